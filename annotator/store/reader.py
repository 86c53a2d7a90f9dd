"""Reader: what can be asked of a project, whatever it lies on. Nothing is changed here."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec
from sqlalchemy import Connection, func, select

from annotator.errors import UserError
from annotator.model.document import Document, Layer, LayerKey, Status, TextVersion, Zone
from annotator.model.edits import SCHEME_PLACE, Transaction
from annotator.model.entry import Entry
from annotator.model.history import LogHead
from annotator.model.item_moves import ItemMoves
from annotator.model.items import LayerItem
from annotator.model.place import Place
from annotator.model.record import Record
from annotator.model.scheme import Label, Scheme, SchemeHead
from annotator.sentences import worded
from annotator.settings import cache_folder
from annotator.store import listing, log, reading
from annotator.store.check import Fault, check_project
from annotator.store.database import Database
from annotator.store.info import ProjectInfo, read_info
from annotator.store.joining import Joining
from annotator.store.listing import Details, ListLine
from annotator.store.numbers import Numbers
from annotator.store.past import read_acts
from annotator.store.records import stream_records
from annotator.store.schema import (
    documents,
    project,
    scheme_labels,
    transactions,
)
from annotator.store.scheme_acts import SchemeLogEntry
from annotator.store.scheme_rows import ENTRY, HEAD
from annotator.store.scheme_use import Use, UsePlace, count_use, find_places
from annotator.store.search import Corpus, open_corpus
from annotator.store.trash import Trashed, read_trash
from annotator.store.whole import Whole, read_whole


class Reader:
    """The questions of a store. Each method reads one moment; any thread may call it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._joining = Joining(database)
        self.place: Place = database.place
        self.name = database.name

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A connection to read with; what is read and makes no sense is damage, told in words."""
        try:
            with self._joining.reading() as connection:
                yield connection
        except (msgspec.DecodeError, ValueError, KeyError) as fault:
            words = worded(
                "{project} holds something that this program cannot have written ({fault}). See "
                "what with `annotator check {project}`; go back with `annotator restore`, or save "
                "what can be saved with `annotator salvage`.",
                project=self.name,
                fault=type(fault).__name__,
            )
            raise UserError("project.damaged", words) from fault

    def scheme(self) -> Scheme:
        """The scheme of the project, as it stands now."""
        with self._reading() as connection:
            head = connection.scalar(select(project.c.value).where(project.c.key == HEAD))
            bodies = connection.scalars(
                select(scheme_labels.c.body).order_by(scheme_labels.c.position)
            )
            labels = tuple(msgspec.json.decode(body, type=Label) for body in bodies)
            found = msgspec.json.decode(head or "{}", type=SchemeHead)
        return Scheme(
            name=found.name, version=found.version, names=found.names, labels=labels
        ).with_head(found)

    def entries(self, prefix: str = "") -> list[Entry]:
        """The entries of the project whose keys begin with `prefix`, by key."""
        with self._reading() as connection:
            wanted = select(project.c.value).where(
                project.c.key.startswith(ENTRY + prefix, autoescape=True)
            )
            bodies = connection.scalars(wanted.order_by(project.c.key))
            return [msgspec.json.decode(body, type=Entry) for body in bodies]

    def scheme_use(self, moves: ItemMoves) -> Use:
        """How much a change of the scheme would touch."""
        return count_use(self._reading, moves)

    def scheme_places(self, moves: ItemMoves, most: int) -> list[UsePlace]:
        """Where it would, `most` places of documents that are not in the trash."""
        with self._reading() as connection:
            return find_places(connection, moves, most)

    def scheme_log(self) -> list[SchemeLogEntry]:
        """The acts that changed labels or head of the scheme, oldest first."""
        with self._reading() as connection:
            found = log.read_place(connection, SCHEME_PLACE)
        rows = [
            SchemeLogEntry(head, tuple(e for e in edits if not isinstance(e.value, Entry)))
            for head, edits in found
        ]
        return [row for row in rows if row.edits]

    def info(self) -> ProjectInfo:
        """Figures about the project, for people."""
        with self._reading() as connection:
            return read_info(connection, self.name, self._database.facts(connection))

    def lines(self, author: str, after: int, limit: int) -> Sequence[ListLine]:
        """The first lines of the list behind document number `after`, in the order of import."""
        with self._reading() as connection:
            return listing.read_lines(connection, author, after, limit)

    def details(self, author: str, first: int, last: int) -> dict[int, Details]:
        """Counts, labels and dates of the documents numbered `first` to `last`."""
        with self._reading() as connection:
            return listing.read_details(connection, author, first, last)

    def first_open(self, author: str) -> str | None:
        """The id of the first document that is not done; else of the first; None without any."""
        with self._reading() as connection:
            return listing.read_first_open(connection, author)

    def number_of_documents(self) -> int:
        """How many documents there are, apart from those in the trash."""
        with self._reading() as connection:
            wanted = select(func.count()).where(documents.c.text_version > 0)
            return int(connection.scalar(wanted) or 0)

    def layers_of(self, author: str, ids: Sequence[str]) -> dict[str, Layer]:
        """The author's layers on these documents, by id; none where none was made."""
        with self._reading() as connection:
            return listing.read_layers_of(connection, author, ids)

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

    def last_text(self, id: str) -> int:
        """The highest number of a document's texts, in force or not; 0 when it is not there."""
        with self._reading() as connection:
            return reading.last_text(connection, id)

    def sees_all(self) -> bool:
        """Whether what is read here is all there is; false for an annotator of a blind team."""
        return self._database.sees_all()

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
            words = worded(
                "The log of {project} has no act {act}. Run `annotator check {project}`.",
                project=self.name,
                act=id,
            )
            raise UserError("log.missing", words)
        return found

    def act_size(self, id: str) -> int:
        """How many characters the edits of an act take in the log; 0 where it has none such."""
        with self._reading() as connection:
            asked = select(func.length(transactions.c.body)).where(transactions.c.id == id)
            return int(connection.scalar(asked) or 0)

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

    def numbers(self) -> Numbers:
        """What can be counted of the project."""
        return Numbers(self._reading)

    def check(self) -> list[Fault]:
        """Hold everything against everything else; an empty list means sound."""
        if not self._database.sees_all():
            words = worded(
                "In the blind team of {project} you see your own work only, which is not enough to "
                "check the project. Whoever manages the team can.",
                project=self.name,
            )
            raise UserError("team.blind", words)
        return check_project(self._reading, self.place, self._database.faults)


def _missing(id: str) -> UserError:
    return UserError(
        "document.missing", worded("There is no document {document} in this project.", document=id)
    )
