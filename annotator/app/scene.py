"""Scene: from a state and what is selected to the marks and arcs that the canvas paints.

No widget and no pixels. Marks that did not change are kept from one scene to the next, so that an
edit costs little on a long document.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping

import msgspec

from annotator.app.arcs import ArcBuilder
from annotator.model import rules
from annotator.model.items import Event, Span
from annotator.model.marks import Mark, Scene, Shape, ZoneMark
from annotator.model.scheme import Colour, Label, Scheme
from annotator.model.state import Annotations, OrderedKey, order_key

UNKNOWN = Colour(light="#5C5C5C", dark="#A8A8A8", line="dotted")
"""The colour of a label that the scheme does not know."""


class Proposed(msgspec.Struct, frozen=True):
    """A place (code points, half-open) that may get a label; `event` makes it a trigger."""

    start: int
    end: int
    label: str
    event: bool = False

    @property
    def id(self) -> str:
        """The id of its mark on the canvas; no item of a layer has one like it."""
        return f"?{self.start}-{self.end}"


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What the person looks at: view state, never part of an item.

    `numbers` gives candidates for an armed slot their key 1-9; `language` is "ar" or "en".
    `disputed` are items that another annotator sees otherwise; `proposed` are places that would
    be marked with a label if the person agreed.
    """

    selected: tuple[str, ...] = ()
    numbers: Mapping[str, int] = {}
    language: str = "en"
    all_relations: bool = False
    all_events: bool = False
    disputed: frozenset[str] = frozenset()
    proposed: tuple[Proposed, ...] = ()
    peers: frozenset[str] = frozenset()
    zone_names: Mapping[str, str] = {}


class SceneBuilder:
    """Builds scenes for one scheme; make a new one when the scheme has changed.

    It keeps the marks of the scene before. Told which items have changed, it touches only those
    and what points at them, so that one edit costs the same among 10 marks and among 100,000.
    """

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._look = Look()
        self._keys: list[OrderedKey] = []
        self._marks: list[Mark] = []
        self._key_of: dict[str, OrderedKey] = {}
        self._arcs = ArcBuilder(scheme, UNKNOWN, badge_text)

    def scene(
        self, state: Annotations, look: Look, changed: Collection[str] | None = None
    ) -> Scene:
        """The marks of all mentions in the order of the text, and the arcs worth showing.

        `changed` are the ids that differ from the scene before; None builds everything anew.
        """
        if changed is None or look.language != self._look.language:
            self._start(state, look)
        else:
            for id in self._dirty(state, look, changed):
                self._renew(state, look, id)
        self._look = look
        marks = tuple(self._marks)
        if look.proposed:
            proposed = (self._proposal(place, look) for place in look.proposed)
            marks = tuple(sorted((*marks, *proposed), key=_order))
        return Scene(
            marks, self._arcs.arcs(state, look, changed), look.selected, _zones(state, look)
        )

    def _start(self, state: Annotations, look: Look) -> None:
        mentions = list(state.mentions())
        self._keys = [order_key(mention) for mention in mentions]
        self._marks = [self._mark(mention, state, look) for mention in mentions]
        self._key_of = {key[2]: key for key in self._keys}

    def _dirty(self, state: Annotations, look: Look, changed: Collection[str]) -> set[str]:
        """The items whose mark may differ: changed, pointing at a changed one, seen otherwise."""
        old = self._look
        dirty = set(changed)
        for id in changed:
            dirty.update(state.referrers.get(id) or ())
        dirty.update({*old.selected} ^ {*look.selected})
        numbers = {*old.numbers, *look.numbers}
        dirty.update(id for id in numbers if old.numbers.get(id) != look.numbers.get(id))
        dirty.update(old.disputed ^ look.disputed, old.peers ^ look.peers)
        return dirty

    def _renew(self, state: Annotations, look: Look, id: str) -> None:
        """Take the mark of an item out and put in what it is now, if anything."""
        key = self._key_of.pop(id, None)
        if key is not None:
            at = bisect_left(self._keys, key)
            del self._keys[at], self._marks[at]
        mention = state.mention(id)
        if mention is not None:
            key = order_key(mention)
            at = bisect_left(self._keys, key)
            self._keys.insert(at, key)
            self._marks.insert(at, self._mark(mention, state, look))
            self._key_of[id] = key

    def _mark(self, mention: Span | Event, state: Annotations, look: Look) -> Mark:
        colour = self._scheme.colour_of(mention.label) or UNKNOWN
        return Mark(
            item=mention.id,
            shape=Shape.EVENT if isinstance(mention, Event) else Shape.SPAN,
            fragments=mention.fragments,
            badge=badge_text(self._scheme, mention.label, look.language),
            tip=label_tip(self._scheme, mention.label, look.language),
            light=colour.light,
            dark=colour.dark,
            line=colour.line,
            selected=mention.id in look.selected,
            problem=bool(rules.item_problems(mention, self._scheme, state.item)),
            disputed=mention.id in look.disputed,
            peer=mention.id in look.peers,
            number=look.numbers.get(mention.id),
        )

    def _proposal(self, place: Proposed, look: Look) -> Mark:
        colour = self._scheme.colour_of(place.label) or UNKNOWN
        return Mark(
            item=place.id,
            shape=Shape.EVENT if place.event else Shape.SPAN,
            fragments=((place.start, place.end),),
            badge=badge_text(self._scheme, place.label, look.language),
            tip=label_tip(self._scheme, place.label, look.language),
            light=colour.light,
            dark=colour.dark,
            line=colour.line,
            pending=True,
        )


def _zones(state: Annotations, look: Look) -> tuple[ZoneMark, ...]:
    zones = sorted(state.zones.values(), key=lambda zone: (zone.start, zone.end))
    names = look.zone_names
    return tuple(ZoneMark(z.start, z.end, z.kind, names.get(z.kind, z.kind)) for z in zones)


def _order(mark: Mark) -> OrderedKey:
    return mark.start, -mark.end, mark.item


def badge_text(scheme: Scheme, key: str, language: str) -> str:
    """What stands in a badge: the key in English, the Arabic name in Arabic.

    An Arabic subtype of an entity is named with its type («شخص: فرد»), since فرد alone says
    little; the Arabic names of event types speak for themselves.
    """
    label = scheme.label(key)
    if label is None or language != "ar":
        return key
    parent = scheme.label(label.parent) if label.parent else None
    if parent is None or label.kind == "event":
        return label.names.ar
    return f"{parent.names.ar}: {label.names.ar}"


def label_tip(scheme: Scheme, key: str, language: str) -> str:
    """The whole name of a label in one language, its key behind it where that is another word."""
    label: Label | None = scheme.label(key)
    name = (getattr(label.names, language) if label is not None else "") or key
    return f"{name} ({key})" if name != key else key
