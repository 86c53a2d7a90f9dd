"""Files in and out of the window: looked at first, stopped without a trace, told line by line."""

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressDialog

from annotator.app.import_types import ImportOptions
from annotator.app.transfer import ExportOptions, Problem, format_rows
from annotator.gui.export_dialog import ExportDialog
from annotator.gui.import_dialog import ImportDialog
from annotator.gui.report_dialog import ReportDialog

OF_PROJECT = "ace2005", "me"


@pytest.fixture
def dialog(qtbot, qapp):
    kept = []

    def make(*paths):
        made = ImportDialog(list(paths), format_rows(), OF_PROJECT)
        qtbot.addWidget(made)
        kept.append(made)
        return made.pane

    return make


def seen(qtbot, dialog, act):
    with qtbot.waitSignal(dialog.previewed, timeout=20_000) as signal:
        act()
    return signal.args[0]


def test_what_would_come_is_seen_before_it_comes(dialog, qtbot, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "بغداد", "entities": [{"start": 0, "end": 5, "label": "GPE"}]}', "utf-8"
    )
    shown = dialog()
    seen(qtbot, shown, lambda: shown.add([path]))
    assert shown.preview.toPlainText() == "بغداد"
    assert "jsonl" in shown.said.text()
    assert "1" in shown.said.text()
    assert shown.options() == ImportOptions(author="me")


def test_the_name_of_a_format_does_not_turn_the_line_that_it_begins(dialog, qtbot, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("بغداد", "utf-8")
    shown = dialog()
    seen(qtbot, shown, lambda: shown.add([path]))
    assert shown.said.text().startswith("\u2068txt\u2069: ")


def test_delete_takes_a_file_out_of_the_list(dialog, qtbot, tmp_path):
    shown = dialog()
    seen(qtbot, shown, lambda: shown.add([tmp_path / "a.txt", tmp_path / "b.txt"]))
    shown.window().show()
    shown.window().activateWindow()
    shown.files.setFocus()
    QApplication.processEvents()
    QTest.keyClick(shown.files, Qt.Key.Key_Delete)
    assert [path.name for path in shown.paths()] == ["b.txt"]
    QTest.keyClick(shown.files, Qt.Key.Key_Delete)
    QTest.keyClick(shown.files, Qt.Key.Key_Delete)
    assert shown.paths() == []


def test_an_old_encoding_is_offered_and_chosen(dialog, qtbot, tmp_path, sample_text):
    path = tmp_path / "a.txt"
    path.write_bytes(sample_text.encode("windows-1256", "ignore"))
    shown = dialog()
    seen(qtbot, shown, lambda: shown.add([path]))
    assert "windows-1256:  بغداد" in shown.preview.toPlainText()
    assert shown.encoding.itemText(0) == "windows-1256"
    shown.encoding.setCurrentIndex(0)
    seen(qtbot, shown, lambda: shown.encoding.activated.emit(0))
    assert shown.preview.toPlainText().startswith("بغداد")
    assert shown.options().encoding == "windows-1256"


def test_files_dragged_onto_the_window_are_offered(hand, tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("بغداد", "utf-8")
    asked = []
    monkeypatch.setattr(ImportDialog, "exec", lambda self: asked.append(self.pane.paths()) or 0)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(300, 300), copy, data, buttons, none)
    QApplication.sendEvent(hand.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(hand.window, QDropEvent(QPointF(300, 300), copy, data, buttons, none))
    assert asked == [[path]]


def test_copied_text_becomes_a_document(hand, qtbot, monkeypatch):
    QGuiApplication.clipboard().setText("بيان\r\nمن الحاضرة 😀")
    monkeypatch.setattr(ImportDialog, "exec", lambda self: 1)
    before = len(hand.window.documents.rows())
    hand.window.commands.run("import_clipboard")
    qtbot.waitUntil(lambda: len(hand.window.documents.rows()) == before + 1, timeout=20_000)
    store = hand.window.bridge.session.store
    texts = [store.text(id).text for id in store.document_ids()]
    assert "بيان\nمن الحاضرة 😀" in texts


def test_a_stopped_import_leaves_the_project_as_it_was(hand, qtbot, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for at in range(3_000):
        (folder / f"{at}.txt").write_text(f"مقال {at} " * 40, "utf-8")
    store = hand.window.bridge.session.store
    before = store.document_ids()
    transferring = hand.window.commands.transferring
    transferring.import_paths([folder])
    # So large an import begins with a backup.
    qtbot.waitUntil(lambda: transferring._job is not None, timeout=20_000)
    job = transferring._job
    with qtbot.waitSignal(job.finished, timeout=60_000) as done:
        qtbot.waitSignal(job.progressed, timeout=20_000).wait()
        for bar in hand.window.findChildren(QProgressDialog):
            bar.cancel()
        job.stop()
    assert done.args[0].cancelled
    assert store.document_ids() == before
    assert store.check() == []


def test_a_line_of_the_report_leads_to_its_document(hand, qtbot):
    id = hand.window.bridge.session.state.key.document
    report = ReportDialog(
        "x", ["done"], [Problem(key="k", message="<b>words</b>", document=id)], hand.window
    )
    qtbot.addWidget(report)
    report.show()
    with qtbot.waitSignal(report.documentAsked) as asked:
        report.list.setCurrentRow(0)
        qtbot.keyClick(report.list, Qt.Key.Key_Return)
    assert asked.args == [id]
    assert "<b>words</b>" in report.list.item(0).text()


def test_an_export_shows_the_open_document_and_what_it_would_lose(hand, qtbot):
    hand.canvas.select(0, 5)
    hand.key(Qt.Key.Key_G)
    hand.settle()
    dialog = ExportDialog(format_rows(), hand.window.bridge.session)
    qtbot.addWidget(dialog)
    shown = seen(
        qtbot, dialog, lambda: dialog.format.setCurrentIndex(dialog.format.findData("csv"))
    )
    assert shown.text.startswith("kind,document")
    assert "GPE" in dialog.preview.toPlainText()
    assert dialog.options() == ExportOptions(format="csv", author="me")
    dialog.split.setText("80,30")
    assert "80,30" in dialog.lost.text()
    dialog.split.setText("80,10,10")
    assert dialog.options().split == (80, 10, 10)


def test_the_whole_way_out_through_the_dialog(hand, qtbot, tmp_path, monkeypatch):
    hand.canvas.select(0, 5)
    hand.key(Qt.Key.Key_G)
    hand.settle()
    out = tmp_path / "out.jsonl"
    monkeypatch.setattr(ExportDialog, "exec", lambda self: 1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(out), ""))
    hand.window.commands.run("export_file")
    qtbot.waitUntil(out.exists, timeout=20_000)
    (record,) = map(json.loads, out.read_text("utf-8").splitlines())
    assert [e["text"] for e in record["entities"]] == ["بغداد"]
