"""Arcset: the arcs of one page - which of them are routed, and where they run in pixels.

Few arcs are all routed. Of many, only those with an end in sight are, and an end out of sight is
not even laid out. Nothing is painted here.
"""

import math
from collections.abc import Iterable
from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING

from annotator.gui.canvas.arcends import beyond, end_at, end_y, nearest, span_of
from annotator.gui.canvas.arcplan import ArcPlan, End, Gap, Leg, Need, Room, Route, Wanted, plan
from annotator.gui.canvas.arcroute import Drawn, drawn
from annotator.model.marks import Arc

if TYPE_CHECKING:
    from annotator.gui.canvas.page import Page

MOST_ARCS = 200
"""More arcs than this are routed only where one of their ends is in sight, and no more of them."""

_NOTHING = Need(0, 0, 0)


class ArcSet:
    """The arcs of a page, their plan, and their routes in pixels of the page."""

    def __init__(self, page: "Page") -> None:
        self._page = page
        self.arcs: tuple[Arc, ...] = ()
        self.plan = ArcPlan()
        self._planned: list[Arc] = []
        self._of: dict[str, list[Arc]] = {}
        self._indexed: tuple[Arc, ...] = ()
        self._seen: list[int] | None = None
        self._asked: tuple[list[Wanted], Room] | None = None
        self._dashed = False
        self._reaches: list[tuple[float, float]] = []
        self._drawn: dict[int, Drawn] = {}
        self._drawn_for = -1

    @property
    def crowded(self) -> bool:
        """Whether there are too many arcs to route them all."""
        return len(self.arcs) > MOST_ARCS

    @property
    def dashed(self) -> bool:
        """Whether an arc with a dashed line is routed."""
        return self._dashed

    def set(self, arcs: tuple[Arc, ...]) -> None:
        """Take over the arcs of a scene; they are routed by `make`."""
        self.arcs = arcs
        self._seen = None
        self._drawn_for = -1

    def forget(self) -> None:
        """Drop all routes: the page is measured anew."""
        self._set_plan(ArcPlan(), [])
        self._seen = self._asked = None

    def _set_plan(self, found: ArcPlan, arcs: list[Arc]) -> None:
        self.plan, self._planned = found, arcs
        self._dashed = any(arc.dashed for arc in arcs)
        self._reaches = [_reach(route) for route in found.routes]
        self._drawn_for = -1

    # --- planning ---------------------------------------------------------------------------

    def make(self, top: float, bottom: float) -> list[int]:
        """Route the arcs anew; the pieces whose gaps need another height than before.

        `top` and `bottom` say what is in sight, for a scene with too many arcs.
        """
        page, old = self._page, self.plan.needs
        if self.crowded:
            # Half a screen more than is in sight: arcs come and go where nobody looks.
            more = (bottom - top) / 2
            around = page.lay_out(top - more, bottom + more)
            seen = [block.number for block, _ in around]
            if seen == self._seen:
                return []
            self._seen = seen
            self._index()
            # Those in sight come first, should there be more than are routed.
            around.sort(key=lambda one: one[1] >= bottom or one[1] + one[0].paragraph.height <= top)
            arcs = self._in_sight(item for block, _ in around for item in block.geometry.anchors)
            wanted = self._wanted(arcs, (seen[0], seen[-1]))
        else:
            arcs = list(self.arcs)
            wanted = self._wanted(arcs, None)
        m = page.style.measures
        room = Room(page.width, m.rail, m.margin - 6)
        found = self.plan
        if self._asked != (wanted, room):
            found = plan(wanted, room) if wanted else ArcPlan()
            self._asked = wanted, room
        if found is not self.plan or arcs != self._planned:
            self._set_plan(found, arcs)
        new = self.plan.needs
        return [n for n in old.keys() | new.keys() if old.get(n) != new.get(n)]

    def _index(self) -> None:
        """Bring the arcs by item up to date; only those are touched that are not as before."""
        old, new = self._indexed, self.arcs
        if old is new:
            return
        if len(old) == len(new):
            gone = list(compress(old, map(is_not, old, new)))
            come = list(compress(new, map(is_not, old, new)))
        else:
            before, after = set(map(id, old)), set(map(id, new))
            gone = [arc for arc in old if id(arc) not in after]
            come = [arc for arc in new if id(arc) not in before]
        for arc in gone:
            for item in {arc.source, arc.target}:
                self._of[item].remove(arc)
        for arc in come:
            for item in {arc.source, arc.target}:
                self._of.setdefault(item, []).append(arc)
        self._indexed = new

    def _in_sight(self, items: Iterable[str]) -> list[Arc]:
        found: dict[int, Arc] = {}
        for item in items:
            for arc in self._of.get(item, ()):
                found[id(arc)] = arc
        return sorted(found.values(), key=lambda arc: arc.faint)[:MOST_ARCS]

    def _wanted(self, arcs: list[Arc], pieces: tuple[int, int] | None) -> list[Wanted]:
        ends: dict[tuple[str, int], End | None] = {}
        found = []
        for number, arc in enumerate(arcs):
            if arc.source == arc.target:
                continue
            source = self._end(ends, arc.source, None, pieces)
            target = self._end(ends, arc.target, arc.source, pieces)
            if source is None or target is None or (source.beyond and target.beyond):
                continue
            width = self._page.style.pill_width(arc.pill) if arc.pill else 0.0
            found.append(Wanted(number, source, target, width, net_of(arc), arc.faint))
        return found

    def _end(
        self,
        ends: dict[tuple[str, int], End | None],
        item: str,
        towards: str | None,
        pieces: tuple[int, int] | None,
    ) -> End | None:
        page, mark = self._page, self._page.index.mark(item)
        if mark is None:
            return None
        part = mark.fragments[0]
        other = page.index.mark(towards) if towards is not None else None
        if other is not None and len(mark.fragments) > 1:
            part = nearest(mark, other)
        key = item, part[0]
        if key not in ends:
            piece = page.pieces.at(part[0])
            side = 0 if pieces is None else (piece > pieces[1]) - (piece < pieces[0])
            ends[key] = beyond(page, mark, piece, side) if side else end_at(page, mark, part)
        return ends[key]

    # --- pixels -----------------------------------------------------------------------------

    def gap_need(self, gap: Gap) -> Need:
        """What a gap has to hold."""
        return self.plan.needs.get(gap[0], {}).get(gap[1], _NOTHING)

    def gap_span(self, gap: Gap) -> tuple[float, float]:
        """Top and bottom of a gap between lines."""
        number, at = gap
        paragraph, top = self._page.block(number).paragraph, self._page.top(number)
        if at < 0:
            return top, top + paragraph.top_gap
        line = paragraph.lines[at]
        start = top + line.bottom + line.lanes
        return start, start + line.gap

    def end_y(self, leg: Leg) -> float:
        """Where the line of a leg may begin."""
        return end_y(self._page, leg)

    def line_span(self, leg: Leg) -> tuple[float, float]:
        """Top and bottom of the letters of the line of a leg."""
        top = self._page.top(leg.end.piece)
        low, high = span_of(self._page.block(leg.end.piece), leg.end.line)
        return top + low, top + high

    def drawn(self, top: float = 0.0, bottom: float = math.inf) -> list[Drawn]:
        """The routed arcs that may pass between two y, in pixels of the page."""
        page = self._page
        low, high = page.piece_at(top), page.piece_at(bottom)
        near = [n for n, (a, b) in enumerate(self._reaches) if a <= high and b >= low]
        for number in near:
            for leg in self.plan.routes[number].legs():
                page.block(leg.end.piece)  # laid out now: from here on nothing moves
        if page.version != self._drawn_for:
            self._drawn.clear()
            self._drawn_for = page.version
        for number in near:
            if number not in self._drawn:
                route = self.plan.routes[number]
                arc = self._planned[route.number]
                self._drawn[number] = drawn(route, arc, self, page.style.measures)
        return [self._drawn[number] for number in near]


def _reach(route: Route) -> tuple[float, float]:
    """The first and the last piece that a route passes."""
    ends = route.wanted.source, route.wanted.target
    first = min(-math.inf if end.beyond < 0 else end.piece for end in ends)
    last = max(math.inf if end.beyond > 0 else end.piece for end in ends)
    return first, last


def net_of(arc: Arc) -> tuple[str, str, bool]:
    """What arcs that may share lines have in common: source, colour, and the kind of line."""
    return arc.source, arc.light, arc.dashed
