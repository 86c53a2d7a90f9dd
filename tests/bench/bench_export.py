"""Speed and memory of exports for trainers: 10,000 articles of 3.6 KB with 20 spans each.

Promised: native export 5,000 articles a second, formats of tokens 2,000, native import 2,000, and
memory that does not grow with the file. Figures are CPU time of the process over the whole way:
from the project on the disk to a file that is whole, side-car included. The floor of the machine
is measured in the same run.
"""

import hashlib
import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.app.projects import load_scheme
from annotator.app.transfer import ExportOptions, ImportOptions, export_records, import_paths
from annotator.formats import format_by_name
from annotator.formats.base import ReadOptions
from annotator.formats.files import Source
from annotator.model.record import Record
from annotator.store.store import Store

DOCUMENTS = 10_000
SPANS = 20
WORDS = 320
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "article.txt"
LABELS = ("PER", "ORG", "GPE", "LOC", "FAC", "VEH", "WEA")
ROOT = Path(__file__).resolve().parents[2]


def make_corpus(path: Path, documents: int, length: int = WORDS) -> None:
    """Articles of the sample's words in an order of their own, 20 spans on words of each."""
    rng = random.Random(20261125)
    words = SAMPLE.read_text(encoding="utf-8").split()
    with path.open("w", encoding="utf-8") as file:
        for number in range(documents):
            body = rng.choices(words, k=length)
            starts, start = [], 0
            for word in body:
                starts.append((start, start + len(word)))
                start += len(word) + 1
            entities = [
                {"id": f"s-{n}", "start": low, "end": high, "label": rng.choice(LABELS)}
                for n, (low, high) in enumerate(sorted(rng.sample(starts, SPANS)))
            ]
            record = {"id": f"doc-{number:07}", "text": " ".join(body), "entities": entities}
            file.write(json.dumps(record | {"author": "bench"}, ensure_ascii=False) + "\n")


def floor() -> float:
    """CPU seconds of a fixed piece of work: how fast this machine is at this moment."""
    start = time.process_time()
    value = b""
    for _ in range(200_000):
        value = hashlib.sha256(value).digest()
    return time.process_time() - start


def rate(work) -> tuple[object, float]:
    """What a piece of work gives, and documents a second of CPU."""
    start = time.process_time()
    value = work()
    return value, DOCUMENTS / (time.process_time() - start)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("tokens") / "corpus.jsonl"
    make_corpus(path, DOCUMENTS)
    return path


@pytest.fixture(scope="module")
def project(corpus, tmp_path_factory):
    path = tmp_path_factory.mktemp("project") / "p.annot"
    with Store.create(path, load_scheme("ace2005")) as store:
        summary, speed = rate(lambda: import_paths(store, [corpus], ImportOptions()))
        assert (summary.imported, summary.items) == (DOCUMENTS, DOCUMENTS * SPANS)
        yield store, speed


EXPORTS = [
    ("jsonl", {}, 5000),
    ("jsonl", {"split": (80, 10, 10), "seed": 7}, 0),
    ("jsonl", {"window": 500}, 0),
    ("gliner", {}, 2000),
    ("gliner", {"tokens": "word"}, 0),
    ("dygie", {}, 2000),
    ("oneie", {}, 2000),
    ("chat", {}, 2000),
]


def test_export_of_ten_thousand_articles(project, tmp_path, capsys):
    store, imported = project
    lines = [f"floor {floor():.3f} s; {DOCUMENTS} documents x {SPANS} spans, 3.6 KB each"]
    lines.append(f"import jsonl (goal 2,000): {imported:,.0f} a second")
    for name, more, goal in EXPORTS:
        out = tmp_path / f"{name}{len(lines)}.json"
        options = ExportOptions(format=name, **more)
        done, speed = rate(lambda out=out, options=options: export_records(store, out, options))
        assert done.items >= DOCUMENTS * SPANS * 0.99
        words = " ".join(f"{key} {value}" for key, value in more.items())
        aim = f" (goal {goal:,})" if goal else ""
        told = f"{speed:,.0f} a second; side-cars {len(done.losses)}"
        lines.append(f"export {name} {words}{aim}: {told}")
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", ["gliner", "dygie", "oneie", "chat"])
def test_reading_them_back(project, tmp_path, capsys, name):
    store, _ = project
    path = tmp_path / "x.json"
    export_records(store, path, ExportOptions(format=name))
    format = format_by_name(name)

    def read() -> int:
        entries = format.read(Source(path), ReadOptions())
        return sum(isinstance(entry, Record) for entry in entries)

    number, speed = rate(read)
    assert number == DOCUMENTS
    with capsys.disabled():
        sys.stdout.write(f"\nread {name} (goal 1,000): {speed:,.0f} a second\n")


def peak_of(*arguments: str) -> float:
    """The highest resident memory, in MB, of the program run with arguments."""
    code = (
        "import resource, sys; from annotator.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return int(done.stdout.split()[-1]) / unit


def test_memory_does_not_grow_with_the_file(tmp_path, capsys):
    peaks = []
    for number in (500, 5_000):  # beyond what is read ahead at a time
        source, project = tmp_path / f"{number}.jsonl", tmp_path / f"{number}.annot"
        make_corpus(source, number, 4_000)
        row = [source.stat().st_size / 2**20, peak_of("import", str(project), str(source))]
        for name in ("jsonl", "dygie"):
            out = tmp_path / f"{number}.{name}"
            row.append(peak_of("export", str(project), str(out), "--format", name))
            out.unlink()
        peaks.append(row)
    with capsys.disabled():
        for size, *peak in peaks:
            told = ", ".join(f"{value:.0f}" for value in peak)
            sys.stdout.write(f"\n{size:.0f} MB: peak MB of import, export jsonl, dygie: {told}")
        sys.stdout.write("\n")
    for small, large in zip(peaks[0][1:], peaks[1][1:], strict=True):
        assert large < small + 60, "ten times the file, the same memory"
        assert large < 500
