"""The parts of the canvas that know no widget: pieces, heights, the index of a scene, measures."""

from canvas_help import mark
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.canvas.heights import Heights
from annotator.gui.canvas.measures import measures
from annotator.gui.canvas.pieces import LIMIT, Pieces
from annotator.gui.canvas.sceneindex import SceneIndex
from annotator.gui.canvas.selection import merged

FRAGMENT = st.tuples(st.integers(0, 200), st.integers(1, 40)).map(lambda f: (f[0], f[0] + f[1]))


@given(st.text(alphabet="ا \nb.\u2028", max_size=60))
def test_pieces_are_the_lines_of_the_text(text):
    pieces = Pieces(text, "rtl")
    lines = [text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)]
    assert "\n".join(lines) == text
    for offset in range(len(text) + 1):
        number = pieces.at(offset)
        assert pieces.starts[number] <= offset <= pieces.ends[number]


def test_long_paragraphs_are_cut_at_sentences_else_blanks_else_graphemes():
    for unit in ("جملة قصيرة. ", "كلمة ", "\u0628\u0651\u064e"):
        text = "قبل\n" + unit * (3 * LIMIT // len(unit)) + "\nبعد"
        pieces = Pieces(text, "rtl")
        assert all(b - a <= LIMIT for a, b in zip(pieces.starts, pieces.ends, strict=True))
        assert sum(b - a for a, b in zip(pieces.starts, pieces.ends, strict=True)) == len(text) - 2
        assert sum(map(pieces.closes, range(len(pieces)))) == 3
        for cut in pieces.starts[2:-1]:
            assert text[cut - len(unit) : cut] == unit


def test_a_cut_paragraph_keeps_one_direction():
    text = "English first. " + "ثم عربي طويل. " * 3_000
    pieces = Pieces(text, "rtl")
    assert len(pieces) > 1
    assert {pieces.direction(n) for n in range(len(pieces))} == {"ltr"}


@given(
    st.lists(st.integers(1, 500), min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 900)), max_size=10),
)
def test_heights_answer_like_plain_sums(heights, changes):
    kept, fast = list(heights), Heights(list(heights))
    for number, height in changes:
        if number < len(kept):
            assert fast.set(number, height) == height - kept[number]
            kept[number] = height
        assert fast.total == sum(kept)
        for at in range(len(kept) + 1):
            assert fast.top(at) == sum(kept[:at])
    y = 0
    for number, height in enumerate(kept):
        assert fast.at(y) == number
        assert fast.at(y + height - 0.5) == number
        y += height
    assert fast.at(-5) == 0
    assert fast.at(y + 5) == len(kept) - 1


@given(st.lists(st.lists(FRAGMENT, min_size=1, max_size=2), max_size=15), FRAGMENT)
def test_the_index_finds_exactly_the_marks_that_touch_a_range(fragments, asked):
    marks = tuple(mark(f"m{n}", *merged(parts)) for n, parts in enumerate(fragments))
    marks = tuple(sorted(marks, key=lambda m: m.start))
    index = SceneIndex()
    index.replace(marks)
    start, end = asked
    expected = [m for m in marks if any(a < end and b > start for a, b in m.fragments)]
    assert index.touching(start, end) == expected


@given(st.lists(FRAGMENT, max_size=12), st.lists(FRAGMENT, max_size=12), st.data())
def test_a_new_scene_changes_the_index_as_a_fresh_one_would(first, second, data):
    pool = {f: mark(f"m{n}", f) for n, f in enumerate(dict.fromkeys([*first, *second]))}
    old = tuple(sorted((pool[f] for f in set(first)), key=lambda m: m.start))
    new = tuple(sorted((pool[f] for f in set(second)), key=lambda m: m.start))
    index, fresh = SceneIndex(), SceneIndex()
    index.replace(old)
    changed = index.replace(new)
    fresh.replace(new)
    asked = data.draw(FRAGMENT)
    assert index.touching(*asked) == fresh.touching(*asked)
    for m in (*old, *new):
        assert index.mark(m.item) == (m if m in new else None)
        if (m in old) != (m in new):
            assert set(m.fragments) <= set(changed)


def test_an_unchanged_scene_touches_nothing():
    marks = (mark("a", (1, 4)), mark("b", (2, 3)))
    index = SceneIndex()
    assert index.replace(marks)
    assert index.replace((marks[0], mark("b", (2, 3)))) == ()


def test_everything_grows_with_the_letters_and_stays_whole_pixels():
    small, large = measures(22, 760), measures(44, 760)
    assert large.lane > small.lane
    assert large.column == 2 * small.column
    assert small.gap(3) > small.gap(1) > small.gap(0)
    assert measures(22, 760, 1.5).leading > small.leading


def test_a_short_first_line_is_a_title_and_a_sentence_is_none():
    assert Pieces("بغداد تعلن تدمير المخابئ\n\nقال الرئيس اليوم.", "rtl").title == 0
    assert Pieces("\n\nعنوان\nنص", "rtl").title == 2
    for text in ("جملة واحدة.\nنص", "سطر وحيد", "", "\n", "كلمة " * 60 + "\nنص"):
        assert Pieces(text, "rtl").title is None


@given(st.lists(FRAGMENT, max_size=12), st.lists(FRAGMENT, max_size=12), FRAGMENT)
def test_a_scene_out_of_order_is_put_in_order(first, second, asked):
    index = SceneIndex()
    for fragments in (first, second):
        marks = tuple(mark(f"m{n}", f) for n, f in enumerate(fragments))
        index.replace(marks)
        expected = {m.item for m in marks if m.start < asked[1] and m.end > asked[0]}
        assert {m.item for m in index.touching(*asked)} == expected
