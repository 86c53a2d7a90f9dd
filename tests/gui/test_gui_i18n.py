"""Every string of the window has its Arabic, and the window shows it.

How the translation is brought up to date stands in resources/i18n/README.md.
"""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableWidget,
    QTabWidget,
)

from annotator.app.projects import open_session
from annotator.gui.app import translators
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.keys import COMMANDS, MENUS
from annotator.gui.settings_dialog import SettingsDialog
from annotator.gui.theme import LIGHT

ROOT = Path(__file__).resolve().parents[2]
TS = ROOT / "resources" / "i18n" / "annotator_ar.ts"
ARABIC = re.compile("[\u0621-\u064a]")
LATIN = re.compile("[A-Za-z]")


def messages(path):
    """(context, source) -> (translation, whether it is finished)."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            key = (context.findtext("name"), message.findtext("source"))
            found[key] = (translation.text or "", translation.get("type") is None)
    return found


def tool(name):
    path = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def places(text):
    return sorted(re.findall(r"\{\w*\}", text))


def english(texts):
    """The texts that have Latin letters and no Arabic ones; a key behind a tab is not read."""
    words = [text.partition("\t")[0] for text in texts]
    return [text for text in words if LATIN.search(text) and not ARABIC.search(text)]


# --- the files ------------------------------------------------------------------------------


def test_every_string_of_the_sources_is_translated_and_no_other(tmp_path):
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(p) for p in (ROOT / "annotator" / "gui").rglob("*.py"))
    subprocess.run(
        [tool("pyside6-lupdate"), *sources, "-ts", str(fresh)], check=True, capture_output=True
    )
    wanted, ours = set(messages(fresh)), set(messages(TS))
    assert wanted, "lupdate finds the strings"
    assert sorted(wanted - ours) == []
    assert sorted(ours - wanted) == []


def test_every_translation_is_finished_arabic_and_keeps_the_places_that_are_filled_in():
    for (_, source), (translation, finished) in messages(TS).items():
        assert finished, source
        assert places(source) == places(translation)
        assert ARABIC.search(translation), source


def test_the_compiled_file_answers_as_the_source_does(qapp):
    compiled = QTranslator()
    assert compiled.load(str(TS.with_suffix(".qm")))
    for (context, source), (translation, _) in messages(TS).items():
        assert compiled.translate(context, source) == translation


def test_the_compiled_file_is_that_of_the_source(tmp_path):
    made = tmp_path / "made.qm"
    subprocess.run(
        [tool("pyside6-lrelease"), str(TS), "-qm", str(made)], check=True, capture_output=True
    )
    assert made.read_bytes() == TS.with_suffix(".qm").read_bytes()


# --- the window -----------------------------------------------------------------------------


@pytest.fixture
def arabic(qapp, project):
    """A hand on a window in Arabic, as the settings make it."""
    found = translators("ar")
    for translator in found:
        qapp.installTranslator(translator)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = open_window(open_session(project, "me"), LIGHT)
    hand = Hand(window)
    hand.settle()
    yield hand
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()
    window.close()
    hand.settle()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for translator in found:
        qapp.removeTranslator(translator)


def shown(root):
    """What a person reads, or hears from a screen reader, on the visible parts of a widget."""
    for label in root.findChildren(QLabel):
        if label.isVisible():
            yield label.text()
    for button in root.findChildren(QAbstractButton):
        if button.isVisible():
            yield from (button.text(), button.toolTip(), button.accessibleName())
    for field in [*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)]:
        if field.isVisible():
            yield from (field.placeholderText(), field.accessibleName())


def headings(palette):
    tree = palette.tree
    rows = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return [row.data(0, Qt.ItemDataRole.UserRole + 1) for row in rows if row.flags().value == 32]


def test_menus_and_commands_are_arabic(arabic):
    menus = [action.menu() for action in arabic.window.menuBar().actions()]
    assert len(menus) == len(MENUS)
    titles = [menu.title() for menu in menus]
    texts = [action.text() for action in arabic.window.findChildren(QAction) if action.text()]
    assert len(texts) >= len(COMMANDS)
    assert all(ARABIC.search(title) for title in titles)
    assert english(texts) == []


def test_no_two_entries_of_a_menu_share_their_underlined_letter(arabic):
    for menu in [arabic.window.menuBar(), *arabic.window.menuBar().findChildren(QMenu)]:
        marks = [re.search("&([^&])", action.text()) for action in menu.actions()]
        letters = Counter(mark[1] for mark in marks if mark)
        assert {letter for letter, number in letters.items() if number > 1} == set()


def test_panels_headings_and_status_bar_are_arabic_before_and_after_work(arabic):
    window = arabic.window
    assert english(shown(window)) == []
    assert ARABIC.search(window.windowTitle().rpartition("—")[2])
    found = headings(window.palette_panel)
    assert found
    assert all(ARABIC.search(words) for words in found)
    arabic.double_click(1)
    arabic.key(Qt.Key.Key_G)
    arabic.settle()
    assert english(shown(window)) == []
    arabic.canvas.select(11, 16)
    arabic.key(Qt.Key.Key_E)
    arabic.type("51")
    arabic.settle()
    assert english(shown(window)) == []
    status = window.status
    for label in (status.saved, status.said, status.offsets, status.progress):
        assert ARABIC.search(label.text())


def test_undo_names_in_arabic_what_it_takes_back(arabic):
    window = arabic.window
    arabic.double_click(1)
    arabic.key(Qt.Key.Key_G)
    arabic.settle()
    assert "وسم GPE" in window.menus.action("undo").text()
    window.bridge.undo()
    arabic.settle()
    assert "وسم GPE" in window.status.saved.text()
    assert "وسم GPE" in window.menus.action("redo").text()


def test_the_chooser_of_event_types_asks_in_arabic(arabic):
    arabic.double_click(1)
    arabic.key(Qt.Key.Key_E)
    arabic.settle()
    choosers = [w for w in QApplication.topLevelWidgets() if w.objectName() == "chooser"]
    visible = [chooser for chooser in choosers if chooser.isVisible()]
    assert len(visible) == 1
    assert english(shown(visible[0])) == []


def test_the_settings_are_arabic_but_for_names_and_keys(arabic):
    window = arabic.window
    dialog = SettingsDialog(window.settings, list(COMMANDS), window)
    dialog.show()
    arabic.settle()
    tabs = dialog.findChild(QTabWidget)
    assert ARABIC.search(dialog.windowTitle())
    for at in range(tabs.count()):
        tabs.setCurrentIndex(at)
        arabic.settle()
        assert ARABIC.search(tabs.tabText(at))
        assert english(shown(dialog)) == []
    table = dialog.findChild(QTableWidget)
    assert all(ARABIC.search(table.item(at, 0).text()) for at in range(table.rowCount()))
    assert all(ARABIC.search(table.horizontalHeaderItem(at).text()) for at in (0, 1))
