"""CoNLL-U: the text comes back letter by letter, entities of every kind, each fault with a line."""

import json
import re
from collections import Counter

import pytest
from token_help import NESTED, bytes_of, file_read, found, golden, read_bytes, record_of

from annotator.formats import SNIFFED, guess_format
from annotator.formats.base import Level, Tokens
from annotator.formats.conllu import CONLLU
from annotator.formats.conllu_misc import Closing, Opening, brackets, entity_field


def rows(*words: str, misc: dict[int, str] | None = None) -> str:
    return "".join(
        f"{n}\t{word}\t_\t_\t_\t_\t_\t_\t_\t{(misc or {}).get(n, '_')}\n"
        for n, word in enumerate(words, start=1)
    )


def test_the_golden_file_is_written_byte_for_byte_and_read_again():
    data, problems = bytes_of(CONLLU, [NESTED])
    assert problems == []
    golden("nested.conllu", data)
    (record,), told = read_bytes(CONLLU, data)
    assert told == []
    assert record.text.text == NESTED.text.text
    assert record.document.id == "d-1"
    assert found(record) == found(NESTED)


@pytest.mark.parametrize(
    "text",
    [
        "  قبل.بعد؟ثم\n\n  نهاية \t\n",
        "أ\u00a0ب\u2028ج\u0085د\u202fه",
        "واحد. اثنان.ثلاثة. ",
        "جملة؟أخرى؟ثالثة",
    ],
)
def test_all_white_space_comes_back(text):
    data, _ = bytes_of(CONLLU, [record_of(text)])
    (record,), problems = read_bytes(CONLLU, data)
    assert (record.text.text, problems) == (text, [])
    assert all(len(line.split("\t")) in {1, 10} for line in data.decode().split("\n"))


def test_spans_may_cross_and_share_a_range():
    record = record_of(
        "زار وزير خارجية فرنسا", ("وزير خارجية", "A-B (c|d)"), ("خارجية فرنسا", "B"),
        ("خارجية فرنسا", "B"), ("زار", "C"), ("زار", "D"),
    )  # fmt: skip
    data, _ = bytes_of(CONLLU, [record])
    (back,), problems = read_bytes(CONLLU, data)
    assert (Counter(found(back)), problems) == (Counter(found(record)), [])


def test_brackets_as_other_corpora_write_them():
    fields = ["eid", "etype", "head", "other"]
    assert brackets("(e1-person-1-(e2-place-1-)", fields) == [
        Opening("e1", "person"),
        Opening("e2", "place"),
        Closing(""),
    ]
    assert brackets("e1)e2)(e3[2/2]-x-1-)", fields)[:2] == [Closing("e1"), Closing("e2")]
    assert brackets("e1)(e3[2/2]-x-1-", fields)[1] == Opening("e3", "x", 2, 2)
    assert brackets("(person-12", []) == [Opening("12", "person")]
    assert brackets("(12-person", []) == [Opening("12", "person")]
    assert brackets(f"(e1-{entity_field('A-B (c|d)')}-1-", fields) == [Opening("e1", "A-B (c|d)")]


def test_a_mention_in_parts_is_one_with_fragments():
    misc = {1: "Entity=(e1[1/2]-GPE-1-)", 3: "Entity=(e1[2/2]-GPE-1-)"}
    (record,), _ = read_bytes(CONLLU, "# global.Entity = eid-etype-head-other\n"
                              + rows("بني", "و", "وليد", misc=misc))  # fmt: skip
    assert record.items[0].fragments == ((0, 3), (6, 10))


def test_tags_in_misc_are_read_too():
    text = rows("بنك", "فلسطين", "أعلن", misc={1: "NER=B-ORG", 2: "NER=I-ORG", 3: "NER=O"})
    (record,), problems = read_bytes(CONLLU, text)
    assert (found(record), problems) == ([("بنك فلسطين", "ORG")], [])


def test_words_written_as_one_stand_in_the_surface():
    text = (
        "# text = الحكومة للسلطة.\n1\tالحكومة" + "\t_" * 8 + "\n"
        "2-3\tللسلطة" + "\t_" * 7 + "\tSpaceAfter=No\n"
        "2\tل" + "\t_" * 7 + "\t_\n3\tالسلطة" + "\t_" * 7 + "\tEntity=(e1-ORG-1-)\n"
        "3.1\tفارغ" + "\t_" * 8 + "\n4\t." + "\t_" * 8 + "\n\n"
        "1-2\tهكذا" + "\t_" * 8 + "\n1\tه" + "\t_" * 8 + "\n2\tكذا" + "\t_" * 7
        + "\tEntity=(e2-X-1-)\n"
    )  # fmt: skip
    (record,), problems = read_bytes(CONLLU, text)
    assert record.text.text == "الحكومة للسلطة.\nهكذا"
    assert found(record) == [("للسلطة", "ORG"), ("كذا", "X")]
    assert [(p.key, p.level, p.line) for p in problems] == [("token.widened", Level.CHANGED, 5)]


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("# text = شيء آخر\n" + rows("كلمة"), "text.differs", 1),
        (rows("كلمة") + "2\tغيرها\n", "conllu.columns", 2),
        (rows("كلمة") + "x\tغيرها" + "\t_" * 8 + "\n", "conllu.id", 2),
        (rows("كلمة", misc={1: "Entity=(e1-X-1-"}), "entity.unclosed", 1),
        (rows("كلمة", misc={1: "Entity=e1)"}), "entity.unopened", 1),
        (rows("كلمة", misc={1: "Entity=(e1)"}), "entity.type", 1),
        (rows("كلمة", misc={1: "NER=I-X"}), "bio.repaired", 1),
        (rows("كل\x00مة"), "text.nul", 1),
        ("# text = \n", "text.blank", None),
    ],
)
def test_each_fault_is_told_with_its_line(text, key, line):
    records, problems = read_bytes(CONLLU, text)
    assert [(p.key, p.line) for p in problems] == [(key, line)]
    assert len(records) == (key not in {"text.nul", "text.blank"})


def test_a_missing_blank_line_loses_no_word():
    (record,), _ = read_bytes(CONLLU, rows("اول", "ثان") + rows("ثالث", "رابع"))
    assert record.text.text == "اول ثان ثالث رابع"


def test_other_ways_of_cutting_keep_the_text():
    data, problems = bytes_of(CONLLU, [NESTED], tokens=Tokens.WHITESPACE)
    assert {p.key for p in problems} == {"token.widened"}
    assert read_bytes(CONLLU, data)[0][0].text.text == NESTED.text.text


def test_arabic_pud_is_rebuilt_letter_by_letter(shared):
    path = shared / "corpora" / "conllu" / "ar-pud" / "ar_pud-ud-test.conllu"
    head = path.read_bytes()[:SNIFFED]
    assert guess_format("x.txt", head).name == "conllu"
    records, problems = file_read(CONLLU, path)
    lines = path.read_text("utf-8").splitlines()
    texts = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
    # The file says "# newdoc" before each sentence: 397 documents of 1,000 sentences.
    assert len(records) == len({record.document.id for record in records}) == 397
    assert sum(re.match(r"\d+\t", line) is not None for line in lines) == 20747
    differing = [p for p in problems if p.key == "text.differs"]
    assert len(differing) == len(problems)
    rebuilt = [line for record in records for line in record.text.text.split("\n")]
    same = sum(line == text for line, text in zip(rebuilt, texts, strict=True))
    assert (same, len(differing)) == (1000, 0)


def test_a_document_that_is_begun_again_before_each_sentence_is_one():
    data = "".join(
        f"# newdoc id = {id}\n{rows(word, misc={1: 'Entity=(e1-GPE-1)'})}\n"
        for id, word in (("n1", "بغداد"), ("n1", "دمشق"), ("n2", "عمان"), ("n1", "حلب"))
    )
    records, problems = read_bytes(CONLLU, data.encode())
    assert problems == []
    assert [(r.document.id, r.text.text) for r in records] == [
        ("n1", "بغداد\nدمشق"),
        ("n2", "عمان"),
        ("n1", "حلب"),
    ]
    assert [item.quote for item in records[0].items] == ["بغداد", "دمشق"]


def test_two_layers_of_one_document_stay_two_records():
    data, _ = bytes_of(CONLLU, [NESTED, NESTED])
    records, _ = read_bytes(CONLLU, data)
    assert [record.text.text for record in records] == [NESTED.text.text] * 2


def test_the_knesset_sentences_are_those_of_the_jsonl(shared):
    folder = shared / "corpora" / "ner" / "he-iahlt-knesset"
    (record,), problems = file_read(CONLLU, folder / "he_iahltknesset-ne-ud-dev.conllu")
    lines = (folder / "he_iahltknesset-ne-ud-dev.jsonl").read_text("utf-8").splitlines()
    assert record.text.text.split("\n") == [json.loads(line)["text"] for line in lines]
    assert problems == []
