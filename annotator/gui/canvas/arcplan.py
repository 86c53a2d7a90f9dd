"""Arcplan: which gaps and rails the arcs run through, and at which x they leave and arrive. Pure.

Only x and the order of lines are known here; `arcroute` adds the y when the gaps have their room.
An arc runs only in the gaps between lines and on a rail in the margin, never over letters: from
under the badge into the gap below, or from above the letters into the gap above.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

Gap = tuple[int, int]
"""(piece, line): the gap under that line; line -1 is the gap above the first line of a piece."""

_APART = 5.0
_PILL_ROOM = 12.0
_FAR_LINES = 4
"""Ends further apart than so many lines both show the name of the arc."""

_FIRST_RAIL = 20.0
"""How far out of the column the first rail runs: badges may reach out nearly as far."""

_TRIED = 4
"""After so many channels a pill may lie over another line: the gap must not grow for ever."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of an arc: its line, the x of its bar, and free places below and above it.

    `below` and `above` are x, the best first. `last` is the number of the last line of the piece.
    """

    item: str
    piece: int
    line: int
    below: tuple[float, ...]
    above: tuple[float, ...]
    rtl: bool

    @property
    def key(self) -> Gap:
        """The order of its line in the text."""
        return self.piece, self.line


@dataclass(frozen=True, slots=True)
class Wanted:
    """An arc to route: its number in the scene, its ends, and the width of its pill."""

    number: int
    source: End
    target: End
    pill: float


@dataclass(frozen=True, slots=True)
class Leg:
    """One end of a routed arc: the x, whether it hangs below or rises above, gap and channel."""

    end: End
    x: float
    below: bool
    gap: Gap
    channel: int


@dataclass(frozen=True, slots=True)
class Route:
    """A routed arc. `rail` is its place in the margin (None: both legs share a gap).

    `pills` are (leg number, left edge); two for an arc whose ends are far apart.
    """

    number: int
    source: Leg
    target: Leg
    rail: float | None
    pill_width: float
    pills: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class ArcPlan:
    """All routes, and for each piece how many channels each of its gaps needs."""

    routes: tuple[Route, ...]
    channels: dict[int, dict[int, int]]


@dataclass(slots=True)
class _GapUse:
    """What already runs in a gap: channel intervals, pills (with channel) and vertical lines."""

    channels: defaultdict[int, list[tuple[float, float]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    pills: list[tuple[float, float, int]] = field(default_factory=list)
    verticals: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Room:
    """The page: its width, how far apart rails are, how far out the last may lie, badge limits."""

    width: float
    rail: float
    margin: float


def plan(wanted: Sequence[Wanted], room: Room) -> ArcPlan:
    """Route all arcs, the shortest first: it then lies nearest to the letters and crosses least."""
    return _Planner(room).run(wanted)


def _span(arc: Wanted) -> tuple[int, int, float]:
    pieces = abs(arc.source.piece - arc.target.piece)
    lines = abs(arc.source.line - arc.target.line) if not pieces else 1 << 20
    x = abs((arc.source.above or (0.0,))[0] - (arc.target.above or (0.0,))[0])
    return pieces, lines, x


class _Planner:
    """Holds what is taken while arcs are routed one after the other."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._gaps: defaultdict[Gap, _GapUse] = defaultdict(_GapUse)
        self._rails: dict[bool, list[list[tuple[Gap, Gap]]]] = {True: [], False: []}
        self._shared: defaultdict[str, int] = defaultdict(int)

    def run(self, wanted: Sequence[Wanted]) -> ArcPlan:
        for arc in wanted:
            self._shared[arc.source.item] += 1
            self._shared[arc.target.item] += 1
        routes = [self._route(arc) for arc in sorted(wanted, key=_span)]
        channels: dict[int, dict[int, int]] = {}
        for (piece, line), use in self._gaps.items():
            used = [channel for channel, stretches in use.channels.items() if stretches]
            if used:
                channels.setdefault(piece, {})[line] = max(used) + 1
        return ArcPlan(tuple(routes), channels)

    def _route(self, arc: Wanted) -> Route:
        source, target = arc.source, arc.target
        if source.key == target.key:
            below = bool(source.below and target.below)
            return self._direct(arc, (below, below))
        if source.piece == target.piece and source.line + 1 == target.line and source.below:
            return self._direct(arc, (True, False))
        if source.piece == target.piece and source.line - 1 == target.line and target.below:
            return self._direct(arc, (False, True))
        return self._by_rail(arc)

    # --- both ends at one gap -----------------------------------------------------------

    def _direct(self, arc: Wanted, below: tuple[bool, bool]) -> Route:
        gap = _gap(arc.source, below=below[0])
        use = self._gaps[gap]
        toward = _middle(arc.target, below[1]) - _middle(arc.source, below[0])
        start = self._spot(use, arc.source, below[0], toward)
        end = self._spot(use, arc.target, below[1], -toward)
        channel, pill = self._channel(use, start, end, arc.pill)
        return Route(
            arc.number,
            Leg(arc.source, start, below[0], gap, channel),
            Leg(arc.target, end, below[1], gap, channel),
            None,
            arc.pill,
            ((0, pill),),
        )

    # --- ends apart: by a rail -----------------------------------------------------------

    def _by_rail(self, arc: Wanted) -> Route:
        source, target = arc.source, arc.target
        downwards = source.key < target.key
        right = self._side(arc)
        rail = self._rail(right, source.key, target.key)
        out_below = downwards and bool(source.below)
        in_below = bool(target.below)
        legs: list[Leg] = []
        pills: list[tuple[int, float]] = []
        far = source.piece != target.piece or abs(source.line - target.line) > _FAR_LINES
        for end, below in ((source, out_below), (target, in_below)):
            gap = _gap(end, below=below)
            use = self._gaps[gap]
            x = self._spot(use, end, below, rail - _middle(end, below))
            named = far or end is target
            channel, pill = self._channel(use, x, rail, arc.pill if named else 0.0)
            if named:
                pills.append((len(legs), pill))
            legs.append(Leg(end, x, below, gap, channel))
        return Route(arc.number, legs[0], legs[1], rail, arc.pill, tuple(pills))

    def _side(self, arc: Wanted) -> bool:
        """True for the right margin: where reading starts, unless both ends lie far from it."""
        third = self._room.width / 3
        ends = [_middle(end, below=False) for end in (arc.source, arc.target)]
        if arc.source.rtl:
            return not all(x < third for x in ends)
        return all(x > 2 * third for x in ends)

    def _rail(self, right: bool, one: Gap, other: Gap) -> float:
        first, last = min(one, other), max(one, other)
        rails = self._rails[right]
        number = next(
            (n for n, used in enumerate(rails) if all(last < a or b < first for a, b in used)),
            len(rails),
        )
        if number == len(rails):
            rails.append([])
        rails[number].append((first, last))
        out = min(self._room.margin, _FIRST_RAIL + self._room.rail * number)
        return self._room.width + out if right else -out

    # --- places ---------------------------------------------------------------------------

    def _spot(self, use: _GapUse, end: End, below: bool, toward: float) -> float:
        """A free x at an end; where several arcs meet, on the side that this one leaves to."""
        spots = list(end.below if below else end.above)
        if self._shared[end.item] > 1:
            spots = sorted(spots[:5], reverse=toward > 0) + spots[5:]
        clear = [x for x in spots if not any(a < x < b for a, b, _ in use.pills)]
        for x in clear or spots:
            if all(abs(x - other) >= _APART for other in use.verticals):
                use.verticals.append(x)
                return x
        return spots[0]

    def _channel(self, use: _GapUse, one: float, other: float, pill: float) -> tuple[int, float]:
        """A channel of a gap for the stretch between two x, and the left edge of a pill on it.

        A `pill` of no width takes no room.
        """
        left, right = min(one, other), max(one, other)
        for number in count():
            strict = number < _TRIED
            channel = number if strict else number - _TRIED
            place = left
            if pill:
                found = self._pill_place(use, (left, right), pill, channel if strict else None)
                if found is None:
                    continue
                place = found
            a, b = min(left, place), max(right, place + pill)
            taken = use.channels[channel]
            if all(b + _APART <= c or d + _APART <= a for c, d in taken):
                taken.append((a, b))
                if pill:
                    use.pills.append((place, place + pill, channel))
                return channel, place
        raise AssertionError("there is always a further channel")

    def _pill_place(
        self, use: _GapUse, stretch: tuple[float, float], pill: float, channel: int | None
    ) -> float | None:
        """The left edge of a pill beside the pills and lines there; without a channel, anywhere."""
        left, right = max(0.0, stretch[0]), min(self._room.width, stretch[1])
        room = right - left - pill - 2 * _PILL_ROOM
        if room >= 0:
            middle = left + _PILL_ROOM + room / 2
            tries = [middle]
            step = 10.0
            while step <= room / 2:
                tries += [middle + step, middle - step]
                step += 10.0
        else:
            tries = [left - pill - 8, right + 8]
        limits = 0.0, self._room.width - pill
        if channel is None:
            return max(limits[0], min(tries[0], limits[1]))
        near = [(a, b) for a, b, other in use.pills if abs(other - channel) <= 1]
        near += [(x - 1, x + 1) for x in use.verticals if x not in stretch]
        for place in tries:
            if limits[0] <= place <= limits[1] and all(
                place + pill + 4 <= a or b + 4 <= place for a, b in near
            ):
                return place
        return None


def _gap(end: End, *, below: bool) -> Gap:
    return end.piece, end.line if below else end.line - 1


def _middle(end: End, below: bool) -> float:
    return (end.below if below else end.above)[0]
