"""GATE XML and bdoc: sets as layers, nodes and both offset types, values of Java, hostile YAML."""

import json
from pathlib import Path

import msgspec
import pytest
from formats_help import written
from standoff_help import GOLDEN, golden_records, parted, quotes, read_back, same_files

from annotator.formats import guess_format
from annotator.formats.base import Level, Unit
from annotator.formats.bdoc import BDOC
from annotator.formats.gate_xml import GATE_XML
from annotator.formats.plain_values import jsonable

BOTH = pytest.mark.parametrize("format", [GATE_XML, BDOC], ids=lambda known: known.name)
JAVA = (
    '<Feature><Name className="java.lang.String">f</Name><Value className="{}">{}</Value></Feature>'
)
WRAPPED = (
    "<![CDATA[<?xml version='1.1'?><gate.corpora.ObjectWrapper>{}</gate.corpora.ObjectWrapper>]]>"
)


@BOTH
def test_the_golden_record_is_written_byte_by_byte(format, tmp_path):
    same_files(format, GOLDEN / format.name, tmp_path)


@BOTH
def test_the_golden_files_read_back_whole(format):
    read_back(format, GOLDEN / format.name)


@pytest.mark.shared
def test_three_notations_of_one_document_agree(shared):
    pytest.importorskip("yaml")
    folder = shared / "corpora/peers/gate"
    names = {"testdoc1.xml": GATE_XML, "testdoc1.bdocjs": BDOC, "testdoc1.bdocym": BDOC}
    found = {}
    for name, format in names.items():
        assert guess_format(name, (folder / name).read_bytes()) is format
        found[name] = parted(format, folder / name)
    seen = [
        (
            [(one.author, one.text.text, one.items, one.document.meta) for one in records],
            [(one.key, one.level, one.message) for one in problems],
        )
        for records, problems in found.values()
    ]
    assert seen[0] == seen[1] == seen[2]
    (default, second), problems = found["testdoc1.xml"]
    assert (default.author, quotes(default)) == ("", [("Type1", "This"), ("Type1", "is ")])
    assert (second.author, quotes(second)) == (
        "Set2", [("LONG", "This is the document"), ("SHORT", "is th")],
    )  # fmt: skip
    assert [one.key for one in problems if one.level is Level.ITEM] == ["offset.empty"] * 3
    assert default.document.meta["fComplex2a"] == {
        "feat1": {"k1": "somevalue", "k2": [1, 2, 3, 4, 5], "k3": [1, 2, 3, 4, 5]}
    }
    assert default.items[0].attributes["shared2"] == '["SomeString",0,true,3.3]'


def gate(tmp_path: Path, features: str = "", text: str = "", sets: str = "") -> Path:
    text = text or '<Node id="0"/>قال<Node id="3"/> محمد'
    mark = f'<Annotation Id="1" Type="X" StartNode="0" EndNode="3">{features}</Annotation>'
    path = tmp_path / "a.xml"
    path.write_text(
        f'<GateDocument version="3"><TextWithNodes>{text}</TextWithNodes>'
        f"<AnnotationSet>{mark}</AnnotationSet>{sets}</GateDocument>",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("java", "text", "value"),
    [
        ("java.lang.String", "نص", "نص"),
        ("java.lang.Integer", "-7", -7),
        ("java.lang.Long", "9007199254740993", 9007199254740993),
        ("java.math.BigDecimal", "3.4", 3.4),
        ("java.lang.Boolean", "true", True),
        ("java.lang.Double", "NaN", "NaN"),
        (
            "gate.corpora.ObjectWrapper",
            WRAPPED.format(
                '<value class="list"><int>1</int><linked-hash-map><entry><boolean>true</boolean>'
                "<null/></entry></linked-hash-map><list reference='../../value/linked-hash-map'/>"
                "</value>"
            ),
            '[1,{"true":null},{"true":null}]',
        ),
    ],
)
def test_values_of_java_become_attributes(tmp_path, java, text, value):
    (record,), _ = parted(GATE_XML, gate(tmp_path, JAVA.format(java, text)))
    assert record.items[0].attributes == {"f": value}


@pytest.mark.parametrize(
    ("java", "text"),
    [
        ("com.example.Bomb", "x"),
        ("gate.corpora.ObjectWrapper", "&lt;!DOCTYPE a []>&lt;a/>"),
        ("gate.corpora.ObjectWrapper", "no xml at all"),
        (
            "gate.corpora.ObjectWrapper",
            WRAPPED.format('<value class="list"><list reference=".."/></value>'),
        ),
        (
            "gate.corpora.ObjectWrapper",
            WRAPPED.format('<value class="list"><list reference="../../../../x[3]"/></value>'),
        ),
        (
            "gate.corpora.ObjectWrapper",
            WRAPPED.format(
                '<value class="list"><list><int>1</int><int>1</int></list>'
                + "".join(
                    "<list>"
                    f'<list reference="../../list[{n}]"/><list reference="../../list[{n}]"/></list>'
                    for n in range(1, 40)
                )
                + "</value>"
            ),
        ),
    ],
)  # fmt: skip
def test_a_value_that_is_not_read_is_kept_as_its_source_and_told(tmp_path, java, text):
    (record,), problems = parted(GATE_XML, gate(tmp_path, JAVA.format(java, text)))
    assert quotes(record) == [("X", "قال")]
    assert isinstance(record.items[0].attributes["f"], str)
    assert [one.key for one in problems] == ["attribute.java"]


def test_a_node_is_where_it_stands_whatever_its_id_says(tmp_path):
    text = '😀<Node id="0"/>قال<Node id="3"/> محمد'
    (record,), _ = parted(GATE_XML, gate(tmp_path, text=text))
    assert record.items[0].fragments == ((1, 4),)


def test_a_node_that_is_not_there_costs_its_annotation_only(tmp_path):
    sets = (
        '<AnnotationSet Name="B"><Annotation Id="2" Type="Y" StartNode="3" EndNode="9"/>'
        '<Annotation Id="x" Type="Z" StartNode="0" EndNode="3"/></AnnotationSet>'
    )
    records, problems = parted(GATE_XML, gate(tmp_path, sets=sets))
    assert [quotes(one) for one in records] == [[("X", "قال")]]
    assert [(one.key, one.where) for one in problems] == [
        ("gate.node", "line 1"), ("id.type", "line 1"),
    ]  # fmt: skip


def test_markup_of_the_source_becomes_zones(tmp_path):
    sets = (
        '<AnnotationSet Name="Original markups">'
        '<Annotation Id="2" Type="P" StartNode="0" EndNode="3"/>'
        '<Annotation Id="3" Type="a" StartNode="0" EndNode="3"/></AnnotationSet>'
    )
    (record,), problems = parted(GATE_XML, gate(tmp_path, sets=sets))
    assert [(zone.kind, zone.start, zone.end) for zone in record.zones] == [("p", 0, 3)]
    assert [one.key for one in problems] == ["gate.markup"]


# --- layers -----------------------------------------------------------------------------------


@BOTH
def test_layers_of_a_document_are_sets_of_one_file(format, tmp_path):
    first = golden_records()[0]
    other = msgspec.structs.replace(first, author="Original markups", items=first.items[:1])
    assert written(format, [first, other], tmp_path / "out") == []
    assert len(list((tmp_path / "out").iterdir())) == 1
    records, problems = parted(format, tmp_path / "out")
    assert problems == []
    assert [(one.document, one.author, len(one.items)) for one in records] == [
        (first.document, "ليلى", len(first.items)), (first.document, "Original markups", 1),
    ]  # fmt: skip


def test_a_set_added_in_gate_is_a_further_layer_of_the_same_document(tmp_path):
    written(BDOC, golden_records()[:1], tmp_path / "out")
    path = tmp_path / "out/article.bdocjs"
    data = json.loads(path.read_text("utf-8"))
    mark = {"type": "GPE", "start": 0, "end": 5, "id": 99, "features": {}}
    data["annotation_sets"]["نور"] = {"name": "نور", "annotations": [mark], "next_annid": 100}
    path.write_text(json.dumps(data), encoding="utf-8")
    records, _ = parted(BDOC, path)
    assert [(one.document.id, one.author) for one in records] == [
        ("d-golden", "ليلى"), ("d-golden", "نور"),
    ]  # fmt: skip
    assert quotes(records[1]) == [("GPE", "كركوك")]
    assert records[1].layer.note == ""


# --- bdoc -------------------------------------------------------------------------------------


def bdoc(tmp_path: Path, text: str, name: str = "a.bdocjs") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("letter", "start"), [("j", 3), ("p", 2)])
def test_both_offset_types_find_the_word_behind_an_emoji(tmp_path, letter, start):
    mark = {"type": "GPE", "start": start, "end": start + 5, "id": 0}
    data = {
        "text": "😀 بغداد", "offset_type": letter, "name": "n",
        "annotation_sets": {"": {"annotations": [mark]}},
    }  # fmt: skip
    (record,), _ = parted(BDOC, bdoc(tmp_path, json.dumps(data)))
    assert quotes(record) == [("GPE", "بغداد")]


@pytest.mark.parametrize("unit", [Unit.CODEPOINT, Unit.UTF16], ids=lambda unit: unit.value)
def test_both_offset_types_are_written(tmp_path, unit):
    written(BDOC, golden_records()[:1], tmp_path / "out", offsets=unit)
    data = json.loads((tmp_path / "out/article.bdocjs").read_text("utf-8"))
    assert data["offset_type"] == {"codepoint": "p", "utf16": "j"}[unit]
    read_back_one, problems = parted(BDOC, tmp_path / "out")
    assert problems == []
    assert quotes(read_back_one[0]) == quotes(golden_records()[0])
    assert read_back_one[0].items[4].fragments == ((47, 50), (54, 64))


@pytest.mark.parametrize(
    ("start", "end", "key"),
    [(1, 2, "offset.inside_character"), (5, 3, "offset.reversed"), (-1, 2, "offset.out_of_range"),
     (2, 99, "offset.out_of_range"), (True, 3, "offset.type"), (0.5, 3, "offset.type"),
     (10**30, 10**31, "offset.out_of_range"), (None, 3, "offset.type"), (3, 3, "offset.empty")],
)  # fmt: skip
def test_an_impossible_place_costs_one_annotation(tmp_path, start, end, key):
    marks = [
        {"type": "A", "start": start, "end": end, "id": 0},
        {"type": "GPE", "start": 3, "end": 8, "id": 1},
    ]
    data = {
        "text": "😀 بغداد", "offset_type": "j", "annotation_sets": {"": {"annotations": marks}},
    }  # fmt: skip
    (record,), (problem,) = parted(BDOC, bdoc(tmp_path, json.dumps(data)))
    assert quotes(record) == [("GPE", "بغداد")]
    assert (problem.key, problem.level) == (key, Level.ITEM)
    assert problem.where.startswith("annotation_sets['']")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"text":"a","annotation_sets":{},"offset_type":"x"}', "offset.unit"),
        ('{"text":"a\\u0000","annotation_sets":{}}', "text.nul"),
        ('{"annotation_sets":{}}', "bdoc.other"),
        ('{"text":"a","annotation_sets":[]}', "bdoc.other"),
        ("{", "json.syntax"),
        ('{"a":' + "[" * 100_000 + "]" * 100_000 + "}", "json.too_deep"),
        ("text: !!python/object/apply:os.system ['true']", "yaml.syntax"),
        ("text: [", "yaml.syntax"),
        ("- a", "bdoc.other"),
        ("a: &a [*a]", "limit.values"),
        (
            "a0: &a0 [x, x]\n"
            + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)),
            "limit.values",
        ),
    ],
)
def test_broken_and_hostile_files_are_one_sentence(tmp_path, text, key):
    pytest.importorskip("yaml")
    records, (problem,) = parted(BDOC, bdoc(tmp_path, text))
    assert records == []
    assert problem.key == key


def test_what_json_cannot_hold_becomes_its_text():
    assert jsonable({1: float("nan"), False: {2}, None: (3,)}) == {
        "1": "nan", "false": [2], "null": [3],
    }  # fmt: skip


def test_a_control_character_is_kept_by_bdoc_and_reported_by_xml(tmp_path):
    first, second = golden_records()
    noted = msgspec.structs.replace(first.items[0], note="a\x1bb")
    with_note = msgspec.structs.replace(first, items=(noted,))
    assert written(BDOC, [with_note], tmp_path / "b") == []
    (record,), _ = parted(BDOC, tmp_path / "b")
    assert record.items[0].note == "a\x1bb"
    (problem,) = written(GATE_XML, [with_note], tmp_path / "x")
    assert (problem.key, problem.level, problem.where) == (
        "text.control", Level.CHANGED, noted.id,
    )  # fmt: skip
    text = msgspec.structs.replace(second.text, text="a\x1bb")
    bad = msgspec.structs.replace(second, text=text)
    (problem,) = written(GATE_XML, [bad], tmp_path / "y")
    assert (problem.key, problem.level) == ("text.control", Level.RECORD)


@pytest.mark.oracle
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("format", "fmt"), [(GATE_XML, "gatexml"), (BDOC, "bdocjs")], ids=["gate-xml", "bdoc"]
)
def test_python_gatenlp_reads_what_is_written(format, fmt):
    gatenlp = pytest.importorskip("gatenlp")
    (path,) = (GOLDEN / format.name).glob("article.*")
    document = gatenlp.Document.load(str(path), fmt=fmt)
    record = golden_records()[0]
    assert document.text == record.text.text
    marks = {one.features["annotator.id"]: one for one in document.annset("ليلى")}
    assert set(marks) == {item.id for item in record.items}
    for item in record.items:
        mark = marks[item.id]
        assert mark.type == item.label
        if hasattr(item, "fragments"):
            assert (mark.start, mark.end) == (item.start, item.end)
    assert marks["s-3"].features["weight"] == 0.5


def test_a_value_that_is_nested_without_end_costs_only_itself(tmp_path):
    deep: list = []
    for _ in range(300):
        deep = [deep]
    mark = {"type": "GPE", "start": 0, "end": 3, "id": 0, "features": {"f": deep, "g": 1}}
    data = {"text": "قال", "annotation_sets": {"": {"annotations": [mark]}}}
    (record,), (problem,) = parted(BDOC, bdoc(tmp_path, json.dumps(data)))
    assert record.items[0].attributes == {"g": 1}
    assert (problem.key, problem.level) == ("attribute.too_deep", Level.CHANGED)
