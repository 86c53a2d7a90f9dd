"""A window on the sample project, and a hand that uses it."""

import pytest
from PySide6.QtWidgets import QApplication

from annotator.app.projects import make_sample, open_session


@pytest.fixture(autouse=True)
def own_settings(monkeypatch, tmp_path):
    """Every test has settings, data and cache folders of its own."""
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))


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
        if widget is not window and widget.isVisible():
            widget.close()
    hand.window.close()
    hand.settle()
