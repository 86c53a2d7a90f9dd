"""Bidi boxes: the x intervals that cover a range of one visual line. Pixels of the paragraph.

Qt computes them when it paints a selection but offers no call for them. The recipe, measured over
tens of thousands of ranges, is that of the notes on the text view (7.2 to 7.7): three paths by
what the paragraph holds. All offsets here are UTF-16 units of the paragraph's string.
"""

from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum
from itertools import groupby, pairwise
from typing import NamedTuple, cast

import regex
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)

Interval = tuple[float, float]
"""Left and right edge, left < right."""

_EPS = 0.01
_JOIN = 1.0
_THIN = 0.5

_TRICKY = regex.compile(
    "[\u0300-\u036f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U00010000-\U0010ffff]"
)
_NOT_PLAIN_ARABIC = regex.compile(
    "[^\\s.,:!?…\\-\u0606-\u065f\u066a\u066d-\u06dc\u06de-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08e1\u08e3-\u08ff]"
)
_RTL = regex.compile(r"[\p{bc=R}\p{bc=AL}\p{bc=AN}]")
_NO_LETTER = regex.compile(r"[^\p{bc=R}\p{bc=AL}]")
_BREAKING = frozenset(
    "\u0009\u0020\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
_ALEFS = frozenset("\u0622\u0623\u0625\u0627\u0671")
_LAM = "\u0644"
_UNSEEN = regex.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_MARK = regex.compile(r"\p{M}")


class Path(Enum):
    """How the boxes of a paragraph are found."""

    FAST = "fast"
    TABLE = "table"
    PAINTED = "painted"


def path_for(text: str, *, rtl: bool) -> Path:
    """The path for a paragraph of base direction right to left (`rtl`) or left to right."""
    if _TRICKY.search(text):
        return Path.PAINTED
    if not rtl:
        return Path.PAINTED if _RTL.search(text) else Path.FAST
    return Path.TABLE if _NOT_PLAIN_ARABIC.search(text) else Path.FAST


class Cell(NamedTuple):
    """A box of one grapheme, the units [start, end): what a pointer can stand on."""

    left: float
    right: float
    start: int
    end: int


class LineBoxes:
    """The boxes of one visual line of a layout, which must outlive this object.

    `text` is the paragraph with one character for every UTF-16 unit.
    """

    def __init__(self, layout: QTextLayout, line: QTextLine, text: str, path: Path) -> None:
        self._layout = layout
        self._line = line
        self._text = text
        self._path = path
        self.first = line.textStart()
        self.last = line.textStart() + line.textLength()
        self._table: list[Interval | None] | None = None
        self._cells: list[Cell] | None = None

    def intervals(self, start: int, end: int) -> list[Interval]:
        """The intervals of the units `start` to `end`, clipped to the line, left to right.

        An alef that its lam has swallowed gets the left half of the lam, and the lam the other:
        a mark that begins inside لأحمد begins where the eye sees it. A letter is never cut from its
        marks: who has the letter has the whole, and who has only marks is shown on the letter.
        """
        start, end = max(start, self.first), min(end, self.last)
        if start >= end:
            return []
        start, end = self._uncut(start, end)
        found = self._raw(start, end)
        lam = self._swallowed(end)
        if lam is not None and lam >= start:
            found = _without(found, self._half(lam, end))
        lam = self._swallowed(start)
        if lam is not None:
            half = self._half(lam, start)
            found = _merged([*found, half] if half else found)
        return found

    def cell_at(self, x: float) -> Cell | None:
        """The cell that holds `x`, else the nearest one; None in a line without any.

        Cells are made when they are first asked for, and kept: a pointer asks often.
        """
        cells = self._made_cells()
        if not cells:
            return None
        at = bisect_right(cells, x, key=lambda cell: cell.left)
        near = cells[max(0, at - 2) : at + 1]
        return min(near, key=lambda cell: max(cell.left - x, x - cell.right, 0.0))

    def leftward(self, unit: int) -> bool | None:
        """Whether the letter at a unit runs to the left; None where there is no glyph, as a tab."""
        runs = self._line.glyphRuns(unit, 1)
        return runs[0].isRightToLeft() if runs else None

    def _uncut(self, start: int, end: int) -> tuple[int, int]:
        layout = self._layout
        if not layout.isValidCursorPosition(end):
            end = layout.nextCursorPosition(end)
        if not layout.isValidCursorPosition(start):
            after = layout.nextCursorPosition(start)
            start = after if after < end else layout.previousCursorPosition(start)
        return start, end

    def _made_cells(self) -> list[Cell]:
        if self._cells is None:
            ends = [self.first]
            while ends[-1] < self.last:
                ends.append(min(self.last, self._layout.nextCursorPosition(ends[-1])))
            # Controls have no box; leaving thousands of them out keeps the first press quick.
            ranges = [
                (start, end)
                for start, end in pairwise(ends)
                if end > start + 1 or not _UNSEEN.match(self._text[start])
            ]
            if self._path is Path.PAINTED:
                boxes = painted_ranges(self._layout, self._line, ranges)
            else:
                boxes = [self._raw(start, end) for start, end in ranges]
            self._cells = sorted(
                Cell(left, right, *units)
                for units, found in zip(ranges, self._shared(ranges, boxes), strict=True)
                for left, right in found
            )
        return self._cells

    def _shared(
        self, ranges: list[tuple[int, int]], boxes: list[list[Interval]]
    ) -> list[list[Interval]]:
        """Boxes of graphemes, where each swallowed alef has got its half of the lam."""
        for at in range(1, len(boxes)):
            here, before = self._text[ranges[at][0]], self._text[ranges[at - 1][0]]
            joined = ranges[at - 1][1] == ranges[at][0] and len(boxes[at - 1]) == 1
            if not (here in _ALEFS and before == _LAM and joined):
                continue
            if sum(right - left for left, right in boxes[at]) < _THIN:
                left, right = boxes[at - 1][0]
                boxes[at] = [(left, (left + right) / 2)]
                boxes[at - 1] = [((left + right) / 2, right)]
        return boxes

    def _raw(self, start: int, end: int) -> list[Interval]:
        if self._path is Path.FAST:
            one, other = self._x(start), self._x(end)
            return [(min(one, other), max(one, other))] if abs(one - other) > _EPS else []
        if self._path is Path.PAINTED:
            return painted_intervals(self._layout, self._line, start, end)
        if self._table is None:
            self._table = self._make_table()
        boxes = self._table[start - self.first : end - self.first]
        return _merged([box for box in boxes if box is not None and box[1] - box[0] > _EPS])

    def _x(self, unit: int) -> float:
        return cursor_x(self._line, unit)

    def _swallowed(self, unit: int) -> int | None:
        """The lam whose glyph the alef at `unit` is part of, without a width of its own."""
        text = self._text
        if not self.first < unit < self.last or text[unit] not in _ALEFS:
            return None
        lam = unit - 1
        while lam > self.first and _MARK.match(text[lam]):
            lam -= 1
        if text[lam] != _LAM:
            return None
        own = sum(right - left for left, right in self._raw(unit, unit + 1))
        return lam if own < _THIN else None

    def _half(self, lam: int, alef: int) -> Interval | None:
        whole = self._raw(lam, alef)
        if len(whole) != 1:
            return None
        left, right = whole[0]
        return left, (left + right) / 2

    def _make_table(self) -> list[Interval | None]:
        line, first, n = self._line, self.first, self.last - self.first
        lead = cursor_xs(line, range(first, self.last + 1))
        # The trailing edge tells who is in a left-to-right run. A letter that runs to the left
        # never is, so it is not asked: its own is anywhere left of its leading one.
        trail = [x - 1.0 for x in lead[:n]]
        asked = [hit.start() for hit in _NO_LETTER.finditer(self._text, first, self.last)]
        if n and (not asked or asked[-1] != self.last - 1):
            asked.append(self.last - 1)
        edges = cursor_xs(line, asked, QTextLine.Edge.Trailing)
        for unit, x in zip(asked, edges, strict=True):
            trail[unit - first] = x
        may_begin = set(asked)
        boxes: list[Interval | None] = [None] * n
        at = 0
        while at < n:
            if first + at in may_begin and self._begins_run(at, n, lead, trail):
                at = self._run(at, n, (lead, trail), boxes)
                continue
            here, other = lead[at], lead[at + 1] if at < n - 1 else trail[at]
            boxes[at] = (here, other) if here < other else (other, here)
            at += 1
        return boxes

    def _begins_run(self, at: int, n: int, lead: list[float], trail: list[float]) -> bool:
        if trail[at] > lead[at] + _EPS:
            return True
        if abs(trail[at] - lead[at]) >= _EPS:
            return False
        natural = self._line.naturalTextRect().left()
        last = at == n - 1
        return lead[at + 1] < lead[at] - _EPS or (last and natural < lead[at] - _EPS)

    def _run(
        self,
        at: int,
        n: int,
        edges: tuple[list[float], list[float]],
        boxes: list[Interval | None],
    ) -> int:
        """Fill in a left-to-right run that begins at `at`; where the next unit is."""
        lead, trail = edges
        ascending = trail[at] > lead[at] + _EPS
        end = at + 1
        while end < n and trail[end] > lead[end] + _EPS:
            end += 1
        seen = end
        if end == n:
            # Blanks that hang over the end of a broken run are counted by the cursor and left
            # out by the painter; the rest of the run moves by their width.
            while seen > at + 1 and self._text[self.first + seen - 1] in _BREAKING:
                seen -= 1
        right = trail[end - 1] if (end - 1 > at or ascending) else lead[at]
        shift = right - lead[seen] if seen < end else 0.0
        natural = self._line.naturalTextRect().left()
        left = lead[at] + shift if ascending else (lead[end] if end < n else natural)
        boxes[at] = (left, lead[at + 1] + shift if at + 1 < seen else right)
        for unit in range(at + 1, seen):
            boxes[unit] = (lead[unit] + shift, trail[unit] + shift)
        return end


def cursor_x(line: QTextLine, unit: int) -> float:
    """The x of a caret at a unit, its leading edge, in pixels of the layout."""
    return cursor_xs(line, (unit,))[0]


def cursor_xs(
    line: QTextLine, units: Sequence[int], edge: QTextLine.Edge | None = None
) -> list[float]:
    """The x of carets at some units, in pixels of the layout; without an edge the leading one.

    Asked for thousands of times a screenful, and an edge that is named costs as much as the answer.
    """
    answers: list[object]
    if edge is None:
        answers = [line.cursorToX(unit) for unit in units]
    else:
        answers = [line.cursorToX(unit, edge) for unit in units]
    # PySide6 gives pairs (x, position); its stubs promise bare numbers.
    if answers and isinstance(answers[0], tuple):
        return [pair[0] for pair in cast("list[tuple[float, int]]", answers)]
    return cast("list[float]", answers)


def painted_intervals(layout: QTextLayout, line: QTextLine, start: int, end: int) -> list[Interval]:
    """What Qt itself paints for a selection of units: exact by construction, to whole pixels."""
    return painted_ranges(layout, line, [(start, end)])[0]


def painted_ranges(
    layout: QTextLayout, line: QTextLine, ranges: list[tuple[int, int]]
) -> list[list[Interval]]:
    """What Qt paints for several ranges of units at once; where two meet, the later has the pixel.

    One row of pixels is painted and read back. The letters are transparent, so that only the
    grounds are seen; the row is near the top, where few emoji, which have their own colours, reach.
    """
    width = int(line.width()) + 2
    strip = QImage(width, 1, QImage.Format.Format_RGB32)
    strip.fill(Qt.GlobalColor.white)
    painter = QPainter(strip)
    painter.setPen(QPen(Qt.GlobalColor.transparent))
    top = line.y() + 1
    looks = [_ground(number, start, end) for number, (start, end) in enumerate(ranges)]
    layout.draw(painter, QPointF(0, -top), looks, QRectF(0, 0, width, 1))
    painter.end()
    found: list[list[Interval]] = [[] for _ in ranges]
    x = 0
    for colour, pixels in groupby(memoryview(strip.constBits()).cast("I")):
        begin, x = x, x + len(list(pixels))
        number = colour & 0xFFFFFF
        if number < len(ranges):
            found[number].append((float(begin), float(x)))
    return found


def _ground(number: int, start: int, end: int) -> QTextLayout.FormatRange:
    """A range of units whose ground has its number for a colour."""
    look = QTextCharFormat()
    look.setBackground(QBrush(QColor.fromRgb(number)))
    look.setForeground(QBrush(Qt.GlobalColor.transparent))
    chosen = QTextLayout.FormatRange()
    chosen.start, chosen.length, chosen.format = start, end - start, look
    return chosen


def _merged(boxes: list[Interval]) -> list[Interval]:
    merged: list[Interval] = []
    for left, right in sorted(boxes):
        if merged and left < merged[-1][1] + _JOIN:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _without(boxes: list[Interval], cut: Interval | None) -> list[Interval]:
    if cut is None:
        return boxes
    left, right = cut
    kept = []
    for a, b in boxes:
        kept += [(a, min(b, left)), (max(a, right), b)]
    return [(a, b) for a, b in kept if b - a > _EPS]
