"""PostgreSQL errors: what a server says, as one plain sentence. It connects to nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from annotator.errors import Conflict, UserError
from annotator.sentences import worded

CONNECTION = "team.connection"
"""The key of a lost connection: what was sent may be sent again, the log knows it by its id."""

# The class or code of SQLSTATE (PostgreSQL manual, appendix A) : key : what to do.
_STATES = (
    ("55P03", "project.locked", worded("is being written to by somebody else. Try again")),
    ("40", "project.locked", worded("is being written to by somebody else. Try again")),
    ("57014", "team.slow", worded("took too long to answer, so it was stopped. Try again")),
    (
        "57P",
        CONNECTION,
        worded("has ended the connection. Nothing is half done; it can be sent again"),
    ),
    (
        "08",
        CONNECTION,
        worded("has lost the connection. Nothing is half done; it can be sent again"),
    ),
    ("42501", "team.forbidden", worded("lets you change only what is yours. Nothing was changed")),
    ("25006", "project.read_only", worded("is open for reading only. Nothing was changed")),
    (
        "28",
        "team.login",
        worded("does not let you in. Check the name, and the password in PGPASSWORD"),
    ),
    ("3D", "team.database", worded("has no such database. Make it first: createdb NAME")),
    ("53100", "project.disk_full", worded("has no room on its disk. Tell whoever looks after it")),
    ("53", "team.full", worded("has no more connections or memory to give. Try again later")),
    ("3F", "project.missing", worded("holds no project. Make one: annotator new URL")),
    ("42P01", "project.damaged", worded("has lost a table. Restore a backup")),
)

# A refused connection has no SQLSTATE in psycopg, only the words of the server.
_WORDS = (
    ("starting up", "57P"),
    ("shutting down", "57P"),
    ("not yet accepting", "57P"),
    ("certificate", "ssl"),
    ("SSL", "ssl"),
    ("password", "28"),
    ("authentication failed", "28"),
    ("pg_hba.conf", "28"),
    ("role ", "28"),
    ("database ", "3D"),
    ("too many", "53"),
)


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turn what a server says into a UserError with a plain sentence about `name`."""
    try:
        yield
    except IntegrityError as fault:
        raise Conflict(
            worded("Something with the same id is in the project already. Nothing was written.")
        ) from fault
    except DBAPIError as fault:
        raise _user_error(fault.orig, name, lost=fault.connection_invalidated) from fault
    except PoolTimeout as fault:
        words = worded("{server} is busy with other work of this program. Try again.", server=name)
        raise UserError("project.locked", words) from fault
    except psycopg.Error as fault:
        raise _user_error(fault, name, lost=isinstance(fault, OperationalError)) from fault


def _user_error(fault: BaseException | None, name: str, *, lost: bool) -> UserError:
    said = " ".join(str(fault).split())
    state = getattr(fault, "sqlstate", None) or ""
    if not state and not lost and isinstance(fault, psycopg.OperationalError):
        state = next((kind for words, kind in _WORDS if words in said), "08")
    if state == "ssl":
        words = worded(
            "cannot prove who it is, so nothing was sent. Give its certificate as "
            "?sslrootcert=FILE, or ask for less with ?sslmode=require"
        )
        return UserError(
            "team.ssl", worded("{server} {what} ({said}).", server=name, what=words, said=said)
        )
    if lost and not state.startswith(("57P", "08")):
        state = "08"
    for part, key, words in _STATES:
        if state.startswith(part):
            return UserError(
                key, worded("{server} {what} ({said}).", server=name, what=words, said=said)
            )
    return UserError(
        "project.fault",
        worded("{server} answered: {said}. Nothing was changed.", server=name, said=said),
    )
