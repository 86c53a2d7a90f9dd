"""Timing: counts the seconds that somebody is at work on the open document.

Keys, clicks, the wheel and the pointer in this window are work; the time between two of them counts
when it is a minute at most. It is saved when the document is left, when the window closes, and
every few minutes; see `Session.save_spent`.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from annotator.gui.window import Window

IDLE_S = 60.0
"""Whoever does nothing for longer is away from the desk."""
_SAVE_MS = 300_000
_WORK = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchUpdate,
    }
)


class Timing(QObject):
    """Counts for one window. `clock` gives seconds that never go back."""

    def __init__(self, window: "Window", clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window, self.clock = window, clock
        self._last: float | None = None
        self._spent = 0.0
        # The native window hears every key and click once, and nothing else.
        window.installEventFilter(self)
        window.bridge.changed.connect(self._heard)
        self._timer = QTimer(self, interval=_SAVE_MS)
        self._timer.timeout.connect(self.save)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Listen; nothing is kept from anybody."""
        kind = event.type()
        if kind in _WORK:
            self.active()
        elif watched is self._window and kind == QEvent.Type.Show:
            handle = self._window.windowHandle()
            if handle is not None:
                self._window.removeEventFilter(self)
                handle.installEventFilter(self)
        return False

    def active(self) -> None:
        """Somebody is at work at this moment."""
        now = self.clock()
        if self._last is not None and now - self._last <= IDLE_S:
            self._spent += now - self._last
        self._last = now

    def _heard(self, change: object) -> None:
        # Time before a document was opened was spent on the one before it.
        if getattr(change, "transaction", None) is None:
            self._last, self._spent = self.clock(), 0.0

    def save(self) -> None:
        """Save what was spent on the open document, in whole seconds; the rest stays."""
        whole = int(self._spent)
        self._spent -= whole
        if whole:
            self._window.bridge.session.spend(whole)
        self._window.bridge.save_time()
