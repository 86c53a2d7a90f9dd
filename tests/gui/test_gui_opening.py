"""A long document: its text is there at once, then the marks in sight, then all of them."""

import threading

import pytest
from canvas_help import sample
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from annotator.app.import_types import ImportOptions
from annotator.app.importing import import_paths
from annotator.app.projects import new_project, open_session
from annotator.app.several import status_act
from annotator.errors import UserError
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.keys import COMMANDS
from annotator.gui.theme import LIGHT
from annotator.model import commands_repair
from annotator.model.document import LayerKey, Status
from annotator.model.edits import Edit, Origin, Transaction
from annotator.model.items import Span

ELSEWHERE = {"about", "show_keys", "next_document", "previous_document", "open_sample"}
"""Commands that wait for an answer, or leave the document."""


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


@pytest.fixture
def held(long_hand, monkeypatch):
    """Lets a reading thread go on once it is set; what is read comes from before that."""
    session = long_hand.window.bridge.session
    go_on, read, long = threading.Event(), session.read_document, long_hand.ids[1]

    def slowly(id):
        opened = read(id)
        if id == long:
            go_on.wait(20)
        return opened

    monkeypatch.setattr(session, "read_document", slowly)
    yield go_on
    go_on.set()


def test_whatever_is_pressed_while_it_is_read_does_nothing_and_raises_nothing(
    long_hand, held, boxes_left, qtbot
):
    hand, (_, long) = long_hand, long_hand.ids
    window = hand.window
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        window.open_document(long)
        before = window.bridge.session.store.history(long, "me")
        for command in COMMANDS:
            if command.menu != "file" and command.name not in ELSEWHERE:
                window.canvas.select(0, 5)
                window.commands.run(command.name)
                hand.settle()
        assert window.opening.reading
        held.set()
    assert window.bridge.session.store.history(long, "me") == before


def test_a_short_document_comes_at_once_while_a_long_one_is_being_read(long_hand, held):
    """The reader of the long one is not waited for."""
    hand, (short, long) = long_hand, long_hand.ids
    session = hand.window.bridge.session
    hand.window.open_document(long)
    hand.window.open_document(short)
    assert session.state.key.document == short
    held.set()
    hand.settle()
    assert session.state.key.document == short


def test_an_act_on_many_documents_that_touches_it_while_it_is_read_is_not_lost(
    long_hand, monkeypatch, qtbot
):
    hand, (short, long) = long_hand, long_hand.ids
    session, was_read, go_on = hand.window.bridge.session, threading.Event(), threading.Event()
    read = session.read_document

    def slowly(id):
        opened = read(id)
        was_read.set()
        assert go_on.wait(10)
        return opened

    monkeypatch.setattr(session, "read_document", slowly)
    hand.window.open_document(long)
    assert was_read.wait(10)
    ticket = hand.window.bridge.act(status_act(session, [short, long], Status.DONE))
    assert ticket.saved
    with qtbot.waitSignal(hand.window.opening.opened, timeout=20_000):
        go_on.set()
    assert session.state.layer == session.store.layer(session.state.key)[0]
    assert session.state.layer.status is Status.DONE


def test_what_an_import_brings_while_it_is_read_is_shown(long_hand, held, qtbot):
    hand, (_, long) = long_hand, long_hand.ids
    session = hand.window.bridge.session
    hand.window.open_document(long)
    _layer, items = session.store.layer(LayerKey(long, "me"))
    first = next(item for item in items if isinstance(item, Span))
    act = Transaction(
        id="t-import",
        edits=(Edit(LayerKey(long, "me"), first, None),),
        title="import",
        author="me",
        time="2021-03-21T00:00:00Z",
        origin=Origin.IMPORT,
    )
    session.store.commit(act)
    hand.window.reload()
    assert hand.window.opening.wanted == long
    with qtbot.waitSignal(hand.window.opening.opened, timeout=20_000):
        held.set()
    assert session.state.key.document == long
    assert session.state.item(first.id) is None
    assert marks(hand) == len(items) - 1


@pytest.mark.parametrize("fault", [UserError("disk.error", "The disk is gone."), KeyError("x")])
def test_a_document_that_cannot_be_read_is_told_and_not_shown(long_hand, qtbot, monkeypatch, fault):
    hand, (short, long) = long_hand, long_hand.ids
    session = hand.window.bridge.session
    read = session.read_document

    def refuse(id):
        if id == long:
            raise fault
        return read(id)

    monkeypatch.setattr(session, "read_document", refuse)
    with qtbot.captureExceptions() as raised:
        hand.window.open_document(long)
        qtbot.waitUntil(lambda: not hand.window.opening.reading, timeout=20_000)
    assert session.state is None
    assert hand.canvas.text() == ""
    boxes = hand.window.findChildren(QMessageBox, "message")
    if isinstance(fault, UserError):
        assert [box.informativeText() for box in boxes] == ["The disk is gone."]
        boxes[0].accept()
    else:
        assert [kind for kind, _, _ in raised] == [KeyError]
    hand.window.open_document(short)
    assert session.state.key.document == short


def test_a_window_may_be_closed_while_it_reads(long_hand):
    hand, (_, long) = long_hand, long_hand.ids
    hand.window.open_document(long)
    assert hand.window.opening.reading
    hand.window.close()
    hand.settle()
    assert not hand.window.isVisible()


def test_items_of_the_same_id_in_the_document_before_are_not_selected(long_hand, qtbot):
    hand, (short, long) = long_hand, long_hand.ids
    window = hand.window
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        window.open_document(long)
    window.marking.select(next(window.bridge.session.state.mentions()).id)
    window.open_document(short)
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        window.open_document(long)
    assert hand.canvas.page.selected == ()
    assert not any(mark.selected for mark in window.showing.scene_now.marks)
