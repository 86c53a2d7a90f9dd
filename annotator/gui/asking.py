"""Asking: the chooser for event types, relations and subtypes, beside what it is about."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from annotator.gui.chooser import Chooser, ChooserEntry
from annotator.model.items import Event
from annotator.model.scheme import Label, Scheme

if TYPE_CHECKING:
    from annotator.gui.window import Window

_CODES = "123456789"


class Asking(QObject):
    """Opens the chooser and hands the answer to whoever asked."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._answer: Callable[[str], None] = lambda _key: None
        self.chooser = Chooser(window)
        self.chooser.chosen.connect(self._chosen)
        self.chooser.cancelled.connect(window.canvas.setFocus)

    def _chosen(self, key: str) -> None:
        self._window.canvas.setFocus()
        self._answer(key)

    def _ask(
        self, title: str, labels: Iterable[tuple[str, Label]], answer: Callable[[str], None]
    ) -> None:
        scheme = self._window.bridge.session.scheme
        self.choose(title, [self._entry(scheme, code, label) for code, label in labels], answer)

    def choose(
        self, title: str, entries: Sequence[ChooserEntry], answer: Callable[[str], None]
    ) -> None:
        """Ask for one of any entries, beside what is selected; `answer` gets its key."""
        self._answer = answer
        self.chooser.ask(entries, title, self._near())

    def _entry(self, scheme: Scheme, code: str, label: Label) -> ChooserEntry:
        colour = scheme.colour_of(label.key)
        parent = scheme.label(label.parent) if label.parent else None
        shown = "" if colour is None else colour.dark if self._window.theme.dark else colour.light
        words = f"{parent.names.ar} {parent.names.en}" if parent else ""
        return ChooserEntry(
            key=label.key,
            name_ar=label.names.ar,
            name_en=label.names.en,
            code=code,
            colour=shown,
            keywords=f"{label.key} {words}",
        )

    def _near(self) -> QRect:
        canvas = self._window.canvas
        start, end = canvas.selection()
        mention = self._window.marking.selected_mention()
        if start == end and mention is not None:
            start, end = mention.start, mention.end
        boxes = canvas.boxes(start, end)
        box = boxes[0].toRect() if boxes else canvas.viewport().rect()
        return QRect(canvas.viewport().mapToGlobal(box.topLeft()), box.size())

    def ask_event_type(self) -> None:
        """Ask for the type of an event on what is selected."""
        window = self._window
        if not window.canvas.fragments() and window.marking.selected_mention() is None:
            window.status.say(self.tr("Select the trigger first: the word that says it happened."))
            return
        scheme = window.bridge.session.scheme
        self._ask(self.tr("Type of the event"), event_codes(scheme), window.linking.make_event)

    def ask_relation(self, source: str, target: str) -> None:
        """Ask which of the admitted relations joins two items."""
        window = self._window
        state, scheme = window.bridge.session.state, window.bridge.session.scheme
        first = state.mention(source) if state else None
        second = state.mention(target) if state else None
        if first is None or second is None:
            return
        labels = scheme.relations_between(first.label, second.label)
        coded = [(_code(at), label) for at, label in enumerate(labels)]
        self._ask(self.tr("Relation"), coded, lambda key: window.linking.join(key, source, target))

    def ask_label(self) -> None:
        """Ask for another label for the selected item."""
        window = self._window
        mention = window.marking.selected_mention()
        if isinstance(mention, Event):
            self.ask_event_type()
        elif mention is not None:
            scheme = window.bridge.session.scheme
            labels = [(_strokes(scheme, label), label) for label in scheme.offered("entity")]
            self._ask(self.tr("Label"), labels, window.marking.press_label)


def _code(at: int) -> str:
    return _CODES[at] if at < len(_CODES) else ""


def _strokes(scheme: Scheme, label: Label) -> str:
    """All strokes from the topmost label down; "" where one of them is lacking."""
    parent = scheme.label(label.parent) if label.parent else None
    if parent is None:
        return label.hotkey or ""
    above = _strokes(scheme, parent)
    return f"{above}{label.second}" if above and label.second else ""


def event_codes(scheme: Scheme) -> list[tuple[str, Label]]:
    """The event types that can be chosen, each with its code of two strokes ("51").

    Where types lie deeper a code has more strokes. A type that has subtypes is a heading and is
    not chosen itself.
    """
    return [
        (_strokes(scheme, label), label)
        for label in scheme.offered("event")
        if not scheme.children(label.key)
    ]
