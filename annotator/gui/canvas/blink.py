"""Blink: turns the caret on and off as often as the desktop asks; never where it asks for none."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication


class Blink(QObject):
    """Says whether the caret shows; calls `changed` when that turns."""

    def __init__(self, parent: QObject, changed: Callable[[], None]) -> None:
        super().__init__(parent)
        self._changed = changed
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self.shown = False

    def start(self) -> None:
        """Show the caret, and blink from now on (after each move it is shown at once)."""
        # A desktop that wants less motion answers 0: then the caret simply stays.
        half = QGuiApplication.styleHints().cursorFlashTime() // 2
        self.shown = True
        if half > 0:
            self._timer.start(half)
        else:
            self._timer.stop()

    def stop(self) -> None:
        """Hide the caret."""
        self._timer.stop()
        self.shown = False

    def _turn(self) -> None:
        self.shown = not self.shown
        self._changed()
