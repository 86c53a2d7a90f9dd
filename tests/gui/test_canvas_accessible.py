"""What a screen reader is told: role, name, text, caret, selection, places."""

from canvas_help import canvas_on
from PySide6.QtGui import QAccessible

from annotator.gui.canvas.accessible import CanvasText

TEXT = "قال 😀 نعم\nثم"


def test_qt_knows_the_canvas_as_a_text(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    interface = QAccessible.queryAccessibleInterface(canvas)
    assert interface is not None
    assert interface.role() == QAccessible.Role.EditableText
    assert interface.text(QAccessible.Text.Value) == TEXT
    assert interface.text(QAccessible.Text.Name)
    assert interface.textInterface() is not None


def test_text_and_caret_count_utf16_units(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    spoken = CanvasText(canvas)
    assert spoken.characterCount() == len(TEXT) + 1
    assert spoken.text(0, -1) == TEXT
    assert spoken.text(4, 6) == "😀"
    canvas.set_caret(6)
    assert spoken.cursorPosition() == 7
    spoken.setCursorPosition(4)
    assert canvas.caret() == 4


def test_selections_can_be_read_and_set(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    spoken = CanvasText(canvas)
    spoken.addSelection(0, 3)
    spoken.addSelection(7, 10)
    assert canvas.fragments() == ((0, 3), (6, 9))
    assert spoken.selectionCount() == 2
    spoken.removeSelection(0)
    assert canvas.fragments() == ((6, 9),)
    spoken.setSelection(0, 0, 3)
    assert canvas.fragments() == ((0, 3),)


def test_places_on_the_screen_go_both_ways(qtbot):
    canvas = canvas_on(qtbot, TEXT)
    spoken = CanvasText(canvas)
    for unit in (0, 1, 2, 7, 8):
        assert spoken.offsetAtPoint(spoken.characterRect(unit).center()) == unit


def test_a_canvas_that_is_gone_takes_nothing_with_it(qtbot):
    for _ in range(3):
        canvas = canvas_on(qtbot, TEXT)
        QAccessible.queryAccessibleInterface(canvas)
        canvas.close()
        canvas.deleteLater()
    last = canvas_on(qtbot, TEXT)
    assert QAccessible.queryAccessibleInterface(last) is not None
