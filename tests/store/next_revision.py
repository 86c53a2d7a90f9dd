"""A revision of the project file that comes after today's: one more table, and a column of it.

`install` makes the program believe in it, in a test or in a child process.
"""

import sys
import types

import sqlalchemy

from annotator.store import migrations, schema, sqlite, sqlite_engine, verifying

NAME = "r9999_tests"


def upgrade():
    """Several statements, so that there is a middle to be cut off in."""
    from alembic import op

    op.create_table("later", sqlalchemy.Column("pk", sqlalchemy.Integer, primary_key=True))
    op.execute("INSERT INTO later (pk) VALUES (1), (2)")
    op.create_index("later_pk", "later", ["pk"])
    op.execute("INSERT INTO later (pk) SELECT pk + 10 FROM documents")


def install(set_item, set_attribute):
    """Put the revision into the program. Both take (object, name, value) and may undo it later."""
    step = types.ModuleType(f"{migrations.__name__}.{NAME}")
    step.upgrade = upgrade
    following = schema.REVISION + 1
    expected = {
        **sqlite.expected_schema(),
        ("table", "later"): "CREATE TABLE later ( pk INTEGER NOT NULL, PRIMARY KEY (pk) )",
        ("index", "later_pk"): "CREATE INDEX later_pk ON later (pk)",
    }
    set_item(sys.modules, step.__name__, step)
    set_attribute(migrations, "STEPS", (*migrations.STEPS, NAME))
    set_item(sqlite_engine._REVISIONS, following, f"PRAGMA user_version={following}")
    set_attribute(sqlite, "expected_schema", lambda: dict(expected))
    for module in (sqlite, verifying):
        set_attribute(module, "REVISION", following)
