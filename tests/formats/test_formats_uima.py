"""UIMA XMI and CAS JSON: conventions of DKPro and INCEpTION, UTF-16 offsets, hostile files."""

import io
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from formats_help import written
from standoff_help import BAD, GOLDEN, golden_records, parted, quotes, read_back, same_files

from annotator.formats import FORMATS, guess_format
from annotator.formats.base import Level
from annotator.formats.uima_json import UIMA_JSON
from annotator.formats.uima_xmi import UIMA_XMI
from annotator.model.items import Argument, Cluster, Event, Relation, Span, references

BOTH = pytest.mark.parametrize("format", [UIMA_XMI, UIMA_JSON], ids=lambda known: known.name)
HEAD = (
    '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" '
    'xmlns:c="http:///webanno/custom.ecore" xmi:version="2.0">'
)


def xmi(tmp_path: Path, body: str, text: str = "قال محمد 😀 في بغداد", sofa: str = "") -> Path:
    path = tmp_path / "a.xmi"
    sofa = sofa or f'<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="{text}"/>'
    path.write_text(f"{HEAD}{body}{sofa}</xmi:XMI>", encoding="utf-8")
    return path


@BOTH
def test_the_golden_record_is_written_byte_by_byte(format, tmp_path):
    same_files(format, GOLDEN / format.name, tmp_path)


@BOTH
def test_the_golden_files_read_back_whole(format):
    read_back(format, GOLDEN / format.name)


# --- files of others --------------------------------------------------------------------------


def cases(shared, name):
    folder = shared / "corpora/peers/uima-cas/json/fs_as_array/ser-ref" / name
    return [(UIMA_JSON, folder / "data.json"), (UIMA_XMI, folder / "debug.xmi")]


@pytest.mark.shared
def test_emoji_are_one_character_and_two_units(shared):
    for format, path in cases(shared, "casWithEmojiUnicodeTextAndAnnotations"):
        (record,), problems = parted(format, path)
        assert problems == []
        assert len(record.text.text) == 32
        assert [quote for _, quote in quotes(record)] == [
            "🥳", "This", "👳🏻\u200d♀️", "is", "✆", "a", "🧔🏾\u200d♂️", "test", "👻",
        ]  # fmt: skip


@pytest.mark.shared
def test_an_arabic_text_is_read_whatever_its_name_says(shared):
    for format, path in cases(shared, "casWithLeftToRightTextAndAnnotations"):
        (record,), _ = parted(format, path)
        assert [quote for _, quote in quotes(record)] == ["هذا", "اختبار"]
        assert record.document.direction == "rtl"


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("casWithoutTextButWithAnnotations", "cas.no_text"),
        ("casWithSofaDataURI", "cas.text_by_uri"),
    ],
)
def test_a_cas_without_its_text_is_refused(shared, name, key):
    for format, path in cases(shared, name):
        records, problems = parted(format, path)
        assert records == []
        assert [(one.key, one.level) for one in problems] == [(key, Level.RECORD)]


@pytest.mark.shared
def test_names_behind_emoji_and_crlf_are_where_they_belong(shared):
    path = shared / "corpora/peers/uima-cas/xmi/cas_with_smileys.xmi"
    (record,), problems = parted(UIMA_XMI, path)
    assert [key for key, _ in quotes(record)] == ["OTH"] * 5
    assert [quote for _, quote in quotes(record)] == [
        "Transformers", "Transformers", "Transformers", "PyTorch", "TensorFlow",
    ]  # fmt: skip
    assert record.text.newline == "crlf"
    assert record.document.external_id == "huggingface.txt"
    assert [one.key for one in problems] == ["cas.grammar"]


@pytest.mark.shared
def test_every_case_of_webanno_is_read(shared):
    found: Counter[str] = Counter()
    for path in sorted((shared / "corpora/peers/inception-webanno-tsv3").glob("*/*.xmi")):
        (record,), problems = parted(UIMA_XMI, path)
        found["files"] += 1
        found.update(type(item).__name__ for item in record.items)
        found.update(one.key for one in problems if one.level is not Level.NOTE)
    # 43 named entities of which 6 are of zero width, 12 custom spans of which one is, 6 links of
    # chains; the relation that is left out is one between tokens.
    assert found == {
        "files": 24, "Span": 54, "Event": 5, "Relation": 6, "Cluster": 2,
        "offset.empty": 7, "ref.dangling": 2,
    }  # fmt: skip


@pytest.mark.shared
def test_slots_relations_and_chains_are_events_relations_and_clusters(shared):
    folder = shared / "corpora/peers/inception-webanno-tsv3"
    (record,), _ = parted(UIMA_XMI, folder / "testSimpleSameRoleSlotFeature/reference.xmi")
    (event,) = [item for item in record.items if isinstance(item, Event)]
    assert event.arguments == (Argument("p1", "68"), Argument("p1", "72"))
    (record,), _ = parted(UIMA_XMI, folder / "testSubTokenRelation2/reference.xmi")
    (relation,) = [item for item in record.items if isinstance(item, Relation)]
    assert (relation.label, relation.source, relation.target) == ("Relation", "7", "8")
    (record,), _ = parted(UIMA_XMI, folder / "testStackedChain/reference.xmi")
    clusters = [item.members for item in record.items if isinstance(item, Cluster)]
    assert clusters == [("82", "75", "68"), ("106", "99", "92")]


@pytest.mark.shared
def test_the_tsv_of_the_same_documents_agrees(shared):
    tsv = next((known for known in FORMATS if known.name == "webanno-tsv"), None)
    if tsv is None:
        pytest.skip("webanno-tsv is not among the formats")
    for path in sorted((shared / "corpora/peers/inception-webanno-tsv3").glob("*/*.xmi")):
        # That of the leading blank says otherwise itself: TSV cannot begin between tokens.
        if path.parent.name == "testAnnotationWithLeadingWhitespaceAtStart":
            continue
        (one,), _ = parted(UIMA_XMI, path)
        (other,), _ = parted(tsv, path.with_suffix(".tsv"))
        assert one.text.text == other.text.text
        assert placed(one) == placed(other), path.parent.name


def placed(record) -> list:
    """The items of a record by what they are, where they stand and what they point at; layers
    bear other names in some TSV files, so labels are left out.
    """
    by_id = {item.id: item for item in record.items}
    found = []
    for item in record.items:
        where = getattr(item, "fragments", ())
        roles = [argument.role for argument in getattr(item, "arguments", ())]
        points = sorted(by_id[id].fragments for id in references(item))
        found.append((type(item).__name__, where, sorted(roles), points))
    return sorted(found)


@pytest.mark.shared
def test_html_structure_becomes_zones(shared):
    folder = shared / "corpora/peers/inception-other/inception-io-html/src/test/resources/html"
    (record,), _ = parted(UIMA_XMI, folder / "test-with-head.xmi")
    assert [(zone.kind, zone.start, zone.end) for zone in record.zones] == [
        ("heading", 1, 8), ("paragraph", 10, 38), ("paragraph", 41, 70),
    ]  # fmt: skip
    assert record.document.title == "test-with-head.html"


# --- faults -----------------------------------------------------------------------------------


def test_good_marks_around_bad_ones_arrive():
    (record,), problems = parted(UIMA_XMI, BAD / "xmi" / "offsets.xmi")
    assert quotes(record) == [("PER", "محمد")]
    assert {one.key: one.where for one in problems if one.level is Level.ITEM} == {
        "offset.reversed": "line 1, xmi:id 2",
        "offset.out_of_range": "line 1, xmi:id 3",
        "offset.type": "line 1, xmi:id 4",
        "cas.sofa": "line 1, xmi:id 5",
    }


@pytest.mark.parametrize(
    ("name", "key"), [("laughs", "xml.doctype"), ("encoding_lies", "encoding.declared_wrong")]
)
def test_hostile_files_are_refused_whole(name, key):
    records, problems = parted(UIMA_XMI, BAD / "xmi" / f"{name}.xmi")
    assert records == []
    assert [(one.key, one.fatal) for one in problems] == [(key, True)]
    assert guess_format(f"{name}.xmi", (BAD / "xmi" / f"{name}.xmi").read_bytes()) is UIMA_XMI


@pytest.mark.parametrize(
    ("begin", "end", "key"),
    [
        ("9", "10", "offset.inside_character"),
        ("-1", "3", "offset.out_of_range"),
        ("4", "4", "offset.empty"),
        ("9" * 30, "9" * 31, "offset.type"),
        ("4.0", "8", "offset.type"),
        ("٤", "8", "offset.type"),
        ("", "8", "offset.type"),
    ],
)
def test_an_impossible_place_is_reported_with_its_line(tmp_path, begin, end, key):
    body = f'<c:Span xmi:id="2" sofa="1" begin="{begin}" end="{end}" value="PER"/>'
    (record,), problems = parted(UIMA_XMI, xmi(tmp_path, body))
    assert record.items == ()
    (problem,) = [one for one in problems if one.level is Level.ITEM]
    assert (problem.key, problem.where) == (key, "line 1, xmi:id 2")


def test_offsets_behind_an_astral_character_count_it_twice(tmp_path):
    body = '<c:Span xmi:id="2" sofa="1" begin="15" end="20" value="GPE"/>'
    (record,), _ = parted(UIMA_XMI, xmi(tmp_path, body))
    assert quotes(record) == [("GPE", "بغداد")]
    assert record.items[0].fragments == ((14, 19),)


def test_boolean_and_fractional_offsets_of_json_are_refused(tmp_path):
    marks = [
        {"%ID": n, "%TYPE": "x.Span", "@sofa": 1, "begin": begin, "end": 3}
        for n, begin in enumerate([True, 0.5, "0", None, 0], start=2)
    ]
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "قال"}
    path = tmp_path / "a.json"
    whole = {"%TYPES": {}, "%FEATURE_STRUCTURES": [sofa, *marks], "%VIEWS": {}}
    path.write_bytes(msgspec.json.encode(whole))
    (record,), problems = parted(UIMA_JSON, path)
    assert [item.id for item in record.items] == ["4", "6"]
    assert [one.where for one in problems] == ["%ID 2", "%ID 3", "%ID 5"]


@pytest.mark.parametrize(
    ("text", "key"),
    [("{", "json.syntax"), ("[" * 100_000, "json.too_deep"), ('{"a":1}', "json.other"),
     ('{"%FEATURE_STRUCTURES":[]}', "cas.no_text"),
     ('{"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaString":"a\\u0000"}]}',
      "text.nul"),
     ('{"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaString":"\\ud800"}]}',
      "json.syntax")],
)  # fmt: skip
def test_broken_json_is_one_sentence(tmp_path, text, key):
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    records, (problem,) = parted(UIMA_JSON, path)
    assert records == []
    assert problem.key == key
    assert "a.json" in problem.message


def test_a_chain_that_bites_its_tail_ends(tmp_path):
    body = (
        '<c:ALink xmi:id="2" sofa="1" begin="0" end="3" next="3"/>'
        '<c:ALink xmi:id="3" sofa="1" begin="4" end="8" next="2"/>'
        '<c:AChain xmi:id="4" sofa="1" first="2"/>'
    )
    (record,), _ = parted(UIMA_XMI, xmi(tmp_path, body))
    assert [item.members for item in record.items if isinstance(item, Cluster)] == [("2", "3")]


def test_each_view_with_a_text_is_a_document(tmp_path):
    sofas = "".join(
        f'<cas:Sofa xmi:id="{n}" sofaNum="{n}" sofaID="{name}" sofaString="{text}"/>'
        for n, name, text in [(1, "ar", "قال"), (2, "en", "said")]
    )
    body = '<c:Span xmi:id="5" sofa="2" begin="0" end="4" value="V"/>'
    records, _ = parted(UIMA_XMI, xmi(tmp_path, body, sofa=sofas))
    assert [(one.document.name, one.text.text) for one in records] == [
        ("a.xmi#ar", "قال"), ("a.xmi#en", "said"),
    ]  # fmt: skip
    assert [quotes(one) for one in records] == [[], [("V", "said")]]


def test_the_types_beside_a_file_say_what_its_features_are(tmp_path):
    def feature(name, range, element=""):
        return (
            f"<featureDescription><name>{name}</name><rangeTypeName>{range}</rangeTypeName>"
            f"<elementType>{element}</elementType></featureDescription>"
        )

    (tmp_path / "TypeSystem.xml").write_text(
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>'
        "<typeDescription><name>webanno.custom.Host</name>"
        "<supertypeName>uima.tcas.Annotation</supertypeName><features>"
        + feature("count", "uima.cas.Integer")
        + feature("sure", "uima.cas.Boolean")
        + feature("slots", "uima.cas.FSArray", "webanno.custom.Slot")
        + "</features></typeDescription><typeDescription><name>webanno.custom.Slot</name>"
        "<supertypeName>uima.cas.TOP</supertypeName><features>"
        + feature("target", "uima.tcas.Annotation")
        + feature("role", "uima.cas.String")
        + "</features></typeDescription></types></typeSystemDescription>",
        encoding="utf-8",
    )
    body = '<c:Host xmi:id="2" sofa="1" begin="0" end="3" count="7" sure="true"/>'
    (record,), _ = parted(UIMA_XMI, xmi(tmp_path, body))
    (event,) = record.items
    assert isinstance(event, Event), "a layer with slots is one of events, filled or not"
    assert event.attributes == {"count": 7, "sure": True}


# --- writing ----------------------------------------------------------------------------------


def test_a_text_that_xml_cannot_hold_is_left_out_and_named(tmp_path):
    first, second = golden_records()
    text = msgspec.structs.replace(second.text, text="a\x1bb")
    bad = msgspec.structs.replace(second, text=text)
    (problem,) = written(UIMA_XMI, [bad, first], tmp_path / "out")
    assert (problem.key, problem.level, problem.document) == (
        "text.control", Level.RECORD, second.document.id,
    )  # fmt: skip
    assert "U+001B at 1" in problem.message
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "TypeSystem.xml", "article.xmi",
    ]  # fmt: skip


def test_layers_of_one_document_are_files_of_their_own(tmp_path):
    first = golden_records()[0]
    other = msgspec.structs.replace(first, author="نور/../x", items=())
    assert written(UIMA_XMI, [first, other], tmp_path / "out") == []
    records, _ = parted(UIMA_XMI, tmp_path / "out")
    assert {(one.document.id, one.author) for one in records} == {
        ("d-golden", "ليلى"), ("d-golden", "نور/../x"),
    }  # fmt: skip
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "TypeSystem.xml", "article.ليلى.xmi", "article.نور_.._x.xmi",
    }  # fmt: skip


@pytest.mark.oracle
def test_dkpro_cassis_reads_what_is_written(tmp_path):
    cassis = pytest.importorskip("cassis")
    folder = GOLDEN / "uima-xmi"
    types = cassis.load_typesystem(io.BytesIO((folder / "TypeSystem.xml").read_bytes()))
    for cas in (
        cassis.load_cas_from_xmi(io.BytesIO((folder / "article.xmi").read_bytes()), types),
        cassis.load_cas_from_json((GOLDEN / "uima-json/article.json").read_text("utf-8")),
    ):
        record = golden_records()[0]
        text = record.text.text
        assert cas.sofa_string == text
        entities = cas.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")
        spans = [item for item in record.items if isinstance(item, Span)]
        assert Counter((one.value, one.get_covered_text()) for one in entities) == Counter(
            (item.label, text[item.start : item.end]) for item in spans
        )
        by_id = {item.id: item for item in record.items}
        for one in cas.select("webanno.custom.Event"):
            event = by_id[one.annotatorId]
            assert [(link.role, link.target.annotatorId) for link in one.arguments.elements] == [
                (argument.role, argument.target) for argument in event.arguments
            ]
        for one in cas.select("webanno.custom.Relation"):
            relation = by_id[one.annotatorId]
            assert one.Governor.annotatorId == relation.source
            assert one.Dependent.annotatorId == relation.target


@pytest.mark.oracle
def test_what_dkpro_cassis_writes_of_it_reads_back_the_same(tmp_path):
    cassis = pytest.importorskip("cassis")
    cas = cassis.load_cas_from_json((GOLDEN / "uima-json/article.json").read_text("utf-8"))
    cas.to_json(tmp_path / "a.json")
    cas.to_xmi(tmp_path / "a.xmi")
    cas.typesystem.to_xml(tmp_path / "TypeSystem.xml")
    for format in (UIMA_JSON, UIMA_XMI):
        (record,), problems = parted(format, tmp_path)
        assert problems == []
        wanted = golden_records()[0]
        assert {item.id: item for item in record.items} == {item.id: item for item in wanted.items}
