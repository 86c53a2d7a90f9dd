"""CoNLL: every dialect of tags is read, each fault has its line, and no token is lost."""

from collections import Counter

import pytest
from token_help import BAD, FLAT, bytes_of, file_read, found, golden, read_bytes, record_of

from annotator.errors import UserError
from annotator.formats import SNIFFED, guess_format
from annotator.formats import columns as columns_module
from annotator.formats.base import Level, Tokens
from annotator.formats.conll import CONLL

WANTED = [("EU", "ORG"), ("German", "MISC"), ("Peter Blackburn", "PER"), ("Brussels", "LOC")]


def test_the_golden_file_is_written_byte_for_byte_and_read_again():
    data, problems = bytes_of(CONLL, [FLAT])
    assert problems == []
    golden("flat.conll", data)
    (record,), told = read_bytes(CONLL, data)
    assert told == []
    assert found(record) == [
        ("الجيش", "ORG"),
        ("كركوك", "GPE"),
        ("داعش", "ORG"),
        ("بغداد", "GPE"),
        ("12.5", "NUM"),
    ]


@pytest.mark.parametrize(
    "tags",
    [
        ("B-ORG O B-MISC O", "B-PER I-PER O B-LOC"),
        ("I-ORG O I-MISC O", "I-PER I-PER O I-LOC"),
        ("S-ORG O S-MISC O", "B-PER E-PER O S-LOC"),
        ("U-ORG O U-MISC O", "B-PER L-PER O U-LOC"),
    ],
    ids=["bio", "io", "bioes", "bilou"],
)
def test_all_dialects_say_the_same(tags):
    words = ("EU rejects German calls", "Peter Blackburn in Brussels")
    rows = ["\n".join(map("\t".join, zip(w.split(), t.split(), strict=True))) for w, t in
            zip(words, tags, strict=True)]  # fmt: skip
    (record,), problems = read_bytes(CONLL, "\n\n".join(rows))
    assert record.text.text == "\n".join(words)
    assert found(record) == WANTED
    assert all(problem.level is Level.NOTE for problem in problems)


def test_iob1_begins_with_b_only_behind_a_neighbour():
    (record,), problems = read_bytes(CONLL, "a I-X\nb B-X\nc I-X\nd O\ne I-Y\n")
    assert found(record) == [("a", "X"), ("b c", "X"), ("e", "Y")]
    assert [p.key for p in problems] == ["bio.repaired"]


@pytest.mark.parametrize("task", ["bio", "bioes", "io"])
def test_each_dialect_that_is_written_is_read_again(task):
    data, problems = bytes_of(CONLL, [FLAT], task=task)
    (record,), _ = read_bytes(CONLL, data)
    assert problems == []
    assert found(record) == found(FLAT)


def test_neighbours_that_io_cannot_part_are_named():
    record = record_of("أحمد محمد ذهب", ("أحمد", "PER"), ("محمد", "PER"))
    data, problems = bytes_of(CONLL, [record], task="io")
    assert [(p.key, p.level, p.where) for p in problems] == [("tags.joined", Level.ITEM, "s2")]
    assert len(read_bytes(CONLL, data)[0][0].items) == 1


def test_an_unknown_dialect_is_refused_before_a_byte_is_written():
    with pytest.raises(UserError) as fault:
        bytes_of(CONLL, [FLAT], task="biox")
    assert fault.value.key == "tags.dialect"


def test_spans_end_with_the_sentence_and_with_the_document():
    text = "x B-A\ny I-A\n\nz I-A\n\n-DOCSTART- -X- O O\n\nw B-A\n\n-DOCSTART- -X- O O\n\nv I-A"
    records, problems = read_bytes(CONLL, text, "n.conll")
    assert [found(record) for record in records] == [[("x y", "A"), ("z", "A")], [("w", "A")],
                                                     [("v", "A")]]  # fmt: skip
    assert [(p.key, p.line, p.level) for p in problems] == [
        ("bio.repaired", 4, Level.CHANGED),
        ("bio.repaired", 12, Level.NOTE),
    ]
    assert [record.document.name for record in records] == ["n.conll", "n:2", "n:3"]


def test_documents_take_the_names_that_their_marks_give():
    text = "# newdoc id = خبر 7\na O\n\n-DOCSTART- (1 EU)\n\nb O\n"
    records, _ = read_bytes(CONLL, text)
    assert [record.document.name for record in records] == ["خبر 7", "1 EU"]


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("#\tO", "#"),
        ("#وسم O", "#وسم"),
        ("نيو يورك\tB-GPE", "نيو يورك"),
        ("يورك \t_ \t B-GPE", "يورك"),
    ],
)
def test_what_looks_odd_is_a_token_all_the_same(row, word):
    (record,), problems = read_bytes(CONLL, f"# text = شيء O\nاول O\n{row}\n")
    assert record.text.text == f"اول {word}"
    assert problems == []


def test_columns_divided_by_blanks_tabs_and_both_and_numbered():
    one, _ = read_bytes(CONLL, "1 Schartau B-PER\n2 sagte O\n\n1 dem O\n2 ZDF B-ORG\n")
    assert found(one[0]) == [("Schartau", "PER"), ("ZDF", "ORG")]
    two, _ = read_bytes(CONLL, "x B-A POS\ny I-A POS\n", fields={"token": "1", "tag": "2"})
    assert found(two[0]) == [("x y", "A")]
    _, problems = read_bytes(CONLL, "x B-A POS\n", fields={"tag": "last"})
    assert [p.key for p in problems] == ["fields.column"]


def test_chunks_are_not_names_but_nested_rows_of_a_flat_file_are_kept():
    (record,), _ = read_bytes(CONLL, "U.N. NNP B-NP B-ORG\nofficial NN I-NP O\n")
    assert found(record) == [("U.N.", "ORG")]
    (record,), _ = read_bytes(CONLL, "بلدية B-ORG\nنابلس I-ORG B-GPE\nقالت O\n")
    assert found(record) == [("بلدية نابلس", "ORG"), ("نابلس", "GPE")]


def test_bad_tags_are_named_with_their_line_and_keep_their_token():
    records, problems = file_read(CONLL, BAD / "conll" / "bad_bio.conll")
    assert records[0].text.text == "قال محمد بن سلمان"
    assert found(records[0]) == [("محمد", "PER"), ("بن", "ORG")]
    assert {(p.key, p.line) for p in problems} == {("bio.repaired", 1), ("tag.unknown", 4)}
    assert "2 spans" in next(p.message for p in problems if p.key == "bio.repaired")


@pytest.mark.parametrize(
    ("data", "key", "line"),
    [
        (b"", "text.blank", None),
        (b"a O\n\xd9 O\n", "encoding.invalid_utf8", None),
        ("a O\n".encode("utf-16"), "encoding.guess", None),
        (b"a O\nb\x00 O\n", "text.nul", 1),
        (b"a O\nb\n", "tag.missing", 2),
    ],
)
def test_each_fault_of_a_file_is_told(data, key, line):
    _, problems = read_bytes(CONLL, data)
    assert [(p.key, p.line) for p in problems] == [(key, line)]


def test_another_encoding_is_read_when_it_is_named():
    (record,), _ = read_bytes(CONLL, "بغداد B-GPE\n".encode("cp1256"), encoding="windows-1256")
    assert found(record) == [("بغداد", "GPE")]


def test_carriage_returns_are_no_part_of_a_tag():
    (record,), problems = read_bytes(CONLL, "بغداد\tB-GPE\r\nقالت\tO\r\n")
    assert (found(record), problems) == ([("بغداد", "GPE")], [])


def test_a_long_file_without_marks_becomes_several_documents(monkeypatch):
    monkeypatch.setattr(columns_module, "MOST_CHARACTERS", 20)
    monkeypatch.setattr(columns_module, "MOST_TOKENS", 4)
    records, problems = read_bytes(CONLL, "كلمة O\n" * 12, "long.txt")
    assert [p.key for p in problems] == ["document.cut"]
    assert " ".join(r.text.text for r in records).split() == ["كلمة"] * 12
    assert [r.document.name for r in records][:2] == ["long:1", "long:2"]


def test_a_token_that_would_begin_a_document_is_cut():
    record = record_of("انظر -DOCSTART- هنا", ("-DOCSTART-", "X"))
    for task in ("bio", "bioes"):
        data, _ = bytes_of(CONLL, [record], tokens=Tokens.WHITESPACE, task=task)
        assert [found(r) for r in read_bytes(CONLL, data)[0]] == [[("- DOCSTART-", "X")]]


def test_white_space_in_a_label_is_told():
    data, problems = bytes_of(CONLL, [record_of("ولد أمس", ("أمس", "date of birth"))])
    assert [(p.key, p.where) for p in problems] == [("label.changed", "s1")]
    assert found(read_bytes(CONLL, data)[0][0]) == [("أمس", "date_of_birth")]


def test_what_tokens_cannot_say_is_told():
    _, problems = bytes_of(CONLL, [FLAT], tokens=Tokens.WHITESPACE)
    assert Counter(p.key for p in problems) == {"token.widened": 2}


@pytest.mark.parametrize(
    ("name", "format", "counts"),
    [
        ("ner/fa-parstwiner/dev.txt", "conll", (1, 446, 14927, 1017, 6)),
        ("ner/fa-hengam/Gold.txt", "conll", (1, 200, 2552, 261, 2)),
        ("peers/spacy/ner_example_data/ner-sent-per-line.iob", "conll", (1, 2, 66, 7, 4)),
        ("peers/spacy/ner_example_data/ner-token-per-line.iob", "conll", (1, 1, 66, 7, 4)),
        ("peers/doccano/data_import/pipeline/examples/sequence_labeling/example.txt", "conll",
         (1, 2, 11, 4, 3)),
    ],
)  # fmt: skip
def test_real_files_are_recognised_and_counted(shared, name, format, counts):
    path = shared / "corpora" / name
    assert guess_format(path.name, path.read_bytes()[:SNIFFED]).name == format
    records, _ = file_read(CONLL, path)
    assert len(records) == counts[0]
    text, items = records[0].text.text, records[0].items
    labels = {item.label for item in items}
    assert (text.count("\n") + 1, len(text.split()), len(items), len(labels)) == counts[1:]


def test_aqmar_is_read_whole_with_its_errors_named(shared):
    seen, problems = Counter(), []
    folder = shared / "corpora" / "ner" / "ar-aqmar"
    for path in sorted(p for p in folder.glob("*.txt") if p.name != "SOURCE.txt"):
        (record,), told = file_read(CONLL, path)
        text = record.text.text
        seen.update(files=1, sentences=text.count("\n") + 1, tokens=len(text.split()))
        seen["spans"] += len(record.items)
        problems += told
    repaired = [p for p in problems if p.key == "bio.repaired"]
    assert seen == {"files": 7, "sentences": 827, "tokens": 21420, "spans": 1992 + len(repaired)}
    assert [(p.key, p.line) for p in problems if "IO" in p.message and p.key == "tag.unknown"] == [
        ("tag.unknown", 2145)
    ]
    rare = Counter(p.message.split("'")[1] for p in problems if p.key == "label.rare")
    assert rare == {"MIS": 3, "ENGLISH": 1}
    assert all(p.line and p.source for p in problems)
