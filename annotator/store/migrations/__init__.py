"""Migrations: the steps from each revision of a project to the next, run by Alembic's operations.

A step and its number are one database transaction; the number is SQLite's `user_version`, so no
table of Alembic's own is needed. `create_all` makes a new project faster and must give the same
tables: a test holds the two against each other.
"""

import importlib

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

STEPS = ("r0001_start",)


def migrate(connection: Connection, revision: int) -> int:
    """Bring a project from `revision` to the newest one, inside the present transaction."""
    context = MigrationContext.configure(connection, opts={"render_as_batch": True})
    for number, name in enumerate(STEPS, start=1):
        if number > revision:
            with Operations.context(context):
                importlib.import_module(f"{__name__}.{name}").upgrade()
    return len(STEPS)
