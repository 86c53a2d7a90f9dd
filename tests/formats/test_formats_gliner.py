"""GLiNER: token indices whose last one counts; one list; relations by places in it."""

import json
from collections import Counter

import pytest
from formats_help import read, written
from token_samples import TEXT, sample

from annotator.formats import guess_format
from annotator.formats.base import Level, Tokens
from annotator.formats.gliner import GLINER
from annotator.formats.losses import reduced
from annotator.model.items import Relation, Span
from annotator.model.record import Record


def export(tmp_path, **options):
    record, _ = reduced(sample(), GLINER.keeps)
    path = tmp_path / "x.json"
    return path, written(GLINER, [record, record], path, **options)


def test_the_last_token_of_a_span_counts_in(tmp_path):
    path, problems = export(tmp_path)
    first, second = json.loads(path.read_text("utf-8"))
    assert first == second
    words = first["tokenized_text"]
    said = {(" ".join(words[low : high + 1]), label) for low, high, label in first["ner"]}
    assert said == {
        ("😀", "FAC"), ("مدينة حلب", "GPE.City"), ("حلب", "GPE"), ("بغداد", "GPE"),
        ("الجيش", "ORG"), ("صامدة", "VAL"),
    }  # fmt: skip
    assert [len(words) - 1, len(words) - 1, "VAL"] in first["ner"], "the last token of all"
    assert [0, 0, "FAC"] in first["ner"], "the first one, one astral character"
    head, tail, label = first["relations"][1]
    assert (first["ner"][head][2], first["ner"][tail][2], label) == (
        "GPE", "GPE.City", "PART-WHOLE.Geo",
    )  # fmt: skip
    assert problems == []


def test_it_comes_back_with_ids_notes_and_text(tmp_path):
    path, _ = export(tmp_path)
    back = read(GLINER, path)
    record, _ = reduced(sample(), GLINER.keeps)
    assert [sorted(map(repr, r.items)) for r in back] == [sorted(map(repr, record.items))] * 2
    assert [(r.text.text, r.author, r.document.meta) for r in back] == [
        (TEXT, "ليلى", {"url": "x"})
    ] * 2


def test_white_space_tokens_widen_with_a_word(tmp_path):
    path, problems = export(tmp_path, tokens=Tokens.WHITESPACE)
    assert Counter(p.key for p in problems) == {"token.widened": 2}
    assert {p.where for p in problems} == {"s-clitic"}
    back = read(GLINER, path)
    assert "لبغداد." in {item.quote for item in back[0].items if isinstance(item, Span)}


def test_what_another_program_changed_is_read_as_it_is_now(tmp_path):
    path, _ = export(tmp_path)
    first, second = json.loads(path.read_text("utf-8"))
    first["ner"].reverse()
    first["relations"] = []
    second["tokenized_text"][1] = "ضرب"
    path.write_text(json.dumps([first, second]), "utf-8")
    entries = read(GLINER, path)
    one, two = (entry for entry in entries if isinstance(entry, Record))
    record, _ = reduced(sample(), GLINER.keeps)
    spans = [item for item in record.items if isinstance(item, Span)]
    assert sorted(map(repr, one.items)) == sorted(map(repr, spans)), "found by what they are"
    assert two.text.text.startswith("😀 ضرب الجيش")
    assert [e.key for e in entries if not isinstance(e, Record)] == ["tokens.text_ignored"]


def test_lines_are_read_as_well_as_a_list(tmp_path):
    path = tmp_path / "x.jsonl"
    entry = {"tokenized_text": ["في", "حلب"], "ner": [[1, 1, "GPE"]]}
    path.write_text("\n".join([json.dumps(entry)] * 3), "utf-8")
    assert [[i.quote for i in r.items] for r in read(GLINER, path)] == [["حلب"]] * 3


@pytest.mark.parametrize(
    ("ner", "key"),
    [
        ([0, 2, "A"], "offset.out_of_range"),
        ([-1, 0, "A"], "offset.out_of_range"),
        ([1, 0, "A"], "offset.reversed"),
        ([True, 1, "A"], "offset.not_integer"),
        ([0, 1.0, "A"], "offset.not_integer"),
        ([0, 10**30, "A"], "offset.out_of_range"),
        ([0, 1, ""], "label.empty"),
        ([0, 1], "field.type"),
        ("0-1", "field.type"),
    ],
)
def test_a_bad_span_is_refused_alone_and_named(tmp_path, ner, key):
    path = tmp_path / "x.json"
    entries = [{"tokenized_text": ["a", "b"], "ner": [ner, [0, 1, "GOOD"]]}, {"ner": []}]
    path.write_text(json.dumps(entries), "utf-8")
    bad, record, refused = read(GLINER, path)
    assert (bad.key, bad.level, bad.where) == (key, Level.ITEM, bad.where)
    assert bad.where.endswith("ner[0]")
    assert [item.label for item in record.items] == ["GOOD"]
    assert (refused.key, refused.level) == ("tokens.missing", Level.RECORD)


def test_what_we_added_may_be_damaged_without_harm(tmp_path):
    path = tmp_path / "x.json"
    ours = {"id": 7, "items": [[[0, 0, "A"], {"head": "no", "attributes": [1]}]], "zones": 3}
    entry = {"tokenized_text": ["a"], "ner": [[0, 0, "A"]], "annotator": ours}
    path.write_text(json.dumps([entry]), "utf-8")
    note, record = read(GLINER, path)
    assert (note.key, note.level) == ("said.ignored", Level.NOTE)
    assert [(item.label, item.quote) for item in record.items] == [("A", "a")]


def test_the_published_examples_are_met(shared):
    path = shared / "corpora" / "peers" / "gliner" / "sample_data.json"
    assert guess_format(path.name, path.read_bytes()[:65536]) is GLINER
    entries = read(GLINER, path)
    assert all(isinstance(entry, Record) for entry in entries)
    assert len(entries) == 64
    spans = [item for entry in entries for item in entry.items]
    assert len(spans) == 236
    raw = [one for doc in json.loads(path.read_text("utf-8")) for one in doc["ner"]]
    assert sum(low == high for low, high, _ in raw) == 97
    words = [
        " ".join(doc["tokenized_text"][low : high + 1])
        for doc in json.loads(path.read_text("utf-8"))
        for low, high, _ in doc["ner"]
    ]
    assert Counter(span.quote for span in spans) == Counter(words)


def test_relations_of_the_sample_are_between_its_spans(tmp_path):
    path, _ = export(tmp_path)
    record = read(GLINER, path)[0]
    ids = {item.id for item in record.items if isinstance(item, Span)}
    found = [item for item in record.items if isinstance(item, Relation)]
    assert len(found) == 2
    assert all({item.source, item.target} <= ids for item in found)
