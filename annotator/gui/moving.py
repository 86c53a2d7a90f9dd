"""Moving: gives an argument another role or another event, by two short lists."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app.moves import Seat, free_seats, seat_words, seats_of
from annotator.gui.chooser import ChooserEntry
from annotator.gui.widgets import isolated
from annotator.model import commands_repair

if TYPE_CHECKING:
    from annotator.gui.window import Window

_CODES = "123456789"


class Moving(QObject):
    """Asks which argument, then where to."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """Ask for one of the arguments of the selected event, or of those the item fills."""
        window = self._window
        state, mention = window.bridge.session.state, window.marking.selected_mention()
        seats = (
            seats_of(state, window.bridge.session.scheme, mention.id) if mention and state else []
        )
        if not seats:
            words = self.tr("Select an event that has arguments, or an item that is one.")
            window.status.say(words)
        elif len(seats) == 1:
            self._ask_where(seats[0])
        else:
            self._choose(self.tr("Which argument?"), seats, self._ask_where, quote=True)

    def _ask_where(self, seat: Seat) -> None:
        session = self._window.bridge.session
        free = free_seats(session.state, session.scheme, seat) if session.state else []
        if not free:
            words = self.tr("No other role admits «{quote}».").replace(
                "{quote}", isolated(seat.target_quote)
            )
            self._window.status.say(words)
            return
        title = self.tr("Move «{quote}» to").replace("{quote}", isolated(seat.target_quote))
        self._choose(title, free, lambda to: self._move(seat, to), quote=False)

    def _choose(
        self, title: str, seats: Sequence[Seat], answer: Callable[[Seat], None], *, quote: bool
    ) -> None:
        entries = [self._entry(at, seat, quote=quote) for at, seat in enumerate(seats)]
        self._window.asking.choose(title, entries, lambda key: answer(seats[int(key)]))

    def _entry(self, at: int, seat: Seat, *, quote: bool) -> ChooserEntry:
        window = self._window
        scheme = window.bridge.session.scheme
        colour = seat.colour.dark if window.theme.dark else seat.colour.light
        words = seat_words(scheme, seat, window.language)
        # The chooser sets Arabic on its right and Latin on its left: the quote, and what it is.
        arabic = window.language == "ar"
        return ChooserEntry(
            key=str(at),
            name_ar=seat.target_quote if quote else words if arabic else seat.role_ar,
            name_en=words if quote or not arabic else seat.role_en,
            code=_CODES[at] if at < len(_CODES) else "",
            colour=colour,
            keywords=f"{seat.event_label} {seat.role_ar} {seat.role_en}",
        )

    def _move(self, seat: Seat, to: Seat) -> None:
        state = self._window.bridge.session.state
        if state is not None:
            act = commands_repair.move_argument(state, seat.event, seat.index, to.event, to.role)
            self._window.bridge.act(act)
