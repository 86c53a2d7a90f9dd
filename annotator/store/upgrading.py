"""Upgrading: the verified copy that is made of a project file before it becomes one of today."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine

from annotator.errors import UserError

_CHECK = "PRAGMA quick_check(1)"


def copy_before(engine: Engine, path: Path, revision: int) -> None:
    """Copy a project of `revision` beside itself, and check the copy.

    Raises UserError ``project.no_backup`` when the copy cannot be made; the project is untouched.
    """
    copy = path.with_name(f"{path.name}.before-{revision + 1}")
    try:
        _copy(engine, copy)
    except (OSError, sqlite3.Error) as fault:
        copy.unlink(missing_ok=True)
        words = f"{path} was not renewed, because no copy of it could be made first ({fault})."
        raise UserError("project.no_backup", words) from fault


def _copy(engine: Engine, copy: Path) -> None:
    source = engine.raw_connection().driver_connection
    target = sqlite3.connect(copy)
    try:
        source.backup(target)  # type: ignore[union-attr] # sqlite3 gives one always
        if target.execute(_CHECK).fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("the copy is not sound")
    finally:
        target.close()
