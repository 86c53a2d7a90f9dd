"""Hand: uses the real window as a person does, by key and mouse. For the demo and the tests."""

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui.canvas.view import Canvas
from annotator.gui.strike import strike
from annotator.gui.window import Window

_NO = Qt.KeyboardModifier.NoModifier
_STEPS = 4


class Hand:
    """Types and points on one window. Offsets are code points of the open document."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.strokes = 0

    @property
    def canvas(self) -> Canvas:
        """The canvas of the window."""
        return self.window.canvas

    def settle(self) -> None:
        """Let everything that was posted happen, the repaint included."""
        for _ in range(3):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NO) -> None:
        """Strike one key where the focus is."""
        self.strokes += 1
        QTest.keyClick(self._focus(), key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """Type letters where the focus is."""
        for letter in text:
            self.strokes += 1
            strike(self._focus(), letter)
            self.settle()

    def _focus(self) -> QWidget:
        # Without a window system nothing gives a window the focus by itself.
        widget = QApplication.activePopupWidget()
        if widget is not None:
            return widget.focusWidget() or widget.focusProxy() or widget
        return QApplication.focusWidget() or self.window.focusWidget() or self.canvas

    def _spot(self, offset: int) -> QPoint:
        self.canvas.ensure_visible(offset, offset + 1)
        self.settle()
        box = self.canvas.boxes(offset, offset + 1)[0]
        return QPointF(box.center()).toPoint()

    def drag(self, start: int, end: int, modifiers: Qt.KeyboardModifier = _NO) -> None:
        """Drag with the left button from the character at `start` to the one before `end`."""
        self.canvas.ensure_visible(start, end)
        port, first, last = self.canvas.viewport(), self._spot(start), self._spot(end - 1)
        button = Qt.MouseButton.LeftButton
        QTest.mousePress(port, button, modifiers, first)
        for step in range(1, _STEPS + 1):
            QTest.mouseMove(port, first + (last - first) * step / _STEPS)
            self.settle()
        QTest.mouseRelease(port, button, modifiers, last)
        self.settle()

    def double_click(self, offset: int) -> None:
        """Double-click the character at `offset`."""
        port, spot = self.canvas.viewport(), self._spot(offset)
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, _NO, spot)
        # QTest leaves the button down after the second press.
        QTest.mouseDClick(port, Qt.MouseButton.LeftButton, _NO, spot)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, _NO, spot)
        self.settle()

    def click(self, offset: int) -> None:
        """Click the character at `offset`."""
        port = self.canvas.viewport()
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, _NO, self._spot(offset))
        self.settle()
        # A later click must not count as the second half of a double click.
        loop = QEventLoop()
        QTimer.singleShot(QApplication.doubleClickInterval() + 20, loop.quit)
        loop.exec()
