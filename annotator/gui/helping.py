"""Helping: the keys of the moment, the command palette and the tour of one window.

Each is loaded when it is first asked for: none of it is needed for the first painted article.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from annotator.gui.command_palette import CommandPalette
    from annotator.gui.moment import Moment
    from annotator.gui.tour import Tour
    from annotator.gui.window import Window


class Helping(QObject):
    """What helps a person along. `offered` fires when the tour was offered once and for all."""

    offered = Signal()

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._moment: Moment | None = None
        self._palette: CommandPalette | None = None
        self._tour: Tour | None = None
        # In a list the letter would be looked for; as a shortcut it comes first, but for fields
        # that are typed into. The canvas has it by its place on the keyboard besides.
        # Systems differ in whether Shift is part of the sign; where two of these match, Qt tells
        # one of them that it is not the only one.
        for sign in ("?", "Shift+?", "؟", "Shift+؟"):
            shortcut = QShortcut(QKeySequence(sign), window)
            shortcut.activated.connect(self._sign)
            shortcut.activatedAmbiguously.connect(self._sign)

    def methods(self) -> dict[str, Callable[[], object]]:
        """The commands of this part."""
        return {
            "moment_keys": lambda: self.moment.toggle(),
            "command_palette": lambda: self.palette.ask(),
            "tour": lambda: self.tour.start(),
        }

    def _sign(self) -> None:
        if self._window.router.keymap.key_of("moment_keys") == "Shift+/":
            self._window.router.call("moment_keys")

    @property
    def moment(self) -> "Moment":
        """The keys of the moment."""
        if self._moment is None:
            from annotator.gui.moment import Moment

            self._moment = Moment(self._window)
        return self._moment

    @property
    def palette(self) -> "CommandPalette":
        """The command palette."""
        if self._palette is None:
            from annotator.gui.command_palette import CommandPalette

            self._palette = CommandPalette(self._window)
        return self._palette

    @property
    def tour(self) -> "Tour":
        """The tour."""
        if self._tour is None:
            from annotator.gui.tour import Tour

            self._tour = Tour(self._window)
        return self._tour

    def offer_tour(self) -> None:
        """Offer the tour in a line above the article; it is never offered again."""
        notice = self._window.notice

        def begin() -> None:
            notice.clear()
            self.tour.start()

        words = self.tr("New here? Five hints show how marking is done.")
        offers = ((self.tr("Show me"), begin), (self.tr("Not now"), notice.clear))
        notice.tell(words, offers)
        self.offered.emit()
