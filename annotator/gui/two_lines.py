"""Two lines: a list whose rows have a title and, dimmed below it, what else there is to know."""

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.text.bidi import paragraph_direction

ROW = Qt.ItemDataRole.UserRole
_MARGIN = 10


class Row(msgspec.Struct, frozen=True):
    """What a row shows, and the key that it stands for. `dim` is for what does not hold now."""

    key: str
    title: str
    below: str
    dim: bool = False


class TwoLines(QStyledItemDelegate):
    """Draws both lines as plain letters, the title in its own direction."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for two lines."""
        return QSize(100, 2 * option.fontMetrics.height() + 12)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row."""
        row: Row = index.data(ROW)
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole
        strong = role.HighlightedText if chosen else role.PlaceholderText if row.dim else role.Text
        weak = role.HighlightedText if chosen else role.PlaceholderText
        room: QRect = option.rect.adjusted(_MARGIN, 5, -_MARGIN, -5)
        high = option.fontMetrics.height()
        painter.save()
        for words, at, ink in ((row.title, 0, strong), (row.below, high + 2, weak)):
            painter.setPen(option.palette.color(ink))
            _draw_line(painter, option, QRect(room.x(), room.y() + at, room.width(), high), words)
        painter.restore()


def _draw_line(painter: QPainter, option: QStyleOptionViewItem, room: QRect, words: str) -> None:
    """Draw one line at the leading side of the list, letters in the order of their own text."""
    line = words.replace("\n", " ")
    mirrored = option.direction == Qt.LayoutDirection.RightToLeft
    rtl = paragraph_direction(line, "rtl" if mirrored else "ltr") == "rtl"
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    shown = option.fontMetrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
    painter.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, flags, shown)


class TwoLineList(QListWidget):
    """The list."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(TwoLines(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show other rows; none of them is chosen."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(self)
            item.setData(ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}. {row.below}")

    def rows(self) -> list[Row]:
        """All rows, from top to bottom."""
        return [self.item(at).data(ROW) for at in range(self.count())]

    def keys(self) -> list[str]:
        """The keys of the chosen rows, from top to bottom."""
        chosen = sorted(self.selectedItems(), key=self.row)
        return [item.data(ROW).key for item in chosen]

    def choose(self, key: str) -> None:
        """Choose the row of a key, where there is one."""
        for at, row in enumerate(self.rows()):
            if row.key == key:
                self.setCurrentRow(at)
