"""Store: a project on the disk. The door to this room; all else in it works for this class."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, insert

from annotator.errors import Conflict, UserError
from annotator.model.edits import Transaction
from annotator.model.item_moves import ItemMoves
from annotator.model.place import Place
from annotator.model.scheme import Scheme
from annotator.model.scheme_edits import lost_words
from annotator.sentences import worded
from annotator.store import log, rows
from annotator.store.changes import Watch
from annotator.store.database import SAVING, Database
from annotator.store.engine import create_database, open_database
from annotator.store.reader import Reader
from annotator.store.restore import finish as finish_restore
from annotator.store.schema import (
    project,
    scheme_labels,
)
from annotator.store.scheme_acts import (
    MOST_PLACES,
    ChangedSince,
    SchemeWriter,
    Watching,
    read_parts,
)
from annotator.store.scheme_rows import HEAD, SCHEME_HASH, scheme_hash
from annotator.store.unstorable import told_plainly
from annotator.store.writing import Writer


class Store(Reader):
    """One project. Made by `create` or `open`; `close` leaves one whole file behind.

    Saved means committed: `commit` returns only after the disk or the server has answered. Every
    method may be called from any thread: reading waits for no commit, and on a file those that
    write take turns. Whatever the world does wrong is a UserError. `far` says that the file lies
    on another computer: there those that read take turns too.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.read_only = database.read_only
        self.far = database.far

    # --- life -----------------------------------------------------------------------------

    @classmethod
    def create(cls, place: Place, scheme: Scheme) -> "Store":
        """Make a new project with a scheme; UserError ``project.exists`` where there is one."""
        return cls(create_database(place, lambda connection: _write_scheme(connection, scheme)))

    @classmethod
    def open(cls, place: Place, read_only: bool = False) -> "Store":
        """Open a project; UserError in plain words when it cannot be, and nothing was changed.

        A file or folder that cannot be written to is opened for reading only when that is asked
        for; otherwise it is refused with a sentence that says so. A restore that was cut short is
        ended first.
        """
        if isinstance(place, Path):
            finish_restore(place)
        return cls(open_database(place, read_only=read_only))

    @property
    def path(self) -> Path:
        """The project file; UserError ``project.server`` where the project is on a server."""
        if not isinstance(self.place, Path):
            words = worded(
                "{project} is on a server; this can be done with a project file only.",
                project=self.name,
            )
            raise UserError("project.server", words)
        return self.place

    @property
    def patience(self) -> float:
        """Seconds that a commit waits for another writer before it is refused; of this thread."""
        return self._database.patience

    @patience.setter
    def patience(self, seconds: float) -> None:
        self._database.patience = seconds

    @property
    def author(self) -> str | None:
        """The only author whose work the server lets us write; None when any may be named."""
        return self._database.author()

    @property
    def _engine(self) -> Engine:
        return self._database.engine

    def close(self) -> None:
        """Let go of the project; a file is whole and alone then. Closing twice does nothing."""
        self._database.close()

    def abandon(self) -> None:
        """Let calls of other threads that wait for a server fail, before `close`."""
        self._database.abandon()

    def watch(self) -> Watch:
        """News of what other programs save from now on; ``close`` it when done."""
        return self._database.watch()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _writing(self) -> AbstractContextManager[Connection]:
        self._refuse_reader()
        return self._joining.writing()

    def _refuse_reader(self) -> None:
        if self.read_only:
            raise UserError(
                "project.read_only",
                worded(
                    "{project} is open for reading only. Nothing was changed.", project=self.name
                ),
            )

    # --- writing --------------------------------------------------------------------------

    def commit(self, transaction: Transaction) -> None:
        """Save one act: rows and log in one database transaction, on the disk when this returns.

        Raises Conflict when an edit starts from something else than what is stored, UserError
        when the disk refuses; nothing was written then.
        """
        self.commit_many((transaction,))

    def commit_many(self, batch: Sequence[Transaction]) -> None:
        """Save a batch of acts in one database transaction: all of them, or none.

        What the log has already is left as it is, so that acts whose outcome is unknown can be
        sent again. Where the answer to the commit was lost, the log is asked what became of it.
        """
        if not batch:
            return
        if self._joining.here() is not None:
            self._write(batch)
            return
        try:
            self._write(batch)
        except UserError as fault:
            # Who did not get its turn has sent nothing.
            rest = self._not_landed(batch) if fault.key != SAVING else None
            if (
                rest is None
                or len(rest) == len(batch)
                or (rest and not isinstance(fault, Conflict))
            ):
                raise
            if rest:
                self._write(rest)

    def all_or_nothing(self) -> AbstractContextManager[None]:
        """Make all commits of this thread inside it one: saved at its end, or none of them is.

        Nothing is saved when anything is raised inside. Other writers wait as long as it lasts.
        """
        self._refuse_reader()
        return self._joining.all_or_nothing()

    def change_scheme(
        self, act: Transaction, moves: ItemMoves, watching: Watching | None = None
    ) -> int:
        """Save a change of the scheme with the items that it touches; how many these are.

        One act, all of it or nothing, in batches: see `scheme_acts`. UserError as `commit`.
        """
        with self._scheme_writer(act, watching) as writer:
            return writer.change(act, moves)

    def repeat_scheme(self, id: str, act: Transaction, watching: Watching | None = None) -> int:
        """Take back the act `id` on the scheme, or do it again, as `act.origin` says.

        Raises ChangedSince, with the places, where something of it was changed since, or uses a
        label or a role that would go.
        """
        with self._scheme_writer(act, watching) as writer, self._reading() as connection:
            before = self.scheme()
            number = writer.repeat(read_parts(connection, id), act)
            lost = lost_words(before, self.scheme())
            left = self.scheme_use(lost)
            if left.items:
                raise ChangedSince(left.items, self.scheme_places(lost, MOST_PLACES))
            return number

    @contextmanager
    def _scheme_writer(self, act: Transaction, watching: Watching | None) -> Iterator[SchemeWriter]:
        with self.all_or_nothing(), self._writing() as connection, told_plainly((act,)):
            numbers, mine = self._database.numbers, self._database.mine
            yield SchemeWriter(connection, numbers, watching or Watching(), mine)

    def _write(self, batch: Sequence[Transaction]) -> None:
        self._database.mine([transaction.id for transaction in batch])
        with self._writing() as connection, told_plainly(batch):
            writer = Writer(connection, self._database.numbers, len(batch))
            for transaction in batch:
                writer.write(transaction)
            writer.flush()

    def _not_landed(self, batch: Sequence[Transaction]) -> list[Transaction] | None:
        """Those of a batch that the log does not have; None where it cannot be asked."""
        try:
            with self._database.settled() as connection:
                return [act for act in batch if not log.holds(connection, act)]
        except UserError:
            return None


def _write_scheme(connection: Connection, scheme: Scheme) -> None:
    told = {HEAD: rows.to_json(scheme.head), SCHEME_HASH: scheme_hash(scheme)}
    connection.execute(insert(project), [{"key": k, "value": v} for k, v in told.items()])
    labels = [
        {"key": label.key, "position": at, "body": rows.to_json(label)}
        for at, label in enumerate(scheme.labels)
    ]
    if labels:
        connection.execute(insert(scheme_labels), labels)
