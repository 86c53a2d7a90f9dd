"""Scheme acts: a change of the scheme with all items that it touches, saved as one.

A large act is several lines of the log, so that a hundred thousand documents pass by in batches
and no line grows without end; they are saved in one database transaction or not at all.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, select

from annotator.errors import UserError
from annotator.model.document import LayerKey
from annotator.model.edits import SCHEME_PLACE, Edit, Origin, Transaction
from annotator.model.history import LogHead, part_id
from annotator.model.item_moves import ItemMoves, layer_changes
from annotator.model.items import LayerItem
from annotator.sentences import worded
from annotator.store import log, reading
from annotator.store.schema import documents, layers
from annotator.store.scheme_bulk import ItemChange, write_changes
from annotator.store.scheme_use import UsePlace, touched_layers
from annotator.store.writing import Numbers, Writer

_LAYERS = 200
"""So many layers are read at a time."""
_PART = 200
"""From so many edits on a line of the log is full; a layer is never shared between two."""
MOST_PLACES = 200


class Watching(msgspec.Struct, frozen=True):
    """Who watches: `told` gets (layers done, layers in all), `stopped` says whether to give up."""

    told: Callable[[int, int], None] | None = None
    stopped: Callable[[], bool] | None = None

    def at(self, done: int, number: int) -> None:
        """Tell how far it is. UserError ``scheme.stopped`` when it is to stop: nothing is saved."""
        if self.stopped is not None and self.stopped():
            raise UserError("scheme.stopped", worded("Stopped. Nothing was changed."))
        if self.told is not None:
            self.told(done, max(1, number))


class ChangedSince(UserError):
    """An act on the scheme cannot be taken back; `places` are some of those that stand against."""

    def __init__(self, number: int, places: Sequence[UsePlace]) -> None:
        names = list(dict.fromkeys(place.name for place in places))
        shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
        super().__init__(
            "scheme.changed_since",
            worded(
                "{number} items were changed or made since, among others in {shown}, so the change "
                "of the scheme was not taken back. Nothing was changed.",
                number=number,
                shown=shown,
            ),
        )
        self.places = tuple(places)
        self.number = number


class SchemeLogEntry(msgspec.Struct, frozen=True):
    """A line of the log that changed the scheme, and its edits of the scheme alone."""

    head: LogHead
    edits: tuple[Edit, ...]


class SchemeWriter:
    """Writes acts on the scheme inside one database transaction. `mine` hears the id of each."""

    def __init__(
        self,
        connection: Connection,
        numbers: Numbers,
        watching: Watching,
        mine: Callable[[Sequence[str]], None],
    ) -> None:
        self._db = connection
        self._numbers = numbers
        self._watching = watching
        self._mine = mine
        self._parts = 0

    def change(self, act: Transaction, moves: ItemMoves) -> int:
        """Write an act with edits of the scheme, and what it does to items; how many of them.

        `act.id` is that of the whole. Conflict when the scheme is another one by now.
        """
        self._scheme(act, act.edits)
        touched = [] if moves.nothing else touched_layers(self._db, moves)
        number = 0
        for at in range(0, len(touched), _LAYERS):
            self._watching.at(at, len(touched))
            some = touched[at : at + _LAYERS]
            found = reading.read_items(self._db, some)
            changes = [(pk, layer_changes(found.get(pk, []), moves)) for pk in some]
            number += sum(len(made) for _, made in changes)
            self._items(act, [(pk, old, new) for pk, made in changes for old, new in made])
        self._watching.at(len(touched), len(touched))
        return number

    def repeat(self, parts: Sequence[str], act: Transaction) -> int:
        """Take back the parts of an act, or with ``REDO`` do them again; how many items it was.

        `act` gives id, title, author, time and origin. Raises ChangedSince, with the places, where
        something is not as the act left it.
        """
        back = act.origin is Origin.UNDO
        number, wrong = 0, 0
        places: list[tuple[LayerKey, LayerItem]] = []
        for at, id in enumerate(reversed(parts) if back else parts):
            self._watching.at(at, len(parts))
            logged = log.read_transaction(self._db, id)
            assert logged is not None, "its id was just read from the log"
            edits = logged.inverse_edits() if back else logged.edits
            mine = msgspec.structs.replace(act, undoes=id)
            self._scheme(mine, [edit for edit in edits if edit.place == SCHEME_PLACE])
            changes, against = self._held([e for e in edits if e.place != SCHEME_PLACE])
            number += len(changes)
            wrong += len(against)
            places += against[: MOST_PLACES - len(places)]
            if not wrong:
                self._items(mine, changes)
        if wrong:
            raise ChangedSince(wrong, [self._place(*one) for one in places])
        return number

    # --- the log --------------------------------------------------------------------------

    def _next(self, act: Transaction, edits: Sequence[Edit]) -> Transaction:
        id = part_id(act.id, self._parts)
        self._parts += 1
        self._mine([id])
        return msgspec.structs.replace(act, id=id, edits=tuple(edits))

    def _scheme(self, act: Transaction, edits: Sequence[Edit]) -> None:
        if edits:
            writer = Writer(self._db, self._numbers, 1)
            writer.write(self._next(act, edits))
            writer.flush()

    def _items(self, act: Transaction, changes: Sequence[ItemChange]) -> None:
        if not changes:
            return
        keys = self._keys({pk for pk, _, _ in changes})
        parts = list(_parts(changes))
        write_changes(self._db, changes)
        writer = Writer(self._db, self._numbers, len(parts))
        for part in parts:
            edits = [Edit(keys[pk], old, new) for pk, old, new in part]
            writer.log(self._next(act, edits))
        writer.flush()

    def _keys(self, pks: Iterable[int]) -> dict[int, LayerKey]:
        asked = (
            select(layers.c.pk, documents.c.id, layers.c.author)
            .join(documents, documents.c.pk == layers.c.document)
            .where(layers.c.pk.in_(sorted(pks)))
        )
        return {pk: LayerKey(id, author) for pk, id, author in self._db.execute(asked)}

    # --- what stands against --------------------------------------------------------------

    def _held(
        self, edits: Sequence[Edit]
    ) -> tuple[list[ItemChange], list[tuple[LayerKey, LayerItem]]]:
        """The changes of items, and those items that are not as the edits begin."""
        places = dict.fromkeys(edit.place for edit in edits)
        pks = {place: reading.layer_pk(self._db, place) for place in places}
        found = reading.read_items(self._db, [pk for pk in pks.values() if pk is not None])
        there = {(pk, item.id): item for pk, items in found.items() for item in items}
        changes: list[ItemChange] = []
        against = []
        for edit in edits:
            item: LayerItem = edit.value  # type: ignore[assignment] # parts hold items alone
            pk = pks[edit.place]
            if pk is None or there.get((pk, item.id)) != edit.before:
                against.append((edit.place, item))
            else:
                changes.append((pk, edit.before, edit.after))  # type: ignore[arg-type] # the same
        return changes, against

    def _place(self, key: LayerKey, item: LayerItem) -> UsePlace:
        document = reading.read_document(self._db, key.document)
        name = document.title or document.name if document is not None else key.document
        place = UsePlace(key.document, name, key.author, item.id, item.label)
        if hasattr(item, "fragments"):
            start, end, quote = item.start, item.end, item.quote  # type: ignore[union-attr] # a mention
            place = msgspec.structs.replace(place, start=start, end=end, quote=quote)
        return place


def _parts(changes: Sequence[ItemChange]) -> Iterator[list[ItemChange]]:
    part: list[ItemChange] = []
    for change in changes:
        if len(part) >= _PART and change[0] != part[-1][0]:
            yield part
            part = []
        part.append(change)
    yield part


def read_parts(connection: Connection, act: str) -> list[str]:
    """The ids of the parts of an act, in the order of the log."""
    # The colon is the character after the digits, in the order of code points.
    return log.read_ids(connection, part_id(act, ""), part_id(act, ":"))
