"""Marking: what the label keys, the item keys and the mouse do on the open document.

Keeps what is selected; it never keeps items, which belong to the session.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.app.session import Session
from annotator.gui.bridge import Bridge
from annotator.model import commands
from annotator.model.items import Event, Fragment, Span
from annotator.model.state import Annotations, order_key
from annotator.text import boundaries, clitics

if TYPE_CHECKING:
    from annotator.gui.canvas.view import Canvas


Move = Callable[[str, int, int], Fragment | None]
"""Moves the ends of a range of a text (code points); None when it cannot."""


class Marking(QObject):
    """Selection of items and the acts on them. `revealed` is an item that is to stay in sight when
    the canvas has made room for its arcs, until it has.

    `lookChanged` fires when the scene must be built again though no item changed; `message`
    carries a translated sentence for the status bar; `prompted` fires when other subtypes, or
    none, await a second stroke. With `keep_armed` the label marked last stays ready.
    """

    lookChanged = Signal()
    message = Signal(str)
    prompted = Signal()

    def __init__(self, bridge: Bridge, canvas: "Canvas", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._canvas = canvas
        self.selected: tuple[str, ...] = ()
        self.revealed: str | None = None
        self.armed: str | None = None
        self.keep_armed = False
        self.awaiting: str | None = None

    @property
    def session(self) -> Session:
        """The session behind the bridge."""
        return self._bridge.session

    @property
    def state(self) -> Annotations | None:
        """The open layer."""
        return self._bridge.session.state

    # --- selection of items ---------------------------------------------------------------

    def select(self, *ids: str, show: bool = True) -> None:
        """Select items by id; with `show` the first is scrolled into view."""
        self._await(None)
        self.selected = ids
        if ids and show:
            self.reveal(ids[0])
        self.lookChanged.emit()

    def reveal(self, id: str) -> None:
        """Put the caret on a mention and scroll it into view."""
        mention = self.state.mention(id) if self.state else None
        if mention is not None:
            self._canvas.clear_selection()
            self._canvas.set_caret(mention.start)
            self._canvas.ensure_visible(mention.start, mention.end)
            self.revealed = id

    def forget_missing(self) -> None:
        """Drop from the selection what an act has taken away."""
        state = self.state
        kept = tuple(id for id in self.selected if state is not None and state.item(id))
        if kept != self.selected:
            self.selected = kept

    def walk(self, step: int) -> None:
        """Select the next (+1) or previous (-1) mention in the order of the text, round the end."""
        state = self.state
        if state is None or not len(state.order):
            return
        current = state.mention(self.selected[0]) if self.selected else None
        caret = self._canvas.caret()
        here = order_key(current) if current else (caret, -len(state.text) - 1, "")
        found = state.next_mention(here) if step > 0 else state.previous_mention(here)
        if found is None:
            ends = (-1, 0, "") if step > 0 else (len(state.text) + 1, 0, "")
            found = state.next_mention(ends) if step > 0 else state.previous_mention(ends)
        if found is not None:
            self.select(found.id)

    def selected_mention(self) -> Span | Event | None:
        """The one selected span or event, or None."""
        state = self.state
        return state.mention(self.selected[0]) if state and len(self.selected) == 1 else None

    # --- labels ---------------------------------------------------------------------------

    def press_label(self, label: str) -> None:
        """The key or the button of an entity label: mark, relabel, or arm."""
        state = self.state
        if state is None:
            return
        if self._canvas.fragments():
            self.mark(label)
            return
        mention = self.selected_mention()
        if isinstance(mention, Span):
            self._bridge.act(commands.relabel(state, mention.id, label))
            self._await(label)
        elif isinstance(mention, Event):
            self.message.emit(self.tr("An event takes its type with E, not an entity label."))
        else:
            self.arm(None if self.armed == label else label)

    def mark(self, label: str) -> None:
        """Mark the selected text with an entity label and select the new span."""
        state = self.state
        fragments = self._canvas.fragments()
        if state is None or not fragments:
            return
        act = commands.mark_span(state, fragments, label, norm=self._norm(fragments))
        ticket = self._bridge.act(act)
        if ticket is None:
            self.message.emit(self.tr("The same span stands there already."))
        elif ticket.saved and act is not None and act.created:
            if self.keep_armed:
                self.armed = label
            self.select(act.created)
            self._await(label)

    def _norm(self, fragments: tuple[Fragment, ...]) -> str:
        state = self.state
        if state is None or len(fragments) != 1:
            return ""
        return clitics.norm_for(state.text, *fragments[0]) or ""

    def arm(self, label: str | None) -> None:
        """Keep a label ready: every new selection by mouse is marked with it. None puts it away."""
        self.armed = label
        if label is not None:
            words = self.tr("{label} is ready: select text to mark it. Escape puts it away.")
            self.message.emit(words.format(label=label))
        self.lookChanged.emit()

    def _await(self, label: str | None) -> None:
        scheme = self.session.scheme
        label = label if label is not None and scheme.children(label) else None
        if label != self.awaiting:
            self.awaiting = label
            self.prompted.emit()

    def second_stroke(self, key: str) -> bool:
        """Give the span just marked the subtype of a second stroke; False when there is none."""
        parent, self.awaiting = self.awaiting, None
        if parent is None:
            return False
        self.prompted.emit()
        mention = self.selected_mention()
        for child in self.session.scheme.children(parent):
            if (
                child.second == key
                and not child.retired
                and isinstance(mention, Span)
                and self.state is not None
            ):
                self._bridge.act(commands.relabel(self.state, mention.id, child.key))
                return True
        return False

    # --- acts on the selected item ----------------------------------------------------------

    def delete(self) -> None:
        """Delete the selected items and take them out of whatever uses them."""
        if self.state is not None and self.selected:
            self._bridge.act(commands.delete(self.state, self.selected))

    def shift_clitic(self, *, behind: bool, take: bool) -> None:
        """Drop an attached clitic at one end of the selection or the selected span, or take it."""
        moves = {
            (False, False): clitics.drop_clitic,
            (False, True): clitics.take_clitic,
            (True, False): clitics.drop_enclitic,
            (True, True): clitics.take_enclitic,
        }
        self.reshape(moves[behind, take], last=behind)

    def move_end(self, *, end: bool, outwards: bool) -> None:
        """Move one end of the selection or the selected mention by a grapheme."""

        def moved(text: str, first: int, last: int) -> Fragment | None:
            forward = end == outwards
            step = boundaries.next_grapheme if forward else boundaries.previous_grapheme
            pair = (first, step(text, last)) if end else (step(text, first), last)
            return pair if pair[0] < pair[1] else None

        self.reshape(moved, last=end)

    def reshape(self, move: Move, *, last: bool) -> None:
        """Move an end of the selected text or mention, of its last fragment or its first."""
        state = self.state
        if state is None:
            return
        held = self._canvas.fragments()
        mention = self.selected_mention() if not held else None
        fragments = held or (mention.fragments if mention else ())
        if not fragments:
            self.message.emit(self.tr("Select some text or an item first."))
            return
        at = len(fragments) - 1 if last else 0
        moved = move(state.text, *fragments[at])
        if moved is None:
            self.message.emit(self.tr("Nothing more is attached there."))
            return
        changed = (*fragments[:at], moved, *fragments[at + 1 :])
        if mention is None:
            self._canvas.set_fragments(changed)
        else:
            self._bridge.act(commands.resize(state, mention.id, changed))

    def add_part(self) -> None:
        """Add the selected text to the selected mention as a further fragment."""
        mention, parts = self.selected_mention(), self._canvas.fragments()
        if self.state is None or mention is None or not parts:
            self.message.emit(self.tr("Select an item, then its further part."))
            return
        self._bridge.act(commands.resize(self.state, mention.id, (*mention.fragments, *parts)))
        self._canvas.clear_selection()
