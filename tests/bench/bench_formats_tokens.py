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
        print(f"\n{name} (floor {unit:.3f} s), articles a second: {'; '.join(lines)}")
