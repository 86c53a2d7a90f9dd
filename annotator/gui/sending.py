"""Sending: carries acts to the server in a thread of its own, and brings news from it.

The window never waits: it is told when an act is saved, refused, or waits for the server. The
threads end with the program, so that a server that says nothing cannot hold it up.
"""

import threading
from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.app.team_session import MAY_PASS
from annotator.errors import UserError
from annotator.model.edits import Transaction

if TYPE_CHECKING:
    from annotator.store.changes import Watch
    from annotator.store.store import Store

AGAIN_S = 2.0
"""Between two attempts to reach a server that is away."""
_POLL_S = 0.5
_LISTENER_S = 1.0


class Sending(QObject):
    """The two threads of one window on one server.

    `saved` carries an act that the server has, `refused` an act and the UserError: nothing more is
    sent then before `go_on`. `waiting` carries how many acts wait, and the UserError of a server
    that does not take them, or None; `news` what others have saved. `landed` holds the ids of what
    was saved.
    """

    saved = Signal(object)
    refused = Signal(object, object)
    waiting = Signal(int, object)
    news = Signal(object)

    def __init__(self, store: "Store", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.landed: set[str] = set()
        self._store = store
        self._queue: deque[Transaction] = deque()
        self._wake = threading.Condition()
        self._stopping = threading.Event()
        self._paused = False
        self._sender = threading.Thread(target=self._send_all, name="sending", daemon=True)
        self._listener = threading.Thread(target=self._listen, name="listening", daemon=True)

    def start(self) -> None:
        """Begin to send and to listen."""
        self._sender.start()
        self._listener.start()

    def send(self, act: Transaction) -> None:
        """Send an act behind those that wait."""
        with self._wake:
            self._queue.append(act)
            self._wake.notify()

    def go_on(self, acts: Iterable[Transaction]) -> None:
        """Send these and nothing else, after a refusal."""
        with self._wake:
            self._queue = deque(acts)
            self._paused = False
            self._wake.notify()

    def stop(self, seconds: float = 5.0) -> None:
        """Send what waits, for `seconds` at most; what is left stays in the outbox."""
        with self._wake:
            self._stopping.set()
            self._wake.notify()
        self._sender.join(seconds)
        if self._sender.is_alive():
            self._store.abandon()
            self._sender.join(_LISTENER_S)
        self._listener.join(_LISTENER_S)
        # A thread that still waits for the server has nobody left to tell.
        self.blockSignals(True)

    # --- in the sending thread ----------------------------------------------------------------

    def _send_all(self) -> None:
        while True:
            with self._wake:
                while (self._paused or not self._queue) and not self._stopping.is_set():
                    self._wake.wait()
                if self._paused or not self._queue:
                    return
                act = self._queue[0]
            if not self._send(act) and self._stopping.is_set():
                return

    def _send(self, act: Transaction) -> bool:
        """Send one act; False when the server could not take it now."""
        try:
            self._store.commit(act)
        except UserError as error:
            self._failed(act, error)
            return False
        self.landed.add(act.id)
        with self._wake:
            if self._queue and self._queue[0] is act:
                self._queue.popleft()
            left = len(self._queue)
        self.saved.emit(act)
        self.waiting.emit(left, None)
        return True

    def _failed(self, act: Transaction, error: UserError) -> None:
        if error.key not in MAY_PASS:
            with self._wake:
                self._paused = True
            self.refused.emit(act, error)
            return
        self.waiting.emit(len(self._queue), error)
        self._stopping.wait(AGAIN_S)

    # --- in the listening thread --------------------------------------------------------------

    def _listen(self) -> None:
        watch = self._watch()
        if watch is None:
            return
        with watch:
            while not self._stopping.is_set():
                changed = watch.poll(_POLL_S)
                if changed and not self._stopping.is_set():
                    self.news.emit(changed)

    def _watch(self) -> "Watch | None":
        while not self._stopping.is_set():
            try:
                return self._store.watch()
            except UserError:
                self._stopping.wait(AGAIN_S)
        return None
