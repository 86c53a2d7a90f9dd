"""View: the canvas widget. Shows one article with its marks and arcs; selects text in it.

It never changes a mark and knows no session: the window gives it a text and scenes and listens to
its signals. Where things are: `pagearea` shows and scrolls, `page` lays out, `painter` and
`arcpainter` paint, `mouse` and `keyboard` turn events into calls of the methods here, `selection`
says what is selected.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.gui.canvas import accessible
from annotator.gui.canvas.blink import Blink
from annotator.gui.canvas.hover import Hover
from annotator.gui.canvas.keyboard import Keyboard
from annotator.gui.canvas.mouse import Mouse
from annotator.gui.canvas.pageview import PageView
from annotator.gui.canvas.selection import (
    Selection,
    at_caret,
    exactly,
    extended,
    held,
    merged,
    settled,
)
from annotator.gui.widgets import plain_tip
from annotator.model.items import Fragment, quote_of
from annotator.text.bidi import Direction
from annotator.text.boundaries import grapheme_start

_LEFT = Qt.MouseButton.LeftButton


class Canvas(PageView):
    """The article. Offsets are code points of the whole text, half-open; points are pixels.

    `itemClicked` carries an item and whether its badge was clicked; `selectionFinished` follows a
    selection by mouse when the button is let go; `itemResized` carries an item one of whose ends
    was dragged, and its fragments as they should be; `contextMenuAsked` carries a viewport point.
    """

    selectionChanged = Signal()
    selectionFinished = Signal()
    caretMoved = Signal(int)
    itemClicked = Signal(str, bool)
    itemDoubleClicked = Signal(str)
    itemResized = Signal(str, object)
    emptyClicked = Signal()
    contextMenuAsked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        port = self.viewport()
        port.setMouseTracking(True)
        port.setCursor(Qt.CursorShape.IBeamCursor)
        self._selection = Selection()
        self._blink = Blink(self, self._update_caret)
        self._hover = Hover(self)
        self._mouse = Mouse(self)
        self._keyboard = Keyboard(self)
        accessible.install()

    # --- text ----------------------------------------------------------------------------

    def set_text(self, text: str, language_default_direction: Direction = "rtl") -> None:
        """Show a new text, from its beginning, without marks. `text` has LF as line ends.

        The direction given is that of paragraphs that hold no letter.
        """
        old = self.page.text
        self._selection = Selection()
        self.show_text(text, language_default_direction)
        accessible.text_changed(self, old, text)
        self.selectionChanged.emit()

    def text(self) -> str:
        """The text, as it was given."""
        return self.page.text

    def items_at_caret(self) -> list[str]:
        """The items on the character behind the caret, else those that end there; inner first."""
        return self.page.items_at(self._selection.caret)

    # --- selection -------------------------------------------------------------------------

    def select(self, start: int, end: int) -> None:
        """Select [start, end) exactly, without snapping; ends outside the text are brought in."""
        most = len(self.page.text)
        self.set_selection(exactly(max(0, min(start, most)), max(0, min(end, most))))

    def selection(self) -> Fragment:
        """The outer ends of what is selected; the caret twice when nothing is."""
        return self._selection.outer()

    def fragments(self) -> tuple[Fragment, ...]:
        """Everything selected: sorted, joined where it touches."""
        return self._selection.fragments()

    def set_fragments(self, fragments: tuple[Fragment, ...]) -> None:
        """Select several ranges exactly."""
        most = len(self.page.text)
        parts = merged((max(0, start), min(end, most)) for start, end in fragments)
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
        self.set_selection(held(settled(self._selection)))

    def extend_by(self, unit: str, forward: bool) -> None:
        """Move the end of the selection by a word, grapheme, sentence or paragraph.

        Forward is towards the end of the text. KeyError for another unit.
        """
        self.set_selection(extended(self.page.text, self._selection, unit, forward=forward))
        self.show_caret()

    def state(self) -> Selection:
        """The whole selection, with its anchor."""
        return self._selection

    def move_caret(self, offset: int) -> None:
        """Move the caret and keep what is held."""
        self.set_selection(Selection(offset, offset, None, self._selection.held))

    def set_selection(self, selection: Selection) -> None:
        """Take over a selection made by the functions of `selection`."""
        old, self._selection = self._selection, selection
        if old == selection:
            return
        if old.fragments() != selection.fragments():
            self.viewport().update()
            self.selectionChanged.emit()
            accessible.selection_changed(self, *selection.outer())
        if old.caret != selection.caret:
            self._update_caret(old.caret)
            self._update_caret()
            if self.hasFocus():
                self._blink.start()
            self.caretMoved.emit(selection.caret)
            accessible.caret_moved(self, selection.caret)

    def show_caret(self) -> None:
        """Scroll the caret into view."""
        self.ensure_visible(self._selection.caret, self._selection.caret)

    def copy(self) -> None:
        """Put the selected text on the clipboard: our own text, fragments joined by one space."""
        parts = self.fragments()
        if parts:
            QGuiApplication.clipboard().setText(quote_of(self.page.text, parts))

    def shown_fragments(self) -> tuple[Fragment, ...]:
        """What to paint as selected: while an end is dragged, where the mark would be."""
        return self._mouse.preview or self._selection.fragments()

    def accessible_canvas(self) -> "Canvas":
        """The canvas that speaks for itself to assistive tools."""
        return self

    @property
    def hover(self) -> Hover:
        """What the pointer is over."""
        return self._hover

    # --- the caret -----------------------------------------------------------------------

    def _caret_box(self, offset: int) -> QRectF | None:
        y = self.verticalScrollBar().value()
        if not self.page.caret_near(offset, y, y + self.viewport().height()):
            return None
        return self.page.caret_rect(offset).translated(QPointF(self.origin()))

    def _update_caret(self, offset: int | None = None) -> None:
        box = self._caret_box(self._selection.caret if offset is None else offset)
        if box is not None:
            self.viewport().update(box.adjusted(-8, -2, 8, 2).toAlignedRect())

    def paint_over(self, painter: QPainter) -> None:
        """Paint the hovered mark's outline, the grips of selected ones, and the caret."""
        self._hover.paint(painter)
        self._paint_caret(painter)

    def _paint_caret(self, painter: QPainter) -> None:
        """A thin line with a small flag that points the way the text runs."""
        caret = self._selection.caret
        box = self._caret_box(caret) if self._blink.shown else None
        if box is None:
            return
        size = self.page.style.measures.size
        x, high = round(box.x()), size * 1.25
        top = round(box.top() + (box.height() - high) * 0.45)
        colour = QColor(self.theme.accent)
        painter.fillRect(QRectF(x - 1, top, 2, high), colour)
        way = -5 if self.page.runs_left(caret) else 3
        painter.fillRect(QRectF(x + way - 0, top, 2, 2), colour)
        painter.fillRect(QRectF(x + (-3 if way < 0 else 1), top, 2, 2), colour)

    # --- events --------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show frame and caret."""
        super().focusInEvent(event)
        self.show_focus()
        self._blink.start()
        self._update_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide them."""
        super().focusOutEvent(event)
        self.show_focus()
        self._blink.stop()
        self._update_caret()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See `mouse`."""
        if event.button() == _LEFT:
            self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See `mouse` and, with no button down, `hover`."""
        if event.buttons() & _LEFT:
            self._mouse.move(event)
        elif not event.buttons():
            self._hover.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See `mouse`."""
        if event.button() == _LEFT:
            self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See `mouse`."""
        if event.button() == _LEFT:
            self._mouse.double(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See `keyboard`; what it does not want goes to the window."""
        if not self._keyboard.press(event):
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu where the pointer is, or by key where the caret is."""
        point = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.page.caret_rect(self.caret()).bottomLeft().toPoint() + self.origin()
        self.contextMenuAsked.emit(point)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole name of what is under the pointer, where it rests."""
        if event.type() == QEvent.Type.Leave:
            self._hover.leave()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            marks = [self.page.index.mark(item) for item in self.items_at(event.pos())]
            tips = [mark.tip for mark in marks if mark is not None]
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(tips)), self.viewport())
            return True
        return super().viewportEvent(event)
