"""Legend: what the marks and lines of a picture mean, and how many there are of each."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from annotator.gui.canvas.badges import Badges
from annotator.gui.canvas.style import Style
from annotator.gui.theme import CanvasTheme, badge_font
from annotator.model.marks import Mark, Scene, Shape

_ROW = 30
_GAP = 18
_SAMPLE = 34


class Entry(msgspec.Struct, frozen=True):
    """One kind of mark: a mark to draw its badge from, its whole name, how many there are."""

    mark: Mark
    name: str
    count: int


def entries(scene: Scene) -> list[Entry]:
    """The kinds of marks in a scene, spans before events, the commonest first."""
    found: dict[tuple[Shape, str], list[Mark]] = {}
    for mark in scene.marks:
        if not mark.pending:
            found.setdefault((mark.shape, mark.tip), []).append(mark)
    kinds = [
        Entry(
            Mark(
                item="",
                shape=shape,
                fragments=((0, 0),),
                badge=marks[0].badge,
                tip=tip,
                light=marks[0].light,
                dark=marks[0].dark,
                line=marks[0].line,
            ),
            tip,
            len(marks),
        )
        for (shape, tip), marks in found.items()
    ]
    return sorted(kinds, key=lambda kind: (kind.mark.shape is Shape.EVENT, -kind.count, kind.name))


def line_names(scene: Scene) -> list[tuple[bool, str]]:
    """What lines there are: whether they are dashed, and what they stand for."""
    names = {
        False: QCoreApplication.translate("Legend", "argument of an event"),
        True: QCoreApplication.translate("Legend", "relation"),
    }
    return [(dashed, names[dashed]) for dashed in sorted({arc.dashed for arc in scene.arcs})]


class Legend:
    """Draws the legend of a scene, `width` pixels wide. `rtl` is the side that it is read from."""

    def __init__(
        self, scene: Scene, style: Style, theme: CanvasTheme, *, width: float, rtl: bool
    ) -> None:
        self.entries = entries(scene)
        self._lines = line_names(scene)
        self._style, self._theme, self._rtl = style, theme, rtl
        self._badges = Badges(style, theme, direct=True)
        self._width = width
        self._columns = max(1, int(width // 250))
        self._font: QFont = badge_font(12.5, bold=False)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        number = len(self.entries) + len(self._lines)
        return -(-number // self._columns)

    @property
    def height(self) -> float:
        """Pixels from top to bottom; 0 where there is nothing to explain."""
        return self.rows * _ROW + _GAP if self.rows else 0.0

    def draw(self, painter: QPainter, top: float) -> None:
        """Draw it below `top`, in pixels of a column that begins at x 0."""
        if not self.rows:
            return
        painter.setPen(QPen(QColor(self._theme.rule), 1.0))
        painter.drawLine(QPointF(0, top + _GAP / 2), QPointF(self._width, top + _GAP / 2))
        cells = self._cells(top + _GAP)
        for entry, cell in zip(self.entries, cells, strict=False):
            self._entry(painter, entry, cell)
        for (dashed, name), cell in zip(self._lines, cells[len(self.entries) :], strict=False):
            self._line(painter, cell, name, dashed=dashed)

    def _cells(self, top: float) -> Sequence[QRectF]:
        wide = self._width / self._columns
        cells = []
        for number in range(self.rows * self._columns):
            row, column = divmod(number, self._columns)
            left = self._width - (column + 1) * wide if self._rtl else column * wide
            cells.append(QRectF(left, top + row * _ROW, wide - 8, _ROW))
        return cells

    def _entry(self, painter: QPainter, entry: Entry, cell: QRectF) -> None:
        wide, high = self._style.badge_width(entry.mark), self._style.measures.badge
        left = cell.right() - wide - 4 if self._rtl else cell.left() + 4
        place = QRectF(round(left), round(cell.center().y() - high / 2), wide, high)
        self._badges.draw(painter, place, entry.mark, rtl=self._rtl)
        self._words(painter, cell, wide + 12, f"{entry.name} × {entry.count}")

    def _line(self, painter: QPainter, cell: QRectF, name: str, *, dashed: bool) -> None:
        left = cell.right() - _SAMPLE - 4 if self._rtl else cell.left() + 4
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(self._theme.dim), 1.6, style))
        y = cell.center().y()
        painter.drawLine(QPointF(left, y), QPointF(left + _SAMPLE, y))
        self._words(painter, cell, _SAMPLE + 12, name)

    def _words(self, painter: QPainter, cell: QRectF, taken: float, words: str) -> None:
        room = cell.adjusted(0, 0, -taken, 0) if self._rtl else cell.adjusted(taken, 0, 0, 0)
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.ink))
        side = Qt.AlignmentFlag.AlignRight if self._rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideMiddle, int(room.width())
        )
        painter.drawText(room, int(flags | Qt.TextFlag.TextSingleLine), shown)
