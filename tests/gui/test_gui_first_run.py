"""The first minutes: what the program begins with, the start page, a new project in three steps."""

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from annotator.app.projects import make_sample, new_project, open_session, sample_place
from annotator.gui.app import Desk, make_application
from annotator.gui.new_project import NewProject
from annotator.gui.start_page import StartPage
from annotator.gui.starting import first_project, forgotten, lasting, remembered, visited
from annotator.settings import Settings, Visit, load_settings

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qapp):
    """A desk without a window; what it opens is closed again."""
    app = make_application()
    made = Desk(app, Settings(author="me", theme="light", language="en"))
    yield made
    made.starting.leave_page()
    for widget in QApplication.topLevelWidgets():
        widget.close()
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    made.dress(Settings(language="en", theme="light"))
    QApplication.processEvents()


def page_of(desk, qtbot):
    qtbot.waitUntil(lambda: desk.starting.page is not None and desk.starting.page.isVisible())
    QApplication.processEvents()
    return desk.starting.page


def use(desk, **changes):
    desk.settings = msgspec.structs.replace(desk.settings, **changes)


# --- what it begins with ------------------------------------------------------------------------


def test_the_very_first_start_shows_the_sample_and_offers_the_tour_once(desk):
    desk.start()
    window = desk.window
    assert window.bridge.session.store.path == sample_place()
    assert "Five hints" in window.notice.words()
    window.notice.buttons[1].click()
    assert window.notice.words() == ""
    assert load_settings().tour_offered
    assert load_settings().recent == ()


def test_the_second_start_after_the_sample_shows_the_start_page(desk, qtbot):
    desk.start()
    desk.window.close()
    desk.window = None
    desk.start()
    assert desk.window is None
    assert page_of(desk, qtbot).list.rows() == []


def test_the_last_project_is_what_the_next_start_begins_with(desk, project):
    desk.show(open_session(project, "me"))
    settings = load_settings()
    assert first_project(settings) == str(project)
    assert first_project(msgspec.structs.replace(settings, at_start="page")) is None
    desk.window.close()
    project.unlink()
    assert first_project(settings) is None


def test_settings_of_before_begin_with_their_latest_project(project):
    assert first_project(Settings(recent=(str(project),))) == str(project)
    assert first_project(Settings()) == ""


def test_a_last_project_that_cannot_be_opened_is_told_and_the_page_is_there(desk, qtbot, tmp_path):
    bad = tmp_path / "bad.annot"
    bad.write_bytes(b"no database at all" * 20)
    use(desk, last=str(bad), recent=(str(bad),))
    desk.start()
    assert desk.window is None
    page = page_of(desk, qtbot)
    told = page.findChildren(QMessageBox, "message")
    assert "no SQLite file" in told[0].informativeText()


def test_what_is_remembered_of_a_project_is_what_its_window_knew(desk, project, tmp_path):
    window = desk.show(open_session(project, "me"))
    window.commands.run("done_and_next")
    make_sample(tmp_path / "other.annot")
    desk.open(str(tmp_path / "other.annot"))
    visit = load_settings().visits[str(project)]
    assert (visit.documents, visit.done) == (1, 1)
    assert visit.time


def test_forgetting_takes_a_project_off_the_list_and_leaves_the_file(project, tmp_path):
    other = tmp_path / "other.annot"
    settings = visited(remembered(remembered(Settings(), project), other), project, (0, 1))
    assert settings.recent == (lasting(other), lasting(project))
    after = forgotten(settings, lasting(project))
    assert after.recent == (lasting(other),)
    assert after.visits == {}
    assert project.exists()


# --- the start page -----------------------------------------------------------------------------


@pytest.fixture
def page(desk, project, tmp_path, qtbot):
    make_sample(tmp_path / "other.annot")
    names = tuple(str(tmp_path / f"{name}.annot") for name in ("p", "lost", "other"))
    visits = {names[0]: Visit(time="2024-03-01T08:00:00+00:00", documents=12, done=3)}
    use(desk, recent=names, visits=visits, last=names[0], at_start="page")
    desk.start()
    made = page_of(desk, qtbot)
    qtbot.waitUntil(lambda: bool(made.gone))
    return made


def test_the_page_lists_projects_with_what_is_known_and_greys_those_that_are_gone(page):
    known, gone, fresh = page.list.rows()
    assert known.title == "p"
    assert known.below.startswith("2024-03-01 · 12 documents · 3 done · ")
    assert not known.dim
    assert gone.dim
    assert gone.below.startswith("not found")
    assert fresh.title == "other"


def test_enter_opens_the_chosen_project_and_the_page_goes(page, desk, project, qtbot):
    qtbot.waitUntil(page.list.hasFocus)
    QTest.keyClick(page.list, KEY.Key_Return)
    assert desk.window.bridge.session.store.path == project
    assert desk.starting.page is None


def test_enter_on_a_project_that_is_gone_opens_nothing_and_delete_takes_it_out(page, desk):
    page.list.setCurrentRow(1)
    QTest.keyClick(page.list, KEY.Key_Return)
    assert desk.window is None
    QTest.keyClick(page.list, KEY.Key_Delete)
    assert [row.title for row in page.list.rows()] == ["p", "other"]
    assert len(load_settings().recent) == 2


def test_escape_leaves_the_page_over_a_window_but_never_ends_the_program(page, desk, qtbot):
    QTest.keyClick(page, KEY.Key_Escape)
    assert page.isVisible()
    page.sample.click()
    desk.window.commands.run("start_page")
    above = page_of(desk, qtbot)
    QTest.keyClick(above, KEY.Key_Escape)
    assert desk.starting.page is None
    assert desk.window.isVisible()


def test_the_page_turns_to_arabic_and_back_at_once(page, desk, qtbot):
    page.language.click()
    turned = page_of(desk, qtbot)
    assert turned.isRightToLeft()
    assert turned.language.text() == "English"
    turned.language.click()
    assert not page_of(desk, qtbot).isRightToLeft()


def drop(widget, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, buttons, none)
    QApplication.sendEvent(widget, enter)
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, data, buttons, none))


def test_a_project_that_is_dropped_opens_and_articles_begin_a_new_one(page, desk, tmp_path, qtbot):
    article = tmp_path / "مقالة.txt"
    article.write_text("بغداد", encoding="utf-8")
    drop(page, article)
    dialog = page.findChild(NewProject)
    assert dialog.files.pane.paths() == [article]
    assert dialog.where.name.text() == "مقالة"
    dialog.reject()
    drop(page, tmp_path / "other.annot")
    assert desk.window.bridge.session.store.path == tmp_path / "other.annot"


# --- a new project ------------------------------------------------------------------------------


@pytest.fixture
def steps(desk, qtbot, tmp_path):
    """The dialog over the start page, its folder an empty one."""
    desk.dress(desk.settings)
    desk.starting.show_page()
    desk.starting.ask_new([])
    dialog = desk.starting.page.findChild(NewProject)
    dialog.where.folder.setText(str(tmp_path / "corpora"))
    qtbot.waitUntil(dialog.scheme.ready)
    return dialog


def enter(dialog):
    QTest.keyClick(dialog.focusWidget() or dialog, KEY.Key_Return)
    QApplication.processEvents()


def test_three_times_enter_makes_a_project_and_opens_it(steps, desk, tmp_path, qtbot):
    for _ in range(3):
        enter(steps)
    qtbot.waitUntil(lambda: desk.window is not None)
    store = desk.window.bridge.session.store
    assert store.path == tmp_path / "corpora" / "My corpus.annot"
    assert store.scheme().name == "ace2005"
    assert desk.starting.page is None
    assert desk.window.windowTitle() == "My corpus — Annotator"
    assert [p.name for p in (tmp_path / "corpora").iterdir() if p.suffix == ".annot"] == [
        "My corpus.annot"
    ]


def test_files_come_with_it_and_the_first_document_is_open(steps, desk, tmp_path, qtbot):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{name} بغداد", encoding="utf-8")
    steps.go_on()
    steps.scheme.list.setCurrentRow([r.title for r in steps.scheme.list.rows()].index("Blank"))
    steps.go_on()
    steps.files.pane.add([tmp_path / "a.txt", tmp_path / "b.txt"])
    enter(steps)
    qtbot.waitUntil(lambda: desk.window is not None)
    assert desk.window.canvas.text() == "a بغداد"
    assert desk.window.bridge.session.scheme.name == "blank"
    assert desk.window.status.said.text() == "2 imported"


def test_alt_left_goes_back_and_keeps_what_was_chosen(steps):
    steps.where.name.setText("Mine")
    enter(steps)
    steps.scheme.list.setCurrentRow(2)
    chosen = steps.scheme.scheme
    enter(steps)
    assert steps.stack.currentIndex() == 2
    for left in (1, 0, 0):
        QTest.keyClick(steps, KEY.Key_Left, ALT)
        assert steps.stack.currentIndex() == left
    assert steps.where.name.text() == "Mine"
    assert steps.scheme.scheme is chosen


@pytest.mark.parametrize("step", [0, 1, 2])
def test_escape_leaves_at_every_step_with_nothing_made(steps, desk, tmp_path, step):
    for _ in range(step):
        enter(steps)
    QTest.keyClick(steps, KEY.Key_Escape)
    assert not steps.isVisible()
    assert not (tmp_path / "corpora").exists()
    assert desk.window is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Give the project a name."),
        ("a/b", "holds none of"),
        (".hidden", "begins with no full stop"),
        ("taken", "exists already"),
    ],
)
def test_a_name_that_will_not_do_is_said_in_words_and_stops_there(steps, tmp_path, name, said):
    (tmp_path / "corpora").mkdir()
    new_project(tmp_path / "corpora" / "taken.annot")
    steps.where.name.setText(name)
    assert said in steps.said.text()
    assert not steps.on.isEnabled()
    enter(steps)
    assert steps.stack.currentIndex() == 0


def test_a_fault_of_the_program_leaves_the_steps_usable(steps, monkeypatch, qtbot):
    def breaks(*_):
        raise ValueError("a bug")

    monkeypatch.setattr("annotator.gui.new_project.make_project", breaks)
    told = []
    monkeypatch.setattr("sys.excepthook", lambda *bug: told.append(bug))
    for _ in range(3):
        enter(steps)
    qtbot.waitUntil(lambda: bool(told))
    qtbot.waitUntil(steps.on.isEnabled)


def test_tab_goes_from_the_name_to_the_folder_and_on_to_its_button(steps, qtbot):
    qtbot.waitUntil(steps.where.name.hasFocus)
    QTest.keyClick(steps.where.name, KEY.Key_Tab)
    assert steps.where.folder.hasFocus()
    QTest.keyClick(steps.where.folder, KEY.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)


def test_the_last_step_asks_nothing_about_marks_and_texts_that_are_there_already(steps):
    shown = steps.files.pane
    assert shown.replace.isHidden()
    assert shown.texts.isHidden()


def test_a_new_window_is_no_larger_than_the_screen(steps, desk, project):
    window = desk.show(open_session(project, "me"))
    room = window.screen().availableGeometry().size()
    assert window.size().boundedTo(room) == window.size()
    assert steps.size().boundedTo(room) == steps.size()


def test_the_name_that_is_proposed_is_free(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("annotator.gui.new_project_steps._documents", lambda: tmp_path)
    (tmp_path / "My corpus.annot").touch()
    dialog = NewProject()
    qtbot.addWidget(dialog)
    assert dialog.where.place() == tmp_path / "My corpus 2.annot"
    assert dialog.on.isEnabled()


def test_a_scheme_file_that_is_none_is_said_and_the_choice_stays(steps, tmp_path):
    enter(steps)
    before = steps.scheme.scheme
    (tmp_path / "bad.toml").write_text("name = [", encoding="utf-8")
    steps.scheme.read(tmp_path / "bad.toml")
    assert steps.said.text()
    assert not steps.on.isEnabled()
    steps.scheme.list.setCurrentRow(1)
    assert steps.on.isEnabled()
    assert steps.scheme.scheme is not before
    steps.scheme.read(tmp_path / "bad.toml")
    box = steps.scheme.list.visualItemRect(steps.scheme.list.currentItem())
    QTest.mouseClick(steps.scheme.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert steps.on.isEnabled()
    assert steps.said.text() == ""


def test_every_kind_of_scheme_that_is_read_is_offered_to_be_looked_for(steps, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "annotator.gui.new_project_steps.ask_file", lambda *words: asked.append(words[2])
    )
    enter(steps)
    steps.scheme.from_file.click()
    assert [ending in asked[0] for ending in ("*.toml", "*.conf", "*.json", "*.xml")] == [True] * 4


def test_a_scheme_of_a_file_is_shown_with_its_labels_and_taken(steps, desk, tmp_path, qtbot):
    path = tmp_path / "mine.toml"
    path.write_text(
        'name = "mine"\nversion = 1\nar = "لي"\nen = "Mine"\n\n[[entities]]\nkey = "X"\n'
        'ar = "س"\nen = "Ex"\nhotkey = "X"\nlight = "#2A33CB"\ndark = "#91ABFF"\n',
        encoding="utf-8",
    )
    enter(steps)
    steps.scheme.read(path)
    row = steps.scheme.list.rows()[-1]
    assert (row.title, row.below) == ("Mine", "1 entity")
    assert steps.scheme.labels.name_of("X") == "Ex"
    enter(steps)
    enter(steps)
    qtbot.waitUntil(lambda: desk.window is not None)
    assert desk.window.bridge.session.scheme.name == "mine"


def test_files_that_hold_nothing_make_no_project(steps, desk, tmp_path, qtbot):
    (tmp_path / "bad.txt").write_bytes(b"\xc8\xe1\xcf " * 20)
    steps.go_on()
    steps.go_on()
    steps.files.pane.add([tmp_path / "bad.txt"])
    enter(steps)
    qtbot.waitUntil(lambda: bool(steps.said.text()))
    assert steps.isVisible()
    assert steps.on.isEnabled()
    assert list((tmp_path / "corpora").iterdir()) == []
    assert desk.window is None


def test_a_new_project_from_the_window_takes_its_place(desk, project, tmp_path, qtbot):
    desk.show(open_session(project, "me"))
    desk.window.commands.run("new_project")
    dialog = desk.window.findChild(NewProject)
    dialog.where.folder.setText(str(tmp_path))
    qtbot.waitUntil(dialog.scheme.ready)
    for _ in range(3):
        dialog.go_on()
    qtbot.waitUntil(lambda: desk.window.bridge.session.store.path.stem == "My corpus")
    assert load_settings().recent[0] == str(tmp_path / "My corpus.annot")


def test_every_button_of_the_start_page_has_a_name_and_new_is_what_enter_does(desk, qtbot):
    desk.starting.show_page()
    page = page_of(desk, qtbot)
    assert all(button.text() for button in page.findChildren(QPushButton))
    assert page.new.isDefault()
    assert isinstance(page, StartPage)
