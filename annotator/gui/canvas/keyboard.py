"""Keyboard: turns keys into movements of the caret, selections and zoom of the canvas.

Alone, arrows go where they point on the screen. With Shift the selection grows by the logical way,
word by word, with Alt too grapheme by grapheme: Left is forward in a right-to-left paragraph.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.gui.canvas import movement
from annotator.gui.canvas.selection import between, exactly, settled
from annotator.text.words import next_word, previous_word

if TYPE_CHECKING:
    from annotator.gui.canvas.view import Canvas

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_OWN = _CTRL | _ALT | _SHIFT
_SIDE = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
_UPRIGHT = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_PageDown: 1,
}
_EDGE = {Qt.Key.Key_Home: False, Qt.Key.Key_End: True}


class Keyboard:
    """Acts on one canvas; remembers the x that Up and Down keep to."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._x: float | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was for the canvas."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & _OWN
        if key not in _UPRIGHT:
            self._x = None
        if key in _SIDE:
            return self._sideways(_SIDE[key], modifiers)
        if key in _UPRIGHT:
            return self._upright(key, modifiers)
        if key in _EDGE:
            return self._edge(_EDGE[key], modifiers)
        return self._other(event, key, modifiers)

    def _sideways(self, left: bool, modifiers: Qt.KeyboardModifier) -> bool:
        canvas = self._canvas
        caret = canvas.caret()
        forward = left == movement.paragraph_is_rtl(canvas.page, caret)
        if modifiers & _SHIFT:
            canvas.extend_by("grapheme" if modifiers & _ALT else "word", forward)
        elif modifiers & _CTRL:
            step = next_word if forward else previous_word
            self._go(step(canvas.text(), caret))
        elif modifiers & _ALT:
            return False
        elif canvas.fragments():
            # As everywhere: a selection is left at its end on that side.
            start, end = canvas.selection()
            self._go(end if forward else start)
        else:
            self._go(movement.sideways(canvas.page, caret, left=left))
        return True

    def _upright(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & _CTRL or modifiers & _ALT:
            return False
        canvas, page = self._canvas, self._canvas.page
        caret, way = canvas.caret(), _UPRIGHT[key]
        if self._x is None:
            self._x = page.caret_rect(caret).x()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            to = movement.vertical(page, caret, self._x, way)
        else:
            high = canvas.viewport().height() - 2 * page.style.line_height
            to = movement.page_step(page, caret, self._x, way * high)
        self._reach(to, modifiers)
        return True

    def _edge(self, end: bool, modifiers: Qt.KeyboardModifier) -> bool:
        canvas = self._canvas
        if modifiers & _CTRL:
            to = len(canvas.text()) if end else 0
        else:
            to = movement.line_edge(canvas.page, canvas.caret(), end=end)
        self._reach(to, modifiers)
        return True

    def _reach(self, to: int, modifiers: Qt.KeyboardModifier) -> None:
        """Move there, or with Shift select up to there, to whole words (with Alt: as it is)."""
        if not modifiers & _SHIFT:
            self._go(to)
            return
        canvas = self._canvas
        was = canvas.state()
        words = not modifiers & _ALT
        # The anchor stays where it was pressed down, so that going back takes words off again.
        anchor = was.anchor if was.current is not None else settled(was).anchor
        canvas.set_selection(between(canvas.text(), was, anchor, to, words=words))
        canvas.show_caret()

    def _go(self, to: int) -> None:
        canvas = self._canvas
        if canvas.state().held and not canvas.state().current:
            # Parts that were held wait for the next one while the caret walks to it.
            canvas.move_caret(to)
        else:
            canvas.set_caret(to)
        canvas.show_caret()

    def _other(self, event: QKeyEvent, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        canvas = self._canvas
        if event.matches(QKeySequence.StandardKey.Copy):
            canvas.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            canvas.set_selection(exactly(0, len(canvas.text())))
        elif event.matches(QKeySequence.StandardKey.ZoomIn) or self._is_plus(key, modifiers):
            canvas.zoom_in()
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            canvas.zoom_out()
        elif key == Qt.Key.Key_0 and modifiers == _CTRL:
            canvas.zoom_reset()
        elif key == Qt.Key.Key_Space and modifiers == _CTRL | _SHIFT:
            canvas.add_fragment_anchor()
        elif key == Qt.Key.Key_Escape and not modifiers and canvas.fragments():
            canvas.clear_selection()
        else:
            return False
        return True

    @staticmethod
    def _is_plus(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        return bool(modifiers & _CTRL) and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
