"""Doors: opening a project, and what a person is offered when it cannot simply be opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from annotator.app import care
from annotator.app.projects import open_window_session
from annotator.app.salvaging import salvage_project
from annotator.app.session import Session
from annotator.errors import UserError
from annotator.gui.history import local_time
from annotator.gui.jobs import wait_for
from annotator.gui.telling import in_words
from annotator.gui.widgets import isolated, plain_box
from annotator.model.place import Place

Offer = tuple[str, Callable[[], Session]]

_HELD = ("project.locked", "project.read_only", "project.linked")
_HARMED = ("project.damaged", "project.empty", "project.not_sqlite", "project.missing")


class DeclinedError(UserError):
    """The same fault, told already: the person wanted nothing of what was offered instead."""


class Doors(QObject):
    """Opens projects for a window that may not be there yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None

    def open(self, place: Place, *, read_only: bool = False) -> Session:
        """Open a project, or what the person chooses instead of it.

        One that somebody else holds is offered for reading; in the place of a damaged one its
        last backup is offered, and to save what can be saved. Raises the UserError of the first
        try when there is nothing to offer, and as a DeclinedError when nothing was chosen.
        """
        try:
            return open_window_session(place, read_only=read_only)
        except UserError as error:
            offers = self.offers(error, place)
            if not offers:
                raise
            chosen = self.choose(error, offers)
            if chosen is None:
                raise DeclinedError(error.key, error.message) from error
            return chosen()

    def offers(self, error: UserError, place: Place) -> list[Offer]:
        """What can be done instead, each with its title."""
        if error.key in _HELD:
            return [(self.tr("Open to read"), lambda: open_window_session(place, read_only=True))]
        if error.key not in _HARMED or not isinstance(place, Path):
            return []
        found: list[Offer] = []
        known = care.backups_of(place)
        if known:
            title = self.tr("Go back to {time}").replace(
                "{time}", isolated(local_time(known[-1].time))
            )
            found.append((title, lambda: self.restored(place)))
        if error.key == "project.damaged":
            title = self.tr("Save what can be saved")
            found.append((title, lambda: self._salvaged(place)))
        return found

    def choose(self, error: UserError, offers: list[Offer]) -> Callable[[], Session] | None:
        """Ask which of the offers is taken; None for none."""
        box = plain_box(self.window, self.tr("The project was not opened"), in_words(error.message))
        buttons = [box.addButton(title, QMessageBox.ButtonRole.AcceptRole) for title, _ in offers]
        close = box.addButton(QMessageBox.StandardButton.Close)
        box.setEscapeButton(close)
        # Reading does no harm; a file that is damaged is not touched by a mere Enter.
        box.setDefaultButton(buttons[0] if error.key in _HELD else close)
        box.exec()
        clicked = box.clickedButton()
        return next((act for button, (_, act) in zip(buttons, offers, strict=True)
                     if button is clicked), None)  # fmt: skip

    def restored(self, place: Path, source: Path | None = None) -> Session:
        """Put a backup in the place of a project that is closed, and open it."""
        title = self.tr("Going back…")
        wait_for(self.window, title, lambda: care.restore_project(place, source))
        return open_window_session(place)

    def _salvaged(self, place: Path) -> Session:
        new = _free(place)
        title = self.tr("Saving what can be saved…")
        done = wait_for(self.window, title, lambda: salvage_project(place, new))
        words = self.tr(
            "Saved in {new}: {documents} with {items}. Lost: {lost}; not proven: {unproven}. The "
            "damaged file stands where it stood."
        ).format(
            documents=self.tr("%n document(s)", "", done.documents),
            items=self.tr("%n item(s)", "", done.items),
            new="{new}",
            lost=done.lost,
            unproven=done.unproven,
        )
        words = words.replace("{new}", isolated(str(new)))
        if done.report:
            more = self.tr("Each of them is named in {report}.")
            more = more.replace("{report}", isolated(done.report))
            words = f"{words} {more}"
        plain_box(self.window, self.tr("Saved what could be saved"), words).exec()
        return open_window_session(new)


def _free(place: Path) -> Path:
    """A name beside a damaged project that nothing has yet."""
    number, found = 1, place.with_name(f"{place.stem}-saved.annot")
    while found.exists():
        number += 1
        found = place.with_name(f"{place.stem}-saved-{number}.annot")
    return found
