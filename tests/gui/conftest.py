"""A window on the sample project, and a hand that uses it."""

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from annotator.app.projects import make_sample, open_session


@pytest.fixture(autouse=True)
def own_settings(monkeypatch, tmp_path):
    """Every test has settings, data and cache folders of its own."""
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def no_windows_left():
    """What a test leaves behind goes: thousands of widgets would slow down all that follow."""
    app = QApplication.instance()
    before = QApplication.topLevelWidgets() if app is not None else []
    yield
    if QApplication.instance() is None:
        return
    for widget in QApplication.topLevelWidgets():
        if widget not in before and widget.parent() is None:
            widget.close()
            widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def no_file_dialogs(monkeypatch):
    """A dialog of the system is left at once: nobody is there who could close it."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")


@pytest.fixture
def boxes_left():
    """Leaves every box that waits for an answer, as Escape does."""

    def leave():
        box = QApplication.activeModalWidget()
        if box is not None:
            box.close()

    timer = QTimer()
    timer.timeout.connect(leave)
    timer.start(20)
    yield
    timer.stop()


@pytest.fixture
def project(tmp_path):
    make_sample(tmp_path / "p.annot")
    return tmp_path / "p.annot"


@pytest.fixture
def hand(qapp, project):
    """A hand on a shown window; the window is closed afterwards."""
    from annotator.gui.app import make_application
    from annotator.gui.demo import open_window
    from annotator.gui.hand import Hand
    from annotator.gui.theme import LIGHT

    make_application()
    window = open_window(open_session(project, "me"), LIGHT)
    hand = Hand(window)
    hand.settle()
    yield hand
    for widget in QApplication.topLevelWidgets():
        if widget is not hand.window and widget.isVisible():
            widget.close()
    hand.window.close()
    hand.settle()
