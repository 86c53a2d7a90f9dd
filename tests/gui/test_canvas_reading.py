"""Ruler, zoom, signs for invisible characters: they help to read and move no letter."""

import pytest
from canvas_help import canvas_on, mark, random_marks, sample
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.canvas import overview
from annotator.gui.canvas.invisibles import Invisibles
from annotator.gui.theme import DARK, LIGHT
from annotator.model.marks import Scene, Shape

CONTROLS = (
    "قال\u00a0المتحدث:\tالخبر\u200fهنا (\u202eabc\u202c) "
    "و«می\u200cشود» كتـــاب \u2067x\u2069 \u00ad."
)


def long_text():
    return "\n".join([sample()] * 12)


def rows_of(canvas):
    canvas.ruler.finish()
    return canvas.ruler.rows()


def filled(canvas):
    return {number for number, row in enumerate(rows_of(canvas)) if row.count}


# --- the ruler ----------------------------------------------------------------------------------


def test_the_ruler_shows_where_marks_are_and_nothing_elsewhere(qtbot):
    text = long_text()
    canvas = canvas_on(qtbot, text)
    places = (0, len(text) // 2, len(text) - 30)
    canvas.set_scene(Scene(tuple(mark(f"m{at}", (at, at + 9)) for at in places)))
    rows = len(rows_of(canvas))
    assert filled(canvas) == {overview.row_at(canvas.page, at, rows) for at in places}
    assert min(filled(canvas)) < 5
    assert max(filled(canvas)) > rows - 8


@pytest.mark.parametrize("seed", range(3))
def test_a_ruler_brought_up_to_date_is_one_made_anew(qtbot, seed):
    text = long_text()
    canvas = canvas_on(qtbot, text)
    marks = list(random_marks(text, 120, seed))
    canvas.set_scene(Scene(tuple(marks)))
    rows_of(canvas)
    del marks[17], marks[55]
    canvas.set_scene(Scene(tuple(marks)))
    marks.append(mark("new", (len(text) - 40, len(text) - 30), problem=True))
    canvas.set_scene(Scene(tuple(marks)))
    after = canvas.ruler.rows()
    canvas.ruler.renew()
    assert [row.count for row in after] == [row.count for row in rows_of(canvas)]
    assert sum(row.count for row in after) == len(marks)


def test_events_spans_and_problems_are_told_apart(qtbot):
    canvas = canvas_on(qtbot, long_text())
    canvas.set_scene(Scene((mark("a", (5, 9)), mark("b", (900, 905), shape=Shape.EVENT))))
    first, second = (rows_of(canvas)[number] for number in sorted(filled(canvas)))
    assert (first.span is not None, first.event) == (True, None)
    assert (second.span, second.event is not None) == (None, True)
    canvas.set_scene(Scene((mark("a", (5, 9), problem=True),)))
    assert [row.problem for row in rows_of(canvas) if row.count] == [True]


def test_a_click_on_the_ruler_goes_there(qtbot):
    text = long_text()
    canvas = canvas_on(qtbot, text)
    ruler = canvas.ruler
    for part in (0.9, 0.5, 0.0):
        y = round((ruler.height() - 1) * part)
        QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, y))
        bar = canvas.verticalScrollBar()
        assert abs(bar.value() - bar.maximum() * part) < canvas.viewport().height()


def test_the_ruler_stands_beside_the_bar_and_covers_no_text(qtbot):
    canvas = canvas_on(qtbot, long_text())
    assert not canvas.ruler.geometry().intersects(canvas.viewport().geometry())
    assert not canvas.ruler.geometry().intersects(canvas.verticalScrollBar().geometry())
    assert canvas.ruler.height() == canvas.viewport().height()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_hits_and_selection_are_seen_on_the_ruler(qtbot, theme):
    canvas = canvas_on(qtbot, long_text())
    canvas.set_theme(theme)
    rows_of(canvas)
    bare = canvas.ruler.grab().toImage()
    canvas.ruler.set_hits(((20_000, 20_004),))
    with_hit = canvas.ruler.grab().toImage()
    canvas.select(10_000, 10_010)
    QApplication.processEvents()
    with_both = canvas.ruler.grab().toImage()
    assert bare != with_hit != with_both


# --- zoom ---------------------------------------------------------------------------------------


def wheel(canvas, at, turned, modifiers=Qt.KeyboardModifier.ControlModifier):
    event = QWheelEvent(
        at,
        canvas.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)
    QApplication.processEvents()


def place_in_line(canvas, at, held=None):
    """How far down the line of a character a point lies: 0 at its top, 1 at its foot."""
    box = canvas.page.caret_rect(canvas.offset_at(at) if held is None else held)
    return (at.y() + canvas.verticalScrollBar().value() - box.top()) / box.height()


def test_what_is_under_the_pointer_stays_there_while_zooming(qtbot):
    canvas = canvas_on(qtbot, long_text())
    canvas.verticalScrollBar().setValue(2000)
    QApplication.processEvents()
    at = QPointF(canvas.viewport().width() / 2, 400.0)
    held, place = canvas.offset_at(at), place_in_line(canvas, at)
    for turned in (120, 120, 240, -360, -240, 40, 40, 40):
        wheel(canvas, at, turned)
        assert place_in_line(canvas, at, held) == pytest.approx(place, abs=0.08)


def test_a_fine_wheel_zooms_as_much_as_a_coarse_one(qtbot):
    canvas, other = canvas_on(qtbot, sample()), canvas_on(qtbot, sample())
    at = QPointF(300, 300)
    wheel(canvas, at, 120)
    for _ in range(15):
        wheel(other, at, 8)
    assert other.zoom == pytest.approx(canvas.zoom)
    assert canvas.zoom > 1.09
    wheel(other, at, 120, Qt.KeyboardModifier.NoModifier)
    assert other.zoom == pytest.approx(canvas.zoom)


def test_zoom_has_ends(qtbot):
    canvas = canvas_on(qtbot, sample())
    canvas.set_zoom(1000)
    assert canvas.zoom <= 3
    canvas.set_zoom(0.0001)
    assert canvas.zoom >= 0.5


# --- invisible characters -----------------------------------------------------------------------


def places(canvas):
    return [canvas.boxes(at, at + 1) for at in range(len(canvas.text()))]


def test_signs_move_no_letter(qtbot):
    canvas = canvas_on(qtbot, CONTROLS)
    before = places(canvas)
    canvas.show_invisibles(True)
    assert places(canvas) == before


def picture(canvas):
    QApplication.processEvents()
    return canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "text", ["ab cd", "ab\u00a0cd", "ab\tcd", "اب\u200cجد", "اـب", "ab\u202ecd"]
)
def test_every_invisible_character_is_seen(qtbot, theme, text):
    canvas = canvas_on(qtbot, text, (500, 120))
    canvas.set_theme(theme)
    bare = picture(canvas)
    canvas.show_invisibles(True)
    shown = picture(canvas)
    assert shown != bare
    canvas.show_invisibles(False)
    assert picture(canvas) == bare


# --- fonts --------------------------------------------------------------------------------------


def test_a_font_that_is_not_here_is_told_and_the_bundled_one_is_used(hand):
    import msgspec

    window = hand.window
    settings = msgspec.structs.replace(window.settings, reading_font="No Such Font")
    window.use_settings(settings, window.theme)
    assert "No Such Font" in window.status.said.text()
    assert window.canvas.page.style.font.families()[0] == "Noto Naskh Arabic"


def test_the_text_follows_the_settings_while_they_are_chosen_and_goes_back(hand):
    from PySide6.QtCore import QTimer

    from annotator.gui.settings_dialog import SettingsDialog

    window = hand.window
    before = window.canvas.page.style.measures
    seen = []

    def choose() -> None:
        (dialog,) = window.findChildren(SettingsDialog)
        dialog.pixels.setValue(34)
        seen.append(window.canvas.page.style.measures.size)
        dialog.spacing.setValue(180)
        seen.append(window.canvas.page.style.measures.leading > 2 * before.leading)
        dialog.reject()

    QTimer.singleShot(0, choose)
    window.commands.run("show_settings")
    assert seen == [34.0, True]
    assert window.canvas.page.style.measures == before


def test_a_document_with_overrides_carries_a_sign_that_leads_to_them(hand):
    window = hand.window
    assert not window.status.turned.isVisible()
    window.status.show_turned(2, 7, "RLO")
    assert window.status.turned.isVisible()
    assert "7" in window.status.turned.toolTip()


def test_signs_that_have_no_room_are_counted(qtbot):
    canvas = canvas_on(qtbot, "قال" + "\u202e\u2067\u202c\u2069\u200f" * 3_000, (500, 300))
    paragraph = canvas.page.block(0).paragraph
    signs = [Invisibles(22, LIGHT).look(paragraph, line) for line in paragraph.lines]
    flags = [flag.text for one in signs for flag in one.flags]
    assert len(flags) < 200
    shown = [text for text in flags if not text.startswith("+")]
    counted = sum(int(text) for text in flags if text.startswith("+"))
    characters = len(canvas.page.block(0).paragraph.text) - 3
    assert len(shown) + counted == characters
    canvas.show_invisibles(True)
    bare = picture(canvas)
    canvas.show_invisibles(False)
    assert picture(canvas) != bare
