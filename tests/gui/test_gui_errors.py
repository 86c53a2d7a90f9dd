"""Faults of the program: seen once, in words, with nothing lost, and the window lives on."""

import sys

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator.app.projects import open_session
from annotator.gui.app import Desk, Errors, make_application
from annotator.gui.canvas.painter import Painter
from annotator.gui.hand import Hand
from annotator.gui.jobs import Job
from annotator.gui.keys import COMMANDS
from annotator.settings import Settings, data_folder


@pytest.fixture
def alive(qapp, project, qtbot):
    """A desk whose errors go to the top handler and not to pytest-qt."""
    app = make_application()
    desk = Desk(app, Settings(author="me", theme="light", language="en"))
    desk.show(open_session(project, "me"))
    before, sys.excepthook = sys.excepthook, Errors(desk.tell, desk)
    yield desk
    sys.excepthook = before
    for widget in QApplication.topLevelWidgets():
        widget.close()
    QApplication.processEvents()


def boxes(desk):
    return [b for b in desk.window.findChildren(QMessageBox, "message") if b.isVisible()]


def marked(desk):
    """Mark something by key: the program still works."""
    hand = Hand(desk.window)
    text = hand.canvas.text()
    hand.canvas.setFocus()
    hand.canvas.select(text.index("بغداد"), text.index("بغداد") + 5)
    hand.key(Qt.Key.Key_G)
    return len(list(desk.window.bridge.session.state.mentions()))


QUOTED = "words of an article"


class Broken(QObject):
    def fail(self, *_words):
        raise RuntimeError(QUOTED)


@pytest.mark.no_qt_log
def test_a_fault_in_the_paint_is_told_once_and_no_act_is_lost(alive, qtbot, monkeypatch):
    with qtbot.captureExceptions():
        monkeypatch.setattr(Painter, "block", Broken().fail)
        hook, sys.excepthook = sys.excepthook, Errors(alive.tell, alive)
        for _ in range(3):
            alive.window.canvas.viewport().update()
            QApplication.processEvents()
        qtbot.waitUntil(lambda: len(boxes(alive)) == 1)
        assert QUOTED not in (data_folder() / "last-error.txt").read_text(encoding="utf-8")
        for box in boxes(alive):
            box.close()
        assert marked(alive) == 1
        assert boxes(alive) == []
        monkeypatch.undo()
        monkeypatch.setenv("ANNOTATOR_HOME", str(data_folder().parent))
        alive.window.canvas.viewport().update()
        QApplication.processEvents()
        sys.excepthook = hook
    state = alive.window.bridge.session.state
    assert len(list(state.mentions())) == 1


@pytest.mark.parametrize("name", [c.name for c in COMMANDS if c.name != "quit"])
def test_a_fault_in_a_command_is_told_and_changes_nothing(alive, qtbot, monkeypatch, name):
    commands = alive.window.commands
    monkeypatch.setitem(commands._methods, name, Broken().fail)
    before = alive.window.bridge.session.state
    with qtbot.captureExceptions():
        hook, sys.excepthook = sys.excepthook, Errors(alive.tell, alive)
        action = alive.window.menus.action(name)
        action.setEnabled(True)
        QTimer.singleShot(0, action.trigger)
        qtbot.waitUntil(lambda: len(boxes(alive)) == 1)
        sys.excepthook = hook
    assert alive.window.bridge.session.state is before
    boxes(alive)[0].close()


def test_a_fault_in_a_worker_is_handed_on_and_not_swallowed(alive, qtbot):
    job = Job(Broken().fail)
    with qtbot.waitSignal(job.broke) as told:
        job.start()
    assert isinstance(told.args[0], RuntimeError)
