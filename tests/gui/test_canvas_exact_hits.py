"""A press of the pointer is the inverse of a box: each letter is hit in its own box."""

import random
from collections.abc import Iterator

import pytest
from canvas_exact_help import random_paragraph
from canvas_help import canvas_on, mark
from canvas_texts import KINDS, mixed_text
from PySide6.QtCore import QPointF

from annotator.gui.canvas.paragraph import Line, Paragraph
from annotator.model.marks import Scene
from annotator.text.boundaries import graphemes

SURE = 3.0
"""Narrower boxes are left out: grounds painted to whole pixels share one where they meet."""
EDGE = 1.6


def seen(paragraph: Paragraph) -> Iterator[tuple[Line, int, int, float, float]]:
    """(line, start, end, left, right) of every box of every grapheme, if not too narrow."""
    parts = list(graphemes(paragraph.text))
    for line in paragraph.lines:
        for start, end in parts:
            if line.start <= start and end <= line.end:
                for left, right in paragraph.intervals(line, start, end):
                    if right - left >= SURE:
                        yield line, start, end, left, right


def last_of_broken(paragraph: Paragraph, line: Line, end: int) -> bool:
    """Whether a letter ends where a line does: its outer end is the start of the next line."""
    return end == line.end and line is not paragraph.lines[-1]


def misses(kind: str, *, rtl: bool, seed: int, paragraphs: int) -> tuple[int, list[str]]:
    """How many boxes were pressed, and the presses that gave another letter or other ends."""
    rng = random.Random(f"{kind} {rtl} {seed}")
    done, wrong = 0, []
    for _ in range(paragraphs):
        paragraph = random_paragraph(rng, kind, rtl=rtl)
        for line, start, end, left, right in seen(paragraph):
            done += 1
            where = f"[{start}, {end}) of {paragraph.text!r}, {paragraph.width}"
            if paragraph.character_at((left + right) / 2, line) != start:
                wrong.append(f"middle {where}")
            if right - left < 2 * EDGE + 2 or last_of_broken(paragraph, line, end):
                continue
            ends = {paragraph.position_at(x, line) for x in (left + EDGE, right - EDGE)}
            if ends != {start, end}:
                wrong.append(f"edges {sorted(ends)} {where}")
    return done, wrong


@pytest.mark.parametrize("rtl", [True, False], ids=["rtl", "ltr"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_middle_of_a_box_is_its_letter_and_the_edges_are_its_ends(qapp, kind, rtl):
    done, wrong = misses(kind, rtl=rtl, seed=1, paragraphs=5)
    assert done > 80
    assert not wrong


@pytest.mark.slow
def test_every_box_of_many_texts_is_hit_in_its_middle_and_at_its_edges(qapp):
    done, wrong = 0, []
    for kind in KINDS:
        for rtl in (True, False):
            more, bad = misses(kind, rtl=rtl, seed=2, paragraphs=80)
            done += more
            wrong += bad
    assert done > 100_000
    assert not wrong


@pytest.mark.parametrize("rtl", [True, False], ids=["rtl", "ltr"])
@pytest.mark.parametrize("kind", ["news", "hebrew", "controls", "latin"])
def test_beside_the_text_of_a_line_are_its_two_ends(qapp, kind, rtl):
    rng = random.Random(7)
    for _ in range(6):
        paragraph = random_paragraph(rng, kind, rtl=rtl)
        for line in paragraph.lines:
            left = paragraph.position_at(line.left - 5, line)
            right = paragraph.position_at(line.right + 5, line)
            first, last = (right, left) if rtl else (left, right)
            assert first == line.start
            if line is paragraph.lines[-1]:
                assert last == line.end
            else:
                assert line.start < last < line.end, "the caret stays in the line of the eye"
            assert paragraph.character_at(line.left - 5, line) is None


def test_from_one_edge_of_a_number_to_the_other_the_number_is_selected(qapp, qtbot):
    """Qt's nearest caret is on the wrong side of a number: this is what a drag used to miss."""
    text = "في عام 2021 قال BBC نعم"
    canvas = canvas_on(qtbot, text)
    for word in ("2021", "BBC", "عام", "قال"):
        start = text.index(word)
        (box,) = canvas.boxes(start, start + len(word))
        y = box.center().y()
        at = [canvas.offset_at(QPointF(x, y)) for x in (box.left() + 1, box.right() - 1)]
        assert sorted(at) == [start, start + len(word)], word


@pytest.mark.parametrize("kind", ["news", "hebrew", "adlam", "everything"])
def test_in_the_middle_of_each_box_of_a_mark_the_mark_is_hit(qtbot, kind):
    rng = random.Random(8)
    text = "\n".join(mixed_text(rng, KINDS[kind]) for _ in range(6))
    canvas = canvas_on(qtbot, text)
    cuts = sorted({0, *(end for _, end in graphemes(text))})
    marks = []
    for number in range(40):
        first = rng.randrange(len(cuts) - 1)
        last = min(len(cuts) - 1, first + rng.randint(1, 12))
        marks.append(mark(f"m{number}", (cuts[first], cuts[last])))
    canvas.set_scene(Scene(tuple(sorted(marks, key=lambda m: (m.start, -m.end)))))
    pressed = 0
    for one in marks:
        (part,) = one.fragments
        for box in canvas.boxes(*part):
            if box.width() >= SURE:
                pressed += 1
                assert one.item in canvas.items_at(box.center())
    assert pressed > 40
