"""View: the canvas widget. Shows one article with its marks and arcs; selects text in it.

It never changes a mark and knows no session: the window gives it a text and scenes and listens to
its signals. Where things are: `page` lays out, `painter` and `arcpainter` paint, `mouse` and
`keyboard` turn events into calls of the methods here, `selection` says what is selected.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from annotator.gui.canvas import accessible
from annotator.gui.canvas.blink import Blink
from annotator.gui.canvas.hit import Hit, hit
from annotator.gui.canvas.keyboard import Keyboard
from annotator.gui.canvas.mouse import Mouse
from annotator.gui.canvas.page import Page
from annotator.gui.canvas.scrolling import Scroller
from annotator.gui.canvas.selection import Selection, at_caret, exactly, extended, held, merged
from annotator.gui.canvas.sheet import Sheet
from annotator.gui.canvas.style import Style
from annotator.gui.theme import LIGHT, CanvasTheme
from annotator.model.items import Fragment, quote_of
from annotator.model.marks import Scene
from annotator.text.bidi import Direction
from annotator.text.boundaries import grapheme_start

_ZOOM = 1.1
_SMALLEST, _LARGEST = 0.6, 3.0
_EDGE = 24


class Canvas(QAbstractScrollArea):
    """The article. Offsets are code points of the whole text, half-open; points are pixels.

    `itemClicked` carries an item and whether its badge was clicked; `selectionFinished` follows a
    selection by mouse when the button is let go; `contextMenuAsked` carries a viewport point.
    """

    selectionChanged = Signal()
    selectionFinished = Signal()
    caretMoved = Signal(int)
    itemClicked = Signal(str, bool)
    itemDoubleClicked = Signal(str)
    emptyClicked = Signal()
    contextMenuAsked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setLineWidth(2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        port = self.viewport()
        port.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        port.setAutoFillBackground(False)
        port.setMouseTracking(True)
        port.setCursor(Qt.CursorShape.IBeamCursor)
        self._family, self._size, self._column, self._spacing = "Noto Naskh Arabic", 22.0, 760, 1.0
        self._zoom = 1.0
        self.theme: CanvasTheme = LIGHT
        self.page = Page(self._style())
        self._sheet = Sheet(self.page.style, self.theme)
        self._scroller = Scroller(self, self.page)
        self._selection = Selection()
        self._blink = Blink(self, self._update_caret)
        self._mouse = Mouse(self)
        self._keyboard = Keyboard(self)
        self._painted = False
        accessible.install()
        self.set_theme(LIGHT)

    # --- text, scene, look ---------------------------------------------------------------

    def set_text(self, text: str, language_default_direction: Direction = "rtl") -> None:
        """Show a new text, from its beginning, without marks. `text` has LF as line ends.

        The direction given is that of paragraphs that hold no letter.
        """
        self.page.set_text(text, language_default_direction)
        self._selection = Selection()
        self._painted = False
        self.verticalScrollBar().setValue(0)
        self._settle(None)
        accessible.text_changed(self)
        self.selectionChanged.emit()

    def text(self) -> str:
        """The text, as it was given."""
        return self.page.text

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
        self._show_focus()
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

    def items_at_caret(self) -> list[str]:
        """The items on the character behind the caret, else those that end there; inner first."""
        return self.page.items_at(self._selection.caret)

    def ensure_visible(self, start: int, end: int) -> None:
        """Scroll as little as needed to show [start, end), its beginning above all."""
        bottom = self.page.caret_rect(end).bottom()
        top = self.page.caret_rect(start).top()
        high, y = self.viewport().height(), self._scroller.y
        if bottom + 2 * _EDGE > y + high:
            y = round(bottom + 3 * _EDGE - high)
        if top - _EDGE < y:
            y = round(top - _EDGE)
        if y != self._scroller.y:
            self._scroller.settle(self.page.anchor(self._scroller.y) if self._scroller.y else None)
            top_now = self.page.caret_rect(start).top()
            self._scroller.go(y + top_now - top)

    # --- selection -------------------------------------------------------------------------

    def select(self, start: int, end: int) -> None:
        """Select [start, end) exactly, without snapping."""
        self.set_selection(exactly(start, end))

    def selection(self) -> Fragment:
        """The outer ends of what is selected; the caret twice when nothing is."""
        return self._selection.outer()

    def fragments(self) -> tuple[Fragment, ...]:
        """Everything selected: sorted, joined where it touches."""
        return self._selection.fragments()

    def set_fragments(self, fragments: tuple[Fragment, ...]) -> None:
        """Select several ranges exactly."""
        parts = merged(fragments)
        if not parts:
            self.clear_selection()
            return
        start, end = parts[-1]
        self.set_selection(Selection(start, end, (start, end), parts[:-1]))

    def caret(self) -> int:
        """Where the caret stands."""
        return self._selection.caret

    def set_caret(self, offset: int) -> None:
        """Put the caret somewhere, with nothing selected; offsets outside are brought inside."""
        inside = max(0, min(offset, len(self.page.text)))
        self.set_selection(at_caret(grapheme_start(self.page.text, inside)))

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        self.set_selection(at_caret(self._selection.caret))

    def add_fragment_anchor(self) -> None:
        """Hold what is selected; the next selection adds a fragment to it."""
        self.set_selection(held(self._selection))

    def extend_by(self, unit: str, forward: bool) -> None:
        """Move the end of the selection by a word, grapheme, sentence or paragraph.

        Forward is towards the end of the text. KeyError for another unit.
        """
        self.set_selection(extended(self.page.text, self._selection, unit, forward=forward))
        self.show_caret()

    def state(self) -> Selection:
        """The whole selection, with its anchor."""
        return self._selection

    def set_selection(self, selection: Selection) -> None:
        """Take over a selection made by the functions of `selection`."""
        old, self._selection = self._selection, selection
        if old == selection:
            return
        self._update_caret(old.caret)
        if self.hasFocus():
            self._blink.start()
        if old.fragments() != selection.fragments():
            self.viewport().update()
            self.selectionChanged.emit()
        else:
            self._update_caret()
        if old.caret != selection.caret:
            self.caretMoved.emit(selection.caret)
        accessible.selection_changed(self)

    def show_caret(self) -> None:
        """Scroll the caret into view."""
        self.ensure_visible(self._selection.caret, self._selection.caret)

    def copy(self) -> None:
        """Put the selected text on the clipboard: our own text, fragments joined by one space."""
        parts = self.fragments()
        if parts:
            QGuiApplication.clipboard().setText(quote_of(self.page.text, parts))
