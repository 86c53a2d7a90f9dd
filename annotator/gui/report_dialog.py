"""Report of an import or export: what came, what did not and why; lines lead to documents."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.transfer import Problem
from annotator.gui.telling import in_words
from annotator.gui.widgets import open_at, plain_label, without_isolates

_DOCUMENT = Qt.ItemDataRole.UserRole
_SHOWN = 2_000


class ReportDialog(QDialog):
    """Shows sentences and a list of problems. `documentAsked` carries the id of a chosen one."""

    documentAsked = Signal(str)

    def __init__(
        self,
        title: str,
        sentences: Sequence[str],
        problems: Sequence[Problem],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reportDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.said = plain_label("\n".join(sentences), wrap=True)
        self._problems = list(problems)
        self.list = QListWidget(self)
        self.list.setObjectName("reportList")
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("What was not as it should be"))
        for problem in self._problems[:_SHOWN]:
            self.list.addItem(self._line(problem))
        self.list.itemActivated.connect(self._activated)
        self.list.setVisible(bool(self._problems))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.reject)
        if self._problems:
            copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
            copy.clicked.connect(self._copy)
        column = QVBoxLayout(self)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        if len(self._problems) > _SHOWN:
            more = len(self._problems) - _SHOWN
            column.addWidget(plain_label(self.tr("… and %n more.", "", more)))
        if any(problem.document for problem in self._problems):
            column.addWidget(plain_label(self.tr("Return or a double click opens the document.")))
        column.addWidget(buttons)
        open_at(self, (680, 420 if self._problems else 140))

    def _line(self, problem: Problem) -> QListWidgetItem:
        place, words = in_words(problem.place()), in_words(problem.message)
        item = QListWidgetItem(f"{place}\n{words}" if place else words)
        item.setData(_DOCUMENT, problem.document)
        return item

    def _activated(self, item: QListWidgetItem) -> None:
        if item.data(_DOCUMENT):
            self.documentAsked.emit(item.data(_DOCUMENT))

    def _copy(self) -> None:
        lines = [
            f"{in_words(one.place())}\t{one.key}\t{in_words(one.message)}" for one in self._problems
        ]
        # The signs that keep the direction of a path would go wherever it is pasted.
        QGuiApplication.clipboard().setText(without_isolates("\n".join(lines)))
