"""Clusters, labels of the document and zones: each command is one act that undo takes back."""

import pytest

from annotator.model import commands, commands_groups
from annotator.model.document import Document, LayerKey, TextVersion, Zone, text_sha256
from annotator.model.edits import Transaction
from annotator.model.items import Cluster, Span
from annotator.model.state import Annotations

TEXT = "بغداد تعلن والعاصمة تؤكد وهي تنفي"
WORDS = {"a": "بغداد", "b": "العاصمة", "c": "هي", "d": "تعلن"}


def span(id):
    start = TEXT.index(WORDS[id])
    return Span(id=id, fragments=((start, start + len(WORDS[id])),), quote=WORDS[id], label="GPE")


def state_of(*items, zones=()):
    sha = text_sha256(TEXT)
    version = TextVersion(document="d", text=TEXT, sha256=sha, source_sha256=sha)
    document = Document(id="d", name="d.txt", title="t")
    everything = [*map(span, WORDS), *items]
    return Annotations.load(LayerKey("d", "me"), document, version, (None, zones, everything))


def done(state, act):
    assert act is not None
    tx = Transaction(id="t", edits=act.edits, title=act.title, author="me", time="")
    after = state.apply(tx)
    undo = Transaction(id="u", edits=tx.inverse_edits(), title="", author="me", time="")
    back = after.apply(undo)
    assert {i.id: i for i in back.items.values()} == {i.id: i for i in state.items.values()}
    assert list(back.zones.values()) == list(state.zones.values())
    return after


def members(state):
    return [i.members for i in state.items.values() if isinstance(i, Cluster)]


# --- clusters -----------------------------------------------------------------------------------


def test_two_mentions_become_one_cluster_in_the_order_of_the_text():
    after = done(state_of(), commands_groups.corefer(state_of(), "b", "a"))
    assert members(after) == [("a", "b")]


def test_a_third_one_joins_and_two_clusters_become_one_with_the_link():
    first = Cluster(id="k", members=("a", "c"))
    second = Cluster(id="l", members=("b", "d"), link="Q1530")
    grown = done(state_of(first), commands_groups.corefer(state_of(first), "b", "c"))
    assert members(grown) == [("a", "b", "c")]
    state = state_of(first, second)
    joined = done(state, commands_groups.corefer(state, "a", "d"))
    assert members(joined) == [("a", "d", "b", "c")]
    assert joined.item("k").link == "Q1530"


@pytest.mark.parametrize(("one", "other"), [("a", "a"), ("a", "b"), ("a", "nobody")])
def test_what_is_one_thing_already_is_no_act(one, other):
    state = state_of(Cluster(id="k", members=("a", "b")))
    assert commands_groups.corefer(state, one, other) is None


def test_a_cluster_of_one_goes_unless_it_has_a_link():
    state = state_of(Cluster(id="k", members=("a", "b")))
    assert members(done(state, commands_groups.leave_cluster(state, "a"))) == []
    state = state_of(Cluster(id="k", members=("a", "b"), link="Q1530"))
    assert members(done(state, commands_groups.leave_cluster(state, "a"))) == [("b",)]
    assert commands_groups.leave_cluster(state, "c") is None


def test_deleting_a_member_takes_it_out():
    state = state_of(Cluster(id="k", members=("a", "b", "c")))
    assert members(done(state, commands.delete(state, ["b"]))) == [("a", "c")]


def test_a_link_is_text_without_blanks_around():
    state = state_of(Cluster(id="k", members=("a", "b")))
    after = done(state, commands_groups.set_link(state, "k", " Q1530 "))
    assert after.item("k").link == "Q1530"
    assert commands_groups.set_link(after, "k", "Q1530") is None
    assert commands_groups.set_link(state, "a", "Q1530") is None


# --- the document -------------------------------------------------------------------------------


def test_a_label_of_the_document_is_put_on_and_off():
    state = state_of()
    on = done(state, commands_groups.toggle_document_label(state, "politics"))
    assert [item.label for item in commands_groups.document_labels(on)] == ["politics"]
    off = done(on, commands_groups.toggle_document_label(on, "politics"))
    assert commands_groups.document_labels(off) == []


# --- zones --------------------------------------------------------------------------------------


def test_a_zone_takes_its_range_and_leaves_the_rest_of_others():
    zones = (Zone(id="x", kind="title", start=0, end=5), Zone(id="y", kind="body", start=6, end=20))
    state = state_of(zones=zones)
    after = done(state, commands_groups.mark_zone(state, 3, 10, "caption"))
    assert [(z.kind, z.start, z.end) for z in commands_groups.zones_of(after)] == [
        ("title", 0, 3),
        ("caption", 3, 10),
        ("body", 10, 20),
    ]


def test_the_same_range_changes_its_kind_and_none_takes_it_away():
    state = state_of(zones=(Zone(id="x", kind="title", start=0, end=5),))
    other = done(state, commands_groups.mark_zone(state, 0, 5, "dateline"))
    assert other.zones.get("x").kind == "dateline"
    cut = done(state, commands_groups.mark_zone(state, 2, 3, ""))
    assert [(z.start, z.end) for z in commands_groups.zones_of(cut)] == [(0, 2), (3, 5)]
    assert not list(done(state, commands_groups.mark_zone(state, 0, 9, "")).zones.values())


@pytest.mark.parametrize(("start", "end"), [(5, 5), (7, 3), (-1, 4), (0, 10**6)])
def test_a_zone_outside_the_text_is_no_act(start, end):
    assert commands_groups.mark_zone(state_of(), start, end, "title") is None
