"""Search: reads what may hold an answer, document by document, with the help of an index.

No query stays open between two batches, so nobody waits for a long search.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec
from sqlalchemy import Connection, func, select

from annotator.model.document import Zone
from annotator.store import search_items, search_quotes, search_zones
from annotator.store.database import Database
from annotator.store.engine import with_driver
from annotator.store.latest import read_latest
from annotator.store.records import Reading
from annotator.store.schema import documents, texts, transaction_layers
from annotator.store.search_file import FileIndex, index_path
from annotator.store.search_index import LEAST, IndexAway, QuoteIndex, SearchIndex, State
from annotator.store.search_items import CorpusItem, ItemsWanted, Place
from annotator.store.search_zones import Head
from annotator.text.fold import fold

_FIRST, _BATCH = 8, 64
_TO_INDEX = 128
_FEW = 2_000
"""So many documents that the index has not seen yet are looked into beside it; with more of them
it is of no use."""

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]


class CorpusText(msgspec.Struct, frozen=True):
    """A document and its text in force. `number` is that of its row: the order of import."""

    number: int
    id: str
    name: str
    text: str


class _Behind(msgspec.Struct, frozen=True):
    """What an index lacks: the numbers of documents (None: nobody knows), and where it will be."""

    documents: frozenset[int] | None
    state: State


class Corpus:
    """The texts of one project, as a search reads them. Any thread may use it."""

    def __init__(
        self, reading: Reading, index: SearchIndex | None, stopped: Stopped = lambda: False
    ) -> None:
        self._reading = reading
        self._index = index
        self._stopped = stopped

    def until(self, stopped: Stopped) -> "Corpus":
        """The same, whose batches end early once `stopped` says so."""
        return Corpus(self._reading, self._index, stopped)

    @property
    def stopped(self) -> bool:
        """Whether batches end early by now."""
        return self._stopped()

    def close(self) -> None:
        """Let go of the index."""
        if self._index is not None:
            self._index.close()

    # --- the index --------------------------------------------------------------------------

    def indexed(self) -> bool:
        """Whether words of three letters and more are found by the index just now."""
        return self._ready() is not None

    def freshen(self, progress: Progress | None = None, stopped: Stopped | None = None) -> bool:
        """Bring the index up to date with the project; whether it is so now.

        Takes a millisecond for each new document; `stopped` is asked now and then, and what was
        done until then stays. False also where there can be no index.
        """
        if self._index is None:
            return False
        try:
            return self._freshen(self._index, progress, stopped)
        except IndexAway:
            return False

    def _freshen(
        self, index: SearchIndex, progress: Progress | None, stopped: Stopped | None
    ) -> bool:
        behind = self._behind(index)
        if behind.documents is not None and not behind.documents:
            if behind.state != index.state():
                index.reach(behind.state)
            return True
        held = index.entries()
        there = self._hashes(behind.documents)
        wanted = [pk for pk, sha256 in there.items() if held.get(pk) != sha256]
        gone = held.keys() - there.keys() if behind.documents is None else set()
        index.drop(gone)
        for at in range(0, len(wanted), _TO_INDEX):
            if stopped is not None and stopped():
                return False
            some = wanted[at : at + _TO_INDEX]
            index.put([(t.number, there[t.number], fold(t.text)) for t in self._texts_of(some)])
            if progress is not None:
                progress(min(at + _TO_INDEX, len(wanted)), len(wanted))
        index.reach(behind.state)
        return True

    def _behind(self, index: SearchIndex) -> _Behind:
        known = index.state()
        log = transaction_layers.c
        with self._reading() as connection:
            last = int(connection.scalar(select(func.max(log.seq))) or 0)
            if known is not None and _is_of(connection, known):
                since = (log.seq > known[0], log.author == "")
                touched = set(connection.scalars(select(log.document).where(*since)))
                anchor = _anchor(connection, known[0]) or known[1:]
                numbers = set(search_zones.read_numbers(connection, sorted(touched)).values())
                return _Behind(frozenset(numbers), (last, *anchor))
            return _Behind(None, (last, *(_anchor(connection, 0) or (0, ""))))

    def _hashes(self, wanted: frozenset[int] | None) -> dict[int, str]:
        """The SHA-256 of the text in force of documents; of all, a thousand at a time, for None."""
        found: dict[int, str] = {}
        asked = _IN_FORCE.with_only_columns(documents.c.pk, texts.c.sha256)
        if wanted is not None:
            numbers = sorted(wanted)
            for at in range(0, len(numbers), _TO_INDEX):
                with self._reading() as connection:
                    some = documents.c.pk.in_(numbers[at : at + _TO_INDEX])
                    found.update((row[0], row[1]) for row in connection.execute(asked.where(some)))
            return found
        last = 0
        while True:
            with self._reading() as connection:
                part = asked.where(documents.c.pk > last).order_by(documents.c.pk).limit(1000)
                rows = [(pk, sha) for pk, sha in connection.execute(part)]
            if not rows:
                return found
            found.update(rows)
            last = rows[-1][0]

    def count_quotes(self, stopped: Stopped = lambda: False) -> bool:
        """Count the texts of all spans, so that `quotes` has them at once; whether they are now.

        False also where nobody keeps them, and when something was done or it was stopped meanwhile.
        """
        if not isinstance(self._index, QuoteIndex):
            return False
        return search_quotes.count_quotes(self._reading, self._index, stopped)

    # --- texts ------------------------------------------------------------------------------

    def texts(self, words: Sequence[str] = ()) -> Iterator[list[CorpusText]]:
        """Batches of documents in the order of import, among them all that hold all `words`.

        The words are folded. Those of less than three letters, or without an index, make it every
        document there is; the first batch is small, so that a first page is there soon.
        """
        for numbers in self.numbers(words):
            found = self._texts_of(numbers)
            if found:
                yield found

    def numbers(
        self, words: Sequence[str] = (), *, exact: bool = True, after: int = 0
    ) -> Iterator[list[int]]:
        """As `texts`, the numbers of the documents only; see `SearchIndex.candidates`.

        Only numbers above `after`: those of documents that were imported later.
        """
        for found in self._numbers(words, exact, after):
            if self._stopped():
                return
            yield found

    def _numbers(self, words: Sequence[str], exact: bool, after: int) -> Iterator[list[int]]:
        known = [word for word in words if len(word) >= LEAST]
        behind = self._ready() if known else None
        if behind is None:
            yield from self._every(after)
            return
        size = _FIRST
        extra = sorted(behind)
        while True:
            assert self._index is not None, "it has just answered"
            try:
                found = self._index.candidates(known, after, size, exact=exact)
            except IndexAway:
                yield from self._every(after)
                return
            full = len(found) == size
            # What the index does not know yet stands in its place of the order.
            top = found[-1] if full else None
            merged = sorted({*found, *(n for n in extra if n > after and (not top or n <= top))})
            if merged:
                yield merged
                after = merged[-1]
            if not full:
                return
            size = _BATCH

    def read(self, numbers: Sequence[int]) -> list[CorpusText]:
        """The documents of these numbers, in the order of import."""
        return self._texts_of(numbers)

    def numbers_of(self, ids: Sequence[str]) -> dict[str, int]:
        """The numbers of documents by their ids; those that are not there are lacking."""
        with self._reading() as connection:
            return search_zones.read_numbers(connection, ids)

    def heads(self, numbers: Sequence[int]) -> list[Head]:
        """What is known of documents without their texts, in the order of import."""
        with self._reading() as connection:
            return search_zones.read_heads(connection, numbers)

    def last(self) -> tuple[int, str]:
        """Number and id of the document that was imported last; (0, "") where there is none."""
        with self._reading() as connection:
            return search_zones.read_last(connection)

    def is_at(self, number: int, id: str) -> bool:
        """Whether the document of a number has this id, or there is none of that number."""
        with self._reading() as connection:
            return search_zones.is_at(connection, number, id)

    # --- marks ------------------------------------------------------------------------------

    def zones(self, numbers: Sequence[int]) -> dict[int, list[Zone]]:
        """The zones of documents in the order of the text, by the documents' numbers."""
        with self._reading() as connection:
            return search_zones.read_zones_of(connection, numbers)

    def taken_out(self, ids: Sequence[str], author: str) -> dict[str, list[Place]]:
        """What was taken out of documents by hand: an author's marks; zones for the author ""."""
        with self._reading() as connection:
            return search_zones.read_taken_out(connection, ids, author)

    def items(self, wanted: ItemsWanted) -> Iterator[list[CorpusItem]]:
        """Batches of marks in the order of documents, authors, places; empty ones among them."""
        roughly = partial(self.numbers, exact=False)
        for found in search_items.stream_items(self._reading, roughly, wanted):
            if self._stopped():
                return
            yield found

    def places(self, numbers: Sequence[int], authors: Sequence[str]) -> dict[int, list[Place]]:
        """What authors have marked in documents, by the documents' numbers."""
        with self._reading() as connection:
            return search_items.read_places(connection, numbers, authors)

    def quotes(self, labels: Sequence[str], most: int) -> list[str]:
        """The texts of all spans with a label or its subtypes (all for none), each once."""
        if isinstance(self._index, QuoteIndex):
            kept = search_quotes.kept_quotes(self._reading, self._index, labels, most)
            if kept is not None:
                return kept
        with self._reading() as connection:
            return search_items.read_quotes(connection, labels, most)

    def latest(self, labels: Sequence[str], most: int) -> list[CorpusItem]:
        """Some `most` marks of labels and their subtypes, those of the newest layers first."""
        return read_latest(self._reading, labels, most, self._stopped)

    def layers(self, numbers: Sequence[int], wanted: ItemsWanted) -> list[tuple[int, str]]:
        """(document's number, author) of the layers with the status and author wanted."""
        with self._reading() as connection:
            return search_items.read_layers(connection, numbers, wanted)

    # --- numbers ----------------------------------------------------------------------------

    def _ready(self) -> frozenset[int] | None:
        """The documents to be looked into beside the index; None where it is of no use."""
        if self._index is None:
            return None
        try:
            behind = self._behind(self._index).documents
        except IndexAway:
            return None
        return behind if behind is not None and len(behind) <= _FEW else None

    def _every(self, after: int = 0) -> Iterator[list[int]]:
        size = _FIRST
        while True:
            asked = select(documents.c.pk).where(documents.c.pk > after)
            asked = asked.where(documents.c.text_version > 0)
            with self._reading() as connection:
                found = list(connection.scalars(asked.order_by(documents.c.pk).limit(size)))
            if not found:
                return
            yield found
            after, size = found[-1], _BATCH

    def _texts_of(self, numbers: Sequence[int]) -> list[CorpusText]:
        asked = _IN_FORCE.where(documents.c.pk.in_(numbers)).order_by(documents.c.pk)
        with self._reading() as connection:
            return [CorpusText(*row) for row in connection.execute(asked)]


_IN_FORCE = (
    select(documents.c.pk, documents.c.id, documents.c.name, texts.c.text)
    .join(
        texts, (texts.c.document == documents.c.pk) & (texts.c.number == documents.c.text_version)
    )
    .where(documents.c.text_version > 0)
)


def _is_of(connection: Connection, state: State) -> bool:
    """Whether an index in this state was made from the project as it is."""
    number, anchor, link = state
    log = transaction_layers.c
    if not anchor:
        return _anchor(connection, 0, until=number) is None
    here = (log.seq == anchor, log.author == "")
    asked = select(log.hash).where(*here).order_by(log.document.desc()).limit(1)
    return bool(connection.scalar(asked) == link)


def _anchor(connection: Connection, after: int, until: int | None = None) -> tuple[int, str] | None:
    """The last act that touched a document, and its link: what everybody in a team may read."""
    log = transaction_layers.c
    asked = select(log.seq, log.hash).where(log.seq > after, log.author == "")
    if until is not None:
        asked = asked.where(log.seq <= until)
    found = connection.execute(asked.order_by(log.seq.desc(), log.document.desc()).limit(1)).first()
    return (found[0], found[1]) if found is not None else None


def open_corpus(database: Database, reading: Reading, folder: Path) -> Corpus:
    """The corpus of a project: with an index of the server where it has one, else with a file.

    `folder` is the person's cache folder; nothing is made in it before the index is first used.
    """
    place = database.place
    if not isinstance(place, Path):
        server: SearchIndex | None = with_driver("annotator.store.search_server").found(database)
        if server is not None:
            return Corpus(reading, server)
    name = database.name if not isinstance(place, Path) else str(place.resolve())
    return Corpus(reading, FileIndex(index_path(folder, name)))
