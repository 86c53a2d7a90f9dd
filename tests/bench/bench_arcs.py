"""Arcs at size: the arcs of all 5,000 events among 100,000 spans in 10 MB, while scrolling.

CPU time of one frame: scrolling, planning what came into sight, and the painting that it asks for.
"""

import random
import time
from pathlib import Path

import pytest

from annotator.app.projects import load_scheme
from annotator.app.scene import Look, SceneBuilder
from annotator.model.document import Document, LayerKey, TextVersion, text_sha256
from annotator.model.items import Argument, Event, Span
from annotator.model.state import Annotations

ROOT = Path(__file__).resolve().parents[2]
SPANS, EVENTS, ARGUMENTS = 100_000, 5_000, 3
ROLES = ("Attacker", "Target", "Place")
FRAMES = 300


@pytest.fixture(scope="module")
def large() -> Annotations:
    """The sample again and again; spans evenly over it, events among them."""
    article = (ROOT / "resources" / "samples" / "article.txt").read_text(encoding="utf-8")
    text = article * (10_000_000 // len(article.encode()) + 1)
    rng = random.Random(1)
    step = len(text) // SPANS
    spans = []
    for number in range(SPANS):
        at, label = number * step, rng.choice(("PER", "GPE", "ORG"))
        part = (at, at + 6)
        spans.append(
            Span(id=f"s{number}", label=label, fragments=(part,), quote=text[slice(*part)])
        )
    events = []
    for number in range(EVENTS):
        near = number * SPANS // EVENTS
        at = near * step + 9
        arguments = tuple(
            Argument(role=role, target=f"s{min(SPANS - 1, near + rng.randrange(8))}")
            for role in ROLES[:ARGUMENTS]
        )
        events.append(
            Event(
                id=f"e{number}",
                label="Conflict.Attack",
                fragments=((at, at + 5),),
                quote=text[at : at + 5],
                arguments=arguments,
            )
        )
    sha = text_sha256(text)
    version = TextVersion(document="d", text=text, sha256=sha, source_sha256=sha)
    document = Document(id="d", name="d.txt", title="d")
    return Annotations.load(LayerKey("d", "me"), document, version, (None, (), (*spans, *events)))


def quantile(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def said(name: str, times: list[float], goal: str = "") -> None:
    print(
        f"\n{name}: CPU p50 {quantile(times, 50):.2f}, p95 {quantile(times, 95):.2f}, "
        f"most {max(times):.2f} ms{goal}"
    )


def frames(canvas, by: int) -> list[float]:
    """CPU milliseconds of each frame while the page is scrolled by `by` pixels."""
    from PySide6.QtWidgets import QApplication

    bar, times = canvas.verticalScrollBar(), []
    for _ in range(FRAMES):
        began = time.process_time()
        bar.setValue(bar.value() + by)
        QApplication.processEvents()
        times.append((time.process_time() - began) * 1000)
    return times


@pytest.mark.parametrize(("shown", "by"), [("none", 60), ("all", 60), ("none", 700), ("all", 700)])
def test_scrolling_with_the_arcs_of_all_events(benchmark, large, shown, by):
    from annotator.gui.app import make_application
    from annotator.gui.canvas.view import Canvas

    app = make_application()
    canvas = Canvas()
    canvas.resize(1000, 800)
    canvas.set_text(large.text)
    canvas.show()
    app.processEvents()
    look = Look(all_events=shown == "all")
    canvas.set_scene(SceneBuilder(load_scheme("ace2005")).scene(large, look))
    canvas.verticalScrollBar().setValue(canvas.page.height // 2)
    app.processEvents()
    frames(canvas, by)
    times = frames(canvas, by)
    routes = len(canvas.page.arcs_drawn(0, canvas.page.height))
    assert bool(routes) is (shown == "all")
    benchmark.pedantic(lambda: None, rounds=1)
    said(f"frame scrolled by {by} px, arcs shown: {shown} ({routes})", times, "; goal p95 8 ms")
    canvas.close()


def test_the_scene_of_all_events_after_one_edit(benchmark, large):
    """What one key costs when the arcs of all events are shown."""
    from annotator.gui.app import make_application
    from annotator.gui.canvas.view import Canvas

    app = make_application()
    canvas = Canvas()
    canvas.resize(1000, 800)
    canvas.set_text(large.text)
    canvas.show()
    builder, state = SceneBuilder(load_scheme("ace2005")), large
    look = Look(all_events=True)
    began = time.process_time()
    scene = builder.scene(state, look)
    first = (time.process_time() - began) * 1000
    canvas.set_scene(scene)
    canvas.show_item("e2500")
    app.processEvents()
    made, shown = [], []
    for number in range(100):
        look = Look(all_events=True, selected=(f"e{2500 + number % 4}",))
        began = time.process_time()
        scene = builder.scene(state, look, {f"e{2502 + number % 4}"})
        made.append((time.process_time() - began) * 1000)
        began = time.process_time()
        canvas.set_scene(scene)
        canvas.viewport().repaint()
        shown.append((time.process_time() - began) * 1000)
    assert len(scene.arcs) == EVENTS * ARGUMENTS
    benchmark.pedantic(lambda: None, rounds=1)
    print(f"\nthe first scene of {len(scene.marks)} marks, {len(scene.arcs)} arcs: {first:.0f} ms")
    said("scene after one edit", made)
    said("scene shown and painted", shown)
    canvas.close()
