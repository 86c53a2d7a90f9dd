"""App: starts Qt, shows a window on a project, and tells the person of every error once."""

import os
import socket
import sys
import time
import traceback
from pathlib import Path
from types import TracebackType

import msgspec
from PySide6.QtCore import (
    QByteArray,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator.app.projects import new_project, open_session, sample_project
from annotator.app.session import Session
from annotator.errors import UserError
from annotator.gui.theme import (
    DARK,
    LIGHT,
    CanvasTheme,
    application_palette,
    load_fonts,
    stylesheet,
)
from annotator.gui.widgets import message
from annotator.gui.window import Window
from annotator.model.document import Status
from annotator.model.place import Place, place_of, shown
from annotator.settings import (
    Settings,
    data_folder,
    load_settings,
    resources,
    save_settings,
)

_SAME_ERROR_S = 10.0
_RECENT = 8


def check_qt() -> None:
    """Refuse a Qt that would take the program down with it.

    PySide6 6.12 on Python below 3.12 loses a reference to None with every void call; after some
    thousands of calls the process dies. Raises UserError ``install.qt``.
    """
    probe = QObject()
    probe.setObjectName("x")
    before = sys.getrefcount(None)
    for _ in range(100):
        probe.setObjectName("x")
    if sys.getrefcount(None) < before - 50:
        raise UserError(
            "install.qt",
            "This version of PySide6 does not work with this Python: it would end the program in "
            'mid-work. Install "PySide6-Essentials<6.12", or use Python 3.12 or newer.',
        )


def display_fault() -> str | None:
    """Why no window can open here, in plain words; None when one can, as far as can be told."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return None
    display = os.environ.get("DISPLAY", "")
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not display:
        return "There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set."
    number = display.rpartition(":")[2].partition(".")[0]
    if display.startswith(":") and not _answers(f"/tmp/.X11-unix/X{number}"):
        return f"The display {display} does not answer."
    return None


def _answers(path: str) -> bool:
    for name in (path, "\0" + path):
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(2)
            try:
                probe.connect(name)
            except OSError:
                continue
            return True
    return False


def _hear_qt(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    # The off-screen platform says of many things that it does not do them; nobody asked it to.
    if not words.startswith("This plugin does not support"):
        sys.stderr.write(f"annotator: Qt says: {words}\n")


def make_application() -> QApplication:
    """The one QApplication, in Fusion style with the bundled fonts."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["annotator"])
    qInstallMessageHandler(_hear_qt)
    app.setApplicationName("annotator")
    app.setApplicationDisplayName("Annotator")
    app.setStyle("Fusion")
    load_fonts()
    return app


def theme_of(settings: Settings) -> CanvasTheme:
    """The theme that the settings ask for; "system" follows the colour scheme of the desktop."""
    if settings.theme == "system":
        hints = QApplication.styleHints()
        return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if settings.theme == "dark" else LIGHT


def language_of(settings: Settings) -> str:
    """The language of the interface: "ar" or "en"."""
    if settings.language in ("ar", "en"):
        return settings.language
    return "ar" if QLocale.system().language() is QLocale.Language.Arabic else "en"


def translators(language: str) -> list[QTranslator]:
    """Our own strings and Qt's in a language; none for English, which they are written in."""
    found = []
    own = str(resources() / "i18n")
    for name, folder in (
        (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"annotator_{language}", own),
    ):
        translator = QTranslator()
        if language != "en" and translator.load(name, folder):
            found.append(translator)
    return found


class Errors:
    """The top handler: every error that nobody caught is shown once, plainly, and logged whole.

    The report names files and lines of the program and holds no text of an article.
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._last: dict[str, float] = {}
        self._seen: set[str] = set()

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take one uncaught error."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
        elif isinstance(error, UserError):
            self._world(error.message)
        else:
            self._bug(kind, trace)

    def _world(self, text: str) -> None:
        """A fault of the world may come again, but not at every event."""
        now = time.monotonic()
        if now - self._last.get(text, -_SAME_ERROR_S) >= _SAME_ERROR_S:
            self._last[text] = now
            QTimer.singleShot(0, lambda: self._desk.tell(text, known=True))

    def _bug(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """A fault of ours is shown once for its place: one in the paint comes with every paint."""
        # Values are left out on purpose: they may quote an article.
        report = f"{kind.__name__}\n{''.join(traceback.format_tb(trace))}"
        if report in self._seen:
            return
        self._seen.add(report)
        path = data_folder() / "last-error.txt"
        path.write_text(report, encoding="utf-8")
        sys.stderr.write(f"annotator: a fault of the program: {report}")
        QTimer.singleShot(0, lambda: self._desk.tell(str(path), known=False))


class Desk(QObject):
    """Holds the one window, and opens another project in its place."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self.window: Window | None = None
        self._translators: list[QTranslator] = []

    def tell(self, text: str, *, known: bool) -> None:
        """Show an error in plain words; a bug of ours comes with the place of its report."""
        if not known:
            text = self.tr(
                "This is a fault of the program. What you marked is saved. The report is in {path}."
            ).replace("{path}", text)
        message(self.window, self.tr("Something went wrong"), text)

    def dress(self, settings: Settings) -> CanvasTheme:
        """Give the whole application its palette and direction."""
        theme = theme_of(settings)
        self._app.setPalette(application_palette(theme))
        self._app.setStyleSheet(stylesheet(theme))
        self._translate(language_of(settings))
        right = language_of(settings) == "ar"
        self._app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        )
        return theme

    def _translate(self, language: str) -> None:
        for old in self._translators:
            self._app.removeTranslator(old)
        self._translators = translators(language)
        for translator in self._translators:
            self._app.installTranslator(translator)

    def show(self, session: Session) -> Window:
        """Open a window on a session; the first document not done yet is opened in it."""
        theme = self.dress(self._settings)
        window = Window(session, self._settings, theme)
        window.projectAsked.connect(self.open)
        window.settingsChanged.connect(self.use)
        window.closed.connect(self._keep_place)
        if self.window is not None:
            window.restoreGeometry(self.window.saveGeometry())
        elif self._settings.window:
            window.restoreGeometry(QByteArray.fromBase64(self._settings.window.encode()))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        old, self.window = self.window, window
        rows = window.documents.rows()
        if rows:
            pending = next((row for row in rows if row.status != Status.DONE), rows[0])
            window.open_document(pending.id)
        window.show()
        if old is not None:
            old.close()
        return window

    def first(self, place: Place, *, read_only: bool) -> Session:
        """Open the project that the program starts with.

        One that somebody else holds is offered for reading. Any other fault is shown, since the
        program may have been started without a terminal, and raised again for the exit status.
        """
        try:
            return open_session(place, read_only=read_only)
        except UserError as error:
            if QGuiApplication.platformName() == "offscreen":
                raise
            box = QMessageBox(QMessageBox.Icon.Warning, "", error.message)
            box.setTextFormat(Qt.TextFormat.PlainText)
            box.addButton(QMessageBox.StandardButton.Close)
            reader = None
            if error.key in ("project.locked", "project.read_only") and not read_only:
                reader = box.addButton(self.tr("Open to read"), QMessageBox.ButtonRole.AcceptRole)
            box.exec()
            if reader is None or box.clickedButton() is not reader:
                raise
            return open_session(place, read_only=True)

    def open(self, name: str) -> None:
        """Open another project; on a fault the present window stays as it is."""
        try:
            place = place_of(name) if name else sample_project()
            if isinstance(place, Path) and not place.exists():
                new_project(place)
            session = self._other(place)
        except UserError as error:
            self.tell(error.message, known=True)
            return
        if session is not None:
            self.show(session)
            self._remember(place)

    def _other(self, place: Place) -> Session | None:
        here = self.window.bridge.session if self.window is not None else None
        if here is not None and _lasting(here.store.place) == _lasting(place):
            return None
        return open_session(place)

    def _remember(self, place: Place) -> None:
        names = [_lasting(place), *self._settings.recent]
        recent = tuple(dict.fromkeys(names))[:_RECENT]
        self._settings = msgspec.structs.replace(self._settings, recent=recent)
        self._save()
        if self.window is not None:
            self.window.use_settings(self._settings, self.window.theme)

    def _save(self) -> None:
        try:
            save_settings(self._settings)
        except UserError as error:
            self.tell(error.message, known=True)

    def _keep_place(self, geometry: str, zoom: float) -> None:
        self._settings = msgspec.structs.replace(self._settings, window=geometry, zoom=zoom)
        self._save()

    def use(self, settings: Settings) -> None:
        """Take over changed settings and keep them; another language needs the window anew."""
        other = language_of(settings) != language_of(self._settings)
        # Where the window stands and what was open is kept here, not in the dialog.
        settings = msgspec.structs.replace(
            settings, recent=self._settings.recent, window=self._settings.window
        )
        self._settings = settings
        self._save()
        theme = self.dress(settings)
        if self.window is not None and other:
            self._show_again(self.window)
        elif self.window is not None:
            self.window.use_settings(settings, theme)

    def _show_again(self, window: Window) -> None:
        """Close a window and open one on the same document of the same project."""
        session = window.bridge.session
        place, author, read_only = session.store.place, session.author, session.store.read_only
        document = window.opening.wanted
        # Between the two there is no window, and that is not the end of the program.
        self._app.setQuitOnLastWindowClosed(False)
        window.close()
        self.window = None
        fresh = self.show(open_session(place, author, read_only=read_only))
        if document is not None:
            fresh.open_document(document)
        self._app.setQuitOnLastWindowClosed(True)


def _lasting(place: Place) -> str:
    """What is remembered of a place: a path from the root, or a URL without its password."""
    return shown(place.resolve() if isinstance(place, Path) else place)


def _settings() -> Settings:
    """The person's settings; a file that cannot be read is shown before it ends the program."""
    try:
        return load_settings()
    except UserError as error:
        if QGuiApplication.platformName() != "offscreen":
            box = QMessageBox(QMessageBox.Icon.Warning, "", error.message)
            box.setTextFormat(Qt.TextFormat.PlainText)
            box.exec()
        raise


def main(project: Place | None = None, *, read_only: bool = False) -> int:
    """Show the window on a project, or on the person's copy of the sample. The exit status."""
    fault = display_fault()
    if fault is not None:
        raise UserError(
            "display.missing",
            f"{fault} Start it on a desktop, or run `annotator demo --offscreen`.",
        )
    check_qt()
    app = make_application()
    settings = _settings()
    desk = Desk(app, settings)
    sys.excepthook = Errors(desk)
    desk.dress(settings)
    desk.show(desk.first(project or sample_project(), read_only=read_only))
    return app.exec()
