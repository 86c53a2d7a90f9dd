"""The scene is a pure function of state and look; the inspector's view and candidates likewise."""

import itertools

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app import slots
from annotator.app.inspect import MOST, candidates, item_view, nearest
from annotator.app.projects import load_scheme
from annotator.app.scene import Look, SceneBuilder, badge_text, label_tip
from annotator.model import commands
from annotator.model.document import Document, LayerKey, TextVersion, text_sha256
from annotator.model.edits import Transaction
from annotator.model.items import Event, Span
from annotator.model.scheme import Names
from annotator.model.state import Annotations, order_key

SCHEME = load_scheme("ace2005")
TEXT = 'بغداد تعلن تدمير التحالف عشرات المخابئ لـ"داعش" ' * 6


def start():
    sha = text_sha256(TEXT)
    version = TextVersion(document="d", text=TEXT, sha256=sha, source_sha256=sha)
    document = Document(id="d", name="d.txt", title="t")
    return Annotations.load(LayerKey("d", "me"), document, version, (None, (), ()))


def after(state, act):
    if act is None:
        return state, set()
    tx = Transaction(id="t", edits=act.edits, title="", author="me", time="")
    ids = {v.id for e in act.edits for v in (e.before, e.after) if hasattr(v, "fragments")}
    return state.apply(tx), ids


def newest(state):
    return max((m.id for m in state.mentions()), key=lambda id: int(id[1:]))


@pytest.fixture
def attack():
    """An attack with one role filled, and three spans around it."""
    numbers = itertools.count()
    new_id = lambda prefix: f"{prefix}{next(numbers)}"  # noqa: E731 - a counter in one line
    state = start()
    for at, end, label in ((0, 5, "GPE"), (17, 24, "ORG"), (42, 46, "ORG.Media"), (25, 30, "WEA")):
        state, _ = after(state, commands.mark_span(state, [(at, end)], label, new_id=new_id))
    state, _ = after(
        state, commands.mark_event(state, [(11, 16)], "Conflict.Attack", new_id=new_id)
    )
    state, _ = after(state, commands.add_argument(state, "e4", "Attacker", "s1"))
    return state


steps = st.lists(
    st.tuples(
        st.sampled_from(["span", "event", "argue", "delete", "resize", "relabel", "look"]),
        st.integers(0, 250),
        st.integers(1, 20),
        st.sampled_from(["PER", "ORG", "GPE.Nation", "WEA"]),
    ),
    max_size=25,
)


def step(state, what, at, length, label, new_id):
    ids = sorted(m.id for m in state.mentions())
    events = [id for id in ids if isinstance(state.mention(id), Event)]
    one = ids[at % len(ids)] if ids else ""
    fragments = [(at, at + length)]
    acts = {
        "span": lambda: commands.mark_span(state, fragments, label, new_id=new_id),
        "event": lambda: commands.mark_event(state, fragments, "Life.Die", new_id=new_id),
        "argue": lambda: commands.add_argument(
            state, events[at % len(events)] if events else "", "Victim", one
        ),
        "delete": lambda: commands.delete(state, [one]),
        "resize": lambda: commands.resize(state, one, fragments, shared=False),
        "relabel": lambda: (
            commands.relabel(state, one, label) if isinstance(state.mention(one), Span) else None
        ),
        "look": lambda: None,
    }
    return after(state, acts[what]())


@settings(max_examples=120, deadline=None)
@given(steps)
def test_a_scene_built_on_is_the_scene_built_anew(todo):
    numbers = itertools.count()
    state, builder, look = start(), SceneBuilder(SCHEME), Look()
    builder.scene(state, look)
    for what, at, length, label in todo:
        state, ids = step(state, what, at, length, label, lambda p: f"{p}{next(numbers)}")
        there = sorted(m.id for m in state.mentions())
        if what == "look" and there:
            chosen = there[at % len(there)]
            look = Look(selected=(chosen,), numbers={there[length % len(there)]: 1})
        built_on = builder.scene(state, look, ids)
        assert built_on == SceneBuilder(SCHEME).scene(state, look)


def test_marks_stand_in_the_order_of_the_text_with_shape_colour_and_problem(attack):
    scene = SceneBuilder(SCHEME).scene(attack, Look(selected=("e4",), numbers={"s1": 3}))
    marks = {mark.item: mark for mark in scene.marks}
    assert [mark.start for mark in scene.marks] == sorted(mark.start for mark in scene.marks)
    assert (marks["e4"].shape, marks["e4"].line, marks["e4"].problem) == ("event", "double", True)
    assert (marks["s1"].shape, marks["s1"].number, marks["s1"].problem) == ("span", 3, False)
    assert marks["s1"].light == SCHEME.colour_of("ORG").light
    assert [(arc.source, arc.target, arc.pill) for arc in scene.arcs] == [("e4", "s1", "Attacker")]


def test_arcs_are_shown_for_what_is_selected_and_relations_on_wish(attack):
    state, _ = after(attack, commands.add_relation(attack, "ART", "s1", "s3", new_id=lambda p: "r"))
    builder = SceneBuilder(SCHEME)
    assert builder.scene(state, Look()).arcs == ()
    (arc,) = builder.scene(state, Look(selected=("s3",))).arcs
    assert arc.dashed
    assert builder.scene(state, Look(all_relations=True)).arcs == (arc,)


def test_names_on_badges_follow_the_language():
    assert badge_text(SCHEME, "GPE.Nation", "en") == "GPE.Nation"
    assert badge_text(SCHEME, "GPE.Nation", "ar") == "كيان جيوسياسي: دولة"
    assert badge_text(SCHEME, "Conflict.Attack", "ar") == "هجوم"
    assert badge_text(SCHEME, "Unknown", "ar") == "Unknown"


def test_candidates_are_admitted_free_and_nearest_first(attack):
    assert candidates(attack, SCHEME, "e4", "Target") == ["s1", "s0", "s3", "s2"]
    assert candidates(attack, SCHEME, "e4", "Attacker") == ["s0", "s2"]
    assert candidates(attack, SCHEME, "e4", "Place") == ["s0"]
    assert candidates(attack, SCHEME, "e4", "Nothing") == []


def test_the_view_of_an_event_has_every_role_in_the_order_of_the_scheme(attack):
    view = item_view(attack, SCHEME, "e4", "en")
    assert [slot.role for slot in view.slots] == [
        role.key for role in SCHEME.roles_of("Conflict.Attack")
    ]
    assert [(f.target, f.quote) for f in view.slots[0].fills] == [("s1", "التحالف")]
    assert view.slots[1].required
    assert view.slots[1].fills == ()
    assert item_view(attack, SCHEME, "s1", "ar").uses[0].what == "هجوم: Attacker"
    assert item_view(attack, SCHEME, "none", "en") is None


def test_slots_are_armed_in_order_and_numbers_turn_through_pages(attack):
    event = attack.mention("e4")
    assert slots.first_slot(event, SCHEME) == "Target"
    assert slots.slot_after(event, SCHEME, "Target") == "Instrument"
    assert slots.step_slot(event, SCHEME, "Attacker", -1) is None
    many = [f"s{n}" for n in range(20)]
    assert slots.numbered(many, 0)["s8"] == 9
    assert slots.numbered(many, 1) == {f"s{n}": n - 8 for n in range(9, 18)}
    assert list(slots.numbered(many, 2)) == ["s18", "s19"]
    assert slots.numbered(many, 3) == slots.numbered(many, 0)


def all_by_distance(state, event, labels):
    """The rule itself, over every mention."""
    found = [
        (max(0, m.start - event.end, event.start - m.end), order_key(m), m.id)
        for m in state.mentions()
        if m.id != event.id and m.label in labels
    ]
    return [id for _, _, id in sorted(found)]


def test_a_label_that_is_called_by_its_key_is_named_once():
    scheme = load_scheme("conll4")
    other = msgspec.structs.replace(scheme.labels[0], key="MIS1", names=Names("MIS1", "MIS1"))
    scheme = msgspec.structs.replace(scheme, labels=(*scheme.labels, other))
    assert label_tip(scheme, "MIS1", "ar") == "MIS1"
    assert label_tip(scheme, "PER", "ar") == "شخص (PER)"
    assert label_tip(scheme, "none", "ar") == "none"


@given(
    st.lists(
        st.tuples(st.integers(0, 390), st.integers(1, 60), st.sampled_from(["PER", "GPE", "TIME"])),
        max_size=150,
    ),
    st.integers(0, 390),
)
def test_the_nearest_candidates_are_those_of_the_whole_document(places, at):
    spans = [
        Span(id=f"s{n}", fragments=((a, min(400, a + long)),), quote="", label=label)
        for n, (a, long, label) in enumerate(places)
    ]
    event = Event(id="e", fragments=((at, at + 5),), quote="", label="Conflict.Attack")
    state = Annotations.load(
        LayerKey("d", "me"),
        Document(id="d", name="d", title="d"),
        TextVersion(document="d", text="ن" * 400, sha256="", source_sha256=""),
        (None, (), [*spans, event]),
    )
    labels = {"PER", "TIME"}
    assert nearest(state, event, labels, {"e"}) == all_by_distance(state, event, labels)[:MOST]
