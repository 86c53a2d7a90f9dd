"""What a check of consistency costs, on the generator of `corpus_bench`.

That corpus is harder than any real one: its marks stand on random words with random labels, so
each word is a name with seven labels. ANNOTATOR_BENCH_DOCUMENTS says how many documents; 2,000
without it. Printed: CPU time a document, groups found, memory before and after, and what it costs
to judge one changed document again.
"""

import os
import resource
import sys
import time

import pytest
from bench_transfer import floor
from corpus_bench import write_corpus

from annotator.app.consistency import Check
from annotator.app.projects import load_scheme
from annotator.app.transfer import ImportOptions, import_paths
from annotator.store.store import Store

DOCUMENTS = int(os.environ.get("ANNOTATOR_BENCH_DOCUMENTS", "2000"))


@pytest.fixture
def say(capsys):
    def speak(words):
        with capsys.disabled():
            sys.stdout.write(f"\n{words}")

    return speak


def peak():
    """The most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def test_a_check_of_all_documents(tmp_path, monkeypatch, say):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    write_corpus(tmp_path / "corpus.jsonl", DOCUMENTS)
    with Store.create(tmp_path / "p.annot", load_scheme("ace2005")) as store:
        import_paths(store, [tmp_path / "corpus.jsonl"], ImportOptions())
        before, seen = peak(), []
        check = Check(store, store.scheme(), None)
        start, wall = time.process_time(), time.perf_counter()
        report = check.run(lambda done, of: seen.append((time.process_time(), done, of)))
        cpu, wall = time.process_time() - start, time.perf_counter() - wall
        assert report.documents == report.layers == DOCUMENTS
        half = next(at for at, done, of in seen if done > of / 2) - start
        say(
            f"{DOCUMENTS:,} documents: {cpu:.1f} s of CPU ({wall:.1f} by the clock), "
            f"{cpu / DOCUMENTS * 1e3:.2f} ms a document, {half:.1f} s of it counting; "
            f"{len(report.groups):,} groups kept, {report.left:,} less likely ones left; "
            f"memory {before:.0f} -> {peak():.0f} MB; floor {floor():.3f} s"
        )
        start = time.process_time()
        for n in range(20):
            check.again([f"doc-{n:06}"])
        say(f"one document again: {(time.process_time() - start) / 20 * 1e3:.1f} ms")
