"""Scheme admits: a button that says which labels are admitted, and a tree to choose them from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.theme import scaled
from annotator.model.scheme import ANYTHING, Scheme
from annotator.text.fold import fold

_KEY = Qt.ItemDataRole.UserRole


class AdmitsDialog(QDialog):
    """Labels with ticks; what is above a ticked one admits it already."""

    def __init__(
        self, scheme: Scheme, admitted: Sequence[str], language: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("admits")
        self.setWindowTitle(self.tr("What is admitted"))
        self.tree = QTreeWidget(self)
        self.anything = QCheckBox(self.tr("Anything"), self)
        self.anything.setChecked(ANYTHING in admitted)
        self.anything.toggled.connect(self.tree.setDisabled)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Search the labels"))
        self.line.textChanged.connect(self._filter)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("What is admitted"))
        self.tree.setEnabled(ANYTHING not in admitted)
        self._rows: dict[str, QTreeWidgetItem] = {}
        for kind in ("entity", "event"):
            for label in scheme.of_kind(kind):
                above = self._rows.get(label.parent, self.tree.invisibleRootItem())
                name = getattr(label.names, language) or label.key
                row = QTreeWidgetItem(above, [f"{name}  ·  {label.key}"])
                row.setData(0, _KEY, fold(f"{label.names.ar} {label.names.en} {label.key}"))
                ticked = label.key in admitted
                state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
                row.setCheckState(0, state)
                self._rows[label.key] = row
                if ticked and label.parent in self._rows:
                    self._rows[label.parent].setExpanded(True)
        if self._rows:
            self.tree.setCurrentItem(next(iter(self._rows.values())))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for widget in (self.anything, self.line, self.tree, buttons):
            column.addWidget(widget)
        self.resize(scaled(380), scaled(460))
        self.tree.setFocus()

    def admitted(self) -> tuple[str, ...]:
        """The keys that are ticked, in the order of the scheme."""
        if self.anything.isChecked():
            return (ANYTHING,)
        rows = self._rows.items()
        return tuple(key for key, row in rows if row.checkState(0) == Qt.CheckState.Checked)

    def _filter(self, typed: str) -> None:
        wanted = fold(typed).strip()
        shown: set[str] = set()
        for key, row in self._rows.items():
            if wanted in row.data(0, _KEY):
                parts = key.split(".")
                shown |= {".".join(parts[: at + 1]) for at in range(len(parts))}
        for key, row in self._rows.items():
            row.setHidden(key not in shown)
            row.setExpanded(bool(wanted) or row.isExpanded())


class AdmitsButton(QPushButton):
    """Shows admitted labels, and opens the tree. `changed` fires when others were chosen."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme: Scheme | None = None
        self._admitted: tuple[str, ...] = ()
        self._language, self._name, self._words = "en", name, ""
        self.setAutoDefault(False)
        self.setMinimumWidth(scaled(120))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.ask)

    def set_admitted(self, scheme: Scheme, admitted: Sequence[str], language: str) -> None:
        """Show these keys."""
        self._scheme, self._admitted, self._language = scheme, tuple(admitted), language
        self._tell()

    def admitted(self) -> tuple[str, ...]:
        """The keys that are chosen."""
        return self._admitted

    def _tell(self) -> None:
        words = ", ".join(map(self._shown, self._admitted)) or self.tr("nothing yet")
        self.setAccessibleName(f"{self._name}: {words}")
        self.setToolTip(words.replace("&", "&&"))
        self._words = words
        self._elide()

    def _elide(self) -> None:
        room = self.width() - scaled(30)
        short = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(short.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the room there is."""
        super().resizeEvent(event)
        self._elide()

    def _shown(self, key: str) -> str:
        if key == ANYTHING:
            return self.tr("anything")
        return key

    def ask(self) -> None:
        """Let other labels be chosen."""
        if self._scheme is None:
            return
        dialog = AdmitsDialog(self._scheme, self._admitted, self._language, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._take(dialog.admitted()))
        dialog.open()

    def _take(self, admitted: tuple[str, ...]) -> None:
        if admitted != self._admitted:
            self._admitted = admitted
            self._tell()
            self.changed.emit()
