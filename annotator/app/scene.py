"""Scene: from a state and what is selected to the marks and arcs that the canvas paints.

No widget and no pixels. Marks that did not change are kept from one scene to the next, so that an
edit costs little on a long document.
"""

from collections.abc import Mapping
from typing import TypeAlias

import msgspec

from annotator.model import rules
from annotator.model.items import Event, LayerItem, Relation, Span, references
from annotator.model.marks import Arc, Mark, Scene, Shape
from annotator.model.scheme import Colour, Label, Scheme
from annotator.model.state import Annotations

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


_Key: TypeAlias = tuple[bool, int | None, str]
_Kept: TypeAlias = tuple[Span | Event, tuple[LayerItem | None, ...], _Key, Mark]


class SceneBuilder:
    """Builds scenes for one scheme; make a new one when the scheme has changed."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._kept: dict[str, _Kept] = {}

    def scene(self, state: Annotations, look: Look) -> Scene:
        """The marks of all mentions in the order of the text, and the arcs worth showing."""
        kept, self._kept = self._kept, {}
        chosen = frozenset(look.selected)
        marks = []
        for mention in state.mentions():
            key = (mention.id in chosen, look.numbers.get(mention.id), look.language)
            targets = tuple(map(state.item, references(mention)))
            old = kept.get(mention.id)
            if old is None or old[0] is not mention or old[2] != key or not _same(old[1], targets):
                old = (mention, targets, key, self._mark(mention, state, key))
            self._kept[mention.id] = old
            marks.append(old[3])
        return Scene(tuple(marks), tuple(self._arcs(state, look)))

    def _mark(self, mention: Span | Event, state: Annotations, key: _Key) -> Mark:
        selected, number, language = key
        colour = self._scheme.colour_of(mention.label) or UNKNOWN
        name = badge_text(self._scheme, mention.label, language)
        return Mark(
            item=mention.id,
            shape=Shape.EVENT if isinstance(mention, Event) else Shape.SPAN,
            fragments=mention.fragments,
            badge=name,
            tip=label_tip(self._scheme, mention.label, language),
            light=colour.light,
            dark=colour.dark,
            line=colour.line,
            selected=selected,
            problem=bool(rules.item_problems(mention, self._scheme, state.item)),
            number=number,
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


def _same(old: tuple[LayerItem | None, ...], new: tuple[LayerItem | None, ...]) -> bool:
    return len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True))


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
