"""Scheme rows: where head and entries stand in the project, and the hash that proves the labels.

The labels that a project begins with are not in the log; their hash stands beside them.
"""

import hashlib
from collections.abc import Callable

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from annotator.model.edits import Edit
from annotator.model.entry import Entry
from annotator.model.scheme import AttributeDef, Label, Names, Scheme, SchemeHead
from annotator.sentences import worded
from annotator.store import rows
from annotator.store.schema import project, scheme_labels

Held = Callable[[object, Edit, str], None]
"""Raises Conflict unless an edit starts from what is stored, which comes first, under a name."""

SCHEME_HASH = "scheme_sha256"
"""The key, in the table `project`, of the hash of the scheme that the project began with."""


HEAD = "scheme"
"""The key, in the same table, of the head of the scheme."""

ENTRY = "entry/"
"""Before the keys of entries in that table."""


def project_key(value: SchemeHead | Entry) -> str:
    """The key in the table `project` under which a head or an entry stands."""
    return HEAD if isinstance(value, SchemeHead) else ENTRY + value.key


class _Hashed(msgspec.Struct, frozen=True):
    """A head as the hash has it: without a tag, as it was before heads could be edited."""

    name: str
    version: int
    names: Names
    attributes: tuple[AttributeDef, ...]


def _hashed(label: Label) -> bytes:
    """A label as the hash has it: one that is not retired as it was before any could be."""
    row = msgspec.to_builtins(label)
    if not label.retired:
        del row["retired"]
    return msgspec.json.encode(row)


def scheme_hash(scheme: Scheme) -> str:
    """SHA-256 of a scheme, hexadecimal; the order of its labels does not count."""
    head = _Hashed(scheme.name, scheme.version, scheme.names, scheme.attributes)
    whole = hashlib.sha256(msgspec.json.encode(head))
    for label in sorted(scheme.labels, key=lambda label: label.key):
        whole.update(b"\n" + _hashed(label))
    return whole.hexdigest()


def put_label(connection: Connection, edit: Edit, value: Label, held: Held) -> None:
    """Write a label after an edit; `held` refuses an edit that starts from something else."""
    here = scheme_labels.c.key == value.key
    body = connection.scalar(select(scheme_labels.c.body).where(here))
    held(msgspec.json.decode(body, type=Label) if body else None, edit, value.key)
    if edit.after is None:
        connection.execute(delete(scheme_labels).where(here))
    elif body is not None:
        changed = update(scheme_labels).where(here).values(body=rows.to_json(edit.after))
        connection.execute(changed)
    else:
        position = scheme_labels.c.position
        last = connection.scalar(select(position).order_by(position.desc()).limit(1))
        row = {"key": value.key, "position": (last or 0) + 1, "body": rows.to_json(edit.after)}
        connection.execute(insert(scheme_labels), row)


def put_project_value(
    connection: Connection, edit: Edit, value: SchemeHead | Entry, held: Held
) -> None:
    """Write a head or an entry after an edit; `held` as for a label."""
    here = project.c.key == project_key(value)
    body = connection.scalar(select(project.c.value).where(here))
    stored = msgspec.json.decode(body, type=type(value)) if body else None
    held(stored, edit, worded("The scheme"))
    if edit.after is None:
        connection.execute(delete(project).where(here))
    elif body is not None:
        connection.execute(update(project).where(here).values(value=rows.to_json(edit.after)))
    else:
        row = {"key": project_key(value), "value": rows.to_json(edit.after)}
        connection.execute(insert(project), row)
