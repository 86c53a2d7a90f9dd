"""Settings dialog: author, look, language, fonts and keys."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.keys import Command, plain_title
from annotator.gui.widgets import open_at, plain_label
from annotator.settings import Settings

_UNSAFE = ("Amiri", "Noto Sans Arabic")
"""Reading fonts whose boxes do not agree with Qt's painting (text-view.md, 7.6)."""


class SettingsDialog(QDialog):
    """Shows settings and gives changed ones back. Nothing is written here.

    `previewed` carries the settings as they would be, whenever the look of the text changes.
    """

    previewed = Signal(object)

    def __init__(
        self, settings: Settings, commands: Sequence[Command], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self._commands = list(commands)
        self._keys: dict[str, QKeySequenceEdit] = {}
        self._conflict = plain_label(wrap=True)
        tabs = QTabWidget(self)
        tabs.addTab(self._general(), self.tr("General"))
        tabs.addTab(self._hotkeys(), self.tr("Keys"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        column = QVBoxLayout(self)
        column.addWidget(tabs)
        column.addWidget(self._conflict)
        column.addWidget(buttons)
        open_at(self, (560, 560))
        self._look_for_conflicts()

    # --- general --------------------------------------------------------------------------

    def _general(self) -> QWidget:
        page = QWidget(self)
        form = QFormLayout(page)
        settings = self._settings
        self.author = QLineEdit(settings.author, page)
        self.author.setPlaceholderText(self.tr("the name you log in with"))
        self.theme = self._choice(
            settings.theme,
            (
                ("system", self.tr("As the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ),
        )
        self.language = self._choice(
            settings.language,
            (("system", self.tr("As the system")), ("en", "English"), ("ar", "العربية")),
        )
        self.start = self._choice(
            settings.at_start,
            (("last", self.tr("The last project")), ("page", self.tr("The start page"))),
        )
        self.reading = self._choice(
            settings.reading_font, tuple((name, name) for name in reading_fonts())
        )
        self.pixels = self._number(settings.reading_size, 12, 60)
        self.column = self._number(settings.column_width, 300, 3000)
        self.spacing = self._number(settings.line_spacing, 100, 250)
        self.reading.currentIndexChanged.connect(self._preview)
        for number in (self.pixels, self.column, self.spacing):
            number.valueChanged.connect(self._preview)
        self.armed = QCheckBox(self.tr("Keep the last label ready"), page)
        self.armed.setChecked(settings.keep_label_armed)
        self.relations = QCheckBox(self.tr("Show all relations"), page)
        self.relations.setChecked(settings.show_all_relations)
        form.addRow(self.tr("Author"), self.author)
        form.addRow(self.tr("Look"), self.theme)
        form.addRow(self.tr("Language"), self.language)
        form.addRow(self.tr("At the start"), self.start)
        form.addRow(self.tr("Reading font"), self.reading)
        form.addRow(self.tr("Size in pixels"), self.pixels)
        form.addRow(self.tr("Width of the text in pixels"), self.column)
        form.addRow(self.tr("Line spacing in percent"), self.spacing)
        form.addRow(self.armed)
        form.addRow(self.relations)
        words = self.tr(
            "A change of author counts from the next start: work belongs to who did it."
        )
        form.addRow(plain_label(words, wrap=True))
        return page

    def _choice(self, current: str, values: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        for value, name in values:
            box.addItem(name, value)
        at = box.findData(current)
        if at < 0:
            box.addItem(current, current)
            at = box.count() - 1
        box.setCurrentIndex(at)
        return box

    def _number(self, current: int, low: int, high: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(low, high)
        box.setValue(current)
        return box

    def _preview(self) -> None:
        self.previewed.emit(self.result_settings())

    # --- keys -----------------------------------------------------------------------------

    def _hotkeys(self) -> QWidget:
        page = QWidget(self)
        table = QTableWidget(len(self._commands), 2, page)
        table.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Key")])
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, 190)
        for at, command in enumerate(self._commands):
            table.setItem(at, 0, QTableWidgetItem(plain_title(command)))
            key = self._settings.hotkeys.get(command.name, command.key)
            edit = QKeySequenceEdit(QKeySequence(key), table)
            edit.setMaximumSequenceLength(1)
            edit.setClearButtonEnabled(True)
            edit.keySequenceChanged.connect(self._look_for_conflicts)
            table.setCellWidget(at, 1, edit)
            self._keys[command.name] = edit
        reset = QPushButton(self.tr("The usual keys"), page)
        reset.clicked.connect(self._reset)
        column = QVBoxLayout(page)
        column.addWidget(table)
        column.addWidget(reset)
        return page

    def _reset(self) -> None:
        for command in self._commands:
            self._keys[command.name].setKeySequence(QKeySequence(command.key))

    def key_of(self, name: str) -> str:
        """The key now chosen for a command, in its portable name."""
        text = self._keys[name].keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        # Qt has two names for one key; ours are those of the list of commands.
        names = {"Del": "Delete", "Shift+Backtab": "Shift+Tab", "Esc": "Escape", "Enter": "Return"}
        names |= {"Shift+{": "Shift+[", "Shift+}": "Shift+]"}
        return names.get(text, text)

    def _look_for_conflicts(self) -> None:
        taken: dict[str, str] = {}
        words = ""
        for command in self._commands:
            key, title = self.key_of(command.name), plain_title(command)
            if key and key in taken:
                words = self.tr("{key} stands for both «{one}» and «{other}». Change one of them.")
                words = words.format(key=key, one=taken[key], other=title)
            taken[key] = title
        self._conflict.setText(words)
        self._conflict.setVisible(bool(words))
        self._ok.setEnabled(not words)

    # --- the answer -----------------------------------------------------------------------

    def result_settings(self) -> Settings:
        """The settings as they are now chosen; only changed keys are kept."""
        usual = {command.name: _portable(command.key) for command in self._commands}
        keys = {name: self.key_of(name) for name in usual}
        return msgspec.structs.replace(
            self._settings,
            author=self.author.text().strip(),
            theme=self.theme.currentData(),
            language=self.language.currentData(),
            at_start=self.start.currentData(),
            reading_font=self.reading.currentData(),
            reading_size=self.pixels.value(),
            column_width=self.column.value(),
            line_spacing=self.spacing.value(),
            keep_label_armed=self.armed.isChecked(),
            show_all_relations=self.relations.isChecked(),
            hotkeys={n: key for n, key in keys.items() if _portable(key) != usual[n]},
        )


def _portable(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def reading_fonts() -> list[str]:
    """The families that can write Arabic and whose boxes are exact, the bundled one first."""
    arabic = QFontDatabase.WritingSystem.Arabic
    found = [name for name in QFontDatabase.families(arabic) if not name.startswith(".")]
    safe = [name for name in found if not name.startswith(_UNSAFE)]
    return sorted(safe, key=lambda name: (name != "Noto Naskh Arabic", name))
