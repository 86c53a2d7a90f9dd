"""Palette rows: one line of the command palette: title, the other language, key or reason."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui.documents import Index
from annotator.gui.finding import Entry
from annotator.gui.theme import scaled
from annotator.gui.widgets import draw_key, draw_swatch
from annotator.text.bidi import paragraph_direction

ENTRY = Qt.ItemDataRole.UserRole
_ROW = 32
_GAP = 12
_SWATCH, _SWATCH_GAP = 18, 8


class PaletteDelegate(QStyledItemDelegate):
    """Draws an entry, mirrored where the window is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line with room around it."""
        return QSize(120, max(scaled(_ROW), option.fontMetrics.height() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        entry: Entry = index.data(ENTRY)
        palette: QPalette = option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            soft = QColor(palette.color(QPalette.ColorRole.Highlight))
            painter.setPen(soft)
            soft.setAlpha(45)
            painter.setBrush(soft)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), 5, 5)
        _Line(painter, option, entry).draw()
        painter.restore()


class _Line:
    """Takes room from both ends of a row, as it fills up."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        self._painter, self._entry = painter, entry
        self._widget = option.widget
        self._palette: QPalette = option.palette
        self._mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        self._whole: QRect = option.rect
        self._metrics: QFontMetrics = option.fontMetrics
        self._left, self._right = option.rect.left() + 10, option.rect.right() - 10

    def draw(self) -> None:
        entry = self._entry
        role = QPalette.ColorRole
        if entry.colour:
            place = self._lead(_SWATCH)
            self._left += _SWATCH_GAP
            middle = place.center().y()
            swatch = QRectF(place.left(), middle - 7, place.width(), 15)
            draw_swatch(self._painter, swatch, QColor(entry.colour), "solid")
        if entry.why:
            self._end(entry.why, role.PlaceholderText, half=True)
        elif entry.keys:
            self._key(entry.keys)
        elif entry.place and entry.kind != "command":
            self._end(entry.place, role.PlaceholderText)
        self._start(entry.title, role.PlaceholderText if entry.why else role.Text)
        if entry.other and entry.other != entry.title:
            self._start(entry.other, role.PlaceholderText)

    def _lead(self, width: int) -> QRect:
        place = QRect(self._left, self._whole.top(), width, self._whole.height())
        self._left += width
        return self._turned(place)

    def _turned(self, place: QRect) -> QRect:
        if self._mirrored:
            turn = self._whole.left() + self._whole.right()
            place.moveRight(turn - place.left())
        return place

    def _trail(self, width: int) -> QRect:
        self._right -= width
        return self._turned(QRect(self._right, self._whole.top(), width, self._whole.height()))

    def _key(self, keys: str) -> None:
        width = self._metrics.horizontalAdvance(keys) + scaled(14)
        place = self._trail(max(width, scaled(26)))
        high = min(self._whole.height() - 8, self._metrics.height() + 4)
        top = place.center().y() - high / 2
        cap = QRectF(place.left(), top, place.width(), high)
        self._painter.save()
        draw_key(self._painter, cap, keys, lit=False, widget=self._widget)
        self._painter.restore()
        self._right -= _GAP

    def _end(self, words: str, role: QPalette.ColorRole, *, half: bool = False) -> None:
        most = (self._right - self._left) // 2 if half else self._right - self._left
        width = min(self._metrics.horizontalAdvance(words) + 2, most)
        self._write(self._trail(width), words, role, leading=False)
        self._right -= _GAP

    def _start(self, words: str, role: QPalette.ColorRole) -> None:
        width = min(self._metrics.horizontalAdvance(words) + 2, self._right - self._left)
        if width > scaled(20):
            self._write(self._lead(width), words, role, leading=True)
            self._left += _GAP

    def _write(self, place: QRect, words: str, role: QPalette.ColorRole, *, leading: bool) -> None:
        """Write in the direction of the words, at the side that the row asks for."""
        painter = self._painter
        rtl = paragraph_direction(words, "rtl" if self._mirrored else "ltr") == "rtl"
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        painter.setPen(self._palette.color(role))
        side = Qt.AlignmentFlag.AlignRight
        if leading != self._mirrored:
            side = Qt.AlignmentFlag.AlignLeft
        shown = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, shown)
