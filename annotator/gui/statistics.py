"""Statistics of a window: counts in a worker, shows the page, leads from figures to articles."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout

from annotator.app.figures import FigureRow
from annotator.app.statistics import Statistics, authors_of, count, look_closer, members_of
from annotator.errors import UserError
from annotator.gui.corpus_dialog import sentence
from annotator.gui.file_asking import ask_target
from annotator.gui.jobs import Job, raise_bug
from annotator.gui.statistics_saving import save_figure
from annotator.gui.statistics_scales import Look
from annotator.gui.telling import in_words
from annotator.gui.two_lines import Row, TwoLineList
from annotator.gui.widgets import message, open_at, plain_label

if TYPE_CHECKING:
    from annotator.gui.statistics_page import StatisticsDialog
    from annotator.gui.window import Window

_MOST = 1_000
_PLOTS = "annotator.gui.statistics_plots"


class _Feed(QObject):
    """Carries what is counted from a worker; (number of the count, authors or Statistics)."""

    came = Signal(int, object)


class Counting(QObject):
    """The statistics of one window. A new count stops the one before."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.dialog: StatisticsDialog | None = None
        self.job: Job | None = None
        self._number = 0
        self._feed = _Feed(self)
        self._feed.came.connect(self._came)

    def show(self) -> None:
        """Open the page and count."""
        if self.dialog is None:
            from annotator.gui.statistics_page import StatisticsDialog

            dialog = StatisticsDialog(self._window)
            dialog.asked.connect(self.count)
            dialog.stopAsked.connect(self.stop)
            dialog.finished.connect(self.stop)
            dialog.documentsAsked.connect(self.open_documents)
            dialog.saveAsked.connect(self.ask_file)
            # Later: the window learns of another theme after its palette has changed.
            later = Qt.ConnectionType.QueuedConnection
            dialog.lookChanged.connect(self._dress, later)
            self.dialog = dialog
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.list.setFocus()
        self.count()

    def count(self) -> None:
        """Count what is chosen, off the window's thread."""
        if self.dialog is None:
            return
        self.stop()
        self.dialog.start()
        session = self._window.bridge.session
        store, scheme, choice = session.store, session.scheme, self.dialog.filters.choice()
        number, feed = self._number, self._feed

        def work(told: Callable[[int, int], None], stopped: Callable[[], bool]) -> int:
            feed.came.emit(number, authors_of(store))
            # Loading what draws takes half a second, which the window must not wait for.
            importlib.import_module(_PLOTS)
            known = count(store, scheme, choice, lambda done, all_: told(done, 2 * all_), stopped)
            if known is not None:
                feed.came.emit(number, known)
                known = look_closer(
                    store, choice, known, lambda done, all_: told(all_ + done, 2 * all_), stopped
                )
            if known is not None:
                feed.came.emit(number, known)
            return number

        self.job = Job(work)
        self.job.progressed.connect(self._progressed)
        self.job.finished.connect(self._ended)
        self.job.failed.connect(self._refused)
        self.job.broke.connect(raise_bug)
        self.job.start()

    def stop(self) -> None:
        """Let the count that runs end; what it still finds is not shown."""
        self._number += 1
        if self.job is not None:
            self.job.stop()
            self.job = None
        if self.dialog is not None:
            self.dialog.ended(self.tr("Stopped. What was counted before is shown."))

    def finish(self) -> None:
        """Stop and wait, before the project is closed."""
        job = self.job
        self.stop()
        if job is not None:
            job.wait()
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.let_go()

    # --- answers ------------------------------------------------------------------------------

    def _progressed(self, done: int, total: int) -> None:
        if self.dialog is not None and self.sender() is self.job:
            self.dialog.progress(done, total)

    def _came(self, number: int, found: object) -> None:
        if number != self._number or self.dialog is None:
            return
        if isinstance(found, list):
            self.dialog.filters.set_authors(found)
        elif isinstance(found, Statistics):
            self.dialog.show_statistics(found, self._look())

    def _ended(self, number: int) -> None:
        if number == self._number and self.dialog is not None:
            self.job = None
            self.dialog.ended()

    def _refused(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.ended(in_words(error.message))

    def _dress(self) -> None:
        if self.dialog is not None and self.dialog.known is not None:
            self.dialog.show_statistics(self.dialog.known, self._look())

    def _look(self) -> Look:
        window = self._window
        scheme, language, theme = window.bridge.session.scheme, window.language, window.theme

        def name(of: str, key: str) -> str:
            label = scheme.label(key if of in ("label", "path") else of)
            if label is None:
                return key
            if of in ("label", "path"):
                above = scheme.label(label.parent) if of == "path" else None
                own = getattr(label.names, language) or key
                return f"{getattr(above.names, language)} · {own}" if above is not None else own
            role = next((role for role in label.roles if role.key == key), None)
            return (getattr(role.names, language) or key) if role is not None else key

        def colour(key: str) -> tuple[str, str]:
            found = scheme.colour_of(key)
            if found is None:
                return theme.dim, "solid"
            return (found.dark if theme.dark else found.light), found.line

        return Look(theme, window.isRightToLeft(), name, colour)

    # --- from a figure to its documents ---------------------------------------------------------

    def open_documents(self, row: FigureRow) -> None:
        """Search for what a row stands for, or list its documents."""
        if row.query:
            self._window.searching.ask_for(row.query)
        elif row.members:
            self._list(row)

    def _list(self, row: FigureRow) -> None:
        found = members_of(self._window.bridge.session.store, row, _MOST)
        dialog = DocumentsFound(found, row.members.bit_count(), self.dialog)
        dialog.list.itemActivated.connect(lambda _: self._go(dialog.list.keys()))
        dialog.show()

    def _go(self, ids: list[str]) -> None:
        if ids:
            self._window.open_document(ids[0])
            self._window.activateWindow()

    # --- files --------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Ask for a file and write the figure to it."""
        if self.dialog is None:
            return
        kinds = self.tr("Picture (*.png);;Drawing (*.svg);;Table (*.csv)")
        path = ask_target(self.dialog, self.tr("Save the figure"), kinds)
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the figure that is shown; what became of it is said."""
        figure = self.dialog.figure() if self.dialog is not None else None
        if figure is None or self.dialog is None:
            return
        try:
            save_figure(figure, self.dialog.plots, path)
        except UserError as error:
            message(self.dialog, self.tr("This could not be done"), in_words(error.message))
            return
        self.dialog.note.setText(sentence(self.tr("Written to {path}."), path=str(path)))


class DocumentsFound(QDialog):
    """The documents of a row; Return or a double click opens one."""

    def __init__(
        self,
        found: list[tuple[str, str, str]],
        number: int,
        parent: QDialog | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("documentsFound")
        self.setWindowTitle(self.tr("Documents"))
        words = self.tr("Documents: {number}. Return or a double click opens one.")
        if number > len(found):
            words = self.tr(
                "Documents: {number}, of which the first {shown} are listed. Return or a double "
                "click opens one."
            )
        said = plain_label(sentence(words, number=number, shown=len(found)), wrap=True)
        self.list = TwoLineList(self.tr("Documents"), self)
        self.list.show_rows(Row(id, title or name, name) for id, name, title in found)
        self.list.setCurrentRow(0)
        close = QPushButton(self.tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(said)
        column.addWidget(self.list, 1)
        column.addWidget(close)
        open_at(self, (480, 460))
