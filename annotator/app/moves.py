"""Moves: which arguments an item takes part in, and where each of them could go. Plain values."""

import msgspec

from annotator.app.scene import UNKNOWN, badge_text
from annotator.model.items import Event
from annotator.model.scheme import Colour, Scheme
from annotator.model.state import Annotations

NEAREST = 9
"""So many other events are offered."""


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """An argument: its event, its place among the arguments of it, and names to show."""

    event: str
    index: int
    role: str
    role_ar: str
    role_en: str
    event_label: str
    event_quote: str
    target_quote: str
    colour: Colour


def seats_of(state: Annotations, scheme: Scheme, id: str) -> list[Seat]:
    """The arguments of an event, or those that a span fills; in the order they stand there."""
    item = state.mention(id)
    own = [item] if isinstance(item, Event) and item.arguments else []
    events = own or [e for e in state.pointing_at(id) if isinstance(e, Event)]
    return [
        _seat(state, scheme, event, argument.role, argument.target, at)
        for event in events
        for at, argument in enumerate(event.arguments)
        if own or argument.target == id
    ]


def free_seats(state: Annotations, scheme: Scheme, seat: Seat) -> list[Seat]:
    """The roles that could take this argument: those of its own event, then of the nearest others.

    Only roles that admit the target are offered. `index` is -1: nobody sits there yet.
    """
    event = state.mention(seat.event)
    if not isinstance(event, Event) or not 0 <= seat.index < len(event.arguments):
        return []
    target = state.mention(event.arguments[seat.index].target)
    if target is None:
        return []
    others = [m for m in state.mentions() if isinstance(m, Event) and m.id != event.id]
    others = sorted(others, key=lambda other: abs(other.start - target.start))[:NEAREST]
    return [
        _seat(state, scheme, one, role.key, target.id, -1)
        for one in (event, *others)
        if one.id != target.id
        for role in scheme.roles_of(one.label)
        if scheme.admits(role, target.label)
        and not any(a.role == role.key and a.target == target.id for a in one.arguments)
    ]


def _seat(
    state: Annotations, scheme: Scheme, event: Event, role_key: str, target: str, at: int
) -> Seat:
    role = next((r for r in scheme.roles_of(event.label) if r.key == role_key), None)
    mention = state.mention(target)
    return Seat(
        event=event.id,
        index=at,
        role=role_key,
        role_ar=role.names.ar if role else role_key,
        role_en=role.names.en if role else role_key,
        event_label=event.label,
        event_quote=event.quote,
        target_quote=mention.quote if mention else "",
        colour=scheme.colour_of(event.label) or UNKNOWN,
    )


def seat_words(scheme: Scheme, seat: Seat, language: str) -> str:
    """The role with the type and trigger of its event, for a list: «Attack (قصف): Target»."""
    role = seat.role_ar if language == "ar" else seat.role_en
    return f"{badge_text(scheme, seat.event_label, language)} ({seat.event_quote}): {role}"
