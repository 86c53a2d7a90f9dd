"""Near-duplicates: texts that are the same article but for a headline, a date, a corrected word.

A text becomes the set of its runs of five words, folded; of their hashes the smallest 64 are kept
(a bottom-k sketch: Broder 1997, Cohen and Kaplan 2007), from which the share of runs that two
texts have in common is estimated. Everything is the same on every machine and in every order of
the texts, and the work is linear in them.
"""

import re
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from annotator.text.fold import fold

RUN = 5
"""Words of a shingle."""

ALIKE = 0.5
"""Texts that share half of their runs or more are near-duplicates: with runs of five words that is
about one changed word in thirteen."""

_KEPT = 64
_KEYS = 12
_MOST = 16
_MASK = (1 << 64) - 1
_ODD = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio: its product stirs all bits
_WORD = re.compile(r"\w+")

Sketch = Sequence[int]
"""The smallest hashes of a text's runs of words, ascending, at most 64; empty without a word."""


def sketch(text: str) -> Sketch:
    """The sketch of a text. A text of fewer than five words is one run."""
    words = [_hash(word) for word in _WORD.findall(fold(text))]
    if len(words) < RUN:
        words += [0] * (RUN - len(words)) if words else []
    runs = {
        ((a ^ b << 5 ^ c << 10 ^ d << 15 ^ e << 20) * _ODD) & _MASK
        for a, b, c, d, e in zip(words, words[1:], words[2:], words[3:], words[4:], strict=False)
    }
    return array("Q", sorted(runs)[:_KEPT])


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode())


def resemblance(one: Sketch, other: Sketch) -> float:
    """The estimated share, 0 to 1, of the runs of two texts that both have."""
    mine, others = set(one), set(other)
    both = sorted(mine | others)[:_KEPT]
    if not both:
        return 0.0
    return len((mine & others).intersection(both)) / len(both)


def near_groups(sketches: Mapping[str, Sketch]) -> list[list[str]]:
    """The names of the texts in groups: each with all that it is a near-duplicate of, and so on.

    A text is compared with those that share one of its twelve smallest hashes, at most sixteen of
    each, so that a phrase that stands in every text costs nothing; those come first by name.
    Groups and their members are in the order of names; a text that is like no other is alone.
    """
    joined = _Joined(sketches)
    waiting: dict[int, list[str]] = {}
    for name in sorted(sketches):
        mine = sketches[name]
        runs = frozenset(mine)
        met: set[str] = set()
        for key in mine[:_KEYS]:
            others = waiting.setdefault(key, [])
            met.update(others)
            if len(others) < _MOST:
                others.append(name)
        for other in sorted(met):
            hers = sketches[other]
            # Fewer in common than this cannot be enough, whatever the union is: most end here.
            least = ALIKE * min(_KEPT, max(len(mine), len(hers)))
            if len(runs.intersection(hers)) < least or joined.root(other) == joined.root(name):
                continue
            if resemblance(mine, hers) >= ALIKE:
                joined.join(other, name)
    return joined.groups()


class _Joined:
    """Sets that grow together (union-find); the first name of a set stands for it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._above = {name: name for name in names}

    def root(self, name: str) -> str:
        """The name that stands for the set of a name."""
        while self._above[name] != name:
            self._above[name] = self._above[self._above[name]]
            name = self._above[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Make one set of two."""
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low

    def groups(self) -> list[list[str]]:
        """All sets, in the order of names."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._above):
            found.setdefault(self.root(name), []).append(name)
        return list(found.values())
