"""Chain: the hashes over the log, by which a changed, lost or foreign line of it shows.

Pure; it asks no database anything. One chain runs through each layer (reliability.md, E14).
"""

import hashlib
from typing import Any, Protocol

CHAIN_START = ""
"""What the first link of a layer's chain of hashes follows."""

_FIELDS = ("id", "title", "origin", "author", "time", "undoes", "body")
_NOTHING = b"\xff" * 8


class Line(Protocol):
    """A line of the log by the names of its columns: a mapping, or a row of a driver."""

    def __getitem__(self, name: str, /) -> Any: ...  # noqa: ANN401 - what a driver gives


def digest(row: Line) -> bytes:
    """SHA-256 of a whole line of the log: each field with its length before it.

    `row` has the text columns of the table `transactions`; KeyError when one is missing.
    """
    whole = hashlib.sha256()
    for name in _FIELDS:
        value = row[name]
        if value is None:
            whole.update(_NOTHING)
            continue
        said = str(value).encode()
        whole.update(len(said).to_bytes(8, "big"))
        whole.update(said)
    return whole.digest()


def link(previous: str, line: bytes) -> str:
    """The next link of a chain: of the link before and the `digest` of a line, hexadecimal."""
    return hashlib.sha256(previous.encode() + b"\0line\0" + line).hexdigest()


def body_link(previous: str, body: str) -> str:
    """The next link as the first projects have it: over the body of the line alone."""
    return hashlib.sha256(previous.encode() + b"\0" + body.encode()).hexdigest()


def follows(previous: str, row: Line, found: str) -> bool:
    """Whether `found` is the link of this line of the log after `previous`, in either way.

    A link over the whole line never fits the older formula, so that taking both opens nothing.
    """
    if link(previous, digest(row)) == found:
        return True
    return body_link(previous, row["body"]) == found
