"""Letters under marks: lam-alef is shared in halves, and no highlight moves or changes a glyph."""

import random

import pytest
from canvas_exact_help import BLACK, CLEAR, random_paragraph, random_ranges, selected
from canvas_help import canvas_on, fonts, letters, mark, picture
from canvas_texts import KINDS, load_test_fonts, mixed_font, mixed_text
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from annotator.gui.canvas.bidi_boxes import Path
from annotator.gui.canvas.paragraph import Paragraph
from annotator.gui.theme import LIGHT
from annotator.model.marks import Scene
from annotator.text.boundaries import graphemes

# --- lam-alef: our own rule (Qt paints nothing for the alef) -------------------------------

LAM_ALEFS = ("لا", "لأ", "لإ", "لآ", "لٱ", "لِا", "لَّا", "لِأَ")
AROUND = {
    Path.FAST: ("ب{} ", True),
    Path.TABLE: ('"ب{} 12" ', True),
    Path.PAINTED: ("\u200fب{} 12 abc", True),
}


def whole_and_halves(text: str, *, rtl: bool, path: Path, pair: str):
    """The boxes of a lam-alef, of its lam with its marks, and of its alef with its own."""
    fonts()
    load_test_fonts()
    paragraph = Paragraph(text, mixed_font("Noto Naskh Arabic"), 500, rtl=rtl)
    (line,) = paragraph.lines
    assert line.boxes._path is path
    start = text.index(pair)
    alef = start + next(at for at, letter in enumerate(pair) if letter in "اأإآٱ")
    end = start + len(pair)
    return paragraph, line, (start, alef, end)


@pytest.mark.parametrize("path", list(Path), ids=lambda path: path.value)
@pytest.mark.parametrize("pair", LAM_ALEFS)
def test_the_alef_has_the_left_half_of_the_lam_and_the_lam_the_right(qapp, path, pair):
    frame, rtl = AROUND[path]
    text = frame.format(pair)
    paragraph, line, (start, alef, end) = whole_and_halves(text, rtl=rtl, path=path, pair=pair)
    ((left, right),) = paragraph.intervals(line, start, end)
    ((lam_left, lam_right),) = paragraph.intervals(line, start, alef)
    ((alef_left, alef_right),) = paragraph.intervals(line, alef, end)
    assert right - left > 4
    assert (alef_left, lam_right) == pytest.approx((left, right), abs=0.01)
    assert alef_right == pytest.approx(lam_left, abs=0.01)
    assert alef_right == pytest.approx((left + right) / 2, abs=0.01)


@pytest.mark.parametrize("path", list(Path), ids=lambda path: path.value)
@pytest.mark.parametrize("pair", LAM_ALEFS)
def test_each_half_of_a_lam_alef_is_hit_by_itself(qapp, path, pair):
    frame, rtl = AROUND[path]
    text = frame.format(pair)
    paragraph, line, (start, alef, end) = whole_and_halves(text, rtl=rtl, path=path, pair=pair)
    for first, last in ((start, alef), (alef, end)):
        ((left, right),) = paragraph.intervals(line, first, last)
        assert paragraph.character_at((left + right) / 2, line) == first
        assert paragraph.position_at(left + 1, line) == last
        assert paragraph.position_at(right - 1, line) == first


def test_in_latin_text_the_halves_are_the_same(qapp):
    text = "a بلا b"
    paragraph, line, (start, alef, end) = whole_and_halves(
        text, rtl=False, path=Path.PAINTED, pair="لا"
    )
    ((left, right),) = paragraph.intervals(line, start, end)
    ((alef_left, alef_right),) = paragraph.intervals(line, alef, end)
    assert (alef_left, alef_right) == pytest.approx((left, (left + right) / 2), abs=0.01)


@pytest.mark.parametrize("text", ["ل ا", "ل\u200cا", "باا", "لبا"])
def test_an_alef_that_stands_apart_keeps_its_own_box(qapp, text):
    fonts()
    paragraph = Paragraph(text, mixed_font("Noto Naskh Arabic"), 500, rtl=True)
    (line,) = paragraph.lines
    alef = text.rindex("ا")
    assert paragraph.intervals(line, alef, alef + 1) == line.boxes._raw(alef, alef + 1)


# --- a highlight never changes the shaping -------------------------------------------------


def glyphs(paragraph: Paragraph):
    """Index and place of every glyph, line by line, as Qt has laid them out."""
    return [
        (run.glyphIndexes(), [(at.x(), at.y()) for at in run.positions()])
        for line in paragraph.lines
        for run in line.qline.glyphRuns()
    ]


def inked(paragraph: Paragraph, looks: list, height: int) -> bytes:
    width = int(paragraph.width) // 4 * 4 + 4  # a row without padding, which holds anything
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QPen(BLACK))
    box = QRectF(0, 0, image.width(), height)
    paragraph._layout.draw(painter, QPointF(0, 0), looks, box)
    painter.end()
    return bytes(image.constBits())


@pytest.mark.parametrize("rtl", [True, False], ids=["rtl", "ltr"])
@pytest.mark.parametrize("kind", KINDS)
def test_measuring_and_selecting_move_no_glyph(qapp, kind, rtl):
    """Boxes, presses and a painted selection leave the glyphs as they were laid out."""
    rng = random.Random(f"{kind} {rtl}")
    paragraph = random_paragraph(rng, kind, rtl=rtl)
    fresh = Paragraph(paragraph.text, paragraph._layout.font(), paragraph.width, rtl=rtl)
    height = sum(line.height for line in paragraph.lines)
    before, ink = glyphs(paragraph), inked(paragraph, [], height)
    assert before
    for line, start, end in random_ranges(rng, paragraph, 12):
        paragraph.intervals(line, start, end)
        paragraph.character_at((line.left + line.right) / 2, line)
        inked(paragraph, [selected(paragraph, start, end, CLEAR, BLACK)], height)
        assert glyphs(paragraph) == before
    assert inked(paragraph, [], height) == ink
    assert glyphs(fresh) == before


def inks(canvas, image: QImage) -> set[tuple[int, int]]:
    """The pixels of the first line that are wholly of the colour of the letters."""
    box = letters(canvas)[0]
    ink = QColor(LIGHT.ink).rgb()
    found = {
        (x, y)
        for y in range(round(box.top()), round(box.bottom()))
        for x in range(round(box.left()), round(box.right()))
        if image.pixel(x, y) == ink
    }
    assert len(found) > 100
    return found


@pytest.mark.parametrize("kind", ["news", "harakat", "hebrew", "persian", "syriac", "adlam"])
def test_the_letters_of_a_marked_text_are_those_of_the_bare_text(qtbot, kind):
    """Marks that end inside joined words: the layout's glyphs are the same with and without."""
    rng = random.Random(9)
    text = mixed_text(rng, KINDS[kind])
    canvas = canvas_on(qtbot, text)
    bare = glyphs(canvas.page.block(0).paragraph)
    without = picture(canvas)
    ends = [0, *(end for _, end in graphemes(text))]
    marks = [mark(f"m{at}", (a, b)) for at, (a, b) in enumerate(zip(ends, ends[3:], strict=False))]
    canvas.set_scene(Scene(tuple(marks[::2])))
    marked = picture(canvas)
    assert marked != without
    assert inks(canvas, marked) >= inks(canvas, without)
    canvas.select(ends[1], ends[-2])
    picture(canvas)
    assert [(indexes, [x for x, _ in places]) for indexes, places in bare] == [
        (indexes, [x for x, _ in places])
        for indexes, places in glyphs(canvas.page.block(0).paragraph)
    ]
