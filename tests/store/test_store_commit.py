"""What was committed is there, whole; what was not, is not, and nobody is overwritten."""

import msgspec
import pytest

from annotator.errors import Conflict, UserError
from annotator.model.document import Layer, LayerKey, Status
from annotator.model.edits import SCHEME_PLACE, Edit, Origin, document_place
from annotator.model.items import Argument
from annotator.model.scheme import Label, Names
from annotator.store.store import Store

GROUNDS = ("file", "server")
KEY = LayerKey("d1", "me")


def by_id(store, key=KEY):
    return {item.id: item for item in store.layer(key)[1]}


def test_every_kind_of_item_comes_back_as_it_was(store, kit):
    assert by_id(store) == {item.id: item for item in kit.items()}
    assert [zone.kind for zone in store.zones("d1")] == ["title"]
    assert list(by_id(store)["s1"].attributes) == ["type", "sure", "n"]
    assert store.document("d1").meta == {"z": 1, "a": [1, "ب"]}
    assert list(store.document("d1").meta) == ["z", "a"]
    assert store.text("d1").text == kit.text


def test_items_can_be_changed_and_deleted(store, kit):
    event = by_id(store)["e1"]
    fewer = msgspec.structs.replace(event, arguments=(Argument("Target", "s3"),), note="x")
    split = msgspec.structs.replace(by_id(store)["s1"], fragments=((0, 2), (3, 5)), quote="بغ اد")
    store.commit(
        kit.tx(
            Edit(KEY, event, fewer),
            Edit(KEY, by_id(store)["s1"], split),
            Edit(KEY, by_id(store)["r1"], None),
            Edit(KEY, by_id(store)["l1"], None),
        )
    )
    found = by_id(store)
    assert (found["e1"], found["s1"]) == (fewer, split)
    assert not found.keys() & {"r1", "l1"}
    whole = msgspec.structs.replace(split, fragments=((0, 5),), quote="بغداد")
    store.commit(kit.tx(Edit(KEY, split, whole)))
    assert by_id(store)["s1"] == whole


def test_a_commit_that_starts_from_something_else_changes_nothing(store, kit):
    before = by_id(store)
    other = msgspec.structs.replace(before["s1"], label="LOC")
    fresh = kit.span("new", 0, 5)
    stale = kit.tx(
        Edit(KEY, None, fresh), Edit(KEY, other, msgspec.structs.replace(other, label="FAC"))
    )
    with pytest.raises(Conflict):
        store.commit(stale)
    assert by_id(store) == before
    assert store.history("d1", "me")[-1].origin is Origin.IMPORT
    with pytest.raises(Conflict):
        store.commit(kit.tx(Edit(KEY, None, msgspec.structs.replace(fresh, id="s1"))))
    assert store.check() == []


def test_one_bad_act_in_a_batch_leaves_the_whole_batch_out(store, kit):
    batch = [kit.imported("d2"), kit.imported("d3"), kit.imported("d1")]
    with pytest.raises(Conflict):
        store.commit_many(batch)
    assert store.document_ids() == ["d1"]


def test_a_batch_gives_what_single_commits_give(new_place, kit):
    a, b = new_place(), new_place()
    with Store.create(a, kit.scheme) as one, Store.create(b, kit.scheme) as many:
        acts = [kit.imported(f"d{n}", kit.items(), status=Status.DONE) for n in range(5)]
        for act in acts:
            one.commit(act)
        many.commit_many(acts)
        assert list(one.records()) == list(many.records())
        assert one.check() == many.check() == []
        for act in acts:
            assert one.transaction(act.id) == many.transaction(act.id) == act


def test_layers_of_two_authors_do_not_meet(store, kit):
    other = LayerKey("d1", "you")
    store.commit(
        kit.tx(
            Edit(other, None, Layer(flagged=True)),
            Edit(other, None, kit.span("s1", 0, 5, "LOC")),
            author="you",
        )
    )
    assert by_id(store, other)["s1"].label == "LOC"
    assert by_id(store)["s1"].label == "GPE"
    assert store.authors_of("d1") == ["me", "you"]
    assert [line[5] for line in store.lines("you", 0, 10)] == [True]
    assert [r.author for r in store.records()] == ["me", "you"]
    assert [r.author for r in store.records(author="you")] == ["you"]


def test_the_log_tells_what_an_author_did_on_a_document(store, kit):
    added = kit.tx(Edit(KEY, None, kit.span("n", 0, 5, "LOC")), title="mark LOC")
    store.commit(added)
    undo = kit.tx(*added.inverse_edits(), origin=Origin.UNDO, undoes=added.id, title="mark LOC")
    store.commit(undo)
    heads = store.history("d1", "me")
    assert [(h.title, h.origin, h.undoes) for h in heads[1:]] == [
        ("mark LOC", Origin.LOCAL, None),
        ("mark LOC", Origin.UNDO, added.id),
    ]
    assert store.history("d1", "you") == []
    assert store.transaction(added.id) == added
    with pytest.raises(UserError, match="has no act"):
        store.transaction("nothing")


def test_a_document_without_a_layer_is_a_record_of_nobody(store, kit):
    place = document_place("d9")
    bare = kit.imported("d9")
    store.commit(kit.tx(*[e for e in bare.edits if e.place == place], origin=Origin.IMPORT))
    record = list(store.records())[-1]
    assert (record.author, record.layer, record.items) == ("", Layer(), ())


def test_labels_of_the_scheme_are_edited_like_everything_else(store, kit):
    label = Label(key="NEW", kind="entity", names=Names("جديد", "New"))
    renamed = msgspec.structs.replace(label, names=Names("أحدث", "Newer"))
    store.commit(kit.tx(Edit(SCHEME_PLACE, None, label)))
    assert store.scheme().labels[-1] == label
    store.commit(kit.tx(Edit(SCHEME_PLACE, label, renamed)))
    assert store.scheme() == msgspec.structs.replace(
        kit.scheme, labels=(*kit.scheme.labels, renamed)
    )
    store.commit(kit.tx(Edit(SCHEME_PLACE, renamed, None)))
    assert store.scheme() == kit.scheme
    with pytest.raises(Conflict):
        store.commit(kit.tx(Edit(SCHEME_PLACE, label, None)))


def test_records_of_many_documents_stream_in_order(new_place, kit):
    with Store.create(new_place(), kit.scheme) as store:
        store.commit_many([kit.imported(f"d{n:04}", kit.items()) for n in range(450)])
        names = [record.document.id for record in store.records()]
        assert names == [f"d{n:04}" for n in range(450)]
        some = list(store.records(documents=["d0449", "d0003"]))
        assert [record.document.id for record in some] == ["d0003", "d0449"]
        assert {item.id: item for item in some[0].items} == {i.id: i for i in kit.items()}
        assert list(store.records(status=Status.DONE)) == []
