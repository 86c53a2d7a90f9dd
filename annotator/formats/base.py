"""What a format is: a name, what it can keep, a reader and a writer over records.

Readers yield records and problems in the order of the source and go on after a bad record.
Knows no store and no window.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, TypeAlias

import msgspec

from annotator.formats.files import Source
from annotator.model.record import Record
from annotator.model.scheme import Scheme
from annotator.sentences import worded


class Unit(StrEnum):
    """What an offset counts: code points, UTF-16 code units or bytes of UTF-8."""

    CODEPOINT = "codepoint"
    UTF16 = "utf16"
    BYTE = "byte"


class Level(StrEnum):
    """How much a problem cost: nothing, a part of an item (it is kept, said in another way), an
    item, a record, or the rest of the source.
    """

    NOTE = "note"
    CHANGED = "changed"
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
        parts: list[str] = [Path(self.source).name] if self.source else []
        if self.line is not None:
            parts.append(worded("line {line}", line=self.line))
        if self.document and self.line is None:
            parts.append(worded("document {document}", document=self.document))
        if self.where:
            parts.append(_where(self.where))
        return in_a_row(parts)


def _where(where: str) -> str:
    """A place inside a source: what is no path begins with a word, as in ``annotation T3``."""
    kind, _, which = where.partition(" ")
    if kind == "line":
        return worded("line {line}", line=which)
    if kind == "annotation":
        return worded("annotation {id}", id=which)
    return worded("relation {id}", id=which) if kind == "relation" else where


def in_a_row(parts: Iterable[str]) -> str:
    """Names or pieces of a sentence one after the other, parted by commas; "" when none is."""
    found = ""
    for part in parts:
        found = worded("{before}, {next}", before=found, next=part) if found else part
    return found


class Keeps(msgspec.Struct, frozen=True, kw_only=True):
    """What a format can carry; whatever is False is listed as lost when it is exported.

    `spans`: mentions of entities. `overlap`: spans that cross. `nesting`: a span inside another,
    or on the same range. `fragments`: discontinuous mentions. `subtoken`: an edge inside a word
    that is no token edge of the format. `heads`: head and written-out form of a span. `links`:
    the link of a cluster to a knowledge base. `labels`: labels of the whole document. `text`: the
    text itself, character by character. `meta`: id, name, title, language, status and description
    of a document. `authors`: who made the items.
    """

    spans: bool = True
    overlap: bool = False
    nesting: bool = False
    fragments: bool = False
    subtoken: bool = False
    attributes: bool = False
    heads: bool = False
    events: bool = False
    relations: bool = False
    clusters: bool = False
    links: bool = False
    labels: bool = False
    notes: bool = False
    authors: bool = False
    zones: bool = False
    meta: bool = False
    text: bool = True


EVERYTHING = Keeps(**dict.fromkeys(Keeps.__struct_fields__, True))
"""What our own format keeps."""


class Tokens(StrEnum):
    """How an export for token models cuts the text: at white space; into words and signs; or
    (clitic) into words and signs cut again at every edge of a mention, where as a rule a clitic
    ends, so that nothing is lost.
    """

    WHITESPACE = "whitespace"
    WORD = "word"
    CLITIC = "clitic"


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to read. `encoding` is a Python codec name, or "" for UTF-8 and what a mark says.

    `scheme` names the scheme of records that do not name theirs. `language` is a BCP 47 code for
    documents that do not name theirs; "" means a first guess from the script. `fields` says which
    column or key of a table holds what (``{"text": "body", "title": "headline"}``).
    """

    encoding: str = ""
    scheme: str = ""
    language: str = ""
    fields: Mapping[str, str] = {}


class WriteOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to write. `offsets` is the unit where a format leaves the choice, converted at this
    border and named in the output. `tokens` says how token formats cut the text. `scheme` is the
    project's, for formats that carry one. `task` chooses what ``chat`` asks for, and how token
    formats write tags (``bio``, ``bioes``, ``io``).
    """

    offsets: Unit = Unit.CODEPOINT
    tokens: Tokens = Tokens.CLITIC
    scheme: Scheme | None = None
    task: str = ""


class OutFile(msgspec.Struct, frozen=True):
    """One file of a format that writes several: a relative name with ``/``, and its bytes."""

    name: str
    data: bytes


Reader: TypeAlias = Callable[[Source, ReadOptions], Iterator[Record | Problem]]
Writer: TypeAlias = Callable[[Iterable[Record], BinaryIO, WriteOptions], Iterator[Problem]]
SchemeReader: TypeAlias = Callable[[Source], Scheme | None]
FilesWriter: TypeAlias = Callable[[Iterable[Record], WriteOptions], Iterator[OutFile | Problem]]
Sniffer: TypeAlias = Callable[[bytes, str], int]
"""From the first 64 KB of a file and its name: how surely it is of the format, 0 to 100."""


def never(head: bytes, name: str) -> int:
    """The sniffer of a format that is only read when it is named, or by its suffix."""
    return 0


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One way of writing records down. `suffixes` are lower case with their dot.

    `read` yields records and problems in the order of the source. A format writes either one
    stream (`write`) or several files into a folder or a zip file (`write_files`); it is handed
    records that hold only what it keeps (`losses.reduced`), with the layers of one document next
    to each other, and yields a problem for each thing that it must leave out besides: an edge off
    the tokens, a character that its syntax cannot say. What it yields nothing for has been
    written. All three are None where the format goes one way only.

    `scheme` gives the scheme that a source brings along, None where it brings none: an import takes
    what the project lacks of it before the records. It may raise UserError.

    `companions` names the files that are read together with one: ``{".ann": (".txt",)}``; they are
    not read alone. `tokens`: whether `WriteOptions.tokens` matters to it. `extra` names the extra
    of the installation that it needs ("xlsx"), "" for none.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    keeps: Keeps
    read: Reader | None = None
    write: Writer | None = None
    write_files: FilesWriter | None = None
    sniff: Sniffer = never
    scheme: SchemeReader | None = None
    companions: Mapping[str, tuple[str, ...]] = {}
    tokens: bool = False
    extra: str = ""

    @property
    def writes(self) -> bool:
        """Whether it can be exported to."""
        return self.write is not None or self.write_files is not None
