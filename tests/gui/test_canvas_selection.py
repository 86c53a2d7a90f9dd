"""Selecting text: pure functions over a text, then real mouse and key events on the canvas."""

from canvas_help import canvas_on, centre, mark, sample
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.canvas.selection import Selection, between, extended, merged
from annotator.model.marks import Scene
from annotator.text.boundaries import is_grapheme_boundary

TEXT = 'تدمير التحالف عشرات المخابئ لـ"داعش" في بغداد\nوقُتل 3 أشخاص.\nEnd of text'
NO, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
BUTTON = Qt.MouseButton.LeftButton


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def chosen(canvas) -> str:
    return " ".join(canvas.text()[start:end] for start, end in canvas.fragments())


def drag(canvas, first: QPoint, last: QPoint, modifiers=NO) -> None:
    port = canvas.viewport()
    QTest.mousePress(port, BUTTON, modifiers, first)
    for step in range(1, 5):
        event_at = first + (last - first) * step / 4
        move(port, event_at, modifiers)
    QTest.mouseRelease(port, BUTTON, modifiers, last)


def move(port, point: QPoint, modifiers) -> None:
    """QTest.mouseMove says nothing of the button; a drag needs it."""
    where = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, port.mapToGlobal(where), BUTTON, BUTTON, modifiers
    )
    QApplication.sendEvent(port, event)


def inside(canvas, offset: int) -> QPoint:
    return centre(canvas, offset, offset + 1)


def test_fragments_that_touch_or_overlap_become_one():
    assert merged([(5, 9), (1, 3), (3, 4), (8, 12), (20, 20)]) == ((1, 4), (5, 12))


@given(st.text(alphabet='ابلـ" \nُ3aé\u0301😀\u200f.', max_size=40), st.data())
def test_no_selection_ends_inside_a_grapheme(text, data):
    anchor = data.draw(st.integers(0, len(text)))
    caret = data.draw(st.integers(0, len(text)))
    for words in (True, False):
        state = between(text, Selection(), anchor, caret, words=words)
        for end in state.current or ():
            assert is_grapheme_boundary(text, end)


@given(st.integers(0, len(TEXT)), st.lists(st.booleans(), max_size=12))
def test_extending_by_words_never_cuts_a_word_and_comes_back(start, ways):
    state = Selection(start, start)
    for forward in ways:
        state = extended(TEXT, state, "word", forward=forward)
        if state.current:
            low, high = state.current
            assert low == 0 or not (TEXT[low - 1].isalpha() and TEXT[low].isalpha())
            assert high == len(TEXT) or not (TEXT[high - 1].isalpha() and TEXT[high].isalpha())


def test_a_drag_takes_whole_words_and_no_blanks_at_its_ends(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    start, end = at("التحالف عشرات")
    with qtbot.waitSignal(canvas.selectionFinished):
        drag(canvas, inside(canvas, start + 2), inside(canvas, end - 3))
    assert chosen(canvas) == "التحالف عشرات"
    assert canvas.selection() == (start, end)


def test_a_drag_with_alt_takes_letters(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    start, _ = at("التحالف")
    box, last = canvas.boxes(start + 2, start + 3)[0], canvas.boxes(start + 4, start + 5)[0]
    drag(
        canvas,
        QPoint(round(box.right()) - 1, round(box.center().y())),
        QPoint(round(last.left()) + 1, round(last.center().y())),
        ALT,
    )
    assert chosen(canvas) == "تحا"


def test_a_drag_goes_over_the_ends_of_lines_and_paragraphs(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    drag(canvas, inside(canvas, at("في بغداد")[0]), inside(canvas, at("أشخاص")[0] + 3))
    assert chosen(canvas) == "في بغداد\nوقُتل 3 أشخاص"


def test_a_drag_backwards_selects_the_same(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    drag(canvas, inside(canvas, at("أشخاص")[0] + 3), inside(canvas, at("في بغداد")[0]))
    assert chosen(canvas) == "في بغداد\nوقُتل 3 أشخاص"
    assert canvas.caret() == at("في بغداد")[0]


def test_a_double_click_takes_the_word_without_its_clitic_and_quotes(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    spot = inside(canvas, at("داعش")[0] + 1)
    QTest.mouseClick(canvas.viewport(), BUTTON, NO, spot)
    QTest.mouseDClick(canvas.viewport(), BUTTON, NO, spot)
    assert chosen(canvas) == "داعش"


def test_a_triple_click_takes_the_paragraph(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    spot = inside(canvas, at("أشخاص")[0] + 1)
    port = canvas.viewport()
    QTest.mouseClick(port, BUTTON, NO, spot)
    QTest.mouseDClick(port, BUTTON, NO, spot)
    QTest.mouseClick(port, BUTTON, NO, spot, 20)
    assert chosen(canvas) == "وقُتل 3 أشخاص."


def test_ctrl_adds_fragments_by_drag_and_by_double_click(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    spot = inside(canvas, at("تدمير")[0] + 1)
    QTest.mouseClick(canvas.viewport(), BUTTON, NO, spot)
    QTest.mouseDClick(canvas.viewport(), BUTTON, NO, spot)
    drag(canvas, inside(canvas, at("عشرات")[0] + 1), inside(canvas, at("المخابئ")[0] + 2), CTRL)
    assert canvas.fragments() == (at("تدمير"), at("عشرات المخابئ"))
    spot = inside(canvas, at("بغداد")[0] + 1)
    QTest.mouseClick(canvas.viewport(), BUTTON, CTRL, spot)
    QTest.mouseDClick(canvas.viewport(), BUTTON, CTRL, spot)
    assert canvas.fragments() == (at("تدمير"), at("عشرات المخابئ"), at("بغداد"))
    assert canvas.selection() == (0, at("بغداد")[1])


def test_left_and_right_move_the_caret_as_the_eye_expects(qtbot):
    text = "في 2021 abc عام"
    canvas = canvas_on(qtbot, text)
    canvas.setFocus()
    canvas.set_caret(0)
    seen = [0]
    for _ in range(15):
        QTest.keyClick(canvas, LEFT)
        seen.append(canvas.caret())
    assert seen == [0, 1, 2, 6, 5, 4, 3, 7, 10, 9, 8, 11, 12, 13, 14, 15]
    back = [canvas.caret()]
    for _ in range(15):
        QTest.keyClick(canvas, RIGHT)
        back.append(canvas.caret())
    assert back == seen[::-1]


def test_the_caret_goes_on_into_the_next_paragraph_and_back(qtbot):
    canvas = canvas_on(qtbot, "اب\nجد\nab")
    canvas.set_caret(2)
    for expected in (3, 4, 5, 6):
        QTest.keyClick(canvas, LEFT)
        assert canvas.caret() == expected
    QTest.keyClick(canvas, LEFT)
    assert canvas.caret() == 5, "in a left-to-right paragraph left is backward"
    canvas.set_caret(6)
    for expected in (7, 8, 8):
        QTest.keyClick(canvas, RIGHT)
        assert canvas.caret() == expected


def test_shift_extends_by_words_and_left_is_forward_in_arabic(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    canvas.set_caret(0)
    QTest.keyClick(canvas, LEFT, SHIFT)
    assert chosen(canvas) == "تدمير"
    QTest.keyClick(canvas, LEFT, SHIFT)
    assert chosen(canvas) == "تدمير التحالف"
    QTest.keyClick(canvas, RIGHT, SHIFT)
    assert chosen(canvas) == "تدمير"
    canvas.set_caret(at("End")[0])
    QTest.keyClick(canvas, RIGHT, SHIFT)
    assert chosen(canvas) == "End"


def test_shift_alt_extends_by_graphemes(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    canvas.set_caret(at("وقُتل")[0])
    QTest.keyClick(canvas, LEFT, SHIFT | ALT)
    QTest.keyClick(canvas, LEFT, SHIFT | ALT)
    assert chosen(canvas) == "وقُ"
    QTest.keyClick(canvas, RIGHT, SHIFT | ALT)
    assert chosen(canvas) == "و"


def test_a_second_fragment_can_be_added_by_keys_alone(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    canvas.set_caret(0)
    QTest.keyClick(canvas, LEFT, SHIFT)
    QTest.keyClick(canvas, Qt.Key.Key_Space, CTRL | SHIFT)
    QTest.keyClick(canvas, LEFT, CTRL)
    QTest.keyClick(canvas, LEFT, CTRL)
    QTest.keyClick(canvas, LEFT, SHIFT)
    assert canvas.fragments() == (at("تدمير"), at("عشرات"))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.fragments() == ()


def test_up_and_down_keep_to_their_column(qtbot):
    text = sample()
    canvas = canvas_on(qtbot, text)
    start = text.index("أعلنت")
    canvas.set_caret(start + 30)
    x = canvas.page.caret_rect(canvas.caret()).x()
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Down)
        assert abs(canvas.page.caret_rect(canvas.caret()).x() - x) < 25
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert abs(canvas.page.caret_rect(canvas.caret()).x() - x) < 1, "the column of the start"
    assert abs(canvas.caret() - start - 30) <= 1


def test_home_and_end_go_to_the_ends_of_the_line_and_with_ctrl_of_the_text(qtbot):
    text = sample()
    canvas = canvas_on(qtbot, text)
    canvas.set_caret(text.index("السلطات"))
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.caret() == text.index("أعلنت")
    top = canvas.page.caret_rect(canvas.caret()).top()
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.caret() > text.index("الدولي")
    assert canvas.page.caret_rect(canvas.caret()).top() == top
    QTest.keyClick(canvas, Qt.Key.Key_End, CTRL)
    assert canvas.caret() == len(text)
    assert canvas.verticalScrollBar().value() > 0
    QTest.keyClick(canvas, Qt.Key.Key_Home, CTRL | SHIFT)
    assert canvas.selection() == (0, len(text.rstrip()))


def test_pages_down_and_up_move_the_caret_by_a_screen(qtbot):
    canvas = canvas_on(qtbot, sample())
    canvas.set_caret(0)
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    first = canvas.caret()
    assert first > 200
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.caret() > first
    QTest.keyClick(canvas, Qt.Key.Key_PageUp)
    QTest.keyClick(canvas, Qt.Key.Key_PageUp)
    assert canvas.caret() < 60


def test_copy_gives_our_own_text_with_one_space_between_fragments(qtbot):
    text = "قال\u00a0الرئيس\u2028نعم الآن"
    canvas = canvas_on(qtbot, text)
    canvas.set_fragments(((0, 10), (11, 14)))
    QTest.keyClick(canvas, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "قال\u00a0الرئيس نعم"


def test_select_is_exact_and_set_caret_clears_it(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    with qtbot.waitSignal(canvas.selectionChanged):
        canvas.select(7, 10)
    assert canvas.selection() == (7, 10)
    assert canvas.fragments() == ((7, 10),)
    with qtbot.waitSignal(canvas.caretMoved):
        canvas.set_caret(3)
    assert canvas.selection() == (3, 3)
    assert canvas.fragments() == ()


def test_a_plain_click_names_the_innermost_item_and_a_badge_its_own(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    outer, inner = mark("outer", at("التحالف عشرات")), mark("inner", at("التحالف"))
    canvas.set_scene(Scene((outer, inner)))
    spot = inside(canvas, at("التحالف")[0] + 1)
    with qtbot.waitSignal(canvas.itemClicked) as clicked:
        QTest.mouseClick(canvas.viewport(), BUTTON, NO, spot)
    assert clicked.args == ["inner", False]
    assert canvas.items_at(spot) == ["inner", "outer"]
    badges = canvas.page.block(0).geometry.badges
    for badge in badges:
        point = badge.rect.center().toPoint() + canvas.origin()
        point.setY(point.y() + canvas.page.top(0))
        with qtbot.waitSignal(canvas.itemClicked) as clicked:
            QTest.mouseClick(canvas.viewport(), BUTTON, NO, point)
        assert clicked.args == [badge.mark.item, True]
    canvas.set_caret(at("عشرات")[0])
    assert canvas.items_at_caret() == ["outer"]
    with qtbot.waitSignal(canvas.emptyClicked):
        QTest.mouseClick(canvas.viewport(), BUTTON, NO, QPoint(20, 700))


def test_a_drag_over_a_mark_is_no_click(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    canvas.set_scene(Scene((mark("m", at("التحالف")),)))
    clicks = []
    canvas.itemClicked.connect(lambda *a: clicks.append(a))
    start, end = at("التحالف")
    drag(canvas, inside(canvas, start), inside(canvas, end - 1))
    assert clicks == []
    assert canvas.selection() == (start, end)


def test_a_drag_below_the_edge_scrolls_on_and_selects_what_comes(qtbot):
    canvas = canvas_on(qtbot, sample())
    port, bar = canvas.viewport(), canvas.verticalScrollBar()
    first = inside(canvas, sample().index("أعلنت") + 1)
    QTest.mousePress(port, BUTTON, NO, first)
    move(port, QPoint(first.x(), port.height() + 40), NO)
    qtbot.waitUntil(lambda: bar.value() > 200)
    QTest.mouseRelease(port, BUTTON, NO, QPoint(first.x(), port.height() + 40))
    start, end = canvas.selection()
    assert start == sample().index("أعلنت")
    assert end - start > 900
    at_rest = bar.value()
    QTest.qWait(100)
    assert bar.value() == at_rest


def test_shift_and_click_extends_to_where_was_clicked(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    canvas.set_caret(0)
    spot = inside(canvas, at("عشرات")[0] + 2)
    QTest.mouseClick(canvas.viewport(), BUTTON, SHIFT, spot)
    assert chosen(canvas) == "تدمير التحالف عشرات"
