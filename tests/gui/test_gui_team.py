"""A window on a server: acts are shown at once as not saved, sent by a thread, never lost."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from annotator.app.outbox import Outbox
from annotator.app.projects import make_sample, open_session
from annotator.app.team_session import TeamSession
from annotator.errors import UserError
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.theme import LIGHT
from annotator.model import commands
from annotator.model.edits import Edit, Transaction
from annotator.model.items import Span
from annotator.store.store import Store

KEY = Qt.Key


class Server:
    """Makes the store of a test behave as one that is far away: it may be out of reach."""

    def __init__(self, store):
        self.store, self.reached = store, True
        self._commit = store.commit
        store.commit = self.commit

    def commit(self, act):
        if not self.reached:
            raise UserError("team.connection", "The server cannot be reached.")
        self._commit(act)


@pytest.fixture
def far(qapp, tmp_path):
    """A hand on a window whose store is far away, the server, and a way to open it again."""
    project = tmp_path / "p.annot"
    make_sample(project)
    opened = []

    def make():
        session = TeamSession(Store.open(project), "me", Outbox(tmp_path / "box", "here", "me"))
        server = Server(session.store)
        hand = Hand(open_window(session, LIGHT))
        hand.settle()
        opened.append(hand)
        return hand, server

    yield make
    for hand in opened:
        hand.window.close()
        hand.settle()


def mark(hand, at):
    hand.canvas.setFocus()
    hand.canvas.select(at, at + 5)
    hand.key(KEY.Key_G)


def spans(hand):
    state = hand.window.bridge.session.state
    return [m.start for m in state.mentions() if isinstance(m, Span)]


def stored(hand):
    key = hand.window.bridge.session.state.key
    return sorted(item.start for item in hand.window.bridge.session.store.layer(key)[1])


def said(hand):
    return hand.window.status.saved.text()


def test_acts_are_sent_in_order_and_called_saved_only_then(far, qtbot):
    hand, _ = far()
    for at in (0, 20, 40):
        mark(hand, at)
    qtbot.waitUntil(lambda: stored(hand) == [0, 20, 40])
    qtbot.waitUntil(lambda: "✓" in said(hand))
    assert not len(hand.window.bridge.session.outbox)


def test_without_a_connection_acts_wait_here_and_go_on_later(far, qtbot, monkeypatch):
    monkeypatch.setattr("annotator.gui.sending._AGAIN_S", 0.1)
    hand, server = far()
    server.reached = False
    for at in (0, 20):
        mark(hand, at)
    qtbot.waitUntil(lambda: "⚠" in said(hand))
    assert spans(hand) == [0, 20]
    assert stored(hand) == []
    hand.key(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert spans(hand) == [0]
    server.reached = True
    qtbot.waitUntil(lambda: stored(hand) == [0], timeout=8000)
    qtbot.waitUntil(lambda: "✓" in said(hand))


def test_acts_that_were_not_sent_survive_the_end_of_the_program(far, qtbot, monkeypatch):
    monkeypatch.setattr("annotator.gui.sending._AGAIN_S", 0.1)
    hand, server = far()
    server.reached = False
    mark(hand, 0)
    mark(hand, 20)
    hand.window.close()
    hand.settle()
    hand, _ = far()
    assert spans(hand) == [0, 20]
    qtbot.waitUntil(lambda: stored(hand) == [0, 20], timeout=8000)
    assert hand.window.bridge.session.store.check() == []


def test_an_act_that_the_server_refuses_is_taken_back_and_told(far, qtbot):
    hand, server = far()
    session = hand.window.bridge.session
    server.reached = False
    mark(hand, 0)
    # Meanwhile the same layer is changed from elsewhere: our act starts from what is not there.
    other = msgspec.structs.replace(session.state.layer, note="elsewhere")
    edits = (Edit(session.state.key, None, other),)
    server._commit(Transaction(id="o", edits=edits, title="note", author="me", time=""))
    server.reached = True
    qtbot.waitUntil(lambda: hand.window.findChild(QMessageBox, "message") is not None, timeout=8000)
    assert spans(hand) == []
    assert session.state.layer.note == "elsewhere"
    hand.window.findChild(QMessageBox, "message").close()
    hand.settle()
    mark(hand, 0)
    qtbot.waitUntil(lambda: stored(hand) == [0])


# --- the outbox ---------------------------------------------------------------------------------


def act_of(session, at):
    made = commands.mark_span(session.state, [(at, at + 3)], "PER")
    return session._transaction(made.title, made.edits, "local")


def test_the_outbox_keeps_order_over_restarts_and_forgets_what_was_sent(tmp_path):
    make_sample(tmp_path / "p.annot")
    session = open_session(tmp_path / "p.annot", "me")
    session.open_document(session.documents()[0].id)
    box = Outbox(tmp_path, "here", "me")
    acts = [act_of(session, at) for at in (0, 10, 20)]
    for act in acts:
        box.put(act)
    box.drop(acts[0].id)
    again = Outbox(tmp_path, "here", "me")
    assert again.waiting() == acts[1:]
    assert not len(Outbox(tmp_path, "there", "me"))
    assert again.clear() == acts[1:]
    assert not list(tmp_path.glob("*.jsonl"))
    session.close()


def test_a_torn_last_line_is_left_out_and_damage_before_it_is_told(tmp_path):
    make_sample(tmp_path / "p.annot")
    session = open_session(tmp_path / "p.annot", "me")
    session.open_document(session.documents()[0].id)
    box = Outbox(tmp_path, "here", "me")
    for at in (0, 10):
        box.put(act_of(session, at))
    (path,) = tmp_path.glob("*.jsonl")
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert len(Outbox(tmp_path, "here", "me")) == 1
    path.write_bytes(b"{broken\n" + whole)
    with pytest.raises(UserError, match="line 1"):
        Outbox(tmp_path, "here", "me")
    session.close()
