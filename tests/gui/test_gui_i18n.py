"""Every string of the window has its Arabic, and the window shows it."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from annotator.app.projects import open_session
from annotator.gui.app import translators
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.keys import COMMANDS, MENUS, translated
from annotator.gui.theme import LIGHT

ROOT = Path(__file__).resolve().parents[2]
TS = ROOT / "resources" / "i18n" / "annotator_ar.ts"
ARABIC = re.compile("[\u0621-\u064a]")


def messages(path):
    """(context, source) -> (translation, whether it is finished)."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            key = (context.findtext("name"), message.findtext("source"))
            found[key] = (translation.text or "", translation.get("type") != "unfinished")
    return found


def tool(name):
    path = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def test_every_string_of_the_sources_is_translated(tmp_path):
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(p) for p in (ROOT / "annotator" / "gui").rglob("*.py"))
    subprocess.run(
        [tool("pyside6-lupdate"), *sources, "-ts", str(fresh)], check=True, capture_output=True
    )
    ours = messages(TS)
    missing = [key for key in messages(fresh) if not ours.get(key, ("", False))[1]]
    assert missing == []


def test_translations_keep_the_places_that_are_filled_in():
    for (_, source), (translation, finished) in messages(TS).items():
        assert finished
        assert sorted(re.findall(r"\{\w*\}", source)) == sorted(re.findall(r"\{\w*\}", translation))
        assert ARABIC.search(translation), source


def test_the_compiled_file_is_that_of_the_source(tmp_path):
    subprocess.run(
        [tool("pyside6-lrelease"), str(TS), "-qm", str(tmp_path / "a.qm")],
        check=True,
        capture_output=True,
    )
    assert (tmp_path / "a.qm").read_bytes() == TS.with_suffix(".qm").read_bytes()


@pytest.fixture
def arabic(qapp, project):
    found = translators("ar")
    for translator in found:
        qapp.installTranslator(translator)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = open_window(open_session(project, "me"), LIGHT)
    hand = Hand(window)
    hand.settle()
    yield hand
    window.close()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for translator in found:
        qapp.removeTranslator(translator)


def test_the_whole_window_speaks_arabic(arabic):
    window = arabic.window
    arabic.double_click(1)
    arabic.key(Qt.Key.Key_G)
    arabic.canvas.select(11, 16)
    arabic.key(Qt.Key.Key_E)
    arabic.type("51")
    arabic.settle()
    for title in [*(c.title for c in COMMANDS), *(title for _, title in MENUS)]:
        assert ARABIC.search(translated(title)), title
    shown = [
        menu.title() for menu in window.menuBar().findChildren(type(window.menuBar().addMenu("x")))
    ]
    assert sum(bool(ARABIC.search(title)) for title in shown) == len(MENUS)
    for widget in [*window.findChildren(QLabel), *window.findChildren(QPushButton)]:
        text = widget.text()
        if widget.isVisible() and re.search("[A-Za-z]", text):
            assert ARABIC.search(text), text
    assert ARABIC.search(window.status.saved.text())
    assert ARABIC.search(window.status.progress.text())
    assert ARABIC.search(window.documents._filter.placeholderText())
