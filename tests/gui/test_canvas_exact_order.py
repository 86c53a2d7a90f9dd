"""The visual order of boxes against Unicode's own statement of it, which owes Qt nothing.

The statement is BidiCharacterTest.txt of Unicode 17.0 and, for longer texts, an implementation of
UAX 9 that is itself checked against that file. Marks (NSM) are left out of the order, since the
file stops before rule L3, and so are controls, which have no box.

Where Qt departs from the standard:
- A left-to-right text whose only right-to-left characters lie beyond the BMP: Qt leaves the
  algorithm out. `paragraph` wakes it up; nothing is left of this one.
- Rule L1 at the end of a line that wraps: Qt sets blanks back to the level of the paragraph, but
  not those in front of an isolate control (`61 PDI blank`). Blanks at such an end are left out.
"""

import lzma
import random
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path as File
from typing import NamedTuple

import pytest
from canvas_exact_help import random_paragraph
from canvas_help import fonts
from canvas_texts import KINDS, load_test_fonts, mixed_font
from uax9_reference import visual_order

from annotator.gui.canvas.bidi_boxes import Path
from annotator.gui.canvas.paragraph import Line, Paragraph
from annotator.text.bidi import paragraph_direction
from annotator.text.boundaries import graphemes

PART = File(__file__).resolve().parent / "data" / "BidiCharacterTest-17.0-part.txt.xz"
DICE = str.maketrans({"\u2680": "*", "\u2681": "!", "\u2682": "&", "\u2683": "?"})
"""Dice stand in the file for any neutral; no reading font has them."""
SEEN = {"L", "R", "AL", "EN", "AN", "ES", "ET", "CS", "ON", "WS", "S"}
"""Bidi classes whose characters have a box, but for the marks of direction."""
MARKS = "\u200e\u200f\u061c"
ENDING = " \t\u2066\u2067\u2068\u2069"


class Case(NamedTuple):
    """One line of the file: its text, and what the standard says of it."""

    text: str
    auto: bool
    rtl: bool
    order: list[int]


def cases(file: File) -> Iterator[Case]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.split("#")[0].strip().split(";")
            if len(fields) == 5:
                text = "".join(chr(int(code, 16)) for code in fields[0].split()).translate(DICE)
                order = [int(index) for index in fields[4].split()]
                yield Case(text, fields[1] == "2", fields[2] == "1", order)


def has_box(character: str) -> bool:
    return unicodedata.bidirectional(character) in SEEN and character not in MARKS


def fault(case: Case, path: Path | None) -> str:
    """What is wrong with the boxes of one line; nothing when they stand as the standard says."""
    width = 100 + 30 * len(case.text)
    paragraph = Paragraph(case.text, mixed_font("Noto Sans"), width, rtl=case.rtl)
    (line,) = paragraph.lines
    if path is not None:
        line.boxes._path = path
    lefts = []
    for at in case.order:
        if has_box(case.text[at]):
            boxes = paragraph.intervals(line, at, at + 1)
            if len(boxes) != 1:
                return f"{len(boxes)} boxes at {at} of {case.text!a}"
            lefts.append(boxes[0][0])
    return "" if lefts == sorted(lefts) else f"the order of {case.text!a}, rtl={case.rtl}"


def faults(chosen: Iterable[Case], path: Path | None = None) -> tuple[int, list[str]]:
    fonts()
    load_test_fonts()
    found = [fault(case, path) for case in chosen]
    return len(found), [what for what in found if what]


def test_boxes_stand_in_the_order_that_the_standard_states(qapp):
    looked_at, wrong = faults(cases(PART))
    assert looked_at > 3_200
    assert not wrong


def test_painted_boxes_stand_in_the_order_that_the_standard_states(qapp):
    looked_at, wrong = faults(list(cases(PART))[:1_000], Path.PAINTED)
    assert looked_at == 1_000
    assert not wrong


def test_directions_found_by_us_are_those_that_the_standard_states():
    found = [
        (paragraph_direction(case.text, "ltr"), "rtl" if case.rtl else "ltr")
        for case in cases(PART)
        if case.auto
    ]
    assert len(found) == 28
    assert all(ours == stated for ours, stated in found)


def test_the_reference_gives_the_order_that_the_standard_states():
    for case in cases(PART):
        assert visual_order(case.text, int(case.rtl)) == case.order


def stated(paragraph: Paragraph, line: Line) -> list[int]:
    """The first code points of the graphemes of a line in the order that UAX 9 gives."""
    end, wraps = line.end, line is not paragraph.lines[-1]
    while wraps and end > line.start and paragraph.text[end - 1] in ENDING:
        end -= 1
    order = visual_order(paragraph.text, int(paragraph.rtl), line.start, line.end)
    return [at for at in order if at < end]


def disordered(kind: str, *, rtl: bool, seed: int, paragraphs: int) -> tuple[int, list[str]]:
    """How many graphemes were looked at, and the lines whose boxes stand in another order."""
    rng = random.Random(f"{kind} {rtl} {seed}")
    done, wrong = 0, []
    for _ in range(paragraphs):
        paragraph = random_paragraph(rng, kind, rtl=rtl)
        ends = dict(graphemes(paragraph.text))
        for line in paragraph.lines:
            lefts = []
            for at in stated(paragraph, line):
                boxes = paragraph.intervals(line, at, ends[at]) if at in ends else []
                assert len(boxes) < 2, (at, paragraph.text)
                lefts += [left for left, _ in boxes]
            done += len(lefts)
            if lefts != sorted(lefts):
                wrong.append(f"{line.start}-{line.end} of {paragraph.text!r}, {paragraph.width}")
    return done, wrong


@pytest.mark.parametrize("rtl", [True, False], ids=["rtl", "ltr"])
@pytest.mark.parametrize("kind", KINDS)
def test_boxes_of_mixed_text_stand_in_the_order_of_the_standard(qapp, kind, rtl):
    done, wrong = disordered(kind, rtl=rtl, seed=1, paragraphs=5)
    assert done > 100
    assert not wrong


@pytest.mark.slow
def test_boxes_of_many_mixed_texts_stand_in_the_order_of_the_standard(qapp):
    done, wrong = 0, []
    for kind in KINDS:
        for rtl in (True, False):
            more, bad = disordered(kind, rtl=rtl, seed=2, paragraphs=80)
            done += more
            wrong += bad
    assert done > 100_000
    assert not wrong


@pytest.mark.parametrize("word", ["𞤆𞤵𞤤𞤢𞤪", "𐴃𐴢𐴒𐴠𐴊𐴢"], ids=["Adlam", "Rohingya"])
def test_a_word_from_beyond_the_bmp_runs_to_the_left_in_a_latin_text(qapp, word):
    fonts()
    load_test_fonts()
    text = f"BBC {word} 12"
    paragraph = Paragraph(text, mixed_font("Noto Sans"), 600, rtl=False)
    (line,) = paragraph.lines
    lefts = [paragraph.intervals(line, at, at + 1)[0][0] for at in range(4, 4 + len(word))]
    assert lefts == sorted(lefts, reverse=True)
    assert paragraph.text == text
    assert (line.start, line.end) == (0, len(text))
    assert paragraph.position_at(-5, line) == 0
    assert paragraph.runs_left(5)


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.parametrize("path", [None, Path.PAINTED], ids=["own path", "painted"])
def test_the_whole_file_of_the_standard_is_followed(qapp, shared, path):
    whole = shared / "corpora" / "unicode" / "BidiCharacterTest.txt.xz"
    looked_at, wrong = faults(cases(whole), path)
    assert looked_at == 91_707
    assert not wrong
