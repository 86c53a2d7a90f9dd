"""Scheme roles: the roles of an event type as rows that are typed into."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.scheme_admits import AdmitsButton
from annotator.gui.theme import scaled
from annotator.gui.widgets import plain_label
from annotator.model.scheme import Names, Role, Scheme

_MOST = 99


class _Row:
    """One role: its lines, and the role that it was before."""

    def __init__(self, owner: "RoleRows", role: Role | None) -> None:
        self.was = role
        key, ar, en, least, most_, admits = owner.words
        self.key = owner.line(key, role.key if role else "", ltr=True)
        self.ar = owner.line(ar, role.names.ar if role else "")
        self.en = owner.line(en, role.names.en if role else "", ltr=True)
        self.least = owner.number(least, role.minimum if role else 0, "")
        most = role.maximum or 0 if role else 0
        self.most = owner.number(most_, most, "∞")
        self.admits = AdmitsButton(admits, owner)
        self.out = QToolButton(owner)
        self.out.setText("×")
        self.out.setAutoRaise(True)
        self.out.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.out.setMinimumSize(scaled(28), scaled(28))
        self.out.setToolTip(owner.take_out)
        self.out.setAccessibleName(owner.take_out)

    def widgets(self) -> tuple[QWidget, ...]:
        """The widgets in the order of reading."""
        return (self.key, self.ar, self.en, self.least, self.most, self.admits, self.out)

    def role(self) -> Role:
        """The role as it is typed."""
        names = Names(self.ar.text().strip(), self.en.text().strip())
        return Role(
            key=self.key.text().strip(),
            names=names,
            admits=self.admits.admitted(),
            minimum=self.least.value(),
            maximum=self.most.value() or None,
            variants=self.was.variants if self.was is not None else (),
        )


class RoleRows(QWidget):
    """All roles of one label. `changed` fires with every change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme: Scheme | None = None
        self._language = "en"
        self._rows: list[_Row] = []
        self._filling = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        for at, stretch in enumerate((3, 3, 3, 0, 0, 4, 0)):
            self._grid.setColumnStretch(at, stretch)
        self.take_out = self.tr("Take this role out")
        self.words = (
            self.tr("Role"),
            self.tr("Arabic name"),
            self.tr("English name"),
            self.tr("At least"),
            self.tr("At most"),
            self.tr("Admits"),
        )
        self._heads = [plain_label(words) for words in self.words]
        for at, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, at)
        self.add = QPushButton(self.tr("Add a role"), self)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)

    # --- parts of a row --------------------------------------------------------------------

    def line(self, name: str, words: str, *, ltr: bool = False) -> QLineEdit:
        """A line of a row."""
        line = QLineEdit(words, self)
        line.setAccessibleName(name)
        line.setMinimumWidth(scaled(80))
        if ltr:
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line.setCursorPosition(0)
        line.textChanged.connect(self._changed)
        return line

    def number(self, name: str, value: int, nothing: str) -> QSpinBox:
        """A number of a row; `nothing` stands for 0 where it is not empty."""
        box = QSpinBox(self)
        box.setAccessibleName(name)
        box.setRange(0, _MOST)
        box.setSpecialValueText(nothing)
        box.setValue(value)
        box.setFixedWidth(scaled(52))
        box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.valueChanged.connect(self._changed)
        return box

    # --- all rows --------------------------------------------------------------------------

    def set_roles(self, scheme: Scheme, roles: Sequence[Role], language: str) -> None:
        """Show these roles."""
        self._filling = True
        self._scheme, self._language = scheme, language
        while self._rows:
            self._take_out(self._rows[-1])
        for role in roles:
            self._put(role)
        self._filling = False
        self._show_heads()

    def roles(self) -> tuple[Role, ...]:
        """The roles as they are typed; rows without a key are left out."""
        return tuple(role for role in (row.role() for row in self._rows) if role.key)

    def renamed(self) -> dict[str, str]:
        """The roles that got another key: (before -> after)."""
        return {
            row.was.key: row.key.text().strip()
            for row in self._rows
            if row.was is not None and row.key.text().strip() not in ("", row.was.key)
        }

    def _put(self, role: Role | None) -> _Row:
        row = _Row(self, role)
        assert self._scheme is not None, "rows are filled from a scheme"
        row.admits.set_admitted(self._scheme, role.admits if role else (), self._language)
        row.admits.changed.connect(self._changed)
        row.out.clicked.connect(lambda: self._drop(row))
        at = self._grid.rowCount()
        for column, widget in enumerate(row.widgets()):
            self._grid.addWidget(widget, at, column)
        self._rows.append(row)
        return row

    def _add(self) -> None:
        row = self._put(None)
        self._show_heads()
        row.key.setFocus()
        self._changed()

    def _drop(self, row: _Row) -> None:
        self._take_out(row)
        self._show_heads()
        self.add.setFocus()
        self._changed()

    def _take_out(self, row: _Row) -> None:
        self._rows.remove(row)
        for widget in row.widgets():
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _show_heads(self) -> None:
        for head in self._heads:
            head.setVisible(bool(self._rows))

    def _changed(self) -> None:
        if not self._filling:
            self.changed.emit()
