"""Ahead: what a transaction on many layers will ask for, read together before it is written.

One by one the questions would take longer than the answers: 10,000 documents are three questions
each. What is read here is used once and then forgotten, since the transaction itself changes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, func, select, update

from annotator.model.document import Layer, LayerKey
from annotator.model.edits import Transaction
from annotator.store import rows
from annotator.store.chain import CHAIN_START
from annotator.store.schema import documents, layers, transaction_layers

MANY = 50
"""A transaction that changes more layers than that is read ahead for."""
_AT_ONCE = 400

UPDATE_LAYER = (
    update(layers)
    .where(layers.c.pk == bindparam("of"))
    .values(
        status=bindparam("s"),
        flagged=bindparam("f"),
        note=bindparam("n"),
        seconds=bindparam("t"),
        version=layers.c.version + 1,
    )
)


def update_of(pk: int, layer: Layer) -> dict[str, object]:
    """What `UPDATE_LAYER` wants to know."""
    return {
        "of": pk,
        "s": str(layer.status),
        "f": layer.flagged,
        "n": layer.note,
        "t": layer.seconds,
    }


def many_layers(transaction: Transaction) -> set[LayerKey]:
    """The layers that a transaction changes, where they are more than `MANY`; else none."""
    if len(transaction.edits) <= MANY:
        return set()
    places = {edit.place for edit in transaction.edits if isinstance(edit.value, Layer)}
    return places if len(places) > MANY else set()


class Ahead:
    """The documents, these layers and their chains of hashes, as they are stored."""

    def __init__(self, connection: Connection, places: Iterable[LayerKey]) -> None:
        self.documents: dict[str, int] = {}
        self.chains: dict[LayerKey, str] = {}
        self._layers: dict[LayerKey, tuple[int | None, Layer | None]] = {}
        by_author: dict[str, list[str]] = defaultdict(list)
        for place in places:
            by_author[place.author].append(place.document)
        for author, ids in by_author.items():
            self._read(connection, author, ids)

    def _read(self, connection: Connection, author: str, ids: Sequence[str]) -> None:
        for at in range(0, len(ids), _AT_ONCE):
            some = ids[at : at + _AT_ONCE]
            asked = select(documents.c.id, documents.c.pk).where(documents.c.id.in_(some))
            there = [(id, pk) for id, pk in connection.execute(asked)]
            self.documents.update(there)
            self._layers.update((LayerKey(id, author), (None, None)) for id, _ in there)
            self._layers.update(_stored(connection, author, some))
            self.chains.update((LayerKey(id, author), CHAIN_START) for id in some)
            self.chains.update(_chains(connection, author, some))

    def layer(self, place: LayerKey) -> tuple[int | None, Layer | None] | None:
        """The number of a layer and the layer, both None where there is none yet.

        None when nothing is known of it, as at the second time of asking.
        """
        return self._layers.pop(place, None)


def _stored(
    connection: Connection, author: str, ids: Sequence[str]
) -> Iterable[tuple[LayerKey, tuple[int, Layer]]]:
    mine = layers.c
    asked = (
        select(documents.c.id, mine.pk, mine.status, mine.flagged, mine.note, mine.seconds)
        .join(layers, mine.document == documents.c.pk)
        .where(mine.author == author, documents.c.id.in_(ids))
    )
    for id, pk, *row in connection.execute(asked):
        yield LayerKey(id, author), (pk, rows.layer_of(*row))


def _chains(
    connection: Connection, author: str, ids: Sequence[str]
) -> Iterable[tuple[LayerKey, str]]:
    log = transaction_layers.c
    last = (
        select(log.document, func.max(log.seq).label("seq"))
        .where(log.author == author, log.document.in_(ids))
        .group_by(log.document)
        .subquery()
    )
    asked = select(log.document, log.hash).join(
        last, (last.c.document == log.document) & (last.c.seq == log.seq)
    )
    for id, hash_ in connection.execute(asked.where(log.author == author)):
        yield LayerKey(id, author), hash_
