"""Grouping: what the keys and the page of the whole document do - clusters, labels, zones."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app.groups import document_view, peers_of
from annotator.gui.chooser import ChooserEntry
from annotator.gui.document_view import zone_name
from annotator.model import commands, commands_groups
from annotator.model.state import Annotations

if TYPE_CHECKING:
    from annotator.gui.window import Window

_CODES = "123456789"
_NONE = "-"


class Grouping(QObject):
    """Acts on the document as a whole, for one window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        page = window.inspector.document
        page.labelToggled.connect(self.toggle_label)
        page.clusterAsked.connect(self.walk)
        page.linkChanged.connect(self.set_link)
        page.zoneAsked.connect(self._show_zone)
        page.zoneRemoved.connect(lambda start, end: self.set_zone(start, end, ""))
        page.noteChanged.connect(self.set_note)

    @property
    def _state(self) -> Annotations | None:
        return self._window.bridge.session.state

    def refresh(self) -> None:
        """Show the document as it is now."""
        state = self._state
        if state is not None:
            scheme, language = self._window.bridge.session.scheme, self._window.language
            self._window.inspector.document.show_document(document_view(state, scheme, language))

    def peers(self) -> frozenset[str]:
        """What is the same thing as the selected items."""
        state = self._state
        return peers_of(state, self._window.marking.selected) if state else frozenset()

    # --- clusters --------------------------------------------------------------------------

    def leave(self) -> None:
        """Take the selected item out of its cluster."""
        state, mention = self._state, self._window.marking.selected_mention()
        act = commands_groups.leave_cluster(state, mention.id) if state and mention else None
        if act is None:
            self._window.status.say(self.tr("This item is not the same as any other."))
        else:
            self._window.bridge.act(act)

    def walk(self, members: tuple[str, ...]) -> None:
        """Select the member of a cluster behind the one that is selected."""
        chosen = self._window.marking.selected
        at = next((n for n, member in enumerate(members) if member in chosen), -1)
        if members:
            self._window.marking.select(members[(at + 1) % len(members)])

    def set_link(self, id: str, link: str) -> None:
        """Write the link of a cluster."""
        if self._state is not None:
            self._window.bridge.act(commands_groups.set_link(self._state, id, link))

    # --- the document ------------------------------------------------------------------------

    def toggle_label(self, label: str) -> None:
        """Give the document a label, or take it away."""
        if self._state is not None:
            self._window.bridge.act(commands_groups.toggle_document_label(self._state, label))

    def ask_label(self) -> None:
        """Ask which label the whole document gets or loses."""
        window = self._window
        labels = window.bridge.session.scheme.offered("document")
        if not labels:
            window.status.say(self.tr("This scheme has no labels for whole documents."))
            return
        entries = [
            ChooserEntry(key=label.key, name_ar=label.names.ar, name_en=label.names.en, code=code)
            for label, code in zip(labels, (*_CODES, *[""] * len(labels)), strict=False)
        ]
        window.asking.choose(self.tr("Label of the document"), entries, self.toggle_label)

    def set_note(self, note: str) -> None:
        """Write the note on the document."""
        if self._state is not None:
            self._window.bridge.act(commands.set_layer_note(self._state, note))

    # --- zones --------------------------------------------------------------------------------

    def ask_zone(self) -> None:
        """Ask what kind of zone the selected text is."""
        window = self._window
        if window.bridge.session.store.author is not None:
            words = self.tr("Zones belong to the document: in a team only its manager marks them.")
            window.status.say(words)
            return
        start, end = window.canvas.selection()
        if start == end:
            window.status.say(self.tr("Select the text of the zone first."))
            return
        kinds = [*commands_groups.ZONE_KINDS, _NONE]
        entries = [
            ChooserEntry(key=kind, name_ar="", name_en=self._name(kind), code=_CODES[at])
            for at, kind in enumerate(kinds)
        ]
        window.asking.choose(
            self.tr("Zone"),
            entries,
            lambda kind: self.set_zone(start, end, "" if kind == _NONE else kind),
        )

    def _name(self, kind: str) -> str:
        return self.tr("No zone") if kind == _NONE else zone_name(kind)

    def set_zone(self, start: int, end: int, kind: str) -> None:
        """Make a range a zone of a kind; "" takes zones away from it."""
        if self._state is not None:
            self._window.bridge.act(commands_groups.mark_zone(self._state, start, end, kind))

    def _show_zone(self, start: int, end: int) -> None:
        self._window.canvas.select(start, end)
        self._window.canvas.ensure_visible(start, end)
