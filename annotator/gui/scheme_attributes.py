"""Scheme attributes: all attributes of the scheme with their values, to be typed into."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.theme import scaled
from annotator.gui.widgets import plain_label
from annotator.model.scheme import AttributeDef, Names, Scheme, ValueDef
from annotator.model.scheme_edits import SchemeChange, revise_attributes

_WAS = Qt.ItemDataRole.UserRole


class _Draft(msgspec.Struct):
    """An attribute as it is typed, and the key and the values that it had before."""

    attribute: AttributeDef
    was: str = ""
    values: dict[str, str] = {}


class AttributesPage(QWidget):
    """The attributes. `changed` fires with every change; `change` says what all of it would do."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme: Scheme | None = None
        self._language = "en"
        self._drafts: list[_Draft] = []
        self._at = -1
        self._filling = False
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Attributes of the scheme"))
        self.list.setSpacing(3)
        self.list.currentRowChanged.connect(self._show)
        self.add = self._button(self.tr("Add an attribute"), self._add)
        self.out = self._button(self.tr("Take it out"), self._take_out)
        self.key, self.ar, self.en = self._line(ltr=True), self._line(), self._line(ltr=True)
        self.free = QCheckBox(self.tr("Any text"), self)
        self.free.toggled.connect(self._typed)
        self.default = QComboBox(self)
        self.default.currentIndexChanged.connect(self._typed)
        self.values = self._table()
        self.more = self._button(self.tr("Add a value"), self._add_value)
        self.less = self._button(self.tr("Take the value out"), self._take_value)
        self._lay_out()

    def _line(self, *, ltr: bool = False) -> QLineEdit:
        line = QLineEdit(self)
        if ltr:
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line.textChanged.connect(self._typed)
        return line

    def _button(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 3, self)
        table.setHorizontalHeaderLabels(
            [self.tr("Value"), self.tr("Arabic name"), self.tr("English name")]
        )
        table.setAccessibleName(self.tr("Values"))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.itemChanged.connect(self._typed)
        return table

    def _lay_out(self) -> None:
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(self.list, 1)
        for button in (self.add, self.out):
            row.addWidget(button)
        row.addStretch(1)
        left.addLayout(row)
        form = QFormLayout()
        form.setVerticalSpacing(scaled(8))
        form.addRow(self.tr("Key"), self.key)
        form.addRow(self.tr("Arabic name"), self.ar)
        form.addRow(self.tr("English name"), self.en)
        form.addRow(self.tr("Usual value"), self.default)
        form.addRow(self.free)
        right.addLayout(form)
        right.addWidget(plain_label(self.tr("Values")))
        right.addWidget(self.values, 1)
        below = QHBoxLayout()
        below.addWidget(self.more)
        below.addWidget(self.less)
        below.addStretch(1)
        right.addLayout(below)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(scaled(12), scaled(12), scaled(12), scaled(6))
        whole.setSpacing(scaled(14))
        whole.addLayout(left, 2)
        whole.addLayout(right, 3)

    # --- what is shown ----------------------------------------------------------------------

    def show_scheme(self, scheme: Scheme, language: str) -> None:
        """Show the attributes of a scheme; what was typed is forgotten."""
        self._scheme, self._language = scheme, language
        at = max(0, self._at)
        self._drafts = [
            _Draft(one, one.key, {value.key: value.key for value in one.values})
            for one in scheme.attributes
        ]
        self._list(min(at, len(self._drafts) - 1))

    def _list(self, at: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for draft in self._drafts:
            QListWidgetItem(self._shown(draft), self.list)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        self._show(at)

    def _shown(self, draft: _Draft) -> str:
        one = draft.attribute
        return f"{getattr(one.names, self._language) or one.key}  ·  {one.key}"

    def _show(self, at: int) -> None:
        self._at, self._filling = at, True
        there = 0 <= at < len(self._drafts)
        one = self._drafts[at].attribute if there else AttributeDef(key="", names=Names("", ""))
        for line, words in ((self.key, one.key), (self.ar, one.names.ar), (self.en, one.names.en)):
            line.setText(words)
        self.free.setChecked(one.free)
        self.values.setRowCount(0)
        for value in one.values:
            self._value_row(value, value.key)
        self._defaults(one)
        fields: tuple[QWidget, ...] = (
            self.key, self.ar, self.en, self.free, self.default, self.out,
        )  # fmt: skip
        for field in fields:
            field.setEnabled(there)
        self._enable_values(there and not one.free)
        self._filling = False

    def _enable_values(self, on: bool) -> None:
        widgets: tuple[QWidget, ...] = (self.values, self.more, self.less)
        for widget in widgets:
            widget.setEnabled(on)

    def _defaults(self, one: AttributeDef) -> None:
        self.default.blockSignals(True)
        self.default.clear()
        self.default.addItem("—", None)
        for value in one.values:
            self.default.addItem(getattr(value.names, self._language) or value.key, value.key)
        self.default.setCurrentIndex(max(0, self.default.findData(one.default)))
        self.default.blockSignals(False)

    def _value_row(self, value: ValueDef, was: str) -> None:
        at = self.values.rowCount()
        self.values.insertRow(at)
        for column, words in enumerate((value.key, value.names.ar, value.names.en)):
            item = QTableWidgetItem(words)
            if column == 0:
                item.setData(_WAS, was)
            self.values.setItem(at, column, item)

    # --- typing -----------------------------------------------------------------------------

    def _typed(self) -> None:
        if self._filling or not 0 <= self._at < len(self._drafts):
            return
        draft = self._drafts[self._at]
        values, words = [], {}
        for at in range(self.values.rowCount()):
            cells = [self.values.item(at, column) for column in range(3)]
            key, ar, en = (cell.text().strip() if cell else "" for cell in cells)
            if key:
                values.append(ValueDef(key, Names(ar, en)))
                was = cells[0].data(_WAS) if cells[0] else ""
                if was:
                    words[was] = key
        default = self.default.currentData()
        one = AttributeDef(
            key=self.key.text().strip(),
            names=Names(self.ar.text().strip(), self.en.text().strip()),
            values=tuple(values),
            default=words.get(default, default),
            free=self.free.isChecked(),
        )
        known = {value.key for value in values}
        if one.default is not None and one.default not in known and not one.free:
            one = msgspec.structs.replace(one, default=None)
        draft.attribute, draft.values = one, {**draft.values, **words}
        self.list.item(self._at).setText(self._shown(draft))
        self._enable_values(not one.free)
        self._defaults(one)
        self.changed.emit()

    def _add(self) -> None:
        self._drafts.append(_Draft(AttributeDef(key="", names=Names("", ""))))
        self._list(len(self._drafts) - 1)
        self.key.setFocus()
        self.changed.emit()

    def _take_out(self) -> None:
        if 0 <= self._at < len(self._drafts):
            del self._drafts[self._at]
            self._list(min(self._at, len(self._drafts) - 1))
            self.changed.emit()

    def _add_value(self) -> None:
        self._filling = True
        self._value_row(ValueDef("", Names("", "")), "")
        self._filling = False
        at = self.values.rowCount() - 1
        self.values.setCurrentCell(at, 0)
        self.values.setFocus()
        cell = self.values.item(at, 0)
        if cell is not None:
            self.values.editItem(cell)

    def _take_value(self) -> None:
        if self.values.currentRow() >= 0:
            self.values.removeRow(self.values.currentRow())
            self._typed()

    def change(self) -> SchemeChange | None:
        """What all that was typed would change; None for nothing. UserError ``scheme.…``."""
        scheme = self._scheme
        drafts = [draft for draft in self._drafts if draft.was or draft.attribute.key]
        wanted = tuple(draft.attribute for draft in drafts)
        if scheme is None or wanted == scheme.attributes:
            return None
        keys = {d.was: d.attribute.key for d in drafts if d.was and d.was != d.attribute.key}
        values = {
            (draft.was, was): now
            for draft in drafts
            for was, now in draft.values.items()
            if draft.was and was != now
        }
        return revise_attributes(scheme, wanted, keys, values)
