"""Marks: what the painter draws, and nothing else. Frozen values; no widget, no pixels.

A pure function of the app room turns a state and a selection into marks; the canvas only paints
them, so the list itself can be a golden file.
"""

from enum import StrEnum

import msgspec

from annotator.model.items import Fragment


class Shape(StrEnum):
    """The kind of badge and line a mark has, so that kinds differ by shape and not by hue alone."""

    SPAN = "span"
    EVENT = "event"


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One mention as it is drawn.

    `fragments` are code points of the whole text, half-open. `badge` is the short name in the
    badge, `tip` the whole one. `light` and `dark` are ``#rrggbb``; `line` is solid, dashed,
    dotted or double. `number` (1-9) is the key that picks it while an argument slot is armed.
    `problem` says that something is missing or wrong, `pending` that it is only suggested, and
    `disputed` that another annotator sees it otherwise, `peer` that it is the same thing as what
    is selected.
    """

    item: str
    shape: Shape
    fragments: tuple[Fragment, ...]
    badge: str
    tip: str
    light: str
    dark: str
    line: str = "solid"
    selected: bool = False
    problem: bool = False
    pending: bool = False
    disputed: bool = False
    peer: bool = False
    number: int | None = None

    @property
    def start(self) -> int:
        """First code point."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.fragments[-1][1]


class Arc(msgspec.Struct, frozen=True, kw_only=True):
    """One line from a mention to another: an argument of an event, or a relation.

    `pill` is the name of the role or the relation; `dashed` tells a relation from an argument.
    `faint` is an arc of an event that is not selected, shown because all are.
    """

    source: str
    target: str
    pill: str
    light: str
    dark: str
    dashed: bool = False
    faint: bool = False


class ZoneMark(msgspec.Struct, frozen=True):
    """A zone as it is drawn: half-open code points, its kind, the name to show."""

    start: int
    end: int
    kind: str
    name: str


class Scene(msgspec.Struct, frozen=True):
    """All that stands on one text: marks in the order of the text, and the arcs to show.

    `selected` are the ids of the selected marks, so that nobody has to look through all of them.
    """

    marks: tuple[Mark, ...] = ()
    arcs: tuple[Arc, ...] = ()
    selected: tuple[str, ...] = ()
    zones: tuple[ZoneMark, ...] = ()
