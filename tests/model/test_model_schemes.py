"""The shipped schemes are whole; a faulty scheme is refused with its place."""

import re
from pathlib import Path

import msgspec
import pytest

from annotator.errors import UserError
from annotator.model.colour import contrast, ink_on, mixed
from annotator.model.scheme import Scheme
from annotator.model.scheme_check import RESERVED, scheme_faults
from annotator.model.scheme_toml import scheme_from_toml
from annotator.sentences import Sentence
from annotator.text.fold import fold

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "schemes"
PAGES = {"light": ("#fbfaf7", "#1d1f23"), "dark": ("#16181d", "#e6e4df")}
TINT = {"light": 0.16, "dark": 0.20}
ARABIC = re.compile("[\u0621-\u064a]")


def load(name):
    return scheme_from_toml((FOLDER / f"{name}.toml").read_text(encoding="utf-8"), name)


SCHEMES = {path.stem: load(path.stem) for path in sorted(FOLDER.glob("*.toml"))}


def test_seven_schemes_are_shipped():
    assert set(SCHEMES) == {
        "ace2005", "ere-rich", "wojood", "wojood-fine", "wojood-hadath", "conll4", "blank",
    }  # fmt: skip


def leaves(scheme, kind):
    return [label for label in scheme.of_kind(kind) if not scheme.children(label.key)]


def named(scheme, kind, line):
    return [t for t in scheme.tops(kind) if t.colour.line == line]


def test_ace_has_every_type_of_the_standard():
    ace = SCHEMES["ace2005"]
    entities = named(ace, "entity", "solid")
    assert len(entities) == 7
    assert sum(len(ace.children(top.key)) for top in entities) == 45
    values = [top.key for top in named(ace, "entity", "dashed")]
    assert sorted(values) == ["Contact-Info", "Crime", "Job-Title", "Numeric", "Sentence", "Time"]
    assert len(ace.tops("relation")) == 6
    assert len(leaves(ace, "relation")) == 18
    assert len(ace.tops("event")) == 8
    assert len(leaves(ace, "event")) == 33
    assert {a.key for a in ace.attributes_of("Conflict.Attack")} == {
        "polarity", "tense", "genericity", "modality",
    }  # fmt: skip
    assert "role" in {a.key for a in ace.attributes_of("GPE.Nation")}


@pytest.mark.parametrize(
    ("name", "kind", "tops", "subtypes"),
    [
        ("ere-rich", "event", 9, 38),
        ("wojood", "entity", 21, 0),
        ("wojood-fine", "entity", 21, 31),
        ("conll4", "entity", 4, 0),
        ("wojood-hadath", "event", 1, 1),
    ],
)
def test_the_other_schemes_have_their_numbers(name, kind, tops, subtypes):
    scheme = SCHEMES[name]
    assert len(scheme.tops(kind)) == tops
    assert len(scheme.of_kind(kind)) - tops == subtypes


@pytest.mark.parametrize("name", SCHEMES)
def test_everything_is_named_in_arabic_and_english_and_has_its_keys(name):
    scheme = SCHEMES[name]
    assert scheme_faults(scheme) == []
    everything = [label.names for label in scheme.labels]
    everything += [role.names for label in scheme.labels for role in label.roles]
    everything += [attribute.names for attribute in scheme.attributes]
    everything += [value.names for a in scheme.attributes for value in a.values]
    for names in everything:
        assert ARABIC.search(names.ar), names
        assert re.search("[A-Za-z]", names.en), names
    for top in scheme.tops("entity"):
        assert top.hotkey
        assert top.hotkey not in RESERVED
    for label in leaves(scheme, "event"):
        assert label.roles, label.key


@pytest.mark.parametrize("name", SCHEMES)
def test_colours_can_be_read_in_light_and_dark(name):
    scheme = SCHEMES[name]
    for label in scheme.labels:
        colour = scheme.colour_of(label.key)
        for theme, (page, ink) in PAGES.items():
            own = getattr(colour, theme)
            assert contrast(ink_on(own), own) >= 4.5, (label.key, theme)
            assert contrast(own, page) >= 3, (label.key, theme)
            ground = mixed(own, page, TINT[theme])
            assert contrast(ink, ground) >= 4.5, (label.key, theme)


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#1d1f23", "#fbfaf7") == pytest.approx(15.8, abs=0.1)
    assert mixed("#ffffff", "#000000", 0.5) == "#808080"


@pytest.mark.parametrize(
    ("scheme", "event", "roles", "expected"),
    [
        ("ace2005", "Life.Die", {"Agent", "Victim", "Instrument", "Place", "Time", "Person"},
         {"Victim"}),
        ("ace2005", "Conflict.Attack",
         {"Attacker", "Target", "Instrument", "Place", "Time", "Victim", "Agent"},
         {"Attacker", "Target"}),
        ("ace2005", "Justice.Extradite",
         {"Person", "Agent", "Destination", "Origin", "Crime", "Time"}, {"Person", "Destination"}),
        ("ace2005", "Transaction.Transfer-Ownership",
         {"Buyer", "Seller", "Beneficiary", "Artifact", "Price", "Place", "Time"},
         {"Buyer", "Seller", "Artifact"}),
        ("ace2005", "Justice.Release-Parole", {"Person", "Entity", "Crime", "Place", "Time"},
         {"Person"}),
        ("ere-rich", "Justice.Release-Parole",
         {"Person", "Agent", "Place", "Crime", "Time"}, set()),
        ("ere-rich", "Movement.Transport-Person",
         {"Agent", "Person", "Instrument", "Destination", "Origin", "Time"}, set()),
        ("wojood-hadath", "Hadath.Event", {"agent", "location", "date"}, {"agent"}),
    ],
)  # fmt: skip
def test_roles_are_those_of_the_tables(scheme, event, roles, expected):
    found = SCHEMES[scheme].roles_of(event)
    assert {role.key for role in found} == roles
    assert {role.key for role in found if role.expected} == expected


def test_roles_admit_what_the_tables_say():
    ace = SCHEMES["ace2005"]
    roles = {role.key: role for role in ace.roles_of("Conflict.Attack")}
    assert ace.admits(roles["Attacker"], "ORG.Government")
    assert ace.admits(roles["Target"], "GPE")
    assert not ace.admits(roles["Attacker"], "WEA")
    assert ace.admits(roles["Time"], "Time")
    assert {v.key for v in roles["Time"].variants} >= {"Time-Within", "Time-At-End"}
    assert [r.key for r in ace.roles_for("Life.Die", "PER.Group")] == ["Agent", "Victim", "Person"]
    price = next(r for r in ace.roles_of("Movement.Transport") if r.key == "Price")
    assert ace.admits(price, "Numeric.Money")
    assert not ace.admits(price, "Numeric.Percent")


def test_relations_join_what_they_may():
    ace = SCHEMES["ace2005"]
    assert {r.key for r in ace.relations_between("PER.Individual", "ORG.Sports")} >= {
        "ORG-AFF.Sports-Affiliation", "ORG-AFF.Employment", "ORG-AFF.Membership",
    }  # fmt: skip
    assert "ORG-AFF.Sports-Affiliation" not in {
        r.key for r in ace.relations_between("PER", "ORG.Media")
    }
    assert {r.key for r in ace.relations_between("PER", "PER")} >= {"PER-SOC.Family"}
    assert SCHEMES["blank"].relations_between("Entity", "Event")


@pytest.mark.parametrize(
    ("typed", "first"),
    [("هجو", "Conflict.Attack"), ("attack", "Conflict.Attack"), ("مَوت", "Life.Die"),
     ("Life.D", "Life.Divorce"), ("محاكمه", "Justice.Trial-Hearing")],
)  # fmt: skip
def test_a_type_is_found_by_part_of_either_name(typed, first):
    assert SCHEMES["ace2005"].find(typed, "event", fold)[0].key == first


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_survives_json(name):
    scheme = SCHEMES[name]
    assert msgspec.json.decode(msgspec.json.encode(scheme), type=Scheme) == scheme


def test_labels_can_be_added_changed_and_taken_out():
    scheme = SCHEMES["conll4"]
    label = msgspec.structs.replace(scheme.label("PER"), key="NEW")
    more = scheme.with_label(label)
    assert more.label("NEW") == label
    assert scheme.label("NEW") is None
    assert more.with_label(msgspec.structs.replace(label, second="x")).label("NEW").second == "x"
    assert more.without_label("NEW") == scheme


HEAD = 'name = "x"\nversion = 1\nar = "س"\nen = "x"\n'
TOP = (
    '[[entities]]\nkey = "A"\nar = "أ"\nen = "A"\nhotkey = "A"\n'
    'light = "#2A33CB"\ndark = "#91ABFF"\n'
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = \nversion = 1", "line 1"),
        ('name = "x"', "version"),
        (HEAD + "colour = 3", "colour"),
        (HEAD + TOP.replace('key = "A"', "key = 5"), "entities[0].key"),
        (HEAD + TOP + TOP, "2 times"),
        (HEAD + TOP.replace('hotkey = "A"', 'hotkey = "E"'), "belongs to the program"),
        (HEAD + TOP.replace("#2A33CB", "blue"), "#rrggbb"),
        (HEAD + TOP.replace('light = "#2A33CB"\n', ""), "no colour"),
        (HEAD + TOP.replace('hotkey = "A"\n', ""), "no key"),
        (HEAD + TOP + 'attributes = ["none"]\n', "not defined"),
        (HEAD + TOP.replace("entities", "events"), "no roles"),
        (HEAD + TOP.replace("entities", "events") + 'roles = ["Who"]\n', "[roles]"),
        (
            HEAD + '[roles.Who]\nar = "من"\nen = "Who"\nadmits = ["Nobody"]\n'
            + TOP.replace("entities", "events") + 'roles = ["Who"]\n',
            "admits Nobody",
        ),
    ],
)  # fmt: skip
def test_a_faulty_scheme_is_refused_with_its_place(text, says):
    with pytest.raises(UserError) as caught:
        scheme_from_toml(text, "my.toml")
    assert caught.value.key == "scheme.invalid"
    assert says in caught.value.message
    assert "my.toml" in caught.value.message


HEAD = 'name = "x"\nversion = 1\n\n[[entities]]\nkey = "A"\nlight = "#2A33CB"\ndark = "#91ABFF"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + 'line = "wavy"\n', "A: there is no line wavy. It is solid, dashed"),
        (HEAD + 'parent = "B"\n', "entities[0]: parent means nothing here."),
        (HEAD + "[[things]]\n", "the file: things means nothing here."),
        ('name = "x"\n', "the file: version is missing."),
        (HEAD + "hotkey = 3\n", "entities[0].hotkey: int stands where str | null is to be."),
        ('name = "x\n', "line 1, column 10: this is not TOML"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_in_plain_words(text, said):
    with pytest.raises(UserError) as caught:
        scheme_from_toml(text, "x.toml")
    assert said in caught.value.message
    assert isinstance(caught.value.message.values["fault"], Sentence)
