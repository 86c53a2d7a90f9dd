"""Who has read nothing is told what to do, sees it whole, and can do it with the mouse."""

import pytest
from canvas_help import sample
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from annotator.app.import_types import ImportOptions
from annotator.app.importing import import_paths
from annotator.app.projects import new_project, open_session
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.theme import LIGHT
from annotator.model import commands

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def hand(qapp, tmp_path):
    """A hand on a small window with the sample; nothing is marked in it."""
    project = tmp_path / "p.annot"
    new_project(project)
    (tmp_path / "a.txt").write_text(sample(), encoding="utf-8")
    session = open_session(project, "me")
    import_paths(session.store, [tmp_path / "a.txt"], ImportOptions())
    hand = Hand(open_window(session, LIGHT))
    hand.window.resize(1024, 700)
    hand.settle()
    hand.session = session
    yield hand
    hand.window.close()
    hand.settle()


def select(hand, words):
    at = sample().index(words)
    hand.canvas.select(at, at + len(words))
    hand.settle()


def event_with_two_arguments(hand):
    """A death far down the article, with a time and a place above it; its id."""
    state, text = hand.session.state, sample()
    parts = ("قتل", "العشرة أيام الماضية", "نينوى")
    ranges = [[(text.index(words), text.index(words) + len(words))] for words in parts]
    event = commands.mark_event(state, ranges[0], "Life.Die")
    hand.session.act(event)
    for role, label, there in zip(("Time", "Place"), ("TIME", "GPE"), ranges[1:], strict=True):
        span = commands.mark_span(hand.session.state, there, label)
        hand.session.act(span)
        hand.session.act(
            commands.add_argument(hand.session.state, event.created, role, span.created)
        )
    hand.settle()
    return event.created


def test_selected_text_says_how_it_is_marked_and_a_click_makes_it_an_event(hand, qtbot):
    card = hand.window.inspector.document.card
    assert not card.isVisible()
    select(hand, "تدمير")
    assert card.isVisible()
    assert card.quote.text() == "تدمير"
    assert hand.window.router.keymap.shown_key("event") in card.button.text()
    qtbot.mouseClick(card.button, LEFT)
    hand.type("Attack")
    hand.key(Qt.Key.Key_Return)
    assert [m.label for m in hand.session.state.mentions()] == ["Conflict.Attack"]
    hand.canvas.setFocus()
    hand.canvas.clear_selection()
    hand.window.marking.select()
    hand.settle()
    assert not card.isVisible()


def test_a_click_on_a_label_marks_what_is_selected(hand, qtbot):
    select(hand, "بغداد")
    tree = hand.window.palette_panel.tree
    row = hand.window.palette_panel._rows["GPE"]
    qtbot.mouseClick(tree.viewport(), LEFT, pos=tree.visualItemRect(row).center())
    assert [m.quote for m in hand.session.state.mentions()] == ["بغداد"]


def test_an_item_of_another_shape_is_shown_laid_out_at_once(hand):
    """No frame shows its fields pressed into the room of what was shown before."""
    event = event_with_two_arguments(hand)
    hand.window.marking.select(event)
    hand.window.showing.panels()
    fields = [box for box in hand.window.inspector.findChildren(QComboBox) if box.isVisible()]
    assert fields
    assert all(box.height() >= box.sizeHint().height() for box in fields)


def test_an_item_that_is_gone_to_is_in_sight_also_when_its_arcs_have_made_room(hand):
    event = event_with_two_arguments(hand)
    hand.canvas.verticalScrollBar().setValue(0)
    hand.settle()
    hand.window.marking.select(event)
    hand.settle()
    mark = hand.canvas.page.index.mark(event)
    box = hand.canvas.boxes(mark.start, mark.end)[0]
    assert box.top() > 0
    # Its badge hangs below it.
    assert box.bottom() + 24 < hand.canvas.viewport().height()


def test_the_line_of_an_item_that_is_clicked_stays_under_the_pointer(hand, qtbot):
    event = event_with_two_arguments(hand)
    mark = hand.canvas.page.index.mark(event)
    hand.canvas.ensure_visible(mark.start, mark.end)
    hand.settle()
    before = hand.canvas.boxes(mark.start, mark.end)[0]
    qtbot.mouseClick(hand.canvas.viewport(), LEFT, pos=before.center().toPoint())
    hand.settle()
    assert hand.window.marking.selected == (event,)
    assert hand.canvas.page.arcs
    after = hand.canvas.boxes(mark.start, mark.end)[0]
    assert abs(after.top() - before.top()) <= 1
