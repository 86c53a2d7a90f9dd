"""Concordance: hits of all articles below each other, each in its line with its words around it.

A virtual list: what is not in sight costs nothing, so ten thousand hits scroll like ten. Rows can
carry a tick, which takes a place or leaves it.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.app.searching import Hit
from annotator.gui.documents import Index
from annotator.gui.lines import draw_context

HIT = Qt.ItemDataRole.UserRole
_ROW = 34
_NAME = 150
_TICK = 30
_CHECK = Qt.ItemDataRole.CheckStateRole


class HitModel(QAbstractListModel):
    """The hits. While `choosing` each has a tick; all have one at first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []
        self._left: set[int] = set()
        self.choosing = False

    def clear(self, *, choosing: bool = False) -> None:
        """Forget all hits."""
        self.beginResetModel()
        self.hits, self._left, self.choosing = [], set(), choosing
        self.endResetModel()

    def add(self, hits: Sequence[Hit], left: Collection[int] = ()) -> None:
        """Append hits; `left` are those of them, by their place, that are not ticked at first."""
        if hits:
            first = len(self.hits)
            self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
            self.hits.extend(hits)
            self._left.update(first + at for at in left)
            self.endInsertRows()

    def taken(self) -> list[Hit]:
        """The hits that are ticked, in their order."""
        return [hit for at, hit in enumerate(self.hits) if at not in self._left]

    def left(self) -> list[Hit]:
        """The hits that are not ticked, in their order."""
        return [self.hits[at] for at in sorted(self._left)]

    def number_taken(self) -> int:
        """How many are ticked."""
        return len(self.hits) - len(self._left)

    def turn_all(self) -> None:
        """Tick all; or none, when all are ticked."""
        self._left = set() if self._left else set(range(len(self.hits)))
        if self.hits:
            self.dataChanged.emit(self.index(0), self.index(len(self.hits) - 1), [_CHECK])

    def rowCount(self, parent: Index | None = None) -> int:
        """How many hits there are."""
        return 0 if parent is not None and parent.isValid() else len(self.hits)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be ticked while places are chosen."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if self.choosing else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line to read, the hit, the tick."""
        hit = self.hits[index.row()]
        if role == HIT:
            return hit
        if role == _CHECK and self.choosing:
            left = index.row() in self._left
            return Qt.CheckState.Unchecked if left else Qt.CheckState.Checked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{hit.name}: {''.join(words_around(hit))}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take or leave one place."""
        if role != _CHECK or not index.isValid():
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left.discard(index.row())
        else:
            self._left.add(index.row())
        self.dataChanged.emit(index, index, [_CHECK])
        return True


def words_around(hit: Hit) -> tuple[str, str, str]:
    """A hit for one line: before, itself, after. Line ends are blanks, as long as each other."""
    if hit.start == hit.end:
        return "", hit.after.partition("\n")[0], ""
    blank = {ord(sign): " " for sign in "\n\t\r\x0b\x0c\u2028\u2029"}
    return (
        hit.before.translate(blank),
        hit.text.translate(blank),
        hit.after.translate(blank),
    )


class _Line(QStyledItemDelegate):
    """The name of the document, the words, and the label of a mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(300, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT)
        palette: QPalette = option.palette
        room = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            soft = palette.color(QPalette.ColorRole.Highlight)
            soft.setAlpha(45)
            painter.fillRect(room, soft)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        ticked = index.data(_CHECK)
        if ticked is not None:
            room = self._tick(painter, option, room, Qt.CheckState(ticked))
        name, room = _parted(room, _NAME, from_right=rtl)
        self._words(painter, name.adjusted(8, 0, -8, 0), hit.name, palette)
        if hit.label:
            width = QFontMetricsF(painter.font()).horizontalAdvance(hit.label) + 20
            label, room = _parted(room, min(width, room.width() / 3), from_right=not rtl)
            self._words(painter, label.adjusted(8, 0, -8, 0), hit.label, palette)
        dim = ticked is not None and Qt.CheckState(ticked) != Qt.CheckState.Checked
        draw_context(painter, room, words_around(hit), palette, dim=dim)
        painter.restore()

    def _tick(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRectF,
        state: Qt.CheckState,
    ) -> QRectF:
        """Draw the tick at the start of the line; the room that is left."""
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        where, left = _parted(room, _TICK, from_right=rtl)
        box = QStyleOptionViewItem(option)
        middle = where.center()
        box.rect = QRectF(middle.x() - 9, middle.y() - 9, 18, 18).toRect()
        on = state == Qt.CheckState.Checked
        box.state = QStyle.StateFlag.State_Enabled | (
            QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        )
        widget: QWidget = option.widget
        element = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        widget.style().drawPrimitive(element, box, painter, widget)
        return left

    def _words(self, painter: QPainter, room: QRectF, words: str, palette: QPalette) -> None:
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def _parted(room: QRectF, width: float, *, from_right: bool) -> tuple[QRectF, QRectF]:
    """A part of `width` pixels from one side, and the rest."""
    part, rest = QRectF(room), QRectF(room)
    if from_right:
        part.setLeft(room.right() - width)
        rest.setRight(part.left())
    else:
        part.setRight(room.left() + width)
        rest.setLeft(part.right())
    return part, rest


class Concordance(QListView):
    """The list. A double click or Return is `activated`; Space ticks while places are chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("concordance")
        self.setAccessibleName(self.tr("Hits in their articles"))
        self.hits = HitModel(self)
        self.setModel(self.hits)
        self.setItemDelegate(_Line(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)

    def current(self) -> Hit | None:
        """The hit that is looked at."""
        row = self.currentIndex().row()
        return self.hits.hits[row] if 0 <= row < len(self.hits.hits) else None

    def step(self, by: int) -> Hit | None:
        """Look at the next hit (+1) or the one before (-1), round the end."""
        number = len(self.hits.hits)
        if not number:
            return None
        here = self.currentIndex().row()
        at = (here + by) % number if here >= 0 else (0 if by > 0 else number - 1)
        self.setCurrentIndex(self.hits.index(at))
        return self.current()
