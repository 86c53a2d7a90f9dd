"""Rows of tokens and tag numbers: the names are the scheme's, the text comes back exactly."""

import json

import pytest
from token_help import FLAT, TEXT, bytes_of, found, golden, read_bytes, record_of

from annotator.app.projects import load_scheme
from annotator.formats import guess_format
from annotator.formats.archives import MemorySource
from annotator.formats.base import Level, ReadOptions, Tokens
from annotator.formats.files import Source
from annotator.formats.hf_tokens import HF_TOKENS


def rows(data: bytes) -> list[dict]:
    return [json.loads(line) for line in data.splitlines()]


def row(**values) -> str:
    usual = {"tokens": ["بنك", "فلسطين"], "ner_tags": [1, 2], "labels": ["O", "B-ORG", "I-ORG"]}
    return json.dumps(usual | values, ensure_ascii=False)


def test_the_golden_file_is_written_byte_for_byte_and_read_again():
    data, problems = bytes_of(HF_TOKENS, [FLAT])
    assert problems == []
    golden("flat.hf.jsonl", data)
    (record,), told = read_bytes(HF_TOKENS, data)
    assert told == []
    assert (record.text.text, record.document.id, record.author) == (TEXT, "d-1", "ليلى")
    assert found(record) == found(FLAT)


def test_offsets_are_code_points_and_each_token_stands_there():
    (one,) = rows(bytes_of(HF_TOKENS, [FLAT])[0])
    assert [one["text"][a:b] for a, b in one["offsets"]] == one["tokens"]
    assert len(one["tokens"]) == len(one["ner_tags"])
    assert one["tokens"][0] == "😀"


def test_the_numbers_are_those_of_the_scheme_whatever_the_file_holds():
    scheme = load_scheme("conll4")
    keys = [label.key for label in scheme.entities()]
    one, _ = bytes_of(HF_TOKENS, [record_of("في بغداد", ("بغداد", keys[2]))], scheme=scheme)
    two, _ = bytes_of(HF_TOKENS, [record_of("قال علي", ("علي", keys[0]))], scheme=scheme)
    names = rows(one)[0]["labels"]
    assert names == ["O", *(f"{kind}-{key}" for key in keys for kind in "BI")]
    assert rows(two)[0]["labels"] == names
    assert rows(one)[0]["ner_tags"] == [0, names.index(f"B-{keys[2]}")]


def test_labels_beyond_the_scheme_are_numbered_behind_it_and_told_once():
    records = [
        record_of("قال علي", ("علي", "زائد"), id="d-1"),
        record_of("قال عمر", ("عمر", "زائد"), id="d-2"),
    ]
    data, problems = bytes_of(HF_TOKENS, records, scheme=load_scheme("conll4"))
    assert [(p.key, p.level) for p in problems] == [("labels.beyond_scheme", Level.NOTE)]
    assert rows(data)[0]["labels"][-2:] == ["B-زائد", "I-زائد"]
    assert [found(record) for record in read_bytes(HF_TOKENS, data)[0]] == [
        [("علي", "زائد")],
        [("عمر", "زائد")],
    ]


@pytest.mark.parametrize("task", ["bio", "bioes", "io"])
@pytest.mark.parametrize("tokens", list(Tokens))
def test_every_dialect_and_way_of_cutting_is_read_again(task, tokens):
    data, problems = bytes_of(HF_TOKENS, [FLAT], task=task, tokens=tokens)
    (record,), told = read_bytes(HF_TOKENS, data)
    assert told == []
    assert record.text.text == TEXT
    if not problems:
        assert found(record) == found(FLAT)


def test_rows_without_a_text_are_joined_with_blanks():
    (record,), problems = read_bytes(HF_TOKENS, row(id="7"), "t.jsonl")
    assert (record.text.text, found(record), problems) == (
        "بنك فلسطين", [("بنك فلسطين", "ORG")], [])  # fmt: skip
    assert record.document.id != "7"
    (record,), _ = read_bytes(HF_TOKENS, row(text="«بنك\r\nفلسطين»"))
    assert record.text.text == "بنك فلسطين"
    (record,), _ = read_bytes(HF_TOKENS, row(text="بنك\r\n فلسطين"))
    assert record.text.text == "بنك\n فلسطين"
    assert found(record) == [("بنك\n فلسطين", "ORG")]


def test_offsets_over_carriage_returns_move_with_the_text():
    text = "قال\r\nبنك فلسطين"
    (record,), problems = read_bytes(HF_TOKENS, row(text=text, offsets=[[5, 8], [9, 15]]))
    assert (found(record), problems) == ([("بنك فلسطين", "ORG")], [])


def test_tags_may_be_names_and_keys_may_be_chosen():
    text = json.dumps({"words": ["علي", "قال"], "pos": ["S-PER", "O"]}, ensure_ascii=False)
    (record,), _ = read_bytes(HF_TOKENS, text, fields={"tags": "pos"})
    assert found(record) == [("علي", "PER")]


def test_the_names_of_a_saved_data_set_stand_beside(tmp_path):
    info = {"features": {"ner_tags": {"feature": {"names": ["O", "B-X", "I-X"]}}}}
    (tmp_path / "dataset_info.json").write_text(json.dumps(info, indent=2))
    (tmp_path / "rows.json").write_text('{"tokens": ["a", "b"], "ner_tags": [1, 2]}')
    (record,) = HF_TOKENS.read(Source(tmp_path / "rows.json"), ReadOptions())
    assert found(record) == [("a b", "X")]


@pytest.mark.parametrize(
    ("text", "key", "level", "where"),
    [
        (row(tokens=["a"]), "tags.length", Level.RECORD, "ner_tags"),
        (row(tokens="ab"), "record.shape", Level.RECORD, "tokens"),
        (row(tokens=["a", 1]), "record.shape", Level.RECORD, "tokens"),
        (row(tokens=["", "b"]), "record.shape", Level.RECORD, "tokens"),
        (row(ner_tags=None), "record.shape", Level.RECORD, "ner_tags"),
        (row(labels=None), "tags.unnamed", Level.RECORD, "ner_tags"),
        (row(ner_tags=[1, 3]), "tag.unknown", Level.ITEM, "ner_tags[1]"),
        (row(ner_tags=[1, -1]), "tag.unknown", Level.ITEM, "ner_tags[1]"),
        (row(ner_tags=[1, True]), "tag.unknown", Level.ITEM, "ner_tags[1]"),
        (row(ner_tags=["IO", "B-X"]), "tag.unknown", Level.ITEM, "ner_tags[0]"),
        (row(ner_tags=["B-Y", "I-X"]), "bio.repaired", Level.CHANGED, "ner_tags[1]"),
        (row(tokens=["a\x00", "b"]), "text.nul", Level.RECORD, ""),
        ("[1]", "record.shape", Level.RECORD, ""),
        ('{"tokens": ["a"', "json.syntax", Level.RECORD, ""),
        ("[" * 100_000, "json.too_deep", Level.RECORD, ""),
        ('{"tokens": ["\\ud800"], "ner_tags": ["O"]}', "json.syntax", Level.RECORD, ""),
    ],
)
def test_each_fault_has_its_place_and_the_next_row_arrives(text, key, level, where):
    records, problems = read_bytes(HF_TOKENS, row(id="good") + "\n" + text + "\n" + row())
    assert [(p.key, p.level, p.where, p.line) for p in problems] == [(key, level, where, 2)]
    assert len(records) == 2 + (level is not Level.RECORD)


@pytest.mark.parametrize(
    "offsets",
    [[[0, 3], [4, 99]], [[0, 3], [-3, 2]], [[0, 3], [7, 4]], [[0, 3], [True, 2]], [[0, 3], [0, 4]],
     [[0, 3], [4.0, 10]], [[0, 3], [4, 10**30]], [[0, 3], None]],
)  # fmt: skip
def test_a_token_that_is_not_where_its_offsets_say_costs_the_span(offsets):
    text = row(text="بنك فلسطين ونكا", offsets=offsets)
    (record,), problems = read_bytes(HF_TOKENS, text)
    assert record.items == ()
    assert [(p.key, p.level) for p in problems] == [
        ("offset.text_mismatch", Level.NOTE),
        ("offset.text_mismatch", Level.ITEM),
    ]


@pytest.mark.parametrize(
    ("text", "format"),
    [
        (row(), "hf-tokens"),
        (row(ner_tags=["B-X", "O"]), "hf-tokens"),
        ("[\n  {\n    " + row()[1:], "hf-tokens"),
        ('{"tokens": ["a"], "entity_mentions": [], "ner_tags": [0]}', "oneie"),
        ('{"text": "a", "tokens": [{"text": "a"}], "spans": []}', "prodigy"),
    ],
)
def test_rows_are_recognised_by_their_keys(text, format):
    assert guess_format("x.jsonl", text.encode()).name == format


def test_a_list_over_many_lines_is_read_too():
    text = json.dumps([json.loads(row()), json.loads(row())], indent=1)
    entries = list(HF_TOKENS.read(MemorySource("x.json", text.encode()), ReadOptions()))
    assert len(entries) == 2
    lines = "[\n" + row() + ",\n" + row() + "\n]\n"
    assert len(list(HF_TOKENS.read(MemorySource("x.json", lines.encode()), ReadOptions()))) == 2
