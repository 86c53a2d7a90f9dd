"""Boxes of the canvas against the pixels that Qt paints for the same selection."""

import random

import pytest
from canvas_help import canvas_on, fonts, sample
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTextCharFormat, QTextLayout

from annotator.gui.canvas.bidi_boxes import Path, path_for
from annotator.gui.canvas.paragraph import Paragraph
from annotator.gui.theme import reading_font
from annotator.text.boundaries import graphemes

PLAIN = """
تدمير التحالف العراقية بغداد الحكومة قال إن في على وقُتل لأحمد السلام إلى
صلَّى اللهُ 2021 ١٢٣ 7 12-3-2021 3.5% 7% (قره جوخ) "داعش" «نينوى» BBC Reuters
U.S. 10:30 +964 COVID-19 والـ61 كتـــاب (2021) لـ"داعش"(الأناضول) عام، a
"""
WORDS = tuple(PLAIN.split())
NASTY = ("שלום", "\u200fC++\u200f", "\u2067abc\u2069", "e\u0301a\u0308", "😀", "𞤀𞤣", "₪5", "-5")
RED = QColor("red")


def painted_row(paragraph: Paragraph, line, start: int, end: int) -> list[bool]:
    """Which pixels of the row two above the baseline Qt paints for a selection of code points."""
    width = int(paragraph.width) + 2
    image = QImage(width, 1, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    look = QTextCharFormat()
    look.setBackground(QBrush(RED))
    look.setForeground(QBrush(RED))
    chosen = QTextLayout.FormatRange()
    chosen.start = paragraph.to_units(start)
    chosen.length = paragraph.to_units(end) - chosen.start
    chosen.format = look
    painter = QPainter(image)
    painter.setPen(QPen(QColor("white")))
    row = int(line.qline.y() + line.ascent - 2)
    paragraph._layout.draw(painter, QPointF(0, -row), [chosen], QRectF(0, 0, width, 1))
    painter.end()
    return [image.pixelColor(x, 0).green() < 128 for x in range(width)]


def mask(paragraph: Paragraph, intervals) -> list[bool]:
    found = [False] * (int(paragraph.width) + 2)
    for left, right in intervals:
        for x in range(round(left), round(right)):
            if 0 <= x < len(found):
                found[x] = True
    return found


def compare(rng: random.Random, paragraph: Paragraph, tries: int) -> tuple[int, list[str]]:
    """Ranges of one paragraph whose boxes and painted pixels differ by more than rounding."""
    ends = [0, *(end for _, end in graphemes(paragraph.text))]
    wrong, done = [], 0
    for _ in range(tries):
        line = rng.choice(paragraph.lines)
        inside = [at for at in ends if line.start <= at <= line.end]
        if len(inside) < 2:
            continue
        first = rng.randrange(len(inside) - 1)
        start, end = inside[first], inside[min(len(inside) - 1, first + rng.randint(1, 20))]
        if end == line.end and paragraph.text[end - 1].isspace():
            continue
        raw = line.boxes._raw(paragraph.to_units(start), paragraph.to_units(end))
        painted = painted_row(paragraph, line, start, end)
        different = sum(a != b for a, b in zip(painted, mask(paragraph, raw), strict=True))
        done += 1
        if different > 2 + 2 * max(1, len(raw)):
            wrong.append(f"{different} px: {paragraph.text[start:end]!r}")
    return done, wrong


@pytest.mark.parametrize(
    ("words", "rtl", "seed"),
    [(WORDS, True, 1), (WORDS, True, 2), (WORDS + NASTY[:4], True, 3), (WORDS, False, 4)],
)
def test_boxes_are_what_qt_paints_on_mixed_words(qapp, words, rtl, seed):
    fonts()
    rng = random.Random(seed)
    font = reading_font("Noto Naskh Arabic", 22)
    done, wrong = 0, []
    for _ in range(45):
        text = " ".join(rng.choice(words) for _ in range(rng.randint(3, 25)))
        paragraph = Paragraph(text, font, rng.randint(200, 1400), rtl=rtl)
        more, bad = compare(rng, paragraph, 32)
        done += more
        wrong += bad
    assert done > 1_000
    assert not wrong


@pytest.mark.parametrize("bold", [False, True])
def test_boxes_are_what_qt_paints_on_the_sample_article(qapp, bold):
    fonts()
    rng = random.Random(5)
    font = reading_font("Noto Naskh Arabic", 22)
    font.setBold(bold)
    wrong = []
    for line in sample().split("\n"):
        if line.strip():
            wrong += compare(rng, Paragraph(line, font, 760, rtl=True), 60)[1]
    assert not wrong


def test_each_kind_of_paragraph_takes_its_path():
    assert path_for("قال الرئيس اليوم", rtl=True) is Path.FAST
    assert path_for("في عام 2021", rtl=True) is Path.TABLE
    assert path_for('قال "نعم"', rtl=True) is Path.TABLE
    assert path_for("نعم \u200fلا", rtl=True) is Path.PAINTED
    assert path_for("نعم 😀", rtl=True) is Path.PAINTED
    assert path_for("plain words", rtl=False) is Path.FAST
    assert path_for("plain كلمة words", rtl=False) is Path.PAINTED


@pytest.mark.parametrize("text", ["لأحمد في بغداد", "سلام عليكم", "😀 لأحمد", "عام 2021 لأحمد"])
def test_half_of_lam_alef_belongs_to_the_alef(qapp, text):
    fonts()
    paragraph = Paragraph(text, reading_font("Noto Naskh Arabic", 22), 600, rtl=True)
    lam = text.index("ل") if "سلام" not in text else text.index("لا")
    line = paragraph.lines[0]
    (of_lam,) = paragraph.intervals(line, lam, lam + 1)
    (of_alef,) = paragraph.intervals(line, lam + 1, lam + 2)
    assert of_alef[1] - of_alef[0] == pytest.approx(of_lam[1] - of_lam[0], abs=1.01)
    assert of_alef[1] == pytest.approx(of_lam[0], abs=0.01)
    (both,) = paragraph.intervals(line, lam, lam + 2)
    assert both == pytest.approx((of_alef[0], of_lam[1]))


def test_the_character_under_each_box_is_the_character_of_the_box(qtbot):
    text = sample()
    canvas = canvas_on(qtbot, text)
    looked_at = 0
    for start, end in graphemes(text):
        if text[start:end].isspace():
            continue
        boxes = [box for box in canvas.boxes(start, end) if box.width() >= 1.5]
        if not boxes:
            continue
        looked_at += 1
        found = canvas.character_at(boxes[0].center())
        assert found is not None, (start, text[start:end])
        assert start <= found < end, (start, text[start - 3 : end + 3])
    assert looked_at > 2_000


def test_the_nearest_caret_is_at_one_end_of_the_character_under_the_pointer(qtbot):
    text = sample()
    canvas = canvas_on(qtbot, text)
    rng = random.Random(7)
    for _ in range(300):
        x, y = rng.randrange(130, 880), rng.randrange(40, 780)
        at = canvas.offset_at(QPoint(x, y))
        assert 0 <= at <= len(text)
        under = canvas.character_at(QPoint(x, y))
        if under is not None and "\u0600" < text[under] < "\u06ff" and text[under].isalpha():
            assert abs(at - under) <= 3


def test_a_line_separator_breaks_the_line_and_a_byte_order_mark_shifts_nothing(qtbot):
    canvas = canvas_on(qtbot, "\ufeffقال\u2028نعم \ufeffعام\nثم")
    assert canvas.text() == "\ufeffقال\u2028نعم \ufeffعام\nثم"
    first, second = canvas.boxes(1, 4)[0], canvas.boxes(5, 8)[0]
    assert second.top() >= first.bottom()
    assert canvas.character_at(canvas.boxes(10, 11)[0].center()) == 10
