"""A large act is saved by a worker, so that the window goes on being painted meanwhile."""

import threading

import msgspec
import pytest
from PySide6.QtCore import QTimer

from annotator.errors import UserError
from annotator.model.commands import Act, random_id
from annotator.model.document import Status
from annotator.model.edits import Edit
from annotator.model.items import Span


def many(hand, number=300):
    """An act that marks so many letters."""
    state = hand.window.bridge.session.state
    letters = [at for at, letter in enumerate(state.text) if letter.isalpha()][:number]
    edits = tuple(
        Edit(
            state.key,
            None,
            Span(id=random_id("s"), fragments=((at, at + 1),), quote=state.text[at], label="PER"),
        )
        for at in letters
    )
    return Act(title="mark many", edits=edits)


@pytest.fixture
def threads(hand, monkeypatch):
    """The threads in which something was committed."""
    store, seen = hand.window.bridge.session.store, []
    commit = store.commit

    def watched(transaction):
        seen.append(threading.current_thread())
        commit(transaction)

    monkeypatch.setattr(store, "commit", watched)
    return seen


def marks(hand):
    return len(list(hand.window.bridge.session.state.mentions()))


def test_marking_undoing_and_redoing_many_at_once_is_saved_aside(hand, threads):
    hand.window.bridge.act(many(hand))
    assert marks(hand) == 300
    hand.window.commands.run("undo")
    assert marks(hand) == 0
    hand.window.commands.run("redo")
    assert marks(hand) == 300
    assert len(threads) == 3
    assert threading.main_thread() not in threads
    stored = hand.window.bridge.session.store.layer(hand.window.bridge.session.state.key)[1]
    assert len(stored) == 300


def test_time_that_is_spent_meanwhile_waits_and_stands_in_nobodys_way(hand, monkeypatch):
    bridge = hand.window.bridge
    session, told = bridge.session, threading.Event()
    bridge.act(many(hand, 3))
    save = session.save_large
    layer = msgspec.structs.replace(session.state.layer, status=Status.DONE)
    act = many(hand)
    edits = (*act.edits, Edit(session.state.key, session.state.layer, layer))

    def slowly(transaction):
        assert told.wait(10)
        return save(transaction)

    def spend():
        session.spend(7)
        bridge.save_time()
        told.set()

    monkeypatch.setattr(session, "save_large", slowly)
    QTimer.singleShot(0, spend)
    ticket = bridge.act(Act(title="mark many", edits=edits))
    assert ticket.saved, ticket.error
    bridge.save_time()
    stored = session.store.layer(session.state.key)[0]
    assert (stored.status, stored.seconds) == (Status.DONE, 7)


def test_a_small_act_is_saved_at_once(hand, threads):
    hand.window.bridge.act(many(hand, 3))
    assert threads == [threading.main_thread()]


def test_a_large_act_that_the_disk_refuses_is_told_and_changes_nothing(hand, monkeypatch, qtbot):
    session = hand.window.bridge.session

    def full(_transaction):
        raise UserError("project.disk_full", "The disk is full. Nothing was changed.")

    monkeypatch.setattr(session.store, "commit", full)
    with qtbot.waitSignal(hand.window.bridge.refused) as told:
        hand.window.bridge.act(many(hand))
    assert told.args[0].key == "project.disk_full"
    assert marks(hand) == 0
    assert not session.history.done
