"""Reading spaCy's ``.spacy`` files. Every number of the file is checked before it is used."""

import struct
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.composing import source_refused
from annotator.formats.files import Source
from annotator.formats.json_objects import text_of
from annotator.formats.spacy_view import Place, in_order
from annotator.formats.token_records import Marked, span_record
from annotator.model.items import Fragment
from annotator.model.record import Record
from annotator.sentences import worded
from annotator.text.offsets import normalise_newlines

# The numbers of these attributes in every version 3 of spaCy (`spacy.attrs`).
ORTH, ENT_IOB, ENT_TYPE, SENT_START = 65, 77, 78, 80

MOST_BYTES = 1024**3
"""A file that unpacks to more is refused."""

_BLOCK = 1024 * 1024
_BEGIN, _INSIDE = 3, 1
_SPAN = struct.Struct(">QQQllll")
_OLD_SPAN = struct.Struct(">QQllll")  # before 3.3, without the id
_DAMAGED = (msgspec.DecodeError, struct.error, zlib.error, ValueError, TypeError, KeyError)


class _File(msgspec.Struct):
    """The map of a DocBin. What else it holds is not read."""

    attrs: list[int]
    tokens: bytes
    spaces: bytes
    lengths: bytes
    strings: list[str]
    cats: list[dict[str, float]] = []
    flags: list[dict[str, bool]] = []
    span_groups: list[bytes] = []
    user_data: list[bytes | None] = []


def hasher() -> Callable[[str], int]:
    """The function by which spaCy makes a number of a string; UserError ``format.needs_extra``."""
    try:
        # Some hundred megabytes that only this format needs.
        from spacy.strings import get_string_id
    except ImportError as fault:
        raise UserError(
            "format.needs_extra",
            worded(
                "Files of spaCy need spaCy: install annotator[spacy], or use the format "
                "spacy-json, which needs nothing and which `spacy convert` takes."
            ),
        ) from fault
    found: Callable[[str], int] = get_string_id
    return found


class _Damaged(ValueError):
    """What a file says of itself does not fit, and how."""


def read_spacy(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record for each Doc: the spans of ``doc.ents`` and of every group of ``doc.spans``.

    A span outside of its Doc is left out (``offset.out_of_range``); a damaged file is refused.
    """
    try:
        hash_of = hasher()
        file = _decoded(source)
        yield from _Reader(source, options, file, hash_of).read()
    except UserError as fault:
        yield source_refused(source, fault)
    except _DAMAGED as fault:
        words = worded(
            "{file} is no readable .spacy file ({fault}). Nothing more of it was read.",
            file=source.name,
            fault=fault.args[0] if isinstance(fault, _Damaged) else str(fault),
        )
        yield source_refused(source, UserError("spacy.damaged", words))


def _decoded(source: Source) -> _File:
    packed = source.whole()
    unpacking, parts, size = zlib.decompressobj(), list[bytes](), 0
    while packed:
        parts.append(unpacking.decompress(packed, _BLOCK))
        packed = unpacking.unconsumed_tail
        size += len(parts[-1])
        if size > MOST_BYTES:
            words = worded(
                "{file} unpacks to more than {megabytes} MB. Split it.",
                file=source.name,
                megabytes=MOST_BYTES // 2**20,
            )
            raise UserError("limit.file", words)
    parts.append(unpacking.flush())
    if not unpacking.eof:
        raise _Damaged(worded("its end is missing"))
    return msgspec.msgpack.decode(b"".join(parts), type=_File)


class _Reader:
    def __init__(
        self, source: Source, options: ReadOptions, file: _File, hash_of: Callable[[str], int]
    ) -> None:
        self._source = source
        self._options = options
        self._file = file
        self._strings = {hash_of(string): string for string in file.strings} | {0: ""}
        self._problems: list[Problem] = []
        self._document = ""

    def read(self) -> Iterator[Record | Problem]:
        file, width = self._file, len(self._file.attrs)
        tokens, lengths = _numbers("Q", file.tokens), _numbers("i", file.lengths)
        if not width or min(lengths, default=0) < 0 or sum(lengths) * width != len(tokens):
            raise _Damaged(worded("its arrays do not fit each other"))
        if len(file.spaces) * width != len(tokens):
            raise _Damaged(worded("its arrays do not fit each other"))
        at = 0
        for number, length in enumerate(lengths):
            rows = tokens[at * width : (at + length) * width]
            columns = {attr: rows[index::width] for index, attr in enumerate(file.attrs)}
            yield from self._doc(number, columns, file.spaces[at : at + length])
            at += length

    def _doc(
        self, number: int, columns: Mapping[int, Sequence[int]], blanks: bytes
    ) -> Iterator[Record | Problem]:
        data = self._user_data(number)
        id = text_of(data.get("id"))
        self._document = id or f"{self._source.path.stem}:{number + 1}"
        raw, places = self._text(number, columns[ORTH], blanks)
        text, newlines = normalise_newlines(raw)
        found = Counter(self._ents(columns))
        for group in self._groups(number, len(places)):
            found |= Counter(group)
        marked = [
            Marked(
                label,
                ((newlines.to_stored(places[low][0]), newlines.to_stored(places[high - 1][1])),),
            )
            for label, (low, high) in in_order(found)
        ]
        if number < len(self._file.cats) and self._file.cats[number]:
            words = worded("its doc.cats are not read; they are scores of the whole text.")
            self._tell("spacy.cats", words, Level.NOTE)
        try:
            author = text_of(data.get("author"))
            record = span_record(self._document, text, marked, self._options, id=id, author=author)
        except UserError as fault:
            self._tell(fault.key, fault.message, Level.RECORD)
            record = None
        told, self._problems = self._problems, []
        yield from told
        if record is not None:
            yield record

    def _text(self, number: int, words: Sequence[int], blanks: bytes) -> tuple[str, list[Fragment]]:
        flags = self._file.flags[number] if number < len(self._file.flags) else {}
        unknown = flags.get("has_unknown_spaces", False)
        parts: list[str] = []
        places: list[Fragment] = []
        at = 0
        for index, word in enumerate(map(self._string, words)):
            places.append((at, at + len(word)))
            blank = index + 1 < len(words) if unknown else bool(blanks[index])
            parts.append(word + " " * blank)
            at += len(parts[-1])
        return "".join(parts), places

    def _string(self, number: int) -> str:
        found = self._strings.get(number)
        if found is None:
            raise _Damaged(worded("the string of the number {number} is missing", number=number))
        return found

    def _ents(self, columns: Mapping[int, Sequence[int]]) -> Iterator[Place]:
        kinds, types = columns.get(ENT_IOB, ()), columns.get(ENT_TYPE, ())
        start = -1
        for at, kind in enumerate((*kinds, _BEGIN)):
            if kind == _INSIDE and start >= 0:
                continue
            if start >= 0 and types:
                yield self._string(types[start]), (start, at)
            start = at if kind in {_BEGIN, _INSIDE} else -1

    def _groups(self, number: int, count: int) -> Iterator[list[Place]]:
        packed = self._file.span_groups[number] if number < len(self._file.span_groups) else b""
        for group in msgspec.msgpack.decode(packed) if packed else ():
            yield list(self._spans(msgspec.msgpack.decode(group)["spans"], count))

    def _spans(self, spans: Iterable[bytes], count: int) -> Iterator[Place]:
        for span in spans:
            shape = _SPAN if len(span) == _SPAN.size else _OLD_SPAN
            *_, label, first, last, _, _ = shape.unpack(span)
            if 0 <= first < last <= count:
                yield self._string(label), (first, last)
            else:
                words = worded(
                    "a span of tokens {first}-{last} lies outside of its {count} tokens.",
                    first=first,
                    last=last,
                    count=count,
                )
                self._tell("offset.out_of_range", words)

    def _user_data(self, number: int) -> dict[object, object]:
        packed = self._file.user_data[number] if number < len(self._file.user_data) else None
        data = msgspec.msgpack.decode(packed) if packed else {}
        return data if isinstance(data, dict) else {}

    def _tell(self, key: str, words: str, level: Level = Level.ITEM) -> None:
        self._problems.append(
            Problem(
                key=key,
                message=worded(
                    "{file}, document {document}: {words}",
                    file=self._source.name,
                    document=self._document,
                    words=words,
                ),
                level=level,
                source=str(self._source.path),
                document=self._document,
            )
        )


def _numbers(kind: str, data: bytes) -> "array[int]":
    found = array(kind)
    found.frombytes(data)
    if sys.byteorder == "big":
        found.byteswap()
    return found
