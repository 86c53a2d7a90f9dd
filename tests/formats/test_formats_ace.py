"""ACE APF: what is read, what is written, and that it is as the published DTD wants it."""

import os
import tempfile
from pathlib import Path

import msgspec
import pytest
from formats_help import read, shape, written
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from record_strategies import records as any_records

from annotator.app.import_files import gathered
from annotator.app.projects import load_scheme
from annotator.formats import guess_format
from annotator.formats.ace_apf import ACE_APF
from annotator.formats.ace_shape import ENTITIES, EVENTS, RELATIONS, ROLES, VALUES
from annotator.formats.ace_source import sgml_of, source_text
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.files import Source
from annotator.formats.jsonl_read import read_jsonl
from annotator.formats.losses import reduced
from annotator.model.document import Document, Layer, TextVersion, text_sha256
from annotator.model.items import Argument, Cluster, Event, Relation, Span
from annotator.model.record import Record, SchemeName

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "ace-apf"

SGM = """<DOC>
<DOCID> AFP_1 </DOCID>
<BODY>
<HEADLINE>
قصف بغداد
</HEADLINE>
<TEXT>
قصف الجيش 😀 بغداد أمس.
</TEXT>
</BODY>
</DOC>
"""


def apf(body, doctype='<!DOCTYPE source_file SYSTEM "apf.v5.1.1.dtd">'):
    return (
        f'<?xml version="1.0"?>\n{doctype}\n<source_file URI="d.sgm" TYPE="text">\n'
        f'<document DOCID="AFP_1">\n{body}\n</document>\n</source_file>\n'
    )


def text_of_source():
    return source_text(SGM, ()).text


def charseq(words, text=None):
    text = text or text_of_source()
    start = text.rindex(words)
    return f'<charseq START="{start}" END="{start + len(words) - 1}">{words}</charseq>'


def entity(words, head=None, id="E1", type="ORG", subtype="Government"):
    return (
        f'<entity ID="{id}" TYPE="{type}" SUBTYPE="{subtype}" CLASS="SPC">'
        f'<entity_mention ID="{id}-1" TYPE="NOM" LDCTYPE="NOM">'
        f"<extent>{charseq(words)}</extent><head>{charseq(head or words)}</head>"
        "</entity_mention></entity>"
    )


def taken(tmp_path, body, sgm=SGM, **more):
    (tmp_path / "d.sgm").write_text(sgm, encoding="utf-8", newline="")
    (tmp_path / "d.apf.xml").write_text(apf(body, **more), encoding="utf-8")
    entries = list(ACE_APF.read(Source(tmp_path / "d.apf.xml"), ReadOptions()))
    records = [entry for entry in entries if isinstance(entry, Record)]
    return (records or [None])[0], [e for e in entries if isinstance(e, Problem)]


def record_of(text, *items):
    return Record(
        document=Document(id="d", name="d.txt", title="t", direction="rtl"),
        text=TextVersion(
            document="d", text=text, sha256=text_sha256(text), source_sha256="", newline="lf"
        ),
        author="",
        layer=Layer(),
        scheme=SchemeName("", 0),
        items=items,
    )


def span(text, start, end, id="s1", label="PER.Individual", **more):
    return Span(id=id, fragments=((start, end),), quote=text[start:end], label=label, **more)


# --- reading ------------------------------------------------------------------------------------


EVENT = """<event ID="EV1" TYPE="Conflict" SUBTYPE="Attack" MODALITY="Asserted" POLARITY="Positive"
 GENERICITY="Specific" TENSE="Past"><event_mention ID="EV1-1"><extent>{whole}</extent>
<anchor>{anchor}</anchor>
<event_mention_argument REFID="E1-1" ROLE="Attacker"><extent>{who}</extent></event_mention_argument>
<event_mention_argument REFID="T1-1" ROLE="Time-Within"/>
<event_mention_argument REFID="E2-1" ROLE="Time-Before"/>
</event_mention></event>"""


def test_entities_values_times_relations_and_events_are_read(tmp_path):
    time = f'<timex2 ID="T1" VAL="2003-03"><timex2_mention ID="T1-1"><extent>{charseq("أمس")}</extent></timex2_mention></timex2>'  # noqa: E501 - one element
    event = EVENT.format(
        whole=charseq("قصف الجيش 😀 بغداد أمس"), anchor=charseq("قصف"), who=charseq("الجيش")
    )
    relation = (
        '<relation ID="R1" TYPE="GEN-AFF" SUBTYPE="Org-Location" TENSE="Past">'
        '<relation_argument REFID="E1" ROLE="Arg-1"/><relation_argument REFID="E2" ROLE="Arg-2"/>'
        f'<relation_mention ID="R1-1"><extent>{charseq("الجيش")}</extent>'
        '<relation_mention_argument REFID="E2-1" ROLE="Arg-2"/>'
        '<relation_mention_argument REFID="E1-1" ROLE="Arg-1"/></relation_mention></relation>'
    )
    body = entity("الجيش 😀", head="الجيش") + entity("بغداد", id="E2", type="GPE", subtype="Nation")
    record, problems = taken(tmp_path, body + time + event + relation)
    assert problems == []
    found = {item.id: item for item in record.items}
    first = found["E1-1"]
    assert (first.label, first.quote) == ("ORG.Government", "الجيش 😀")
    assert record.text.text[slice(*first.head)] == "الجيش"
    assert first.attributes == {"class": "SPC", "mention": "NOM", "ldctype": "NOM"}
    assert found["E2-1"].head is None, "a head that is the whole extent says nothing"
    assert (found["T1-1"].label, found["T1-1"].attributes) == ("Time", {"val": "2003-03"})
    attack = found["EV1-1"]
    assert (attack.label, attack.quote, attack.attributes["tense"]) == (
        "Conflict.Attack", "قصف", "Past",
    )  # fmt: skip
    assert attack.arguments == (
        Argument("Attacker", "E1-1"), Argument("Time", "T1-1"), Argument("Time-Before", "E2-1"),
    )  # fmt: skip
    relation = found["R1-1"]
    assert (relation.label, relation.source, relation.target) == (
        "GEN-AFF.Org-Location", "E1-1", "E2-1",
    )  # fmt: skip
    assert record.document.external_id == "AFP_1"
    assert [zone.kind for zone in record.zones] == ["boilerplate", "title", "body"]
    assert not any(isinstance(item, Cluster) for item in record.items)


def test_several_mentions_of_an_entity_are_a_cluster_with_its_link(tmp_path):
    mentions = "".join(
        f'<entity_mention ID="E1-{n}" TYPE="NAM"><extent>{charseq(w)}</extent>'
        f"<head>{charseq(w)}</head></entity_mention>"
        for n, w in enumerate(("بغداد", "الجيش"), start=1)
    )
    body = f'<entity ID="E1" TYPE="GPE" SUBTYPE="Nation" CLASS="SPC">{mentions}<external_link RESOURCE="KB" EID="Q1530"/></entity>'  # noqa: E501 - one element
    record, problems = taken(tmp_path, body)
    assert problems == []
    (cluster,) = (item for item in record.items if isinstance(item, Cluster))
    assert (cluster.id, cluster.members, cluster.link) == ("E1", ("E1-1", "E1-2"), "Q1530")


def test_line_ends_of_windows_count_one(tmp_path):
    record, problems = taken(tmp_path, entity("بغداد"), sgm=SGM.replace("\n", "\r\n"))
    assert problems == []
    assert record.items[0].quote == "بغداد"
    assert record.text.newline == "crlf"


@pytest.mark.parametrize("raw", [True, False])
def test_entities_of_the_source_are_counted_as_the_marks_have_it(tmp_path, raw):
    sgm = "<DOC><TEXT>AT&amp;T قال</TEXT></DOC>"
    text = "AT&amp;T قال" if raw else "AT&T قال"
    start = text.index("قال")
    said = f'<charseq START="{start}" END="{start + 2}">قال</charseq>'
    body = f'<value ID="V1" TYPE="Crime"><value_mention ID="V1-1"><extent>{said}</extent></value_mention></value>'  # noqa: E501 - one element
    record, problems = taken(tmp_path, body, sgm=sgm)
    assert (problems, record.text.text) == ([], text)
    assert record.items[0].quote == "قال"


@pytest.mark.parametrize(
    ("start", "end", "key"),
    [
        ("5", "900", "offset.out_of_range"),
        ("9", "5", "offset.reversed"),
        ("-3", "5", "offset.type"),
        ("NaN", "5", "offset.type"),
        ("1", "9" * 30, "offset.type"),
        ("1", "5", "offset.text_mismatch"),
    ],
)
def test_a_mention_that_does_not_fit_is_named_and_the_others_are_read(tmp_path, start, end, key):
    bad = entity("بغداد", id="E9").replace(
        charseq("بغداد"), f'<charseq START="{start}" END="{end}">بغداد</charseq>'
    )
    record, problems = taken(tmp_path, f"{bad}\n{entity('الجيش')}")
    assert [(p.key, p.level, p.line) for p in problems] == [(key, Level.ITEM, 5)]
    assert [item.id for item in record.items] == ["E1-1"]


def test_the_document_type_is_passed_over_and_no_entity_is_resolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    evil = f'<!DOCTYPE source_file [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    record, (fault,) = taken(tmp_path, entity("بغداد"), doctype=evil)
    assert record is None
    assert (fault.key, fault.level) == ("xml.entity", Level.SOURCE)
    undeclared = entity("بغداد").replace(">بغداد<", ">&x;<")
    record, (fault,) = taken(tmp_path, undeclared)
    assert (record, fault.key) == (None, "xml.entity")


def test_what_is_no_apf_is_refused_with_a_reason(tmp_path):
    path = tmp_path / "d.apf.xml"
    for written_, key in [
        ("<a>", "xml.malformed"),
        ("<a/>", "ace.other"),
        (apf(entity("بغداد")), "ace.no_source"),
        ("<a>" * 100 + "</a>" * 100, "xml.depth"),
    ]:
        path.write_text(written_, encoding="utf-8")
        (fault,) = ACE_APF.read(Source(path), ReadOptions())
        assert (fault.key, fault.level) == (key, Level.SOURCE)


def test_a_folder_gives_each_document_once(tmp_path):
    taken(tmp_path, entity("بغداد"))
    (tmp_path / "alone.sgm").write_text(SGM, encoding="utf-8")
    ignored = []
    found = gathered([tmp_path], None, ignored.append)
    assert [source.name for source in found] == ["alone.sgm", "d.apf.xml"]
    assert ignored == []
    assert guess_format("d.apf.xml", apf("").encode()) is ACE_APF
    assert guess_format("alone.sgm", SGM.encode()) is ACE_APF
    record = list(ACE_APF.read(found[0], ReadOptions()))[-1]
    assert record.items == ()


# --- writing ------------------------------------------------------------------------------------


def golden_record():
    source = Source(HERE / "golden" / "full.codepoint.jsonl")
    record = next(e for e in read_jsonl(source, ReadOptions()) if isinstance(e, Record))
    return reduced(record, ACE_APF.keeps)[0]


def test_the_golden_files_are_written_byte_for_byte(tmp_path):
    problems = written(ACE_APF, [golden_record()], tmp_path / "out", scheme=load_scheme("ace2005"))
    assert {problem.key for problem in problems} == {
        "ace.type", "ace.subtype", "ace.role",
    }  # fmt: skip
    found = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert found == {path.name: path.read_bytes() for path in GOLDEN.iterdir()}


@pytest.mark.parametrize("place", [(0, 3), (18, 19), (0, 19)], ids=["first", "last", "whole"])
def test_both_ends_of_a_place_belong_to_it(tmp_path, place):
    text = "قال أحمد. مات زيد 😀"
    written(ACE_APF, [record_of(text, span(text, *place))], tmp_path / "out")
    said = (tmp_path / "out/d.txt.apf.xml").read_text(encoding="utf-8")
    assert f'<extent><charseq START="{place[0]}" END="{place[1] - 1}">' in said
    (back,) = read(ACE_APF, tmp_path / "out")
    assert back.items[0].fragments == (place,)
    assert back.text.text == text
    assert back.document.name == "d.txt"


def test_types_that_ace_has_not_are_left_out_with_what_points_at_them(tmp_path):
    text = "ab cd ef"
    items = (
        span(text, 0, 2, "s1", "DATE"),
        span(text, 3, 5, "s2", "ORG"),
        Relation(id="r1", label="PHYS.Near", source="s1", target="s2"),
        Event(id="e1", fragments=((6, 8),), quote="ef", label="Conflict.Dance"),
    )
    problems = written(ACE_APF, [record_of(text, *items)], tmp_path / "out")
    found = {(p.where, p.key) for p in problems if p.level is Level.ITEM}
    assert found == {("s1", "ace.type"), ("e1", "ace.type"), ("r1", "loss.dangling")}
    (back,) = read(ACE_APF, tmp_path / "out")
    assert [(item.label, item.attributes) for item in back.items] == [("ORG", {})]


@pytest.mark.parametrize(
    "text", ["a < b <b> &amp; AT&T &#38; <!-- x", "م<ل &lt;", "<TEXT>x</TEXT>"]
)
def test_signs_of_sgml_in_a_text_come_back(text):
    assert source_text(sgml_of(text), ()).text == text


@st.composite
def ace_records(draw):
    """Records of any shape with the labels, roles and values of ACE and others among them."""
    record = draw(any_records())
    entities = [f"{t}.{s}" for t, subs in ENTITIES.items() for s in subs] + list(ENTITIES)
    values = [f"{t}.{s}" for t, subs in VALUES.items() for s in subs] + ["Time", "Crime", "PER.X"]
    kinds = {
        Span: entities + values,
        Event: [f"{t}.{s}" for t, subs in EVENTS.items() for s in subs],
        Relation: [f"{t}.{s}" for t, subs in RELATIONS.items() for s in subs] + ["PHYS", "ART.X"],
    }
    items = []
    for item in record.items:
        labels = kinds.get(type(item))
        if labels is not None:
            some = {
                "mention": "NOM",
                "class": "GEN",
                "polarity": "Negative",
                "tense": "Past",
                "val": "x",
            }
            more = draw(st.dictionaries(st.sampled_from(sorted(some)), st.none(), max_size=3))
            attributes = {**item.attributes, **{key: some[key] for key in more}}
            item = msgspec.structs.replace(
                item, label=draw(st.sampled_from(labels)), attributes=attributes
            )
        if isinstance(item, Event):
            roles = st.sampled_from([*sorted(ROLES), "Time", "Odd"])
            arguments = tuple(Argument(draw(roles), one.target) for one in item.arguments)
            item = msgspec.structs.replace(item, arguments=arguments)
        items.append(item)
    return reduced(msgspec.structs.replace(record, items=tuple(items)), ACE_APF.keeps)[0]


PHASES = [Phase.explicit, Phase.reuse, Phase.generate]  # shrinking whole records takes minutes


@settings(max_examples=100, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(record=ace_records())
def test_what_ace_can_say_comes_back(record):
    with tempfile.TemporaryDirectory() as folder:
        problems = written(ACE_APF, [record], Path(folder) / "out")
        (back,) = read(ACE_APF, Path(folder) / "out")
    assert back.text.text == record.text.text
    lost = {p.where for p in problems if p.level in {Level.CHANGED, Level.ITEM}}
    if not lost:
        assert shape(back, ACE_APF.keeps) == shape(record, ACE_APF.keeps)
    dropped = {p.where for p in problems if p.level is Level.ITEM}
    assert len(back.items) == len(record.items) - len(dropped)


# --- the published structure ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def dtd():
    """The published apf.v5.1.1.dtd, which ANNOTATOR_APF_DTD names."""
    place = os.environ.get("ANNOTATOR_APF_DTD", "")
    if not place:
        pytest.skip("ANNOTATOR_APF_DTD names no apf.v5.1.1.dtd")
    etree = pytest.importorskip("lxml.etree")
    return etree.DTD(place)


def invalid(dtd, path):
    etree = pytest.importorskip("lxml.etree")
    parser = etree.XMLParser(load_dtd=False, resolve_entities=False, no_network=True)
    dtd.validate(etree.parse(str(path), parser))
    return [str(error) for error in dtd.error_log.filter_from_errors()]


@pytest.mark.oracle
@settings(max_examples=100, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(record=ace_records())
def test_what_is_written_is_valid_by_the_published_dtd(dtd, record):
    with tempfile.TemporaryDirectory() as folder:
        written(ACE_APF, [record], Path(folder) / "out")
        (path,) = (Path(folder) / "out").glob("*.apf.xml")
        assert invalid(dtd, path) == []


@pytest.mark.oracle
def test_the_golden_file_is_valid_by_the_published_dtd(dtd):
    (path,) = GOLDEN.glob("*.apf.xml")
    assert invalid(dtd, path) == []
