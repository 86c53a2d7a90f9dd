"""Guide pages: the pages of the open project as the window knows them, and every act on them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.app import guide
from annotator.app.searching import Hit
from annotator.app.session import Change
from annotator.errors import UserError
from annotator.model.commands import Act
from annotator.model.edits import SCHEME_PLACE, Edit, Origin, Transaction
from annotator.model.entry import Entry

if TYPE_CHECKING:
    from annotator.gui.window import Window


class GuidePages(QObject):
    """Pages by the key of their label, and the acts on them that still stand.

    `changed` carries the labels whose pages are others now, by whatever road: undo and redo too.
    """

    changed = Signal(object)

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.pages: dict[str, str] = {}
        self.acts: list[Transaction] = []
        window.bridge.changed.connect(self._heard)

    @property
    def read_only(self) -> bool:
        """Whether nobody may write here."""
        return self._window.bridge.session.store.read_only

    def read(self) -> None:
        """Read all pages at once: an act must start from what is there."""
        self.pages = guide.read_pages(self._window.bridge.session.store)

    def act(self, act: Act | None) -> UserError | None:
        """Do an act on pages; what is wrong with it, which the window has told already."""
        ticket = self._window.bridge.act(act)
        return ticket.error if ticket is not None else None

    def _heard(self, change: Change) -> None:
        act = change.transaction
        touched = [edit.value for edit in act.edits if _is_page(edit)] if act is not None else []
        if act is None or not touched:
            return
        labels = set()
        for edit in act.edits:
            if _is_page(edit) and isinstance(edit.value, Entry):
                label = edit.value.key.removeprefix(guide.PREFIX)
                labels.add(label)
                self.pages.pop(label, None)
                if isinstance(edit.after, Entry):
                    self.pages[label] = edit.after.body
        if act.origin is Origin.UNDO:
            self.acts = [old for old in self.acts if act.undoes not in (old.id, old.undoes)]
        elif act.title == guide.BACK:
            self.acts = [old for old in self.acts if old.inverse_edits() != act.edits]
        else:
            self.acts.append(act)
        self.changed.emit(labels)

    def take_back(self) -> None:
        """Take back the latest act on pages that still stands."""
        if self.acts:
            self.act(Act(guide.BACK, self.acts[-1].inverse_edits()))

    def may_start(self) -> bool:
        """Whether there are pages to begin with: nothing is written yet, and some are shipped."""
        from annotator.app.guide_files import starting_pages

        scheme = self._window.bridge.session.scheme
        return not self.pages and not self.read_only and starting_pages(scheme) is not None

    def start(self) -> None:
        """Begin with the pages that are shipped for this scheme."""
        from annotator.app.guide_files import starting_pages, take_guide

        found = starting_pages(self._window.bridge.session.scheme)
        if found is not None:
            self.act(take_guide(self.pages, found))

    # --- pinning ------------------------------------------------------------------------------

    def pin(self, label: str, *, good: bool) -> None:
        """Pin the selected item, or the selected text for a label, as an example."""
        window, hit = self._window, self._selected()
        mention = window.marking.selected_mention()
        label = mention.label if mention is not None else label
        if hit is None or not label:
            window.status.say(self.tr("Select the item that is an example."))
            return
        self.read()
        try:
            act = guide.pin_example(self.pages, label, hit, good=good)
        except UserError as error:
            window.bridge.refused.emit(error)
            return
        if act is None:
            window.status.say(self.tr("It is pinned already."))
        self.act(act)

    def _selected(self) -> Hit | None:
        state, canvas = self._window.bridge.session.state, self._window.canvas
        mention = self._window.marking.selected_mention()
        parts = canvas.fragments()
        if state is None or (mention is None and not parts):
            return None
        start, end = (mention.start, mention.end) if mention else (parts[0][0], parts[-1][1])
        return guide.hit_in(state, start, end)

    def unpin(self, pin: guide.Pin) -> None:
        """Take a pinned example off its page."""
        self.act(guide.unpin(self.pages, pin))


def _is_page(edit: Edit) -> bool:
    value = edit.value
    if edit.place != SCHEME_PLACE or not isinstance(value, Entry):
        return False
    return value.key.startswith(guide.PREFIX)
