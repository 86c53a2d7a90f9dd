"""Stalls: the longest time in which the window does not come round while large acts are saved.

Promised: never over 100 ms. A project of 20,000 documents (the corpus of `corpus_bench`;
ANNOTATOR_BENCH_DOCUMENTS says how many, ANNOTATOR_BENCH_PROJECT may name one that was made before,
which is copied) stands in a window. Marking everywhere, acts on the scheme, on many documents and
on a long corrected text are done as the window does them; meanwhile it opens one document after
the other. A timer of 10 ms tells how long the window did not come round, and a thread beside it
where it stood then.

Three figures stand for each stall: ms without those in which the window was ready to run and no
core was free (`/proc/…/schedstat`: other programs share the machine), ms by the clock, and ms of
CPU of the window's own thread. The first is what the program has to answer for: its own work, and
waiting for a lock, for the disk or for Python's own lock (GIL). For the longest stand the lines
where the window stood, as `faulthandler` saw them.
"""

import faulthandler
import gc
import json
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest
from bench_documents import resident, until
from bench_transfer import floor
from corpus_bench import records, write_corpus
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotator.app import correcting
from annotator.app.projects import load_scheme, open_session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.model.document import Status
from annotator.model.scheme_edits import rename_label
from annotator.store.store import Store

DOCUMENTS = int(os.environ.get("ANNOTATOR_BENCH_DOCUMENTS", "20000"))
TICK_MS = 10
NOTED_MS = 50
_ROOT = str(Path(__file__).resolve().parents[2] / "annotator")


def waited_for_a_core():
    """Seconds that this thread has been ready to run and was not let."""
    name = f"/proc/self/task/{threading.get_native_id()}/schedstat"
    return int(Path(name).read_text(encoding="ascii").split()[1]) / 1e9


class Watched:
    """The stalls of the window from its making to `stop`, each with where the window stood."""

    def __init__(self):
        self.gaps, self._asked = [], []
        self._main, self._over = threading.get_ident(), False
        self._said = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed by `stop`
        faulthandler.register(signal.SIGUSR1, self._said, all_threads=False)
        self._then = self._now()
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def _now(self):
        return time.perf_counter(), waited_for_a_core(), time.thread_time()

    def _beat(self):
        then, now = self._then, self._now()
        wall, core, cpu = ((b - a) * 1e3 for a, b in zip(then, now, strict=True))
        self.gaps.append((wall - core, wall, cpu, then[0]))
        self._then = now

    def _watch(self):
        while not self._over:
            time.sleep(0.005)
            began = self._then[0]
            if (time.perf_counter() - began) * 1e3 > NOTED_MS / 2:
                self._asked.append(began)
                signal.pthread_kill(self._main, signal.SIGUSR1)
                time.sleep(0.005)

    def stop(self):
        self._beat()
        self._over = True
        self._timer.stop()
        self._watcher.join()
        faulthandler.unregister(signal.SIGUSR1)
        where = self._where()
        self._said.close()
        noted = sorted((gap for gap in self.gaps if gap[0] >= NOTED_MS), reverse=True)
        said = f"longest {_ms(max(self.gaps))}; {len(noted)} of {NOTED_MS} ms or more"
        for gap in noted[:4]:
            stood = where.get(gap[3], ["?"])
            most = max(set(stood), key=stood.count)
            said += f"\n      {_ms(gap)}, {stood.count(most)} of {len(stood)} times: {most}"
        return said

    def _where(self):
        self._said.seek(0)
        stacks = self._said.read().split("Stack (most recent call first):\n")[1:]
        found = {}
        for began, stack in zip(self._asked, stacks, strict=False):
            lines = [line.split("/")[-1] for line in stack.splitlines() if _ROOT in line]
            found.setdefault(began, []).append(" < ".join(map(_place, lines[:5])) or "Qt")
        return found


def _ms(gap):
    return f"{gap[0]:.0f} ms ({gap[1]:.0f} by the clock, {gap[2]:.0f} of CPU)"


def _place(line):
    """From `bridge.py", line 84 in _step` to `bridge:84 _step`."""
    return line.replace('.py", line ', ":").replace(" in ", " ")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    given, folder = os.environ.get("ANNOTATOR_BENCH_PROJECT"), tmp_path_factory.mktemp("stalls")
    os.environ.setdefault("ANNOTATOR_HOME", str(folder / "home"))
    path = folder / "p.annot"
    if given:
        shutil.copy(given, path)
        return path
    write_corpus(folder / "corpus.jsonl", DOCUMENTS)
    with Store.create(path, load_scheme("ace2005")) as store:
        import_paths(store, [folder / "corpus.jsonl"], ImportOptions())
    (folder / "corpus.jsonl").unlink()
    return path


@pytest.fixture
def say(capsys):
    """Print a figure past the capture of the tests."""

    def speak(words):
        with capsys.disabled():
            sys.stdout.write(f"\n{words}")
            sys.stdout.flush()

    return speak


@pytest.fixture(scope="module")
def window(qapp, project):
    from annotator.gui.app import make_application
    from annotator.gui.lively import keep_lively
    from annotator.gui.theme import LIGHT, dress
    from annotator.gui.window import Window
    from annotator.settings import Settings

    make_application()
    dress(qapp, LIGHT)
    # As the program does before it makes a window.
    keep_lively()
    made = Window(open_session(project, "bench"), Settings(author="bench"), LIGHT)
    made.resize(1360, 860)
    made.listing.open_first()
    made.show()
    until(lambda: made.canvas.painted_once)
    until(lambda: len(made.documents.rows()) > 0 and made.documents.rows().complete)
    yield made
    made.close()


class Reading:
    """Opens one document after the other, as somebody does who looks through them."""

    def __init__(self, window, every_ms=120):
        self._window, self.opened = window, 0
        self._ids = window.documents.rows().ids[::-7]
        self._timer = QTimer(interval=every_ms)
        self._timer.timeout.connect(self._open)
        self._timer.start()

    def _open(self):
        if QApplication.activeModalWidget() is None:
            self._window.open_document(self._ids[self.opened % len(self._ids)])
            self.opened += 1

    def stop(self):
        self._timer.stop()
        return f"{self.opened} documents opened meanwhile"


def spun(holds, seconds=300):
    """Turn the event loop as Qt does, waiting in it, until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        QApplication.processEvents()
        time.sleep(0.001)
        assert time.monotonic() < end


def measured(window, say, name, begin, ended, *, reading=True):
    gc.collect()
    watched, reader = Watched(), Reading(window) if reading else None
    start, cpu = time.perf_counter(), time.process_time()
    begin()
    spun(ended)
    took, busy = time.perf_counter() - start, time.process_time() - cpu
    more = f"; {reader.stop()}" if reader is not None else ""
    spun(lambda: time.perf_counter() > start + took + 0.3)
    memory = f"{resident():.0f} MB resident"
    say(f"{name}: {took:.2f} s ({busy:.2f} of CPU), {memory}{more}; {watched.stop()}")


def test_doing_nothing(window, say):
    end = time.monotonic() + 3
    say(f"floor {floor():.3f} s")
    measured(window, say, "only reading", lambda: None, lambda: time.monotonic() > end)


@pytest.mark.parametrize("words", ["من", "في"])
def test_marking_everywhere(window, say, words):
    searching = window.searching
    searching.ask_for("")
    dialog = searching.dialog
    searching.corpus().freshen()
    found = []
    measured(
        window,
        say,
        f"searching {words}",
        lambda: dialog.asked.emit(words),
        lambda: searching._finding is not None and searching._finding.over,
    )
    hits = dialog.list.hits.hits
    measured(
        window, say, f"taking {len(hits):,} hits", lambda: searching._mark_hits("PER"), lambda: True
    )
    marked = searching._marked
    searching._marked = lambda result: (marked(result), found.append(result))
    measured(window, say, f"marking {words}", searching.mark, lambda: bool(found))
    searching._marked = marked
    say(f"      {found[0].number:,} places in {found[0].documents:,} documents")
    id = found[0].saved.edits[-1].place.document
    dialog.hide()
    window.open_document(id)
    spun(lambda: window.bridge.session.state.key.document == id)
    done = window.bridge.session.history
    assert done.done
    measured(window, say, "undo of it", window.bridge.undo, lambda: True, reading=False)
    measured(window, say, "redo of it", window.bridge.redo, lambda: True, reading=False)


@pytest.mark.parametrize(("before", "after"), [("WEA", "WEA2"), ("PER", "PERSON")])
def test_acts_on_the_scheme(window, say, before, after):
    scheming, ended = window.scheming, []
    landed = scheming._landed
    scheming._landed = lambda *words: (landed(*words), ended.append(1))
    scheming._question = lambda: True
    dialog = scheming.made()
    scheming._show()
    dialog.change = rename_label(window.bridge.session.scheme, before, after)
    measured(window, say, f"renaming {before}", scheming.apply, lambda: len(ended) == 1)
    measured(window, say, "taking it back", scheming.take_back, lambda: len(ended) == 2)
    del scheming._landed, scheming._question
    until(lambda: window.documents.rows().complete)


def test_acts_on_many_documents(window, say):
    several, panel = window.listing.several, window.documents
    ids = panel.rows().ids[:10_000]
    several.ids = lambda: ids
    before = panel.rows().done
    measured(
        window,
        say,
        "status of 10,000",
        lambda: several.set_status(Status.DONE),
        lambda: panel.rows().done >= before + 9_000,
    )
    del several.ids
    window.open_document(ids[5])
    measured(window, say, "undo of it", window.bridge.undo, lambda: True, reading=False)
    measured(window, say, "redo of it", window.bridge.redo, lambda: True, reading=False)


@pytest.mark.parametrize("marks", [1_000, 3_000])
def test_correcting_a_long_text(window, say, marks):
    from annotator.model.commands import Act
    from annotator.model.edits import Edit
    from annotator.model.items import Span

    session = window.bridge.session
    id = window.documents.rows().ids[-marks // 100]
    window.open_document(id)
    spun(lambda: session.state is not None and session.state.key.document == id)
    state = session.state
    words = state.text.split() * (marks * 8 // len(state.text) + 1)
    text = "\n".join(" ".join(words[n : n + 60]) for n in range(0, len(words), 60))
    long = correcting.prepare(session.store, id, correcting.typed(text))
    window.commands.correcting.correct(long)
    spun(lambda: session.state is not None and session.state.text == text)
    at = range(0, len(text) - 4, len(text) // marks)
    spans = [
        Span(id=f"z{n}", fragments=((n, n + 3),), quote=text[n : n + 3], label="PER")
        for n in list(at)[:marks]
    ]
    window.bridge.act(Act("mark-all", tuple(Edit(session.state.key, None, s) for s in spans)))
    number = len(session.state.items)
    other = text.replace("من", "مـن").replace("  ", " ")
    correction = correcting.prepare(session.store, id, correcting.typed(other))
    measured(
        window,
        say,
        f"correcting {len(text):,} letters with {number:,} marks",
        lambda: window.commands.correcting.correct(correction),
        lambda: session.state is not None and session.state.text == other,
        reading=False,
    )
    for name, step in (("undo", window.bridge.undo), ("redo", window.bridge.redo)):
        measured(window, say, f"{name} of it", step, lambda: True, reading=False)


def test_importing(window, say, tmp_path):
    path, ended, transferring = tmp_path / "more.jsonl", [], window.commands.transferring
    with path.open("w", encoding="utf-8") as file:
        for record in records(3_000):
            record["id"] = f"more-{record['id']}"
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    imported = transferring._imported
    transferring._imported = lambda summary: (imported(summary), ended.append(summary))
    wanted = ImportOptions(author="bench")
    name = "importing 3,000 documents"
    measured(window, say, name, lambda: transferring._import([path], wanted), lambda: bool(ended))
    del transferring._imported
    assert ended[0].imported == 3_000
    until(lambda: window.documents.rows().complete)


def test_what_is_only_read(window, say):
    run, counts = window.commands.run, window.counting
    measured(window, say, "statistics", lambda: run("statistics"), lambda: counts.job.over)
    counts.dialog.hide()
