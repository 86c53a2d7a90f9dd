"""Turns: work in a worker, one piece at a time; what is asked meanwhile waits for its turn."""

from collections import deque
from collections.abc import Callable
from typing import Any

from annotator.errors import UserError
from annotator.gui.jobs import Job, Work, raise_bug

Piece = tuple[Work, Callable[[Any], None], Callable[[], None]]


class Turns:
    """The work of one part of the window. A UserError goes to `failed`, a bug to the top."""

    def __init__(
        self, failed: Callable[[UserError], None], progressed: Callable[[int, int], None]
    ) -> None:
        self._failed = failed
        self._progressed = progressed
        self._job: Job | None = None
        self._waiting: deque[Piece] = deque()

    @property
    def idle(self) -> bool:
        """Whether nothing runs and nothing waits."""
        return self._job is None and not self._waiting

    def take(
        self, work: Work, done: Callable[[Any], None], begin: Callable[[], None] = lambda: None
    ) -> None:
        """Do work when it is its turn: `begin` is called before it, `done` with its result."""
        self._waiting.append((work, done, begin))
        self._next()

    def _next(self) -> None:
        if self._job is not None or not self._waiting:
            return
        work, done, begin = self._waiting.popleft()
        begin()
        job = self._job = Job(work)
        job.progressed.connect(self._progressed)
        job.finished.connect(lambda result: self._over(done, result))
        job.failed.connect(lambda error: self._over(self._failed, error))
        job.broke.connect(lambda bug: self._over(raise_bug, bug))
        job.start()

    def _over(self, then: Callable[[Any], None], answer: object) -> None:
        self._job = None
        try:
            then(answer)
        finally:
            self._next()

    def stop(self) -> None:
        """Ask what runs to stop; it ends in its own way, and the next one follows."""
        if self._job is not None:
            self._job.stop()

    def finish(self) -> None:
        """Stop what runs, forget what waits, and come back when all is over."""
        self._waiting.clear()
        if self._job is not None:
            self._job.stop()
            self._job.wait()
