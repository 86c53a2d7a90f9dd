"""Statistics: what the layers of a project hold, counted two thousand layers at a time.

A query never lasts longer than some hundredths of a second, so that nobody waits for a count of a
large corpus, and what is kept grows with the number of labels, not of items.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    String,
    Table,
    and_,
    cast,
    exists,
    func,
    literal,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from annotator.model.document import Status
from annotator.store.records import Reading
from annotator.store.schema import (
    arguments,
    documents,
    fragments,
    layers,
    mentions,
    relations,
    transaction_layers,
    transactions,
)

AT_ONCE = 2_048
_MOST_SETS = 512
_STATUS = {status.value: status for status in Status}

_texts = msgspec.json.Decoder(list[str]).decode

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """Which layers count; empty chooses all.

    `since` and `until` are times of the log (UTC, ISO 8601, half-open): a layer counts when its
    author did something to it between them.
    """

    authors: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    since: str = ""
    until: str = ""


class LayerFacts(msgspec.Struct, frozen=True, gc=False):
    """A layer without its items; `number` and `document` are those of their rows."""

    number: int
    document: int
    id: str
    author: str
    status: Status
    seconds: int


class Tally(msgspec.Struct):
    """What was counted. Kind and label are one text: the kind's letter, then the label.

    `lengths` are code points of entities and triggers, of all their pieces; `filled` counts events
    by (label, role) that have the role; `holders` has for each kind and label the numbers of its
    documents, as the bits that are set.
    """

    layers: int = 0
    statuses: Counter[Status] = msgspec.field(default_factory=Counter)
    items: Counter[str] = msgspec.field(default_factory=Counter)
    lengths: Counter[tuple[str, int]] = msgspec.field(default_factory=Counter)
    pieces: Counter[str] = msgspec.field(default_factory=Counter)
    filled: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    holders: dict[str, int] = {}


def matching(chosen: Chosen) -> list[ColumnElement[bool]]:
    """What rows of `layers` that are joined with their `documents` must be like."""
    asked: list[ColumnElement[bool]] = [documents.c.text_version > 0]
    if chosen.authors:
        asked.append(layers.c.author.in_(chosen.authors))
    if chosen.statuses:
        asked.append(layers.c.status.in_([str(status) for status in chosen.statuses]))
    if chosen.since or chosen.until:
        log = transaction_layers.c
        acts = exists().where(
            log.document == documents.c.id,
            log.author == layers.c.author,
            log.seq == transactions.c.seq,
            *within(transactions.c.time, chosen),
        )
        asked.append(acts)
    return asked


def within(time: Column[str], chosen: Chosen) -> list[ColumnElement[bool]]:
    """That a time of the log lies in the chosen days."""
    asked: list[ColumnElement[bool]] = []
    if chosen.since:
        asked.append(time >= chosen.since)
    if chosen.until:
        asked.append(time < chosen.until)
    return asked


def all_authors(connection: Connection) -> list[str]:
    """Everybody who has a layer, in order."""
    return list(connection.scalars(select(layers.c.author).distinct().order_by(layers.c.author)))


def chosen_documents(connection: Connection, chosen: Chosen) -> list[int]:
    """The numbers of the documents that count, in the order of import.

    Those that nobody has touched count where nothing is chosen.
    """
    asked = select(documents.c.pk).where(*_of_documents(chosen))
    return list(connection.scalars(asked.order_by(documents.c.pk)))


def count_documents(connection: Connection, chosen: Chosen) -> int:
    """How many documents count."""
    asked = select(func.count()).select_from(documents).where(*_of_documents(chosen))
    return connection.scalar(asked) or 0


def _of_documents(chosen: Chosen) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = [documents.c.text_version > 0]
    if chosen != Chosen():
        asked.append(exists().where(layers.c.document == documents.c.pk, *matching(chosen)))
    return asked


def stream_layers(reading: Reading, chosen: Chosen) -> Iterator[list[LayerFacts]]:
    """The layers that count, some at a time, in the order of their numbers."""
    columns = (layers.c.pk, layers.c.document, documents.c.id, layers.c.author)
    asked = (
        select(*columns, layers.c.status, layers.c.seconds)
        .join(documents, documents.c.pk == layers.c.document)
        .where(*matching(chosen))
        .order_by(layers.c.pk)
        .limit(AT_ONCE)
    )
    last = 0
    while True:
        with reading() as connection:
            found = connection.execute(asked.where(layers.c.pk > last)).fetchall()
        if not found:
            return
        last = found[-1][0]
        yield [
            LayerFacts(number, document, id, author, _STATUS[status], seconds)
            for number, document, id, author, status, seconds in found
        ]


def count_layers(reading: Reading, chosen: Chosen) -> int:
    """How many layers count."""
    asked = select(func.count()).select_from(layers.join(documents))
    with reading() as connection:
        return connection.scalar(asked.where(*matching(chosen))) or 0


def tally(reading: Reading, batches: Iterator[list[LayerFacts]]) -> Iterator[Tally]:
    """Count the items of layers, batch by batch; after each the same tally, with more in it.

    Whoever has seen enough may stop; `items`, `lengths` and `holders` are there only when all is
    counted.
    """
    counted, holders = Tally(), _Holders()
    sized, marks = Counter[str](), _Marks()
    for read in _ahead(_read(reading, batches)):
        counted.layers += len(read.layers)
        counted.statuses.update(layer.status for layer in read.layers)
        documents_of = {layer.number: layer.document for layer in read.layers}
        every: list[str] = []
        for layer, joined in (*read.mentions, *read.relations):
            items = _texts(joined)
            every += items
            holders.add(documents_of[layer], frozenset(map(marks.__getitem__, items)))
        sized.update(every)
        for kind, whole, length in read.pieces:
            counted.pieces[kind] += 1
            counted.lengths[kind, whole] -= 1
            counted.lengths[kind, int(length)] += 1
        for label, role, number in read.roles:
            counted.filled[label, role] += number
        yield counted
    for item, number in sized.items():
        mark = marks[item]
        counted.items[mark] += number
        if item != mark:
            counted.lengths[mark[0], int(item.removesuffix(mark))] += number
    counted.lengths += Counter()  # those that are none any more go
    counted.holders = holders.whole()
    yield counted


class _Marks(dict[str, str]):
    """Kind and label of an item that has its length before them; filled as items are met."""

    def __missing__(self, item: str) -> str:
        mark = self[item] = item.lstrip("0123456789")
        return mark


class _Read(msgspec.Struct):
    """The rows of one batch of layers."""

    layers: list[LayerFacts]
    mentions: Sequence[Any]
    relations: Sequence[Any]
    pieces: Sequence[Any]
    roles: Sequence[Any]


def _read(reading: Reading, batches: Iterator[list[LayerFacts]]) -> Iterator[_Read]:
    for batch in batches:
        numbers = [layer.number for layer in batch]
        # Each question by itself: between two of them others have their turn.
        found = []
        for asked in (_marks(numbers), _lines(numbers), _pieces(numbers), _roles(numbers)):
            with reading() as connection:
                found.append(connection.execute(asked).fetchall())
        yield _Read(batch, *found)


def _ahead(batches: Iterator[_Read]) -> Iterator[_Read]:
    """The same batches, each read while the one before it is counted: the database needs no turn
    of Python for most of its work."""
    with ThreadPoolExecutor(1, thread_name_prefix="statistics") as worker:
        coming = worker.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = worker.submit(next, batches, None)
            yield batch


class _Holders:
    """Which documents have what, a bit for each: unions and intersections are quick then.

    Most documents have one of a few sets of labels, so a bit is set for the set, not each label.
    """

    def __init__(self) -> None:
        self._sets: dict[frozenset[str], bytearray] = {}

    def add(self, document: int, marks: frozenset[str]) -> None:
        """Note that a document has these."""
        bits = self._sets.get(marks)
        if bits is not None:
            _set(bits, document)
        elif len(self._sets) < _MOST_SETS:
            _set(self._sets.setdefault(marks, bytearray()), document)
        else:
            for mark in marks:
                _set(self._sets.setdefault(frozenset((mark,)), bytearray()), document)

    def whole(self) -> dict[str, int]:
        """All of them."""
        found: dict[str, int] = defaultdict(int)
        for marks, bits in self._sets.items():
            number = int.from_bytes(bits, "little")
            for mark in marks:
                found[mark] |= number
        return dict(found)


def _set(bits: bytearray, document: int) -> None:
    at = document >> 3
    if at >= len(bits):
        bits.extend(bytes(at + 1 - len(bits)))
    bits[at] |= 1 << (document & 7)


def among(column: Column[Any], numbers: Sequence[int]) -> ColumnElement[bool]:
    """Whether a column has one of some numbers, which are in order."""
    if numbers and numbers[-1] - numbers[0] + 1 == len(numbers):
        return and_(column >= numbers[0], column <= numbers[-1])
    return column.in_(numbers)


class _listed(GenericFunction[str]):  # noqa: N801 - the name of a function of SQL
    """The texts of a group as one list in JSON: quicker on SQLite than one text with separators."""

    type = String()
    inherit_cache = True


@compiles(_listed)
def _listed_anywhere(found: _listed, compiler: SQLCompiler, **more: object) -> str:
    return f"CAST(json_agg({compiler.process(found.clauses, **more)}) AS TEXT)"


@compiles(_listed, "sqlite")
def _listed_by_sqlite(found: _listed, compiler: SQLCompiler, **more: object) -> str:
    return f"json_group_array({compiler.process(found.clauses, **more)})"


def _marks(numbers: Sequence[int]) -> Select[Any]:
    """For each layer its items in one list, each as length, kind and label.

    One list of all is three times as quick as groups, which would have to be sorted.
    """
    here = mentions.c
    item = cast(here.end - here.start, String).concat(here.kind).concat(here.label)
    return select(here.layer, _listed(item)).where(among(here.layer, numbers)).group_by(here.layer)


def _lines(numbers: Sequence[int]) -> Select[Any]:
    here: Table = relations
    labels = _listed(literal("r").concat(here.c.label))
    return select(here.c.layer, labels).where(among(here.c.layer, numbers)).group_by(here.c.layer)


def _pieces(numbers: Sequence[int]) -> Select[Any]:
    """Mentions in several pieces: kind, outer length, and length without what lies between."""
    parts = (
        select(
            fragments.c.layer,
            fragments.c.mention,
            func.sum(fragments.c.end - fragments.c.start).label("length"),
        )
        .where(among(fragments.c.layer, numbers))
        .group_by(fragments.c.layer, fragments.c.mention)
        .subquery()
    )
    return select(mentions.c.kind, mentions.c.end - mentions.c.start, parts.c.length).join(
        parts, and_(parts.c.layer == mentions.c.layer, parts.c.mention == mentions.c.id)
    )


def _roles(numbers: Sequence[int]) -> Select[Any]:
    """Label, role, and how many events of that label have it."""
    slots = (
        select(arguments.c.layer, arguments.c.event, arguments.c.role)
        .where(among(arguments.c.layer, numbers))
        .distinct()
        .subquery()
    )
    return (
        select(mentions.c.label, slots.c.role, func.count())
        .join(slots, and_(slots.c.layer == mentions.c.layer, slots.c.event == mentions.c.id))
        .group_by(mentions.c.label, slots.c.role)
    )
