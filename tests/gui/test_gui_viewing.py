"""Looking changes nothing: opening, scrolling, finding and walking leave the data alone."""

import random
import sqlite3

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.app.projects import make_sample, open_session
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.theme import DARK, LIGHT
from annotator.model import commands

LOOKING = (
    "find_next",
    "next_item",
    "previous_item",
    "next_here",
    "next_same",
    "next_problem",
    "zoom_in",
    "zoom_out",
    "zoom_reset",
    "next_panel",
    "previous_panel",
    "hold_fragment",
    "copy",
)


def dump(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return list(database.iterdump())


def test_a_random_hour_of_reading_changes_no_byte_of_the_data(qapp, tmp_path):
    project = tmp_path / "p.annot"
    make_sample(project)
    session = open_session(project, "me")
    session.open_document(session.documents()[0].id)
    for at in (0, 30, 60):
        session.act(commands.mark_span(session.state, [(at, at + 6)], "PER"))
    session.close()
    before = dump(project)
    chance = random.Random(5)
    hand = Hand(open_window(open_session(project, "me"), LIGHT))
    hand.window.finder.ask("داعش")
    for number in range(120):
        hand.window.commands.run(chance.choice(LOOKING))
        port = hand.canvas.viewport()
        spot = QPoint(chance.randrange(port.width()), chance.randrange(port.height()))
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        hand.canvas.verticalScrollBar().setValue(chance.randrange(2000))
        hand.window.documents.set_current(hand.window.documents.rows()[0].id)
        if number % 40 == 0:
            hand.window.use_settings(hand.window.settings, DARK if number else LIGHT)
        hand.settle()
    hand.window.close()
    hand.settle()
    assert dump(project) == before
