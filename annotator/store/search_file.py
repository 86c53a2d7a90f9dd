"""Search file: the index of one project in the person's cache folder, by SQLite's FTS5.

It holds the folded texts, compressed, and their three-letter pieces. It may be deleted at any time,
and what cannot be read is made anew; so nothing waits for the disk here.
"""

import contextlib
import hashlib
import os
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from annotator.store.search_index import Counted, Entry, IndexAway, QuoteIndex, QuotesAt, State

_SHAPE = 1
"""What `user_version` of the file says; another number is made anew, as after a change of fold."""

_SETTINGS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=OFF",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA busy_timeout=200",
    "PRAGMA cache_size=-16384",
)
# Without the positions of the pieces it is a quarter of the size. Many a document then has the
# pieces of a word apart; the folded text, compressed, tells without asking the project.
_MAKE = (
    "CREATE VIRTUAL TABLE pieces USING fts5(folded, content='', columnsize=0, detail=none, "
    "tokenize='trigram case_sensitive 1')",
    "CREATE TABLE entries (document INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, "
    "folded BLOB NOT NULL)",
    "CREATE TABLE reached (only_one INTEGER PRIMARY KEY, number INTEGER, anchor INTEGER, "
    "link TEXT)",
    f"PRAGMA user_version={_SHAPE}",
)
# Of their own accord, so that an index of the time before them need not be made anew.
_MAKE_QUOTES = (
    "CREATE TABLE IF NOT EXISTS quotes (quote TEXT NOT NULL, label TEXT NOT NULL, "
    "number INTEGER NOT NULL, PRIMARY KEY (quote, label)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS quotes_at (only_one INTEGER PRIMARY KEY, number INTEGER, "
    "act TEXT, too_many INTEGER)",
)
_VERSION = "PRAGMA user_version"
_STATE = "SELECT number, anchor, link FROM reached"
_REACH = "INSERT OR REPLACE INTO reached VALUES (1, ?, ?, ?)"
_ENTRIES = "SELECT document, sha256 FROM entries"
_PUT = "INSERT OR REPLACE INTO entries VALUES (?, ?, ?)"
# A second text of one document joins the pieces of the first: the old ones are candidates too
# many. FTS5 could not take them out without the old text.
_PIECES = "INSERT INTO pieces (rowid, folded) VALUES (?, ?)"
_DROP = "DELETE FROM entries WHERE document = ?"
_ROUGH = "SELECT rowid FROM pieces WHERE pieces MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?"
_FIND = """
    SELECT document, entries.folded FROM pieces JOIN entries ON document = pieces.rowid
    WHERE pieces MATCH ? AND pieces.rowid > ? ORDER BY pieces.rowid
"""

_QUOTES_AT = "SELECT number, act, too_many FROM quotes_at"
_REACH_QUOTES = "INSERT OR REPLACE INTO quotes_at VALUES (1, ?, ?, ?)"
_FORGET_QUOTES = "DELETE FROM quotes"
_COUNT = """
    INSERT INTO quotes VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET number = number + excluded.number
"""
_UNCOUNT = "DELETE FROM quotes WHERE quote = ? AND label = ? AND number <= 0"
_QUOTES = "SELECT DISTINCT quote FROM quotes LIMIT ?"
_LABELLED = "SELECT quote FROM quotes WHERE label = ? OR (label > ? AND label < ?)"


def index_path(folder: Path, place: str) -> Path:
    """The file of a project in the cache folder; `place` names it from the root."""
    name = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return folder / "search" / f"{name}.index"


class FileIndex(QuoteIndex):
    """An index file; any thread may use it, one at a time.

    Raises IndexAway when it cannot be had: an SQLite without FTS5, another program that holds it,
    a disk that is full.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = threading.RLock()
        self._connection: sqlite3.Connection | None = None

    def state(self) -> State | None:
        """See SearchIndex."""
        with self._using() as connection:
            row = connection.execute(_STATE).fetchone()
        return (row[0], row[1], row[2]) if row else None

    def entries(self) -> dict[int, str]:
        """See SearchIndex."""
        with self._using() as connection:
            return dict(connection.execute(_ENTRIES))

    def put(self, entries: Sequence[Entry]) -> None:
        """See SearchIndex."""
        with self._writing() as connection:
            connection.executemany(_PIECES, [(pk, folded) for pk, _, folded in entries])
            kept = [(pk, sha, zlib.compress(text.encode(), 1)) for pk, sha, text in entries]
            connection.executemany(_PUT, kept)

    def drop(self, documents: Iterable[int]) -> None:
        """See SearchIndex."""
        with self._writing() as connection:
            connection.executemany(_DROP, [(pk,) for pk in documents])

    def reach(self, state: State) -> None:
        """See SearchIndex."""
        with self._writing() as connection:
            connection.execute(_REACH, state)

    def candidates(
        self, words: Sequence[str], after: int, limit: int, *, exact: bool = True
    ) -> list[int]:
        """See SearchIndex."""
        pieces = dict.fromkeys(w[at : at + 3] for w in words for at in range(len(w) - 2))
        # Folded words hold no quotation mark.
        asked = " AND ".join(f'"{piece}"' for piece in pieces)
        if not exact:
            with self._using() as connection:
                return [row[0] for row in connection.execute(_ROUGH, (asked, after, limit))]
        wanted, found = [word.encode() for word in words], []
        with self._using() as connection:
            for number, kept in connection.execute(_FIND, (asked, after)):
                text = zlib.decompress(kept)
                if all(word in text for word in wanted):
                    found.append(number)
                    if len(found) == limit:
                        break
        return found

    def quotes_at(self) -> QuotesAt | None:
        """See QuoteIndex."""
        with self._using() as connection:
            row = connection.execute(_QUOTES_AT).fetchone()
        return QuotesAt(row[0], row[1], bool(row[2])) if row else None

    def keep_quotes(self, since: QuotesAt | None, at: QuotesAt, counted: Counted) -> None:
        """See QuoteIndex."""
        with self._writing() as connection:
            if since is None:
                connection.execute(_FORGET_QUOTES)
            elif self.quotes_at() != since:
                return
            connection.executemany(_COUNT, [(*pair, by) for pair, by in counted.items()])
            if since is not None:
                connection.executemany(_UNCOUNT, list(counted))
            connection.execute(_REACH_QUOTES, (at.number, at.act, at.too_many))

    def quotes(self, labels: Sequence[str], most: int) -> list[str]:
        """See QuoteIndex."""
        with self._using() as connection:
            if not labels:
                return [row[0] for row in connection.execute(_QUOTES, (most,))]
            found: dict[str, None] = {}
            for label in labels:
                # The slash is the character after the full stop, in the order of code points.
                rows = connection.execute(_LABELLED, (label, f"{label}.", f"{label}/"))
                found.update((row[0], None) for row in rows)
        return list(found)[:most]

    def close(self) -> None:
        """See SearchIndex."""
        with self._thread:
            connection, self._connection = self._connection, None
            if connection is not None:
                connection.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._using() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._thread:
            try:
                if self._connection is None:
                    self._connection = self._opened()
                yield self._connection
            except (sqlite3.Error, zlib.error) as fault:
                self.close()
                if not isinstance(fault, sqlite3.OperationalError):
                    # Damaged: the next one who asks finds a new one.
                    self._forget()
                raise IndexAway(str(fault)) from fault
            except OSError as fault:
                raise IndexAway(str(fault)) from fault

    def _opened(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # It holds what the articles say: nobody else is to read it.
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = self._connected()
        if connection.execute(_VERSION).fetchone()[0] != _SHAPE:
            connection.close()
            self._forget()
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
            connection = self._connected()
            for statement in _MAKE:
                connection.execute(statement)
        for statement in _MAKE_QUOTES:
            connection.execute(statement)
        return connection

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        for setting in _SETTINGS:
            connection.execute(setting)
        return connection

    def _forget(self) -> None:
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
