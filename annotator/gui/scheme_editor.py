"""Scheme editor: the window in which a scheme is changed. It shows and asks; it saves nothing.

Whatever is typed or chosen becomes one change, whose effect stands below it before it is applied.
"""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from annotator.app.scheme_editing import Version
from annotator.app.searching import Hit
from annotator.errors import UserError
from annotator.gui.chooser import Chooser, ChooserEntry
from annotator.gui.scheme_look import SchemeLook
from annotator.gui.telling import in_words
from annotator.gui.theme import scaled
from annotator.gui.widgets import asked, isolated
from annotator.model import scheme_edits as ops
from annotator.model.scheme import Kind, Label, Names, Scheme
from annotator.model.scheme_check import scheme_faults
from annotator.model.scheme_edits import SchemeChange
from annotator.model.spare import spare_colour, spare_key

_PAUSE_MS = 250
_MOST_ROWS = 5


class SchemeEditor(SchemeLook):
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
        self.scheme: Scheme | None = None
        self.change: SchemeChange | None = None
        self._language = "en"
        self._adding: Label | None = None
        self._may = True
        self.chooser = Chooser(self)
        self.chooser.chosen.connect(self.merge_into)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._settle)
        self._wire()
        self._wire_buttons()

    def _wire(self) -> None:
        self.tree.chosen.connect(self._show_label)
        self.form.changed.connect(self._pause.start)
        self.attributes.changed.connect(self._pause.start)
        self.versions.backAsked.connect(self.backAsked)
        self.places.activated.connect(self._open)
        self.problems.itemActivated.connect(
            lambda item: self._go(item.data(Qt.ItemDataRole.UserRole))
        )
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._apply_now)
        QShortcut(QKeySequence("Ctrl+F"), self, self.tree.line.setFocus)
        QShortcut(QKeySequence("Ctrl+Z"), self, self.backAsked.emit)

    def _wire_buttons(self) -> None:
        acts: tuple[tuple[QPushButton, Callable[[], object]], ...] = (
            (self.up, lambda: self._move(-1)),
            (self.down, lambda: self._move(1)),
            (self.merge, self._merge),
            (self.retire, self._retire),
            (self.delete, self._delete),
            (self.import_, self.importAsked.emit),
            (self.export, self.exportAsked.emit),
            (self.discard, self.forget),
            (self.apply, self.applied.emit),
        )
        for button, act in acts:
            button.clicked.connect(lambda _=False, act=act: act())
        self.below.triggered.connect(lambda: self._begin(self._kind(), self.tree.key()))
        for kind, action in self.kinds.items():
            action.triggered.connect(lambda _=False, kind=kind: self._begin(kind, ""))

    # --- what it is told --------------------------------------------------------------------

    def show_scheme(self, scheme: Scheme, language: str, *, dark: bool, choose: str = "") -> None:
        """Show a scheme; what was typed and not applied is forgotten."""
        self.scheme, self._language, self._adding = scheme, language, None
        self._pause.stop()
        words = self.tr("{name} · version {version} · labels: {labels}")
        for mark, value in (
            ("{name}", _named(scheme, language)),
            ("{version}", str(scheme.version)),
            ("{labels}", str(len(scheme.labels))),
        ):
            words = words.replace(mark, value)
        self.head.setText(words)
        self.tree.show_scheme(scheme, language, dark=dark)
        if choose:
            self.tree.choose(choose)
        self.attributes.show_scheme(scheme, language)
        faults = scheme_faults(scheme)
        self.problems.clear()
        for fault in faults:
            # A problem leads to its label by the English words, whatever the window says.
            item = QListWidgetItem(in_words(fault), self.problems)
            item.setData(Qt.ItemDataRole.UserRole, str(fault))
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
        self.below.setEnabled(True)
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
            self.refuse(in_words(error.message))

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
            self.refuse(in_words(error.message))

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


def _named(scheme: Scheme, language: str) -> str:
    name = getattr(scheme.names, language) or scheme.name
    # «ACE 2005: كيانات» begins with Latin letters and is read from the right all the same.
    return isolated(f"\u200f{name}" if language == "ar" else name)
