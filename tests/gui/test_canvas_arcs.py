"""Arcs: they run in the gaps and the margin, cover nothing to be read, and stay on the page."""

import random

import pytest
from arcs_help import LATIN, events_scene
from canvas_help import canvas_on, letters, mark, picture, random_scene, sample
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.gui.canvas.arcplan import End, Room, Wanted, plan
from annotator.gui.theme import DARK, LIGHT
from annotator.model.marks import Arc, Scene

SCENES = [
    (1000, "rtl", 1, 5, 2),
    (1000, "rtl", 30, 5, 3),
    (400, "rtl", 30, 5, 4),
    (400, "rtl", 6, 4, 5),
    (900, "ltr", 12, 5, 6),
    (400, "ltr", 30, 5, 7),
]


def scene_on(qtbot, width, direction, events, arguments, seed, **more):
    text = sample() if direction == "rtl" else LATIN
    canvas = canvas_on(qtbot, text, (width, 800))
    canvas.clearFocus()
    canvas.set_scene(events_scene(text, events, arguments, seed, **more))
    return canvas


def lines_of(route) -> list[QRectF]:
    """The stretches of an arc as it is painted, without halo."""
    return [
        QRectF(min(a, c), min(b, d), abs(a - c), abs(b - d)).adjusted(-1, -1, 1, 1)
        for (a, b), (c, d) in zip(route.points, route.points[1:], strict=False)
    ]


def badges(canvas) -> list[QRectF]:
    page = canvas.page
    return [
        badge.rect.translated(0, top)
        for block, top in page.lay_out(0, page.height)
        for badge in block.geometry.badges
    ]


def views(canvas):
    """The y of the scroll bar, so that every part of the page is once in sight."""
    bar, high = canvas.verticalScrollBar(), canvas.viewport().height()
    y = 0
    while True:
        bar.setValue(y)
        yield bar.value()
        if bar.value() >= bar.maximum():
            return
        y = bar.value() + high - 60


def ink_of(canvas) -> QImage:
    """White but where letters and badges have their pixels, in the viewport."""
    image = QImage(canvas.viewport().size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(canvas.origin())
    y = canvas.verticalScrollBar().value()
    painter.setPen(QColor("black"))
    for block, top in canvas.page.lay_out(y, y + image.height()):
        painter.save()
        painter.translate(0, top)
        whole = QRectF(-100, 0, canvas.page.width + 200, block.paragraph.height)
        block.paragraph.draw(painter, QPointF(0, 0), whole)
        for badge in block.geometry.badges:
            painter.fillRect(badge.rect, QColor("black"))
        painter.restore()
    painter.end()
    return image


def differing(one: QImage, other: QImage, ink: QImage) -> list[tuple[int, int]]:
    """Where two pictures differ although there is ink."""
    found = []
    for y in range(ink.height()):
        rows = [bytes(image.constScanLine(y)) for image in (one, other, ink)]
        if rows[0] == rows[1]:
            continue
        for x in range(ink.width()):
            at = slice(4 * x, 4 * x + 3)
            if rows[2][4 * x] < 160 and rows[0][at] != rows[1][at]:
                found.append((x, y))
    return found


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("case", SCENES)
def test_no_pixel_of_a_letter_or_a_badge_differs_for_the_arcs(qtbot, monkeypatch, case, theme):
    canvas = scene_on(qtbot, *case)
    canvas.set_theme(theme)
    looked = 0
    for y in views(canvas):
        if looked == 2 or not canvas.page.arcs_drawn(y + 100, y + 700):
            continue
        looked += 1
        shown, ink = picture(canvas), ink_of(canvas)
        with monkeypatch.context() as patch:
            patch.setattr(canvas.page, "arcs_drawn", lambda *_: [])
            bare = picture(canvas)
        assert shown != bare, "there are arcs to see"
        assert differing(shown, bare, ink) == []
    assert looked


@pytest.mark.parametrize("case", SCENES)
def test_pills_cover_no_letters_badges_pills_or_lines_of_other_arcs(qtbot, case):
    canvas = scene_on(qtbot, *case)
    written, tags = letters(canvas), badges(canvas)
    origin = canvas.origin()
    for y in views(canvas):
        routes = canvas.page.arcs_drawn(y, y + canvas.viewport().height())
        pills = [(route, route.pill) for route in routes if route.pill is not None]
        for at, (route, pill) in enumerate(pills):
            assert -origin.x() <= pill.left()
            assert pill.right() <= canvas.viewport().width() - origin.x()
            assert not any(pill.intersects(other) for _, other in pills[:at])
            for other in routes:
                if other is not route:
                    assert not any(pill.intersects(line) for line in lines_of(other))
        written, tags = letters(canvas), badges(canvas)
        for _, pill in pills:
            near = [box for box in (*written, *tags) if abs(box.center().y() - pill.y()) < 150]
            assert not any(pill.intersects(box) for box in near)


@pytest.mark.parametrize("case", SCENES)
def test_every_argument_of_the_selected_event_in_sight_has_its_own_whole_pill(qtbot, case):
    canvas = scene_on(qtbot, *case)
    style = canvas.page.style
    (event,) = (m.item for m in canvas.page.index.touching(0, 1 << 40) if m.selected)
    canvas.ensure_visible(*canvas.page.index.mark(event).fragments[0])
    y = canvas.verticalScrollBar().value()
    routes = [r for r in canvas.page.arcs_drawn(y, y + 800) if r.arc.source == event]
    assert routes
    for route in routes:
        if not route.open[1]:
            assert route.pill is not None
            text, width = style.badge_label(route.arc.pill)
            assert route.pill.width() >= width + 4
            assert text == route.arc.pill
    spots = [route.points[-1] for route in routes if not route.open[1]]
    assert len(set(spots)) == len(spots), "no two arguments end on the same spot"


@pytest.mark.parametrize(("width", "seed"), [(1000, 11), (1000, 12), (560, 13)])
def test_arcs_and_their_pills_never_cross_letters(qtbot, width, seed):
    text = sample()
    canvas = canvas_on(qtbot, text, (width, 800))
    canvas.set_scene(random_scene(text, 60, 25, seed))
    lines = [line.adjusted(0, 1.5, 0, -0.5) for line in letters(canvas)]
    routes = canvas.page.arcs_drawn()
    assert len(routes) > 15
    for route in routes:
        assert route.pill is not None
        for piece in (*lines_of(route), route.pill):
            assert not any(piece.intersects(line) for line in lines)


def test_an_arc_reaches_from_the_source_to_the_target(qtbot):
    text = sample()
    canvas = canvas_on(qtbot, text)
    one, other = text.index("تدمير"), text.index("بغداد", 30)
    marks = (mark("e", (one, one + 5)), mark("s", (other, other + 5)))
    canvas.set_scene(Scene(marks, (arc("e", "s"),)))
    (route,) = canvas.page.arcs_drawn()
    for (start, end), point in zip(
        ((one, one + 5), (other, other + 5)), (route.points[0], route.points[-1]), strict=True
    ):
        (box,) = canvas.page.boxes(start, end)
        assert box.left() - 40 <= point[0] <= box.right() + 40
        assert box.top() - 10 <= point[1] <= box.bottom() + 40


def arc(source: str, target: str, pill: str = "Place", **more) -> Arc:
    return Arc(source=source, target=target, pill=pill, light="#333333", dark="#cccccc", **more)


def test_a_mark_in_fragments_is_taken_hold_of_at_the_one_nearest_to_the_source(qtbot):
    text = sample()
    canvas = canvas_on(qtbot, text)
    start = text.index("أعلنت")
    far, near, source = (0, 5), (start + 6, start + 13), (start + 22, start + 29)
    canvas.set_scene(Scene((mark("s", far, near), mark("e", source)), (arc("e", "s"),)))
    (route,) = canvas.page.arcs_drawn()
    (box,) = canvas.page.boxes(*near)
    assert box.left() - 10 <= route.points[-1][0] <= box.right() + 10
    assert box.top() - 10 <= route.points[-1][1] <= box.bottom() + 40


def test_events_on_one_trigger_and_events_as_arguments_and_overlaps_have_arcs_of_their_own(qtbot):
    text = sample()
    canvas = canvas_on(qtbot, text)
    start = text.index("أعلنت")
    word, wide = (start, start + 5), (start, start + 13)
    marks = (
        mark("around", wide),
        mark("e1", word),
        mark("e2", word),
        mark("s", (start + 22, start + 29)),
    )
    arcs = (
        arc("e1", "s"),
        arc("e2", "s"),
        arc("e1", "e2", "Cause"),
        arc("e1", "around", "Self"),
        arc("e1", "s", "Target"),
        arc("s", "e1", "ART", dashed=True),
    )
    canvas.set_scene(Scene(marks, arcs))
    routes = canvas.page.arcs_drawn()
    assert sorted(r.arc.pill for r in routes) == sorted(a.pill for a in arcs)
    assert len({r.points[-1] for r in routes}) == len(arcs)
    tags, pills = badges(canvas), [route.pill for route in routes]
    for at, pill in enumerate(pills):
        assert not any(pill.intersects(box) for box in (*tags, *pills[:at], *letters(canvas)))


def test_an_arc_gives_its_gap_room_and_takes_it_back(qtbot):
    text = sample()
    canvas = canvas_on(qtbot, text)
    scene = random_scene(text, 40, 6, 5)
    canvas.set_scene(Scene(scene.marks))
    letters(canvas)  # everything is laid out: no height is an estimate
    before = canvas.page.height
    canvas.set_scene(scene)
    assert canvas.page.height > before
    canvas.set_scene(Scene(scene.marks))
    assert canvas.page.height == before


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 10_000))
def test_any_number_of_arcs_finds_a_route_and_no_pill_lies_on_another(seed):
    rng = random.Random(seed)

    def end(name: int) -> End:
        x = rng.uniform(20, 700)
        below = tuple(x + 6 * n for n in range(rng.randrange(4)))
        return End(f"m{name}", rng.randrange(3), rng.randrange(4), below, (x, x + 6), True)

    ends = [end(name) for name in range(12)]
    wanted = []
    for number in range(40):
        source, target = rng.sample(ends, 2)
        net, pill = (source.item, rng.randrange(2)), rng.choice((0.0, 30.0, 120.0))
        wanted.append(Wanted(number, source, target, pill, net, rng.random() < 0.5))
    found = plan(wanted, Room(760, 6, 38))
    assert sorted(route.number for route in found.routes) == list(range(40))
    assert plan(wanted, Room(760, 6, 38)) == found
    pills: dict[object, list[tuple[float, float]]] = {}
    for route in found.routes:
        leg = route.target
        if leg.pill is None:
            assert route.wanted.faint or not route.wanted.pill, "only a faint arc goes without"
            continue
        row, left, width = leg.pill
        assert 0 <= left <= left + width <= 760
        taken = pills.setdefault((leg.gap, leg.below, row), [])
        assert all(left + width <= a or b <= left for a, b in taken)
        taken.append((left, left + width))
