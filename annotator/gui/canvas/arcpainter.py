"""Arcpainter: puts routed arcs on the screen - halo, line, dot, arrow head, pill, stub."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from annotator.gui.canvas.arcroute import Drawn, Point, rounded
from annotator.gui.canvas.arcset import net_of
from annotator.gui.canvas.arcstubs import Stub
from annotator.gui.canvas.style import Style
from annotator.gui.canvas.tones import readable
from annotator.gui.theme import CanvasTheme
from annotator.model.colour import mixed
from annotator.model.marks import Arc

_HALO = 5.0
_LINE, _FAINT_LINE = 2.0, 1.0
_DOT = 2.6
_HEAD = (3.2, 6.0)
_FAINT_SHARE = 0.62
"""How much of its colour a faint arc keeps; the rest is that of the page."""

_CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine)


class ArcPainter:
    """Paints arcs in one style and theme. Coordinates are pixels of the page."""

    def __init__(self, style: Style, theme: CanvasTheme) -> None:
        self._style = style
        self._theme = theme
        self._colours: dict[tuple[str, str, float, bool], QColor] = {}

    def draw(self, painter: QPainter, routes: Sequence[Drawn], clip: QRectF) -> None:
        """Paint all routes that meet `clip`: faint ones first, pills above all lines.

        Lines two pixels wide are sharp on whole pixels, those of one pixel between them.

        The arcs of a net share lines, so that all their halos lie under all their lines.
        """
        seen = [route for route in routes if route.bounds().intersects(clip)]
        nets: dict[tuple[bool, tuple[str, str, bool]], list[Drawn]] = {}
        for route in seen:
            nets.setdefault((not route.arc.faint, net_of(route.arc)), []).append(route)
        for _, net in sorted(nets.items(), key=lambda one: one[0][0]):
            self._net(painter, net)
        for route in sorted(seen, key=lambda route: not route.arc.faint):
            if route.pill is not None:
                self._pill(painter, route.arc, route.pill)

    def _colour(self, arc: Arc, least: float) -> QColor:
        key = arc.light, arc.dark, least, arc.faint
        found = self._colours.get(key)
        if found is None:
            colour = self._theme.label(arc.light, arc.dark).name()
            if arc.faint:
                colour = mixed(colour, self._theme.page, _FAINT_SHARE)
            found = self._colours[key] = QColor(readable(colour, self._theme.page, least))
        return found

    # --- lines ------------------------------------------------------------------------------

    def _net(self, painter: QPainter, net: Sequence[Drawn]) -> None:
        arc, corner = net[0].arc, self._style.measures.corner
        path = QPainterPath()
        for route in net:
            path.addPath(rounded(_without_ends(route), corner))
        if arc.faint:
            path.translate(0.5, 0.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        halo = QPen(QColor(self._theme.page), _HALO - arc.faint)
        halo.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.strokePath(path, halo)
        colour = self._colour(arc, 3.0)
        pen = QPen(colour, _FAINT_LINE if arc.faint else _LINE)
        if arc.dashed:
            pen.setDashPattern([3.5, 2.5])
        painter.strokePath(path, pen)
        for route in net:
            self._tips(painter, route, colour)

    def _tips(self, painter: QPainter, route: Drawn, colour: QColor) -> None:
        """A dot where it leaves, an arrow head where it arrives; hollow ones on a faint arc."""
        faint = route.arc.faint
        painter.setPen(QPen(colour, 1.0) if faint else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.page) if faint else colour)
        inset = 0.5 if faint else 0.0
        if not route.open[0]:
            start, way = route.points[0], _way(route.points[0], route.points[1])
            centre = QPointF(start[0], start[1] + way * _DOT)
            painter.drawEllipse(centre, _DOT - inset, _DOT - inset)
        if not route.open[1]:
            (x, y), way = route.points[-1], _way(route.points[-1], route.points[-2])
            tip, base = y + way * inset, y + way * _HEAD[1]
            half = _HEAD[0] - inset
            head = [QPointF(x, tip), QPointF(x - half, base), QPointF(x + half, base)]
            painter.drawPolygon(QPolygonF(head))

    # --- pills and stubs ----------------------------------------------------------------------

    def _pill(self, painter: QPainter, arc: Arc, rect: QRectF) -> None:
        painter.setPen(QPen(self._colour(arc, 3.0), 1.0) if not arc.faint else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.page))
        radius = rect.height() / 2
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(self._colour(arc, 4.6))
        text, width = self._style.badge_label(arc.pill)
        font = self._style.font_for(arc.pill)
        if width > rect.width() - 4:
            text = self._cut(arc.pill, font, rect.width() - 8)
        painter.setFont(font)
        painter.drawText(rect, _CENTRED, text)

    def _cut(self, text: str, font: QFont, width: float) -> str:
        return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)

    def stub(self, painter: QPainter, stub: Stub) -> None:
        """Paint a stub: an arrow up or down, and beside it the name or the number."""
        rect, arc = stub.rect, stub.arcs[0]
        one = len({other.light for other in stub.arcs}) == 1
        line = self._colour(arc, 3.0) if one else QColor(self._theme.dim)
        painter.setPen(QPen(line, 1.0 if stub.faint else 1.6))
        painter.setBrush(QColor(self._theme.page))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        ink = self._colour(arc, 4.6) if one else QColor(self._theme.dim)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        pad, way = self._style.measures.badge_pad, -1.0 if stub.up else 1.0
        x, y = rect.left() + pad + 3, rect.center().y()
        arrow = [
            QPointF(x, y + way * 3.5),
            QPointF(x - 3.5, y - way * 3),
            QPointF(x + 3.5, y - way * 3),
        ]
        painter.drawPolygon(QPolygonF(arrow))
        painter.setPen(ink)
        painter.setFont(self._style.font_for(stub.text))
        painter.drawText(rect.adjusted(pad + 8, 0, -pad, 0), _CENTRED, stub.text)


def _way(end: Point, before: Point) -> float:
    """1 where the line leaves its end downwards, -1 upwards."""
    return 1.0 if before[1] >= end[1] else -1.0


def _without_ends(route: Drawn) -> tuple[Point, ...]:
    """The corner points less what the dot and the arrow head stand on."""
    points = list(route.points)
    if not route.open[0]:
        x, y = points[0]
        points[0] = x, y + _way(points[0], points[1]) * _DOT
    if not route.open[1]:
        x, y = points[-1]
        points[-1] = x, y + _way(points[-1], points[-2]) * (_HEAD[1] - 1)
    return tuple(points)
