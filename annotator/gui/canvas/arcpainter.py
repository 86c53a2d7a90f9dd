"""Arcpainter: puts routed arcs on the screen - halo, line, dot, arrow head, pill."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from annotator.gui.canvas.arcroute import Drawn, rounded
from annotator.gui.canvas.style import Style
from annotator.gui.canvas.tones import readable
from annotator.gui.theme import CanvasTheme
from annotator.model.marks import Arc

_HALO = 5.0
_LINE = 1.5
_DOT = 2.6
_HEAD = (3.4, 7.0)


class ArcPainter:
    """Paints arcs in one style and theme. Coordinates are pixels of the page."""

    def __init__(self, style: Style, theme: CanvasTheme) -> None:
        self._style = style
        self._theme = theme

    def draw(
        self, painter: QPainter, arcs: Sequence[Arc], routes: Sequence[Drawn], clip: QRectF
    ) -> None:
        """Paint all routes that meet `clip`, their pills above all lines."""
        seen = [route for route in routes if route.bounds().intersects(clip)]
        for route in seen:
            self._line(painter, arcs[route.number], route)
        for route in seen:
            for pill in route.pills:
                self._pill(painter, arcs[route.number], pill)

    def _colour(self, arc: Arc, least: float) -> QColor:
        colour = self._theme.label(arc.light, arc.dark).name()
        return QColor(readable(colour, self._theme.page, least))

    def _line(self, painter: QPainter, arc: Arc, route: Drawn) -> None:
        colour = self._colour(arc, 3.0)
        points = list(route.points)
        tip = points[-1]
        way = 1.0 if tip[1] > points[-2][1] else -1.0
        points[-1] = tip[0], tip[1] - way * (_HEAD[1] - 1)
        path = rounded(tuple(points), self._style.measures.corner)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        halo = QPen(QColor(self._theme.page), _HALO)
        halo.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.strokePath(path, halo)
        pen = QPen(colour, _LINE)
        if arc.dashed:
            pen.setDashPattern([3.5, 2.5])
        painter.strokePath(path, pen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(*points[0]), _DOT, _DOT)
        base = tip[1] - way * _HEAD[1]
        head = [QPointF(*tip), QPointF(tip[0] - _HEAD[0], base), QPointF(tip[0] + _HEAD[0], base)]
        painter.drawPolygon(QPolygonF(head))

    def _pill(self, painter: QPainter, arc: Arc, rect: QRectF) -> None:
        painter.setPen(QPen(self._colour(arc, 3.0), 1.0))
        painter.setBrush(QColor(self._theme.page))
        painter.drawRoundedRect(
            rect.adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2, rect.height() / 2
        )
        painter.setPen(self._colour(arc, 4.6))
        painter.setFont(self._style.font_for(arc.pill))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(flags), self._style.badge_label(arc.pill)[0])
