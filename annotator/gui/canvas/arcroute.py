"""Arcroute: the points of routed arcs, now that lines and gaps have their y. Pure geometry.

Coordinates are those of the page: x from the left edge of the column, y from the top of the text.
"""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from annotator.gui.canvas.arcplan import Gap, Leg, Need, Route
from annotator.gui.canvas.measures import Measures
from annotator.model.marks import Arc

Point = tuple[float, float]

FAR = 4_000.0
"""An end that is not laid out is drawn so many pixels beyond what is in sight."""


class Places(Protocol):
    """What the page can say about heights, in pixels of the page."""

    def gap_span(self, gap: Gap) -> tuple[float, float]:
        """Top and bottom of a gap."""

    def gap_need(self, gap: Gap) -> Need:
        """What a gap has to hold."""

    def end_y(self, leg: Leg) -> float:
        """Where the line of a leg may begin."""

    def line_span(self, leg: Leg) -> tuple[float, float]:
        """Top and bottom of the line that a leg stands at."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An arc in pixels: its corner points from source to target, and its pill if it shows one.

    `ends` gives for source and target the top and bottom of its line; `open` says that the end is
    not laid out (-1 above, 1 below, 0 laid out).
    """

    arc: Arc
    points: tuple[Point, ...]
    pill: QRectF | None
    rail: float | None
    ends: tuple[tuple[float, float], tuple[float, float]]
    open: tuple[int, int]

    def bounds(self) -> QRectF:
        """A rectangle around everything that is painted of it."""
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        rect = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        if self.pill is not None:
            rect = rect.united(self.pill)
        return rect.adjusted(-8, -8, 8, 8)


@dataclass(frozen=True, slots=True)
class _Gaps:
    """The y of channels and rows in the gaps of a page."""

    places: Places
    measures: Measures

    def channel(self, leg: Leg) -> float:
        top, _ = self.places.gap_span(leg.gap)
        rows = self.places.gap_need(leg.gap).top
        return top + self.measures.first_channel(rows) + leg.channel * self.measures.channel

    def row(self, leg: Leg, number: int) -> float:
        """The middle of a row of pills."""
        top, bottom = self.places.gap_span(leg.gap)
        away = self.measures.row_middle(number)
        return top + away if leg.below else bottom - away


def drawn(route: Route, arc: Arc, places: Places, measures: Measures) -> Drawn:
    """The corner points and the pill of one route."""
    gaps = _Gaps(places, measures)
    points: list[Point] = []
    pill = None
    if route.source is not None:
        points += [(route.source.x, places.end_y(route.source))]
        points += [(route.source.x, gaps.channel(route.source))]
    if route.rail is not None:
        points += [(route.rail, y) for y in _rail_ends(route, gaps)]
    if route.target is not None:
        leg = route.target
        points.append((leg.turn, gaps.channel(leg)))
        if leg.pill is not None:
            number, left, width = leg.pill
            y, high = gaps.row(leg, number), float(measures.badge + 1)
            pill = QRectF(left, round(y - high / 2), width, high)
            if leg.turn != leg.x:
                points += [(leg.turn, pill.center().y()), (leg.x, pill.center().y())]
        points.append((leg.x, places.end_y(leg)))
    spans = [places.line_span(leg) if leg is not None else (0.0, 0.0) for leg in _both(route)]
    beyond = route.wanted.source.beyond, route.wanted.target.beyond
    return Drawn(arc, tuple(points), pill, route.rail, (spans[0], spans[1]), beyond)


def _both(route: Route) -> tuple[Leg | None, Leg | None]:
    return route.source, route.target


def _rail_ends(route: Route, gaps: _Gaps) -> list[float]:
    known = [gaps.channel(leg) for leg in route.legs()]
    ys = []
    for leg, end in zip(_both(route), (route.wanted.source, route.wanted.target), strict=True):
        ys.append(gaps.channel(leg) if leg is not None else known[0] + end.beyond * FAR)
    return ys


def rounded(points: tuple[Point, ...], radius: float) -> QPainterPath:
    """A path through corner points with rounded corners; short stretches get smaller ones."""
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        r = min(radius, _length(before, corner) / 2, _length(corner, after) / 2)
        path.lineTo(QPointF(*_towards(corner, before, r)))
        path.quadTo(QPointF(*corner), QPointF(*_towards(corner, after, r)))
    path.lineTo(QPointF(*points[-1]))
    return path


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])  # stretches are level or upright


def _towards(a: Point, b: Point, far: float) -> Point:
    whole = _length(a, b)
    if not whole:
        return a
    return a[0] + (b[0] - a[0]) * far / whole, a[1] + (b[1] - a[1]) * far / whole
