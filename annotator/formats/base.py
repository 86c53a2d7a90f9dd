"""What a format is: a name, what it can keep, a reader and a writer over records.

Readers yield records and problems in the order of the source and go on after a bad record.
Knows no store and no window.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, TypeAlias

import msgspec

from annotator.formats.files import Source
from annotator.model.record import Record


class Unit(StrEnum):
    """What an offset counts: code points, UTF-16 code units or bytes of UTF-8."""

    CODEPOINT = "codepoint"
    UTF16 = "utf16"
    BYTE = "byte"


class Level(StrEnum):
    """How much a problem cost: nothing, an item, a record, or the rest of the source."""

    NOTE = "note"
    ITEM = "item"
    RECORD = "record"
    SOURCE = "source"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was not right, and where.

    `key` is stable (``offset.out_of_range``); `message` is one plain sentence. `source` is the
    path, `line` counts from 1, `where` is a JSON path such as ``entities[0].start``, `document`
    the id as far as it is known. `level` says what was left out because of it.
    """

    key: str
    message: str
    level: Level = Level.RECORD
    source: str = ""
    line: int | None = None
    where: str = ""
    document: str = ""

    @property
    def fatal(self) -> bool:
        """Whether reading of the source stopped here."""
        return self.level is Level.SOURCE

    def place(self) -> str:
        """Where it is, for people: ``corpus.jsonl, line 3, entities[0].start``."""
        parts = [Path(self.source).name] if self.source else []
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.document and self.line is None:
            parts.append(f"document {self.document}")
        if self.where:
            parts.append(self.where)
        return ", ".join(parts)


class Keeps(msgspec.Struct, frozen=True, kw_only=True):
    """What a format can carry; whatever is False is listed as lost when it is exported."""

    overlap: bool = False
    nesting: bool = False
    fragments: bool = False
    attributes: bool = False
    events: bool = False
    relations: bool = False
    clusters: bool = False
    notes: bool = False
    authors: bool = False
    zones: bool = False


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to read. `encoding` is a Python codec name, or "" for UTF-8 and nothing else.

    `scheme` names the scheme of records that do not name theirs. `language` is a BCP 47 code for
    documents that do not name theirs; "" means a first guess from the script.
    """

    encoding: str = ""
    scheme: str = ""
    language: str = ""


class WriteOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to write. `offsets` is the unit, converted at this border and named in the output."""

    offsets: Unit = Unit.CODEPOINT


Reader: TypeAlias = Callable[[Source, ReadOptions], Iterator[Record | Problem]]
Writer: TypeAlias = Callable[[Iterable[Record], BinaryIO, WriteOptions], Iterator[Problem]]


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One way of writing records down. `suffixes` are lower case with their dot.

    `write` yields a problem for each thing that it leaves out; what it yields nothing for has
    been written. `read` or `write` is None where the format goes one way only.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    keeps: Keeps
    read: Reader | None = None
    write: Writer | None = None
