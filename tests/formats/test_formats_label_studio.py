"""Label Studio: tasks of several people, predictions, choices, relations, units, other media."""

import io
import json
from pathlib import Path

import pytest
from json_family import bytes_of, entries_of, golden_records, keys, read_value
from msgspec.structs import replace

from annotator.formats import guess_format
from annotator.formats.base import Level, WriteOptions
from annotator.formats.label_studio import LABEL_STUDIO
from annotator.model.document import Layer, Status
from annotator.model.items import Argument, DocumentLabel, Event, Relation, Span

BAD = Path(__file__).parent / "badinputs" / "label-studio"


def region(id, start, end, text, *labels, **more):
    value = {"start": start, "end": end, "text": text, "labels": list(labels)}
    return {
        "id": id,
        "from_name": "ner",
        "to_name": "text",
        "type": "labels",
        "value": value,
        **more,
    }


def task(text, *results, **more):
    return {"data": {"text": text}, "annotations": [{"result": list(results)}], **more}


def kinds(record, kind):
    return [item for item in record.items if isinstance(item, kind)]


def ordinary(records):
    """The records with numbers that Label Studio can read."""

    def item(one):
        plain = {name: v for name, v in getattr(one, "attributes", {}).items() if name != "big"}
        return replace(one, attributes=plain) if hasattr(one, "attributes") else one

    return [replace(record, items=tuple(map(item, record.items))) for record in records]


def test_what_is_written_is_kept_byte_for_byte():
    golden = (Path(__file__).parent / "golden" / "label-studio.json").read_bytes()
    assert bytes_of(LABEL_STUDIO, ordinary(golden_records())) == golden
    records, problems = entries_of(
        LABEL_STUDIO, Path(__file__).parent / "golden" / "label-studio.json"
    )
    assert problems == []
    assert bytes_of(LABEL_STUDIO, records) == golden


def test_a_number_beyond_64_bits_becomes_text_and_says_so():
    out = io.BytesIO()
    (problem,) = LABEL_STUDIO.write(iter(golden_records()[:1]), out, WriteOptions())
    assert (problem.key, problem.level, problem.where) == ("number.large", Level.CHANGED, "s-3")
    assert b'"big":"10000000000000000000000000"' in out.getvalue()


def test_the_end_is_exclusive_in_the_real_tasks(shared):
    folder = shared / "corpora/peers/label-studio/named_entity"
    for name, author in (("tasks.json", "model 1"), ("annotations/1.json", "")):
        (record,), problems = entries_of(LABEL_STUDIO, folder / name)
        assert keys(problems) == []
        (span,) = record.items
        assert (span.start, span.end, span.quote, span.label) == (343, 354, "February 22", "Date")
        assert record.author == author


def test_choices_and_tasks_without_work_in_the_real_tasks(shared):
    folder = shared / "corpora/peers/label-studio/references"
    records, problems = entries_of(LABEL_STUDIO, folder / "tasks.json")
    assert {problem.key for problem in problems} == {"task.bookkeeping", "task.prediction"}
    assert [record.author for record in records] == ["model 1", ""]
    (label,) = records[0].items
    assert isinstance(label, DocumentLabel)
    assert (label.label, label.attributes) == ("valid", {"from_name": "validation-label"})
    (again,), _ = entries_of(LABEL_STUDIO, folder / "annotations" / "1.json")
    assert [item.label for item in again.items] == ["valid"]
    assert again.layer.status is Status.DONE


def test_a_task_of_an_image_is_refused_by_name_and_its_neighbours_arrive(shared, tmp_path):
    path = shared / "corpora/peers/label-studio/converter/data/test_export_json_min/data.json"
    records, problems = entries_of(LABEL_STUDIO, path)
    assert records == []
    assert keys(problems) == ["task.not_text"]
    both = [*json.loads(path.read_text()), task("abc", region("r", 0, 1, "a", "A"))]
    (tmp_path / "both.json").write_text(json.dumps(both))
    records, problems = entries_of(LABEL_STUDIO, tmp_path / "both.json")
    assert [record.text.text for record in records] == ["abc"]
    assert next((p.key, p.where) for p in problems) == ("task.not_text", "[0].data")


def test_every_real_file_is_recognised(shared):
    for path in (shared / "corpora/peers/label-studio").rglob("*.json"):
        assert guess_format(path.name, path.read_bytes()[:65536]) is LABEL_STUDIO, path


def test_several_annotators_are_layers_of_one_document(tmp_path):
    work = [
        {"completed_by": {"id": 3, "email": "a@x"}, "result": [region("r", 0, 1, "a", "A")]},
        {"completed_by": 7, "result": [], "was_cancelled": True, "lead_time": 8.6},
        {"completed_by": 7, "result": [region("r", 1, 2, "b", "B")]},
    ]
    line = {"id": 12, "data": {"text": "abc", "source": "web"}, "annotations": work}
    records, problems = read_value(LABEL_STUDIO, tmp_path, line)
    assert keys(problems) == []
    assert [r.author for r in records] == ["a@x", "annotator-7", "annotator-7 (2)"]
    assert len({record.document.id for record in records}) == 1
    assert (records[1].layer.flagged, records[1].layer.seconds) == (True, 8)
    assert records[0].document.meta == {"source": "web"}
    assert records[0].document.external_id == "12"


def test_layers_of_one_document_are_written_as_annotations_of_one_task(tmp_path):
    record = ordinary(golden_records())[0]
    second = replace(record, author="سمير", items=record.items[:1], layer=Layer())
    (tmp_path / "two.json").write_bytes(bytes_of(LABEL_STUDIO, [record, second]))
    (line,) = json.loads((tmp_path / "two.json").read_text("utf-8"))
    assert len(line["annotations"]) == 2
    records, problems = entries_of(LABEL_STUDIO, tmp_path / "two.json")
    assert problems == []
    assert [r.author for r in records] == [record.author, "سمير"]
    assert [r.layer for r in records] == [record.layer, Layer()]


def test_relations_follow_their_direction_and_missing_ends_are_named(tmp_path):
    def line(direction, *labels, to="b"):
        relation = {"type": "relation", "from_id": "a", "to_id": to, "direction": direction}
        return {**relation, "labels": list(labels)} if labels else relation

    results = [region("a", 0, 1, "x", "X"), region("b", 2, 3, "y", "Y")]
    results += [line("right", "r"), line("left", "l"), line("bi", "b"), line("right")]
    results += [line("right", "z", to="c")]
    (record,), problems = read_value(LABEL_STUDIO, tmp_path, task("x y", *results))
    found = [(r.label, r.source, r.target, r.attributes) for r in kinds(record, Relation)]
    assert found == [
        ("r", "a", "b", {}),
        ("l", "b", "a", {}),
        ("b", "a", "b", {"direction": "bi"}),
        ("relation", "a", "b", {}),
    ]
    assert keys(problems) == ["ref.missing"]
    again = json.loads(bytes_of(LABEL_STUDIO, [record]))[0]["annotations"][0]["result"]
    directions = [r["direction"] for r in again if r["type"] == "relation"]
    assert directions == ["right", "right", "bi", "right"]


def test_answers_on_a_region_are_its_attributes(tmp_path):
    def on(type, name, **value):
        return {
            "id": "a",
            "from_name": name,
            "type": type,
            "value": {"start": 0, "end": 1, **value},
        }

    results = [
        region("a", 0, 1, "x", "X", meta={"text": ["first", "second"]}, score=0.5),
        on("choices", "tense", choices=["past", "future"]),
        on("textarea", "link", text=["Q1"]),
        on("number", "count", number=3),
        on("rating", "sure", rating=4),
        on("videorectangle", "v", sequence=[]),
    ]
    (record,), problems = read_value(LABEL_STUDIO, tmp_path, task("x y", *results))
    (span,) = record.items
    assert span.attributes == {
        "tense": "past", "tense#2": "future", "link": "Q1", "count": 3, "sure": 4, "score": 0.5,
    }  # fmt: skip
    assert span.note == "first\nsecond"
    assert keys(problems) == ["result.unsupported"]


def test_a_region_with_two_labels_is_two_spans(tmp_path):
    (record,), _ = read_value(LABEL_STUDIO, tmp_path, task("x y", region("a", 0, 1, "x", "X", "Y")))
    assert [(span.label, span.start) for span in record.items] == [("X", 0), ("Y", 0)]


def test_events_come_back_also_with_an_argument_drawn_in_label_studio(tmp_path):
    results = [
        region("e", 0, 1, "x", "Attack", meta={"kind": "event"}),
        region("a", 2, 3, "y", "PER"),
        {"type": "relation", "from_id": "e", "to_id": "a", "direction": "right", "labels": ["By"]},
    ]
    (record,), problems = read_value(LABEL_STUDIO, tmp_path, task("x y", *results))
    (event,) = kinds(record, Event)
    assert (event.arguments, problems) == ((Argument("By", "a"),), [])


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(2, 7, None), (3, 8, "UTF-16"), (2, 6, "last character")],
)
def test_the_unit_is_told_by_the_texts_of_the_regions(tmp_path, start, end, words):
    line = task("😀 بغداد 🥳.", region("a", start, end, "بغداد", "GPE"))
    (record,), problems = read_value(LABEL_STUDIO, tmp_path, line)
    (span,) = record.items
    assert (span.start, span.end, span.quote) == (2, 7, "بغداد")
    assert [words in p.message for p in problems] == ([True] if words else [])


def test_a_text_that_fits_no_unit_is_reported_and_not_mended(tmp_path):
    line = task("abc abc", region("a", 1, 4, "abc", "A"), region("b", 4, 7, "abc", "B"))
    (record,), problems = read_value(LABEL_STUDIO, tmp_path, line)
    assert [item.id for item in record.items] == ["b"]
    assert [(p.key, p.where) for p in problems] == [
        ("offset.text_mismatch", "annotations[0].result[0].value")
    ]


def test_line_ends_in_the_text_of_a_region_may_be_written_as_two_characters(tmp_path):
    lines = [task("a\nb", region("r", 0, 3, text, "A")) for text in ("a\nb", "a\\nb")]
    lines.append(task("a\\nb", region("r", 0, 4, "a\\nb", "A")))
    records, problems = read_value(LABEL_STUDIO, tmp_path, *lines)
    assert (len(records), problems) == (3, [])


def test_the_short_export_is_read(tmp_path):
    spans = [{"start": 0, "end": 5, "text": "بغداد", "labels": ["GPE"]}]
    line = {"id": 4, "text": "بغداد تعلن", "label": spans, "annotator": 2, "annotation_id": 9}
    (tmp_path / "min.json").write_text(json.dumps([line]))
    head = (tmp_path / "min.json").read_bytes()
    assert guess_format("min.json", head) is LABEL_STUDIO
    (record,), problems = entries_of(LABEL_STUDIO, tmp_path / "min.json")
    assert keys(problems) == []
    assert [(s.quote, s.label) for s in kinds(record, Span)] == [("بغداد", "GPE")]
    assert (record.author, record.document.external_id) == ("annotator-2", "4")


def test_the_text_may_have_another_name_but_never_be_an_address(tmp_path):
    named = {"data": {"body": "abc"}, "annotations": []}
    address = {"data": {"text": "https://example.org/a.txt"}}
    several = {"data": {"a": "one", "b": "two"}}
    records, problems = read_value(LABEL_STUDIO, tmp_path, named, address, several, {"data": 3})
    assert [record.text.text for record in records] == ["abc"]
    assert keys(problems) == ["task.not_text", "task.not_text", "task.no_data"]
    (record,), _ = read_value(LABEL_STUDIO, tmp_path, several, fields={"text": "b"})
    assert (record.text.text, record.document.meta) == ("two", {"a": "one"})


def test_bad_values_are_named_by_path_and_the_good_ones_around_them_arrive():
    records, problems = entries_of(LABEL_STUDIO, BAD / "tasks.json")
    assert [(p.key, p.where) for p in problems] == [
        ("field.type", "[0].annotations[0].result[3]"),
        ("offset.out_of_range", "[0].annotations[0].result[0].value.start"),
        ("offset.not_integer", "[0].annotations[0].result[1].value.end"),
        ("label.empty", "[0].annotations[0].result[2].value.labels[0]"),
        ("json.not_object", "[1]"),
        ("json.syntax", ""),
    ]
    assert [[item.id for item in record.items] for record in records] == [["good"], []]
