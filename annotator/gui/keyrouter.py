"""Keyrouter: gives each key struck on the text to the one who wants it most.

The order: a second stroke, the armed slot, a label of the scheme, a command. What nobody wants
goes to the canvas, which moves the caret and the selection with it.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from annotator.gui.canvas.view import Canvas
from annotator.gui.keys import Keymap, physical_key
from annotator.gui.linking import Linking
from annotator.gui.marking import Marking
from annotator.model.scheme import Scheme

_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class KeyRouter(QObject):
    """Listens on the canvas and calls marking, linking or a command."""

    def __init__(
        self,
        canvas: Canvas,
        marking: Marking,
        linking: Linking,
        run: Callable[[str], None],
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._marking = marking
        self._linking = linking
        self._run = run
        self.keymap = Keymap({})
        self._labels: dict[str, str] = {}
        canvas.installEventFilter(self)

    def set_scheme(self, scheme: Scheme) -> None:
        """Learn the one-stroke keys of the entity labels of a scheme."""
        self._labels = {
            label.hotkey: label.key
            for label in scheme.offered("entity")
            if label.hotkey and not label.parent
        }

    def call(self, name: str) -> None:
        """Call a command whose stroke came by another road than the canvas."""
        self._run(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True when the key was for us."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return self._take(event)

    def _take(self, event: QKeyEvent) -> bool:
        key = physical_key(event)
        if key is None:
            return False
        bare = event.modifiers() in _BARE
        if bare and self._marking.awaiting and self._marking.second_stroke(key):
            return True
        if self._linking.mode is not None and self._slot_key(key, event):
            return True
        if key == "Escape" and bare:
            return self._escape()
        if bare and key in self._labels:
            self._press_label(self._labels[key])
            return True
        if bare and key == "/":
            self._run("find")
            return True
        command = self.keymap.command_of(event)
        if command is None and bare and key == "Backspace":
            command = "delete"
        if command is None:
            return False
        self._run(command)
        return True

    def _press_label(self, label: str) -> None:
        if not self._linking.mark_new(label):
            self._marking.press_label(label)

    def _slot_key(self, key: str, event: QKeyEvent) -> bool:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key.isdigit() and not self._canvas.fragments():
            if key == "0":
                self._linking.turn_page()
            else:
                self._linking.pick_number(int(key), stay=shifted)
            return True
        steps = {"Tab": -1 if shifted else 1, "Return": 1}
        if key in steps:
            self._linking.step(steps[key])
            return True
        return False

    def _escape(self) -> bool:
        if self._linking.mode is not None:
            self._linking.stop()
        elif self._canvas.fragments():
            self._canvas.clear_selection()
        elif self._marking.armed is not None:
            self._marking.arm(None)
        else:
            self._marking.select()
        return True
