"""Linking: filling the roles of an event, and joining two items by a relation.

A role (or the end of a relation) is *armed*; candidates carry the keys 1-9, nearest first. A
target is picked by key, by click, or by marking new text.
"""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from annotator.app import slots
from annotator.app.groups import same_candidates
from annotator.app.inspect import candidates, nearest
from annotator.gui.marking import Marking
from annotator.gui.widgets import isolated
from annotator.model import commands, commands_groups
from annotator.model.items import Event, Span

if TYPE_CHECKING:
    from annotator.gui.bridge import Bridge
    from annotator.gui.canvas.view import Canvas
    from annotator.model.state import Annotations


class Filling(msgspec.Struct, frozen=True):
    """A role of an event is armed; `page` turns through more than nine candidates."""

    event: str
    role: str
    page: int = 0


class Joining(msgspec.Struct, frozen=True):
    """A relation has its source and waits for its target."""

    source: str
    page: int = 0


class Grouping(msgspec.Struct, frozen=True):
    """A mention waits for another one that is the same thing."""

    source: str
    page: int = 0


Mode = Filling | Joining | Grouping | None


class Linking(QObject):
    """The armed slot and what fills it.

    `modeChanged` fires whenever another slot, or none, is armed; `relationAsked` carries source
    and target when more than one relation can join them.
    """

    modeChanged = Signal()
    relationAsked = Signal(str, str)
    message = Signal(str)

    def __init__(self, bridge: "Bridge", canvas: "Canvas", marking: Marking) -> None:
        super().__init__(marking)
        self._bridge = bridge
        self._canvas = canvas
        self._marking = marking
        self.mode: Mode = None
        self._compared: tuple[Annotations, str, list[str]] | None = None

    @property
    def state(self) -> "Annotations | None":
        """The open layer."""
        return self._bridge.session.state

    def numbers(self) -> dict[str, int]:
        """The keys 1-9 of the candidates for what is armed, by item id."""
        if self.mode is None:
            return {}
        return slots.numbered(self._candidates(), self.mode.page)

    def _candidates(self) -> list[str]:
        state, scheme = self.state, self._bridge.session.scheme
        if state is None:
            return []
        if isinstance(self.mode, Filling):
            event = state.mention(self.mode.event)
            if not isinstance(event, Event):
                return []
            return candidates(state, scheme, event.id, self.mode.role)
        if isinstance(self.mode, Joining):
            return self._partners(self.mode.source)
        if isinstance(self.mode, Grouping):
            return self._same(state, self.mode.source)
        return []

    def _same(self, state: "Annotations", source: str) -> list[str]:
        """What may be the same thing; every text is compared, so it is done once for a state."""
        known = self._compared
        if known is None or known[0] is not state or known[1] != source:
            known = self._compared = state, source, same_candidates(state, source)
        return known[2]

    def _partners(self, source: str) -> list[str]:
        state, scheme = self.state, self._bridge.session.scheme
        start = state.mention(source) if state else None
        if state is None or start is None:
            return []
        admitted = {label for label in state.counts if scheme.relations_between(start.label, label)}
        return nearest(state, start, admitted, {source})

    # --- events ---------------------------------------------------------------------------

    def make_event(self, label: str) -> None:
        """Make the selected text or item an event of a type, and arm its first role.

        On a selected event the type is changed instead.
        """
        state = self.state
        if state is None:
            return
        parts = self._canvas.fragments()
        mention = self._marking.selected_mention()
        if parts:
            act = commands.mark_event(state, parts, label)
        elif mention is not None:
            act = commands.turn_into_event(state, mention.id, label)
        else:
            return
        ticket = self._bridge.act(act)
        if ticket is not None and ticket.saved and act is not None:
            made = act.created or (mention.id if mention else "")
            self._marking.select(made)
            self.start(made)

    def start(self, event_id: str) -> None:
        """Arm the first empty role of an event."""
        event = self.state.mention(event_id) if self.state else None
        if isinstance(event, Event):
            self.arm(event_id, slots.first_slot(event, self._bridge.session.scheme))

    def arm(self, event_id: str, role: str | None) -> None:
        """Arm one role of an event, or none."""
        self._set(Filling(event_id, role) if role is not None else None)

    def _set(self, mode: Mode) -> None:
        self.mode = mode
        self.modeChanged.emit()
        if isinstance(mode, Filling):
            words = self.tr("{role}: press 1-9, click an item, or mark new text. Tab skips.")
            self.message.emit(words.format(role=self._role_name(mode)))
        elif isinstance(mode, Grouping):
            self.message.emit(self.tr("The same as: press 1-9 or click an item. Escape stops."))
        elif isinstance(mode, Joining):
            self.message.emit(self.tr("Relation to: press 1-9 or click an item. Escape stops."))
        else:
            self.message.emit("")

    def _role_name(self, mode: Filling) -> str:
        event = self.state.mention(mode.event) if self.state else None
        scheme = self._bridge.session.scheme
        for role in scheme.roles_of(event.label) if event else ():
            if role.key == mode.role:
                return role.names.ar if QApplication.isRightToLeft() else role.names.en
        return mode.role

    def stop(self) -> None:
        """Arm nothing."""
        if self.mode is not None:
            self._set(None)

    def step(self, by: int) -> None:
        """Arm the next (+1) or previous (-1) role, filled or not; past the end nothing is armed."""
        mode, state = self.mode, self.state
        event = state.mention(mode.event) if state and isinstance(mode, Filling) else None
        if isinstance(mode, Filling) and isinstance(event, Event):
            scheme = self._bridge.session.scheme
            self.arm(event.id, slots.step_slot(event, scheme, mode.role, by))

    def turn_page(self) -> None:
        """Give the keys 1-9 to the next nine candidates."""
        if self.mode is not None:
            self._set(msgspec.structs.replace(self.mode, page=self.mode.page + 1))

    def pick_number(self, number: int, *, stay: bool = False) -> bool:
        """Take the candidate with this key; False when none has it."""
        for id, key in self.numbers().items():
            if key == number:
                self.pick(id, stay=stay)
                return True
        return False

    def pick(self, id: str, *, stay: bool = False) -> bool:
        """Fill what is armed with an item. With `stay` the same role stays armed.

        An item that the scheme does not admit is refused in words, and nothing changes.
        """
        state = self.state
        if state is None or self.mode is None:
            return False
        if isinstance(self.mode, Joining):
            return self._join(self.mode.source, id)
        if isinstance(self.mode, Grouping):
            return self._group(self.mode.source, id, stay=stay)
        mode = self.mode
        if id == mode.event or not self._admitted(id):
            return False
        act = commands.add_argument(state, mode.event, mode.role, id)
        ticket = self._bridge.act(act)
        if ticket is not None and ticket.saved and not stay:
            self._advance()
        return True

    def _admitted(self, id: str) -> bool:
        item = self.state.item(id) if self.state else None
        return item is not None and self._admits_label(item.label)

    def _admits_label(self, label: str) -> bool:
        mode, state, scheme = self.mode, self.state, self._bridge.session.scheme
        event = state.mention(mode.event) if state and isinstance(mode, Filling) else None
        if not isinstance(mode, Filling) or event is None:
            return False
        role = next((r for r in scheme.roles_of(event.label) if r.key == mode.role), None)
        if role is not None and scheme.admits(role, label):
            return True
        words = self.tr("The role {role} does not admit {label}.")
        self.message.emit(words.format(role=mode.role, label=label))
        return False

    def mark_new(self, label: str) -> bool:
        """Mark the selected text and fill the armed role with it: one act.

        False when no role is armed or nothing is selected, so that the key may mean something
        else.
        """
        parts, state = self._canvas.fragments(), self.state
        if not isinstance(self.mode, Filling) or not parts or state is None:
            return False
        if self._admits_label(label):
            act = commands.mark_argument(state, self.mode.event, self.mode.role, parts, label)
            ticket = self._bridge.act(act)
            if ticket is not None and ticket.saved:
                self._canvas.clear_selection()
                self._advance()
        return True

    def _advance(self) -> None:
        mode, state = self.mode, self.state
        event = state.mention(mode.event) if state and isinstance(mode, Filling) else None
        if isinstance(mode, Filling) and isinstance(event, Event):
            scheme = self._bridge.session.scheme
            self.arm(event.id, slots.slot_after(event, scheme, mode.role))

    # --- relations ------------------------------------------------------------------------

    def start_relation(self) -> None:
        """Take the selected item as the source of a relation and wait for the target."""
        mention = self._marking.selected_mention()
        if mention is None:
            self.message.emit(self.tr("Select the item that the relation starts from."))
        elif not self._partners(mention.id):
            words = self.tr("The scheme joins {label} with nothing that is marked here.")
            self.message.emit(words.format(label=mention.label))
        else:
            self._set(Joining(mention.id))

    def _join(self, source: str, target: str) -> bool:
        state, scheme = self.state, self._bridge.session.scheme
        start = state.mention(source) if state else None
        end = state.mention(target) if state else None
        if not isinstance(start, (Span, Event)) or not isinstance(end, (Span, Event)):
            return False
        labels = scheme.relations_between(start.label, end.label)
        if not labels:
            words = self.tr("The scheme has no relation from {source} to {target}.")
            self.message.emit(words.format(source=start.label, target=end.label))
            return False
        self.stop()
        if len(labels) == 1:
            self.join(labels[0].key, source, target)
        else:
            self.relationAsked.emit(source, target)
        return True

    # --- the same thing -------------------------------------------------------------------

    def start_group(self) -> None:
        """Wait for a mention that is the same thing as the selected one."""
        mention = self._marking.selected_mention()
        if mention is None:
            self.message.emit(self.tr("Select one of the places first, then the other."))
        else:
            self._set(Grouping(mention.id))

    def _group(self, source: str, id: str, *, stay: bool) -> bool:
        state = self.state
        if state is None:
            return False
        act = commands_groups.corefer(state, source, id)
        if act is None:
            self.message.emit(self._why_apart(state, source, id))
            return True
        self._bridge.act(act)
        self._set(Grouping(source) if stay else None)
        return True

    def _why_apart(self, state: "Annotations", one: str, other: str) -> str:
        links = commands_groups.clash(state, one, other)
        if links is not None:
            words = self.tr("Linked with {one} and with {two}: take one of the links away first.")
            return words.replace("{one}", isolated(links[0])).replace("{two}", isolated(links[1]))
        if type(state.mention(one)) is not type(state.mention(other)):
            return self.tr("An event and an entity are never the same thing.")
        return self.tr("These two are the same thing already.")

    def join(self, label: str, source: str, target: str) -> None:
        """Add a relation of a label and select its source, so that the line is seen."""
        if self.state is not None:
            self._bridge.act(commands.add_relation(self.state, label, source, target))
            self._marking.select(source, show=False)

    def forget_missing(self) -> None:
        """Disarm when the event or the source is gone."""
        mode, state = self.mode, self.state
        if mode is None:
            return
        anchor = mode.event if isinstance(mode, Filling) else mode.source
        if state is None or state.mention(anchor) is None:
            self.stop()
