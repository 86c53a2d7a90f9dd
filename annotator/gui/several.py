"""Several: what the list of documents does to the chosen ones: status, flag, export, deletion."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from annotator.app.several import Parts, flag_act, saved_aside, status_act
from annotator.app.team_session import TeamSession
from annotator.errors import UserError
from annotator.gui.document_words import STATUS_WORDS, said
from annotator.gui.jobs import Job, raise_bug
from annotator.gui.widgets import heading
from annotator.model import commands
from annotator.model.commands import Act
from annotator.model.document import Status

if TYPE_CHECKING:
    from annotator.gui.window import Window

_FEW = 100
"""So many documents of a file are changed at once; more are saved by a worker."""


class Several(QObject):
    """Acts on the chosen documents of one window, or on the open one when none is chosen."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        window.documents.menuAsked.connect(self._show_menu)
        window.documents.deleteAsked.connect(window.deleting.ask)

    def methods(self) -> dict[str, Callable[[], object]]:
        """What the commands about several documents do."""
        return {
            "documents_new": lambda: self.set_status(Status.NEW),
            "documents_in_progress": lambda: self.set_status(Status.IN_PROGRESS),
            "documents_done": lambda: self.set_status(Status.DONE),
            "documents_export": self.export,
        }

    def ids(self) -> list[str]:
        """The chosen documents, or the open one."""
        state = self._window.bridge.session.state
        chosen = self._window.documents.chosen()
        return chosen or ([state.key.document] if state is not None else [])

    def set_status(self, status: Status) -> None:
        """Give the documents a status, in one act."""
        session, ids = self._window.bridge.session, self.ids()
        state = session.state
        if state is not None and ids == [state.key.document]:
            self._window.bridge.act(commands.set_status(state, status))
        else:
            self._do(len(ids), lambda: status_act(session, ids, status))

    def toggle_flag(self) -> None:
        """Flag the documents, or take the flags away where all have one, in one act."""
        session, ids = self._window.bridge.session, self.ids()
        state = session.state
        if state is not None and ids == [state.key.document]:
            self._window.bridge.act(commands.toggle_flag(state))
        else:
            self._do(len(ids), lambda: flag_act(session, ids))

    def export(self) -> None:
        """Export the documents."""
        self._window.commands.transferring.export_file(self.ids())

    def _do(self, number: int, make: Callable[[], Act | None]) -> None:
        window, session = self._window, self._window.bridge.session
        window.inspector.finish_editing()
        if number <= _FEW and not isinstance(session, TeamSession):
            try:
                window.bridge.act(make())
            except UserError as error:
                window.bridge.refused.emit(error)
            return

        def work(_told: object, _stopped: object) -> Parts:
            return saved_aside(session, make())

        window.status.say(self.tr("Changing %n document(s)…", "", number))
        job = Job(work)
        job.finished.connect(window.bridge.landed)
        job.failed.connect(window.bridge.refused)
        job.broke.connect(raise_bug)
        self._job = job
        job.start()

    def finish(self) -> None:
        """Wait until what is being saved is saved."""
        if self._job is not None:
            self._job.wait()

    # --- the menu of the list -------------------------------------------------------------------

    def _show_menu(self, point: QPoint) -> None:
        number = len(self.ids())
        if not number:
            return
        window, menu = self._window, QMenu(self._window.documents)
        heading(menu, self.tr("%n document(s)", "", number))
        current = window.documents.current()
        if number == 1 and current is not None:
            menu.addAction(self.tr("Open"), lambda: window.open_document(current))
        keymap = window.router.keymap
        for status, words in STATUS_WORDS.items():
            name = f"documents_{status.name.lower()}"
            action = menu.addAction(f"{said(words)}\t{keymap.shown_key(name)}")
            action.triggered.connect(lambda _=False, status=status: self.set_status(status))
        menu.addSeparator()
        words = self.tr("Flag")
        flag = menu.addAction(f"{words}\t{keymap.shown_key('toggle_flag')}")
        flag.triggered.connect(self.toggle_flag)
        menu.addAction(self.tr("Export these…"), self.export)
        menu.addSeparator()
        words = self.tr("Delete")
        gone = menu.addAction(f"{words}\t{keymap.shown_key('delete_documents')}")
        gone.triggered.connect(window.deleting.ask)
        menu.popup(point)
