"""The canvas at size: 1 MB with 10,000 spans and 10 MB with 100,000, through the real window.

CPU and wall time side by side, since the wall also measures what else the machine does; the floor -
a screenful laid out and drawn by bare QTextLayouts - is measured in the same run.
"""

import gc
import json
import os
import random
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from annotator.app.projects import load_scheme, open_session
from annotator.app.scene import Look, SceneBuilder
from annotator.app.transfer import ImportOptions, import_paths
from annotator.store.store import Store

# Qt gathers updates for 5 ms before it paints: a frame would end unpainted here.
os.environ["QT_QPA_UPDATE_IDLE_TIME"] = "0"

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"1 MB": (1_000_000, 10_000), "10 MB": (10_000_000, 100_000)}
GOALS = {"1 MB": (50, 100, 250), "10 MB": (150, 300, 3000)}
WINDOWS = {"1000 x 800": (1000, 800), "2560 x 1440": (2560, 1440)}
LABELS = ("PER", "ORG", "GPE", "LOC", "FAC")
FRAMES = 120


class Clock:
    """Wall and CPU milliseconds since it was made."""

    def __init__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def __call__(self) -> tuple[float, float]:
        wall, cpu = self._began
        return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def quantile(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def said(name: str, times: list[tuple[float, float]], goal: str = "") -> None:
    wall, cpu = ([pair[part] for pair in times] for part in (0, 1))
    if len(times) == 1:
        print(f"  {name}: wall {wall[0]:.1f}, CPU {cpu[0]:.1f} ms{goal}")
        return
    print(
        f"  {name}: wall p50 {quantile(wall, 50):.1f}, p95 {quantile(wall, 95):.1f}, "
        f"CPU p50 {quantile(cpu, 50):.1f}, p95 {quantile(cpu, 95):.1f} ms{goal}"
    )


def resident() -> float:
    """Resident memory in MB (Linux)."""
    gc.collect()
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def article(size: int) -> str:
    text = (ROOT / "resources" / "samples" / "article.txt").read_text(encoding="utf-8")
    return text * (size // len(text.encode()) + 1)


def make_project(path: Path, size: int, spans: int) -> None:
    """One document of `size` bytes with spans on words spread evenly over it, and an empty one."""
    text, rng = article(size), random.Random(1)
    words = [hit.span() for hit in re.finditer(r"\w+", text)]
    step = len(words) / spans
    entities = [
        {"id": f"s{n}", "start": start, "end": end, "label": rng.choice(LABELS)}
        for n, (start, end) in enumerate(words[int(at * step)] for at in range(spans))
    ]
    records = (
        {"id": "small", "text": "قال", "author": "me"},
        {"id": "large", "text": text, "author": "me", "entities": entities},
    )
    lines = path.with_suffix(".jsonl")
    lines.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "utf-8")
    with Store.create(path, load_scheme("ace2005")) as store:
        import_paths(store, [lines], ImportOptions())


@pytest.fixture(scope="module", params=SIZES)
def project(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("canvas") / "p.annot"
    make_project(path, *SIZES[request.param])
    return request.param, path


def window_on(path: Path, size: tuple[int, int]):
    """The real window, its canvas of `size` pixels, a document of one word open in it."""
    from annotator.gui.app import make_application
    from annotator.gui.theme import LIGHT
    from annotator.gui.window import Window
    from annotator.settings import Settings

    app = make_application()
    window = Window(open_session(path, "me"), Settings(author="me"), LIGHT)
    window.resize(size[0] + 600, size[1] + 80)
    window.open_document("small")
    window.show()
    window.canvas.setFocus()
    app.processEvents()
    assert abs(window.canvas.viewport().width() - size[0]) < 200
    return app, window


def idle(app) -> None:
    """Until nothing waits any more: an act leaves panels to be painted behind it."""
    for _ in range(6):
        app.processEvents()


def painted(app, window) -> None:
    window.canvas.viewport().repaint()
    app.processEvents()


class Seen(NamedTuple):
    """Wall and CPU milliseconds from the click to a paint."""

    text: tuple[float, float]
    visible: tuple[float, float]
    all: tuple[float, float]


def opened(app, window) -> Seen:
    """When text, the spans in sight, and all spans of the large document were painted."""
    canvas, opening = window.canvas, window.opening
    paints: list[tuple[int, tuple[float, float]]] = []
    original = canvas.paintEvent
    clock = Clock()

    def noted(event) -> None:
        original(event)
        if len(canvas.page.text) > 1000:
            paints.append((len(canvas.page.index), clock()))

    canvas.paintEvent = noted
    window.open_document("large")
    while opening.reading:
        app.processEvents()
    canvas.viewport().repaint()
    del canvas.paintEvent
    visible = next(time for marks, time in paints if marks)
    return Seen(paints[0][1], visible, paints[-1][1])


def test_opening_a_large_document(benchmark, project):
    name, path = project
    app, window = window_on(path, WINDOWS["1000 x 800"])
    empty = resident()
    print(f"\n{name}, {SIZES[name][1]} spans, from the click to the paint:")
    seen = opened(app, window)
    said_goals = zip(("text", "spans in sight", "all spans"), seen, GOALS[name], strict=True)
    for what, times, goal in said_goals:
        said(what, [times], f"; goal {goal}")
    while window.canvas.ruler._stale:
        app.processEvents()
    print(f"  memory above the empty window: {resident() - empty:.0f} MB; goal 250")
    rounds = []
    for _ in range(3):
        window.open_document("small")
        idle(app)
        rounds.append(opened(app, window))
    for what, goal, times in zip(Seen._fields, GOALS[name], zip(*rounds, strict=True), strict=True):
        said(f"again, best of three: {what}", [min(times)], f"; goal {goal}")
    parts(app, window, path)
    benchmark.pedantic(lambda: None, rounds=1)
    window.close()


def test_frames_while_the_marks_are_read(benchmark, project):
    """Scrolling while a thread reads the rest."""
    name, path = project
    app, window = window_on(path, WINDOWS["1000 x 800"])
    bar, times = window.canvas.verticalScrollBar(), []
    window.open_document("large")
    while window.opening.reading:
        clock = Clock()
        bar.setValue(bar.value() + 60)
        app.processEvents()
        times.append(clock())
        time.sleep(0.01)
    print(f"\n{name}, {SIZES[name][1]} spans:")
    said(f"{len(times)} frames scrolled while the marks are read", times)
    benchmark.pedantic(lambda: None, rounds=1)
    window.close()


def parts(app, window, path: Path) -> None:
    """Where the time goes: each part of opening once more, on its own."""
    session, canvas = window.bridge.session, window.canvas
    store, state = session.store, session.state

    def timed(what: str, work: Callable[[], object]) -> object:
        clock = Clock()
        found = work()
        said(f"of that: {what}", [clock()])
        return found

    timed("reading the text", lambda: store.text("large"))
    timed("reading the items", lambda: store.layer(state.key))
    items = list(state.items.values())
    content = (state.layer, (), items)
    load = type(state).load
    timed("the state", lambda: load(state.key, state.document, state.version, content))
    builder = SceneBuilder(session.scheme)
    scene = timed("the scene", lambda: builder.scene(state, Look()))
    timed("the text on the canvas", lambda: (canvas.set_text(state.text), painted(app, window)))
    timed("the marks on the canvas", lambda: (canvas.set_scene(scene), painted(app, window)))
    timed("the ruler, all of it", canvas.ruler.finish)


def floor(canvas) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """A screenful by bare QTextLayouts: laid out and drawn, and drawn again."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QPainter, QPixmap, QTextLayout, QTextOption

    page, port = canvas.page, canvas.viewport()
    top = canvas.verticalScrollBar().value()
    blocks = page.lay_out(top, top + port.height())
    option = QTextOption(Qt.AlignmentFlag.AlignRight)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    picture = QPixmap(port.size())
    first, again = [], []
    for _ in range(20):
        clock, layouts = Clock(), []
        for block, _y in blocks:
            layout = QTextLayout(block.paragraph.text, page.style.font)
            layout.setTextOption(option)
            layout.setCacheEnabled(True)
            layout.beginLayout()
            y = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(page.width)
                line.setPosition(QPointF(0, y))
                y += line.height()
            layout.endLayout()
            layouts.append(layout)
        for times in (first, again):
            if times is again:
                clock = Clock()
            painter = QPainter(picture)
            painter.fillRect(picture.rect(), Qt.GlobalColor.white)
            for layout, (_, y) in zip(layouts, blocks, strict=True):
                layout.draw(painter, QPointF(0, y - top))
            painter.end()
            times.append(clock())
    return first, again


@pytest.mark.parametrize("screen", WINDOWS)
def test_frames_and_keys(benchmark, project, screen):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    name, path = project
    app, window = window_on(path, WINDOWS[screen])
    opened(app, window)
    canvas, bar = window.canvas, window.canvas.verticalScrollBar()
    while canvas.ruler._stale:
        app.processEvents()
    rng = random.Random(3)
    print(f"\n{name}, {SIZES[name][1]} spans, window {screen}:")

    def frames(step: Callable[[], int], count: int = FRAMES) -> list[tuple[float, float]]:
        times = []
        for _ in range(count):
            goal = step()
            clock = Clock()
            bar.setValue(goal)
            app.processEvents()
            app.processEvents()
            times.append(clock())
        return times

    bar.setValue(bar.maximum() // 3)
    painted(app, window)
    first, again = floor(canvas)
    said("floor: a screenful by bare QTextLayouts", first)
    said("floor: drawn again", again)
    warm = []
    for _ in range(40):
        clock = Clock()
        canvas.viewport().repaint()
        warm.append(clock())
    said("warm full repaint", warm, "; goal 2 x the floor")
    said("frame scrolled by 60 px", frames(lambda: bar.value() + 60), "; goal p95 8")
    jump = 25 if screen != "1000 x 800" else 12
    jumps = frames(lambda: rng.randrange(bar.maximum()))
    said("jump", jumps, f"; goal p95 {jump}")
    said("key to saved and painted span", keys(app, window, Qt, QTest), "; goal p95 16.7 wall")
    for part in (0.01, 0.99):
        bar.setValue(round(bar.maximum() * part))
        app.processEvents()
        said(f"the ruler after one mark, {part:.0%} down", ruler_edits(canvas), "; goal 1")
    benchmark.pedantic(lambda: None, rounds=1)
    window.close()


def keys(app, window, qt, qtest) -> list[tuple[float, float]]:
    """Words in sight selected one after another and marked by one key, until seen and saved."""
    canvas, times = window.canvas, []
    text, original, seen = canvas.text(), canvas.paintEvent, []

    def noted(event) -> None:
        original(event)
        if canvas.page.selected:  # the new mark is: only the new scene has it
            seen.append(event)

    canvas.paintEvent = noted
    top = canvas.offset_at(canvas.viewport().rect().center())
    for hit in list(re.finditer(r"\w{3,}", text[top : top + 2500]))[:60]:
        canvas.select(top + hit.start(), top + hit.end())
        idle(app)
        seen.clear()
        clock = Clock()
        qtest.keyClick(canvas, qt.Key.Key_S)
        for _ in range(20):
            app.processEvents()
            if seen:
                times.append(clock())
                break
        qtest.keyClick(canvas, qt.Key.Key_Escape)
        idle(app)
    del canvas.paintEvent
    assert len(times) > 30
    return times


def ruler_edits(canvas) -> list[tuple[float, float]]:
    """What the ruler alone costs when one mark has changed: looking and painting."""
    at = canvas.offset_at(canvas.viewport().rect().center())
    times = []
    for _ in range(60):
        clock = Clock()
        canvas.ruler.changed(((at, at + 5),))
        canvas.ruler.repaint()
        times.append(clock())
    return times
