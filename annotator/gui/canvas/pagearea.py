"""Pagearea: the widget that shows a page - scrolling, painting, zoom, the ruler beside it.

Knows marks only as a scene to paint; selection, keys and the mouse are the canvas's own (`view`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from annotator.gui.canvas.arcsteady import Sight
from annotator.gui.canvas.arcstubs import Stub
from annotator.gui.canvas.page import Page
from annotator.gui.canvas.ruler import WIDTH, Ruler
from annotator.gui.canvas.scrolling import Scroller
from annotator.gui.canvas.sheet import Sheet
from annotator.gui.canvas.style import Style
from annotator.gui.canvas.zooming import Zooming
from annotator.gui.theme import LIGHT, CanvasTheme
from annotator.model.items import Fragment
from annotator.model.marks import Scene
from annotator.text.bidi import Direction

_ZOOM = 1.1
_SMALLEST, _LARGEST = 0.6, 3.0
_PARTS = 4


def region_rects(region: QRegion) -> list[QRect]:
    """The rectangles of a region; Qt's stubs do not know that it can be gone through."""
    rects: list[QRect] = list(region)  # type: ignore[call-overload]  # stubs lack __iter__
    return rects


class PageArea(QAbstractScrollArea):
    """Shows a page in a column in the middle of the viewport. Points are pixels of the viewport."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zooming = Zooming(self)  # first: every event of the viewport asks it
        self._zooming.listen()
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setLineWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        port = self.viewport()
        port.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        port.setAutoFillBackground(False)
        self._family, self._size, self._column, self._spacing = "Noto Naskh Arabic", 22.0, 760, 1.0
        self._zoom = 1.0
        self._shows_invisibles = False
        self.theme: CanvasTheme = LIGHT
        self.page = Page(self._style())
        self._sheet = Sheet(self.page.style, self.theme)
        self._scroller = Scroller(self, self.page)
        self._painted = False
        self.ruler = Ruler(self)
        self.setViewportMargins(WIDTH, 0, 0, 0)
        self._stubs_painted: list[QRect] = []
        self.show_focus()

    def show_text(self, text: str, default: Direction) -> None:
        """Show a new text from its beginning, without marks."""
        self.page.set_text(text, default)
        self._painted = False
        self._scroller.settle(None, y=0)
        self.ruler.set_hits(())
        self.ruler.renew()
        self.viewport().update()

    def set_scene(self, scene: Scene, touched: tuple[Fragment, ...] | None = None) -> None:
        """Show other marks and arcs; only what changed is made anew.

        `touched` names ranges to make anew besides those whose marks differ from before.
        """
        anchor = self._held(scene.selected) or self._scroller.anchor()
        self.ruler.changed(self.page.set_scene(scene, touched))
        self._settle(anchor, arcs=True)

    def _held(self, selected: tuple[str, ...]) -> tuple[int, float] | None:
        """The line of a mark that is selected and in sight: its arcs push the others away.

        None also at the very top, which stays the very top.
        """
        page, y, high = self.page, self._scroller.y, self.viewport().height()
        mark = page.index.mark(selected[0]) if len(selected) == 1 else None
        if mark is None or y == 0 or not page.caret_near(mark.start, y, y + high):
            return None
        top = page.caret_rect(mark.start).top()
        return (mark.start, y - top) if y <= top <= y + high else None

    def set_theme(self, theme: CanvasTheme) -> None:
        """Other colours."""
        self.theme = theme
        self._renew_sheet()
        self.ruler.update()
        self.show_focus()
        self.viewport().update()

    def set_reading(
        self, family: str, size: float, column_width: int, line_spacing: float = 1.0
    ) -> None:
        """The font of the article, its size in pixels, the width of the column and the spacing."""
        self._family, self._size = family, float(size)
        self._column, self._spacing = column_width, line_spacing
        self._restyle()

    @property
    def reading_font(self) -> QFont:
        """The font that the article is set in, as large as it is shown."""
        return self._style().font

    @property
    def zoom(self) -> float:
        """How much larger the letters are than the settings say."""
        return self._zoom

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Letters `zoom` times as large as in the settings; the text at `at` stays there.

        `at` is a point of the viewport; without one the first visible line stays where it is.
        """
        before = self._style().font.pixelSize()
        self._zoom = max(_SMALLEST, min(_LARGEST, zoom))
        if self._style().font.pixelSize() == before:
            return
        if at is None:
            self._restyle()
            return
        held = self.page.offset_at(self._on_page(at))
        line = self.page.caret_rect(held)
        away = (self._on_page(at).y() - line.top()) / max(1.0, line.height())
        self._restyle()
        # The same place of the same line under the point: an anchor like that of the first line.
        place = away * self.page.caret_rect(held).height()
        self._settle((held, place - at.y()), arcs=True)

    def zoom_in(self) -> None:
        """Letters a tenth larger."""
        self.set_zoom(self._zoom * _ZOOM)

    def zoom_out(self) -> None:
        """Letters a tenth smaller."""
        self.set_zoom(self._zoom / _ZOOM)

    def zoom_reset(self) -> None:
        """Letters of the size in the settings."""
        self.set_zoom(1.0)

    @property
    def shows_invisibles(self) -> bool:
        """Whether characters without ink have their signs."""
        return self._shows_invisibles

    def show_invisibles(self, shown: bool) -> None:
        """Show signs for blanks, joiners, marks of direction and tatweel, or hide them."""
        self._shows_invisibles = shown
        self._renew_sheet()
        self.viewport().update()

    def _renew_sheet(self) -> None:
        self._sheet = Sheet(self.page.style, self.theme)
        self._sheet.shows_invisibles = self._shows_invisibles

    def _style(self) -> Style:
        return Style(self._family, self._size * self._zoom, self._column, self._spacing)

    def _restyle(self) -> None:
        style = self._style()
        anchor = self._scroller.anchor()
        self.page.set_style(style, self._column_width(style))
        self._renew_sheet()
        self._settle(anchor, arcs=True)
        self.ruler.renew()

    def _column_width(self, style: Style) -> float:
        room = self.viewport().width() - 2 * style.measures.margin
        return float(max(120, min(style.measures.column, room)))

    def _settle(self, anchor: tuple[int, float] | None, *, arcs: bool = False) -> None:
        self._scroller.settle(anchor)
        if arcs:
            y = self._scroller.y
            if self.page.plan_arcs(y, y + self.viewport().height()):
                self._scroller.settle(anchor)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl zoom."""
        if not self._zooming.wheel(event):
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers zoom; everything else as usual."""
        return self._zooming.gesture(event) or super().viewportEvent(event)

    # --- where things are ---------------------------------------------------------------

    def origin(self) -> QPoint:
        """Where the page's corner stands in the viewport."""
        left = int(self.viewport().width() - self.page.width) // 2
        return QPoint(left, -self._scroller.y)

    def _on_page(self, point: QPoint | QPointF) -> QPointF:
        return QPointF(point) - QPointF(self.origin())

    def stubs(self) -> list[Stub]:
        """What stands at the edges for ends of arcs out of sight, in pixels of the page."""
        if not self.page.arcs:
            return []
        y, origin = self._scroller.y, self.origin()
        return self.page.stubs(y, y + self.viewport().height(), origin.x())

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
        try:
            self._paint(painter, event)
        finally:
            # A painter left open at a fault would take the whole window with it.
            painter.end()
        self._painted = True

    def _paint(self, painter: QPainter, event: QPaintEvent) -> None:
        region = event.region()
        # A strip and the stubs at the other edge: what lies between them need not be painted.
        parts = region.rectCount() if region.rectCount() <= _PARTS else 1
        for rect in (event.rect(),) if parts == 1 else region_rects(region):
            painter.setClipRect(rect)
            self._sheet.paint(painter, self.page, rect, self.origin(), self.shown_fragments())
        painter.setClipping(False)
        stubs = self.stubs()
        if stubs:
            self._sheet.paint_stubs(painter, stubs, self.origin())
        self._stubs_painted = self._on_screen(stubs)
        self.paint_over(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the column out again when its width changes; the first line stays where it is."""
        super().resizeEvent(event)
        self._place_ruler()
        style = self.page.style
        width = self._column_width(style)
        anchor = self._scroller.anchor()
        changed = width != self.page.width
        if changed:
            self.page.set_style(style, width)
        self._settle(anchor, arcs=changed)

    def _place_ruler(self) -> None:
        port = self.viewport().geometry()
        self.ruler.setGeometry(port.left() - WIDTH, port.top(), WIDTH, port.height())
        self.ruler.renew()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Shift the picture and paint only what came into view, where that is possible."""
        if self._scroller.guarded:
            return
        port, anchor = self.viewport(), self._scroller.anchor()
        self._scroller.settle(anchor)
        moved, steady = self._scroller.shifted, True
        if self.page.crowded:
            steady = self._plan_on(anchor, moved)
        # An arc's dashes begin where the clip begins, and a fraction of a pixel cannot be shifted.
        steady = steady and not self.page.routes.dashed
        if steady and self.devicePixelRatioF().is_integer() and abs(moved) < port.height():
            port.scroll(0, moved)
            self._move_stubs(moved)
        else:
            port.update()

    def _plan_on(self, anchor: tuple[int, float] | None, moved: int) -> bool:
        """Route what came into sight; whether all that was in sight before is only shifted."""
        page, high = self.page, self.viewport().height()
        plan, y = page.routes.plan, self._scroller.y
        before = Sight(page, y + moved, high) if abs(moved) < high else None
        if page.plan_arcs(y, y + high):
            self._scroller.settle(anchor)
        elif plan is page.routes.plan:
            return True
        return before is not None and Sight(page, self._scroller.y, high).is_shifted(before, moved)

    def _move_stubs(self, moved: int) -> None:
        """Stubs stay at the edges while the picture is shifted: paint where they were and are."""
        before = [rect.translated(0, moved) for rect in self._stubs_painted]
        for rect in (*before, *self._on_screen(self.stubs())):
            self.viewport().update(rect.adjusted(-1, -1, 1, 1))

    def _on_screen(self, stubs: list[Stub]) -> list[QRect]:
        origin = QPointF(self.origin())
        return [stub.rect.translated(origin).toAlignedRect() for stub in stubs]

    @contextmanager
    def _still(self) -> Iterator[None]:
        """Whatever is laid out meanwhile, the first visible line stays where it is."""
        anchor, version = self._scroller.anchor(), self.page.version
        yield
        if self.page.version != version:
            self._scroller.settle(anchor)
            self.viewport().update()
