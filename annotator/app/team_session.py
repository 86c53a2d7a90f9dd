"""Team session: a session on a server. An act is shown at once as not saved, and sent by a worker.

Memory runs ahead of the server by the acts in the outbox. When the server refuses one, those that
touch the same layer behind it were made on ground that is not there: they go too, and it is said.
"""

from pathlib import Path

from annotator.app.outbox import Outbox, built_on
from annotator.app.session import Change, Opened, Saved, Session, Ticket, _Pending
from annotator.errors import Conflict, UserError
from annotator.model.document import LayerKey
from annotator.model.edits import Transaction, document_place
from annotator.model.state import Annotations
from annotator.sentences import worded
from annotator.store.store import Store

LOST = "team.connection"
"""The key of the UserError of a server that cannot be reached."""
SILENT = "team.silent"
"""The key of that of a server that is connected and does not answer."""

_FEW_EDITS = 200

MAY_PASS = frozenset(
    {
        LOST,
        SILENT,
        "project.locked",
        "project.disk_full",
        "project.missing",
        "project.damaged",
        "team.slow",
        "team.full",
        "team.login",
        "team.database",
        "team.ssl",
    }
)
"""Keys of what is wrong with a server and not with an act: the act waits, and is sent again."""


class TeamSession(Session):
    """One author at work on a project of a server.

    `dispatch` answers pending; `confirmed` and `refused` are called, in the thread of the window,
    with what became of an act. After `refused` memory is `behind` what the server has: every act is
    refused until the document is read and adopted again.
    """

    def __init__(self, store: Store, author: str, outbox: Outbox) -> None:
        super().__init__(store, author)
        self.outbox = outbox
        # What this program has done, also what was sent: a read may be older than the answer.
        self._mine = {act.id: act for act in outbox.waiting()}
        self.behind = False

    def close(self) -> None:
        """Close the project; what waits is kept for the next start."""
        super().close()
        self.outbox.close()

    @property
    def unsaved(self) -> int:
        """How many acts wait to be saved."""
        return len(self.outbox)

    def _commit(self, pending: _Pending) -> Ticket:
        transaction, old = pending.transaction, self.state
        try:
            if self.behind:
                words = worded(
                    "The document is just being read again, so this was not done. Do it again."
                )
                raise UserError("session.reading", words)
            self.outbox.put(transaction)
        except UserError as error:
            return Ticket(Saved.REFUSED, transaction, error)
        self._mine[transaction.id] = transaction
        self.state, self.scheme = pending.new, pending.scheme
        self.history = self.history.after(transaction)
        self._busy = True
        try:
            self._tell(Change(transaction, old, pending.new))
        finally:
            self._busy = False
        return Ticket(Saved.PENDING, transaction)

    def _logged(self, id: str) -> Transaction:
        return self._mine.get(id) or super()._logged(id)

    def at_hand(self, id: str) -> bool:
        """Whether undo or redo of an act needs no answer of the server, and little time."""
        act = self._mine.get(id)
        if act is None or self.state is None or len(act.edits) > _FEW_EDITS:
            return False
        return all(edit.place == self.state.key for edit in act.edits)

    def adopt(self, opened: Opened) -> Annotations:
        """Make a document that was read the open one, with those acts that it does not have yet."""
        state, history = opened.state, opened.history
        mine = [act for act in self._mine.values() if act.id not in opened.acts]
        lost: list[Transaction] = []
        for act in mine:
            if not _touches(act, state.key) or act in lost:
                continue
            try:
                state = state.apply(act)
            except Conflict:
                # The server will refuse it as well, with what was built on it; then it is told.
                lost += built_on(act, mine[mine.index(act) + 1 :])
                continue
            history = history.after(act)
        self.behind = False
        return super().adopt(Opened(state, history, opened.acts))

    def confirmed(self, id: str) -> None:
        """The server has saved an act."""
        self.outbox.drop(id)

    def refused(self, id: str) -> tuple[list[Transaction], Path]:
        """The server has refused an act: what goes with it, and the file that keeps it."""
        gone, kept = self.outbox.refuse(id)
        for act in gone:
            self._mine.pop(act.id, None)
        state = self.state
        self.behind = state is not None and any(_touches(act, state.key) for act in gone)
        return gone, kept


def _touches(act: Transaction, key: LayerKey) -> bool:
    places = (key, document_place(key.document))
    return any(edit.place in places for edit in act.edits)
