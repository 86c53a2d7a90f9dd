"""Heights: how tall each piece is - estimated, then measured - and which piece stands at a y.

Pure arithmetic over whole pixels. Sums are kept for groups of pieces, so that a height that becomes
known costs the same in a text of 100,000 paragraphs as in one of ten.
"""

from bisect import bisect_right
from itertools import accumulate

_GROUP = 256


class Heights:
    """Heights of all pieces in order, with running sums over groups of them. Pixels."""

    __slots__ = ("_groups", "_heights", "_sums")

    def __init__(self, heights: list[int]) -> None:
        self._heights = heights
        self._groups = [sum(heights[at : at + _GROUP]) for at in range(0, len(heights), _GROUP)]
        self._sums: list[int] | None = None  # where each group begins, and where the last one ends

    def __len__(self) -> int:
        return len(self._heights)

    def height(self, number: int) -> int:
        """The height of one piece."""
        return self._heights[number]

    def set(self, number: int, height: int) -> int:
        """Correct a height; by how much it grew (negative: shrank)."""
        grown = height - self._heights[number]
        if grown:
            self._heights[number] = height
            self._groups[number // _GROUP] += grown
            self._sums = None
        return grown

    def top(self, number: int) -> int:
        """The y at which a piece begins; for the number of pieces, where the last one ends."""
        group = number // _GROUP
        return self._starts()[group] + sum(self._heights[group * _GROUP : number])

    @property
    def total(self) -> int:
        """The height of the whole text."""
        return self._starts()[-1]

    def at(self, y: float) -> int:
        """The piece at `y`; the first or the last one outside the text."""
        starts = self._starts()
        group = max(0, min(bisect_right(starts, y) - 1, len(self._groups) - 1))
        first = group * _GROUP
        inside = list(accumulate(self._heights[first : first + _GROUP], initial=starts[group]))
        found = first + bisect_right(inside, y) - 1
        return max(0, min(found, len(self._heights) - 1))

    def _starts(self) -> list[int]:
        if self._sums is None:
            self._sums = list(accumulate(self._groups, initial=0))
        return self._sums


def estimated(length: int, advance: float, width: float) -> int:
    """How many lines `length` characters of a mean `advance` will need in `width` pixels."""
    return max(1, -int(-(length * advance) // max(width, 1.0)))
