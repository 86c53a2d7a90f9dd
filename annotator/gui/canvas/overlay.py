"""Overlay: what lies above the page for a moment - the hovered mark, the grips of selected ones.

Painted over the finished page, so that moving the pointer lays nothing out anew.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.gui.canvas.grips import Grip
from annotator.gui.canvas.page import Page
from annotator.gui.canvas.tones import tones
from annotator.gui.theme import CanvasTheme
from annotator.model.marks import Mark

_ROUND = 4.0
_TAB = 5.0


def hover_boxes(page: Page, mark: Mark, top: float, bottom: float) -> list[QRectF]:
    """The rectangles round the letters of a mark between two y, in pixels of the page."""
    found = []
    for block, y in page.lay_out(top, bottom):
        paragraph = block.paragraph
        for start, end in mark.fragments:
            low, high = start - block.start, end - block.start
            for line in paragraph.lines:
                if line.start < high and line.end > low:
                    first = y + line.baseline - paragraph.rise
                    found += [
                        QRectF(left, first, right - left, y + line.bottom - first)
                        for left, right in paragraph.intervals(line, low, high)
                    ]
    return found


def paint_hover(painter: QPainter, mark: Mark, boxes: Sequence[QRectF], theme: CanvasTheme) -> None:
    """Outline a mark with a dotted line: it is only looked at, a selected one has a whole line."""
    tone = tones(theme.label(mark.light, mark.dark).name(), theme)
    pen = QPen(QColor(tone.line), 1.3, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in boxes:
        painter.drawRoundedRect(box.adjusted(-1.5, -0.5, 1.5, 1.5), _ROUND, _ROUND)


def paint_grips(painter: QPainter, grips: Sequence[Grip], theme: CanvasTheme) -> None:
    """A line at each end of a selected mark, with a tab above it that points outwards."""
    for grip in grips:
        tone = tones(theme.label(grip.mark.light, grip.mark.dark).name(), theme)
        colour = QColor(tone.line)
        x = round(grip.x)
        painter.fillRect(QRectF(x - 0.75, grip.top, 1.5, grip.bottom - grip.top + 2), colour)
        painter.setPen(QPen(QColor(theme.page), 1.0))
        painter.setBrush(colour)
        centre = QPointF(x + grip.outwards * 1.5, grip.top - _TAB / 2 + 1)
        painter.drawEllipse(centre, _TAB - 1, _TAB - 1)
