"""The corpus of the benchmarks: articles cut from the shared corpora, always the same ones.

`python tests/bench/corpus_bench.py OUT.jsonl [DOCUMENTS]` writes records of our JSONL, by default
100,000: about 3.6 KB of text each, 20 spans of one author on words of it, every fourth with an
event whose roles are filled by them. The words come from `plain/` of the shared corpora, in runs
of their own order, so that frequent and rare words are as in news; where these are absent, from
the bundled article. The vowel signs of the one vowelled source are left out.
"""

import json
import random
import sys
from pathlib import Path

import regex

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "corpora"
DOCUMENTS = 100_000
SPANS = 20
BYTES = 3_600
SEED = 20261125
LABELS = ("PER", "ORG", "GPE", "LOC", "FAC", "VEH", "WEA")
RARE = "WEA.Nuclear"
_VOWELS = regex.compile(r"[\u064b-\u0652]")
_RUN = (8, 30)


def source_words(shared: Path = SHARED) -> list[str]:
    """The words of all sources, in their order."""
    sources = sorted((shared / "plain").rglob("*.txt")) if shared.is_dir() else []
    sources = [path for path in sources if path.name != "SOURCE.txt"]
    sources.append(ROOT / "resources" / "samples" / "article.txt")
    words: list[str] = []
    for path in sources:
        words += _VOWELS.sub("", path.read_text(encoding="utf-8")).split()
    return words


def records(documents: int = DOCUMENTS, shared: Path = SHARED):
    """The records, one after the other."""
    rng, words = random.Random(SEED), source_words(shared)
    for number in range(documents):
        body, places = _body(rng, words)
        chosen = sorted(rng.sample(places, SPANS + 1))
        entities = [
            {"id": f"s{n}", "start": start, "end": end, "label": rng.choice(LABELS)}
            for n, (start, end) in enumerate(chosen[:SPANS])
        ]
        if number % 2_000 == 7:
            entities[3]["label"] = RARE
        record = {"id": f"doc-{number:06}", "text": body, "author": "bench", "entities": entities}
        if number % 4 == 0:
            record["events"] = [_event(rng, chosen[SPANS])]
        yield record


def _body(rng, words):
    """About 3.6 KB of runs of words, and where each word stands."""
    parts, places, at, size = [], [], 0, 0
    while size < BYTES:
        first = rng.randrange(len(words))
        for word in words[first : first + rng.randint(*_RUN)]:
            parts.append(word)
            places.append((at, at + len(word)))
            at += len(word) + 1
            size += len(word.encode()) + 1
    return " ".join(parts), places


def _event(rng, place):
    roles = ("Attacker", "Target")
    return {
        "id": "e0",
        "type": "Conflict.Attack",
        "trigger": {"start": place[0], "end": place[1]},
        "arguments": [{"role": role, "target": f"s{rng.randrange(SPANS)}"} for role in roles],
        "attributes": {"polarity": rng.choice(("positive", "negative"))},
    }


def write_corpus(path: Path, documents: int = DOCUMENTS) -> None:
    """Write the records to a file."""
    with path.open("w", encoding="utf-8") as file:
        for record in records(documents):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else DOCUMENTS)
