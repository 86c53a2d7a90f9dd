"""Guide menu: what else can be done with guidelines, with files above all."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from annotator.app.guide import PROJECT
from annotator.app.guide_files import Taken, read_guide, take_guide, write_guide
from annotator.errors import UserError
from annotator.gui.file_asking import ask_file, ask_folder, ask_target
from annotator.gui.jobs import run_job
from annotator.gui.titles import act_title
from annotator.gui.widgets import isolated

if TYPE_CHECKING:
    from annotator.gui.guide import Guiding
    from annotator.gui.window import Window


class GuideMenu(QObject):
    """Fills the menu of the panel anew each time, since what can be done changes."""

    def __init__(self, guiding: "Guiding", window: "Window") -> None:
        super().__init__(window)
        self._guiding = guiding
        self._window = window

    def fill(self, menu: QMenu) -> None:
        """Put in what can be done now."""
        menu.clear()
        may = not self._guiding.stored.read_only
        self._add_pages(menu, may=may)
        menu.addSeparator()
        run = self._window.commands.run
        self._add(menu, self.tr("Pin as an &example"), lambda: run("pin_example"), may=may)
        self._add(menu, self.tr("Pin as a &counter-example"), lambda: run("pin_counter"), may=may)
        row = self._guiding.panel.examples.current() if self._guiding.panel is not None else None
        pin = row.pin if row is not None else None
        words = self.tr("&Unpin the example")
        self._add(menu, words, self._unpin, may=may and pin is not None)
        menu.addSeparator()
        acts = self._guiding.stored.acts
        back = self.tr("Take &back")
        if acts:
            back = f"{back}: {act_title(acts[-1].title)}"
        self._add(menu, back, self._guiding.stored.take_back, may=may and bool(acts))
        menu.addSeparator()
        self._add(menu, self.tr("&Import a file…"), self.import_file, may=may)
        self._add(menu, self.tr("Import a &folder…"), self.import_folder, may=may)
        some = bool(self._guiding.stored.pages)
        self._add(menu, self.tr("E&xport as one file…"), self.export_file, may=some)
        self._add(menu, self.tr("Export as a f&older…"), self.export_folder, may=some)

    def _add_pages(self, menu: QMenu, *, may: bool) -> None:
        """The pages that hold for the label shown: its own, those above it, the project's."""
        key = self._guiding.label
        while key:
            words = self.tr("Write the page of {label}…")
            title = words.replace("{label}", self._guiding.name(key).replace("&", "&&"))
            self._add(menu, title, partial(self._guiding.write, key), may=may)
            key = key.rpartition(".")[0]
        words = self.tr("Write the page of the &project…")
        self._add(menu, words, partial(self._guiding.write, PROJECT), may=may)

    def _unpin(self) -> None:
        row = self._guiding.panel.examples.current() if self._guiding.panel is not None else None
        if row is not None and row.pin is not None:
            self._guiding.stored.unpin(row.pin)

    def _add(self, menu: QMenu, title: str, do: Callable[[], object], *, may: bool) -> None:
        action = menu.addAction(title)
        action.setEnabled(may)
        action.triggered.connect(lambda _=False: do())

    # --- files --------------------------------------------------------------------------------

    def import_file(self) -> None:
        """Ask for a file of pages, and take them."""
        kinds = self.tr("Markdown (*.md);;All files (*)")
        path = ask_file(self._window, self.tr("Import guidelines"), kinds)
        if path is not None:
            self.take(path)

    def import_folder(self) -> None:
        """Ask for a folder of pages, and take them."""
        path = ask_folder(self._window, self.tr("Import guidelines"))
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Take the pages of a file or a folder, in one act."""
        scheme = self._window.bridge.session.scheme
        run_job(
            self._window,
            self.tr("Reading the guidelines…"),
            lambda _told, _stopped: read_guide(path, scheme),
            (self._taken, self._window.bridge.refused.emit),
        )

    def _taken(self, found: Taken) -> None:
        try:
            act = take_guide(self._guiding.stored.pages, found)
        except UserError as error:
            self._window.bridge.refused.emit(error)
            return
        if self._guiding.stored.act(act) is not None:
            return
        words = self.tr("Pages taken: {number}.")
        if found.unknown:
            words = self.tr("Pages taken: {number}. The scheme has no label for: {labels}.")
        words = words.replace("{number}", str(len(found.pages)))
        self._window.status.say(words.replace("{labels}", ", ".join(found.unknown[:5])))

    def export_file(self) -> None:
        """Ask for a file, and write all pages into it."""
        title, kinds = self.tr("Export guidelines"), self.tr("Markdown (*.md)")
        path = ask_target(self._window, title, kinds, "guidelines.md")
        if path is not None:
            self.write(path if path.suffix.lower() == ".md" else path.with_name(f"{path.name}.md"))

    def export_folder(self) -> None:
        """Ask for a folder, and write each page into a file there."""
        path = ask_folder(self._window, self.tr("Export guidelines"))
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write all pages: into one file when the name ends in .md, else into a folder."""
        pages = dict(self._guiding.stored.pages)
        run_job(
            self._window,
            self.tr("Writing the guidelines…"),
            lambda _told, _stopped: write_guide(pages, path),
            (self._written, self._window.bridge.refused.emit),
        )

    def _written(self, paths: list[Path]) -> None:
        words = self.tr("Guidelines written: {number} ({path})")
        words = words.replace("{number}", str(len(paths)))
        self._window.status.say(words.replace("{path}", isolated(str(paths[0]))))
