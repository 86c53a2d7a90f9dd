"""Correcting a text in the window: marks move along, what is lost is told, undo brings all back."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from annotator.app.projects import open_session
from annotator.gui.correct_dialog import CorrectDialog, TextField
from annotator.model import commands
from annotator.model.carrying import Kind

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def quotes(hand):
    state = hand.window.bridge.session.state
    assert all(m.quote == state.text[m.start : m.end] for m in state.mentions())
    return [m.quote for m in state.mentions()]


def mark(hand, *words):
    session = hand.window.bridge.session
    for one in words:
        at = session.state.text.index(one)
        act = commands.mark_span(session.state, [(at, at + len(one))], "GPE")
        assert session.act(act).saved
    hand.settle()


@pytest.fixture
def worked(hand):
    mark(hand, "بغداد", "التحالف", "واشنطن")
    return hand


@pytest.fixture
def asked(qtbot):
    """Run the command, and do things in the dialog that it opens; errors come out here."""

    def ask(hand, *steps):
        faults = []

        def enter():
            dialog = hand.window.commands.correcting.dialog
            try:
                for step in steps:
                    step(dialog)
            except BaseException as fault:  # noqa: BLE001 - raised again below, out of the event loop
                faults.append(fault)
                dialog.reject()

        QTimer.singleShot(0, enter)
        hand.window.commands.run("correct_text")
        if faults:
            raise faults[0]
        hand.settle()

    return ask


def compared(qtbot):
    def wait(dialog):
        qtbot.waitUntil(lambda: dialog.correction is not None, timeout=10_000)

    return wait


def typed(change):
    """Change the text as typing does."""

    def do(dialog):
        dialog.field.selectAll()
        dialog.field.insertPlainText(change(dialog.field.text()))
        assert not dialog.go.isEnabled(), "what is typed has not been compared yet"

    return do


def corrected(qtbot, hand, text):
    qtbot.waitUntil(
        lambda: (
            hand.window.bridge.session.state is not None
            and hand.window.bridge.session.state.text == text
        ),
        timeout=10_000,
    )
    hand.settle()


def test_the_text_is_corrected_and_undo_and_redo_bring_all_back(worked, asked, qtbot):
    hand = worked
    before = hand.canvas.text()
    after = "خبر: " + before.replace("الذي تقوده واشنطن ", "")
    asked(
        hand,
        typed(lambda _text: after),
        compared(qtbot),
        lambda dialog: QTest.keyClick(dialog.field, KEY.Key_Return, CTRL),
    )
    corrected(qtbot, hand, after)
    assert hand.canvas.text() == after
    assert quotes(hand) == ["بغداد", "التحالف"]
    assert hand.window.bridge.session.store.check() == []
    hand.window.commands.run("undo")
    hand.settle()
    assert hand.canvas.text() == before
    assert quotes(hand) == ["بغداد", "التحالف", "واشنطن"]
    hand.window.commands.run("redo")
    hand.settle()
    assert hand.canvas.text() == after
    assert quotes(hand) == ["بغداد", "التحالف"]
    # What is shown is what can be worked on.
    mark(hand, "العراق")
    assert quotes(hand) == ["بغداد", "التحالف", "العراق"]


def test_find_and_the_list_of_documents_follow_the_new_text(worked, asked, qtbot):
    hand = worked
    after = "عنوان جديد\n" + hand.canvas.text()
    asked(hand, typed(lambda _text: after), compared(qtbot), CorrectDialog.apply)
    corrected(qtbot, hand, after)
    assert [row.title for row in hand.window.documents.rows()] == ["عنوان جديد"]
    hand.window.finder.ask("عنوان جديد")
    hand.settle()
    hand.window.finder.step(1)
    hand.settle()
    assert hand.canvas.selection() == (0, 10)
    hand.window.commands.run("undo")
    hand.settle()
    assert hand.window.documents.rows()[0].title.startswith("بغداد")
    assert "عنوان" not in hand.window.windowTitle()


def test_what_becomes_of_each_mark_is_listed_and_leads_to_its_place(worked, asked, qtbot):
    hand = worked
    seen = {}

    def look(dialog):
        rows = dialog.marks.rows()
        seen["rows"] = [(row.text(0), row.text(2), row.text(3)) for row in rows]
        dialog.marks.setCurrentItem(rows[1])
        seen["led"] = dialog.field.textCursor().selectedText()
        dialog.copy.click()
        dialog.reject()

    asked(
        hand,
        typed(lambda t: t.replace("واشنطن", "").replace("التحالف", "التحـالوف", 1)),
        compared(qtbot),
        look,
    )
    assert seen["rows"] == [("lost", "واشنطن", ""), ("other words", "التحالف", "التحـالوف")]
    assert seen["led"] == "التحـالوف"
    table = QGuiApplication.clipboard().text().split("\n")
    assert len(table) == 3
    assert table[1].startswith("lost\tGPE\tواشنطن")
    assert quotes(hand) == ["بغداد", "التحالف", "واشنطن"], "the dialog was left"


def test_a_changed_mark_can_be_left_out(worked, asked, qtbot):
    hand = worked
    after = hand.canvas.text().replace("التحالف", "التحـالوف", 1)

    def leave_out(dialog):
        row = dialog.marks.rows()[0]
        dialog.tabs.setCurrentWidget(dialog.marks)
        dialog.marks.setCurrentItem(row)
        dialog.marks.setFocus()
        QTest.keyClick(dialog.marks, KEY.Key_Space)
        assert row.text(0) == "left out"
        assert "lost: 1" in dialog.said.text()
        QTest.keyClick(dialog.marks, KEY.Key_Return)

    asked(hand, typed(lambda _text: after), compared(qtbot), leave_out)
    corrected(qtbot, hand, after)
    assert quotes(hand) == ["بغداد", "واشنطن"]
    hand.window.commands.run("undo")
    hand.settle()
    assert quotes(hand) == ["بغداد", "التحالف", "واشنطن"]


def test_an_unchanged_text_cannot_be_applied_and_blanks_stay_what_they_are(worked, asked, qtbot):
    hand = worked
    text = hand.canvas.text()
    assert "\xa0" in text

    def look(dialog):
        assert not dialog.go.isEnabled()
        dialog.field.moveCursor(dialog.field.textCursor().MoveOperation.End)
        dialog.field.insertPlainText("س")
        assert dialog.field.text() == text + "س"
        dialog.field.textCursor().deletePreviousChar()

    asked(hand, compared(qtbot), look, compared(qtbot), CorrectDialog.apply, CorrectDialog.reject)
    assert hand.window.bridge.session.state.document.text_version == 1


def test_a_file_in_another_encoding_is_read_when_its_encoding_is_chosen(
    worked, asked, qtbot, tmp_path, monkeypatch
):
    hand = worked
    after = "بغداد تعلن تدمير التنظيم عشرات المخابئ في طريقها إلى الحدود"
    path = tmp_path / "new.txt"
    path.write_bytes(after.replace("\n", "\r\n").encode("windows-1256"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))

    def choose(dialog):
        dialog._ask_file()
        qtbot.waitUntil(lambda: not dialog.encoding.isHidden(), timeout=10_000)
        dialog.encoding.setCurrentText("windows-1256")
        dialog.encoding.activated.emit(dialog.encoding.currentIndex())
        qtbot.waitUntil(lambda: dialog.field.text() == after, timeout=10_000)

    asked(hand, choose, compared(qtbot), CorrectDialog.apply)
    corrected(qtbot, hand, after)
    assert quotes(hand) == ["بغداد"]


def test_what_cannot_be_stored_is_told_and_not_applied(worked, asked, qtbot):
    def look(dialog):
        qtbot.waitUntil(lambda: "holds nothing to read" in dialog.said.text(), timeout=10_000)
        assert not dialog.go.isEnabled()
        dialog.apply()
        dialog.reject()

    asked(worked, typed(lambda _text: "  \n "), look)
    assert quotes(worked) == ["بغداد", "التحالف", "واشنطن"]


def test_the_history_shows_each_text_with_its_marks(worked, asked, qtbot):
    hand = worked
    before = hand.canvas.text()
    after = before.replace("واشنطن", "").replace("بغداد", "دمشق", 1)
    asked(hand, typed(lambda _text: after), compared(qtbot), CorrectDialog.apply)
    corrected(qtbot, hand, after)
    hand.window.commands.run("history")
    hand.settle()
    history = hand.window.history
    assert history.list.rows()[0].title.startswith("correct")
    hand.key(KEY.Key_Down)
    assert hand.canvas.text() == before
    assert len(history._then.items) == 3
    hand.key(KEY.Key_Up)
    assert hand.canvas.text() == after
    hand.window.history.leave()
    assert hand.window.bridge.session.store.check() == []


def test_a_project_for_reading_only_is_not_corrected(hand, monkeypatch, boxes_left):
    store = hand.window.bridge.session.store
    monkeypatch.setattr(store, "read_only", True)
    monkeypatch.setattr(CorrectDialog, "exec", lambda _dialog: pytest.fail("it was asked"))
    hand.window.commands.run("correct_text")
    assert QApplication.activeModalWidget() is None


def test_the_text_field_gives_back_what_was_put_in(qapp, sample_text):
    field = TextField()
    odd = "a\xa0b\u2028c\u2029d\u200f\ufdd0" + sample_text
    field.put(odd)
    assert field.text() == odd
    field.put(sample_text)
    field.insertPlainText("س")
    assert field.text() == "س" + sample_text


def test_the_fates_of_a_correction_can_be_counted(worked):
    session = worked.window.bridge.session
    from annotator.app import correcting

    text = session.state.text
    correction = correcting.prepare(
        session.store, session.state.key.document, correcting.typed("x" + text)
    )
    number = correcting.counts(correction.fates())
    assert sum(number.values()) == 3
    assert number[Kind.LOST] == 0


def test_the_session_that_opens_it_again_has_the_new_text(worked, asked, qtbot, project):
    hand = worked
    after = hand.canvas.text() + "\nخاتمة"
    asked(hand, typed(lambda _text: after), compared(qtbot), CorrectDialog.apply)
    corrected(qtbot, hand, after)
    hand.window.close()
    hand.settle()
    session = open_session(project, "me")
    session.open_document(session.documents()[0].id)
    assert session.state.text == after
    assert session.undo().saved
    assert session.state.text != after
    session.close()
