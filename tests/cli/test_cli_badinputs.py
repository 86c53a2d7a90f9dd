"""Every bad file: the exit status, the key, what is kept, and that nothing else is touched.

The cases and their outcomes: REFUSE and ASK end with 2 and change nothing, PARTIAL with 3 and a
line for each loss, WARN and OK with 0. ASK succeeds once the option that it names is given.
"""

import json
import os
import re
from pathlib import Path

import pytest

BAD = Path(__file__).resolve().parents[1] / "formats" / "badinputs"
ARTICLE = "قال الوزير محمد بن سلمان في الرياض إن المحكمة أصدرت حكمها."
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def export(annotate, tmp_path):
    def records(project: Path) -> list[dict]:
        out = tmp_path / "out.jsonl"
        done = annotate("export", project, out)
        assert done.status == 0, done.err
        return [json.loads(line) for line in out.read_text(encoding="utf-8").split("\n") if line]

    return records


REFUSED = [
    ("txt/win1256.txt", "encoding.guess", "--encoding windows-1256"),
    ("txt/utf8_cut.txt", "encoding.invalid_utf8", "byte 102"),
    ("txt/utf16le_nobom.txt", "encoding.guess", "--encoding utf-16-le"),
    ("txt/nul.txt", "text.nul", "character 20"),
    ("txt/spaces.txt", "text.blank", "spaces.txt"),
]


@pytest.mark.parametrize(("name", "key", "words"), REFUSED)
def test_a_refused_file_changes_nothing_and_says_what_to_do(
    annotate, project, fingerprint, name, key, words
):
    before = fingerprint(project)
    done = annotate("import", project, BAD / name)
    assert done.status == 2
    assert f"[{key}]" in done.err
    assert words in done.err
    assert fingerprint(project) == before
    assert sorted(os.listdir(project.parent)) == ["corpus.annot", "home"]


@pytest.mark.parametrize(("name", "key", "words"), REFUSED)
def test_a_refused_file_leaves_no_empty_project_behind(annotate, tmp_path, name, key, words):
    path = tmp_path / "fresh.annot"
    assert annotate("import", path, BAD / name).status == 2
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("txt/win1256.txt", "windows-1256"), ("txt/utf16le_nobom.txt", "utf-16-le")],
)
def test_a_question_of_encoding_is_settled_by_its_option(annotate, project, export, name, encoding):
    assert annotate("import", project, BAD / name, "--encoding", encoding).status == 0
    (record,) = export(project)
    assert record["text"] == ARTICLE


def test_a_byte_order_mark_is_gone_before_offsets_are_counted(annotate, project, export):
    assert annotate("import", project, BAD / "txt/bom.txt").status == 0
    (record,) = export(project)
    assert record["text"][0] == "ق"
    assert record["bom"] is True


def test_all_line_ends_are_kept_or_mapped_by_the_one_rule(annotate, project, export):
    assert annotate("import", project, BAD / "txt/crlf_mix.txt").status == 0
    (record,) = export(project)
    assert record["text"] == "أول\nثان\nثالث\nرابع\u2028خامس\u2029سادس\x85سابع\xa0ثامن"
    assert record["newline"] == "mixed"


def test_a_line_of_two_megabytes_is_no_fault(annotate, project, export, tmp_path):
    data = (ARTICLE * 20_000).encode()[:1_999_998]
    text = data.decode("utf-8", "ignore")
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    assert annotate("import", project, tmp_path / "long.txt").status == 0
    assert [record["text"] for record in export(project)] == [text]


PARTIAL = [
    # file, key, line, JSON path, records kept, items kept
    ("cut_line", "json.syntax", 2, "", 1, 1),
    ("surrogate", "text.lone_surrogate", 1, "text", 1, 1),
    ("nan", "offset.not_integer", 1, "entities[0].start", 1, 0),
    ("negative", "offset.out_of_range", 1, "entities[0].start", 1, 0),
    ("types", "offset.not_integer", 1, "entities[0].start", 1, 0),
    ("deep", "json.too_deep", 1, "", 1, 1),
    ("dupids", "id.duplicate", None, "", 1, 1),
    ("dangling", "ref.missing", 1, "events[0].arguments[0]", 1, 2),
]


@pytest.mark.parametrize(("name", "key", "line", "where", "records", "items"), PARTIAL)
def test_a_bad_record_or_item_is_listed_and_the_rest_is_kept(
    annotate, project, export, name, key, line, where, records, items
):
    done = annotate("import", project, BAD / f"jsonl/{name}.jsonl", "--json")
    assert done.status == 3
    summary = json.loads(done.out)
    problem = summary["problems"][0]
    assert (problem["key"], problem["line"], problem["where"]) == (key, line, where)
    assert f"[{key}]" in done.err
    lines = len((BAD / f"jsonl/{name}.jsonl").read_bytes().strip().split(b"\n"))
    assert summary["records_in"] == lines
    assert summary["imported"] + summary["refused"] == lines
    kept = export(project)
    assert len(kept) == summary["imported"] == records
    assert sum(len(r["entities"]) + len(r["events"]) for r in kept) == items
    assert annotate("check", project).status == 0


def test_each_wrong_type_of_an_offset_is_listed(annotate, project):
    done = annotate("import", project, BAD / "jsonl/types.jsonl", "--json")
    summary = json.loads(done.out)
    assert summary["left_out"] == 5
    assert [p["where"] for p in summary["problems"]] == [f"entities[{n}].start" for n in range(5)]


def test_the_number_and_the_length_are_named(annotate, project):
    done = annotate("import", project, BAD / "jsonl/negative.jsonl")
    assert "-4" in done.err
    assert str(len(ARTICLE)) in done.err


def test_an_array_is_read_with_a_note(annotate, project, export):
    done = annotate("import", project, BAD / "jsonl/array.jsonl")
    assert done.status == 0
    assert "[json.array_not_lines]" in done.err
    assert [record["id"] for record in export(project)] == ["d1", "d2"]


@pytest.mark.parametrize("name", ["html_label", "formula", "script_terms"])
def test_names_and_labels_are_kept_letter_by_letter_and_printed_harmlessly(
    annotate, project, export, name
):
    path = BAD / f"jsonl/{name}.jsonl"
    done = annotate("import", project, path)
    assert done.status == 0
    source = [json.loads(line) for line in path.read_text(encoding="utf-8").strip().split("\n")]
    kept = export(project)
    for key in ("id", "text"):
        assert [record[key] for record in kept] == [record[key] for record in source]
    labels = [[entity["label"] for entity in record["entities"]] for record in source]
    assert [[entity["label"] for entity in record["entities"]] for record in kept] == labels
    said = [done, annotate("info", project), annotate("search", project, "قال")]
    said += [annotate("info", project, "--json"), annotate("search", project, "قال", "--json")]
    for one in said:
        assert not UNPRINTABLE.search(one.out + one.err)


def test_a_label_that_the_scheme_lacks_is_added_and_named(annotate, project):
    done = annotate("import", project, BAD / "jsonl/formula.jsonl")
    assert "Labels added to the scheme" in done.out
    assert "@SUM(A1)" in done.out


def test_a_line_over_the_limit_is_refused_and_changes_nothing(
    annotate, project, fingerprint, tmp_path
):
    path = tmp_path / "big_line.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id":"d1","text":"')
        for _ in range(66):
            file.write(b"x" * 1024 * 1024)
        file.write(b'"}\n')
    before = fingerprint(project)
    done = annotate("import", project, path)
    assert done.status == 2
    assert "[limit.line]" in done.err
    assert "64 MB" in done.err
    assert fingerprint(project) == before


@pytest.mark.shared
def test_the_copies_are_those_of_the_shared_cases(shared):
    """Cases of our own stand beside them."""
    compared = 0
    for path in sorted(BAD.rglob("*.*")):
        original = shared / "badinputs" / path.relative_to(BAD)
        if original.is_file() and path.name != "README.md":
            compared += 1
            assert path.read_bytes() == original.read_bytes(), path.name
    assert compared > 20
