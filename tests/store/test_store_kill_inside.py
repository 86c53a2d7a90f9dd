"""SIGKILL inside any call of an act, an import, an export, a closing: before or after.

Also inside a backup, a restore and a migration. Closing is the end of an act here: the checkpoint.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_store_fail_at_n import contents, good, revision_of  # noqa: F401 - a fixture

from annotator.store.backup import backups_of, make_backup
from annotator.store.clock import utc_now
from annotator.store.verifying import verify

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("kill_child_store.py")
WORKS = ("edit", "undo", "import", "export", "backup", "restore", "migration")
SOME = (2, 5, 9, 12, 13, 14, 15, 17, 24, 31)
MOST = 200


def killed(good, tmp_path, work, number):  # noqa: F811 - the fixture is handed on
    """What the child said before it was killed in call `number`, and the project around it."""
    project = tmp_path / f"{work}-{number}.annot"
    shutil.copy(good / "good.annot", project)
    project.with_suffix(".jsonl").write_bytes(b"old")
    before = contents(project)
    if work == "restore":
        make_backup(project, "hand", utc_now)
    done = subprocess.run(
        [sys.executable, str(CHILD), work, str(number), str(project), str(good / "new.txt")],
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{CHILD.parent}"},
        capture_output=True,
        text=True,
    )
    return done.stdout.split(), before, project


def judged(said, before, project, work, where):
    if work == "migration":
        found = revision_of(project)
        assert found in ((1, False), (2, True)), where
        assert found == (2, True) or "saved" not in said, where
        assert found == (1, False) or backups_of(project), where
        for backup in backups_of(project):
            verify(backup.path, all_=True)
        return
    after = contents(project)
    out = project.with_suffix(".jsonl").read_bytes()
    if work == "export":
        assert after == before, where
        assert out == b"old" or out.endswith(b"}\n"), where
        assert out != b"old" or "saved" not in said, where
        return
    assert out == b"old"
    if work in ("backup", "restore"):
        assert after == before, where
        known = backups_of(project)
        assert known or "saved" not in said, where
        for backup in known:
            verify(backup.path, all_=True)
    else:
        changed = after != before
        assert changed or "saved" not in said, f"{where}: said saved, and is not there"


@pytest.mark.parametrize("work", WORKS)
def test_a_kill_in_some_of_the_calls_leaves_before_or_after(good, tmp_path, work):  # noqa: F811
    for number in SOME:
        said, before, project = killed(good, tmp_path, work, number)
        judged(said, before, project, work, f"{work}, call {number}")


@pytest.mark.slow
@pytest.mark.parametrize("work", WORKS)
def test_a_kill_in_every_call_leaves_before_or_after(good, tmp_path, work):  # noqa: F811
    for number in range(1, MOST):
        said, before, project = killed(good, tmp_path, work, number)
        judged(said, before, project, work, f"{work}, call {number}")
        if "through" in said:
            assert number > 5
            return
    raise AssertionError("the work never came to its end")
