"""Every road an error can take: told once, with no word of an article, and the act rolled back."""

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRunnable, Qt, QThread, QThreadPool, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from annotator.app.projects import open_session
from annotator.app.session import Session
from annotator.errors import UserError
from annotator.gui.app import Desk, make_application
from annotator.gui.errors import CrashFile, Errors, Seldom
from annotator.gui.hand import Hand
from annotator.settings import Settings, data_folder
from annotator.store.writing import Writer

ROOT = Path(__file__).resolve().parents[2]
QUOTED = "words of an article"


@pytest.fixture
def desk(qapp, project, qtbot):
    """A desk whose errors go to the top handler and not to pytest-qt."""
    desk = Desk(make_application(), Settings(author="me", theme="light", language="en"))
    desk.show(open_session(project, "me"))
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    with qtbot.captureExceptions():
        Errors(desk.tell, desk).install()
        yield desk
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    for widget in QApplication.topLevelWidgets():
        widget.close()
    QApplication.processEvents()


def boxes(desk):
    return [b for b in desk.window.findChildren(QMessageBox, "message") if b.isVisible()]


def fail():
    raise RuntimeError(QUOTED)


class InThread(QThread):
    def run(self):
        fail()


class InPool(QRunnable):
    def run(self):
        fail()


class Painted(QWidget):
    def paintEvent(self, event):  # noqa: N802 - Qt's own name
        fail()


class Dropped:
    def __del__(self):
        fail()


def by_timer(_desk):
    QTimer.singleShot(0, fail)


def by_python_thread(_desk):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def by_qt_thread(desk):
    thread = InThread(desk)
    thread.start()
    assert thread.wait(5000)


def by_pool(_desk):
    QThreadPool.globalInstance().start(InPool())
    QThreadPool.globalInstance().waitForDone()


def by_paint(desk):
    broken = Painted(desk.window)
    broken.resize(50, 50)
    broken.show()
    for _ in range(3):
        broken.update()
        QApplication.processEvents()
    broken.hide()


def by_what_is_thrown_away(_desk):
    Dropped()
    gc.collect()


def by_slot(desk):
    desk.window.status.turnedAsked.connect(fail)
    desk.window.status.turnedAsked.emit()


@pytest.mark.parametrize(
    "road",
    [by_timer, by_slot, by_python_thread, by_qt_thread, by_pool, by_paint, by_what_is_thrown_away],
)
def test_an_error_on_any_road_is_told_once_without_a_word_of_an_article(desk, qtbot, road, capfd):
    for _ in range(2):
        road(desk)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: len(boxes(desk)) == 1)
    told = boxes(desk)[0].informativeText() + capfd.readouterr().err
    told += (data_folder() / "last-error.txt").read_text(encoding="utf-8")
    assert "RuntimeError" in told
    assert QUOTED not in told
    boxes(desk)[0].close()
    hand = Hand(desk.window)
    hand.canvas.select(0, 5)
    hand.canvas.setFocus()
    hand.key(Qt.Key.Key_G)
    assert len(list(desk.window.bridge.session.state.mentions())) == 1, "the program lives"


def test_a_bug_in_the_middle_of_saving_rolls_the_act_back(desk, qtbot, monkeypatch):
    session = desk.window.bridge.session
    before, number = session.state, session.store.info().transactions
    hand = Hand(desk.window)
    real = Writer.flush
    monkeypatch.setattr(Writer, "flush", lambda self: (real(self), fail()))
    hand.canvas.select(0, 5)
    hand.canvas.setFocus()
    # Through the event loop, as from a keyboard: a direct call would raise to whoever calls.
    none = Qt.KeyboardModifier.NoModifier
    QApplication.postEvent(hand.canvas, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_G, none, "g"))
    qtbot.waitUntil(lambda: len(boxes(desk)) == 1)
    boxes(desk)[0].close()
    assert session.state is before
    assert session.store.info().transactions == number
    monkeypatch.setattr(Writer, "flush", real)
    hand.canvas.setFocus()
    hand.key(Qt.Key.Key_G)
    assert session.store.info().transactions == number + 1
    assert session.store.check() == []


def test_a_bug_while_a_long_document_is_read_leaves_a_window_that_lives(desk, qtbot, monkeypatch):
    monkeypatch.setattr("annotator.app.session._LONG_TEXT", 10)
    monkeypatch.setattr(Session, "read_document", lambda *_: fail())
    window = desk.window
    id = window.documents.rows()[0].id
    window.bridge.session.leave()
    window.opening.open(id)
    qtbot.waitUntil(lambda: len(boxes(desk)) == 1)
    assert "No document is open" in window.status.saved.text()
    boxes(desk)[0].close()
    monkeypatch.undo()
    monkeypatch.setenv("ANNOTATOR_HOME", str(data_folder().parent))
    window.opening.open(id)
    assert window.bridge.session.state is not None


def test_a_close_that_fails_lets_go_of_the_project_all_the_same(desk, qtbot, monkeypatch, project):
    monkeypatch.setattr(desk.window.inspector, "finish_editing", fail)
    QTimer.singleShot(0, desk.window.close)
    qtbot.waitUntil(lambda: not project.with_name(project.name + "-lock").exists())
    assert [p.name for p in project.parent.iterdir() if p.name.startswith("p.annot")] == ["p.annot"]


def test_a_full_disk_opens_a_box_once_a_minute_and_other_refusals_each_time(desk):
    now = [0.0]
    seldom = Seldom(lambda: now[0])
    assert [seldom.may("project.disk_full") for _ in range(3)] == [True, False, False]
    assert [seldom.may("offset.reversed") for _ in range(3)] == [True, True, True]
    now[0] = 61
    assert seldom.may("project.disk_full")
    desk.window.hearing.told = seldom
    for _ in range(5):
        desk.window.bridge.refused.emit(UserError("project.disk_full", "The disk is full."))
    assert len(boxes(desk)) == 0
    assert desk.window.status.said.text() == "The disk is full."
    assert "Not saved" in desk.window.status.saved.text()


CRASH = """
import ctypes
from annotator.gui.errors import CrashFile
CrashFile().watch()
ctypes.string_at(0)
"""


def test_a_crash_of_the_process_leaves_the_place_and_is_told_at_the_next_start(desk):
    assert CrashFile().before() is None
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run([sys.executable, "-c", CRASH], env=env).returncode != 0
    report = CrashFile().before()
    assert "string_at" in report.read_text(encoding="utf-8")
    desk.tell_crash(report)
    assert str(report) in boxes(desk)[0].informativeText()
    assert CrashFile().before() is None, "it is told once"


def test_a_program_that_ends_well_leaves_no_report(qapp):
    crash = CrashFile()
    crash.watch()
    crash.done()
    assert CrashFile().before() is None
    assert not (data_folder() / "crash.txt").exists()
