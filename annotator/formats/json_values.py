"""JSON files of other tools: one object a line, a list of any size, or objects over many lines.

A list is cut into its values as it is read, so a file of any size needs the memory of one value.
"""

import codecs
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec
import regex

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.decoding import check_encoding, wide_without_mark
from annotator.formats.files import LINE_LIMIT, Source
from annotator.formats.jsonl_check import parse
from annotator.formats.jsonl_findings import Findings, Json, shown
from annotator.model.record import Record
from annotator.sentences import worded

Take = Callable[[Json, Findings], Iterable[Record]]
"""Makes the records of one object; what is wrong goes to the findings."""

Finish = Callable[[Findings], Iterable[Record]]
"""Makes the records that only the end of a file completes."""

_UTF8 = {"", "utf-8", "utf8", "utf-8-sig"}
_MARK = b"\xef\xbb\xbf"
_CHUNK = 1024 * 1024
_HEAD = 64 * 1024
_OPEN_ENDS = (b"{", b"[", b",", b":")

_PLAIN = rb'[^"\[\]{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_FLAT = rb"[\[{](?:" + _PLAIN + rb")*+[\]}]"
_NESTED = rb"[\[{](?:" + _PLAIN + rb"|" + _FLAT + rb")*+[\]}]"
_SIGN = rb'(["\[\]{}]|\Z)'
_OUTSIDE = regex.compile(rb"(?:" + _PLAIN + rb")*+" + _SIGN, regex.DOTALL)
_INSIDE = regex.compile(rb"(?:" + _PLAIN + rb"|" + _NESTED + rb")*+" + _SIGN, regex.DOTALL)
"""Up to the next bracket that counts; a quote there begins a string that is not whole yet. Inside a
value, small objects and lists are passed over in one step. Not by `re`: up to Python 3.11.3 it gets
possessive quantifiers wrong (gh-101955).
"""
_BETWEEN = b" \t\r\n,"
_FAST = msgspec.json.Decoder()


class Value(NamedTuple):
    """One JSON text: its bytes, the line on which it begins (from 1) and, in a list, its place."""

    data: bytes
    line: int
    place: int | None


def read_objects(
    source: Source, options: ReadOptions, take: Take, finish: Finish | None = None
) -> Iterator[Record | Problem]:
    """The records that `take` makes of each object of a file, each after what was wrong with it.

    Reading goes on after a bad object. A UserError of `take` or of the file ends it
    (`Level.SOURCE`). `finish` makes the records of what `take` has laid aside.
    """
    try:
        for value in json_values(source, options):
            if isinstance(value, Problem):
                yield value
                continue
            root = "" if value.place is None else f"[{value.place}]"
            found = Findings(str(source.path), value.line, root)
            records = _taken(value.data, take, found)
            yield from found.problems
            yield from records
        if finish is not None:
            found = Findings(str(source.path), None)
            records = list(finish(found))
            yield from found.problems
            yield from records
    except UserError as fault:
        yield Problem(
            key=fault.key, message=fault.message, level=Level.SOURCE, source=str(source.path)
        )


def _taken(data: bytes, take: Take, found: Findings) -> list[Record]:
    obj = decoded(data, found)
    return [] if obj is None else list(take(obj, found))


def decoded(data: bytes, found: Findings) -> Json | None:
    """The object of one JSON text, or None with a finding."""
    value: object
    try:
        value = _FAST.decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        value = parse(data, found)
    if isinstance(value, dict):
        return value
    if not found.problems:
        words = worded("expected one JSON object, got {value}; left out.", value=shown(value))
        found.refuse("json.not_object", words)
    return None


def json_values(source: Source, options: ReadOptions) -> Iterator[Value | Problem]:
    """The values of a file: its lines, or the values of the list or lists that it holds.

    Raises UserError ``encoding.…``, ``import.unreadable`` and, at a value or line of more than 64
    MB, ``limit.line``.
    """
    encoding = options.encoding.lower()
    if encoding:
        check_encoding(encoding)
    encoding = "" if encoding in _UTF8 else encoding
    head = _readable_head(source, encoding)
    values = _Splitter(source).values(encoding) if _spread(head) else _lines(source, encoding)
    empty = True
    for value in values:
        empty = False
        yield value
    if empty:
        words = worded("{file}: the file holds no record.", file=source.name)
        yield Problem(key="json.empty", message=words, level=Level.NOTE, source=str(source.path))


def _readable_head(source: Source, encoding: str) -> bytes:
    head = source.head(_HEAD)
    if encoding:
        return head.decode(encoding, "ignore").lstrip("\ufeff").encode("utf-8", "ignore")
    wide = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else wide_without_mark(head)
    if wide:
        raise UserError(
            "encoding.guess",
            worded(
                "{file} is not UTF-8. It may be {wide}; if so, import it again with "
                "--encoding {wide}.",
                file=source.name,
                wide=wide,
            ),
        )
    return head.removeprefix(_MARK)


def _spread(head: bytes) -> bool:
    """Whether the file is a list, or objects over several lines, and not one object a line."""
    first, ended, _ = head.lstrip().partition(b"\n")
    return first.startswith(b"[") or (bool(ended) and first.rstrip().endswith(_OPEN_ENDS))


def _lines(source: Source, encoding: str) -> Iterator[Value]:
    for number, line in source.lines(encoding):
        if line and not line.isspace():
            yield Value(line, number, None)


class _Splitter:
    """Cuts a stream of JSON into the values of its lists, and into its values outside of lists."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._rest = b""
        self._at = 0  # how far brackets of the rest were counted
        self._from = 0  # the end of the last value in the rest
        self._start = 0  # where the value begins that is not whole yet
        self._depth = 0
        self._base = 0  # the depth at which values stand: 1 in a list
        self._line = 1
        self._count = 0

    def values(self, encoding: str) -> Iterator[Value | Problem]:
        """Every value, and a problem for an end that is missing."""
        for chunk in self._chunks(encoding):
            self._rest = self._rest[self._from :] + chunk
            self._at -= self._from
            self._start -= self._from
            self._from = 0
            yield from self._cut()
            if len(self._rest) - self._from > LINE_LIMIT:
                raise UserError("limit.line", self._too_long())
        yield from self._between(len(self._rest))
        if self._depth:
            found = Findings(str(self._source.path), self._line)
            found.refuse(
                "json.syntax", worded("the end of the file is missing: a bracket is not closed.")
            )
            yield from found.problems

    def _cut(self) -> Iterator[Value]:
        rest = self._rest
        while True:
            pattern = _INSIDE if self._depth > self._base else _OUTSIDE
            match = pattern.match(rest, self._at)
            assert match is not None  # the end of the bytes is a match as well
            sign, at = match.group(1), match.start(1)
            if not sign or sign == b'"':
                self._at = at
                return
            self._at = at + 1
            if sign in b"[{":
                yield from self._opens(sign, at)
            else:
                yield from self._closes(at)

    def _opens(self, sign: bytes, at: int) -> Iterator[Value]:
        if sign == b"[" and not self._depth:
            yield from self._between(at)
            self._base, self._from = 1, at + 1
        elif self._depth == self._base:
            self._start = at
        self._depth += 1

    def _closes(self, at: int) -> Iterator[Value]:
        inside = self._depth > self._base
        self._depth = max(0, self._depth - 1)
        if inside and self._depth == self._base:
            yield from self._between(self._start)
            yield self._value(at + 1)
        elif self._depth < self._base:
            yield from self._between(at)
            self._base, self._from = 0, at + 1

    def _between(self, upto: int) -> Iterator[Value]:
        """What stands between two values: commas and blanks, or something that is no object."""
        if self._rest[self._from : upto].removeprefix(_MARK).strip(_BETWEEN):
            yield self._value(upto)
        self._line += self._rest.count(b"\n", self._from, upto)
        self._from = upto

    def _value(self, upto: int) -> Value:
        data = self._rest[self._from : upto]
        self._from = upto
        bare = data.removeprefix(_MARK).lstrip(_BETWEEN)
        line = self._line + data.count(b"\n", 0, len(data) - len(bare))
        self._line += data.count(b"\n")
        place = self._count if self._base else None
        self._count += 1
        return Value(bare.rstrip(_BETWEEN), line, place)

    def _too_long(self) -> str:
        return worded(
            "{file}, line {line}: a value is longer than "
            "{megabytes} MB, the most that one record may have. Nothing was read from "
            "here on; split the record.",
            file=self._source.name,
            line=self._line,
            megabytes=LINE_LIMIT // 2**20,
        )

    def _chunks(self, encoding: str) -> Iterator[bytes]:
        """The bytes of UTF-8; more at a time while one value grows, so that work stays linear."""
        decoder = codecs.getincrementaldecoder(encoding)() if encoding else None
        try:
            with self._source.stream() as file:
                while chunk := file.read(max(_CHUNK, len(self._rest) - self._from)):
                    self._source.done += len(chunk)
                    yield chunk if decoder is None else decoder.decode(chunk).encode()
        except OSError as fault:
            words = worded(
                "{path} cannot be read ({reason}).", path=self._source.path, reason=fault.strerror
            )
            raise UserError("import.unreadable", words) from fault
        except UnicodeDecodeError as fault:
            words = worded(
                "{file} is not {encoding}. Name the right one with --encoding.",
                file=self._source.name,
                encoding=encoding,
            )
            raise UserError("encoding.invalid", words) from fault
