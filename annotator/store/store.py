"""Store: a project on the disk. The door to this room; all else in it works for this class."""

import contextlib
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import msgspec
from sqlalchemy import Case, Connection, case, func, insert, select
from sqlalchemy.exc import DBAPIError

from annotator.errors import Conflict, UserError
from annotator.model.document import Document, Layer, LayerKey, Status, TextVersion, Zone
from annotator.model.edits import Transaction
from annotator.model.history import LogHead
from annotator.model.items import LayerItem
from annotator.model.record import DocumentRow, Record
from annotator.model.scheme import AttributeDef, Label, Names, Scheme
from annotator.store import engine as sqlite
from annotator.store import log, reading, rows
from annotator.store.check import Fault, check_project
from annotator.store.info import ProjectInfo, read_info
from annotator.store.locking import ProjectLock
from annotator.store.records import stream_records
from annotator.store.schema import (
    REVISION,
    documents,
    layers,
    mentions,
    metadata,
    project,
    scheme_labels,
)
from annotator.store.writing import Writer


class SchemeHead(msgspec.Struct, frozen=True):
    """A scheme without its labels, which have rows of their own."""

    name: str
    version: int
    names: Names
    attributes: tuple[AttributeDef, ...]


class Store:
    """One project. Made by `create` or `open`; `close` leaves one whole file behind.

    Saved means committed: `commit` returns only after the disk has answered. One connection does
    everything, one thread at a time. Whatever the world does wrong is a UserError.
    """

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._lock = None if read_only else ProjectLock(path)
        self._engine = sqlite.make_engine(path, read_only=read_only)
        self._thread = threading.RLock()

    # --- life -----------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path, scheme: Scheme) -> "Store":
        """Make a new project with a scheme; UserError ``project.exists`` where a file stands."""
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError as fault:
            words = f"{path} exists already. Choose another name, or open it."
            raise UserError("project.exists", words) from fault
        except OSError as fault:
            words = f"{path} cannot be made: {fault.strerror}. Choose another folder."
            raise UserError("project.unwritable", words) from fault
        store = None
        try:
            store = cls(path, read_only=False)
            with store._writing() as connection:
                metadata.create_all(connection)
                sqlite.stamp(connection, REVISION)
                _write_scheme(connection, scheme)
            sqlite.use_wal(store._engine)
        except (UserError, DBAPIError):
            # What could not be made whole is not left lying about as half a project.
            if store is not None:
                store._let_go()
            path.unlink(missing_ok=True)
            raise
        return store

    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> "Store":
        """Open a project; UserError in plain words when it cannot be, and the file untouched.

        A file or folder that cannot be written to is opened for reading only when that is asked
        for; otherwise it is refused with a sentence that says so.
        """
        revision = sqlite.check_file(path)
        store = cls(path, read_only=read_only)
        try:
            if revision < REVISION:
                store._migrate(revision)
            sqlite.check_schema(store._engine, path)
            if not read_only:
                with sqlite.translated(path):
                    sqlite.use_wal(store._engine)
        except BaseException:
            store._let_go()
            raise
        return store

    def _migrate(self, revision: int) -> None:
        if self.read_only:
            words = f"{self.path} is of an older version. Open it for writing once to renew it."
            raise UserError("project.older", words)
        from annotator.store.upgrading import upgrade

        upgrade(self._engine, self.path, revision)

    def close(self) -> None:
        """Fold the log into the file and let go of it. Closing twice does nothing."""
        with self._thread:
            if not self.read_only and self._lock is not None:
                # A reader elsewhere may keep the log in use; the work is safe in it, and the
                # next program that closes the project folds it.
                with contextlib.suppress(DBAPIError):
                    sqlite.make_single_file(self._engine)
            self._let_go()

    def _let_go(self) -> None:
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._thread, sqlite.translated(self.path), self._engine.connect() as connection:
            yield sqlite.plain(connection)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise UserError(
                "project.read_only", f"{self.path} is open for reading only. Nothing was changed."
            )
        with self._thread, sqlite.translated(self.path):
            connection = sqlite.patiently(self._begun)
            try:
                yield connection
                connection.commit()
            except BaseException:
                sqlite.roll_back(connection)
                raise
            finally:
                connection.close()

    def _begun(self) -> Connection:
        connection = self._engine.connect()
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        return connection

    # --- writing --------------------------------------------------------------------------

    def commit(self, transaction: Transaction) -> None:
        """Save one act: rows and log in one database transaction, on the disk when this returns.

        Raises Conflict when an edit starts from something else than what is stored, UserError
        when the disk refuses; nothing was written then.
        """
        self.commit_many((transaction,))

    def commit_many(self, batch: Sequence[Transaction]) -> None:
        """Save a batch of acts in one database transaction: all of them, or none.

        Where the answer to the commit was lost, the log is asked whether it happened.
        """
        if not batch:
            return
        try:
            with self._writing() as connection:
                writer = Writer(connection)
                for transaction in batch:
                    writer.write(transaction)
                writer.flush()
        except UserError as fault:
            if isinstance(fault, Conflict) or not self._landed(batch[-1].id):
                raise

    def _landed(self, id: str) -> bool:
        """Whether the log has an act; False also where it cannot be read."""
        try:
            self.transaction(id)
        except UserError:
            return False
        return True

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
            return read_info(connection, self._engine, self.path)

    def documents(self, author: str) -> list[DocumentRow]:
        """The list of documents as an author sees it, in the order of import."""
        mine = layers.alias()
        counts = (
            select(
                mentions.c.layer,
                func.sum(_is("s")).label("spans"),
                func.sum(_is("e")).label("events"),
            )
            .join(layers, layers.c.pk == mentions.c.layer)
            .where(layers.c.author == author)
            .group_by(mentions.c.layer)
            .subquery()
        )
        wanted = (
            select(
                documents.c.id,
                documents.c.name,
                documents.c.title,
                mine.c.status,
                mine.c.flagged,
                counts.c.spans,
                counts.c.events,
            )
            .outerjoin(mine, (mine.c.document == documents.c.pk) & (mine.c.author == author))
            .outerjoin(counts, counts.c.layer == mine.c.pk)
            .order_by(documents.c.pk)
        )
        with self._reading() as connection:
            found = connection.execute(wanted).fetchall()
        return [
            DocumentRow(
                id=id,
                name=name,
                title=title,
                status=Status(status or Status.NEW),
                flagged=bool(flagged),
                spans=spans or 0,
                events=events or 0,
            )
            for id, name, title, status, flagged, spans, events in found
        ]

    def document_ids(self) -> list[str]:
        """The ids of all documents, in the order of import."""
        with self._reading() as connection:
            return list(connection.scalars(select(documents.c.id).order_by(documents.c.pk)))

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

    def layer_exists(self, key: LayerKey) -> bool:
        """Whether this author has ever touched this document."""
        with self._reading() as connection:
            return reading.layer_pk(connection, key) is not None

    def authors_of(self, id: str) -> list[str]:
        """The authors who have a layer on a document, in order."""
        wanted = (
            select(layers.c.author)
            .join(documents, documents.c.pk == layers.c.document)
            .where(documents.c.id == id)
            .order_by(layers.c.author)
        )
        with self._reading() as connection:
            return list(connection.scalars(wanted))

    def history(self, document: str, author: str) -> list[LogHead]:
        """What an author did on a document, oldest first."""
        with self._reading() as connection:
            return log.read_history(connection, document, author)

    def transaction(self, id: str) -> Transaction:
        """A transaction with its edits; UserError ``log.missing`` when the log has none such."""
        with self._reading() as connection:
            found = log.read_transaction(connection, id)
        if found is None:
            words = f"The log of {self.path} has no act {id}. Run `annotator check {self.path}`."
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

    def check(self) -> list[Fault]:
        """Hold everything against everything else; an empty list means sound."""
        return check_project(self._reading, self.path)


def _is(kind: str) -> Case[int]:
    return case((mentions.c.kind == kind, 1), else_=0)


def _missing(id: str) -> UserError:
    return UserError("document.missing", f"There is no document {id} in this project.")


def _write_scheme(connection: Connection, scheme: Scheme) -> None:
    head = SchemeHead(scheme.name, scheme.version, scheme.names, scheme.attributes)
    connection.execute(insert(project), {"key": "scheme", "value": rows.to_json(head)})
    labels = [
        {"key": label.key, "position": at, "body": rows.to_json(label)}
        for at, label in enumerate(scheme.labels)
    ]
    if labels:
        connection.execute(insert(scheme_labels), labels)
