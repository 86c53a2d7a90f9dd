"""Store: a project on the disk. The door to this room; all else in it works for this class."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

import msgspec
from sqlalchemy import Connection, Engine, insert, select

from annotator.errors import Conflict, UserError
from annotator.model.document import Document, Layer, LayerKey, Status, TextVersion, Zone
from annotator.model.edits import Transaction
from annotator.model.history import LogHead
from annotator.model.items import LayerItem
from annotator.model.place import Place
from annotator.model.record import DocumentRow, Record
from annotator.model.scheme import Label, Scheme
from annotator.settings import cache_folder
from annotator.store import log, reading, rows
from annotator.store.changes import Watch
from annotator.store.check import Fault, check_project
from annotator.store.database import Database
from annotator.store.engine import create_database, open_database
from annotator.store.info import ProjectInfo, read_info
from annotator.store.joining import Joining
from annotator.store.listing import read_document_rows
from annotator.store.past import read_acts
from annotator.store.records import stream_records
from annotator.store.restore import finish as finish_restore
from annotator.store.schema import (
    documents,
    project,
    scheme_labels,
)
from annotator.store.scheme_rows import SCHEME_HASH, SchemeHead, scheme_hash
from annotator.store.search import Corpus, open_corpus
from annotator.store.trash import Trashed, read_trash
from annotator.store.whole import Whole, read_whole
from annotator.store.writing import Writer, told_plainly


class Store:
    """One project. Made by `create` or `open`; `close` leaves one whole file behind.

    Saved means committed: `commit` returns only after the disk or the server has answered. Every
    method may be called from any thread: on a file they take turns, on a server reading does not
    wait for a commit. Whatever the world does wrong is a UserError.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.place: Place = database.place
        self.name = database.name
        self.read_only = database.read_only
        self._joining = Joining(database)

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
            words = f"{self.name} is on a server; this can be done with a project file only."
            raise UserError("project.server", words)
        return self.place

    @property
    def patience(self) -> float:
        """Seconds that a commit waits for another writer before it is refused."""
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

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._joining.reading()

    def _writing(self) -> AbstractContextManager[Connection]:
        self._refuse_reader()
        return self._joining.writing()

    def _refuse_reader(self) -> None:
        if self.read_only:
            raise UserError(
                "project.read_only", f"{self.name} is open for reading only. Nothing was changed."
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
            rest = self._not_landed(batch)
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

    # --- reading --------------------------------------------------------------------------

    def scheme(self) -> Scheme:
        """The scheme of the project, as it stands now."""
        with self._reading() as connection:
            head = connection.scalar(select(project.c.value).where(project.c.key == "scheme"))
            bodies = connection.scalars(
                select(scheme_labels.c.body).order_by(scheme_labels.c.position)
            )
            labels = tuple(msgspec.json.decode(body, type=Label) for body in bodies)
        found = msgspec.json.decode(head or "{}", type=SchemeHead)
        return Scheme(
            name=found.name,
            version=found.version,
            names=found.names,
            labels=labels,
            attributes=found.attributes,
        )

    def info(self) -> ProjectInfo:
        """Figures about the project, for people."""
        with self._reading() as connection:
            return read_info(connection, self.name, self._database.facts(connection))

    def documents(self, author: str) -> list[DocumentRow]:
        """The list of documents as an author sees it, in the order of import."""
        with self._reading() as connection:
            return read_document_rows(connection, author)

    def document_ids(self) -> list[str]:
        """The ids of all documents that are not in the trash, in the order of import."""
        with self._reading() as connection:
            wanted = select(documents.c.id).where(documents.c.text_version > 0)
            return list(connection.scalars(wanted.order_by(documents.c.pk)))

    def document(self, id: str) -> Document:
        """A document; UserError ``document.missing`` when there is none such."""
        with self._reading() as connection:
            found = reading.read_document(connection, id)
        if found is None:
            raise _missing(id)
        return found

    def text(self, id: str, number: int | None = None) -> TextVersion:
        """The text of a document that is in force, or an older one by number."""
        with self._reading() as connection:
            found = reading.read_text(connection, id, number)
        if found is None:
            raise _missing(id)
        return found

    def zones(self, id: str) -> tuple[Zone, ...]:
        """The zones of a document, in the order of the text."""
        with self._reading() as connection:
            pk = reading.document_pk(connection, id)
            return reading.read_zones(connection, pk) if pk is not None else ()

    def layer(self, key: LayerKey) -> tuple[Layer, tuple[LayerItem, ...]]:
        """A layer and its items in canonical order; an untouched layer is empty and new."""
        with self._reading() as connection:
            pk = reading.layer_pk(connection, key)
            if pk is None:
                return Layer(), ()
            items = tuple(reading.read_items(connection, [pk]).get(pk, ()))
            return reading.read_layer(connection, pk) or Layer(), items

    def whole(self, key: LayerKey) -> Whole:
        """A document with a layer and the history of its author, all of one moment.

        UserError ``document.missing`` when there is none such.
        """
        with self._reading() as connection:
            found = read_whole(connection, key)
        if found is None:
            raise _missing(key.document)
        return found

    def layer_size(self, key: LayerKey) -> int:
        """How many mentions a layer has."""
        with self._reading() as connection:
            pk = reading.layer_pk(connection, key)
            return reading.count_mentions(connection, pk) if pk is not None else 0

    def layer_part(self, key: LayerKey, start: int, end: int) -> tuple[LayerItem, ...]:
        """The mentions of a layer that begin in [start, end), code points."""
        with self._reading() as connection:
            pk = reading.layer_pk(connection, key)
            return reading.read_part(connection, pk, start, end) if pk is not None else ()

    def layer_exists(self, key: LayerKey) -> bool:
        """Whether this author has ever touched this document."""
        with self._reading() as connection:
            return reading.layer_pk(connection, key) is not None

    def authors_of(self, id: str) -> list[str]:
        """The authors who have a layer on a document, in order."""
        with self._reading() as connection:
            return reading.read_authors(connection, id)

    def history(self, document: str, author: str) -> list[LogHead]:
        """What an author did on a document, oldest first."""
        with self._reading() as connection:
            return log.read_history(connection, document, author)

    def acts(self, document: str) -> list[tuple[int, Transaction]]:
        """All acts on a document by all authors, numbered, oldest first; texts without text."""
        with self._reading() as connection:
            return list(read_acts(connection, document))

    def trash(self) -> list[Trashed]:
        """The documents that were deleted and can come back."""
        with self._reading() as connection:
            return read_trash(connection)

    def transaction(self, id: str) -> Transaction:
        """A transaction with its edits; UserError ``log.missing`` when the log has none such."""
        with self._reading() as connection:
            found = log.read_transaction(connection, id)
        if found is None:
            words = f"The log of {self.name} has no act {id}. Run `annotator check {self.name}`."
            raise UserError("log.missing", words)
        return found

    def records(
        self,
        author: str | None = None,
        status: Status | None = None,
        documents: Sequence[str] | None = None,
    ) -> Iterator[Record]:
        """All layers as records, document by document; memory stays flat.

        A document that nobody has touched is a record of the author "".
        """
        head = self.scheme()
        yield from stream_records(self._reading, head, (author, status, documents))

    def corpus(self) -> Corpus:
        """The texts and marks as a search reads them; ``close`` it before the project."""
        return open_corpus(self._database, self._reading, cache_folder())

    def check(self) -> list[Fault]:
        """Hold everything against everything else; an empty list means sound."""
        if not self._database.sees_all():
            raise _blind(self.name)
        return check_project(self._reading, self.place, self._database.faults)


def _missing(id: str) -> UserError:
    return UserError("document.missing", f"There is no document {id} in this project.")


def _blind(name: str) -> UserError:
    words = (
        f"In the blind team of {name} you see your own work only, which is not enough to check the "
        "project. Whoever manages the team can."
    )
    return UserError("team.blind", words)


def _write_scheme(connection: Connection, scheme: Scheme) -> None:
    head = SchemeHead(scheme.name, scheme.version, scheme.names, scheme.attributes)
    told = {"scheme": rows.to_json(head), SCHEME_HASH: scheme_hash(scheme)}
    connection.execute(insert(project), [{"key": k, "value": v} for k, v in told.items()])
    labels = [
        {"key": label.key, "position": at, "body": rows.to_json(label)}
        for at, label in enumerate(scheme.labels)
    ]
    if labels:
        connection.execute(insert(scheme_labels), labels)
