"""Clustering: what the keys and the inspector do with the cluster of the selected mention."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app.groups import cluster_view
from annotator.model import commands_groups

if TYPE_CHECKING:
    from annotator.app.groups import ClusterView
    from annotator.gui.window import Window
    from annotator.model.items import Event, Span


class Clustering(QObject):
    """Acts on one cluster, for one window. Acts on the whole document stand in `grouping`."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window

    def refresh(self) -> None:
        """Show the cluster of the selected mention in the inspector."""
        mention, section = self._selected(), self._window.inspector.groups
        section.setVisible(mention is not None)
        if mention is not None:
            section.show_cluster(mention.id, self._view())

    def _selected(self) -> "Span | Event | None":
        return self._window.marking.selected_mention()

    def _view(self) -> "ClusterView | None":
        state, mention = self._window.bridge.session.state, self._selected()
        return cluster_view(state, mention.id) if state and mention else None

    def next_member(self) -> None:
        """Select the next member of the cluster, round its end."""
        view = self._view()
        if view is None:
            self._window.status.say(self.tr("This item is not the same as any other."))
        else:
            self._window.grouping.walk(view.members)

    def split(self) -> None:
        """Give the selected mention and the members behind it a cluster of their own."""
        view, mention = self._view(), self._selected()
        state = self._window.bridge.session.state
        if view is None or mention is None or state is None:
            return
        behind = view.members[view.members.index(mention.id) :]
        self._window.bridge.act(commands_groups.split_cluster(state, view.id, behind))

    def ask_link(self) -> None:
        """Go to the link of the selected mention."""
        if self._selected() is None:
            self._window.status.say(self.tr("Select the item that the link is about."))
        else:
            self._window.inspector.focus_link()

    def set_link(self, link: str) -> None:
        """Write the link of the item that the inspector shows; what cannot be one is told."""
        state, id = self._window.bridge.session.state, self._window.inspector.item()
        if commands_groups.clean_link(link) is None:
            words = self.tr("This cannot be a link: it is too long or has invisible characters.")
            self._window.status.say(words)
            self._window.inspector.groups.take_back()
        elif state is not None and id is not None:
            self._window.bridge.act(commands_groups.link_mention(state, id, link))
