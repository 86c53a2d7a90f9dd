"""Jobs: long work off the window's thread, with progress, a way to stop, and no error swallowed.

A job gets plain data and returns plain data; it never touches a widget.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from annotator.errors import UserError

Work = Callable[[Callable[[int, int], None], Callable[[], bool]], Any]
"""Work takes a progress function (done, total) and a function that says whether to stop."""


class Job(QObject):
    """One piece of work. `finished` carries its result, `failed` a UserError, `broke` a bug.

    It has no parent and lives until its last signal has arrived: a dialog may go before its work
    is done, and the worker would speak through an object that is gone.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    _ended = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._stopping = False
        self._ended.connect(self._let_go)

    def start(self) -> None:
        """Begin in a worker thread; the signals arrive in the thread of the window."""
        _RUNNING.add(self)
        QThreadPool.globalInstance().start(_Runnable(self))

    def _let_go(self) -> None:
        _RUNNING.discard(self)

    def stop(self) -> None:
        """Ask the work to stop at the next safe place."""
        self._stopping = True

    def run(self) -> None:
        """The body of the worker thread."""
        try:
            result = self._work(self.progressed.emit, lambda: self._stopping)
        except UserError as error:
            self.failed.emit(error)
        except Exception as bug:  # noqa: BLE001 - the top of a thread: handed on, never swallowed
            self.broke.emit(bug)
        else:
            self.finished.emit(result)
        self._ended.emit()


_RUNNING: set[Job] = set()


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()
