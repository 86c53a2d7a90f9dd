"""Findings on a real server: acts are sent by the outbox, and who may not write keeps it alone."""

import contextlib
import json

import psycopg
import pytest

from annotator.app.import_types import ImportOptions
from annotator.app.projects import load_scheme, open_window_session
from annotator.app.transfer import import_paths
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.theme import LIGHT
from annotator.store import team
from annotator.store.store import Store

WORDS = "قال محمد إن بغداد بعيدة عن محمد"
ENDS = ("في الصباح", "عند المساء البارد جداً", "بعد الظهر من يوم آخر طويل")
MARKS = ((4, 8, "PER"), (12, 17, "GPE"), (27, 31, "PER"))


def filled(url, tmp_path, author):
    """A project on a server: three articles marked alike but for one label."""
    records = [
        {
            "id": f"n{n}",
            "text": f"{WORDS} {end}",
            "author": author,
            "entities": [
                {"start": a, "end": b, "label": "LOC" if (n, label) == (1, "GPE") else label}
                for a, b, label in MARKS
            ],
        }
        for n, end in enumerate(ENDS)
    ]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    with Store.create(url, load_scheme("ace2005")) as store:
        import_paths(store, [source], ImportOptions(author=author))


@pytest.fixture
def sit_down(qapp, qtbot, tmp_path, monkeypatch):
    """Calling it opens a window on a project of a server, and its findings."""
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    opened = []

    def make(url, author):
        hand = Hand(open_window(open_window_session(url, author), LIGHT))
        opened.append(hand)
        session = hand.window.bridge.session
        qtbot.waitUntil(lambda: session.state is not None, timeout=20_000)
        hand.window.commands.run("consistency")
        wait(hand)
        return hand

    def wait(hand):
        found, session = hand.window.consistency, hand.window.bridge.session
        quiet = lambda: found._turns.idle and not found._rest.isActive() and not session.unsaved  # noqa: E731
        qtbot.waitUntil(quiet, timeout=20_000)
        qtbot.wait(500)
        qtbot.waitUntil(quiet, timeout=20_000)

    make.wait = wait
    yield make
    for hand in opened:
        hand.window.close()
        hand.settle()


def kinds(hand):
    return [group.kind for group in hand.window.consistency.dialog.report.groups]


def test_a_label_is_put_right_on_a_server_and_the_list_follows(
    team_server, database, sit_down, tmp_path
):
    url = team_server.url(database)
    filled(url, tmp_path, "me")
    hand = sit_down(url, "me")
    assert kinds(hand) == ["label.differs"]
    hand.window.consistency.dialog.fix.click()
    sit_down.wait(hand)
    assert kinds(hand) == []
    with Store.open(url) as store:
        assert store.check() == []


def test_a_member_of_a_team_keeps_what_is_right_alone(team_server, sit_down, tmp_path):
    with contextlib.suppress(psycopg.errors.DuplicateObject):
        team_server.ask("CREATE ROLE manager LOGIN CREATEROLE")
    name = team_server.database(owner="manager")
    managed = team_server.url(name, "manager")
    filled(managed, tmp_path, "ليلى")
    team.team_init(managed, blind=False)
    team.team_add(managed, "ليلى")
    hand = sit_down(managed.replace("manager@", "ليلى@"), "ليلى")
    assert kinds(hand) == ["label.differs"]
    hand.window.consistency.dialog.right.click()
    sit_down.wait(hand)
    assert kinds(hand) == []
    hand.window.consistency.check()
    sit_down.wait(hand)
    assert kinds(hand) == []
    with Store.open(managed) as store:
        assert store.entries("dismissed/") == []
    assert list((tmp_path / "home").rglob("dismissed/*.json"))
    hand.window.close()
    hand.settle()
    team_server.drop(name)
