"""doccano: every shape it has had, mapped columns, real files, and what is written for it."""

import json
from pathlib import Path

import pytest
from json_family import assert_golden, bytes_of, entries_of, golden_records, keys, read_value

from annotator.formats import guess_format
from annotator.formats.doccano import DOCCANO
from annotator.model.items import DocumentLabel, Relation, Span

BAD = Path(__file__).parent / "badinputs" / "doccano"
MAPPED = {"text": "column_data", "label": "column_label"}


def spans(record):
    return [(i.start, i.end, i.label) for i in record.items if isinstance(i, Span)]


def test_what_is_written_is_kept_byte_for_byte():
    assert_golden(DOCCANO, "doccano.jsonl")


@pytest.mark.parametrize(
    "line",
    [
        {"text": "بغداد تعلن", "label": [[0, 5, "GPE"]]},
        {"text": "بغداد تعلن", "labels": [[0, 5, "GPE"]]},
        {"text": "بغداد تعلن", "labels": [{"start": 0, "end": 5, "label": "GPE"}]},
        {"text": "بغداد تعلن", "entities": [[0, 5, "GPE"]], "cats": []},
        {
            "text": "بغداد تعلن",
            "entities": [{"id": 7, "start_offset": 0, "end_offset": 5, "label": "GPE"}],
        },
    ],
)
def test_every_shape_of_a_span_is_read(tmp_path, line):
    (record,), problems = read_value(DOCCANO, tmp_path, line)
    assert problems == []
    assert spans(record) == [(0, 5, "GPE")]
    assert record.items[0].quote == "بغداد"


def test_intent_and_slots_give_labels_of_the_document(tmp_path):
    line = {"text": "Find a flight", "entities": [[7, 13, "What"]], "cats": ["flight", "ask"]}
    (record,), problems = read_value(DOCCANO, tmp_path, line)
    labels = [i.label for i in record.items if isinstance(i, DocumentLabel)]
    assert (problems, labels, spans(record)) == ([], ["flight", "ask"], [(7, 13, "What")])


def test_a_class_of_a_text_is_a_label_of_the_document(tmp_path):
    for label, wanted in (("sport", ["sport"]), (["sport", "news"], ["sport", "news"])):
        (record,), _ = read_value(DOCCANO, tmp_path, {"text": "goal", "label": label})
        assert [item.label for item in record.items] == wanted


def test_unknown_columns_are_kept_as_the_description(tmp_path):
    line = {"id": 5, "text": "abc", "label": [], "source": "web", "metadata": {"turn": "5"}}
    (record,), _ = read_value(DOCCANO, tmp_path, line)
    assert record.document.meta == {"source": "web", "metadata": {"turn": "5"}}
    assert record.document.external_id == "5"
    again = json.loads(bytes_of(DOCCANO, [record]))
    assert (again["source"], again["metadata"], again["id"]) == ("web", {"turn": "5"}, "5")


def test_the_export_with_relations_over_many_lines_is_read(shared):
    path = shared / "corpora/peers/doccano/data_export/pipeline/examples"
    (record,), problems = entries_of(DOCCANO, path / "relation_extraction" / "example.jsonl")
    relations = [item for item in record.items if isinstance(item, Relation)]
    assert problems == []
    assert (len(spans(record)), len(relations)) == (4, 3)
    by_id = {item.id: item for item in record.items}
    ends = {(by_id[r.source].quote, r.label, by_id[r.target].quote) for r in relations}
    assert ("Google", "foundedBy", "Sergey Brin") in ends


@pytest.mark.parametrize(
    ("name", "fields", "texts", "marked", "related"),
    [
        ("data_export/pipeline/examples/sequence_labeling/example.jsonl", {}, 3, 4, 0),
        ("data_import/pipeline/examples/sequence_labeling/example.jsonl", MAPPED, 3, 3, 0),
        ("data_import/pipeline/examples/relation_extraction/example.jsonl", {}, 1, 4, 3),
    ],
)
def test_real_files_of_doccano(shared, name, fields, texts, marked, related):
    records, problems = entries_of(DOCCANO, shared / "corpora/peers/doccano" / name, fields=fields)
    assert problems == []
    assert len(records) == texts
    assert sum(len(spans(record)) for record in records) == marked
    found = [i for record in records for i in record.items if isinstance(i, Relation)]
    assert len(found) == related


def test_a_file_of_mapped_columns_without_the_mapping_names_the_missing_text(shared):
    path = shared / "corpora/peers/doccano/data_import/pipeline/examples/sequence_labeling"
    records, problems = entries_of(DOCCANO, path / "example.jsonl")
    assert records == []
    assert [(p.key, p.line) for p in problems] == [("text.missing", n) for n in (1, 2, 3)]


def test_the_knesset_sentences_keep_213_spans_and_their_metadata(shared):
    path = shared / "corpora/ner/he-iahlt-knesset/he_iahltknesset-ne-ud-dev.jsonl"
    assert guess_format(path.name, path.read_bytes()[:65536]) is DOCCANO
    records, problems = entries_of(DOCCANO, path)
    assert problems == []
    assert len(records) == 268
    assert len({record.document.id for record in records}) == 268
    assert sum(len(spans(record)) for record in records) == 213
    assert records[0].document.meta["metadata"]["speaker"] == "יולי יואל אדלשטיין"
    assert spans(records[0])[0] == (11, 17, "PER")
    assert records[0].items[0].quote == "זנדברג"


def test_emoji_before_a_span_move_nothing(tmp_path):
    line = {"text": "😀 بغداد 🥳", "label": [[2, 7, "GPE"], [8, 9, "X"]]}
    (record,), problems = read_value(DOCCANO, tmp_path, line)
    assert problems == []
    assert [item.quote for item in record.items] == ["بغداد", "🥳"]


def test_offsets_over_cr_lf_are_mapped_to_the_stored_text(tmp_path):
    line = {"text": "a\r\nbc\r\nd", "label": [[3, 5, "X"], [7, 8, "Y"], [1, 2, "HALF"]]}
    (record,), problems = read_value(DOCCANO, tmp_path, line)
    assert (record.text.text, record.text.newline) == ("a\nbc\nd", "crlf")
    assert [(i.start, i.end, i.quote) for i in record.items] == [(2, 4, "bc"), (5, 6, "d")]
    assert keys(problems) == ["offset.empty"]


def test_bad_offsets_are_named_with_line_and_path_and_the_rest_arrives():
    records, problems = entries_of(DOCCANO, BAD / "offsets.jsonl")
    assert [(p.key, p.line, p.where) for p in problems] == [
        ("offset.out_of_range", 1, "label[0][0]"),
        ("offset.reversed", 1, "label[1]"),
        ("offset.not_integer", 1, "label[2][0]"),
        ("offset.not_integer", 1, "label[3][0]"),
        ("offset.out_of_range", 1, "label[4][1]"),
        ("field.type", 1, "label[5]"),
        ("label.empty", 1, "label[6]"),
        ("json.syntax", 2, ""),
        ("text.nul", 3, "text"),
        ("text.lone_surrogate", 4, "text"),
        ("ref.missing", 5, "relations[0]"),
    ]
    assert [spans(record) for record in records] == [[(0, 5, "GPE")], [(0, 1, "A")]]


def test_one_relation_gives_the_whole_file_the_form_with_relations():
    records = golden_records()
    lines = [json.loads(line) for line in bytes_of(DOCCANO, [records[1], records[0]]).splitlines()]
    assert [("entities" in line, "label" in line) for line in lines] == [(True, False)] * 2


def test_without_relations_the_file_has_triples(tmp_path):
    (record,), _ = read_value(DOCCANO, tmp_path, {"text": "ab", "label": [[0, 1, "A"]]})
    assert json.loads(bytes_of(DOCCANO, [record]))["label"] == [[0, 1, "A"]]
