"""Speed of the JSON formats of other tools: articles of 3.6 KB with 20 spans (issue: formats).

Promised: import at 1,000 documents a second or more, export at 2,000 or more, memory flat. Reader
and writer are measured by themselves, in CPU time, beside our own format in the same run: the
project on the other side costs the same for all.
"""

import sys
import time

import pytest
from bench_transfer import floor, make_corpus, peak_mb

from annotator.formats import format_by_name
from annotator.formats.base import Level, ReadOptions, WriteOptions
from annotator.formats.files import Source
from annotator.formats.losses import reduced
from annotator.model.record import Record

DOCUMENTS = 2_000
NAMES = ("jsonl", "doccano", "prodigy", "label-studio", "labelbuddy", "pubannotation", "w3c")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("json") / "corpus.jsonl"
    make_corpus(path, DOCUMENTS)
    return path


def written(format, corpus, path):
    """Write the corpus; the CPU seconds of the writer alone."""
    records = [
        reduced(record, format.keeps)[0]
        for record in format_by_name("jsonl").read(Source(corpus), ReadOptions())
    ]
    start = time.process_time()
    with path.open("wb") as out:
        faults = list(format.write(iter(records), out, WriteOptions()))
    assert all(problem.level is Level.NOTE for problem in faults)
    return time.process_time() - start


def read(format, path):
    """Read the file; the CPU seconds of the reader, and how many records and items it gave."""
    start = time.process_time()
    entries = format.read(Source(path), ReadOptions())
    sizes = [len(entry.items) for entry in entries if isinstance(entry, Record)]
    return time.process_time() - start, len(sizes), sum(sizes)


def test_reading_and_writing_of_each_format(corpus, tmp_path, capsys):
    lines = [f"floor {floor():.3f} s; {DOCUMENTS} documents x 20 spans, CPU time, one process"]
    for name in NAMES:
        format = format_by_name(name)
        path = tmp_path / f"{name}{format.suffixes[0]}"
        out = written(format, corpus, path)
        back, documents, items = read(format, path)
        assert (documents, items) == (DOCUMENTS, DOCUMENTS * 20)
        lines.append(
            f"{name:14} read {documents / back:7,.0f} a second, written {documents / out:7,.0f}, "
            f"{path.stat().st_size / documents / 1024:.1f} KB each"
        )
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")


def test_memory_stays_flat_over_one_large_list(tmp_path, corpus, capsys):
    format = format_by_name("label-studio")
    small = tmp_path / "small.json"
    written(format, corpus, small)
    large = tmp_path / "large.json"
    tasks = small.read_bytes().strip().removeprefix(b"[").removesuffix(b"]").strip()
    with large.open("wb") as out:
        out.write(b"[" + tasks)
        for _ in range(9):
            out.write(b"," + tasks)
        out.write(b"]")
    read(format, small)
    before = peak_mb()
    _, documents, _ = read(format, large)
    assert documents == 10 * DOCUMENTS
    words = f"{large.stat().st_size / 2**20:.0f} MB in one list: {peak_mb() - before:.0f} MB more"
    assert peak_mb() - before < 100
    with capsys.disabled():
        sys.stdout.write(f"\n{words} than a list of a tenth ({before:.0f} MB)\n")
