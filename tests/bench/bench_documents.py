"""The list of documents of a large project: opening, filtering, sorting, acts on many, memory.

Promised at 100,000 documents of 20 spans: a project opens in 1 s, a filter answers in 100 ms, less
than 500 MB are resident, and the window never stalls for more than 100 ms. The corpus is that of
`corpus_bench`; ANNOTATOR_BENCH_DOCUMENTS says how many documents, 10,000 without it, and
ANNOTATOR_BENCH_PROJECT may name a project that was made of it before. Times are CPU time of this
process unless "by the clock" is said; the floor of the machine of the same run stands beside them.
"""

import os
import resource
import sys
import time
from pathlib import Path

import pytest
from bench_transfer import floor
from corpus_bench import write_corpus
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotator.app.arranging import SortKey
from annotator.app.projects import load_scheme, open_session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.model.document import Status
from annotator.store.store import Store

DOCUMENTS = int(os.environ.get("ANNOTATOR_BENCH_DOCUMENTS", "10000"))
FILTERS = (
    "ال",
    "بغداد",
    "قسطنطينوبوليتان",
    "status:in-progress",
    "is:flagged",
    "label:PER",
    "label:WEA.Nuclear",
    "date:2026",
    "label:PER status:in-progress date:2020..2030 من",
)
ACTS = (100, 1_000, 5_000, 10_000)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project of the corpus, closed as a window closes it."""
    given = os.environ.get("ANNOTATOR_BENCH_PROJECT")
    folder = tmp_path_factory.mktemp("documents")
    if not given:
        os.environ["ANNOTATOR_HOME"] = str(folder / "home")
        write_corpus(folder / "corpus.jsonl", DOCUMENTS)
        with Store.create(folder / "p.annot", load_scheme("ace2005")) as store:
            import_paths(store, [folder / "corpus.jsonl"], ImportOptions())
        (folder / "corpus.jsonl").unlink()
    return Path(given) if given else folder / "p.annot"


@pytest.fixture
def say(capsys):
    """Print a figure past the capture of the tests."""

    def speak(words):
        with capsys.disabled():
            sys.stdout.write(f"\n{words}")

    return speak


class Pulse:
    """The longest time between two turns of the event loop: ms by the clock, and ms of CPU of the
    window's own thread, which a busy machine does not lengthen.
    """

    def __init__(self):
        self.longest, self._last = 0.0, time.perf_counter()
        self.busy, self._then = 0.0, time.thread_time()
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self):
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, (now - self._last) * 1e3), now
        then = time.thread_time()
        self.busy, self._then = max(self.busy, (then - self._then) * 1e3), then

    def stop(self):
        self._timer.stop()
        return f"{self.longest:.0f} ms by the clock, {self.busy:.0f} of CPU"


def timed(act):
    """Milliseconds of CPU of the whole process, and by the clock."""
    start, wall = time.process_time(), time.perf_counter()
    act()
    return (time.process_time() - start) * 1e3, (time.perf_counter() - wall) * 1e3


def resident():
    """MB that are resident now."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def until(holds, seconds=120):
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.0005)
    assert holds()


@pytest.fixture(scope="module")
def opened(qapp, project):
    """A window on the project, and what opening it took."""
    from annotator.gui.app import make_application
    from annotator.gui.theme import LIGHT, dress
    from annotator.gui.window import Window
    from annotator.settings import Settings

    make_application()
    dress(qapp, LIGHT)
    figures, made = {"empty": resident()}, []

    def open_window():
        window = Window(open_session(project, "bench"), Settings(author="bench"), LIGHT)
        window.resize(1360, 860)
        window.listing.open_first()
        window.show()
        until(lambda: window.canvas.painted_once)
        made.append(window)

    figures["article"] = timed(open_window)
    window = made[0]
    pulse = Pulse()
    number = window.bridge.session.store.number_of_documents()
    figures["list"] = timed(lambda: until(lambda: len(window.documents.rows()) == number))
    figures["counts"] = timed(lambda: until(lambda: window.documents.rows().complete))
    figures["stall"], figures["resident"] = pulse.stop(), resident()
    yield window, figures
    window.close()


def test_opening(opened, say):
    window, found = opened
    say(
        f"{len(window.documents.rows()):,} documents: article painted after "
        f"{found['article'][0]:.0f} ms ({found['article'][1]:.0f} by the clock), the list "
        f"{found['list'][0]:.0f} ({found['list'][1]:.0f}) later, all counted "
        f"{found['counts'][0]:.0f} ({found['counts'][1]:.0f}) after that; longest stall meanwhile "
        f"{found['stall']}; {found['resident']:.0f} MB resident, "
        f"{found['empty']:.0f} before; floor {floor():.3f} s"
    )


@pytest.mark.parametrize("words", FILTERS)
def test_filters(opened, say, words):
    panel = opened[0].documents
    times = []
    for _ in range(3):
        panel.filter.clear()
        QApplication.processEvents()
        times.append(timed(lambda: (panel.filter.setText(words), QApplication.processEvents())))
    cpu, wall = min(times)
    say(f"filter {words}: {cpu:.0f} ms ({wall:.0f} by the clock) for {len(panel.arranger.shown):,}")
    panel.filter.clear()


def test_sorts(opened, say):
    panel = opened[0].documents
    for key in SortKey:
        pulse = Pulse()
        cpu, wall = timed(lambda key=key: panel.set_sort(key, falling=True))
        until(lambda: panel.arranger._sorting is None)
        QApplication.processEvents()
        say(f"sort by {key}: {cpu:.0f} ms ({wall:.0f} by the clock), stall {pulse.stop()}")
    panel.set_sort(SortKey.IMPORT, falling=False)


def test_steps_to_the_next_document(opened, say):
    window = opened[0]
    times = [timed(lambda: window.listing.step(1))[0] for _ in range(20)]
    say(f"next document: median {sorted(times)[10]:.1f} ms, longest {max(times):.1f}")


def test_acts_on_many_documents(opened, say):
    window = opened[0]
    panel, session = window.documents, window.bridge.session
    for number in ACTS:
        ids = panel.rows().ids[:number]
        window.listing.several.ids = lambda ids=ids: ids
        pulse = Pulse()
        start = time.perf_counter()
        window.listing.several.set_status(Status.DONE)
        until(lambda number=number: panel.rows().done >= number)
        took = time.perf_counter() - start
        stall = pulse.stop()
        pulse, start = Pulse(), time.perf_counter()
        window.bridge.undo()
        until(lambda: panel.rows().done == 0)
        assert session.history.undone
        undone = time.perf_counter() - start
        say(
            f"status of {number:,} documents: {took:.2f} s by the clock, stall {stall}; "
            f"undone in {undone:.2f} s, stall {pulse.stop()}"
        )
    del window.listing.several.ids


def test_words_in_articles(opened, say):
    window = opened[0]
    panel = window.documents
    corpus = window.searching.corpus()
    _, wall = timed(corpus.freshen)
    say(f"index brought up to date: {wall / 1e3:.0f} s by the clock")
    for words in ("text:الكهرباء", "text:بغداد", "text:قسطنطينوبوليتان"):
        panel.filter.clear()
        QApplication.processEvents()
        pulse, start = Pulse(), time.perf_counter()
        panel.filter.setText(words)
        until(lambda: bool(panel.arranger.shown) or not panel.arranger.looking)
        first = (time.perf_counter() - start) * 1e3
        until(lambda: not panel.arranger.looking)
        took = (time.perf_counter() - start) * 1e3
        say(
            f"filter {words}: first {first:.0f} ms, all {took:.0f} ms by the clock, stall "
            f"{pulse.stop()}, for {len(panel.arranger.shown):,}"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    say(f"{resident():.0f} MB resident, peak {peak:.0f} MB\n")
