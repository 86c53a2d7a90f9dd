"""Guide work: reads pages and examples in workers; what is no longer wanted is stopped."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.app.guide import read_pages
from annotator.app.guide_examples import draw_examples
from annotator.errors import UserError
from annotator.gui.jobs import Job, JobGroup
from annotator.gui.telling import in_words

if TYPE_CHECKING:
    from annotator.gui.window import Window

_EXAMPLES = 8
_GOODBYE_S = 5.0


class GuideWork(QObject):
    """`read` carries all pages; `drawn` a label and its examples."""

    read = Signal(object)
    drawn = Signal(str, object)

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._jobs = JobGroup(self._refused)
        self._drawing: Job | None = None

    def read_pages(self) -> None:
        """Read all pages."""
        store = self._window.bridge.session.store
        self._jobs.start(lambda _told, _stopped: read_pages(store), self.read.emit)

    def draw(self, label: str) -> None:
        """Look for examples of a label; for those of another nobody looks any more."""
        if self._drawing is not None:
            self._drawing.stop()
        store = self._window.bridge.session.store
        self._drawing = self._jobs.start(
            lambda _told, stopped: draw_examples(store, label, _EXAMPLES, stopped),
            lambda found: self.drawn.emit(label, found),
        )

    def _refused(self, error: UserError) -> None:
        self._window.status.say(in_words(error.message))

    def finish(self) -> None:
        """Stop all work, before the project is closed."""
        self._jobs.finish(_GOODBYE_S)
