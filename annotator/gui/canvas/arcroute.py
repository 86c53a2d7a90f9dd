"""Arcroute: the points of routed arcs, now that lines and gaps have their y. Pure geometry.

Coordinates are those of the page: x from the left edge of the column, y from the top of the text.
"""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from annotator.gui.canvas.arcplan import Gap, Leg, Route
from annotator.gui.canvas.measures import Measures


class Places(Protocol):
    """What the page can say about heights, in pixels of the page."""

    def gap_span(self, gap: Gap) -> tuple[float, float]:
        """Top and bottom of a gap."""

    def end_y(self, leg: Leg) -> float:
        """Where the line of a leg begins: under the badge, or above the letters."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An arc in pixels: its corner points from source to target, and its pills."""

    number: int
    points: tuple[tuple[float, float], ...]
    pills: tuple[QRectF, ...]

    def bounds(self) -> QRectF:
        """A rectangle around everything that is painted of it."""
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        rect = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        for pill in self.pills:
            rect = rect.united(pill)
        return rect.adjusted(-8, -8, 8, 8)


def drawn(route: Route, places: Places, measures: Measures) -> Drawn:
    """The corner points and pills of one route."""
    ys = []
    for leg in (route.source, route.target):
        top, _ = places.gap_span(leg.gap)
        ys.append(top + measures.channel_pad + leg.channel * measures.channel)
    start, end = route.source, route.target
    points = [(start.x, places.end_y(start)), (start.x, ys[0])]
    if route.rail is not None:
        points += [(route.rail, ys[0]), (route.rail, ys[1])]
    points += [(end.x, ys[1]), (end.x, places.end_y(end))]
    high = float(measures.badge + 1)
    rects = tuple(
        QRectF(round(left), round(ys[leg] - high / 2), round(route.pill_width), high)
        for leg, left in route.pills
    )
    return Drawn(route.number, tuple(points), rects)


def rounded(points: tuple[tuple[float, float], ...], radius: float) -> QPainterPath:
    """A path through corner points with rounded corners; short stretches get smaller ones."""
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        r = min(radius, _length(before, corner) / 2, _length(corner, after) / 2)
        path.lineTo(QPointF(*_towards(corner, before, r)))
        path.quadTo(QPointF(*corner), QPointF(*_towards(corner, after, r)))
    path.lineTo(QPointF(*points[-1]))
    return path


def _length(a: tuple[float, float], b: tuple[float, float]) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])  # stretches are level or upright


def _towards(a: tuple[float, float], b: tuple[float, float], far: float) -> tuple[float, float]:
    whole = _length(a, b)
    if not whole:
        return a
    return a[0] + (b[0] - a[0]) * far / whole, a[1] + (b[1] - a[1]) * far / whole
