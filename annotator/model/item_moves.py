"""Item moves: what a change of the scheme does to the items that use it. Pure.

One value says it for every layer of every document, so that a change is counted, done, streamed
and tested from the same words.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from annotator.model.items import (
    Argument,
    Attributes,
    Cluster,
    Event,
    LayerItem,
    Relation,
    Scalar,
    references,
)
from annotator.model.rules import cluster_stands

Change = tuple[LayerItem, LayerItem | None]
"""An item before and after; None where it goes."""


def is_under(key: str, above: str) -> bool:
    """Whether a label is `above` or one of those below it."""
    return key == above or key.startswith(above + ".")


class ItemMoves(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of items. Every key is that of before.

    `labels` are (key, other key), each with all below it. Items of the labels `gone`, and of those
    below them, go. `roles` are (event label, role, other role or None: its arguments go).
    `attributes` are (key, other key or None), `values` (attribute, value, other value or None).
    """

    labels: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()
    roles: tuple[tuple[str, str, str | None], ...] = ()
    attributes: tuple[tuple[str, str | None], ...] = ()
    values: tuple[tuple[str, str, str | None], ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether no item can be touched."""
        return not (self.labels or self.gone or self.roles or self.attributes or self.values)

    def label(self, key: str) -> str:
        """What becomes of a label's key."""
        for before, after in self.labels:
            if is_under(key, before):
                return after + key[len(before) :]
        return key

    def goes(self, key: str) -> bool:
        """Whether items of a label go."""
        return any(is_under(key, gone) for gone in self.gone)

    def moved(self, item: LayerItem) -> LayerItem:
        """An item with its new label, roles and attributes; the very same where nothing changes."""
        changed: dict[str, object] = {}
        label = self.label(item.label)
        if label != item.label:
            changed["label"] = label
        if isinstance(item, Event) and self.roles:
            arguments = self._arguments(item)
            if arguments != item.arguments:
                changed["arguments"] = arguments
        if not isinstance(item, Cluster) and item.attributes and (self.attributes or self.values):
            attributes = self._attributes(item.attributes)
            if attributes != item.attributes:
                changed["attributes"] = attributes
        return msgspec.structs.replace(item, **changed) if changed else item

    def _arguments(self, event: Event) -> tuple[Argument, ...]:
        here = {role: other for label, role, other in self.roles if label == event.label}
        if not here:
            return event.arguments
        kept = []
        for argument in event.arguments:
            role = here.get(argument.role, argument.role)
            if role is not None:
                kept.append(Argument(role, argument.target))
        return tuple(kept)

    def _attributes(self, before: Attributes) -> dict[str, Scalar]:
        keys = dict(self.attributes)
        values = {(key, value): other for key, value, other in self.values}
        after: dict[str, Scalar] = {}
        for key, value in before.items():
            named = keys.get(key, key)
            said = values.get((key, value), value) if isinstance(value, str) else value
            if named is not None and said is not None:
                after[named] = said
        return after


def layer_changes(items: Sequence[LayerItem], moves: ItemMoves) -> list[Change]:
    """What changes in one layer: all its items in, those that change out.

    What pointed at an item that goes loses that link: an event its argument, a cluster its member;
    relations go with either end, and clusters that do not stand any more.
    """
    doomed = _doomed(items, moves) if moves.gone else {}
    changes: list[Change] = []
    for item in items:
        if item.id in doomed:
            changes.append((item, None))
            continue
        after = moves.moved(item)
        if doomed and any(target in doomed for target in references(item)):
            after = _without(after, doomed)
        if after is not item:
            changes.append((item, after))
    return changes


def _doomed(items: Iterable[LayerItem], moves: ItemMoves) -> Mapping[str, LayerItem]:
    doomed = {item.id: item for item in items if moves.goes(item.label)}
    before = -1
    while doomed and len(doomed) != before:
        before = len(doomed)
        for item in items:
            if item.id not in doomed and _falls(item, doomed):
                doomed[item.id] = item
    return doomed


def _falls(item: LayerItem, doomed: Mapping[str, LayerItem]) -> bool:
    if isinstance(item, Relation):
        return item.source in doomed or item.target in doomed
    if isinstance(item, Cluster):
        left = [member for member in item.members if member not in doomed]
        return len(left) < len(item.members) and not cluster_stands(left, item.link)
    return False


def _without(item: LayerItem, doomed: Mapping[str, LayerItem]) -> LayerItem:
    if isinstance(item, Event):
        kept = tuple(a for a in item.arguments if a.target not in doomed)
        return msgspec.structs.replace(item, arguments=kept)
    if isinstance(item, Cluster):
        left = tuple(member for member in item.members if member not in doomed)
        return msgspec.structs.replace(item, members=left)
    return item
