"""Menus: every command with its key, built from the one list in `keys`."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from annotator.gui.keys import COMMANDS, MENUS, Keymap, is_stroke, translated


class Menus:
    """The menu bar of the window. One-stroke keys are shown beside the title, not as shortcuts,
    so that they stay letters in a note."""

    def __init__(self, window: QMainWindow, run: Callable[[str], None]) -> None:
        self._actions: dict[str, QAction] = {}
        bar = window.menuBar()
        menus = {key: bar.addMenu(translated(title)) for key, title in MENUS}
        for command in COMMANDS:
            action = QAction(translated(command.title), window)
            action.setObjectName(command.name)
            action.triggered.connect(lambda _=False, name=command.name: run(name))
            menus[command.menu].addAction(action)
            self._actions[command.name] = action
        for before in ("show_settings", "quit", "copy", "relation", "drop_clitic", "start_out"):
            menu = menus[next(c.menu for c in COMMANDS if c.name == before)]
            menu.insertSeparator(self._actions[before])

    def set_keymap(self, keymap: Keymap) -> None:
        """Show the keys, and make shortcuts of those that are not one-stroke keys."""
        for command in COMMANDS:
            action, key = self._actions[command.name], keymap.key_of(command.name)
            title = translated(command.title)
            if is_stroke(key):
                action.setShortcut(QKeySequence())
                # Behind a tab Qt writes a key where keys stand, and leaves it at that.
                action.setText(f"{title}\t{keymap.shown_key(command.name)}")
            else:
                action.setText(title)
                action.setShortcut(QKeySequence(key))

    def action(self, name: str) -> QAction:
        """The action of a command."""
        return self._actions[name]

    def set_step(self, name: str, enabled: bool, act: str) -> None:
        """Name the act that undo or redo would touch: "Undo: mark PER"."""
        action = self._actions[name]
        title = next(translated(c.title) for c in COMMANDS if c.name == name)
        action.setText(f"{title}: {act}" if act else title)
        action.setEnabled(enabled)
