"""Printing: the article of the window on paper or in a picture, with the dialogs around it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QObject, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QProgressDialog

from annotator.errors import UserError
from annotator.gui.file_asking import ask_target
from annotator.gui.paper.layout import Look
from annotator.gui.paper.output import Article, on_sheets, on_white, save
from annotator.gui.telling import in_words
from annotator.gui.widgets import isolated, message

if TYPE_CHECKING:
    from annotator.gui.window import Window

OF_QT = (
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Double Sided Printing"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Long side binding"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Short side binding"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Off"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Page &Set:"),
    QT_TRANSLATE_NOOP("QPrintSettingsOutput", "Pages"),
)
"""What Qt's own dialog says and its own Arabic lacks."""

_LETTER = {QLocale.Country.UnitedStates, QLocale.Country.Canada, QLocale.Country.Mexico}
_SHOWN_AFTER_MS = 700


def usual_paper() -> QPageSize:
    """Letter where people use it, A4 elsewhere."""
    letter = QLocale.system().territory() in _LETTER
    kind = QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4
    return QPageSize(kind)


class Printing(QObject):
    """Print and save the article of one window as it is shown."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window

    def article(self) -> Article | None:
        """What is shown now; None while no document is open."""
        window, state = self._window, self._window.bridge.session.state
        if state is None:
            return None
        page, settings = window.canvas.page, window.settings
        return Article(
            title=state.document.title,
            text=state.text,
            scene=window.showing.scene_now,
            look=Look(
                family=page.style.font.families()[0],
                size=page.style.measures.size,
                column=settings.column_width,
                spacing=settings.line_spacing / 100,
                theme=window.theme,
                default="ltr" if state.document.direction == "ltr" else "rtl",
                invisibles=window.canvas.shows_invisibles,
            ),
            rtl=window.isRightToLeft(),
        )

    def save(self) -> None:
        """Ask for a file and write the article to it; the suffix says what kind it is."""
        article = self.article()
        if article is None:
            return
        kinds = self.tr("PDF (*.pdf);;Picture (*.png);;Drawing (*.svg)")
        path = ask_target(self._window, self.tr("Save the article as a picture"), kinds)
        if path is not None:
            self.write(article, path)

    def write(self, article: Article, path: Path) -> None:
        """Write the article, with a bar that can stop it; what became of it is said."""
        pdf = path.suffix.lower() == ".pdf"
        try:
            with_bar = self._bar()
            done = save(on_white(article) if pdf else article, path, usual_paper(), with_bar.step)
            with_bar.close()
        except UserError as error:
            message(self._window, self.tr("This could not be done"), in_words(error.message))
            return
        if done:
            self._window.status.say(
                self.tr("Written to {path}.").replace("{path}", isolated(str(path)))
            )

    def print(self) -> None:
        """Ask for a printer and print the article."""
        article = self.article()
        if article is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(usual_paper())
        printer.setDocName(article.title)
        dialog = QPrintDialog(printer, self._window)
        dialog.setObjectName("print")
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            bar = self._bar()
            try:
                on_sheets(on_white(article), printer, bar.step)
            except UserError as error:
                message(self._window, self.tr("This could not be done"), in_words(error.message))
            finally:
                bar.close()

    def _bar(self) -> "_Bar":
        return _Bar(self._window)


class _Bar:
    """A progress bar that comes after a while and says whether to go on."""

    def __init__(self, window: "Window") -> None:
        words = QCoreApplication.translate("Printing", "Making the sheets…")
        stop = QCoreApplication.translate("Printing", "Stop")
        self._dialog = QProgressDialog(words, stop, 0, 1, window)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(_SHOWN_AFTER_MS)

    def step(self, done: int, total: int) -> bool:
        """Show how far it is; False when the person stopped it."""
        self._dialog.setMaximum(total)
        self._dialog.setValue(done)
        QApplication.processEvents()
        return not self._dialog.wasCanceled()

    def close(self) -> None:
        """Take it away."""
        self._dialog.reset()
        self._dialog.deleteLater()
