"""Grips: the ends of selected marks that the mouse takes hold of, and where a drag puts them.

Pixels are those of the page. Nothing here changes a mark: the canvas tells the window what was
dragged where, and the window asks the session.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from annotator.gui.canvas.page import Page
from annotator.model.items import Fragment
from annotator.model.marks import Mark
from annotator.text import clitics
from annotator.text.boundaries import grapheme_start, next_grapheme, previous_grapheme
from annotator.text.words import word_at

_REACH = 5.0
_TAB = 6.0


@dataclass(frozen=True, slots=True)
class Grip:
    """One end of one fragment of a mark: a line at x from `top` to `bottom`, pixels of the page.

    `at` is its code point, `part` the number of the fragment, `last` says which end it is.
    `outwards` is -1 where the mark lies to the right of its line, 1 where it lies to the left.
    """

    mark: Mark
    part: int
    last: bool
    at: int
    x: float
    top: float
    bottom: float
    outwards: int

    def holds(self, point: QPointF) -> bool:
        """Whether a press at `point` takes hold of it."""
        near = abs(point.x() - self.x) <= _REACH
        return near and self.top - _TAB <= point.y() <= self.bottom

    def rect(self) -> QRectF:
        """All that is painted of it."""
        return QRectF(self.x - _TAB - 2, self.top - _TAB - 2, 2 * _TAB + 4, self.bottom + 4)


def grips_of(page: Page, marks: Iterable[Mark], top: float, bottom: float) -> list[Grip]:
    """The grips of marks whose lines lie between two y; nothing is laid out that was not."""
    found = []
    for mark in marks:
        for part, (start, end) in enumerate(mark.fragments):
            for last, at in ((False, start), (True, end)):
                if page.caret_near(max(start, at - 1) if last else at, top, bottom):
                    grip = _grip(page, mark, part, last)
                    if grip is not None and grip.bottom >= top and grip.top <= bottom:
                        found.append(grip)
    return found


def _grip(page: Page, mark: Mark, part: int, last: bool) -> Grip | None:
    start, end = mark.fragments[part]
    inside = previous_grapheme(page.text, end) if last else start
    after = end if last else next_grapheme(page.text, start)
    block = page.holding(inside)
    paragraph, local = block.paragraph, inside - block.start
    line = paragraph.line_of(local)
    boxes = paragraph.intervals(line, local, after - block.start)
    if not boxes:
        return None
    left, right = boxes[0][0], boxes[-1][1]
    at_left = last == page.runs_left(inside)
    y = page.top(block.number)
    return Grip(
        mark,
        part,
        last,
        end if last else start,
        left if at_left else right,
        y + line.baseline - paragraph.rise,
        y + line.bottom,
        -1 if at_left else 1,
    )


def dragged(text: str, grip: Grip, to: int, *, exact: bool) -> tuple[Fragment, ...]:
    """The fragments of the mark with this end at the code point `to`.

    The end goes to the nearest edge of a word or of a clitic, or with `exact` to that grapheme.
    At least one grapheme is left, and an end never runs over another fragment.
    """
    parts = list(grip.mark.fragments)
    start, end = parts[grip.part]
    low = parts[grip.part - 1][1] + 1 if grip.part else 0
    high = parts[grip.part + 1][0] - 1 if grip.part + 1 < len(parts) else len(text)
    at = grapheme_start(text, max(low, min(to, high)))
    if not exact:
        at = max(low, min(nearest_edge(text, at, last=grip.last), high))
    if grip.last:
        parts[grip.part] = (start, max(at, next_grapheme(text, start)))
    else:
        parts[grip.part] = (min(at, previous_grapheme(text, end)), end)
    return tuple(parts)


def nearest_edge(text: str, at: int, *, last: bool) -> int:
    """The edge nearest to a code point where a name may begin or, with `last`, end.

    Edges are those of words and of the clitics written onto them. Between words it is the end of
    the word before, or the start of the word behind.
    """
    word = word_at(text, at)
    if word is None:
        return at
    if word[1] <= at:
        return word[1] if last or at == len(text) else at
    edges = [start for start, _ in clitics.clitic_split(text, *word)]
    edges.append(word[1])
    return min(edges, key=lambda edge: (abs(edge - at), edge))
