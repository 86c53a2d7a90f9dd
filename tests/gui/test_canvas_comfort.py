"""What a person's system asks for is respected: two fingers, less motion, larger text."""

import pytest
from canvas_help import canvas_on, sample
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.app.projects import make_sample, open_session
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.theme import LIGHT, scaled, text_scale


def pinch_on_a_pad(canvas, at, value):
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        QPointF(canvas.viewport().mapToGlobal(at.toPoint())),
        value,
        QPointF(),
    )
    QApplication.sendEvent(canvas.viewport(), event)
    QApplication.processEvents()


def test_a_pinch_on_a_pad_zooms_and_the_text_stays_under_it(qtbot):
    canvas = canvas_on(qtbot, sample())
    at = QPointF(500, 400)
    held = canvas.offset_at(at)
    pinch_on_a_pad(canvas, at, 0.25)
    assert canvas.zoom == pytest.approx(1.25)
    box = canvas.boxes(held, held + 1)[0]
    assert abs(box.center().y() - at.y()) < box.height()
    pinch_on_a_pad(canvas, at, -0.2)
    assert canvas.zoom == pytest.approx(1.0)


def test_two_fingers_on_a_screen_zoom(qtbot):
    canvas = canvas_on(qtbot, sample())
    device, port = QTest.createTouchDevice(), canvas.viewport()
    fingers = QTest.touchEvent(port, device)
    fingers.press(0, QPoint(480, 300), port).press(1, QPoint(520, 300), port).commit()
    for away in range(10, 130, 10):
        fingers.move(0, QPoint(480 - away, 300), port).move(1, QPoint(520 + away, 300), port)
        fingers.commit()
    fingers.release(0, QPoint(360, 300), port).release(1, QPoint(640, 300), port).commit()
    assert canvas.zoom > 1.5


@pytest.fixture
def still(qapp):
    """The system wants nothing to blink."""
    hints = QGuiApplication.styleHints()
    usual = hints.cursorFlashTime()
    hints.setCursorFlashTime(0)
    yield
    hints.setCursorFlashTime(usual)


@pytest.mark.usefixtures("still")
def test_the_caret_stays_where_the_system_wants_no_blinking(qtbot):
    canvas = canvas_on(qtbot, sample())
    canvas.activateWindow()
    canvas.setFocus()
    canvas.set_caret(10)
    assert canvas._blink.shown
    qtbot.wait(700)
    assert canvas._blink.shown


@pytest.fixture
def large_text(qapp):
    """The system's text is half as large again."""
    usual = QFont(qapp.font())
    font = QFont(usual)
    font.setPixelSize(24)
    qapp.setFont(font)
    yield
    qapp.setFont(usual)


def test_usual_text_is_shown_as_the_settings_say(qapp):
    assert text_scale() == 1.0
    assert scaled(27) == 27


def test_larger_text_of_the_system_makes_article_and_panels_larger(large_text, qapp, tmp_path):
    make_sample(tmp_path / "p.annot")
    hand = Hand(open_window(open_session(tmp_path / "p.annot", "me"), LIGHT))
    window = hand.window
    window.resize(1400, 900)
    hand.settle()
    try:
        assert text_scale() == pytest.approx(24 / 15)
        size = window.settings.reading_size
        assert hand.canvas.page.style.font.pixelSize() == pytest.approx(size * 1.6, abs=1)
        tree, high = window.palette_panel.tree, window.palette_panel.fontMetrics().height()
        assert tree.visualItemRect(tree.topLevelItem(1)).height() >= high
        rows = window.documents.list
        # The title, and the counts below it.
        assert rows.visualRect(rows.model().index(0, 0)).height() >= high * 1.8
    finally:
        window.close()
        hand.settle()
