"""Writing: transactions into rows and log. Nothing here commits; the store does, once.

Rows to be added are gathered by table and sent together, which makes a batch of imported
documents a handful of statements.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Dialect,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.sql.compiler import SQLCompiler

from annotator.errors import Conflict
from annotator.model.document import Document, Layer, LayerKey, TextVersion, Zone
from annotator.model.edits import Edit, Transaction
from annotator.model.entry import Entry
from annotator.model.history import LogHead
from annotator.model.items import Event, LayerItem, Span
from annotator.model.scheme import Label, SchemeHead
from annotator.sentences import worded
from annotator.store import bulk, reading, rows
from annotator.store.ahead import UPDATE_LAYER, Ahead, many_layers, update_of
from annotator.store.bulk import main_table
from annotator.store.chain import CHAIN_START, digest, link
from annotator.store.fitting import corrected_by, refuse_unfit
from annotator.store.log import last_touch, log_body, name_of
from annotator.store.schema import (
    arguments,
    documents,
    fragments,
    layers,
    texts,
    transaction_layers,
    transactions,
    zones,
)
from annotator.store.scheme_rows import put_label, put_project_value


@cache
def _statement(table: Table, dialect: Dialect) -> SQLCompiler:
    compiled = insert(table).compile(dialect=dialect, column_keys=[c.name for c in table.columns])
    assert isinstance(compiled, SQLCompiler), "an insert is SQL"
    return compiled


def _insert_many(connection: Connection, table: Table, gathered: list[dict[str, Any]]) -> None:
    """Insert rows by the statement that SQLAlchemy makes, without its work for every single row.

    Our rows hold nothing but text, numbers and truth values, which every driver takes as they are.
    """
    compiled = _statement(table, connection.dialect)
    if compiled.positiontup is None:
        connection.exec_driver_sql(str(compiled), gathered)
    else:
        order = itemgetter(*compiled.positiontup)
        connection.exec_driver_sql(str(compiled), [order(row) for row in gathered])


Numbers = Callable[[Connection, str, int], Iterable[int]]
"""Free numbers for rows of a table: (connection, table, how many at least)."""

_LARGEST_BLOCK = 256


class Writer:
    """Writes the edits of transactions inside one database transaction.

    Every edit is first held against what is stored: Conflict when it starts from something else.
    """

    def __init__(self, connection: Connection, numbers: Numbers, acts: int) -> None:
        self._db = connection
        self._numbers = numbers
        # Taken first, and all that are needed: this is where a second writer waits for us.
        self._free = {"transactions": iter(numbers(connection, "transactions", acts))}
        self._added: dict[str, list[dict[str, Any]]] = {}
        self._documents: dict[str, int] = {}
        self._layers: dict[LayerKey, int] = {}
        self._fresh: set[int] = set()
        self._new: set[str] = set()
        self._chains: dict[LayerKey, str] = {}
        self._block: dict[str, int] = {}
        self._ahead: Ahead | None = None
        self._changed: list[dict[str, object]] = []

    def write(self, transaction: Transaction) -> None:
        """Write one transaction, rows and log."""
        self._read_ahead(transaction)
        many = bulk.together(transaction.edits)
        for edit in transaction.edits:
            if isinstance(edit.value, bulk.ITEMS) and edit.place in many:
                self._items(edit.place, many[edit.place])
                many[edit.place] = []
            else:
                self._edit(edit)
        if corrected_by(transaction):
            self.flush()
        refuse_unfit(self._db, transaction, self._new)
        self.log(transaction)
        self._ahead = None

    def _read_ahead(self, transaction: Transaction) -> None:
        places = many_layers(transaction)
        if not places:
            return
        self.flush()
        self._ahead = Ahead(self._db, places)
        self._documents.update(self._ahead.documents)
        for place, chain in self._ahead.chains.items():
            self._chains.setdefault(place, chain)

    def flush(self) -> None:
        """Send what was gathered. Must be called before the commit."""
        for name, table in rows.TABLES.items():
            gathered = self._added.pop(name, None)
            if gathered:
                _insert_many(self._db, table, gathered)
        changed, self._changed = self._changed, []
        if changed:
            self._db.execute(UPDATE_LAYER, changed)

    def _add(self, table: str, row: dict[str, Any]) -> None:
        self._added.setdefault(table, []).append(row)

    def _add_numbered(self, number: Column[int], row: dict[str, Any]) -> int:
        """Gather a row under the next free number of its table."""
        table = number.table.name
        given = next(self._free.get(table, iter(())), None)
        if given is None:
            # Rows of documents and layers may leave gaps; those of the log were counted before.
            self._free[table] = iter(self._numbers(self._db, table, self._block.get(table, 1)))
            self._block[table] = min(2 * self._block.get(table, 1), _LARGEST_BLOCK)
            given = next(self._free[table])
        self._add(table, row | {number.name: given})
        return given

    # --- edits ----------------------------------------------------------------------------

    def _edit(self, edit: Edit) -> None:
        value = edit.value
        if isinstance(value, Label):
            put_label(self._db, edit, value, self._held)
        elif isinstance(value, (SchemeHead, Entry)):
            put_project_value(self._db, edit, value, self._held)
        elif isinstance(value, Document):
            self._document(edit, value)
        elif isinstance(value, TextVersion):
            self._text(edit, value)
        elif isinstance(value, Zone):
            self._zone(edit, value)
        elif isinstance(value, Layer):
            self._layer(edit)
        else:
            self._item(edit, value)

    def _item(self, edit: Edit, value: LayerItem) -> None:
        layer = self._layer_pk(edit.place)
        version = 1
        if edit.before is not None or layer not in self._fresh:
            self.flush()
            table = main_table(value)
            stored = reading.read_item(self._db, layer, table, value.id)
            self._held(stored, edit, value.id)
            if stored is not None:
                version = self._take_out(layer, stored) + 1
        if edit.after is not None:
            assert isinstance(edit.after, type(value)), "an item never changes its class"
            for table, row in rows.item_rows(layer, edit.after, version):
                self._add(table, row)

    def _items(self, place: LayerKey, edits: Sequence[Edit]) -> None:
        """Many items of one layer, each of them once; none when they were written already."""
        if not edits:
            return
        layer = self._layer_pk(place)
        self.flush()
        there = {item.id: item for item in reading.read_items(self._db, [layer]).get(layer, ())}
        for edit in edits:
            self._held(there.get(name_of(edit.value)), edit, name_of(edit.value))
        gone = [edit.before for edit in edits if isinstance(edit.before, bulk.ITEMS)]
        versions = bulk.take_out(self._db, layer, gone)
        for edit in edits:
            if isinstance(edit.after, bulk.ITEMS):
                version = versions.get(edit.after.id, 0) + 1
                for table, row in rows.item_rows(layer, edit.after, version):
                    self._add(table, row)

    def _take_out(self, layer: int, item: LayerItem) -> int:
        if isinstance(item, (Span, Event)):
            if len(item.fragments) > 1:
                self._db.execute(_DROP_FRAGMENTS, {"l": layer, "i": item.id})
            if isinstance(item, Event) and item.arguments:
                self._db.execute(_DROP_ARGUMENTS, {"l": layer, "i": item.id})
        table = rows.TABLES[main_table(item)]
        here = (table.c.layer == layer, table.c.id == item.id)
        version = self._db.scalar(select(table.c.version).where(*here))
        self._db.execute(delete(table).where(*here))
        return int(version or 0)

    def _document_pk(self, id: str) -> int:
        known = self._documents.get(id)
        if known is None:
            known = reading.document_pk(self._db, id)
            if known is None:
                raise Conflict(
                    worded(
                        "Document {document} is not in the project any more. Open it again.",
                        document=id,
                    )
                )
            self._documents[id] = known
        return known

    def _layer_pk(self, place: LayerKey) -> int:
        known = self._layers.get(place)
        if known is None:
            new = place.document in self._new
            known = None if new else reading.layer_pk(self._db, place)
            if known is None:
                known = self._new_layer(place, Layer())
            self._layers[place] = known
        return known

    def _new_layer(self, place: LayerKey, layer: Layer) -> int:
        row = rows.layer_row(self._document_pk(place.document), place.author, layer, 1)
        pk = self._add_numbered(layers.c.pk, row)
        self._layers[place] = pk
        self._fresh.add(pk)
        return pk

    def _layer(self, edit: Edit) -> None:
        pk, stored = self._stored_layer(edit.place)
        self._held(stored, edit, worded("its layer"))
        if isinstance(edit.after, Layer):
            if pk is None:
                self._new_layer(edit.place, edit.after)
                return
            self._changed.append(update_of(pk, edit.after))
        elif pk is not None:
            # A layer without items goes; one that still has some keeps a plain row under them.
            self.flush()
            if reading.read_items(self._db, [pk]):
                raise Conflict(worded("This layer still has items. Take them out first."))
            self._db.execute(delete(layers).where(layers.c.pk == pk))
            self._layers.pop(edit.place, None)

    def _stored_layer(self, place: LayerKey) -> tuple[int | None, Layer | None]:
        if place.document in self._new and place not in self._layers:
            return None, None
        ahead = self._ahead.layer(place) if self._ahead is not None else None
        if ahead is not None and place not in self._layers:
            return ahead
        self.flush()
        pk = self._layers.get(place) or reading.layer_pk(self._db, place)
        return pk, reading.read_layer(self._db, pk) if pk is not None else None

    def _document(self, edit: Edit, value: Document) -> None:
        if edit.before is None:
            # A second one with the same id is refused by the table itself.
            row = rows.document_row(value, 1)
            self._documents[value.id] = self._add_numbered(documents.c.pk, row)
            self._new.add(value.id)
            return
        self.flush()
        stored = reading.read_document(self._db, value.id)
        self._held(stored, edit, value.id)
        if isinstance(edit.after, Document):
            row = rows.document_row(edit.after, 0) | {"version": documents.c.version + 1}
            self._db.execute(update(documents).where(documents.c.id == value.id).values(row))
            return
        self._drop_document(value.id)

    def _drop_document(self, id: str) -> None:
        """Take out a document that nothing stands on any more, with its texts."""
        self.flush()
        self._new.discard(id)
        pk = self._document_pk(id)
        if self._db.scalar(select(layers.c.pk).where(layers.c.document == pk).limit(1)) is not None:
            raise Conflict(
                worded("Document {document} still has layers. Take them out first.", document=id)
            )
        self._db.execute(delete(zones).where(zones.c.document == pk))
        self._db.execute(delete(texts).where(texts.c.document == pk))
        self._db.execute(delete(documents).where(documents.c.pk == pk))
        self._documents.pop(id, None)

    def _text(self, edit: Edit, value: TextVersion) -> None:
        # A text is added and never changed; taking back an import goes by its document, and taking
        # back a correction by the number in the document: the text stays for the redo.
        if not isinstance(edit.after, TextVersion):
            return
        if edit.before is not None:
            self.flush()
            there = reading.read_text(self._db, value.document, value.number)
            if there is not None:
                self._held(
                    there,
                    Edit(edit.place, edit.after, None),
                    worded("Text {number}", number=value.number),
                )
                return
        self._add("texts", rows.text_row(self._document_pk(value.document), value))
        if edit.before is not None:
            self.flush()

    def _zone(self, edit: Edit, value: Zone) -> None:
        pk = self._document_pk(edit.place.document)
        if edit.before is not None:
            self.flush()
            there = {zone.id: zone for zone in reading.read_zones(self._db, pk)}
            self._held(there.get(value.id), edit, value.id)
            here = (zones.c.document == pk, zones.c.id == value.id)
            self._db.execute(delete(zones).where(*here))
        if isinstance(edit.after, Zone):
            self._add("zones", rows.zone_row(pk, edit.after, 1))

    def _held(self, stored: object, edit: Edit, name: str) -> None:
        """Raise Conflict, naming who was first, unless an edit starts from what is stored."""
        if stored == edit.before:
            return
        last = last_touch(self._db, edit.place, name_of(edit.value))
        raise _changed_by(name, last)

    # --- the log --------------------------------------------------------------------------

    def log(self, transaction: Transaction) -> None:
        """Write the line of a transaction whose rows are, or will be, written by another."""
        body = log_body(transaction)
        row = {
            "id": transaction.id,
            "title": transaction.title,
            "origin": str(transaction.origin),
            "author": transaction.author,
            "time": transaction.time,
            "undoes": transaction.undoes,
            "body": body,
        }
        seq = self._add_numbered(transactions.c.seq, row)
        line = digest(row)
        for place in dict.fromkeys(edit.place for edit in transaction.edits):
            hash_ = link(self._chain(place), line)
            self._chains[place] = hash_
            self._add(
                "transaction_layers",
                {"seq": seq, "document": place.document, "author": place.author, "hash": hash_},
            )

    def _chain(self, place: LayerKey) -> str:
        known = self._chains.get(place)
        if known is not None:
            return known
        if place.document in self._new:
            return CHAIN_START
        names = {"d": place.document, "a": place.author}
        return self._db.scalar(_LAST_LINK, names) or CHAIN_START


def _changed_by(name: str, last: LogHead | None) -> Conflict:
    who = worded("somebody else")
    if last is not None:
        who = worded(
            "{author} ({time}: {title})", author=last.author, time=last.time, title=last.title
        )
    return Conflict(
        worded(
            "{item} was changed by {who} meanwhile. Nothing was overwritten; look at it again and "
            "repeat what you did.",
            item=name,
            who=who,
        )
    )


# Made once: an act on the corpus asks this for every layer.
_LAST_LINK = (
    select(transaction_layers.c.hash)
    .where(
        transaction_layers.c.document == bindparam("d"),
        transaction_layers.c.author == bindparam("a"),
    )
    .order_by(transaction_layers.c.seq.desc())
    .limit(1)
)
_DROP_FRAGMENTS = delete(fragments).where(
    fragments.c.layer == bindparam("l"), fragments.c.mention == bindparam("i")
)
_DROP_ARGUMENTS = delete(arguments).where(
    arguments.c.layer == bindparam("l"), arguments.c.event == bindparam("i")
)
