"""A long document: its text is there at once, then the marks in sight, then all of them."""

import pytest
from canvas_help import sample
from PySide6.QtCore import Qt

from annotator.app.import_types import ImportOptions
from annotator.app.importing import import_paths
from annotator.app.projects import new_project, open_session
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.theme import LIGHT
from annotator.model import commands_repair


@pytest.fixture
def long_hand(qapp, tmp_path):
    """A hand on a window with a long document that has 1,500 marks, and a short one."""
    project = tmp_path / "p.annot"
    new_project(project)
    (tmp_path / "a.txt").write_text("قصير\nبغداد", encoding="utf-8")
    (tmp_path / "b.txt").write_text("\n".join([sample()] * 90), encoding="utf-8")
    session = open_session(project, "me")
    import_paths(session.store, [tmp_path / "a.txt", tmp_path / "b.txt"], ImportOptions())
    short, long = (row.id for row in session.documents())
    state = session.open_document(long)
    places = [(at, at + 6) for at in range(0, len(state.text) - 10, 160)]
    assert session.act(commands_repair.mark_all(state, places, "PER")).saved
    session.close()
    hand = Hand(open_window(open_session(project, "me"), LIGHT))
    hand.settle()
    hand.ids = short, long
    yield hand
    hand.window.close()
    hand.settle()


def marks(hand):
    return len(hand.canvas.page.index)


def test_text_and_marks_in_sight_are_there_before_the_rest(long_hand, qtbot):
    hand, (_, long) = long_hand, long_hand.ids
    opening, session = hand.window.opening, hand.window.bridge.session
    with qtbot.waitSignal(opening.opened, timeout=20_000):
        hand.window.open_document(long)
        assert opening.reading
        assert len(hand.canvas.text()) > 200_000
        assert 0 < marks(hand) < 200
        assert session.state is None
        # Nothing can be marked on what is not read yet.
        hand.canvas.select(0, 5)
        hand.key(Qt.Key.Key_G)
    assert marks(hand) == len(list(session.state.mentions())) > 1_400
    assert not opening.reading
    assert "✓" in hand.window.status.saved.text()


def test_where_the_reader_is_stays_while_the_rest_comes(long_hand, qtbot):
    hand, (_, long) = long_hand, long_hand.ids
    with qtbot.waitSignal(hand.window.opening.opened, timeout=20_000):
        hand.window.open_document(long)
        hand.canvas.verticalScrollBar().setValue(3_000)
        line = hand.canvas.page.anchor(3_000)[0]
    hand.settle()
    bar = hand.canvas.verticalScrollBar().value()
    assert abs(hand.canvas.page.anchor(bar)[0] - line) < 400


def test_another_document_may_be_opened_meanwhile(long_hand, qtbot):
    hand, (short, long) = long_hand, long_hand.ids
    hand.window.open_document(long)
    hand.window.open_document(short)
    hand.settle()
    assert hand.window.bridge.session.state.key.document == short
    assert hand.canvas.text() == "قصير\nبغداد"
    hand.canvas.setFocus()
    hand.canvas.select(5, 10)
    hand.key(Qt.Key.Key_G)
    assert [m.quote for m in hand.window.bridge.session.state.mentions()] == ["بغداد"]


def test_work_on_a_long_document_is_saved_and_undone(long_hand, qtbot):
    hand, (_, long) = long_hand, long_hand.ids
    with qtbot.waitSignal(hand.window.opening.opened, timeout=20_000):
        hand.window.open_document(long)
    before = marks(hand)
    hand.canvas.setFocus()
    hand.canvas.select(20, 30)
    hand.key(Qt.Key.Key_G)
    hand.settle()
    assert marks(hand) == before + 1
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    assert marks(hand) == before
