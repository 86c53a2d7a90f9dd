"""Boxes of random ranges of mixed text against the selection that Qt itself paints for them."""

import random

import pytest
from canvas_exact_help import differs, painted, random_paragraph, random_ranges
from canvas_help import fonts
from canvas_texts import KINDS, READING, load_test_fonts, mixed_font

from annotator.gui.canvas.bidi_boxes import Path, painted_ranges
from annotator.gui.canvas.paragraph import Paragraph
from annotator.text.boundaries import graphemes


def wrong_ranges(kind: str, *, rtl: bool, seed: int, paragraphs: int) -> tuple[int, list[str]]:
    """How many ranges were looked at, and those whose boxes are not what Qt paints."""
    rng = random.Random(f"{kind} {rtl} {seed}")
    done, wrong = 0, []
    for _ in range(paragraphs):
        paragraph = random_paragraph(rng, kind, rtl=rtl)
        for line, start, end in random_ranges(rng, paragraph, 30):
            done += 1
            if differs(paragraph, line, start, end):
                path = line.boxes._path.value
                wrong.append(f"{path} [{start}, {end}) {paragraph.text!r} {paragraph.width}")
    return done, wrong


@pytest.mark.parametrize("rtl", [True, False], ids=["rtl", "ltr"])
@pytest.mark.parametrize("kind", KINDS)
def test_boxes_are_the_selection_that_qt_paints(qapp, kind, rtl):
    done, wrong = wrong_ranges(kind, rtl=rtl, seed=1, paragraphs=10)
    assert done > 250
    assert not wrong


@pytest.mark.slow
def test_a_hundred_thousand_ranges_are_the_selections_that_qt_paints(qapp):
    done, wrong = 0, []
    for kind in KINDS:
        for rtl in (True, False):
            more, bad = wrong_ranges(kind, rtl=rtl, seed=2, paragraphs=120)
            done += more
            wrong += bad
    assert done > 100_000
    assert not wrong


def test_the_kinds_of_text_take_all_three_paths(qapp):
    rng = random.Random(3)
    seen = {
        random_paragraph(rng, kind, rtl=rtl).lines[0].boxes._path
        for kind in KINDS
        for rtl in (True, False)
        for _ in range(8)
    }
    assert seen == set(Path)


@pytest.mark.parametrize("kind", ["news", "hebrew", "adlam", "controls", "emoji"])
def test_many_ranges_painted_at_once_are_those_painted_singly(qapp, kind):
    """Where two grounds meet inside a pixel, it goes to the later: one pixel may differ."""
    rng = random.Random(4)
    for _ in range(6):
        paragraph = random_paragraph(rng, kind, rtl=rng.random() < 0.5)
        for line in paragraph.lines:
            parts = [
                (start, end)
                for start, end in graphemes(paragraph.text)
                if line.start <= start and end <= line.end
            ]
            units = [(paragraph.to_units(a), paragraph.to_units(b)) for a, b in parts]
            at_once = painted_ranges(paragraph._layout, line.qline, units)
            for (start, end), found in zip(parts, at_once, strict=True):
                singly = painted(paragraph, line, start, end)
                assert len(found) == len(singly) or all(right - left <= 1 for left, right in singly)
                for (left, right), (begin, stop) in zip(found, singly, strict=False):
                    assert abs(left - begin) <= 1
                    assert abs(right - stop) <= 1


@pytest.mark.parametrize("kind", ["harakat", "hebrew", "syriac", "thaana", "nko", "controls"])
def test_a_range_never_cuts_a_letter_from_its_marks(qapp, kind):
    """An end among the marks of a letter takes in all of it; marks alone show on the letter."""
    rng, looked_at = random.Random(5), 0
    for _ in range(8):
        paragraph = random_paragraph(rng, kind, rtl=rng.random() < 0.6)
        for line in paragraph.lines:
            for start, end in graphemes(paragraph.text):
                if line.start <= start and end <= line.end and end - start > 1:
                    looked_at += 1
                    whole = paragraph.intervals(line, start, end)
                    assert paragraph.intervals(line, start, end - 1) == whole
                    assert paragraph.intervals(line, start + 1, end) == whole
                    assert paragraph.intervals(line, end - 1, end) == whole
    assert looked_at > 20


@pytest.mark.parametrize(("family", "bold"), READING)
def test_every_test_script_has_a_font_of_its_own(qapp, family, bold):
    """Without its font a script would be empty boxes, and the tests above would prove little."""
    fonts()
    load_test_fonts()
    for letter in "اאܐߊހ\U0001e900\U00010d00a1":
        paragraph = Paragraph(letter, mixed_font(family, bold=bold), 400, rtl=True)
        runs = paragraph.lines[0].qline.glyphRuns()
        assert runs
        assert all(index for run in runs for index in run.glyphIndexes()), letter
