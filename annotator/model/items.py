"""The items of a layer: spans, events, relations, clusters, document labels.

Frozen values without behaviour that needs a window or a disk. Offsets are code points, half-open.
"""

from collections.abc import Mapping
from typing import TypeAlias

import msgspec

Fragment: TypeAlias = tuple[int, int]
"""One half-open range of code points ``(start, end)``."""

Scalar: TypeAlias = str | bool | int | float
"""What an attribute may hold: what JSON can say without nesting."""

Attributes: TypeAlias = Mapping[str, Scalar]

# Items never point back at what points at them, so the collector of cycles need not look at them
# (`gc=False`): it would spend its time on some hundred thousand of them in vain.


class Argument(msgspec.Struct, frozen=True, gc=False):
    """A role of an event and the id of the span or event that fills it."""

    role: str
    target: str


class Mention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The base of what stands on the text.

    `fragments` are in the order of the text and do not touch each other; `quote` is their text,
    joined by one space, and is compared with the document wherever the mention is read.
    """

    id: str
    fragments: tuple[Fragment, ...]
    quote: str
    label: str
    attributes: Attributes = {}
    note: str = ""

    @property
    def start(self) -> int:
        """First code point of the first fragment."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """One past the last code point of the last fragment."""
        return self.fragments[-1][1]


class Span(Mention, frozen=True, kw_only=True, tag="span", gc=False):
    """An entity mention: one label on one or more ranges.

    `head` is a range inside it (ACE), `norm` a written-out form: «القوات المسلحة» for
    «للقوات المسلحة», whose surface has lost a letter.
    """

    head: Fragment | None = None
    norm: str = ""


class Event(Mention, frozen=True, kw_only=True, tag="event", gc=False):
    """An event: its fragments are the trigger, its arguments point at items of the same layer."""

    arguments: tuple[Argument, ...] = ()


class Relation(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag="relation"):
    """A directed, labelled line from one item to another."""

    id: str
    label: str
    source: str
    target: str
    attributes: Attributes = {}
    note: str = ""


class Cluster(msgspec.Struct, frozen=True, kw_only=True, tag="cluster"):
    """Mentions that refer to the same thing, with an optional link to a knowledge base."""

    id: str
    members: tuple[str, ...]
    label: str = ""
    link: str = ""
    note: str = ""


class DocumentLabel(msgspec.Struct, frozen=True, kw_only=True, tag="label"):
    """A label on the whole document."""

    id: str
    label: str
    attributes: Attributes = {}
    note: str = ""


LayerItem: TypeAlias = Span | Event | Relation | Cluster | DocumentLabel
"""Anything that belongs to a layer and has an id there."""


def references(item: LayerItem) -> tuple[str, ...]:
    """The ids that an item points at, in its own order; one id may occur twice."""
    if isinstance(item, Event):
        return tuple(argument.target for argument in item.arguments)
    if isinstance(item, Relation):
        return (item.source, item.target)
    if isinstance(item, Cluster):
        return item.members
    return ()


def quote_of(text: str, fragments: tuple[Fragment, ...]) -> str:
    """The text of the fragments (code points of `text`), joined by one space."""
    return " ".join(text[start:end] for start, end in fragments)
