"""Guide work: reads pages and examples in workers; what is no longer wanted is stopped."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.app.guide import read_pages
from annotator.app.guide_examples import draw_examples
from annotator.errors import UserError
from annotator.gui.jobs import Job

if TYPE_CHECKING:
    from annotator.gui.window import Window

_EXAMPLES = 8
_GOODBYE_S = 5.0

Stopped = Callable[[], bool]


class GuideWork(QObject):
    """`read` carries all pages; `drawn` a label and its examples."""

    read = Signal(object)
    drawn = Signal(str, object)

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._jobs: dict[Job, threading.Event] = {}
        self._drawing: Job | None = None

    def read_pages(self) -> None:
        """Read all pages."""
        store = self._window.bridge.session.store
        self._start(lambda _stopped: read_pages(store), self.read.emit)

    def draw(self, label: str) -> None:
        """Look for examples of a label; for those of another nobody looks any more."""
        if self._drawing is not None:
            self._drawing.stop()
        store = self._window.bridge.session.store
        self._drawing = self._start(
            lambda stopped: draw_examples(store, label, _EXAMPLES, stopped),
            lambda found: self.drawn.emit(label, found),
        )

    def _start(self, work: Callable[[Stopped], object], done: Callable[..., None]) -> Job:
        over = threading.Event()

        def whole(_told: object, stopped: Stopped) -> object:
            try:
                return work(stopped)
            finally:
                over.set()

        job = Job(whole)
        self._jobs = {old: event for old, event in self._jobs.items() if not event.is_set()}
        self._jobs[job] = over
        job.finished.connect(done)
        job.failed.connect(self._refused)
        job.broke.connect(_raise)
        job.start()
        return job

    def _refused(self, error: UserError) -> None:
        self._window.status.say(error.message)

    def finish(self) -> None:
        """Stop all work, before the project is closed."""
        for job in self._jobs:
            job.stop()
        for over in self._jobs.values():
            over.wait(_GOODBYE_S)


def _raise(bug: BaseException) -> None:
    raise bug
