"""Starting: what the program begins with, the start page, and what is remembered of projects."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from annotator.app.projects import sample_place
from annotator.app.transfer import ImportSummary
from annotator.errors import UserError
from annotator.gui.file_asking import ask_file
from annotator.gui.telling import in_words
from annotator.gui.widgets import plain_box
from annotator.model.place import Place, is_server, shown
from annotator.settings import Settings, Visit, load_settings

if TYPE_CHECKING:
    from annotator.gui.app import Desk
    from annotator.gui.start_page import StartPage
    from annotator.gui.window import Window

_RECENT = 12


def own_settings() -> Settings:
    """The person's settings; a file that cannot be read is shown before it ends the program."""
    try:
        return load_settings()
    except UserError as error:
        if QGuiApplication.platformName() != "offscreen":
            plain_box(None, "", in_words(error.message)).exec()
        raise


def lasting(place: Place) -> str:
    """What is remembered of a place: a path from the root, or a URL without its password."""
    return shown(place.resolve() if isinstance(place, Path) else place)


def first_project(settings: Settings) -> str | None:
    """What the program begins with: a project, "" for the sample, None for the start page.

    The sample the very first time; then the last project, and the start page where that was the
    sample, is gone, or the person wants the page.
    """
    last = settings.last or next(iter(settings.recent), "")
    if not last:
        return ""
    if settings.at_start == "page" or last == lasting(sample_place()):
        return None
    return last if is_server(last) or Path(last).exists() else None


def remembered(settings: Settings, place: Place) -> Settings:
    """The settings with a project as the last one, first on the list of recent ones.

    The sample is always offered by itself, so the list does without it.
    """
    name = lasting(place)
    if name == lasting(sample_place()):
        return msgspec.structs.replace(settings, last=name)
    recent = tuple(dict.fromkeys([name, *settings.recent]))[:_RECENT]
    return msgspec.structs.replace(settings, last=name, recent=recent)


def visited(settings: Settings, place: Place, counts: tuple[int, int]) -> Settings:
    """The settings with what is known of a project that is being closed: (done, documents)."""
    name = lasting(place)
    if name not in settings.recent:
        return settings
    done, documents = counts
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    visits = settings.visits | {name: Visit(time=now, documents=documents, done=done)}
    kept = {known: visit for known, visit in visits.items() if known in settings.recent}
    return msgspec.structs.replace(settings, visits=kept)


def forgotten(settings: Settings, name: str) -> Settings:
    """The settings without a project on the list. The project itself is not touched."""
    recent = tuple(known for known in settings.recent if known != name)
    visits = {known: visit for known, visit in settings.visits.items() if known != name}
    last = "" if settings.last == name and not recent else settings.last
    return msgspec.structs.replace(settings, recent=recent, visits=visits, last=last)


class Starting(QObject):
    """The start page of a desk, and the making of new projects."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self.page: StartPage | None = None

    def show_page(self) -> None:
        """Show the start page: over the window, or by itself where there is none."""
        from annotator.gui.start_page import StartPage

        page, before = StartPage(self._desk.window), self.page
        page.projectAsked.connect(self._desk.open)
        page.newAsked.connect(self.ask_new)
        page.openAsked.connect(self._ask_open)
        page.forgotten.connect(self._forget)
        page.languageAsked.connect(self._desk.other_language)
        page.finished.connect(self.leave_page)
        page.show_projects(self._desk.settings.recent, self._desk.settings.visits)
        if before is not None:
            page.setGeometry(before.geometry())
        page.show()
        page.raise_()
        page.activateWindow()
        # Before the other one goes: a program without a window ends.
        self.leave_page()
        self.page = page

    def leave_page(self) -> None:
        """Take the start page away."""
        page, self.page = self.page, None
        if page is not None:
            page.hide()
            page.deleteLater()

    def parent_of_dialogs(self) -> QWidget | None:
        """What a dialog stands over."""
        return self.page if self.page is not None else self._desk.window

    def _ask_open(self) -> None:
        kinds = self.tr("Projects (*.annot);;All files (*)")
        path = ask_file(self.parent_of_dialogs(), self.tr("Open project"), kinds)
        if path is not None:
            self._desk.open(str(path))

    def _forget(self, name: str) -> None:
        self._desk.keep(forgotten(self._desk.settings, name))
        if self.page is not None:
            self.page.show_projects(self._desk.settings.recent, self._desk.settings.visits)

    def ask_new(self, paths: list[Path] | None = None) -> None:
        """Make a new project in three steps and open it; files may be in its list already."""
        from annotator.gui.new_project import NewProject

        dialog = NewProject(paths or (), self.parent_of_dialogs())
        dialog.made.connect(self._made)
        dialog.open()

    def _made(self, place: Path, summary: ImportSummary | None) -> None:
        window: Window | None = self._desk.open(str(place))
        if window is not None and summary is not None:
            window.commands.transferring.tell(summary)
