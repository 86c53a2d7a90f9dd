"""Scheme editor: the window in which a scheme is changed. It shows and asks; it saves nothing.

Whatever is typed or chosen becomes one change, whose effect stands below it before it is applied.
"""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut
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

from annotator.app.scheme_editing import Version
from annotator.app.searching import Hit
from annotator.errors import UserError
from annotator.gui.chooser import Chooser, ChooserEntry
from annotator.gui.concordance import Concordance
from annotator.gui.scheme_attributes import AttributesPage
from annotator.gui.scheme_form import LabelForm
from annotator.gui.scheme_tree import KINDS, SchemeTree
from annotator.gui.scheme_versions import VersionsPage
from annotator.gui.theme import scaled
from annotator.gui.widgets import asked, isolated, plain_label
from annotator.model import scheme_edits as ops
from annotator.model.scheme import Kind, Label, Names, Scheme
from annotator.model.scheme_check import scheme_faults
from annotator.model.scheme_edits import SchemeChange
from annotator.model.spare import spare_colour, spare_key

_PAUSE_MS = 250
_SIZE = (1080, 760)
_MOST_ROWS = 5


class SchemeEditor(QDialog):
    """The editor. `proposed` carries the SchemeChange that stands now, or None; `applied` fires
    when it is to be done; `opened` carries a Hit to go to; the others are asked for by buttons.
    """

    proposed = Signal(object)
    applied = Signal()
    opened = Signal(object)
    backAsked = Signal()
    importAsked = Signal()
    exportAsked = Signal()
    mergeAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("schemeEditor")
        self.setWindowTitle(self.tr("Scheme"))
        self.scheme: Scheme | None = None
        self.change: SchemeChange | None = None
        self._language = "en"
        self._adding: Label | None = None
        self._may = True
        self._head = plain_label(wrap=True)
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
        self.chooser = Chooser(self)
        self.chooser.chosen.connect(self.merge_into)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._settle)
        self._make_buttons()
        self._make_foot()
        self._lay_out()
        self._wire()
        self.resize(scaled(_SIZE[0]), scaled(_SIZE[1]))

    # --- layout -----------------------------------------------------------------------------

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _make_buttons(self) -> None:
        self.add = self._button(self.tr("&Add"), lambda: None)
        self.add.setMenu(self._add_menu())
        self.up = self._button(self.tr("Up"), lambda: self._move(-1))
        self.down = self._button(self.tr("Down"), lambda: self._move(1))
        self.merge = self._button(self.tr("&Merge into…"), self._merge)
        self.retire = self._button(self.tr("&Retire"), self._retire)
        self.delete = self._button(self.tr("&Delete…"), self._delete)
        self.import_ = self._button(self.tr("&Import…"), self.importAsked.emit)
        self.export = self._button(self.tr("E&xport…"), self.exportAsked.emit)

    def _add_menu(self) -> QMenu:
        menu = QMenu(self)
        names = {
            "entity": self.tr("Label of entities"),
            "event": self.tr("Type of events"),
            "relation": self.tr("Relation"),
            "cluster": self.tr("Label of clusters"),
            "document": self.tr("Label of documents"),
        }
        self._below = QAction(self.tr("Subtype of the chosen label"), menu)
        self._below.triggered.connect(lambda: self._begin(self._kind(), self.tree.key()))
        menu.addAction(self._below)
        menu.addSeparator()
        for kind in KINDS:
            if kind in names:
                action = menu.addAction(names[kind])
                action.triggered.connect(lambda _=False, kind=kind: self._begin(kind, ""))
        return menu

    def _make_foot(self) -> None:
        self.said = plain_label(wrap=True)
        self.said.setObjectName("schemeSaid")
        self.said.setMinimumHeight(self.said.fontMetrics().lineSpacing() * 2)
        self.places = Concordance(self)
        self.places.setAccessibleName(self.tr("Places that the change touches"))
        self.places.hide()
        self.discard = self._button(self.tr("Discard"), self.forget)
        self.apply = self._button(self.tr("A&pply"), self.applied.emit)
        self.apply.setToolTip(self.tr("Ctrl+Return"))

    def _lay_out(self) -> None:
        head, acts, low = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._head, 1)
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

    def _wire(self) -> None:
        self.tree.chosen.connect(self._show_label)
        self.form.changed.connect(self._pause.start)
        self.attributes.changed.connect(self._pause.start)
        self.versions.backAsked.connect(self.backAsked)
        self.places.activated.connect(self._open)
        self.problems.itemActivated.connect(lambda item: self._go(item.text()))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._apply_now)
        QShortcut(QKeySequence("Ctrl+F"), self, self.tree.line.setFocus)
        QShortcut(QKeySequence("Ctrl+Z"), self, self.backAsked.emit)

    # --- what it is told --------------------------------------------------------------------

    def show_scheme(self, scheme: Scheme, language: str, *, dark: bool, choose: str = "") -> None:
        """Show a scheme; what was typed and not applied is forgotten."""
        self.scheme, self._language, self._adding = scheme, language, None
        self._pause.stop()
        words = self.tr("{name} · version {version} · labels: {labels}")
        for mark, value in (
            ("{name}", isolated(getattr(scheme.names, language) or scheme.name)),
            ("{version}", str(scheme.version)),
            ("{labels}", str(len(scheme.labels))),
        ):
            words = words.replace(mark, value)
        self._head.setText(words)
        self.tree.show_scheme(scheme, language, dark=dark)
        if choose:
            self.tree.choose(choose)
        self.attributes.show_scheme(scheme, language)
        faults = scheme_faults(scheme)
        self.problems.clear()
        self.problems.addItems(faults)
        title = self.tr("Problems ({number})").replace("{number}", str(len(faults)))
        self.tabs.setTabText(3, title)
        self._show_label(self.tree.key())
        self._propose(None)

    def show_right(self, words: str) -> None:
        """Say why nothing can be changed; "" where everything can."""
        self._may = not words
        self.notice.setText(words)
        self.notice.setVisible(bool(words))
        self.form.page.setEnabled(self._may)
        for button in (self.add, self.up, self.down, self.merge, self.retire, self.delete):
            button.setEnabled(self._may)
        self.attributes.setEnabled(self._may)
        self.import_.setEnabled(self._may)
        self._enable()

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Show the history of the scheme."""
        self.versions.show_versions(versions, may=self._may)

    def show_effect(self, words: str, hits: Sequence[Hit]) -> None:
        """Say what the change would touch, with the places."""
        self.said.setText(words)
        self.places.hits.clear()
        self.places.hits.add(list(hits))
        self.places.setVisible(bool(hits))
        rows = min(_MOST_ROWS, len(hits))
        self.places.setFixedHeight(rows * max(1, self.places.sizeHintForRow(0)) + scaled(6))

    def refuse(self, sentence: str) -> None:
        """Say why a change cannot be made."""
        self.change = None
        self.show_effect(f"⚠ {sentence}", ())
        self._enable()

    def forget(self) -> None:
        """Forget what was typed or chosen and not applied."""
        if self.scheme is not None:
            self._adding = None
            self._pause.stop()
            self.attributes.show_scheme(self.scheme, self._language)
            self._show_label(self.tree.key())
            self._propose(None)

    def offer(self, change: SchemeChange | None) -> None:
        """Make a change from elsewhere the one that stands, as an import."""
        self._propose(change)

    # --- what the person does ---------------------------------------------------------------

    def _kind(self) -> Kind:
        label = self.scheme.label(self.tree.key()) if self.scheme is not None else None
        return label.kind if label is not None else "entity"

    def _show_label(self, key: str) -> None:
        scheme = self.scheme
        label = scheme.label(key) if scheme is not None else None
        if scheme is None or label is None:
            return
        self._adding = None
        self.form.show_label(scheme, label, self._language)
        self.retire.setText(self.tr("&Offer again") if label.retired else self.tr("&Retire"))
        self._below.setEnabled(True)
        if self.change is not None:
            self._propose(None)

    def _begin(self, kind: Kind, above: str) -> None:
        """Begin a new label: an empty form with a colour and a key that are free."""
        scheme = self.scheme
        if scheme is None:
            return
        beside = [one for one in scheme.of_kind(kind) if one.parent == above]
        used = {one.colour.light.upper() for one in scheme.labels if one.colour}
        key = f"{above}." if above else ""
        stroke = spare_key(
            "", [one.hotkey or one.second or "" for one in beside], reserved=not above
        )
        label = Label(
            key=key,
            kind=kind,
            names=Names("", ""),
            colour=None if above else spare_colour(len(beside), kind, used),
            hotkey=None if above else stroke,
            second=stroke if above else None,
        )
        self.tabs.setCurrentIndex(0)
        self.form.show_label(scheme, label, self._language)
        self._adding = label
        self.form.key.setFocus()
        self.form.key.setCursorPosition(len(key))
        self._propose(None)
        self.said.setText(self.tr("A new label: give it a key and its names, then apply."))

    def _settle(self) -> None:
        """Make one change of what was typed."""
        self._pause.stop()
        try:
            self._propose(self._typed())
        except UserError as error:
            self.refuse(error.message)

    def _typed(self) -> SchemeChange | None:
        scheme, draft = self.scheme, self.form.draft()
        if self.tabs.currentWidget() is self.attributes:
            return self.attributes.change()
        if scheme is None or draft is None:
            return None
        if self._adding is not None:
            return ops.add_label(scheme, draft) if draft.key.strip(".") else None
        key = self.tree.key()
        old = scheme.label(key)
        renamed = self.form.renamed_roles()
        if old is None or (draft == old and not renamed):
            return None
        if draft.colour is None and not draft.parent:
            draft = msgspec.structs.replace(draft, colour=scheme.colour_of(key))
        return ops.revise_label(scheme, key, draft, renamed)

    def _propose(self, change: SchemeChange | None) -> None:
        self.change = change
        if change is None:
            self.show_effect("", ())
        self._enable()
        self.proposed.emit(change)

    def _enable(self) -> None:
        there = self.change is not None
        self.apply.setEnabled(there and self._may)
        self.discard.setEnabled(there or bool(self.said.text()))

    def _try(self, make: Callable[[], SchemeChange | None]) -> None:
        try:
            self._propose(make())
        except UserError as error:
            self.refuse(error.message)

    def _of_chosen(self, make: Callable[[Scheme, str], SchemeChange | None]) -> None:
        scheme, key = self.scheme, self.tree.key()
        if scheme is not None and key:
            self._try(lambda: make(scheme, key))

    def _move(self, by: int) -> None:
        self._of_chosen(lambda scheme, key: ops.move_label(scheme, key, by))

    def _retire(self) -> None:
        self._of_chosen(
            lambda scheme, key: ops.retire_label(scheme, key, retired=not _is_retired(scheme, key))
        )

    def _delete(self) -> None:
        self._of_chosen(ops.delete_label)

    def _merge(self) -> None:
        if self.tree.key():
            self.mergeAsked.emit(self.tree.key())

    def merge_into(self, other: str) -> None:
        """Propose to merge the chosen label into another one."""
        self._of_chosen(lambda scheme, key: ops.merge_labels(scheme, key, other))

    def ask_other(self, entries: Sequence[ChooserEntry], title: str) -> None:
        """Let the label be chosen that the present one is merged into."""
        corner = self.merge.mapToGlobal(self.merge.rect().topLeft())
        self.chooser.ask(entries, title, QRect(corner, self.merge.size()))

    def _apply_now(self) -> None:
        if self._pause.isActive():
            self._settle()
        if self.apply.isEnabled():
            self.applied.emit()

    def _open(self) -> None:
        hit = self.places.current()
        if hit is not None:
            self.opened.emit(hit)

    def _go(self, fault: str) -> None:
        """Go to the label that a problem names."""
        words = [word.strip("«».,:") for word in fault.split()]
        found = [word for word in words if self.scheme and self.scheme.label(word)]
        if found:
            self.tabs.setCurrentIndex(0)
            self.tree.choose(found[0])
            self.form.setFocus()

    # --- Qt's own ---------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before what was typed is lost."""
        if self._leave():
            event.accept()
        else:
            event.ignore()

    def reject(self) -> None:
        """Escape leaves, after the same question."""
        if self._leave():
            super().reject()

    def _leave(self) -> bool:
        if self.change is None or not self.isVisible():
            return True
        words = self.tr("What you changed here is not applied yet, and would be forgotten.")
        leaving = asked(self, self.tr("Close without applying?"), words, self.tr("Close"))
        if leaving:
            self.forget()
        return leaving


def _is_retired(scheme: Scheme, key: str) -> bool:
    label = scheme.label(key)
    return label is not None and label.retired
