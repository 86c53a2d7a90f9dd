"""Reading WebAnno TSV 3: sentences give the text back, rows give marks, marks become items."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.decoding import decode
from annotator.formats.documents import document_id, found_document, text_version
from annotator.formats.files import Source
from annotator.formats.webanno_build import Builder
from annotator.formats.webanno_marks import Marks
from annotator.formats.webanno_shape import (
    LayerHead,
    layer_of,
    unescape_text,
    unescape_value,
    version_of,
)
from annotator.model.document import Layer
from annotator.model.record import Record, SchemeName
from annotator.sentences import worded
from annotator.text.offsets import OffsetMap, find_forbidden, has_astral, is_blank

_UNIT = re.compile(r"\d{1,9}-\d{1,9}(?:\.\d{1,9})?")
_RANGE = re.compile(r"(\d{1,12})-(\d{1,12})")


class Row(NamedTuple):
    """A token or a part of one; offsets are UTF-16 units of the text."""

    line: int
    unit: str
    begin: int
    end: int
    word: str
    cells: tuple[str, ...]


class _Sentence(msgspec.Struct):
    line: int
    texts: list[str]
    rows: list[Row]


def read_webanno(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """One record for a file, and a problem for each row or mark that could not be followed.

    The text is put together from ``#Text=`` as INCEpTION does it: a sentence begins with its first
    token, one unit between two is a line end, further ones are blanks.
    """
    try:
        yield from _read(source, options)
    except UserError as fault:
        yield Problem(
            key=fault.key, message=fault.message, level=Level.SOURCE, source=str(source.path)
        )


def _read(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    data = source.whole()
    raw, mark = decode(data, options.encoding, source.name)
    lines = raw.replace("\r\n", "\n").split("\n")
    version = version_of(lines[0], source.name)
    layers, at = _head(lines)
    problems: list[Problem] = []
    sentences = list(
        _sentences(lines, at, version, sum(len(la.columns) for la in layers), problems)
    )
    text = _text(sentences, problems)
    bad = find_forbidden(text)
    if bad is not None:
        key = "text.nul" if bad[1] == "NUL" else "text.lone_surrogate"
        raise UserError(
            key,
            worded(
                "{file} holds a {what}, which no project can store.", file=source.name, what=bad[1]
            ),
        )
    if is_blank(text):
        raise UserError("text.blank", worded("{file} holds no text to read.", file=source.name))
    offsets, same = OffsetMap(text), not has_astral(text)
    marks = Marks(layers)
    for row in (row for sentence in sentences for row in sentence.rows):
        place = _placed(row, text, offsets, same=same)
        if isinstance(place, str):
            problems.append(_problem(row.line, "webanno.offsets", place))
            marks.pass_over(row.unit)
        else:
            marks.take(row.line, row.unit, place, row.cells)
    builder = Builder(text, marks, offsets)
    problems.extend(builder.build())
    for problem in problems:
        message = worded("{file}, {message}", file=source.name, message=problem.message)
        yield msgspec.structs.replace(problem, source=str(source.path), message=message)
    stem = source.name.removesuffix(".tsv")
    name = stem if PurePath(stem).suffix else source.name
    id = document_id(name, text)
    yield Record(
        document=found_document(id, name, text, options.language),
        text=text_version(id, text, hashlib.sha256(data).hexdigest(), "lf", mark),
        author="",
        layer=Layer(),
        scheme=SchemeName(options.scheme, 0),
        items=tuple(builder.items),
    )


def _head(lines: list[str]) -> tuple[list[LayerHead], int]:
    layers = []
    for at, line in enumerate(lines[1:], start=1):
        layer = layer_of(line)
        if layer is not None:
            layers.append(layer)
        elif line.strip() and not line.startswith("#T_"):
            return layers, at
    return layers, len(lines)


def _sentences(
    lines: list[str], at: int, version: str, columns: int, problems: list[Problem]
) -> Iterator[_Sentence]:
    current: _Sentence | None = None
    for number, line in enumerate(lines[at:], start=at + 1):
        if line.startswith("#Text="):
            if current is None or current.rows:
                if current is not None:
                    yield current
                current = _Sentence(number, [], [])
            current.texts.append(unescape_text(line.removeprefix("#Text="), version))
        elif not line.strip() or line.startswith("#"):
            continue
        else:
            row = _row(number, line, columns)
            if isinstance(row, Problem):
                problems.append(row)
            elif current is None:
                words = worded("the row stands ahead of any #Text=.")
                problems.append(_problem(number, "webanno.syntax", words))
            else:
                current.rows.append(row)
    if current is not None:
        yield current


def _row(number: int, line: str, columns: int) -> Row | Problem:
    fields = line.split("\t")
    place = _RANGE.fullmatch(fields[1]) if len(fields) > 2 else None
    if place is None or _UNIT.fullmatch(fields[0]) is None or len(fields) < columns + 3:
        words = worded(
            "the row was left out: it needs a number, a range, a word and {columns} columns, "
            "and has {fields} fields.",
            columns=columns,
            fields=len(fields),
        )
        return _problem(number, "webanno.syntax", words)
    begin, end = int(place.group(1)), int(place.group(2))
    return Row(number, fields[0], begin, end, fields[2], tuple(fields[3 : columns + 3]))


def _problem(line: int, key: str, words: str) -> Problem:
    return Problem(
        key=key,
        message=worded("line {line}: {words}", line=line, words=words),
        level=Level.ITEM,
        line=line,
    )


# --- the text ---------------------------------------------------------------------------------


def _text(sentences: list[_Sentence], problems: list[Problem]) -> str:
    """The whole text; rows of a sentence that cannot stand where it says are told and left out."""
    parts: list[str] = []
    length = 0
    for sentence in sentences:
        words = "\n".join(sentence.texts)
        begin = sentence.rows[0].begin if sentence.rows else length + (length > 0)
        if begin < length:
            said = worded(
                "the sentence begins at {begin}, inside the one before it; it has no marks now.",
                begin=begin,
            )
            problems.append(_problem(sentence.line, "webanno.offsets", said))
            sentence.rows = []
            begin = length + 1
        gap = begin - length
        if gap > 1_000_000:
            said = worded(
                "the sentence begins {gap} units behind the one before it; it has no marks now.",
                gap=gap,
            )
            problems.append(_problem(sentence.line, "webanno.offsets", said))
            sentence.rows = []
            gap = 1
        between = ("\n" + " " * (gap - 1) if parts else " " * gap) if gap else ""
        parts += [between, words]
        length += gap + len(words) + sum(character > "\uffff" for character in words)
    return "".join(parts)


def _placed(row: Row, text: str, offsets: OffsetMap, *, same: bool) -> tuple[int, int] | str:
    """Where a row stands, in code points, or what is wrong with it.

    `same`: units and code points are the same in this text, so nearly all rows need no more.
    """
    inside = same and row.begin < row.end <= len(text)
    if inside and text[row.begin : row.end] == row.word:
        return row.begin, row.end
    try:
        begin, end = offsets.from_utf16_strict(row.begin), offsets.from_utf16_strict(row.end)
    except UserError as fault:
        return worded(
            "{unit} was left out with its marks. {message}", unit=row.unit, message=fault.message
        )
    there = text[begin:end]
    if begin > end or (row.word not in {there, ""} and unescape_value(row.word) != there):
        words = worded(
            "the text at {begin}-{end} is {there!r}, not {word!r}",
            begin=row.begin,
            end=row.end,
            there=there[:40],
            word=row.word[:40],
        )
        return worded("{unit} was left out with its marks: {words}.", unit=row.unit, words=words)
    return begin, end
