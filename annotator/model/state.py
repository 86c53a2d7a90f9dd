"""Annotations: the state of one layer over one text. A new value for every transaction."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import msgspec

from annotator.errors import Conflict
from annotator.model.document import Document, Layer, LayerKey, TextVersion, Zone
from annotator.model.edits import Edit, Transaction, Value, document_place
from annotator.model.items import (
    Cluster,
    DocumentLabel,
    Event,
    LayerItem,
    Mention,
    Relation,
    Span,
    references,
)
from annotator.model.persistent import PMap, PSorted
from annotator.sentences import worded

OrderedKey: TypeAlias = tuple[int, int, str]

_LAYER_ITEMS = (Span, Event, Relation, Cluster, DocumentLabel)
_GROUPS = (Cluster, DocumentLabel)


def order_key(mention: Mention) -> OrderedKey:
    """The place of a mention in the order of the text: by start, the longer first, then id."""
    return (mention.start, -mention.end, mention.id)


class Annotations(msgspec.Struct, frozen=True, kw_only=True):
    """One layer of one document, in memory.

    `layer` is None while this author has never touched the document. `referrers` gives, for an
    id, the ids of the items that point at it. `counts` gives how many items carry a label,
    `kinds` how many there are of each class ("Span", "Event" …). No mention is longer than
    `longest` code points from its first to its last. `groups` are the items that are about the
    document as a whole, clusters and its labels: few beside the others, and asked for at every key.
    """

    key: LayerKey
    document: Document
    version: TextVersion
    layer: Layer | None
    zones: PMap[str, Zone]
    items: PMap[str, LayerItem]
    referrers: PMap[str, tuple[str, ...]]
    order: PSorted[OrderedKey]
    counts: dict[str, int]
    kinds: dict[str, int]
    longest: int
    groups: PMap[str, Cluster | DocumentLabel]

    @classmethod
    def load(
        cls,
        key: LayerKey,
        document: Document,
        version: TextVersion,
        content: tuple[Layer | None, Iterable[Zone], Iterable[LayerItem]],
    ) -> "Annotations":
        """The state of what a store has read: the layer, the zones and the items of `key`."""
        layer, zones, items = content
        by_id = {item.id: item for item in items}
        pointing: dict[str, tuple[str, ...]] = {}
        counts: dict[str, int] = {}
        kinds: dict[str, int] = {}
        for item in by_id.values():
            _count(counts, item.label, 1)
            _count(kinds, type(item).__name__, 1)
            for target in set(references(item)):
                pointing[target] = (*pointing.get(target, ()), item.id)
        mentions = [item for item in by_id.values() if isinstance(item, Mention)]
        return cls(
            key=key,
            document=document,
            version=version,
            layer=layer,
            zones=PMap((zone.id, zone) for zone in zones),
            items=PMap(by_id.items()),
            referrers=PMap(pointing.items()),
            order=PSorted(map(order_key, mentions)),
            counts=counts,
            kinds=kinds,
            longest=max((mention.end - mention.start for mention in mentions), default=0),
            groups=PMap((one.id, one) for one in by_id.values() if isinstance(one, _GROUPS)),
        )

    @property
    def text(self) -> str:
        """The text that all offsets count in, in code points."""
        return self.version.text

    def item(self, id: str) -> LayerItem | None:
        """The item of an id, or None."""
        return self.items.get(id)

    def mention(self, id: str) -> Span | Event | None:
        """The span or event of an id, or None."""
        item = self.items.get(id)
        return item if isinstance(item, (Span, Event)) else None

    def mentions(self) -> Iterator[Span | Event]:
        """All spans and events in the order of the text."""
        for _, _, id in self.order:
            mention = self.mention(id)
            assert mention is not None, "the order names an item that is not there"
            yield mention

    def relations(self) -> list[Relation]:
        """All relations, by id."""
        found = [item for item in self.items.values() if isinstance(item, Relation)]
        return sorted(found, key=lambda relation: relation.id)

    def pointing_at(self, id: str) -> list[LayerItem]:
        """The items that point at `id`, by id."""
        found = (self.items.get(other) for other in sorted(self.referrers.get(id) or ()))
        return [item for item in found if item is not None]

    def next_mention(self, after: OrderedKey) -> Span | Event | None:
        """The first mention past `after` in the order of the text, or None."""
        for key in self.order.from_key(after):
            if key > after:
                return self.mention(key[2])
        return None

    def previous_mention(self, before: OrderedKey) -> Span | Event | None:
        """The last mention ahead of `before` in the order of the text, or None."""
        for key in self.order.before_key(before):
            return self.mention(key[2])
        return None

    def apply(self, transaction: Transaction) -> "Annotations":
        """The state after a transaction; edits of other layers and documents leave it as it is.

        Raises Conflict when an edit starts from something else than what is here.
        """
        state = self
        for edit in transaction.edits:
            if edit.place == self.key or edit.place == document_place(self.key.document):
                state = state._apply(edit)
        return state

    def _apply(self, edit: Edit) -> "Annotations":
        value = edit.value
        here = self.version if _replaces_text(edit) else self._stored(value)
        if here != edit.before:
            raise Conflict(
                worded(
                    "{what} of document {document} was changed meanwhile. Nothing was overwritten; "
                    "look at it again and repeat what you did.",
                    what=_name(value),
                    document=self.document.name,
                )
            )
        if isinstance(value, _LAYER_ITEMS):
            return self._with_item(edit)
        return self._with_part(edit)

    def _stored(self, value: Value) -> Value | None:
        if isinstance(value, Layer):
            return self.layer
        if isinstance(value, Document):
            return self.document
        if isinstance(value, TextVersion):
            return self.version if value.number == self.version.number else None
        if isinstance(value, Zone):
            return self.zones.get(value.id)
        if isinstance(value, _LAYER_ITEMS):
            return self.items.get(value.id)
        return None

    def _with_part(self, edit: Edit) -> "Annotations":
        before, after = edit.before, edit.after
        if isinstance(edit.value, Layer):
            return msgspec.structs.replace(self, layer=after)
        if isinstance(after, Document):
            return msgspec.structs.replace(self, document=after)
        if isinstance(after, TextVersion):
            return msgspec.structs.replace(self, version=after)
        if isinstance(after, Zone):
            return msgspec.structs.replace(self, zones=self.zones.put(after.id, after))
        if isinstance(before, Zone):
            return msgspec.structs.replace(self, zones=self.zones.drop(before.id))
        return self

    def _with_item(self, edit: Edit) -> "Annotations":
        before, after = edit.before, edit.after
        items, referrers, order = self.items, self.referrers, self.order
        counts, kinds, longest = dict(self.counts), dict(self.kinds), self.longest
        groups = self.groups
        if isinstance(before, _LAYER_ITEMS):
            items = items.drop(before.id)
            referrers = _unlink(referrers, before)
            _count(counts, before.label, -1)
            _count(kinds, type(before).__name__, -1)
            groups = groups.drop(before.id) if isinstance(before, _GROUPS) else groups
            if isinstance(before, Mention):
                order = order.discard(order_key(before))
        if isinstance(after, _LAYER_ITEMS):
            items = items.put(after.id, after)
            referrers = _link(referrers, after)
            _count(counts, after.label, 1)
            _count(kinds, type(after).__name__, 1)
            groups = groups.put(after.id, after) if isinstance(after, _GROUPS) else groups
            if isinstance(after, Mention):
                order = order.add(order_key(after))
                longest = max(longest, after.end - after.start)
        return msgspec.structs.replace(
            self,
            items=items,
            referrers=referrers,
            order=order,
            counts=counts,
            kinds=kinds,
            longest=longest,
            groups=groups,
        )


def _replaces_text(edit: Edit) -> bool:
    """Whether an edit puts another text of the document in the place of the present one."""
    return isinstance(edit.before, TextVersion) and isinstance(edit.after, TextVersion)


def _count(counts: dict[str, int], label: str, by: int) -> None:
    counts[label] = counts.get(label, 0) + by
    if not counts[label]:
        del counts[label]


def _link(referrers: PMap[str, tuple[str, ...]], item: LayerItem) -> PMap[str, tuple[str, ...]]:
    for target in set(references(item)):
        referrers = referrers.put(target, (*(referrers.get(target) or ()), item.id))
    return referrers


def _unlink(referrers: PMap[str, tuple[str, ...]], item: LayerItem) -> PMap[str, tuple[str, ...]]:
    for target in set(references(item)):
        rest = tuple(id for id in referrers.get(target) or () if id != item.id)
        referrers = referrers.put(target, rest) if rest else referrers.drop(target)
    return referrers


def _name(value: Value) -> str:
    if isinstance(value, (*_LAYER_ITEMS, Zone)):
        return worded("Item {item}", item=value.id)
    if isinstance(value, Layer):
        return worded("The layer")
    return worded("The entry") if isinstance(value, Document) else worded("The text")
