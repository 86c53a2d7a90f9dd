"""Guards of a connection: what a stranger's file, a second name or a network cannot make happen."""

import contextlib
import os
import sqlite3
from pathlib import Path

import pytest

from annotator.errors import UserError
from annotator.model.document import LayerKey
from annotator.model.edits import Edit
from annotator.store import sharing, sqlite, sqlite_engine
from annotator.store.connecting import connect
from annotator.store.sharing import kind_of_place
from annotator.store.store import Store


@pytest.fixture
def closed(store, path):
    store.close()
    return path


def told(path, *statements):
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def opened(path):
    return connect(path, "rw", timeout=0.1)


# --- the connection ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH '{folder}/other.db' AS other",
        "VACUUM INTO '{folder}/other.db'",
        "SELECT load_extension('x')",
        "SELECT fts3_tokenizer('simple')",
        "SELECT writefile('{folder}/other.db', 'x')",
        "CREATE TRIGGER t AFTER INSERT ON mentions BEGIN DELETE FROM texts; END",
        "CREATE TEMP TRIGGER t AFTER INSERT ON main.mentions BEGIN SELECT 1; END",
        "CREATE VIEW v AS SELECT * FROM texts",
        "CREATE VIRTUAL TABLE f USING fts3(x)",
        "SELECT zeroblob(900000000)",
    ],
)
def test_no_statement_reaches_outside_or_hides_in_the_schema(closed, tmp_path, statement):
    connection = opened(closed)
    with pytest.raises((sqlite3.DatabaseError, sqlite3.DataError, OverflowError)):
        connection.execute(statement.format(folder=tmp_path)).fetchall()
    connection.close()
    assert not (tmp_path / "other.db").exists()


def test_a_trigger_that_is_there_all_the_same_changes_nothing(closed):
    told(closed, "CREATE TRIGGER t AFTER UPDATE ON project BEGIN DELETE FROM texts; END")
    connection = opened(closed)
    # Refused where the authorizer is all there is; done without the trigger from Python 3.12 on.
    with contextlib.suppress(sqlite3.DatabaseError):
        connection.execute("UPDATE project SET value = 'x'")
    connection.close()
    with sqlite3.connect(closed) as plain:
        assert plain.execute("SELECT count(*) FROM texts").fetchone() == (1,)
    plain.close()


HOSTILE = [
    f"CREATE {kind}"
    for kind in (
        "TRIGGER evil AFTER INSERT ON mentions BEGIN DELETE FROM documents; END",
        "TRIGGER evil BEFORE INSERT ON transactions BEGIN SELECT raise(IGNORE); END",
        "TRIGGER evil AFTER UPDATE ON layers BEGIN UPDATE texts SET text = ''; END",
        "TRIGGER evil AFTER DELETE ON zones BEGIN SELECT load_extension('x'); END",
        "VIEW evil AS SELECT * FROM texts",
        "VIEW evil AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n",
        "TABLE evil (x CHECK (x > randomblob(1000000000)))",
        "TABLE evil (x, y AS (zeroblob(900000000)))",
        "INDEX evil ON texts (length(hex(zeroblob(100000000))))",
        "VIRTUAL TABLE evil USING fts3(text)",
        "UNIQUE INDEX evil ON mentions (id) WHERE id <> 's1'",
    )
] + [
    f"ALTER TABLE {table} ADD COLUMN evil DEFAULT (abs(-9223372036854775808))"
    for table in ("documents", "texts", "layers", "mentions", "transactions", "zones")
]


@pytest.mark.parametrize("statement", HOSTILE)
def test_a_schema_that_is_not_ours_to_the_letter_is_refused_before_any_of_it_runs(
    closed, statement
):
    try:
        told(closed, statement)
    except sqlite3.OperationalError as fault:
        # This SQLite does not even make such a file.
        assert "deterministic" in str(fault) or "constant" in str(fault)  # noqa: PT017
        return
    before = closed.read_bytes()
    with pytest.raises(UserError) as refused:
        Store.open(closed)
    assert refused.value.key == "project.foreign_schema"
    assert "evil" in refused.value.message or "ALTER" in statement
    assert closed.read_bytes() == before


def test_an_old_table_under_a_changed_definition_is_refused(closed):
    with sqlite3.connect(closed) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'texts'"
        )
    connection.close()
    with pytest.raises(UserError) as refused:
        Store.open(closed)
    assert refused.value.key == "project.foreign_schema"


# --- names --------------------------------------------------------------------------------------


def test_another_name_of_an_open_project_meets_the_same_lock(store, path, tmp_path):
    (tmp_path / "link.annot").symlink_to(path)
    with pytest.raises(UserError) as refused:
        Store.open(tmp_path / "link.annot")
    assert refused.value.key == "project.locked"
    assert str(os.getpid()) in refused.value.message


def test_a_file_with_two_names_is_read_but_not_written(closed, tmp_path):
    os.link(closed, tmp_path / "twin.annot")
    for name in (closed, tmp_path / "twin.annot"):
        with pytest.raises(UserError) as refused:
            Store.open(name)
        assert refused.value.key == "project.linked"
        Store.open(name, read_only=True).close()


# --- the network ----------------------------------------------------------------------------------


def test_the_kind_of_a_place_is_that_of_the_nearest_mount():
    mounts = [("/", "ext4"), ("/data", "nfs4"), ("/data/me/local", "ext4"), ("/datas", "cifs")]
    kinds = {
        "/etc/x": "ext4",
        "/data/me/p.annot": "nfs4",
        "/data/me/local/p.annot": "ext4",
        "/datas/p.annot": "cifs",
        "/data": "nfs4",
    }
    assert {where: kind_of_place(Path(where), iter(mounts)) for where in kinds} == kinds


def test_this_disk_is_near_and_a_blank_in_a_name_is_read(tmp_path, monkeypatch):
    assert not sharing.is_far(tmp_path)
    lines = tmp_path / "mountinfo"
    lines.write_text(
        "1 0 8:1 / / rw - ext4 /dev/a rw\n"
        f"2 1 0:5 / {str(tmp_path).replace(' ', chr(92) + '040')}/the\\040share rw,nosuid "
        "shared:1 - cifs //host/x rw\n"
    )
    monkeypatch.setattr(sharing, "_MOUNTS", lines)
    assert sharing.is_far(tmp_path / "the share" / "p.annot")
    assert not sharing.is_far(tmp_path / "p.annot")


def test_on_a_network_there_is_no_log_and_the_strictest_sync(closed, kit, monkeypatch):
    monkeypatch.setattr(sqlite, "is_far", lambda _path: True)
    with Store.open(closed) as far:
        assert far.far
        assert sqlite_engine.pragma(far._engine, "journal_mode") == "delete"
        assert sqlite_engine.pragma(far._engine, "synchronous") == 3
        far.commit(kit.tx(Edit(LayerKey("d1", "me"), None, kit.span("n", 0, 5))))
        assert not closed.with_name(closed.name + "-wal").exists()
    with Store.open(closed) as again:
        assert "n" in {item.id for item in again.layer(LayerKey("d1", "me"))[1]}


# --- what was left whole --------------------------------------------------------------------------


def checked(monkeypatch):
    calls = []
    real = sqlite.check_pages
    monkeypatch.setattr(sqlite, "check_pages", lambda *words: calls.append(1) or real(*words))
    return calls


def test_pages_are_checked_unless_this_program_left_the_file_just_so(closed, tmp_path, monkeypatch):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    calls = checked(monkeypatch)
    Store.open(closed).close()
    assert calls == [1], "nothing is known of this file yet"
    Store.open(closed).close()
    assert calls == [1], "it was closed whole and nobody has touched it"
    closed.touch()
    Store.open(closed).close()
    assert calls == [1, 1], "somebody has touched it"


def test_after_a_program_that_was_killed_pages_are_checked(closed, tmp_path, monkeypatch, kit):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    Store.open(closed).close()
    opened = Store.open(closed)
    opened.commit(kit.tx(Edit(LayerKey("d1", "me"), None, kit.span("n", 0, 5))))
    for end in ("", "-wal"):
        name = closed.with_name(closed.name + end)
        (tmp_path / f"killed.annot{end}").write_bytes(name.read_bytes())
    opened.close()
    calls = checked(monkeypatch)
    Store.open(tmp_path / "killed.annot").close()
    assert calls == [1]


def test_a_copy_in_the_place_of_a_known_file_is_checked(closed, tmp_path, monkeypatch):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    Store.open(closed).close()
    data = bytearray(closed.read_bytes())
    data[8192:12288] = b"\xff" * 4096
    closed.unlink()
    closed.write_bytes(bytes(data))
    with pytest.raises(UserError) as refused:
        Store.open(closed)
    assert refused.value.key == "project.damaged"
