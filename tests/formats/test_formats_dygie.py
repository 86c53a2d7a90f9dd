"""DyGIE++: indices over the document, last one in; what its own checks demand holds."""

import io
import json
import re

import pytest
from formats_help import read, written
from hypothesis import HealthCheck, given, settings
from record_strategies import records
from token_samples import TEXT, sample

from annotator.formats import guess_format
from annotator.formats.base import Level, Tokens, WriteOptions
from annotator.formats.dygie import DYGIE, paired
from annotator.formats.losses import reduced
from annotator.model.items import Cluster, Event, Relation, Span
from annotator.model.record import Record

WHOLE_DOCUMENT = {
    "doc_key", "dataset", "clusters", "predicted_clusters", "weight", "event_clusters",
    "predicted_event_clusters",
}  # fmt: skip
ADMITTED = re.compile(
    r"doc_key|dataset|sentences|weight|.*ner$|.*relations$|.*clusters$|.*events$|_.*"
)


def faults_by_its_own_rules(line: dict) -> list[str]:
    """What DyGIE++ refuses (document.py, dygie.py and doc/data.md), in our words."""
    faults = [f"key {key}" for key in line if not ADMITTED.match(key)]
    sentences = line["sentences"]
    faults += [
        f"length of {key}"
        for key, value in line.items()
        if key not in WHOLE_DOCUMENT and len(value) != len(sentences)
    ]
    faults += ["empty token" for words in sentences for word in words if not word]
    starts = [sum(map(len, sentences[:n])) for n in range(len(sentences) + 1)]

    def inside(number, first, last):
        return starts[number] <= first <= last < starts[number + 1]

    for number in range(len(sentences)):
        spans = [entry[:2] for entry in line["ner"][number]]
        spans += [e[at : at + 2] for e in line["relations"][number] for at in (0, 2)]
        for trigger, *arguments in line["events"][number]:
            faults += ["trigger of several tokens"] * (len(trigger) != 2)
            spans += [[trigger[0], trigger[0]], *(one[:2] for one in arguments)]
        faults += [f"off its sentence: {span}" for span in spans if not inside(number, *span)]
    for member in [
        m for key in ("clusters", "event_clusters") for c in line.get(key, []) for m in c
    ]:
        if sum(inside(n, *member) for n in range(len(sentences))) != 1:
            faults.append(f"crosses sentences: {member}")
    if sum(map(len, sentences)) > 1 and min(map(len, sentences)) < 2:
        faults.append("a sentence of one token")
    return faults


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(record=records())
@pytest.mark.parametrize("tokens", list(Tokens))
def test_its_own_checks_hold_for_anything_we_write(record, tokens):
    shadow, _ = reduced(record, DYGIE.keeps)
    out = io.BytesIO()
    list(DYGIE.write(iter([shadow]), out, WriteOptions(tokens=tokens)))
    for line in out.getvalue().splitlines():
        assert faults_by_its_own_rules(json.loads(line)) == []


def export(tmp_path, **options):
    record, _ = reduced(sample(), DYGIE.keeps)
    path = tmp_path / "x.jsonl"
    problems = written(DYGIE, [record], path, **options)
    return json.loads(path.read_text("utf-8")), problems, path


def test_indices_run_over_the_document_and_the_last_one_counts(tmp_path):
    line, _, _ = export(tmp_path)
    words = [word for sentence in line["sentences"] for word in sentence]
    assert len(line["sentences"]) == 2
    assert [len(words) - 1, len(words) - 1, "VAL"] in line["ner"][1]
    assert [0, 0, "FAC"] in line["ner"][0]
    (low, high, _) = next(e for e in line["ner"][0] if e[2] == "GPE.City")
    assert words[low : high + 1] == ["مدينة", "حلب"]
    assert line["clusters"] == [[[4, 4], [words.index("حلب", 5)] * 2]]
    ((trigger, *arguments),) = line["events"][0]
    assert (words[trigger[0]], trigger[1]) == ("قصف", "Conflict.Attack")
    assert [one[2] for one in arguments] == ["Attacker", "Target"]


def test_what_crosses_a_sentence_or_a_token_is_named(tmp_path):
    _, problems, _ = export(tmp_path)
    told = {(p.key, p.where, p.level) for p in problems}
    assert told == {
        ("dygie.two_sentences", "r-far", Level.ITEM),
        ("dygie.two_sentences", "e-attack", Level.CHANGED),
        ("dygie.long_trigger", "e-say", Level.CHANGED),
    }


def test_it_comes_back_with_ids_the_long_trigger_and_the_text(tmp_path):
    _, _, path = export(tmp_path)
    (record,) = read(DYGIE, path)
    assert (record.text.text, record.author, record.document.id) == (TEXT, "ليلى", "doc-1")
    before = {item.id: item for item in reduced(sample(), DYGIE.keeps)[0].items}
    after = {item.id: item for item in record.items}
    assert before.keys() - after.keys() == {"r-far"}
    assert {id for id in after if after[id] != before[id]} == {"e-attack"}
    assert after["e-say"].quote == "وقال وزير"


def test_same_places_of_two_labels_keep_their_own_relations(tmp_path):
    record = sample()
    one = next(item for item in record.items if item.id == "s-name")
    other = type(one)(id="s-other", label="LOC", fragments=one.fragments, quote=one.quote)
    line = Relation(id="r", label="IS", source="s-other", target="s-army")
    from msgspec.structs import replace

    record = replace(record, items=(*record.items, other, line))
    path = tmp_path / "x.jsonl"
    problems = written(DYGIE, [reduced(record, DYGIE.keeps)[0]], path)
    assert "dygie.same_ner" in {p.key for p in problems if p.level is Level.NOTE}
    (back,) = read(DYGIE, path)
    assert next(i for i in back.items if i.id == "r").source == "s-other"


def test_a_sentence_of_one_token_joins_its_neighbour():
    assert paired([(0, 1), (1, 4), (4, 5)]) == [(0, 5)]
    assert paired([(0, 3), (3, 4), (4, 5), (5, 9)]) == [(0, 3), (3, 5), (5, 9)]
    assert paired([(0, 1)]) == [(0, 1)]


def test_the_published_corpus_is_met(shared):
    folder = shared / "corpora" / "events" / "dygiepp-scierc"
    found = []
    for path in sorted(folder.glob("*.json")):
        assert guess_format(path.name, path.read_bytes()[:65536]) is DYGIE
        found += read(DYGIE, path)
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for line in lines:
            words = [word for sentence in line["sentences"] for word in sentence]
            record = next(r for r in found if r.document.id == line["doc_key"])
            quotes = {" ".join(i.quote.split()) for i in record.items if isinstance(i, Span)}
            assert quotes == {
                " ".join(words[low : high + 1]) for part in line["ner"] for low, high, _ in part
            }
    assert all(isinstance(entry, Record) for entry in found)
    kinds = [type(item) for record in found for item in record.items]
    assert (len(found), kinds.count(Span), kinds.count(Relation)) == (21, 364, 202)
    assert kinds.count(Cluster) > 0


def test_a_foreign_event_and_a_place_without_an_entity(tmp_path):
    line = {
        "doc_key": "d",
        "sentences": [["They", "met", "Ali"]],
        "ner": [[]],
        "events": [[[[1, "Contact.Meet"], [2, 2, "Entity"], [9, 9, "Place"]]]],
        "sentence_start": [0],
        "odd": [1],
    }
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps(line) + "\n{}\n[]\n{", "utf-8")
    entries = read(DYGIE, path)
    record = next(entry for entry in entries if isinstance(entry, Record))
    (event,) = (item for item in record.items if isinstance(item, Event))
    (span,) = (item for item in record.items if isinstance(item, Span))
    assert (event.quote, span.quote, span.label) == ("met", "Ali", "mention")
    assert [(one.role, one.target) for one in event.arguments] == [("Entity", span.id)]
    keys = [entry.key for entry in entries if not isinstance(entry, Record)]
    assert keys == [
        "dygie.unnamed", "offset.out_of_range", "json.unknown_key", "tokens.missing",
        "json.not_object", "json.syntax",
    ]  # fmt: skip
