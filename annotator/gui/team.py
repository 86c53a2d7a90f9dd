"""Team: a window on a server. Sends what the session has done, and shows what others do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app.team_session import TeamSession
from annotator.errors import UserError
from annotator.gui.sending import Sending
from annotator.model.edits import Transaction

if TYPE_CHECKING:
    from annotator.gui.window import Window
    from annotator.store.changes import Changed


class Team(QObject):
    """Between one window, its session on a server, and the two threads of `sending`."""

    def __init__(self, window: "Window", session: TeamSession) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self.sending = Sending(session.store, self)
        self.sending.saved.connect(self._saved)
        self.sending.refused.connect(self._refused)
        self.sending.waiting.connect(self._waiting)
        self.sending.news.connect(self._news)
        window.bridge.sent.connect(self.sending.send)
        for act in session.outbox.waiting():
            self.sending.send(act)
        self.sending.start()

    def _saved(self, act: Transaction) -> None:
        self._session.confirmed(act.id)
        if not len(self._session.outbox):
            self._window.bridge.saved.emit(act)

    def _refused(self, act: Transaction, error: UserError) -> None:
        gone = self._session.refused()
        more = len(gone) - 1
        if more > 0:
            words = self.tr("{number} later acts that built on it are gone too.")
            message = f"{error.message} {words.format(number=more)}"
            error = UserError(error.key, message)
        self._window.bridge.refused.emit(error)

    def _waiting(self, number: int, reached: bool) -> None:
        status = self._window.status
        if not reached:
            words = self.tr("Not saved: the server cannot be reached. {number} acts wait here.")
            status.show_saved(words.format(number=number), problem=True)
        elif number:
            status.show_saved(self.tr("Saving…"), problem=True)

    def _news(self, changes: "Sequence[Changed]") -> None:
        """Somebody has saved something: the list is read again, and the open document if it is."""
        session, window = self._session, self._window
        state = session.state
        window.showing.documents()
        if window.opening.reading:
            window.opening.again()
        elif state is not None and not len(session.outbox):
            own = [c for c in changes if c.document == state.key.document]
            if any(c.author in ("", session.author) for c in own) or any(
                not c.document for c in changes
            ):
                session.reload()
        names = sorted({c.by for c in changes if c.by and c.by != session.author})
        if names:
            window.status.say(self.tr("Saved by {names}.").format(names=", ".join(names)))

    def finish(self) -> None:
        """Send what waits while there is time; what is left is kept for the next start."""
        self.sending.stop()
