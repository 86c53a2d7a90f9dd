"""Who reads waits for nobody who writes, and sees one moment, on a file as on a server."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import select
from store_help import LONG_S, held_by_a_worker, in_time, writing

from annotator.model.document import LayerKey
from annotator.model.edits import Edit
from annotator.store.schema import documents, texts

GROUNDS = ("file", "server")
KEY = LayerKey("d1", "me")


def ids(store, key=KEY):
    return {item.id for item in store.layer(key)[1]}


def test_everything_can_be_read_while_a_large_act_is_being_saved(store, kit):
    with held_by_a_worker(writing(store, kit.tx(Edit(KEY, None, kit.span("n", 0, 5))))):
        assert in_time(lambda: store.whole(KEY)).document.id == "d1"
        assert "n" not in in_time(lambda: ids(store)), "what is not saved is not shown"
        assert [line[1] for line in in_time(lambda: store.lines("me", 0, 9))]
        assert in_time(lambda: store.details("me", 1, 9))
        assert in_time(store.scheme) == kit.scheme
        assert len(in_time(lambda: list(store.records()))) == 1
    assert "n" in ids(store)


def test_a_long_reading_keeps_nobody_waiting(store, kit):
    with held_by_a_worker(store._reading):
        assert in_time(lambda: store.document("d1")).id == "d1"
        in_time(lambda: store.commit(kit.tx(Edit(KEY, None, kit.span("n", 0, 5)))))
        assert "n" in in_time(lambda: ids(store))


def test_what_was_saved_is_read_by_every_thread_from_then_on(store, kit):
    with ThreadPoolExecutor(3) as pool:
        for number in range(40):
            store.commit(kit.tx(Edit(KEY, None, kit.span(f"n{number}", 0, 5))))
            for found in [pool.submit(ids, store) for _ in range(3)]:
                assert f"n{number}" in found.result(LONG_S)


def test_a_reading_sees_one_moment(store, kit):
    with store._reading() as connection:
        assert len(connection.execute(select(documents.c.id)).fetchall()) == 1
        in_time(lambda: store.commit(kit.imported("d2")))
        assert len(connection.execute(select(documents.c.id)).fetchall()) == 1
        assert len(connection.execute(select(texts.c.document)).fetchall()) == 1
    assert store.number_of_documents() == 2
