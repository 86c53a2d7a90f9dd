"""Arcs of a scene: those of selected events, or of all; kept ones are as if made anew."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.projects import load_scheme
from annotator.app.scene import Look, SceneBuilder
from annotator.model import commands
from annotator.model.document import Document, LayerKey, TextVersion, text_sha256
from annotator.model.edits import Transaction
from annotator.model.state import Annotations

SCHEME = load_scheme("ace2005")
TEXT = 'بغداد تعلن تدمير التحالف عشرات المخابئ لـ"داعش" ' * 6


def after(state, act):
    if act is None:
        return state, set()
    tx = Transaction(id="t", edits=act.edits, title="", author="me", time="")
    return state.apply(tx), {v.id for e in act.edits for v in (e.before, e.after) if v is not None}


@pytest.fixture(scope="module")
def two_events():
    """Two attacks that share a target, and a relation between two spans."""
    sha = text_sha256(TEXT)
    version = TextVersion(document="d", text=TEXT, sha256=sha, source_sha256=sha)
    document = Document(id="d", name="d.txt", title="t")
    state = Annotations.load(LayerKey("d", "me"), document, version, (None, (), ()))
    numbers = itertools.count()
    new_id = lambda prefix: f"{prefix}{next(numbers)}"  # noqa: E731 - a counter in one line
    acts = (
        lambda s: commands.mark_span(s, [(0, 5)], "GPE", new_id=new_id),
        lambda s: commands.mark_span(s, [(17, 24)], "ORG", new_id=new_id),
        lambda s: commands.mark_event(s, [(59, 64)], "Conflict.Attack", new_id=new_id),
        lambda s: commands.mark_event(s, [(11, 16)], "Conflict.Attack", new_id=new_id),
        lambda s: commands.add_argument(s, "e2", "Attacker", "s1"),
        lambda s: commands.add_argument(s, "e3", "Place", "s0"),
        lambda s: commands.add_argument(s, "e3", "Attacker", "s1"),
        lambda s: commands.add_relation(s, "ART", "s1", "s0", new_id=lambda _: "r"),
    )
    for act in acts:
        state, _ = after(state, act(state))
    return state


def shown(state, **look):
    arcs = SceneBuilder(SCHEME).scene(state, Look(**look)).arcs
    return [(arc.source, arc.target, arc.pill, arc.faint) for arc in arcs]


def test_only_the_arcs_of_selected_events_are_shown_and_none_of_them_is_faint(two_events):
    assert shown(two_events) == []
    assert shown(two_events, selected=("e2",)) == [("e2", "s1", "Attacker", False)]


def test_with_all_events_the_others_are_faint_and_all_stand_in_the_order_of_the_text(two_events):
    assert shown(two_events, selected=("e2",), all_events=True) == [
        ("e3", "s0", "Place", True),
        ("e3", "s1", "Attacker", True),
        ("e2", "s1", "Attacker", False),
    ]


def test_roles_are_named_in_the_language_of_the_window(two_events):
    (arc,) = SceneBuilder(SCHEME).scene(two_events, Look(selected=("e2",), language="ar")).arcs
    (role,) = [r for r in SCHEME.roles_of("Conflict.Attack") if r.key == "Attacker"]
    assert arc.pill == role.names.ar


def test_arcs_of_events_that_did_not_change_are_the_same_objects(two_events):
    builder, look = SceneBuilder(SCHEME), Look(all_events=True)
    before = builder.scene(two_events, look).arcs
    state, ids = after(two_events, commands.add_argument(two_events, "e3", "Target", "s1"))
    arcs = builder.scene(state, look, ids).arcs
    assert len(arcs) == len(before) + 1
    assert next(arc for arc in arcs if arc.source == "e2") is before[-1]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["look", "relabel", "unfill", "delete", "relations", "events", "select"]),
        st.integers(0, 50),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_kept_arcs_are_as_if_made_anew(two_events, steps):
    state, builder, look = two_events, SceneBuilder(SCHEME), Look(all_events=True)
    builder.scene(state, look)
    for what, number in steps:
        ids = set()
        mentions = [m.id for m in state.mentions()]
        one = mentions[number % len(mentions)] if mentions else None
        flags = {"all_events": look.all_events, "all_relations": look.all_relations}
        if what in ("relations", "events"):
            flags[f"all_{what}"] = not flags[f"all_{what}"]
            look = Look(selected=look.selected, **flags)
        elif what in ("select", "look") and one:
            look = Look(selected=(one,), **flags)
        elif what == "delete" and one:
            state, ids = after(state, commands.delete(state, [one]))
        elif what == "unfill" and state.mention("e3"):
            state, ids = after(state, commands.add_argument(state, "e3", "Target", one))
        elif what == "relabel" and state.mention("e3"):
            label = ("Movement.Transport", "Conflict.Attack")[number % 2]
            state, ids = after(state, commands.relabel(state, "e3", label))
        assert builder.scene(state, look, ids) == SceneBuilder(SCHEME).scene(state, look)
