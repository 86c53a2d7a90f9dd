"""Faults of a record: named with key, line and path; the rest of the file is kept."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.formats import guess_format
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.files import Source
from annotator.formats.jsonl_read import read_jsonl

TEXT = "قال الوزير محمد بن سلمان"
PERSON = {"id": "p", "start": 11, "end": 24, "label": "PER"}


def read(tmp_path: Path, *lines: object, **options) -> tuple[list, list[Problem]]:
    path = tmp_path / "corpus.jsonl"
    rows = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(rows), encoding="utf-8")
    entries = list(read_jsonl(Source(path), ReadOptions(**options)))
    problems = [entry for entry in entries if isinstance(entry, Problem)]
    return [entry for entry in entries if not isinstance(entry, Problem)], problems


BAD_ENTITIES = [
    ({"start": "11", "end": 24}, "offset.not_integer", "start"),
    ({"start": 11.0, "end": 24}, "offset.not_integer", "start"),
    ({"start": True, "end": 24}, "offset.not_integer", "start"),
    ({"start": None, "end": 24}, "offset.not_integer", "start"),
    ({"end": 24}, "offset.not_integer", "start"),
    ({"start": 11, "end": float("nan")}, "offset.not_integer", "end"),
    ({"start": 11, "end": float("inf")}, "offset.not_integer", "end"),
    ({"start": 11, "end": 10**30}, "offset.out_of_range", "end"),
    ({"start": -4, "end": -1}, "offset.out_of_range", "start"),
    ({"start": 11, "end": 25}, "offset.out_of_range", "end"),
    ({"start": 15, "end": 11}, "offset.reversed", ""),
    ({"start": 11, "end": 11}, "offset.reversed", ""),
    ({"start": 11, "end": 15, "text": "محمّد"}, "offset.text_mismatch", "text"),
    ({"start": 11, "end": 15, "surface": "حمد"}, "offset.text_mismatch", "surface"),
    ({"start": 11, "end": 15, "fragments": [[11, 13], [13, 15]]}, "offset.fragments", "fragments"),
    ({"start": 11, "end": 15, "fragments": [[11, 14]]}, "offset.fragments", "fragments"),
    ({"start": 11, "end": 15, "fragments": [[11]]}, "field.type", "fragments[0]"),
    ({"start": 11, "end": 15, "head": [0, 3]}, "head.outside", "head"),
    ({"start": 11, "end": 15, "id": "p"}, "id.duplicate", "id"),
    ({"start": 11, "end": 15, "label": ""}, "label.empty", "label"),
    ({"start": 11, "end": 15, "label": 3}, "field.type", "label"),
    ({"start": 11, "end": 15, "label": "A\0"}, "text.nul", "label"),
    ({"start": 11, "end": 15, "label": "A\ud83d"}, "text.lone_surrogate", "label"),
    ({"start": 11, "end": 15, "attributes": {"a": [1]}}, "attribute.type", "attributes.a"),
]


@pytest.mark.parametrize(("fault", "key", "where"), BAD_ENTITIES)
def test_a_bad_entity_is_named_with_its_path_and_the_good_one_is_kept(tmp_path, fault, key, where):
    bad = {"id": "q", "label": "PER", **fault}
    (record,), (problem,) = read(tmp_path, {"text": TEXT, "entities": [PERSON, bad]})
    path = f"entities[1].{where}" if where else "entities[1]"
    assert (problem.key, problem.line, problem.where) == (key, 1, path)
    assert problem.level is Level.ITEM
    assert record.items[0].quote == "محمد بن سلمان"


BAD_RECORDS = [
    ("{", "json.syntax"),
    ('{"text": "abc"} {"text": "abc"}', "json.syntax"),
    ("17", "json.not_object"),
    ("null", "json.not_object"),
    ({"id": "a"}, "text.missing"),
    ({"text": 5}, "text.missing"),
    ({"text": ""}, "text.blank"),
    ({"text": " \u200f\u00a0\n"}, "text.blank"),
    ({"text": "ab\0c"}, "text.nul"),
    ({"text": "ab\udc00c"}, "text.lone_surrogate"),
    ({"text": "abc", "sha256": "0" * 64}, "text.hash"),
    ({"text": "abc", "sha256": []}, "text.hash"),
    ({"text": "abc", "format": "annotator/2"}, "format.version"),
    ({"text": "abc", "offset_unit": "token"}, "offset.unit"),
    ('{"text": "a", "meta": ' + "[" * 200 + "]" * 200 + "}", "json.too_deep"),
    ('{"text": "a", "meta": {"x": ' + "[" * 120 + "]" * 120 + "}}", "json.too_deep"),
    ('{"text": "a", "n": ' + "9" * 5000 + "}", "number.not_finite"),
]


@pytest.mark.parametrize(("line", "key"), BAD_RECORDS)
def test_a_bad_record_is_named_with_its_line_and_reading_goes_on(tmp_path, line, key):
    good = {"text": TEXT, "entities": [PERSON]}
    records, problems = read(tmp_path, good, line, good)
    named = [problem for problem in problems if problem.level is not Level.NOTE]
    assert [(problem.key, problem.line) for problem in named] == [(key, 2)]
    expected = 3 if named[0].level is Level.ITEM else 2
    assert len(records) == expected


def test_the_position_of_a_nul_is_told(tmp_path):
    _, (problem,) = read(tmp_path, {"text": "abc\0"})
    assert "character 3" in problem.message


def test_more_items_than_the_limit_are_refused(tmp_path):
    one = '{"start":0,"end":1,"label":"A"}'
    line = '{"text": "abc", "entities": [' + ",".join([one] * 200_001) + "]}"
    records, (problem,) = read(tmp_path, line)
    assert not records
    assert problem.key == "limit.items"


def test_what_points_at_nothing_goes_and_the_rest_stays(tmp_path):
    record = {
        "text": TEXT,
        "entities": [PERSON, {"id": "bad", "start": 99, "end": 100, "label": "PER"}],
        "events": [
            {
                "id": "v",
                "type": "Say",
                "trigger": {"start": 0, "end": 3},
                "arguments": [
                    {"role": "Speaker", "target": "p"},
                    {"role": "Hearer", "target": "bad"},
                    {"role": "Topic", "target": "v"},
                ],
            }
        ],
        "relations": [
            {"id": "r1", "type": "X", "source": "p", "target": "r2"},
            {"id": "r2", "type": "X", "source": "p", "target": "bad"},
            {"id": "r3", "type": "X", "source": "p", "target": "v"},
        ],
        "clusters": [{"members": ["p", "bad"]}, {"members": ["bad"]}],
    }
    (kept,), problems = read(tmp_path, record)
    assert [item.id for item in kept.items] == ["p", "v", "r3", "c-1"]
    assert [argument.role for argument in kept.items[1].arguments] == ["Speaker"]
    assert [problem.key for problem in problems] == [
        "offset.out_of_range",
        "ref.missing",
        "ref.self",
        "ref.missing",
        "ref.missing",
        "ref.missing",
        "ref.missing",
        "cluster.empty",
    ]


def test_unknown_keys_are_kept_and_named_once(tmp_path):
    line = {"text": TEXT, "url": "x", "entities": [{**PERSON, "confidence": 0.5}]}
    records, problems = read(tmp_path, line, line, line)
    assert [record.document.meta for record in records] == [{"url": "x"}] * 3
    assert records[2].items[0].attributes == {"confidence": 0.5}
    (note,) = problems
    assert (note.level, note.key) == (Level.NOTE, "json.unknown_key")
    assert "url" in note.message
    assert "confidence" in note.message


def test_made_ids_are_the_same_on_every_reading_and_spare_the_given_ones(tmp_path):
    line = {
        "text": TEXT,
        "entities": [{**PERSON, "id": "s-1"}, {"start": 0, "end": 3, "label": "A"}],
    }
    first, _ = read(tmp_path, line)
    again, _ = read(tmp_path, line)
    assert first == again
    assert [item.id for item in first[0].items] == ["s-1", "s-2"]


def test_whole_numbers_are_taken_as_ids(tmp_path):
    (record,), problems = read(tmp_path, {"id": 7, "text": TEXT, "entities": [{**PERSON, "id": 3}]})
    assert (record.document.id, record.items[0].id, problems) == ("7", "3", [])


def test_the_last_of_two_equal_keys_counts(tmp_path):
    (record,), problems = read(tmp_path, '{"text": "abc", "text": "xyz"}')
    assert (record.text.text, problems) == ("xyz", [])


@pytest.mark.parametrize(
    "layout",
    [
        lambda rows: json.dumps(rows),
        lambda rows: json.dumps(rows, indent=2),
        lambda rows: "\n".join(json.dumps(row, indent=2) for row in rows),
    ],
    ids=["array", "indented array", "indented objects"],
)
def test_records_not_one_a_line_are_read_with_a_note(tmp_path, layout):
    rows = [{"id": str(n), "text": TEXT, "entities": [PERSON]} for n in range(3)]
    records, (note,) = read(tmp_path, layout(rows))
    assert [record.document.id for record in records] == ["0", "1", "2"]
    assert (note.key, note.level) == ("json.array_not_lines", Level.NOTE)


def test_a_cut_array_says_that_its_end_is_missing(tmp_path):
    records, problems = read(tmp_path, '[{"text": "abc"},\n{"text": "abd"},\n')
    assert len(records) == 2
    assert [problem.key for problem in problems] == ["json.array_not_lines", "json.syntax"]


def test_an_offset_inside_a_character_is_refused_in_its_unit(tmp_path):
    line = {
        "text": "😀ab",
        "offset_unit": "utf16",
        "entities": [{"start": 1, "end": 3, "label": "A"}],
    }
    (record,), (problem,) = read(tmp_path, line)
    assert problem.key == "offset.inside_character"
    assert not record.items


def test_lines_of_another_encoding_are_named_and_read_when_it_is_named(tmp_path):
    path = tmp_path / "old.jsonl"
    path.write_bytes(json.dumps({"text": TEXT}, ensure_ascii=False).encode("windows-1256"))
    (problem,) = read_jsonl(Source(path), ReadOptions())
    assert problem.key == "encoding.invalid_utf8"
    (record,) = read_jsonl(Source(path), ReadOptions(encoding="windows-1256"))
    assert record.text.text == TEXT


def test_utf16_lines_are_not_taken_for_utf8(tmp_path):
    path = tmp_path / "wide.jsonl"
    path.write_text(json.dumps({"text": TEXT}), encoding="utf-16")
    (problem,) = read_jsonl(Source(path), ReadOptions())
    assert (problem.key, problem.fatal) == ("encoding.guess", True)
    (record,) = read_jsonl(Source(path), ReadOptions(encoding="utf-16"))
    assert record.text.text == TEXT


def test_an_empty_file_holds_no_record_and_says_so(tmp_path):
    records, (note,) = read(tmp_path, "")
    assert (records, note.key) == ([], "json.empty")


MEASURE = """
import re, sys
from pathlib import Path
from annotator.formats.base import Problem, ReadOptions
from annotator.formats.files import Source
from annotator.formats.jsonl_read import read_jsonl
# The figure of getrusage would begin at the size of the process that started this one.
peak = lambda: int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
before = peak()
entries = list(read_jsonl(Source(Path(sys.argv[1])), ReadOptions()))
print(peak() - before, *(e.key if isinstance(e, Problem) else len(e.text.text) for e in entries))
"""


LINUX = pytest.mark.skipif(sys.platform != "linux", reason="peak memory is asked Linux's way")


def measured(path: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    return done.stdout.split()


@LINUX
def test_a_line_of_300_mb_is_refused_without_being_held(tmp_path):
    path = tmp_path / "big.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id":"d1","text":"')
        file.truncate(300_000_000)  # a hole: no disk is filled by this test
    grown, *found = measured(path)
    assert found == ["limit.line"]
    assert int(grown) < 200


@LINUX
def test_a_line_of_10_mb_is_no_fault(tmp_path):
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"text":"' + "قال محمد ".encode() * 650_000 + b'"}\n{"text":"abc"}\n')
    assert path.stat().st_size > 10_000_000
    _, *found = measured(path)
    assert found == [str(9 * 650_000), "3"]


def test_our_lines_are_known_whatever_the_order_of_their_keys():
    full = Path(__file__).parent / "golden" / "full.codepoint.jsonl"
    lines = [json.loads(line) for line in full.read_bytes().splitlines()]
    sorted_keys = "\n".join(json.dumps(line, sort_keys=True) for line in lines)
    assert guess_format("x.jsonl", sorted_keys.encode()).name == "jsonl"
    # By hand, without the name of the format: the shape alone says that it is ours.
    for more in ({"events": [{"trigger": {"start": 0, "end": 1}}]}, {"e": {"fragments": [[0, 1]]}}):
        short = json.dumps({"text": TEXT, "labels": [], **more})
        assert guess_format("x.jsonl", short.encode()).name == "jsonl"
