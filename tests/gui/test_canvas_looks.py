"""Each state of a mark has its own look, told apart without hue; pictures guard the whole."""

import itertools
import os
from pathlib import Path

import pytest
from canvas_help import canvas_on, mark
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from annotator.gui.theme import DARK, LIGHT
from annotator.model.marks import Arc, Scene, Shape

TEXT = (
    "بغداد تعلن تدمير التحالف عشرات المخابئ\n"
    'وقال مصدر في وزارة الدفاع العراقية لـ"العربي الجديد" إن 133 ضربة نفذت في 2021 قرب '
    'كركوك وجبال قره جوخ ضد تنظيم "داعش" الإرهابي.\n'
    "The spokesman of CENTCOM said (في بغداد) that 12% were done."
)
SEEN = {480: QSize(448, 756), 900: QSize(882, 756)}
"""The pixels of the text area in the pictures that are kept."""

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
STATES = {
    "plain": {},
    "selected": {"selected": True},
    "hovered": {},
    "needed": {"problem": True},
    "suggested": {"pending": True},
    "disputed": {"disputed": True},
    "numbered": {"number": 3},
}
GREY = {"light": "#5C5C5C", "dark": "#A8A8A8"}
PICTURES = Path(__file__).parent / "pictures"
WRITE = os.environ.get("ANNOTATOR_PICTURES") == "write"
"""With ANNOTATOR_PICTURES=write the pictures are made anew; look at them before they are kept."""


def grey(canvas) -> QImage:
    QApplication.processEvents()
    image = canvas.viewport().grab().toImage()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def differing(one: QImage, other: QImage, least: int) -> int:
    """How many pixels differ by at least `least` of 255."""
    assert one.size() == other.size()
    rows = zip(_rows(one), _rows(other), strict=True)
    return sum(abs(a - b) >= least for row in rows for a, b in zip(*row, strict=True))


def _rows(image: QImage):
    for y in range(image.height()):
        yield bytes(image.constScanLine(y))[: image.width() * image.depth() // 8]


@THEMES
def test_states_are_told_apart_without_hue(qtbot, theme):
    pictures = {}
    at = TEXT.index("التحالف")
    for name, state in STATES.items():
        canvas = canvas_on(qtbot, TEXT.split("\n")[0], (700, 160))
        canvas.set_theme(theme)
        marks = (mark("a", (at, at + 7), **GREY, **state),)
        canvas.set_scene(Scene(marks, selected=("a",) if state.get("selected") else ()))
        if name == "hovered":
            canvas.hover.move(canvas.boxes(at + 1, at + 2)[0].center())
        pictures[name] = grey(canvas)
    for one, other in itertools.combinations(pictures, 2):
        assert differing(pictures[one], pictures[other], 24) > 25, (one, other)


@THEMES
def test_an_event_and_a_span_differ_in_shape(qtbot, theme):
    canvas = canvas_on(qtbot, TEXT.split("\n")[0], (700, 160))
    canvas.set_theme(theme)
    pictures = []
    for shape in Shape:
        canvas.set_scene(Scene((mark("a", (11, 16), shape=shape, **GREY),)))
        pictures.append(grey(canvas))
    assert differing(*pictures, 24) > 10


# --- pictures -----------------------------------------------------------------------------------


def found(words, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return at, at + len(words)


def whole_scene() -> Scene:
    """Every shape: nested, crossing, equal, in parts, six deep, needed, suggested, with arcs."""
    red, blue = {"light": "#9A0036", "dark": "#E30153"}, {"light": "#2A33CB", "dark": "#91ABFF"}
    green = {"light": "#3E6B2A", "dark": "#9CD182"}
    attack = {"shape": Shape.EVENT, "badge": "Conflict.Attack", **red}
    deep = [(*found("وزارة الدفاع العراقية"),)]
    first, last = deep[0]
    nested = [(first - 3 * n, last + 3 * n) for n in range(6)]
    marks = [
        mark("gpe", found("بغداد"), badge="GPE", **green),
        mark("attack", found("تدمير"), selected=True, problem=True, **attack),
        mark("org", found("التحالف"), badge="ORG", number=1, **blue),
        mark("same", found("التحالف"), badge="FAC", line="dashed", **green),
        mark("cross", (found("عشرات")[0], found("المخابئ")[1] - 3), line="double", **red),
        mark("crossed", (found("المخابئ")[0], found("المخابئ")[1]), line="dotted", **green),
        mark("parts", found("كركوك"), found("قره جوخ"), badge="LOC", **green),
        mark("guess", found("داعش"), badge="ORG", pending=True, **blue),
        mark("other", found("CENTCOM"), badge="ORG", disputed=True, **blue),
        mark("long", found("12% were done"), badge="A.Very.Long.Name.Of.A.Type.That.Goes.On"),
        *(mark(f"n{n}", place, badge="PER" * (n + 1)) for n, place in enumerate(nested)),
    ]
    arcs = (
        Arc(source="attack", target="gpe", pill="Place", light=red["light"], dark=red["dark"]),
        Arc(source="attack", target="org", pill="Attacker", light=red["light"], dark=red["dark"]),
        Arc(source="attack", target="parts", pill="Target", light=red["light"], dark=red["dark"]),
        Arc(
            source="org", target="other", pill="PHYS", light="#5C5C5C", dark="#A8A8A8", dashed=True
        ),
    )
    ordered = sorted(marks, key=lambda m: (m.start, -m.end, m.item))
    return Scene(tuple(ordered), arcs, ("attack",))


@THEMES
@pytest.mark.parametrize("width", [900, 480])
def test_the_picture_is_the_one_that_was_looked_at(qtbot, theme, width):
    canvas = canvas_on(qtbot, TEXT, (width, 760))
    # A scroll bar and a frame are as wide as the style of the window makes them.
    canvas.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    QApplication.processEvents()
    canvas.resize(canvas.size() + SEEN[width] - canvas.viewport().size())
    canvas.set_theme(theme)
    canvas.set_scene(whole_scene())
    canvas.set_caret(len(TEXT))
    QApplication.processEvents()
    shown = canvas.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    path = PICTURES / f"all-{'dark' if theme.dark else 'light'}-{width}.png"
    if WRITE:
        PICTURES.mkdir(exist_ok=True)
        assert shown.save(str(path))
    kept = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    assert kept.size() == shown.size(), path.name
    # Another build of FreeType may set an edge a shade differently; nothing may stand elsewhere.
    wrong = differing(kept, shown, 64)
    assert wrong <= shown.width() * shown.height() * 4 * 0.002, f"{path.name}: {wrong}"


def test_a_mark_that_moves_by_a_word_is_another_picture(qtbot):
    """The guard itself: it sees a mark in the wrong place."""
    canvas = canvas_on(qtbot, TEXT, (900, 760))
    pictures = []
    for words in ("تدمير", "تعلن"):
        canvas.set_scene(Scene((mark("a", found(words)),)))
        QApplication.processEvents()
        image = canvas.viewport().grab().toImage()
        pictures.append(image.convertToFormat(QImage.Format.Format_RGB32))
    limit = pictures[0].width() * pictures[0].height() * 4 * 0.0005
    assert differing(*pictures, 64) > 0 or differing(*pictures, 8) > limit


def test_the_pointer_tells_what_a_press_would_take(qtbot):
    canvas = canvas_on(qtbot, TEXT.split("\n")[0], (700, 160))
    at = TEXT.index("التحالف")
    canvas.set_scene(Scene((mark("a", (at, at + 7), selected=True),), selected=("a",)))
    box = canvas.boxes(at, at + 7)[0]
    canvas.hover.move(QPoint(round(box.right()), round(box.center().y())).toPointF())
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor
    canvas.hover.move(box.center())
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
