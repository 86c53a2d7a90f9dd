"""Consistency, called right: the list of what is not told any more, to be told again."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.dismissed import Right
from annotator.gui.consistency_words import kind_name
from annotator.gui.two_lines import Row, TwoLineList
from annotator.gui.widgets import open_at, plain_label

_SIZE = (480, 420)


class RightDialog(QDialog):
    """Shows what was called right; accepted means that those chosen are to be told again."""

    def __init__(self, rights: Sequence[Right], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("calledRight")
        self.setWindowTitle(self.tr("Called right"))
        self._rights = rights
        words = self.tr("What was called right is not told. Choose what is to be told again.")
        said = plain_label(words if rights else self.tr("Nothing was called right."), wrap=True)
        self.list = TwoLineList(self.tr("What was called right"), self)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.show_rows(self._row(at, right) for at, right in enumerate(rights))
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.back = QPushButton(self.tr("Tell of it again"), self)
        self.back.setDefault(True)
        self.back.setEnabled(bool(rights))
        self.back.clicked.connect(self.accept)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(said)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        open_at(self, _SIZE)
        self.list.setCurrentRow(0)

    def _row(self, at: int, right: Right) -> Row:
        some = self.tr("places: {number}").replace("{number}", f"{len(right.places):,}")
        below = self.tr("all such places, also those to come") if right.whole else some
        return Row(str(at), right.words, f"{kind_name(right.kind)}  |  {below}")

    def chosen(self) -> list[tuple[str, str]]:
        """The keys of the groups that are to be told again."""
        rows = self.list.keys()
        return [self._rights[int(row)].key for row in rows]
