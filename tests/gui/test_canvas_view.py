"""The canvas as a widget: scenes, scrolling, zoom, themes, strange texts, large texts."""

import msgspec
import pytest
from canvas_help import canvas_on, centre, mark, picture, random_scene, sample
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.theme import DARK, LIGHT
from annotator.model.marks import Scene

STRANGE = (
    "",
    "\n",
    "\n\n\n",
    " ",
    "\ufeff",
    "\ufeffقال\ufeff",
    "قال\u2028نعم\u2029لا",
    "\u202eabc\u202c ثم \u2067abc\u2069",
    "😀👨‍👩‍👧🇪🇬 𞤀𞤣𞤤𞤢𞤥 ثم",
    "e\u0301\u0301\u0301" * 30,
    "\u0301\u0302",
    "قال\tثم\u00a0نعم\u200cلا\u00ad",
    "كـ" * 4_000,
    "١٢٣٤٥٦٧٨٩٠" * 300,
    "\ud800 وحده",
    "a\rb\x0bc\x0cd\x85e",
)


@pytest.mark.parametrize("text", STRANGE, ids=lambda t: ascii(t[:12]))
def test_strange_texts_are_shown_walked_and_kept(qtbot, text):
    canvas = canvas_on(qtbot, text, (500, 400))
    assert canvas.text() == text
    marks = (mark("m", (0, len(text))),) if text else ()
    canvas.set_scene(Scene(marks))
    QApplication.processEvents()
    assert canvas.painted_once()
    assert 0 <= canvas.offset_at(QPoint(250, 60)) <= len(text)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End):
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            QTest.keyClick(canvas, key, modifier)
            assert 0 <= canvas.caret() <= len(text)
    canvas.boxes(0, len(text))
    canvas.select(0, len(text))
    picture(canvas)


def changed_scene(scene: Scene, text: str) -> Scene:
    """An edit: one mark gone, one relabelled, one new, one selected."""
    marks = list(scene.marks)
    del marks[7]
    marks[12] = msgspec.structs.replace(marks[12], badge="ORG", light="#8A71C8")
    marks[20] = msgspec.structs.replace(marks[20], selected=True, number=3)
    word = text.index("العراقية")
    marks.append(mark("new", (word, word + 8)))
    marks.sort(key=lambda m: (m.start, -m.end))
    return Scene(tuple(marks), scene.arcs[1:])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_edit_gives_the_same_picture_as_a_new_canvas(qtbot, seed):
    text = sample()
    scene = random_scene(text, 60, 5, seed)
    edited, fresh = canvas_on(qtbot, text), canvas_on(qtbot, text)
    edited.set_scene(scene)
    picture(edited)
    edited.set_scene(changed_scene(scene, text))
    fresh.set_scene(changed_scene(scene, text))
    for y in (0, 300, 900):
        for canvas in (edited, fresh):
            canvas.verticalScrollBar().setValue(y)
            QApplication.processEvents()
        assert picture(edited) == picture(fresh)


@pytest.mark.parametrize("arcs", [0, 6])
def test_a_scrolled_picture_is_the_same_as_one_painted_whole(qtbot, arcs):
    text = (sample() + "\n") * 6
    canvas = canvas_on(qtbot, text)
    canvas.set_scene(random_scene(text, 400, arcs, 9))
    QApplication.processEvents()
    bar, port = canvas.verticalScrollBar(), canvas.viewport()
    corner = port.mapTo(canvas, QPoint(0, 0))
    for step in (60, 13, 200, -40, 500, 333, -7, -300, 799, 60, 60, -450, 1500, 25):
        bar.setValue(bar.value() + step)
        QApplication.processEvents()
        # What stands on the screen, blitted parts included, is read from the platform's window.
        screen = canvas.screen().grabWindow(canvas.winId()).toImage()
        shown = screen.copy(corner.x(), corner.y(), port.width(), port.height())
        assert shown.convertToFormat(QImage.Format.Format_RGB32) == picture(canvas)


def test_the_first_visible_line_stays_still_when_marks_come_above_it(qtbot):
    text = (sample() + "\n") * 4
    canvas = canvas_on(qtbot, text)
    canvas.verticalScrollBar().setValue(900)
    QApplication.processEvents()
    first = canvas.offset_at(QPoint(860, 10))
    before = canvas.boxes(first, first + 1)
    canvas.set_scene(random_scene(text[: first - 250], 60, 4, 3))
    QApplication.processEvents()
    after = canvas.boxes(first, first + 1)
    assert abs(after[0].top() - before[0].top()) <= 1


def test_boxes_of_what_is_out_of_sight_lie_outside_the_viewport(qtbot):
    text = (sample() + "\n") * 4
    canvas = canvas_on(qtbot, text)
    last = text.rindex("المساهمون")
    (box,) = canvas.boxes(last, last + 4)
    assert box.top() > canvas.viewport().height()
    canvas.ensure_visible(last, last + 4)
    QApplication.processEvents()
    (box,) = canvas.boxes(last, last + 4)
    assert canvas.viewport().rect().contains(box.toAlignedRect())
    canvas.ensure_visible(0, 5)
    (box,) = canvas.boxes(0, 5)
    assert canvas.viewport().rect().contains(box.toAlignedRect())


def test_the_column_is_limited_and_stands_in_the_middle(qtbot):
    canvas = canvas_on(qtbot, sample(), (1400, 700))
    canvas.set_reading("Noto Naskh Arabic", 22, 700)
    boxes = canvas.boxes(0, len(sample()))
    left, right = min(b.left() for b in boxes), max(b.right() for b in boxes)
    assert right - left <= 700
    middle = canvas.viewport().width() / 2
    assert abs(right - (middle + 350)) <= 2


def test_zoom_makes_letters_larger_and_comes_back(qtbot):
    canvas = canvas_on(qtbot, sample())
    (before,) = canvas.boxes(0, 5)
    QTest.keyClick(canvas, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    (larger,) = canvas.boxes(0, 5)
    assert larger.height() > before.height()
    turn = QWheelEvent(
        QPointF(300, 300),
        canvas.viewport().mapToGlobal(QPointF(300, 300)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), turn)
    QApplication.sendEvent(canvas.viewport(), turn)
    (smaller,) = canvas.boxes(0, 5)
    assert smaller.height() < before.height()
    canvas.zoom_reset()
    assert canvas.boxes(0, 5) == [before]


def test_resizing_keeps_the_line_under_the_eye(qtbot):
    text = (sample() + "\n") * 3
    canvas = canvas_on(qtbot, text)
    canvas.verticalScrollBar().setValue(1500)
    QApplication.processEvents()
    first = canvas.offset_at(QPoint(860, 30))
    canvas.resize(560, 800)
    QApplication.processEvents()
    top = canvas.boxes(first, first + 1)[0].top()
    assert -60 <= top <= 120


def test_themes_change_colours_and_no_place(qtbot):
    canvas = canvas_on(qtbot, sample())
    canvas.set_scene(random_scene(sample(), 40, 3, 1))
    boxes = canvas.boxes(0, 60)
    assert picture(canvas).pixelColor(20, 20).name() == LIGHT.page
    canvas.set_theme(DARK)
    assert picture(canvas).pixelColor(20, 20).name() == DARK.page
    assert canvas.boxes(0, 60) == boxes


def test_a_long_text_is_laid_out_only_where_it_is_seen(qtbot):
    text = "\n".join([sample()] * 200)
    canvas = canvas_on(qtbot, text)
    assert len(canvas.page._blocks) < 40
    QTest.keyClick(canvas, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert canvas.caret() == len(text)
    assert (
        canvas.viewport()
        .rect()
        .contains(canvas.boxes(len(text) - 2, len(text) - 1)[0].toAlignedRect())
    )
    assert len(canvas.page._blocks) < 120


def test_a_giant_paragraph_is_cut_on_the_screen_and_nowhere_else(qtbot):
    text = "قالت الحكومة إن الأمر انتهى. " * 3_000
    canvas = canvas_on(qtbot, text)
    assert len(canvas.page.pieces) > 3
    cut = canvas.page.pieces.starts[1]
    canvas.set_scene(Scene((mark("over", (cut - 20, cut + 20)),)))
    canvas.ensure_visible(cut - 20, cut + 20)
    QApplication.processEvents()
    assert len(canvas.boxes(cut - 20, cut + 20)) >= 2
    assert canvas.items_at(centre(canvas, cut + 2, cut + 3)) == ["over"]
    canvas.set_caret(cut - 1)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.caret() == cut + 1


def test_a_new_text_starts_at_the_top_with_nothing_selected(qtbot):
    canvas = canvas_on(qtbot, sample())
    canvas.set_scene(random_scene(sample(), 30, 2, 1))
    canvas.verticalScrollBar().setValue(700)
    canvas.select(5, 9)
    canvas.set_text("نص آخر")
    assert canvas.verticalScrollBar().value() == 0
    assert canvas.selection() == (0, 0)
    assert canvas.items_at(centre(canvas, 0, 1)) == []
    assert canvas.text() == "نص آخر"


def test_a_digit_only_line_follows_the_language_of_the_article(qtbot):
    canvas = canvas_on(qtbot, "2021")
    right = canvas.boxes(0, 4)[0].left()
    canvas.set_text("2021", "ltr")
    assert canvas.boxes(0, 4)[0].left() < right


def test_the_whole_name_of_a_mark_is_its_tool_tip(qtbot):
    canvas = canvas_on(qtbot, sample())
    canvas.set_scene(Scene((mark("m", (0, 5), tip="شخص (PER)"),)))
    marks = [canvas.page.index.mark(item) for item in canvas.items_at(centre(canvas, 0, 5))]
    assert [m.tip for m in marks if m] == ["شخص (PER)"]


def test_many_relations_are_drawn_only_where_they_are_seen(qtbot):
    text = (sample() + "\n") * 6
    canvas = canvas_on(qtbot, text)
    canvas.set_scene(random_scene(text, 500, 600, 4))
    assert len(canvas.page.arcs) > 500
    bar = canvas.verticalScrollBar()
    for y in (0, 700, 2_000, bar.maximum()):
        bar.setValue(y)
        QApplication.processEvents()
        high = canvas.viewport().height()
        shown = {
            item
            for block, _ in canvas.page.lay_out(bar.value() - 3 * high, bar.value() + 4 * high)
            for item in block.geometry.anchors
        }
        for route in canvas.page.routes.plan.routes:
            # The gaps that arcs were given may have pushed an end just out of sight.
            assert {route.wanted.source.item, route.wanted.target.item} & shown


def test_a_selected_range_is_painted_and_taken_away(qtbot):
    canvas = canvas_on(qtbot, sample())
    canvas.clearFocus()  # no caret in the pictures
    before = picture(canvas)
    canvas.select(0, 5)
    chosen = picture(canvas)
    spot = centre(canvas, 0, 1)
    assert chosen != before
    x, y = spot.x(), round(canvas.boxes(0, 1)[0].bottom()) - 3
    assert chosen.pixelColor(x, y) != before.pixelColor(x, y)
    canvas.clear_selection()
    assert picture(canvas) == before
