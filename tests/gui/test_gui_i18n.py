"""Every string of the window has its Arabic, and the window shows it.

How the translation is brought up to date stands in resources/i18n/README.md.
"""

import ast
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
    QApplication,
    QMenu,
    QTableWidget,
    QTabWidget,
)
from words_help import ARABIC, english, shown

from annotator.app.projects import open_session
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.keys import COMMANDS, MENUS
from annotator.gui.keys_dialog import KeysDialog
from annotator.gui.languages import translators
from annotator.gui.settings_dialog import SettingsDialog
from annotator.gui.theme import LIGHT
from annotator.gui.widgets import isolated

ROOT = Path(__file__).resolve().parents[2]
AR, EN = (ROOT / "resources" / "i18n" / f"annotator_{name}.ts" for name in ("ar", "en"))


def messages(path):
    """(context, source, counted?) -> (the forms of the translation, whether it is finished)."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")]
            counted = message.get("numerus") == "yes"
            key = (context.findtext("name"), message.findtext("source"), counted)
            forms = forms if counted else [translation.text or ""]
            found[key] = (forms, translation.get("type") is None)
    return found


def tool(name):
    path = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


@pytest.fixture(scope="module")
def in_the_sources(tmp_path_factory):
    """The strings that lupdate finds in the sources."""
    fresh = tmp_path_factory.mktemp("i18n") / "fresh.ts"
    sources = sorted(str(p) for p in (ROOT / "annotator" / "gui").rglob("*.py"))
    subprocess.run(
        [tool("pyside6-lupdate"), *sources, "-ts", str(fresh)], check=True, capture_output=True
    )
    found = set(messages(fresh))
    assert found, "lupdate finds the strings"
    return found


def places(text):
    return set(re.findall(r"\{\w*\}|%n", text))


# --- the files ------------------------------------------------------------------------------


def test_every_string_of_the_sources_is_translated_and_no_other(in_the_sources):
    ours = set(messages(AR))
    assert sorted(in_the_sources - ours) == []
    assert sorted(ours - in_the_sources) == []


def test_every_counted_string_has_its_english_forms_and_no_other_is_there(in_the_sources):
    counted, ours = {key for key in in_the_sources if key[2]}, set(messages(EN))
    assert counted
    assert sorted(counted - ours) == []
    assert sorted(ours - counted) == []


def test_every_translation_is_finished_arabic_and_keeps_the_places_that_are_filled_in():
    for (_, source, counted), (forms, finished) in messages(AR).items():
        assert finished, source
        assert len(forms) == (6 if counted else 1), source
        assert all(ARABIC.search(form) for form in forms), source
        # None, one and two are words in Arabic; a sentence about none may have no more places.
        whole, words = (forms[3:], forms[:3]) if counted else (forms, [])
        assert all(places(form) == places(source) for form in whole), source
        assert all(places(form) <= places(source) for form in words), source


def test_every_counted_string_has_two_finished_forms_in_english():
    for (_, source, _), (forms, finished) in messages(EN).items():
        assert finished, source
        assert len(forms) == 2, source
        assert all(places(form) == places(source) for form in forms), source
        assert not any(re.search(r"\(\w+\)", form) for form in forms), source


def test_no_string_is_asked_for_where_lupdate_does_not_look():
    for path in (ROOT / "annotator" / "gui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                calls = [n for n in ast.walk(node) if isinstance(n, ast.Call)]
                names = [getattr(call.func, "attr", "") for call in calls]
                assert not {"tr", "translate"} & set(names), f"{path.name}, line {node.lineno}"


def test_counted_words_are_left_to_the_plural_forms_and_not_filled_in(in_the_sources):
    filled = re.compile(r"\{(n|number|count|documents|articles|items|hits|marks|spans|events)\}")
    # Behind a colon or in brackets a number bends no word.
    apart = re.compile(r"(: |\(|^Version )\{\w+\}")
    texts = {s for _, s, _ in in_the_sources if "%n" not in s}
    loose = {s for s in texts if filled.search(apart.sub("", s))}
    # Places of words that are counted already.
    assert loose <= {
        "The first {hits}, in {articles}",
        "Marked: {places} in {articles}.",
        "Marked: {places} in {articles}. Undo takes all back.",
        "typical: {number} ×",
        "Guidelines written: {number} ({path})",
        "Written to {path}: {documents} with {items}.",
        "{documents} and more",
        "Saved in {new}: {documents} with {items}. Lost: {lost}; not proven: {unproven}. "
        "The damaged file stands where it stood.",
    }


@pytest.mark.parametrize("path", [AR, EN], ids=["ar", "en"])
def test_the_compiled_file_answers_as_the_source_does(qapp, path):
    compiled = QTranslator()
    assert compiled.load(str(path.with_suffix(".qm")))
    numbers = (0, 1, 2, 3, 11, 100) if path == AR else (1, 2)
    for (context, source, counted), (forms, _) in messages(path).items():
        if not counted:
            assert compiled.translate(context, source) == forms[0]
            continue
        for number, form in zip(numbers, forms, strict=True):
            assert compiled.translate(context, source, None, number) == form


@pytest.mark.parametrize("path", [AR, EN], ids=["ar", "en"])
def test_the_compiled_file_is_that_of_the_source(tmp_path, path):
    made = tmp_path / "made.qm"
    subprocess.run(
        [tool("pyside6-lrelease"), str(path), "-qm", str(made)], check=True, capture_output=True
    )
    assert made.read_bytes() == path.with_suffix(".qm").read_bytes()


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


def test_signs_of_keys_and_paths_do_not_change_sides_in_menus_and_lists(arabic):
    window = arabic.window
    for name, key in (("zoom_in", "Ctrl++"), ("show_settings", "Ctrl+,"), ("start_out", "[")):
        assert window.menus.action(name).text().partition("\t")[2] == isolated(key)
    assert "\t" not in window.menus.action("export_file").text()
    window.menus.set_recent(["/corpora/خبر.annot"], lambda _: None)
    assert [a.text() for a in window.menus._recent.actions()] == [isolated("/corpora/خبر.annot")]
    arabic.key(Qt.Key.Key_F1)
    rows = window.findChild(KeysDialog)._rows
    keys = [row.text(1) for _, children in rows for row in children]
    assert isolated("Ctrl+,") in keys


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
