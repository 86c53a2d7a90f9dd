"""Groups section: the cluster of the selected item in the inspector, and its link.

Emits what a person wants; changes nothing. A link is text: it is never opened or looked up.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.app.groups import ClusterView
from annotator.gui.widgets import ElidedLabel, plain_label


class GroupsSection(QWidget):
    """What the selected mention is the same thing as.

    `linkChanged` carries the link as it was typed; `nextAsked` the ids of the members.
    """

    sameAsked = Signal()
    outAsked = Signal()
    splitAsked = Signal()
    nextAsked = Signal(object)
    linkChanged = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clusterSection")
        self._mention = ""
        self._view: ClusterView | None = None
        self.name = ElidedLabel(parent=self)
        self.link = QLineEdit(self)
        self.link.setPlaceholderText(self.tr("Link: Q-number or address"))
        self.link.setAccessibleName(self.tr("Link to a knowledge base"))
        self.link.editingFinished.connect(self.finish_editing)
        self.same = self._button(self.tr("Same as…"), "")
        self.next = self._button("", self.tr("Go through the places"))
        self.out = self._button(self.tr("Take out"), self.tr("Not the same thing after all"))
        self.split = self._button(
            self.tr("Cut here"),
            self.tr("This place and those behind it become a cluster of their own"),
        )
        self.same.clicked.connect(self.sameAsked)
        self.out.clicked.connect(self.outAsked)
        self.split.clicked.connect(self.splitAsked)
        self.next.clicked.connect(self._ask_next)
        self._arrange()

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setStyleSheet("QPushButton { padding: 4px 7px; }")
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        return button

    def _arrange(self) -> None:
        title = plain_label(self.tr("The same thing"))
        title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self.name, 1)
        head.addWidget(self.next)
        for button in (self.same, self.out, self.split):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(5)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.link)

    def show_cluster(self, mention: str, view: ClusterView | None) -> None:
        """Show the cluster of a mention, None when it is in none. A half-typed link of the
        mention before is handed over by whoever shows another one."""
        same = mention == self._mention
        self._mention, self._view = mention, view
        number = len(view.members) if view else 0
        self.name.set_text(view.name if view else "")
        self.next.setText(str(number))
        self.next.setVisible(number > 1)
        self.out.setEnabled(view is not None)
        self.split.setEnabled(view is not None and mention in view.members[1:])
        if not same or not self.link.hasFocus():
            self.take_back()

    def take_back(self) -> None:
        """Show the link as it is kept."""
        self.link.setText(self._view.link if self._view else "")
        self.link.setCursorPosition(0)

    def focus_link(self) -> None:
        """Go to the link."""
        self.link.setFocus()
        self.link.selectAll()

    def finish_editing(self) -> None:
        """Hand over a link that is half typed."""
        if self._mention and self.link.text() != (self._view.link if self._view else ""):
            self.linkChanged.emit(self.link.text())

    def _ask_next(self) -> None:
        if self._view is not None:
            self.nextAsked.emit(self._view.members)
