"""Reads the boundary test files of Unicode that lie in data/ (licence beside them)."""

import lzma
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"


def boundary_cases(kind: str) -> Iterator[tuple[str, list[int]]]:
    """(text, boundaries) of each line of `kind`BreakTest of Unicode 15.0."""
    with lzma.open(DATA / f"{kind}BreakTest-15.0.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            words = line.split("#")[0].split()
            text, boundaries = "", []
            for word in words:
                if word == "÷":
                    boundaries.append(len(text))
                elif word != "×":
                    text += chr(int(word, 16))
            if words:
                yield text, boundaries
