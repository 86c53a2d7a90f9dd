"""BioC XML and JSON: units and origins decided by the text, gaps, roles, events, many documents."""

import json
from pathlib import Path

import msgspec
import pytest
from formats_help import written
from standoff_help import GOLDEN, golden_records, parted, quotes, read_back, same_files

from annotator.formats import guess_format
from annotator.formats.base import Level, Unit
from annotator.formats.bioc_json import BIOC_JSON
from annotator.formats.bioc_xml import BIOC_XML
from annotator.model.document import Zone
from annotator.model.items import Argument, Event, Relation

BOTH = pytest.mark.parametrize("format", [BIOC_XML, BIOC_JSON], ids=lambda known: known.name)


@BOTH
def test_the_golden_record_is_written_byte_by_byte(format, tmp_path):
    same_files(format, GOLDEN / format.name, tmp_path)


@BOTH
def test_the_golden_files_read_back_whole(format):
    read_back(format, GOLDEN / format.name)


@BOTH
@pytest.mark.parametrize("unit", list(Unit), ids=lambda unit: unit.value)
def test_every_unit_reads_back(format, unit, tmp_path):
    path = tmp_path / "a"
    assert written(format, golden_records(), path, offsets=unit) == []
    records, problems = parted(format, path)
    assert problems == []
    for one, other in zip(records, golden_records(), strict=True):
        assert (one.text.text, one.zones) == (other.text.text, other.zones)
        assert {item.id: item for item in one.items} == {item.id: item for item in other.items}


# --- files of others --------------------------------------------------------------------------


@pytest.mark.shared
def test_xml_and_json_of_one_collection_agree(shared):
    folder = shared / "corpora/peers/bioc-json"
    found = []
    for name, format in [("everything.xml", BIOC_XML), ("everything.json", BIOC_JSON)]:
        assert guess_format(name, (folder / name).read_bytes()) is format
        records, problems = parted(format, folder / name)
        found.append(
            (
                [(one.text.text, one.items, one.document.external_id) for one in records],
                [(one.key, one.where) for one in problems],
            )
        )
        first, second = records
        # Annotations of the passage and of the document; the text begins where the passage does.
        assert [quote for _, quote in quotes(first)] == ["bc", "fg", "fg"]
        assert [quote for _, quote in quotes(second)] == ["bc", "测试"]
        assert second.text.text == "abcdefg测试Non-ASCII"
        relations = [item for item in first.items if isinstance(item, Relation)]
        assert [(one.id, one.source, one.target) for one in relations] == [
            ("R1", "1", "2"), ("R2", "1", "2"),
        ]  # fmt: skip
        assert relations[0].attributes["source_role"] == "role1"
    assert found[0] == found[1]
    assert found[0][1] == [("relation.nodes", "relation R3")]


@pytest.mark.shared
def test_several_documents_and_an_incomplete_head(shared):
    folder = shared / "corpora/peers/bioc-xml/bioc"
    for name in ("example-with-multiple-documents.xml", "example-with-incomplete-metadata.xml"):
        records, problems = parted(BIOC_XML, folder / name)
        assert [one.text.text for one in records] == [f"Document {n} text." for n in (1, 2, 3)]
        assert len({one.document.id for one in records}) == 3
        assert problems == []


@pytest.mark.shared
def test_offsets_that_count_from_the_sentence_are_understood(shared):
    folder = shared / "corpora/peers/bioc-xml/bioc"
    (record,), problems = parted(BIOC_XML, folder / "example-with-sentences-ref.xml")
    assert problems == []
    assert record.text.text == " " * 10 + "Sentence 1.\n" + " " * 8 + "Sentence 2."
    assert quotes(record) == [("span-annotation-value", "Sentence"), ("span-annotation-value", "1")]
    (relation,) = [item for item in record.items if isinstance(item, Relation)]
    assert (relation.label, relation.source, relation.target) == (
        "relation-annotation-value", "1", "2",
    )  # fmt: skip


@pytest.mark.shared
def test_texts_that_fit_nowhere_are_reported(shared):
    folder = shared / "corpora/peers/bioc-xml/bioc"
    (record,), problems = parted(BIOC_XML, folder / "example-with-sentences.xml")
    assert record.items == ()
    assert [(one.key, one.where, one.line) for one in problems] == [
        ("offset.text_mismatch", "annotation S1", 5), ("offset.text_mismatch", "annotation S2", 5),
        ("ref.dangling", "relation R1", 5),
    ]  # fmt: skip


# --- places -----------------------------------------------------------------------------------


def mark(id, text, *locations, **infons):
    return {
        "id": id, "infons": {"type": "T", **infons}, "text": text,
        "locations": [{"offset": offset, "length": length} for offset, length in locations],
    }  # fmt: skip


def relation(id, *nodes, **infons):
    return {
        "id": id, "infons": infons,
        "nodes": [{"role": role, "refid": refid} for role, refid in nodes],
    }  # fmt: skip


def collection(tmp_path: Path, *passages, **document) -> Path:
    path = tmp_path / "a.json"
    whole = {"documents": [{"id": "1", "passages": list(passages), **document}]}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("offset", "length"),
    [(102, 5), (103, 5), (105, 10), (2, 5), (3, 5), (5, 10)],
    ids=["code points", "UTF-16", "bytes", "of the passage", "of it in UTF-16", "of it in bytes"],
)
def test_the_text_decides_unit_and_origin(tmp_path, offset, length):
    first = {"offset": 40, "text": "قال"}
    passage = {
        "offset": 100, "text": "😀 بغداد.", "annotations": [mark("1", "بغداد", (offset, length))],
    }  # fmt: skip
    (record,), problems = parted(BIOC_JSON, collection(tmp_path, first, passage))
    assert quotes(record) == [("T", "بغداد")]
    assert problems == []


def test_parts_of_a_mark_and_marks_across_passages(tmp_path):
    passages = [{"offset": 0, "text": "قال محمد"}, {"offset": 9, "text": "في بغداد"}]
    marks = [mark("1", "قال بغداد", (0, 3), (12, 5)), mark("2", "محمد في", (4, 7))]
    path = collection(tmp_path, *passages, annotations=marks)
    (record,), problems = parted(BIOC_JSON, path)
    assert record.text.text == "قال محمد\nفي بغداد"
    assert [item.fragments for item in record.items] == [((0, 3), (12, 17)), ((4, 11),)]
    assert problems == []


def test_parts_that_overlap_by_their_offsets_stand_one_after_the_other(tmp_path):
    passages = [
        {"offset": 0, "text": "قال محمد"},
        {"offset": 4, "text": "في بغداد", "annotations": [mark("1", "بغداد", (7, 5))]},
    ]
    (record,), problems = parted(BIOC_JSON, collection(tmp_path, *passages))
    assert record.text.text == "قال محمدفي بغداد"
    assert quotes(record) == [("T", "بغداد")]
    assert [(one.key, one.level) for one in problems] == [("bioc.overlap", Level.NOTE)]


def test_sentences_inside_a_passage_with_its_own_text(tmp_path):
    sentence = {"offset": 4, "text": "محمد", "annotations": [mark("1", "محمد", (4, 4))]}
    passage = {"offset": 0, "text": "قال محمد", "sentences": [sentence]}
    (record,), problems = parted(BIOC_JSON, collection(tmp_path, passage))
    assert (record.text.text, quotes(record), problems) == ("قال محمد", [("T", "محمد")], [])


@pytest.mark.parametrize(
    ("offset", "length", "key"),
    [
        (-1, 3, "offset.out_of_range"),
        (0, 99, "offset.out_of_range"),
        (5, -2, "offset.reversed"),
        (2, 0, "offset.empty"),
        (True, 3, "offset.type"),
        (0.5, 3, "offset.type"),
        ("x", 3, "offset.type"),
        (None, 3, "offset.type"),
        ("9" * 30, 3, "offset.type"),
        (0, 10**30, "offset.out_of_range"),
    ],
)
def test_an_impossible_location_costs_one_annotation(tmp_path, offset, length, key):
    marks = [mark("1", "", (offset, length)), mark("2", "محمد", (4, 4))]
    passage = {"offset": 0, "text": "قال محمد", "annotations": marks}
    (record,), problems = parted(BIOC_JSON, collection(tmp_path, passage))
    assert quotes(record) == [("T", "محمد")]
    assert [(one.key, one.level, one.where) for one in problems] == [
        (key, Level.ITEM, "annotation 1")
    ]


@pytest.mark.parametrize(
    ("passages", "key"),
    [
        ([{"offset": -1, "text": "a"}], "offset.type"),
        ([{"offset": 1.5, "text": "a"}], "bioc.shape"),
        ([{"offset": 0, "text": "a"}, {"offset": 10**9, "text": "b"}], "limit.gap"),
        ([{"offset": 0, "text": "a\0"}], "text.nul"),
        ([{"offset": 0, "text": ""}], "text.missing"),
        ([], "text.missing"),
        ([{"offset": 0, "text": 7}], "bioc.shape"),
        (["x"], "bioc.shape"),
    ],
)
def test_a_bad_document_does_not_take_the_next_with_it(tmp_path, passages, key):
    good = {"id": "2", "passages": [{"offset": 0, "text": "قال محمد"}]}
    whole = {"documents": [{"id": "1", "passages": passages}, "no object", good]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    records, problems = parted(BIOC_JSON, path)
    assert [one.text.text for one in records] == ["قال محمد"]
    assert [(one.key, one.level) for one in problems] == [
        (key, Level.RECORD), ("bioc.shape", Level.RECORD),
    ]  # fmt: skip


def test_a_cut_xml_file_gives_the_documents_before_the_cut(tmp_path):
    one = "<document><id>1</id><passage><offset>0</offset><text>قال</text></passage></document>"
    path = tmp_path / "a.xml"
    head = '<?xml version="1.0"?><!DOCTYPE collection SYSTEM "BioC.dtd"><collection><source/>'
    path.write_text(f"{head}{one}<document><id>2</id>", encoding="utf-8")
    (record,), (problem,) = parted(BIOC_XML, path)
    assert record.text.text == "قال"
    assert (problem.key, problem.fatal) == ("xml.malformed", True)


# --- relations --------------------------------------------------------------------------------

TEXT = {"offset": 0, "text": "قتل زيد عمرا في بغداد"}
MARKS = [
    mark("t", "قتل", (0, 3), type="Life.Die"),
    mark("a", "زيد", (4, 3)),
    mark("b", "عمرا", (8, 4)),
    mark("c", "بغداد", (16, 5)),
]


def test_a_relation_with_a_trigger_is_an_event(tmp_path):
    nodes = [("Agent", "a"), ("Trigger", "t"), ("Victim", "b"), ("Cause", "e2")]
    other = relation("e2", ("trigger", "c"), ("Theme", "t"), type="Other")
    path = collection(tmp_path, TEXT, annotations=MARKS, relations=[relation("e", *nodes), other])
    (record,), problems = parted(BIOC_JSON, path)
    assert problems == []
    events = {item.id: item for item in record.items if isinstance(item, Event)}
    assert (events["e"].label, events["e"].quote) == ("Life.Die", "قتل")
    assert events["e"].arguments == (
        Argument("Agent", "a"), Argument("Victim", "b"), Argument("Cause", "e2"),
    )  # fmt: skip
    assert events["e2"].arguments == (Argument("Theme", "e"),), "a trigger stands for its event"
    assert [item.id for item in record.items if not isinstance(item, Event)] == ["a", "b"]


@pytest.mark.parametrize(
    ("roles", "ends"),
    [
        (("source", "target"), ("a", "b")),
        (("target", "source"), ("b", "a")),
        (("Arg2", "Arg1"), ("b", "a")),
        (("x", "y"), ("a", "b")),
    ],
)
def test_roles_say_which_end_is_which(tmp_path, roles, ends):
    nodes = zip(roles, ("a", "b"), strict=True)
    relations = [relation("r", *nodes, type="R")]
    path = collection(tmp_path, TEXT, annotations=MARKS, relations=relations)
    (record,), _ = parted(BIOC_JSON, path)
    (found,) = [item for item in record.items if isinstance(item, Relation)]
    assert (found.source, found.target) == ends
    named = {found.attributes.get("source_role"), found.attributes.get("target_role")}
    assert named == ({None} if set(roles) == {"source", "target"} else set(roles))


def test_the_roles_of_a_relation_are_written_as_its_nodes(tmp_path):
    relations = [relation("r", ("Agent", "a"), ("Victim", "b"), type="R")]
    path = collection(tmp_path, TEXT, annotations=MARKS, relations=relations)
    (record,), _ = parted(BIOC_JSON, path)
    assert written(BIOC_JSON, [record], tmp_path / "b.json") == []
    (document,) = json.loads((tmp_path / "b.json").read_text("utf-8"))["documents"]
    assert document["relations"][0]["nodes"] == [
        {"refid": "a", "role": "Agent"}, {"refid": "b", "role": "Victim"},
    ]  # fmt: skip
    (again,), _ = parted(BIOC_JSON, tmp_path / "b.json")
    assert {item.id: item for item in again.items} == {item.id: item for item in record.items}


def test_a_relation_of_three_becomes_two_and_says_so(tmp_path):
    relations = [relation("r", ("x", "a"), ("y", "b"), ("z", "c"), type="R")]
    path = collection(tmp_path, TEXT, annotations=MARKS, relations=relations)
    (record,), (problem,) = parted(BIOC_JSON, path)
    found = [item for item in record.items if isinstance(item, Relation)]
    assert [(one.source, one.target, one.attributes["target_role"]) for one in found] == [
        ("a", "b", "y"), ("a", "c", "z"),
    ]  # fmt: skip
    assert (problem.key, problem.level) == ("relation.nodes", Level.CHANGED)


def test_ids_that_each_passage_counts_anew_are_told_apart(tmp_path):
    passages = [
        {
            "offset": at * 10, "text": "زيد عمرا",
            "annotations": [mark("0", "زيد", (at * 10, 3)), mark("1", "عمرا", (at * 10 + 4, 4))],
            "relations": [relation("0", ("source", "0"), ("target", "1"), type="R")],
        }
        for at in range(2)
    ]  # fmt: skip
    (record,), problems = parted(BIOC_JSON, collection(tmp_path, *passages))
    by_id = {item.id: item for item in record.items}
    assert len(by_id) == 6
    ends = [
        (by_id[one.source].start, by_id[one.target].start)
        for one in record.items
        if isinstance(one, Relation)
    ]
    assert sorted(ends) == [(0, 4), (10, 14)]
    assert problems == []


# --- writing ----------------------------------------------------------------------------------


def test_zones_that_overlap_are_kept_beside_the_passages(tmp_path):
    record = golden_records()[0]
    zones = (
        Zone(id="a", kind="title", start=0, end=20),
        Zone(id="b", kind="", start=10, end=30),
        Zone(id="c", kind="body", start=20, end=40),
    )
    zoned = msgspec.structs.replace(record, zones=zones)
    for format in (BIOC_XML, BIOC_JSON):
        assert written(format, [zoned], tmp_path / "a") == []
        (back,), problems = parted(format, tmp_path / "a")
        assert problems == []
        assert back.text.text == record.text.text
        assert set(back.zones) == set(zones)


def test_a_control_character_is_kept_by_json_and_reported_by_xml(tmp_path):
    first, second = golden_records()
    noted = msgspec.structs.replace(first.items[0], note="a\x1bb")
    with_note = msgspec.structs.replace(first, items=(noted,))
    assert written(BIOC_JSON, [with_note], tmp_path / "a.json") == []
    (record,), _ = parted(BIOC_JSON, tmp_path / "a.json")
    assert record.items[0].note == "a\x1bb"
    text = msgspec.structs.replace(second.text, text="a\x1bb")
    bad = msgspec.structs.replace(second, text=text)
    problems = written(BIOC_XML, [with_note, bad], tmp_path / "a.xml")
    assert [(one.key, one.level, one.where) for one in problems] == [
        ("text.control", Level.CHANGED, noted.id), ("text.control", Level.RECORD, ""),
    ]  # fmt: skip
    records, problems = parted(BIOC_XML, tmp_path / "a.xml")
    assert (len(records), problems) == (1, [])


@pytest.mark.oracle
@pytest.mark.shared
def test_what_is_written_fits_the_schema(shared):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((shared / "corpora/peers/bioc-json/bioc_schema.json").read_text("utf-8"))
    data = json.loads((GOLDEN / "bioc-json/full.json").read_text("utf-8"))
    jsonschema.validate(data, schema)


@pytest.mark.oracle
@pytest.mark.filterwarnings("ignore")
def test_the_library_bioc_reads_what_is_written():
    biocxml = pytest.importorskip("bioc.biocxml")
    biocjson = pytest.importorskip("bioc.biocjson")
    with (GOLDEN / "bioc-xml/full.xml").open(encoding="utf-8") as xml:
        from_xml = biocxml.load(xml)
    with (GOLDEN / "bioc-json/full.json").open(encoding="utf-8") as file:
        from_json = biocjson.load(file)
    record = golden_records()[0]
    for found in (from_xml, from_json):
        document = found.documents[0]
        assert "".join(passage.text for passage in document.passages) == record.text.text
        marks = {one.id: one for passage in document.passages for one in passage.annotations}
        for item in record.items:
            if hasattr(item, "fragments"):
                name = f"{item.id}.trigger" if isinstance(item, Event) else item.id
                places = [(one.offset, one.offset + one.length) for one in marks[name].locations]
                assert tuple(places) == item.fragments
                assert marks[name].text == item.quote
        roles = {
            one.id: [(node.role, node.refid) for node in one.nodes] for one in document.relations
        }
        assert roles["e-1"] == [("trigger", "e-1.trigger"), ("Attacker", "s-1"), ("Target", "s-3")]
