"""Labels that an import brings and the scheme lacks: made from their use, with a spare colour."""

from collections.abc import Iterator, Sequence

import msgspec

from annotator.model.edits import SCHEME_PLACE, Edit
from annotator.model.items import Cluster, DocumentLabel, Event, LayerItem, Relation
from annotator.model.scheme import ANYTHING, Colour, Kind, Label, Names, Role, Scheme

_EVENT_INK = Colour("#3B3B3B", "#D0D0D0", "double")

# Inks of the shipped schemes that names of persons and places do not use; their contrast and
# distance were computed there (resources/schemes).
_SPARE = (
    Colour("#AE3B62", "#AE697B", "dashed"),
    Colour("#019C96", "#01B9B2", "dashed"),
    Colour("#7850D6", "#D2C9FF", "dashed"),
    Colour("#615600", "#FEE523", "dashed"),
    Colour("#003E24", "#AEF4CA", "dashed"),
    Colour("#392B62", "#8678C0", "dashed"),
    Colour("#949301", "#787700", "dashed"),
    Colour("#3D0C9B", "#725FDE", "dotted"),
    Colour("#B766FF", "#BFA8DB", "dotted"),
    Colour("#01848A", "#009DA3", "dotted"),
    Colour("#887546", "#E2B200", "dotted"),
    Colour("#582444", "#FFD1E9", "dotted"),
    Colour("#015D3F", "#01835B", "dotted"),
    Colour("#2C3A00", "#9BAA7D", "dotted"),
)


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
        if kind == "event":
            return _EVENT_INK
        used = {label.colour.light.upper() for label in self.scheme.labels if label.colour}
        free = [colour for colour in _SPARE if colour.light not in used]
        return (free or _SPARE)[(len(self.added) - 1) % len(free or _SPARE)]


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
