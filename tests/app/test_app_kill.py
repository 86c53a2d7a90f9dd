"""SIGKILL at random moments: nothing that the screen showed as saved is missing afterwards."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.app.projects import make_sample, open_session

CHILD = Path(__file__).with_name("kill_child_app.py")
ROOT = Path(__file__).resolve().parents[2]


def shown_until_killed(project: Path, seed: int, seconds: float) -> tuple[dict, set]:
    """What a child showed as saved, and what it then took back, before it was killed."""
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(project), str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
    )
    first = child.stdout.readline()
    assert first == "ready\n", child.stderr.read()
    time.sleep(seconds)
    assert child.poll() is None, "the child ended by itself: " + child.stderr.read()
    child.kill()
    rest, _ = child.communicate()
    saved, undone = {}, set()
    for line in rest.splitlines(keepends=True):
        words = line.split()
        if not words or not line.endswith("\n"):
            continue  # the pipe was cut in mid-line: the fact was not told
        if words[0] == "undone":
            undone.update(words[1:])
        else:
            saved[words[0]] = (int(words[1]), int(words[2]), words[3])
    return saved, undone


def run_kills(folder: Path, kills: int) -> int:
    """Kill `kills` times on one project and compare after each; how many facts were compared."""
    project = folder / "killed.annot"
    make_sample(project)
    chance, told = random.Random(20210321), 0
    saved: dict[str, tuple[int, int, str]] = {}
    for round_ in range(kills):
        shown, undone = shown_until_killed(project, round_, chance.uniform(0.02, 0.5))
        saved = {id: fact for id, fact in (saved | shown).items() if id not in undone}
        told += len(shown)
        session = open_session(project, "me")
        state = session.open_document(session.documents()[0].id)
        there = {m.id: (m.start, m.end, m.label) for m in state.mentions()}
        faults = session.store.check() if round_ % 10 == 0 or round_ == kills - 1 else []
        session.close()
        missing = {id for id in saved if there.get(id) != saved[id]}
        assert not missing, f"kill {round_}: {missing}"
        assert faults == []
        saved = {id: fact for id, fact in saved.items() if id in there}
    return told


def test_sixty_kills_lose_nothing_that_was_shown_as_saved(tmp_path):
    assert run_kills(tmp_path, 60) > 60


@pytest.mark.slow
def test_a_thousand_kills_lose_nothing_that_was_shown_as_saved(tmp_path):
    assert run_kills(tmp_path, 1000) > 1000
