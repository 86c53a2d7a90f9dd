"""What is deleted leaves lists and exports, and everything of it comes back exactly."""

import pytest

from annotator.app import trash
from annotator.app.care import back_up, import_needs_backup
from annotator.app.import_types import ImportOptions
from annotator.app.session import Session
from annotator.app.transfer import import_paths
from annotator.errors import UserError
from annotator.store import trash as store_trash

GROUNDS = ("file", "server")
LATER = "2026-12-30T00:00:00Z"


@pytest.fixture
def session(store, kit):
    store.commit(kit.imported("d2", kit.items(), author="you", flagged=True, note="n"))
    store.commit(kit.imported("d3", kit.items()))
    return Session(store, "me", clock=lambda: "2026-11-24T12:00:00Z")


def delete(session, *ids):
    ticket = session.act(trash.delete_documents(session.store, ids))
    assert ticket.saved, ticket.error
    return ticket


def test_a_deleted_document_leaves_every_list_and_export_and_is_found_in_the_trash(session):
    delete(session, "d2")
    store = session.store
    assert store.document_ids() == ["d1", "d3"]
    assert [row.id for row in session.documents()] == ["d1", "d3"]
    assert {record.document.id for record in store.records()} == {"d1", "d3"}
    (found,) = store.trash()
    assert (found.document.id, found.author, found.time) == ("d2", "me", "2026-11-24T12:00:00Z")
    assert store.check() == []
    with pytest.raises(UserError, match="no document d2"):
        session.open_document("d2")


def test_everything_of_it_comes_back_exactly(session):
    before = list(session.store.records())
    delete(session, "d2")
    assert trash.bring_back(session, ["d2"]).saved
    assert list(session.store.records()) == before
    assert session.store.trash() == []
    assert session.store.check() == []


def test_several_go_in_one_act_and_come_back_together_or_one_by_one(session):
    before = list(session.store.records())
    delete(session, "d1", "d2", "d3")
    assert session.store.document_ids() == []
    assert trash.bring_back(session, ["d2"]).saved
    assert session.store.document_ids() == ["d2"]
    assert trash.bring_back(session, ["d1", "d3"]).saved
    assert list(session.store.records()) == before


def test_deleting_the_open_document_is_undone_like_any_other_act(session):
    session.open_document("d1")
    before = list(session.store.records())
    delete(session, "d1")
    assert session.store.document_ids() == ["d2", "d3"]
    assert session.undo().saved
    assert list(session.store.records()) == before
    assert session.redo().saved
    assert session.store.document_ids() == ["d2", "d3"]


def test_after_it_was_brought_back_undo_does_not_delete_it_again(session):
    delete(session, "d1")
    trash.bring_back(session, ["d1"])
    session.open_document("d1")
    assert session.undo() is None
    assert session.store.document_ids() == ["d1", "d2", "d3"]


def test_another_author_can_bring_it_back(session):
    delete(session, "d1")
    other = Session(session.store, "you")
    assert trash.bring_back(other, ["d1"]).saved
    assert session.store.document_ids() == ["d1", "d2", "d3"]


def test_what_is_not_in_the_trash_cannot_be_brought_back(session):
    with pytest.raises(UserError) as refused:
        trash.bring_back(session, ["d1"])
    assert refused.value.key == "trash.missing"
    with pytest.raises(UserError):
        trash.delete_documents(session.store, ["nothing"])
    assert trash.delete_documents(session.store, []) is None


def test_only_what_is_thirty_days_old_is_ripe_and_a_wrong_clock_takes_nothing(session):
    delete(session, "d1")
    lying = session.store.trash()
    assert trash.ripe(lying, "2026-12-23T12:00:00Z") == []
    assert trash.ripe(lying, "2016-11-24T12:00:00Z") == []
    assert trash.ripe(lying, "no time") == []
    assert trash.ripe(lying, LATER) == lying


def test_emptying_deletes_for_good_and_leaves_a_sound_project(session, kit):
    delete(session, "d1", "d2")
    assert trash.empty_trash(session, trash.ripe(session.store.trash(), LATER)) == 2
    assert session.store.trash() == []
    assert session.store.check() == []
    with pytest.raises(UserError):
        session.store.document("d1")
    session.store.commit(kit.imported("d1", kit.items()))
    session.store.commit(
        kit.tx(*(kit.imported("d1", [kit.span("n", 0, 5)], author="you").edits[2:]), author="you")
    )
    assert session.store.check() == []
    assert session.store.document_ids() == ["d3", "d1"]


def test_importing_what_lies_in_the_trash_is_refused_with_the_way_to_bring_it_back(
    session, tmp_path
):
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": "d1", "text": "نص"}\n{"id": "d9", "text": "نص"}\n', encoding="utf-8")
    delete(session, "d1")
    summary = import_paths(session.store, [path], ImportOptions(author="me"))
    assert (summary.refused, summary.imported) == (1, 1)
    assert summary.problems[0].key == "document.trashed"


def test_backups_are_asked_for_before_much_is_deleted_or_imported(session, ground, path, tmp_path):
    assert [trash.needs_backup(n) for n in (10, 11)] == [False, True]
    for lines in (100, 101):
        (tmp_path / "many.jsonl").write_text("{}\n" * lines)
        assert import_needs_backup([tmp_path / "many.jsonl"]) is (lines > 100)
    for number in range(101):
        (tmp_path / f"{number}.txt").touch()
    assert import_needs_backup([tmp_path])
    assert not import_needs_backup([tmp_path / "1.txt", tmp_path / "none.jsonl"])
    delete(session, "d1")
    if ground == "server":
        # A server is backed up by its own tools.
        with pytest.raises(UserError):
            assert session.store.path
        return
    assert back_up(path, "delete").backup.reason == "delete"


def test_an_act_that_deleted_many_is_read_once_for_all_of_them(session, kit, monkeypatch):
    """Read for each of them, 2,000 documents in the trash took 38 s to be listed."""
    session.store.commit_many([kit.imported(f"x{number}") for number in range(30)])
    delete(session, *[f"x{number}" for number in range(30)])
    delete(session, "d2")
    read, edits = [], store_trash._edits
    monkeypatch.setattr(store_trash, "_edits", lambda body: read.append(1) or edits(body))
    assert len(session.store.trash()) == 31
    assert len(read) == 2
