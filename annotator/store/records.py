"""Records: all layers of a project one after the other, some hundreds of documents at a time."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, select

from annotator.model.document import Document, Layer, Status, TextVersion, Zone
from annotator.model.record import Record, SchemeName
from annotator.model.scheme import Scheme
from annotator.store import reading, rows
from annotator.store.schema import documents, layers, texts, zones

_CHUNK = 200

Reading = Callable[[], AbstractContextManager[Connection]]
Wanted = tuple[str | None, Status | None, Sequence[str] | None]
"""Author, status and ids of documents to take; None takes all."""

LayerRow = tuple[int, int, str, Layer]


def stream_records(reading_: Reading, scheme: Scheme, wanted: Wanted) -> Iterator[Record]:
    """Records in the order of documents, then authors. No query stays open between chunks.

    With ids, their order is kept from one slice of some hundreds to the next.
    """
    name = SchemeName(scheme.name, scheme.version)
    author, status, ids = wanted
    for numbers in _chunks(reading_, ids):
        with reading_() as connection:
            chunk = _documents(connection, numbers)
            found = list(_records(connection, chunk, name, (author, status)))
        yield from found


def _chunks(reading_: Reading, ids: Sequence[str] | None) -> Iterator[list[int]]:
    """The numbers of the documents in force, in order, `_CHUNK` at a time: all, or those of ids."""
    if ids is not None:
        numbers: list[int] = []
        for at in range(0, len(ids), _CHUNK):
            with reading_() as connection:
                some = documents.c.id.in_(ids[at : at + _CHUNK])
                numbers += connection.scalars(select(documents.c.pk).where(some))
        numbers.sort()
        yield from (numbers[at : at + _CHUNK] for at in range(0, len(numbers), _CHUNK))
        return
    last = 0
    while True:
        asked = select(documents.c.pk).where(documents.c.pk > last, documents.c.text_version > 0)
        with reading_() as connection:
            found = list(connection.scalars(asked.order_by(documents.c.pk).limit(_CHUNK)))
        if not found:
            return
        yield found
        last = found[-1]


def _documents(
    connection: Connection, numbers: Sequence[int]
) -> list[tuple[int, Document, TextVersion]]:
    query = (
        select(documents, texts)
        .join(
            texts,
            (texts.c.document == documents.c.pk) & (texts.c.number == documents.c.text_version),
        )
        .where(documents.c.pk.in_(numbers))
        .order_by(documents.c.pk)
    )
    chunk = []
    for row in connection.execute(query).mappings():
        document = rows.document_of({c.name: row[c] for c in documents.c})
        text = rows.text_of(document.id, {c.name: row[c] for c in texts.c})
        chunk.append((row[documents.c.pk], document, text))
    return chunk


def _records(
    connection: Connection,
    chunk: list[tuple[int, Document, TextVersion]],
    scheme: SchemeName,
    wanted: tuple[str | None, Status | None],
) -> Iterator[Record]:
    pks = [pk for pk, _, _ in chunk]
    by_document = _layers(connection, pks)
    zones_of = _zones(connection, pks)
    every = [layer[0] for found in by_document.values() for layer in found]
    items = reading.read_items(connection, every)
    author, status = wanted
    for pk, document, text in chunk:
        for layer_pk, _, by, layer in by_document.get(pk) or [(0, pk, "", Layer())]:
            if author not in (None, by) or status not in (None, layer.status):
                continue
            yield Record(
                document=document,
                text=text,
                author=by,
                layer=layer,
                scheme=scheme,
                zones=tuple(zones_of.get(pk, ())),
                items=tuple(items.get(layer_pk, ())),
            )


def _layers(connection: Connection, pks: list[int]) -> dict[int, list[LayerRow]]:
    query = select(
        layers.c.pk,
        layers.c.document,
        layers.c.author,
        layers.c.status,
        layers.c.flagged,
        layers.c.note,
        layers.c.seconds,
    ).where(layers.c.document.in_(pks))
    found: dict[int, list[LayerRow]] = defaultdict(list)
    for pk, document, author, *rest in connection.execute(query.order_by(layers.c.author)):
        found[document].append((pk, document, author, rows.layer_of(*rest)))
    return found


def _zones(connection: Connection, pks: list[int]) -> dict[int, list[Zone]]:
    columns = (zones.c.document, zones.c.id, zones.c.kind, zones.c.start, zones.c.end)
    query = select(*columns).where(zones.c.document.in_(pks))
    found: dict[int, list[Zone]] = defaultdict(list)
    order = (zones.c.start, zones.c.end.desc(), zones.c.id)
    for document, id, kind, start, end in connection.execute(query.order_by(*order)):
        found[document].append(Zone(id=id, kind=kind, start=start, end=end))
    return found
