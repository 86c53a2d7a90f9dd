"""Reading our JSONL: one record a line, the fast way where all is sound, else the exact way.

A JSON array, or objects over several lines, are read as well, with a note. Limits are named in
`jsonl_shape` and `files`.
"""

from collections.abc import Iterator

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions, Unit
from annotator.formats.decoding import check_encoding, decode, wide_without_mark
from annotator.formats.files import Source
from annotator.formats.jsonl_build import Unsound, build
from annotator.formats.jsonl_check import DECODER, sift, too_deep, unknown_keys_note
from annotator.formats.jsonl_fields import read_fields
from annotator.formats.jsonl_findings import Findings
from annotator.formats.jsonl_shape import RecordShape
from annotator.model.record import Record
from annotator.sentences import worded

_DECODER = msgspec.json.Decoder(RecordShape)
_UTF8 = {"utf-8", "utf8", "utf-8-sig"}
_BLANKS = " \t\r\n"


def read_jsonl(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The records of a file and its problems, in its order. Reading goes on after a bad record.

    What was wrong with a record that is kept comes just before it.

    Offsets become code points over text with LF line ends. A bad item is left out of its record
    and listed; an argument, relation or cluster member that points at nothing goes with it. A
    line over 64 MB ends the reading (``limit.line``).
    """
    try:
        # With a key for the text named, these are lines of anybody's shape.
        named = "text" in options.fields
        yield from read_fields(source, options) if named else _Reader(source, options).read()
    except UserError as fault:
        yield Problem(
            key=fault.key, message=fault.message, level=Level.SOURCE, source=str(source.path)
        )


class _Reader:
    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._encoding = options.encoding.lower()
        self._unknown: set[str] = set()

    def read(self) -> Iterator[Record | Problem]:
        if self._encoding:
            check_encoding(self._encoding)
        self._refuse_wide()
        encoding = "" if self._encoding in _UTF8 else self._encoding
        begun = False
        for number, line in self._source.lines(encoding):
            if not line or line.isspace():
                continue
            if not begun and self._begins_whole(line.strip()):
                yield from self._whole(encoding)
                return
            begun = True
            yield from self._record(line, number)
        if not begun:
            yield self._note("json.empty", worded("the file holds no record."))

    @staticmethod
    def _begins_whole(first: bytes) -> bool:
        return first.startswith(b"[") or first == b"{"

    def _refuse_wide(self) -> None:
        head = b"" if self._encoding else self._source.head()
        wide = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else wide_without_mark(head)
        if wide:
            raise UserError(
                "encoding.guess",
                worded(
                    "{file} is not UTF-8. It may be {wide}; if so, import it again with "
                    "--encoding {wide}.",
                    file=self._source.name,
                    wide=wide,
                ),
            )

    def _record(self, data: bytes, line: int) -> Iterator[Record | Problem]:
        try:
            record = self._quick(data, line)
        except (msgspec.DecodeError, UnicodeError, RecursionError, Unsound):
            yield from self._exact(data, line)
        else:
            yield record

    def _quick(self, data: bytes, line: int) -> Record:
        # A NUL is legal JSON, but no database of ours keeps it: the exact way finds its place.
        if b"\\u0000" in data:
            raise Unsound
        shape = _DECODER.decode(data)
        if shape.offset_unit is not Unit.CODEPOINT:
            raise Unsound
        return self._build(shape, line)

    def _build(self, shape: RecordShape, line: int) -> Record:
        options = self._options
        return build(shape, f"{self._source.path.stem}:{line}", options.scheme, options.language)

    def _exact(self, data: bytes, line: int) -> Iterator[Record | Problem]:
        found = Findings(str(self._source.path), line)
        plain = sift(data, found)
        new = [key for key in dict.fromkeys(found.unknown) if key not in self._unknown]
        if new:
            self._unknown.update(new)
            unknown_keys_note(new, found)
        record = None
        if plain is not None:
            try:
                record = self._build(msgspec.convert(plain, RecordShape), line)
            except (msgspec.ValidationError, Unsound) as fault:
                found.refuse(
                    "record.shape",
                    worded("the record has another shape than ours ({fault}).", fault=str(fault)),
                )
        yield from found.problems
        if record is not None:
            yield record

    def _whole(self, encoding: str) -> Iterator[Record | Problem]:
        name = self._source.name
        data = self._source.whole()
        text, _ = decode(data, encoding, name)
        if too_deep(data):
            raise UserError(
                "json.too_deep",
                worded("{file} is nested too deeply to be a list of records.", file=name),
            )
        yield self._note(
            "json.array_not_lines",
            worded("not one record a line; read as a list of records all the same."),
        )
        yield from self._values(text)
        if text.lstrip().startswith("[") and not text.rstrip().endswith("]"):
            found = Findings(str(self._source.path), text.count("\n") + 1)
            found.refuse(
                "json.syntax", worded("the list is not closed: the end of the file is missing.")
            )
            yield from found.problems

    def _values(self, text: str) -> Iterator[Record | Problem]:
        """Each value of an array, or of values one after another, with its line."""
        at, line, seen = 0, 1, 0
        while True:
            while at < len(text) and text[at] in _BLANKS + "[],":
                at += 1
            line += text.count("\n", seen, at)
            seen = at
            if at == len(text):
                return
            try:
                _, end = DECODER.raw_decode(text, at)
            except ValueError as fault:
                words = worded(
                    "not a whole JSON value ({fault}); nothing was read from here on.",
                    fault=str(fault),
                )
                found = Findings(str(self._source.path), line)
                found.refuse("json.syntax", words)
                yield from found.problems
                return
            yield from self._record(text[at:end].encode("utf-8", "surrogatepass"), line)
            at = end

    def _note(self, key: str, words: str) -> Problem:
        return Problem(
            key=key,
            message=worded("{place}: {words}", place=self._source.name, words=words),
            level=Level.NOTE,
            source=str(self._source.path),
        )
