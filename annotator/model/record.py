"""A record: one layer of one document, whole; what formats read and write and the store streams."""

from typing import TypeAlias

import msgspec

from annotator.model.document import Document, Layer, Status, TextVersion, Zone
from annotator.model.items import Cluster, DocumentLabel, Event, LayerItem, Relation, Span


class SchemeName(msgspec.Struct, frozen=True):
    """Which scheme a record was made with."""

    name: str
    version: int


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One layer of one document with everything on it. Offsets are code points of `text.text`."""

    document: Document
    text: TextVersion
    author: str
    layer: Layer
    scheme: SchemeName
    zones: tuple[Zone, ...] = ()
    items: tuple[LayerItem, ...] = ()


_KINDS = {Span: 0, Event: 1, Relation: 2, Cluster: 3, DocumentLabel: 4}

OrderKey: TypeAlias = tuple[int, int, int, str]


def canonical_key(item: LayerItem) -> OrderKey:
    """The order of items in our files: by kind, start, longest first, then id.

    Items that do not stand on the text have no start and are ordered by id.
    """
    kind = _KINDS[type(item)]
    if kind <= 1:
        fragments = item.fragments  # type: ignore[union-attr] # the first two kinds are mentions
        return (kind, fragments[0][0], -fragments[-1][1], item.id)
    return (kind, 0, 0, item.id)


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of the list of documents, as one author sees it.

    `date` is ISO 8601, as far as it is known, or "". `seconds` is time spent. `counted` says
    whether `spans`, `events` and `date` have been read yet.
    """

    id: str
    name: str
    title: str
    status: Status = Status.NEW
    flagged: bool = False
    spans: int = 0
    events: int = 0
    note: str = ""
    seconds: int = 0
    date: str = ""
    counted: bool = True
