"""Repairing: keys that join, cut, move and jump between what is marked already.

Each is a command of the model on what is selected; here is only what to call it on.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.gui.marking import Marking
from annotator.model import commands, commands_repair
from annotator.model.items import Event, Fragment, Mention, Span
from annotator.model.state import Annotations, OrderedKey, order_key
from annotator.text.words import next_word, previous_word, word_at

if TYPE_CHECKING:
    from annotator.gui.window import Window


class Repairing(QObject):
    """The repairs of one window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window

    @property
    def _marking(self) -> Marking:
        return self._window.marking

    @property
    def _state(self) -> Annotations | None:
        return self._window.bridge.session.state

    # --- ends ------------------------------------------------------------------------------

    def resized(self, id: str, fragments: tuple[Fragment, ...]) -> None:
        """An end of a mention was dragged by the mouse."""
        if self._state is not None:
            self._window.bridge.act(commands.resize(self._state, id, fragments))

    def move_word(self, *, end: bool, outwards: bool) -> None:
        """Move one end of the selection or the selected mention by a word."""

        def moved(text: str, first: int, last: int) -> Fragment | None:
            if end:
                pair = (first, word_end_after(text, last) if outwards else _inner(text, last))
            else:
                step = previous_word if outwards else next_word
                pair = (step(text, first), last)
            return pair if pair[0] < pair[1] else None

        self._marking.reshape(moved, last=end)

    # --- joining and cutting -----------------------------------------------------------------

    def merge(self) -> None:
        """Join the selected mentions; of one selected, with the next one of its class."""
        state, chosen = self._state, self._marking.selected
        if state is None:
            return
        if len(chosen) == 1:
            other = self._behind(state, chosen[0])
            chosen = (*chosen, other.id) if other is not None else chosen
        act = commands_repair.merge_mentions(state, chosen)
        if act is None:
            words = self.tr("Select two items of a kind, or one that has another one behind it.")
            self._window.status.say(words)
            return
        ticket = self._window.bridge.act(act)
        if ticket is not None and ticket.saved and act.created:
            self._marking.select(act.created)

    @staticmethod
    def _behind(state: Annotations, id: str) -> Span | Event | None:
        """The next mention of the same class, one of the same label before another."""
        first = state.mention(id)
        if first is None:
            return None
        found: Span | Event | None = None
        feed = state.text.find("\n", first.end)
        last = feed if feed >= 0 else len(state.text)
        for _, _, other_id in state.order.from_key(order_key(first)):
            other = state.mention(other_id)
            if other is None or other.start > last:
                break
            if other.id == id or type(other) is not type(first):
                continue
            if other.label == first.label:
                return other
            found = found or other
        return found

    def split(self) -> None:
        """Cut the selected mention where the caret stands."""
        state, mention = self._state, self._marking.selected_mention()
        caret = self._window.canvas.caret()
        act = commands_repair.split_mention(state, mention.id, caret) if state and mention else None
        if act is None:
            words = self.tr("Select an item and put the caret inside it, where it is to be cut.")
            self._window.status.say(words)
            return
        ticket = self._window.bridge.act(act)
        if ticket is not None and ticket.saved and act.created:
            self._marking.select(act.created)

    # --- going about ----------------------------------------------------------------------

    def cycle(self, step: int) -> None:
        """Select the next of the items that lie over each other at the caret."""
        canvas = self._window.canvas
        stack = canvas.items_at_caret()
        if not stack:
            self._window.status.say(self.tr("Nothing is marked here."))
            return
        at = next((n for n, id in enumerate(stack) if id in self._marking.selected), None)
        chosen = 0 if at is None else (at + step) % len(stack)
        self._marking.select(stack[chosen], show=False)
        words = self.tr("{at} of {all} here")
        self._window.status.say(words.format(at=chosen + 1, all=len(stack)))

    def walk_same(self, step: int) -> None:
        """Select the next (+1) or previous (-1) mention with the label of the selected one."""
        mention = self._here()
        if mention is None:
            self._window.status.say(self.tr("Select an item whose label is to be looked for."))
            return
        self._walk(step, lambda other: other.label == mention.label, mention)

    def walk_problem(self, step: int) -> None:
        """Select the next (+1) or previous (-1) mention that something is missing on or wrong."""
        index = self._window.canvas.page.index

        def troubled(other: Mention) -> bool:
            mark = index.mark(other.id)
            return mark is not None and (mark.problem or mark.disputed)

        if not self._walk(step, troubled, self._here()):
            self._window.status.say(self.tr("Nothing is missing and nothing is wrong here."))

    def _here(self) -> Span | Event | None:
        state = self._state
        mention = self._marking.selected_mention()
        stack = [] if mention else self._window.canvas.items_at_caret()
        return state.mention(stack[0]) if state and stack else mention

    def _walk(
        self, step: int, wanted: Callable[[Mention], bool], start: Span | Event | None
    ) -> bool:
        state = self._state
        if state is None:
            return False
        caret = self._window.canvas.caret()
        key = order_key(start) if start else (caret, -len(state.text) - 1, "")
        order = state.order
        ahead: Iterator[OrderedKey]
        if step > 0:
            ahead = (k for k in order.from_key(key) if k > key)
            around = order.from_key((-1, 0, ""))
        else:
            ahead = order.before_key(key)
            around = order.before_key((len(state.text) + 1, 0, ""))
        for keys in (ahead, around):
            for _, _, id in keys:
                mention = state.mention(id)
                if mention is not None and wanted(mention):
                    self._marking.select(id)
                    return True
        return False


def word_end_after(text: str, at: int) -> int:
    """The end of the word that goes on behind `at`, else of the next one (code points)."""
    word = word_at(text, at) if at < len(text) else None
    if word is not None and word[1] > at:
        return word[1]
    start = next_word(text, at)
    word = word_at(text, start) if start < len(text) else None
    return word[1] if word else at


def _inner(text: str, at: int) -> int:
    """The end of the last word that ends before `at`."""
    start = previous_word(text, at)
    before = previous_word(text, start)
    word = word_at(text, before) if before < start else None
    return word[1] if word and word[1] < at else before
