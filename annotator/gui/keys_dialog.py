"""Keys dialog: every key there is, by menu, and those of the labels; a line narrows the list."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from annotator.gui.keys import COMMANDS, MENUS, plain_title, translated
from annotator.gui.theme import scaled
from annotator.gui.widgets import isolated, open_at, without_isolates
from annotator.text.fold import fold

if TYPE_CHECKING:
    from annotator.gui.window import Window

_SIZE = (560, 620)
_KEY_COLUMN = 190


class KeysDialog(QDialog):
    """Shows what each key does; it changes nothing (the settings do)."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.setObjectName("keys")
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Part of a name, or a key"))
        self.line.setAccessibleName(self.tr("Find a key"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._filter)
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.tr("Keys"))
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([self.tr("What it does"), self.tr("Key")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, scaled(_KEY_COLUMN))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        column = QVBoxLayout(self)
        for widget in (self.line, self.list, buttons):
            column.addWidget(widget)
        open_at(self, _SIZE)
        self._rows: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._fill(window)
        self.line.setFocus()

    def _fill(self, window: "Window") -> None:
        keymap, language = window.router.keymap, window.language
        for menu, title in MENUS:
            rows = [
                (plain_title(command), keymap.shown_key(command.name))
                for command in COMMANDS
                if command.menu == menu and keymap.key_of(command.name)
            ]
            self._group(translated(title).replace("&", ""), rows)
        labels = [
            (label.names.ar if language == "ar" else label.names.en, label.hotkey)
            for label in window.bridge.session.scheme.offered("entity")
            if label.hotkey and not label.parent
        ]
        self._group(self.tr("Labels"), labels)

    def _group(self, title: str, rows: Iterable[tuple[str, str]]) -> None:
        head = QTreeWidgetItem(self.list, [title])
        bold = QFont(self.list.font())
        bold.setBold(True)
        head.setFont(0, bold)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        # Signs of a key are not turned round in a window from right to left.
        lines = [QTreeWidgetItem(head, [words, isolated(key)]) for words, key in rows]
        self._rows.append((head, lines))
        head.setExpanded(True)

    def _filter(self, typed: str) -> None:
        """Hide what does not have the words; a group without rows goes too."""
        wanted = fold(typed).strip()
        for head, rows in self._rows:
            shown = 0
            for row in rows:
                there = (
                    wanted in fold(row.text(0))
                    or wanted == without_isolates(row.text(1)).casefold()
                )
                row.setHidden(not there)
                shown += there
            head.setHidden(not shown)
