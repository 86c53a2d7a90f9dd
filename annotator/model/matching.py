"""Matching: which words of an old text are which words of a new one. Pure.

What is the same by folding is the same word. Runs of four words that occur once in both texts are
sure, wherever they stand; what lies between them is compared closer and closer.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import regex

from annotator.model.sequences import best_pairs, heaviest, shortest
from annotator.text.fold import fold

_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}\p{Cf}\u0640]+|\S")
_QUOTES = frozenset(
    "\"'`\u00ab\u00b4\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a"
)
_LONGEST = 40
_SURE = 4
_SHORT_LINE = 6
_NEAR = 30
_CELLS = 10_000
_ALL_CELLS = 1_000_000

FREE = -1
INSIDE = -2
"""What stands for a word that has no counterpart, or belongs to the one before it."""


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word or a sign [start, end), code points; equal `key` means equal by folding.

    `line` counts line ends before it.
    """

    start: int
    end: int
    key: int
    line: int


class Words:
    """Cuts texts into tokens; the same word has the same key in every text."""

    def __init__(self) -> None:
        self._keys: dict[str, int] = {}
        self._known: dict[str, int] = {}
        self.sizes: dict[int, int] = {}
        self.folded: dict[int, str] = {}

    def cut(self, text: str) -> list[Token]:
        """The tokens of a text, in order; blanks and signs that nobody sees are none."""
        found: list[Token] = []
        line, at = 0, 0
        for hit in _TOKEN.finditer(text):
            start, end = hit.span()
            line += text.count("\n", at, start)
            at = start
            # A text without blanks would be one single word.
            cuts = (
                [(start, end)]
                if end - start <= _LONGEST
                else zip(range(start, end), range(start + 1, end + 1), strict=True)
            )
            for low, high in cuts:
                key = self._key(text[low:high])
                if key:
                    found.append(Token(low, high, key, line))
        return found

    def _key(self, word: str) -> int:
        known = self._known.get(word)
        if known is None:
            plain = '"' if word in _QUOTES else fold(word).strip()
            known = self._keys.setdefault(plain, len(self._keys) + 1) if plain else 0
            self._known[word] = known
            self.sizes[known] = len(plain) if plain != '"' else 0
            self.folded[known] = plain
        return known


class Matching:
    """Pairs of tokens: `to[i]` is the counterpart of old token i, or FREE, or INSIDE.

    `chain[i]` is 0 for what kept its order and has a number of its own for each run that was moved
    elsewhere. `ends[i]` tells, where it is not one to one, behind which tokens a pair ends.
    """

    def __init__(self, old: Sequence[Token], new: Sequence[Token], words: Words) -> None:
        self.old, self.new = old, new
        self._words = words
        self._a = [token.key for token in old]
        self._b = [token.key for token in new]
        self.to = [FREE] * len(old)
        self.back = [FREE] * len(new)
        self.chain = [0] * len(old)
        self.ends: dict[int, tuple[int, int]] = {}
        self._cells = _ALL_CELLS
        self._sure()
        self._between(moved=False)
        self._between(moved=True)

    def pairs(self) -> Iterator[tuple[int, int, int, int, int]]:
        """The pairs as (i, j, behind i, behind j, chain), in the order of the old text."""
        for i, j in enumerate(self.to):
            if j >= 0:
                behind = self.ends.get(i, (i + 1, j + 1))
                yield i, j, behind[0], behind[1], self.chain[i]

    def _claim(self, i: int, j: int, chain: int) -> None:
        self.to[i], self.back[j], self.chain[i] = j, i, chain

    # --- what is sure -------------------------------------------------------------------------

    def _sure(self) -> None:
        """Pair the runs that occur once: first those in order, then those that were moved."""
        start, behind = self._trimmed()
        runs = list(_joined(self._common(start, behind)))
        kept = set(heaviest(runs))
        for at in sorted(kept):
            i, j, n = runs[at]
            for step in range(n):
                if self.to[i + step] == FREE and self.back[j + step] == FREE:
                    self._claim(i + step, j + step, 0)
        self._grow()
        number = 0
        last = (0, 0, 0)
        for at, run in enumerate(runs):
            if at in kept:
                continue
            chain = number if number and _follows(last, run) else number + 1
            if self._move(run, chain):
                number, last = chain, run
        self._grow()

    def _trimmed(self) -> tuple[int, int]:
        """Pair what both begin and end with; how many at the beginning, how many at the end."""
        a, b = self._a, self._b
        least = min(len(a), len(b))
        start = 0
        while start < least and a[start] == b[start]:
            self._claim(start, start, 0)
            start += 1
        behind = 0
        while behind < least - start and a[-1 - behind] == b[-1 - behind]:
            behind += 1
            self._claim(len(a) - behind, len(b) - behind, 0)
        return start, behind

    def _common(self, start: int, behind: int) -> list[tuple[int, int, int]]:
        """Runs (i, j, length) that occur once in both, between beginning and end."""
        # A run may reach into what was paired already: else short changes had no sure ground.
        low = max(0, start - _SURE)
        here = _once(self._a, self.old, (low, len(self._a) - max(0, behind - _SURE)), self._words)
        there = _once(self._b, self.new, (low, len(self._b) - max(0, behind - _SURE)), self._words)
        found = [
            (i, there[run], len(run))
            for run, i in here.items()
            if i >= 0 and there.get(run, -1) >= 0
        ]
        return sorted(found)

    def _move(self, run: tuple[int, int, int], chain: int) -> bool:
        """Pair a run that stands elsewhere now, as far as nothing else has taken it."""
        i, j, n = run
        best = length = 0
        for step in range(n):
            free = self.to[i + step] == FREE and self.back[j + step] == FREE
            length = length + 1 if free else 0
            if length > best:
                best, last = length, step + 1
        if best < min(_SURE, n):
            return False
        for step in range(last - best, last):
            self._claim(i + step, j + step, chain)
        return True

    def _grow(self) -> None:
        """Let every run reach as far as both texts go on alike."""
        to, back, a, b = self.to, self.back, self._a, self._b
        for i in range(len(a) - 1):
            j = to[i] + 1
            if j and to[i + 1] == FREE and j < len(b) and back[j] == FREE and a[i + 1] == b[j]:
                self._claim(i + 1, j, self.chain[i])
        for i in range(len(a) - 1, 0, -1):
            j = to[i] - 1
            if j >= 0 and to[i - 1] == FREE and back[j] == FREE and a[i - 1] == b[j]:
                self._claim(i - 1, j, self.chain[i])

    # --- what lies between ----------------------------------------------------------------------

    def _between(self, *, moved: bool) -> None:
        """Compare what lies between pairs: of those in order, or of one run that was moved."""
        before = (-1, -1, 0)
        ends = [(len(self.to), len(self.back), 0)]
        known = [
            (i, j, self.chain[i])
            for i, j in enumerate(self.to)
            if j >= 0 and (moved or not self.chain[i])
        ]
        for i, j, chain in [*known, *ends]:
            if (
                i > before[0] + 1
                and j > before[1] + 1
                and (chain == before[2] and (chain or not moved))
            ):
                self._compare(
                    [t for t in range(before[0] + 1, i) if self.to[t] == FREE],
                    [t for t in range(before[1] + 1, j) if self.back[t] == FREE],
                    chain,
                )
            before = (i, j, chain)

    def _compare(self, old: list[int], new: list[int], chain: int) -> None:
        """Pair free tokens in order: equal ends, then words that occur once, then the rest."""
        todo = [(old, new)]
        while todo:
            left, right = self._ends(*todo.pop(), chain)
            if not left or not right:
                continue
            anchors = self._anchors(left, right)
            if not anchors:
                anchors = shortest([self._a[i] for i in left], [self._b[j] for j in right])
                for x, y in anchors:
                    self._claim(left[x], right[y], chain)
                for some, other in _gaps(anchors, left, right):
                    self._similar(some, other, chain)
                continue
            for x, y in anchors:
                self._claim(left[x], right[y], chain)
            todo += _gaps(anchors, left, right)

    def _ends(self, old: list[int], new: list[int], chain: int) -> tuple[list[int], list[int]]:
        least, start, behind = min(len(old), len(new)), 0, 0
        while start < least and self._a[old[start]] == self._b[new[start]]:
            self._claim(old[start], new[start], chain)
            start += 1
        while behind < least - start and self._a[old[-1 - behind]] == self._b[new[-1 - behind]]:
            self._claim(old[-1 - behind], new[-1 - behind], chain)
            behind += 1
        return old[start : len(old) - behind], new[start : len(new) - behind]

    def _anchors(self, old: list[int], new: list[int]) -> list[tuple[int, int]]:
        """Words that occur once in both, as many as stand in the same order."""
        a = [self._a[i] for i in old]
        b = [self._b[j] for j in new]
        once, there = Counter(a), Counter(b)
        place = {key: y for y, key in enumerate(b) if there[key] == 1}
        runs = [(x, place[key], 1) for x, key in enumerate(a) if once[key] == 1 and key in place]
        weights = [1 + self._words.sizes[a[x]] for x, _, _ in runs]
        return [runs[at][:2] for at in heaviest(runs, weights)]

    def _similar(self, old: list[int], new: list[int], chain: int) -> None:
        """Pair words that were changed, cut in two or joined, in order."""
        cells = len(old) * len(new)
        if not cells or cells > _CELLS or cells > self._cells:
            return
        self._cells -= cells
        for (x, dx), (y, dy) in best_pairs(
            [self._words.folded[self._a[i]] for i in old],
            [self._words.folded[self._b[j]] for j in new],
        ):
            if old[x + dx - 1] - old[x] != dx - 1 or new[y + dy - 1] - new[y] != dy - 1:
                continue  # something that was moved stands between its parts
            self._claim(old[x], new[y], chain)
            self.ends[old[x]] = (old[x] + dx, new[y] + dy)
            for step in range(1, dx):
                self.to[old[x] + step] = INSIDE
            for step in range(1, dy):
                self.back[new[y] + step] = old[x]


def _once(
    keys: list[int], tokens: Sequence[Token], within: tuple[int, int], words: Words
) -> dict[tuple[int, ...], int]:
    """Where each run of four words, and each short line, begins; -1 when it occurs again."""
    found: dict[tuple[int, ...], int] = {}
    low, high = within
    some = keys[low:high]
    for at, run in enumerate(zip(some, some[1:], some[2:], some[3:], strict=False), low):
        found[run] = -1 if run in found else at
    for start, end in _lines(tokens, low, high):
        line = tuple(keys[start:end])
        if len(line) < _SURE and sum(words.sizes[key] for key in line) >= _SHORT_LINE:
            found[line] = -1 if line in found else start
    return found


def _lines(tokens: Sequence[Token], low: int, high: int) -> Iterator[tuple[int, int]]:
    start = low
    for at in range(low, high):
        if tokens[at].line != tokens[start].line:
            yield start, at
            start = at
    if start < high:
        yield start, high


def _joined(runs: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Runs that overlap or touch on one diagonal, made one."""
    last: tuple[int, int, int] | None = None
    for i, j, n in runs:
        if last is not None and i - j == last[0] - last[1] and i <= last[0] + last[2]:
            last = (last[0], last[1], max(last[2], i + n - last[0]))
            continue
        if last is not None:
            yield last
        last = (i, j, n)
    if last is not None:
        yield last


def _follows(last: tuple[int, int, int], run: tuple[int, int, int]) -> bool:
    """Whether a run goes on where another one ended, but for a few words on either side."""
    over_i, over_j = run[0] - last[0] - last[2], run[1] - last[1] - last[2]
    return -_SURE < over_i <= _NEAR and -_SURE < over_j <= _NEAR


def _gaps(
    anchors: Sequence[tuple[int, int]], old: list[int], new: list[int]
) -> list[tuple[list[int], list[int]]]:
    found, x, y = [], 0, 0
    for i, j in [*anchors, (len(old), len(new))]:
        if i > x and j > y:
            found.append((old[x:i], new[y:j]))
        x, y = i + 1, j + 1
    return found
