"""Projects: the dialogs that open, fill and empty a project, and the settings. No marking here."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from annotator.app import care
from annotator.app.transfer import (
    ExportOptions,
    ExportSummary,
    ImportOptions,
    ImportSummary,
    export_records,
    import_paths,
)
from annotator.errors import UserError
from annotator.gui.jobs import Job, Work, run_job
from annotator.gui.keys import COMMANDS
from annotator.gui.settings_dialog import SettingsDialog
from annotator.gui.widgets import message
from annotator.settings import Settings

if TYPE_CHECKING:
    from annotator.gui.window import Window

_SHOWN_PROBLEMS = 12

_NARROWEST, _WIDEST, _STEP = 300, 3000, 60


class Projects(QObject):
    """File dialogs, long jobs with a progress bar, and their summaries in plain words."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None

    # --- projects -------------------------------------------------------------------------

    def new(self) -> None:
        """Ask where a new project is to be, and open it. An existing file is never overwritten."""
        path = self._save_name(self.tr("New project"), self.tr("Projects (*.annot)"), ".annot")
        if path is None:
            return
        if path.exists():
            words = self.tr("{path} exists already. Choose another name, or open it.")
            message(self._window, self.tr("Nothing was changed"), words.format(path=path))
            return
        self._window.projectAsked.emit(str(path))

    def open(self) -> None:
        """Ask for a project and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open project"), "", self.tr("Projects (*.annot);;All files (*)")
        )
        if name:
            self._window.projectAsked.emit(name)

    def _save_name(self, title: str, kinds: str, suffix: str) -> Path | None:
        options = QFileDialog.Option.DontConfirmOverwrite
        if suffix != ".annot":
            options = QFileDialog.Option(0)
        name, _ = QFileDialog.getSaveFileName(self._window, title, "", kinds, options=options)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(suffix)

    # --- import and export ------------------------------------------------------------------

    def import_files(self) -> None:
        """Ask for articles or records and import them."""
        kinds = self.tr("Articles and records (*.txt *.jsonl);;All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import"), "", kinds)
        if names:
            self.import_paths([Path(name) for name in names])

    def import_paths(self, paths: list[Path]) -> None:
        """Import files in the background, after a backup when they are many.

        The list of documents is read again afterwards.
        """
        if care.import_needs_backup(paths):
            self._window.keeping.before("import", lambda: self._import(paths))
        else:
            self._import(paths)

    def _import(self, paths: list[Path]) -> None:
        session = self._window.bridge.session
        options = ImportOptions(author=session.author)

        def work(progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> object:
            return import_paths(session.store, paths, options, progress, stopped)

        self._start(work, self.tr("Importing…"), self._imported)

    def _imported(self, summary: ImportSummary) -> None:
        window = self._window
        window.reload()
        words = self.tr("{imported} imported, {skipped} skipped, {refused} refused.").format(
            imported=summary.imported, skipped=summary.skipped, refused=summary.refused
        )
        lines = [words, *(problem.message for problem in summary.problems[:_SHOWN_PROBLEMS])]
        more = len(summary.problems) - _SHOWN_PROBLEMS
        if more > 0:
            lines.append(self.tr("… and {more} more.").format(more=more))
        if summary.labels_added:
            added = ", ".join(summary.labels_added)
            lines.append(self.tr("Labels added to the scheme: {labels}").format(labels=added))
        if len(lines) > 1:
            message(window, self.tr("Import"), "\n".join(lines))
        else:
            window.status.say(words)

    def export_file(self) -> None:
        """Ask for a file and export this author's work as JSONL."""
        path = self._save_name(self.tr("Export"), self.tr("JSONL (*.jsonl)"), ".jsonl")
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Export in the background; the file appears whole or not at all."""
        session = self._window.bridge.session
        self._window.inspector.finish_editing()
        options = ExportOptions(author=session.author)

        def work(progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> object:
            return export_records(session.store, path, options, progress)

        self._start(work, self.tr("Exporting…"), lambda summary: self._exported(summary, path))

    def _exported(self, summary: ExportSummary, path: Path) -> None:
        words = self.tr("{documents} documents with {items} items written to {path}.")
        self._window.status.say(
            words.format(documents=summary.documents, items=summary.items, path=path)
        )

    def _start(self, work: Work, title: str, done: Callable[..., None]) -> None:
        self._job = run_job(self._window, title, work, (done, self._failed))

    def _failed(self, error: UserError) -> None:
        message(self._window, self.tr("This could not be done"), error.message)

    # --- settings ---------------------------------------------------------------------------

    def show_settings(self) -> None:
        """Show the settings; what is chosen holds at once and is written down."""
        window, settings = self._window, self._window.settings
        before = msgspec.structs.replace(settings, zoom=window.canvas.zoom)
        dialog = SettingsDialog(before, list(COMMANDS), window)
        dialog.previewed.connect(window.show_reading)
        if dialog.exec():
            self._use(dialog.result_settings())
        else:
            window.show_reading(before)

    def toggle_theme(self) -> None:
        """Change between light and dark."""
        theme = "light" if self._window.theme.dark else "dark"
        self._use(msgspec.structs.replace(self._window.settings, theme=theme))

    def toggle_all_arcs(self) -> None:
        """Show the lines of all events, or of the selected ones only."""
        settings = self._window.settings
        shown = not settings.show_all_events
        self._use(msgspec.structs.replace(settings, show_all_events=shown))

    def toggle_invisibles(self) -> None:
        """Show signs for characters without ink, or hide them."""
        settings = self._window.settings
        shown = not settings.show_invisibles
        self._use(msgspec.structs.replace(settings, show_invisibles=shown))

    def widen(self, by: int) -> None:
        """Give the text a wider (+1) or narrower (-1) column."""
        settings = self._window.settings
        width = max(_NARROWEST, min(_WIDEST, settings.column_width + by * _STEP))
        self._use(msgspec.structs.replace(settings, column_width=width))

    def _use(self, settings: Settings) -> None:
        # Zooming is done on the canvas; what it is now is a setting like the others.
        zoom = self._window.canvas.zoom
        self._window.settingsChanged.emit(msgspec.structs.replace(settings, zoom=zoom))
