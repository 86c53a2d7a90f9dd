"""An import of all or nothing: what is stopped or fails leaves the project as it was."""

import hashlib

import pytest

from annotator.app.export_types import ExportOptions
from annotator.app.import_types import ImportOptions
from annotator.app.importing_whole import import_whole
from annotator.app.previewing import preview_export, preview_import
from annotator.app.projects import make_sample, open_session
from annotator.errors import UserError


@pytest.fixture
def session(tmp_path):
    make_sample(tmp_path / "p.annot")
    session = open_session(tmp_path / "p.annot", "me")
    yield session
    session.close()


def articles(tmp_path, number):
    folder = tmp_path / "in"
    folder.mkdir()
    for at in range(number):
        (folder / f"{at:04}.txt").write_text(f"مقال {at}", "utf-8")
    return folder


def content(session):
    records = list(session.store.records())
    return hashlib.sha256(repr(records).encode()).hexdigest(), len(records)


def test_a_stopped_import_leaves_nothing_even_after_many_batches(session, tmp_path):
    folder, before = articles(tmp_path, 700), content(session)
    calls = []

    def cancelled():
        calls.append(1)
        return len(calls) > 600

    done = import_whole(session.store, [folder], ImportOptions(), None, cancelled)
    assert done.cancelled
    assert not done.changed
    assert content(session) == before
    assert session.store.check() == []
    again = import_whole(session.store, [folder], ImportOptions())
    assert again.imported == 700
    assert content(session)[1] == before[1] + 700
    assert session.store.check() == []


def test_a_project_that_can_take_no_more_is_as_it_was(session, tmp_path, monkeypatch):
    folder, before = articles(tmp_path, 600), content(session)
    write, calls = type(session.store)._write, []

    def broken(store, batch):
        calls.append(1)
        if len(calls) == 2:
            raise UserError("disk.full", "no room")
        write(store, batch)

    monkeypatch.setattr(type(session.store), "_write", broken)
    with pytest.raises(UserError, match="no room"):
        import_whole(session.store, [folder], ImportOptions())
    assert content(session) == before
    assert session.store.check() == []


def test_a_file_is_looked_into_before_it_comes(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "بغداد", "entities": [{"start": 0, "end": 5, "label": "GPE"}]}\n', "utf-8"
    )
    seen = preview_import(path, ImportOptions(), "ace2005")
    assert (seen.format, seen.documents, seen.items, seen.text) == ("jsonl", 1, 1, "بغداد")
    assert seen.problem == ""


def test_an_unknown_encoding_is_offered_with_a_look_at_the_text(tmp_path, sample_text):
    path = tmp_path / "a.txt"
    path.write_bytes(sample_text.encode("windows-1256", "ignore"))
    seen = preview_import(path, ImportOptions(), "ace2005")
    assert seen.documents == 0
    assert seen.problem
    assert seen.offers[0].encoding == "windows-1256"
    assert seen.offers[0].preview.startswith("بغداد")
    named = preview_import(path, ImportOptions(encoding="windows-1256"), "ace2005")
    assert named.text.startswith("بغداد")
    assert preview_import(tmp_path / "gone", ImportOptions(), "ace2005").problem


def test_an_export_is_looked_at_before_it_is_written(session):
    document = session.store.document_ids()[0]
    seen = preview_export(session.store, document, ExportOptions())
    assert seen.text.startswith('{"format":"annotator/1"')
    assert seen.losses == ()
