"""Tags: spans over tokens as B-, I-, O and their kin, read from any dialect, written in three.

Read are BIO (IOB2), IOB1, IO, and BIOES with its other spellings: BILOU and BMES. Token ranges are
half-open. Several tags on one token are nested spans; which tag goes on with which span is found
by the label, since the columns of nested corpora are depths that shift (formats.md, section 4).
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from annotator.errors import UserError
from annotator.formats.tokens import Placed
from annotator.sentences import worded

_TAG = re.compile(r"([BIESLUM])-(\S.*)")
_SPELLINGS = {"L": "E", "U": "S", "M": "I"}
_UNSAID = re.compile(r"[\s|]+")


class Dialect(StrEnum):
    """How spans are written as tags."""

    BIO = "bio"
    BIOES = "bioes"
    IO = "io"


class Tag(NamedTuple):
    """One tag: B, I, E, S or O, and the label ("" with O)."""

    kind: str
    label: str


OUTSIDE = Tag("O", "")
NO_SPAN = (OUTSIDE,)
"""The tags of a token outside of all spans. Most are: readers take this very tuple for it."""


class Found(NamedTuple):
    """A span that was read: its label and its tokens [first, last)."""

    label: str
    first: int
    last: int


class Repair(NamedTuple):
    """A tag that does not fit the ones before it: its token, its label, and whether it is an I or E
    without a beginning (else a span of BIOES without an end).
    """

    token: int
    label: str
    headless: bool


def parsed(text: str) -> Tag | None:
    """The tag that a column holds, or None when it holds none."""
    if text == "O":
        return OUTSIDE
    match = _TAG.fullmatch(text)
    if match is None:
        return None
    kind = match[1]
    return Tag(_SPELLINGS.get(kind, kind), match[2])


def dialect_of(task: str) -> Dialect:
    """The dialect that an export was asked for; UserError ``tags.dialect`` for another name."""
    try:
        return Dialect(task or Dialect.BIO)
    except ValueError as fault:
        names = ", ".join(Dialect)
        raise UserError(
            "tags.dialect",
            worded(
                "There are no tags called {task!r}. There are: {names}.", task=task, names=names
            ),
        ) from fault


class _Open:
    """A span whose end has not been met."""

    def __init__(self, label: str, first: int) -> None:
        self.label = label
        self.first = first


class _Reading:
    """The tags of one sentence, token by token."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.repairs: list[Repair] = []
        self._open: list[_Open] = []  # the outer first

    @property
    def inside(self) -> bool:
        """Whether a span may go on."""
        return bool(self._open)

    def token(self, at: int, tags: Sequence[Tag]) -> None:
        """The tags of the next token."""
        waiting = self._open
        going = [self._resumed(waiting, tag.label, at) for tag in tags if tag.kind == "I"]
        # After them: of two equal labels the outer goes on and the inner ends.
        ended = [self._resumed(waiting, tag.label, at) for tag in tags if tag.kind == "E"]
        for span in waiting:
            self.repairs.append(Repair(at - 1, span.label, headless=False))
            self._close(span, at)
        for span in ended:
            self._close(span, at + 1)
        going.sort(key=lambda span: span.first)
        going.extend(_Open(tag.label, at) for tag in tags if tag.kind == "B")
        self.found.extend(Found(tag.label, at, at + 1) for tag in tags if tag.kind == "S")
        self._open = going

    def end(self, length: int) -> None:
        """The sentence is over after so many tokens."""
        for span in self._open:
            self.repairs.append(Repair(length - 1, span.label, headless=False))
            self._close(span, length)

    def _resumed(self, waiting: list[_Open], label: str, at: int) -> _Open:
        """The outermost waiting span of a label, or a new one where none has begun."""
        for index, span in enumerate(waiting):
            if span.label == label:
                return waiting.pop(index)
        self.repairs.append(Repair(at, label, headless=True))
        return _Open(label, at)

    def _close(self, span: _Open, last: int) -> None:
        self.found.append(Found(span.label, span.first, last))


def decoded(tags: Sequence[Sequence[Tag]]) -> tuple[list[Found], list[Repair]]:
    """The spans of one sentence, each token with all its tags, in the order of their start, the
    longer first; and what had to be guessed. An I or E that nothing has begun begins a span.
    """
    reading = _Reading()
    for at, here in enumerate(tags):
        if here is not NO_SPAN or reading.inside:
            reading.token(at, here)
    reading.end(len(tags))
    return sorted(reading.found, key=lambda f: (f.first, -f.last)), reading.repairs


class Manner(NamedTuple):
    """What kinds of tags a document uses."""

    begins: bool
    """Whether B- or S- opens spans (else IO or IOB1, where I- does)."""
    ends: bool
    """Whether E- or S- closes them."""


def manner(sentences: Iterable[Sequence[Sequence[Tag]]]) -> Manner:
    """How a document writes its tags. In IOB1 B- stands only right behind a span of its label."""
    begins = ends = False
    for sentence in sentences:
        before: Sequence[Tag] = ()
        for tags in sentence:
            for kind, label in tags if tags is not NO_SPAN else ():
                ends = ends or kind in "ES"
                if kind in "BS" and not any(tag.label == label for tag in before):
                    begins = True
            before = tags
        if begins and ends:
            break
    return Manner(begins or ends, ends)


def label_of(label: str) -> str:
    """A label as a column can hold it: white space and ``|`` (between nested tags) become ``_``."""
    return _UNSAID.sub("_", label) if _UNSAID.search(label) else label


def marks(length: int, dialect: Dialect) -> list[str]:
    """The kinds of the tags of a span of so many tokens: B, I, I."""
    if dialect is Dialect.IO:
        return ["I"] * length
    if dialect is Dialect.BIO or length < 1:
        return ["B", *"I" * (length - 1)]
    return ["S"] if length == 1 else ["B", *"I" * (length - 2), "E"]


def halves(tag: str) -> tuple[str, str]:
    """The tags of the two parts of a token that is cut in two."""
    kind, label = tag[:1], tag[1:]
    return {"S": "B", "E": "I"}.get(kind, kind) + label, {"S": "E", "B": "I"}.get(
        kind, kind
    ) + label


def flat_tags(count: int, places: Iterable[Placed], dialect: Dialect) -> list[str]:
    """One tag for each of `count` tokens; of spans that share a token the later wins."""
    tags = ["O"] * count
    for mention, first, last in places:
        label = label_of(mention.label)
        tags[first:last] = [f"{mark}-{label}" for mark in marks(last - first, dialect)]
    return tags


def nested_tags(count: int, places: Iterable[Placed], dialect: Dialect) -> list[list[str]]:
    """All tags of each of `count` tokens, the outer span first; an empty list outside of spans."""
    tags: list[list[str]] = [[] for _ in range(count)]
    for mention, first, last in sorted(places, key=lambda p: (p.first, -p.last)):
        label = label_of(mention.label)
        for at, mark in enumerate(marks(last - first, dialect), start=first):
            tags[at].append(f"{mark}-{label}")
    return tags
