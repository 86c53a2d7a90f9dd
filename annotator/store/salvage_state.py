"""Salvage, fourth step: one document out of rows and log, and a word on whatever is not sure.

Pure. What two of them agree on, or a chain or hash proves, is taken in silence; what only one of
them says is taken and named; what neither can say is named as lost.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from annotator.model import rules
from annotator.model.document import Document, Layer, LayerKey, TextVersion, Zone
from annotator.model.items import Argument, LayerItem
from annotator.sentences import worded
from annotator.store import rows
from annotator.store.salvage_log import FoundLog, rows_by
from annotator.store.salvage_rows import Mapped, mended, sound

LOST, UNPROVEN = "lost", "unproven"


class Loss(msgspec.Struct, frozen=True):
    """Something that was not saved ("lost"), or saved without proof ("unproven"), and why."""

    kind: str
    reason: str
    document: str = ""
    author: str = ""
    item: str = ""


class Saved(msgspec.Struct, kw_only=True):
    """A document as it goes into the new project; `proven` when its log may go along."""

    document: Document
    texts: dict[int, TextVersion]
    zones: tuple[Zone, ...]
    layers: dict[str, tuple[Layer, tuple[LayerItem, ...]]]
    proven: bool


Tell = Callable[[Loss], None]
_BROKEN = (msgspec.MsgspecError, ValueError, TypeError, KeyError)


class FoundRows:
    """The rows of a damaged project, ready to be asked for."""

    def __init__(self, tables: Mapping[str, list[Mapped]]) -> None:
        self.tables = tables
        self.documents = rows_by(filter(sound, tables["documents"]), "id")
        self._texts = rows_by(tables["texts"], "document")
        self.by_hash = rows_by(tables["texts"], "sha256")
        self._zones = rows_by(filter(sound, tables["zones"]), "document")
        self._layers = rows_by(filter(sound, tables["layers"]), "document")
        self._parts = rows_by(filter(sound, tables["fragments"]), "layer", "mention")
        self._slots = rows_by(filter(sound, tables["arguments"]), "layer", "event")
        self._of_layer = {
            name: rows_by(filter(sound, tables[name]), "layer")
            for name in ("mentions", "relations", "clusters", "document_labels")
        }

    def texts(self, pk: int) -> list[Mapped]:
        """The text rows of a document's number."""
        return self._texts.get(pk, [])

    def zones(self, pk: int) -> dict[str, Zone]:
        """The zones of a document's number."""
        return {
            row["id"]: Zone(id=row["id"], kind=row["kind"], start=row["start"], end=row["end"])
            for row in self._zones.get(pk, [])
        }

    def layers(self, pk: int) -> dict[str, Mapped]:
        """The layer rows of a document's number, by author."""
        return {row["author"]: row for row in self._layers.get(pk, [])}

    def items(self, layer: int) -> dict[str, list[LayerItem]]:
        """Every reading of every item of a layer's number; there is more than one in a mess."""
        found: dict[str, list[LayerItem]] = {}
        for name, by_layer in self._of_layer.items():
            for row in by_layer.get(layer, []):
                item = self._item(name, layer, row)
                if item is not None and item not in found.get(item.id, []):
                    found.setdefault(item.id, []).append(item)
        return found

    def _item(self, table: str, layer: int, row: Mapped) -> LayerItem | None:
        values = tuple(value for name, value in row.items() if name not in {"layer", "version"})
        try:
            if table == "mentions":
                return self._mention(layer, row, values)
            if table == "relations":
                return rows.relation_of(values)
            if table == "clusters":
                return rows.cluster_of(values)
            return rows.document_label_of(values)
        except _BROKEN:
            return None

    def _mention(self, layer: int, row: Mapped, values: tuple[Any, ...]) -> LayerItem | None:
        if row["kind"] not in {"s", "e"}:
            return None
        parts = _in_order(self._parts.get((layer, row["id"]), []))
        slots = _in_order(self._slots.get((layer, row["id"]), []))
        if parts is None or slots is None:
            return None
        fragments = tuple((part["start"], part["end"]) for part in parts)
        arguments = tuple(Argument(slot["role"], slot["target"]) for slot in slots)
        return rows.mention_of(values, fragments or None, arguments)


def _in_order(parts: list[Mapped]) -> list[Mapped] | None:
    """Fragments or arguments by their number; None when one of them is missing or there twice."""
    found = sorted(parts, key=lambda row: int(row["ordinal"]))
    return found if [row["ordinal"] for row in found] == list(range(len(found))) else None


class DocumentSalvage:
    """One document: what the log tells, what the rows say, and what of it goes on."""

    def __init__(self, id: str, log: FoundLog, found: FoundRows, tell: Tell) -> None:
        self.id = id
        self._log = log
        self._rows = found
        self._told = log.told(id)
        self._tell = tell
        self._unsure = False

    def saved(self) -> Saved | None:
        """The document, or None when it is deleted or cannot be saved; then that is told."""
        document, row = self._document()
        if document is None:
            return None
        texts = self._texts(row["pk"] if row else None, document)
        text = texts.get(abs(document.text_version))
        if text is None:
            words = worded("its text is damaged or lost, and with it all that stood on it")
            self._lose(LOST, worded("{why} ({number} items)", why=words, number=self._count(row)))
            return None
        pk = row["pk"] if row else None
        zones = self._zones(pk, len(text.text))
        layers = self._layers(pk, text.text)
        wanted = set(self._told.texts) | {abs(document.text_version)}
        return Saved(
            document=document,
            texts=texts,
            zones=zones,
            layers=layers,
            proven=self._log.whole(self.id) and wanted <= texts.keys() and not self._unsure,
        )

    def _lose(self, kind: str, reason: str, author: str = "", item: str = "") -> None:
        self._unsure = True
        self._tell(Loss(kind, reason, self.id, author, item))

    def _document(self) -> tuple[Document | None, Mapped | None]:
        candidates = self._rows.documents.get(self.id, [])
        row = candidates[0] if candidates else None
        told = self._told.document
        if LayerKey(self.id, "") in self._log.proven:
            return told, row
        try:
            stored = rows.document_of(row) if row is not None else None
        except _BROKEN:
            stored = None
        if stored is None and told is None:
            # Nothing is left but perhaps a link of its chain: it may have been deleted as well.
            self._lose(LOST, worded("nothing of its entry can be read"))
        elif stored is None:
            self._lose(
                UNPROVEN, worded("its entry is lost; it was taken from what is left of the log")
            )
        elif stored != told:
            self._lose(
                UNPROVEN, worded("its entry cannot be held against the log, which has lost a part")
            )
        return stored or told, row

    def _texts(self, pk: int | None, document: Document) -> dict[int, TextVersion]:
        """The texts that have their hash: the one that the log tells, else the one beside them."""
        stored = list(self._rows.texts(pk)) if pk is not None else []
        found: dict[int, TextVersion] = {}
        for number, told in self._told.texts.items():
            rows_ = [row for row in stored if row["number"] == number]
            for row in [*rows_, *self._rows.by_hash.get(told.sha256, [])]:
                text = mended(row["text"], told.sha256)
                if text is not None:
                    found[number] = msgspec.structs.replace(told, text=text, document=self.id)
                    break
        if LayerKey(self.id, "") in self._log.proven:
            return found
        for row in filter(sound, stored):
            text = mended(row["text"], row["sha256"])
            if text is not None and row["number"] not in found:
                version = self._version(row, text)
                if version is not None:
                    found[row["number"]] = version
        for number, version in found.items():
            rows_ = [row for row in stored if row["number"] == number]
            if not self._agreed(number, version, rows_):
                words = worded(
                    "the text {number} is proven by its hash; where it came from is not",
                    number=number,
                )
                self._lose(UNPROVEN, words)
        return found

    def _version(self, row: Mapped, text: str) -> TextVersion | None:
        try:
            return rows.text_of(self.id, {**row, "text": text})
        except _BROKEN:
            return None

    def _agreed(self, number: int, version: TextVersion, stored: list[Mapped]) -> bool:
        """Whether table and log say the same of a text beyond its letters, which have a hash."""
        told = self._told.texts.get(number)
        if told is None:
            return False
        told = msgspec.structs.replace(told, text=version.text, document=self.id)
        return any(self._version(row, version.text) == told for row in stored)

    def _zones(self, pk: int | None, length: int) -> tuple[Zone, ...]:
        stored = self._rows.zones(pk) if pk is not None else {}
        sure = LayerKey(self.id, "") in self._log.proven
        if sure or stored == self._told.zones:
            return tuple(self._told.zones.values())
        kept = []
        for zone in {**self._told.zones, **stored}.values():
            if rules.zone_errors(zone, length):
                self._lose(LOST, worded("the zone does not fit the text"), item=zone.id)
                continue
            if stored.get(zone.id) != self._told.zones.get(zone.id):
                self._lose(
                    UNPROVEN, worded("only one of table and log has the zone so"), item=zone.id
                )
            kept.append(zone)
        return tuple(kept)

    def _layers(self, pk: int | None, text: str) -> dict[str, tuple[Layer, tuple[LayerItem, ...]]]:
        stored = self._rows.layers(pk) if pk is not None else {}
        found = {}
        for author in sorted({*stored, *self._told.layers, *self._told.items}):
            key = LayerKey(self.id, author)
            told = self._told.items.get(author, {})
            told_layer = self._told.layers.get(author)
            if key in self._log.proven:
                if told_layer is not None or told:
                    found[author] = (told_layer or Layer(), tuple(told.values()))
                continue
            row = stored.get(author)
            layer = self._layer(author, row, told_layer)
            readings = self._rows.items(row["pk"]) if row is not None else {}
            items = self._merged(author, readings, told, text)
            if layer is not None or items:
                found[author] = (layer or Layer(), items)
        return found

    def _layer(self, author: str, row: Mapped | None, told: Layer | None) -> Layer | None:
        stored = None
        if row is not None:
            try:
                stored = rows.layer_of(row["status"], row["flagged"], row["note"], row["seconds"])
            except _BROKEN:
                stored = None
        if stored == told and told is not None:
            return told
        if row is None and told is None:
            return None
        # Marked where people look: it is flagged, and its items are in the list of losses.
        self._lose(
            UNPROVEN, worded("only one of table and log has the layer so; it is flagged"), author
        )
        return msgspec.structs.replace(stored or told or Layer(), flagged=True)

    def _merged(
        self,
        author: str,
        readings: dict[str, list[LayerItem]],
        told: dict[str, LayerItem],
        text: str,
    ) -> tuple[LayerItem, ...]:
        kept: dict[str, LayerItem] = {}
        for id in sorted({*readings, *told}):
            here, logged = readings.get(id, []), told.get(id)
            if logged is not None and logged in here:
                kept[id] = logged
                continue
            fitting = [item for item in here if not _own_errors(item, text)]
            kept_one = fitting[0] if fitting else logged
            if kept_one is None:
                self._lose(
                    LOST,
                    worded("its row does not fit the text, and the log has lost it"),
                    author,
                    id,
                )
                continue
            kept[id] = kept_one
            which = worded("the table") if fitting else worded("what is left of the log")
            self._lose(UNPROVEN, worded("only {which} has it so", which=which), author, id)
        return self._linked(author, kept, text)

    def _linked(self, author: str, kept: dict[str, LayerItem], text: str) -> tuple[LayerItem, ...]:
        """Without what breaks a rule; taking one out may leave others pointing at nothing."""
        while True:
            wrong = {f.item: f.message for f in rules.layer_errors(kept.values(), text)}
            if not wrong:
                return tuple(kept.values())
            for id, why in wrong.items():
                self._lose(LOST, why, author, id)
                del kept[id]

    def _count(self, row: Mapped | None) -> int:
        told = sum(map(len, self._told.items.values()))
        stored = self._rows.layers(row["pk"]).values() if row is not None else ()
        return max(told, sum(len(self._rows.items(layer["pk"])) for layer in stored))


def _own_errors(item: LayerItem, text: str) -> bool:
    """Whether an item breaks a rule by itself; what it points at is looked at later."""
    return any(f.key != "ref.missing" for f in rules.item_errors(item, text, lambda _: None))
