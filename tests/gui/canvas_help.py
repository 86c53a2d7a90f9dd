"""What the tests of the canvas share: fonts, a canvas on a text, and scenes made at random."""

import random
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from annotator.gui.canvas.view import Canvas
from annotator.gui.theme import load_fonts
from annotator.model.marks import Arc, Mark, Scene, Shape
from annotator.text.words import word_ranges

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "article.txt"
COLOURS = (("#2A33CB", "#91ABFF"), ("#709A5A", "#9CD182"), ("#9A0036", "#E30153"))
LINES = ("solid", "dashed", "dotted", "double")
NAMES = ("PER", "GPE", "Conflict.Attack", "شخص: فرد", "A.Very.Long.Name.Of.A.Type.That.Goes.On")


def sample() -> str:
    return SAMPLE.read_text(encoding="utf-8")


def fonts() -> None:
    """Load the bundled fonts once for the whole run."""
    app = QApplication.instance()
    if app is not None and not app.property("annotatorFonts"):
        load_fonts()
        app.setProperty("annotatorFonts", True)


def canvas_on(qtbot, text: str, size: tuple[int, int] = (1000, 800)) -> Canvas:
    """A shown canvas on a text, without a blinking caret."""
    fonts()
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(*size)
    canvas.set_text(text)
    canvas.show()
    QApplication.processEvents()
    return canvas


def mark(item: str, *fragments: tuple[int, int], **more) -> Mark:
    light, dark = COLOURS[hash(item) % 3 if more.pop("any_colour", False) else 0]
    look = {
        "shape": Shape.SPAN,
        "badge": "PER",
        "tip": "Person (PER)",
        "light": light,
        "dark": dark,
    } | more
    return Mark(item=item, fragments=fragments, **look)


def random_marks(text: str, count: int, seed: int) -> tuple[Mark, ...]:
    """Marks on runs of words: nested, crossing, equal, long; some in two fragments."""
    rng = random.Random(seed)
    words = list(word_ranges(text))
    found = []
    for number in range(count):
        first = rng.randrange(len(words))
        last = min(len(words) - 1, first + rng.choice((0, 0, 0, 1, 1, 2, 5, 12)))
        fragments = [(words[first][0], words[last][1])]
        if rng.random() < 0.1 and last + 3 < len(words):
            fragments.append(words[last + 2])
        light, dark = rng.choice(COLOURS)
        found.append(
            Mark(
                item=f"m{number}",
                shape=rng.choice((Shape.SPAN, Shape.SPAN, Shape.EVENT)),
                fragments=tuple(fragments),
                badge=rng.choice(NAMES),
                tip="tip",
                light=light,
                dark=dark,
                line=rng.choice(LINES),
                selected=rng.random() < 0.05,
                problem=rng.random() < 0.1,
                pending=rng.random() < 0.1,
                number=rng.choice((None, None, None, 4)),
            )
        )
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def random_scene(text: str, count: int, arcs: int, seed: int) -> Scene:
    rng = random.Random(seed)
    marks = random_marks(text, count, seed)
    found = []
    for _ in range(arcs):
        at = rng.randrange(len(marks))
        other = max(0, min(len(marks) - 1, at + rng.randint(-8, 8)))
        if other != at:
            light, dark = rng.choice(COLOURS)
            found.append(
                Arc(
                    source=marks[at].item,
                    target=marks[other].item,
                    pill=rng.choice(("Agent", "Place", "Instrument")),
                    light=light,
                    dark=dark,
                    dashed=rng.random() < 0.3,
                )
            )
    return Scene(marks, tuple(found))


def picture(canvas: Canvas) -> QImage:
    """The viewport as it is painted whole, now."""
    return canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def centre(canvas: Canvas, start: int, end: int) -> QPoint:
    """The middle of the first box of [start, end), in pixels of the viewport."""
    return canvas.boxes(start, end)[0].center().toPoint()


def letters(canvas: Canvas) -> list[QRectF]:
    """The text boxes of all lines, in pixels of the page."""
    found = []
    for number in range(len(canvas.page.pieces)):
        block = canvas.page.block(number)
        top = canvas.page.top(number)
        for line in block.paragraph.lines:
            if line.right - line.left > 0.5:
                rise = line.baseline - block.paragraph.rise
                found.append(
                    QRectF(line.left, top + rise, line.right - line.left, line.bottom - rise)
                )
    return found
