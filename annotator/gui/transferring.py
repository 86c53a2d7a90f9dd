"""Transferring: import and export from the window, in the background, and what they report."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QObject
from PySide6.QtGui import QGuiApplication

from annotator.app import care
from annotator.app.transfer import (
    ExportOptions,
    ExportSummary,
    ImportOptions,
    ImportSummary,
    Problem,
    export_records,
    format_rows,
    import_whole,
)
from annotator.errors import UserError
from annotator.gui.export_dialog import ExportDialog
from annotator.gui.file_asking import ask_files, ask_target
from annotator.gui.import_dialog import ImportDialog
from annotator.gui.jobs import Job, Work, run_job
from annotator.gui.report_dialog import ReportDialog
from annotator.gui.telling import in_words
from annotator.gui.widgets import isolated, message

if TYPE_CHECKING:
    from annotator.gui.window import Window


class Transferring(QObject):
    """The dialogs, the jobs behind a progress bar, and the reports of one window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._pasted: TemporaryDirectory[str] | None = None

    # --- in -----------------------------------------------------------------------------------

    def import_files(self, paths: Sequence[Path] = ()) -> None:
        """Ask which files are to come, and how; with `paths` those are in the list already."""
        session = self._window.bridge.session
        found = list(paths) or self._asked()
        if not found:
            return
        of_project = session.scheme.name, session.author
        dialog = ImportDialog(found, format_rows(), of_project, self._window)
        if dialog.exec():
            self.import_paths(dialog.pane.paths(), dialog.pane.options())
        dialog.deleteLater()

    def _asked(self) -> list[Path]:
        return ask_files(self._window, self.tr("Import"))

    def import_clipboard(self) -> None:
        """Import the text that was copied elsewhere, as a document named after the moment."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._window.status.say(self.tr("There is no text on the clipboard."))
            return
        if self._pasted is None:
            self._pasted = TemporaryDirectory(prefix="annotator-")
        moment = QDateTime.currentDateTime().toString("yyyy-MM-dd hh.mm.ss")
        path = Path(self._pasted.name) / f"{moment}.txt"
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
        self.import_files([path])

    def import_paths(self, paths: list[Path], options: ImportOptions | None = None) -> None:
        """Import in the background, after a backup when they are many. All or nothing: stopping
        leaves the project as it was.
        """
        wanted = options or ImportOptions(author=self._window.bridge.session.author)
        if care.import_needs_backup(paths):
            self._window.keeping.before("import", lambda: self._import(paths, wanted))
        else:
            self._import(paths, wanted)

    def _import(self, paths: list[Path], wanted: ImportOptions) -> None:
        session = self._window.bridge.session
        self._window.inspector.finish_editing()

        def work(progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> object:
            return import_whole(session.store, paths, wanted, progress, stopped)

        self._start(work, self.tr("Importing…"), self._imported)

    def _imported(self, summary: ImportSummary) -> None:
        window = self._window
        if summary.cancelled:
            window.status.say(self.tr("The import was stopped; the project is as it was."))
            return
        window.reload()
        self.tell(summary)
        if summary.imported:
            window.ruling.imported()

    def tell(self, summary: ImportSummary) -> None:
        """Say what an import brought; what was not as it should be is listed."""
        brought = summary.imported + summary.layers_added + summary.replaced
        counts = [self.tr("%n imported", "", brought)]
        if summary.skipped:
            counts.append(self.tr("%n skipped", "", summary.skipped))
        if summary.refused:
            counts.append(self.tr("%n refused", "", summary.refused))
        sentences = [words := " · ".join(counts)]
        if summary.left_out:
            sentences.append(self.tr("%n mark(s) were left out.", "", summary.left_out))
        if summary.corrected:
            corrected = self.tr("Texts corrected: {texts}; marks with other words: {marks}.")
            sentences.append(corrected.format(texts=summary.corrected, marks=summary.altered))
        if summary.labels_added:
            added = ", ".join(summary.labels_added)
            sentences.append(
                self.tr("Labels added to the scheme: {labels}").format(labels=isolated(added))
            )
        if len(sentences) > 1 or summary.problems:
            self._report(self.tr("Import"), sentences, summary.problems)
        else:
            self._window.status.say(words)

    # --- out ----------------------------------------------------------------------------------

    def export_file(self, documents: Sequence[str] = ()) -> None:
        """Ask how and where to export; `documents` are those that are chosen, if any are."""
        session = self._window.bridge.session
        dialog = ExportDialog(format_rows(), session, self._window, documents=documents)
        if dialog.exec():
            row, options = dialog.row(), dialog.options()
            suffix = "" if row.several_files else row.suffixes[0]
            path = self._target(in_words(row.title), suffix)
            if path is not None:
                self.export_to(path, options)
        dialog.deleteLater()

    def _target(self, title: str, suffix: str) -> Path | None:
        kinds = f"{title} (*{suffix})" if suffix else self.tr("Folder or zip file (*)")
        return ask_target(self._window, self.tr("Export"), kinds)

    def export_to(self, path: Path, options: ExportOptions | None = None) -> None:
        """Export in the background; the files appear whole or not at all."""
        session = self._window.bridge.session
        self._window.inspector.finish_editing()
        wanted = options or ExportOptions(author=session.author)

        def work(progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> object:
            return export_records(session.store, path, wanted, progress, stopped)

        self._start(work, self.tr("Exporting…"), self._exported)

    def _exported(self, summary: ExportSummary) -> None:
        paths = ", ".join(str(path) for path in summary.paths)
        words = self.tr("Written to {path}: {documents} with {items}.").format(
            documents=self.tr("%n document(s)", "", summary.documents),
            items=self.tr("%n item(s)", "", summary.items),
            path=isolated(paths),
        )
        if not summary.problems:
            self._window.status.say(words)
            return
        counts = self.tr("Kept {kept}, of these changed {changed}; left out {dropped}.").format(
            kept=summary.kept, changed=summary.changed, dropped=summary.dropped
        )
        sentences = [words, counts]
        if summary.losses:
            beside = ", ".join(path.name for path in summary.losses)
            more = self.tr("What is lacking is kept in {path}, which brings it back.")
            sentences.append(more.format(path=isolated(beside)))
        self._report(self.tr("Export"), sentences, summary.problems)

    # --- both ---------------------------------------------------------------------------------

    def _report(self, title: str, sentences: list[str], problems: Sequence[Problem]) -> None:
        dialog = ReportDialog(title, sentences, problems, self._window)
        dialog.documentAsked.connect(self._lead_to)
        dialog.open()

    def _lead_to(self, document: str) -> None:
        if self._window.documents.row(document) is not None:
            self._window.open_document(document)

    def _start(self, work: Work, title: str, done: Callable[..., None]) -> None:
        self._job = run_job(self._window, title, work, (done, self._failed))

    def _failed(self, error: UserError) -> None:
        message(self._window, self.tr("This could not be done"), in_words(error.message))
