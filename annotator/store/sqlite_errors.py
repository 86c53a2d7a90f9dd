"""SQLite errors: what SQLite says, and what a file should not be, as one plain sentence each."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, IntegrityError

from annotator.errors import Conflict, UserError
from annotator.sentences import worded

_DAMAGED = worded("is damaged. Keep it, restore a backup, or salvage it into a new file")
_IN_USE = worded("is in use by another program. Close it there, try again")
_READ_ONLY = worded("cannot be written to. Copy it to a folder of yours")
_FULL = worded("could not be written: is the disk full? Make room, repeat")
_SHUT = worded("cannot be opened. Is the folder yours to use?")

# A part of what SQLite says : key : what to do.
_CASES = (
    ("locked", "project.locked", _IN_USE),
    ("readonly", "project.read_only", _READ_ONLY),
    ("malformed", "project.damaged", _DAMAGED),
    ("not a database", "project.damaged", _DAMAGED),
    ("disk", "project.disk_full", _FULL),
    ("unable to open", "project.unreadable", _SHUT),
)
_KINDS = {
    "table": worded("table"),
    "index": worded("index"),
    "trigger": worded("trigger"),
    "view": worded("view"),
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite says into a UserError with a plain sentence about `path`."""
    try:
        yield
    except IntegrityError as fault:
        raise Conflict(
            worded("Something with the same id is in the project already. Nothing was written.")
        ) from fault
    except DBAPIError as fault:
        raise _user_error(str(fault.orig), path) from fault
    except UnicodeDecodeError as fault:
        # Names and texts that the driver itself cannot make letters of.
        raise damaged(path, fault.reason) from fault


def _user_error(said: str, path: Path) -> UserError:
    for part, key, what in _CASES:
        if part in said:
            return UserError(
                key, worded("{path} {what} ({said}).", path=path, what=what, said=said)
            )
    words = worded("{path} answered: {said}. Nothing was changed.", path=path, said=said)
    return UserError("project.fault", words)


def damaged(path: Path, said: object) -> UserError:
    """The error ``project.damaged`` for a file of which SQLite says `said`."""
    words = worded("{path} {what} ({said}).", path=path, what=_DAMAGED, said=said)
    return UserError("project.damaged", words)


def foreign(path: Path, kind: str, name: str) -> UserError:
    """The error ``project.foreign_schema`` for a table, index, trigger or view of a stranger."""
    words = worded(
        "{path} holds a {kind} «{name}» that this program did not make, so it was not opened and "
        "nothing was changed. Ask whoever sent it for a JSONL export.",
        path=path,
        kind=_KINDS.get(kind, kind),
        name=name,
    )
    return UserError("project.foreign_schema", words)


def lost(path: Path, kind: str, name: str) -> UserError:
    """The error ``project.damaged`` for a table or index that a project cannot be without."""
    words = worded(
        "{path} has lost its {kind} «{name}»; it {what}.",
        path=path,
        kind=_KINDS.get(kind, kind),
        name=name,
        what=_DAMAGED,
    )
    return UserError("project.damaged", words)
