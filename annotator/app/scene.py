"""Scene: from a state and what is selected to the marks and arcs that the canvas paints.

No widget and no pixels. Marks that did not change are kept from one scene to the next, so that an
edit costs little on a long document.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping

import msgspec

from annotator.model import rules
from annotator.model.items import Event, Relation, Span
from annotator.model.marks import Arc, Mark, Scene, Shape
from annotator.model.scheme import Colour, Label, Scheme
from annotator.model.state import Annotations, OrderedKey, order_key

UNKNOWN = Colour(light="#5C5C5C", dark="#A8A8A8", line="dotted")
"""The colour of a label that the scheme does not know."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What the person looks at: view state, never part of an item.

    `numbers` gives candidates for an armed slot their key 1-9; `language` is "ar" or "en".
    """

    selected: tuple[str, ...] = ()
    numbers: Mapping[str, int] = {}
    language: str = "en"
    all_relations: bool = False


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
        return Scene(tuple(self._marks), tuple(self._arcs(state, look)))

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
            number=look.numbers.get(mention.id),
        )

    def _arcs(self, state: Annotations, look: Look) -> list[Arc]:
        arcs: list[Arc] = []
        for id in look.selected:
            event = state.mention(id)
            if isinstance(event, Event):
                arcs += self._argument_arcs(event, look.language)
        relations = state.relations() if look.all_relations else _touching(state, look.selected)
        for relation in relations:
            if state.mention(relation.source) and state.mention(relation.target):
                arcs.append(self._relation_arc(relation, look.language))
        return arcs

    def _argument_arcs(self, event: Event, language: str) -> list[Arc]:
        colour = self._scheme.colour_of(event.label) or UNKNOWN
        roles = {role.key: role for role in self._scheme.roles_of(event.label)}
        found = []
        for argument in event.arguments:
            role = roles.get(argument.role)
            pill = getattr(role.names, language) if role is not None else argument.role
            arc = Arc(
                source=event.id,
                target=argument.target,
                pill=pill,
                light=colour.light,
                dark=colour.dark,
            )
            found.append(arc)
        return found

    def _relation_arc(self, relation: Relation, language: str) -> Arc:
        colour = self._scheme.colour_of(relation.label) or UNKNOWN
        return Arc(
            source=relation.source,
            target=relation.target,
            pill=badge_text(self._scheme, relation.label, language),
            light=colour.light,
            dark=colour.dark,
            dashed=True,
        )


def _touching(state: Annotations, ids: tuple[str, ...]) -> list[Relation]:
    found: dict[str, Relation] = {}
    for id in ids:
        for item in state.pointing_at(id):
            if isinstance(item, Relation):
                found[item.id] = item
    return list(found.values())


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
    """The whole name of a label in one language, its key behind it."""
    label: Label | None = scheme.label(key)
    if label is None:
        return key
    return f"{getattr(label.names, language)} ({key})"
