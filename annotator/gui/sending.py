"""Sending: carries acts to the server in a thread of its own, and brings news from it.

The window never waits: it is told when an act is saved, refused, or waits for the connection.
"""

import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from annotator.errors import UserError
from annotator.model.edits import Transaction

if TYPE_CHECKING:
    from annotator.store.store import Store

_AGAIN_S = 2.0
_POLL_S = 0.5
_GONE = "team.connection"


class _Worker(QThread):
    """A thread that does one thing until it is told to stop."""

    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        """The body of the thread."""
        self._work()


class Sending(QObject):
    """The two threads of one window on one server.

    `saved` carries an act that the server has, `refused` an act and the UserError, `waiting` how
    many acts wait and whether the server can be reached; `news` what others have saved.
    """

    saved = Signal(object)
    refused = Signal(object, object)
    waiting = Signal(int, bool)
    news = Signal(object)

    def __init__(self, store: "Store", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._queue: deque[Transaction] = deque()
        self._wake = threading.Condition()
        self._stopping = False
        self._sender = _Worker(self._send_all, self)
        self._listener = _Worker(self._listen, self)

    def start(self) -> None:
        """Begin to send and to listen."""
        self._sender.start()
        self._listener.start()

    def send(self, act: Transaction) -> None:
        """Send an act behind those that wait."""
        with self._wake:
            self._queue.append(act)
            self._wake.notify()
        self.waiting.emit(len(self._queue), True)

    def forget(self) -> None:
        """Drop what waits: an act before it was refused."""
        with self._wake:
            self._queue.clear()

    def stop(self, seconds: float = 5.0) -> None:
        """Send what waits, for `seconds` at most, and end both threads."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        for worker in (self._sender, self._listener):
            worker.wait(round(seconds * 1000))

    # --- in the sending thread ----------------------------------------------------------------

    def _send_all(self) -> None:
        while True:
            with self._wake:
                while not self._queue and not self._stopping:
                    self._wake.wait()
                if not self._queue:
                    return
                act = self._queue[0]
            if not self._send(act) and self._stopping:
                return  # what is left stays in the outbox until the next start

    def _send(self, act: Transaction) -> bool:
        """Send one act; False when the server could not be reached."""
        try:
            self._store.commit(act)
        except UserError as error:
            if error.key == _GONE:
                self.waiting.emit(len(self._queue), False)
                with self._wake:
                    self._wake.wait(0.05 if self._stopping else _AGAIN_S)
                return False
            self.forget()
            self.refused.emit(act, error)
            return True
        with self._wake:
            if self._queue and self._queue[0] is act:
                self._queue.popleft()
        self.saved.emit(act)
        self.waiting.emit(len(self._queue), True)
        return True

    # --- in the listening thread --------------------------------------------------------------

    def _listen(self) -> None:
        try:
            watch = self._store.watch()
        except UserError:
            return
        with watch:
            while not self._stopping:
                changed = watch.poll(_POLL_S)
                if changed:
                    self.news.emit(changed)
