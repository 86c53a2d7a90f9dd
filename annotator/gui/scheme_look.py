"""Scheme look: the parts of the scheme editor and where they stand. It knows no scheme."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QMenu,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.concordance import Concordance
from annotator.gui.scheme_attributes import AttributesPage
from annotator.gui.scheme_form import LabelForm
from annotator.gui.scheme_tree import KINDS, SchemeTree
from annotator.gui.scheme_versions import VersionsPage
from annotator.gui.theme import scaled
from annotator.gui.widgets import open_at, plain_label
from annotator.model.scheme import Kind

_SIZE = (1080, 760)


class SchemeLook(QDialog):
    """The window: labels, attributes, versions, problems; what a change does stands below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("schemeEditor")
        self.setWindowTitle(self.tr("Scheme"))
        self.head = plain_label(wrap=True)
        self.notice = plain_label(wrap=True)
        self.tree = SchemeTree(self)
        self.form = LabelForm(self)
        self.attributes = AttributesPage(self)
        self.versions = VersionsPage(self)
        self.problems = QListWidget(self)
        self.problems.setSpacing(3)
        self.problems.setWordWrap(True)
        self.problems.setAccessibleName(self.tr("Problems of the scheme"))
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self._make_buttons()
        self._make_foot()
        self._lay_out()
        open_at(self, _SIZE)

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        return button

    def _make_buttons(self) -> None:
        self.add = self._button(self.tr("&Add"))
        self.add.setMenu(self._add_menu())
        self.up = self._button(self.tr("Up"))
        self.down = self._button(self.tr("Down"))
        self.merge = self._button(self.tr("&Merge into…"))
        self.retire = self._button(self.tr("&Retire"))
        self.delete = self._button(self.tr("&Delete…"))
        self.import_ = self._button(self.tr("&Import…"))
        self.export = self._button(self.tr("E&xport…"))

    def _add_menu(self) -> QMenu:
        menu = QMenu(self)
        self.kinds: dict[Kind, QAction] = {}
        names = {
            "entity": self.tr("Label of entities"),
            "event": self.tr("Type of events"),
            "relation": self.tr("Relation"),
            "cluster": self.tr("Label of clusters"),
            "document": self.tr("Label of documents"),
        }
        self.below = QAction(self.tr("Subtype of the chosen label"), menu)
        menu.addAction(self.below)
        menu.addSeparator()
        for kind in KINDS:
            if kind in names:
                self.kinds[kind] = menu.addAction(names[kind])
        return menu

    def _make_foot(self) -> None:
        self.said = plain_label(wrap=True)
        self.said.setObjectName("schemeSaid")
        self.said.setMinimumHeight(self.said.fontMetrics().lineSpacing() * 2)
        self.places = Concordance(self)
        self.places.setAccessibleName(self.tr("Places that the change touches"))
        self.places.hide()
        self.discard = self._button(self.tr("Discard"))
        self.apply = self._button(self.tr("A&pply"))
        self.apply.setToolTip("Ctrl+Return")

    def _lay_out(self) -> None:
        head, acts, low = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.head, 1)
        for button in (self.import_, self.export):
            head.addWidget(button)
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(scaled(12), scaled(12), scaled(8), scaled(6))
        column.addWidget(self.tree, 1)
        for button in (self.add, self.up, self.down):
            acts.addWidget(button)
        acts.addStretch(1)
        column.addLayout(acts)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, scaled(12), scaled(4), scaled(6))
        column.addWidget(self.form, 1)
        row = QHBoxLayout()
        for button in (self.merge, self.retire, self.delete):
            row.addWidget(button)
        row.addStretch(1)
        row.setContentsMargins(scaled(14), 0, 0, 0)
        column.addLayout(row)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([scaled(320), scaled(740)])
        split.setChildrenCollapsible(False)
        self.tabs.addTab(split, self.tr("Labels"))
        self.tabs.addTab(self.attributes, self.tr("Attributes"))
        self.tabs.addTab(self.versions, self.tr("Versions"))
        self.tabs.addTab(self.problems, self.tr("Problems"))
        low.addWidget(self.said, 1)
        low.addWidget(self.discard)
        low.addWidget(self.apply)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(scaled(14), scaled(12), scaled(14), scaled(12))
        whole.setSpacing(scaled(9))
        whole.addLayout(head)
        whole.addWidget(self.notice)
        whole.addWidget(self.tabs, 1)
        whole.addWidget(self.places)
        whole.addLayout(low)
