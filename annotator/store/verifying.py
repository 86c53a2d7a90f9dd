"""Verifying: whether a file is a whole, sound project, before it counts as a backup.

Opens the file by itself and for reading only; changes nothing.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from annotator.errors import UserError
from annotator.model.document import text_sha256
from annotator.sentences import worded
from annotator.store.chain import CHAIN_START, follows
from annotator.store.connecting import APPLICATION_ID, connect
from annotator.store.schema import REVISION

COUNTED = ("documents", "texts", "layers", "mentions", "relations", "clusters", "transactions")
_COUNTS = (
    "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM texts),"
    " (SELECT count(*) FROM layers), (SELECT count(*) FROM mentions),"
    " (SELECT count(*) FROM relations), (SELECT count(*) FROM clusters),"
    " (SELECT count(*) FROM transactions)"
)
_QUICK = "PRAGMA quick_check(1)"
_TEXTS = "SELECT document, text, sha256 FROM texts WHERE rowid % ? = 0"
_CHAINS = (
    "SELECT l.document AS place, l.author AS layer, l.hash AS hash, t.* FROM transaction_layers l"
    " JOIN transactions t ON t.seq = l.seq WHERE l.document IN"
    " (SELECT id FROM documents WHERE pk % ? = 0) ORDER BY l.document, l.author, l.seq"
)
_LAST_ACT = "SELECT max(seq) FROM transactions"
_WHOSE = "PRAGMA application_id"
_REVISION = "PRAGMA user_version"
_NOT_DAMAGE = ("unable to open", "locked", "busy", "disk I/O", "disk is full", "interrupted")
_ALL_UP_TO = 2_000
"""So many texts are all hashed; of more, every n-th, so that a backup stays a matter of seconds."""


class Verified(msgspec.Struct, frozen=True):
    """What was found in a sound file. `every` says that each n-th text and chain was hashed."""

    counts: dict[str, int]
    every: int
    last_act: int


@contextlib.contextmanager
def reader(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads and never folds the log (reliability.md, decision 3)."""
    connection = connect(path, "ro", timeout=5.0)
    try:
        connection.execute("PRAGMA wal_autocheckpoint=0")
        yield connection
    finally:
        connection.close()


def counts_of(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows the tables that people work in have."""
    return dict(zip(COUNTED, connection.execute(_COUNTS).fetchone(), strict=True))


def last_act(path: Path) -> int:
    """The number of the last act in the log of a project file; 0 where it cannot be read."""
    try:
        with reader(path) as connection:
            return int(connection.execute(_LAST_ACT).fetchone()[0] or 0)
    except (sqlite3.Error, ValueError, TypeError):
        return 0


def verify(
    path: Path,
    expected: dict[str, int] | None = None,
    *,
    all_: bool = False,
    called: Path | None = None,
) -> Verified:
    """Open a project file and hold it against its own hashes, and against `expected` counts.

    With `all_` every text and chain is hashed, however many there are. Raises UserError
    ``backup.bad`` with the first thing that does not hold; it names `called` where what is meant
    is not `path` itself but what that was copied from.
    """
    name = called or path
    try:
        with reader(path) as connection:
            return _verified(connection, name, expected, all_=all_)
    except (sqlite3.Error, ValueError, TypeError) as fault:
        raise what_it_says(name, fault) from fault


def what_it_says(path: Path, fault: Exception) -> UserError:
    """A fault met while reading a copy: whether the copy is bad, or cannot be read just now."""
    passing = any(words in str(fault) for words in _NOT_DAMAGE)
    if not (isinstance(fault, sqlite3.OperationalError) and passing):
        return _bad(path, str(fault))
    words = worded(
        "{path} could not be read just now ({fault}). That says nothing of what it holds.",
        path=path,
        fault=str(fault),
    )
    return UserError("backup.unreadable", words)


def _verified(
    connection: sqlite3.Connection, path: Path, expected: dict[str, int] | None, *, all_: bool
) -> Verified:
    if connection.execute(_WHOSE).fetchone()[0] != APPLICATION_ID:
        raise _bad(path, worded("it is a database of another program"))
    revision = connection.execute(_REVISION).fetchone()[0]
    if not 1 <= revision <= REVISION:
        raise _bad(
            path,
            worded(
                "its revision is {revision}, and this program knows up to {known}",
                revision=revision,
                known=REVISION,
            ),
        )
    said = connection.execute(_QUICK).fetchone()[0]
    if said != "ok":
        raise _bad(path, said)
    found = counts_of(connection)
    if expected is not None and found != expected:
        raise _bad(
            path,
            worded("it holds {found} and should hold {expected}", found=found, expected=expected),
        )
    every = 1 if all_ else max(1, found["texts"] // _ALL_UP_TO)
    for number, text, sha256 in connection.execute(_TEXTS, (every,)):
        if text_sha256(text) != sha256:
            raise _bad(
                path,
                worded(
                    "the text of its document {number} is not the one that was stored",
                    number=number,
                ),
            )
    _chains(connection, path, every)
    return Verified(found, every, int(connection.execute(_LAST_ACT).fetchone()[0] or 0))


def _chains(connection: sqlite3.Connection, path: Path, every: int) -> None:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    last: tuple[str, str] | None = None
    previous = CHAIN_START
    for row in cursor.execute(_CHAINS, (every,)):
        if (row["place"], row["layer"]) != last:
            last, previous = (row["place"], row["layer"]), CHAIN_START
        # A document that was taken away and came again begins a chain of its own.
        if not follows(previous, row, row["hash"]) and not follows(CHAIN_START, row, row["hash"]):
            raise _bad(
                path,
                worded(
                    "the log of its document {document} does not hold together",
                    document=row["place"],
                ),
            )
        previous = row["hash"]


def _bad(path: Path, why: str) -> UserError:
    return UserError(
        "backup.bad", worded("{path} is no sound copy of a project: {why}.", path=path, why=why)
    )
