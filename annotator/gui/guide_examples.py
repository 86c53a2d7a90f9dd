"""Guide examples: places of a label in their context, those pinned first. Emits; goes nowhere."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.app.guide import Pin
from annotator.app.searching import Hit
from annotator.gui.concordance import words_around
from annotator.gui.lines import draw_context
from annotator.gui.theme import scaled

_ROW = Qt.ItemDataRole.UserRole
_LINE = 30
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Shown(msgspec.Struct, frozen=True):
    """A row: the place, what kind of example it is in words, and the pin that it stands for."""

    hit: Hit
    kind: str
    pin: Pin | None = None


class _Delegate(QStyledItemDelegate):
    """The words in their context, and below them what they are and where they stand."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, scaled(_LINE) + option.fontMetrics.height() + 8)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Shown = index.data(_ROW)
        palette: QPalette = option.palette
        room = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            soft = palette.color(QPalette.ColorRole.Highlight)
            soft.setAlpha(45)
            painter.fillRect(room, soft)
        line = QRectF(room.left() + 8, room.top() + 3, room.width() - 16, scaled(_LINE))
        draw_context(painter, line, words_around(row.hit), palette)
        below = QRectF(line.left(), line.bottom(), line.width(), option.fontMetrics.height())
        bad = row.pin is not None and not row.pin.good
        role = QPalette.ColorRole.BrightText if bad else QPalette.ColorRole.PlaceholderText
        painter.setPen(palette.color(role))
        painter.setFont(option.font)
        painter.setLayoutDirection(option.direction)
        words = f"{row.kind} · \u2068{row.hit.name}\u2069"
        shown = option.fontMetrics.elidedText(
            words, Qt.TextElideMode.ElideRight, int(below.width())
        )
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(below, leading, shown)
        painter.restore()


class GuideExamples(QListWidget):
    """The list. `opened` carries the Shown to go to, `removed` the Pin to take off its page."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guideExamples")
        self.setAccessibleName(self.tr("Examples from the corpus"))
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.opened.emit(item.data(_ROW)))

    def show_rows(self, rows: Sequence[Shown]) -> None:
        """Show other examples; the keyboard stays on its row where that is possible."""
        at = self.currentRow()
        self.clear()
        for row in rows:
            item = QListWidgetItem(self)
            item.setData(_ROW, row)
            words = f"{row.kind}. {''.join(words_around(row.hit))}. {row.hit.name}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        if self.hasFocus() and self.count():
            self.setCurrentRow(min(max(at, 0), self.count() - 1))

    def rows(self) -> list[Shown]:
        """All rows, from top to bottom."""
        return [self.item(at).data(_ROW) for at in range(self.count())]

    def current(self) -> Shown | None:
        """The row that the keyboard stands on."""
        at = self.currentRow()
        return self.rows()[at] if at >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place; Delete takes a pinned example off its page."""
        row = self.current()
        if row is not None and event.key() in _RETURN:
            self.opened.emit(row)
        elif row is not None and row.pin is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(row.pin)
        else:
            super().keyPressEvent(event)
