"""Near-duplicates: texts that are the same article but for a headline, a date, a corrected word.

A text becomes the set of its runs of five words, folded; of their hashes the smallest 64 are kept
(a bottom-k sketch: Broder 1997, Cohen and Kaplan 2007), from which the share of runs that two
texts have in common is estimated. Everything is the same on every machine and in every order of
the texts, and the work is linear in them.
"""

import re
import zlib
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from annotator.text.fold import fold

RUN = 5
"""Words of a shingle."""

ALIKE = 0.5
"""Texts that share half of their runs or more are near-duplicates: with runs of five words that is
about one changed word in thirteen."""

_KEPT = 64
_KEYS = 12
_MOST = 16
_HEAPS = 256
_MASK = (1 << 64) - 1
_BITS = 511
_ODD = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio: its product stirs all bits
_WORD = re.compile(r"\w+")

Sketch = Sequence[int]
"""The smallest hashes of a text's runs of words, ascending, at most 64; empty without a word."""


def sketch(text: str, folded: str | None = None) -> Sketch:
    """The sketch of a text. A text of fewer than five words is one run.

    `folded` is what `fold` gave, for a caller who has it.
    """
    words = [_hash(word) for word in _WORD.findall(fold(text) if folded is None else folded)]
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


def near_groups(
    sketches: Mapping[str, Sketch], stopped: Callable[[], bool] = lambda: False
) -> list[list[str]]:
    """The names of the texts in groups: each with all that it is a near-duplicate of, and so on.

    A text is compared with those that share one of its twelve smallest hashes, at most sixteen of
    each, so that a phrase that stands in every text costs nothing; those come first by name.
    Groups and their members are in the order of names; a text that is like no other is alone.
    Once `stopped` says so no further texts are compared.
    """
    joined = _Joined(sketches)
    waiting: dict[int, list[str]] = {}
    marks: dict[str, int] = {}
    shared = _met_again(sketches.values())
    for name in sorted(sketches):
        if stopped():
            break
        mine = sketches[name]
        met: set[str] = set()
        for key in shared.intersection(mine[:_KEYS]):
            others = waiting.setdefault(key, [])
            met.update(others)
            if len(others) < _MOST:
                others.append(name)
        mark = marks[name] = _mark(mine)
        for other in sorted(met):
            near = _may_be_alike(mark, marks[other], len(mine), len(sketches[other]))
            apart = near and joined.root(other) != joined.root(name)
            if apart and resemblance(mine, sketches[other]) >= ALIKE:
                joined.join(other, name)
    return joined.groups()


def _mark(sketch: Sketch) -> int:
    """A bit for each hash, several of which may share one: sketches are compared by it at once."""
    mark = 0
    for key in sketch:
        mark |= 1 << (key & _BITS)
    return mark


def _may_be_alike(one: int, other: int, size: int, number: int) -> bool:
    """Whether two (marks and sizes of sketches) may have so much in common that `resemblance` is
    worth asking, which is never less careful."""
    # Hashes that both have share a bit; those that share one among themselves are counted once.
    common = min((one & other).bit_count() + size - one.bit_count(), size, number)
    return common >= ALIKE * min(_KEPT, size + number - common)


def _met_again(sketches: Iterable[Sketch]) -> set[int]:
    """The smallest hashes that more than one text has: few of many, so memory stays small."""
    # In small heaps: one large sort would hold up all other threads.
    heaps = [array("Q") for _ in range(_HEAPS)]
    for mine in sketches:
        for key in mine[:_KEYS]:
            heaps[key % _HEAPS].append(key)
    found: set[int] = set()
    for heap in heaps:
        found.update(one for one, other in pairwise(sorted(heap)) if one == other)
    return found


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
