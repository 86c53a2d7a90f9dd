"""What the exactness tests share: Qt's own selection as pixels; random paragraphs and ranges.

Qt's selection is painted here anew, in another row and by another way than the canvas does it.
"""

import random
from collections.abc import Iterator

from canvas_help import fonts
from canvas_texts import KINDS, READING, load_test_fonts, mixed_font, mixed_text
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTextCharFormat, QTextLayout

from annotator.gui.canvas.paragraph import Line, Paragraph
from annotator.text.boundaries import graphemes

CLEAR = QColor(0, 0, 0, 0)
BLACK = QColor("black")


def selected(paragraph: Paragraph, start: int, end: int, ground: QColor, ink: QColor):
    """A selection of code points as Qt wants it, with the colours of its ground and letters."""
    look = QTextCharFormat()
    look.setBackground(QBrush(ground))
    look.setForeground(QBrush(ink))
    chosen = QTextLayout.FormatRange()
    chosen.start = paragraph.to_units(start)
    chosen.length = paragraph.to_units(end) - chosen.start
    chosen.format = look
    return chosen


def painted(paragraph: Paragraph, line: Line, start: int, end: int) -> list[tuple[int, int]]:
    """The runs of pixels that Qt paints for a selection, two pixels above the baseline.

    The letters are transparent, so that ink and colour emoji are no part of it.
    """
    width = int(paragraph.width) + 2
    image = QImage(width, 1, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QPen(CLEAR))
    row = int(line.qline.y() + line.ascent - 2)
    looks = [selected(paragraph, start, end, BLACK, CLEAR)]
    paragraph._layout.draw(painter, QPointF(0, -row), looks, QRectF(0, 0, width, 1))
    painter.end()
    pixels = bytes(image.constBits())[:width]
    found, at = [], pixels.find(b"\x00")
    while at >= 0:
        stop = pixels.find(b"\xff", at)
        stop = width if stop < 0 else stop
        found.append((at, stop))
        at = pixels.find(b"\x00", stop)
    return found


def differs(paragraph: Paragraph, line: Line, start: int, end: int) -> bool:
    """Whether Qt's boxes and ours differ in number, or by more than one pixel at an edge.

    Stricter than the measure of the notes (no more than 2 + 2 pixels an interval). At the outer
    edges of a line Qt adds the overhang of the last glyph, 1.9 px at a height of 31. The
    half of a lam that is our own rule is left out.
    """
    raw = line.boxes._raw(paragraph.to_units(start), paragraph.to_units(end))
    ours = [(left, right) for left, right in raw if round(right) > round(left)]
    qt = painted(paragraph, line, start, end)
    if len(ours) != len(qt):
        return True
    return any(
        abs(left - begin) > (1.01 if begin > line.left + 1 else 3.01)
        or abs(right - stop) > (1.01 if stop < line.right - 1 else 3.01)
        for (left, right), (begin, stop) in zip(ours, qt, strict=True)
    )


def ends_in(paragraph: Paragraph, line: Line) -> list[int]:
    """The grapheme boundaries of one line; behind its last letter only when it has no blank."""
    found = [0, *(end for _, end in graphemes(paragraph.text))]
    found = [at for at in found if line.start <= at <= line.end]
    while len(found) > 1 and paragraph.text[found[-1] - 1].isspace():
        found.pop()
    return found


def random_paragraph(rng: random.Random, kind: str, *, rtl: bool) -> Paragraph:
    """A paragraph of a kind of text, in a font and a width by chance."""
    fonts()
    load_test_fonts()
    family, bold = rng.choice(READING)
    font = mixed_font(family, bold=bold, pixels=rng.choice((15, 22, 22, 22, 31)))
    return Paragraph(mixed_text(rng, KINDS[kind]), font, rng.randint(200, 1400), rtl=rtl)


def random_ranges(
    rng: random.Random, paragraph: Paragraph, count: int
) -> Iterator[tuple[Line, int, int]]:
    """About `count` ranges between grapheme boundaries, each inside one line; most are short."""
    lines = [(line, ends_in(paragraph, line)) for line in paragraph.lines]
    lines = [(line, ends) for line, ends in lines if len(ends) > 1]
    for _ in range(count if lines else 0):
        line, ends = rng.choice(lines)
        first = rng.randrange(len(ends) - 1)
        length = rng.choice((1, 1, 2, 3, rng.randint(1, 30)))
        yield line, ends[first], ends[min(len(ends) - 1, first + length)]
