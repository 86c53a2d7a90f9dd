"""Search zones: heads and zones of many documents, and what was taken out of them by hand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, exists, select

from annotator.model.document import Zone
from annotator.model.edits import Edit, Origin
from annotator.model.items import Event, Span
from annotator.store.schema import documents, transaction_layers, transactions, zones
from annotator.store.search_items import Place

_AT_ONCE = 400
_BY_HAND = 50
"""An act on more documents than this is none of a hand."""

_meta = msgspec.json.Decoder(dict[str, object]).decode
_edits = msgspec.json.Decoder(tuple[Edit, ...]).decode


class Head(msgspec.Struct, frozen=True):
    """A document without its text. `meta` is whatever its source said of it."""

    number: int
    id: str
    name: str
    meta: dict[str, object]


def read_numbers(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """The numbers of documents by their ids."""
    found: dict[str, int] = {}
    for at in range(0, len(ids), _AT_ONCE):
        some = documents.c.id.in_(ids[at : at + _AT_ONCE])
        rows = connection.execute(select(documents.c.id, documents.c.pk).where(some))
        found.update((row[0], row[1]) for row in rows)
    return found


def read_heads(connection: Connection, numbers: Sequence[int]) -> list[Head]:
    """The heads of documents that are not in the trash, by number."""
    asked = select(documents.c.pk, documents.c.id, documents.c.name, documents.c.meta)
    here = asked.where(documents.c.pk.in_(numbers), documents.c.text_version > 0)
    rows = connection.execute(here.order_by(documents.c.pk))
    return [Head(pk, id, name, _meta(meta)) for pk, id, name, meta in rows]


def read_last(connection: Connection) -> tuple[int, str]:
    """Number and id of the last document; (0, "") where there is none."""
    asked = select(documents.c.pk, documents.c.id).order_by(documents.c.pk.desc()).limit(1)
    row = connection.execute(asked).first()
    return (row[0], row[1]) if row is not None else (0, "")


def is_at(connection: Connection, number: int, id: str) -> bool:
    """Whether a number is still that of a document, or of none."""
    found = connection.scalar(select(documents.c.id).where(documents.c.pk == number))
    return found in (None, id)


def read_zones_of(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Zone]]:
    """The zones of documents, by number, in the order of the text."""
    found: dict[int, list[Zone]] = defaultdict(list)
    asked = select(zones.c.document, zones.c.id, zones.c.kind, zones.c.start, zones.c.end)
    here = asked.where(zones.c.document.in_(numbers))
    for number, id, kind, start, end in connection.execute(here.order_by(zones.c.start)):
        found[number].append(Zone(id=id, kind=kind, start=start, end=end))
    return found


def read_taken_out(
    connection: Connection, ids: Sequence[str], author: str
) -> dict[str, list[Place]]:
    """Marks (zones for the author "") that were taken out and not put back, by document.

    Undo takes nothing out for good, and neither does an act on more than fifty documents.
    """
    log, layer = transactions.c, transaction_layers.c
    asked = (
        select(layer.document, log.origin, log.body)
        .join(transactions, log.seq == layer.seq)
        .where(layer.document.in_(ids), layer.author == author)
        .where(log.origin != str(Origin.IMPORT), ~_is_wide(layer.seq))
    )
    found: dict[str, dict[str, Place]] = defaultdict(dict)
    for id, origin, body in connection.execute(asked.order_by(layer.seq)):
        here = [e for e in _edits(body) if (e.place.document, e.place.author) == (id, author)]
        _follow(found[id], here, by_hand=origin != str(Origin.UNDO))
    return {id: list(places.values()) for id, places in found.items() if places}


def _is_wide(seq: ColumnElement[int]) -> ColumnElement[bool]:
    touched = transaction_layers.alias()
    beyond = select(touched.c.seq).where(touched.c.seq == seq).limit(1).offset(_BY_HAND)
    return exists(beyond.correlate(transaction_layers))


def _follow(taken: dict[str, Place], edits: Iterable[Edit], *, by_hand: bool) -> None:
    """What is taken out after the edits of one act, by id."""
    for edit in edits:
        before, after = _place(edit.before), _place(edit.after)
        if after is not None:
            taken.pop(edit.value.id, None)  # type: ignore[union-attr] # what has a place has an id
        if before is not None and by_hand and (after is None or after[2] != before[2]):
            taken[edit.value.id] = before  # type: ignore[union-attr] # as above


def _place(value: object) -> Place | None:
    if isinstance(value, Zone):
        return value.start, value.end, value.kind
    if isinstance(value, (Span, Event)):
        return value.start, value.end, value.label
    return None
