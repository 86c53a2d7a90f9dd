"""What a few letters find among named things, and where a card finds its place."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from annotator.gui.callout import Side, placed
from annotator.gui.finding import Entry, found

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةabcdefghij "
TITLES = st.text(LETTERS, min_size=1, max_size=20).filter(str.strip)


def entries(*titles, **more):
    return [Entry(kind="x", key=str(at), title=title, **more) for at, title in enumerate(titles)]


def titles(hits):
    return [entry.title for entry in hits]


def test_arabic_is_found_folded_and_english_without_case():
    things = [
        Entry(kind="x", key="1", title="Open project", other="فتح مشروع"),
        Entry(kind="x", key="2", title="Export", other="تصدير"),
        Entry(kind="x", key="3", title="Organization", other="مُنَظَّمة"),
    ]
    assert titles(found(things, "منظمه")) == ["Organization"]
    assert titles(found(things, "EXPO")) == ["Export"]
    assert titles(found(things, "مشروع")) == ["Open project"]


def test_a_title_that_begins_with_the_words_comes_before_one_that_has_them_inside():
    things = entries("Reopen", "To open", "Open it", "Oxen on purpose, even now")
    assert titles(found(things, "open")) == [
        "Open it",
        "To open",
        "Reopen",
        "Oxen on purpose, even now",
    ]


def test_letters_in_order_are_enough_from_three_on():
    things = entries("Next document", "Nothing")
    assert titles(found(things, "nxd")) == ["Next document"]
    assert found(things, "nd") == []


def test_what_can_be_taken_now_comes_before_what_cannot():
    things = [
        Entry(kind="x", key="1", title="Mark a", why="Select first."),
        Entry(kind="x", key="2", title="Mark b"),
    ]
    assert titles(found(things, "mark")) == ["Mark b", "Mark a"]


def test_the_words_may_come_in_any_order_and_all_must_be_there():
    things = entries("Mark as Person", "Mark as Place")
    assert titles(found(things, "person mark")) == ["Mark as Person"]
    assert found(things, "person place") == []


@given(st.lists(TITLES, max_size=6))
def test_nothing_typed_finds_all_in_their_order(names):
    things = entries(*names)
    assert found(things, "  ") == things


@given(TITLES, st.data())
def test_every_part_of_a_title_finds_it(title, data):
    start = data.draw(st.integers(0, len(title) - 1))
    end = data.draw(st.integers(start + 1, len(title)))
    assert found(entries(title), title[start:end])


@given(TITLES, TITLES)
def test_what_is_found_holds_the_letters_of_what_was_typed(title, typed):
    for hit in found(entries(title), typed):
        assert hit.title == title


SIDES = st.permutations(list(Side)).map(tuple)


@given(st.integers(0, 900), st.integers(0, 600), st.integers(1, 200), st.integers(1, 80), SIDES)
def test_a_card_stays_in_the_room_and_beside_what_it_points_at(x, y, width, height, sides):
    room, size = QRect(0, 0, 1000, 700), QSize(300, 120)
    target = QRect(x, y, width, height).intersected(room)
    card, side = placed(target, size, room, sides)
    assert card.size() == size
    assert room.contains(card)
    assert side in sides
    # Beside a place this small there is always room somewhere in a window this large.
    assert not card.intersects(target)
