"""Schemes of other tools become ours; what cannot be taken over is said; bad files are refused."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.app.projects import load_scheme, new_project, open_session
from annotator.app.scheme_files import MOST_BYTES, MOST_LABELS, read_scheme_file
from annotator.errors import UserError
from annotator.model.colour import contrast, mixed
from annotator.model.scheme_check import RESERVED, scheme_errors
from annotator.model.scheme_toml import scheme_from_toml
from annotator.settings import resources

PAGES = {"light": ("#fbfaf7", "#1d1f23", 0.16), "dark": ("#16181d", "#e6e4df", 0.20)}


@pytest.fixture
def written(tmp_path):
    """Writes a file whose name says nothing, and reads it as a scheme."""

    def read(content):
        path = tmp_path / "some.data"
        data = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(data)
        return read_scheme_file(path)

    return read


def usable(scheme):
    """Everything that the window needs is there."""
    assert scheme_errors(scheme) == []
    for kind in ("entity", "event", "relation"):
        for top in scheme.tops(kind):
            for theme, (page, ink, tint) in PAGES.items():
                own = getattr(top.colour, theme)
                assert contrast(own, page) >= 3, (top.key, theme)
                assert contrast(ink, mixed(own, page, tint)) >= 4.5, (top.key, theme)
    for label in scheme.labels:
        assert label.names.ar
        assert label.names.en


# --- ontologies -----------------------------------------------------------------------------


def test_the_ontology_of_kairos_is_read_whole(shared):
    file = shared / "corpora/events/schema-kairos/event_role_KAIROS.json"
    found, data = read_scheme_file(file), json.loads(file.read_bytes())
    scheme = found.scheme
    usable(scheme)
    assert found.kind == "json"
    leaves = [label for label in scheme.events() if not scheme.children(label.key)]
    assert [label.key for label in leaves] == list(data)
    for key, facts in data.items():
        roles = scheme.roles_of(key)
        assert [role.key for role in roles] == list(dict.fromkeys(facts["roles"]))
        for name, types in zip(facts["roles"], facts["role_types"], strict=True):
            role = next(role for role in roles if role.key == name)
            for wanted in types:
                target = "Life.Die.Unspecified" if wanted == "event" else wanted
                assert scheme.admits(role, target), (key, name, wanted)
            assert not scheme.admits(role, "nothing of the kind")
    types = {t for facts in data.values() for types in facts["role_types"] for t in types}
    assert {label.key for label in scheme.entities()} == types - {"event"}


def test_a_template_tells_of_roles_and_not_of_numbers(shared):
    file = shared / "corpora/events/schema-kairos/event_role_KAIROS.json"
    label = read_scheme_file(file).scheme.label(
        "ArtifactExistence.DamageDestroyDisableDismantle.Damage"
    )
    said = "<Damager> damaged <Artifact> using <Instrument> instrument in <Place> place"
    assert label.description.en == f"{said}\n(damage, harm)"


def test_types_that_only_say_unspecified_can_be_told_apart(shared):
    scheme = load_scheme(str(shared / "corpora/events/schema-kairos/event_role_KAIROS.json"))
    leaves = [label for label in scheme.events() if not scheme.children(label.key)]
    names = [label.names.en for label in leaves]
    assert len(set(names)) == len(names)


def test_what_kairos_has_and_a_scheme_has_not_is_said(shared):
    said = read_scheme_file(shared / "corpora/events/schema-kairos/event_role_KAIROS.json").said
    assert "event_id, i-label" in said[0]
    assert "Participant of Contact.Contact.Meet" in said[1]


SECTIONS = {
    "name": "mine",
    "entities": {
        "PER": {"title": "Person", "ar": "شخص", "color": "blue", "subtypes": ["Group"]},
        "ORG": "a body with a structure",
    },
    "events": [
        {
            "name": "Attack",
            "definition": "violence",
            "slots": [
                {"role": "Attacker", "constraints": ["PER", "ORG"], "required": True},
                {"role": "Weapon", "constraints": "WEA", "max": 2},
                {"name": "Time"},
            ],
        },
        {"name": "Bombing", "parent": "Attack", "roles": {"Who": ["PER"], "After": ["event"]}},
    ],
    "relations": {"part": {"from": ["ORG"], "to": "ORG", "symmetric": True}},
    "motto": ["x"],
}


def test_an_ontology_in_sections_is_read(written):
    found = written(json.dumps(SECTIONS))
    scheme = found.scheme
    usable(scheme)
    assert scheme.name == "mine"
    assert [label.key for label in scheme.entities()] == ["WEA", "PER", "PER.Group", "ORG"]
    assert scheme.label("PER").names.ar == "شخص"
    assert scheme.label("ORG").description.en == "a body with a structure"
    attacker, weapon, time = scheme.label("Attack").roles
    assert (attacker.admits, attacker.minimum) == (("PER", "ORG"), 1)
    assert (weapon.admits, weapon.maximum) == (("WEA",), 2)
    assert time.admits == ("*",)
    who, after = scheme.label("Attack.Bombing").roles
    assert scheme.admits(after, "Attack.Bombing")
    assert not scheme.admits(who, "Attack")
    part = scheme.label("part")
    assert (part.source_admits, part.target_admits, part.symmetric) == (("ORG",), ("ORG",), True)
    assert any("motto" in words for words in found.said)
    assert any("WEA" in words for words in found.said)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"events": {"A": {"parent": "B"}, "B": {"parent": "A"}}}', "circle"),
        ('{"events": {"A": {"parent": "A"}}}', "circle"),
        ('{"events": {"A": {"parent": "Nobody"}}}', "not there"),
        ('{"entities": ["P"], "events": {"A": {"parent": "P"}}}', "another kind"),
        ('{"events": {"A": {"roles": [{"name": "R", "min": 3, "max": 2}]}}}', "may have 2"),
        ('{"entities": ["A", "A"]}', "twice"),
        ('{"entities": {"A": {}, "A": {}}}', "twice"),
        ('{"entities": ["A"], "events": {"A": {}}}', "twice"),
        ('{"frames": {"A": {}}}', "neither"),
        ('{"events": {"A": {"roles": ["x", "y"], "role_types": [["P"]]}}}', "2 roles and 1"),
        ('{"events": {"A": {"roles": 5}}}', "neither a list"),
        ('{"events": {"A": {"roles": {"R": [5]}}}}', "no list of types"),
        ('{"events": {"A": {"roles": [{}]}}}', "no name"),
        ('{"events": {"A": 5}}', "facts"),
        ('{"events": [5]}', "no name"),
        ('{"entities": [" "]}', "no name"),
        ('{"entities": [NaN]}', "NaN"),
        ('{"entities": ["A"]', "line 1"),
        ("[1, 2]", "one JSON object"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "too deep"),
        ('{"entities": {"A": ' + "9" * 5000 + "}}", "too long"),
        ('{"entities": []}', "no label"),
        ('{"entities": ["a\\ud800"]}', "half a character"),
    ],
)
def test_a_bad_ontology_is_refused_in_one_sentence(written, content, says):
    with pytest.raises(UserError, match=says) as fault:
        written(content)
    assert fault.value.key == "scheme.invalid"
    assert "some.data" in fault.value.message
    assert "\n" not in fault.value.message


# --- Label Studio ---------------------------------------------------------------------------

CONFIG = """<View>
  <Style>.x { color: red }</Style>
  <Labels name="ner" toName="text" maxUsages="3">
    <Label value="شخص" alias="PER" background="yellow" hotkey="q" hint="a human being"/>
    <Label value="Job Title" background="nonsense" hotkey="e" maxUsages="2"/>
    <Label value="e.g. this"/>
  </Labels>
  <Relations><Relation value="works for"/></Relations>
  <Text name="text" value="$text"/>
  <Image name="image" value="$image"/>
  <RectangleLabels name="box" toName="image"><Label value="Car"/></RectangleLabels>
  <View><Choices name="sure" toName="text" perRegion="true" whenLabelValue="PER" choice="multiple">
    <Choice value="Yes"/><Choice value="No" alias="n"/>
  </Choices></View>
  <Taxonomy name="topic" toName="text">
    <Choice value="News"><Choice value="War"/></Choice><Choice value="Car"/>
  </Taxonomy>
  <TextArea name="comment" toName="text"/>
  <TextArea name="why" toName="text" perRegion="true"/>
  <Dance name="d"/>
</View>"""


def test_a_configuration_of_label_studio_is_read(written):
    found = written(CONFIG)
    scheme = found.scheme
    usable(scheme)
    assert found.kind == "label-studio"
    assert [(label.kind, label.key) for label in scheme.labels] == [
        ("entity", "PER"),
        ("entity", "Job Title"),
        ("entity", "e-g- this"),
        ("relation", "works for"),
        ("document", "News"),
        ("document", "News.War"),
        ("document", "Car"),
    ]
    person = scheme.label("PER")
    assert (person.names.en, person.hotkey) == ("شخص", "Q")
    assert person.description.en == "a human being"
    assert scheme.label("Job Title").hotkey not in RESERVED
    sure, why = scheme.attributes
    assert [value.key for value in sure.values] == ["Yes", "n"]
    assert why.free
    assert person.attributes == ("sure", "why")
    assert scheme.label("Job Title").attributes == ("why",)


def test_what_label_studio_has_and_a_scheme_has_not_is_said(written):
    said = "\n".join(written(CONFIG).said)
    for what in ("nonsense (Job Title)", "RectangleLabels box", "Choices sure", "maxUsages",
                 "TextArea comment", "Dance", "e-g- this"):  # fmt: skip
        assert what in said, what


def test_the_configurations_of_label_studios_own_examples_are_read(shared):
    folder = shared / "corpora/peers/label-studio"
    ner = read_scheme_file(folder / "named_entity/config.xml").scheme
    usable(ner)
    assert len(ner.entities()) == 11
    choices = read_scheme_file(folder / "references/config.xml").scheme
    assert [(label.kind, label.key) for label in choices.labels] == [
        ("document", "missing-words"),
        ("document", "valid"),
    ]
    with pytest.raises(UserError, match="PolygonLabels label"):
        read_scheme_file(folder / "converter/data/test_export_json_min/label_config.xml")


def test_the_configuration_inside_a_project_of_label_studio_is_found(written):
    assert written(json.dumps({"title": "x", "label_config": CONFIG})).kind == "label-studio"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("<View><Labels", "xml.malformed"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><View>&a;</View>', "xml.doctype"),
        ("<View>" * 500 + "</View>" * 500, "xml.depth"),
        ("<html><body>hello</body></html>", "scheme.invalid"),
        ("<View><Text name='t' value='$t'/></View>", "scheme.invalid"),
        ("<View><Labels name='l' toName='t' value='$labels'/></View>", "scheme.invalid"),
    ],
)
def test_bad_xml_is_refused_in_one_sentence(written, content, key):
    with pytest.raises(UserError) as fault:
        written(content)
    assert fault.value.key == key
    assert "some.data" in fault.value.message


# --- brat and our own -----------------------------------------------------------------------


def test_brats_tutorial_is_read_by_its_content(shared, written):
    path = shared / "corpora/events/brat-tutorial-news/news/annotation.conf"
    found = written(path.read_bytes())
    usable(found.scheme)
    assert found.kind == "brat"
    assert found.said == ()
    assert found.scheme.labels == read_scheme_file(path).scheme.labels


def test_what_brat_has_and_a_scheme_has_not_is_said(written):
    found = written(
        "[entities]\nA\nA\n[relations]\n<OVERLAP> Arg1:A, Arg2:A, <OVL-TYPE>:contain\n"
        "R Arg1:A, Arg2:B, Arg3:A\n[events]\nGo\n[search]\nx <URL>:http://y\n"
    )
    said = "\n".join(found.said)
    for what in ("search", "<OVERLAP>", ": B.", ": R.", "twice and are there once: A."):
        assert what in said, what
    assert found.scheme.label("Go").roles == ()


@pytest.mark.parametrize("path", sorted((resources() / "schemes").glob("*.toml")))
def test_our_own_files_are_read_as_they_are(path):
    assert read_scheme_file(path).scheme == scheme_from_toml(
        path.read_text(encoding="utf-8"), path.stem
    )


def test_a_short_file_of_our_own_gets_what_it_lacks(written):
    scheme = written('name = "x"\nversion = 1\n[[entities]]\nkey = "شخص"\n').scheme
    usable(scheme)
    label = scheme.label("شخص")
    assert (label.names.ar, label.names.en) == ("شخص", "شخص")
    assert label.hotkey


# --- all of them ------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"   \n", b"hello world", b"\xff\xd8\xff\xe0\0\0", b"#"])
def test_a_file_that_is_no_scheme_is_refused(written, content):
    with pytest.raises(UserError) as fault:
        written(content)
    assert "some.data" in fault.value.message


def test_a_file_that_is_not_there_and_one_that_is_huge_are_refused(tmp_path):
    with pytest.raises(UserError, match="cannot be read"):
        read_scheme_file(tmp_path / "none")
    huge = tmp_path / "huge.json"
    huge.write_bytes(b"{" + b" " * MOST_BYTES + b"}")
    with pytest.raises(UserError, match="too large for a scheme") as fault:
        read_scheme_file(huge)
    assert fault.value.key == "limit.file"


def test_more_labels_than_a_window_can_show_are_refused(written):
    with pytest.raises(UserError, match="are the most"):
        written(json.dumps({"entities": [f"T{n}" for n in range(MOST_LABELS + 1)]}))


def test_keys_of_roles_have_no_blanks(written):
    event = written('{"events": {"Go": {"roles": {"Who goes!": ["PER"]}}}}').scheme.label("Go")
    assert [role.key for role in event.roles] == ["Who_goes"]


def test_labels_for_which_no_key_is_left_are_named(written):
    found = written(json.dumps({"entities": [f"T{n}" for n in range(60)]}))
    assert "not keys enough" in found.said[-1]
    strokes = [label.hotkey for label in found.scheme.entities() if label.hotkey]
    assert len(set(strokes)) == len(strokes)


def test_a_project_is_made_with_any_of_them(tmp_path, written):
    for at, content in enumerate((json.dumps(SECTIONS), CONFIG, "[entities]\nA\n")):
        scheme = written(content).scheme
        new_project(tmp_path / f"{at}.annot", scheme)
        session = open_session(tmp_path / f"{at}.annot", "me")
        assert session.scheme == scheme
        session.close()


SCRAPS = st.sampled_from(
    ["[entities]\n", "[events]\n", "A ", "Arg1:A", "\n\t", "<View>", "</View>",
     "<Label value='x'/>",
     "<Labels toName='t'>", "</Labels>", '{"events": ', '{"A": ', '"roles"', ": [", "]", "}", ",",
     '"x"', "null", "[[entities]]\n", 'key = "A"\n', 'name = "n"\n', "version = 1\n", "شخص", "\0",
     "<A>=<A>|<A>\n", "&", "'", "{1-2}:", "!", "|", "\u202e", "1e999", "."]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda some: (
        st.lists(some, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["A", "B", "roles", "role_types", "parent", "subtypes", "name", "types"]
            ),
            some,
            max_size=4,
        )
    ),
    max_leaves=20,
)


def read_or_refuse(folder, data):
    path = folder / "some.data"
    path.write_bytes(data)
    try:
        found = read_scheme_file(path)
    except UserError:
        return
    usable(found.scheme)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SCRAPS, max_size=30))
def test_scraps_of_schemes_are_read_or_refused_in_words(tmp_path, scraps):
    read_or_refuse(tmp_path, "".join(scraps).encode())


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["entities", "events", "relations", "x"]), VALUES))
def test_any_json_is_read_or_refused_in_words(tmp_path, value):
    read_or_refuse(tmp_path, json.dumps(value).encode())


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_file_that_is_cut_or_spoiled_is_read_or_refused_in_words(tmp_path, data):
    whole = data.draw(st.sampled_from([CONFIG, json.dumps(SECTIONS)])).encode()
    at = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(at, min(len(whole), at + 40)))
    read_or_refuse(tmp_path, whole[:at] + data.draw(st.binary(max_size=6)) + whole[end:])
