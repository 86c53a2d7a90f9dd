"""Colours of window and page: every text reaches 4.5 on its ground, every line 3 on the page."""

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QSpinBox

from annotator.gui.canvas.tones import readable, tones
from annotator.gui.theme import (
    DARK,
    LIGHT,
    application_palette,
    badge_font,
    load_fonts,
    reading_font,
    stylesheet,
)
from annotator.model.colour import contrast, ink_on, mixed

SCHEMES = Path(__file__).resolve().parents[2] / "resources" / "schemes"
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def colours(key: str) -> list[str]:
    found: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if isinstance(value.get(key), str):
                found.add(value[key])
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    for path in SCHEMES.glob("*.toml"):
        walk(tomllib.loads(path.read_text(encoding="utf-8")))
    return sorted(found)


@THEMES
def test_words_of_the_window_can_be_read(theme):
    for ground in (theme.page, theme.window, theme.base, theme.button):
        for ink in (theme.ink, theme.dim, theme.accent, theme.warning):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    assert contrast(theme.page, theme.accent) >= 4.5, "selected rows"


@THEMES
def test_letters_can_be_read_on_every_ground(theme):
    labels = colours("dark" if theme.dark else "light")
    assert len(labels) > 15
    share = theme.selection_alpha / 255
    for label in labels:
        tone = tones(label, theme)
        for ground in (tone.tint, tone.strong):
            assert contrast(theme.ink, ground) >= 4.5
            assert contrast(theme.ink, mixed(theme.selection, ground, share)) >= 4.5


@THEMES
def test_badges_can_be_read_and_lines_can_be_seen(theme):
    for label in [*colours("dark" if theme.dark else "light"), "#5C5C5C", "#A8A8A8", "#808080"]:
        tone = tones(label, theme)
        assert contrast(tone.ink, tone.badge) >= 4.5
        assert contrast(tone.on_full, tone.full) >= 4.5
        assert contrast(tone.line, theme.page) >= 3
        assert contrast(readable(label, theme.page, 4.6), theme.page) >= 4.5
    assert contrast(ink_on(theme.warning), theme.warning) >= 4.5
    assert contrast(ink_on(theme.accent), theme.accent) >= 4.5


@THEMES
def test_palette_and_stylesheet_speak_of_the_same_colours(qapp, theme):
    palette = application_palette(theme)
    assert palette.color(QPalette.ColorRole.Window).name() == theme.window
    assert palette.color(QPalette.ColorRole.Text).name() == theme.ink
    assert theme.accent in stylesheet(theme)


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_a_number_stands_clear_of_the_frame_and_its_room_counts_nothing(qapp, qtbot, direction):
    box = QSpinBox()
    qtbot.addWidget(box)
    box.setStyleSheet(stylesheet(LIGHT))
    box.setLayoutDirection(direction)
    box.setValue(22)
    box.resize(200, 34)
    box.show()
    line = box.findChild(QLineEdit).geometry()
    assert line.left() >= 6
    assert box.width() - line.right() >= 6
    for x in (2, 5, 8, 192, 195, 197):
        for y in range(1, 34, 4):
            QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert box.value() == 22


def test_the_bundled_fonts_are_loaded_and_named_together(qapp):
    load_fonts()
    assert {"Noto Naskh Arabic", "Noto Sans"} <= set(QFontDatabase.families())
    assert reading_font("Noto Naskh Arabic", 22).families() == ["Noto Naskh Arabic", "Noto Sans"]
    assert reading_font("Noto Naskh Arabic", 22).pixelSize() == 22
    assert badge_font().families()[0] == "Noto Sans"
