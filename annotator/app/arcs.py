"""Arcs: from a state and what is looked at to the arcs that the canvas shows. No widget, no pixels.

When all are shown, arcs that did not change are kept from one scene to the next, so that an edit
among thousands of events makes only the arcs of the touched ones.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable
from itertools import chain
from typing import Protocol

from annotator.model.items import Event, LayerItem, Relation
from annotator.model.marks import Arc
from annotator.model.scheme import Colour, Scheme
from annotator.model.state import Annotations, OrderedKey, order_key

Arcs = tuple[Arc, ...]


class Seen(Protocol):
    """What decides which arcs are shown: see `annotator.app.scene.Look`."""

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of the selected items."""

    @property
    def language(self) -> str:
        """The language of the names of roles: "ar" or "en"."""

    @property
    def all_relations(self) -> bool:
        """Whether relations are shown that touch nothing selected."""

    @property
    def all_events(self) -> bool:
        """Whether the arguments of all events are shown, not only those of selected ones."""


class ArcBuilder:
    """Makes the arcs of one scene after the other, for one scheme.

    `unknown` is the colour of a label that the scheme does not know; `name` gives what stands for
    a label in a language.
    """

    def __init__(
        self, scheme: Scheme, unknown: Colour, name: Callable[[Scheme, str, str], str]
    ) -> None:
        self._scheme = scheme
        self._unknown = unknown
        self._name = name
        self._look: tuple[str, bool, bool] | None = None
        self._selected: tuple[str, ...] = ()
        self._events = _Kept()
        self._relations = _Kept()

    def arcs(self, state: Annotations, look: Seen, changed: Collection[str] | None) -> Arcs:
        """The arguments of events in the order of the text, then the relations by id.

        Arguments are those of the selected events, or with `look.all_events` of all, the others
        faint. Relations are those that touch what is selected, or with `look.all_relations` all.
        `changed` are the ids that differ from the call before; None makes everything anew.
        """
        how = look.language, look.all_events, look.all_relations
        if changed is None or how != self._look:
            self._start(state, look)
        else:
            dirty = {*changed, *({*look.selected} ^ {*self._selected})}
            if look.all_events:
                self._renew_events(state, look, dirty)
            if look.all_relations:
                self._renew_relations(state, look, dirty)
        self._look, self._selected = how, look.selected
        events = self._events.arcs() if look.all_events else self._of_selected(state, look)
        if look.all_relations:
            return (*events, *self._relations.arcs())
        touching = _touching(state, look.selected)
        return (*events, *chain.from_iterable(self._relation(r, state, look) for r in touching))

    def _of_selected(self, state: Annotations, look: Seen) -> Arcs:
        events = (state.mention(id) for id in look.selected)
        made = (self._arguments(one, look) for one in events if isinstance(one, Event))
        return tuple(chain.from_iterable(made))

    def _start(self, state: Annotations, look: Seen) -> None:
        self._events, self._relations = _Kept(), _Kept()
        if look.all_events:
            events = (one for one in state.mentions() if isinstance(one, Event))
            self._events.fill((order_key(one), self._arguments(one, look)) for one in events)
        if look.all_relations:
            relations = state.relations()
            self._relations.fill(((0, 0, r.id), self._relation(r, state, look)) for r in relations)

    def _renew_events(self, state: Annotations, look: Seen, dirty: Iterable[str]) -> None:
        for id in dirty:
            event = state.mention(id)
            if isinstance(event, Event):
                self._events.put(order_key(event), self._arguments(event, look))
            else:
                self._events.drop(id)

    def _renew_relations(self, state: Annotations, look: Seen, dirty: Iterable[str]) -> None:
        near = (other for id in dirty for other in state.referrers.get(id) or ())
        for id in {*dirty, *near}:
            item = state.item(id)
            if isinstance(item, Relation):
                self._relations.put((0, 0, id), self._relation(item, state, look))
            else:
                self._relations.drop(id)

    def _arguments(self, event: Event, look: Seen) -> Arcs:
        colour = self._scheme.colour_of(event.label) or self._unknown
        roles = {role.key: role for role in self._scheme.roles_of(event.label)}
        faint = event.id not in look.selected
        found = []
        for argument in event.arguments:
            role = roles.get(argument.role)
            arc = Arc(
                source=event.id,
                target=argument.target,
                pill=getattr(role.names, look.language) if role is not None else argument.role,
                light=colour.light,
                dark=colour.dark,
                faint=faint,
            )
            found.append(arc)
        return tuple(found)

    def _relation(self, relation: Relation, state: Annotations, look: Seen) -> Arcs:
        """The arc of a relation; none while one of its ends is no mention."""
        if state.mention(relation.source) is None or state.mention(relation.target) is None:
            return ()
        colour = self._scheme.colour_of(relation.label) or self._unknown
        arc = Arc(
            source=relation.source,
            target=relation.target,
            pill=self._name(self._scheme, relation.label, look.language),
            light=colour.light,
            dark=colour.dark,
            dashed=True,
        )
        return (arc,)


class _Kept:
    """The arcs of many items, sorted by the items' keys; the last part of a key is the id."""

    def __init__(self) -> None:
        self._keys: list[OrderedKey] = []
        self._parts: list[Arcs] = []
        self._key_of: dict[str, OrderedKey] = {}

    def fill(self, pairs: Iterable[tuple[OrderedKey, Arcs]]) -> None:
        for key, arcs in pairs:
            self._keys.append(key)
            self._parts.append(arcs)
            self._key_of[key[2]] = key

    def put(self, key: OrderedKey, arcs: Arcs) -> None:
        self.drop(key[2])
        at = bisect_left(self._keys, key)
        self._keys.insert(at, key)
        self._parts.insert(at, arcs)
        self._key_of[key[2]] = key

    def drop(self, id: str) -> None:
        key = self._key_of.pop(id, None)
        if key is not None:
            at = bisect_left(self._keys, key)
            del self._keys[at], self._parts[at]

    def arcs(self) -> Arcs:
        return tuple(chain.from_iterable(self._parts))


def _touching(state: Annotations, ids: Iterable[str]) -> list[Relation]:
    items: Iterable[LayerItem] = (item for id in ids for item in state.pointing_at(id))
    return list({item.id: item for item in items if isinstance(item, Relation)}.values())
