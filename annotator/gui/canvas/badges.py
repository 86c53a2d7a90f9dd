"""Badges: the pictures of badges, drawn once and kept by look and by device pixel ratio.

An entity's badge is a rounded tag, an event's a hexagon: they differ by shape and not by hue alone.
"""

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from annotator.gui.canvas.style import Style
from annotator.gui.canvas.tones import Tones, tones
from annotator.gui.theme import CanvasTheme
from annotator.model.colour import ink_on
from annotator.model.marks import Mark, Shape

RING = 3
"""Pixels round a badge that its picture is larger, for the ring of a selected one."""

_KEPT = 800
_Key = tuple[object, ...]


class Badges:
    """Draws badges of one style and theme; `direct` ones without a picture, for paper."""

    def __init__(self, style: Style, theme: CanvasTheme, *, direct: bool = False) -> None:
        self._direct = direct
        self._style = style
        self._theme = theme
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()

    def draw(self, painter: QPainter, rect: QRectF, mark: Mark, *, rtl: bool) -> None:
        """Draw the badge of a mark at `rect`, given in the painter's coordinates."""
        if self._direct:
            self._paint(painter, rect, mark, rtl=rtl)
            return
        picture = self._picture(mark, rect.width(), painter.device().devicePixelRatioF(), rtl=rtl)
        painter.drawPixmap(QPointF(rect.left() - RING, rect.top() - RING), picture)

    def _paint(self, painter: QPainter, rect: QRectF, mark: Mark, *, rtl: bool) -> None:
        tone = tones(self._theme.label(mark.light, mark.dark).name(), self._theme)
        self._ground(painter, rect, mark, tone)
        self._content(painter, rect, mark, tone, rtl)

    def _picture(self, mark: Mark, width: float, ratio: float, *, rtl: bool) -> QPixmap:
        colour = self._theme.label(mark.light, mark.dark).name()
        state = mark.selected, mark.problem, mark.pending, mark.disputed, mark.peer, mark.number
        key = (mark.badge, mark.shape, colour, state, ratio, rtl)
        picture = self._kept.get(key)
        if picture is None:
            picture = self._kept[key] = self._drawn(
                mark, width, ratio, tones(colour, self._theme), rtl
            )
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return picture

    def _drawn(self, mark: Mark, width: float, ratio: float, tone: Tones, rtl: bool) -> QPixmap:
        height = self._style.measures.badge
        size = round((width + 2 * RING) * ratio), round((height + 2 * RING) * ratio)
        picture = QPixmap(*size)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(RING, RING)
        rect = QRectF(0, 0, width, height)
        self._ground(painter, rect, mark, tone)
        self._content(painter, rect, mark, tone, rtl)
        painter.end()
        return picture

    def _ground(self, painter: QPainter, rect: QRectF, mark: Mark, tone: Tones) -> None:
        event = mark.shape is Shape.EVENT
        if mark.selected:
            painter.setPen(QPen(QColor(tone.line), 1.4))
            painter.drawPath(outline(rect.adjusted(-2, -2, 2, 2), event=event))
        edge = QPen(QColor(tone.line if event or mark.pending else tone.edge), 1.0)
        if mark.pending:
            edge.setStyle(Qt.PenStyle.DotLine)
        elif mark.peer:
            edge = QPen(QColor(tone.line), 1.2, Qt.PenStyle.DashLine)
        elif mark.disputed:
            edge = QPen(QColor(self._theme.ink), 1.0, Qt.PenStyle.DashLine)
        painter.setPen(Qt.PenStyle.NoPen if mark.selected else edge)
        ground = tone.full if mark.selected else self._theme.page if mark.pending else tone.badge
        painter.setBrush(QColor(ground))
        inset = 0.0 if mark.selected else 0.5
        painter.drawPath(outline(rect.adjusted(inset, inset, -inset, -inset), event=event))

    def _content(self, painter: QPainter, rect: QRectF, mark: Mark, tone: Tones, rtl: bool) -> None:
        m = self._style.measures
        point = m.badge_pad * 0.5 if mark.shape is Shape.EVENT else 0.0
        inner = rect.adjusted(m.badge_pad + point, 0, -m.badge_pad - point, 0)
        if mark.number is not None:
            self._key_cap(painter, rect, mark.number, rtl=rtl)
            inner = inner.adjusted(0, 0, -m.badge, 0) if rtl else inner.adjusted(m.badge, 0, 0, 0)
        size = m.badge * 0.8
        for shown, sign in ((mark.problem, self._warning), (mark.disputed, self._unequal)):
            if shown:
                sign(painter, inner, size, rtl=rtl)
                inner = inner.adjusted(size, 0, 0, 0) if rtl else inner.adjusted(0, 0, -size, 0)
        painter.setFont(self._style.font_for(mark.badge))
        on_page = tone.line if self._theme.dark else tone.ink
        ink = tone.on_full if mark.selected else on_page if mark.pending else tone.ink
        painter.setPen(QColor(ink))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine
        painter.drawText(inner, int(flags), self._style.badge_label(mark.badge)[0])

    def _key_cap(self, painter: QPainter, rect: QRectF, number: int, *, rtl: bool) -> None:
        size = rect.height() + 3
        left = rect.right() - size + 2 if rtl else rect.left() - 2
        cap = QRectF(left, rect.center().y() - size / 2, size, size)
        painter.setPen(QPen(QColor(self._theme.page), 1.2))
        painter.setBrush(QColor(self._theme.accent))
        painter.drawEllipse(cap)
        font = self._style.badge_font
        painter.setFont(font)
        painter.setPen(QColor(ink_on(self._theme.accent)))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), str(number))

    def _warning(self, painter: QPainter, inner: QRectF, size: float, *, rtl: bool) -> None:
        dot = size * 0.86
        left = inner.left() - dot * 0.15 if rtl else inner.right() - dot * 0.85
        spot = QRectF(left, inner.center().y() - dot / 2, dot, dot)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.warning))
        painter.drawEllipse(spot)
        middle = spot.center().x()
        pen = QPen(QColor(ink_on(self._theme.warning)), max(1.3, dot * 0.14))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        top, high = spot.top(), spot.height()
        painter.drawLine(QPointF(middle, top + high * 0.24), QPointF(middle, top + high * 0.54))
        painter.drawPoint(QPointF(middle, top + high * 0.77))

    def _unequal(self, painter: QPainter, inner: QRectF, size: float, *, rtl: bool) -> None:
        """A square with the sign for "not equal": another annotator sees this otherwise."""
        side = size * 0.86
        left = inner.left() - side * 0.15 if rtl else inner.right() - side * 0.85
        spot = QRectF(left, inner.center().y() - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.ink))
        painter.drawRoundedRect(spot, 2, 2)
        pen = QPen(QColor(self._theme.page), max(1.2, side * 0.12))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for part in (0.38, 0.62):
            y = spot.top() + side * part
            first = QPointF(spot.left() + side * 0.22, y)
            painter.drawLine(first, QPointF(spot.right() - side * 0.22, y))
        foot = QPointF(spot.left() + side * 0.32, spot.bottom() - side * 0.14)
        painter.drawLine(foot, QPointF(spot.right() - side * 0.32, spot.top() + side * 0.14))


def outline(rect: QRectF, *, event: bool) -> QPainterPath:
    """The outline of a badge: a hexagon for events, a rounded tag for spans."""
    path = QPainterPath()
    if not event:
        path.addRoundedRect(rect, 3.5, 3.5)
        return path
    point = rect.height() * 0.38
    path.moveTo(rect.left(), rect.center().y())
    path.lineTo(rect.left() + point, rect.top())
    path.lineTo(rect.right() - point, rect.top())
    path.lineTo(rect.right(), rect.center().y())
    path.lineTo(rect.right() - point, rect.bottom())
    path.lineTo(rect.left() + point, rect.bottom())
    path.closeSubpath()
    return path
