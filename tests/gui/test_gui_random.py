"""Random keys and clicks on random articles raise nothing, and what is stored is what is shown."""

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.app.import_types import ImportOptions
from annotator.app.importing import import_paths
from annotator.app.projects import new_project, open_session
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.theme import DARK, LIGHT
from annotator.model.document import LayerKey

WORDS = [
    "بغداد",
    "وكركوك",
    'لـ"داعش"',
    "للقوات",
    "صلَّى",
    "اللهُ",
    "كتـــاب",
    "لأحمد",
    "61",
    "٢٠٢١",
    "۲۰۲۱",
    "(قره",
    "جوخ)",
    "«الخط»",
    "שלום",
    "לירושלים",
    "می\u200cشود",
    "COVID-19",
    "fi",
    "12%",
    "👨\u200d👩\u200d👧\u200d👦",
    "🇸🇦",
    "𞤀𞤣𞤤𞤢𞤥",
    "𐴀𐴁𐴂",
    "\u202eabc\u202c",
    "\u2067x\u2069",
    "é",
    "\xa0",
    "\t",
]
KEYS = (
    *(Qt.Key(code) for code in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
    *(Qt.Key(code) for code in range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)),
    Qt.Key.Key_BracketLeft,
    Qt.Key.Key_BracketRight,
    Qt.Key.Key_Equal,
    Qt.Key.Key_Comma,
    Qt.Key.Key_Period,
    Qt.Key.Key_Space,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_F3,
    Qt.Key.Key_F8,
)
NO = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
MODIFIERS = (NO, NO, NO, NO, SHIFT, SHIFT, CTRL, ALT, SHIFT | ALT, CTRL | SHIFT)
HARMLESS_WITH_CTRL = (
    Qt.Key.Key_Z,
    Qt.Key.Key_F,
    Qt.Key.Key_C,
    Qt.Key.Key_L,
    Qt.Key.Key_0,
    Qt.Key.Key_Equal,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Return,
)
"""Those that open no dialog of the system, which nobody would be there to close."""


def article(chance):
    lines = [
        " ".join(chance.choices(WORDS, k=chance.randrange(0, 40)))
        for _ in range(chance.randrange(1, 12))
    ]
    return "\n".join(lines) + chance.choice(("", "\n", "\r\n", "\n\n"))


@pytest.fixture
def random_window(qapp, tmp_path):
    opened = []

    def make(seed):
        chance = random.Random(seed)
        project = tmp_path / f"{seed}.annot"
        new_project(project, chance.choice(("ace2005", "wojood", "conll4")))
        for number in range(3):
            path = tmp_path / f"{seed}-{number}.txt"
            path.write_bytes((article(chance) or "x").encode())
        session = open_session(project, "me")
        import_paths(session.store, sorted(tmp_path.glob(f"{seed}-*.txt")), ImportOptions())
        window = open_window(session, chance.choice((LIGHT, DARK)))
        opened.append(window)
        return Hand(window), chance

    yield make
    for window in opened:
        close_all_but(window)
        window.close()
    QApplication.processEvents()


def close_all_but(window):
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()


def strike(hand, chance):
    modifiers = chance.choice(MODIFIERS)
    key = chance.choice(HARMLESS_WITH_CTRL if modifiers & CTRL else KEYS)
    hand.key(key, modifiers)


def point(hand, chance):
    port, modifiers = hand.canvas.viewport(), chance.choice((NO, NO, SHIFT, CTRL, ALT))
    left = Qt.MouseButton.LeftButton
    here = QPoint(chance.randrange(port.width()), chance.randrange(port.height()))
    there = QPoint(chance.randrange(port.width()), chance.randrange(port.height()))
    act = chance.randrange(3)
    if act == 0:
        QTest.mouseClick(port, left, modifiers, here)
    elif act == 1:
        QTest.mouseDClick(port, left, modifiers, here)
        QTest.mouseRelease(port, left, modifiers, here)
    else:
        QTest.mousePress(port, left, modifiers, here)
        QTest.mouseMove(port, there)
        QTest.mouseRelease(port, left, modifiers, there)
    hand.settle()


def work(hand, chance):
    """What an annotator does most: select something and strike a key, or walk to an item."""
    length = len(hand.canvas.text())
    close_all_but(hand.window)
    hand.canvas.setFocus()
    if chance.random() < 0.3:
        hand.key(chance.choice((Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_F8)))
    else:
        start = chance.randrange(length)
        hand.canvas.select(start, start + chance.randrange(1, 30))
    hand.type(chance.choice(("a", "g", "s", "1", "e51", "e21", "j1", "m", ".", "[", "k", "=")))


@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_random_keys_and_clicks_raise_nothing(random_window, seed):
    hand, chance = random_window(seed)
    saved = []
    hand.window.bridge.saved.connect(saved.append)
    hand.canvas.setFocus()
    for number in range(100):
        chance.choice((point, strike, work))(hand, chance)
        if number % 20 == 19:
            close_all_but(hand.window)
            hand.canvas.setFocus()
    session = hand.window.bridge.session
    state = session.state
    _layer, items = session.store.layer(LayerKey(state.key.document, "me"))
    assert {item.id: item for item in items} == {i.id: i for i in state.items.values()}
    assert session.store.check() == []
    assert len(saved) > 3, "hardly anything was done"
    while session.history.done:
        assert session.undo().saved
    assert not list(session.state.mentions())
