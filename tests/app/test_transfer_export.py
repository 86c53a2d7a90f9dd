"""Export: whole files only, what was asked for only, and the same bytes every time."""

import json

import pytest
from test_transfer_import import PERSON, RECORD, SCHEME, TEXT

from annotator.app.transfer import (
    ExportOptions,
    ImportOptions,
    export_records,
    import_paths,
    parse_split,
)
from annotator.errors import UserError
from annotator.store.store import Store


@pytest.fixture
def store(tmp_path):
    records = [
        RECORD,
        {**RECORD, "author": "سعاد", "status": "done", "entities": []},
        {**RECORD, "id": "d2", "status": "done", "zones": [{"kind": "body", "start": 0, "end": 5}]},
        {"id": "d3", "text": TEXT},
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    with Store.create(tmp_path / "p.annot", SCHEME) as store:
        import_paths(store, [path], ImportOptions(author="ليلى"))
        yield store


def written(store, tmp_path, **options) -> list[tuple[str, str]]:
    out = tmp_path / "out.jsonl"
    export_records(store, out, ExportOptions(**options))
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return [(row["id"], row["author"]) for row in rows]


def test_nothing_of_a_project_is_left_behind(store, tmp_path):
    assert written(store, tmp_path) == [
        ("d1", "سعاد"),
        ("d1", "ليلى"),
        ("d2", "ليلى"),
        ("d3", ""),
    ]


def test_author_and_status_choose(store, tmp_path):
    assert written(store, tmp_path, author="ليلى") == [("d1", "ليلى"), ("d2", "ليلى")]
    assert written(store, tmp_path, status="done") == [("d1", "سعاد"), ("d2", "ليلى")]
    assert written(store, tmp_path, author="ليلى", status="done") == [("d2", "ليلى")]


def test_a_project_made_from_an_export_exports_the_same_bytes(store, tmp_path):
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    summary = export_records(store, first, ExportOptions())
    assert (summary.documents, summary.items, summary.kept, summary.dropped) == (4, 2, 2, 0)
    with Store.create(tmp_path / "q.annot", SCHEME) as other:
        import_paths(other, [first], ImportOptions(author="غيره"))
        export_records(other, second, ExportOptions())
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("unit", ["utf16", "byte"])
def test_a_project_made_from_another_unit_is_the_same(store, tmp_path, unit):
    export_records(store, tmp_path / "a.jsonl", ExportOptions())
    export_records(store, tmp_path / "u.jsonl", ExportOptions(offsets=unit))
    assert (tmp_path / "a.jsonl").read_bytes() != (tmp_path / "u.jsonl").read_bytes()
    with Store.create(tmp_path / "q.annot", SCHEME) as other:
        import_paths(other, [tmp_path / "u.jsonl"], ImportOptions())
        export_records(other, tmp_path / "b.jsonl", ExportOptions())
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_when_nothing_fits_the_old_file_stands(store, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    with pytest.raises(UserError) as refused:
        export_records(store, out, ExportOptions(author="nobody"))
    assert refused.value.key == "export.nothing"
    assert out.read_text() == "old"


def test_a_stopped_export_writes_nothing(store, tmp_path):
    with pytest.raises(UserError) as refused:
        export_records(store, tmp_path / "out.jsonl", ExportOptions(), None, lambda: True)
    assert refused.value.key == "export.cancelled"
    assert not (tmp_path / "out.jsonl").exists()


def test_a_split_writes_its_parts_with_the_same_text_in_one(store, tmp_path):
    summary = export_records(
        store, tmp_path / "out.jsonl", ExportOptions(split=(34, 33, 33), seed=1)
    )
    names = ["out-train.jsonl", "out-dev.jsonl", "out-test.jsonl"]
    assert [path.name for path in summary.paths] == names
    parts = [
        {json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()}
        for path in summary.paths
    ]
    assert parts == [{"d1", "d2", "d3"}, set(), set()]
    assert summary.documents == 4
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("words", ["", "80", "80,10", "80,10,10,0", "a,b", "110,-10", "33.3,66.7"])
def test_what_is_no_split_is_refused(words):
    with pytest.raises(UserError) as refused:
        parse_split(words)
    assert refused.value.key == "export.split"


def test_the_span_of_the_first_record_reads_back(store, tmp_path):
    written(store, tmp_path, author="ليلى")
    row = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()[0])
    (entity,) = row["entities"]
    assert row["text"][entity["start"] : entity["end"]] == entity["text"]
    assert (entity["start"], entity["end"]) == (PERSON["start"], PERSON["end"])
