"""Invisibles: signs for characters that have no ink, painted over a page that stays as it is.

Nothing is laid out for them: letters and offsets stand where they stood. Where the signs of a piece
stand is found once; painting them again measures nothing.
"""

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from annotator.gui.canvas.page import Block
from annotator.gui.canvas.paragraph import Line, Paragraph
from annotator.gui.theme import CanvasTheme, badge_font
from annotator.text.controls import INVISIBLE, sign_of

_ROUND = 2.5
_DOT = 2.6
_LEVELS = 4
"""So many flags stand above one another; what more there are is counted in a "+n"."""


@dataclass(slots=True)
class Flag:
    """A labelled flag: the x of its character, its left edge, and how high it stands."""

    text: str
    x: float
    left: float
    wide: float
    level: int


@dataclass(slots=True)
class Signs:
    """The signs of one line: dots by x, others by x and width, flags. Pixels of the paragraph."""

    dots: list[float] = field(default_factory=list)
    marks: list[tuple[str, float, float]] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)


class Invisibles:
    """Paints the signs of one style and theme. Coordinates are pixels of the block."""

    def __init__(self, size: float, theme: CanvasTheme) -> None:
        self._size = size
        self._theme = theme
        self._font: QFont = badge_font(max(7.0, size * 0.36))
        self._metrics = QFontMetrics(self._font)
        self._found: WeakKeyDictionary[Paragraph, dict[int, Signs]] = WeakKeyDictionary()

    def block(self, painter: QPainter, block: Block, clip: QRectF, *, closes: bool) -> None:
        """Paint the signs of one block where `clip` wants them; `closes`: a paragraph ends here."""
        paragraph = block.paragraph
        lines = self._found.setdefault(paragraph, {})
        above = (_LEVELS + 1) * self._metrics.height()
        for line in paragraph.lines:
            if line.bottom < clip.top() or line.top - above > clip.bottom():
                continue
            signs = lines.get(line.number)
            if signs is None:
                signs = lines[line.number] = self.look(paragraph, line)
            self._line(painter, line, signs, line.baseline - paragraph.rise)
        if closes and paragraph.lines:
            self._end(painter, paragraph, paragraph.lines[-1])

    # --- where they stand -------------------------------------------------------------------

    def look(self, paragraph: Paragraph, line: Line) -> Signs:
        """The signs of one line; each of its characters without ink is among them or counted."""
        signs, hidden = Signs(), 0
        for hit in INVISIBLE.finditer(paragraph.text, line.start, line.end):
            at = hit.start()
            sign = sign_of(hit.group())
            if not sign.wide:
                hidden += not self._add_flag(signs, sign.text, paragraph.caret_x(at))
                continue
            for left, right in paragraph.intervals(line, at, at + 1)[:1]:
                if sign.text == "·":
                    signs.dots.append((left + right) / 2)
                else:
                    signs.marks.append((sign.text, (left + right) / 2, right - left))
        if hidden:
            last = signs.flags[-1]
            wide = float(self._metrics.horizontalAdvance(f"+{hidden}") + 5)
            signs.flags.append(Flag(f"+{hidden}", last.x, last.x - wide / 2, wide, _LEVELS))
        return signs

    def _add_flag(self, signs: Signs, text: str, x: float) -> bool:
        """Put a flag where it covers none of those before; False where there is no room."""
        wide = float(self._metrics.horizontalAdvance(text) + 5)
        left = x - wide / 2
        # A line has few columns of flags: only the latest can be in the way.
        near = signs.flags[-4 * _LEVELS :]
        taken = {f.level for f in near if f.left < left + wide and f.left + f.wide > left}
        level = next((n for n in range(_LEVELS) if n not in taken), None)
        if level is None:
            return False
        signs.flags.append(Flag(text, x, left, wide, level))
        return True

    # --- painting ---------------------------------------------------------------------------

    def _line(self, painter: QPainter, line: Line, signs: Signs, top: float) -> None:
        if signs.dots:
            pen = QPen(QColor(self._theme.dim), _DOT)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            y = line.baseline - self._size * 0.22
            painter.drawPoints([QPointF(x, y) for x in signs.dots])
        for text, x, wide in signs.marks:
            self._mark(painter, text, QPointF(x, line.baseline), wide)
        for flag in signs.flags:
            self._flag(painter, flag, top)

    def _mark(self, painter: QPainter, text: str, middle: QPointF, wide: float) -> None:
        """A frame or an arrow in the room that the character takes."""
        ink = QColor(self._theme.dim)
        y = middle.y() - self._size * 0.22
        painter.setPen(QPen(ink, 1.0))
        if text == "→":
            half = max(3.0, wide / 2 - 2)
            painter.drawLine(QPointF(middle.x() - half, y), QPointF(middle.x() + half, y))
            painter.drawLine(QPointF(middle.x() - half, y - 3), QPointF(middle.x() - half, y + 3))
        elif text == "ـ":
            foot = middle.y() + 3
            ends = (
                QPointF(middle.x() - wide / 2 + 1, foot),
                QPointF(middle.x() + wide / 2 - 1, foot),
            )
            painter.setPen(QPen(ink, 1.0, Qt.PenStyle.DotLine))
            painter.drawLine(*ends)
        else:
            half = max(2.0, wide / 2 - 1)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(middle.x() - half, y - 2, 2 * half, 4))

    def _flag(self, painter: QPainter, flag: Flag, top: float) -> None:
        """A labelled flag above the line, on a thin stem where the character stands."""
        ink, ground = QColor(self._theme.dim), QColor(self._theme.page)
        high = self._metrics.height() - 1
        box = QRectF(flag.left, top - high - flag.level * (high + 1), flag.wide, high)
        painter.setFont(self._font)
        painter.setPen(QPen(ink, 1.0))
        foot = QPointF(flag.x, top + self._size * 0.5)
        painter.drawLine(QPointF(flag.x, box.bottom() - 1), foot)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), flag.text)

    def _end(self, painter: QPainter, paragraph: Paragraph, line: Line) -> None:
        """A pilcrow beside the last letters; where directions mix the caret stands elsewhere."""
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.dim))
        wide = self._size * 0.8
        left = line.left - wide - 2 if paragraph.rtl else line.right + 2
        box = QRectF(left, line.baseline - self._size, wide, self._size)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), "¶")
