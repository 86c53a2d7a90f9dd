"""Team: a window on a server. Sends what the session has done, and shows what others do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.app.team_session import LOST, SILENT, TeamSession
from annotator.errors import UserError
from annotator.gui.fetching import Fetching, Fresh
from annotator.gui.sending import Sending
from annotator.gui.telling import in_words
from annotator.gui.widgets import isolated
from annotator.model.document import Document
from annotator.model.edits import Transaction

if TYPE_CHECKING:
    from annotator.gui.window import Window
    from annotator.store.changes import Changed

_LATE_MS = 3_000
"""So long without an answer, and the server is said to be silent."""


class Team(QObject):
    """Between one window, its session on a server, and the threads of `sending` and `fetching`."""

    def __init__(self, window: "Window", session: TeamSession) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._wanted = ""
        self._why: UserError | None = None
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late.timeout.connect(self._silent)
        self.fetching = Fetching(session, self)
        self.fetching.fetched.connect(self._fetched)
        self.fetching.failed.connect(window.bridge.refused)
        self.fetching.away.connect(self._away)
        self.sending = Sending(session.store, self)
        self.sending.saved.connect(self._saved)
        self.sending.refused.connect(self._refused)
        self.sending.waiting.connect(self._waiting)
        self.sending.news.connect(self._news)
        window.bridge.sent.connect(self._send)
        for act in session.outbox.waiting():
            self.sending.send(act)
        self.fetching.start()
        self.sending.start()

    # --- sending ------------------------------------------------------------------------------

    def _send(self, act: Transaction) -> None:
        self.sending.send(act)
        if self._why is None and not self._late.isActive():
            self._late.start()
        self._show_unsaved()

    def _saved(self, act: Transaction) -> None:
        self._session.confirmed(act.id)
        if any(isinstance(edit.value, Document) for edit in act.edits):
            # Only now does the server's list say so.
            self.fetching.ask(lists=True)
        if not self._session.unsaved:
            self._late.stop()
            self._window.bridge.saved.emit(act)

    def _refused(self, act: Transaction, error: UserError) -> None:
        self._late.stop()
        gone, kept = self._session.refused(act.id)
        self.sending.go_on(self._session.outbox.waiting())
        self.read_again()
        parts = [in_words(error.message)]
        if len(gone) > 1:
            parts.append(
                self.tr("%n later act(s) that built on it are gone too.", "", len(gone) - 1)
            )
        parts.append(
            self.tr("What was not saved is kept in {file}.").format(file=isolated(str(kept)))
        )
        self._window.bridge.refused.emit(UserError(error.key, " ".join(parts)))

    def _waiting(self, _number: int, why: UserError | None) -> None:
        self._why = why
        if why is not None or not self._session.unsaved:
            self._late.stop()
        else:
            self._late.start()
        self._show_unsaved()

    def _silent(self) -> None:
        self._why = UserError(SILENT, self.tr("The server does not answer."))
        self._show_unsaved()

    def _show_unsaved(self) -> None:
        number, why, status = self._session.unsaved, self._why, self._window.status
        if not number:
            return
        words = self.tr("Saving…")
        if why is not None:
            words = self.tr("Not saved: %n act(s) wait here.", "", number)
            if why.key == LOST:
                words = self.tr(
                    "Not saved: the server cannot be reached. %n act(s) wait here.", "", number
                )
            else:
                status.say(in_words(why.message))
        status.show_saved(words, problem=True)

    # --- reading ------------------------------------------------------------------------------

    def open(self, id: str) -> None:
        """Open a document by and by; the present one stays until then."""
        self._wanted = id
        self.fetching.ask(id)

    def read_again(self) -> None:
        """Read the list, the scheme and the open document again."""
        state = self._session.state
        here = state.key.document if state is not None else ""
        self.fetching.ask(self._wanted or here, lists=True)

    def _fetched(self, fresh: Fresh) -> None:
        window, session = self._window, self._session
        if fresh.scheme is not None and fresh.scheme != session.scheme:
            session.scheme = fresh.scheme
            window.showing.scheme()
        if fresh.rows is not None:
            window.listing.show(fresh.rows)
            if fresh.rows and session.state is None and not self._wanted:
                self.open(fresh.rows.ids[0])
        if fresh.opened is None:
            return
        id = fresh.opened.state.key.document
        here = session.state.key.document if session.state is not None else ""
        if id == self._wanted or (not self._wanted and id == here):
            self._wanted = ""
            window.listing.timing.save()
            session.adopt(fresh.opened)
            window.opening.opened.emit()

    def _away(self, error: UserError) -> None:
        if self._wanted:
            self._window.status.say(in_words(error.message))

    def _news(self, changes: "Sequence[Changed]") -> None:
        """Somebody has saved something. What others do in layers of their own changes no list."""
        state, me = self._session.state, self._session.author
        mine = [change for change in changes if change.author in ("", me)]
        if mine:
            here = state.key.document if state is not None else ""
            again = here if any(change.document in ("", here) for change in mine) else ""
            self.fetching.ask(self._wanted or again, lists=True)
        names = sorted({change.by for change in changes if change.by and change.by != me})
        words = self.tr("Saved by {names}.").format(names=", ".join(names))
        # A busy team would otherwise be read out without end by assistive tools.
        if names and words != self._window.status.said.text():
            self._window.status.say(words)

    def finish(self) -> None:
        """Send what waits while there is time; what is left is kept for the next start."""
        self._late.stop()
        self.fetching.stop()
        self.sending.stop()
        # What was saved in these last moments is still on its way to this thread.
        for act in self._session.outbox.waiting():
            if act.id in self.sending.landed:
                self._session.confirmed(act.id)
