"""Changes of the scheme: with all items that they touch, as one act, taken back as one."""

import itertools
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.app import scheme_editing as editing
from annotator.app.session import Session
from annotator.errors import Conflict, UserError
from annotator.model import scheme_edits as ops
from annotator.model.document import Document, Layer, LayerKey, TextVersion, text_sha256
from annotator.model.edits import SCHEME_PLACE, Edit, Origin, Transaction, document_place
from annotator.model.items import Argument, Cluster, DocumentLabel, Event, Relation, Span
from annotator.model.scheme import AttributeDef, Colour, Label, Names, Role, Scheme, ValueDef
from annotator.model.scheme_merge import merge_schemes
from annotator.store import scheme_acts, scheme_use
from annotator.store.store import Store

TEXT = "بغداد تعلن تدمير التحالف عشرات المخابئ ثم نهاية الخبر"
NUMBERS = itertools.count(1)
INK = Colour("#2A33CB", "#91ABFF")


def names(word):
    return Names(f"اسم {word}", word)


def label(key, kind="entity", **more):
    return Label(key=key, kind=kind, names=names(key), **more)


def role(key, *admits, **more):
    return Role(key=key, names=names(key), admits=admits, **more)


SCHEME = Scheme(
    name="small",
    version=1,
    names=names("small"),
    labels=(
        label("PER", colour=INK, hotkey="A", attributes=("type",)),
        label("PER.One", second="A"),
        label("ORG", colour=INK, hotkey="S"),
        label("ORG.One", second="B"),
        label("ORG.Army", second="A"),
        label("LOC", "relation", colour=INK, hotkey="1", source_admits=("PER",),
              target_admits=("ORG.Army", "*")),
        label("Attack", "event", colour=INK, hotkey="1",
              roles=(role("By", "PER", "ORG"), role("On", "ORG.Army", "Attack"))),
        label("Attack.Raid", "event", second="1"),
        label("Say", "event", colour=INK, hotkey="2", roles=(role("Who", "PER"),)),
        label("group", "cluster", colour=INK),
        label("war", "document", colour=INK),
    ),
    attributes=(
        AttributeDef(key="type", names=names("type"),
                     values=(ValueDef("NAM", names("NAM")), ValueDef("PRO", names("PRO")))),
        AttributeDef(key="mood", names=names("mood"), free=True),
    ),
)  # fmt: skip


def span(id, start, end, key, **more):
    return Span(id=id, fragments=((start, end),), quote=TEXT[start:end], label=key, **more)


def event(id, key, *arguments, **more):
    return Event(id=id, fragments=((11, 16),), quote=TEXT[11:16], label=key,
                 arguments=tuple(Argument(*one) for one in arguments), **more)  # fmt: skip


def items():
    return (
        span("s1", 0, 5, "PER", attributes={"type": "NAM", "mood": "x"}),
        span("s2", 17, 24, "PER.One", attributes={"type": "PRO"}),
        span("s3", 25, 30, "ORG"),
        Span(id="s4", fragments=((25, 30), (31, 38)), quote=f"{TEXT[25:30]} {TEXT[31:38]}",
             label="ORG.Army", note="ملاحظة"),
        event("e1", "Attack", ("By", "s1"), ("On", "s4"), ("On", "e2")),
        event("e2", "Attack.Raid", ("By", "s3"), attributes={"mood": "y"}),
        event("e3", "Say", ("Who", "s2"), ("Who", "s1")),
        Relation(id="r1", label="LOC", source="s1", target="s3", attributes={"mood": "z"}),
        Cluster(id="c1", members=("s1", "s2"), label="group", link="Q796"),
        Cluster(id="c2", members=("s3", "s4"), label="group"),
        DocumentLabel(id="l1", label="war"),
    )  # fmt: skip


def transaction(*edits, author="me", origin=Origin.LOCAL):
    return Transaction(id=f"t{next(NUMBERS)}", edits=edits, title="act", author=author,
                       time="2026-01-01T00:00:00Z", origin=origin)  # fmt: skip


def imported(id, authors=("me",), trashed=False):
    place = document_place(id)
    document = Document(id=id, name=f"{id}.txt", title=f"خبر {id}")
    text = TextVersion(document=id, text=TEXT, sha256=text_sha256(TEXT), source_sha256="0" * 64)
    edits = [Edit(place, None, document), Edit(place, None, text)]
    for author in authors:
        key = LayerKey(id, author)
        edits += [Edit(key, None, Layer()), *(Edit(key, None, item) for item in items())]
    if trashed:
        edits.append(Edit(place, document, msgspec.structs.replace(document, text_version=-1)))
    return transaction(*edits, origin=Origin.IMPORT)


@pytest.fixture
def session(tmp_path):
    with Store.create(tmp_path / "p.annot", SCHEME) as store:
        store.commit_many([
            imported("d1", ("me", "ليلى")), imported("d2"), imported("d3", trashed=True),
        ])  # fmt: skip
        yield Session(store, "me")


def everything(store):
    """All that there is: the scheme, and the items of every layer by author, in the trash too."""
    keys = [LayerKey(id, author) for id in ("d1", "d2", "d3") for author in ("me", "ليلى")]
    return store.scheme(), {key: store.layer(key)[1] for key in keys}


def one(store, id, key=None):
    _, found = store.layer(key or LayerKey("d1", "ليلى"))
    return next((item for item in found if item.id == id), None)


def do(session, change):
    number = editing.apply_change(session, change)
    session.reload_scheme()
    assert session.scheme == change.after
    assert session.scheme.version == change.before.version + 1
    assert session.store.check() == []
    return number


def back(session):
    title = editing.take_back(session)
    session.reload_scheme()
    assert session.store.check() == []
    return title


def test_a_rename_moves_subtypes_items_and_what_admits_them(session):
    change = ops.rename_label(session.scheme, "ORG", "GROUP")
    effect = editing.effect_of(session.store, change)
    assert (effect.use.items, effect.use.documents) == (8, 3)
    assert (effect.use.authors, effect.use.trashed) == (2, 1)
    assert {place.document for place in effect.places} == {"d1", "d2"}
    assert {place.quote for place in effect.places} >= {TEXT[25:30]}
    assert do(session, change) == 8
    assert [label.key for label in session.scheme.labels][2:5] == [
        "GROUP", "GROUP.One", "GROUP.Army",
    ]  # fmt: skip
    assert one(session.store, "s4").label == "GROUP.Army"
    assert one(session.store, "s4", LayerKey("d3", "me")).label == "GROUP.Army"
    assert session.scheme.roles_of("Attack")[1].admits == ("GROUP.Army", "Attack")
    assert session.scheme.label("LOC").target_admits == ("GROUP.Army", "*")


def test_much_is_counted_a_few_layers_at_a_time_to_the_same_end(session, monkeypatch):
    attack = session.scheme.label("Attack")
    for change in (
        ops.rename_label(session.scheme, "ORG", "GROUP"),
        ops.delete_label(session.scheme, "PER"),
        ops.revise_label(session.scheme, "Attack", msgspec.structs.replace(attack, roles=())),
    ):
        at_once = editing.effect_of(session.store, change).use
        with monkeypatch.context() as patch:
            patch.setattr(scheme_use, "_FEW", 0)
            patch.setattr(scheme_use, "_WINDOW", 2)
            assert editing.effect_of(session.store, change).use == at_once
        assert at_once.items > 0


def test_merging_gives_all_items_to_the_other_label_and_its_subtypes(session):
    do(session, ops.merge_labels(session.scheme, "ORG", "PER"))
    assert session.scheme.label("ORG") is None
    assert one(session.store, "s3").label == "PER"
    assert one(session.store, "s4").label == "PER.Army"
    assert session.scheme.label("PER.Army").names.en == "ORG.Army"
    assert session.scheme.label("PER.Army").second is None
    assert session.scheme.label("PER.One").names.en == "PER.One"
    assert session.scheme.roles_of("Attack")[0].admits == ("PER",)


def test_merging_event_types_keeps_every_argument_admissible(session):
    do(session, ops.merge_labels(session.scheme, "Say", "Attack"))
    assert [r.key for r in session.scheme.roles_of("Attack")] == ["By", "On", "Who"]
    assert one(session.store, "e3").label == "Attack"
    assert one(session.store, "e3").arguments[0] == Argument("Who", "s2")


def test_a_subtype_is_merged_into_its_heading(session):
    do(session, ops.merge_labels(session.scheme, "PER.One", "PER"))
    assert one(session.store, "s2").label == "PER"


def test_a_deleted_label_takes_its_items_and_their_links_along(session):
    change = ops.delete_label(session.scheme, "PER")
    effect = editing.effect_of(session.store, change)
    assert effect.use.items == 8
    assert effect.use.links == 4 * 4
    do(session, change)
    assert one(session.store, "s1") is None
    assert one(session.store, "r1") is None
    assert one(session.store, "c1") is None
    assert one(session.store, "e3").arguments == ()
    assert one(session.store, "e1").arguments == (Argument("On", "s4"), Argument("On", "e2"))
    assert one(session.store, "c2").members == ("s3", "s4")


def test_a_retired_label_stays_on_its_items_and_is_offered_no_more(session):
    change = ops.retire_label(session.scheme, "PER")
    assert editing.effect_of(session.store, change).use.items == 0
    do(session, change)
    assert one(session.store, "s1").label == "PER"
    assert "PER" not in [label.key for label in session.scheme.offered("entity")]
    assert "PER.One" not in [label.key for label in session.scheme.offered("entity")]
    do(session, ops.retire_label(session.scheme, "PER", retired=False))
    assert "PER.One" in [label.key for label in session.scheme.offered("entity")]


def test_a_renamed_role_is_renamed_on_the_items_of_all_types_that_have_it(session):
    attack = session.scheme.label("Attack")
    roles = (role("Attacker", "PER"), attack.roles[1])
    draft = msgspec.structs.replace(attack, roles=roles)
    assert do(session, ops.revise_label(session.scheme, "Attack", draft, {"By": "Attacker"})) == 8
    assert one(session.store, "e1").arguments[0] == Argument("Attacker", "s1")
    assert one(session.store, "e2").arguments[0] == Argument("Attacker", "s3")


def test_a_role_that_is_taken_out_takes_its_arguments_along(session):
    attack = session.scheme.label("Attack")
    draft = msgspec.structs.replace(attack, roles=attack.roles[:1])
    do(session, ops.revise_label(session.scheme, "Attack", draft))
    assert one(session.store, "e1").arguments == (Argument("By", "s1"),)


def test_attributes_and_values_change_on_all_items_that_have_them(session):
    kind = session.scheme.attributes[0]
    new = msgspec.structs.replace(
        kind, key="mention", values=(ValueDef("NAME", names("NAM")),), default="NAME"
    )
    change = ops.revise_attributes(
        session.scheme, [new], {"type": "mention"}, {("type", "NAM"): "NAME"}
    )
    effect = editing.effect_of(session.store, change)
    assert (effect.use.items, effect.use.documents, effect.use.trashed) == (16, 3, 1)
    assert do(session, change) == 16
    assert one(session.store, "s1").attributes == {"mention": "NAME"}
    assert one(session.store, "s2").attributes == {}
    assert one(session.store, "r1").attributes == {}
    assert session.scheme.label("PER").attributes == ("mention",)


def test_the_latest_change_is_taken_back_also_by_another_program_later(session, tmp_path):
    before = everything(session.store)
    do(session, ops.rename_label(session.scheme, "PER", "P"))
    do(session, ops.delete_label(session.scheme, "P"))
    session.close()
    with Store.open(tmp_path / "p.annot") as store:
        again = Session(store, "me")
        assert back(again) == "scheme-delete P"
        assert one(store, "s1").label == "P"
        assert back(again) == "scheme-rename PER P"
        assert everything(store) == before
        with pytest.raises(UserError, match="no change of the scheme"):
            editing.take_back(again)
        assert editing.bring_again(again) == "scheme-rename PER P"
        assert one(store, "s1").label == "P"
        assert store.check() == []


def test_only_the_latest_can_be_taken_back(session):
    do(session, ops.rename_label(session.scheme, "PER", "P"))
    do(session, ops.retire_label(session.scheme, "ORG"))
    rows = editing.versions(session.store)
    with pytest.raises(UserError) as caught:
        editing.take_back(session, rows[1].act)
    assert caught.value.key == "scheme.order"


def test_taking_back_is_refused_with_the_places_that_changed_since(session):
    do(session, ops.rename_label(session.scheme, "PER", "P"))
    key = LayerKey("d2", "me")
    item = one(session.store, "s1", key)
    session.store.commit(
        transaction(Edit(key, item, msgspec.structs.replace(item, note="seither")))
    )
    before = everything(session.store)
    with pytest.raises(editing.ChangedSince) as caught:
        editing.take_back(session)
    assert [(p.document, p.item) for p in caught.value.places] == [("d2", "s1")]
    assert "خبر d2" in caught.value.message
    assert everything(session.store) == before
    assert session.store.check() == []


def test_taking_back_is_refused_where_what_was_added_is_used_by_now(session):
    do(session, ops.add_label(session.scheme, label("GPE", colour=INK, hotkey="D")))
    key = LayerKey("d2", "me")
    session.store.commit(transaction(Edit(key, None, span("new", 0, 5, "GPE"))))
    with pytest.raises(editing.ChangedSince) as caught:
        editing.take_back(session)
    assert [place.item for place in caught.value.places] == ["new"]
    assert session.store.scheme().label("GPE") is not None


def test_undo_of_a_document_leaves_changes_of_the_scheme_alone(session):
    session.open_document("d1")
    do(session, ops.rename_label(session.scheme, "PER", "P"))
    session.open_document("d1")
    ticket = session.undo()
    assert ticket.error.key == "scheme.elsewhere"
    assert one(session.store, "s1").label == "P"


def test_a_change_from_an_older_scheme_overwrites_nothing(session):
    late = ops.rename_label(session.scheme, "PER", "P")
    do(session, ops.retire_label(session.scheme, "PER"))
    before = everything(session.store)
    with pytest.raises(Conflict):
        editing.apply_change(session, late)
    assert everything(session.store) == before


def test_stopping_in_the_midst_changes_nothing(session, monkeypatch):
    monkeypatch.setattr(scheme_acts, "_LAYERS", 1)
    before, asked = everything(session.store), itertools.count()
    watching = editing.Watching(stopped=lambda: next(asked) >= 2)
    change = ops.rename_label(session.scheme, "PER", "P")
    with pytest.raises(UserError) as caught:
        editing.apply_change(session, change, watching)
    assert caught.value.key == "scheme.stopped"
    assert everything(session.store) == before
    assert session.store.check() == []


def test_a_project_for_reading_says_so(session, tmp_path):
    change = ops.rename_label(session.scheme, "PER", "P")
    session.close()
    with Store.open(tmp_path / "p.annot", read_only=True) as store:
        reader = Session(store, "me")
        assert editing.why_not(reader) == "read_only"
        with pytest.raises(UserError, match="reading only"):
            editing.apply_change(reader, change)


def test_versions_tell_what_each_was(session):
    first = session.scheme
    do(session, ops.rename_label(session.scheme, "PER", "P"))
    do(session, ops.retire_label(session.scheme, "ORG"))
    back(session)
    rows = editing.versions(session.store)
    assert [row.number for row in rows] == [2, 3, 2, 1]
    assert [row.standing for row in rows] == [False, False, True, True]
    assert rows[0].scheme == session.store.scheme()
    assert rows[-1].scheme == first


def test_an_import_adds_what_is_new_and_takes_nothing_away(session):
    other = Scheme(
        name="other", version=9, names=names("other"),
        labels=(
            label("PER", colour=INK, hotkey="Z"),
            label("GPE", colour=INK, hotkey="A", attributes=("size",)),
            label("Say", "entity"),
        ),
        attributes=(AttributeDef(key="size", names=names("size"), free=True),),
    )  # fmt: skip
    merging = merge_schemes(session.scheme, other)
    assert (merging.added, merging.differing, merging.clashing) == (("GPE",), ("PER",), ("Say",))
    do(session, merging.change)
    assert session.scheme.label("GPE").hotkey is None
    assert session.scheme.label("PER").hotkey == "A"
    do(session, merge_schemes(session.scheme, other, replace=True).change)
    assert session.scheme.label("PER").hotkey == "Z"
    assert session.scheme.label("PER").attributes == ("type",)
    assert merge_schemes(session.scheme, other, replace=True).change is None


# --- any sequence -----------------------------------------------------------------------------

KEYS = st.sampled_from(["PER", "PER.One", "ORG", "ORG.Army", "Attack", "Attack.Raid", "Say", "LOC",
                        "group", "war", "X", "X.Y", "PER.X", "Attack.X"])  # fmt: skip


def _drop_role(scheme, key, _other):
    found = scheme.label(key)
    draft = msgspec.structs.replace(found, roles=found.roles[1:])
    return ops.revise_label(scheme, key, draft)


def _name_role(scheme, key, other):
    found = scheme.label(key)
    new = [msgspec.structs.replace(r, key=r.key + "x") for r in found.roles[:1]]
    draft = msgspec.structs.replace(found, roles=(*new, *found.roles[1:]))
    return ops.revise_label(scheme, key, draft, {r.key: r.key + "x" for r in found.roles[:1]})


def _attributes(scheme, key, _other):
    renamed = {a.key: a.key + "x" for a in scheme.attributes[:1]}
    new = [msgspec.structs.replace(a, key=renamed.get(a.key, a.key), values=a.values[1:],
                                   free=False) for a in scheme.attributes]  # fmt: skip
    return ops.revise_attributes(scheme, new, renamed)


ACTS = {
    "add": lambda s, key, other: ops.add_label(s, label(key, "entity")),
    "rename": ops.rename_label,
    "merge": ops.merge_labels,
    "delete": lambda s, key, other: ops.delete_label(s, key),
    "retire": lambda s, key, other: ops.retire_label(s, key),
    "up": lambda s, key, other: ops.move_label(s, key, -1),
    "drop role": _drop_role,
    "name role": _name_role,
    "attributes": _attributes,
}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), KEYS, KEYS), min_size=1, max_size=7))
def test_any_acts_taken_back_give_the_scheme_and_the_items_of_the_beginning(tmp_path_factory, acts):
    folder: Path = tmp_path_factory.mktemp("any")
    with pytest.MonkeyPatch.context() as patch, Store.create(folder / "p.annot", SCHEME) as store:
        # As in a large corpus: a layer at a time, and each a part of its own in the log.
        patch.setattr(scheme_acts, "_LAYERS", 1)
        patch.setattr(scheme_acts, "_PART", 1)
        store.commit_many([imported("d1", ("me", "ليلى")), imported("d3", trashed=True)])
        session, states = Session(store, "me"), [everything(store)]
        for name, key, other in acts:
            try:
                change = ACTS[name](session.scheme, key, other)
            except (UserError, AttributeError):
                # A label that is not there, or a rule in the way: refused before anything is done.
                continue
            if change is not None:
                do(session, change)
                states.append(everything(store))
        for state in reversed(states[:-1]):
            back(session)
            assert everything(store) == state
        for state in states[1:]:
            editing.bring_again(session)
            assert everything(store) == state


def test_edits_of_any_two_schemes_lead_from_one_to_the_other_and_back():
    after = ops.merge_labels(SCHEME, "PER", "ORG").after
    edits = ops.scheme_edits(SCHEME, after)
    assert all(edit.place == SCHEME_PLACE for edit in edits)
    assert ops.scheme_with(SCHEME, edits) == after
    inverse = [edit.inverse() for edit in reversed(edits)]
    assert ops.scheme_with(after, inverse) == SCHEME
