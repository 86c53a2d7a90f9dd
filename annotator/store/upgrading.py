"""Upgrading: an older project becomes one of today, after a verified copy, in one transaction."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine

from annotator.errors import UserError
from annotator.store import engine as sqlite
from annotator.store.migrations import migrate

_CHECK = "PRAGMA quick_check(1)"


def upgrade(engine: Engine, path: Path, revision: int) -> None:
    """Copy the project beside itself, check the copy, then take all steps at once.

    Raises UserError ``project.no_backup`` when the copy cannot be made; the project is untouched.
    """
    copy = path.with_name(f"{path.name}.before-{revision + 1}")
    try:
        _copy(engine, copy)
    except (OSError, sqlite3.Error) as fault:
        copy.unlink(missing_ok=True)
        words = f"{path} was not renewed, because no copy of it could be made first ({fault})."
        raise UserError("project.no_backup", words) from fault
    with sqlite.translated(path), engine.begin() as connection:
        sqlite.stamp(connection, migrate(connection, revision))


def _copy(engine: Engine, copy: Path) -> None:
    source = engine.raw_connection().driver_connection
    target = sqlite3.connect(copy)
    try:
        source.backup(target)  # type: ignore[union-attr] # sqlite3 gives one always
        if target.execute(_CHECK).fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("the copy is not sound")
    finally:
        target.close()
