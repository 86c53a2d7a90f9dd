"""Ruler: a strip beside the scroll bar that shows where in the whole article the marks are.

Spans on one side, events on the other, a dot where something is missing; hits, zones and the
selection; a click goes there. Kept as a picture: a key paints one row of it anew, scrolling none.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.gui.canvas import overview
from annotator.gui.canvas.overview import EMPTY, Row
from annotator.gui.canvas.tones import tones
from annotator.gui.theme import CanvasTheme
from annotator.gui.widgets import plain_tip
from annotator.model.items import Fragment
from annotator.model.marks import Mark, ZoneMark

if TYPE_CHECKING:
    from annotator.gui.canvas.pagearea import PageArea

WIDTH = 14
"""Pixels across."""

_THICK = 3
_SLICE = 24
_LATER_MS = 150
_NAMES = 6


class Ruler(QWidget):
    """The strip of one page view. A row is about `_THICK` pixels high.

    Where the whole page is in sight the rows stand beside their lines; else they share the height
    as the scroll bar does.
    """

    def __init__(self, view: "PageArea") -> None:
        super().__init__(view)
        self._view = view
        self._rows: list[Row] = []
        self._ranges: list[Fragment] = []
        self._stale: list[int] = []
        self._hits: list[int] = []
        self._zones: tuple[ZoneMark, ...] = ()
        self._version = -1
        self._picture: QPixmap | None = None
        self._unpainted: set[int] = set()
        self._theme: CanvasTheme | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Overview of the article"))
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._look_on)
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self.renew)
        view.verticalScrollBar().valueChanged.connect(self._scrolled)

    def rows(self) -> list[Row]:
        """What the rows show, from the top; for the painter and the tests."""
        return list(self._rows)

    def finish(self) -> None:
        """Look at everything that still waits, at once; for pictures and tests."""
        self._later.stop()
        self.renew()
        while self._stale:
            self._look_on()

    # --- what changed -----------------------------------------------------------------------

    def renew(self) -> None:
        """Another text or other heights: every row is looked at again, slice by slice."""
        page = self._view.page
        number = max(1, min(self.height(), page.height) // _THICK)
        self._version, self._zones = page.version, page.zones
        if len(self._rows) != number:
            self._rows = [EMPTY] * number
            self._ranges = [(0, 0)] * number
            self._picture = None
        self._stale = list(range(number - 1, -1, -1))
        self._slices.start()

    def changed(self, ranges: Sequence[Fragment]) -> None:
        """Marks on these ranges (code points) are others now; only their rows are looked at."""
        rows, page = len(self._rows), self._view.page
        far = len(page.text)
        if len(ranges) > rows or page.zones != self._zones or any(b - a > far for a, b in ranges):
            self.renew()
            return
        for row in {overview.row_at(page, min(a, far), rows) for a, _ in ranges}:
            self._look(row)
        self.update()

    def set_hits(self, hits: Sequence[Fragment]) -> None:
        """Show where something was found (code points), in the order of the text."""
        self._hits = [start for start, _ in hits]
        self._picture = None
        self.update()

    def _scrolled(self) -> None:
        # Heights that were estimated become known while scrolling; the ruler follows afterwards.
        if self._view.page.version != self._version:
            self._later.start()
        self.update()

    def _look_on(self) -> None:
        part, self._stale = self._stale[-_SLICE:], self._stale[:-_SLICE]
        for row in part:
            self._look(row)
        if not self._stale:
            self._slices.stop()
        self.update()

    def _look(self, number: int) -> None:
        if number >= len(self._rows):
            return
        page, rows = self._view.page, len(self._rows)
        row, part = overview.look(page, number, rows), overview.range_of(page, number, rows)
        if row != self._rows[number] or part != self._ranges[number]:
            self._rows[number], self._ranges[number] = row, part
            self._unpainted.add(number)

    # --- painting ---------------------------------------------------------------------------

    def _scale(self) -> float:
        """Pixels of the ruler for one of the page."""
        return min(1.0, self.height() / max(1, self._view.page.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, what is in sight, and the selection."""
        picture = self._whole()
        painter = QPainter(self)
        try:
            painter.drawPixmap(0, 0, picture)
            self._over(painter)
        finally:
            painter.end()

    def _whole(self) -> QPixmap:
        """The picture of all rows; only rows that changed are painted anew."""
        picture, theme, ratio = self._picture, self._view.theme, self.devicePixelRatioF()
        size = self.size() * ratio
        fresh = picture is None or theme is not self._theme or picture.size() != size
        if picture is None or fresh:
            picture = self._picture = QPixmap(size)
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(theme.page))
            self._theme, self._unpainted = theme, set(range(len(self._rows)))
        if self._unpainted:
            painter = QPainter(picture)
            try:
                for number in self._unpainted:
                    if number < len(self._rows):
                        self._row(painter, number, theme)
            finally:
                painter.end()
            self._unpainted = set()
        return picture

    def _row(self, painter: QPainter, number: int, theme: CanvasTheme) -> None:
        row, (start, end) = self._rows[number], self._ranges[number]
        share = self._view.page.height * self._scale() / len(self._rows)
        y, below = round(number * share), round((number + 1) * share)
        room = QRectF(0, y, self.width(), below - y)
        inside = any(zone.start < end and zone.end > start for zone in self._zones)
        painter.fillRect(room, QColor(theme.button if inside else theme.page))
        painter.fillRect(QRectF(0, y, 1, below - y), QColor(theme.rule))
        half = (self.width() - 5) // 2
        for mark, left in ((row.event, 3), (row.span, 3 + half)):
            if mark is not None:
                ink = _colour(mark, theme)
                painter.fillRect(QRectF(left, y, half - 1, max(1, below - y - 1)), ink)
        if bisect_left(self._hits, end) > bisect_left(self._hits, start):
            painter.fillRect(QRectF(1, y + 1, self.width() - 1, 1), QColor(theme.ink))
        if row.problem:
            painter.fillRect(QRectF(self.width() - 3, y, 3, below - y), QColor(theme.warning))

    def _over(self, painter: QPainter) -> None:
        view, scale = self._view, self._scale()
        high = view.viewport().height() * scale
        seen = QColor(view.theme.dim)
        painter.setPen(QPen(seen, 1.0))
        seen.setAlpha(36)
        painter.setBrush(seen)
        top = round(view.verticalScrollBar().value() * scale)
        room = QRectF(0.5, top + 0.5, self.width() - 1, max(8, round(high)) - 1)
        if view.page.height > view.viewport().height():
            painter.drawRect(room)
        for start, _ in view.shown_fragments():
            y = round(overview.y_at(view.page, start) * scale)
            painter.fillRect(QRectF(0, y - 1, self.width(), 2), QColor(view.theme.accent))

    # --- the mouse --------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along while the button is down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def _go(self, point: QPointF) -> None:
        middle = point.y() / self._scale()
        high = self._view.viewport().height()
        self._view.verticalScrollBar().setValue(round(middle - high / 2))

    def event(self, event: QEvent) -> bool:
        """Name what begins near the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._rows:
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(event.pos().y())), self)
            return True
        return super().event(event)

    def tip_at(self, y: float) -> str:
        """The names of what begins about a y of the ruler, one a line, and how many there are."""
        page, rows = self._view.page, len(self._rows)
        row = int(y / self._scale() * rows / max(1, page.height))
        row = max(0, min(rows - 1, row))
        start, end = self._ranges[max(0, row - 1)][0], self._ranges[min(rows - 1, row + 1)][1]
        marks, count = page.index.beginning(start, end + (end == len(page.text)), _NAMES)
        tips = list(dict.fromkeys(mark.tip for mark in marks))
        if count > len(marks):
            tips.append(f"… ({count})")
        return "\n".join(tips)


def _colour(mark: Mark, theme: CanvasTheme) -> QColor:
    return QColor(tones(theme.label(mark.light, mark.dark).name(), theme).line)
