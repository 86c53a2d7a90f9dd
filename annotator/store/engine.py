"""Engine: the door to the database. It alone knows that there are two kinds.

What is said to SQLite stands in `sqlite.py` and `sqlite_engine.py`, what is said to PostgreSQL in
`postgres.py`.
"""

import importlib
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from annotator.errors import UserError
from annotator.model.place import Place
from annotator.sentences import worded
from annotator.store.database import Database, Fill
from annotator.store.sqlite import SqliteDatabase

if TYPE_CHECKING:
    from annotator.store.postgres import PostgresDatabase


def create_database(place: Place, fill: Fill) -> Database:
    """Make an empty project at a place where there is none; UserError ``project.exists``."""
    if isinstance(place, Path):
        return SqliteDatabase.create(place, fill)
    return _postgres().create(place, fill)


def open_database(place: Place, *, read_only: bool) -> Database:
    """Open a project; UserError in plain words when it cannot be, and nothing was changed."""
    if isinstance(place, Path):
        return SqliteDatabase.open(place, read_only=read_only)
    return _postgres().open(place, read_only=read_only)


def _postgres() -> "type[PostgresDatabase]":
    found: type[PostgresDatabase] = with_driver("annotator.store.postgres").PostgresDatabase
    return found


def with_driver(name: str) -> ModuleType:
    """A module of this room that needs the driver; UserError ``team.driver`` when there is none.

    Loaded only here, since only a project on a server should pay for it.
    """
    try:
        return importlib.import_module(name)
    except ImportError as fault:
        words = worded(
            "The driver for PostgreSQL cannot be loaded ({fault}). Install it into the program's "
            "environment: pip install 'psycopg[binary]'",
            fault=str(fault),
        )
        raise UserError("team.driver", words) from fault
