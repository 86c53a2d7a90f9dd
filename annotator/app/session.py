"""Session: one project, one author, one open document, and one gate for all changes.

Whoever wants something changed hands in an act; whoever shows something listens for changes.
"""

from collections.abc import Callable
from enum import StrEnum

import msgspec

from annotator.app.catalogue import Catalogue
from annotator.app.cataloguing import read_catalogue, row_of
from annotator.app.sound import refuse_unsound
from annotator.app.spending import layers_now, time_edit, with_time_kept
from annotator.app.timeline import refuse_old_zones
from annotator.errors import BugError, UserError
from annotator.model.commands import Act, random_id
from annotator.model.document import Document, Layer, LayerKey, Status, TextVersion
from annotator.model.edits import Edit, Origin, Transaction
from annotator.model.history import History, Step, is_scheme_act
from annotator.model.record import DocumentRow
from annotator.model.scheme import Scheme
from annotator.model.scheme_edits import scheme_with
from annotator.model.state import Annotations
from annotator.sentences import worded
from annotator.store.clock import Clock as Clock
from annotator.store.clock import utc_now as utc_now
from annotator.store.database import SAVING as SAVING
from annotator.store.store import Store


class Saved(StrEnum):
    """What became of a transaction."""

    SAVED = "saved"
    PENDING = "pending"
    REFUSED = "refused"


class Ticket(msgspec.Struct, frozen=True):
    """The answer to a transaction. `error` says in plain words why it was refused."""

    outcome: Saved
    transaction: Transaction | None = None
    error: UserError | None = None

    @property
    def saved(self) -> bool:
        """True once the disk has it."""
        return self.outcome is Saved.SAVED


class Change(msgspec.Struct, frozen=True):
    """What listeners hear: the transaction, and the states around it.

    `transaction` is None when another document was opened; `old` is then None as well.
    """

    transaction: Transaction | None
    old: Annotations | None
    new: Annotations | None


_LOCKED = "project.locked"
_LONG_TEXT, _MANY_ITEMS = 200_000, 3_000

Listener = Callable[[Change], None]


class Opened(msgspec.Struct, frozen=True):
    """A document as it was read; `acts` are the ids of all that its author did on it."""

    state: Annotations
    history: History
    acts: frozenset[str] = frozenset()


class Peek(msgspec.Struct, frozen=True):
    """A document without its marks; `long` when those take their time."""

    key: LayerKey
    document: Document
    version: TextVersion
    long: bool


class _Pending(msgspec.Struct, frozen=True):
    """A transaction that waits to be saved, and what memory will be then."""

    transaction: Transaction
    new: Annotations | None
    scheme: Scheme


class _Ahead(msgspec.Struct, frozen=True):
    """What a worker has worked out of a large act, and from what: memory may be another by then."""

    state: Annotations | None
    scheme: Scheme
    pending: _Pending

    def holds(self, transaction: Transaction, session: "Session") -> bool:
        """Whether it is of this act, and memory is still what the worker began with."""
        same = self.pending.transaction is transaction
        return same and session.state is self.state and session.scheme is self.scheme


class Session:
    """One author at work on one project.

    `state` is the open layer or None. On SQLite a ticket is settled when `dispatch` returns:
    memory and screen change only after the disk has answered. With `waits` a project that another
    program holds for a moment makes a ticket pending instead of holding the caller up.
    """

    waits = False

    def __init__(self, store: Store, author: str, clock: Clock = utc_now) -> None:
        self.store = store
        self.author = author
        self.scheme: Scheme = store.scheme()
        self.state: Annotations | None = None
        self.history = History()
        self._clock = clock
        self._listeners: list[Listener] = []
        self._busy = False
        self._pending: _Pending | None = None
        self._ahead: _Ahead | None = None
        self._spent: dict[str, int] = {}

    def listen(self, listener: Listener) -> None:
        """Call `listener` after every change and every opened document."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Close the project; the file is whole and alone afterwards."""
        self._listeners.clear()
        self.store.close()

    def open_document(self, id: str) -> Annotations:
        """Open this author's layer of a document; UserError when the project has none such.

        Also while an act waits to be saved, which belongs to the document that is open now.
        """
        return self.adopt(self.read_document(id))

    def read_document(self, id: str) -> Opened:
        """Read a document and this author's layer, and change nothing: any thread may do it."""
        key = LayerKey(id, self.author)
        whole = self.store.whole(key)
        parts = (whole.layer, whole.zones, whole.items)
        return Opened(
            Annotations.load(key, whole.document, whole.text, parts),
            History.from_log(whole.history),
            frozenset(head.id for head in whole.history),
        )

    def adopt(self, opened: Opened) -> Annotations:
        """Make a document that was read the open one, and tell. UserError as `leave`."""
        self.leave()
        self.state, self.history = opened.state, opened.history
        self._tell(Change(None, None, opened.state))
        return opened.state

    def leave(self) -> None:
        """Have no document open: another one is being read.

        UserError while an act waits to be saved, which belongs to the document that is open.
        """
        if self._pending is not None:
            raise _waiting()
        self.state, self.history = None, History()

    def peek(self, id: str) -> Peek:
        """The text of a document, without any marks, and whether the rest takes long to read."""
        key, version = LayerKey(id, self.author), self.store.text(id)
        long = len(version.text) > _LONG_TEXT or self.store.layer_size(key) > _MANY_ITEMS
        return Peek(key, self.store.document(id), version, long)

    def part(self, peek: Peek, start: int, end: int) -> Annotations:
        """A state with those mentions only that begin in [start, end), to be looked at."""
        items = self.store.layer_part(peek.key, start, end)
        return Annotations.load(peek.key, peek.document, peek.version, (None, (), items))

    def reload_scheme(self) -> None:
        """Read the scheme again: an import may have added labels."""
        self.scheme = self.store.scheme()

    @property
    def unsaved(self) -> int:
        """How many acts wait to be saved."""
        return int(self._pending is not None)

    def documents(self) -> Catalogue:
        """The list of documents as this author sees it, not counted yet: a worker may read it."""
        return read_catalogue(self.store, self.author)

    def document_row(self) -> DocumentRow | None:
        """The line of the open document in that list, from memory."""
        return row_of(self.state) if self.state is not None else None

    def act(self, act: Act | None) -> Ticket | None:
        """Do what a command asks for; None when it asks for nothing.

        The first item on an untouched document also turns its status to in-progress.
        """
        return self._sent(lambda: self.transaction(act) if act is not None else None)

    def undo(self) -> Ticket | None:
        """Take back this author's latest act on the open document; None when there is none."""
        return self._sent(self.undoing)

    def redo(self) -> Ticket | None:
        """Bring again what undo took back last; None when a new act came since."""
        return self._sent(self.redoing)

    def transaction(self, act: Act) -> Transaction:
        """The transaction that `act` would dispatch."""
        return self._transaction(act.title, _begun(self.state, act.edits), Origin.LOCAL)

    def undoing(self) -> Transaction | None:
        """The transaction that `undo` would dispatch; UserError where the log cannot be read."""
        done = self.history.done
        return self._repeated(done[-1], Origin.UNDO) if done else None

    def redoing(self) -> Transaction | None:
        """The transaction that `redo` would dispatch; UserError as `undoing`."""
        undone = self.history.undone
        return self._repeated(undone[-1], Origin.REDO) if undone else None

    def _repeated(self, step: Step, origin: Origin) -> Transaction:
        """A step of the log taken back, or done again."""
        if is_scheme_act(step.id):
            raise _elsewhere()
        logged = self._logged(step.id)
        refuse_old_zones(self.store, logged)
        edits = logged.inverse_edits() if origin is Origin.UNDO else logged.edits
        edits = with_time_kept(edits, layers_now(self.store, self.state, edits))
        return self._transaction(step.title, edits, origin, step.id)

    def _sent(self, making: Callable[[], Transaction | None]) -> Ticket | None:
        try:
            transaction = making()
        except UserError as error:
            return Ticket(Saved.REFUSED, None, error)
        return self.dispatch(transaction) if transaction is not None else None

    def spend(self, seconds: int) -> None:
        """Count time of work on the open document; `save_spent` saves it."""
        if self.state is not None and not self.store.read_only:
            id = self.state.key.document
            self._spent[id] = self._spent.get(id, 0) + seconds

    def save_spent(self) -> Ticket | None:
        """Save the time spent on the open document; None where there is nothing to save now.

        That of a document on which nothing was done is remembered until something is. What cannot
        be saved at once is saved with what is spent next.
        """
        state = self.state
        if state is None or self._pending is not None:
            return None
        edit = time_edit(state, self._spent.get(state.key.document, 0))
        if edit is None:
            return None
        ticket = self.dispatch(self._transaction("time", (edit,), Origin.TIME))
        if ticket.outcome is Saved.PENDING and self.unsaved and self.waits:
            return self.give_up()
        if ticket.error is None:
            self._spent.pop(state.key.document, None)
        return ticket

    def _logged(self, id: str) -> Transaction:
        """An act with its edits, as the log has it."""
        return self.store.transaction(id)

    def dispatch(self, transaction: Transaction) -> Ticket:
        """The one gate: check, apply, commit, publish. Memory changes only after the commit.

        Refused means that nothing changed anywhere. Pending means that another program holds the
        project: nothing has changed yet, and `settle` tries again. Raises BugError when entered
        from a listener.
        """
        if self._busy:
            raise BugError("a listener tried to change what it was being told of")
        if self._pending is not None:
            return Ticket(Saved.REFUSED, transaction, _waiting())
        try:
            pending = self._worked_out(transaction)
        except UserError as error:
            return Ticket(Saved.REFUSED, transaction, error)
        return self._commit(pending)

    def settle(self) -> Ticket | None:
        """Try again to save what waits; None when nothing does."""
        pending, self._pending = self._pending, None
        if pending is None:
            return None
        # Tried anew: what a worker has saved meanwhile is in memory by now, and stays there.
        return self.dispatch(pending.transaction)

    def give_up(self) -> Ticket | None:
        """Take back what waits to be saved: it is refused, and nothing has changed."""
        pending, self._pending = self._pending, None
        return Ticket(Saved.REFUSED, pending.transaction, _held()) if pending is not None else None

    def _commit(self, pending: "_Pending") -> Ticket:
        transaction, old = pending.transaction, self.state
        try:
            self.store.commit(transaction)
        except UserError as error:
            if error.key in (_LOCKED, SAVING) and self.waits:
                self._pending = pending
                return Ticket(Saved.PENDING, transaction, error)
            return Ticket(Saved.REFUSED, transaction, error)
        self._land(pending, old)
        return Ticket(Saved.SAVED, transaction)

    def _land(self, pending: "_Pending", old: Annotations | None) -> None:
        """Memory, history and listeners follow what was saved."""
        self.state, self.scheme = pending.new, pending.scheme
        self.history = self.history.after(pending.transaction)
        self._tell_of(Change(pending.transaction, old, pending.new))

    def _tell_of(self, change: Change) -> None:
        self._busy = True
        try:
            self._tell(change)
        finally:
            self._busy = False

    def save_large(self, transaction: Transaction) -> Transaction:
        """Save a large act and change nothing else: for a worker.

        `landed` must be called with what this gives, in the thread of the session. Raises
        UserError when it is refused; nothing has changed then.
        """
        if self._pending is not None:
            raise _waiting()
        self.work_out(transaction)
        self.store.commit(transaction)
        return transaction

    def work_out(self, transaction: Transaction) -> Transaction:
        """Work out what a large act makes of memory, which is left as it is: for a worker.

        `dispatch` or `landed` takes it over where memory is still the same then. UserError when
        the act will be refused.
        """
        state, scheme = self.state, self.scheme
        pending = _Pending(transaction, *self._tried(transaction))
        self._ahead = _Ahead(state, scheme, pending)
        return transaction

    def landed(self, transaction: Transaction) -> None:
        """Take in what `save_large` has saved, and tell; also where memory has it already."""
        try:
            pending = self._worked_out(transaction)
        except UserError:
            # The document was read again after this was saved.
            self._read_again(transaction)
        else:
            self._land(pending, self.state)

    def _worked_out(self, transaction: Transaction) -> _Pending:
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.holds(transaction, self):
            return ahead.pending
        return _Pending(transaction, *self._tried(transaction))

    def _read_again(self, transaction: Transaction) -> None:
        self.scheme = self.store.scheme()
        if self.state is not None:
            opened = self.read_document(self.state.key.document)
            self.state, self.history = opened.state, opened.history
            self._tell(Change(None, None, self.state))
        self._tell_of(Change(transaction, self.state, self.state))

    def _tried(self, transaction: Transaction) -> tuple[Annotations | None, Scheme]:
        if self.store.read_only:
            raise _read_only()
        # Read once: a worker may ask while the window opens another document.
        state = self.state
        new = state.apply(transaction) if state is not None else None
        if new is not None:
            refuse_unsound(transaction, new)
        return new, scheme_with(self.scheme, transaction.edits)

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)

    def _transaction(
        self, title: str, edits: tuple[Edit, ...], origin: Origin, undoes: str | None = None
    ) -> Transaction:
        return Transaction(
            id=random_id("t"),
            edits=edits,
            title=title,
            author=self.author,
            time=self._clock(),
            origin=origin,
            undoes=undoes,
        )


def _begun(state: Annotations | None, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits with the status of work that begins, where they are the first on a document."""
    # A corrected text takes the items over, which is no work on them.
    if state is None or any(isinstance(edit.value, (Layer, TextVersion)) for edit in edits):
        return edits
    layer = state.layer or Layer()
    if layer.status is not Status.NEW or not any(edit.place == state.key for edit in edits):
        return edits
    begun = msgspec.structs.replace(layer, status=Status.IN_PROGRESS)
    # First, so that taking the act back takes the items out before their layer.
    return (Edit(state.key, state.layer, begun), *edits)


def _elsewhere() -> UserError:
    words = worded(
        "The last act here changed the scheme, in other documents too. It is taken back "
        "in Corpus › Scheme, or by `annotator scheme undo`."
    )
    return UserError("scheme.elsewhere", words)


def _read_only() -> UserError:
    words = worded(
        "This project is open for reading only, so nothing was changed. "
        "Close the other program that holds it, or save a copy, and open it again."
    )
    return UserError("project.read_only", words)


def _waiting() -> UserError:
    words = worded(
        "The act before is still being saved: another program, or a large act of this one, holds "
        "the project. Wait a moment."
    )
    return UserError("session.waiting", words)


def _held() -> UserError:
    words = worded(
        "Another program, or a large act of this one, has held the project for too long, so the "
        "last act was not saved and nothing has changed. Wait, or close it there, then repeat it."
    )
    return UserError(_LOCKED, words)
