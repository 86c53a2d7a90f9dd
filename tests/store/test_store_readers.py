"""The connections that read a project file can do nothing else, and leave nothing behind."""

import threading
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from store_help import LONG_S, SCHEME, held_by_a_worker, imported, in_time, items, span, tx, writing

from annotator.errors import UserError
from annotator.model.document import LayerKey
from annotator.model.edits import Edit
from annotator.store import sqlite
from annotator.store.schema import documents, texts
from annotator.store.store import Store

KEY = LayerKey("d1", "me")


def ids(store, key=KEY):
    return {item.id for item in store.layer(key)[1]}


def test_a_reader_can_do_nothing_but_read(store):
    with store._reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("query_only", "wal_autocheckpoint", "trusted_schema", "mmap_size")
        }
        settings["cell_size_check"] = connection.exec_driver_sql("PRAGMA cell_size_check").scalar()
        settings["journal_mode"] = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    assert settings == {
        "query_only": 1,
        "wal_autocheckpoint": 0,
        "trusted_schema": 0,
        "mmap_size": 0,
        "cell_size_check": 1,
        "journal_mode": "wal",
    }
    for statement in ("DELETE FROM documents", "PRAGMA wal_checkpoint(TRUNCATE)"):
        with pytest.raises((DBAPIError, UserError)), store._reading() as connection:
            connection.exec_driver_sql(statement).fetchall()
    assert store.number_of_documents() == 1


def test_after_many_readers_a_closed_project_is_one_file(store, path):
    barrier = threading.Barrier(6)

    def read():
        with store._reading() as connection:
            connection.execute(select(documents.c.id)).fetchall()
            barrier.wait(LONG_S)

    with ThreadPoolExecutor(6) as pool:
        for done in [pool.submit(read) for _ in range(6)]:
            done.result(LONG_S)
    store.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_closing_waits_for_who_reads_and_then_leaves_one_file(store, path):
    with ThreadPoolExecutor(1) as pool:
        with held_by_a_worker(store._reading):
            closing = pool.submit(store.close)
            assert not closing.done()
        closing.result(LONG_S)
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    with pytest.raises(UserError, match="was closed meanwhile"):
        store.document("d1")


def test_closing_does_not_wait_for_its_own_thread(store, path):
    store.close()

    def close_inside():
        with Store.open(path, read_only=True) as reader, reader._reading() as connection:
            connection.execute(select(documents.c.id)).fetchall()
            reader.close()

    in_time(close_inside)
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_reading_of_a_project_that_was_opened_to_be_read_keeps_nobody_waiting(store, path):
    store.close()
    with Store.open(path, read_only=True) as reader:
        with held_by_a_worker(reader._reading):
            assert in_time(lambda: reader.document("d1")).id == "d1"
        assert in_time(reader.check) == []
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_where_there_is_no_log_the_one_connection_reads(path, kit, monkeypatch):
    monkeypatch.setattr(sqlite, "is_far", lambda _path: True)
    with Store.create(path, SCHEME) as far:
        far.commit(imported("d1", items()))
        far.commit(kit.tx(Edit(KEY, None, kit.span("n", 0, 5))))
        assert "n" in in_time(lambda: ids(far))
        with far._reading() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 3
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_another_file_that_takes_the_name_is_never_read_for_ours(store, path, tmp_path, kit):
    other = tmp_path / "other.annot"
    Store.create(other, msgspec.structs.replace(SCHEME, name="other")).close()
    path.rename(tmp_path / "moved")
    other.rename(path)
    with held_by_a_worker(store._reading):
        assert in_time(store.scheme) == kit.scheme


def test_readers_that_come_and_go_do_not_let_the_log_grow(store, path):
    over = threading.Event()

    def read():
        while not over.is_set():
            with store._reading() as connection:
                connection.execute(select(texts.c.text)).fetchall()
                over.wait(0.002)

    longest = 0
    with ThreadPoolExecutor(2) as pool:
        reading = [pool.submit(read) for _ in range(2)]
        try:
            for number in range(60):
                store.commit(imported(f"x{number}", [span(f"s{n}", 0, 5) for n in range(400)]))
                longest = max(longest, path.with_name(path.name + "-wal").stat().st_size)
        finally:
            over.set()
        for done in reading:
            done.result(LONG_S)
    written = path.stat().st_size
    assert written > 4 << 20, "the log was filled more than once"
    assert longest < 16 << 20


def test_who_will_not_wait_is_told_at_once_that_a_large_act_is_being_saved(store, kit):
    late = kit.tx(Edit(KEY, None, kit.span("late", 0, 5)))
    store.patience = 0.0
    with held_by_a_worker(writing(store, tx(Edit(KEY, None, kit.span("n", 0, 5))))):
        with pytest.raises(UserError) as refused:
            store.commit(late)
        assert refused.value.key == "project.saving"
        assert "program" not in refused.value.message, "it is this one"
    store.commit(late)
    assert {"n", "late"} <= ids(store)


def test_how_long_the_window_waits_is_no_matter_of_its_workers(store):
    patient = store.patience
    store.patience = 0.0
    assert in_time(lambda: store.patience) == patient > 1
