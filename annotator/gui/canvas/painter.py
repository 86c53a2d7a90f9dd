"""Painter: puts one laid-out piece on the screen - grounds, selection, letters, bars, badges.

Only draws what the geometry holds; decides nothing and measures nothing.
"""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from annotator.gui.canvas.badges import Badges
from annotator.gui.canvas.geometry import Bar, Tint, whole
from annotator.gui.canvas.outlines import OutlinePainter
from annotator.gui.canvas.page import Block
from annotator.gui.canvas.style import Style
from annotator.gui.canvas.tones import Tones, tones
from annotator.gui.theme import CanvasTheme
from annotator.model.items import Fragment
from annotator.model.marks import Mark

_ROUND = 4.0
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


class Painter:
    """Paints blocks in one style and theme. Coordinates are pixels of the block."""

    def __init__(self, style: Style, theme: CanvasTheme, *, direct: bool = False) -> None:
        self._style = style
        self._theme = theme
        self._badges = Badges(style, theme, direct=direct)
        self._selection = QColor(theme.selection)
        self._selection.setAlpha(theme.selection_alpha)

    def block(
        self, painter: QPainter, block: Block, clip: QRectF, selected: Sequence[Fragment]
    ) -> None:
        """Paint one block at the painter's origin; `clip` is what must be painted of it."""
        geometry, m = block.geometry, self._style.measures
        room = clip.adjusted(-m.margin, -m.lane, m.margin, m.lane)
        for tint in geometry.tints:
            if tint.rect.intersects(room):
                self._tint(painter, tint)
        self._selected(painter, block, room, selected)
        painter.setPen(QColor(self._theme.ink))
        if isinstance(painter, OutlinePainter):
            painter.draw_glyphs(block.paragraph.glyph_runs())
        else:
            block.paragraph.draw(painter, QPointF(0, 0), clip)
        for bar in geometry.bars:
            if bar.rect.adjusted(-1, -1, 1, 1).intersects(room):
                self._bar(painter, bar)
        for link in geometry.links:
            self._link(painter, link)
        for badge in geometry.badges:
            if badge.rect.intersects(room):
                self._badges.draw(painter, badge.rect, badge.mark, rtl=block.paragraph.rtl)
        for rect, count in geometry.hidden:
            self._hidden(painter, rect, count)

    def _tones(self, mark: Mark) -> Tones:
        return tones(self._theme.label(mark.light, mark.dark).name(), self._theme)

    def _tint(self, painter: QPainter, tint: Tint) -> None:
        tone = self._tones(tint.mark)
        left, right = (tint.last, tint.first) if tint.rtl else (tint.first, tint.last)
        rect = tint.rect
        size, corner = (rect.width(), rect.height(), left, right), rect.topLeft()
        painter.setPen(_NO_PEN)
        if tint.mark.pending:
            painter.setBrush(QBrush(QColor(tone.edge), Qt.BrushStyle.BDiagPattern))
        else:
            painter.setBrush(QColor(tone.strong if tint.mark.selected else tone.tint))
        painter.drawPath(_capped(*size).translated(corner))
        if tint.mark.selected:
            painter.setBrush(_NO_BRUSH)
            painter.setPen(QPen(QColor(tone.line), 1.4))
            painter.drawPath(_hood(*size).translated(corner))
        elif tint.mark.peer:
            painter.setBrush(_NO_BRUSH)
            painter.setPen(QPen(QColor(tone.line), 1.2, Qt.PenStyle.DashLine))
            painter.drawPath(_hood(*size).translated(corner))

    def _selected(
        self, painter: QPainter, block: Block, room: QRectF, selected: Sequence[Fragment]
    ) -> None:
        painter.setPen(_NO_PEN)
        painter.setBrush(self._selection)
        rise = block.paragraph.rise
        for start, end in selected:
            for line in block.paragraph.lines:
                low, high = start - block.start, end - block.start
                if low >= line.end or high <= line.start or line.bottom < room.top():
                    continue
                if line.top > room.bottom():
                    break
                top = line.baseline - rise
                for left, right in block.paragraph.intervals(line, low, high):
                    rect = whole(left, top, right, line.bottom)
                    painter.drawRoundedRect(rect, 2.5, 2.5)

    def _bar(self, painter: QPainter, bar: Bar) -> None:
        tone = self._tones(bar.mark)
        rect, colour = QRectF(bar.rect), QColor(tone.line)
        way = -1.0 if bar.rtl else 1.0
        if bar.from_before:
            tip = rect.right() - 1 if bar.rtl else rect.left() + 1
            self._chevron(painter, QPointF(tip + way * 5, rect.center().y()), way, colour)
            rect.adjust(0, 0, -8, 0) if bar.rtl else rect.adjust(8, 0, 0, 0)
        if bar.goes_on:
            tip = rect.left() if bar.rtl else rect.right()
            self._chevron(painter, QPointF(tip, rect.center().y()), way, colour)
            rect.adjust(7, 0, 0, 0) if bar.rtl else rect.adjust(0, 0, -7, 0)
        if rect.width() > 0:
            _stroke(painter, rect, bar.mark.line, colour)

    def _chevron(self, painter: QPainter, tip: QPointF, way: float, colour: QColor) -> None:
        pen = QPen(colour, 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(_NO_BRUSH)
        back = QPointF(-way * 3.5, 0)
        painter.drawPolyline([tip + back + QPointF(0, -2.8), tip, tip + back + QPointF(0, 2.8)])

    def _link(self, painter: QPainter, link: Bar) -> None:
        y = round(link.rect.center().y() - 0.5)
        rect = QRectF(round(link.rect.left()) + 2, y, round(link.rect.width()) - 4, 1.0)
        _row(painter, rect, QColor(self._tones(link.mark).line), (2, 2))

    def _hidden(self, painter: QPainter, rect: QRectF, count: int) -> None:
        painter.setPen(QPen(QColor(self._theme.dim), 1.0))
        painter.setBrush(QColor(self._theme.page))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(self._style.badge_font)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(rect, int(flags), f"+{count}")


def _stroke(painter: QPainter, rect: QRectF, line: str, colour: QColor) -> None:
    """One bar in its line style: they tell groups of labels apart without their hue."""
    if line == "double":
        thin = rect.height() / 3
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), thin), colour)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - thin, rect.width(), thin), colour)
    elif line == "dashed":
        _row(painter, rect, colour, (round(rect.height() * 2.7), round(rect.height())))
    elif line == "dotted":
        _row(painter, rect, colour, (round(rect.height()), round(rect.height())))
    else:
        painter.fillRect(rect, colour)


def _row(painter: QPainter, rect: QRectF, colour: QColor, beat: tuple[int, int]) -> None:
    """Dashes or dots of `beat` (length, space), from the right end, which is where reading starts.

    Drawn one by one: Qt lays a dashed pen out anew from where the clip begins, so that a picture
    painted in two strips would differ from one painted whole.
    """
    dash, space = beat
    right = rect.right()
    while right > rect.left():
        left = max(rect.left(), right - dash)
        painter.fillRect(QRectF(left, rect.top(), right - left, rect.height()), colour)
        right -= dash + space


@lru_cache(maxsize=2048)
def _capped(wide: float, high: float, left: bool, right: bool) -> QPainterPath:
    """A ground whose upper corners are round where the mark begins or ends, at the origin."""
    path = QPainterPath(_hood(wide, high, left, right))
    path.lineTo(wide, high)
    path.lineTo(0, high)
    path.closeSubpath()
    return path


@lru_cache(maxsize=256)
def _hood(wide: float, high: float, left: bool, right: bool) -> QPainterPath:
    """The outline of a ground without its foot: open at the sides where the mark goes on."""
    path = QPainterPath()
    r = min(_ROUND, wide / 2)
    if left:
        path.moveTo(0, high)
        path.lineTo(0, r)
        path.quadTo(0, 0, r, 0)
    else:
        path.moveTo(0, 0)
    if right:
        path.lineTo(wide - r, 0)
        path.quadTo(wide, 0, wide, r)
        path.lineTo(wide, high)
    else:
        path.lineTo(wide, 0)
    return path
