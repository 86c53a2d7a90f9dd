"""OneIE: one sentence a line, indices of the sentence, the last one out."""

import io
import json

import pytest
from formats_help import read, written
from hypothesis import HealthCheck, given, settings
from record_strategies import records
from token_samples import TEXT, sample

from annotator.formats import guess_format
from annotator.formats.base import Level, Tokens, WriteOptions
from annotator.formats.losses import reduced
from annotator.formats.oneie import ONEIE
from annotator.model.items import Event, Relation, Span
from annotator.model.record import Record


def faults_by_its_own_rules(line: dict) -> list[str]:
    """What breaks OneIE's loader (data.py: labels, relations and roles), in our words."""
    number = len(line["tokens"])
    entities = {one["id"]: one for one in line["entity_mentions"]}
    faults = ["an id twice"] * (len(entities) < len(line["entity_mentions"]))
    places = list(line["entity_mentions"]) + [e["trigger"] for e in line["event_mentions"]]
    for one in places:
        if not 0 <= one["start"] < one["end"] <= number:
            faults.append(f"off its sentence: {one}")
        words = "".join(line["tokens"][one["start"] : one["end"]])
        faults += [f"other words: {one}"] * ("".join(one["text"].split()) != words)
    faults += [f"no type: {e}" for e in entities.values() if not e["entity_type"]]
    faults += [f"mention type: {e}" for e in entities.values() if not e["mention_type"]]
    for relation in line["relation_mentions"]:
        roles = [one["role"] for one in relation["arguments"]]
        faults += [f"roles {roles}"] * (sorted(roles) != ["Arg-1", "Arg-2"])
    joined = line["relation_mentions"] + line["event_mentions"]
    ends = [one["entity_id"] for entry in joined for one in entry["arguments"]]
    return faults + [f"no such entity: {end}" for end in ends if end not in entities]


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(record=records())
@pytest.mark.parametrize("tokens", list(Tokens))
def test_its_own_checks_hold_for_anything_we_write(record, tokens):
    shadow, _ = reduced(record, ONEIE.keeps)
    out = io.BytesIO()
    list(ONEIE.write(iter([shadow]), out, WriteOptions(tokens=tokens)))
    for line in out.getvalue().splitlines():
        assert faults_by_its_own_rules(json.loads(line)) == []


def export(tmp_path):
    record, _ = reduced(sample(), ONEIE.keeps)
    path = tmp_path / "x.jsonl"
    problems = written(ONEIE, [record, record], path)
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return lines, problems, path


def test_indices_are_those_of_the_sentence_and_the_end_is_out(tmp_path):
    (first, second, *_), _, _ = export(tmp_path)
    assert "".join([first["annotator"]["text"], second["annotator"]["text"]]) == TEXT
    emoji, *_ = first["entity_mentions"]
    assert (emoji["start"], emoji["end"], emoji["text"]) == (0, 1, "😀")
    last = second["entity_mentions"][-1]
    assert (last["start"], last["end"]) == (len(second["tokens"]) - 1, len(second["tokens"]))
    city = next(e for e in first["entity_mentions"] if e["id"] == "s-city")
    assert (city["entity_type"], city["entity_subtype"], city["mention_type"]) == (
        "GPE", "City", "NAM",
    )  # fmt: skip
    (attack,) = first["event_mentions"]
    assert attack["event_type"] == "Conflict:Attack"
    assert [one["entity_id"] for one in attack["arguments"]] == ["s-army", "s-city"]


def test_it_comes_back_and_what_crosses_a_sentence_is_named(tmp_path):
    _, problems, path = export(tmp_path)
    assert {(p.key, p.where, p.level) for p in problems} == {
        ("oneie.two_sentences", "r-far", Level.ITEM),
        ("oneie.two_sentences", "e-attack", Level.CHANGED),
        ("oneie.overlap", "", Level.NOTE),
    }
    first, second = read(ONEIE, path)
    assert first == second, "two layers of one document are two records"
    before = {item.id: item for item in reduced(sample(), ONEIE.keeps)[0].items}
    after = {item.id: item for item in first.items}
    assert before.keys() - after.keys() == {"r-far"}
    assert {id for id in after if after[id] != before[id]} == {"e-attack"}
    assert (first.text.text, first.author) == (TEXT, "ليلى")


def foreign(**more):
    return {
        "doc_id": "d", "sent_id": "d-0", "tokens": ["In", "U.S.", ",", "he", "died"],
        "sentence": "In U.S., he died",
        "entity_mentions": [
            {"id": "E1", "text": "U.S.", "entity_type": "GPE", "mention_type": "NAM",
             "entity_subtype": "Nation", "start": 1, "end": 2},
            {"id": "E2", "text": "he", "entity_type": "PER", "mention_type": "PRO",
             "start": 3, "end": 4},
        ],
        "relation_mentions": [
            {"id": "R1", "relation_type": "PHYS", "relation_subtype": "PHYS:Located", "arguments": [
                {"entity_id": "E2", "role": "Arg-1"}, {"entity_id": "E1", "role": "Arg-2"}]},
        ],
        "event_mentions": [
            {"id": "EV1", "event_type": "Life:Die", "trigger":
                {"text": "died", "start": 4, "end": 5},
             "arguments": [{"entity_id": "E2", "role": "Victim", "text": "he"}]},
        ],
        **more,
    }  # fmt: skip


def test_foreign_sentences_of_one_document_are_one_record(tmp_path):
    path = tmp_path / "x.json"
    lines = [foreign(), foreign(sent_id="d-1"), foreign(doc_id="other")]
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert guess_format(path.name, path.read_bytes()) is ONEIE
    one, two = read(ONEIE, path)
    assert one.text.text == "In U.S., he died\nIn U.S., he died"
    assert [i.label for i in two.items] == ["GPE.Nation", "PER", "Life.Die", "PHYS.Located"]
    spans = [i for i in one.items if isinstance(i, Span)]
    assert [s.quote for s in spans] == ["U.S.", "he"] * 2
    assert len({item.id for item in one.items}) == len(one.items) == 8
    events = [i for i in one.items if isinstance(i, Event)]
    assert [e.arguments[0].target for e in events] == [spans[1].id, spans[3].id]
    relation = next(i for i in two.items if isinstance(i, Relation))
    assert (relation.source, relation.target) == ("E2", "E1")


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"start": 3, "end": 3}, "offset.reversed"),
        ({"start": 4, "end": 6}, "offset.out_of_range"),
        ({"start": "1"}, "offset.not_integer"),
        ({"text": "she"}, "offset.text_mismatch"),
        ({"entity_type": None}, "label.empty"),
    ],
)
def test_a_bad_entity_goes_alone_and_what_points_at_it_is_named(tmp_path, change, key):
    line = foreign()
    line["entity_mentions"][1].update(change)
    path = tmp_path / "x.json"
    path.write_text(json.dumps(line) + '\n{"tokens": 3}\n' + json.dumps(foreign(doc_id="e")))
    entries = read(ONEIE, path)
    problems = [entry for entry in entries if not isinstance(entry, Record)]
    assert [p.key for p in problems] == [
        key,
        "ref.missing",
        "ref.missing",
        "ref.missing",
        "tokens.missing",
    ]
    assert {p.line for p in problems} == {1, 2}
    good, whole = (entry for entry in entries if isinstance(entry, Record))
    assert (len(good.items), len(whole.items)) == (2, 4)
