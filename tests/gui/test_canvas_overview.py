"""The ruler's bookkeeping: what it looks at after an edit, what it names, where its rows stand."""

from itertools import pairwise

from canvas_help import canvas_on, mark, random_marks, sample
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.gui.canvas import overview
from annotator.model.marks import Scene


def long_text() -> str:
    return "\n".join([sample()] * 12)


def test_one_edit_among_many_marks_looks_at_a_few_rows_only(qtbot, monkeypatch):
    text = long_text()
    canvas = canvas_on(qtbot, text)
    marks = list(random_marks(text, 1_500, 4))
    canvas.set_scene(Scene(tuple(marks)))
    canvas.ruler.finish()
    looked = []
    original = overview.look
    monkeypatch.setattr(overview, "look", lambda *words: looked.append(words) or original(*words))
    del marks[700]
    canvas.set_scene(Scene(tuple(marks)))
    assert 1 <= len(looked) <= 3


def test_rows_divide_the_text_without_gaps(qtbot):
    canvas = canvas_on(qtbot, long_text())
    rows = len(canvas.ruler.rows())
    ranges = [overview.range_of(canvas.page, row, rows) for row in range(rows)]
    assert ranges[0][0] == 0
    assert ranges[-1][1] == len(canvas.text())
    assert all(one[1] == other[0] for one, other in pairwise(ranges))


def test_a_tip_names_what_begins_near_and_counts_what_it_does_not_name(qtbot):
    text = long_text()
    canvas = canvas_on(qtbot, text)
    at = len(text) // 2
    many = [mark(f"m{n}", (at + n, at + n + 4), tip="Person (PER)") for n in range(30)]
    canvas.set_scene(Scene((mark("a", (3, 9), tip="Place (LOC)"), *many)))
    canvas.ruler.finish()
    scale = canvas.ruler.height() / canvas.page.height
    assert canvas.ruler.tip_at(1) == "Place (LOC)"
    tip = canvas.ruler.tip_at(overview.y_at(canvas.page, at + 15) * scale)
    assert tip.startswith("Person (PER)")
    assert tip.endswith("… (30)")
    assert canvas.ruler.tip_at(canvas.ruler.height() * 0.8) == ""


def test_in_a_short_text_a_row_stands_beside_its_line(qtbot):
    text = "قال\nنعم\nلا"
    canvas = canvas_on(qtbot, text)
    canvas.set_scene(Scene((mark("m", (8, 10)),)))
    canvas.ruler.finish()
    box = canvas.boxes(8, 10)[0]
    (row,) = [number for number, one in enumerate(canvas.ruler.rows()) if one.count]
    y = (row + 0.5) * canvas.page.height / len(canvas.ruler.rows())
    assert box.top() - 3 <= y <= box.bottom() + 3


def test_dragging_on_the_ruler_goes_along(qtbot):
    canvas = canvas_on(qtbot, long_text())
    ruler, bar = canvas.ruler, canvas.verticalScrollBar()
    high = ruler.height()
    QTest.mousePress(ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, high // 4))
    first = bar.value()
    QTest.mouseMove(ruler, QPoint(5, high // 2))
    second = bar.value()
    QTest.mouseRelease(ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, high // 2))
    middle = canvas.page.height / 2 - canvas.viewport().height() / 2
    assert first < second
    assert abs(second - middle) < canvas.viewport().height() / 4
