"""A window on a real server: news of others, a server that is away or silent, kill -9."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer

from annotator.app.import_types import ImportOptions
from annotator.app.outbox import Outbox
from annotator.app.projects import make_sample, open_window_session
from annotator.app.session import Session
from annotator.app.team_session import TeamSession
from annotator.app.transfer import import_paths
from annotator.gui.app import make_application
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.theme import LIGHT
from annotator.model import commands, commands_groups
from annotator.model.items import Span
from annotator.store.store import Store

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
KILLS = 8


@pytest.fixture
def url(team_server, database):
    """A project on the server with the sample article."""
    place = team_server.url(database)
    make_sample(place)
    return place


@pytest.fixture
def sit_down(qapp, qtbot, url, tmp_path, monkeypatch):
    """Calling it opens a window of an author on the project."""
    make_application()
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("annotator.gui.sending.AGAIN_S", 0.1)
    opened = []

    def make(author="me"):
        session = open_window_session(url, author)
        assert isinstance(session, TeamSession)
        hand = Hand(open_window(session, LIGHT))
        opened.append(hand)
        qtbot.waitUntil(lambda: session.state is not None)
        hand.settle()
        return hand

    yield make
    for hand in opened:
        hand.window.close()
        hand.settle()


@pytest.fixture
def elsewhere(url):
    """The same project through connections of its own: somebody at another computer."""
    with contextlib.ExitStack() as stack:

        def sit(author):
            session = Session(stack.enter_context(Store.open(url)), author)
            session.open_document(session.documents()[0].id)
            return session

        yield sit


def mark(hand, at):
    hand.canvas.setFocus()
    hand.canvas.select(at, at + 5)
    hand.key(KEY.Key_G)


def starts(state):
    return sorted(item.start for item in state.mentions() if isinstance(item, Span))


def shown(hand):
    return starts(hand.window.bridge.session.state)


def said(hand):
    return hand.window.status.saved.text()


def stored(url, author="me"):
    with Store.open(url, read_only=True) as store:
        assert store.check() == []
        found = [record for record in store.records() if record.author == author]
        return sorted(item.start for record in found for item in record.items)


def seconds_until(qtbot, condition):
    start = time.monotonic()
    qtbot.waitUntil(condition, timeout=10_000)
    return time.monotonic() - start


def test_what_others_do_is_in_the_open_window_within_a_second(
    sit_down, elsewhere, qtbot, tmp_path, capsys
):
    hand = sit_down()
    window = hand.window
    times = {}
    # The same author at another computer marks; the manager makes a zone, and adds an article.
    here, manager = elsewhere("me"), elsewhere("manager")
    assert here.act(commands.mark_span(here.state, [(30, 35)], "PER")).saved
    times["mark"] = seconds_until(qtbot, lambda: shown(hand) == [30])
    assert manager.act(commands_groups.mark_zone(manager.state, 0, 20, "title")).saved
    times["zone"] = seconds_until(qtbot, lambda: len(window.bridge.session.state.zones) == 1)
    assert "manager" in window.status.said.text()
    (tmp_path / "more.txt").write_text("بغداد", encoding="utf-8")
    import_paths(manager.store, [tmp_path / "more.txt"], ImportOptions(author="manager"))
    times["article"] = seconds_until(qtbot, lambda: len(window.documents.rows()) == 2)
    with capsys.disabled():
        figures = ", ".join(f"{name} {1000 * second:.0f} ms" for name, second in times.items())
        print(f"\nseen in the open window after: {figures}")
    assert max(times.values()) < 1.0


def test_news_moves_neither_the_caret_nor_the_page_of_whoever_reads(sit_down, elsewhere, qtbot):
    hand, here = sit_down(), elsewhere("me")
    hand.canvas.select(1500, 1510)
    hand.canvas.ensure_visible(1500, 1510)
    hand.settle()
    before = hand.canvas.selection(), hand.canvas.verticalScrollBar().value()
    assert here.act(commands.mark_span(here.state, [(30, 35)], "PER")).saved
    qtbot.waitUntil(lambda: shown(hand) == [30])
    hand.settle()
    assert (hand.canvas.selection(), hand.canvas.verticalScrollBar().value()) == before


def test_a_server_that_stops_holds_up_nothing_and_everything_is_sent_when_it_is_back(
    sit_down, url, team_server, qtbot, capsys
):
    hand = sit_down()
    mark(hand, 0)
    qtbot.waitUntil(lambda: "✓" in said(hand))
    # Not "immediate": a test server does without the syncs that a crash would need.
    team_server.stop("fast")
    gaps, last = [], [time.monotonic()]

    def tick():
        now = time.monotonic()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer(hand.window, interval=10)
    timer.timeout.connect(tick)
    timer.start()
    try:
        mark(hand, 20)
        mark(hand, 40)
        qtbot.waitUntil(lambda: "cannot be reached. 2 acts wait" in said(hand))
        assert said(hand).startswith("⚠")
        hand.key(KEY.Key_Z, CTRL)
        # Also what was sent before can be taken back, and what was taken back be done again.
        hand.key(KEY.Key_Z, CTRL)
        hand.key(KEY.Key_Z, CTRL)
        assert shown(hand) == []
        hand.key(KEY.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert shown(hand) == [0]
        qtbot.wait(500)
        timer.stop()
        with capsys.disabled():
            print(f"\nlongest stall of the window without its server: {1000 * max(gaps):.0f} ms")
        assert max(gaps) < 0.5
    finally:
        team_server.start()
    qtbot.waitUntil(lambda: "✓" in said(hand), timeout=20_000)
    assert stored(url) == [0]
    mark(hand, 60)
    qtbot.waitUntil(lambda: "✓" in said(hand))
    assert stored(url) == [0, 60]


def test_another_document_opened_meanwhile_is_not_called_saved(sit_down, qtbot, url, monkeypatch):
    hand = sit_down()
    session = hand.window.bridge.session
    commit = session.store.commit
    monkeypatch.setattr(session.store, "commit", lambda act: time.sleep(1) or commit(act))
    mark(hand, 0)
    hand.window.team.read_again()
    qtbot.wait(300)
    assert said(hand).startswith("⚠")
    assert shown(hand) == [0]
    qtbot.waitUntil(lambda: "✓" in said(hand), timeout=10_000)
    assert stored(url) == [0]


def test_a_server_that_says_nothing_is_told_of_and_does_not_hold_up_the_end(
    sit_down, url, team_server, qtbot, monkeypatch
):
    monkeypatch.setattr("annotator.gui.team._LATE_MS", 300)
    hand = sit_down()
    name = url.rpartition("/")[2]
    words = f"SELECT pid FROM pg_stat_activity WHERE datname = '{name}'"
    frozen = [row[0] for row in team_server.ask(words)]
    for pid in frozen:
        os.kill(pid, signal.SIGSTOP)
    try:
        mark(hand, 0)
        assert said(hand).startswith("⚠ Saving")
        qtbot.waitUntil(lambda: "does not answer" in hand.window.status.said.text())
        assert "1 act waits here" in said(hand)
        start = time.monotonic()
        hand.window.close()
        hand.settle()
        assert time.monotonic() - start < 9
    finally:
        for pid in frozen:
            os.kill(pid, signal.SIGCONT)
    hand = sit_down()
    qtbot.waitUntil(lambda: "✓" in said(hand), timeout=10_000)
    assert shown(hand) == [0]
    assert stored(url) == [0]


def test_kill_9_with_acts_that_wait_loses_none_and_sends_each_once(sit_down, url, qtbot, tmp_path):
    folder = tmp_path / "home" / "outbox"
    told, dice = [], random.Random(7)
    child = [sys.executable, str(Path(__file__).with_name("team_child_gui.py")), url]
    for _ in range(KILLS):
        with subprocess.Popen([*child, str(folder)], stdout=subprocess.PIPE, text=True) as person:
            told += [person.stdout.readline().strip() for _ in range(dice.randint(1, 40))]
            person.kill()
            told += [line.strip() for line in person.stdout if line.endswith("\n")]
    with contextlib.closing(Outbox(folder, "here", "me")) as box:
        waiting = [act.id for act in box.waiting()]
    # At most one act a kill was kept and not told of yet.
    assert [id for id in waiting if id in set(told)] == told
    assert len(waiting) <= len(told) + KILLS
    session = TeamSession(Store.open(url), "me", Outbox(folder, "here", "me"))
    hand = Hand(open_window(session, LIGHT))
    qtbot.waitUntil(lambda: session.state is not None)
    assert len(shown(hand)) == len(waiting)
    qtbot.waitUntil(lambda: "✓" in said(hand), timeout=60_000)
    hand.window.close()
    with Store.open(url, read_only=True) as store:
        assert store.info().transactions == len(waiting) + 1
    assert len(stored(url)) == len(waiting)


def test_a_conflict_is_shown_overwrites_nothing_and_costs_nothing_elsewhere(
    sit_down, elsewhere, url, qtbot, monkeypatch, tmp_path
):
    hand, here = sit_down(), elsewhere("me")
    session = hand.window.bridge.session
    shown_words = []
    monkeypatch.setattr(
        "annotator.gui.hearing.message", lambda _w, _t, words: shown_words.append(words)
    )
    commit = session.store.commit
    monkeypatch.setattr(session.store, "commit", lambda act: time.sleep(0.5) or commit(act))
    mark(hand, 0)
    mark(hand, 20)
    assert here.act(commands.set_layer_note(here.state, "elsewhere")).saved
    qtbot.waitUntil(lambda: bool(shown_words), timeout=10_000)
    assert "1 later act" in shown_words[0]
    assert "Nothing was overwritten" in shown_words[0]
    qtbot.waitUntil(lambda: not session.behind, timeout=10_000)
    assert shown(hand) == []
    assert session.state.layer.note == "elsewhere"
    mark(hand, 40)
    qtbot.waitUntil(lambda: "✓" in said(hand), timeout=10_000)
    assert stored(url) == [40]
