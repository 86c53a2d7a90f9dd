"""Jobs: long work off the window's thread, with progress, a way to stop, and no error swallowed.

A job gets plain data and returns plain data; it never touches a widget.
"""

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QEventLoop,
    QObject,
    QRunnable,
    Qt,
    QThreadPool,
    Signal,
)
from PySide6.QtWidgets import QProgressDialog, QWidget

from annotator.errors import UserError

T = TypeVar("T")

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
        self._over = threading.Event()

    def start(self) -> None:
        """Begin in a worker thread; the signals arrive in the thread of the window."""
        _RUNNING.add(self)
        QThreadPool.globalInstance().start(_Runnable(self))

    def _let_go(self) -> None:
        _RUNNING.discard(self)

    def stop(self) -> None:
        """Ask the work to stop at the next safe place."""
        self._stopping = True

    def wait(self) -> None:
        """Hold the caller up until the work is over; its signal comes later, as always."""
        self._over.wait()

    def run(self) -> None:
        """The body of the worker thread."""
        try:
            self._run()
        finally:
            self._over.set()

    def _run(self) -> None:
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


def run_job(
    parent: QWidget,
    title: str,
    work: Work,
    after: tuple[Callable[[Any], object], Callable[[UserError], object]],
) -> Job:
    """Do work off the window's thread, with a bar over `parent` that can stop it.

    `after` has what is to be done with the result, and with a UserError; a bug goes to the top.
    """
    bar = QProgressDialog(title, QCoreApplication.translate("Job", "Stop"), 0, 0, parent)
    bar.setWindowModality(Qt.WindowModality.WindowModal)
    bar.setMinimumDuration(300)
    job = Job(work)

    def show(value: int, total: int) -> None:
        bar.setMaximum(1000)
        bar.setValue(min(999, value * 1000 // max(1, total)))

    def settle(then: Callable[[Any], object], answer: object) -> None:
        bar.reset()
        bar.deleteLater()
        then(answer)

    job.progressed.connect(show)
    bar.canceled.connect(job.stop)
    job.finished.connect(lambda result: settle(after[0], result))
    job.failed.connect(lambda error: settle(after[1], error))
    job.broke.connect(lambda bug: settle(_raise, bug))
    job.start()
    return job


def wait_for(parent: QWidget | None, title: str, work: Callable[[], T]) -> T:
    """Do work off the window's thread and come back with its result, while the window lives.

    The window paints; keys and clicks wait until it is done. Raises what the work raises.
    """
    bar = QProgressDialog(title, "", 0, 0, parent)
    bar.setCancelButton(None)
    bar.setWindowModality(Qt.WindowModality.WindowModal)
    bar.setMinimumDuration(300)
    bar.setValue(0)
    job, loop = Job(lambda _progress, _stopped: work()), QEventLoop()
    ended: list[Any] = []
    for signal in (job.finished, job.failed, job.broke):
        signal.connect(ended.append)
        signal.connect(loop.quit)
    job.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    bar.reset()
    bar.deleteLater()
    if isinstance(ended[0], BaseException):
        raise ended[0]
    found: T = ended[0]
    return found


def _raise(bug: BaseException) -> None:
    raise bug
