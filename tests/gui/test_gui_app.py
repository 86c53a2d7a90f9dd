"""The desk: another project, another language, errors that nobody caught."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from annotator.app.projects import make_sample, open_session
from annotator.errors import UserError
from annotator.gui import listing
from annotator.gui.app import Desk, Errors, check_qt, display_fault, make_application
from annotator.gui.file_asking import ask_file
from annotator.gui.widgets import without_isolates
from annotator.settings import Settings, data_folder, load_settings


@pytest.fixture
def desk(qapp, project):
    app = make_application()
    desk = Desk(app, Settings(author="me", theme="light", language="en"))
    desk.show(open_session(project, "me"))
    yield desk
    for widget in QApplication.topLevelWidgets():
        widget.close()
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    desk.dress(Settings(language="en", theme="light"))
    QApplication.processEvents()


def box(desk):
    return desk.window.findChild(QMessageBox, "message")


def test_the_first_document_is_open_at_once(desk):
    assert desk.window.bridge.session.state.document.name == "article.txt"
    assert "بغداد" in desk.window.windowTitle()


def test_another_language_comes_at_once_and_the_document_stays(desk):
    before = desk.window.bridge.session.state.key
    desk.use(Settings(author="me", language="ar", theme="dark"))
    window = desk.window
    assert window.bridge.session.state.key == before
    assert window.isRightToLeft()
    assert window.theme.dark
    assert window.menuBar().actions()[0].text().replace("&", "") == "المشروع"
    desk.use(Settings(author="me", language="en", theme="dark"))
    assert desk.window.menuBar().actions()[0].text() == "&Project"


def test_another_project_takes_the_place_of_this_one(desk, tmp_path):
    first = desk.window.bridge.session.store.path
    make_sample(tmp_path / "other.annot")
    desk.open(str(tmp_path / "other.annot"))
    assert desk.window.bridge.session.store.path == tmp_path / "other.annot"
    assert not first.with_name(first.name + "-lock").exists()
    assert load_settings().recent[0] == str(tmp_path / "other.annot")


def test_files_are_looked_for_beside_the_project_whichever_way_it_was_opened(
    desk, tmp_path, monkeypatch
):
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *a: (asked.append(a[2]), ("", ""))[1]
    )
    (tmp_path / "far").mkdir()
    make_sample(tmp_path / "far" / "other.annot")
    desk.show(open_session(tmp_path / "far" / "other.annot", "me"))
    ask_file(None, "t")
    desk.open("")
    ask_file(None, "t")
    assert asked == [str(tmp_path / "far")] * 2


def test_the_list_of_another_project_is_there_though_the_window_before_has_closed(
    desk, tmp_path, qtbot, monkeypatch
):
    """What the new window reads is not stopped together with the work of the old one."""
    make_sample(tmp_path / "other.annot")
    qtbot.waitUntil(lambda: len(desk.window.documents.rows()) == 1, timeout=5_000)
    read = listing.read_catalogue

    def slowly(*words):
        found = read(*words)
        time.sleep(0.3)
        return found

    monkeypatch.setattr(listing, "read_catalogue", slowly)
    monkeypatch.setattr(listing, "_SHORT", 0)
    desk.open(str(tmp_path / "other.annot"))
    qtbot.waitUntil(lambda: len(desk.window.documents.rows()) == 1, timeout=5_000)
    assert desk.window.status.progress.text().startswith("0 ")


def test_a_project_that_cannot_be_opened_leaves_the_window_as_it_is(desk, tmp_path):
    session = desk.window.bridge.session
    (tmp_path / "bad.annot").write_bytes(b"no database at all" * 20)
    desk.open(str(tmp_path / "bad.annot"))
    assert desk.window.bridge.session is session
    assert "no SQLite file" in box(desk).informativeText()


def test_an_error_that_nobody_caught_is_shown_once_without_any_text_of_an_article(desk, qtbot):
    errors, quoted = Errors(desk.tell, desk), desk.window.canvas.text()[:10]
    for _ in range(3):
        try:
            raise ValueError(quoted)
        except ValueError as error:
            errors(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: box(desk) is not None)
    assert len(desk.window.findChildren(QMessageBox, "message")) == 1
    report = (data_folder() / "last-error.txt").read_text(encoding="utf-8")
    assert "ValueError" in report
    assert quoted not in report


def test_a_fault_of_the_world_is_shown_in_its_own_words(desk, qtbot):
    error = UserError("project.disk_full", "The disk is full.")
    Errors(desk.tell, desk)(type(error), error, None)
    qtbot.waitUntil(lambda: box(desk) is not None)
    assert box(desk).informativeText() == "The disk is full."


def test_a_display_that_is_not_there_is_told(monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":987")
    assert ":987" in display_fault()
    monkeypatch.delenv("DISPLAY")
    assert "no display" in display_fault()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display_fault() is None


def test_this_qt_keeps_none_alive():
    check_qt()


def test_the_window_comes_back_where_it_stood_and_knows_recent_projects(desk, tmp_path):
    make_sample(tmp_path / "other.annot")
    desk.window.resize(790, 640)
    desk.open(str(tmp_path / "other.annot"))
    assert (desk.window.width(), desk.window.height()) == (790, 640)
    desk.use(Settings(author="me", theme="dark"))
    assert load_settings().recent[0] == str(tmp_path / "other.annot")
    assert load_settings().theme == "dark"
    recent = desk.window.menus._recent
    names = [str(tmp_path / "other.annot"), str(tmp_path / "p.annot")]
    assert [without_isolates(action.text()) for action in recent.actions()] == names


def test_names_are_never_taken_for_markup_in_tips():
    from annotator.gui.widgets import plain_tip

    tip = plain_tip('<img src="/nowhere.png">\nb & c')
    assert tip == "<qt>&lt;img src=&quot;/nowhere.png&quot;&gt;<br>b &amp; c</qt>"
    assert plain_tip("") == ""
