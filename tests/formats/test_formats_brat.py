"""brat: what is read, what is written, and what its lines could not say."""

import codecs
import functools
import os
import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from formats_help import read, shape, written

from annotator.app.projects import load_scheme
from annotator.app.transfer import ImportOptions, LateProject, import_paths
from annotator.formats import guess_format
from annotator.formats.archives import zip_members
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.brat import BRAT
from annotator.formats.files import Source
from annotator.formats.jsonl_read import read_jsonl
from annotator.formats.losses import reduced
from annotator.model.document import Document, Layer, TextVersion, text_sha256
from annotator.model.items import Argument, Cluster, Event, Relation, Span, quote_of
from annotator.model.record import Record, SchemeName
from annotator.store.store import Store

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "brat"
BAD = HERE / "badinputs" / "brat"


def folder(tmp_path, text, ann, name="d", encoding="utf-8", conf=""):
    place = tmp_path / "in"
    place.mkdir(exist_ok=True)
    (place / f"{name}.txt").write_bytes(text.encode(encoding))
    (place / f"{name}.ann").write_bytes(ann.encode(encoding))
    if conf:
        (place / "annotation.conf").write_text(conf, encoding="utf-8")
    return place


def taken(place):
    entries = read(BRAT, place)
    (record,) = (entry for entry in entries if isinstance(entry, Record))
    return record, [entry for entry in entries if isinstance(entry, Problem)]


def record_of(text, *items, name="d.txt", author=""):
    return Record(
        document=Document(id="d", name=name, title="t", direction="rtl"),
        text=TextVersion(
            document="d", text=text, sha256=text_sha256(text), source_sha256="", newline="lf"
        ),
        author=author,
        layer=Layer(),
        scheme=SchemeName("", 0),
        items=items,
    )


def span(text, start, end, id="s1", label="PER", **more):
    places = more.pop("fragments", ((start, end),))
    return Span(id=id, fragments=places, quote=quote_of(text, places), label=label, **more)


def counts(records):
    return Counter(type(item).__name__ for record in records for item in record.items)


# --- reading ---------------------------------------------------------------------------------


def test_an_a2_file_alone_is_read_with_the_a1_file_that_it_points_into(tmp_path):
    (tmp_path / "x.txt").write_text("قتل زيد", encoding="utf-8")
    (tmp_path / "x.a1").write_text("T1\tPER 4 7\tزيد\n", encoding="utf-8")
    (tmp_path / "x.a2").write_text("T2\tDie 0 3\tقتل\nE1\tDie:T2 Victim:T1\n", encoding="utf-8")
    for name in ("x.a1", "x.a2"):
        entries = list(BRAT.read(Source(tmp_path / name), ReadOptions()))
        (record,) = entries
        assert counts([record]) == {"Span": 1, "Event": 1}


def test_the_tutorial_of_brat_is_read_with_all_of_its_items(shared):
    entries = read(BRAT, shared / "corpora/events/brat-tutorial-news/news")
    records = [entry for entry in entries if isinstance(entry, Record)]
    found = counts(records)
    assert (len(records), len(entries)) == (13, 13)
    assert found["Span"] + found["Event"] == 119
    assert (found["Event"], found["Relation"]) == (23, 8)
    values = sum(len(i.attributes) for r in records for i in r.items if not isinstance(i, Cluster))
    assert values == 11
    assert found["Cluster"] == 3, "two lines of aliases and one link"
    labels = {item.label for record in records for item in record.items}
    assert {"Business.Merge-org", "Transaction.Transfer-money", "Report", "Alias"} <= labels
    roles = {a.role for r in records for i in r.items if isinstance(i, Event) for a in i.arguments}
    assert "Org-Arg" in roles
    assert not {role for role in roles if role[-1].isdigit()}


def test_the_files_of_bionlp_are_read_in_pairs(shared):
    entries = read(BRAT, shared / "corpora/events/bionlp2013-ge")
    records = [entry for entry in entries if isinstance(entry, Record) and entry.items]
    found = counts(records)
    lost = [e for e in entries if isinstance(e, Problem) and e.level is not Level.NOTE]
    assert lost == []
    assert len(records) == 8
    triggers = {
        (record.document.id, item.fragments, item.label)
        for record in records
        for item in record.items
        if isinstance(item, Event)
    }
    assert found["Event"] == 140
    assert found["Span"] + len(triggers) == 231
    flags = [i for r in records for i in r.items if isinstance(i, Event) and i.attributes]
    assert len(flags) == 16, "Negation and Speculation, in lines M"


@pytest.mark.parametrize(("name", "spans"), [("events", 266), ("entities", 623)])
def test_litbank_is_read(shared, name, spans):
    entries = read(BRAT, shared / f"corpora/events/litbank-{name}")
    records = [entry for entry in entries if isinstance(entry, Record) and entry.items]
    assert (len(records), counts(records)["Span"]) == (4, spans)


def test_parts_that_are_joined_without_a_blank_are_taken(shared):
    entries = read(BRAT, shared / "corpora/peers/brat-discontinuous")
    record = next(e for e in entries if isinstance(e, Record) and e.items)
    first = next(item for item in record.items if item.id == "T1")
    assert first.fragments == ((33, 40), (41, 42))
    assert first.quote == "protein 1"
    assert first.note == "this annotation is suspect"
    event = next(item for item in record.items if isinstance(item, Event))
    assert [(a.role, a.target) for a in event.arguments] == [("Arg1", "T1"), ("Arg2", "T2")]
    assert event.attributes == {"Negation": True}


def test_an_event_may_point_at_a_later_one_and_a_relation_may_end_in_a_tab(tmp_path):
    first = "T1\tSay 0 2\tab\nE1\tSay:T1 What:E2\nR1\tof Arg1:T3 Arg2:T3\t\n"
    ann = f"{first}T2\tGo 3 5\tcd\nE2\tGo:T2\nT3\tX 6 8\tef\n"
    record, problems = taken(folder(tmp_path, "ab cd ef", ann))
    assert problems == []
    say = next(item for item in record.items if item.id == "E1")
    assert say.arguments == (Argument("What", "E2"),)


@pytest.mark.parametrize(
    ("roles", "meant"),
    [
        ("Org:T1 Org2:T1 Org3:T1", ["Org", "Org", "Org"]),
        ("Theme:T1 Site2:T1", ["Theme", "Site"]),
        ("Arg1:T1 Arg2:T1", ["Arg1", "Arg2"]),
        ("H1N1:T1", ["H1N1"]),
    ],
)
def test_numbers_of_repeated_roles_are_no_part_of_them(tmp_path, roles, meant):
    ann = f"T1\tX 0 2\tab\nT2\tGo 3 5\tcd\nE1\tGo:T2 {roles}\n"
    record, _ = taken(folder(tmp_path, "ab cd", ann))
    event = next(item for item in record.items if isinstance(item, Event))
    assert [argument.role for argument in event.arguments] == meant


def test_what_equals_what_and_what_it_is_called_elsewhere_are_clusters(tmp_path):
    ann = "T1\tX 0 2\tab\nT2\tX 3 5\tcd\n*\tEquiv T1 T2\nN1\tReference T2 Wikidata:Q7\tSeven\n"
    record, problems = taken(folder(tmp_path, "ab cd", ann))
    assert problems == []
    both, link = (item for item in record.items if isinstance(item, Cluster))
    assert (both.members, both.label) == (("T1", "T2"), "")
    assert (link.members, link.link, link.note) == (("T2",), "Wikidata:Q7", "Seven")


@pytest.mark.parametrize("counted", ["raw", "stored"])
def test_offsets_over_crlf_are_right_however_they_were_counted(tmp_path, counted):
    text = "😀 ab\r\ncd\r\nef"
    at = text.index("ef") - (2 if counted == "stored" else 0)
    place = folder(tmp_path, text, f"T1\tX {at} {at + 2}\tef\r\n")
    record, problems = taken(place)
    assert record.text.text[slice(*record.items[0].fragments[0])] == "ef"
    assert record.text.newline == "crlf"
    assert [problem.key for problem in problems] == ["brat.newlines"] * (counted == "stored")


def test_a_span_over_a_line_end_is_one_span(tmp_path):
    record, problems = taken(folder(tmp_path, "ab\ncd ef", "T1\tX 0 2;3 5\tab cd\n"))
    assert problems == []
    assert record.items[0].fragments == ((0, 5),)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("T1\tX 0 9\tab", "offset.out_of_range"),
        ("T1\tX 2 2\t", "offset.reversed"),
        ("T1\tX 3 1\tb", "offset.reversed"),
        ("T1\tX -1 2\tab", "brat.syntax"),
        ("T1\tX 0 2\tax", "offset.text_mismatch"),
        ("T1\tX 2 5\tcd", "offset.text_mismatch"),
        ("T1\tX 0 123456789012345678901234567890\tab", "brat.syntax"),
        ("T1\tX 0 NaN\tab", "brat.syntax"),
        ("A1\tNegation T9", "ref.missing"),
        ("R1\tof Arg1:T8 Arg2:T9", "ref.missing"),
        ("*\tEquiv", "brat.syntax"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path, line, key):
    record, problems = taken(folder(tmp_path, "ab cd", f"{line}\nT7\tX 3 5\tcd\n"))
    assert [(problem.key, problem.line) for problem in problems] == [(key, 1)]
    assert [item.id for item in record.items] == ["T7"]


def test_bad_inputs_end_as_they_should():
    found = {
        source.name: list(BRAT.read(source, ReadOptions()))
        for source in map(Source, sorted(BAD.iterdir()))
    }
    assert [p.key for p in found["noann.txt"] if isinstance(p, Problem)] == ["brat.no_ann"]
    broken = [p for p in found["broken.ann"] if isinstance(p, Problem)]
    assert sorted(p.line for p in broken) == [2, 3, 4, 5, 6, 7]
    assert {p.key for p in broken} == {"brat.syntax", "brat.no_trigger"}
    (kept,) = found["broken.ann"][-1].items
    assert kept.quote == "قال"
    fault, record = found["discont.ann"]
    assert fault.key == "span.fragments_overlap"
    assert record.items == ()


def test_an_ann_file_without_its_text_is_refused(tmp_path):
    (tmp_path / "x.ann").write_text("T1\tX 0 1\ta\n")
    (fault,) = BRAT.read(Source(tmp_path / "x.ann"), ReadOptions())
    assert (fault.key, fault.level) == ("brat.no_text", Level.SOURCE)


def test_content_tells_brat_from_other_files():
    assert guess_format("x.ann", "T1\tPER 0 3\tقال\n".encode()) is BRAT
    assert guess_format("x.ann", b"") is BRAT
    assert guess_format("x.txt", b"T1 is a text") is not BRAT


# --- the scheme -------------------------------------------------------------------------------


def test_labels_roles_and_attributes_of_the_configuration_come_into_a_new_project(tmp_path):
    events = "[events]\n!Do\n\tGo\tWho+:Person\n"
    attributes = "[attributes]\nSure\tArg:<EVENT>, Value:yes|no\n"
    conf = f"[entities]\nPerson\n\tPerson_Name\n[relations]\n{events}{attributes}"
    place = folder(tmp_path, "ab cd", "T1\tPerson_Name 0 2\tab\n", conf=conf)
    path = tmp_path / "p.annot"
    target = LateProject(path, load_scheme("blank"))
    summary = import_paths(target, [place], ImportOptions(author="me"))
    target.close()
    assert summary.problems == []
    with Store.open(path) as store:
        scheme = store.scheme()
    assert scheme.label("Person.Name") is not None
    (role,) = scheme.label("Do.Go").roles
    assert (role.key, role.admits, role.minimum, role.maximum) == ("Who", ("Person",), 1, None)
    assert scheme.label("Do").attributes == ("Sure",)
    assert [v.key for a in scheme.attributes if a.key == "Sure" for v in a.values] == ["yes", "no"]


def test_a_damaged_configuration_is_named_and_the_documents_are_read(tmp_path):
    place = folder(tmp_path, "ab", "T1\tX 0 2\tab\n", conf="[events]\nGo\tWho Person\n")
    record, problems = taken(place)
    assert [problem.key for problem in problems] == ["scheme.invalid"]
    assert "line 2" in problems[0].message
    assert len(record.items) == 1


# --- writing ----------------------------------------------------------------------------------


def golden_record():
    source = Source(HERE / "golden" / "full.codepoint.jsonl")
    record = next(e for e in read_jsonl(source, ReadOptions()) if isinstance(e, Record))
    return reduced(record, BRAT.keeps)[0]


def test_the_golden_files_are_written_byte_for_byte(tmp_path):
    problems = written(BRAT, [golden_record()], tmp_path / "out", scheme=load_scheme("ace2005"))
    assert problems == []
    found = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert found == {path.name: path.read_bytes() for path in GOLDEN.iterdir()}


def test_a_folder_that_was_written_is_read_with_the_same_labels(tmp_path):
    record = golden_record()
    written(BRAT, [record], tmp_path / "out", scheme=load_scheme("ace2005"))
    back, problems = taken(tmp_path / "out")
    assert problems == []
    assert shape(back, BRAT.keeps) == shape(record, BRAT.keeps)


def test_foreign_ids_stay_and_others_are_numbered_after_them(tmp_path):
    text = "ab cd"
    items = (span(text, 0, 2, "T7"), span(text, 3, 5, "s-1"))
    written(BRAT, [record_of(text, *items)], tmp_path / "out")
    assert (tmp_path / "out/d.ann").read_text() == "T7\tPER 0 2\tab\nT8\tPER 3 5\tcd\n"


def test_layers_of_one_document_go_into_folders_by_author(tmp_path):
    text = "ab"
    layers = [record_of(text, span(text, 0, 2), author=name) for name in ("ليلى", "omar")]
    assert written(BRAT, layers, tmp_path / "out") == []
    found = {str(p.relative_to(tmp_path / "out")) for p in (tmp_path / "out").rglob("*.ann")}
    assert found == {"ليلى/d.ann", "omar/d.ann"}


def test_names_of_documents_make_safe_and_different_files(tmp_path):
    names = ["../../etc/passwd", "CON", "a/b.txt", "b.txt", "B.txt", ".x", "م" * 400]
    records = [
        with_id(record_of("ab", name=name), str(number)) for number, name in enumerate(names)
    ]
    written(BRAT, records, tmp_path / "out.zip")
    found = [source.name for source in zip_members(tmp_path / "out.zip")]
    texts = [name for name in found if name.endswith(".txt")]
    assert len(texts) == len(names)
    assert "passwd.txt" in texts
    assert "_CON.txt" in texts
    assert {"b.txt", "b-2.txt", "B-3.txt"} <= set(texts)
    assert all(len(name.encode()) < 255 for name in texts)


def with_id(record, id):
    document = msgspec.structs.replace(record.document, id=id)
    return msgspec.structs.replace(record, document=document)


def test_what_was_changed_in_brat_counts_more_than_what_we_noted(tmp_path):
    text = "ab cd"
    item = span(text, 0, 2, note="one\ntwo", attributes={"n": 5}, head=(0, 1))
    written(BRAT, [record_of(text, item)], tmp_path / "out")
    path = tmp_path / "out/d.ann"
    path.write_text(path.read_text().replace("one two\n", "three\n").replace("T1 5", "T1 6"))
    back, _ = taken(tmp_path / "out")
    assert back.items[0].note == "three"
    assert back.items[0].attributes == {"n": "6"}
    assert back.items[0].head == (0, 1)


def test_a_mark_on_a_line_end_alone_is_left_out_with_what_points_at_it(tmp_path):
    text = "ab\n\ncd"
    items = (
        span(text, 2, 4, "s1"),
        span(text, 0, 2, "s2"),
        Relation(id="r", label="of", source="s1", target="s2"),
    )
    problems = written(BRAT, [record_of(text, *items)], tmp_path / "out")
    assert {(p.where, p.key) for p in problems} == {("s1", "brat.line_end"), ("r", "loss.dangling")}


# --- brat itself --------------------------------------------------------------------------------


@pytest.fixture
def brats_parser(monkeypatch):
    """brat's own annotation.py, from a checkout of nlplab/brat that ANNOTATOR_BRAT names."""
    place = os.environ.get("ANNOTATOR_BRAT", "")
    if not place:
        pytest.skip("ANNOTATOR_BRAT names no checkout of brat")
    sys.path.insert(0, str(Path(place) / "server" / "src"))
    try:
        parser = pytest.importorskip("annotation")
        # Its mode "rU" is gone from Python since 3.11.
        monkeypatch.setattr(
            parser, "open_textfile", functools.partial(codecs.open, encoding="utf8")
        )
        yield parser
    finally:
        sys.path.pop(0)


@pytest.mark.oracle
def test_brats_own_parser_takes_what_we_write(brats_parser, tmp_path):
    text = "كركوك 😀 أدى تدمير\nالتحالف\u2028لمقر داعش\n"
    items = (
        span(text, 0, 5, "s1", "GPE.Nation", attributes={"class": "SPC", "norm": "مدينة كركوك"}),
        span(text, 6, 7, "s2", "شخص", note="a\tb\nc", attributes={"a b": 1.5}),
        span(text, 8, 20, "s3", "ORG"),
        span(text, 0, 0, "s4", "PER", fragments=((0, 2), (8, 11))),
        span(text, 19, 27, "s5", "ORG"),
        Event(
            id="e1",
            fragments=((12, 17),),
            quote=text[12:17],
            label="Conflict.Attack",
            arguments=(Argument("Target", "s1"), Argument("Target", "s2"), Argument("a 2", "s3")),
            attributes={"polarity": "Positive", "sure": True},
        ),
        Relation(id="r1", label="PHYS.Located", source="s1", target="s3"),
        Cluster(id="c1", members=("s1", "s3"), link="Q796", note="n"),
        Cluster(id="c2", members=("s2",), link="Wikidata:Q1"),
    )
    record = record_of(text, *items)
    written(BRAT, [record, golden_record()], tmp_path / "out", scheme=load_scheme("ace2005"))
    for path in (tmp_path / "out").glob("*.ann"):
        found = brats_parser.TextAnnotations(document=str(path.with_suffix("")), read_only=True)
        assert found.failed_lines == []
        said = found.get_messages()
        assert (said.errors, said.warnings) == ([], [])
    found = brats_parser.TextAnnotations(document=str(tmp_path / "out/d"), read_only=True)
    assert len(list(found.get_entities())) == 5
    assert len(list(found.get_events())) == 1
    assert len(list(found.get_attributes())) == 5
    assert len(list(found.get_normalizations())) == 1
