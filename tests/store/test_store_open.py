"""Opening: one whole file, settings that keep promises, and a plain sentence for every bad file."""

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from annotator.errors import UserError
from annotator.model.document import LayerKey
from annotator.model.edits import Edit
from annotator.store import sqlite, sqlite_engine
from annotator.store.migrations import migrate
from annotator.store.store import Store

BAD = Path(__file__).parent / "badinputs"
ROOT = Path(__file__).resolve().parents[2]


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refused(path, **words):
    with pytest.raises(UserError) as caught:
        Store.open(path, **words).close()
    return caught.value


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("newer.db", "project.newer"),
        ("trigger.db", "project.foreign_schema"),
        ("truncated.db", "project.damaged"),
        ("zero.db", "project.empty"),
    ],
)
def test_bad_projects_are_refused_and_left_as_they_are(tmp_path, name, key):
    path = tmp_path / name
    shutil.copy(BAD / name, path)
    before = digest(path)
    for read_only in (False, True):
        error = refused(path, read_only=read_only)
        assert error.key == key
        assert str(path) in error.message
    assert digest(path) == before
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_file_that_is_no_database_and_one_that_is_not_there(tmp_path):
    (tmp_path / "a.txt").write_text("بغداد" * 100, encoding="utf-8")
    assert refused(tmp_path / "a.txt").key == "project.not_sqlite"
    assert refused(tmp_path / "none").key == "project.missing"
    assert refused(tmp_path).key == "project.unreadable"
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE x (y)").connection.close()
    assert refused(tmp_path / "other.db").key == "project.foreign"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "other.db"]


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("CREATE TRIGGER evil AFTER INSERT ON mentions BEGIN DELETE FROM documents; END", "evil"),
        ("CREATE VIEW peek AS SELECT * FROM texts", "peek"),
        ("CREATE TABLE more (x)", "more"),
        ("CREATE INDEX slow ON texts (sha256)", "slow"),
        ("ALTER TABLE zones ADD COLUMN x", "zones"),
    ],
)
def test_what_we_did_not_make_is_refused_by_name(store, path, statement, name):
    store.close()
    hostile = sqlite3.connect(path)
    hostile.execute(statement)
    hostile.commit()
    hostile.close()
    error = refused(path)
    assert error.key == "project.foreign_schema"
    assert name in error.message
    count = sqlite3.connect(path).execute("SELECT count(*) FROM documents").fetchone()
    assert count == (1,)


def test_a_lost_table_is_damage(store, path):
    store.close()
    broken = sqlite3.connect(path)
    broken.execute("DROP TABLE fragments")
    broken.commit()
    broken.close()
    assert refused(path).key == "project.damaged"


def test_a_new_project_never_replaces_a_file(tmp_path, kit):
    (tmp_path / "p").write_bytes(b"precious")
    with pytest.raises(UserError) as caught:
        Store.create(tmp_path / "p", kit.scheme)
    assert caught.value.key == "project.exists"
    assert (tmp_path / "p").read_bytes() == b"precious"
    with pytest.raises(UserError) as caught:
        Store.create(tmp_path / "no" / "p", kit.scheme)
    assert caught.value.key == "project.unwritable"


def test_the_settings_that_keep_the_promises_are_on(store):
    values = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "busy_timeout": 60,
        "application_id": 0x41524E54,
        "user_version": 1,
    }
    assert {name: sqlite_engine.pragma(store._engine, name) for name in values} == values


def test_a_closed_project_is_one_file(store, path):
    assert len(list(path.parent.iterdir())) > 1
    store.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert path.read_bytes()[18:20] == b"\x01\x01", "no write-ahead log is announced in the header"
    assert path.stat().st_mode & 0o077 == 0


def test_reading_only_changes_no_byte_and_refuses_acts(store, path, kit):
    store.close()
    before = digest(path)
    with Store.open(path, read_only=True) as reader:
        assert len(list(reader.records())) == 1
        assert reader.check() == []
        with pytest.raises(UserError) as caught:
            reader.commit(kit.tx(Edit(LayerKey("d1", "me"), None, kit.span("n", 0, 5))))
        assert caught.value.key == "project.read_only"
    assert digest(path) == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_second_writer_is_told_who_has_it_and_a_reader_may_look(store, path):
    error = refused(path)
    assert error.key == "project.locked"
    assert str(os.getpid()) in error.message
    assert error.message.values["holder"].values["number"] == str(os.getpid())
    with Store.open(path, read_only=True) as reader:
        assert reader.document_ids() == ["d1"]
    store.close()
    Store.open(path).close()


def test_a_database_held_by_another_program_is_refused_in_words(store, path):
    store.close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    error = refused(path)
    assert error.key == "project.locked"
    holder.execute("ROLLBACK")
    holder.close()
    Store.open(path).close()


CHILD = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from store_help import span, tx
from annotator.model.document import LayerKey
from annotator.model.edits import Edit
from annotator.store.store import Store
store = Store.open(Path(sys.argv[1]))
for n in range(10000):
    store.commit(tx(Edit(LayerKey("d1", "me"), None, span(f"n{n}", 0, 5))))
    print(n, flush=True)
"""


def test_after_kill_9_every_acknowledged_commit_is_there(store, path):
    store.close()
    told = 0
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), str(Path(__file__).parent), str(ROOT)],
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in child.stdout:
        told = int(line)
        if told >= 40:
            break
    child.send_signal(signal.SIGKILL)
    rest = child.communicate()[0].split("\n")
    told = max([told, *(int(n) for n in rest[:-1])])
    with Store.open(path) as again:
        ids = {item.id for item in again.layer(LayerKey("d1", "me"))[1]}
        assert {f"n{n}" for n in range(told + 1)} <= ids
        assert again.check() == []


def test_migrations_give_exactly_the_tables_of_a_new_project(tmp_path):
    path = tmp_path / "empty"
    path.touch()
    made = sqlite_engine.make_engine(path)
    with made.begin() as connection:
        assert migrate(connection, 0) == sqlite.REVISION
        rows = connection.execute(sql("SELECT type, name, sql FROM sqlite_schema")).fetchall()
    made.dispose()
    found = {
        (kind, name): " ".join(body.split())
        for kind, name, body in rows
        if body and name != "sqlite_sequence"
    }
    assert found == sqlite.expected_schema()
