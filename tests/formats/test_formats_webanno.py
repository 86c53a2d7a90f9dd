"""WebAnno TSV: what is read, what is written, and what both reports."""

from collections import Counter
from pathlib import Path

import pytest
from formats_help import read, shape, written

from annotator.app.projects import load_scheme
from annotator.formats import guess_format
from annotator.formats.archives import MemorySource
from annotator.formats.base import Level, Problem, ReadOptions, Tokens
from annotator.formats.files import Source
from annotator.formats.jsonl_read import read_jsonl
from annotator.formats.losses import reduced
from annotator.formats.webanno_shape import (
    cells_of,
    escape_text,
    escape_value,
    parted,
    unescape_text,
    unescape_value,
)
from annotator.formats.webanno_tsv import WEBANNO_TSV
from annotator.model.document import Document, Layer, TextVersion, text_sha256
from annotator.model.items import (
    Argument,
    Cluster,
    Event,
    Mention,
    Relation,
    Span,
    quote_of,
)
from annotator.model.record import Record, SchemeName

HERE = Path(__file__).parent
CASES = "corpora/peers/inception-webanno-tsv3"

# Spans, events, relations, clusters, and problems that cost an item, of each case.
COUNTS = {
    "sampleSlotAnnotation1": (2, 1, 0, 0, 0),
    "testAnnotationWithLeadingWhitespaceAtStart": (1, 0, 0, 0, 0),
    "testComplexSlotFeatureWithoutValues": (2, 1, 0, 0, 0),
    "testDependencyWithValues": (0, 0, 0, 0, 0),
    "testMultiTokenSlotFeature": (2, 1, 0, 0, 0),
    "testMultiTokenStackedSlotFeature": (2, 1, 0, 0, 0),
    "testSentenceId": (0, 0, 0, 0, 0),
    "testSentenceWithTab": (1, 0, 0, 0, 0),
    "testSimpleSameRoleSlotFeature": (2, 1, 0, 0, 0),
    "testSingleNonMultiTokenRelationWithMultipleFeatureValues": (2, 0, 1, 0, 0),
    "testSingleNonTokenRelationWithoutFeatureValue": (2, 0, 1, 0, 0),
    "testSingleStackedNonTokenRelationWithoutFeatureValue2": (3, 0, 1, 0, 0),
    "testSingleTokenRelationWithMultipleFeatureValues": (0, 0, 0, 0, 1),
    "testStackedChain": (6, 0, 0, 2, 0),
    "testStackedNonMultiTokenRelationWithMultipleFeatureValues": (2, 0, 2, 0, 0),
    "testSubMultiTokenSpanWithFeatureValue": (9, 0, 0, 0, 3),
    "testSubMultiTokenSpanWithoutFeatureValue3": (2, 0, 0, 0, 0),
    "testSubTokenRelation2": (2, 0, 1, 0, 0),
    "testTokenBoundedBioLookAlike": (5, 0, 0, 0, 0),
    "testTokenBoundedSpanWithNastyFeatureValue": (5, 0, 0, 0, 0),
    "testTokenBoundedSpanWithoutFeatureValue": (5, 0, 0, 0, 0),
    "testTwoSentencesWithNoSpaceInBetween": (0, 0, 0, 0, 0),
    "testZeroLengthSlotFeature2": (1, 1, 0, 0, 2),
    "testZeroLengthSpansWithoutFeatureValues": (0, 0, 0, 0, 2),
    "testZeroWidthAnnotationBeforeFirstTokenIsMovedToBeginOfFirstToken": (0, 0, 0, 0, 1),
}


def taken(source):
    entries = list(WEBANNO_TSV.read(source, ReadOptions()))
    (record,) = (entry for entry in entries if isinstance(entry, Record))
    return record, [e for e in entries if isinstance(e, Problem) and e.level is not Level.NOTE]


def of_text(text):
    return taken(MemorySource("d.tsv", text.encode()))


def record_of(text, *items):
    return Record(
        document=Document(id="d", name="d.txt", title="t", direction="rtl"),
        text=TextVersion(
            document="d", text=text, sha256=text_sha256(text), source_sha256="", newline="lf"
        ),
        author="",
        layer=Layer(),
        scheme=SchemeName("", 0),
        items=items,
    )


def span(text, start, end, id="s1", label="PER", **more):
    return Span(id=id, fragments=((start, end),), quote=text[start:end], label=label, **more)


def lines_of(tmp_path, record, **options):
    problems = written(WEBANNO_TSV, [record], tmp_path / "out", **options)
    return (tmp_path / "out" / "d.txt.tsv").read_text(encoding="utf-8").split("\n"), problems


# --- the cases of INCEpTION ---------------------------------------------------------------------


@pytest.mark.parametrize("case", sorted(COUNTS))
def test_a_case_of_inception_is_read_with_its_counts(shared, case):
    record, problems = taken(Source(shared / CASES / case / "reference.tsv"))
    found = Counter(type(item) for item in record.items)
    counts = [found[kind] for kind in (Span, Event, Relation, Cluster)]
    assert (*counts, len(problems)) == COUNTS[case]
    assert all(
        item.quote == quote_of(record.text.text, item.fragments)
        for item in record.items
        if isinstance(item, Mention)
    )


def test_all_cases_are_here(shared):
    assert {p.name for p in (shared / CASES).iterdir() if p.is_dir()} == set(COUNTS)


def essence(record):
    """Items by their places, with the labels that stand in the file and not in its layers.

    The two files of a case name some features differently, and where one marks a leading blank
    the other cannot.
    """
    by_id = {item.id: item for item in record.items}

    def place(id):
        (start, end), quote = by_id[id].fragments[0], by_id[id].quote
        return start + len(quote) - len(quote.lstrip()), end

    found = []
    for item in record.items:
        if isinstance(item, Event):
            arguments = sorted((one.role, place(one.target)) for one in item.arguments)
            found.append(("event", place(item.id), arguments))
        elif isinstance(item, Span):
            valued = item.label if not item.label.isalpha() or item.label.isupper() else ""
            found.append(("span", place(item.id), valued))
        elif isinstance(item, Relation):
            values = sorted(map(str, item.attributes.values()))
            found.append(("relation", place(item.source), place(item.target), values))
        elif isinstance(item, Cluster):
            found.append(("cluster", sorted(map(place, item.members))))
    return sorted(found, key=repr)


@pytest.mark.parametrize("case", sorted(COUNTS))
def test_a_case_says_the_same_as_its_xmi(shared, case):
    uima_xmi = pytest.importorskip("annotator.formats.uima_xmi")
    path = shared / CASES / case / "reference.xmi"
    if not path.exists():
        pytest.skip("the case has no XMI")
    entries = uima_xmi.read_xmi(Source(path), ReadOptions())
    (other,) = (entry for entry in entries if isinstance(entry, Record))
    record, _ = taken(Source(shared / CASES / case / "reference.tsv"))
    assert record.text.text == other.text.text
    assert essence(record) == essence(other)


# --- reading --------------------------------------------------------------------------------------


HEAD = "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.NE|value\n\n\n"


def test_offsets_are_utf16_and_sentences_are_joined_as_inception_does():
    first = "#Text=😀 ab\n1-1\t0-2\t😀\tSYM\t\n1-2\t3-5\tab\tX\t\n\n"
    text = f"{HEAD}{first}#Text=cd\n2-1\t7-9\tcd\tY\t\n"
    record, problems = of_text(text)
    assert problems == []
    assert record.text.text == "😀 ab\n cd"
    assert [(item.label, item.quote) for item in record.items] == [
        ("SYM", "😀"), ("X", "ab"), ("Y", "cd"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("1-2\t3-99\tcd\tX\t", "webanno.offsets"),
        ("1-2\t4-5\tcd\tX\t", "webanno.offsets"),
        ("1-2\t5-3\tcd\tX\t", "webanno.offsets"),
        ("1-2\t-3-5\tcd\tX\t", "webanno.syntax"),
        ("1-2\t3-5\tcd", "webanno.syntax"),
        ("x\t3-5\tcd\tX\t", "webanno.syntax"),
    ],
)
def test_a_row_that_does_not_fit_is_left_out_and_named(row, key):
    record, problems = of_text(f"{HEAD}#Text=ab cd\n1-1\t0-2\tab\tY\t\n{row}\n")
    assert [(problem.key, problem.line) for problem in problems] == [(key, 7)]
    assert [item.label for item in record.items] == ["Y"]


def test_the_bad_input_of_the_collection_keeps_its_text():
    (problem, record) = read(WEBANNO_TSV, HERE / "badinputs/webanno/cut.tsv")
    assert (problem.key, problem.line) == ("webanno.offsets", 7)
    assert record.text.text == "قال محمد"


def test_another_version_is_refused():
    (fault,) = WEBANNO_TSV.read(MemorySource("d.tsv", b"#FORMAT=WebAnno TSV 2\n"), ReadOptions())
    assert (fault.key, fault.level) == ("webanno.version", Level.SOURCE)
    assert guess_format("d.tsv", b"#FORMAT=WebAnno TSV 3.2\n") is WEBANNO_TSV


@pytest.mark.parametrize("value", ["a|b", "_", "*", "a;b[1]", "x->1-1", "\\", "\t\n", "a]", "\\n"])
def test_values_with_every_sign_of_the_notation_come_back(value):
    cell = f"{escape_value(value)}[7]"
    assert parted(f"{cell}|{cell}", "|") == [cell, cell]
    (one,) = cells_of(cell)
    assert (unescape_value(one.value), one.ids) == (value, (7,))


@pytest.mark.parametrize("text", ["a\tb", "a\nb\r", "\\t", "\x01\x0b\x1f", "م😀"])
def test_texts_with_every_sign_come_back(text):
    assert "\n" not in escape_text(text)
    assert unescape_text(escape_text(text), "3.3") == text


def test_old_versions_escape_as_java_does():
    assert unescape_text("\\u0645\\t\\\\", "3.1") == "م\t\\"


# --- writing --------------------------------------------------------------------------------------


def golden_record():
    source = Source(HERE / "golden" / "full.codepoint.jsonl")
    record = next(e for e in read_jsonl(source, ReadOptions()) if isinstance(e, Record))
    return reduced(record, WEBANNO_TSV.keeps)[0]


def test_the_golden_file_is_written_byte_for_byte_and_read_again(tmp_path):
    record = golden_record()
    problems = written(WEBANNO_TSV, [record], tmp_path / "out", scheme=load_scheme("ace2005"))
    assert problems == []
    golden = (HERE / "golden/webanno-tsv/article.txt.tsv").read_bytes()
    assert (tmp_path / "out/article.txt.tsv").read_bytes() == golden
    (back,) = read(WEBANNO_TSV, tmp_path / "out")
    assert back.text.text == record.text.text
    assert back.document.name == record.document.name
    assert shape(back, WEBANNO_TSV.keeps) == shape(record, WEBANNO_TSV.keeps)


def test_plain_spans_need_no_layer_but_that_of_named_entities(tmp_path):
    text = "زار أحمد بغداد"
    lines, problems = lines_of(tmp_path, record_of(text, span(text, 4, 8)))
    assert problems == []
    assert lines[1] == "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value"
    assert lines[5:8] == ["1-1\t0-3\tزار\t_\t", "1-2\t4-8\tأحمد\tPER\t", "1-3\t9-14\tبغداد\t_\t"]


def test_a_mark_inside_a_word_gets_a_row_of_its_own(tmp_path):
    text = "لبغداد"
    lines, _ = lines_of(tmp_path, record_of(text, span(text, 1, 6)))
    assert lines[5:7] == ["1-1\t0-6\tلبغداد\t_\t", "1-1.1\t1-6\tبغداد\tPER\t"]


def test_first_and_last_words_and_whole_sentences_are_exact(tmp_path):
    text = "قال أحمد. مات زيد 😀"
    items = (
        span(text, 0, 3, "s1"),
        span(text, 0, 9, "s2"),
        span(text, 10, 17, "s3"),
        span(text, 18, 19, "s4"),
    )
    written(WEBANNO_TSV, [record_of(text, *items)], tmp_path / "out")
    (back,) = read(WEBANNO_TSV, tmp_path / "out")
    assert sorted(i.fragments for i in back.items) == sorted(i.fragments for i in items)


def test_relations_between_events_spans_and_both_come_back(tmp_path):
    text = "ab cd ef"
    event = Event(
        id="e", fragments=((3, 5),), quote="cd", label="Go",
        arguments=(Argument("Who", "s1"), Argument("Who", "s2")),
    )  # fmt: skip
    items = (
        span(text, 0, 2, "s1"),
        span(text, 6, 8, "s2"),
        event,
        Relation(id="r1", label="a", source="s1", target="s2"),
        Relation(id="r2", label="b", source="e", target="s2"),
        Relation(id="r3", label="c", source="s2", target="e"),
        Cluster(id="c1", label="same", members=("s2", "s1"), link="Q1", note="|n\n"),
    )
    record = record_of(text, *items)
    assert written(WEBANNO_TSV, [record], tmp_path / "out") == []
    (back,) = read(WEBANNO_TSV, tmp_path / "out")
    assert shape(back, WEBANNO_TSV.keeps) == shape(record, WEBANNO_TSV.keeps)


def test_blanks_at_the_ends_of_a_mark_are_cut_and_a_blank_mark_goes(tmp_path):
    text = "ab  cd"
    items = (span(text, 1, 4, "s1"), span(text, 2, 3, "s2"))
    _, problems = lines_of(tmp_path, record_of(text, *items))
    assert {(p.where, p.key, p.level) for p in problems} == {
        ("s1", "token.trimmed", Level.CHANGED),
        ("s2", "token.dropped", Level.ITEM),
    }


def test_rows_are_what_stands_between_blanks_when_that_is_asked(tmp_path):
    text = "ab, cd"
    lines, _ = lines_of(tmp_path, record_of(text, span(text, 0, 2)), tokens=Tokens.WHITESPACE)
    assert lines[5:7] == ["1-1\t0-3\tab,\t_\t", "1-1.1\t0-2\tab\tPER\t"]


def test_the_text_comes_back_with_every_blank_and_line_end(tmp_path):
    text = "\u00a0م\t\n\n  ab. cd.\u2028\n \n"
    written(WEBANNO_TSV, [record_of(text, span(text, 1, 2))], tmp_path / "out")
    (back,) = read(WEBANNO_TSV, tmp_path / "out")
    assert back.text.text == text
