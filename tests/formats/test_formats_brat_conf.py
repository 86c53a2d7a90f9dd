"""brat's annotation.conf: what it says becomes a scheme, and every scheme becomes one."""

import pytest

from annotator.app.projects import load_scheme, scheme_names
from annotator.errors import UserError
from annotator.formats.brat_conf import read_conf
from annotator.formats.brat_conf_write import conf_text, visual_text
from annotator.formats.brat_names import BratNames
from annotator.model.scheme_check import scheme_faults

BRAT_KINDS = {"entity", "event", "relation", "cluster"}


def essence(scheme):
    return {
        label.key: (
            label.kind,
            [(r.key, r.minimum, r.maximum, set(r.admits)) for r in label.roles],
            set(label.source_admits),
            set(label.target_admits),
            label.symmetric,
            set(label.attributes),
        )
        for label in scheme.labels
        if label.kind in BRAT_KINDS
    }


@pytest.mark.parametrize("name", scheme_names())
def test_every_shipped_scheme_survives_the_way_through_brat(name):
    scheme = load_scheme(name)
    back = read_conf(conf_text(scheme, BratNames(scheme)), name).scheme
    assert essence(back) == essence(scheme)
    assert scheme_faults(back) == []
    values = {a.key: [v.key for v in a.values] for a in scheme.attributes if a.values}
    assert {a.key: [v.key for v in a.values] for a in back.attributes if a.values} == values


def test_the_configuration_of_brats_tutorial_is_read(shared):
    path = shared / "corpora/events/brat-tutorial-news/news/annotation.conf"
    scheme = load_scheme(str(path))
    assert scheme_faults(scheme) == []
    assert scheme.name == "news"
    roles = {r.key: (r.minimum, r.maximum) for r in scheme.roles_of("Life.Marry")}
    assert roles == {"Person-Arg": (2, 2), "Place-Arg": (0, 1)}
    (org,) = scheme.roles_of("Business.Merge-org")
    assert (org.minimum, org.maximum) == (1, None)
    agent = next(r for r in scheme.roles_of("Life.Die") if r.key == "Agent-Arg")
    assert agent.admits == ("Person", "Organization", "GPE"), "a macro"
    assert scheme.label("Life").roles == ()
    assert scheme.label("Alias").kind == "cluster"
    assert scheme.label("Located").source_admits == ("Person",)
    assert [a.key for a in scheme.attributes_of("Life.Die")] == ["Negation", "Confidence"]


@pytest.mark.parametrize(
    ("written", "counts"),
    [("A", (1, 1)), ("A?", (0, 1)), ("A*", (0, None)), ("A+", (1, None)), ("A{3}", (3, 3))],
)
def test_how_often_a_role_is_filled(written, counts):
    scheme = read_conf(f"[entities]\nX\n[events]\nGo\t{written}:X\n", "t").scheme
    (role,) = scheme.roles_of("Go")
    assert (role.key, role.minimum, role.maximum) == ("A", *counts)


def test_arguments_are_inherited_and_groups_are_admitted_whole():
    text = "[entities]\nX\n\tX_Y\n[events]\nGo\tWho:X|X_Y\n\tRun\t<INHERIT>, Why?:<ANY>\n"
    scheme = read_conf(text, "t").scheme
    assert [(r.key, r.admits) for r in scheme.roles_of("Go.Run")] == [
        ("Who", ("X",)),
        ("Why", ("*",)),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[entities]\nX\n[events]\nGo Who X\n", "line 4"),
        ("[events]\nGo Who{0-}:X\n", "line 2"),
        ("[entities]\n|\n", "line 2"),
    ],
)
def test_a_line_that_cannot_be_understood_is_named(text, line):
    with pytest.raises(UserError, match=line) as fault:
        read_conf(text, "t")
    assert fault.value.key == "scheme.invalid"


def test_macros_that_grow_without_end_are_refused():
    macros = "".join(f"<{chr(98 + n)}>={'|'.join([f'<{chr(97 + n)}>'] * 60)}\n" for n in range(9))
    with pytest.raises(UserError, match="macros"):
        read_conf(f"[entities]\n<a>={'x' * 60}\n{macros}X <j>:x\n", "t")


def test_keys_that_brat_cannot_store_come_back_by_their_second_name():
    names = BratNames(None)
    keys = ["شخص", "a.b", "<x>", "A-b", "a|b,c"]
    written = [names.label(key, "entity") for key in keys]
    assert len(set(written)) == len(keys)
    assert all(name.replace("_", "").replace("-", "").isascii() for name in written)
    conf = read_conf(conf_text(read_conf("", "t").scheme, names), "t")
    assert [conf.key(name) for name in written] == keys


def test_a_label_below_one_of_another_kind_has_its_line():
    names = BratNames(None)
    written = names.label("C.D", "entity"), names.label("C", "relation")
    conf = read_conf(conf_text(read_conf("", "t").scheme, names), "t")
    assert tuple(map(conf.key, written)) == ("C.D", "C")


def test_brat_is_told_names_colours_and_direction():
    scheme = load_scheme("ace2005")
    text = visual_text(scheme, BratNames(scheme), right_to_left=True)
    assert "\nAttack | هجوم | Attack\n" in text
    assert "\nPER\tbgColor:#" in text
    assert text.endswith("[options]\nText direction:rtl\n")
