"""Bridge: turns what the session says into Qt signals, and carries acts to it. Holds no state."""

from PySide6.QtCore import QObject, Signal

from annotator.app.session import Change, Session, Ticket
from annotator.model.commands import Act


class Bridge(QObject):
    """The only object of the window that speaks to the session.

    `changed` carries a Change after every saved act and opened document; `refused` carries the
    UserError of an act that changed nothing; `saved` carries the Transaction once it is on disk.
    """

    changed = Signal(object)
    refused = Signal(object)
    saved = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        session.listen(self._heard)

    def _heard(self, change: Change) -> None:
        self.changed.emit(change)

    def act(self, act: Act | None) -> Ticket | None:
        """Do an act; None when there was nothing to do."""
        return self._settled(self.session.act(act))

    def undo(self) -> Ticket | None:
        """Take back the latest act on the open document."""
        return self._settled(self.session.undo())

    def redo(self) -> Ticket | None:
        """Bring again what was taken back last."""
        return self._settled(self.session.redo())

    def _settled(self, ticket: Ticket | None) -> Ticket | None:
        if ticket is None:
            return None
        if ticket.error is not None:
            self.refused.emit(ticket.error)
        elif ticket.saved:
            self.saved.emit(ticket.transaction)
        return ticket
