"""spaCy's ``.spacy`` files (`DocBin`), for ``spacy train`` and ``spacy debug data``.

A DocBin is a map in msgpack, packed by zlib (spaCy's `DocBin` and `SpanGroup.to_bytes`): arrays of
64-bit numbers, a row a token, and a list of all strings, which the numbers are hashes of. It is
written and read here piece by piece, so that memory stays flat and no number of a foreign file
ever reaches spaCy's C code unchecked. Only the hashes are asked of spaCy itself, which is an extra.
"""

import struct
import sys
import tempfile
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import IO, BinaryIO

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Format, Keeps, Problem, WriteOptions
from annotator.formats.spacy_bin_read import (
    ENT_IOB,
    ENT_TYPE,
    ORTH,
    SENT_START,
    hasher,
    read_spacy,
)
from annotator.formats.spacy_view import SPANS_KEY, SpacyView, characters, spacy_view
from annotator.model.record import Record
from annotator.sentences import worded

_ATTRIBUTES = [ORTH, ENT_IOB, ENT_TYPE, SENT_START]
_BEGIN, _INSIDE, _OUTSIDE = 3, 1, 2  # what ENT_IOB means in spaCy
_NO_START = 2**64 - 1  # -1 as spaCy's arrays have it
_SPAN = struct.Struct(">QQQllll")
_KEPT_IN_MEMORY = 16 * 1024 * 1024
_BLOCK = 1024 * 1024
_MOST_BYTES = 2**32 - 1  # of one array in msgpack

_encode = msgspec.msgpack.encode


def write_spacy(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write each record as a Doc: all spans in ``doc.spans["sc"]``, flat ones in ``doc.ents``, id
    and author in ``doc.user_data``. Raises UserError ``format.needs_extra`` without spaCy, and
    ``spacy.too_large`` beyond 4 GB of tokens.
    """
    with tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY) as spool:
        bin = _Bin(hasher(), spool)
        for record in records:
            view, problems = spacy_view(record, options.tokens)
            yield from problems
            bin.add(record, view)
        bin.write(out)


class _Bin:
    """A DocBin that is being written."""

    def __init__(self, hash_of: Callable[[str], int], spool: IO[bytes]) -> None:
        self._hash_of = hash_of
        self._spool = spool
        self._hashes: dict[str, int] = {"": 0}
        self._spaces = bytearray()
        self._lengths = array("i")
        self._groups: list[bytes] = []
        self._data: list[bytes] = []

    def add(self, record: Record, view: SpacyView) -> None:
        """One more Doc."""
        rows = array("Q", [0, _OUTSIDE, 0, _NO_START] * len(view.tokens))
        words = view.words()
        for word in set(words) - self._hashes.keys():
            self._hash(word)
        rows[0::4] = array("Q", map(self._hashes.__getitem__, words))
        for mention, first, last in view.ents:
            label = self._hash(mention.label)
            rows[4 * first + 1 : 4 * last : 4] = array("Q", [_INSIDE] * (last - first))
            rows[4 * first + 1] = _BEGIN
            rows[4 * first + 2 : 4 * last : 4] = array("Q", [label] * (last - first))
        for at in view.begins:
            rows[4 * at + 3] = 1
        self._spool.write(_little(rows))
        self._spaces.extend(view.blanks)
        self._lengths.append(len(view.tokens))
        self._groups.append(self._group(view))
        self._data.append(_encode({"id": record.document.id, "author": record.author}))

    def _hash(self, string: str) -> int:
        found = self._hashes.get(string)
        if found is None:
            found = self._hashes[string] = self._hash_of(string)
        return found

    def _group(self, view: SpacyView) -> bytes:
        spans = [
            _SPAN.pack(0, 0, self._hash(place.mention.label), place.first, place.last,
                       *characters(view, place))
            for place in view.spans
        ]  # fmt: skip
        group = _encode({"name": SPANS_KEY, "attrs": {}, "spans": spans})
        return _encode({group: [SPANS_KEY]})

    def write(self, out: BinaryIO) -> None:
        """The whole file."""
        packer = zlib.compressobj()
        for piece in self._pieces():
            out.write(packer.compress(piece))
        out.write(packer.flush())

    def _pieces(self) -> Iterator[bytes]:
        """The map in msgpack, in the order in which spaCy writes its keys."""
        size = self._spool.tell()
        if size > _MOST_BYTES:
            words = worded(
                "There are more tokens than one .spacy file can hold (4 GB). Export in parts."
            )
            raise UserError("spacy.too_large", words)
        count = len(self._lengths)
        yield b"\x8a" + _encode("version") + _encode("0.1")
        yield _encode("attrs") + _encode(_ATTRIBUTES)
        yield _encode("tokens") + b"\xc6" + struct.pack(">I", size)
        self._spool.seek(0)
        while block := self._spool.read(_BLOCK):
            yield block
        yield _encode("spaces") + _encode(bytes(self._spaces))
        yield _encode("lengths") + _encode(_little(self._lengths))
        yield _encode("strings") + _encode(sorted(self._hashes))
        yield _encode("cats") + _encode([{}] * count)
        yield _encode("flags") + _encode([{"has_unknown_spaces": False}] * count)
        yield _encode("span_groups") + _encode(self._groups)
        yield _encode("user_data") + _encode(self._data)


def _little(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def _sniff(head: bytes, name: str) -> int:
    # Any zlib stream begins so: the suffix has to say what is in it.
    return 95 if PurePath(name).suffix.lower() == ".spacy" and head[:1] == b"\x78" else 0


SPACY = Format(
    name="spacy",
    title=worded("spaCy DocBin: doc.ents and doc.spans"),
    suffixes=(".spacy",),
    keeps=Keeps(overlap=True, nesting=True, authors=True),
    read=read_spacy,
    write=write_spacy,
    sniff=_sniff,
    tokens=True,
    extra="spacy",
)
