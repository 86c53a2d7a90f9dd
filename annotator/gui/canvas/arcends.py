"""Arcends: where an arc takes hold of a mark - its line, free x below and above, and the y there.

Pixels of the page; nothing is planned here. A mark in several fragments is taken hold of at the
fragment nearest to the other end of the arc.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.gui.canvas.arcplan import End, Leg
from annotator.gui.canvas.geometry import LineMarks, spots_below, spread
from annotator.model.items import Fragment
from annotator.model.marks import Mark

if TYPE_CHECKING:
    from annotator.gui.canvas.page import Block, Page

_RING = 3.0
"""Pixels that the ring of a selected badge reaches out."""

_CLEAR = 4.0


def beyond(page: "Page", mark: Mark, piece: int, side: int) -> End:
    """The end of an arc that lies above (-1) or below (1) everything that is laid out now."""
    return End(mark.item, piece, 0, (), (), rtl=page.pieces.direction(piece) == "rtl", beyond=side)


def nearest(mark: Mark, towards: Mark) -> Fragment:
    """The fragment of a mark with the fewest characters between it and another mark."""

    def away(part: Fragment) -> int:
        return min(max(a - part[1], part[0] - b, 0) for a, b in towards.fragments)

    return min(mark.fragments, key=away)


def end_at(page: "Page", mark: Mark, part: Fragment) -> End | None:
    """The end of an arc at one fragment of a mark; None where the mark is not to be seen.

    The first fragment is taken hold of where the badge hangs.
    """
    block = page.block(page.pieces.at(part[0]))
    anchor = block.geometry.anchors.get(mark.item)
    if part == mark.fragments[0] and anchor is not None:
        line = anchor.line
    else:
        line = block.paragraph.line_of(part[0] - block.start).number
    marks = block.marks[line]
    at = number_of(marks, mark.item)
    if at is None:
        return None
    row = block.paragraph.lines[line]
    boxes = block.paragraph.intervals(row, part[0] - block.start, part[1] - block.start)
    above = [x for left, right in boxes or marks.intervals[at] for x in spread(left + 3, right - 3)]
    middle = (min(above) + max(above)) / 2
    above.sort(key=lambda x: abs(x - middle))
    below = tuple(_below(marks, at, boxes))
    return End(mark.item, block.number, line, below, tuple(above), block.paragraph.rtl)


def number_of(marks: LineMarks, item: str) -> int | None:
    """Which of the marks of a line an item is."""
    return next((n for n, mark in enumerate(marks.marks) if mark.item == item), None)


def _below(marks: LineMarks, at: int, boxes: list[tuple[float, float]]) -> Iterator[float]:
    """Places under the badge, then under the bar where no badge stands beside."""
    place, piece = marks.allotment.places[at], marks.pieces[at]
    if place is None:
        return
    badge = None if place.badge is None else (place.badge, place.badge + piece.badge)
    for x in spots_below(marks, marks.marks[at].item):
        if badge is not None and badge[0] + _CLEAR <= x <= badge[1] - _CLEAR:
            yield x
        elif badge is not None and badge[0] - _CLEAR < x < badge[1] + _CLEAR:
            continue
        elif any(left < x < right for left, right in boxes):
            yield x


def end_y(page: "Page", leg: Leg) -> float:
    """Where the line of a leg may begin: clear of the badge or the bar, or above the letters."""
    block, top = page.block(leg.end.piece), page.top(leg.end.piece)
    line = block.paragraph.lines[leg.end.line]
    if not leg.below:
        return top + line.baseline - block.paragraph.rise - 2
    marks, m = block.marks[leg.end.line], page.style.measures
    at = number_of(marks, leg.end.item)
    place = marks.allotment.places[at] if at is not None else None
    if at is None or place is None:
        return float(top + line.bottom)
    y = top + line.bottom + marks.lane_tops[place.lane]
    if place.badge is not None and place.badge <= leg.x <= place.badge + marks.pieces[at].badge:
        ring = _RING if marks.marks[at].selected else 0.5
        return y + round(m.bar) + 1 + m.badge + ring
    return y + m.bar + 1


def span_of(block: "Block", line: int) -> tuple[float, float]:
    """Top and bottom of the letters of a line, in pixels of its piece."""
    row = block.paragraph.lines[line]
    return row.baseline - block.paragraph.rise, row.bottom
