"""What import and export may write to: never onto a project, a source or one another."""

import errno
import json
import os
import signal
from pathlib import Path

import pytest

from annotator.app import exporting, transfer
from annotator.errors import UserError
from annotator.store.store import Store

LINE = json.dumps(
    {"format": "annotator/1", "id": "d", "text": "قال زيد", "entities": [{"start": 4}]}
)


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text(LINE + "\n", encoding="utf-8")
    return path


def test_a_report_takes_the_place_of_an_older_report_alone(annotate, project, source, tmp_path):
    report = tmp_path / "r.jsonl"
    for _ in range(2):
        assert annotate("import", project, source, "--report", report).status == 3
        line = report.read_text("utf-8").splitlines()[0]
        assert json.loads(line)["level"] == "item"
    other = tmp_path / "mine.txt"
    other.write_text("لي", encoding="utf-8")
    for taken in (project, source, other):
        before = taken.read_bytes()
        for words in (("import", project, source), ("export", project, tmp_path / "o.jsonl")):
            done = annotate(*words, "--report", taken)
            assert (done.status, "[report.taken]" in done.err) == (2, True)
            assert taken.read_bytes() == before
    assert not (tmp_path / "o.jsonl").exists()


@pytest.mark.parametrize(
    ("report", "options"),
    [
        ("out.jsonl", ()),
        ("out.jsonl.losses.jsonl", ()),
        ("out-dev.jsonl", ("--split", "50,25,25")),
    ],
)
def test_a_report_is_not_what_the_export_writes(
    annotate, project, source, tmp_path, report, options
):
    annotate("import", project, source)
    done = annotate(
        "export", project, tmp_path / "out.jsonl", *options, "--report", tmp_path / report
    )
    assert (done.status, "is written by the work itself" in done.err) == (2, True)
    assert not (tmp_path / report).exists()


def test_a_report_is_not_the_project_that_an_import_makes(annotate, source, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = annotate("import", "new.annot", source, "--report", tmp_path / "x" / ".." / "new.annot")
    assert done.status == 2
    assert not Path("new.annot").exists()


@pytest.mark.parametrize("out", [".", "..", "/"])
def test_a_split_into_a_folder_without_a_name_is_refused(annotate, project, source, out):
    annotate("import", project, source)
    done = annotate("export", project, out, "--format", "brat", "--split", "50,50")
    assert (done.status, "[export.unwritable]" in done.err) == (2, True)


def test_a_way_for_boilerplate_that_does_not_exist_is_refused(annotate, project, source, tmp_path):
    annotate("import", project, source)
    done = annotate("export", project, tmp_path / "o.jsonl", "--boilerplate", "trim")
    assert (done.status, "keep, cut" in done.err) == (2, True)


def test_xml_of_no_known_kind_is_told(annotate, project, tmp_path):
    path = tmp_path / "x.xml"
    path.write_text("<udhr><title>الإعلان</title></udhr>", encoding="utf-8")
    done = annotate("import", project, path)
    assert (done.status, "[xml.unknown]" in done.err) == (2, True)
    assert annotate("import", project, path, "--format", "txt").status == 0
    path.write_text("<TEI><text><body/></text></TEI>", encoding="utf-8")
    assert "[text.blank]" in annotate("import", project, path).err


@pytest.fixture
def asks():
    """Signals as a shell hands them on: whoever ran the tests may have ignored some."""
    usual = {"SIGTERM": signal.SIG_DFL, "SIGHUP": signal.SIG_DFL}
    usual["SIGINT"] = signal.default_int_handler
    before = {name: signal.signal(getattr(signal, name), how) for name, how in usual.items()}
    yield
    for name, how in before.items():
        signal.signal(getattr(signal, name), how)


@pytest.mark.usefixtures("asks")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
@pytest.mark.parametrize("format", ["conll", "brat"])
def test_a_signal_that_stops_an_export_leaves_nothing_half_written(
    annotate, project, source, tmp_path, monkeypatch, name, format
):
    annotate("import", project, source)
    stages = exporting.stages

    def stopped(*args):
        yield from stages(*args)
        os.kill(os.getpid(), getattr(signal, name))

    monkeypatch.setattr(exporting, "stages", stopped)
    before = sorted(tmp_path.iterdir())
    done = annotate("export", project, tmp_path / "out", "--format", format)
    assert (done.status, "stopped" in done.err) == (130, True)
    assert sorted(tmp_path.iterdir()) == before
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


@pytest.mark.usefixtures("asks")
def test_an_export_that_was_told_to_outlive_its_terminal_does(
    annotate, project, source, tmp_path, monkeypatch
):
    annotate("import", project, source)
    stages = exporting.stages

    def hung_up(*args):
        yield from stages(*args)
        os.kill(os.getpid(), signal.SIGHUP)

    monkeypatch.setattr(exporting, "stages", hung_up)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    assert annotate("export", project, tmp_path / "out", "--format", "conll").status == 0
    assert (tmp_path / "out").exists()


def test_a_report_that_cannot_be_written_does_not_stop_the_work(
    annotate, project, source, tmp_path, monkeypatch
):
    def full(*_args, **_more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(transfer.msgspec.json, "encode", full)
    done = annotate("import", project, source, "--report", tmp_path / "r.jsonl")
    assert (done.status, "1 imported" in done.out) == (3, True)
    assert "[export.disk_full]" in done.err
    assert not (tmp_path / "r.jsonl").exists()


def test_an_import_that_cannot_be_saved_leaves_no_empty_project(
    annotate, source, tmp_path, monkeypatch
):
    def full(*_args):
        raise UserError("project.disk_full", "full")

    monkeypatch.setattr(Store, "commit_many", full)
    assert annotate("import", tmp_path / "new.annot", source).status == 2
    assert [path.name for path in tmp_path.iterdir() if "new" in path.name] == []
