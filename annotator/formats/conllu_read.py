"""Reading CoNLL-U: the text rebuilt from the tokens, with the entities that MISC holds.

The text is that of the surface tokens (``2-3`` lines, else the words) and of what MISC says of the
white space; it is compared with each ``# text``. Syntax is not read.
"""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.columns import MOST_CHARACTERS
from annotator.formats.composing import source_refused
from annotator.formats.conllu_misc import Closing, Opening, brackets, misc_of, unescaped
from annotator.formats.files import Source
from annotator.formats.tags import NO_SPAN, OUTSIDE, Tag, decoded, parsed
from annotator.formats.token_records import Marked, span_record, text_lines
from annotator.model.items import Fragment
from annotator.model.record import Record
from annotator.sentences import worded

EXACT = "# annotator.spaces = exact"
"""The comment by which our own files say that their white space is complete."""

_NAMES = ("NER", "NE", "Entity", "ner", "NamedEntity")
_Misc = dict[str, str]
_ALONE = range(0)


class _Word(NamedTuple):
    form: str
    misc: _Misc
    line: int


class _Token(NamedTuple):
    """What stands in the text: a word, or several that are written as one."""

    form: str
    misc: _Misc
    line: int
    words: list[_Word]
    """Its words where there are several."""
    numbers: range
    """Those of the words to come that are parts of it."""


class _Open(NamedTuple):
    opening: Opening
    start: int
    line: int


def read_conllu(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The documents of a file (``# newdoc``; without it the file is one) and its problems.

    Some treebanks (PUD) say ``# newdoc`` before each sentence, with the same id: one document. Our
    own files say it before each layer of a document, and are told apart by their exact spaces.

    Entities are read from brackets (``Entity=(e1-GPE-1-``) or tags (``NER=B-GPE``). Where MISC
    says nothing of the white space behind a sentence, a line ends. A word that a line lacks, a
    text that differs from ``# text`` and an entity that does not close are told with their line.
    """
    try:
        yield from _Reader(source, options).read()
    except UserError as fault:
        yield source_refused(source, fault)


class _Reader:
    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._problems: list[Problem] = []
        self._tokens: list[_Token] = []
        self._told_text: tuple[str, int] | None = None
        self._fields: list[str] = []
        self._number = 0
        self._marked = False
        self._begin("")

    def _begin(self, id: str) -> None:
        self._id = id
        self._parts: list[str] = []
        self._at = 0
        self._pending = ""
        self._exact = False
        self._open: list[_Open] = []
        self._fragments: dict[str, list[Fragment]] = {}
        self._found: list[Marked] = []
        self._line = 0

    def read(self) -> Iterator[Record | Problem]:
        for number, line in text_lines(self._source, self._options):
            line = line.rstrip("\r\n ")
            if not line:
                self._end_sentence()
                if self._at > MOST_CHARACTERS and not self._marked:
                    yield from self._document()
            elif line.startswith("# newdoc"):
                self._marked = True
                id = line.partition("=")[2].strip()
                if id != self._id or not id or self._exact:
                    yield from self._document()
                    self._begin(id)
            elif line.startswith("#"):
                self._comment(line, number)
            else:
                self._row(line.split("\t"), number)
        yield from self._document()
        if not self._number:
            raise UserError("text.blank", worded("{file} holds no word.", file=self._source.name))

    # --- lines ---------------------------------------------------------------------------------

    def _comment(self, line: str, number: int) -> None:
        key, _, value = line[1:].partition("=")
        if key.strip() == "text":
            self._told_text = (value.strip(), number)
        elif key.strip() == "global.Entity":
            self._fields = value.strip().split("-")
        elif line == EXACT:
            self._exact = True

    def _row(self, columns: list[str], line: int) -> None:
        if len(columns) != 10:
            words = worded(
                "the line has {number} columns between TABs, not 10; it was left out.",
                number=len(columns),
            )
            self._tell("conllu.columns", words, line)
            return
        id, form, misc = columns[0], columns[1], misc_of(columns[9])
        if id.isdecimal():
            numbers = self._tokens[-1].numbers if self._tokens else _ALONE
            if numbers is not _ALONE and int(id) in numbers:
                self._tokens[-1].words.append(_Word(form, misc, line))
            else:
                self._tokens.append(_Token(form, misc, line, [], _ALONE))
            return
        first, dash, last = id.partition("-")
        if dash and first.isdecimal() and last.isdecimal():
            numbers = range(int(first), int(last) + 1)
            self._tokens.append(_Token(form, misc, line, [], numbers))
        elif not id.replace(".", "", 1).isdecimal():
            self._tell(
                "conllu.id",
                worded("{id!r} is no number of a word; the line was left out.", id=id),
                line,
            )

    # --- sentences -----------------------------------------------------------------------------

    def _end_sentence(self) -> None:
        tokens, self._tokens = self._tokens, []
        told, self._told_text = self._told_text, None
        if not tokens:
            return
        self._line = self._line or tokens[0].line
        exact = self._exact or any("SpacesAfter" in token.misc for token in tokens)
        begin = len(self._parts)
        words: list[tuple[_Word, Fragment]] = []
        for token in tokens:
            start = self._put(token)
            words.extend(self._words(token, start))
            self._pending = _after(token.misc) if token.misc else " "
        if not exact:
            self._pending = "\n"
        self._compare("".join(self._parts[begin:]), told)
        self._entities(words)

    def _put(self, token: _Token) -> int:
        """Put a token behind the text; gives where it begins."""
        before = self._pending
        if "SpacesBefore" in token.misc:
            before += unescaped(token.misc["SpacesBefore"])
        self._parts.append(before + token.form)
        start = self._at + len(before)
        self._at = start + len(token.form)
        return start

    def _words(self, token: _Token, start: int) -> Iterator[tuple[_Word, Fragment]]:
        """The words of a token and their ranges in the text."""
        whole = (start, self._at)
        if not token.words:
            yield _Word(token.form, token.misc, token.line), whole
            return
        apart = "".join(word.form for word in token.words) == token.form
        for word in token.words:
            yield word, (start, start + len(word.form)) if apart else whole
            start += len(word.form)
            if not apart and _has_entity(word.misc):
                words = worded(
                    "{word!r} is no part of {token!r}: the whole was taken.",
                    word=word.form,
                    token=token.form,
                )
                self._tell("token.widened", words, word.line, Level.CHANGED)

    def _compare(self, rebuilt: str, told: tuple[str, int] | None) -> None:
        # White space before the first token belongs to no sentence.
        if told is None or " ".join(rebuilt.split()) == " ".join(told[0].split()):
            return
        words = worded("the tokens make another text than # text says; theirs was taken.")
        self._tell("text.differs", words, told[1], Level.CHANGED)

    # --- entities ------------------------------------------------------------------------------

    def _entities(self, words: list[tuple[_Word, Fragment]]) -> None:
        """The entities of one sentence: brackets, or tags."""
        tags: list[tuple[Tag, ...]] = []
        for word, place in words:
            here = NO_SPAN
            for name in _NAMES if word.misc else ():
                value = word.misc.get(name, "")
                tag = parsed(value) if value else None
                if tag is not None and tag != OUTSIDE:
                    here = (tag,)
                elif tag is None and value and name == "Entity":
                    self._brackets(word, place)
            tags.append(here)
        if any(here is not NO_SPAN for here in tags):
            self._tags(words, tags)

    def _brackets(self, word: _Word, place: Fragment) -> None:
        for found in brackets(word.misc["Entity"], self._fields):
            if isinstance(found, Opening):
                if not found.label:
                    words = worded("the entity {id!r} has no type; it was left out.", id=found.eid)
                    self._tell("entity.type", words, word.line)
                self._open.append(_Open(found, place[0], word.line))
            else:
                self._close(found, place[1], word.line)

    def _close(self, closing: Closing, end: int, line: int) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            opening, start, _ = self._open[index]
            if closing.eid in {"", opening.eid}:
                del self._open[index]
                self._add(opening, (start, end))
                return
        words = worded(
            "the entity {id!r} ends here and has not begun; it was left out.", id=closing.eid
        )
        self._tell("entity.unopened", words, line)

    def _add(self, opening: Opening, place: Fragment) -> None:
        if not opening.label:
            return
        parts = self._fragments.setdefault(opening.eid, [])
        parts.append(place)
        if opening.part >= opening.parts:
            self._found.append(Marked(opening.label, _apart(parts)))
            del self._fragments[opening.eid]

    def _tags(self, words: list[tuple[_Word, Fragment]], tags: list[tuple[Tag, ...]]) -> None:
        spans, repairs = decoded(tags)
        for label, first, last in spans:
            self._found.append(Marked(label, ((words[first][1][0], words[last - 1][1][1]),)))
        for token, label, headless in repairs:
            if headless:
                told = worded(
                    "I- or E-{label} goes on with a span that never began; it was begun here.",
                    label=label,
                )
                self._tell("bio.repaired", told, words[token][0].line, Level.CHANGED)

    # --- documents -----------------------------------------------------------------------------

    def _document(self) -> Iterator[Record | Problem]:
        self._end_sentence()
        for opening, _, line in self._open:
            words = worded(
                "the entity {id!r} begins here and never ends; it was left out.", id=opening.eid
            )
            self._tell("entity.unclosed", words, line)
        record = self._record() if self._parts else None
        problems, self._problems = self._problems, []
        yield from problems
        if record is not None:
            yield record
        self._begin("")

    def _record(self) -> Record | None:
        self._number += 1
        text = "".join(self._parts)
        # What is pending behind the last token is ours only where the file is exact.
        text += self._pending if self._exact else ""
        name = self._id
        if not name:
            several = self._number > 1 or self._at > MOST_CHARACTERS
            name = f"{self._source.path.stem}:{self._number}" if several else self._source.name
        try:
            return span_record(name, text, self._found, self._options, id=self._id)
        except UserError as fault:
            self._tell(fault.key, fault.message, self._line, Level.RECORD)
            return None

    def _tell(self, key: str, words: str, line: int, level: Level = Level.ITEM) -> None:
        self._problems.append(
            Problem(
                key=key,
                message=worded(
                    "{file}, line {line}: {what}", file=self._source.name, line=line, what=words
                ),
                level=level,
                source=str(self._source.path),
                line=line,
            )
        )


def _has_entity(misc: _Misc) -> bool:
    return any(misc.get(name, "O") != "O" for name in _NAMES)


def _after(misc: _Misc) -> str:
    if "SpacesAfter" in misc:
        return unescaped(misc["SpacesAfter"])
    return "" if misc.get("SpaceAfter") == "No" else " "


def _apart(parts: list[Fragment]) -> tuple[Fragment, ...]:
    """Ranges in order, those that touch made one."""
    found: list[Fragment] = []
    for start, end in sorted(parts):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
