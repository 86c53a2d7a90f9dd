"""Whatever call fails, the project is as before or as after, and the answer says which."""

import contextlib
import shutil
import sqlite3

import next_revision
import pytest
from faulty import Countdown, failing, wired

from annotator.app import correcting
from annotator.app.exporting import ExportOptions, export_records
from annotator.app.import_types import ImportOptions
from annotator.app.importing import import_paths
from annotator.app.projects import make_sample, open_session
from annotator.app.session import Saved, Ticket
from annotator.errors import UserError
from annotator.model import commands
from annotator.store.backup import backups_of, make_backup
from annotator.store.clock import utc_now
from annotator.store.restore import finish, restore
from annotator.store.store import Store
from annotator.store.verifying import verify

MOST = 400
"""No scenario makes more calls than this; one that did would never be tested to its end."""
LATE = pytest.mark.parametrize("late", [False, True], ids=["not done", "done and not told"])


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A sound project with some work in it, and an article to import."""
    folder = tmp_path_factory.mktemp("good")
    project = folder / "good.annot"
    make_sample(project)
    session = open_session(project, "me")
    session.open_document(session.documents()[0].id)
    for at in (0, 20, 40):
        assert session.act(commands.mark_span(session.state, [(at, at + 5)], "PER")).saved
    assert session.undo().saved
    session.close()
    (folder / "new.txt").write_text("بغداد\nقال المصدر", encoding="utf-8")
    return folder


def contents(project):
    """Everything in a project that a person would miss."""
    with Store.open(project) as store:
        assert store.check() == []
        return [
            (record, store.history(record.document.id, record.author)) for record in store.records()
        ]


def told(error):
    """A refusal that says something."""
    assert error.message
    return "refused"


def tried(good, tmp_path, number, late, work):
    """One round: the answer of `work` ("done", "refused"), the contents around it, the count."""
    project = tmp_path / f"{number}.annot"
    shutil.copy(good / "good.annot", project)
    before = contents(project)
    count = Countdown(number, late=late)
    answer = work(project, count)
    return answer, before, contents(project), count


def rounds(good, tmp_path, late, work):
    """Rounds with N = 1, 2, 3 … until nothing failed any more."""
    for number in range(1, MOST):
        answer, before, after, count = tried(good, tmp_path, number, late, work)
        if not count.failed_in:
            assert answer == "done"
            assert number > 3, "no call was counted"
            return
        yield answer, before, after, count.failed_in
    raise AssertionError("the scenario never came to its end")


def in_session(act):
    def work(project, count):
        session = open_session(project, "me")
        state = session.open_document(session.documents()[0].id)
        with failing(count):
            ticket = act(session)
        same = session.state is state
        assert same is (not ticket.saved), "memory and answer disagree"
        answer = "done" if ticket.saved else "refused"
        assert ticket.saved or ticket.error.message
        session.close()
        return answer

    return work


EDIT = in_session(lambda session: session.act(commands.mark_span(session.state, [(60, 66)], "ORG")))
UNDO = in_session(lambda session: session.undo())
REDO = in_session(lambda session: session.redo())
DELETE = in_session(
    lambda session: session.act(
        commands.delete(session.state, [m.id for m in session.state.mentions()])
    )
)


def corrected(session):
    """Put another text in the place of the article's, with one mark moved and one lost."""
    text = session.state.text
    new = correcting.typed("خبر: " + text[:20] + text[30:])
    try:
        correction = correcting.prepare(session.store, session.state.key.document, new)
    except UserError as error:
        return Ticket(Saved.REFUSED, None, error)
    return session.act(correction.act())


CORRECT = in_session(corrected)


@LATE
@pytest.mark.parametrize(
    "work",
    [EDIT, UNDO, REDO, DELETE, CORRECT],
    ids=["edit", "undo", "redo", "delete", "correct"],
)
def test_an_act_is_done_and_told_or_not_done_and_told(good, tmp_path, monkeypatch, late, work):
    with wired(monkeypatch):
        for answer, before, after, where in rounds(good, tmp_path, late, work):
            if answer == "refused":
                assert after == before, where
            else:
                assert after != before, where


@LATE
def test_work_goes_on_after_a_call_that_failed(good, tmp_path, monkeypatch, late):
    with wired(monkeypatch):
        for number in range(1, 24):
            project = tmp_path / f"{number}.annot"
            shutil.copy(good / "good.annot", project)
            session = open_session(project, "me")
            session.open_document(session.documents()[0].id)
            with failing(Countdown(number, late=late)):
                session.act(commands.mark_span(session.state, [(60, 66)], "ORG"))
            again = session.act(commands.mark_span(session.state, [(70, 75)], "ORG"))
            assert again.saved, (number, again.error)
            shown = {m.id for m in session.state.mentions()}
            session.close()
            session = open_session(project, "me")
            session.open_document(session.documents()[0].id)
            assert {m.id for m in session.state.mentions()} == shown
            session.close()


def importing(good):
    def work(project, count):
        with Store.open(project) as store, failing(count):
            try:
                summary = import_paths(store, [good / "new.txt"], ImportOptions(author="me"))
            except UserError:
                return "refused"
        return "done" if summary.imported and not summary.cancelled else "refused"

    return work


@LATE
def test_an_import_is_done_and_told_or_not_done_and_told(good, tmp_path, monkeypatch, late):
    with wired(monkeypatch):
        for answer, before, after, where in rounds(good, tmp_path, late, importing(good)):
            assert (len(after) > len(before)) is (answer == "done"), where
            assert after[: len(before)] == before


@LATE
def test_opening_and_closing_lose_nothing(good, tmp_path, monkeypatch, late):
    def work(project, count):
        with failing(count):
            try:
                store = Store.open(project)
            except UserError:
                return "refused"
            store.close()
        return "done"

    with wired(monkeypatch):
        for _, before, after, where in rounds(good, tmp_path, late, work):
            assert after == before, where


@LATE
def test_an_export_is_the_old_file_or_the_new_one(good, tmp_path, monkeypatch, late):
    target = tmp_path / "out.jsonl"
    new = []

    def work(project, count):
        target.write_bytes(b"old")
        with Store.open(project) as store, failing(count):
            try:
                export_records(store, target, ExportOptions())
            except UserError:
                return "refused"
        new.append(target.read_bytes())
        return "done"

    with wired(monkeypatch):
        for answer, before, after, where in rounds(good, tmp_path, late, work):
            assert after == before, where
            assert target.read_bytes() != b"old" or answer == "refused", where
    whole = new[-1]
    assert target.read_bytes() == whole
    assert set(new) == {whole}
    assert not [path for path in tmp_path.iterdir() if "part" in path.name]


@LATE
def test_closing_after_work_keeps_the_work(good, tmp_path, monkeypatch, late):
    """The log is folded into the file; whichever call fails, every act is there."""

    def work(project, count):
        session = open_session(project, "me")
        session.open_document(session.documents()[0].id)
        assert session.act(commands.mark_span(session.state, [(60, 66)], "ORG")).saved
        with failing(count):
            session.close()
        return "done"

    with wired(monkeypatch):
        for _, before, after, where in rounds(good, tmp_path, late, work):
            assert marks(after) == marks(before) + 1, where


def marks(found):
    return sum(len(record.items) for record, _ in found)


@LATE
def test_a_backup_is_there_and_sound_or_not_there_at_all(good, tmp_path, monkeypatch, late):
    def work(project, count):
        kept = make_backup(project, "hand", utc_now)
        with failing(count):
            try:
                make_backup(project, "work", utc_now)
                answer = "done"
            except UserError as error:
                answer = told(error)
        known = backups_of(project)
        assert known[0] == kept, "an earlier backup is never touched"
        for backup in known:
            verify(backup.path, all_=True)
        if answer == "done":
            assert len(known) == 2
        return answer

    with wired(monkeypatch):
        for _, before, after, where in rounds(good, tmp_path, late, work):
            assert after == before, where


@LATE
def test_a_restore_gives_the_project_of_before_or_the_backup(good, tmp_path, monkeypatch, late):
    """Afterwards the next opening ends what was begun, and the damaged file is kept."""
    counts = {}

    def work(project, count):
        backup = make_backup(project, "hand", utc_now)
        session = open_session(project, "me")
        session.open_document(session.documents()[0].id)
        assert session.act(commands.mark_span(session.state, [(60, 66)], "ORG")).saved
        session.close()
        with failing(count):
            try:
                restore(project)
                answer = "done"
            except UserError as error:
                answer = told(error)
        finish(project)
        counts[project] = (answer, backup)
        return answer

    with wired(monkeypatch):
        for answer, before, after, where in rounds(good, tmp_path, late, work):
            changed = marks(after) - marks(before)
            assert changed in ((0,) if answer == "done" else (0, 1)), where
    for project, (_, backup) in counts.items():
        verify(backup.path, all_=True)
        aside = project.with_name(project.name + ".damaged-1")
        if aside.exists():
            assert marks(contents(aside)) == marks(contents(project)) + 1


def revision_of(project):
    with contextlib.closing(sqlite3.connect(project)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        return connection.execute("PRAGMA user_version").fetchone()[0], "later" in names


@LATE
def test_a_migration_leaves_the_old_project_or_the_new_one(good, tmp_path, monkeypatch, late):
    next_revision.install(monkeypatch.setitem, monkeypatch.setattr)
    with wired(monkeypatch):
        for number in range(1, MOST):
            project = tmp_path / f"{number}.annot"
            shutil.copy(good / "good.annot", project)
            with failing(Countdown(number, late=late)) as count:
                try:
                    Store.open(project).close()
                    answer = "done"
                except UserError as error:
                    answer = told(error)
            found = revision_of(project)
            assert found in ((1, False), (2, True)), count.failed_in
            if answer == "done":
                assert found == (2, True), count.failed_in
            for backup in backups_of(project):
                assert backup.reason == "migration"
                assert revision_of(backup.path) == (1, False)
            if found == (2, True):
                assert backups_of(project), "before a project is renewed it is backed up"
            contents(project)
            if not count.failed_in:
                assert number > 10
                return
    raise AssertionError("the scenario never came to its end")
