"""Speed of searching a corpus, on the generator of `corpus_bench`.

Promised at 100,000 documents: the first page of hits (40) of words of three letters or more within
100 ms (p95), of marks within 300 ms. ANNOTATOR_BENCH_DOCUMENTS says how many documents; 10,000
without it. Printed in CPU time and by the clock, with the floor of the machine of the same run.
"""

import contextlib
import itertools
import os
import random
import resource
import sys
import time

import pytest
from bench_transfer import floor
from corpus_bench import SEED, source_words, write_corpus

from annotator.app.gazetteer import Gazetteer
from annotator.app.guide_examples import draw_examples
from annotator.app.projects import load_scheme
from annotator.app.searching import search
from annotator.app.transfer import ImportOptions, import_paths
from annotator.store.store import Store
from annotator.text.fold import fold

DOCUMENTS = int(os.environ.get("ANNOTATOR_BENCH_DOCUMENTS", "10000"))
SAID: list[str] = []
PAGE = 40
ASKED = 200
MARKS = (
    "label:PER",
    "label:WEA.Nuclear",
    "label:ORG العراق",
    "label:Conflict.Attack role:Attacker=ORG",
    "role:Target=GPE",
    "attr:polarity=negative",
    "author:bench status:in-progress",
    "is:unlabelled العراق",
    "is:unlabelled",
    "is:unlabelled label:PER",
)


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    """A store of the corpus, its index up to date, and what making them took."""
    folder = tmp_path_factory.mktemp("search")
    os.environ["ANNOTATOR_HOME"] = str(folder / "home")
    write_corpus(folder / "corpus.jsonl", DOCUMENTS)
    with Store.create(folder / "p.annot", load_scheme("ace2005")) as store:
        start = time.perf_counter()
        import_paths(store, [folder / "corpus.jsonl"], ImportOptions())
        imported = time.perf_counter() - start
        (folder / "corpus.jsonl").unlink()
        with contextlib.closing(store.corpus()) as corpus:
            start = time.perf_counter()
            assert corpus.freshen()
            indexed = time.perf_counter() - start
            start = time.perf_counter()
            assert corpus.count_quotes()
            counted = time.perf_counter() - start
            size = sum(p.stat().st_size for p in (folder / "home").rglob("*.index*")) / 2**20
            SAID.append(
                f"{DOCUMENTS:,} documents: import {imported:.0f} s, index {indexed:.0f} s "
                f"({indexed / DOCUMENTS * 1e3:.2f} ms each), quotes {counted:.1f} s, "
                f"{size:.0f} MB; floor {floor():.3f} s"
            )
            yield store, corpus
    del os.environ["ANNOTATOR_HOME"]


@pytest.fixture
def say(capsys):
    """Print a figure past the capture of the tests, after what was kept until then."""

    def speak(words):
        with capsys.disabled():
            for line in (*SAID, words):
                sys.stdout.write(f"\n{line}")
        SAID.clear()

    return speak


def first_page(corpus, scheme, words):
    """Milliseconds of CPU and by the clock to the first page, and how many hits it has."""
    start, wall = time.process_time(), time.perf_counter()
    number = len(list(itertools.islice(search(corpus, scheme, words, "bench"), PAGE)))
    return (time.process_time() - start) * 1e3, (time.perf_counter() - wall) * 1e3, number


def p95(times, percent=95):
    return sorted(times)[len(times) * percent // 100]


def test_the_first_page_of_words(searched, say):
    store, corpus = searched
    scheme, rng = store.scheme(), random.Random(SEED)
    words = sorted({w for w in map(fold, source_words()) if w.isalpha() and len(w) >= 3})
    asked = rng.sample(words, ASKED)
    times, walls, found = zip(*(first_page(corpus, scheme, word) for word in asked), strict=True)
    assert all(found)
    short = [first_page(corpus, scheme, word)[0] for word in ("في", "لا", "ما")]
    none, _, hits = first_page(corpus, scheme, "قسطنطينوبوليتان")
    assert hits == 0
    say(
        f"{ASKED} words of three letters or more: p95 {p95(times):.1f} ms of CPU "
        f"({p95(walls):.1f} by the clock), median {p95(times, 50):.1f} ({p95(walls, 50):.1f}), "
        f"longest {max(times):.1f}; words of two: {max(short):.1f}; a word that is nowhere: "
        f"{none:.1f}"
    )


@pytest.mark.parametrize("words", MARKS)
def test_the_first_page_of_marks(searched, say, words):
    store, corpus = searched
    scheme = store.scheme()
    times = [first_page(corpus, scheme, words) for _ in range(5)]
    cpu, wall, found = map(max, zip(*times, strict=True))
    assert found
    say(f"{words}: {cpu:.1f} ms of CPU ({wall:.1f} by the clock) for {found} hits")


@pytest.mark.parametrize("label", ["PER", "WEA", "Conflict.Attack"])
def test_examples_of_a_label(searched, say, label):
    store, _ = searched
    start, wall = time.process_time(), time.perf_counter()
    assert draw_examples(store, label, 8, lambda: False)
    cpu, clock = time.process_time() - start, time.perf_counter() - wall
    say(f"examples of {label}: {cpu * 1e3:.0f} ms of CPU ({clock * 1e3:.0f} by the clock)")


def test_a_project_that_is_known_is_ready_at_once(searched, say):
    _, corpus = searched
    start = time.perf_counter()
    assert corpus.indexed()
    say(f"is the index up to date: {(time.perf_counter() - start) * 1e3:.2f} ms")


def test_a_hundred_thousand_names(searched, say):
    _, corpus = searched
    words = source_words()
    names = Gazetteer({" ".join(words[n : n + 1 + n % 3]) for n in range(0, len(words), 2)})
    filled = Gazetteer(f"اسم{n} وهمي" for n in range(100_000))
    for what, gazetteer in (("names of the corpus", names), ("names that are nowhere", filled)):
        texts = list(itertools.islice((t for batch in corpus.texts() for t in batch), 500))
        start = time.perf_counter()
        number = sum(len(gazetteer.find(text.text)) for text in texts)
        took = (time.perf_counter() - start) / len(texts) * 1e3
        say(f"{len(gazetteer):,} {what}: {took:.2f} ms a document, {number} places in 500")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    say(f"peak memory {peak:.0f} MB")
