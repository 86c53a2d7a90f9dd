"""Chooser: pick one of many by typing part of its Arabic or English name, or by its digits."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QHideEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.documents import Index
from annotator.gui.keys import physical_key
from annotator.gui.widgets import draw_key, draw_swatch, plain_label
from annotator.text.fold import fold

_ENTRY = Qt.ItemDataRole.UserRole
_SIZE = QSize(400, 380)
_LONGEST_CODE = 4


class ChooserEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to choose. `code` is one or two strokes that choose it at once."""

    key: str
    name_ar: str
    name_en: str
    code: str = ""
    colour: str = ""
    keywords: str = ""


def matching(entries: Sequence[ChooserEntry], typed: str) -> list[ChooserEntry]:
    """The entries that hold what was typed, folded; those whose name begins with it first."""
    wanted = fold(typed).strip()
    if not wanted:
        return list(entries)
    ranked = []
    for at, entry in enumerate(entries):
        names = [fold(entry.name_ar), fold(entry.name_en)]
        everything = " ".join([*names, fold(entry.keywords)])
        begins = any(name.startswith(wanted) for name in names)
        word = any(f" {wanted}" in f" {name}" for name in names)
        if wanted in everything:
            ranked.append((not begins, not word, not any(wanted in n for n in names), at, entry))
    return [row[-1] for row in sorted(ranked, key=lambda row: row[:-1])]


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 29)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: ChooserEntry = index.data(_ENTRY)
        rect: QRect = option.rect
        palette: QPalette = option.palette
        widget: QWidget = option.widget
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            soft = QColor(palette.color(QPalette.ColorRole.Highlight))
            painter.setPen(soft)
            soft.setAlpha(45)
            painter.setBrush(soft)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 5, 5)
        if entry.colour:
            place = QRectF(rect.left() + 8, rect.top() + 7, 16, 15)
            draw_swatch(painter, place, QColor(entry.colour), "solid")
        if entry.code:
            place = QRectF(rect.right() - 34, rect.top() + 5, 28, 19)
            draw_key(painter, place, entry.code, lit=False, widget=widget)
        room = rect.adjusted(32, 0, -42, 0)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        middle = Qt.AlignmentFlag.AlignVCenter
        absolute = Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, middle | absolute | Qt.AlignmentFlag.AlignLeft, entry.name_en)
        painter.drawText(room, middle | absolute | Qt.AlignmentFlag.AlignRight, entry.name_ar)
        painter.restore()


class Chooser(QFrame):
    """A pop-up. `chosen` carries a key; `cancelled` fires when it is left without one."""

    chosen = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("chooser")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._entries: Sequence[ChooserEntry] = ()
        self._code = ""
        self._answered = True
        self._title = plain_label()
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Part of the name, in Arabic or English, or its keys"))
        self.list = QListWidget(self)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        for widget in (self._title, self.line, self.list):
            column.addWidget(widget)
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.setFocusProxy(self.line)

    def ask(self, entries: Sequence[ChooserEntry], title: str, near: QRect) -> None:
        """Open beside `near` (pixels of the screen) and wait for an answer."""
        self._entries, self._code, self._answered = entries, "", False
        self._title.setText(title)
        self.line.clear()
        self._filter("")
        self.resize(_SIZE)
        self.move(self._place(near))
        self.show()
        self.line.setFocus()

    def _place(self, near: QRect) -> QPoint:
        screen = QGuiApplication.screenAt(near.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        below = near.bottom() + 22
        fits = below + _SIZE.height() <= room.bottom()
        y = below if fits else near.top() - _SIZE.height() - 10
        x = min(max(near.right() - _SIZE.width(), room.left()), room.right() - _SIZE.width())
        return QPoint(x, max(y, room.top()))

    def shown(self) -> list[str]:
        """The keys on the list, from the top."""
        return [self.list.item(at).data(_ENTRY).key for at in range(self.list.count())]

    def _filter(self, typed: str) -> None:
        self.list.clear()
        for entry in matching(self._entries, typed):
            item = QListWidgetItem(f"{entry.name_en} {entry.name_ar}")
            item.setData(_ENTRY, entry)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._answer(item.data(_ENTRY).key)

    def _answer(self, key: str) -> None:
        self._answered = True
        self.hide()
        self.chosen.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that are not letters of a name: codes, moving, choosing."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        moves: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_Return: lambda: self._take(self.list.currentItem()),
            Qt.Key.Key_Enter: lambda: self._take(self.list.currentItem()),
            Qt.Key.Key_Escape: self.hide,
        }
        move = moves.get(event.key())
        if move is not None:
            move()
            return True
        return self._stroke(event)

    def _step(self, by: int) -> None:
        count = self.list.count()
        if count:
            self.list.setCurrentRow((self.list.currentRow() + by) % count)

    def _stroke(self, event: QKeyEvent) -> bool:
        """A stroke of a code. Codes begin with a digit, names do not."""
        key = physical_key(event)
        if key is None or (not self._code and (not key.isdigit() or self.line.text())):
            return False
        typed = self._code + key
        hits = [entry for entry in self._entries if entry.code == typed]
        longer = any(e.code.startswith(typed) and e.code != typed for e in self._entries)
        if hits and not longer:
            self._answer(hits[0].key)
        elif longer and len(typed) < _LONGEST_CODE:
            self._code = typed
            self._show_code()
        else:
            self._code = ""
            self._filter(self.line.text())
        return True

    def _show_code(self) -> None:
        """Leave on the list what the strokes so far may still mean."""
        self.list.clear()
        for entry in self._entries:
            if entry.code.startswith(self._code):
                item = QListWidgetItem(entry.name_en)
                item.setData(_ENTRY, entry)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving without an answer is an answer too."""
        super().hideEvent(event)
        if not self._answered:
            self._answered = True
            self.cancelled.emit()
