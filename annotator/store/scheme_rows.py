"""Scheme rows: the head of a scheme as the project keeps it, and the hash that proves its labels.

The labels that a project begins with are not in the log; their hash stands beside them. Pure.
"""

import hashlib

import msgspec

from annotator.model.scheme import AttributeDef, Names, Scheme

SCHEME_HASH = "scheme_sha256"
"""The key, in the table `project`, of the hash of the scheme that the project began with."""


class SchemeHead(msgspec.Struct, frozen=True):
    """A scheme without its labels, which have rows of their own."""

    name: str
    version: int
    names: Names
    attributes: tuple[AttributeDef, ...]


def scheme_hash(scheme: Scheme) -> str:
    """SHA-256 of a scheme, hexadecimal; the order of its labels does not count."""
    head = SchemeHead(scheme.name, scheme.version, scheme.names, scheme.attributes)
    whole = hashlib.sha256(msgspec.json.encode(head))
    for label in sorted(scheme.labels, key=lambda label: label.key):
        whole.update(b"\n" + msgspec.json.encode(label))
    return whole.hexdigest()
