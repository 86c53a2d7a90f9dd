"""Scheme tree: all labels by kind, with their colours, to be searched and chosen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.documents import Index
from annotator.gui.theme import scaled
from annotator.gui.widgets import draw_key, draw_swatch
from annotator.model.scheme import Kind, Label, Scheme
from annotator.text.fold import fold

_KEY = Qt.ItemDataRole.UserRole
_ROW, _CAP = 27, 21
KINDS: tuple[Kind, ...] = ("entity", "event", "relation", "cluster", "document", "zone")


class _Delegate(QStyledItemDelegate):
    """Draws swatch, name and key of a label; a retired one is dim and says so by a stroke."""

    def __init__(self, tree: "SchemeTree") -> None:
        super().__init__(tree)
        self._owner = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        key = index.data(_KEY)
        label = self._owner.scheme.label(key) if key and self._owner.scheme else None
        painter.save()
        if label is None:
            self._heading(painter, option, words)
        else:
            self._line(painter, option, label, words)
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(option.rect.adjusted(4, 0, -4, 0), flags, words)

    def _line(
        self, painter: QPainter, option: QStyleOptionViewItem, label: Label, words: str
    ) -> None:
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        cap = label.hotkey or label.second or ""
        wide = max(scaled(_CAP), scaled(9 * len(cap)) + 8) if cap else 0
        high, side = scaled(19), scaled(16)
        middle = rect.center().y()
        swatch = QRectF(rect.left() + 5, middle - side / 2, side + 2, side)
        key = QRectF(rect.right() - wide - 4, middle - high / 2, wide, high)
        name = QRectF(
            swatch.right() + 8, rect.top(), key.left() - swatch.right() - 14, rect.height()
        )
        if option.direction == Qt.LayoutDirection.RightToLeft:
            turn = rect.left() + rect.right()
            swatch, key, name = (
                QRectF(turn - part.right(), part.top(), part.width(), part.height())
                for part in (swatch, key, name)
            )
        colour, line = self._owner.look_of(label.key)
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(option.palette.base())
            painter.drawRoundedRect(swatch.adjusted(-3, -3, 3, 3), 4, 4)
        draw_swatch(painter, swatch, colour, line)
        role = QPalette.ColorRole
        dim = self._owner.retired(label.key)
        ink = role.HighlightedText if chosen else role.PlaceholderText if dim else role.Text
        font = painter.font()
        font.setStrikeOut(dim)
        painter.setFont(font)
        painter.setPen(option.palette.color(ink))
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(name.width())
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(name, flags, shown)
        if cap:
            draw_key(painter, key, cap, lit=False, widget=option.widget)


class SchemeTree(QWidget):
    """The labels of a scheme under a line to search them. `chosen` carries the key of one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scheme: Scheme | None = None
        self._language, self._dark = "en", False
        self._rows: dict[str, QTreeWidgetItem] = {}
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Search the labels"))
        self.line.setAccessibleName(self.tr("Search the labels"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._filter)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Labels of the scheme"))
        self.tree.setItemDelegate(_Delegate(self))
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(scaled(16))
        self.tree.currentItemChanged.connect(self._current)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)

    def show_scheme(self, scheme: Scheme, language: str, *, dark: bool) -> None:
        """Show another scheme; what was chosen stays so where it is there still."""
        kept = self.key()
        self.scheme, self._language, self._dark = scheme, language, dark
        self.tree.blockSignals(True)
        self.tree.clear()
        self._rows = {}
        names = self._kinds()
        for kind in KINDS:
            labels = scheme.of_kind(kind)
            if labels:
                head = QTreeWidgetItem(self.tree, [names[kind]])
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self._add(head, labels)
                head.setExpanded(True)
        self._filter(self.line.text())
        self.tree.blockSignals(False)
        self.choose(kept)

    def _kinds(self) -> dict[str, str]:
        return {
            "entity": self.tr("Entities"),
            "event": self.tr("Events"),
            "relation": self.tr("Relations"),
            "cluster": self.tr("Clusters"),
            "document": self.tr("Labels of documents"),
            "zone": self.tr("Zones"),
        }

    def _add(self, head: QTreeWidgetItem, labels: list[Label]) -> None:
        for label in labels:
            # A parent that comes later in the scheme has its place there still.
            above = self._rows.get(label.parent, head)
            row = QTreeWidgetItem(above, [getattr(label.names, self._language) or label.key])
            row.setData(0, _KEY, label.key)
            row.setToolTip(0, label.key)
            words = [row.text(0), label.key]
            if self.retired(label.key):
                words.append(self.tr("retired"))
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(words))
            self._rows[label.key] = row

    def look_of(self, key: str) -> tuple[QColor, str]:
        """Colour and style of the line of a label."""
        colour = self.scheme.colour_of(key) if self.scheme is not None else None
        if colour is None:
            return self.palette().color(QPalette.ColorRole.PlaceholderText), "solid"
        return QColor(colour.dark if self._dark else colour.light), colour.line

    def retired(self, key: str) -> bool:
        """Whether a label is offered no more."""
        return self.scheme is not None and self.scheme.retired(key)

    def key(self) -> str:
        """The key of the chosen label, or ""."""
        row = self.tree.currentItem()
        return str(row.data(0, _KEY) or "") if row is not None else ""

    def choose(self, key: str) -> None:
        """Choose a label; the first of all where there is none such."""
        row = self._rows.get(key) or next(iter(self._rows.values()), None)
        if row is not None:
            self.tree.setCurrentItem(row)
            self.tree.scrollToItem(row)

    def _current(self, row: QTreeWidgetItem | None) -> None:
        key = row.data(0, _KEY) if row is not None else None
        if key:
            self.chosen.emit(key)

    def _filter(self, typed: str) -> None:
        """Show what holds the words in either name or its key, with what stands above it."""
        wanted = fold(typed).strip()
        shown: set[str] = set()
        for key in self._rows:
            label = self.scheme.label(key) if self.scheme is not None else None
            names = (label.names.ar, label.names.en, key) if label is not None else ()
            if not wanted or any(wanted in fold(name) for name in names):
                while key:
                    shown.add(key)
                    key = key.rpartition(".")[0]
        for key, row in self._rows.items():
            row.setHidden(key not in shown)
            row.setExpanded(bool(wanted) or row.isExpanded())
