"""Nested columns: depths, not types; every span of Wojood, NEMO and IAHLT comes in and goes out."""

import json
import re
from collections import Counter

import pytest
from token_help import NESTED, bytes_of, file_read, found, golden, read_bytes, record_of

from annotator.errors import UserError
from annotator.formats import SNIFFED, guess_format
from annotator.formats.base import Level, Tokens
from annotator.formats.wojood import WOJOOD
from annotator.model.items import Span


@pytest.mark.parametrize("task", ["bio", "bioes"])
def test_the_golden_file_is_written_byte_for_byte_and_read_again(task):
    data, problems = bytes_of(WOJOOD, [NESTED], task=task)
    assert problems == []
    golden(f"nested.{task}.wojood", data)
    (record,), told = read_bytes(WOJOOD, data)
    assert told == []
    assert [(re.sub(r"\s", "", quote), label) for quote, label in found(record)] == [
        (re.sub(r"\s", "", quote), label) for quote, label in found(NESTED)
    ]


def test_a_type_nests_in_itself_and_columns_shift():
    text = "مجلس B-ORG\nجامعة I-ORG B-ORG\nبيرزيت I-ORG I-ORG B-GPE\nأمس O\n"
    (record,), problems = read_bytes(WOJOOD, text)
    assert problems == []
    assert found(record) == [
        ("مجلس جامعة بيرزيت", "ORG"),
        ("جامعة بيرزيت", "ORG"),
        ("بيرزيت", "GPE"),
    ]


def test_of_two_equal_spans_the_inner_ends_first():
    (record,), _ = read_bytes(WOJOOD, "a B-X B-X\nb I-X I-X\nc I-X B-X\nd I-X\n")
    assert found(record) == [("a b c d", "X"), ("a b", "X"), ("c", "X")]


def test_fixed_columns_of_nemo_and_bars_of_iahlt():
    nemo = "קרב B-EVE O O O\nסן I-EVE B-FAC O O\nסימון E-EVE E-FAC O O\nהיה O O O O\n"
    (record,), problems = read_bytes(WOJOOD, nemo)
    assert (found(record), problems) == ([("קרב סן סימון", "EVE"), ("סן סימון", "FAC")], [])
    iahlt = "חברת\tB-TTL\nה\tB-ORG|I-TTL\nכנסת\tE-TTL|E-ORG\nזנדברג\tS-PER\n"
    (record,), problems = read_bytes(WOJOOD, iahlt)
    assert problems == []
    assert found(record) == [("חברת ה כנסת", "TTL"), ("ה כנסת", "ORG"), ("זנדברג", "PER")]


def test_a_span_of_bioes_that_never_ends_is_told():
    (record,), problems = read_bytes(WOJOOD, "a B-X\nb O\nc S-Y|S-Z\nd E-W\n")
    assert found(record) == [("a", "X"), ("c", "Y"), ("c", "Z"), ("d", "W")]
    assert [(p.key, p.line, p.level) for p in problems] == [
        ("bio.repaired", 1, Level.CHANGED),
        ("bio.repaired", 4, Level.CHANGED),
    ]


def test_io_cannot_nest_and_is_refused():
    with pytest.raises(UserError) as fault:
        bytes_of(WOJOOD, [NESTED], task="io")
    assert fault.value.key == "tags.dialect"


def test_spans_that_cross_once_they_are_on_whole_tokens_lose_one_with_a_word():
    record = record_of("abc defg hij", ("abc de", "X"), ("fg hij", "Y"))
    _, problems = bytes_of(WOJOOD, [record], tokens=Tokens.WHITESPACE)
    lost = [(p.key, p.where) for p in problems if p.level is Level.ITEM]
    assert lost == [("token.dropped", "s2")]


def test_a_token_that_would_begin_a_document_is_cut():
    record = record_of("انظر -DOCSTART- هنا", ("-DOCSTART- هنا", "Y"), ("-DOCSTART-", "X"))
    for task in ("bio", "bioes"):
        data, _ = bytes_of(WOJOOD, [record], tokens=Tokens.WHITESPACE, task=task)
        (back,), _ = read_bytes(WOJOOD, data)
        assert found(back) == [("- DOCSTART- هنا", "Y"), ("- DOCSTART-", "X")]


def test_documents_stay_apart():
    data, _ = bytes_of(WOJOOD, [NESTED, record_of("خبر", ("خبر", "X"), id="d-2")])
    records, _ = read_bytes(WOJOOD, data)
    assert [len(record.items) for record in records] == [6, 1]


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("a B-X\nb I-X B-Y\n", "wojood"),
        ("a B-X|B-Y\nb I-X\n", "wojood"),
        ("a O O O O\nb B-X O O O\n", "wojood"),
        ("a B-NP B-ORG\nb I-NP O\n", "conll"),
        ("a B-X\nb I-X\n", "conll"),
        ("a NNP B-X\nb NN I-X\n", "conll"),
        ("-DOCSTART- O\n\na B-X\nb I-X\n", "wojood"),
        ("-DOCSTART- -X- O O\n\na -X- _ B-X\n", "conll"),
        ("The vitamin O\n", "txt"),
        ("word one\nword two\nx O\n", "txt"),
    ],
)
def test_nested_flat_and_no_columns_are_told_apart_by_content(text, format):
    assert guess_format("x.txt", text.encode()).name == format


def test_the_wojood_sample_meets_its_counts_and_reads_again(shared):
    path = shared / "corpora" / "ner" / "ar-wojood-sample" / "val.txt"
    assert guess_format(path.name, path.read_bytes()[:SNIFFED]).name == "wojood"
    (record,), problems = file_read(WOJOOD, path)
    text = record.text.text
    assert {p.level for p in problems} == {Level.NOTE}
    assert (text.count("\n") + 1, len(text.split()), len(record.items)) == (158, 2743, 470)
    assert len({item.label for item in record.items}) == 18
    data, _ = bytes_of(WOJOOD, [record], tokens=Tokens.WHITESPACE)
    (back,), _ = read_bytes(WOJOOD, data)
    assert Counter(found(back)) == Counter(found(record))


def test_iahlt_agrees_with_its_jsonl_on_every_span(shared):
    folder = shared / "corpora" / "ner" / "he-iahlt-knesset"
    (record,), problems = file_read(WOJOOD, folder / "he_iahltknesset-ne-ud-dev.biose")
    assert {p.level for p in problems} == {Level.NOTE}
    text = record.text.text
    assert (text.count("\n") + 1, len(record.items)) == (268, 213)
    ends = [place.start() for place in re.finditer("\n|$", text)]
    lines = (folder / "he_iahltknesset-ne-ud-dev.jsonl").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        entry = json.loads(line)
        low = ends[number - 1] if number else 0
        ours = Counter(
            (re.sub(r"\s", "", item.quote), item.label)
            for item in record.items
            if isinstance(item, Span) and low <= item.start < ends[number]
        )
        theirs = Counter(
            (re.sub(r"\s", "", entry["text"][start:end]), label)
            for start, end, label in entry["label"]
        )
        assert ours == theirs, number + 1


def test_a_label_with_a_bar_does_not_become_two_tags():
    record = record_of("قال زيد", ("زيد", "PER|x"))
    data, problems = bytes_of(WOJOOD, [record])
    assert [(p.key, p.level) for p in problems] == [("label.changed", Level.CHANGED)]
    (again,), told = read_bytes(WOJOOD, data)
    assert (found(again), told) == ([("زيد", "PER_x")], [])
