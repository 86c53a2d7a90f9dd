"""Backups: those that come by themselves, the list of them, and the way back to one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from annotator.app import care
from annotator.errors import UserError
from annotator.gui.history import local_time
from annotator.gui.jobs import Job, run_job
from annotator.gui.telling import in_words
from annotator.gui.two_lines import Row, TwoLineList
from annotator.gui.widgets import asked, isolated, message, open_at, plain_label

if TYPE_CHECKING:
    from annotator.gui.window import Window

_LOOK_MS = 60_000
_FIRST_LOOK_MS = 3_000
_REASONS = {
    "work": QT_TRANSLATE_NOOP("Backup", "After half an hour of work"),
    "hand": QT_TRANSLATE_NOOP("Backup", "Made by hand"),
    "migration": QT_TRANSLATE_NOOP("Backup", "Before the project was renewed"),
    "import": QT_TRANSLATE_NOOP("Backup", "Before an import"),
    "delete": QT_TRANSLATE_NOOP("Backup", "Before a deletion"),
    "merge": QT_TRANSLATE_NOOP("Backup", "Before a merge"),
}


def reason_words(reason: str) -> str:
    """Why a backup was made, in the language of the interface; others as they are written."""
    words = _REASONS.get(reason)
    return QCoreApplication.translate("Backup", str(words)) if words else reason


class Keeping(QObject):
    """Backs a project up in the background: at most half an hour of work lies between two.

    A project on a server, or open for reading only, is left alone.
    """

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.schedule = care.Schedule()
        self._job: Job | None = None
        self._failed = False
        window.bridge.saved.connect(lambda _act: self.schedule.acted())
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        if self.project is not None:
            self._timer.start()
            QTimer.singleShot(_FIRST_LOOK_MS, self, self._look_back)

    @property
    def project(self) -> Path | None:
        """The file that is backed up, or None."""
        store = self._window.bridge.session.store
        return store.place if isinstance(store.place, Path) and not store.read_only else None

    def _look_back(self) -> None:
        """Work of an earlier day that no backup has counts as well."""
        project = self.project
        if project is not None and care.unsaved_acts(project):
            self.schedule.acted()

    def look(self) -> None:
        """Begin a backup when one is due."""
        project = self.project
        if project is None or self._job is not None or not self.schedule.due():
            return
        self.schedule.began()
        self._job = Job(lambda _progress, _stopped: care.back_up(project, "work"))
        self._job.finished.connect(self._made)
        self._job.failed.connect(self._missed)
        self._job.broke.connect(self._broke)
        self._job.start()

    def _made(self, done: care.Done) -> None:
        self._job, self._failed = None, False
        self.schedule.done()
        words = self.tr("Backed up and checked: {name}")
        self._window.status.say(words.replace("{name}", isolated(done.backup.path.name)))

    def _missed(self, error: UserError) -> None:
        self._job = None
        self.schedule.failed()
        # Told once until one succeeds: it is tried again by itself.
        if not self._failed:
            self._failed = True
            message(self._window, self.tr("No backup could be made"), in_words(error.message))

    def _broke(self, bug: BaseException) -> None:
        self._job = None
        self.schedule.failed()
        raise bug

    def before(self, reason: str, then: Callable[[], object]) -> None:
        """Back up what no backup has yet, then do `then`; without a backup nothing is done."""
        project = self.project
        if project is None:
            then()
            return
        self.schedule.began()

        def made(_done: object) -> None:
            self.schedule.done()
            then()

        def missed(error: UserError) -> None:
            title = self.tr("Nothing was changed, since no backup could be made first")
            message(self._window, title, in_words(error.message))

        run_job(
            self._window,
            self.tr("Backing up…"),
            lambda _progress, _stopped: care.back_up_before(project, reason),
            (made, missed),
        )

    def finish(self) -> None:
        """Wait for a backup that is being made: the window is closing."""
        self._timer.stop()
        if self._job is not None:
            self._job.wait()


class BackupsDialog(QDialog):
    """The backups of a project, newest first. `wanted` is the one to go back to, after `exec`."""

    def __init__(self, window: "Window", project: Path) -> None:
        super().__init__(window)
        self.setObjectName("backups")
        self.setWindowTitle(self.tr("Backups"))
        self._window, self._project = window, project
        self.wanted: Path | None = None
        self._said = plain_label(wrap=True)
        self.list = TwoLineList(self.tr("Backups"), self)
        self.list.itemSelectionChanged.connect(self._enable)
        self.make = QPushButton(self.tr("Back up now"), self)
        self.make.clicked.connect(self.back_up)
        self.back = QPushButton(self.tr("Go back to this one…"), self)
        self.back.clicked.connect(self.go_back)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self._said)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        open_at(self, (560, 440))
        self._read()

    def _read(self) -> None:
        known = care.backups_of(self._project)
        self.list.show_rows(map(self._row, reversed(known)))
        self.list.setCurrentRow(0)
        words = self.tr("Every copy here was opened and checked. They lie in {folder}.")
        if known:
            self._said.setText(words.replace("{folder}", isolated(str(known[-1].path.parent))))
        else:
            self._said.setText(
                self.tr("There is no backup yet. One comes with half an hour of work.")
            )
        self._enable()

    def _row(self, backup: care.Backup) -> Row:
        below = self.tr("{reason} · {size} MB")
        below = below.format(reason=reason_words(backup.reason), size=f"{backup.size / 1e6:.1f}")
        return Row(str(backup.path), local_time(backup.time), below)

    def _enable(self) -> None:
        store = self._window.bridge.session.store
        self.back.setEnabled(bool(self.list.keys()) and not store.read_only)

    def back_up(self) -> None:
        """Make a backup now."""

        def made(_done: object) -> None:
            self._read()

        def missed(error: UserError) -> None:
            message(self, self.tr("No backup could be made"), in_words(error.message))

        run_job(
            self,
            self.tr("Backing up…"),
            lambda _progress, _stopped: care.back_up(self._project, "hand"),
            (made, missed),
        )

    def go_back(self) -> None:
        """Choose the project's past, after a question."""
        keys = self.list.keys()
        if not keys:
            return
        title = self.tr("Go back to {time}?").replace("{time}", self._chosen_time())
        words = self.tr(
            "The whole project becomes what it was then. What stands there now is kept beside it, "
            "in files whose name ends in “damaged” and a number."
        )
        if asked(self, title, words, self.tr("Go back")):
            self.wanted = Path(keys[0])
            self.accept()

    def _chosen_time(self) -> str:
        return self.list.rows()[self.list.currentRow()].title


def ask_backups(window: "Window") -> None:
    """Show the backups of the project in a window; one may be chosen to go back to."""
    place = window.bridge.session.store.place
    if not isinstance(place, Path):
        words = QCoreApplication.translate("Backup", "A server has backups of its own.")
        window.status.say(words)
        return
    dialog = BackupsDialog(window, place)
    dialog.exec()
    if dialog.wanted is not None:
        window.restoreAsked.emit(str(dialog.wanted))
