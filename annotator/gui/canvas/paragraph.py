"""Paragraph: one piece of the text laid out into visual lines. Made when it is first looked at.

Offsets at the door are code points of the piece, counted from its start; UTF-16 units, Qt's own
count, stay inside. Coordinates are pixels from the piece's top left corner.
"""

import math
from dataclasses import dataclass, field

import regex
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QGlyphRun, QPainter, QTextLayout, QTextLine, QTextOption

from annotator.gui.canvas.bidi_boxes import Interval, LineBoxes, cursor_x, path_for
from annotator.gui.canvas.measures import Measures
from annotator.text.offsets import OffsetMap, has_astral

# A leading U+FEFF is lost between Python and Qt, and a lone surrogate is replaced; stand-ins of the
# same length and look keep every offset where it is. Only the picture has them, never the text.
_STAND_INS = str.maketrans({"\ufeff": "\u2060", "\x00": "\u2400", "\r": "\u240d"})
_SURROGATE = regex.compile("[\ud800-\udfff]")
_ASTRAL = regex.compile("[\U00010000-\U0010ffff]")
# Where a left-to-right text has no right-to-left character but beyond the BMP (Adlam), Qt leaves
# the bidi algorithm out. An empty embedding wakes it, and rule X9 of UAX 9 takes no notice of it.
_ASTRAL_RTL = regex.compile(r"(?V1)[[\p{bc=R}\p{bc=AL}\p{bc=AN}]&&[\U00010000-\U0010ffff]]")
_WAKE = "\u202a\u202c"

BLANK_SHARE = 0.3
"""The height of an empty line, as a share of a full one."""

_HANGING = " \t\u2028\u2029\u00a0"


def _option(direction: Qt.LayoutDirection, side: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(side)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


_RTL = _option(Qt.LayoutDirection.RightToLeft, Qt.AlignmentFlag.AlignRight)
_LTR = _option(Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignLeft)


@dataclass(slots=True)
class Line:
    """One visual line: code points [start, end) of the piece, its box and the gap under its lanes.

    `lanes` is the height of the lanes under the text, `gap` that of the free space under them.
    """

    number: int
    start: int
    end: int
    qline: QTextLine
    boxes: LineBoxes
    height: int
    ascent: float
    top: int = 0
    lanes: int = 0
    gap: int = 0
    left: float = field(default=0.0)
    right: float = field(default=0.0)

    @property
    def bottom(self) -> int:
        """Where the text box ends and the lanes begin."""
        return self.top + self.height

    @property
    def baseline(self) -> float:
        """The y of the baseline."""
        return self.top + self.ascent


def shown(text: str) -> str:
    """The text as Qt gets it: the same length, with stand-ins for what Qt would lose."""
    return _SURROGATE.sub("\ufffd", text.translate(_STAND_INS))


class Paragraph:
    """One piece of text, laid out `width` pixels wide.

    `lead` are controls of direction, without width, that were opened before the piece and are open
    still: Qt gets them in front of the text, and no offset counts them.
    """

    def __init__(self, text: str, font: QFont, width: float, *, rtl: bool, lead: str = "") -> None:
        self.text = shown(text)
        self.rtl = rtl
        self.width = width
        self.rise = font.pixelSize() * 1.02  # grounds reach so far above the baseline
        self._map = OffsetMap(self.text) if has_astral(self.text) else None
        asleep = not rtl and self._map is not None and _ASTRAL_RTL.search(self.text) is not None
        self._lead = _WAKE + lead if asleep else lead
        self._layout = QTextLayout(self._lead + self.text, font)
        self._layout.setTextOption(_RTL if rtl else _LTR)
        self._layout.setCacheEnabled(True)
        self.lines = self._make_lines()
        self.top_gap = 0
        self.height = 0

    # --- units --------------------------------------------------------------------------

    def to_units(self, at: int) -> int:
        """UTF-16 position of a code point position."""
        return len(self._lead) + (at if self._map is None else self._map.to_utf16(at))

    def from_units(self, at: int) -> int:
        """Code point position of a UTF-16 position."""
        at = max(0, at - len(self._lead))
        return at if self._map is None else self._map.from_utf16(at)

    # --- lines --------------------------------------------------------------------------

    def _make_lines(self) -> list[Line]:
        layout, lines = self._layout, list[Line]()
        path = path_for(self._lead + self.text, rtl=self.rtl)
        units = self.text if self._map is None else _ASTRAL.sub("\ufffd\ufffd", self.text)
        units = self._lead + units
        layout.beginLayout()
        while (qline := layout.createLine()).isValid():
            qline.setLineWidth(self.width)
            first = qline.textStart()
            lines.append(
                Line(
                    number=len(lines),
                    start=self.from_units(first),
                    end=self.from_units(first + qline.textLength()),
                    qline=qline,
                    boxes=LineBoxes(layout, qline, units, path),
                    height=math.ceil(qline.height()),
                    ascent=qline.ascent(),
                )
            )
        layout.endLayout()
        y = 0
        for line in lines:
            # Boxes are measured before `place`: Qt would draw all lines that lie on each other.
            line.qline.setPosition(QPointF(0, y))
            y += line.height
            natural = line.qline.naturalTextRect()
            line.left, line.right = natural.left(), natural.right()
        if self.blank:
            lines[0].height = math.ceil(lines[0].height * BLANK_SHARE)
        return lines

    @property
    def blank(self) -> bool:
        """Whether there is nothing to see but room: an empty line between paragraphs."""
        return not self.text.strip()

    def place(
        self, measures: Measures, lanes: list[int], gaps: dict[int, int], *, closes: bool
    ) -> None:
        """Give every line its y. `lanes` are heights by line, `gaps` those of gaps with arcs.

        Gap -1 is the one above the first line. `closes` adds the gap that follows a paragraph.
        """
        self.top_gap = gaps.get(-1, 0)
        y = self.top_gap
        for line, height in zip(self.lines, lanes, strict=True):
            line.top, line.lanes = y, height
            line.gap = gaps.get(line.number, measures.leading)
            line.qline.setPosition(QPointF(0, y))
            y += line.height + height + line.gap
        if self.blank:
            # The gaps of its neighbours are there already: an empty line adds only a little.
            self.height = self.lines[-1].bottom + self.lines[-1].lanes
            return
        self.height = y + (measures.paragraph_gap if closes else 0)

    def line_of(self, at: int) -> Line:
        """The line that a caret at the code point `at` stands in; at a wrap, the later one."""
        for line in self.lines:
            if at < line.end:
                return line
        return self.lines[-1]

    def line_at(self, y: float) -> Line:
        """The line whose text, lanes or gap is at `y`; the nearest one outside."""
        for line in self.lines:
            if y < line.bottom + line.lanes + line.gap:
                return line
        return self.lines[-1]

    # --- boxes --------------------------------------------------------------------------

    def intervals(self, line: Line, start: int, end: int) -> list[Interval]:
        """The x intervals of [start, end) in one line; blanks that hang over its end left out."""
        start, end = max(start, line.start), min(end, line.end)
        if end == line.end and line.number + 1 < len(self.lines):
            while end > start and self.text[end - 1] in _HANGING:
                end -= 1
        if start >= end:
            return []
        return line.boxes.intervals(self.to_units(start), self.to_units(end))

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of [start, end), line by line, each as tall as its line of text."""
        return [
            QRectF(left, line.top, right - left, line.height)
            for line in self.lines
            if line.start < end and line.end > start
            for left, right in self.intervals(line, start, end)
        ]

    def caret_x(self, at: int) -> float:
        """The x of a caret at a code point."""
        return cursor_x(self.line_of(at).qline, self.to_units(at))

    # --- from a point to the text ---------------------------------------------------------

    def position_at(self, x: float, line: Line) -> int:
        """The caret position of a line that is nearest to `x`, as a code point.

        It is an end of the letter under `x`, the nearer one: Qt's own answer is the nearest caret,
        and where directions meet a caret stands far from its letter.
        """
        at = self.from_units(self._unit_near(x, line))
        if at == line.end and line.number + 1 < len(self.lines):
            # The end of a wrapped line is the start of the next one: stay in the line of the eye.
            unit = self._layout.previousCursorPosition(self.to_units(at))
            at = max(line.start, self.from_units(unit))
        return at

    def _unit_near(self, x: float, line: Line) -> int:
        cell = line.boxes.cell_at(x)
        if cell is None:
            return line.boxes.first
        if x < line.left or x >= line.right:
            # Beside the text: the line's own ends, whatever letter is the outermost.
            return line.boxes.last if (x < line.left) == self.rtl else line.boxes.first
        near_left = x < (cell.left + cell.right) / 2
        return cell.end if near_left == self._leftward(line, cell.start) else cell.start

    def _leftward(self, line: Line, unit: int) -> bool:
        leftward = line.boxes.leftward(unit)
        return self.rtl if leftward is None else leftward

    def character_at(self, x: float, line: Line) -> int | None:
        """The grapheme of a line whose own box holds `x`, as its first code point; None beside."""
        cell = line.boxes.cell_at(x) if line.left <= x < line.right else None
        if cell is None or not cell.left <= x < cell.right:
            return None
        return self.from_units(cell.start)

    def visual_step(self, at: int, *, left: bool) -> int:
        """Where a caret goes that moves left or right on the screen; `at` itself at the end."""
        move = self._layout.leftCursorPosition if left else self._layout.rightCursorPosition
        return self.from_units(move(self.to_units(at)))

    def runs_left(self, at: int) -> bool:
        """Whether the letter after the caret runs to the left; the paragraph's way at its end."""
        line = self.line_of(at)
        return self.rtl if at >= line.end else self._leftward(line, self.to_units(at))

    def glyph_runs(self) -> list[QGlyphRun]:
        """The glyphs as they are laid out, at their places in pixels of the paragraph."""
        return list(self._layout.glyphRuns())

    def draw(self, painter: QPainter, origin: QPointF, clip: QRectF) -> None:
        """Draw the letters with the painter's pen; `clip` in the painter's coordinates."""
        self._layout.draw(painter, origin, [], clip)
