"""Pageview: the widget that shows a page - scrolling, painting, zoom, points to text and back.

Knows marks only as a scene to paint; selection, keys and the mouse are the canvas's own (`view`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from annotator.gui.canvas.hit import Hit, hit
from annotator.gui.canvas.page import Page
from annotator.gui.canvas.scrolling import Scroller
from annotator.gui.canvas.sheet import Sheet
from annotator.gui.canvas.style import Style
from annotator.gui.theme import LIGHT, CanvasTheme
from annotator.model.items import Fragment
from annotator.model.marks import Scene
from annotator.text.bidi import Direction
from annotator.text.boundaries import grapheme_start

_ZOOM = 1.1
_SMALLEST, _LARGEST = 0.6, 3.0
_EDGE = 24
_ROUNDS = 5


class PageView(QAbstractScrollArea):
    """Shows a page in a column in the middle of the viewport. Points are pixels of the viewport."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setLineWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        port = self.viewport()
        port.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        port.setAutoFillBackground(False)
        self._family, self._size, self._column, self._spacing = "Noto Naskh Arabic", 22.0, 760, 1.0
        self._zoom = 1.0
        self.theme: CanvasTheme = LIGHT
        self.page = Page(self._style())
        self._sheet = Sheet(self.page.style, self.theme)
        self._scroller = Scroller(self, self.page)
        self._painted = False
        self.show_focus()

    def show_text(self, text: str, default: Direction) -> None:
        """Show a new text from its beginning, without marks."""
        self.page.set_text(text, default)
        self._painted = False
        self._scroller.settle(None, y=0)
        self.viewport().update()

    def set_scene(self, scene: Scene, touched: tuple[Fragment, ...] | None = None) -> None:
        """Show other marks and arcs; only what changed is made anew.

        `touched` names ranges to make anew besides those whose marks differ from before.
        """
        anchor = self._scroller.anchor()
        self.page.set_scene(scene, touched)
        self._settle(anchor, arcs=True)

    def set_theme(self, theme: CanvasTheme) -> None:
        """Other colours."""
        self.theme = theme
        self._sheet = Sheet(self.page.style, theme)
        self.show_focus()
        self.viewport().update()

    def set_reading(
        self, family: str, size: float, column_width: int, line_spacing: float = 1.0
    ) -> None:
        """The font of the article, its size in pixels, the width of the column and the spacing."""
        self._family, self._size = family, float(size)
        self._column, self._spacing = column_width, line_spacing
        self._restyle()

    def zoom_in(self) -> None:
        """Letters a tenth larger."""
        self._set_zoom(self._zoom * _ZOOM)

    def zoom_out(self) -> None:
        """Letters a tenth smaller."""
        self._set_zoom(self._zoom / _ZOOM)

    def zoom_reset(self) -> None:
        """Letters of the size in the settings."""
        self._set_zoom(1.0)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = max(_SMALLEST, min(_LARGEST, zoom))
        self._restyle()

    def _style(self) -> Style:
        return Style(self._family, self._size * self._zoom, self._column, self._spacing)

    def _restyle(self) -> None:
        style = self._style()
        anchor = self._scroller.anchor()
        self.page.set_style(style, self._column_width(style))
        self._sheet = Sheet(style, self.theme)
        self._settle(anchor, arcs=True)

    def _column_width(self, style: Style) -> float:
        room = self.viewport().width() - 2 * style.measures.margin
        return float(max(120, min(style.measures.column, room)))

    def _settle(self, anchor: tuple[int, float] | None, *, arcs: bool = False) -> None:
        self._scroller.settle(anchor)
        if arcs:
            y = self._scroller.y
            self.page.plan_arcs(y, y + self.viewport().height())
            self._scroller.settle(anchor)
        self.viewport().update()

    # --- between points and text -----------------------------------------------------------

    def origin(self) -> QPoint:
        """Where the page's corner stands in the viewport."""
        left = int(self.viewport().width() - self.page.width) // 2
        return QPoint(left, -self._scroller.y)

    def _on_page(self, point: QPoint | QPointF) -> QPointF:
        return QPointF(point) - QPointF(self.origin())

    def offset_at(self, point: QPoint | QPointF) -> int:
        """The caret position nearest to a point of the viewport; never inside a grapheme."""
        return grapheme_start(self.page.text, self.page.offset_at(self._on_page(point)))

    def character_at(self, point: QPoint | QPointF) -> int | None:
        """The character under a point of the viewport; None beside the letters."""
        return self.page.character_at(self._on_page(point))

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of [start, end), in pixels of the viewport, also of what is out of sight.

        One for each line and, where directions mix, for each part; in the order of the lines.
        """
        with self._still():
            for _ in self.page.boxes(start, end):
                pass  # laid out now: from here on nothing moves
        found = list(self.page.boxes(start, end))
        origin = QPointF(self.origin())
        return [box.translated(origin) for box in found]

    def hit(self, point: QPoint | QPointF) -> Hit:
        """The items under a point of the viewport."""
        at = self._on_page(point)
        block, _, y = self.page.at(at)
        return hit(block.paragraph, block.marks, block.geometry, QPointF(at.x(), y))

    def items_at(self, point: QPoint | QPointF) -> list[str]:
        """The items under a point of the viewport, the innermost first."""
        return list(self.hit(point).items)

    def ensure_visible(self, start: int, end: int) -> None:
        """Scroll as little as needed to show [start, end), its beginning above all."""
        for _ in range(_ROUNDS):
            with self._still():
                self.page.holding(start)
                self.page.holding(end)
            y, high = self._scroller.y, self.viewport().height()
            top = self.page.caret_rect(start).top()
            bottom = self.page.caret_rect(end).bottom()
            wanted = y
            if bottom + 2 * _EDGE > y + high:
                wanted = round(bottom + 3 * _EDGE - high)
            if top - _EDGE < wanted:
                wanted = round(top - _EDGE)
            if wanted == y:
                return
            # What lies between may turn out taller than it was thought to be: look again.
            self._scroller.go(wanted)

    # --- painting and scrolling ------------------------------------------------------------

    def painted_once(self) -> bool:
        """Whether the present text has been on the screen."""
        return self._painted

    def shown_fragments(self) -> tuple[Fragment, ...]:
        """What to paint as selected."""
        return ()

    def show_focus(self) -> None:
        """Colour the frame: the accent while the keys go here, else that of the page."""
        palette = self.palette()
        colour = self.theme.accent if self.hasFocus() else self.theme.page
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.setPalette(palette)

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies above the page, in pixels of the viewport."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part of the page that the screen asks for."""
        painter = QPainter(self.viewport())
        self._sheet.paint(painter, self.page, event.rect(), self.origin(), self.shown_fragments())
        self.paint_over(painter)
        painter.end()
        self._painted = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the column out again when its width changes; the first line stays where it is."""
        super().resizeEvent(event)
        style = self.page.style
        width = self._column_width(style)
        anchor = self._scroller.anchor()
        changed = width != self.page.width
        if changed:
            self.page.set_style(style, width)
        self._settle(anchor, arcs=changed)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Shift the picture and paint only what came into view, where that is possible."""
        if self._scroller.guarded:
            return
        if self.page.crowded:
            self._settle(self._scroller.anchor(), arcs=True)
            return
        self._scroller.settle(self._scroller.anchor())
        moved = self._scroller.shifted
        # An arc's dashes begin where the clip begins, and a fraction of a pixel cannot be shifted.
        whole = self.devicePixelRatioF().is_integer() and not self.page.arcs
        if whole and abs(moved) < self.viewport().height():
            self.viewport().scroll(0, moved)
        else:
            self.viewport().update()

    @contextmanager
    def _still(self) -> Iterator[None]:
        """Whatever is laid out meanwhile, the first visible line stays where it is."""
        anchor, version = self._scroller.anchor(), self.page.version
        yield
        if self.page.version != version:
            self._scroller.settle(anchor)
            self.viewport().update()
