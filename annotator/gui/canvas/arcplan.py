"""Arcplan: which gaps and rails the arcs run through, and at which x they leave and arrive. Pure.

Only x and the order of lines are known here; `arcroute` adds the y when the gaps have their room.
An arc runs only in the gaps between lines and on a rail in the margin, never over letters. The arcs
of one net (one event) share one line in each gap and one rail; the pill with the role stands in a
row of its own at the arc's target, so that it covers neither letters nor another line.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from annotator.gui.canvas.arcgap import GapUse

Gap = tuple[int, int]
"""(piece, line): the gap under that line; line -1 is the gap above the first line of a piece."""

_FIRST_RAIL = 20.0
"""How far out of the column the first rail runs: badges may reach out nearly as far."""

_UP, _DOWN = (-1, -1), (1 << 60, 0)


@dataclass(frozen=True, slots=True)
class End:
    """One end of an arc: its line, and free places below and above it.

    `below` and `above` are x, the best first. `beyond` is -1 or 1 for an end that lies so far above
    or below what is in sight that it is not laid out: it has no places then.
    """

    item: str
    piece: int
    line: int
    below: tuple[float, ...]
    above: tuple[float, ...]
    rtl: bool
    beyond: int = 0

    @property
    def key(self) -> Gap:
        """The order of its line in the text."""
        return self.piece, self.line


@dataclass(frozen=True, slots=True)
class Wanted:
    """An arc to route: its number in the scene, its ends, and the width of its pill.

    Arcs of the same `net` leave one source and may share lines. A `faint` arc comes after the
    others and shows its pill only where there is room.
    """

    number: int
    source: End
    target: End
    pill: float
    net: Hashable = None
    faint: bool = False


@dataclass(slots=True)
class Leg:
    """One end of a routed arc, from the mark into a gap. It hangs below its line or rises above it.

    `x` is where it meets the mark and `turn` where it meets the channel; they differ only where the
    pill had to stand aside. `pill` is (row, left edge, width), rows counted from the mark.
    """

    end: End
    below: bool
    x: float = 0.0
    turn: float = 0.0
    channel: int = 0
    pill: tuple[int, float, float] | None = None

    @property
    def gap(self) -> Gap:
        """The gap that it leads into."""
        return self.end.piece, self.end.line if self.below else self.end.line - 1


@dataclass(slots=True)
class Route:
    """A routed arc. A leg is None where that end lies beyond what is in sight.

    `rail` is its x in the margin; None where both legs share a gap.
    """

    number: int
    net: Hashable
    wanted: Wanted
    source: Leg | None
    target: Leg | None
    rail: float | None = None

    def legs(self) -> list[Leg]:
        """The legs that there are."""
        return [leg for leg in (self.source, self.target) if leg is not None]


@dataclass(frozen=True, slots=True)
class Need:
    """What a gap has to hold: rows of pills at its top, channels, rows of pills at its bottom."""

    top: int
    channels: int
    bottom: int


@dataclass(frozen=True, slots=True)
class ArcPlan:
    """All routes, and for each piece what each of its gaps has to hold."""

    routes: tuple[Route, ...] = ()
    needs: dict[int, dict[int, Need]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Room:
    """The page: its width, how far apart rails are, how far out the last one may lie. Pixels."""

    width: float
    rail: float
    margin: float


def plan(wanted: Sequence[Wanted], room: Room) -> ArcPlan:
    """Route all arcs, those of a net together, the shortest first and faint ones last."""
    return _Planner(room).run(wanted)


def _length(arc: Wanted) -> tuple[int, int, float]:
    pieces = abs(arc.source.piece - arc.target.piece)
    lines = abs(arc.source.line - arc.target.line) if not pieces else 1 << 20
    x = abs((arc.source.above or (0.0,))[0] - (arc.target.above or (0.0,))[0])
    return pieces, lines, x


@dataclass(slots=True)
class _Net:
    """The arcs of one net, while they are routed."""

    name: Hashable
    faint: bool
    routes: list[Route] = field(default_factory=list)
    source: dict[bool, Leg] = field(default_factory=dict)

    def railed(self) -> list[Route]:
        return [route for route in self.routes if _apart(route)]


class _Planner:
    """Holds what is taken while nets are routed one after the other."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._gaps: defaultdict[Gap, GapUse] = defaultdict(lambda: GapUse(room.width))
        self._rails: dict[bool, list[list[tuple[Gap, Gap]]]] = {True: [], False: []}

    def run(self, wanted: Sequence[Wanted]) -> ArcPlan:
        nets: dict[Hashable, _Net] = {}
        for arc in sorted(wanted, key=_length):
            name = (arc.number,) if arc.net is None else arc.net
            net = nets.setdefault((name, arc.faint), _Net(name, arc.faint))
            self._add(net, arc)
        groups = [[net for net in nets.values() if net.faint is faint] for faint in (False, True)]
        for group in groups:
            self._touch_down(group)
        for group in groups:
            self._label(group)
        for net in sorted(nets.values(), key=_reach):
            self._by_rail(net)
        self._channels(nets.values())
        return ArcPlan(tuple(r for net in nets.values() for r in net.routes), self._needs())

    # --- sides: which gap each end leads into ----------------------------------------------

    def _add(self, net: _Net, arc: Wanted) -> None:
        from_below, to_below = _sides(arc.source, arc.target)
        source = target = None
        if not arc.source.beyond:
            if from_below is None:
                # Any gap will do to reach the rail: one that the net has already, if it has one.
                from_below = next(iter(net.source), bool(arc.source.below))
            source = net.source.get(from_below)
            if source is None or source.end != arc.source:
                source = Leg(arc.source, from_below)
                net.source.setdefault(from_below, source)
        if not arc.target.beyond:
            target = Leg(arc.target, to_below)
        net.routes.append(Route(arc.number, net.name, arc, source, target))

    # --- where the legs meet their marks ---------------------------------------------------

    def _touch_down(self, nets: list[_Net]) -> None:
        done: set[int] = set()
        for net in nets:
            for route in net.routes:
                for leg in route.legs():
                    if id(leg) not in done:
                        done.add(id(leg))
                        spots = leg.end.below if leg.below else leg.end.above
                        leg.x = leg.turn = self._gaps[leg.gap].touch(spots, top=leg.below)

    def _label(self, nets: list[_Net]) -> None:
        for net in nets:
            for route in net.routes:
                leg, width = route.target, min(route.wanted.pill, self._room.width)
                if leg is None:
                    continue
                if width:
                    use = self._gaps[leg.gap]
                    found = use.place_pill(leg.x, width, top=leg.below, must=not net.faint)
                    if found is not None:
                        row, left, leg.turn = found
                        leg.pill = row, left, width

    # --- rails ------------------------------------------------------------------------------

    def _by_rail(self, net: _Net) -> None:
        routes = net.railed()
        if not routes:
            return
        first, last = _extent(routes)
        rail = self._rail(self._right(routes[0]), first, last)
        for route in routes:
            route.rail = rail

    def _right(self, route: Route) -> bool:
        """True for the right margin: where reading starts, unless both ends lie far from it."""
        third = self._room.width / 3
        ends = [leg.x for leg in route.legs()]
        if route.wanted.source.rtl:
            return len(ends) < 2 or not all(x < third for x in ends)
        return len(ends) == 2 and all(x > 2 * third for x in ends)

    def _rail(self, right: bool, first: Gap, last: Gap) -> float:
        """The x of a free rail: on the side asked for, else on the other, else between two rails.

        Beyond that the last one is shared.
        """
        step = self._room.rail
        most = max(1, int((self._room.margin - _FIRST_RAIL) // step) + 1)
        side, number = right, self._free(right, first, last)
        if number >= most and self._free(not right, first, last) < most:
            side, number = not right, self._free(not right, first, last)
        rails = self._rails[side]
        if number >= len(rails):
            rails.append([])
        rails[number].append((first, last))
        place = float(number) if number < most else min(number - most + 0.5, most - 1.0)
        out = _FIRST_RAIL + round(step * place)
        return self._room.width + out if side else -out

    def _free(self, right: bool, first: Gap, last: Gap) -> int:
        rails = self._rails[right]
        return next(
            (n for n, used in enumerate(rails) if all(last < a or b < first for a, b in used)),
            len(rails),
        )

    # --- channels ---------------------------------------------------------------------------

    def _channels(self, nets: Iterable[_Net]) -> None:
        """One level stretch for each net in each gap; the shortest lie nearest to the letters."""
        found: list[tuple[float, float, float, Gap, list[Leg]]] = []
        for net in nets:
            xs: defaultdict[Gap, list[float]] = defaultdict(list)
            legs: defaultdict[Gap, list[Leg]] = defaultdict(list)
            for route in net.routes:
                for leg in route.legs():
                    xs[leg.gap].append(leg.turn)
                    legs[leg.gap].append(leg)
                    if route.rail is not None:
                        xs[leg.gap].append(route.rail)
            found += [(max(x) - min(x), min(x), max(x), gap, legs[gap]) for gap, x in xs.items()]
        for _, left, right, gap, here in sorted(found, key=lambda one: one[:4]):
            channel = self._gaps[gap].channel(left, right)
            for leg in here:
                leg.channel = channel

    def _needs(self) -> dict[int, dict[int, Need]]:
        needs: dict[int, dict[int, Need]] = {}
        for (piece, line), use in self._gaps.items():
            need = Need(use.rows(top=True), len(use.channels), use.rows(top=False))
            needs.setdefault(piece, {})[line] = need
        return needs


def _sides(source: End, target: End) -> tuple[bool | None, bool]:
    """Whether the arc leaves below (None: either side will do) and whether it arrives below."""
    if not source.beyond and not target.beyond and source.piece == target.piece:
        down = target.line - source.line
        if down == 0:
            both = bool(source.below and target.below)
            return both, both
        if down == 1 and source.below:
            return True, False
        if down == -1 and target.below:
            return False, True
    return None if source.below else False, bool(target.below)


def _apart(route: Route) -> bool:
    return not (route.source and route.target and route.source.gap == route.target.gap)


def _extent(routes: Iterable[Route]) -> tuple[Gap, Gap]:
    """The first and the last gap that a rail for these routes leads to."""
    gaps: list[Gap] = []
    for route in routes:
        gaps += [leg.gap for leg in route.legs()]
        for end in (route.wanted.source, route.wanted.target):
            if end.beyond:
                gaps.append(_UP if end.beyond < 0 else _DOWN)
    return min(gaps), max(gaps)


def _reach(net: _Net) -> tuple[bool, int, int]:
    routes = net.railed()
    if not routes:
        return net.faint, 0, 0
    first, last = _extent(routes)
    return net.faint, last[0] - first[0], last[1] - first[1]
