"""Restoring gives the backup exactly, whatever lies beside the project and whenever it is killed.

The cases are those that Zotero has tests for (reliability.md, F12).
"""

import contextlib
import os
import shutil
import sqlite3
import sys
import warnings

import pytest

from annotator.errors import UserError
from annotator.store import restore as restoring
from annotator.store.backup import make_backup
from annotator.store.restore import finish, restore
from annotator.store.store import Store

ENDS = ("", "-wal", "-journal", "-shm")


def noon():
    return "2026-11-24T12:00:00Z"


def dump(path):
    uri = path.resolve().as_uri() + "?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
        return "\n".join(connection.iterdump())


def files(path):
    return {
        end: path.with_name(path.name + end).read_bytes()
        for end in ENDS
        if path.with_name(path.name + end).exists()
    }


@pytest.fixture
def saved(store, path, kit):
    """A backup of one document, and a project that has two."""
    made = make_backup(path, "hand", noon)
    store.commit(kit.imported("d2", kit.items()))
    store.close()
    return made.path


def damaged(path, number=1):
    return path.with_name(f"{path.name}.damaged-{number}")


def test_the_project_is_the_backup_and_the_files_of_before_stand_beside_it(saved, path):
    before = files(path)
    done = restore(path)
    assert (done.source, done.aside) == (saved, (damaged(path),))
    assert dump(path) == dump(saved)
    assert files(damaged(path)) == before
    with Store.open(path) as opened:
        assert opened.document_ids() == ["d1"]
        assert opened.check() == []


def test_what_a_killed_program_left_is_moved_aside_and_stays_readable(saved, path, kit, tmp_path):
    with Store.open(path) as opened:
        opened.commit(kit.imported("d3", kit.items()))
        left = files(path)
    assert "-wal" in left
    for end, content in left.items():
        path.with_name(path.name + end).write_bytes(content)
    restore(path)
    assert dump(path) == dump(saved)
    assert files(damaged(path)) == left
    assert "'d3'" in dump(damaged(path))


@pytest.mark.parametrize("end", ENDS[1:])
def test_a_stale_file_of_another_project_beside_it_changes_nothing(saved, path, end):
    path.with_name(path.name + end).write_bytes(os.urandom(5000))
    restore(path)
    assert dump(path) == dump(saved)
    assert not path.with_name(path.name + end).exists()
    assert damaged(path).with_name(damaged(path).name + end).stat().st_size == 5000


def test_a_project_that_is_gone_altogether_comes_back(saved, path):
    path.unlink()
    assert restore(path).aside == ()
    assert dump(path) == dump(saved)


def test_a_project_of_zeros_comes_back(saved, path):
    path.write_bytes(b"\0" * 8192)
    restore(path)
    assert dump(path) == dump(saved)
    assert damaged(path).read_bytes() == b"\0" * 8192


def test_where_the_newest_backup_is_damaged_too_the_one_before_is_taken_and_named(saved, path):
    newer = make_backup(path, "hand", noon)
    newer.path.write_bytes(newer.path.read_bytes()[:9000])
    done = restore(path)
    assert done.source == saved
    assert [passed.path for passed in done.passed] == [newer.path]
    assert dump(path) == dump(saved)


def test_where_every_backup_is_damaged_nothing_is_changed(saved, path):
    saved.write_bytes(b"rubbish")
    before = files(path)
    with pytest.raises(UserError, match="salvage") as refused:
        restore(path)
    assert refused.value.key == "backup.none"
    assert files(path) == before


def test_without_a_backup_nothing_is_changed(store, path):
    store.close()
    before = files(path)
    with pytest.raises(UserError) as refused:
        restore(path)
    assert refused.value.key == "backup.none"
    assert files(path) == before


def test_a_named_backup_that_is_damaged_is_refused_and_nothing_is_changed(saved, path):
    before = files(path)
    broken = saved.with_name("mine.annot")
    broken.write_bytes(saved.read_bytes()[:-4096])
    with pytest.raises(UserError) as refused:
        restore(path, broken)
    assert refused.value.key == "backup.bad"
    assert refused.value.message.values["path"] == broken
    assert files(path) == before
    assert restore(path, saved).source == saved


def test_a_backup_that_cannot_be_read_just_now_is_not_called_damaged(saved, path, monkeypatch):
    def locked(*args, **words):
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr("annotator.store.verifying.counts_of", locked)
    before = files(path)
    with pytest.raises(UserError) as refused:
        restore(path)
    assert refused.value.key == "backup.unreadable"
    assert files(path) == before


def test_a_project_that_is_open_is_not_taken_from_under_its_program(saved, path):
    with Store.open(path), pytest.raises(UserError) as refused:
        restore(path)
    assert refused.value.key == "project.locked"


def test_a_full_disk_changes_nothing(saved, path, monkeypatch):
    before = files(path)

    def full(source, copy, **words):
        copy.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, "copy_project", full)
    with pytest.raises(UserError, match="No space left"):
        restore(path)
    assert files(path) == before
    assert not path.with_name(path.name + ".restoring").exists()


def test_restoring_twice_keeps_both_files_of_before(saved, path):
    restore(path)
    restore(path)
    assert damaged(path, 1).exists()
    assert damaged(path, 2).exists()


def test_a_new_project_made_between_two_tries_is_kept_as_well(saved, path):
    kill_at_plan(path)
    path.replace(damaged(path))
    path.write_bytes(b"made in between")
    assert finish(path)
    assert dump(path) == dump(saved)
    kept = [p.read_bytes() for p in path.parent.glob("*.damaged-*") if p.is_file()]
    assert b"made in between" in kept
    assert len(kept) == 2


def test_opening_the_project_ends_a_restore_that_was_cut_short(saved, path):
    kill_at_plan(path)
    with Store.open(path) as opened:
        assert opened.document_ids() == ["d1"]
    assert not path.with_name(path.name + ".restore-plan").exists()
    assert damaged(path).exists()


def kill_at_plan(path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(restoring, "finish_held", lambda path: False)
        restore(path)
    assert path.with_name(path.name + ".restore-plan").exists()


WATCHED = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "sqlite3.connect"}


def killed_at(step, path):
    """Restore in a child that dies, without any tidying, at its n-th call to the system."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        left = [step]

        def hook(event, args):
            if event in WATCHED:
                left[0] -= 1
                if left[0] == 0:
                    os._exit(9)

        sys.addaudithook(hook)
        status = 1
        with contextlib.suppress(BaseException):
            restore(path)
            status = 0
        os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("open_when_killed", [False, True])
def test_killed_at_any_call_the_project_is_the_one_of_before_or_the_backup(
    saved, path, kit, tmp_path, open_when_killed
):
    if open_when_killed:
        with Store.open(path) as opened:
            opened.commit(kit.imported("d3", kit.items()))
            left = files(path)
        for end, content in left.items():
            path.with_name(path.name + end).write_bytes(content)
    before = files(path)
    trial = tmp_path / "trial"
    trial.mkdir()
    for end, content in before.items():
        (trial / (path.name + end)).write_bytes(content)
    old = dump(trial / path.name)
    assert "'d3'" in old or not open_when_killed
    step, seen, status = 0, set(), 9
    while status == 9:
        step += 1
        shutil.rmtree(trial, ignore_errors=True)
        trial.mkdir()
        shutil.copytree(saved.parent, trial / saved.parent.name)
        here = trial / path.name
        for end, content in before.items():
            here.with_name(here.name + end).write_bytes(content)
        status = killed_at(step, here)
        begun = finish(here)
        if not begun and damaged(here).exists():
            assert not here.with_name(here.name + "-wal").exists()
        there = files(here)
        now = dump(here)
        is_old, is_backup = now == old, now == dump(saved)
        assert is_old != is_backup, f"neither the one nor the other after step {step}"
        assert is_backup or there == before
        assert is_old or files(damaged(here)) == before
        seen.add("backup" if is_backup else "old")
    assert status == 0
    assert seen == {"old", "backup"}
    assert step > 20
