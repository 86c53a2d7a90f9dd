"""Correcting: asks for the corrected text of the open document, and makes the one act of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app import correcting
from annotator.app.correcting import Corrected, Correction, Left
from annotator.gui.correct_dialog import CorrectDialog
from annotator.gui.jobs import run_job
from annotator.model.carrying import Kind

if TYPE_CHECKING:
    from annotator.gui.window import Window


class Correcting(QObject):
    """The correction of texts of one window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.dialog: CorrectDialog | None = None

    def ask(self) -> None:
        """Ask for the new text of the open document, and put it in the place of the old one."""
        window = self._window
        session = window.bridge.session
        if session.state is None:
            window.status.say(self.tr("Open a document first."))
            return
        if session.store.read_only:
            window.status.say(self.tr("This project is open for reading only."))
            return
        window.inspector.finish_editing()
        if session.unsaved:
            # What waits for a server is not there yet, and would be left behind.
            window.status.say(self.tr("Wait until everything is saved, then correct the text."))
            return
        self.dialog = dialog = CorrectDialog(session.store, session.state, window)
        if dialog.exec() and dialog.correction is not None:
            self.correct(dialog.correction, dialog.left())
        self.dialog = None
        dialog.deleteLater()

    def correct(self, correction: Correction, left: Left = ()) -> None:
        """Make a correction by a worker; the document is read again there, and shown."""
        session = self._window.bridge.session

        def work(_told: object, _stopped: object) -> Corrected:
            return correcting.correct(session, correction, left)

        self._window.canvas.setFocus()
        refused = self._window.bridge.refused.emit
        run_job(self._window, self.tr("Correcting…"), work, (self._corrected, refused))

    def _corrected(self, done: Corrected) -> None:
        window = self._window
        state = window.bridge.session.state
        if done.saved is None:
            window.bridge.act(done.act)
        else:
            if state is not None and state.key.document == done.document:
                # Read again as any document is: a large one by a worker.
                window.showing.keeping_place(window.opening.again)
            window.listing.follow(done.saved)
            window.bridge.saved.emit(done.saved)
        words = self.tr("The text is corrected. Kept: {kept}, changed: {changed}, lost: {lost}")
        number = done.counts
        window.status.say(
            words.format(
                kept=number[Kind.SAME] + number[Kind.MOVED],
                changed=number[Kind.SPELT] + number[Kind.CHANGED],
                lost=number[Kind.LOST],
            )
        )
