"""Another language at once: the same place of the same document, and not a word of the other."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter
from words_help import ARABIC, arabic, english, shown, titles

from annotator.app.import_types import ImportOptions
from annotator.app.projects import load_scheme, make_project, open_session
from annotator.gui.app import Desk, make_application
from annotator.gui.hand import Hand
from annotator.settings import Settings, load_settings


@pytest.fixture
def desk(qapp, tmp_path, sample_text):
    """A desk on a project with a long article, as its second document."""
    for name, text in (("a", "بغداد"), ("b", "\n".join([sample_text] * 4))):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    sources = [tmp_path / "a.txt", tmp_path / "b.txt"], ImportOptions()
    make_project(tmp_path / "p.annot", load_scheme("ace2005"), sources)
    app = make_application()
    made = Desk(app, Settings(author="me", theme="light", language="en"))
    made.show(open_session(tmp_path / "p.annot", "me"))
    yield made
    for widget in QApplication.topLevelWidgets():
        widget.close()
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    made.dress(Settings(language="en", theme="light"))
    QApplication.processEvents()


def settle(qtbot, desk):
    hand = Hand(desk.window)
    hand.settle()
    qtbot.wait(20)
    return hand


def turn(qtbot, desk):
    desk.window.commands.run("other_language")
    return settle(qtbot, desk)


def test_the_place_in_the_document_stays(desk, qtbot):
    window = desk.window
    window.open_document(window.documents.rows()[1].id)
    window.canvas.select(4000, 4010)
    window.canvas.ensure_visible(4000, 4010)
    settle(qtbot, desk)
    before = window.canvas.verticalScrollBar().value()
    assert before > 0
    parts, key = window.canvas.fragments(), window.bridge.session.state.key
    for _ in range(2):
        turn(qtbot, desk)
        assert desk.window is not window
        assert desk.window.bridge.session.state.key == key
        assert desk.window.canvas.fragments() == parts
        assert desk.window.canvas.verticalScrollBar().value() == before


def test_the_selected_item_and_the_sizes_of_the_panels_stay_and_undo_goes_on(desk, qtbot):
    hand = settle(qtbot, desk)
    hand.canvas.select(0, 5)
    hand.key(Qt.Key.Key_G)
    selected = desk.window.marking.selected
    assert selected
    splitter = desk.window.findChildren(QSplitter)[0]
    # A size that the screen of the tests has room for.
    desk.window.resize(790, 600)
    hand.settle()
    splitter.setSizes([200, 320, 268])
    hand.settle()
    before = splitter.sizes()
    hand = turn(qtbot, desk)
    assert desk.window.marking.selected == selected
    assert desk.window.findChildren(QSplitter)[0].sizes() == before
    desk.window.bridge.undo()
    assert len(desk.window.bridge.session.state.order) == 0


def test_the_language_is_kept_for_the_next_start(desk, qtbot):
    turn(qtbot, desk)
    assert load_settings().language == "ar"
    turn(qtbot, desk)
    assert load_settings().language == "en"


def test_no_word_of_the_other_language_is_left_either_way(desk, qtbot):
    for _ in range(2):
        turn(qtbot, desk)
        window = desk.window
        assert window.isRightToLeft()
        assert english(shown(window)) == []
        assert english(titles(window.menuBar())) == []
        assert all(ARABIC.search(menu.title()) for menu in menus(window))
        turn(qtbot, desk)
        window = desk.window
        assert not window.isRightToLeft()
        assert arabic(shown(window)) == []
        recent = [action.text() for action in window.menus._recent.actions()]
        assert arabic(set(titles(window.menuBar())) - set(recent)) == []


def menus(window):
    return [action.menu() for action in window.menuBar().actions()]


def test_what_is_asked_for_after_the_turn_is_in_the_new_language(desk, qtbot):
    hand = turn(qtbot, desk)
    window = desk.window
    window.commands.run("moment_keys")
    groups = window.helping.moment.panel.groups
    assert all(ARABIC.search(group.title) for group in groups)
    assert all(ARABIC.search(does) for group in groups for _, does in group.rows)
    window.helping.moment.leave()
    window.commands.run("tour")
    for _ in range(5):
        assert ARABIC.search(window.helping.tour.callout.words.text())
        hand.key(Qt.Key.Key_F9)
    window.commands.run("command_palette")
    commands = [e for e in window.helping.palette.palette.shown() if e.kind == "command"]
    assert english([entry.title for entry in commands]) == []
    assert arabic([entry.other for entry in commands]) == []
    window.helping.palette.palette.hide()
