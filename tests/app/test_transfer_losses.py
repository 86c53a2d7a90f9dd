"""What an export could not say stands beside it, and comes back with it."""

import json

import msgspec
import pytest

from annotator.app import exporting, sidecar
from annotator.app.cutting import windows, without_boilerplate
from annotator.app.export_types import ExportOptions
from annotator.app.exporting import export_records
from annotator.app.import_types import ImportOptions
from annotator.app.importing import import_paths
from annotator.app.projects import new_project, open_session
from annotator.errors import UserError
from annotator.formats import jsonl, jsonl_read, jsonl_write
from annotator.formats.base import Format, Keeps
from annotator.model.document import Zone
from annotator.model.record import Record

FULL = "tests/formats/golden/full.codepoint.jsonl"
LITTLE = Format(
    name="little",
    title="flat spans with their text",
    suffixes=(".little",),
    keeps=Keeps(),
    read=jsonl_read.read_jsonl,
    write=jsonl_write.write_jsonl,
)


@pytest.fixture
def little(monkeypatch):
    """A format that holds flat spans alone, known to the program."""
    known = (LITTLE, jsonl.JSONL)
    for module in ("annotator.formats.FORMATS",):
        monkeypatch.setattr(module, known)
    return LITTLE


@pytest.fixture
def full(tmp_path, pytestconfig):
    """A project with one of everything."""
    new_project(tmp_path / "full.annot")
    session = open_session(tmp_path / "full.annot", "me")
    import_paths(session.store, [pytestconfig.rootpath / FULL], ImportOptions())
    yield session
    session.close()


def everything(session):
    return {
        (r.document.id, r.author): (r.text.text, set(map(repr, r.items)), r.zones, r.layer)
        for r in session.store.records()
    }


def again(tmp_path, path, **options):
    """A new project with what an export holds."""
    new_project(tmp_path / "again.annot")
    session = open_session(tmp_path / "again.annot", "me")
    summary = import_paths(session.store, [path], ImportOptions(format="little", **options))
    return session, summary


def test_all_that_was_lost_comes_back_with_the_file(little, full, tmp_path):
    out = tmp_path / "x.little"
    summary = export_records(full.store, out, ExportOptions(format="little"))
    assert summary.exit_status == 3
    assert summary.dropped > 0
    assert summary.losses == [sidecar.sidecar_path(out)]
    assert summary.kept + summary.dropped == sum(len(r.items) for r in full.store.records())
    session, done = again(tmp_path, out)
    assert done.refused == 0
    assert everything(session) == everything(full)
    assert session.store.check() == []
    session.close()


def test_without_its_side_car_the_file_has_what_it_says(little, full, tmp_path):
    out = tmp_path / "x.little"
    export_records(full.store, out, ExportOptions(format="little"))
    sidecar.sidecar_path(out).unlink()
    session, _ = again(tmp_path, out)
    assert everything(session) != everything(full)
    session.close()


def test_what_another_program_changed_stays_so_and_the_rest_comes_back(little, full, tmp_path):
    out = tmp_path / "x.little"
    export_records(full.store, out, ExportOptions(format="little"))
    line, *rest = out.read_text("utf-8").splitlines()
    record = json.loads(line)
    gone, relabelled, *_ = record["entities"]
    record["entities"].remove(gone)
    relabelled["label"] = "NEW"
    record["entities"].append({"id": "new", "start": 0, "end": 1, "label": "FRESH"})
    out.write_text("\n".join([json.dumps(record), *rest]) + "\n", "utf-8")
    session, _ = again(tmp_path, out)
    author = record["author"]
    before = {i.id: i for r in full.store.records() for i in r.items if r.author == author}
    after = {
        i.id: i
        for r in session.store.records()
        for i in r.items
        if r.document.id == record["id"] and r.author == author
    }
    assert gone["id"] not in after
    assert sorted(i.label for i in after.values() if i.label in {"NEW", "FRESH"}) == [
        "FRESH",
        "NEW",
    ]
    events = [i for i in before.values() if type(i).__name__ == "Event"]
    assert events
    assert all(event.id in after for event in events)
    assert session.store.check() == []
    session.close()


def test_a_damaged_side_car_is_named_and_costs_nothing_else(little, full, tmp_path):
    out = tmp_path / "x.little"
    export_records(full.store, out, ExportOptions(format="little"))
    sidecar.sidecar_path(out).write_bytes(b"\x00\xff nothing\n")
    session, done = again(tmp_path, out)
    assert done.problem_counts["sidecar.damaged"] == 1
    assert done.imported > 0
    session.close()


def test_strict_writes_nothing_at_the_first_loss(little, full, tmp_path):
    out = tmp_path / "x.little"
    with pytest.raises(UserError, match="Nothing was written"):
        export_records(full.store, out, ExportOptions(format="little", strict=True))
    assert [p for p in tmp_path.iterdir() if "little" in p.name] == []


def test_nothing_is_lost_in_our_own_format(full, tmp_path):
    summary = export_records(full.store, tmp_path / "x.jsonl", ExportOptions(strict=True))
    assert (summary.dropped, summary.changed, summary.losses) == (0, 0, [])


def test_an_unknown_way_of_cutting_is_refused_in_words(full, tmp_path):
    with pytest.raises(UserError, match="clitic"):
        export_records(full.store, tmp_path / "x.jsonl", ExportOptions(tokens="sylables"))
    assert exporting.writable_formats()


# --- cutting ----------------------------------------------------------------------------------


def with_zone(record: Record, start: int, end: int) -> Record:
    return msgspec.structs.replace(
        record, zones=(Zone(id="z", kind="boilerplate", start=start, end=end),)
    )


def test_boilerplate_is_cut_out_and_what_stands_in_it_is_named(full):
    record = next(r for r in full.store.records() if r.items)
    start, end = record.items[0].start, record.items[0].end
    cut, problems = without_boilerplate(with_zone(record, start, end))
    assert len(cut.text.text) <= len(record.text.text) - (end - start)
    assert record.items[0].id in {p.where for p in problems}
    whole, none = without_boilerplate(record)
    assert whole is record
    assert none == []


def test_windows_are_whole_sentences_with_their_place(full):
    record = next(r for r in full.store.records() if r.items)
    size = max(10, len(record.text.text) // 3)
    pieces = [piece for piece, _ in windows(record, size)]
    assert "".join(p.text.text for p in pieces) == record.text.text
    for piece in pieces:
        at = piece.document.meta.get("window_start", 0)
        assert record.text.text[at : at + len(piece.text.text)] == piece.text.text
    mentions = [i for i in record.items if hasattr(i, "fragments")]
    assert sum(hasattr(i, "fragments") for p in pieces for i in p.items) == len(mentions)
