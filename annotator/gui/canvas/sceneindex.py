"""Sceneindex: which marks touch a range of text. Code points; no widget, no pixels.

Marks come in the order of the text, so a query is two binary searches: one over the starts, one
over the running maximum of the ends. A new scene is compared with the old one by identity, and only
what lies between the first and the last difference is looked at again.
"""

from bisect import bisect_left, bisect_right
from itertools import pairwise

from annotator.model.items import Fragment
from annotator.model.marks import Mark

_WHOLE: tuple[Fragment, ...] = ((0, 1 << 60),)
_STRIDE = 512


class SceneIndex:
    """The marks of the present scene, ready for questions by range and by item."""

    __slots__ = ("_by_item", "_ends", "_marks", "_reach", "_starts")

    def __init__(self) -> None:
        self._marks: tuple[Mark, ...] = ()
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._reach: list[int] = []
        self._by_item: dict[str, Mark] = {}

    def __len__(self) -> int:
        return len(self._marks)

    def mark(self, item: str) -> Mark | None:
        """The mark of an item, or None."""
        return self._by_item.get(item)

    def replace(self, marks: tuple[Mark, ...]) -> tuple[Fragment, ...]:
        """Take over a new scene; the ranges of text whose marks are not the same as before."""
        old = self._marks
        if marks is old:
            return ()
        front = _common(old, marks)
        if front == len(old) == len(marks):
            self._marks = marks
            return ()
        back = _common_back(old, marks, front)
        gone = old[front : len(old) - back]
        come = marks[front : len(marks) - back]
        self._marks = marks
        stop = len(old) - back
        self._starts[front:stop] = [mark.fragments[0][0] for mark in come]
        self._ends[front:stop] = [mark.fragments[-1][1] for mark in come]
        self._reach[front:stop] = [-1] * len(come)
        around = self._starts[max(0, front - 1) : front + len(come) + 1]
        if around != sorted(around):
            self._sort()
            front = 0
        self._extend_reach(front, front + len(come) if front else len(marks))
        for mark in gone:
            self._by_item.pop(mark.item, None)
        for mark in come:
            self._by_item[mark.item] = mark
        return _changed(gone, come)

    def _sort(self) -> None:
        # The hall promises the order of the text; a scene made by hand need not keep it.
        self._marks = tuple(sorted(self._marks, key=lambda mark: mark.fragments[0][0]))
        self._starts = [mark.fragments[0][0] for mark in self._marks]
        self._ends = [mark.fragments[-1][1] for mark in self._marks]

    def _extend_reach(self, front: int, least: int) -> None:
        """The running maximum of the ends from `front` on, as far as it is another than before.

        Each value follows from the one before it: behind `least`, the first that is unchanged
        says that all the others are.
        """
        reach, ends = self._reach, self._ends
        highest = reach[front - 1] if front else 0
        for at in range(front, len(ends)):
            highest = max(highest, ends[at])
            if at >= least and reach[at] == highest:
                return
            reach[at] = highest

    def touching(self, start: int, end: int) -> list[Mark]:
        """The marks with a fragment that shares a character with [start, end), in order."""
        low = bisect_right(self._reach, start)
        high = bisect_left(self._starts, end)
        return [
            mark
            for mark in self._marks[low:high]
            if mark.fragments[-1][1] > start
            and (len(mark.fragments) == 1 or any(b > start and a < end for a, b in mark.fragments))
        ]

    def beginning(self, start: int, end: int, most: int) -> tuple[list[Mark], int]:
        """Some of the marks that begin in [start, end), spread evenly, and how many there are."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        step = max(1, -(-(high - low) // most))
        return list(self._marks[low:high:step]), high - low

    def counts(self, starts: list[int]) -> list[int]:
        """How many marks begin in each of the ranges that begin at `starts`; for estimates."""
        if not self._starts:
            return [0] * len(starts)
        edges = [bisect_left(self._starts, start) for start in starts]
        edges.append(len(self._starts))
        return [b - a for a, b in pairwise(edges)]


def innermost_first(mark: Mark) -> tuple[int, int, str]:
    """Sorts marks so that the inner of two nested ones comes first; stable for equal ranges."""
    length = sum(end - start for start, end in mark.fragments)
    return length, -mark.fragments[0][0], mark.item


def _common(old: tuple[Mark, ...], new: tuple[Mark, ...]) -> int:
    """How many marks at the front are the same."""
    most, at = min(len(old), len(new)), 0
    # Slices are compared in C, by identity first: ten times as fast as one mark after another.
    while at < most and old[at : at + _STRIDE] == new[at : at + _STRIDE]:
        at += _STRIDE
    while at < most and old[at] is new[at]:
        at += 1
    return min(at, most)


def _common_back(old: tuple[Mark, ...], new: tuple[Mark, ...], front: int) -> int:
    """How many marks at the back are the same, beside those at the front."""
    most, at = min(len(old), len(new)) - front, 0
    last, end = len(old), len(new)
    while (
        at + _STRIDE <= most
        and old[last - at - _STRIDE : last - at] == new[end - at - _STRIDE : end - at]
    ):
        at += _STRIDE
    while at < most and old[last - at - 1] is new[end - at - 1]:
        at += 1
    return at


def _changed(gone: tuple[Mark, ...], come: tuple[Mark, ...]) -> tuple[Fragment, ...]:
    if len(gone) + len(come) > 2_000:
        return _WHOLE
    before = {mark.item: mark for mark in gone}
    found: list[Fragment] = []
    for mark in come:
        old = before.pop(mark.item, None)
        if old is not None and (old is mark or old == mark):
            continue
        found.extend(mark.fragments)
        if old is not None:
            found.extend(old.fragments)
    for mark in before.values():
        found.extend(mark.fragments)
    return tuple(found)
