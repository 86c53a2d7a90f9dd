"""Keys go by their place on the keyboard, and every command can be reached."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.gui import keys
from annotator.gui.keys import COMMANDS, Keymap, is_stroke, physical_key
from annotator.model.scheme_check import RESERVED

NO = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def struck(key=0, text="", modifiers=NO, scan=0):
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, 0, 0, text)


@pytest.mark.parametrize(
    ("letter", "place"),
    [("ش", "A"), ("س", "S"), ("ث", "E"), ("ل", "G"), ("لا", "B"), ("ن", "K"), ("٥", "5"),
     ("a", "A"), ("[", "["), ("{", "["), ("!", "1"), ("م", "L"), ("ى", "N"), ("/", "/")],
)  # fmt: skip
def test_a_letter_without_a_scan_code_is_looked_up_in_both_layouts(letter, place):
    key = ord(letter.upper()) if letter.isascii() and letter.isalnum() else 0
    assert physical_key(struck(key, letter)) == place


@pytest.mark.parametrize(("code", "place"), [(38, "A"), (26, "E"), (10, "1"), (45, "K"), (34, "[")])
def test_a_scan_code_wins_over_the_letter(monkeypatch, code, place):
    monkeypatch.setattr(keys.QGuiApplication, "platformName", lambda: "xcb")
    assert physical_key(struck(0, "ي", scan=code)) == place


def test_shift_tells_two_commands_on_one_key_apart():
    keymap = Keymap({})
    assert keymap.command_of(struck(Qt.Key.Key_K, "k")) == "drop_clitic"
    assert keymap.command_of(struck(Qt.Key.Key_K, "K", SHIFT)) == "take_clitic"
    assert keymap.command_of(struck(Qt.Key.Key_Backtab, "", SHIFT)) == "previous_item"
    assert keymap.command_of(struck(0, "{", SHIFT)) == "start_in"
    assert keymap.command_of(struck(Qt.Key.Key_K, "", Qt.KeyboardModifier.ControlModifier)) is None


def test_a_changed_key_takes_the_place_of_the_usual_one():
    keymap = Keymap({"event": "Y"})
    assert keymap.command_of(struck(Qt.Key.Key_Y, "y")) == "event"
    assert keymap.command_of(struck(0, "غ")) == "event"
    assert keymap.command_of(struck(Qt.Key.Key_E, "e")) is None


KERNEL = (
    *((2, "1"), (13, "="), (16, "Q"), (27, "]"), (30, "A"), (40, "'"), (41, "`"), (43, "\\")),
    *((44, "Z"), (45, "X"), (49, "N"), (50, "M"), (51, ","), (52, "."), (53, "/")),
)
"""Codes of keys, and what is printed on them: input-event-codes.h. Shift has 42."""


@pytest.mark.parametrize(("code", "printed"), KERNEL)
def test_a_key_is_known_by_the_code_that_its_place_has(monkeypatch, code, printed):
    monkeypatch.setattr(keys.QGuiApplication, "platformName", lambda: "xcb")
    assert physical_key(struck(0, "ي", scan=code + 8)) == printed


def test_no_two_commands_share_a_key_and_all_keys_are_known_to_qt():
    used = [command.key for command in COMMANDS if command.key]
    assert len(used) == len(set(used))
    for key in used:
        assert QKeySequence(key).count() == 1
    strokes = {k for k in used if is_stroke(k) and not k.startswith("Shift+")}
    assert strokes <= RESERVED


def test_every_command_has_a_method_and_every_method_a_command(hand):
    assert hand.window.commands.names() == {command.name for command in COMMANDS}


def test_every_command_stands_in_a_menu_with_its_key(hand):
    keymap = hand.window.router.keymap
    for command in COMMANDS:
        action = hand.window.menus.action(command.name)
        assert any(
            action in menu.actions()
            for menu in hand.window.menuBar().findChildren(
                type(hand.window.menuBar().actions()[0].menu())
            )
        )
        shown = action.shortcut().toString() or action.text().partition("\t")[2]
        assert bool(shown) == bool(keymap.key_of(command.name))
