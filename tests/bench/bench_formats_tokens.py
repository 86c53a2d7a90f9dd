"""Speed of the token formats: articles of 3.6 KB with 20 spans each, written and read.

Promised: 2,000 articles a second written, 1,000 a second read (CoNLL), memory flat. Figures are of
CPU time; the floor is a fixed piece of work measured in the same run. Nothing is asserted of the
machine but that reading gives every span back.
"""

import hashlib
import io
import random
import resource
import sys
import time
from pathlib import Path

import pytest

from annotator.formats import format_by_name
from annotator.formats.archives import MemorySource
from annotator.formats.base import ReadOptions, Tokens, WriteOptions
from annotator.model.document import Document, Layer, TextVersion, text_sha256
from annotator.model.items import Span
from annotator.model.record import Record, SchemeName

ARTICLES, SPANS, BYTES = 2_000, 20, 3_600
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "article.txt"
NAMES = ("conll", "wojood", "conllu", "hf-tokens", "spacy", "spacy-json")
LABELS = ("PER", "ORG", "GPE", "LOC", "FAC", "VEH", "WEA")


def articles(count: int) -> list[Record]:
    """Different articles of the sample's sentences, spans on whole words and inside them."""
    rng = random.Random(20261125)
    lines = [line for line in SAMPLE.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [article(number, rng, lines) for number in range(count)]


def article(number: int, rng: random.Random, lines: list[str]) -> Record:
    text = f"خبر {number}"
    while len(text.encode()) < BYTES:
        text += "\n" + rng.choice(lines)
    text = text.encode()[:BYTES].decode("utf-8", "ignore")
    starts = [at for at, letter in enumerate(text[:-8]) if letter == " " and text[at + 1] != " "]
    places = []
    for start in sorted(rng.sample(starts, SPANS)):
        end = text.find(" ", start + 2)
        places.append((start + 1, end if end > 0 else len(text)))
    items = tuple(
        Span(id=f"s{n}", fragments=(place,), quote=text[slice(*place)], label=rng.choice(LABELS))
        for n, place in enumerate(places)
    )
    id, sha = f"d-{number}", text_sha256(text)
    return Record(
        document=Document(id=id, name=id, title=""),
        text=TextVersion(document=id, text=text, sha256=sha, source_sha256=sha),
        author="bench",
        layer=Layer(),
        scheme=SchemeName("x", 1),
        items=items,
    )


def floor() -> float:
    """CPU seconds of a fixed piece of work: how fast this machine is at this moment."""
    start = time.process_time()
    value = b""
    for _ in range(200_000):
        value = hashlib.sha256(value).digest()
    return time.process_time() - start


def peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


@pytest.fixture(scope="module")
def corpus() -> list[Record]:
    return articles(ARTICLES)


@pytest.mark.parametrize("name", NAMES)
def test_articles_are_written_and_read(name, corpus, capsys):
    format = format_by_name(name)
    if format.extra:
        pytest.importorskip(format.extra)
    list(format.write(iter(corpus[:50]), io.BytesIO(), WriteOptions()))
    unit, lines = floor(), []
    for tokens in Tokens:
        out = io.BytesIO()
        start = time.process_time()
        for _ in format.write(iter(corpus), out, WriteOptions(tokens=tokens)):
            pass
        spent = time.process_time() - start
        lines.append(f"write {tokens.value} {ARTICLES / spent:,.0f}")
        if tokens is Tokens.CLITIC:
            data = out.getvalue()
    start = time.process_time()
    source = MemorySource(f"x{format.suffixes[0]}", data)
    entries = list(format.read(source, ReadOptions()))
    spent = time.process_time() - start
    records = [entry for entry in entries if isinstance(entry, Record)]
    assert len(records) == ARTICLES
    assert sum(len(record.items) for record in records) == ARTICLES * SPANS
    lines.append(f"read {ARTICLES / spent:,.0f}")
    lines.append(f"{len(data) / ARTICLES / 1000:.1f} KB each; peak {peak_mb():,.0f} MB")
    with capsys.disabled():
<<<<<<< HEAD
        print(f"\n{name} (floor {unit:.3f} s), articles a second: {'; '.join(lines)}")
=======
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
>>>>>>> 696dc4c (Bench of memory: sizes beyond what is read ahead)
