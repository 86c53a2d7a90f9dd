"""Where lanes and badges lie: never over letters, nor over each other."""

import pytest
from canvas_help import canvas_on, letters, mark, random_scene, sample
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from annotator.gui.canvas.lanes import Piece, allot, tinted, without
from annotator.gui.canvas.measures import MAX_LANES
from annotator.model.marks import Scene

PIECES = st.lists(
    st.builds(
        lambda left, width, badge, rtl: Piece(left, left + width, badge, rtl),
        st.floats(0, 700),
        st.floats(1, 300),
        st.sampled_from([0.0, 24.0, 90.0, 190.0]),
        st.booleans(),
    ),
    max_size=20,
)
PAGE = (-10.0, 770.0)


def blocks(canvas):
    for number in range(len(canvas.page.pieces)):
        block = canvas.page.block(number)
        yield block, canvas.page.top(number)


def badges(canvas) -> list[QRectF]:
    return [
        b.rect.translated(0, top) for block, top in blocks(canvas) for b in block.geometry.badges
    ]


@given(PIECES)
def test_what_shares_a_lane_never_overlaps_and_badges_stay_on_the_page(pieces):
    found = allot(pieces, PAGE, 4.0)
    taken: dict[int, list[tuple[float, float]]] = {}
    for piece, place in zip(pieces, found.places, strict=True):
        if place is None:
            continue
        left, right = piece.left, piece.right
        if place.badge is not None:
            assert PAGE[0] <= place.badge
            assert place.badge + piece.badge <= PAGE[1] + 1e-6
            left, right = min(left, place.badge), max(right, place.badge + piece.badge)
        assert all(
            right + 4 <= a + 1e-6 or b + 4 <= left + 1e-6 for a, b in taken.get(place.lane, [])
        )
        taken.setdefault(place.lane, []).append((left, right))
    assert found.lanes <= MAX_LANES
    assert found.hidden == found.places.count(None)


@given(PIECES)
def test_lanes_are_the_same_each_time(pieces):
    assert allot(pieces, PAGE, 4.0) == allot(list(pieces), PAGE, 4.0)


def test_only_the_innermost_of_nested_marks_is_tinted_and_crossing_ones_share():
    inner, outer, crossing = ((5, 8),), ((2, 10),), ((7, 12),)
    assert tinted([inner, outer], [False, False]) == [inner, ()]
    assert tinted([inner, crossing], [False, False]) == [inner, ((8, 12),)]
    assert tinted([inner, outer], [False, True]) == [inner, outer]


@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_taking_ranges_from_ranges_is_set_difference(one, other):
    def ranges(numbers):
        return tuple((n, n + 1) for n in sorted(numbers))

    left = without(ranges(one), ranges(other))
    assert {n for a, b in left for n in range(a, b)} == one - other


@pytest.mark.parametrize(("width", "seed"), [(1000, 1), (620, 2), (360, 3)])
def test_no_badge_covers_letters_or_another_badge_or_leaves_the_page(qtbot, width, seed):
    text = sample()
    canvas = canvas_on(qtbot, text, (width, 800))
    canvas.set_scene(random_scene(text, 260, 0, seed))
    found, lines = badges(canvas), letters(canvas)
    assert len(found) > 100
    left, right = -canvas.origin().x(), canvas.viewport().width() - canvas.origin().x()
    for at, badge in enumerate(found):
        assert left <= badge.left()
        assert badge.right() <= right
        near = [line for line in lines if abs(line.center().y() - badge.center().y()) < 200]
        assert not any(badge.intersects(line) for line in near)
        assert not any(badge.intersects(other) for other in found[:at])


def test_more_marks_than_lanes_are_announced_with_their_number(qtbot):
    canvas = canvas_on(qtbot, "تدمير التحالف")
    marks = tuple(mark(f"m{n}", (0, 13)) for n in range(12))
    canvas.set_scene(Scene(marks))
    geometry = canvas.page.block(0).geometry
    assert len(geometry.badges) == MAX_LANES
    assert [count for _, count in geometry.hidden] == [12 - MAX_LANES]


def test_a_wrapped_mark_shows_at_both_lines_that_it_goes_on(qtbot):
    text = sample()
    start = text.index("أعلنت")
    canvas = canvas_on(qtbot, text)
    canvas.set_scene(Scene((mark("long", (start + 60, start + 120)),)))
    block = canvas.page.holding(start)
    bars = block.geometry.bars
    assert [(bar.from_before, bar.goes_on) for bar in bars] == [(False, True), (True, False)]
    assert len(block.geometry.badges) == 1
