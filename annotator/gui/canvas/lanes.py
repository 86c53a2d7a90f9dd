"""Lanes: which lane under a visual line each bar and badge gets. Pure; pixels of the paragraph.

Pieces come innermost first, so inner spans lie nearest to the letters. A piece takes the first lane
in which nothing it would touch lies; bar and badge count together, so that short words with long
names never collide. Nothing here knows a colour or a widget.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.gui.canvas.measures import MAX_LANES
from annotator.model.items import Fragment


@dataclass(frozen=True, slots=True)
class Piece:
    """What one mark needs under one line: its bar from `left` to `right`, its badge of `badge`.

    `badge` is 0 where the mark goes on from an earlier line. `rtl` is the direction of the
    paragraph: the badge hangs from the end where reading starts.
    """

    left: float
    right: float
    badge: float
    rtl: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece came to lie: its lane, and the left edge of its badge (None: no badge)."""

    lane: int
    badge: float | None


@dataclass(frozen=True, slots=True)
class Allotment:
    """The places of all pieces (None: beyond the last lane) and how many lanes are in use."""

    places: tuple[Place | None, ...]
    lanes: int
    hidden: int


def allot(pieces: Sequence[Piece], page: tuple[float, float], between: float) -> Allotment:
    """Give each piece a lane. `page` is the left and right limit of badges, `between` the space.

    The same pieces always get the same places.
    """
    taken: list[list[tuple[float, float]]] = []
    places: list[Place | None] = []
    for at, piece in enumerate(pieces):
        others = [*pieces[:at], *pieces[at + 1 :]]
        badge = _badge_left(piece, page, others, between)
        left = piece.left if badge is None else min(piece.left, badge)
        right = piece.right if badge is None else max(piece.right, badge + piece.badge)
        lane = _free_lane(taken, left - between, right + between)
        if lane is None:
            places.append(None)
            continue
        if lane == len(taken):
            taken.append([])
        taken[lane].append((left, right))
        places.append(Place(lane, badge))
    return Allotment(tuple(places), len(taken), places.count(None))


def _badge_left(
    piece: Piece, page: tuple[float, float], others: Sequence[Piece], between: float
) -> float | None:
    """Where the badge hangs: from the end where reading starts.

    A badge longer than its bar would push the bars of the words behind it down. Where it finds more
    room by sliding along its bar, as far as the other end, it hangs there instead.
    """
    if not piece.badge:
        return None
    usual, far = piece.right - piece.badge, piece.left
    if not piece.rtl:
        usual, far = far, usual
    low, high = page[0], max(page[0], page[1] - piece.badge)
    if piece.badge <= piece.right - piece.left:
        return max(low, min(usual, high))
    beside = [
        (p.left - between, p.right + between)
        for p in others
        if p.right <= piece.left + between or p.left >= piece.right - between
    ]
    slides = [usual, far, *(b for _, b in beside), *(a - piece.badge for a, _ in beside)]
    first, last = min(usual, far), max(usual, far)
    places = [max(low, min(x, high)) for x in slides if first <= x <= last]
    return min(places, key=lambda x: (_covered(x, x + piece.badge, beside), abs(x - places[0])))


def _covered(left: float, right: float, bars: Sequence[tuple[float, float]]) -> float:
    return round(sum(max(0.0, min(right, b) - max(left, a)) for a, b in bars))


def _free_lane(taken: list[list[tuple[float, float]]], left: float, right: float) -> int | None:
    for number, lane in enumerate(taken):
        if all(right <= a or left >= b for a, b in lane):
            return number
    return len(taken) if len(taken) < MAX_LANES else None


def tinted(
    ranges: Sequence[tuple[Fragment, ...]], bare: Sequence[bool]
) -> list[tuple[Fragment, ...]]:
    """For fragments of marks, innermost first, the parts to lay a tint behind.

    Only the innermost is tinted: a mark that holds another one whole gets none, and of two that
    cross the longer one gives way where they overlap. Where `bare` is true (a selected mark) the
    whole mark is tinted, under the others.
    """
    found: list[tuple[Fragment, ...]] = []
    for at, mine in enumerate(ranges):
        inner = [other for other in ranges[:at] if overlap(mine, other)]
        if bare[at]:
            found.append(mine)
        elif any(holds(mine, other) for other in inner):
            found.append(())
        else:
            left = mine
            for other in inner:
                left = without(left, other)
            found.append(left)
    return found


def overlap(one: tuple[Fragment, ...], other: tuple[Fragment, ...]) -> bool:
    """Whether two lists of fragments share a character."""
    return any(a < d and c < b for a, b in one for c, d in other)


def holds(outer: tuple[Fragment, ...], inner: tuple[Fragment, ...]) -> bool:
    """Whether every fragment of `inner` lies inside one of `outer`."""
    return all(any(a <= c and d <= b for a, b in outer) for c, d in inner)


def without(whole: tuple[Fragment, ...], cut: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
    """The fragments of `whole` less those of `cut`."""
    left = list(whole)
    for c, d in cut:
        parts: list[Fragment] = []
        for a, b in left:
            if d <= a or b <= c:
                parts.append((a, b))
                continue
            parts += [part for part in ((a, c), (d, b)) if part[0] < part[1]]
        left = parts
    return tuple(left)
