"""Menus: every command with its key, built from the one list in `keys`."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from annotator.gui.keys import COMMANDS, MENUS, Keymap, is_stroke, translated
from annotator.gui.widgets import isolated

_RECENT = str(QT_TRANSLATE_NOOP("Command", "&Recent projects"))
_ENDS = str(QT_TRANSLATE_NOOP("Command", "Move the en&ds"))
_OF_ENDS = (
    *("start_out", "start_in", "end_out", "end_in"),
    *("start_word_out", "start_word_in", "end_word_out", "end_word_in"),
)
"""These have a menu of their own inside the one of marking, which a small screen could not hold."""

_CONTEXT = (
    "event",
    "relation",
    "fill_slots",
    "drop_clitic",
    "drop_enclitic",
    "edit_note",
    "copy",
    "delete",
    "undo",
)

_GROUPS = (
    *("import_files", "export_file", "backups", "show_settings", "quit"),
    *("copy", "history"),
    *("relation", "drop_clitic", "merge", "hold_fragment"),
    *("next_item", "next_problem", "done_and_next"),
    *("mark_corpus", "consistency", "statistics", "scheme", "documents_new"),
    *("zoom_in", "toggle_invisibles"),
    *("about",),
)
"""Before each of these a menu has a line."""


class Menus:
    """The menu bar of the window. One-stroke keys are shown beside the title, not as shortcuts,
    so that they stay letters in a note."""

    def __init__(self, window: QMainWindow, run: Callable[[str], None]) -> None:
        self._actions: dict[str, QAction] = {}
        self._window = window
        bar = window.menuBar()
        menus = {key: bar.addMenu(translated(title)) for key, title in MENUS}
        ends = QMenu(translated(_ENDS), menus["mark"])
        for command in COMMANDS:
            action = QAction(translated(command.title), window)
            action.setObjectName(command.name)
            action.triggered.connect(lambda _=False, name=command.name: run(name))
            (ends if command.name in _OF_ENDS else menus[command.menu]).addAction(action)
            self._actions[command.name] = action
        self._recent = QMenu(translated(_RECENT), window)
        menus["file"].insertMenu(self._actions["import_files"], self._recent)
        menus["mark"].insertMenu(self._actions["merge"], ends)
        for before in _GROUPS:
            menu = menus[next(c.menu for c in COMMANDS if c.name == before)]
            menu.insertSeparator(self._actions[before])

    def set_recent(self, paths: Sequence[str], choose: Callable[[str], None]) -> None:
        """Offer the projects that were open before; `choose` gets the path of one."""
        self._recent.clear()
        self._recent.setEnabled(bool(paths))
        for path in paths:
            # A lone ampersand would be taken for the mark of a key.
            action = self._recent.addAction(isolated(path.replace("&", "&&")))
            action.triggered.connect(lambda _=False, path=path: choose(path))

    def show_context(self, point: QPoint) -> None:
        """Open the menu of what can be done with the selection, at a point of the screen."""
        menu = QMenu(self._window)
        for name in _CONTEXT:
            menu.addAction(self._actions[name])
        menu.popup(point)

    def set_keymap(self, keymap: Keymap) -> None:
        """Show the keys, and make shortcuts of those that are not one-stroke keys."""
        for command in COMMANDS:
            action, key = self._actions[command.name], keymap.key_of(command.name)
            title, shown = translated(command.title), keymap.shown_key(command.name)
            stroke = is_stroke(key)
            # Qt would write «Ctrl++» from right to left as «++Ctrl», and «[» as «]».
            turned = self._window.isRightToLeft() and not shown[-1:].isalnum()
            # Behind a tab Qt writes a key where keys stand, and leaves it at that.
            told = shown and (stroke or turned)
            action.setText(f"{title}\t{isolated(shown) if turned else shown}" if told else title)
            action.setShortcut(QKeySequence() if stroke else QKeySequence(key))

    def action(self, name: str) -> QAction:
        """The action of a command."""
        return self._actions[name]

    def set_step(self, name: str, enabled: bool, act: str) -> None:
        """Name the act that undo or redo would touch: "Undo: mark PER"."""
        action = self._actions[name]
        title = next(translated(c.title) for c in COMMANDS if c.name == name)
        action.setText(f"{title}: {act}" if act else title)
        action.setEnabled(enabled)
