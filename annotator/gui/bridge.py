"""Bridge: turns what the session says into Qt signals, and carries acts to it. Holds no state."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.app.session import SAVING, Change, Saved, Session, Ticket
from annotator.app.team_session import TeamSession
from annotator.errors import UserError
from annotator.gui.jobs import wait_for
from annotator.model.commands import Act
from annotator.model.edits import Transaction
from annotator.model.history import Step

_AGAIN_MS = 250
_TRIES = 20
_GOODBYE_S = 2.0
_LARGE = 200
_LARGE_LOG = 60_000
"""Edits of an act, and characters that they take in the log, that are saved in the twinkling of
an eye; more would be felt."""


class Bridge(QObject):
    """The only object of the window that speaks to the session.

    `changed` carries a Change after every saved act and opened document; `refused` carries the
    UserError of an act that changed nothing; `saved` carries the Transaction once it is on disk;
    `waiting` fires when an act has to wait for another program that holds the project; `sent`
    carries an act that a server has still to save.
    """

    changed = Signal(object)
    refused = Signal(object)
    saved = Signal(object)
    waiting = Signal()
    sent = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        # The window must not stand still: one try is short, and a timer makes the others.
        self._far = isinstance(session, TeamSession)
        if not self._far:
            session.waits, session.store.patience = True, 0.0
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self._try_again)
        self._tries = 0
        self._aside = False
        session.listen(self._heard)

    def _heard(self, change: Change) -> None:
        self.changed.emit(change)

    def act(self, act: Act | None) -> Ticket | None:
        """Do an act; None when there was nothing to do."""
        return self._send(lambda: self.session.transaction(act) if act is not None else None)

    def landed(self, parts: Sequence[tuple[Transaction | None, Act | None]]) -> UserError | None:
        """Take in what a worker has saved, or do acts that are still to be done; why one failed."""
        for saved, act in parts:
            if saved is not None:
                self.session.landed(saved)
                self.saved.emit(saved)
                continue
            ticket = self.act(act)
            if ticket is not None and ticket.outcome is Saved.REFUSED:
                return ticket.error
        return None

    def act_aside(self, making: Callable[[], Transaction | None]) -> Ticket | None:
        """Do what a worker has still to put together, and save it there while the window lives.

        Who asks tells why it was refused, over its own dialog; `refused` does not fire.
        """
        ticket = self._by_worker(making)
        if ticket is not None and ticket.outcome is Saved.REFUSED:
            return ticket
        return self._settled(ticket)

    def undo(self) -> Ticket | None:
        """Take back the latest act on the open document."""
        return self._step(self.session.history.done, self.session.undoing)

    def redo(self) -> Ticket | None:
        """Bring again what was taken back last."""
        return self._step(self.session.history.undone, self.session.redoing)

    def _step(
        self, steps: Sequence[Step], making: Callable[[], Transaction | None]
    ) -> Ticket | None:
        if not steps or self._is_small(steps[-1].id):
            return self._send(making)
        return self._save_aside(making)

    def _is_small(self, id: str) -> bool:
        session = self.session
        if isinstance(session, TeamSession):
            return session.at_hand(id)
        return session.store.act_size(id) <= _LARGE_LOG

    def _send(self, making: Callable[[], Transaction | None]) -> Ticket | None:
        try:
            transaction = making()
        except UserError as error:
            return self._settled(Ticket(Saved.REFUSED, None, error))
        if transaction is None:
            return None
        if len(transaction.edits) > _LARGE:
            return self._save_aside(lambda: transaction)
        return self._settled(self.session.dispatch(transaction))

    def _save_aside(self, making: Callable[[], Transaction | None]) -> Ticket | None:
        """Save a large act by a worker: the window is painted, and its keys wait."""
        return self._settled(self._by_worker(making))

    def _by_worker(self, making: Callable[[], Transaction | None]) -> Ticket | None:
        """On a server the worker fetches and works out, and the act is sent like any other."""
        window, session, far = self.parent(), self.session, self._far
        over = window if isinstance(window, QWidget) else None

        def work() -> Transaction | None:
            transaction = making()
            if transaction is None:
                return None
            return session.work_out(transaction) if far else session.save_large(transaction)

        self._aside = True
        try:
            transaction = wait_for(over, self.tr("Saving…"), work)
        except UserError as error:
            return Ticket(Saved.REFUSED, None, error)
        finally:
            self._aside = False
        if transaction is None:
            return None
        if far:
            return session.dispatch(transaction)
        session.landed(transaction)
        return Ticket(Saved.SAVED, transaction)

    def save_time(self) -> None:
        """Save the time spent so far on the open document; nobody is told of it.

        Not while a worker saves: the window would wait for it, and the act meet another layer.
        """
        if self._aside:
            return
        ticket = self.session.save_spent()
        if ticket is not None and self._far and ticket.outcome is Saved.PENDING:
            self.sent.emit(ticket.transaction)

    def _settled(self, ticket: Ticket | None) -> Ticket | None:
        if ticket is None:
            return None
        if ticket.outcome is Saved.PENDING and self._far:
            self.sent.emit(ticket.transaction)
        elif ticket.outcome is Saved.PENDING:
            self._wait()
        elif ticket.error is not None:
            self.refused.emit(ticket.error)
        elif ticket.saved:
            self.saved.emit(ticket.transaction)
        return ticket

    def _wait(self) -> None:
        if not self._again.isActive():
            self._tries = 0
            self._again.start()
            self.waiting.emit()

    def _try_again(self) -> None:
        ticket = self.session.settle()
        if ticket is not None and ticket.outcome is Saved.PENDING:
            # A worker of this program comes to an end; another program may hold us up for ever.
            self._tries += ticket.error is None or ticket.error.key != SAVING
            if self._tries >= _TRIES:
                ticket = self.session.give_up()
        if ticket is None or ticket.outcome is not Saved.PENDING:
            self._again.stop()
        self._settled(ticket)

    def finish(self) -> None:
        """Save what waits, or tell that it could not be: the window is closing."""
        if self._again.isActive():
            self._again.stop()
            self.session.waits, self.session.store.patience = False, _GOODBYE_S
            self._settled(self.session.settle())
