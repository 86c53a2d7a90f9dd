"""Bidi boxes: the x intervals that cover a range of one visual line. Pixels of the paragraph.

Qt computes them when it paints a selection but offers no call for them. The recipe, measured over
tens of thousands of ranges, is that of the notes on the text view (7.2 to 7.7): three paths by
what the paragraph holds. All offsets here are UTF-16 units of the paragraph's string.
"""

from enum import Enum
from typing import cast

import regex
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPen, QTextCharFormat, QTextLayout, QTextLine

Interval = tuple[float, float]
"""Left and right edge, left < right."""

_EPS = 0.01
_JOIN = 1.0

_TRICKY = regex.compile(
    "[\u0300-\u036f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U00010000-\U0010ffff]"
)
_NOT_PLAIN_ARABIC = regex.compile(
    "[^\\s.,:!?…\\-\u0606-\u065f\u066a\u066d-\u06dc\u06de-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08e1\u08e3-\u08ff]"
)
_RTL = regex.compile(r"[\p{bc=R}\p{bc=AL}\p{bc=AN}]")
_BREAKING = frozenset(
    "\u0009\u0020\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
_ALEFS = frozenset("\u0622\u0623\u0625\u0627\u0671")
_LAM = "\u0644"
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

    def intervals(self, start: int, end: int) -> list[Interval]:
        """The intervals of the units `start` to `end`, clipped to the line, left to right.

        An alef that its lam has swallowed gets the left half of the lam, and the lam the other:
        a mark that begins inside لأحمد begins where the eye sees it.
        """
        start, end = max(start, self.first), min(end, self.last)
        if start >= end:
            return []
        found = self._raw(start, end)
        lam = self._swallowed(end)
        if lam is not None and lam >= start:
            found = _without(found, self._half(lam, end))
        lam = self._swallowed(start)
        if lam is not None:
            half = self._half(lam, start)
            found = _merged([*found, half] if half else found)
        return found

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
        return lam if own < 0.5 else None

    def _half(self, lam: int, alef: int) -> Interval | None:
        whole = self._raw(lam, alef)
        if len(whole) != 1:
            return None
        left, right = whole[0]
        return left, (left + right) / 2

    def _make_table(self) -> list[Interval | None]:
        line, first, n = self._line, self.first, self.last - self.first
        lead = [cursor_x(line, first + k) for k in range(n + 1)]
        trail = [cursor_x(line, first + k, QTextLine.Edge.Trailing) for k in range(n)]
        boxes: list[Interval | None] = [None] * n
        at = 0
        while at < n:
            if self._begins_run(at, n, lead, trail):
                at = self._run(at, n, (lead, trail), boxes)
                continue
            other = lead[at + 1] if at < n - 1 else trail[at]
            boxes[at] = (min(lead[at], other), max(lead[at], other))
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


def cursor_x(line: QTextLine, unit: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    """The x of a caret at a unit, in pixels of the layout."""
    # PySide6 gives the pair (x, position); its stubs promise a bare number.
    answer: object = line.cursorToX(unit, edge)
    return float(answer[0]) if isinstance(answer, tuple) else float(cast("float", answer))


def painted_intervals(layout: QTextLayout, line: QTextLine, start: int, end: int) -> list[Interval]:
    """What Qt itself paints for a selection of units: exact by construction, to whole pixels.

    One row of pixels just below the top of the line is painted and read back. This is also the
    oracle of the tests.
    """
    width = int(line.width()) + 2
    strip = QImage(width, 1, QImage.Format.Format_RGB32)
    strip.fill(Qt.GlobalColor.white)
    look = QTextCharFormat()
    look.setBackground(QBrush(Qt.GlobalColor.black))
    look.setForeground(QBrush(Qt.GlobalColor.black))
    chosen = QTextLayout.FormatRange()
    chosen.start, chosen.length, chosen.format = start, end - start, look
    painter = QPainter(strip)
    painter.setPen(QPen(Qt.GlobalColor.white))
    top = line.y() + 1
    layout.draw(painter, QPointF(0, -top), [chosen], QRectF(0, 0, width, 1))
    painter.end()
    row = bytes(strip.constBits())[: width * 4 : 4]
    found: list[Interval] = []
    begin = -1
    for x, value in enumerate(row + b"\xff"):
        if value < 128 and begin < 0:
            begin = x
        elif value >= 128 and begin >= 0:
            found.append((float(begin), float(x)))
            begin = -1
    return found


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
