"""A window on a server: acts are shown at once as not saved, sent by a thread, never lost."""

import contextlib
import os
import threading

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from annotator.app.outbox import Outbox
from annotator.app.projects import make_sample, open_session
from annotator.app.team_session import TeamSession
from annotator.app.transfer import ImportOptions, import_paths
from annotator.errors import UserError
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.theme import LIGHT
from annotator.model import commands
from annotator.model.commands import Act
from annotator.model.document import LayerKey, Status
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
def far(qapp, qtbot, tmp_path):
    """A hand on a window whose store is far away, the server, and a way to open it again."""
    project = tmp_path / "p.annot"
    make_sample(project)
    opened = []

    def make():
        session = TeamSession(Store.open(project), "me", Outbox(tmp_path / "box", "here", "me"))
        server = Server(session.store)
        hand = Hand(open_window(session, LIGHT))
        opened.append(hand)
        qtbot.waitUntil(lambda: session.state is not None)
        hand.settle()
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
    monkeypatch.setattr("annotator.gui.sending.AGAIN_S", 0.1)
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
    monkeypatch.setattr("annotator.gui.sending.AGAIN_S", 0.1)
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
    qtbot.waitUntil(lambda: spans(hand) == [])
    assert session.state.layer.note == "elsewhere"
    hand.window.findChild(QMessageBox, "message").close()
    hand.settle()
    mark(hand, 0)
    qtbot.waitUntil(lambda: stored(hand) == [0])


# --- the outbox ---------------------------------------------------------------------------------


def act_of(session, at):
    made = commands.mark_span(session.state, [(at, at + 3)], "PER")
    return session._transaction(made.title, made.edits, "local")


@pytest.fixture
def acts(tmp_path):
    """Five acts on one document."""
    make_sample(tmp_path / "p.annot")
    session = open_session(tmp_path / "p.annot", "me")
    session.open_document(session.documents()[0].id)
    yield [act_of(session, at) for at in range(0, 50, 10)]
    session.close()


@pytest.fixture
def box(tmp_path):
    """Calling it opens the outbox of an author on a place; all are closed at the end."""
    opened = []

    def make(place="here", author="me"):
        opened.append(Outbox(tmp_path / "box", place, author))
        return opened[-1]

    yield make
    for one in opened:
        with contextlib.suppress(OSError):
            one.close()


def files(tmp_path, ending="jsonl"):
    return sorted((tmp_path / "box").glob(f"*.{ending}"))


def test_the_outbox_keeps_order_over_restarts_and_forgets_what_was_sent(tmp_path, acts, box):
    first = box()
    for act in acts:
        first.put(act)
    for act in acts[:2]:
        first.drop(act.id)
    first.close()
    again = box()
    # What the server has may come again, in its order; what it lacks is never left out.
    assert again.waiting()[-3:] == acts[2:]
    assert not len(box("there"))
    for act in again.waiting():
        again.drop(act.id)
    again.close()
    assert files(tmp_path) == []


def test_answers_do_not_make_the_file_grow_for_ever(tmp_path, acts, box):
    one, size = box(), 0
    one.put(acts[0])
    for n in range(500):
        act = msgspec.structs.replace(acts[1], id=f"t{n}")
        one.put(act)
        one.drop(act.id)
        size = max(size, files(tmp_path)[0].stat().st_size)
    assert size < 110 * len(msgspec.json.encode(acts[1])) + 10_000
    one.close()
    assert acts[0] in box().waiting()


def test_two_windows_of_one_author_do_not_lose_the_acts_of_each_other(tmp_path, acts, box):
    one, other = box(), box()
    one.put(acts[0])
    other.put(acts[1])
    one.drop(acts[0].id)
    other.put(acts[2])
    assert other.waiting() == acts[1:3]
    one.close()
    other.close()
    # Whoever comes next takes over what both have left.
    assert box().waiting() == acts[1:3]
    assert len(files(tmp_path)) == 1


def test_a_torn_last_line_is_left_out_and_what_follows_is_kept(tmp_path, acts, box):
    one = box()
    for act in acts[:2]:
        one.put(act)
    one.close()
    (path,) = files(tmp_path)
    path.write_bytes(path.read_bytes()[:-20])
    again = box()
    assert again.waiting() == acts[:1]
    again.put(acts[2])
    again.close()
    assert box().waiting() == [acts[0], acts[2]]


def test_damage_in_the_middle_is_told_with_its_place(tmp_path, acts, box):
    one = box()
    one.put(acts[0])
    one.close()
    (path,) = files(tmp_path)
    path.write_bytes(b"{broken\n" + path.read_bytes())
    with pytest.raises(UserError, match="line 1"):
        box()


def test_an_act_that_the_disk_does_not_take_whole_leaves_the_file_as_it_was(
    tmp_path, acts, box, monkeypatch
):
    one = box()
    one.put(acts[0])
    real = os.write
    with monkeypatch.context() as full:
        full.setattr(os, "write", lambda handle, data: real(handle, data[: len(data) // 2]))
        with pytest.raises(UserError, match="No space left"):
            one.put(acts[1])
    one.put(acts[2])
    one.close()
    assert box().waiting() == [acts[0], acts[2]]


def test_a_refusal_takes_with_it_what_was_built_on_it_and_nothing_else(tmp_path, acts, box):
    elsewhere = [
        msgspec.structs.replace(
            act,
            edits=tuple(
                msgspec.structs.replace(edit, place=LayerKey("other", "me")) for edit in act.edits
            ),
        )
        for act in acts[1:3]
    ]
    one = box()
    for act in (elsewhere[0], acts[0], elsewhere[1], acts[3]):
        one.put(act)
    gone, kept = one.refuse(acts[0].id)
    assert gone == [acts[0], acts[3]]
    lines = kept.read_bytes().splitlines()
    assert [msgspec.json.decode(line, type=Transaction) for line in lines] == gone
    assert one.waiting() == elsewhere
    one.close()
    assert box().waiting() == elsewhere


# --- large acts ----------------------------------------------------------------------------------


@pytest.fixture
def asked(monkeypatch):
    """Watches methods of a store; the threads in which each was called."""

    def watch(store, *names):
        threads = {name: [] for name in names}

        def watched(name, call):
            def asking(*words):
                threads[name].append(threading.current_thread())
                return call(*words)

            return asking

        for name in names:
            monkeypatch.setattr(store, name, watched(name, getattr(store, name)))
        return threads

    return watch


def test_undo_of_what_only_the_server_knows_is_fetched_by_a_worker(far, qtbot, asked):
    hand, _ = far()
    mark(hand, 0)
    qtbot.waitUntil(lambda: stored(hand) == [0])
    qtbot.waitUntil(lambda: "✓" in said(hand))
    hand.window.close()
    hand.settle()
    hand, _ = far()
    threads = asked(hand.window.bridge.session.store, "transaction", "act_size")
    hand.key(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: stored(hand) == [])
    assert spans(hand) == []
    assert threads["transaction"]
    assert threading.main_thread() not in threads["transaction"] + threads["act_size"]


def test_acts_on_many_documents_are_read_and_worked_out_by_a_worker(far, qtbot, asked, tmp_path):
    hand, _ = far()
    store = hand.window.bridge.session.store
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"تدمير {number}\n", encoding="utf-8")
    import_paths(store, sorted(tmp_path.glob("*.txt")), ImportOptions(author="me"))
    hand.window.reload()
    qtbot.waitUntil(lambda: len(hand.window.documents.rows()) == 4)
    layers_of, ids = store.layers_of, store.document_ids()
    threads = asked(store, "layers_of", "document")
    several = hand.window.listing.several
    several.ids = lambda: ids
    several.set_status(Status.DONE)
    qtbot.waitUntil(lambda: set(layers_of("me", ids)) == set(ids))
    hand.window.deleting.delete(ids[1:])
    qtbot.waitUntil(lambda: store.number_of_documents() == 1)
    for name in ("layers_of", "document"):
        assert threads[name]
        assert threading.main_thread() not in threads[name]


def test_many_marks_at_once_are_worked_out_by_a_worker_and_sent(far, qtbot, monkeypatch):
    hand, _ = far()
    session, threads = hand.window.bridge.session, []
    tried = session._tried

    def watched(transaction):
        threads.append(threading.current_thread())
        return tried(transaction)

    monkeypatch.setattr(session, "_tried", watched)
    state = session.state
    at = [n for n, letter in enumerate(state.text) if letter.isalpha()][:300]
    made = [Span(id=f"z{n}", fragments=((n, n + 1),), quote=state.text[n], label="PER") for n in at]
    hand.window.bridge.act(Act("many", tuple(Edit(state.key, None, span) for span in made)))
    assert spans(hand) == at
    qtbot.waitUntil(lambda: stored(hand) == at)
    assert len(threads) == 1
    assert threading.main_thread() not in threads
