"""Splitting, linking and keeping clusters apart: nothing written is lost, undo brings all back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model import commands_groups, rules
from annotator.model.document import Document, LayerKey, TextVersion, text_sha256
from annotator.model.edits import Transaction
from annotator.model.items import Cluster, Event, Span
from annotator.model.state import Annotations

TEXT = "abcdefgh"


def state_of(*clusters):
    sha = text_sha256(TEXT)
    version = TextVersion(document="d", text=TEXT, sha256=sha, source_sha256=sha)
    spans = [
        Span(id=letter, fragments=((at, at + 1),), quote=letter, label="PER")
        for at, letter in enumerate(TEXT[:7])
    ]
    event = Event(id="h", fragments=((7, 8),), quote="h", label="Life.Die")
    everything = (None, (), [*spans, event, *clusters])
    return Annotations.load(
        LayerKey("d", "me"), Document(id="d", name="d.txt", title="t"), version, everything
    )


def done(state, act):
    assert act is not None
    tx = Transaction(id="t", edits=act.edits, title=act.title, author="me", time="")
    after = state.apply(tx)
    for item in after.items.values():
        assert rules.item_errors(item, after.text, after.item) == []
    undo = Transaction(id="u", edits=tx.inverse_edits(), title="", author="me", time="")
    back = after.apply(undo)
    assert {i.id: i for i in back.items.values()} == {i.id: i for i in state.items.values()}
    return after


def clusters(state):
    found = [item for item in state.items.values() if isinstance(item, Cluster)]
    return sorted((cluster.members, cluster.link) for cluster in found)


def test_an_event_and_an_entity_are_never_joined():
    assert commands_groups.corefer(state_of(), "a", "h") is None


def test_two_clusters_with_two_links_are_not_joined_and_both_links_are_named():
    one = Cluster(id="k", members=("a", "b"), link="Q1")
    two = Cluster(id="l", members=("c", "d"), link="Q2")
    state = state_of(one, two)
    assert commands_groups.corefer(state, "a", "c") is None
    assert commands_groups.clash(state, "a", "c") == ("Q1", "Q2")
    assert commands_groups.clash(state, "a", "b") is None


def test_what_is_cut_off_becomes_a_cluster_and_the_link_stays_with_the_rest():
    state = state_of(Cluster(id="k", members=("a", "b", "c", "d"), link="Q1"))
    after = done(state, commands_groups.split_cluster(state, "k", ["c", "d"]))
    assert clusters(after) == [(("a", "b"), "Q1"), (("c", "d"), "")]


def test_one_member_cut_off_is_only_taken_out_and_a_rest_of_one_goes():
    state = state_of(Cluster(id="k", members=("a", "b", "c")))
    assert clusters(done(state, commands_groups.split_cluster(state, "k", ["c"]))) == [
        (("a", "b"), "")
    ]
    assert clusters(done(state, commands_groups.split_cluster(state, "k", ["b", "c"]))) == [
        (("b", "c"), "")
    ]


@pytest.mark.parametrize("ids", [[], ["a", "b"], ["nobody"]])
def test_cutting_off_nobody_or_everybody_is_no_act(ids):
    state = state_of(Cluster(id="k", members=("a", "b")))
    assert commands_groups.split_cluster(state, "k", ids) is None


def test_a_mention_by_itself_can_be_linked_and_loses_its_cluster_with_the_link():
    linked = done(state_of(), commands_groups.link_mention(state_of(), "a", " Q796 "))
    assert clusters(linked) == [(("a",), "Q796")]
    assert clusters(done(linked, commands_groups.link_mention(linked, "a", ""))) == []
    assert commands_groups.link_mention(state_of(), "a", "") is None


def test_taking_the_link_from_a_cluster_of_two_leaves_the_cluster():
    state = state_of(Cluster(id="k", members=("a", "b"), link="Q1"))
    assert clusters(done(state, commands_groups.link_mention(state, "b", ""))) == [(("a", "b"), "")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Q796", "Q796"),
        ("\u200f Q796 \u200e", "Q796"),
        ("https://ar.wikipedia.org/wiki/العراق", "https://ar.wikipedia.org/wiki/العراق"),
        ("https://fa.wikipedia.org/wiki/می\u200cشود", "https://fa.wikipedia.org/wiki/می\u200cشود"),
        ("", ""),
        ("Q7\n96", None),
        ("Q\u202e697", None),
        ("Q\x00", None),
        ("Q" * 2_001, None),
    ],
)
def test_a_link_is_text_that_shows_what_it_is(typed, kept):
    assert commands_groups.clean_link(typed) == kept


pairs = st.tuples(st.sampled_from(TEXT), st.sampled_from(TEXT))


@given(st.lists(pairs, max_size=12), st.lists(st.sampled_from(TEXT), max_size=8))
def test_whatever_is_joined_and_taken_out_nobody_is_in_two_clusters(joins, leaves):
    state = state_of()
    for one, other in joins:
        act = commands_groups.corefer(state, one, other)
        state = done(state, act) if act is not None else state
    for id in leaves:
        act = commands_groups.leave_cluster(state, id)
        state = done(state, act) if act is not None else state
    members = [member for group, _ in clusters(state) for member in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 for group, _ in clusters(state))
