"""A backup counts only once it was opened and found sound; none goes because of a clock."""

import itertools
import os
import sqlite3
import stat
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import UserError
from annotator.store import backup as backups
from annotator.store.backup import Backup, Keeping, backups_of, make_backup, superfluous, thin
from annotator.store.store import Store
from annotator.store.verifying import verify

NOON = "2026-11-24T12:00:00Z"


def noon():
    return NOON


def dump(path):
    with sqlite3.connect(path) as connection:
        said = "\n".join(connection.iterdump())
    connection.close()
    return said


def test_a_backup_of_an_open_project_holds_exactly_what_was_saved(store, path, kit):
    store.commit(kit.imported("d2", kit.items()))
    made = make_backup(path, "hand", noon)
    store.close()
    assert dump(made.path) == dump(path)
    assert not made.path.with_name(made.path.name + "-wal").exists()
    with Store.open(made.path) as opened:
        assert opened.check() == []
    assert backups_of(path) == [made]


def test_a_backup_takes_in_what_was_saved_while_it_was_wanted_and_nothing_half(store, path, kit):
    stop = threading.Event()

    def work():
        for number in itertools.count(10):
            store.commit(kit.imported(f"d{number}", kit.items()))
            if stop.is_set():
                return

    thread = threading.Thread(target=work)
    thread.start()
    try:
        for _ in range(5):
            verify(make_backup(path, "hand", noon).path, all_=True)
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_a_backup_is_for_the_eyes_of_its_owner_only(store, path, umask):
    before = os.umask(umask)
    try:
        made = make_backup(path, "hand", noon)
    finally:
        os.umask(before)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert [p.name for p in made.path.parent.iterdir()] == [made.path.name]


def test_where_nothing_can_be_written_beside_the_project_the_data_folder_takes_it(
    store, path, tmp_path, monkeypatch
):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    (tmp_path / "p-backups").write_text("a file is in the way")
    made = make_backup(path, "hand", noon)
    assert (tmp_path / "home" / "data" / "backups") in made.path.parents
    assert backups_of(path) == [made]


def test_a_damaged_project_gives_no_backup_and_takes_none_away(store, path):
    good = make_backup(path, "hand", noon)
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE texts SET text = replace(text, 'بغداد', 'بغدان')")
    connection.close()
    with pytest.raises(UserError, match="not the one that was stored") as refused:
        make_backup(path, "hand", noon)
    assert refused.value.key == "backup.bad"
    assert [p.name for p in good.path.parent.iterdir()] == [good.path.name]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE transactions SET body = replace(body, 'NAM', 'NOM')",
        "UPDATE transaction_layers SET hash = 'x'",
        "PRAGMA application_id=1",
        "PRAGMA user_version=999",
    ],
)
def test_a_copy_that_does_not_hold_together_is_refused(store, path, harm):
    made = make_backup(path, "hand", noon)
    with sqlite3.connect(made.path) as connection:
        connection.execute(harm)
    connection.close()
    with pytest.raises(UserError) as refused:
        verify(made.path)
    assert refused.value.key == "backup.bad"


def test_a_copy_with_other_counts_than_the_project_is_refused(store, path):
    made = make_backup(path, "hand", noon)
    counts = verify(made.path).counts
    with pytest.raises(UserError, match="should hold"):
        verify(made.path, {**counts, "mentions": counts["mentions"] + 1})


def test_leftovers_of_a_killed_backup_are_swept_away_and_never_listed(store, path):
    first = make_backup(path, "hand", noon)
    for name in ("000002.part", "000002.part-journal"):
        (first.path.parent / name).write_bytes(b"half")
    assert backups_of(path) == [first]
    second = make_backup(path, "hand", noon)
    assert sorted(p.name for p in first.path.parent.iterdir()) == sorted(
        [first.path.name, second.path.name]
    )


def test_a_link_put_in_the_way_is_not_followed(store, path, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("mine")
    folder = make_backup(path, "hand", noon).path.parent
    (folder / "000002.part").symlink_to(victim)
    make_backup(path, "hand", noon)
    assert victim.read_text() == "mine"


def test_a_project_that_is_missing_has_no_backup_made(path):
    with pytest.raises(UserError) as refused:
        make_backup(path, "hand", noon)
    assert refused.value.key == "project.missing"


def test_a_full_disk_leaves_the_earlier_backups_and_no_half_one(store, path, monkeypatch):
    good = make_backup(path, "hand", noon)

    def full(path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "sync_file", full)
    with pytest.raises(UserError, match="No space left") as refused:
        make_backup(path, "hand", noon)
    assert refused.value.key == "backup.failed"
    assert [p.name for p in good.path.parent.iterdir()] == [good.path.name]


# --- clocks and thinning ----------------------------------------------------------------------


def told(number, time, size=10):
    return Backup(number, backups.Path(f"{number:06}"), "work", time, size)


CLOCKS = st.lists(st.integers(1900, 2199), min_size=1, max_size=60)


@given(CLOCKS)
def test_a_clock_that_jumps_takes_none_of_the_newest_away(years):
    known = [told(at, f"{year}-03-01T10:00:00Z") for at, year in enumerate(years, 1)]
    keeping = Keeping(newest=5, days=7, weeks=4, months=12)
    left = [b.number for b in known if b not in superfluous(known, keeping)]
    assert left[-5:] == [b.number for b in known[-5:]]
    assert len(left) >= min(len(known), 5)


def test_of_a_year_of_work_the_latest_days_weeks_and_months_stay():
    import datetime

    start = datetime.datetime(2025, 11, 24, 8)
    known = [
        told(24 * day + hour + 1, f"{start + datetime.timedelta(days=day, hours=hour):%FT%TZ}")
        for day in range(365)
        for hour in range(8)
    ]
    gone = set(superfluous(known, Keeping(newest=16)))
    left = [b for b in known if b not in gone]
    assert left[-16:] == known[-16:]
    assert len({b.time[:10] for b in left[-30:]}) >= 7
    assert len({b.time[:7] for b in left}) == 12
    assert len(left) < 16 + 7 + 4 + 12 + 1


def test_the_size_is_kept_to_but_never_below_two():
    known = [told(at, f"2026-11-{at:02}T10:00:00Z", size=100) for at in range(1, 21)]
    left = [b for b in known if b not in superfluous(known, Keeping(size=1000))]
    assert sum(b.size for b in left) == 1000
    assert left[-1] == known[-1]
    left = [b for b in known if b not in superfluous(known, Keeping(size=1))]
    assert left == known[-2:]


def test_thinning_goes_by_number_when_the_clock_stands_ten_years_back(store, path):
    clock = itertools.cycle(["2036-11-24T12:00:00Z", "2016-11-24T12:00:00Z", NOON])
    made = [make_backup(path, "work", lambda: next(clock)) for _ in range(9)]
    keeping = Keeping(newest=2, days=0, weeks=0, months=0)
    assert thin(path, keeping) == made[:-2]
    assert backups_of(path) == made[-2:]
    assert make_backup(path, "work", lambda: "2016-01-01T00:00:00Z").number == 10


def test_while_the_newest_backup_is_damaged_none_is_taken_away(store, path):
    made = [make_backup(path, "work", noon) for _ in range(4)]
    with made[-1].path.open("r+b") as file:
        file.seek(5000)
        file.write(b"\xff" * 4096)
    with pytest.raises(UserError) as refused:
        thin(path, Keeping(newest=1, days=0, weeks=0, months=0))
    assert refused.value.key == "backup.bad"
    assert backups_of(path) == made
