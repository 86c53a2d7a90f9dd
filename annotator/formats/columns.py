"""Columns: one token a line, its tags behind it, a blank line after each sentence.

What CoNLL-2003 and its many cousins share with the nested files of Wojood, NEMO and IAHLT. Which
columns hold the tags is all that the formats differ in.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.composing import source_refused
from annotator.formats.files import Source
from annotator.formats.tags import NO_SPAN, Manner, Repair, Tag, decoded, manner, parsed
from annotator.formats.token_records import Marked, span_record, text_lines
from annotator.formats.tokens import joined
from annotator.model.record import Record
from annotator.sentences import worded

DOCSTART = "-DOCSTART-"
MOST_CHARACTERS = 1_000_000
"""A file without marks between its documents is cut at a sentence end after so many code points."""

MOST_TOKENS = 50_000
"""A sentence that is longer is cut: the blank lines are missing."""

_BLANKS = re.compile(r"[ \t]+")
_COMMENT = re.compile(r"#\s*[\w.:-]+\s*=(\s|$)|#\s*newdoc\b")
_NEWDOC = re.compile(r"#\s*newdoc(?:\s+id)?\s*=\s*(\S.*)")
_AIDA = re.compile(rf"{DOCSTART}\s+\((.+)\)")
_TIMES = {1: worded("once"), 2: worded("twice"), 3: worded("three times")}
_MANY = 50
_REMEMBERED = 100_000
_COMMON = {"PER", "PERS", "PERSON", "LOC", "ORG", "GPE", "MISC", "FAC"}

Pick = Callable[[Sequence[str]], Sequence[str]]
"""From the columns behind the token to those that hold its tags."""


class _Sentence(NamedTuple):
    words: list[str]
    lines: Sequence[int]
    tags: list[tuple[Tag, ...]]


def columns_of(line: str) -> list[str]:
    """The columns of a line: between TABs where there are any, else between blanks."""
    if "\t" in line:
        columns = [column.strip(" ") for column in line.rstrip("\t ").split("\t")]
        if len(columns) > 1:
            return columns
    return _BLANKS.split(line.strip(" \t"))


def piped(line: str) -> list[list[str]] | None:
    """The tokens of a line of spaCy's IOB (``word|POS|TAG word|POS|TAG``), or None."""
    pieces = [piece.split("|") for piece in line.split()]
    if not pieces or any(len(piece) < 2 or parsed(piece[-1]) is None for piece in pieces):
        return None
    # A bar may be a token too: "|||PUNCT|O".
    return [["|".join(p[:-2]) if len(p) > 3 else p[0], *p[-2:]] for p in pieces]


def is_comment(line: str) -> bool:
    """Whether a line is a comment: it begins with # and its last column is no tag."""
    if not line.startswith("#"):
        return False
    if _COMMENT.match(line):
        return True
    columns = columns_of(line)
    return len(columns) < 2 or parsed(columns[-1].split("|")[0]) is None


def read_columns(source: Source, options: ReadOptions, pick: Pick) -> Iterator[Record | Problem]:
    """The documents of a file and its problems, in its order.

    A document ends at ``-DOCSTART-`` or ``# newdoc``; a file without them is one document. Its
    text is the tokens with a blank between them, a line for each sentence. A tag that is none
    (``tag.unknown``) is left out and its token kept; an I- without a beginning begins a span
    (``bio.repaired``).
    """
    try:
        yield from _Reader(source, options, pick).read()
    except UserError as fault:
        yield source_refused(source, fault)


class _Reader:
    def __init__(self, source: Source, options: ReadOptions, pick: Pick) -> None:
        self._source = source
        self._options = options
        self._pick = pick
        self._rows: list[str] = []
        self._lines: list[int] = []
        self._known: dict[str, tuple[Tag, ...]] = {}
        self._sentences: list[_Sentence] = []
        self._size = 0
        self._name = ""
        self._number = 0
        self._marked = False
        self._labels: dict[str, list[int]] = {}
        self._problems: list[Problem] = []

    def read(self) -> Iterator[Record | Problem]:
        for number, line in text_lines(self._source, self._options):
            line = line.rstrip()
            if not line or len(self._rows) >= MOST_TOKENS:
                self._end_sentence()
                if self._size > MOST_CHARACTERS and not self._marked:
                    yield from self._cut()
            if not line:
                continue
            # Nearly every line is a row, and few begin with one of these signs.
            if line[0] not in "#-":
                self._add(line, number)
            elif self._begins_document(line):
                yield from self._document()
                self._marked = True
                self._name = self._given_name(line)
            elif not is_comment(line):
                self._add(line, number)
        yield from self._document()
        if not self._number:
            raise UserError("text.blank", worded("{file} holds no token.", file=self._source.name))
        yield from self._rare_labels()

    # --- lines ---------------------------------------------------------------------------------

    def _begins_document(self, line: str) -> bool:
        if line.startswith("#"):
            return _COMMENT.match(line) is not None and "newdoc" in line.split("=")[0]
        return line.startswith(DOCSTART) and columns_of(line)[0] == DOCSTART

    @staticmethod
    def _given_name(line: str) -> str:
        match = _NEWDOC.match(line) or _AIDA.match(line)
        return match[1].strip() if match else ""

    def _add(self, line: str, number: int) -> None:
        tokens = piped(line) if "|" in line else None
        if tokens is None:
            self._rows.append(line)
            self._lines.append(number)
            return
        self._end_sentence()
        self._rows.extend("\t".join(columns) for columns in tokens)
        self._lines.extend([number] * len(tokens))
        self._end_sentence()

    def _end_sentence(self) -> None:
        rows, lines, self._rows, self._lines = self._rows, self._lines, [], []
        if not rows:
            return
        plain = not self._options.fields and rows[0][0] != "1"
        words, tags = self._plain(rows, lines) if plain else self._shaped(rows, lines)
        self._sentences.append(_Sentence(words, lines, tags))
        self._size += sum(map(len, words)) + len(words)

    def _plain(self, rows: list[str], lines: list[int]) -> tuple[list[str], list[tuple[Tag, ...]]]:
        """Words and tags of rows that begin with the token. What stands behind it is mostly the
        same few columns, which are remembered as long as nothing is wrong with them.
        """
        words: list[str] = []
        tags: list[tuple[Tag, ...]] = []
        known = self._known
        for row, line in zip(rows, lines, strict=True):
            word, blank, behind = row.partition("\t")
            if not blank:
                word, _, behind = row.partition(" ")
            found = known.get(behind)
            if found is None:
                word, *columns = columns_of(row)
                told = len(self._problems)
                found = self._tags(self._pick(columns), line)
                if len(self._problems) == told and row.startswith(word) and blank + behind:
                    known[behind] = found
                    if len(known) > _REMEMBERED:
                        known.clear()
            words.append(word)
            tags.append(found)
        return words, tags

    def _shaped(self, rows: list[str], lines: list[int]) -> tuple[list[str], list[tuple[Tag, ...]]]:
        """The same of rows that are numbered, or whose columns were named."""
        split = [columns_of(row) for row in rows]
        first, chosen = self._shape(split)
        words: list[str] = []
        tags: list[tuple[Tag, ...]] = []
        for columns, line in zip(split, lines, strict=True):
            words.append(columns[first] if first < len(columns) else columns[-1])
            behind = columns[first + 1 :]
            texts = [behind[chosen]] if 0 <= chosen < len(behind) else self._pick(behind)
            tags.append(self._tags(texts, line))
        return words, tags

    def _shape(self, rows: list[list[str]]) -> tuple[int, int]:
        """The column of the token, and of the tag behind it as asked for (else -1)."""
        fields = self._options.fields
        token = _column(fields.get("token", "")) if fields.get("token") else -1
        if token < 0:
            numbered = len(rows) > 1 and all(
                len(row) > 2 and row[0] == str(number) for number, row in enumerate(rows, start=1)
            )
            token = 1 if numbered else 0
        tag = _column(fields["tag"]) - token - 1 if fields.get("tag") else -1
        return token, tag

    def _tags(self, texts: Sequence[str], line: int) -> tuple[Tag, ...]:
        found = []
        for text in texts:
            tag = parsed(text)
            if tag is None:
                words = worded(
                    "{text!r} is no tag such as B-PER or O. The token was kept without it.",
                    text=text,
                )
                self._tell("tag.unknown", words, line)
            elif tag.kind != "O":
                found.append(tag)
        if not texts:
            self._tell(
                "tag.missing", worded("the token has no tag; it was kept without one."), line
            )
        return tuple(found) or NO_SPAN

    def _told(self) -> list[Problem]:
        told, self._problems = self._problems, []
        return told

    def _tell(self, key: str, words: str, line: int | None, level: Level = Level.ITEM) -> None:
        file = self._source.name
        if line:
            message = worded("{file}, line {line}: {what}", file=file, line=line, what=words)
        else:
            message = worded("{file}: {what}", file=file, what=words)
        self._problems.append(
            Problem(
                key=key,
                message=message,
                level=level,
                source=str(self._source.path),
                line=line,
            )
        )

    # --- documents -----------------------------------------------------------------------------

    def _cut(self) -> Iterator[Record | Problem]:
        if not self._number:
            words = worded(
                "it has no {mark} between documents and is long, so it was cut at sentence "
                "ends into documents of about {number:,} characters.",
                mark=DOCSTART,
                number=MOST_CHARACTERS,
            )
            self._tell("document.cut", words, None, Level.NOTE)
        yield from self._document(more=True)

    def _document(self, *, more: bool = False) -> Iterator[Record | Problem]:
        """What was gathered, as a record, after its problems."""
        self._end_sentence()
        sentences, self._sentences, self._size = self._sentences, [], 0
        record: Record | None = None
        if sentences:
            self._number += 1
            text, marked = self._spans(sentences)
            try:
                record = span_record(self._named(more), text, marked, self._options)
            except UserError as fault:
                self._tell(fault.key, fault.message, sentences[0].lines[0], Level.RECORD)
        yield from self._told()
        if record is not None:
            yield record

    def _named(self, more: bool) -> str:
        if self._name:
            return self._name
        several = more or self._marked or self._number > 1
        return f"{self._source.path.stem}:{self._number}" if several else self._source.name

    def _spans(self, sentences: list[_Sentence]) -> tuple[str, list[Marked]]:
        how = manner(sentence.tags for sentence in sentences)
        lines: list[str] = []
        marked: list[Marked] = []
        at = implied = 0
        for sentence in sentences:
            text, places = joined(sentence.words)
            found, repairs = decoded(sentence.tags)
            implied += self._repairs(sentence, repairs, how)
            for label, first, last in found:
                marked.append(Marked(label, ((at + places[first][0], at + places[last - 1][1]),)))
                seen = self._labels.setdefault(label, [])
                if len(seen) <= _MANY:
                    seen.append(sentence.lines[first])
            lines.append(text)
            at += len(text) + 1
        if implied:
            words = worded(
                "no tag of the document begins with B- but right behind a span, so the tags "
                "were read as IO or IOB1: each run of I- is a span. So {number} spans begin "
                "with I-.",
                number=implied,
            )
            self._tell("bio.repaired", words, sentences[0].lines[0], Level.NOTE)
        return "\n".join(lines), marked

    def _repairs(self, sentence: _Sentence, repairs: list[Repair], how: Manner) -> int:
        """Tell of each repair; gives the number of those that the way of writing implies."""
        implied = 0
        for token, label, headless in repairs:
            line = sentence.lines[token]
            if headless and not how.begins:
                implied += 1
            elif headless:
                words = worded(
                    "I- or E-{label} goes on with a span that never began; it was begun here.",
                    label=label,
                )
                self._tell("bio.repaired", words, line, Level.CHANGED)
            elif how.ends:
                words = worded(
                    "the span of {label} has no E- or S- at its end; it was taken to end here.",
                    label=label,
                )
                self._tell("bio.repaired", words, line, Level.CHANGED)
        return implied

    def _rare_labels(self) -> Iterator[Problem]:
        """Labels that may be slips: hardly ever used in a file that has many spans."""
        if sum(map(len, self._labels.values())) < _MANY:
            return
        for label, lines in self._labels.items():
            if len(lines) not in _TIMES or label in _COMMON:
                continue
            for line in lines:
                words = worded(
                    "the label {label!r} is used only {times} in the file; a slip?",
                    label=label,
                    times=_TIMES[len(lines)],
                )
                self._tell("label.rare", words, line, Level.NOTE)
        yield from self._told()


def _column(text: str) -> int:
    """A column counted from 0, from one that people count from 1."""
    if not text.isdecimal() or text == "0":
        raise UserError(
            "fields.column",
            worded("{text!r} is no number of a column. They count from 1.", text=text),
        )
    return int(text) - 1


# --- recognising a file ------------------------------------------------------------------------


class Look(NamedTuple):
    """What the first lines of a file look like: the share of lines that are rows with a tag, and
    whether tags are nested.
    """

    share: float
    rows: int
    nested: bool


def look(head: bytes) -> Look:
    """A look at the first bytes of a file, for the sniffers."""
    text = head.decode("utf-8-sig", errors="replace")
    lines = text.split("\n")[: -1 if len(head) > 60_000 else None]
    kept = [line.rstrip() for line in lines[:2000] if line.strip() and not is_comment(line)]
    kept = [line for line in kept if not line.startswith(DOCSTART)]
    good = sum(1 for line in kept if _is_row(line))
    share = good / len(kept) if kept else 0.0
    nested = share > 0.5 and _nested([columns_of(line)[1:] for line in kept if _is_row(line)])
    return Look(share, good, nested)


def _is_row(line: str) -> bool:
    if "|" in line and piped(line):
        return True
    columns = columns_of(line)
    last = columns[-1].split("|")
    return 2 <= len(columns) <= 20 and all(parsed(part) is not None for part in last)


def _nested(behind: list[list[str]]) -> bool:
    """Whether rows hold nested tags: nothing but tags, in rows of unequal length or with a bar, or
    in columns that share labels (a column of chunks shares none with one of names).
    """
    split = [[part for column in row for part in column.split("|")] for row in behind]
    if any(parsed(part) is None for row in split for part in row):
        return False
    if len({len(row) for row in split}) > 1:
        return True
    labels = [{part[2:] for part in column if part != "O"} for column in zip(*split, strict=True)]
    if len(labels) < 2:
        return False
    return any(not column or column & labels[0] for column in labels[1:])
