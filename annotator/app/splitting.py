"""Splits: which documents go to train, dev and test; the same on every machine."""

import hashlib
from collections.abc import Sequence

from annotator.errors import UserError

PARTS = {2: ("train", "test"), 3: ("train", "dev", "test")}
"""The names of the parts by their number."""


def parse_split(words: str) -> tuple[int, ...]:
    """The shares of ``80,10,10`` or ``80,20``; else UserError ``export.split``."""
    try:
        shares = tuple(int(word) for word in words.split(","))
    except ValueError:
        shares = ()
    if len(shares) not in PARTS or sum(shares) != 100 or min(shares) < 0:
        raise UserError(
            "export.split",
            f"{words!r} is no split. Give two or three whole percentages that make 100, "
            "such as 80,10,10 (train, dev, test).",
        )
    return shares


def split_documents(ids: Sequence[str], shares: tuple[int, ...], seed: int) -> list[set[str]]:
    """Divide documents into parts of `shares` percent, by SHA-256 of seed and id.

    The same on every machine and in every order of `ids`; the sizes are exact to one document
    (largest remainder). All layers of a document stay together, so no text leaks between parts.
    """
    ranked = sorted(
        set(ids), key=lambda id: hashlib.sha256(f"{seed}\0{id}".encode("utf-8", "replace")).digest()
    )
    exact = [share * len(ranked) / 100 for share in shares]
    sizes = [int(size) for size in exact]
    by_rest = sorted(range(len(shares)), key=lambda part: (sizes[part] - exact[part], part))
    for part in by_rest[: len(ranked) - sum(sizes)]:
        sizes[part] += 1
    parts, start = [], 0
    for size in sizes:
        parts.append(set(ranked[start : start + size]))
        start += size
    return parts
