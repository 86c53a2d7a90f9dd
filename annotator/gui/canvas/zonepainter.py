"""Zonepainter: zones as a rule beside their lines with the name of their kind; furniture greyed.

Behind the letters, and in the margin where reading ends, so that arcs keep theirs.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from annotator.gui.canvas.page import Block
from annotator.gui.canvas.style import Style
from annotator.gui.theme import CanvasTheme, badge_font
from annotator.model.marks import ZoneMark

_FURNITURE = "boilerplate"
_RULE = 3.0


class ZonePainter:
    """Paints the zones of blocks in one style and theme. Coordinates are pixels of the block."""

    def __init__(self, style: Style, theme: CanvasTheme) -> None:
        self._style = style
        self._theme = theme
        self._font: QFont = badge_font(style.measures.badge_font * 0.95, bold=False)

    def block(self, painter: QPainter, block: Block, zones: Sequence[ZoneMark]) -> None:
        """Paint what the zones have on one block."""
        for zone in zones:
            if zone.start < max(block.end, block.start + 1) and zone.end > block.start:
                self._zone(painter, block, zone)

    def _zone(self, painter: QPainter, block: Block, zone: ZoneMark) -> None:
        paragraph = block.paragraph
        low, high = zone.start - block.start, zone.end - block.start
        lines = [line for line in paragraph.lines if line.start < high and line.end > low]
        if not lines:
            return
        top, bottom = lines[0].baseline - paragraph.rise, lines[-1].bottom
        if zone.kind == _FURNITURE:
            for line in lines:
                for left, right in paragraph.intervals(line, low, high):
                    first = line.baseline - paragraph.rise
                    room = QRectF(left - 2, first, right - left + 4, line.bottom - first)
                    painter.fillRect(room, QColor(self._theme.rule))
        away = self._style.measures.margin * 0.28
        x = -away if paragraph.rtl else paragraph.width + away
        painter.fillRect(QRectF(x - _RULE / 2, top, _RULE, bottom - top), QColor(self._theme.dim))
        if zone.start >= block.start:
            self._name(painter, QPointF(x, top), zone.name, rtl=paragraph.rtl)

    def _name(self, painter: QPainter, at: QPointF, name: str, *, rtl: bool) -> None:
        """The name along the rule: upright beside it, it would need a wider margin."""
        painter.save()
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.dim))
        painter.translate(at.x() + (-3 if rtl else 3), at.y())
        painter.rotate(90 if rtl else -90)
        high = painter.fontMetrics().height()
        wide = painter.fontMetrics().horizontalAdvance(name) + 4
        room = QRectF(0, 0, wide, high) if rtl else QRectF(-wide, 0, wide, high)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(room, int(flags), name)
        painter.restore()
