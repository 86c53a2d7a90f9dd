"""Projects: the dialogs that make and open a project, and the settings. No marking here."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from annotator.gui.file_asking import ask_file
from annotator.gui.keys import COMMANDS
from annotator.gui.settings_dialog import SettingsDialog
from annotator.settings import Settings

if TYPE_CHECKING:
    from annotator.gui.window import Window

_NARROWEST, _WIDEST, _STEP = 300, 3000, 60


class Projects(QObject):
    """The dialog that opens a project, and what is set for the window.

    `newAsked` fires when a new project is to be made, `pageAsked` when the start page is wanted,
    `languageAsked` for the other language.
    """

    newAsked = Signal()
    pageAsked = Signal()
    languageAsked = Signal()

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window

    # --- projects -------------------------------------------------------------------------

    def open(self) -> None:
        """Ask for a project and open it."""
        kinds = self.tr("Projects (*.annot);;All files (*)")
        path = ask_file(self._window, self.tr("Open project"), kinds)
        if path is not None:
            self._window.projectAsked.emit(str(path))

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
