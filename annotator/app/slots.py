"""Slots: which role of an event is armed next. Pure functions over the state and the scheme."""

from collections.abc import Sequence

from annotator.model.items import Event
from annotator.model.scheme import Scheme

PAGE = 9
"""Candidates that have a key at once: 1 to 9."""


def first_slot(event: Event, scheme: Scheme) -> str | None:
    """The first role that is still empty, in the order of the scheme; None when all are filled."""
    return _next_empty(event, scheme, -1)


def slot_after(event: Event, scheme: Scheme, role: str) -> str | None:
    """The next empty role past `role`; None when there is none (no wrapping: the event is told)."""
    keys = [other.key for other in scheme.roles_of(event.label)]
    return _next_empty(event, scheme, keys.index(role) if role in keys else -1)


def _next_empty(event: Event, scheme: Scheme, after: int) -> str | None:
    filled = {argument.role for argument in event.arguments}
    for role in scheme.roles_of(event.label)[after + 1 :]:
        if role.key not in filled:
            return role.key
    return None


def step_slot(event: Event, scheme: Scheme, role: str, by: int) -> str | None:
    """The role `by` places from `role`, filled or not; None past either end."""
    keys = [other.key for other in scheme.roles_of(event.label)]
    at = keys.index(role) + by if role in keys else 0
    return keys[at] if 0 <= at < len(keys) else None


def numbered(candidates: Sequence[str], page: int) -> dict[str, int]:
    """The keys 1-9 of one page of candidates. Pages past the end start again."""
    pages = max(1, -(-len(candidates) // PAGE))
    first = page % pages * PAGE
    return {id: number for number, id in enumerate(candidates[first : first + PAGE], start=1)}
