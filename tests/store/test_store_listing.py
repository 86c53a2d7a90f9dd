"""The list of documents as a store tells it; the same on a file and on a server."""

import random

import msgspec
import pytest
from store_help import imported, items, span, tx, version

from annotator.errors import Conflict
from annotator.model.document import Document, Layer, LayerKey, Status, Zone
from annotator.model.edits import Edit, Origin, document_place

GROUNDS = ("file", "server")


def lines(store, author="me"):
    return [tuple(line)[1:] for line in store.lines(author, 0, 1_000)]


def article(id, text="بغداد 12 حزيران 2014 خبر", zones=(), **meta):
    place = document_place(id)
    document = Document(id=id, name=f"{id}.txt", title=id, meta=meta)
    edits = [Edit(place, None, document), Edit(place, None, version(id, text))]
    edits += [Edit(place, None, zone) for zone in zones]
    return tx(*edits, origin=Origin.IMPORT)


def test_lines_come_in_the_order_of_import_part_by_part(store):
    store.commit(imported("d0", status=Status.DONE, flagged=True, note="نعم", seconds=7))
    store.commit(article("a1"))
    assert lines(store)[1] == ("d0", "d0.txt", "بغداد", "done", True, "نعم", 7)
    assert lines(store)[2] == ("a1", "a1.txt", "a1", None, None, None, None)
    first = store.lines("me", 0, 2)
    assert [line[1] for line in first] == ["d1", "d0"]
    assert [line[1] for line in store.lines("me", first[-1][0], 2)] == ["a1"]
    assert lines(store, "you")[1][3:] == (None, None, None, None)


def test_details_count_what_the_author_has_marked_and_name_the_labels(store):
    found = store.details("me", 1, 1)[1]
    assert (found.spans, found.events) == (3, 2)
    assert isinstance(found.spans, int)
    assert isinstance(found.events, int)
    assert sorted(set(found.labels)) == sorted({item.label for item in items()})
    nothing = store.details("you", 1, 1)[1]
    assert (nothing.spans, nothing.events, nothing.labels) == (0, 0, ())


def test_the_date_is_that_of_the_source_else_of_the_date_line_else_of_the_import(store):
    zone = Zone(id="z1", kind="dateline", start=0, end=20)
    store.commit(article("said", published="Thu, 12 Jun 2015", z="2001-01-01"))
    store.commit(article("line", zones=(zone,)))
    store.commit(article("none"))
    found = {number: details.date for number, details in store.details("me", 1, 9).items()}
    assert list(found.values())[1:] == ["2015-06-12", "2014-06-12", "2026-01-01"]


def test_the_first_document_that_is_not_done(store):
    assert store.first_open("me") == "d1"
    before = store.layers_of("me", ["d1"])["d1"]
    done = msgspec.structs.replace(before, status=Status.DONE)
    store.commit(tx(Edit(LayerKey("d1", "me"), before, done)))
    assert store.first_open("me") == "d1", "where all are done it is the first"
    store.commit(article("a1"))
    assert store.first_open("me") == "a1"
    assert store.number_of_documents() == 2


def test_records_of_chosen_documents_are_those_however_many_there_are(store):
    for number in range(5):
        store.commit(article(f"a{number}"))
    asked = [f"nowhere{n}" for n in range(40_000)] + ["a3", "a1", "d1"]
    found = [record.document.id for record in store.records(documents=asked)]
    assert found == ["d1", "a1", "a3"]


def test_time_spent_is_a_line_of_the_log_that_everything_reads(store):
    before = store.layers_of("me", ["d1"])["d1"]
    after = msgspec.structs.replace(before, seconds=before.seconds + 30)
    act = tx(Edit(LayerKey("d1", "me"), before, after), origin=Origin.TIME, title="time")
    store.commit(act)
    assert store.transaction(act.id).origin is Origin.TIME
    assert store.history("d1", "me")[-1].origin is Origin.TIME
    assert store.act_size(act.id) > 0
    assert store.act_size("no such act") == 0
    assert store.check() == []


# --- acts on many layers ------------------------------------------------------------------------


@pytest.fixture
def many(store):
    """120 documents; every third has a layer of its own already."""
    chance = random.Random(7)
    for number in range(120):
        store.commit(article(f"m{number}"))
        if number % 3 == 0:
            layer = Layer(note=str(number), seconds=chance.randrange(100))
            store.commit(tx(Edit(LayerKey(f"m{number}", "me"), None, layer)))
    return [f"m{number}" for number in range(120)]


def done_edits(store, ids):
    there = store.layers_of("me", ids)
    return [
        Edit(
            LayerKey(id, "me"),
            there.get(id),
            msgspec.structs.replace(there.get(id, Layer()), status=Status.DONE),
        )
        for id in ids
    ]


def test_an_act_on_many_layers_is_written_as_if_they_were_changed_one_by_one(store, many):
    before = store.layers_of("me", many)
    act = tx(*done_edits(store, many))
    store.commit(act)
    after = store.layers_of("me", many)
    assert {layer.status for layer in after.values()} == {Status.DONE}
    assert all(after[id].seconds == layer.seconds for id, layer in before.items())
    assert store.check() == []
    store.commit(tx(*act.inverse_edits(), origin=Origin.UNDO, undoes=act.id))
    assert store.layers_of("me", many) == before
    assert store.check() == []


def test_an_act_on_many_layers_may_touch_one_of_them_twice_and_its_items(store, many):
    edits = done_edits(store, many)
    again = msgspec.structs.replace(edits[0].after, flagged=True)
    mark = span("s9", 0, 5, text="بغداد 12 حزيران 2014 خبر")
    store.commit(
        tx(*edits, Edit(edits[0].place, edits[0].after, again), Edit(edits[5].place, None, mark))
    )
    layer, found = store.layer(LayerKey("m5", "me"))
    assert (layer.status, [item.id for item in found]) == (Status.DONE, ["s9"])
    assert store.layers_of("me", ["m0"])["m0"].flagged
    assert store.check() == []


def test_one_stale_layer_among_many_refuses_the_whole_act(store, many):
    edits = done_edits(store, many)
    store.commit(tx(Edit(LayerKey("m7", "me"), None, Layer(flagged=True))))
    with pytest.raises(Conflict):
        store.commit(tx(*edits))
    assert all(layer.status is Status.NEW for layer in store.layers_of("me", many).values())
    assert store.check() == []
