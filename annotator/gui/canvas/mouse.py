"""Mouse: turns presses, drags and clicks into selections and signals of the canvas.

A drag selects, snapped to words, with Alt to graphemes; Ctrl adds a fragment. Two clicks take the
word, three the paragraph. A press that does not move is a click on what lies there. A press on an
end of a selected mark takes hold of that end.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.gui.canvas.grips import Grip, dragged
from annotator.gui.canvas.selection import (
    Selection,
    at_caret,
    between,
    exactly,
    held,
    paragraph_around,
    settled,
    word_or_character,
)
from annotator.model.items import Fragment

if TYPE_CHECKING:
    from annotator.gui.canvas.view import Canvas

_DRAG = 4
_SCROLL_EVERY_MS = 30
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Mouse:
    """What the left button is doing."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._grip: Grip | None = None
        self.preview: tuple[Fragment, ...] = ()
        self._pressed: QPoint | None = None
        self._base: Selection | None = None
        self._dragging = False
        self._selected = False
        self._last = QPoint()
        self._words = True
        self._twice_at = QPoint()
        self._twice_when = -1 << 40
        self._scrolling = QTimer(canvas)
        self._scrolling.setInterval(_SCROLL_EVERY_MS)
        self._scrolling.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """The left button went down."""
        canvas, point = self._canvas, event.position().toPoint()
        modifiers = event.modifiers()
        self._grip = None if modifiers & (_CTRL | _SHIFT) else canvas.hover.grip_at(point)
        if self._grip is not None:
            return
        self._pressed, self._dragging, self._selected = point, False, False
        was = canvas.state()
        at = canvas.offset_at(point)
        if self._is_third(event):
            self._take(paragraph_around(canvas.text(), at), add=bool(modifiers & _CTRL))
            return
        if modifiers & _SHIFT:
            # Shift: what is selected goes on from its anchor to here.
            anchor = settled(was).anchor
            self._base = Selection(anchor, anchor, None, was.held)
            self._dragging = True
            self._drag_to(point, words=not modifiers & _ALT)
            return
        base = held(was) if modifiers & _CTRL else Selection()
        self._base = Selection(at, at, None, base.held)

    def move(self, event: QMouseEvent) -> None:
        """The pointer moved with the button down."""
        point = event.position().toPoint()
        if self._grip is not None:
            self._drag_grip(self._grip, point, exact=bool(event.modifiers() & _ALT))
            return
        if self._pressed is None or self._base is None:
            return
        if not self._dragging and (point - self._pressed).manhattanLength() < _DRAG:
            return
        self._dragging = True
        self._drag_to(point, words=not event.modifiers() & _ALT)
        outside = not self._canvas.viewport().rect().contains(point)
        if outside and not self._scrolling.isActive():
            self._scrolling.start()
        elif not outside:
            self._scrolling.stop()

    def release(self, event: QMouseEvent) -> None:
        """The button came up: the end of a drag, or a click."""
        self._scrolling.stop()
        if self._grip is not None:
            self._let_go(self._grip)
            return
        canvas, pressed = self._canvas, self._pressed
        self._pressed = None
        if self._dragging or self._selected:
            self._dragging = self._selected = False
            canvas.set_selection(settled(canvas.state()))
            if canvas.fragments():
                canvas.selectionFinished.emit()
        elif pressed is not None and not event.modifiers() & _CTRL:
            self._click(event.position().toPoint())

    def double(self, event: QMouseEvent) -> None:
        """The second press of a double click: take the word."""
        canvas, point = self._canvas, event.position().toPoint()
        self._pressed, self._base = point, None
        self._twice_at, self._twice_when = point, event.timestamp()
        at = canvas.character_at(point)
        word = word_or_character(canvas.text(), at) if at is not None else None
        if word is not None:
            self._take(word, add=bool(event.modifiers() & _CTRL))
        else:
            self._selected = True
        hit = canvas.hit(point)
        if hit.items:
            chosen = [item for item in hit.items if item in canvas.page.selected]
            canvas.itemDoubleClicked.emit((chosen or hit.items)[0])

    def _take(self, part: tuple[int, int], *, add: bool) -> None:
        was = held(self._canvas.state()) if add else Selection()
        start, end = part
        chosen = exactly(start, end)
        self._canvas.set_selection(Selection(start, end, chosen.current, was.held))
        self._base, self._selected = None, True

    def _is_third(self, event: QMouseEvent) -> bool:
        soon = event.timestamp() - self._twice_when <= QApplication.doubleClickInterval()
        near = (event.position().toPoint() - self._twice_at).manhattanLength() <= 2 * _DRAG
        self._twice_when = -1 << 40
        return soon and near

    def _click(self, point: QPoint) -> None:
        canvas = self._canvas
        stub = canvas.stub_at(point)
        if stub is not None:
            # Only what is in sight changes: the selected event stays, and with it its arcs.
            canvas.show_item(stub.items[0])
            return
        canvas.set_selection(at_caret(canvas.offset_at(point)))
        hit = canvas.hit(point)
        if hit.items:
            canvas.itemClicked.emit(self._next_of(hit.items), hit.on_badge)
        else:
            canvas.emptyClicked.emit()

    def _next_of(self, stack: tuple[str, ...]) -> str:
        """A click takes the innermost mark; once more, the one around it, and so on."""
        selected = self._canvas.page.selected
        at = next((n for n, item in enumerate(stack) if item in selected), -1)
        return stack[(at + 1) % len(stack)]

    # --- the ends of a selected mark ---------------------------------------------------------

    def _drag_grip(self, grip: Grip, point: QPoint, *, exact: bool) -> None:
        canvas = self._canvas
        to = canvas.offset_at(point)
        self.preview = dragged(canvas.text(), grip, to, exact=exact)
        canvas.viewport().update()

    def _let_go(self, grip: Grip) -> None:
        """The end stays where it was let go, unless the mark is no longer selected (Escape)."""
        canvas, wanted = self._canvas, self.preview
        self._grip, self.preview = None, ()
        canvas.viewport().update()
        item = grip.mark.item
        if wanted and wanted != grip.mark.fragments and item in canvas.page.selected:
            canvas.itemResized.emit(item, wanted)

    # --- selecting -------------------------------------------------------------------------

    def _drag_to(self, point: QPoint, *, words: bool) -> None:
        if self._base is None:
            return
        self._last, self._words = point, words
        canvas, port = self._canvas, self._canvas.viewport().rect()
        inside = QPoint(point.x(), max(port.top(), min(point.y(), port.bottom())))
        caret = canvas.offset_at(inside)
        canvas.set_selection(
            between(canvas.text(), self._base, self._base.anchor, caret, words=words)
        )

    def _scroll_on(self) -> None:
        port, bar = self._canvas.viewport().rect(), self._canvas.verticalScrollBar()
        beyond = min(0, self._last.y()) or max(0, self._last.y() - port.bottom())
        bar.setValue(bar.value() + max(-60, min(60, beyond)))
        self._drag_to(self._last, words=self._words)
