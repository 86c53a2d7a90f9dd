"""Check of one document: texts against hashes, items against text and each other, all against log.

Reads only. What cannot be read at all was found before, by `check_rows`.
"""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from annotator.model import rules
from annotator.model.document import Layer, TextVersion, Zone, text_sha256
from annotator.model.items import Event, LayerItem
from annotator.model.replay import Told
from annotator.sentences import worded
from annotator.store import reading
from annotator.store.check_log import replay
from annotator.store.faults import Fault
from annotator.store.schema import documents, layers, texts, zones


def document_faults(connection: Connection, pk: int, id: str) -> Iterator[Fault]:
    """All faults of a document that is there."""
    told, faults = replay(connection, id)
    yield from faults
    in_force = connection.scalar(select(documents.c.text_version).where(documents.c.pk == pk)) or 0
    yield from _entry(connection, id, told)
    yield from _texts(connection, pk, id, told)
    # A document in the trash has the number of its text below nothing.
    found = reading.read_text(connection, id, abs(in_force))
    if found is None:
        yield Fault(
            "text.missing",
            id,
            worded(
                "Document {document} has lost its text {number}.", document=id, number=abs(in_force)
            ),
        )
        return
    yield from _zones(connection, pk, id, len(found.text), told)
    yield from _layers(connection, pk, id, found.text, told)


def lost_faults(connection: Connection, id: str) -> Iterator[Fault]:
    """Faults of a document that only the log knows."""
    told, faults = replay(connection, id)
    yield from faults
    if told.document is not None:
        yield Fault(
            "document.lost",
            id,
            worded("Document {document} is gone, and nobody has deleted it.", document=id),
        )


def _entry(connection: Connection, id: str, told: Told) -> Iterator[Fault]:
    if reading.read_document(connection, id) != told.document:
        words = worded(
            "The entry of document {document} is stored differently from what the log says.",
            document=id,
        )
        yield Fault("log.differs", id, words)


def _texts(connection: Connection, pk: int, id: str, told: Told) -> Iterator[Fault]:
    t = texts.c
    query = select(t.number, t.text, t.sha256, t.source_sha256, t.newline, t.bom)
    there: dict[int, TextVersion] = {}
    for number, text, sha256, source, newline, bom in connection.execute(
        query.where(t.document == pk)
    ):
        if text_sha256(text) != sha256:
            words = worded(
                "Text {number} of document {document} is not the one that was stored: its hash "
                "differs.",
                number=number,
                document=id,
            )
            yield Fault("text.hash", id, words)
        there[number] = TextVersion(
            document=id,
            number=number,
            text="",
            sha256=sha256,
            source_sha256=source,
            newline=newline,
            bom=bool(bom),
        )
    for number in sorted(there.keys() | told.texts.keys()):
        if number not in there:
            yield Fault(
                "text.missing",
                id,
                worded(
                    "Document {document} has lost its text {number}.", document=id, number=number
                ),
            )
        elif told.texts.get(number) != there[number]:
            words = worded(
                "Text {number} of document {document} is another one than the log says.",
                number=number,
                document=id,
            )
            yield Fault("text.differs", id, words)


def _zones(connection: Connection, pk: int, id: str, length: int, told: Told) -> Iterator[Fault]:
    z = zones.c
    found = connection.execute(select(z.id, z.kind, z.start, z.end).where(z.document == pk))
    there = {i: Zone(id=i, kind=k, start=s, end=e) for i, k, s, e in found}
    for zone in there.values():
        for finding in rules.zone_errors(zone, length):
            yield Fault(finding.key, f"{id} zone {zone.id}", finding.message)
    yield from _differences(id, there, told.zones)


def _layers(connection: Connection, pk: int, id: str, text: str, told: Told) -> Iterator[Fault]:
    authors = set()
    query = select(layers.c.pk, layers.c.author).where(layers.c.document == pk)
    for layer, author in connection.execute(query).fetchall():
        authors.add(author)
        where = f"{id} / {author}"
        items = reading.read_items(connection, [layer]).get(layer, [])
        for finding in rules.layer_errors(items, text):
            yield Fault(finding.key, f"{where} / {finding.item}", finding.message)
        yield from _cycles(where, items)
        by_id = {item.id: item for item in items}
        yield from _differences(where, by_id, told.items.get(author, {}))
        stored = reading.read_layer(connection, layer)
        says = told.layers.get(author)
        if stored != says and not (says is None and stored == Layer()):
            words = worded("The layer is stored differently from what the log says.")
            yield Fault("log.differs", where, words)
    for author in sorted((told.layers.keys() | told.items.keys()) - authors):
        if told.layers.get(author) is not None or told.items.get(author):
            words = worded(
                "The layer of {author} is gone, and nobody has deleted it.", author=author
            )
            yield Fault("layer.lost", f"{id} / {author}", words)


def _differences(
    where: str, there: Mapping[str, LayerItem | Zone], told: Mapping[str, LayerItem | Zone]
) -> Iterator[Fault]:
    for id in sorted(there.keys() | told.keys()):
        if there.get(id) != told.get(id):
            words = worded("{item} is stored differently from what the log says was done.", item=id)
            yield Fault("log.differs", f"{where} / {id}", words)


def _cycles(where: str, items: list[LayerItem]) -> Iterator[Fault]:
    """Events that are, over others, arguments of themselves; each circle is told once."""
    targets = {
        item.id: tuple(a.target for a in item.arguments)
        for item in items
        if isinstance(item, Event)
    }
    done: set[str] = set()
    for start in targets:
        path: list[str] = []
        stack = [(start, 0)]
        while stack:
            id, depth = stack.pop()
            del path[depth:]
            if id in path:
                circle = path[path.index(id) :]
                # An event that is its own argument is told by the rules.
                if len(circle) > 1:
                    words = worded(
                        "These events are arguments of each other: {events}.",
                        events=", ".join(circle),
                    )
                    yield Fault("ref.cycle", f"{where} / {id}", words)
                continue
            if id in done or id not in targets:
                continue
            done.add(id)
            path.append(id)
            stack.extend((target, len(path)) for target in targets[id])
