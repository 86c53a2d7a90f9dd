"""Three-way merge of a record: what we had, what a format could say of it, what came back.

Each property of an item that came back as it was written is ours again, with what the format could
not hold; each that was changed in another program stays changed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import msgspec

from annotator.formats.losses import without_dangling
from annotator.model.items import (
    Argument,
    Cluster,
    Event,
    LayerItem,
    Mention,
    Relation,
)
from annotator.model.record import Record, canonical_key

Names = Mapping[str, str]
_TORN_FIELDS = frozenset({"fragments", "quote"})
replace = msgspec.structs.replace


def merged_back(
    whole: Record, written: Record, read: Record, gone: Collection[str], torn: Collection[str]
) -> Record:
    """The `whole` record under the changes that lead from `written` to `read`.

    `gone` are the ids of items that were not written: they come back. `torn` are those that stand
    elsewhere in the file, on whole tokens, or lack arguments or members there: they are recognised
    by label and a shared character or member.
    Ids of `whole` win over those of the file; an item that is new keeps its own, unless taken.
    """
    shadows = {item.id: item for item in written.items}
    pool = _Pool(read.items)
    ordered = sorted(whole.items, key=canonical_key)
    for item in ordered:
        shadow = shadows.get(item.id)
        if item.id not in gone and shadow is not None:
            pool.match(item.id, shadow, loosely=item.id in torn)
    back: list[LayerItem] = []
    for item in ordered:
        found, shadow = pool.found.get(item.id), shadows.get(item.id)
        if item.id in gone or shadow is None:
            back.append(item)
        elif found is not None:
            back.append(_merged(item, shadow, renamed(found, pool.names), torn=item.id in torn))
    taken = {item.id for item in back}
    for item in pool.left():
        fresh = replace(renamed(item, pool.names), id=_free(item.id, taken))
        taken.add(fresh.id)
        back.append(fresh)
    return replace(whole, items=tuple(without_dangling(back, lambda *_: None)))


class _Pool:
    """The items that were read, each matched at most once with one that was written."""

    def __init__(self, items: Iterable[LayerItem]) -> None:
        self._by_key: dict[tuple[object, ...], list[LayerItem]] = defaultdict(list)
        self.found: dict[str, LayerItem] = {}
        self.names: dict[str, str] = {}
        """From ids in the file to those of the project."""
        ordered = sorted(items, key=canonical_key)
        self._others = [item for item in ordered if not isinstance(item, Mention)]
        self._add(item for item in ordered if isinstance(item, Mention))

    def _add(self, items: Iterable[LayerItem]) -> None:
        for item in items:
            self._by_key[_key(renamed(item, self.names))].append(item)

    def match(self, id: str, shadow: LayerItem, *, loosely: bool) -> None:
        """Look for what was written under an id of ours; mentions first, then what joins them."""
        if self._others and not isinstance(shadow, Mention):
            self._add(self._others)
            self._others = []
        waiting = self._by_key.get(_key(shadow))
        if waiting:
            self._take(id, waiting.pop(0))
        elif loosely:
            self._match_loosely(id, shadow)

    def _match_loosely(self, id: str, shadow: LayerItem) -> None:
        for waiting in self._by_key.values():
            for item in waiting:
                if item.label == shadow.label and _touch(renamed(item, self.names), shadow):
                    waiting.remove(item)
                    self._take(id, item)
                    return

    def _take(self, id: str, item: LayerItem) -> None:
        self.found[id] = item
        self.names[item.id] = id

    def left(self) -> list[LayerItem]:
        """What matched nothing: it is new."""
        rest = [item for waiting in self._by_key.values() for item in waiting]
        return sorted([*rest, *self._others], key=canonical_key)


def _touch(item: LayerItem, shadow: LayerItem) -> bool:
    """Whether two items of one kind share a character, or a member."""
    if isinstance(item, Cluster) and isinstance(shadow, Cluster):
        return not set(item.members).isdisjoint(shadow.members)
    if not isinstance(item, Mention) or not isinstance(shadow, Mention):
        return False
    return type(item) is type(shadow) and item.start < shadow.end and shadow.start < item.end


def _key(item: LayerItem) -> tuple[object, ...]:
    kind = type(item)
    if isinstance(item, Mention):
        return kind, item.label, item.fragments
    if isinstance(item, Relation):
        return kind, item.label, item.source, item.target
    if isinstance(item, Cluster):
        return kind, item.label, frozenset(item.members)
    return kind, item.label


def renamed(item: LayerItem, names: Names) -> LayerItem:
    """An item whose references go by other ids."""
    if isinstance(item, Event):
        moved = tuple(
            Argument(one.role, names.get(one.target, one.target)) for one in item.arguments
        )
        return replace(item, arguments=moved)
    if isinstance(item, Relation):
        source, target = names.get(item.source, item.source), names.get(item.target, item.target)
        return replace(item, source=source, target=target)
    if isinstance(item, Cluster):
        return replace(item, members=tuple(names.get(id, id) for id in item.members))
    return item


def _merged(whole: LayerItem, shadow: LayerItem, read: LayerItem, *, torn: bool) -> LayerItem:
    changes = {}
    for name in whole.__struct_fields__:
        if name == "id" or (torn and name in _TORN_FIELDS):
            continue
        now, then = getattr(read, name), getattr(shadow, name)
        lacks = torn and name in {"arguments", "members"} and set(now) <= set(then)
        if now != then and not lacks:
            changes[name] = now
    return replace(whole, **changes)


def _free(id: str, taken: Collection[str]) -> str:
    if id not in taken:
        return id
    number = 2
    while f"{id}-{number}" in taken:
        number += 1
    return f"{id}-{number}"
