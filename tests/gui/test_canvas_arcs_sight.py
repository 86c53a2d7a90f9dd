"""Arcs and what is in sight: stubs for ends beyond it, scrolling, and the arcs of all events."""

import pytest
from arcs_help import events_scene
from canvas_help import canvas_on, mark, picture, sample
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.canvas.arcset import MOST_ARCS
from annotator.model.items import Event
from annotator.model.marks import Arc, Scene, Shape


def arc(source: str, target: str, pill: str, **more) -> Arc:
    return Arc(source=source, target=target, pill=pill, light="#2A33CB", dark="#91ABFF", **more)


def far_event(qtbot, size=(1000, 500)):
    """An event in the middle, one argument far above, two far below, one beside it."""
    text = (sample() + "\n") * 3
    canvas = canvas_on(qtbot, text, size)
    canvas.clearFocus()
    middle = text.index("أعلنت", len(text) // 3)
    last = text.rindex("بغداد")
    marks = (
        mark("up", (0, 5)),
        mark("event", (middle, middle + 5), shape=Shape.EVENT, badge="Attack", selected=True),
        mark("near", (middle + 6, middle + 13)),
        mark("down1", (last, last + 5)),
        mark("down2", (last + 10, last + 12)),
    )
    arcs = (
        arc("event", "up", "Place"),
        arc("event", "near", "Agent"),
        arc("event", "down1", "Target"),
        arc("event", "down2", "Victim"),
    )
    canvas.set_scene(Scene(marks, arcs, ("event",)))
    canvas.show_item("event")
    QApplication.processEvents()
    return canvas


def test_ends_beyond_an_edge_are_counted_there_and_one_alone_is_named(qtbot):
    canvas = far_event(qtbot)
    up, down = sorted(canvas.stubs(), key=lambda stub: not stub.up)
    assert (up.up, up.text, up.items) == (True, "Place", ("up",))
    assert (down.up, down.text, down.items) == (False, "2", ("down1", "down2"))


def test_stubs_stand_in_the_margin_at_the_edge_and_cover_no_column(qtbot):
    for size in ((1000, 500), (400, 500), (1500, 700)):
        canvas = far_event(qtbot, size)
        y, high, left = (
            canvas.verticalScrollBar().value(),
            canvas.viewport().height(),
            canvas.origin().x(),
        )
        stubs = canvas.stubs()
        assert len(stubs) == 2
        for stub in stubs:
            assert stub.rect.left() >= canvas.page.width + 15 or stub.rect.right() <= -15
            assert -left <= stub.rect.left()
            assert stub.rect.right() <= canvas.viewport().width() - left
            edge = stub.rect.top() - y if stub.up else y + high - stub.rect.bottom()
            assert 0 <= edge < 10


def test_a_trigger_out_of_sight_is_named_by_its_label(qtbot):
    canvas = far_event(qtbot, (1400, 500))
    canvas.show_item("up")
    assert [(s.up, s.text, s.items) for s in canvas.stubs()] == [(False, "Attack", ("event",))]


def test_nothing_stands_at_the_edges_while_all_ends_are_in_sight_or_none_is(qtbot):
    canvas = far_event(qtbot)
    canvas.verticalScrollBar().setValue(canvas.page.height // 5)
    assert canvas.stubs() == []
    canvas = canvas_on(qtbot, sample())
    assert canvas.stubs() == []


def test_a_click_on_a_stub_scrolls_to_the_nearest_end_there_and_selects_nothing(qtbot):
    canvas = far_event(qtbot)
    clicked = []
    canvas.itemClicked.connect(lambda *words: clicked.append(words))
    canvas.emptyClicked.connect(lambda: clicked.append("empty"))
    caret = canvas.caret()
    (stub,) = [stub for stub in canvas.stubs() if stub.up]
    spot = stub.rect.center().toPoint() + canvas.origin()
    assert canvas.stub_at(spot) == stub
    assert canvas.hit(spot).on_badge, "the pointer is a hand there"
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    (box,) = canvas.boxes(0, 5)
    assert canvas.viewport().rect().contains(box.toRect())
    assert clicked == []
    assert canvas.caret() == caret
    assert canvas.stub_at(QPoint(5, 5)) is None


def worst(one: QImage, other: QImage) -> int:
    """The largest difference of any colour of any pixel, of 255."""
    most = 0
    for y in range(one.height()):
        a, b = bytes(one.constScanLine(y)), bytes(other.constScanLine(y))
        if a != b:
            most = max(most, *(abs(m - n) for m, n in zip(a, b, strict=True)))
    return most


@pytest.mark.parametrize("events", [0, 30])
def test_after_scrolling_the_picture_is_as_if_painted_whole(qtbot, events):
    if events:
        canvas = canvas_on(qtbot, sample(), (900, 500))
        canvas.clearFocus()
        canvas.set_scene(events_scene(sample(), events, 5, 9))
    else:
        canvas = far_event(qtbot)
    bar, port = canvas.verticalScrollBar(), canvas.viewport()
    corner = port.mapTo(canvas, QPoint(0, 0))
    for by in (40, 25, 160, -90, 300, -33, 7, 7, 7, -400, 12):
        bar.setValue(bar.value() + by)
        QApplication.processEvents()
        screen = canvas.screen().grabWindow(canvas.winId()).toImage()
        shown = screen.copy(corner.x(), corner.y(), port.width(), port.height())
        # Qt smooths a curve a little otherwise near the edge of what it paints.
        assert worst(shown.convertToFormat(QImage.Format.Format_RGB32), picture(canvas)) <= 8


def test_many_arcs_are_routed_only_in_sight_and_far_ends_are_not_laid_out(qtbot):
    text = (sample() + "\n") * 20
    canvas = canvas_on(qtbot, text, (900, 500))
    scene = events_scene(text, 400, 3, 4)
    first, *_, last = [m for m in scene.marks if m.shape is Shape.EVENT]
    far = arc(first.item, last.item, "Cause", faint=True)
    canvas.set_scene(Scene(scene.marks, (*scene.arcs, far)))
    assert len(scene.arcs) > MOST_ARCS
    canvas.show_item(first.item)
    routes = canvas.page.arcs_drawn()
    assert 0 < len(routes) <= MOST_ARCS
    (route,) = [route for route in routes if route.arc.pill == "Cause"]
    assert route.open == (0, 1)
    assert len(canvas.page.routes.plan.routes) <= MOST_ARCS
    assert max(block for block in canvas.page._blocks) < len(canvas.page.pieces) - 1
    assert any(last.item in stub.items for stub in canvas.stubs() if not stub.up)


def test_the_selected_event_stands_out_by_line_and_pill_and_not_by_colour_alone(qtbot):
    text = sample()
    canvas = canvas_on(qtbot, text)
    canvas.clearFocus()
    start = text.index("أعلنت")
    marks = (mark("e", (start, start + 5), shape=Shape.EVENT), mark("s", (start + 22, start + 29)))
    widths = []
    for faint in (False, True):
        canvas.set_scene(Scene(marks))
        canvas.set_scene(Scene(marks, (arc("e", "s", "Place", faint=faint),)))
        canvas.show_item("e")
        (route,) = canvas.page.arcs_drawn()
        level = next(
            a for a, b in zip(route.points, route.points[1:], strict=False) if a[1] == b[1]
        )
        along = (level[0] + route.points[-1][0]) / 2
        shown = picture(canvas)
        x = round(along) + canvas.origin().x()
        y = round(level[1]) + canvas.origin().y()
        page = shown.pixelColor(2, 2)
        widths.append(sum(shown.pixelColor(x, y + dy) != page for dy in range(-3, 4)))
    assert widths == [2, 1]


def test_the_command_shows_the_arcs_of_all_events_and_hides_them_again(hand):
    window = hand.window
    window.settingsChanged.connect(lambda settings: window.use_settings(settings, window.theme))
    assert window.canvas.page.arcs == ()
    window.commands.run("toggle_all_arcs")
    hand.settle()
    state = window.bridge.session.state
    events = [m for m in state.mentions() if isinstance(m, Event)]
    count = sum(len(event.arguments) for event in events)
    assert len(window.canvas.page.arcs) == count
    assert all(arc.faint for arc in window.canvas.page.arcs)
    assert window.settings.show_all_events
    window.commands.run("toggle_all_arcs")
    hand.settle()
    assert window.canvas.page.arcs == ()
