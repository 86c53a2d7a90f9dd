"""The shape of our JSONL (design.md, section 7): one structure per JSON object, keys in order.

The order of the fields is the order of the keys; the defaults are what the short form leaves out.
"""

from typing import Literal

import msgspec

from annotator.formats.base import Unit
from annotator.model.document import Status
from annotator.model.items import Fragment, Scalar

FORMAT = "annotator/1"
ITEM_LIMIT = 200_000
DEPTH_LIMIT = 100


class Shape(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, gc=False):
    """An object of the file; a key that it does not know sends the record to the slow reader."""


class SchemeShape(Shape, kw_only=True, gc=False):
    """The scheme that a record was made with."""

    name: str
    version: int


class LabelShape(Shape, kw_only=True, gc=False):
    """A label on the whole document."""

    id: str = ""
    label: str
    attributes: dict[str, Scalar] = {}
    note: str = ""


class ZoneShape(Shape, kw_only=True, gc=False):
    """A zone; offsets in the record's unit."""

    id: str = ""
    kind: str
    start: int
    end: int


class EntityShape(Shape, kw_only=True, gc=False):
    """A span. `text` is the fragments joined by one space."""

    id: str = ""
    label: str
    start: int
    end: int
    text: str | None = None
    fragments: tuple[Fragment, ...] = ()
    head: Fragment | None = None
    norm: str = ""
    attributes: dict[str, Scalar] = {}
    note: str = ""


class TriggerShape(Shape, kw_only=True, gc=False):
    """The text of an event."""

    start: int
    end: int
    text: str | None = None
    fragments: tuple[Fragment, ...] = ()


class ArgumentShape(Shape, kw_only=True, gc=False):
    """A role and the id that fills it."""

    role: str
    target: str


class EventShape(Shape, kw_only=True, gc=False):
    """An event; its label is called `type` here, the field's word."""

    id: str = ""
    type: str
    trigger: TriggerShape
    arguments: tuple[ArgumentShape, ...] = ()
    attributes: dict[str, Scalar] = {}
    note: str = ""


class RelationShape(Shape, kw_only=True, gc=False):
    """A relation; its label is called `type` here."""

    id: str = ""
    type: str
    source: str
    target: str
    attributes: dict[str, Scalar] = {}
    note: str = ""


class ClusterShape(Shape, kw_only=True, gc=False):
    """A cluster."""

    id: str = ""
    label: str = ""
    members: tuple[str, ...]
    link: str = ""
    note: str = ""


class RecordShape(Shape, kw_only=True):
    """One line: a layer of a document with everything on it."""

    format: Literal["annotator/1"] = "annotator/1"
    id: str = ""
    external_id: str | None = None
    name: str = ""
    title: str | None = None
    text: str
    sha256: str | None = None
    source_sha256: str | None = None
    newline: Literal["lf", "crlf", "cr", "mixed", "none"] | None = None
    bom: bool = False
    offset_unit: Unit = Unit.CODEPOINT
    language: str = ""
    direction: Literal["rtl", "ltr"] | None = None
    scheme: SchemeShape | None = None
    author: str = ""
    status: Status | None = None
    flagged: bool = False
    note: str = ""
    seconds: int = 0
    meta: dict[str, object] = {}
    labels: tuple[LabelShape, ...] = ()
    zones: tuple[ZoneShape, ...] = ()
    entities: tuple[EntityShape, ...] = ()
    events: tuple[EventShape, ...] = ()
    relations: tuple[RelationShape, ...] = ()
    clusters: tuple[ClusterShape, ...] = ()
