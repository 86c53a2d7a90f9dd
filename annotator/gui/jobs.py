"""Jobs: long work off the window's thread, with progress, a way to stop, and no error swallowed.

A job gets plain data and returns plain data; it never touches a widget.
"""

import threading
import time
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
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget
from shiboken6 import isValid

from annotator.errors import UserError

T = TypeVar("T")

Work = Callable[[Callable[[int, int], None], Callable[[], bool]], Any]
"""Work takes a progress function (done, total) and a function that says whether to stop."""


class Job(QObject):
    """One piece of work. `finished` carries its result, `failed` a UserError, `broke` a bug.

    It has no parent and lives until its answer has arrived: a dialog may go before its work is
    done, and the worker would speak through an object that is gone. With `always` the answer is
    told even when the window has closed meanwhile: somebody waits for it.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    _reached = Signal(int, int)
    _answered = Signal(str, object)

    def __init__(self, work: Work, *, always: bool = False) -> None:
        super().__init__()
        self._work = work
        self._always = always
        self._stopping = False
        self._left = False
        self._reached.connect(self._report)
        self._answered.connect(self._tell)
        self._over = threading.Event()

    def start(self) -> None:
        """Begin in a worker thread; the signals arrive in the thread of the window."""
        _RUNNING.add(self)
        QThreadPool.globalInstance().start(_Runnable(self))

    def _report(self, done: int, number: int) -> None:
        if not self._left:
            self.progressed.emit(done, number)

    def _tell(self, kind: str, answer: object) -> None:
        """In the thread of the window: the answer, where anybody is left to hear it."""
        _RUNNING.discard(self)
        if not self._left:
            signals = {"finished": self.finished, "failed": self.failed, "broke": self.broke}
            signals[kind].emit(answer)

    def leave(self) -> None:
        """Ask the work to stop; nobody wants to hear its answer any more."""
        self._stopping = True
        self._left = not self._always

    def stop(self) -> None:
        """Ask the work to stop at the next safe place."""
        self._stopping = True

    def wait(self, seconds: float | None = None) -> None:
        """Hold the caller up until the work is over; its signal comes later, as always."""
        self._over.wait(seconds)

    @property
    def over(self) -> bool:
        """Whether the work is done; its signal may still be on its way."""
        return self._over.is_set()

    def run(self) -> None:
        """The body of the worker thread."""
        try:
            self._run()
        finally:
            self._over.set()

    def _run(self) -> None:
        try:
            result = self._work(self._reached.emit, lambda: self._stopping)
        except UserError as error:
            self._answered.emit("failed", error)
        except Exception as bug:  # noqa: BLE001 - the top of a thread: handed on, never swallowed
            self._answered.emit("broke", bug)
        else:
            self._answered.emit("finished", result)


def raise_bug(bug: BaseException) -> None:
    """Hand a bug of a worker to the top of the window's thread, which tells it once."""
    raise bug


class JobGroup:
    """The jobs of one part of the window. A UserError goes to `failed`, a bug to the top."""

    def __init__(self, failed: Callable[[UserError], object]) -> None:
        self._failed = failed
        self._running: set[Job] = set()

    def start(
        self,
        work: Work,
        done: Callable[[Any], object],
        progressed: Callable[[int, int], object] | None = None,
    ) -> Job:
        """Begin a job; `done` gets its result, in the thread of the window."""
        job = Job(work)
        self._running = {old for old in self._running if not old.over} | {job}
        if progressed is not None:
            job.progressed.connect(progressed)
        job.finished.connect(done)
        job.failed.connect(self._failed)
        job.broke.connect(raise_bug)
        job.start()
        return job

    @property
    def idle(self) -> bool:
        """Whether all work is done."""
        return all(job.over for job in self._running)

    def finish(self, seconds: float) -> None:
        """Stop all that runs and wait for it, so many seconds each at most."""
        for job in self._running:
            job.stop()
        for job in self._running:
            job.wait(seconds)


_RUNNING: set[Job] = set()


def leave_all(seconds: float) -> None:
    """Stop all work and wait for it, so many seconds at most: the window and its project go.

    What is being saved is saved or refused as a whole; nobody is told, who might be gone.
    """
    jobs, end = tuple(_RUNNING), time.monotonic() + seconds
    for job in jobs:
        job.leave()
    for job in jobs:
        job.wait(max(0.0, end - time.monotonic()))


def none_left(seconds: float) -> bool:
    """Wait for all threads, so many seconds at most; whether none is left.

    One that outlives Qt or the interpreter would take the program down with it.
    """
    return QThreadPool.globalInstance().waitForDone(int(seconds * 1000))


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
    # The dialog's own `setValue` lets events in: the answer came inside it, took the dialog away
    # with the window below it, and the program died on its way out.
    shown = QProgressBar(bar)
    bar.setBar(shown)
    shown.setRange(0, 0)
    bar.setMinimumDuration(300)
    job = Job(work)

    def show(value: int, total: int) -> None:
        shown.setRange(0, 1000)
        shown.setValue(min(999, value * 1000 // max(1, total)))

    def settle(then: Callable[[Any], object], answer: object) -> None:
        bar.reset()
        bar.deleteLater()
        then(answer)

    job.progressed.connect(show)
    bar.canceled.connect(job.stop)
    job.finished.connect(lambda result: settle(after[0], result))
    job.failed.connect(lambda error: settle(after[1], error))
    job.broke.connect(lambda bug: settle(raise_bug, bug))
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
    job, loop = Job(lambda _progress, _stopped: work(), always=True), QEventLoop()
    ended: list[Any] = []
    for signal in (job.finished, job.failed, job.broke):
        signal.connect(ended.append)
        signal.connect(loop.quit)
    job.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not ended:
        # The last window was closed meanwhile, which ends all loops.
        job.wait()
        QCoreApplication.sendPostedEvents(job)
    if isValid(bar):
        bar.reset()
        bar.deleteLater()
    if isinstance(ended[0], BaseException):
        raise ended[0]
    found: T = ended[0]
    return found
