"""Check: every offset against its text, every link against its end, every row against the log."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec
from sqlalchemy import Connection, select

from annotator.model import rules
from annotator.model.document import Layer, LayerKey, Zone, text_sha256
from annotator.model.edits import Edit
from annotator.model.items import Cluster, DocumentLabel, Event, LayerItem, Relation, Span
from annotator.store import reading
from annotator.store.schema import documents, layers, texts, transaction_layers, transactions, zones
from annotator.store.writing import CHAIN_START, link

Reading = Callable[[], AbstractContextManager[Connection]]

_ITEMS = (Span, Event, Relation, Cluster, DocumentLabel)
_INTEGRITY = "PRAGMA integrity_check(20)"
_FOREIGN_KEYS = "PRAGMA foreign_key_check"
_edits = msgspec.json.Decoder(tuple[Edit, ...]).decode


class Fault(msgspec.Struct, frozen=True):
    """One thing that does not hold: a stable key, where (document, author, item), a sentence."""

    key: str
    where: str
    message: str


def check_project(reading_: Reading, path: Path) -> list[Fault]:
    """All faults of a project. Reads one document at a time; changes nothing."""
    with reading_() as connection:
        faults = list(_database(connection, path))
        ids = connection.execute(select(documents.c.pk, documents.c.id)).fetchall()
    for pk, id in ids:
        with reading_() as connection:
            faults.extend(_document(connection, pk, id))
    return faults


def _database(connection: Connection, path: Path) -> Iterator[Fault]:
    for (said,) in connection.exec_driver_sql(_INTEGRITY):
        if said != "ok":
            yield Fault("database.damaged", str(path), f"SQLite says: {said}.")
    for table, *_ in connection.exec_driver_sql(_FOREIGN_KEYS):
        yield Fault("database.orphan", str(path), f"A row of {table} belongs to nothing.")
    yield from _log_gaps(connection, path)


def _log_gaps(connection: Connection, path: Path) -> Iterator[Fault]:
    before = 0
    undone: Counter[str] = Counter()
    known = set()
    query = select(transactions.c.seq, transactions.c.id, transactions.c.undoes)
    for seq, id, undoes in connection.execute(query.order_by(transactions.c.seq)):
        if seq != before + 1:
            words = f"Acts {before + 1} to {seq - 1} are missing from the log."
            yield Fault("log.gap", str(path), words)
        before = seq
        known.add(id)
        if undoes is not None:
            undone[undoes] += 1
    for id in undone.keys() - known:
        yield Fault("log.undoes", str(path), f"The log undoes act {id}, which it does not have.")


def _document(connection: Connection, pk: int, id: str) -> Iterator[Fault]:
    text = reading.read_text(connection, id, None)
    if text is None:
        yield Fault("text.missing", id, f"Document {id} has lost its text.")
        return
    numbers = connection.execute(
        select(texts.c.number, texts.c.text, texts.c.sha256).where(texts.c.document == pk)
    )
    for number, body, sha256 in numbers:
        if text_sha256(body) != sha256:
            words = (
                f"Text {number} of document {id} is not the one that was stored: its hash differs."
            )
            yield Fault("text.hash", id, words)
    found = connection.execute(
        select(zones.c.id, zones.c.kind, zones.c.start, zones.c.end).where(zones.c.document == pk)
    )
    stored_zones = [Zone(id=i, kind=k, start=s, end=e) for i, k, s, e in found]
    for zone in stored_zones:
        for finding in rules.zone_errors(zone, len(text.text)):
            yield Fault(finding.key, f"{id} zone {zone.id}", finding.message)
    yield from _layers(connection, pk, id, text.text)
    yield from _logged_zones(connection, id, {zone.id: zone for zone in stored_zones})


def _layers(connection: Connection, pk: int, id: str, text: str) -> Iterator[Fault]:
    authors = set()
    query = select(layers.c.pk, layers.c.author).where(layers.c.document == pk)
    for layer, author in connection.execute(query).fetchall():
        authors.add(author)
        items = reading.read_items(connection, [layer]).get(layer, [])
        for finding in rules.layer_errors(items, text):
            yield Fault(finding.key, f"{id} / {author} / {finding.item}", finding.message)
        key = LayerKey(id, author)
        stored = reading.read_layer(connection, layer)
        yield from _against_log(connection, key, {item.id: item for item in items}, stored)
    logged = select(transaction_layers.c.author).where(transaction_layers.c.document == id)
    for author in set(connection.scalars(logged.distinct())) - authors - {""}:
        yield from _against_log(connection, LayerKey(id, author), {}, None)


def _against_log(
    connection: Connection, key: LayerKey, items: dict[str, LayerItem], layer: Layer | None
) -> Iterator[Fault]:
    where = f"{key.document} / {key.author}"
    replayed, told, sound = _replay(connection, key)
    if not sound:
        yield Fault("log.chain", where, "The chain of hashes over the log is broken.")
    for id in sorted(replayed.keys() | items.keys()):
        if replayed.get(id) != items.get(id):
            words = f"{id} is stored differently from what the log says was done."
            yield Fault("log.differs", f"{where} / {id}", words)
    if told != layer and not (told is None and layer == Layer()):
        yield Fault("log.differs", where, "The layer is stored differently from what the log says.")


def _replay(
    connection: Connection, key: LayerKey
) -> tuple[dict[str, LayerItem], Layer | None, bool]:
    items: dict[str, LayerItem] = {}
    layer: Layer | None = None
    sound = True
    for edits, whole in _chain(connection, key):
        sound = sound and whole
        for edit in edits:
            if edit.place != key:
                continue
            if isinstance(edit.value, Layer):
                layer = edit.after if isinstance(edit.after, Layer) else None
            elif isinstance(edit.after, _ITEMS):
                items[edit.after.id] = edit.after
            elif isinstance(edit.before, _ITEMS):
                items.pop(edit.before.id, None)
    return items, layer, sound


def _chain(connection: Connection, key: LayerKey) -> Iterator[tuple[tuple[Edit, ...], bool]]:
    """The edits of each act on a layer, and whether its link follows from the one before."""
    t = transaction_layers
    query = (
        select(transactions.c.body, t.c.hash)
        .join(t, t.c.seq == transactions.c.seq)
        .where(t.c.document == key.document, t.c.author == key.author)
        .order_by(t.c.seq)
    )
    previous = CHAIN_START
    for body, hash_ in connection.execute(query):
        try:
            edits = _edits(body)
        except msgspec.DecodeError:
            edits = ()
        whole = link(previous, body) == hash_
        previous = hash_
        yield edits, whole


def _logged_zones(connection: Connection, id: str, there: dict[str, Zone]) -> Iterator[Fault]:
    told: dict[str, Zone] = {}
    sound = True
    for edits, whole in _chain(connection, LayerKey(id, "")):
        sound = sound and whole
        for edit in edits:
            if isinstance(edit.after, Zone):
                told[edit.after.id] = edit.after
            elif isinstance(edit.before, Zone):
                told.pop(edit.before.id, None)
    if not sound:
        yield Fault("log.chain", id, "The chain of hashes over the log is broken.")
    if told != there:
        yield Fault("log.differs", id, "The zones are stored differently from what the log says.")
