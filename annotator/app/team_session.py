"""Team session: a session on a server. An act is shown at once as not saved, and sent by a worker.

Memory runs ahead of the server by the acts in the outbox. When the server refuses one, those behind
it were made on ground that is not there: all of them go, memory is read again, and it is said.
"""

from contextlib import suppress

from annotator.app.outbox import Outbox
from annotator.app.session import Change, Opened, Saved, Session, Ticket, _Pending
from annotator.errors import Conflict, UserError
from annotator.model.edits import Transaction
from annotator.model.state import Annotations
from annotator.store.store import Store


class TeamSession(Session):
    """One author at work on a project of a server. `dispatch` answers pending; `confirmed` and
    `refused` are called, in the thread of the window, with what became of the oldest act."""

    def __init__(self, store: Store, author: str, outbox: Outbox) -> None:
        super().__init__(store, author)
        self.outbox = outbox

    def _commit(self, pending: _Pending) -> Ticket:
        transaction, old = pending.transaction, self.state
        try:
            self.outbox.put(transaction)
        except UserError as error:
            return Ticket(Saved.REFUSED, transaction, error)
        self.state, self.scheme = pending.new, pending.scheme
        self.history = self.history.after(transaction)
        self._busy = True
        try:
            self._tell(Change(transaction, old, pending.new))
        finally:
            self._busy = False
        return Ticket(Saved.PENDING, transaction)

    def _logged(self, id: str) -> Transaction:
        return self.outbox.get(id) or super()._logged(id)

    def adopt(self, opened: Opened) -> Annotations:
        """Make a document that was read the open one, with the acts that still wait for it."""
        state, history = opened.state, opened.history
        for act in self.outbox.waiting():
            if not any(edit.place == state.key for edit in act.edits):
                continue
            if act.id not in opened.logged:
                history = history.after(act)
            # One that the server has by now, unanswered, is in what was read: it starts from
            # something else.
            with suppress(Conflict):
                state = state.apply(act)
        return super().adopt(Opened(state, history, opened.logged))

    def confirmed(self, id: str) -> None:
        """The server has saved an act."""
        self.landed += 1
        self.outbox.drop(id)

    def refused(self) -> list[Transaction]:
        """The server has refused the oldest act; the acts that went with it, to be told of.

        Memory is what the server has afterwards.
        """
        self.landed += 1
        gone = self.outbox.clear()
        self.reload()
        return gone

    def reload(self) -> None:
        """Read the open document again: somebody else has changed it."""
        if self.state is not None:
            self.scheme = self.store.scheme()
            self.open_document(self.state.key.document)
