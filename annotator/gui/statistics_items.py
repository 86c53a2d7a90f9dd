"""Items of plots: bars with words at their ends, and a field of squares with numbers."""

from collections.abc import Sequence

import msgspec
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from annotator.gui.canvas.tones import tones
from annotator.gui.statistics_scales import Bar, Look, shade, short_number
from annotator.gui.theme import CanvasTheme, scaled
from annotator.model.colour import ink_on

_LINES = {"dashed": Qt.PenStyle.DashLine, "dotted": Qt.PenStyle.DotLine}
_THICK = 0.66
_GAP = 5
Written = tuple[QPointF, str, str, float]
"""A point of the plot, words, their colour, and which side of them lies there: 0 left, 1 right."""


def write(painter: QPainter, font: QFont, words: Sequence[Written]) -> None:
    """Write words at points of a plot, upright and in the size of the font.

    Plots have units of their own, in which letters would be stretched and mirrored.
    """
    metrics = QFontMetricsF(font)
    placed = painter.worldTransform()
    painter.save()
    painter.setWorldTransform(QTransform())
    painter.setFont(font)
    for point, text, colour, side in words:
        at, wide = placed.map(point), metrics.horizontalAdvance(text)
        painter.setPen(QColor(colour))
        room = QRectF(at.x() - side * wide, at.y() - metrics.height() / 2, wide, metrics.height())
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(room, int(flags), text)
    painter.restore()


class Bars(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph has no types
    """Bars that lie, one a unit high, from 0 on."""

    def __init__(self, bars: Sequence[Bar], look: Look, font: QFont) -> None:
        super().__init__()
        self._bars, self._look, self._font = bars, look, font
        self._most = max((bar.value for bar in bars), default=0.0)

    def boundingRect(self) -> QRectF:
        """All bars, and room for what stands at their ends."""
        return QRectF(0, -0.5, max(self._most, 1e-9) * 2, len(self._bars))

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the bars in the colours and lines of their labels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for at, bar in enumerate(self._bars):
            tone = tones(bar.colour, self._look.theme)
            style = _LINES.get(bar.line, Qt.PenStyle.SolidLine)
            pen = QPen(QColor(tone.line), scaled(1.4), style)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(QColor(tone.strong))
            painter.drawRect(QRectF(0, at - _THICK / 2, bar.value, _THICK))
        write(painter, self._font, self._ends(painter))

    def _ends(self, painter: QPainter) -> list[Written]:
        per_unit = abs(painter.worldTransform().m11()) or 1.0
        ink, side = self._look.theme.ink, 1.0 if self._look.rtl else 0.0
        gap = scaled(_GAP) / per_unit
        return [
            (QPointF(bar.value + gap, at), bar.words, ink, side)
            for at, bar in enumerate(self._bars)
        ]


class Cells(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph has no types
    """Squares, one unit wide: the darker, the higher its number, which stands inside."""

    def __init__(self, cells: dict[tuple[int, int], int], theme: CanvasTheme, font: QFont) -> None:
        super().__init__()
        self._cells, self._theme, self._font = cells, theme, font
        self._most = max(cells.values(), default=1)
        self._size = max((down for down, _ in cells), default=0) + 1.0

    def boundingRect(self) -> QRectF:
        """All squares."""
        return QRectF(0, 0, self._size, self._size)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the squares, with a little room between them."""
        words: list[Written] = []
        for (down, across), number in self._cells.items():
            colour = shade(number, self._most, self._theme)
            painter.fillRect(QRectF(across + 0.03, down + 0.04, 0.94, 0.92), QColor(colour))
            middle = QPointF(across + 0.5, down + 0.5)
            words.append((middle, short_number(number), ink_on(colour), 0.5))
        write(painter, self._font, words)


class Names(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph has no types
    """Words at points of a plot."""

    def __init__(self, words: Sequence[Written], font: QFont, extent: QRectF) -> None:
        super().__init__()
        self._words, self._font, self._extent = words, font, extent

    def boundingRect(self) -> QRectF:
        """Where words may stand."""
        return self._extent

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Write them."""
        write(painter, self._font, self._words)


class Entry(msgspec.Struct, frozen=True):
    """Words in the corner of a plot, behind a square filled and framed so; none without a fill."""

    words: str
    fill: str = ""
    line: str = ""


class Corner(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph has no types
    """What a plot shows, in its upper corner: where reading begins, or `far` from there."""

    def __init__(
        self, entries: Sequence[Entry], look: Look, font: QFont, *, far: bool = False
    ) -> None:
        super().__init__()
        self._entries, self._look, self._font = entries, look, font
        self._right = look.rtl != far

    def boundingRect(self) -> QRectF:
        """The whole field, whatever its units."""
        box = self.getViewBox()
        return QRectF(box.viewRect()) if box is not None else QRectF()

    def viewRangeChanged(self) -> None:
        """The field has another extent."""
        self.prepareGeometryChange()

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw squares and words in pixels."""
        field = painter.worldTransform().mapRect(self.boundingRect())
        metrics, ink = QFontMetricsF(self._font), self._look.theme
        high, side = metrics.height(), metrics.ascent()
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setFont(self._font)
        for at, entry in enumerate(self._entries):
            top = field.top() + 2 + at * 1.4 * high
            wide = metrics.horizontalAdvance(entry.words)
            room = 1.6 * side if entry.fill else 0.0
            left = field.right() - scaled(8) - wide - room if self._right else field.left() + 8
            # The square stands in front of the words, as they are read.
            square = left + wide + room - side if self._look.rtl else left
            start = left if self._look.rtl else left + room
            if entry.fill:
                painter.setPen(QColor(entry.line))
                painter.setBrush(QColor(entry.fill))
                painter.drawRect(QRectF(square, top + (high - side) / 2, side, side))
            painter.setPen(QColor(ink.ink if entry.fill else ink.dim))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
            painter.drawText(QRectF(start, top, wide, high), int(flags), entry.words)
        painter.restore()


class Axis(pg.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """An axis that is drawn anew each time, for whatever it is drawn on.

    The one of pyqtgraph keeps a picture in the resolution of the screen, which in a drawing puts
    the words beside their places.
    """

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw line, ticks and words."""
        painter.save()
        if self.style["tickFont"] is not None:
            painter.setFont(self.style["tickFont"])
        specs = self.generateDrawSpecs(painter)
        if specs is not None:
            self.drawPicture(painter, *specs)
        painter.restore()
