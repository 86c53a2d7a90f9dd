"""Everywhere: shows all places of what the selected item marks, and marks those that are taken.

A list under the finder; the same places are shown on the text as proposals. Nothing is stored
until the list is taken, and then in one act.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.occurrences import Occurrence, Occurrences, occurrences_of
from annotator.app.scene import Proposed
from annotator.gui.documents import Index
from annotator.gui.lines import draw_context
from annotator.gui.theme import scaled
from annotator.gui.widgets import isolated, plain_label
from annotator.model import commands_repair

if TYPE_CHECKING:
    from annotator.gui.window import Window

_PLACE = Qt.ItemDataRole.UserRole
_AROUND = 60
_ROW = 32
_MOST_ROWS = 6


class _Context(QStyledItemDelegate):
    """A place with its tick and the words around it."""

    def __init__(self, owner: "Everywhere") -> None:
        super().__init__(owner)
        self._owner = owner

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: Occurrence = index.data(_PLACE)
        rect = QRectF(option.rect)
        palette: QPalette = option.palette
        widget: QWidget = option.widget
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            soft = palette.color(QPalette.ColorRole.Highlight)
            soft.setAlpha(45)
            painter.fillRect(rect, soft)
        tick = QStyleOptionViewItem(option)
        side = 18
        rtl = widget.isRightToLeft()
        left = rect.right() - side - 8 if rtl else rect.left() + 8
        tick.rect = QRectF(left, rect.center().y() - side / 2, side, side).toRect()
        taken = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        off, on = QStyle.StateFlag.State_Off, QStyle.StateFlag.State_On
        tick.state = QStyle.StateFlag.State_Enabled | (on if taken else off)
        element = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        widget.style().drawPrimitive(element, tick, painter, widget)
        room = rect.adjusted(10, 0, -34, 0) if rtl else rect.adjusted(34, 0, -10, 0)
        draw_context(painter, room, self._owner.context(place), palette, dim=not taken)
        painter.restore()


class Everywhere(QWidget):
    """The list; hidden until something is looked for everywhere."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.setObjectName("everywhere")
        self._window = window
        self._found: Occurrences | None = None
        self.said = plain_label()
        self.list = QListWidget(self)
        self.list.setItemDelegate(_Context(self))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Places of the same text"))
        self.list.currentRowChanged.connect(self._look_at)
        self.list.itemChanged.connect(self._ticked)
        self.list.installEventFilter(self)
        self.take = QPushButton(self.tr("Mark them"), self)
        self.take.setToolTip(self.tr("Enter marks all that are ticked, in one step"))
        self.take.clicked.connect(self.mark)
        every = QPushButton(self.tr("All or none"), self)
        every.clicked.connect(self._turn_all)
        leave = QPushButton(self.tr("Leave"), self)
        leave.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        for button in (every, self.take, leave):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addLayout(row)
        column.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.hide()

    # --- asking ----------------------------------------------------------------------------

    def ask(self) -> None:
        """Look for the text of the selected item in the whole document and show what there is."""
        window = self._window
        mention, state = window.marking.selected_mention(), window.bridge.session.state
        found = occurrences_of(state, mention.id) if state and mention else None
        if found is None:
            words = self.tr("Select the item whose text is to be marked wherever it stands.")
            window.status.say(words)
            return
        if not found.open:
            words = self.tr("«{text}» is marked as {label} everywhere.")
            window.status.say(
                words.replace("{text}", isolated(found.wanted)).replace("{label}", found.label)
            )
            return
        self._show(found)

    def _show(self, found: Occurrences) -> None:
        self._found = found
        self.list.blockSignals(True)
        self.list.clear()
        for place in found.open:
            item = QListWidgetItem()
            item.setData(_PLACE, place)
            before, there, after = self.context(place)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{before}{there}{after}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setFixedHeight(scaled(_ROW) * min(_MOST_ROWS, self.list.count()) + 4)
        self.show()
        self.list.setFocus()
        self.list.setCurrentRow(0)
        self._tell()

    def context(self, place: Occurrence) -> tuple[str, str, str]:
        """The words before a place, its text, and the words behind it, on one line."""
        text = self._window.canvas.text()
        low, high = max(0, place.start - _AROUND), min(len(text), place.end + _AROUND)
        before = text[low : place.start].rpartition("\n")[2]
        after = text[place.end : high].partition("\n")[0]
        return before, text[place.start : place.end], after

    def taken(self) -> list[Occurrence]:
        """The places that are ticked, in the order of the text."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return [i.data(_PLACE) for i in items if i.checkState() == Qt.CheckState.Checked]

    def proposed(self) -> tuple[Proposed, ...]:
        """What the canvas shows as proposals while the list is open."""
        found = self._found
        if found is None:
            return ()
        label, event = found.label, found.event
        return tuple(Proposed(place.start, place.end, label, event) for place in self.taken())

    # --- answering -----------------------------------------------------------------------

    def mark(self) -> None:
        """Mark all that is ticked, in one act, and close the list."""
        found, state = self._found, self._window.bridge.session.state
        if found is None or state is None:
            return
        places = [(place.start, place.end) for place in self.taken()]
        act = commands_repair.mark_all(state, places, found.label, event=found.event)
        self.leave()
        self._window.bridge.act(act)

    def leave(self) -> None:
        """Close the list; nothing is marked."""
        if self._found is not None:
            self._found = None
            self.list.clear()
            self.hide()
            self._window.showing.refresh()
            self._window.canvas.setFocus()

    def toggle(self, id: str) -> bool:
        """Take or leave the place of a proposal that was clicked; False for another id."""
        for at in range(self.list.count()):
            item = self.list.item(at)
            place: Occurrence = item.data(_PLACE)
            if Proposed(place.start, place.end, "").id == id:
                item.setCheckState(Qt.CheckState.Unchecked)
                return True
        return False

    def _turn_all(self) -> None:
        some = len(self.taken()) < self.list.count()
        self.list.blockSignals(True)
        for at in range(self.list.count()):
            state = Qt.CheckState.Checked if some else Qt.CheckState.Unchecked
            self.list.item(at).setCheckState(state)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._tell()
        self.list.setFocus()

    def _ticked(self, _item: QListWidgetItem) -> None:
        self._tell()

    def _tell(self) -> None:
        found = self._found
        if found is None:
            return
        number, there = len(self.taken()), len(found.places) - len(found.open)
        words = self.tr("«{text}» as {label}: {number} of %n place(s)", "", len(found.open))
        if there:
            words = " · ".join((words, self.tr("%n marked already", "", there)))
        for mark, value in (
            ("{number}", number),
            ("{label}", found.label),
            ("{text}", isolated(found.wanted)),
        ):
            words = words.replace(mark, str(value))
        self.said.setText(words)
        self.take.setEnabled(bool(number))
        self._window.showing.refresh()

    def _look_at(self, row: int) -> None:
        item = self.list.item(row)
        if item is not None:
            place: Occurrence = item.data(_PLACE)
            self._window.canvas.ensure_visible(place.start, place.end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter marks, Escape leaves; Space takes or leaves the place that is looked at."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.mark()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return False
