"""Backups, trash and history in the window: by key, nothing lost, nothing marked on the past."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator.app import care
from annotator.app.projects import make_sample, open_session
from annotator.errors import UserError
from annotator.gui import trash as trash_window
from annotator.gui.app import Desk, make_application
from annotator.gui.backups import BackupsDialog
from annotator.gui.doors import Doors
from annotator.gui.hand import Hand
from annotator.gui.trash import TrashDialog
from annotator.gui.widgets import isolated
from annotator.model.items import Span
from annotator.settings import Settings

KEY = Qt.Key
ISOLATES = {0x2068: None, 0x2069: None}
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def marked(hand):
    state = hand.window.bridge.session.state
    return [(m.quote, m.label) for m in state.mentions() if isinstance(m, Span)]


def mark(hand, words, key):
    text = hand.canvas.text()
    hand.canvas.setFocus()
    hand.canvas.select(text.index(words), text.index(words) + len(words))
    hand.key(key)


@pytest.fixture
def worked(hand):
    """Three acts on the sample: a place, an organisation, and the place taken away."""
    mark(hand, "بغداد", KEY.Key_G)
    mark(hand, "التحالف", KEY.Key_S)
    mark(hand, "واشنطن", KEY.Key_G)
    return hand


def run(hand, name):
    hand.window.commands.run(name)
    hand.settle()


# --- history ----------------------------------------------------------------------------------


def test_the_history_is_a_list_of_all_acts_newest_first(worked):
    run(worked, "history")
    titles = [row.title for row in worked.window.history.list.rows()]
    assert [title.translate(ISOLATES) for title in titles] == [
        "mark GPE «واشنطن»",
        "mark ORG «التحالف»",
        "mark GPE «بغداد»",
        "Imported",
    ]
    # The first mark also began the work on the document.
    assert "2 changes" in worked.window.history.list.rows()[2].below


def test_stepping_shows_each_state_and_stepping_back_shows_now(worked):
    run(worked, "history")
    session = worked.window.bridge.session
    now = len(worked.canvas.boxes(0, 5))
    assert now
    seen = []
    for _ in range(3):
        worked.key(KEY.Key_Down)
        seen.append(len(worked.window.history._then.items))
        assert session.state is None, "nothing can be marked on what is over"
        assert "Nothing can be marked" in worked.window.notice.words()
    assert seen == [2, 1, 0]
    for _ in range(3):
        worked.key(KEY.Key_Up)
    assert len(marked(worked)) == 3
    assert worked.window.notice.words() == ""


def test_looking_at_the_past_saves_nothing_and_no_key_marks(worked):
    store = worked.window.bridge.session.store
    before = store.info().transactions
    run(worked, "history")
    worked.key(KEY.Key_Down)
    worked.canvas.setFocus()
    worked.canvas.select(0, 5)
    for key in (KEY.Key_A, KEY.Key_E, KEY.Key_Delete, KEY.Key_Z):
        worked.key(key, CTRL if key == KEY.Key_Z else Qt.KeyboardModifier.NoModifier)
    assert store.info().transactions == before


def test_enter_returns_to_the_chosen_act_and_one_undo_takes_that_back(worked):
    run(worked, "history")
    worked.key(KEY.Key_Down)
    worked.key(KEY.Key_Down)
    worked.key(KEY.Key_Return)
    assert marked(worked) == [("بغداد", "GPE")]
    assert worked.window.status.saved.text().startswith("✓")
    assert worked.window.history.list.rows()[0].title.startswith("return to act")
    worked.canvas.setFocus()
    worked.key(KEY.Key_Z, CTRL)
    assert len(marked(worked)) == 3


def test_escape_leaves_the_past_and_the_list(worked):
    run(worked, "history")
    worked.key(KEY.Key_Down)
    worked.key(KEY.Key_Escape)
    assert not worked.window.history.isVisible()
    assert len(marked(worked)) == 3
    mark(worked, "إيران", KEY.Key_G)
    assert len(marked(worked)) == 4


def test_the_list_follows_what_is_done_meanwhile(worked):
    run(worked, "history")
    mark(worked, "إيران", KEY.Key_G)
    assert len(worked.window.history.list.rows()) == 5
    worked.key(KEY.Key_Z, CTRL)
    row = worked.window.history.list.rows()[0]
    assert row.title.translate(ISOLATES) == "Taken back: mark GPE «إيران»"
    assert row.dim


def test_f6_reaches_the_history(worked):
    run(worked, "history")
    worked.canvas.setFocus()
    run(worked, "previous_panel")
    assert worked.window.history.isAncestorOf(QApplication.focusWidget())


# --- trash ------------------------------------------------------------------------------------


@pytest.fixture
def three(hand, tmp_path, qtbot):
    """The sample with two more documents."""
    for number in (1, 2):
        (tmp_path / f"more{number}.txt").write_text(f"مقال رقم {number}", encoding="utf-8")
    window = hand.window
    window.commands.transferring.import_paths([tmp_path / "more1.txt", tmp_path / "more2.txt"])
    qtbot.waitUntil(lambda: len(window.documents.rows()) == 3)
    return hand


def names(hand):
    return [row.name for row in hand.window.documents.rows()]


def test_a_deleted_document_goes_into_the_trash_and_the_next_one_opens(three):
    mark(three, "بغداد", KEY.Key_G)
    run(three, "delete_documents")
    assert names(three) == ["more1.txt", "more2.txt"]
    assert three.window.bridge.session.state.document.name == "more1.txt"
    assert "Trash" in three.window.status.said.text()
    dialog = TrashDialog(three.window)
    assert len(dialog.list.rows()) == 1
    dialog.bring_back()
    assert len(names(three)) == 3
    assert marked(three) == [("بغداد", "GPE")]
    assert dialog.list.rows() == []


def test_the_last_document_may_go_too(hand):
    run(hand, "delete_documents")
    assert names(hand) == []
    assert hand.canvas.text() == ""
    assert hand.window.bridge.session.state is None
    dialog = TrashDialog(hand.window)
    dialog.bring_back()
    assert "بغداد" in hand.canvas.text()


def test_several_chosen_documents_go_together(three):
    panel = three.window.documents
    panel.list.setFocus()
    panel.list.selectAll()
    run(three, "delete_documents")
    assert names(three) == []
    assert len(three.window.bridge.session.store.trash()) == 3


def test_more_than_ten_are_asked_about_and_backed_up_first(hand, tmp_path, qtbot, monkeypatch):
    paths = []
    for number in range(11):
        paths.append(tmp_path / f"a{number}.txt")
        paths[-1].write_text("مقال", encoding="utf-8")
    window = hand.window
    window.commands.transferring.import_paths(paths)
    qtbot.waitUntil(lambda: len(window.documents.rows()) == 12)
    answers = [False, True]
    monkeypatch.setattr(trash_window, "asked", lambda *_: answers.pop(0))
    for left in (12, 0):
        window.documents.list.setFocus()
        window.documents.list.selectAll()
        run(hand, "delete_documents")
        qtbot.waitUntil(lambda left=left: len(window.documents.rows()) == left)
    place = window.bridge.session.store.path
    assert [backup.reason for backup in care.backups_of(place)] == ["delete"]


def test_for_good_is_asked_first_and_leaves_a_backup(three, qtbot, monkeypatch):
    monkeypatch.setattr(trash_window, "asked", lambda *_: True)
    run(three, "delete_documents")
    dialog = TrashDialog(three.window)
    dialog.delete_for_good()
    qtbot.waitUntil(lambda: dialog.list.rows() == [])
    store = three.window.bridge.session.store
    assert store.trash() == []
    assert store.check() == []
    assert [backup.reason for backup in care.backups_of(store.path)] == ["delete"]


# --- backups ----------------------------------------------------------------------------------


def test_after_half_an_hour_of_work_a_backup_comes_by_itself(hand, qtbot):
    keeping, place = hand.window.keeping, hand.window.bridge.session.store.path
    now = [0.0]
    keeping.schedule._monotonic = lambda: now[0]
    keeping.look()
    mark(hand, "بغداد", KEY.Key_G)
    now[0] = 29 * 60
    keeping.look()
    assert care.backups_of(place) == []
    now[0] = 30 * 60
    keeping.look()
    qtbot.waitUntil(lambda: "Backed up" in hand.window.status.said.text())
    assert [backup.reason for backup in care.backups_of(place)] == ["work"]
    now[0] = 90 * 60
    keeping.look()
    assert len(care.backups_of(place)) == 1, "where nothing was done nothing is due"


def test_a_backup_that_fails_is_told_once_and_tried_again(hand, qtbot, monkeypatch):
    keeping, place = hand.window.keeping, hand.window.bridge.session.store.path
    now = [0.0]
    keeping.schedule._monotonic = lambda: now[0]
    real = care.back_up

    def full(*_):
        raise UserError("backup.failed", "The disk is full.")

    monkeypatch.setattr(care, "back_up", full)
    mark(hand, "بغداد", KEY.Key_G)
    for minutes in (30, 36):
        now[0] = minutes * 60
        keeping.look()
        qtbot.waitUntil(lambda: keeping._job is None)
    boxes = hand.window.findChildren(QMessageBox, "message")
    assert [box.informativeText() for box in boxes] == ["The disk is full."]
    boxes[0].close()
    monkeypatch.setattr(care, "back_up", real)
    now[0] = 42 * 60
    keeping.look()
    qtbot.waitUntil(lambda: len(care.backups_of(place)) == 1)


def test_a_large_import_begins_with_a_backup(hand, tmp_path, qtbot):
    mark(hand, "بغداد", KEY.Key_G)
    lines = "".join(f'{{"id": "n{n}", "text": "مقال {n}"}}\n' for n in range(101))
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    hand.window.commands.transferring.import_paths([tmp_path / "many.jsonl"])
    qtbot.waitUntil(lambda: len(hand.window.documents.rows()) == 102)
    (made,) = care.backups_of(hand.window.bridge.session.store.path)
    assert made.reason == "import"
    with open_session(made.path, read_only=True).store as store:
        assert len(store.document_ids()) == 1


def test_the_dialog_lists_and_makes_backups(hand, qtbot):
    place = hand.window.bridge.session.store.path
    dialog = BackupsDialog(hand.window, place)
    assert not dialog.back.isEnabled()
    dialog.back_up()
    qtbot.waitUntil(lambda: len(dialog.list.rows()) == 1)
    assert "Made by hand" in dialog.list.rows()[0].below
    assert dialog.back.isEnabled()


@pytest.fixture
def desk(qapp, project):
    desk = Desk(make_application(), Settings(author="me", theme="light", language="en"))
    desk.show(open_session(project, "me"))
    yield desk
    for widget in QApplication.topLevelWidgets():
        widget.close()
    QApplication.processEvents()


def test_going_back_gives_the_backup_and_keeps_what_stood_there(desk, project):
    hand = Hand(desk.window)
    mark(hand, "بغداد", KEY.Key_G)
    made = care.back_up(project, "hand").backup
    mark(hand, "التحالف", KEY.Key_S)
    desk.window.restoreAsked.emit(str(made.path))
    hand = Hand(desk.window)
    hand.settle()
    assert marked(hand) == [("بغداد", "GPE")]
    kept = project.with_name(project.name + ".damaged-1")
    session = open_session(kept, "me", read_only=True)
    assert len(session.open_document(session.documents()[0].id).items) == 2
    session.close()


def test_a_backup_that_is_bad_leaves_the_project_open_as_it_was(desk, project, tmp_path):
    (tmp_path / "bad.annot").write_bytes(b"rubbish")
    hand = Hand(desk.window)
    mark(hand, "بغداد", KEY.Key_G)
    desk.window.restoreAsked.emit(str(tmp_path / "bad.annot"))
    assert len(list(desk.window.bridge.session.state.mentions())) == 1
    assert desk.window.findChild(QMessageBox, "message").informativeText()


# --- what cannot be opened --------------------------------------------------------------------


def answering(monkeypatch, title):
    """A person who takes the offer that begins with these words."""
    asked = []

    def choose(_self, error, offers):
        asked.append((error.key, [words for words, _ in offers]))
        return next((act for words, act in offers if words.startswith(title)), None)

    monkeypatch.setattr(Doors, "choose", choose)
    monkeypatch.setattr(QMessageBox, "exec", lambda _self: 0)
    return asked


def harmed(project):
    data = bytearray(project.read_bytes())
    data[4096:12288] = b"\xff" * 8192
    project.write_bytes(bytes(data))


def test_in_the_place_of_a_damaged_project_its_last_backup_is_offered(qapp, project, monkeypatch):
    care.back_up(project, "hand")
    harmed(project)
    asked = answering(monkeypatch, "Go back")
    session = Doors().open(project)
    assert asked[0][0] == "project.damaged"
    assert len(session.documents()) == 1
    session.close()
    assert project.with_name(project.name + ".damaged-1").exists()


def test_a_damaged_project_is_salvaged_into_a_new_one_that_opens(qapp, project, monkeypatch):
    harmed(project)
    before = project.read_bytes()
    asked = answering(monkeypatch, "Save what")
    session = Doors().open(project)
    assert asked[0][1] == ["Save what can be saved"]
    assert session.store.path.name == "p-saved.annot"
    assert session.store.check() == []
    session.close()
    assert project.read_bytes() == before


def test_a_project_that_another_program_has_is_offered_for_reading(hand, project, monkeypatch):
    asked = answering(monkeypatch, "Open to read")
    session = Doors().open(project)
    assert asked[0][0] == "project.locked"
    assert session.store.read_only
    session.close()


def test_dates_and_paths_in_sentences_are_kept_apart_from_the_words_around(
    hand, project, tmp_path, monkeypatch
):
    far = tmp_path / "far.annot"
    make_sample(far)
    date = "\u2068\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\u2069"
    hand.window.commands.run("delete_documents")
    hand.settle()
    dialog = TrashDialog(hand.window)
    assert re.search(date, dialog.list.rows()[0].below)
    dialog.close()
    care.back_up(far, "hand")
    (back, _), (_, act) = Doors().offers(UserError("project.damaged", "x"), far)
    assert re.search(date, back)
    said = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.informativeText()))
    act().close()
    assert isolated(str(tmp_path / "far-saved.annot")) in said[0]


def test_who_wants_nothing_of_what_is_offered_is_not_told_again(
    desk, project, tmp_path, monkeypatch
):
    (tmp_path / "far").mkdir()
    far = tmp_path / "far" / "p.annot"
    far.write_bytes(project.read_bytes())
    harmed(far)
    asked, told = answering(monkeypatch, "Nothing of it"), []
    monkeypatch.setattr(desk, "tell", told.append)
    assert desk.open(str(far)) is None
    assert [key for key, _ in asked] == ["project.damaged"]
    assert told == []
    assert desk.window.isVisible()


def test_what_is_no_project_of_ours_is_refused_without_an_offer(qapp, tmp_path, monkeypatch):
    (tmp_path / "x.annot").write_bytes(b"no database at all" * 20)
    asked = answering(monkeypatch, "")
    with pytest.raises(UserError) as refused:
        Doors().open(tmp_path / "x.annot")
    assert refused.value.key == "project.not_sqlite"
    assert asked == []


def test_a_project_for_reading_only_says_so_all_the_time(qapp, project, qtbot):
    from annotator.gui.demo import open_window
    from annotator.gui.theme import LIGHT

    window = open_window(open_session(project, "me", read_only=True), LIGHT)
    hand = Hand(window)
    mark(hand, "بغداد", KEY.Key_G)
    assert "reading only" in window.notice.words()
    assert window.findChildren(QMessageBox, "message") == [], "the strip says it, not a box a key"
    assert list(window.bridge.session.state.mentions()) == []
    window.close()
