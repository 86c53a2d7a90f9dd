"""Joining, cutting, moving and repeating: nothing dangles, and undo brings all back."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model import commands, commands_repair, rules
from annotator.model.commands import Act
from annotator.model.document import Document, LayerKey, TextVersion, text_sha256
from annotator.model.edits import Transaction
from annotator.model.items import Argument, Cluster, Event, Relation, Span, quote_of
from annotator.model.state import Annotations

TEXT = "قال محمد بن  سلمان، ولي العهد\nمحمد أيضا في لندن وباريس"


def state_of(*items, text=TEXT):
    version = TextVersion(
        document="d", text=text, sha256=text_sha256(text), source_sha256=text_sha256(text)
    )
    document = Document(id="d", name="d.txt", title="t")
    return Annotations.load(LayerKey("d", "me"), document, version, (None, (), items))


def span(id, words, label="PER", text=TEXT, **more):
    start = text.index(words)
    return Span(id=id, fragments=((start, start + len(words)),), quote=words, label=label, **more)


def event(id, words, *arguments, label="Contact.Meet", text=TEXT):
    start = text.index(words)
    there = ((start, start + len(words)),)
    return Event(id=id, fragments=there, quote=words, label=label, arguments=arguments)


def done(state: Annotations, act: Act | None) -> Annotations:
    assert act is not None
    tx = Transaction(id="t", edits=act.edits, title=act.title, author="me", time="")
    after = state.apply(tx)
    for item in after.items.values():
        assert rules.item_errors(item, after.text, after.item) == []
    undo = Transaction(id="u", edits=tx.inverse_edits(), title="", author="me", time="")
    back = after.apply(undo)
    assert {i.id: i for i in back.items.values()} == {i.id: i for i in state.items.values()}
    assert list(back.order) == list(state.order)
    return after


# --- joining ----------------------------------------------------------------------------------


def test_two_parts_of_a_name_become_one_span_over_the_blanks_between():
    state = state_of(span("a", "محمد بن"), span("b", "سلمان", norm="سلمان"))
    after = done(state, commands_repair.merge_mentions(state, ["a", "b"]))
    (only,) = after.mentions()
    assert (only.id, only.quote) == ("a", "محمد بن  سلمان")


def test_words_parted_by_other_words_become_one_span_of_two_fragments():
    state = state_of(span("a", "سلمان"), span("b", "العهد"))
    after = done(state, commands_repair.merge_mentions(state, ["a", "b"]))
    assert after.mention("a").quote == "سلمان العهد"
    assert len(after.mention("a").fragments) == 2


def test_a_line_feed_is_no_blank_inside_a_name():
    first, second = TEXT.index("العهد"), TEXT.index("محمد أيضا")
    parts = ((first, first + 5), (second, second + 4))
    assert commands_repair.joined_fragments(TEXT, parts) == parts


def test_what_pointed_at_the_others_points_at_the_one_that_stays():
    a, b, c = span("a", "محمد بن"), span("b", "سلمان"), span("c", "لندن", "GPE")
    meet = event("e", "قال", Argument("Entity", "a"), Argument("Entity", "b"))
    near = Relation(id="r", label="PHYS", source="b", target="c")
    same = Relation(id="q", label="PHYS", source="a", target="c")
    own = Relation(id="o", label="PER-SOC", source="a", target="b")
    group = Cluster(id="k", members=("b", "a"))
    state = state_of(a, b, c, meet, near, same, own, group)
    after = done(state, commands_repair.merge_mentions(state, ["a", "b"]))
    assert after.mention("e").arguments == (Argument("Entity", "a"),)
    assert [(r.source, r.target) for r in after.relations()] == [("a", "c")]
    assert after.item("k").members == ("a",)


def test_attributes_and_notes_of_both_are_kept_and_the_first_wins():
    a = span("a", "محمد بن", attributes={"class": "SPC"}, note="one")
    b = span("b", "سلمان", attributes={"class": "GEN", "level": "NAM"}, note="two")
    state = state_of(a, b)
    after = done(state, commands_repair.merge_mentions(state, ["a", "b"]))
    assert after.mention("a").attributes == {"class": "SPC", "level": "NAM"}
    assert after.mention("a").note == "one\ntwo"


def test_events_join_with_all_their_arguments_and_never_point_at_themselves():
    a = span("a", "لندن", "GPE")
    one = event("e", "قال", Argument("Place", "a"), Argument("Entity", "f"))
    two = event("f", "في", Argument("Place", "a"))
    state = state_of(a, one, two)
    after = done(state, commands_repair.merge_mentions(state, ["e", "f"]))
    assert after.mention("e").arguments == (Argument("Place", "a"),)


@pytest.mark.parametrize("ids", [[], ["a"], ["a", "a"], ["a", "e"], ["a", "nobody"]])
def test_what_cannot_be_joined_is_no_act(ids):
    state = state_of(span("a", "سلمان"), event("e", "قال"))
    assert commands_repair.merge_mentions(state, ids) is None


# --- cutting ----------------------------------------------------------------------------------


def test_a_cut_leaves_the_blanks_out_and_the_links_on_the_first():
    a, group = span("a", "محمد بن  سلمان"), Cluster(id="k", members=("a",))
    state = state_of(a, group)
    act = commands_repair.split_mention(state, "a", TEXT.index("سلمان"), new_id=lambda _: "n")
    after = done(state, act)
    assert [m.quote for m in after.mentions()] == ["محمد بن", "سلمان"]
    assert act.created == "n"
    assert after.item("k").members == ("a",)


def test_both_halves_of_a_cut_trigger_keep_the_arguments():
    place = span("a", "لندن", "GPE")
    state = state_of(place, event("e", "قال محمد", Argument("Place", "a")))
    at = TEXT.index("محمد")
    after = done(state, commands_repair.split_mention(state, "e", at, new_id=lambda _: "n"))
    assert after.mention("e").arguments == after.mention("n").arguments == (Argument("Place", "a"),)


@pytest.mark.parametrize("at", [-5, 0, TEXT.index("سلمان"), TEXT.index("سلمان") + 5, 10**6])
def test_a_cut_at_an_end_or_outside_is_no_act(at):
    state = state_of(span("a", "سلمان"))
    assert commands_repair.split_mention(state, "a", at) is None


@given(st.data())
def test_a_cut_and_a_join_give_the_text_back(data):
    text = data.draw(st.text("اب \u0651🇸🇦\u200dx", min_size=2, max_size=12))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    whole = Span(id="a", fragments=((start, end),), quote=text[start:end], label="PER")
    state = state_of(whole, text=text)
    at = data.draw(st.integers(0, len(text)))
    act = commands_repair.split_mention(state, "a", at, new_id=lambda _: "n")
    if act is None:
        return
    halves = done(state, act)
    assert all(m.quote == m.quote.strip() for m in halves.mentions())
    back = done(halves, commands_repair.merge_mentions(halves, ["a", "n"]))
    covered = quote_of(text, back.mention("a").fragments)
    assert covered.replace(" ", "") == text[start:end].replace(" ", "")


# --- arguments ----------------------------------------------------------------------------------


def test_an_argument_moves_to_another_role_and_to_another_event():
    a = span("a", "لندن", "GPE")
    state = state_of(a, event("e", "قال", Argument("Place", "a")), event("f", "في"))
    other = done(state, commands_repair.move_argument(state, "e", 0, "e", "Entity"))
    assert other.mention("e").arguments == (Argument("Entity", "a"),)
    moved = done(state, commands_repair.move_argument(state, "e", 0, "f", "Place"))
    assert moved.mention("e").arguments == ()
    assert moved.mention("f").arguments == (Argument("Place", "a"),)


def test_moves_that_change_nothing_or_make_a_circle_are_no_act():
    state = state_of(
        span("a", "لندن", "GPE"),
        event("e", "قال", Argument("Place", "a"), Argument("Entity", "f")),
        event("f", "في", Argument("Place", "a")),
    )
    assert commands_repair.move_argument(state, "e", 0, "e", "Place") is None
    assert commands_repair.move_argument(state, "e", 0, "f", "Place") is None
    assert commands_repair.move_argument(state, "e", 1, "f", "Entity") is None
    assert commands_repair.move_argument(state, "e", 9, "f", "Entity") is None


def test_another_item_takes_the_seat_of_an_argument():
    a, b = span("a", "لندن", "GPE"), span("b", "باريس", "GPE")
    state = state_of(a, b, event("e", "قال", Argument("Place", "a")))
    after = done(state, commands_repair.replace_argument(state, "e", 0, "b"))
    assert after.mention("e").arguments == (Argument("Place", "b"),)
    assert commands_repair.replace_argument(state, "e", 0, "e") is None
    assert commands_repair.replace_argument(state, "e", 0, "a") is None


# --- everywhere ----------------------------------------------------------------------------------


def test_all_places_are_marked_in_one_act_and_none_twice():
    state = state_of(span("a", "محمد"))
    places = [(4, 8), (TEXT.index("محمد أيضا"),) * 2, (TEXT.index("لندن"), TEXT.index("لندن") + 4)]
    numbers = itertools.count()
    act = commands_repair.mark_all(
        state,
        [*places, places[2], (-1, 4), (5, 10**6)],
        "PER",
        new_id=lambda p: f"{p}{next(numbers)}",
    )
    after = done(state, act)
    assert [m.quote for m in after.mentions()] == ["محمد", "لندن"]
    assert commands_repair.mark_all(after, places, "PER") is None


def test_everywhere_marks_triggers_for_an_event():
    state = state_of()
    after = done(state, commands_repair.mark_all(state, [(0, 3)], "Contact.Meet", event=True))
    (made,) = after.mentions()
    assert isinstance(made, Event)
    assert done(after, commands.delete(after, [made.id])).mention(made.id) is None
