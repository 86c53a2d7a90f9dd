"""Trash: deleting documents, and the list of what was deleted and can come back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from annotator.app import trash
from annotator.app.several import Parts, saved_aside
from annotator.app.trash import Trashed
from annotator.gui.history import local_time
from annotator.gui.jobs import Job, raise_bug
from annotator.gui.telling import in_words
from annotator.gui.two_lines import Row, TwoLineList
from annotator.gui.widgets import asked, isolated, message, open_at, plain_label

if TYPE_CHECKING:
    from annotator.gui.window import Window


_FEW = 100
"""So many documents of a file are deleted at once; more by a worker."""


class Deleting(QObject):
    """Puts documents into the trash, and opens what is left."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None

    def ask(self) -> None:
        """Delete the chosen documents of the list, or the open one."""
        window = self._window
        state = window.bridge.session.state
        ids = window.documents.chosen()
        if not ids and state is not None:
            ids = [state.key.document]
        if ids:
            self.delete(ids)

    def delete(self, ids: Sequence[str]) -> None:
        """Delete documents: many of them after a question and a backup."""
        window = self._window
        if not trash.needs_backup(len(ids)):
            self._delete(ids)
            return
        title = self.tr("Delete %n document(s)?", "", len(ids))
        words = self.tr("A backup is made first, and the trash keeps them.")
        if asked(window, title, words, self.tr("Delete")):
            window.keeping.before("delete", lambda: self._delete(ids))

    def _delete(self, ids: Sequence[str]) -> None:
        window = self._window
        session = window.bridge.session
        window.inspector.finish_editing()
        if len(ids) <= _FEW and window.team is None:
            after = self._after(ids)
            ticket = window.bridge.act(trash.delete_documents(session.store, ids))
            if ticket is not None and ticket.error is None:
                after()
            return

        def work(_told: object, _stopped: object) -> Parts:
            return saved_aside(session, trash.delete_documents(session.store, ids))

        window.status.say(self.tr("Deleting…"))
        self._job = Job(work)
        self._job.finished.connect(lambda parts: self._landed(parts, ids))
        self._job.failed.connect(window.bridge.refused)
        self._job.broke.connect(raise_bug)
        self._job.start()

    def _landed(self, parts: Parts, ids: Sequence[str]) -> None:
        after = self._after(ids)
        if self._window.bridge.landed(parts) is None:
            after()

    def _after(self, ids: Sequence[str]) -> Callable[[], None]:
        """What is to be done once documents are gone, with what is known of them before."""
        window, gone = self._window, set(ids)
        state = window.bridge.session.state
        open_now = state.key.document if state is not None else ""
        row = window.documents.row(ids[0])
        first = (row.title or row.name) if row is not None else ""
        behind = window.listing.neighbour(open_now, gone) if open_now in gone else None
        return lambda: self._gone(len(gone), first, open_now in gone, behind)

    def _gone(self, number: int, first: str, leave: bool, behind: str | None) -> None:
        window = self._window
        if leave:
            self._leave_for(behind)
        if number == 1:
            words = self.tr("«{name}» is in the trash; Project › Trash brings it back.")
            window.status.say(words.replace("{name}", isolated(first)))
        else:
            window.status.say(
                self.tr("%n document(s) are in the trash; Project › Trash has them.", "", number)
            )

    def finish(self) -> None:
        """Wait until what is being deleted is deleted."""
        if self._job is not None:
            self._job.wait()

    def _leave_for(self, id: str | None) -> None:
        if id is not None:
            self._window.open_document(id)
        else:
            self._window.bridge.session.leave()
            self._window.showing.nothing()


class TrashDialog(QDialog):
    """What was deleted, when and by whom; back with one key."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.setObjectName("trash")
        self.setWindowTitle(self.tr("Trash"))
        self._window = window
        self._said = plain_label(wrap=True)
        self.list = TwoLineList(self.tr("Deleted documents"), self)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemDoubleClicked.connect(lambda _item: self.bring_back())
        self.back = QPushButton(self.tr("Bring back"), self)
        self.back.clicked.connect(self.bring_back)
        self.gone = QPushButton(self.tr("Delete for good…"), self)
        self.gone.clicked.connect(self.delete_for_good)
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.gone)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.addWidget(self._said)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        open_at(self, (520, 420))
        self._read()

    def _read(self) -> None:
        lying = self._window.bridge.session.store.trash()
        self.list.show_rows(self._row(found) for found in reversed(lying))
        words = self.tr("Deleted documents lie here with all that was marked on them.")
        self._said.setText(words if lying else self.tr("The trash is empty."))
        self.list.setCurrentRow(0)
        self._enable()

    def _row(self, found: Trashed) -> Row:
        words = self.tr("deleted {time} by {author}")
        # After Arabic letters the parts of a date would change sides.
        below = words.replace("{time}", isolated(local_time(found.time)))
        below = below.replace("{author}", isolated(found.author))
        document = found.document
        return Row(document.id, document.title or document.name, below)

    def _enable(self) -> None:
        some = bool(self.list.keys()) and not self._window.bridge.session.store.read_only
        self.back.setEnabled(some)
        self.gone.setEnabled(some)
        # Enter does what can be done.
        (self.back if some else self.close_button).setDefault(True)

    def bring_back(self) -> None:
        """Bring the chosen documents back, and show the first of them."""
        ids = self.list.keys()
        if not ids:
            return
        window = self._window
        session = window.bridge.session
        ticket = window.bridge.act_aside(lambda: trash.coming_back(session, ids))
        if ticket is not None and ticket.error is not None:
            message(self, self.tr("Nothing was changed"), in_words(ticket.error.message))
            return
        window.showing.documents()
        window.open_document(ids[0])
        window.status.say(self.tr("Back from the trash: %n document(s)", "", len(ids)))
        self._read()

    def delete_for_good(self) -> None:
        """Delete the chosen documents for good, after a question and a backup."""
        ids = set(self.list.keys())
        title = self.tr("Delete %n document(s) for good?", "", len(ids))
        words = self.tr("Their texts are gone then. Only a backup would still have them.")
        if ids and asked(self, title, words, self.tr("Delete for good")):
            self._window.keeping.before("delete", lambda: self._empty(ids))

    def _empty(self, ids: set[str]) -> None:
        bridge = self._window.bridge
        for found in bridge.session.store.trash():
            if found.document.id not in ids:
                continue
            ticket = bridge.act_aside(partial(trash.emptying, bridge.session, found))
            if ticket is not None and ticket.error is not None:
                words = in_words(ticket.error.message)
                message(self, self.tr("This could not be done"), words)
                break
        self._read()


def ask_trash(window: "Window") -> None:
    """Show the trash of the project in a window."""
    TrashDialog(window).exec()
