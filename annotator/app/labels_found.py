"""Labels that an import brings and the scheme lacks: made from their use, with a spare colour."""

from collections.abc import Iterator, Sequence

import msgspec

from annotator.model.edits import SCHEME_PLACE, Edit
from annotator.model.items import Cluster, DocumentLabel, Event, LayerItem, Relation
from annotator.model.scheme import ANYTHING, Colour, Kind, Label, Names, Role, Scheme
from annotator.model.spare import spare_colour


class FoundLabels:
    """Grows a scheme by what the records of one import use.

    Labels that the scheme has are never changed. A new event type takes the roles it is met with;
    they admit anything, since nothing more is known of them.
    """

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.added: list[str] = []
        self._made: set[str] = set()
        self._known = {label.key for label in scheme.labels} | {""}

    def admit(self, items: Sequence[LayerItem]) -> tuple[Edit, ...]:
        """The edits of the scheme that these items call for; `scheme` has them afterwards."""
        if not self._made and self._known.issuperset([item.label for item in items]):
            return ()
        wanted: dict[str, Label] = {}
        for item in items:
            label = wanted.get(item.label) or self.scheme.label(item.label)
            if label is None and item.label:
                label = self._new(item)
                wanted[item.label] = label
            if isinstance(item, Event) and label is not None and label.key in self._made:
                grown = _with_roles(label, item)
                if grown is not label:
                    wanted[label.key] = grown
        return tuple(self._take(wanted))

    def admit_scheme(self, other: Scheme) -> tuple[Edit, ...]:
        """The edits that add the labels of another scheme which are lacking; none is changed."""
        wanted = {}
        for label in other.labels:
            if label.key not in self._known:
                self.added.append(label.key)
                self._known.add(label.key)
                wanted[label.key] = self._fitted(label)
        return tuple(self._take(wanted))

    def _fitted(self, label: Label) -> Label:
        """A label of elsewhere, with a colour that is free and no stroke that is taken."""
        beside = [one for one in self.scheme.of_kind(label.kind) if one.parent == label.parent]
        taken = {one.hotkey for one in beside} | {one.second for one in beside}
        return msgspec.structs.replace(
            label,
            colour=self._colour(label.key, label.kind),
            hotkey=None if label.hotkey in taken else label.hotkey,
            second=None if label.second in taken else label.second,
        )

    def _take(self, wanted: dict[str, Label]) -> Iterator[Edit]:
        for label in wanted.values():
            yield Edit(SCHEME_PLACE, self.scheme.label(label.key), label)
        for label in wanted.values():
            self.scheme = self.scheme.with_label(label)

    def _new(self, item: LayerItem) -> Label:
        key = item.label
        kind = _kind(item)
        self.added.append(key)
        self._made.add(key)
        self._known.add(key)
        anything = (ANYTHING,) if kind == "relation" else ()
        return Label(
            key=key,
            kind=kind,
            names=Names(key, key),
            colour=self._colour(key, kind),
            source_admits=anything,
            target_admits=anything,
        )

    def _colour(self, key: str, kind: Kind) -> Colour | None:
        if self.scheme.label(key.rpartition(".")[0]) is not None:
            return None
        used = {label.colour.light.upper() for label in self.scheme.labels if label.colour}
        return spare_colour(len(self.added) - 1, kind, used)


def _kind(item: LayerItem) -> Kind:
    if isinstance(item, Event):
        return "event"
    if isinstance(item, Relation):
        return "relation"
    if isinstance(item, Cluster):
        return "cluster"
    return "document" if isinstance(item, DocumentLabel) else "entity"


def _with_roles(label: Label, event: Event) -> Label:
    known = {role.key for role in label.roles}
    new = dict.fromkeys(a.role for a in event.arguments if a.role and a.role not in known)
    if not new:
        return label
    roles = tuple(Role(key=key, names=Names(key, key), admits=(ANYTHING,)) for key in new)
    return msgspec.structs.replace(label, roles=(*label.roles, *roles))
