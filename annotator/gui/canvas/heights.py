"""Heights: how tall each piece is - estimated, then measured - and which piece stands at a y.

Pure arithmetic over whole pixels; the sums are made again only after something has changed.
"""

from bisect import bisect_right
from itertools import accumulate


class Heights:
    """Heights of all pieces in order, with running sums. Pixels."""

    __slots__ = ("_heights", "_sums", "_valid")

    def __init__(self, heights: list[int]) -> None:
        self._heights = heights
        self._sums: list[int] = [0]
        self._valid = 0  # so many sums, from the front, are true

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
            self._valid = min(self._valid, number)
        return grown

    def top(self, number: int) -> int:
        """The y at which a piece begins; for the number of pieces, where the last one ends."""
        self._refresh()
        return self._sums[number]

    @property
    def total(self) -> int:
        """The height of the whole text."""
        return self.top(len(self._heights))

    def at(self, y: float) -> int:
        """The piece at `y`; the first or the last one outside the text."""
        self._refresh()
        found = bisect_right(self._sums, y) - 1
        return max(0, min(found, len(self._heights) - 1))

    def _refresh(self) -> None:
        valid = self._valid
        if valid == len(self._heights) and len(self._sums) == valid + 1:
            return
        del self._sums[valid + 1 :]
        tail = accumulate(self._heights[valid:], initial=self._sums[valid])
        next(tail)
        self._sums.extend(tail)
        self._valid = len(self._heights)


def estimated(length: int, advance: float, width: float) -> int:
    """How many lines `length` characters of a mean `advance` will need in `width` pixels."""
    return max(1, -int(-(length * advance) // max(width, 1.0)))
