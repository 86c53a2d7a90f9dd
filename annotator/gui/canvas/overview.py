"""Overview: what each row of the ruler beside the scroll bar shows. No widget, nothing painted.

A row stands for the text between two y of the page. It looks at no more than a few of the marks
that begin there, so that a ruler over 100,000 marks costs as little as one over 100.
"""

from collections import Counter
from dataclasses import dataclass

from annotator.gui.canvas.page import Page
from annotator.model.items import Fragment
from annotator.model.marks import Mark, Shape

MOST = 24
"""So many marks of a row are looked at, spread evenly over it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the commonest mark of spans and of events that begin there, and what needs an eye.

    `count` is how many marks begin in it.
    """

    span: Mark | None
    event: Mark | None
    problem: bool
    count: int


EMPTY = Row(None, None, False, 0)


def offset_at(page: Page, y: float) -> int:
    """The code point that stands about `y` (pixels of the page); nothing is laid out for it."""
    number = page.heights.at(y - page.top(0))
    top, high = page.top(number), max(1, page.heights.height(number))
    start, end = page.pieces.starts[number], page.pieces.ends[number]
    part = max(0.0, min(1.0, (y - top) / high))
    return start + round((end - start) * part)


def y_at(page: Page, offset: int) -> float:
    """About where a code point stands: the y of the page in pixels, by the same estimate."""
    number = page.pieces.at(offset)
    start, end = page.pieces.starts[number], page.pieces.ends[number]
    part = (offset - start) / max(1, end - start)
    return page.top(number) + page.heights.height(number) * min(1.0, max(0.0, part))


def range_of(page: Page, row: int, rows: int) -> Fragment:
    """The code points that a row of `rows` stands for, half-open."""
    high = page.height
    return offset_at(page, high * row / rows), offset_at(page, high * (row + 1) / rows)


def row_at(page: Page, offset: int, rows: int) -> int:
    """The row that a code point belongs to."""
    return max(0, min(rows - 1, int(y_at(page, offset) * rows / max(1, page.height))))


def look(page: Page, row: int, rows: int) -> Row:
    """What a row shows."""
    start, end = range_of(page, row, rows)
    last = row == rows - 1
    marks, count = page.index.beginning(start, end + last, MOST)
    if not marks:
        return EMPTY
    spans = [mark for mark in marks if mark.shape is Shape.SPAN]
    events = [mark for mark in marks if mark.shape is Shape.EVENT]
    problem = any(mark.problem or mark.disputed for mark in marks)
    return Row(_commonest(spans), _commonest(events), problem, count)


def _commonest(marks: list[Mark]) -> Mark | None:
    if not marks:
        return None
    colour, _ = Counter(mark.light for mark in marks).most_common(1)[0]
    return next(mark for mark in marks if mark.light == colour)
