"""Sequences: the plain puzzles below matching: ordered chains, short ways, similar words. Pure."""

from bisect import bisect_left
from collections.abc import Sequence

_REACH = 100
_ALIKE = 0.5
_CUT_ALIKE = 0.8


def heaviest(
    runs: Sequence[tuple[int, int, int]], weights: Sequence[int] | None = None
) -> list[int]:
    """Which runs, given in the order of i, make the heaviest chain in which j grows as well."""
    places = sorted({j for _, j, _ in runs})
    best: list[tuple[int, int]] = [(0, -1)] * (len(places) + 1)
    before, top = [-1] * len(runs), (0, -1)
    for at, (_, j, n) in enumerate(runs):
        rank = bisect_left(places, j)
        weight, before[at] = _prefix_best(best, rank)
        weight += n if weights is None else weights[at]
        _raise_to(best, rank + 1, (weight, at))
        top = max(top, (weight, at))
    chain, at = [], top[1]
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _prefix_best(tree: list[tuple[int, int]], at: int) -> tuple[int, int]:
    found = (0, -1)
    while at > 0:
        found = max(found, tree[at])
        at -= at & -at
    return found


def _raise_to(tree: list[tuple[int, int]], at: int, value: tuple[int, int]) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at


def shortest(a: list[int], b: list[int]) -> list[tuple[int, int]]:
    """Equal places (x, y) along a short way from a to b (Myers), window after window.

    Each window looks for at most a hundred changes; then the way goes on from the farthest place,
    so that texts which repeat themselves cost no square of their length.
    """
    found: list[tuple[int, int]] = []
    x = y = 0
    while x < len(a) and y < len(b):
        steps, (x, y) = _window(a, b, x, y)
        found += steps
    return found


def _window(
    a: list[int], b: list[int], x0: int, y0: int
) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    """The equal places from (x0, y0) on, and how far they lead."""
    n, m = len(a) - x0, len(b) - y0
    front = {1: 0}
    trace: list[dict[int, int]] = []
    best, rounds = (0, 0), 0
    for d in range(_REACH + 1):
        trace.append(dict(front))
        for k in range(-d, d + 1, 2):
            x = _entered(front, d, k)
            y = x - k
            while x < n and y < m and a[x0 + x] == b[y0 + y]:
                x, y = x + 1, y + 1
            front[k] = x
            if x <= n and y <= m and x + y > sum(best):
                best, rounds = (x, y), d
        if best == (n, m):
            break
    way = [(x0 + x, y0 + y) for x, y in _walked(trace[: rounds + 1], best)]
    return way, (x0 + best[0], y0 + best[1])


def _entered(front: dict[int, int], d: int, k: int) -> int:
    """Where round d enters diagonal k: by an insertion from above, or a deletion from the left."""
    if _from_above(front, d, k):
        return front[k + 1]
    return front[k - 1] + 1


def _from_above(front: dict[int, int], d: int, k: int) -> bool:
    return k == -d or (k != d and front[k - 1] < front[k + 1])


def _walked(trace: list[dict[int, int]], end: tuple[int, int]) -> list[tuple[int, int]]:
    """The equal places of the way to `end`, which the last round of the trace has reached."""
    x, y = end
    found: list[tuple[int, int]] = []
    for d in range(len(trace) - 1, -1, -1):
        k = x - y
        before = k + 1 if _from_above(trace[d], d, k) else k - 1
        px = trace[d][before] if d else 0
        py = px - before if d else 0
        while x > px and y > py:
            x, y = x - 1, y - 1
            found.append((x, y))
        x, y = px, py
    return found[::-1]


def best_pairs(old: list[str], new: list[str]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs ((x, how many), (y, how many)) of similar words, in order, the most alike in all."""
    score = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    step: dict[tuple[int, int], tuple[int, int]] = {}
    for x in range(1, len(old) + 1):
        for y in range(1, len(new) + 1):
            best = max(score[x - 1][y], score[x][y - 1])
            for dx, dy in ((1, 1), (2, 1), (1, 2)):
                if dx > x or dy > y:
                    continue
                one, other = "".join(old[x - dx : x]), "".join(new[y - dy : y])
                like = likeness(one, other)
                if dx + dy > 2 and like < _CUT_ALIKE:
                    continue
                gained = score[x - dx][y - dy] + like * (len(one) + len(other))
                if like >= _ALIKE and gained > best:
                    best, step[x, y] = gained, (dx, dy)
            score[x][y] = best
    pairs, x, y = [], len(old), len(new)
    while x and y:
        if (x, y) in step and score[x][y] > max(score[x - 1][y], score[x][y - 1]):
            dx, dy = step[x, y]
            x, y = x - dx, y - dy
            pairs.append(((x, dx), (y, dy)))
        elif score[x - 1][y] >= score[x][y - 1]:
            x -= 1
        else:
            y -= 1
    return pairs[::-1]


def likeness(one: str, other: str) -> float:
    """How alike two words are: twice their common letters, in order, over all their letters."""
    total = len(one) + len(other)
    if not total or 2 * min(len(one), len(other)) < _ALIKE * total:
        return 0.0
    return 2 * _common_letters(one, other) / total


def _common_letters(one: str, other: str) -> int:
    """The length of the longest common subsequence, all letters of `one` in one number."""
    masks: dict[str, int] = {}
    for at, letter in enumerate(one):
        masks[letter] = masks.get(letter, 0) | 1 << at
    whole = (1 << len(one)) - 1
    row = whole
    for letter in other:
        mask = masks.get(letter, 0) & row
        row = ((row + mask) | (row - mask)) & whole
    return len(one) - row.bit_count()
