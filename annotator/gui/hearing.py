"""Hearing: what the window does when the session or a panel says something."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from annotator.errors import UserError
from annotator.gui.errors import Seldom
from annotator.gui.telling import in_words
from annotator.gui.titles import act_title
from annotator.gui.widgets import message
from annotator.model.commands import Act
from annotator.model.edits import Origin, Transaction
from annotator.model.items import quote_of

if TYPE_CHECKING:
    from annotator.gui.window import Window


class Hearing(QObject):
    """The answers of the window; which signal comes here stands in `window`."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.told = Seldom()

    # --- what the session says ------------------------------------------------------------------

    def saved(self, transaction: Transaction) -> None:
        """An act is on the disk."""
        window = self._window
        words = {
            Origin.UNDO: self.tr("Taken back: {act}"),
            Origin.REDO: self.tr("Done again: {act}"),
        }.get(transaction.origin, self.tr("Saved: {act}"))
        window.status.show_saved(words.replace("{act}", act_title(transaction.title)))

    def waiting(self) -> None:
        """An act waits for another program, or for a large act of this one."""
        window = self._window
        words = self.tr("Saving… the project is busy for a moment")
        window.status.show_saved(words, problem=True)

    def refused(self, error: UserError) -> None:
        """An act changed nothing; why."""
        window = self._window
        window.status.show_saved(self.tr("Not saved"), problem=True)
        # A full disk refuses every key: it is told in a box once a minute, else in the bar.
        if self.told.may(error.key):
            message(window, self.tr("Nothing was changed"), in_words(error.message))
        else:
            window.status.say(in_words(error.message))

    # --- what the panels say ----------------------------------------------------------------------

    def selection_changed(self) -> None:
        """The selection or the caret is elsewhere."""
        window = self._window
        start, end = window.canvas.selection()
        parts = window.canvas.fragments()
        window.status.show_selection(start, end, len(parts))
        window.inspector.document.show_selection(quote_of(window.canvas.text(), parts))
        if parts and window.linking.mode is None and window.marking.selected:
            window.marking.select(show=False)

    def selection_finished(self) -> None:
        """The mouse has let go of a selection: an armed label marks it."""
        window = self._window
        armed = window.marking.armed
        if armed is not None and window.linking.mode is None and window.canvas.fragments():
            window.marking.mark(armed)

    def item_clicked(self, id: str, _on_badge: bool) -> None:
        """An item of the article was clicked."""
        window = self._window
        if window.everywhere.toggle(id):
            return
        if window.linking.mode is None or not window.linking.pick(id):
            window.marking.select(id, show=False)

    def context_menu(self, point: QPoint) -> None:
        """The menu of a place of the article, in pixels of the canvas, is asked for."""
        window = self._window
        items = window.canvas.items_at(point)
        if items and not window.canvas.fragments():
            window.marking.select(items[0], show=False)
        window.menus.show_context(window.canvas.viewport().mapToGlobal(point))

    def empty_clicked(self) -> None:
        """A place without an item was clicked."""
        window = self._window
        if window.linking.mode is None and window.marking.selected:
            window.marking.select(show=False)

    def label_chosen(self, key: str) -> None:
        """A label of the palette was chosen, by its key."""
        window = self._window
        label = window.bridge.session.scheme.label(key)
        kind = label.kind if label is not None else None
        if kind == "event":
            window.linking.make_event(key)
        elif kind == "relation":
            window.commands.run("relation")
        elif kind == "entity" and not window.linking.mark_new(key):
            window.marking.press_label(key)
        window.canvas.setFocus()

    def slot_armed(self, role: str) -> None:
        """An empty role of the selected event waits for a target."""
        window = self._window
        mention = window.marking.selected_mention()
        if mention is not None:
            window.linking.arm(mention.id, role)
            window.canvas.setFocus()

    def edit_item(self, command: Callable[..., Act | None], *words: object) -> None:
        """Change the shown item by a command of `model.commands`."""
        window = self._window
        state, item = window.bridge.session.state, window.inspector.item()
        if state is not None and item is not None:
            window.bridge.act(command(state, item, *words))
