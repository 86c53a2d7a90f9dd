"""Query: what a person types to search the corpus, as a value. Pure; it searches nothing.

What is no filter is text: words beside each other are one phrase, words in straight quotation
marks must be whole words (clitics aside), and `/…/` is a regular expression. Filters are written
``name:value`` or ``name:"two words"``, in English or Arabic; all of them must hold.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec
import regex

from annotator.errors import UserError
from annotator.model.document import Status
from annotator.sentences import worded
from annotator.text.fold import fold

LONGEST = 1_000
"""Code points that a query may have."""


class Text(msgspec.Struct, frozen=True):
    """Words to be found as they stand beside each other; `folded` is what is compared."""

    folded: str
    whole: bool = False


class RoleFilter(msgspec.Struct, frozen=True):
    """A role, and what fills it: a label or words; "" for anything."""

    role: str
    filler: str = ""


class AttributeFilter(msgspec.Struct, frozen=True):
    """An attribute, and its value as it is written; "" for any value."""

    name: str
    value: str = ""


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A search. Values of one filter given twice are alternatives, but for roles and attributes."""

    texts: tuple[Text, ...] = ()
    pattern: str = ""
    labels: tuple[str, ...] = ()
    roles: tuple[RoleFilter, ...] = ()
    attributes: tuple[AttributeFilter, ...] = ()
    authors: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    unlabelled: bool = False

    @property
    def of_items(self) -> bool:
        """Whether marked items are looked for, and not places of the text."""
        asked = self.labels or self.roles or self.attributes
        return bool(asked or (self.authors and not self.texts)) and not self.unlabelled

    @property
    def of_layers(self) -> bool:
        """Whether whole documents are looked for: only what their layers are like was asked."""
        return bool(self.statuses) and not (
            self.texts or self.pattern or self.of_items or self.unlabelled
        )


_NAMES = {
    "label": "label",
    "role": "role",
    "attr": "attr",
    "author": "author",
    "status": "status",
    "is": "is",
    "وسم": "label",
    "دور": "role",
    "سمة": "attr",
    "كاتب": "author",
    "حالة": "status",
    "هو": "is",
}
STATUSES = {
    "new": Status.NEW,
    "in-progress": Status.IN_PROGRESS,
    "done": Status.DONE,
    "جديد": Status.NEW,
    "جار": Status.IN_PROGRESS,
    "منجز": Status.DONE,
}
_UNLABELLED = ("unlabelled", "unlabeled", "بلا-وسم")
_VALUE = r'(?:[^\s"]++|"[^"]*+")*+'


class Piece(msgspec.Struct, frozen=True):
    """A part of what was typed: "word", "quoted", "pattern" or the name of a filter, its value,
    and where it stands (code points of what was typed, half-open).
    """

    kind: str
    value: str
    start: int
    end: int


class Filters(msgspec.Struct, frozen=True):
    """The filters of a query language: what each may be called, and an example of each."""

    names: Mapping[str, str]
    examples: Mapping[str, str]


@cache
def _pattern_of(names: tuple[str, ...]) -> "regex.Pattern[str]":
    return regex.compile(
        rf"(?P<name>[A-Za-z]++|{'|'.join(names)}):(?P<value>{_VALUE})"
        r"|/(?P<pattern>.+)/(?=\s|$)"
        r'|"(?P<quoted>[^"]*+)"(?=\s|$)'
        r"|(?P<word>\S++)",
        regex.DOTALL,
    )


def pieces(words: str, filters: Filters) -> Iterator[Piece]:
    """The parts of what was typed, in order.

    Raises UserError ``search.unknown`` for a filter that is none of these, ``search.value`` for one
    without a value, ``search.long`` for more than `LONGEST` code points.
    """
    if len(words) > LONGEST:
        raise UserError(
            "search.long",
            worded(
                "This search has {number:,} characters; up to {most:,} can be looked for. Search "
                "for a part of it.",
                number=len(words),
                most=LONGEST,
            ),
        )
    arabic = tuple(name for name in filters.names if not name.isascii())
    for found in _pattern_of(arabic).finditer(words):
        kind = found.lastgroup or ""
        if found["name"]:
            yield Piece(*_filter(found, filters), *found.span())
        else:
            yield Piece(kind, found[kind], *found.span())


def parse_query(words: str) -> Query:
    """The query that a person typed.

    Raises UserError with one plain sentence: ``search.long``, ``search.empty`` (nothing is left to
    look for), ``search.unknown`` (no such filter), ``search.value``, ``search.pattern``.
    """
    found: dict[str, list[str]] = {name: [] for name in {*_NAMES.values(), "pattern"}}
    texts: list[Text] = []
    for kind, value in _pieces(words):
        if kind in ("phrase", "quoted"):
            texts.append(_text(value, whole=kind == "quoted"))
        else:
            found[kind].append(value)
    query = Query(
        texts=tuple(texts),
        pattern=_pattern(found["pattern"], texts),
        labels=tuple(found["label"]),
        roles=tuple(RoleFilter(*_pair(value)) for value in found["role"]),
        attributes=tuple(AttributeFilter(*_pair(value)) for value in found["attr"]),
        authors=tuple(found["author"]),
        statuses=tuple(map(status_named, found["status"])),
        unlabelled=bool([_only_unlabelled(value) for value in found["is"]]),
    )
    if query == Query():
        raise _empty()
    return query


def _pieces(words: str) -> Iterator[tuple[str, str]]:
    """(kind, value) of each part; words that stand together come as one phrase."""
    run: list[str] = []
    for piece in pieces(words, _FILTERS):
        if piece.kind == "word":
            run.append(piece.value)
            continue
        if run:
            yield "phrase", " ".join(run)
            run = []
        yield piece.kind, piece.value
    if run:
        yield "phrase", " ".join(run)


def _filter(piece: "regex.Match[str]", filters: Filters) -> tuple[str, str]:
    name = filters.names.get(piece["name"].lower())
    if name is None:
        known = " ".join(f"{one}:" for one in filters.examples)
        raise UserError(
            "search.unknown",
            worded(
                "There is no filter {filter}: (there are {known}). Put the words in quotation "
                'marks to look for them: "{words}".',
                filter=piece["name"],
                known=known,
                words=piece.group(),
            ),
        )
    value = piece["value"].replace('"', "").strip()
    if not value:
        words = worded(
            "{filter}: needs a value, such as {example}.",
            filter=name,
            example=filters.examples[name],
        )
        raise UserError("search.value", words)
    return name, value


_EXAMPLES = {
    "label": "label:PER",
    "role": "role:Attacker=ORG",
    "attr": "attr:polarity=negative",
    "author": "author:me",
    "status": "status:done",
    "is": "is:unlabelled",
}
_FILTERS = Filters(_NAMES, _EXAMPLES)


def _pair(value: str) -> tuple[str, str]:
    name, _, filler = value.partition("=")
    if not name:
        raise UserError(
            "search.value", worded("«{value}» names nothing before its =.", value=value)
        )
    return name.strip(), filler.strip()


def status_named(value: str) -> Status:
    """The status of a name, in English or Arabic; UserError ``search.value`` for any other."""
    status = STATUSES.get(value.lower())
    if status is None:
        words = worded(
            "There is no status {value}: write status:new, status:in-progress or status:done.",
            value=value,
        )
        raise UserError("search.value", words)
    return status


def _only_unlabelled(value: str) -> str:
    if value.lower() not in _UNLABELLED:
        words = worded("There is no is:{value}: write is:unlabelled.", value=value)
        raise UserError("search.value", words)
    return value


def _text(words: str, *, whole: bool) -> Text:
    folded = fold(words).strip()
    if not any(map(_is_something, folded)):
        raise _empty()
    return Text(folded, whole)


def _is_something(character: str) -> bool:
    """Letters, digits and pictures can be looked for; signs alone stand everywhere."""
    category = unicodedata.category(character)
    return category[0] in "LN" or category in ("So", "Sc")


def _empty() -> UserError:
    return UserError(
        "search.empty", worded("There is nothing to look for: name at least one letter or digit.")
    )


def _pattern(patterns: list[str], texts: list[Text]) -> str:
    if not patterns:
        return ""
    if len(patterns) > 1 or texts:
        words = worded("A regular expression /…/ stands alone, with filters at most.")
        raise UserError("search.pattern", words)
    try:
        regex.compile(patterns[0])
    except (regex.error, RecursionError, OverflowError, MemoryError) as fault:
        said = str(fault).replace("\n", " ")
        words = worded(
            "/{pattern}/ is no regular expression: {said}.", pattern=patterns[0], said=said
        )
        raise UserError("search.pattern", words) from fault
    return patterns[0]
