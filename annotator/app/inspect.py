"""Inspect: what the inspector shows of one item, as plain values; and who may fill a role."""

from bisect import insort
from collections.abc import Collection, Sequence

import msgspec

from annotator.app.scene import UNKNOWN, badge_text, label_tip
from annotator.model import rules
from annotator.model.items import (
    Argument,
    Cluster,
    Event,
    Fragment,
    LayerItem,
    Relation,
    Scalar,
    Span,
)
from annotator.model.scheme import ANYTHING, AttributeDef, Colour, Names, Role, Scheme
from annotator.model.state import Annotations, OrderedKey

MOST = 99
"""So many candidates for a role are looked for: eleven pages of nine keys."""


class AttributeView(msgspec.Struct, frozen=True, kw_only=True):
    """One attribute of an item: its values as (key, name), and what it is now."""

    key: str
    name: str
    values: tuple[tuple[str, str], ...]
    current: Scalar | None
    free: bool


class FillView(msgspec.Struct, frozen=True, kw_only=True):
    """What fills a role: `index` is its place among the arguments of the event."""

    index: int
    target: str
    quote: str
    label: str


class SlotView(msgspec.Struct, frozen=True, kw_only=True):
    """One role of an event. `required` asks to be seen while `fills` is empty."""

    role: str
    name: str
    required: bool
    fills: tuple[FillView, ...]
    admits: str


class UseView(msgspec.Struct, frozen=True, kw_only=True):
    """An item that points at the one shown: an event by a role, or a relation."""

    item: str
    what: str
    quote: str


class ItemView(msgspec.Struct, frozen=True, kw_only=True):
    """One item, ready to be shown. Offsets are code points; names are in one language."""

    id: str
    kind: str
    label: str
    name: str
    colour: Colour
    quote: str
    fragments: tuple[Fragment, ...]
    attributes: tuple[AttributeView, ...]
    slots: tuple[SlotView, ...]
    uses: tuple[UseView, ...]
    norm: str | None
    note: str
    problems: tuple[str, ...]


def item_view(state: Annotations, scheme: Scheme, id: str, language: str) -> ItemView | None:
    """The view of an item in "ar" or "en"; None when it is not there or cannot be shown alone."""
    item = state.item(id)
    if item is None or isinstance(item, Cluster):
        return None
    mention = item if isinstance(item, (Span, Event)) else None
    return ItemView(
        id=id,
        kind=type(item).__name__.lower(),
        label=item.label,
        name=label_tip(scheme, item.label, language),
        colour=scheme.colour_of(item.label) or UNKNOWN,
        quote=mention.quote if mention else "",
        fragments=mention.fragments if mention else (),
        attributes=_attributes(item, scheme, language),
        slots=_slots(item, state, scheme, language) if isinstance(item, Event) else (),
        uses=_uses(state, scheme, id, language),
        norm=item.norm if isinstance(item, Span) else None,
        note=item.note,
        # An empty role that is expected shows itself as an empty slot.
        problems=tuple(
            finding.message
            for finding in rules.item_problems(item, scheme, state.item)
            if finding.key != "role.empty"
        ),
    )


def _in(names: Names, language: str) -> str:
    return names.ar if language == "ar" else names.en


def _attributes(item: LayerItem, scheme: Scheme, language: str) -> tuple[AttributeView, ...]:
    if isinstance(item, Cluster):
        return ()
    known = scheme.attributes_of(item.label)
    views = [_attribute(known_, item.attributes.get(known_.key), language) for known_ in known]
    # What is not of the scheme was written by somebody: shown as it is, as free text.
    names = {attribute.key for attribute in known}
    foreign = [key for key in item.attributes if key not in names]
    views += [_attribute(_foreign(key), item.attributes[key], language) for key in foreign]
    return tuple(views)


def _foreign(key: str) -> AttributeDef:
    return AttributeDef(key=key, names=Names(key, key), free=True)


def _attribute(known: AttributeDef, current: Scalar | None, language: str) -> AttributeView:
    return AttributeView(
        key=known.key,
        name=_in(known.names, language),
        values=tuple((value.key, _in(value.names, language)) for value in known.values),
        current=current,
        free=known.free,
    )


def _slots(event: Event, state: Annotations, scheme: Scheme, language: str) -> tuple[SlotView, ...]:
    roles = list(scheme.roles_of(event.label))
    known = {role.key for role in roles}
    extra = dict.fromkeys(a.role for a in event.arguments if a.role not in known)
    roles += [Role(key=key, names=Names(key, key), admits=(ANYTHING,)) for key in extra]
    return tuple(
        SlotView(
            role=role.key,
            name=_in(role.names, language),
            required=role.expected,
            fills=_fills(event.arguments, role.key, state, scheme, language),
            admits=_admitted(role, scheme, language),
        )
        for role in roles
    )


def _fills(
    arguments: Sequence[Argument],
    role: str,
    state: Annotations,
    scheme: Scheme,
    language: str,
) -> tuple[FillView, ...]:
    fills = []
    for at, argument in enumerate(arguments):
        target = state.mention(argument.target)
        if argument.role == role and target is not None:
            name = badge_text(scheme, target.label, language)
            fill = FillView(index=at, target=target.id, quote=target.quote, label=name)
            fills.append(fill)
    return tuple(fills)


def _admitted(role: Role, scheme: Scheme, language: str) -> str:
    if ANYTHING in role.admits:
        return "*"
    return (
        "، ".join(badge_text(scheme, key, language) for key in role.admits)
        if (language == "ar")
        else ", ".join(role.admits)
    )


def _uses(state: Annotations, scheme: Scheme, id: str, language: str) -> tuple[UseView, ...]:
    uses = []
    for item in state.pointing_at(id):
        if isinstance(item, Event):
            roles = [a.role for a in item.arguments if a.target == id]
            name = badge_text(scheme, item.label, language)
            what = f"{name}: {', '.join(roles)}"
            uses.append(UseView(item=item.id, what=what, quote=item.quote))
        elif isinstance(item, Relation):
            other = state.mention(item.target if item.source == id else item.source)
            name = badge_text(scheme, item.label, language)
            quote = other.quote if other else ""
            uses.append(UseView(item=item.id, what=name, quote=quote))
    return tuple(uses)


def candidates(state: Annotations, scheme: Scheme, event_id: str, role_key: str) -> list[str]:
    """The items that a role of an event admits, those with the fewest code points between first.

    The event itself and what fills the role already are left out; ties go by the order of the
    text. Only the nearest ones, so that a long document costs no more than a short one.
    """
    event = state.mention(event_id)
    if not isinstance(event, Event):
        return []
    role = next((r for r in scheme.roles_of(event.label) if r.key == role_key), None)
    if role is None:
        return []
    taken = {a.target for a in event.arguments if a.role == role_key} | {event_id}
    admitted = {label for label in state.counts if scheme.admits(role, label)}
    return nearest(state, event, admitted, taken)


def nearest(
    state: Annotations, to: Span | Event, labels: Collection[str], taken: Collection[str]
) -> list[str]:
    """The mentions of some labels with the fewest code points between them and `to`.

    Those in `taken` are left out, and there are at most MOST; ties go by the order of the text.
    Nothing further away is looked at once these are found.
    """
    here = (to.start, -len(state.text) - 1, "")
    gone = (state.mention(id) for id in taken)
    left = sum(state.counts.get(label, 0) for label in labels)
    left -= sum(mention is not None and mention.label in labels for mention in gone)
    found: list[tuple[int, OrderedKey]] = []

    def look(key: OrderedKey) -> None:
        mention = state.mention(key[2])
        if mention is not None and mention.label in labels and mention.id not in taken:
            away = max(0, mention.start - to.end, to.start - mention.end)
            insort(found, (away, key))

    for key in state.order.from_key(here):
        look(key)
        if len(found) >= min(MOST, left):
            break
    for key in state.order.before_key(here):
        # Whatever begins further ahead ends further away than this.
        away = to.start - key[0] - state.longest
        if len(found) >= left or (len(found) >= MOST and away > found[MOST - 1][0]):
            break
        look(key)
    return [key[2] for _, key in found[:MOST]]
