"""After a power cut everything that was called saved is there, whole, and nothing is torn.

The real store and the real export are recorded call by call and cut at random by the replay tool
of the shared folder: unsynced writes lost, reordered, torn at 512 bytes.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.app.projects import open_session
from annotator.model.state import Annotations

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("power_child_store.py")
ARTICLE = ROOT / "resources" / "samples" / "article.txt"
pytestmark = pytest.mark.shared


@pytest.fixture
def replay(shared, monkeypatch):
    """The replay tool, as a module."""
    monkeypatch.syspath_prepend(str(shared / "tools" / "powerloss"))
    import replay as tool

    return tool


@pytest.fixture
def recorded(shared, replay, tmp_path):
    """Records a work of the child: its calls, and the folder it worked in."""
    if shutil.which("cc") is None:
        pytest.skip("the recorder needs a C compiler (Debian: gcc libc6-dev)")
    recorder = tmp_path / "crashlog.so"
    source = shared / "tools" / "powerloss" / "crashlog.c"
    make = ["cc", "-O2", "-shared", "-fPIC", "-o", str(recorder), str(source), "-ldl", "-lpthread"]
    subprocess.run(make, check=True)

    def record(work):
        data, calls = tmp_path / "data", tmp_path / "calls"
        data.mkdir()
        env = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "CRASHLOG": str(calls),
            "CRASHLOG_DIR": str(data),
            "LD_PRELOAD": str(recorder),
        }
        command = [sys.executable, str(CHILD), work, str(data), str(ARTICLE)]
        subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
        ops = replay.load(str(calls))
        replay.complete(ops, str(data))
        return ops, data

    return record


def cut_project(replay, recorded, tmp_path, work, number):
    ops, data = recorded(work)
    for cut, files, acks in replay.cuts(ops, number, seed=1):
        folder = Path(replay.write(files, str(data), str(tmp_path / "cut")))
        session = open_session(folder / "p.annot", "me")
        session.open_document(session.documents()[0].id)
        assert session.store.check() == [], cut
        heads = session.store.history(session.state.key.document, "me")
        assert len(heads) >= max((a for a in acks if a >= 0), default=0), cut
        assert from_log(session) == in_rows(session), cut
        session.close()


def in_rows(session):
    return {item.id: item for item in session.state.items.values()}


def from_log(session):
    """The items that the log alone leads to."""
    state, store = session.state, session.store
    key = state.key
    start = Annotations.load(key, state.document, state.version, (None, (), ()))
    for head in store.history(key.document, "me"):
        start = start.apply(store.transaction(head.id))
    return in_rows_of(start)


def in_rows_of(state):
    return {item.id: item for item in state.items.values()}


@pytest.mark.parametrize("work", ["edits", "closed"])
def test_no_cut_loses_what_was_called_saved(replay, recorded, tmp_path, work):
    cut_project(replay, recorded, tmp_path, work, 40)


@pytest.mark.slow
@pytest.mark.parametrize("work", ["edits", "closed"])
def test_two_thousand_cuts_lose_nothing(replay, recorded, tmp_path, work):
    cut_project(replay, recorded, tmp_path, work, 2000)


def cut_export(replay, recorded, tmp_path, number):
    ops, data = recorded("export")
    for cut, files, acks in replay.cuts(ops, number, seed=1):
        folder = Path(replay.write(files, str(data), str(tmp_path / "cut")))
        lines = (folder / "out.jsonl").read_bytes().splitlines()
        (record,) = map(json.loads, lines)
        assert len(record["entities"]) >= max(acks), cut
        left = [
            p.name for p in folder.iterdir() if p.suffix == ".part" and not p.name.startswith(".")
        ]
        assert left == []


def test_no_cut_tears_an_export_or_gives_back_an_older_one(replay, recorded, tmp_path):
    cut_export(replay, recorded, tmp_path, 200)


@pytest.mark.slow
def test_two_thousand_cuts_tear_no_export(replay, recorded, tmp_path):
    cut_export(replay, recorded, tmp_path, 2000)
