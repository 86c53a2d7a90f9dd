"""Long and strange documents: they open, scroll, select, are hit and marked where they say."""

import random
from itertools import pairwise

import pytest
from canvas_help import canvas_on, mark, sample
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

from annotator.gui.canvas.cuts import Controls
from annotator.gui.canvas.heights import Heights
from annotator.gui.canvas.pieces import LIMIT, PIECE, Pieces
from annotator.gui.theme import reading_font
from annotator.model.marks import Scene
from annotator.text.boundaries import grapheme_start, is_grapheme_boundary

LINE = sample().replace("\n", " ")
WORDS = (LINE * (60_000 // len(LINE) + 1))[:60_000]
NO_BLANKS = WORDS.replace(" ", "").replace("\u00a0", "")
LONG = {
    "a paragraph of 60,000 characters": WORDS,
    "the same without a blank": NO_BLANKS,
    "10,000 empty lines and a word": "\n" * 10_000 + "قال",
    "controls of direction only": "\u202e\u2067\u202c\u2069\u200f" * 4_000,
    "100,000 marks on one letter": "ب" + "\u064e" * 100_000,
    "carriage returns only": "\r" * 12_000,
    "line separators": "قال المتحدث\u2028" * 3_000,
    "10,000 emoji": "😀" * 10_000,
    "families of emoji": "👨\u200d👩\u200d👧 " * 2_500,
    "an override that is never closed": "\u202e" + WORDS,
    "isolates": ("\u2067" + LINE[:300] + "\u2069 ") * 100,
    "digits only": "123456789" * 3_000,
    "mixed lines": "\n".join(f"{n} قال John في {n}% من abc" for n in range(3_000)),
}


@pytest.fixture(params=LONG)
def text(request):
    return LONG[request.param]


@pytest.fixture(scope="module")
def rng():
    return random.Random(5)


# --- pieces: pure ------------------------------------------------------------------------------


def test_pieces_hold_every_character_once_and_in_order(text):
    pieces = Pieces(text, "rtl")
    assert pieces.starts[0] == 0
    assert pieces.ends[-1] == len(text)
    for end, start in pairwise(
        at for pair in zip(pieces.starts, pieces.ends, strict=True) for at in pair
    ):
        assert end <= start
    for end, start in zip(pieces.ends, pieces.starts[1:], strict=False):
        assert text[end:start] in ("\n", "\u2028", "")


def test_no_piece_begins_inside_a_grapheme_and_none_is_longer_than_said(text):
    pieces = Pieces(text, "rtl")
    for start, end in zip(pieces.starts, pieces.ends, strict=True):
        assert is_grapheme_boundary(text, start)
        assert end - start <= max(LIMIT, PIECE) or "\u064e" * 100 in text


def test_a_paragraph_is_cut_behind_sentences_where_it_has_some():
    pieces = Pieces(WORDS, "rtl")
    assert len(pieces) > 5
    for start in pieces.starts[1:]:
        assert WORDS[:start].rstrip()[-1] in ".!?؟…»”\")'"
        assert WORDS[start - 1].isspace()


def test_only_the_last_piece_of_a_paragraph_closes_it():
    text = f"{WORDS}\n{WORDS}\nقال"
    pieces = Pieces(text, "rtl")
    ends = [pieces.ends[n] for n in range(len(pieces)) if pieces.closes(n)]
    assert ends == [len(WORDS), 2 * len(WORDS) + 1, len(text)]


def test_a_line_separator_at_a_cut_makes_no_empty_line(qtbot):
    text = LONG["line separators"]
    canvas = canvas_on(qtbot, text)
    lines = [
        canvas.page.block(number).paragraph.text[line.start : line.end].strip("\u2028")
        for number in range(len(canvas.page.pieces))
        for line in canvas.page.block(number).paragraph.lines
    ]
    # The one that is empty stands behind the separator that ends the text.
    assert lines.count("") == 1
    assert lines.count("قال المتحدث") == 3_000


def glyphs(text: str) -> list[int]:
    layout = QTextLayout(text, reading_font("Noto Naskh Arabic", 22))
    layout.beginLayout()
    layout.createLine().setLineWidth(1e6)
    layout.endLayout()
    return sorted(at for run in layout.glyphRuns() for at in run.glyphIndexes())


@pytest.mark.parametrize("text", [WORDS, NO_BLANKS], ids=["words", "no blanks"])
def test_letters_have_the_same_shapes_with_and_without_a_cut(qtbot, text):
    canvas_on(qtbot, "")
    for cut in Pieces(text, "rtl").starts[1:]:
        before, after = text[cut - 25 : cut], text[cut : cut + 25]
        assert sorted(glyphs(before) + glyphs(after)) == glyphs(before + after)


@given(st.text(alphabet="اب \u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069", max_size=40))
@settings(max_examples=200, deadline=None)
def test_what_is_open_at_a_place_closes_with_as_many_terminators(text):
    controls = Controls(text, 0, len(text))
    for at in range(len(text) + 1):
        lead = controls.open_at(at)
        assert controls.closed_at(at) is (lead == "")
        closing = "".join("\u2069" if one in "\u2066\u2067\u2068" else "\u202c" for one in lead)
        whole = text[:at] + closing[::-1]
        assert Controls(whole, 0, len(whole)).open_at(len(whole)) == ""


def test_an_open_override_goes_on_behind_a_cut(qtbot):
    text = "\u202e" + "abc def " * 4_000
    canvas = canvas_on(qtbot, text)
    assert len(canvas.page.pieces) > 3
    for number in range(len(canvas.page.pieces)):
        start = canvas.page.pieces.starts[number] + 4
        assert canvas.page.runs_left(start)
    closed = canvas_on(qtbot, text.replace("\u202e", "ا\u202e", 1).replace("abc", "\u202cabc", 1))
    assert not closed.page.runs_left(closed.page.pieces.starts[2] + 4)


@given(st.lists(st.integers(0, 90), min_size=1, max_size=900), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_heights_are_the_sums_of_what_was_set(heights, rng):
    kept = Heights(list(heights))
    for _ in range(20):
        number, height = rng.randrange(len(heights)), rng.randrange(120)
        assert kept.set(number, height) == height - heights[number]
        heights[number] = height
        asked = rng.randrange(len(heights) + 1)
        assert kept.top(asked) == sum(heights[:asked])
        assert kept.total == sum(heights)
        found = kept.at(y := rng.randrange(-9, kept.total + 9))
        assert found == 0 or kept.top(found) <= max(y, 0)
        assert found == len(heights) - 1 or y < kept.top(found + 1)


# --- on the screen -----------------------------------------------------------------------------


def places(text: str, rng: random.Random) -> list[int]:
    """The beginning, the end, and the places about every cut of the first pieces."""
    pieces = Pieces(text, "rtl")
    found = {0, len(text) // 2, max(0, len(text) - 1)}
    for cut in pieces.starts[1:4]:
        found |= {max(0, cut - 2), cut, cut + 1}
    return [*sorted(at for at in found if at < len(text)), rng.randrange(len(text))]


def test_what_is_hit_is_what_stands_there(qtbot, text, rng):
    canvas = canvas_on(qtbot, text, (700, 500))
    for at in places(text, rng):
        canvas.ensure_visible(at, at + 1)
        QApplication.processEvents()
        boxes = [box for box in canvas.boxes(at, at + 1) if box.width() > 2]
        if not boxes:
            continue  # a character without ink has no place to be hit
        centre = boxes[0].center()
        assert canvas.viewport().rect().contains(centre.toPoint())
        # What is hit is a whole grapheme, named by its first character.
        assert canvas.character_at(QPointF(centre)) == grapheme_start(text, at)
        assert is_grapheme_boundary(text, canvas.offset_at(centre))


def test_selecting_and_walking_keep_to_the_offsets_of_the_text(qtbot, text, rng):
    canvas = canvas_on(qtbot, text, (700, 500))
    for at in places(text, rng):
        canvas.select(at, min(len(text), at + 40))
        assert canvas.selection() == (at, min(len(text), at + 40))
        canvas.show_caret()
        QApplication.processEvents()
        canvas.set_caret(at)
        caret = canvas.caret()
        assert caret <= at
        assert is_grapheme_boundary(text, caret)
        canvas.extend_by("grapheme", True)
        assert canvas.selection()[0] == caret
        assert canvas.selection()[1] > caret or caret == len(text)
    canvas.select(0, len(text))
    assert canvas.fragments() == ((0, len(text)),)
    assert canvas.text() == text


def test_marks_stand_where_they_were_set_also_across_cuts(qtbot, text, rng):
    canvas = canvas_on(qtbot, text, (700, 500))
    spots = places(text, rng)
    marks = sorted({(max(0, at - 3), min(len(text), at + 3)) for at in spots})
    canvas.set_scene(Scene(tuple(mark(f"m{a}-{b}", (a, b)) for a, b in marks)))
    for start, end in marks:
        canvas.ensure_visible(start, end)
        QApplication.processEvents()
        for box in canvas.boxes(start, end):
            inside = box.width() > 2 and canvas.viewport().rect().contains(box.center().toPoint())
            at = canvas.character_at(box.center()) if inside else None
            if at is not None and start <= at < end:
                assert f"m{start}-{end}" in canvas.items_at(box.center())
    assert canvas.text() == text


def test_scrolling_from_end_to_end_shows_every_piece_in_order(qtbot):
    canvas = canvas_on(qtbot, WORDS)
    bar, seen = canvas.verticalScrollBar(), []
    while True:
        QApplication.processEvents()
        seen.append(canvas.offset_at(QPointF(500, 20)))
        if bar.value() == bar.maximum():
            break
        bar.setValue(bar.value() + canvas.viewport().height() - 60)
    assert seen == sorted(seen)
    assert canvas.offset_at(QPointF(0, canvas.viewport().height() - 1)) == len(WORDS)
