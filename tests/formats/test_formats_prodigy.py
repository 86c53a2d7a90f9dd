"""Prodigy: spans, tokens, relations, answers; patterns are no texts; events travel as relations."""

import io
import json
from pathlib import Path

import pytest
from json_family import assert_golden, bytes_of, entries_of, keys, read_value

from annotator.formats import guess_format
from annotator.formats.base import Level, WriteOptions
from annotator.formats.prodigy import PRODIGY
from annotator.model.document import Status
from annotator.model.items import Argument, DocumentLabel, Event, Relation, Span

BAD = Path(__file__).parent / "badinputs" / "prodigy"
TASK = {
    "text": "بغداد تعلن",
    "_input_hash": 1,
    "_task_hash": 2,
    "tokens": [
        {"text": "بغداد", "start": 0, "end": 5, "id": 0},
        {"text": "تعلن", "start": 6, "end": 10, "id": 1},
    ],
    "spans": [
        {"start": 0, "end": 5, "token_start": 0, "token_end": 0, "label": "GPE"},
        {"start": 6, "end": 10, "token_start": 1, "token_end": 1, "label": "Act", "score": 0.5},
    ],
    "answer": "accept",
}
SPAN = {"start": 0, "end": 5, "token_start": 0, "token_end": 0, "label": "GPE"}


def kinds(record, kind):
    return [item for item in record.items if isinstance(item, kind)]


def test_what_is_written_is_kept_byte_for_byte():
    assert_golden(PRODIGY, "prodigy.jsonl")


def test_spans_of_a_task_are_read_with_what_a_model_said_of_them(tmp_path):
    (record,), problems = read_value(PRODIGY, tmp_path, TASK)
    assert problems == []
    assert [(s.quote, s.label, s.attributes) for s in record.items] == [
        ("بغداد", "GPE", {}),
        ("تعلن", "Act", {"score": 0.5}),
    ]
    assert record.layer.status is Status.DONE
    assert record.document.meta == {"_input_hash": 1, "_task_hash": 2}


@pytest.mark.parametrize(
    ("answer", "status", "flagged"),
    [("reject", Status.IN_PROGRESS, True), ("ignore", Status.NEW, False)],
)
def test_what_was_not_accepted_comes_without_its_items_and_says_so(
    tmp_path, answer, status, flagged
):
    (record,), problems = read_value(PRODIGY, tmp_path, {**TASK, "answer": answer})
    assert record.items == ()
    assert (record.layer.status, record.layer.flagged) == (status, flagged)
    (problem,) = problems
    assert (problem.level, problem.where) == (Level.ITEM, "answer")
    assert "2 items" in problem.message


def test_the_session_names_the_author(tmp_path):
    task = {**TASK, "_annotator_id": "news-layla", "_session_id": "news-1"}
    (record,), _ = read_value(PRODIGY, tmp_path, task)
    assert record.author == "news-layla"


@pytest.mark.parametrize(
    "ends",
    [
        {"head": 0, "child": 1},
        {"head": 0, "child": 1, "head_span": SPAN, "child_span": TASK["spans"][1]},
    ],
)
def test_relations_join_spans_by_tokens_or_by_the_spans_themselves(tmp_path, ends):
    task = {**TASK, "relations": [{**ends, "label": "agent"}]}
    (record,), problems = read_value(PRODIGY, tmp_path, task)
    (relation,) = kinds(record, Relation)
    by_id = {item.id: item for item in record.items}
    assert problems == []
    assert (by_id[relation.source].quote, by_id[relation.target].quote) == ("بغداد", "تعلن")


def test_a_relation_between_tokens_that_are_no_spans_is_reported(tmp_path):
    relations = [{"head": 0, "child": 9, "label": "x"}, {"head": True, "child": 1, "label": "x"}]
    (record,), problems = read_value(PRODIGY, tmp_path, {**TASK, "relations": relations})
    assert kinds(record, Relation) == []
    assert keys(problems) == ["ref.missing", "ref.missing"]


def test_a_relation_drawn_in_prodigy_from_a_trigger_is_an_argument(tmp_path):
    trigger = {**TASK["spans"][1], "kind": "event", "id": "e1"}
    task = {**TASK, "spans": [SPAN, trigger], "relations": [{"head": 1, "child": 0, "label": "By"}]}
    (record,), _ = read_value(PRODIGY, tmp_path, task)
    (event,), (span,) = kinds(record, Event), kinds(record, Span)
    assert event.arguments == (Argument("By", span.id),)


def test_an_event_is_written_as_a_span_with_a_relation_to_each_argument():
    lines = (Path(__file__).parent / "golden" / "prodigy.jsonl").read_text("utf-8").splitlines()
    task = json.loads(lines[0])
    events = [span for span in task["spans"] if span.get("kind") == "event"]
    arguments = [line for line in task["relations"] if line["kind"] == "argument"]
    assert events
    assert arguments
    for line in arguments:
        assert line["head_span"]["id"] in {event["id"] for event in events}
    for span in task["spans"]:
        first, last = task["tokens"][span["token_start"]], task["tokens"][span["token_end"]]
        assert (first["start"], last["end"]) == (span["start"], span["end"])


def test_choices_are_labels_of_the_document(tmp_path):
    task = {"text": "goal", "options": [{"id": "s", "text": "Sport"}], "accept": ["s"]}
    (record,), problems = read_value(PRODIGY, tmp_path, {**task, "answer": "accept"})
    assert problems == []
    assert [label.label for label in kinds(record, DocumentLabel)] == ["s"]


def test_astral_letters_are_counted_as_code_points(tmp_path):
    task = {"text": "😀𞤀 بغداد", "spans": [{"start": 3, "end": 8, "label": "GPE"}]}
    (record,), _ = read_value(PRODIGY, tmp_path, task)
    assert record.items[0].quote == "بغداد"
    (span,) = json.loads(bytes_of(PRODIGY, [record]))["spans"]
    assert (span["start"], span["end"]) == (3, 8)


def test_files_of_patterns_are_refused_as_no_texts(shared):
    for path in sorted((shared / "corpora/peers/prodigy").glob("*.jsonl")):
        assert guess_format(path.name, path.read_bytes()[:65536]) is PRODIGY
        records, (problem,) = entries_of(PRODIGY, path)
        assert records == []
        assert (problem.key, problem.fatal) == ("prodigy.patterns", True)


def test_tasks_that_are_no_text_and_bad_values_are_named_and_the_rest_arrives():
    records, problems = entries_of(PRODIGY, BAD / "tasks.jsonl")
    assert [(p.key, p.line, p.where) for p in problems] == [
        ("task.not_text", 2, "image"),
        ("prodigy.patterns", 3, ""),
        ("offset.text_mismatch", 4, "spans[0]"),
        ("offset.not_integer", 4, "spans[1].start"),
        ("label.empty", 4, "spans[2]"),
        ("field.choice", 5, "answer"),
        ("json.too_deep", 6, ""),
    ]
    assert [len(record.items) for record in records] == [1, 1, 0]


def test_a_span_that_ends_in_a_blank_is_written_with_a_note(tmp_path):
    line = {"text": "ab cd", "spans": [{"start": 0, "end": 3, "label": "A"}]}
    (record,), _ = read_value(PRODIGY, tmp_path, line)
    out = io.BytesIO()
    (note,) = PRODIGY.write(iter([record]), out, WriteOptions())
    assert (note.key, note.level, note.where) == ("token.blank", Level.NOTE, record.items[0].id)
    assert json.loads(out.getvalue())["spans"][0]["end"] == 3


@pytest.mark.oracle
def test_spacy_finds_every_token_and_every_span_where_they_are_written(tmp_path):
    """Prodigy builds its documents so; a span off the tokens would be None and lost."""
    spacy = pytest.importorskip("spacy")
    tokens = pytest.importorskip("spacy.tokens")
    text = "قال 😀 إن بغداد وتنظيم لـ«داعش» في ١٢/٣."
    names = {"بغداد": "GPE", "تنظيم": "ORG", "داعش": "ORG", "😀": "X"}
    places = [(text.index(name), len(name), label) for name, label in names.items()]
    marks = [{"start": at, "end": at + size, "label": label} for at, size, label in places]
    (record,), problems = read_value(PRODIGY, tmp_path, {"text": text, "spans": marks})
    assert problems == []
    task = json.loads(bytes_of(PRODIGY, [record]))
    words = [token["text"] for token in task["tokens"]]
    blanks = [token["ws"] for token in task["tokens"]]
    doc = tokens.Doc(spacy.blank("ar").vocab, words=words, spaces=blanks)
    assert doc.text == text
    for span in task["spans"]:
        found = doc.char_span(span["start"], span["end"], label=span["label"])
        assert found is not None
        assert (found.start, found.end - 1) == (span["token_start"], span["token_end"])
        assert found.text == text[span["start"] : span["end"]]
