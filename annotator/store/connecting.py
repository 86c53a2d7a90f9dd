"""Connecting: every connection to a project file is made here, with the same guards.

What a stranger's file may make SQLite do is cut down twice: by settings of the connection, where
Python can make them (3.12 and newer), and by an authorizer that is asked whenever a statement is
compiled (sqlite.org/c3ref/set_authorizer.html). See reliability.md, S1 and S2.
"""

import sqlite3
from pathlib import Path

APPLICATION_ID = 0x41524E54
"""What the header of a project file says it is: "ARNT"."""

_SETTINGS = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
)
_LIMITS = (
    # An imported document is one entry of the log: that may be a good deal more than its text.
    (sqlite3.SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 0),
)
# ENABLE_TRIGGER, ENABLE_VIEW, DEFENSIVE by their numbers in sqlite3.h, since Python names them
# from 3.12 on only.
_SWITCHES = ((1003, False), (1015, False), (1010, True))
_REFUSED = frozenset(
    (
        sqlite3.SQLITE_ATTACH,
        sqlite3.SQLITE_DETACH,
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_CREATE_TEMP_TRIGGER,
        sqlite3.SQLITE_CREATE_VIEW,
        sqlite3.SQLITE_CREATE_TEMP_VIEW,
        sqlite3.SQLITE_CREATE_VTABLE,
    )
)
_CHANGES = frozenset((sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE))
_REFUSED_FUNCTIONS = frozenset(
    # The last one takes and gives addresses of memory (reliability.md, E4).
    ("load_extension", "readfile", "writefile", "edit", "fts3_tokenizer")
)


def connect(path: Path, mode: str, *, timeout: float) -> sqlite3.Connection:
    """A guarded connection without transactions of its own. sqlite3.Error when it cannot be.

    `mode` is "ro" or "rw", with more settings of SQLite's file names behind it; `timeout` is how
    many seconds one statement waits for another program.
    """
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=timeout
    )
    guard(connection)
    return connection


def guard(connection: sqlite3.Connection) -> None:
    """Make a connection refuse what no project of ours needs."""
    for limit, most in _LIMITS:
        connection.setlimit(limit, most)
    set_config = getattr(connection, "setconfig", None)
    if set_config is not None:
        for switch, on in _SWITCHES:
            set_config(switch, on)
    for setting in _SETTINGS:
        connection.execute(setting)
    connection.set_authorizer(_allowed)


def _allowed(
    action: int, first: str | None, second: str | None, _database: str | None, inside: str | None
) -> int:
    """SQLite's question at compiling: `inside` names the trigger or view that wants it."""
    if action in _REFUSED or (inside is not None and action in _CHANGES):
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and (second or first) in _REFUSED_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
