"""A document, its frozen text, its zones and the layers on it."""

import hashlib
from enum import StrEnum

import msgspec


class Status(StrEnum):
    """How far an author is with a document."""

    NEW = "new"
    IN_PROGRESS = "in-progress"
    DONE = "done"


class LayerKey(msgspec.Struct, frozen=True, order=True):
    """The name of a layer: one author's items in one document."""

    document: str
    author: str


class Layer(msgspec.Struct, frozen=True, kw_only=True, tag="layer"):
    """One author's work on one document, apart from its items. `seconds` is time spent."""

    status: Status = Status.NEW
    flagged: bool = False
    note: str = ""
    seconds: int = 0


class Document(msgspec.Struct, frozen=True, kw_only=True, tag="document"):
    """An article. `external_id` is its name elsewhere; `meta` is whatever its source said of it."""

    id: str
    name: str
    title: str
    language: str = "ar"
    direction: str = "rtl"
    external_id: str | None = None
    meta: dict[str, object] = {}
    text_version: int = 1


class TextVersion(msgspec.Struct, frozen=True, kw_only=True, tag="text"):
    """One text of a document; it never changes, a corrected source is a further version.

    The edit from one to another stands for putting the other in force; both stay in the project.
    `text` has LF line ends and no byte order mark; what the source had stands in `newline`
    ("lf", "crlf", "cr", "mixed", "none") and `bom`. `sha256` is of `text` in UTF-8,
    `source_sha256` of the bytes that came in; both are lower-case hexadecimal.
    """

    document: str
    number: int = 1
    text: str
    sha256: str
    source_sha256: str
    newline: str = "lf"
    bom: bool = False


class Zone(msgspec.Struct, frozen=True, kw_only=True, tag="zone"):
    """A part of a document with a kind; it belongs to the document, not to a layer."""

    id: str
    kind: str
    start: int
    end: int


def text_sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8, lower-case hexadecimal. The text holds no lone surrogate."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
