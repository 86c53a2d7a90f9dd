"""Speed of the statistics, on the generator of `corpus_bench`.

Promised at 100,000 documents of 20 spans: everything counted within 2 s of CPU, and no question to
the store that holds others up for 100 ms. ANNOTATOR_BENCH_DOCUMENTS says how many documents;
10,000 without it. Printed in CPU time and by the clock, with the floor of the machine.
"""

import contextlib
import os
import resource
import sys
import time

import pytest
from bench_transfer import floor
from corpus_bench import write_corpus

from annotator.app.projects import load_scheme
from annotator.app.statistics import Choice, count, look_closer
from annotator.app.transfer import ImportOptions, import_paths
from annotator.model.document import Status
from annotator.store.numbers import Numbers
from annotator.store.store import Store

DOCUMENTS = int(os.environ.get("ANNOTATOR_BENCH_DOCUMENTS", "10000"))
CHOICES = {
    "all": Choice(),
    "one author": Choice(authors=("bench",)),
    "in progress": Choice(statuses=(Status.IN_PROGRESS,)),
    "since 2020": Choice(first="2020-01-01"),
    "nobody": Choice(authors=("nobody",)),
}


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    """A store of the corpus."""
    folder = tmp_path_factory.mktemp("statistics")
    os.environ["ANNOTATOR_HOME"] = str(folder / "home")
    write_corpus(folder / "corpus.jsonl", DOCUMENTS)
    with Store.create(folder / "p.annot", load_scheme("ace2005")) as store:
        import_paths(store, [folder / "corpus.jsonl"], ImportOptions())
        (folder / "corpus.jsonl").unlink()
        yield store
    del os.environ["ANNOTATOR_HOME"]


@pytest.fixture
def say(capsys):
    """Print a figure past the capture of the tests."""

    def speak(words):
        with capsys.disabled():
            sys.stdout.write(f"\n{words}")

    return speak


class Held:
    """The connections of a store, and how long the longest of them was held."""

    def __init__(self, reading):
        self._reading = reading
        self.longest = 0.0

    @contextlib.contextmanager
    def __call__(self):
        with self._reading() as connection:
            start = time.perf_counter()
            yield connection
            self.longest = max(self.longest, time.perf_counter() - start)


def timed(work):
    """What it gave, milliseconds of CPU, and by the clock."""
    start, wall = time.process_time(), time.perf_counter()
    result = work()
    return result, (time.process_time() - start) * 1e3, (time.perf_counter() - wall) * 1e3


def quiet(*_):
    return None


@pytest.mark.parametrize("name", CHOICES)
def test_counting_everything(counted, say, monkeypatch, name):
    held = Held(counted._reading)
    monkeypatch.setattr(Store, "numbers", lambda _store: Numbers(held))
    scheme, choice = counted.scheme(), CHOICES[name]
    known, cpu, wall = timed(lambda: count(counted, scheme, choice, quiet, lambda: False))
    say(
        f"{DOCUMENTS:,} documents, {name}: {cpu:.0f} ms of CPU ({wall:.0f} by the clock), longest "
        f"question {held.longest * 1e3:.0f} ms; {known.entities:,} spans; floor {floor():.3f} s"
    )


def test_looking_closer(counted, say):
    known = count(counted, counted.scheme(), Choice(), quiet, lambda: False)
    _, cpu, wall = timed(lambda: look_closer(counted, Choice(), known, quiet, lambda: False))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    say(f"a closer look: {cpu:.0f} ms of CPU ({wall:.0f} by the clock); peak memory {peak:.0f} MB")
