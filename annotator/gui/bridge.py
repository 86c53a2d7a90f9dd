"""Bridge: turns what the session says into Qt signals, and carries acts to it. Holds no state."""

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.app.session import Change, Saved, Session, Ticket
from annotator.app.team_session import TeamSession
from annotator.errors import UserError
from annotator.gui.jobs import Job
from annotator.model.commands import Act
from annotator.model.edits import Origin, Transaction

_AGAIN_MS = 250
_TRIES = 20
_LARGE = 100
"""Undo of acts on so many layers is the window's own business; on more, a worker's."""


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
        self._aside: Job | None = None
        session.listen(self._heard)

    def _heard(self, change: Change) -> None:
        self.changed.emit(change)

    def act(self, act: Act | None) -> Ticket | None:
        """Do an act; None when there was nothing to do."""
        return self._settled(self.session.act(act))

    def undo(self) -> Ticket | None:
        """Take back the latest act on the open document."""
        return self._repeat(Origin.UNDO)

    def redo(self) -> Ticket | None:
        """Bring again what was taken back last."""
        return self._repeat(Origin.REDO)

    def _repeat(self, origin: Origin) -> Ticket | None:
        """Undo or redo: at once, or by a worker where it touches very many things."""
        session, step = self.session, self.session.step(origin)
        if self._aside is not None or step is None:
            return None
        if self._far or session.store.layers_touched(step.id) <= _LARGE:
            return self._settled(session.undo() if origin is Origin.UNDO else session.redo())

        def work(_told: object, _stopped: object) -> object:
            return session.save_aside(session.repeated(origin, step))

        self._aside = job = Job(work)
        job.finished.connect(self._landed)
        job.failed.connect(self._not_landed)
        job.broke.connect(_raise)
        job.start()
        return None

    def _landed(self, transaction: Transaction) -> None:
        self._aside = None
        self.session.landed(transaction)
        self.saved.emit(transaction)

    def _not_landed(self, error: UserError) -> None:
        self._aside = None
        self.refused.emit(error)

    def save_time(self) -> None:
        """Save the time spent so far on the open document; nobody is told of it."""
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
        self._tries += 1
        last = self._tries >= _TRIES
        ticket = self.session.give_up() if last else self.session.settle()
        if ticket is None or ticket.outcome is not Saved.PENDING:
            self._again.stop()
        self._settled(ticket)

    def finish(self) -> None:
        """Save what waits, or tell that it could not be: the window is closing."""
        if self._aside is not None:
            self._aside.wait()
        if self._again.isActive():
            self._again.stop()
            self.session.waits = False
            self._settled(self.session.settle())


def _raise(bug: BaseException) -> None:
    raise bug
