"""Commands give acts that do what they say, leave nothing dangling, and can be taken back."""

import itertools

import pytest

from annotator.errors import Conflict
from annotator.model import commands, rules
from annotator.model.commands import Act
from annotator.model.document import Document, LayerKey, Status, TextVersion, text_sha256
from annotator.model.edits import Edit, Transaction
from annotator.model.items import Argument, Cluster, Event, Relation, Span
from annotator.model.state import Annotations

TEXT = 'بغداد تعلن تدمير التحالف عشرات المخابئ لـ"داعش"'


def counter():
    numbers = itertools.count(1)
    return lambda prefix: f"{prefix}{next(numbers)}"


@pytest.fixture
def new_id():
    return counter()


def empty(text=TEXT):
    document = Document(id="d", name="d.txt", title="t")
    version = TextVersion(
        document="d", text=text, sha256=text_sha256(text), source_sha256=text_sha256(text)
    )
    return Annotations.load(LayerKey("d", "me"), document, version, (None, (), ()))


def done(state: Annotations, act: Act | None) -> Annotations:
    assert act is not None
    tx = Transaction(id="t", edits=act.edits, title=act.title, author="me", time="")
    after = state.apply(tx)
    for item in after.items.values():
        assert rules.item_errors(item, after.text, after.item) == []
    back = after.apply(
        Transaction(id="u", edits=tx.inverse_edits(), title="", author="me", time="")
    )
    assert same(back, state)
    return after


def same(a: Annotations, b: Annotations) -> bool:
    return (
        {i.id: i for i in a.items.values()} == {i.id: i for i in b.items.values()}
        and list(a.order) == list(b.order)
        and (a.layer, a.counts, a.kinds) == (b.layer, b.counts, b.kinds)
        and all(
            sorted(map(id_of, a.pointing_at(i.id))) == sorted(map(id_of, b.pointing_at(i.id)))
            for i in a.items.values()
        )
    )


def id_of(item):
    return item.id


def attack(new_id):
    """A state with three spans, an event on them, a relation and a cluster."""
    state = empty()
    for start, end, label in ((0, 5, "GPE"), (17, 24, "ORG"), (42, 46, "ORG")):
        state = done(state, commands.mark_span(state, [(start, end)], label, new_id=new_id))
    state = done(state, commands.mark_event(state, [(11, 16)], "Conflict.Attack", new_id=new_id))
    state = done(state, commands.add_argument(state, "e4", "Attacker", "s2"))
    state = done(state, commands.add_argument(state, "e4", "Target", "s3"))
    state = done(state, commands.add_relation(state, "PHYS.Located", "s2", "s1", new_id=new_id))
    cluster = Cluster(id="c", members=("s1", "s2", "s3"))
    return done(state, Act("cluster", (Edit(state.key, None, cluster),)))


def test_a_marked_span_carries_its_quote(new_id):
    state = done(empty(), commands.mark_span(empty(), [(17, 24)], "ORG", new_id=new_id))
    span = state.mention("s1")
    assert isinstance(span, Span)
    assert span.quote == "التحالف"
    assert state.counts == {"ORG": 1}


def test_parts_that_touch_become_one_and_others_stay_apart(new_id):
    act = commands.mark_span(empty(), [(17, 20), (20, 24), (0, 5)], "ORG", new_id=new_id)
    state = done(empty(), act)
    assert state.mention("s1").fragments == ((0, 5), (17, 24))
    assert state.mention("s1").quote == "بغداد التحالف"


def test_the_same_span_is_not_marked_twice_but_another_label_is(new_id):
    state = done(empty(), commands.mark_span(empty(), [(0, 5)], "GPE", new_id=new_id))
    assert commands.mark_span(state, [(0, 5)], "GPE", new_id=new_id) is None
    assert commands.mark_span(state, [(0, 5)], "LOC", new_id=new_id) is not None


def test_nothing_selected_is_nothing_to_do():
    assert commands.mark_span(empty(), [], "GPE") is None
    assert commands.mark_event(empty(), [(3, 3)], "GPE") is None
    assert commands.delete(empty(), ["x"]) is None


def test_deleting_a_span_takes_it_out_of_events_relations_and_clusters_at_once(new_id):
    state = attack(new_id)
    after = done(state, commands.delete(state, ["s2"]))
    event = after.mention("e4")
    assert isinstance(event, Event)
    assert event.arguments == (Argument("Target", "s3"),)
    assert after.relations() == []
    assert after.item("c").members == ("s1", "s3")


def test_a_cluster_that_is_left_with_one_member_goes_unless_it_has_a_link(new_id):
    state = attack(new_id)
    assert done(state, commands.delete(state, ["s2", "s3"])).item("c") is None
    linked = Cluster(id="k", members=("s1", "s2"), link="Q1")
    state = done(state, Act("cluster", (Edit(state.key, None, linked),)))
    assert done(state, commands.delete(state, ["s2"])).item("k").members == ("s1",)
    assert done(state, commands.delete(state, ["s1", "s2"])).item("k") is None


def test_an_event_that_is_an_argument_leaves_the_other_event_whole(new_id):
    state = attack(new_id)
    state = done(state, commands.mark_event(state, [(6, 10)], "Contact.Broadcast", new_id=new_id))
    later = max(item.id for item in state.items.values() if item.id.startswith("e"))
    state = done(state, commands.add_argument(state, later, "Topic", "e4"))
    after = done(state, commands.delete(state, ["e4"]))
    assert after.mention(later).arguments == ()


def test_resizing_an_event_moves_the_others_on_its_trigger(new_id):
    state = attack(new_id)
    state = done(state, commands.mark_event(state, [(11, 16)], "Life.Die", new_id=new_id))
    after = done(state, commands.resize(state, "e4", [(11, 24)]))
    assert {m.fragments for m in after.mentions() if isinstance(m, Event)} == {((11, 24),)}
    alone = done(state, commands.resize(state, "e4", [(11, 24)], shared=False))
    assert len({m.fragments for m in alone.mentions() if isinstance(m, Event)}) == 2


def test_a_head_that_falls_outside_is_dropped_when_the_span_shrinks(new_id):
    state = done(empty(), commands.mark_span(empty(), [(17, 31)], "ORG", new_id=new_id))
    state = done(state, commands.set_head(state, "s1", (17, 24)))
    assert done(state, commands.resize(state, "s1", [(17, 24)])).mention("s1").head == (17, 24)
    assert done(state, commands.resize(state, "s1", [(25, 31)])).mention("s1").head is None


def test_marking_an_argument_is_one_act(new_id):
    state = attack(new_id)
    act = commands.mark_argument(state, "e4", "Place", [(31, 38)], "FAC", new_id=new_id)
    after = done(state, act)
    assert Argument("Place", act.created) in after.mention("e4").arguments


def test_an_argument_stands_once_and_never_points_at_its_own_event(new_id):
    state = attack(new_id)
    assert commands.add_argument(state, "e4", "Attacker", "s2") is None
    assert commands.add_argument(state, "e4", "Attacker", "e4") is None
    after = done(state, commands.remove_argument(state, "e4", 0))
    assert [a.role for a in after.mention("e4").arguments] == ["Target"]
    assert done(state, commands.change_role(state, "e4", 0, "Agent")).mention("e4").arguments[
        0
    ] == (Argument("Agent", "s2"))


def test_attributes_keep_their_place_when_they_change(new_id):
    state = done(empty(), commands.mark_span(empty(), [(0, 5)], "GPE", new_id=new_id))
    for key, value in (("type", "NAM"), ("class", "SPC"), ("type", "NOM")):
        state = done(state, commands.set_attribute(state, "s1", key, value))
    assert list(state.mention("s1").attributes.items()) == [("type", "NOM"), ("class", "SPC")]
    state = done(state, commands.set_attribute(state, "s1", "type", None))
    assert dict(state.mention("s1").attributes) == {"class": "SPC"}
    assert commands.set_attribute(state, "s1", "type", None) is None


def test_status_flag_and_note_belong_to_the_layer():
    state = done(empty(), commands.set_status(empty(), Status.DONE))
    state = done(state, commands.toggle_flag(state))
    state = done(state, commands.set_layer_note(state, "ملاحظة"))
    assert (state.layer.status, state.layer.flagged, state.layer.note) == ("done", True, "ملاحظة")
    assert commands.set_status(state, Status.DONE) is None


def test_a_transaction_from_another_state_is_a_conflict(new_id):
    state = done(empty(), commands.mark_span(empty(), [(0, 5)], "GPE", new_id=new_id))
    act = commands.relabel(state, "s1", "LOC")
    moved = done(state, commands.relabel(state, "s1", "FAC"))
    tx = Transaction(id="t", edits=act.edits, title="", author="me", time="")
    with pytest.raises(Conflict):
        moved.apply(tx)


def test_relations_go_with_either_end(new_id):
    state = attack(new_id)
    assert done(state, commands.delete(state, ["s1"])).relations() == []
    assert commands.add_relation(state, "PHYS.Located", "s2", "s1") is None
    assert isinstance(state.relations()[0], Relation)


@pytest.mark.parametrize(
    ("fragments", "key"),
    [
        (((-4, 3),), "offset.out_of_range"),
        (((0, 4000),), "offset.out_of_range"),
        (((5, 3),), "offset.reversed"),
        (((5, 5),), "offset.reversed"),
        ((), "offset.empty"),
        (((0, 5), (3, 8)), "offset.overlap"),
        (((17, 24), (0, 5)), "offset.overlap"),
        (((0, 4),), "offset.text_mismatch"),
    ],
)
def test_ranges_that_cannot_be_are_errors(fragments, key):
    span = Span(id="s", fragments=fragments, quote="بغداد", label="GPE")
    assert key in [finding.key for finding in rules.item_errors(span, TEXT, lambda _id: None)]


def test_walking_goes_in_the_order_of_the_text_outer_first(new_id):
    state = empty()
    for start, end in ((25, 38), (17, 24), (17, 38), (0, 5)):
        state = done(state, commands.mark_span(state, [(start, end)], "ORG", new_id=new_id))
    seen, here = [], (-1, 0, "")
    while (mention := state.next_mention(here)) is not None:
        seen.append(mention.fragments[0])
        here = (mention.start, -mention.end, mention.id)
    assert seen == [(0, 5), (17, 38), (17, 24), (25, 38)]
    assert state.previous_mention(here).fragments == ((17, 24),)
