"""Speed of rules over a corpus, on the generator of `corpus_bench` with furniture in each article.

ANNOTATOR_BENCH_DOCUMENTS says how many documents; 10,000 without it. Printed by the clock, with
the floor of the machine of the same run. Held: a run on what is new costs nothing for what is old,
and finding costs less than 3 ms for each document that is looked at.
"""

import contextlib
import json
import os
import resource
import sys
import time

from bench_transfer import floor
from corpus_bench import records

from annotator.app.corpus_rules import load_rules, mark_found
from annotator.app.projects import load_scheme
from annotator.app.rule_run import RuleRun
from annotator.app.session import Session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.model.corpus_rules import ZoneRule
from annotator.store.store import Store

DOCUMENTS = int(os.environ.get("ANNOTATOR_BENCH_DOCUMENTS", "10000"))
NEW = 50
LINE = ZoneRule(id="z-line", name="line", kind="boilerplate", how="line", words="+ الخط -")
DATE = ZoneRule(id="z-date", name="date", kind="dateline", how="shape", words="## <month> ####")


def write(path, first, number):
    """Articles with a title, a date line and a line of furniture."""
    with path.open("w", encoding="utf-8") as file:
        for at, record in enumerate(records(number), first):
            text = f"عنوان {at}\n{at % 28 + 1} مارس 2021\n+ الخط -\n{record['text']}"
            meta = {"url": f"https://paper.example/{at}"}
            file.write(json.dumps({"id": f"d{at}", "text": text, "meta": meta}) + "\n")


def timed(say, words, work):
    """Do work and print how long it took."""
    start = time.perf_counter()
    done = work()
    seconds = time.perf_counter() - start
    say(f"{words}: {seconds:.2f} s")
    return done, seconds


def test_rules_over_a_corpus(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))

    def say(words):
        with capsys.disabled():
            sys.stdout.write(f"\n{words}")

    say(f"{DOCUMENTS:,} documents; floor {floor():.3f} s")
    write(tmp_path / "old.jsonl", 0, DOCUMENTS)
    write(tmp_path / "new.jsonl", DOCUMENTS, NEW)
    with Store.create(tmp_path / "p.annot", load_scheme("ace2005")) as store:
        timed(say, "import", lambda: import_paths(store, [tmp_path / "old.jsonl"], ImportOptions()))
        session = Session(store, "me")
        with contextlib.closing(store.corpus()) as corpus:

            def found(*rules, everything=True):
                run = RuleRun(store, session.scheme, "me", rules, everything=everything)
                return run, list(run.hits(corpus))

            _, seconds = timed(say, "a line, no index", lambda: found(LINE))
            assert seconds < 0.003 * DOCUMENTS
            timed(say, "index", corpus.freshen)
            (_, hits), _ = timed(say, "a line and dates", lambda: found(LINE, DATE))
            assert len(hits) == 2 * DOCUMENTS
            (run, hits), _ = timed(say, "a line, with an index", lambda: found(LINE))
            marked, _ = timed(say, "one act", lambda: mark_found(session, run, hits, [], keep=True))
            timed(say, "taken in", lambda: [session.landed(part) for part, _ in marked.parts])
            assert marked.number == DOCUMENTS
            import_paths(store, [tmp_path / "new.jsonl"], ImportOptions())
            rules = load_rules(store)
            (_, hits), seconds = timed(say, f"{NEW} new", lambda: found(*rules, everything=False))
            assert len(hits) == NEW
            assert seconds < 1
            timed(say, "undone", session.undo)
        assert not store.zones("d1")
    say(f"resident at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB\n")
