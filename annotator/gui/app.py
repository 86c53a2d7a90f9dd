"""App: starts Qt, shows a window on a project, and tells the person of every error once."""

import os
import socket
import sys
from pathlib import Path

import msgspec
from PySide6.QtCore import (
    QByteArray,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator.app.projects import open_window_session, sample_project
from annotator.app.session import Session
from annotator.errors import UserError
from annotator.gui.doors import DeclinedError, Doors
from annotator.gui.errors import CrashFile, Errors
from annotator.gui.file_asking import begin_in
from annotator.gui.jobs import none_left
from annotator.gui.languages import count_in_english, language_of, translators
from annotator.gui.lively import keep_lively
from annotator.gui.resuming import go_back, spot_of
from annotator.gui.starting import (
    Starting,
    first_project,
    lasting,
    own_settings,
    remembered,
    visited,
)
from annotator.gui.telling import in_words
from annotator.gui.theme import (
    DARK,
    LIGHT,
    CanvasTheme,
    dress,
    load_fonts,
)
from annotator.gui.widgets import isolated, message, plain_box
from annotator.gui.window import Window
from annotator.model.place import Place, place_of, project_title
from annotator.settings import (
    Settings,
    save_settings,
)

_GOODBYE_S = 5.0
_KEPT_HERE = ("recent", "visits", "last", "tour_offered", "window")


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
    # The off-screen platform says of many things that it does not do them; nobody asked it to. Of
    # each font it says that it lacks a script; the window says once what that means.
    if not words.startswith(("This plugin does not support", "OpenType support missing")):
        sys.stderr.write(f"annotator: Qt says: {words}\n")


def make_application() -> QApplication:
    """The one QApplication, in Fusion style with the bundled fonts."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["annotator"])
    qInstallMessageHandler(_hear_qt)
    app.setApplicationName("annotator")
    app.setApplicationDisplayName("Annotator")
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    load_fonts()
    count_in_english(app)
    return app


def theme_of(settings: Settings) -> CanvasTheme:
    """The theme that the settings ask for; "system" follows the colour scheme of the desktop."""
    if settings.theme == "system":
        hints = QApplication.styleHints()
        return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if settings.theme == "dark" else LIGHT


class Desk(QObject):
    """Holds the one window, and opens another project in its place."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self.settings = settings
        self.window: Window | None = None
        self.doors = Doors(self)
        self.starting = Starting(self)
        self._translators: list[QTranslator] = []

    def tell(self, text: str, known: bool = True) -> None:
        """Show an error in plain words; a bug of ours comes with the place of its report."""
        if not known:
            text = self.tr(
                "This is a fault of the program. What you marked is saved. The report is in {path}."
            ).replace("{path}", isolated(text))
        title = self.tr("Something went wrong")
        message(self.starting.parent_of_dialogs(), title, text)

    def tell_crash(self, report: Path) -> None:
        """Say that the program did not end by itself the last time; what was saved is there."""
        words = self.tr(
            "The program broke off the last time. What was saved then is here. Where it happened "
            "is written in {path}, without any of your texts."
        )
        self.tell(words.replace("{path}", isolated(str(report))))

    def dress(self, settings: Settings) -> CanvasTheme:
        """Give the whole application its palette and direction."""
        theme = theme_of(settings)
        dress(self._app, theme)
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
        # Qt writes it behind the title of every window.
        self._app.setApplicationDisplayName(self.tr("Annotator"))

    def show(self, session: Session) -> Window:
        """Open a window on a session, on the document of the last time or the first to be done.

        The window before is closed first: a window that closes ends all work, and that of the new
        one is not to be among it.
        """
        if self.window is not None:
            self._close(self.window)
        try:
            return self._shown(session)
        finally:
            self._app.setQuitOnLastWindowClosed(True)

    def _shown(self, session: Session) -> Window:
        theme = self.dress(self.settings)
        keep_lively()
        window = Window(session, self.settings, theme)
        window.projectAsked.connect(self.open)
        window.restoreAsked.connect(self.restore)
        window.settingsChanged.connect(self.use)
        window.commands.projects.pageAsked.connect(self.starting.show_page)
        window.commands.projects.newAsked.connect(self.starting.ask_new)
        window.commands.projects.languageAsked.connect(self.other_language)
        window.helping.offered.connect(self._offered)
        window.closed.connect(lambda geometry, zoom: self._keep_place(window, geometry, zoom))
        if self.settings.window:
            window.restoreGeometry(QByteArray.fromBase64(self.settings.window.encode()))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.window = self.doors.window = window
        self._remember(session.store.place)
        # An open document puts its own title in the place of this one.
        name = self.tr("Annotator")
        window.setWindowTitle(f"{project_title(lasting(session.store.place))} — {name}")
        window.listing.open_first()
        window.show()
        self.starting.leave_page()
        return window

    def start(self) -> None:
        """Begin as the settings say; where the last project cannot be opened, with the page."""
        name = first_project(self.settings)
        if name == "":
            window = self.show(self.first(sample_project(), read_only=False))
            if not self.settings.tour_offered:
                window.helping.offer_tour()
            return
        try:
            session = self._other(place_of(name)) if name is not None else None
        except UserError as error:
            self._start_page()
            if not isinstance(error, DeclinedError):
                self.tell(in_words(error.message))
            return
        if session is None:
            self._start_page()
        else:
            self.show(session)

    def _start_page(self) -> None:
        self.dress(self.settings)
        self.starting.show_page()

    def first(self, place: Place, *, read_only: bool) -> Session:
        """Open the project that the program starts with.

        What else can be done is offered. A fault that is left is shown, since the program may
        have been started without a terminal, and raised again for the exit status.
        """
        if QGuiApplication.platformName() == "offscreen":
            return open_window_session(place, read_only=read_only)
        try:
            return self.doors.open(place, read_only=read_only)
        except UserError as error:
            if not isinstance(error, DeclinedError):
                plain_box(
                    None, self.tr("The project was not opened"), in_words(error.message)
                ).exec()
            raise

    def open(self, name: str) -> Window | None:
        """Open another project; the window that shows it.

        On a fault, which is told, the present window stays as it is.
        """
        try:
            session = self._other(place_of(name) if name else sample_project())
        except DeclinedError:
            return None
        except UserError as error:
            self.tell(in_words(error.message))
            return None
        if session is None:
            self.starting.leave_page()
            return self.window
        return self.show(session)

    def _other(self, place: Place) -> Session | None:
        here = self.window.bridge.session if self.window is not None else None
        if here is not None and lasting(here.store.place) == lasting(place):
            return None
        return self.doors.open(place)

    def restore(self, name: str) -> None:
        """Put a backup in the place of the open project, and open that."""
        window = self.window
        if window is None or not isinstance(window.bridge.session.store.place, Path):
            return
        place, author = window.bridge.session.store.place, window.bridge.session.author
        self._close(window)
        try:
            session = self.doors.restored(place, Path(name))
        except UserError as error:
            self.show(open_window_session(place, author))
            self.tell(in_words(error.message))
        else:
            self.show(session)

    def _close(self, window: Window) -> None:
        """Close the window; until the next one there is none, and that is not the end."""
        self._app.setQuitOnLastWindowClosed(False)
        window.close()
        self.window = self.doors.window = None

    def _remember(self, place: Place) -> None:
        """Put a project first on the list of recent ones, in the menu too."""
        after = remembered(self.settings, place)
        if isinstance(place, Path) and lasting(place) in after.recent:
            begin_in(place.parent)
        if after != self.settings:
            self.settings = after
            self._save()
        if self.window is not None:
            self.window.settings = after
            self.window.menus.set_recent(after.recent, self.window.projectAsked.emit)

    def _save(self) -> None:
        try:
            save_settings(self.settings)
        except UserError as error:
            self.tell(in_words(error.message))

    def _keep_place(self, window: Window, geometry: str, zoom: float) -> None:
        """Keep where a window that is being closed stood, and how far its project was."""
        place, counts = window.bridge.session.store.place, window.status.counts
        self.settings = msgspec.structs.replace(self.settings, window=geometry, zoom=zoom)
        self.settings = visited(self.settings, place, counts)
        self._save()

    def keep(self, settings: Settings) -> None:
        """Take over what changes nothing of the look, and write it down."""
        self.settings = settings
        self._save()
        if self.window is not None:
            self.window.settings = settings
            self.window.menus.set_recent(settings.recent, self.window.projectAsked.emit)

    def _offered(self) -> None:
        self.keep(msgspec.structs.replace(self.settings, tour_offered=True))

    def other_language(self) -> None:
        """Change between Arabic and English."""
        other = "en" if language_of(self.settings) == "ar" else "ar"
        self.use(msgspec.structs.replace(self.settings, language=other))

    def use(self, settings: Settings) -> None:
        """Take over changed settings and keep them; another language needs the window anew."""
        other = language_of(settings) != language_of(self.settings)
        # Where the window stands and what was open is kept here, not in the dialog.
        kept = {name: getattr(self.settings, name) for name in _KEPT_HERE}
        settings = msgspec.structs.replace(settings, **kept)
        self.settings = settings
        self._save()
        theme = self.dress(settings)
        if other:
            self._turn()
        elif self.window is not None:
            self.window.use_settings(settings, theme)

    def _turn(self) -> None:
        """Show the window, and the start page where it is open, in another language."""
        page = self.starting.page
        if self.window is not None:
            self._show_again(self.window)
        if page is not None:
            self.starting.show_page()

    def _show_again(self, window: Window) -> None:
        """Close a window and open one at the same place of the same project."""
        session = window.bridge.session
        place, author, read_only = session.store.place, session.author, session.store.read_only
        spot = spot_of(window)
        self.starting.leave_page()
        self._close(window)
        fresh = open_window_session(place, author, read_only=read_only)
        go_back(self.show(fresh), spot)


def main(project: Place | None = None, *, read_only: bool = False) -> int:
    """Show the window on a project, or what the settings begin with. The exit status."""
    fault = display_fault()
    if fault is not None:
        raise UserError(
            "display.missing",
            f"{fault} Start it on a desktop, or run `annotator demo --offscreen`.",
        )
    check_qt()
    app = make_application()
    settings = own_settings()
    desk = Desk(app, settings)
    Errors(desk.tell, desk).install()
    crash = CrashFile()
    report = crash.before()
    crash.watch()
    desk.dress(settings)
    if project is None:
        desk.start()
    else:
        desk.show(desk.first(project, read_only=read_only))
    if report is not None:
        desk.tell_crash(report)
    status = app.exec()
    crash.done()
    if not none_left(_GOODBYE_S):
        # A server that never answers holds a thread, and Qt would wait for that without end.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return status
