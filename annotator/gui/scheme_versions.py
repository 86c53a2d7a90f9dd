"""Scheme versions: what the scheme was, what differs between two, and taking the latest back."""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.app.scheme_editing import Version
from annotator.gui.history import local_time
from annotator.gui.theme import scaled
from annotator.gui.titles import act_title
from annotator.gui.two_lines import Row, TwoLineList
from annotator.gui.widgets import isolated, plain_label
from annotator.model.edits import Origin
from annotator.model.scheme_diff import Difference, scheme_diff

_WORDS = {
    "name": QT_TRANSLATE_NOOP("SchemeDiff", "Name of the scheme"),
    "names": QT_TRANSLATE_NOOP("SchemeDiff", "Names"),
    "description": QT_TRANSLATE_NOOP("SchemeDiff", "Description"),
    "colour": QT_TRANSLATE_NOOP("SchemeDiff", "Colour"),
    "hotkey": QT_TRANSLATE_NOOP("SchemeDiff", "Key on the keyboard"),
    "second": QT_TRANSLATE_NOOP("SchemeDiff", "Second stroke"),
    "attributes": QT_TRANSLATE_NOOP("SchemeDiff", "Attributes"),
    "from": QT_TRANSLATE_NOOP("SchemeDiff", "Joins from"),
    "to": QT_TRANSLATE_NOOP("SchemeDiff", "Joins to"),
    "symmetric": QT_TRANSLATE_NOOP("SchemeDiff", "It has no direction any more"),
    "directed": QT_TRANSLATE_NOOP("SchemeDiff", "It has a direction now"),
    "retired": QT_TRANSLATE_NOOP("SchemeDiff", "Retired"),
    "offered": QT_TRANSLATE_NOOP("SchemeDiff", "Offered again"),
    "added": QT_TRANSLATE_NOOP("SchemeDiff", "New label"),
    "removed": QT_TRANSLATE_NOOP("SchemeDiff", "Label taken out"),
    "renamed": QT_TRANSLATE_NOOP("SchemeDiff", "Another key"),
    "order": QT_TRANSLATE_NOOP("SchemeDiff", "The order of the labels"),
    "role": QT_TRANSLATE_NOOP("SchemeDiff", "Role"),
    "role-added": QT_TRANSLATE_NOOP("SchemeDiff", "New role"),
    "role-removed": QT_TRANSLATE_NOOP("SchemeDiff", "Role taken out"),
    "attribute": QT_TRANSLATE_NOOP("SchemeDiff", "Attribute"),
    "attribute-added": QT_TRANSLATE_NOOP("SchemeDiff", "New attribute"),
    "attribute-removed": QT_TRANSLATE_NOOP("SchemeDiff", "Attribute taken out"),
}


def difference_row(one: Difference) -> Row:
    """A difference as a row of two lines."""
    words = QCoreApplication.translate("SchemeDiff", str(_WORDS[one.what]))
    title = f"{isolated(one.where)} — {words}" if one.where else words
    before, after = isolated(one.before), isolated(one.after)
    if one.before and one.after:
        # In words: an arrow would point the wrong way in a line of the other direction.
        below = QCoreApplication.translate("SchemeDiff", "was {before}, is {after}")
        below = below.replace("{before}", before).replace("{after}", after)
    else:
        below = after if one.after else before
    return Row(f"{one.what} {one.where} {one.after}", title, below)


class VersionsPage(QWidget):
    """The versions, newest first. `backAsked` fires when the latest act is to be taken back."""

    backAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: Sequence[Version] = ()
        self.list = TwoLineList(self.tr("Versions of the scheme"), self)
        self.list.currentRowChanged.connect(self._chosen)
        self.other = QComboBox(self)
        self.other.setAccessibleName(self.tr("Compared with"))
        self.other.currentIndexChanged.connect(self._compare)
        self.said = plain_label(wrap=True)
        self.differences = TwoLineList(self.tr("What changed"), self)
        self.back = QPushButton(self.tr("Take the latest change back…"), self)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.backAsked)
        self._lay_out()

    def _lay_out(self) -> None:
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(scaled(5), 0, scaled(5), 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(right)
        column.setContentsMargins(scaled(5), 0, scaled(5), 0)
        row = QHBoxLayout()
        row.addWidget(plain_label(self.tr("Compared with")))
        row.addWidget(self.other, 1)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.differences, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([scaled(380), scaled(520)])
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(scaled(12), scaled(12), scaled(12), scaled(6))
        whole.addWidget(split)

    def show_versions(self, versions: Sequence[Version], *, may: bool) -> None:
        """Show these; `may` says whether anything can be taken back here."""
        self._versions = versions
        standing = [v for v in versions if v.act and v.standing and v.origin is not Origin.UNDO]
        self.back.setEnabled(may and bool(standing))
        words = self.tr("Take back: {act}…")
        if standing:
            self.back.setText(words.replace("{act}", act_title(standing[0].title)))
        else:
            self.back.setText(self.tr("Nothing to take back"))
        self.other.blockSignals(True)
        self.other.clear()
        self.other.addItem(self.tr("the version before"), None)
        for at, version in enumerate(versions):
            self.other.addItem(self._title(version), at)
        self.other.blockSignals(False)
        self.list.show_rows(self._row(at, version) for at, version in enumerate(versions))
        self.list.setCurrentRow(0)

    def _title(self, version: Version) -> str:
        number = self.tr("Version {number}").replace("{number}", str(version.number))
        return f"{number} · {isolated(local_time(version.time))}" if version.time else number

    def _row(self, at: int, version: Version) -> Row:
        title = act_title(version.title) if version.title else self.tr("As the project began")
        words = {
            Origin.UNDO: self.tr("Taken back: {act}"),
            Origin.REDO: self.tr("Done again: {act}"),
        }.get(version.origin, "{act}")
        below = [self._title(version)]
        if version.author:
            below.append(isolated(version.author))
        dim = not version.standing or version.origin is Origin.UNDO
        return Row(str(at), words.replace("{act}", title), " · ".join(below), dim)

    def _chosen(self, _row: int) -> None:
        self._compare()

    def _compare(self) -> None:
        """Show what is different between the chosen version and the other one."""
        at, other = self.list.currentRow(), self.other.currentData()
        if not 0 <= at < len(self._versions):
            return
        against = at + 1 if other is None else other
        if against >= len(self._versions):
            self.said.setText(self.tr("The project began with this."))
            self.differences.show_rows(())
            return
        found = scheme_diff(self._versions[against].scheme, self._versions[at].scheme)
        words = self.tr("Differences: {number}") if found else self.tr("No difference")
        self.said.setText(words.replace("{number}", str(len(found))))
        self.differences.show_rows(map(difference_row, found))
