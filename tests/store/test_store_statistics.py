"""What is counted of a project; the same on a file and on a server."""

import msgspec
import pytest
from store_help import TEXT, imported, items, span, tx

from annotator.model.document import Layer, LayerKey, Status
from annotator.model.edits import Edit, Origin, Transaction, document_place
from annotator.model.items import Argument, Event, Relation
from annotator.store import statistics
from annotator.store.statistics import Chosen

GROUNDS = ("file", "server")


def counted(store, **chosen):
    numbers = store.numbers()
    *_, last = numbers.tally(numbers.layers(Chosen(**chosen)))
    return last


def at(time, *edits, author="me", origin=Origin.LOCAL):
    made = tx(*edits, author=author, origin=origin)
    return Transaction(
        id=made.id, edits=made.edits, title="act", author=author, time=time, origin=origin
    )


def held_by(tally, mark):
    return tally.holders.get(mark, 0).bit_count()


@pytest.fixture(params=[1_024, 2])
def batches(request, monkeypatch):
    """The same numbers whatever is read at once."""
    monkeypatch.setattr(statistics, "AT_ONCE", request.param)


@pytest.fixture
def full(store, batches):
    """Three more documents; the first has a second layer, the last lies in the trash."""
    store.commit(imported("d2", (span("s1", 0, 5, "GPE"),), status=Status.DONE))
    store.commit(tx(Edit(LayerKey("d1", "other"), None, span("x", 0, 5, "ORG")), author="other"))
    store.commit(imported("d3"))
    store.commit(imported("d4", items(), author="other"))
    place = document_place("d4")
    there = store.document("d4")
    store.commit(tx(Edit(place, there, msgspec.structs.replace(there, text_version=-1))))
    return store


def test_items_are_counted_by_kind_and_label(full):
    tally = counted(full)
    assert tally.items == {
        "sGPE": 2,
        "sORG": 3,
        "eConflict.Attack": 1,
        "eContact.Broadcast": 1,
        "rPHYS.Located": 1,
    }
    assert tally.layers == 4
    assert tally.statuses[Status.DONE] == 1


def test_a_document_with_two_layers_holds_a_label_once(full):
    tally = counted(full)
    assert held_by(tally, "sGPE") == 2
    assert held_by(tally, "sORG") == 1
    assert held_by(tally, "rPHYS.Located") == 1
    assert (tally.holders["sGPE"] & tally.holders["sORG"]).bit_count() == 1


@pytest.mark.parametrize("most", [0, 1, 512])
def test_who_holds_what_does_not_depend_on_how_many_sets_of_labels_there_are(
    full, monkeypatch, most
):
    monkeypatch.setattr(statistics, "_MOST_SETS", most)
    tally = counted(full)
    assert {mark: held_by(tally, mark) for mark in tally.holders} == {
        "sGPE": 2,
        "sORG": 1,
        "eConflict.Attack": 1,
        "eContact.Broadcast": 1,
        "rPHYS.Located": 1,
    }


@pytest.mark.parametrize("label", ["7", "s", '3,"x', "a\x1fb", "وسم", "\\\n"])
def test_labels_are_counted_as_they_are_written(store, label):
    marks = (span("n1", 0, 5, label), span("n2", 6, 10, label))
    relation = Relation(id="n3", label=label, source="n1", target="n2")
    store.commit(imported("d2", (*marks, relation)))
    tally = counted(store)
    assert (tally.items[f"s{label}"], tally.items[f"r{label}"]) == (2, 1)
    assert held_by(tally, f"s{label}") == held_by(tally, f"r{label}") == 1
    assert tally.lengths["s", 4] == 1


def test_lengths_leave_out_what_lies_between_pieces(full):
    tally = counted(full)
    assert tally.pieces == {"s": 1}
    # «عشرات» cut short and «داعش»: five and four code points, with a gap of twelve.
    assert tally.lengths["s", 9] == 1
    assert sum(n for (kind, _), n in tally.lengths.items() if kind == "s") == 5
    assert tally.lengths["e", 5] == 1
    assert all(number > 0 for number in tally.lengths.values())


def test_a_role_that_is_filled_twice_counts_once(store, batches):
    twice = Event(
        id="e9",
        fragments=((11, 16),),
        quote=TEXT[11:16],
        label="Conflict.Attack",
        arguments=(Argument("Target", "s1"), Argument("Target", "s2")),
    )
    store.commit(tx(Edit(LayerKey("d1", "me"), None, twice)))
    assert counted(store).filled == {
        ("Conflict.Attack", "Attacker"): 1,
        ("Conflict.Attack", "Target"): 2,
        ("Contact.Broadcast", "Topic"): 1,
    }


def test_what_is_chosen_is_counted(full):
    assert counted(full, authors=("other",)).items == {"sORG": 1}
    assert counted(full, statuses=(Status.DONE,)).items == {"sGPE": 1}
    assert counted(full, authors=("nobody",)).layers == 0
    numbers = full.numbers()
    assert numbers.number_of_documents(Chosen()) == 3
    assert len(numbers.documents(Chosen(authors=("other",)))) == 1
    assert numbers.authors() == ["me", "other"]


def test_days_choose_the_layers_that_were_worked_on_then(store, batches):
    key = LayerKey("d1", "me")
    store.commit(imported("d2", (span("s1", 0, 5),)))
    store.commit(at("2026-03-05T10:00:00Z", Edit(key, None, span("new", 0, 5))))
    chosen = {"since": "2026-03-05T00:00:00Z", "until": "2026-03-06T00:00:00Z"}
    assert counted(store, **chosen).layers == 1
    assert counted(store, since="2026-03-06T00:00:00Z").layers == 0
    assert counted(store, until="2026-03-05T10:00:00Z").layers == 2


def test_only_work_by_hand_counts_for_the_pace(store):
    key = LayerKey("d1", "me")
    store.commit(at("2026-03-05T10:00:10Z", Edit(key, None, span("n1", 0, 5))))
    store.commit(at("2026-03-05T10:00:50Z", Edit(key, None, span("n2", 0, 5))))
    store.commit(at("2026-03-05T10:01:00Z", Edit(key, span("n2", 0, 5), span("n2", 0, 5, "ORG"))))
    many = [Edit(key, None, span(f"m{n}", 0, 5)) for n in range(200)]
    store.commit(at("2026-03-05T10:02:00Z", *many))
    (minutes,) = store.numbers().minutes(Chosen())
    assert [(m.author, m.minute, m.acts, m.items) for m in sorted(minutes, key=str)] == [
        ("me", "2026-03-05T10:00", 2, 2),
        ("me", "2026-03-05T10:01", 1, 0),
    ]


def test_words_of_an_article_are_never_taken_for_an_item(store):
    key = LayerKey("d1", "me")
    bad = '"before":null,"after":{"type":"span"'
    noted = span("n1", 0, 5, note=bad)
    store.commit(at("2026-03-05T10:00:10Z", Edit(key, None, noted)))
    (minutes,) = store.numbers().minutes(Chosen())
    assert [m.items for m in minutes] == [1]


def test_the_log_tells_when_a_layer_became_done_and_when_no_longer(store):
    key = LayerKey("d1", "me")
    new, done = Layer(), Layer(status=Status.DONE)
    store.commit(at("2026-03-05T10:00:00Z", Edit(key, new, done)))
    flagged = Layer(status=Status.DONE, flagged=True)
    store.commit(at("2026-03-06T10:00:00Z", Edit(key, done, flagged)))
    store.commit(at("2026-03-07T10:00:00Z", Edit(key, flagged, new)))
    turns = [turn for some in store.numbers().turns() for turn in some]
    assert [(t.key, t.time[:10], t.done) for t in turns] == [
        (key, "2026-03-05", True),
        (key, "2026-03-07", False),
    ]


def test_documents_are_named_by_their_numbers(store):
    numbers = store.numbers()
    assert numbers.named(numbers.documents(Chosen())) == [("d1", "d1.txt", "بغداد")]
    assert numbers.named([99_999]) == []


def test_a_sample_has_the_marks_of_the_layers_that_are_chosen(full):
    numbers = full.numbers()
    every = numbers.documents(Chosen())
    sampled = [one for some in numbers.sampled(every, Chosen()) for one in some]
    assert [one.text for one in sampled] == [TEXT] * 3
    assert [len(one.layers) for one in sampled] == [2, 1, 0]
    (only,) = [s for some in numbers.sampled(every[:1], Chosen(authors=("other",))) for s in some]
    assert [[mark.label for mark in layer] for layer in only.layers] == [["ORG"]]


def test_an_empty_project_has_nothing_to_count(new_place, kit):
    from annotator.store.store import Store

    with Store.create(new_place(), kit.scheme) as store:
        tally = counted(store)
        assert (tally.items, tally.holders, tally.lengths) == ({}, {}, {})
        assert list(store.numbers().minutes(Chosen())) == []
