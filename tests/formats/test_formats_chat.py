"""Instruction tuning: an answer that names one place only, and reads back to the items."""

import json

import pytest
from formats_help import read, written
from token_samples import TEXT, sample

from annotator.app.projects import load_scheme
from annotator.errors import UserError
from annotator.formats import guess_format
from annotator.formats.base import Level
from annotator.formats.chat import CHAT
from annotator.formats.chat_prompts import Task, prompt
from annotator.formats.losses import reduced
from annotator.model.items import Event
from annotator.model.record import Record


def export(tmp_path, **options):
    record, _ = reduced(sample(), CHAT.keeps)
    path = tmp_path / "x.jsonl"
    problems = written(CHAT, [record], path, **options)
    line = json.loads(path.read_text("utf-8"))
    return line, json.loads(line["messages"][2]["content"]), problems, path


def test_the_article_is_given_as_it_stands_and_answered_with_its_words(tmp_path):
    line, answer, problems, path = export(tmp_path)
    assert [message["role"] for message in line["messages"]] == ["system", "user", "assistant"]
    assert line["messages"][1]["content"] == TEXT
    again = [e for e in answer["entities"] if e["text"] == "حلب"]
    assert [(e["id"], e["occurrence"]) for e in again] == [("E4", 1), ("E6", 2)]
    assert answer["events"][0]["arguments"][2] == {"role": "Place", "target": "E6", "text": "حلب"}
    assert problems == []
    assert guess_format(path.name, path.read_bytes()) is CHAT


def test_it_comes_back_and_without_what_we_added_too(tmp_path):
    line, _, _, path = export(tmp_path)
    (record,) = read(CHAT, path)
    wanted, _ = reduced(sample(), CHAT.keeps)
    assert sorted(map(repr, record.items)) == sorted(map(repr, wanted.items))
    del line["annotator"]
    path.write_text(json.dumps(line), "utf-8")
    (bare,) = read(CHAT, path)
    assert sorted((i.label, i.fragments) for i in bare.items) == sorted(
        (i.label, i.fragments) for i in wanted.items
    )


def test_events_alone_bring_the_entities_they_name(tmp_path):
    _, answer, problems, path = export(tmp_path, task="events")
    assert list(answer) == ["events"]
    argument = answer["events"][0]["arguments"][2]
    assert argument == {"role": "Place", "label": "GPE", "text": "حلب", "occurrence": 2}
    assert {p.where for p in problems} == {"s-emoji", "s-name", "s-clitic", "s-last"}
    (record,) = read(CHAT, path)
    event = next(item for item in record.items if isinstance(item, Event))
    assert [one.target for one in event.arguments] == ["s-army", "s-city", "s-again"]


def test_entities_alone_leave_the_events_out_and_say_so(tmp_path):
    _, answer, problems, _ = export(tmp_path, task="entities")
    assert list(answer) == ["entities"]
    assert {(p.key, p.where, p.level) for p in problems} == {
        ("chat.task", "e-attack", Level.ITEM),
        ("chat.task", "e-say", Level.ITEM),
    }


def test_a_task_that_there_is_not_is_refused(tmp_path):
    with pytest.raises(UserError, match="entities, events, both"):
        export(tmp_path, task="poems")


@pytest.mark.parametrize("task", list(Task))
def test_the_prompt_speaks_the_language_of_the_document_and_lists_the_labels(task):
    scheme = load_scheme("ace2005")
    arabic, english = prompt(scheme, task, "ar-IQ"), prompt(scheme, task, "fa")
    assert arabic.startswith("أنت")
    assert english.startswith("You")
    for words in (arabic, english):
        assert ("Attacker" in words) is (task is not Task.ENTITIES)
        assert "GPE" in words
    assert prompt(scheme, task, "ar") == arabic


def chat_line(answer, text="حلب ثم حلب"):
    messages = [{"role": "user", "content": text}, {"role": "assistant", "content": answer}]
    return json.dumps({"messages": messages})


@pytest.mark.parametrize(
    ("entity", "key"),
    [
        ({"label": "GPE", "text": "حلب"}, "chat.ambiguous"),
        ({"label": "GPE", "text": "حلب", "occurrence": 3}, "offset.text_mismatch"),
        ({"label": "GPE", "text": "حلب", "occurrence": 0}, "offset.not_integer"),
        ({"label": "GPE", "text": "حلب", "occurrence": True}, "offset.not_integer"),
        ({"label": "GPE", "text": "بغداد"}, "offset.text_mismatch"),
        ({"label": "", "text": "ثم"}, "label.empty"),
        ({"label": "GPE", "text": ""}, "field.type"),
        ("حلب", "field.type"),
    ],
)
def test_an_answer_that_names_no_one_place_is_refused_alone(tmp_path, entity, key):
    path = tmp_path / "x.jsonl"
    good = {"label": "X", "text": "ثم"}
    path.write_text(chat_line(json.dumps({"entities": [entity, good]})), "utf-8")
    problem, record = read(CHAT, path)
    assert (problem.key, problem.level) == (key, Level.ITEM)
    assert [item.quote for item in record.items] == ["ثم"]


def test_fences_crlf_prose_and_a_missing_user(tmp_path):
    path = tmp_path / "x.jsonl"
    fenced = '```json\n{"entities": [{"label": "X", "text": "ب"}]}\n```'
    lines = [
        chat_line(fenced, "ا\r\nب"), chat_line("Sorry, no."), '{"messages": []}', chat_line("{}"),
    ]  # fmt: skip
    path.write_text("\n".join(lines), "utf-8")
    entries = read(CHAT, path)
    records = [entry for entry in entries if isinstance(entry, Record)]
    assert [len(record.items) for record in records] == [1, 0, 0]
    assert (records[0].items[0].start, records[0].text.newline) == (2, "crlf")
    keys = [entry.key for entry in entries if not isinstance(entry, Record)]
    assert keys == ["chat.no_json", "chat.no_user"]
