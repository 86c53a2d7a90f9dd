"""Scheme rows: where head and entries stand in the project, and the hash that proves the labels.

The labels that a project begins with are not in the log; their hash stands beside them. Pure.
"""

import hashlib

import msgspec

from annotator.model.entry import Entry
from annotator.model.scheme import AttributeDef, Label, Names, Scheme, SchemeHead

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
