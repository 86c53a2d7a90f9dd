"""Acts on a scheme: what they refuse, what they make of keys, and what a comparison says."""

import msgspec
import pytest

from annotator.errors import UserError
from annotator.model import scheme_edits as ops
from annotator.model.colour import Page, nearest_good, readable
from annotator.model.scheme import Colour, Label, Names, Role, Scheme
from annotator.model.scheme_diff import scheme_diff

INK = Colour("#2A33CB", "#91ABFF")
SCHEME = Scheme(
    name="s",
    version=4,
    names=Names("س", "s"),
    labels=(
        Label(key="PER", kind="entity", names=Names("شخص", "Person"), colour=INK, hotkey="A"),
        Label(key="PER.One", kind="entity", names=Names("فرد", "One"), second="A"),
        Label(key="ORG", kind="entity", names=Names("منظمة", "Org"), colour=INK, hotkey="S"),
        Label(
            key="Hit",
            kind="event",
            names=Names("ضرب", "Hit"),
            colour=INK,
            hotkey="1",
            roles=(Role(key="By", names=Names("من", "By"), admits=("PER.One",)),),
        ),
    ),
)
PER = SCHEME.label("PER")


def revised(**words):
    return ops.revise_label(SCHEME, "PER", msgspec.structs.replace(PER, **words))


@pytest.mark.parametrize(
    ("make", "key", "says"),
    [
        (lambda: ops.rename_label(SCHEME, "PER", "ORG"), "taken", "already"),
        (lambda: ops.rename_label(SCHEME, "PER", "PER.PER"), "cycle", "below itself"),
        (lambda: ops.rename_label(SCHEME, "PER.One", "GPE.One"), "rule", "GPE"),
        (lambda: ops.rename_label(SCHEME, "ORG", "Hit.ORG"), "rule", "another kind"),
        (lambda: ops.rename_label(SCHEME, "NO", "YES"), "missing", "NO"),
        (lambda: ops.rename_label(SCHEME, "PER", "a..b"), "rule", "a..b"),
        (lambda: ops.merge_labels(SCHEME, "PER", "PER.One"), "cycle", "part of it"),
        (lambda: ops.merge_labels(SCHEME, "PER", "Hit"), "kind", "entity"),
        (lambda: ops.add_label(SCHEME, PER), "taken", "PER"),
        (lambda: revised(hotkey="S"), "rule", "taken twice"),
        (lambda: revised(hotkey="E"), "rule", "belongs to the program"),
        (lambda: revised(colour=Colour("blue", "#000000")), "rule", "#rrggbb"),
        (lambda: revised(attributes=("none",)), "rule", "not defined"),
        (lambda: ops.name_scheme(SCHEME, " ", Names("", "")), "name", "name"),
    ],
)
def test_what_would_break_the_scheme_is_refused_in_one_sentence(make, key, says):
    with pytest.raises(UserError) as caught:
        make()
    assert caught.value.key == f"scheme.{key}"
    assert says in caught.value.message


def test_every_act_raises_the_version_by_one():
    for change in (
        ops.rename_label(SCHEME, "PER", "P"),
        ops.retire_label(SCHEME, "PER"),
        ops.delete_label(SCHEME, "ORG"),
        ops.move_label(SCHEME, "PER", 1),
    ):
        assert change.after.version == 5
        assert change.edits[0].after == change.after.head


def test_a_subtype_that_becomes_a_label_of_its_own_keeps_its_colour():
    change = ops.rename_label(SCHEME, "PER.One", "Man")
    assert change.after.label("Man").colour == INK
    assert change.after.roles_of("Hit")[0].admits == ("Man",)


def test_labels_move_among_those_beside_them_and_stop_at_the_ends():
    assert ops.move_label(SCHEME, "PER", -1) is None
    keys = [label.key for label in ops.move_label(SCHEME, "PER", 1).after.tops("entity")]
    assert keys == ["ORG", "PER"]


def test_the_key_of_a_retired_label_is_free():
    after = ops.retire_label(SCHEME, "ORG").after
    draft = msgspec.structs.replace(PER, hotkey="S")
    assert ops.revise_label(after, "PER", draft).after.label("PER").hotkey == "S"
    with pytest.raises(UserError, match="taken twice"):
        ops.retire_label(ops.revise_label(after, "PER", draft).after, "ORG", retired=False)


def test_a_comparison_says_a_rename_once_and_not_all_that_follows_from_it():
    after = ops.rename_label(SCHEME, "PER", "P").after
    assert [(d.what, d.before, d.after) for d in scheme_diff(SCHEME, after)] == [
        ("renamed", "PER", "P")
    ]
    assert scheme_diff(SCHEME, SCHEME) == []


def test_a_comparison_names_what_changed():
    draft = msgspec.structs.replace(PER, hotkey="Z", names=Names("شخص", "Human"))
    after = ops.revise_label(SCHEME, "PER", draft).after
    after = ops.delete_label(ops.retire_label(after, "ORG").after, "Hit").after
    said = {(d.what, d.where): (d.before, d.after) for d in scheme_diff(SCHEME, after)}
    assert said == {
        ("names", "PER"): ("شخص · Person", "شخص · Human"),
        ("hotkey", "PER"): ("A", "Z"),
        ("retired", "ORG"): ("", ""),
        ("removed", "Hit"): ("ضرب · Hit", ""),
    }


@pytest.mark.parametrize(
    "page", [Page("#fbfaf7", "#1d1f23", 0.16), Page("#16181d", "#e6e4df", 0.2)]
)
@pytest.mark.parametrize("colour", ["#ffee00", "#16181d", "#ffffff", "#777777", "#2A33CB"])
def test_the_nearest_good_colour_can_be_read(page, colour):
    near = nearest_good(colour, page)
    assert readable(near, page).good
    if readable(colour, page).good:
        assert near.lower() == colour.lower()
