"""Edits and transactions: every change is a value, before and after.

The inverse is a swap, so nobody writes undo code.
"""

from enum import StrEnum
from typing import TypeAlias

import msgspec

from annotator.model.document import Document, Layer, LayerKey, TextVersion, Zone
from annotator.model.entry import Entry
from annotator.model.items import Cluster, DocumentLabel, Event, Relation, Span
from annotator.model.scheme import Label, SchemeHead

Value: TypeAlias = (
    Span
    | Event
    | Relation
    | Cluster
    | DocumentLabel
    | Zone
    | Layer
    | Document
    | TextVersion
    | Label
    | SchemeHead
    | Entry
)


class Origin(StrEnum):
    """Where a transaction came from. TIME counts the seconds spent: logged, and never undone."""

    LOCAL = "local"
    UNDO = "undo"
    REDO = "redo"
    IMPORT = "import"
    TIME = "time"


class Edit(msgspec.Struct, frozen=True):
    """Before and after of one value at one place.

    Nothing -> value is an addition, value -> nothing a deletion, old -> new a change. `place`
    names the layer; documents, texts and zones have an empty author there, labels and head
    of the scheme and entries of the project have both names empty.
    """

    place: LayerKey
    before: Value | None
    after: Value | None

    @property
    def value(self) -> Value:
        """The value after the edit, or the deleted one."""
        value = self.after if self.after is not None else self.before
        assert value is not None, "an edit of nothing"
        return value

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.place, self.after, self.before)


class Transaction(msgspec.Struct, frozen=True, kw_only=True):
    """One act of the user: the unit of undo, commit, log and repaint.

    `time` is UTC in ISO 8601, for people; order comes from the log. `undoes` names the act that
    an undo takes back or a redo brings again.
    """

    id: str
    edits: tuple[Edit, ...]
    title: str
    author: str
    time: str
    origin: Origin = Origin.LOCAL
    undoes: str | None = None

    def inverse_edits(self) -> tuple[Edit, ...]:
        """The edits that take this act back, last first."""
        return tuple(edit.inverse() for edit in reversed(self.edits))


SCHEME_PLACE = LayerKey("", "")
"""Where labels and head of the scheme, and entries of the project, are edited."""


def document_place(document: str) -> LayerKey:
    """Where a document itself, its texts and its zones are edited."""
    return LayerKey(document, "")
