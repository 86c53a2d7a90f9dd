"""Arcgap: what runs through one gap between two lines - uprights, pills, channels. Pure; x only.

Pills stand in rows at the edge of the gap where their marks are, level lines in channels between
the rows. An upright line crosses all the rows of its side, so a pill keeps clear of all of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

APART = 5.0
"""Pixels between two upright lines, and between two stretches of one channel."""

_CLEAR = 4.0
_INSIDE = 8.0
_STEP = 6.0
_ROWS = 6
_ASIDE = 160.0
"""A pill moves no further than so many pixels from where its arc meets the mark."""

Stretch = tuple[float, float]


@dataclass(slots=True)
class _Side:
    """One edge of a gap: the upright lines that come from there, and its rows of pills.

    A row holds the stretches that are taken: each pill with the line that leads to it.
    """

    uprights: list[float] = field(default_factory=list)
    rows: list[list[Stretch]] = field(default_factory=list)
    pills: list[list[Stretch]] = field(default_factory=list)


class GapUse:
    """What has been given away of one gap; `width` is that of the column in pixels."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._sides = {True: _Side(), False: _Side()}
        self.channels: list[list[Stretch]] = []

    def rows(self, *, top: bool) -> int:
        """How many rows of pills stand at one edge."""
        return len(self._sides[top].rows)

    # --- upright lines -----------------------------------------------------------------------

    def touch(self, spots: Sequence[float], *, top: bool) -> float:
        """A place among `spots` for an upright line: clear of pills, apart from other lines.

        Where there is none, a place apart from other lines; else the first one.
        """
        side = self._sides[top]
        others = (*side.uprights, *self._sides[not top].uprights)
        whole = [float(round(x)) for x in spots]
        apart = [x for x in whole if all(abs(x - other) >= APART for other in others)]
        clear = [x for x in apart if not _inside(x, side.pills, 0, len(side.pills))]
        x = next(iter(clear or apart or whole))
        side.uprights.append(x)
        return x

    # --- pills -------------------------------------------------------------------------------

    def place_pill(
        self, x: float, width: float, *, top: bool, must: bool
    ) -> tuple[int, float, float] | None:
        """Row, left edge and the x of the way on, for the pill of the line at `x`.

        The pill stands round its line where it can; else aside, and the line bends to it. With
        `must` it may at worst stand on another line; without, it is left out.
        """
        side = self._sides[top]
        most = _ROWS if must else max(1, len(side.rows))
        for aside in (False, True):
            for row in range(most):
                for left in self._tries(x, width, aside=aside):
                    way = self._way(side, top, x, left, width, row)
                    if way is not None:
                        self._take(side, row, x, left, width, way)
                        return row, left, way
        if not must:
            return None
        return self._squeezed(side, x, width)

    def _tries(self, x: float, width: float, *, aside: bool) -> Iterator[float]:
        """Left edges, the nearest to the middle of the line first."""
        most = max(0.0, self._width - width)
        reach = width / 2 - _INSIDE
        low, high = (reach, _ASIDE + width / 2) if aside else (0.0, reach)
        seen = -1.0
        away = low
        while away <= max(low, high):
            for shift in (away, -away) if away else (0.0,):
                left = float(round(max(0.0, min(most, x - width / 2 + shift))))
                if left != seen:
                    yield left
                seen = left
            away += _STEP

    def _way(
        self, side: _Side, top: bool, x: float, left: float, width: float, row: int
    ) -> float | None:
        """The x of the way on when the pill is placed so; None when it may not be."""
        right = left + width
        if any(left - _CLEAR < other < right + _CLEAR for other in side.uprights if other != x):
            return None
        if side.uprights.count(x) > 1:
            return None
        reach = min(x, left), max(x, right)
        if row < len(side.rows) and any(
            reach[0] - _CLEAR < b and a < reach[1] + _CLEAR for a, b in side.rows[row]
        ):
            return None
        way = x
        if not left + _INSIDE <= x <= right - _INSIDE:
            way = left + _INSIDE if x < left + _INSIDE else right - _INSIDE
            if abs(way - x) < _INSIDE:
                way = x
            if any(abs(way - other) < APART for other in self._sides[not top].uprights):
                return None
        if _inside(x, side.pills, 0, row) or _inside(way, side.pills, row + 1, len(side.pills)):
            return None
        if way != x and not left <= x <= right and _between(x, left, side.uprights):
            return None
        return way

    def _take(self, side: _Side, row: int, x: float, left: float, width: float, way: float) -> None:
        while len(side.rows) <= row:
            side.rows.append([])
            side.pills.append([])
        side.rows[row].append((min(x, left), max(x, left + width)))
        side.pills[row].append((left, left + width))
        if way != x:
            side.uprights.append(way)

    def _squeezed(self, side: _Side, x: float, width: float) -> tuple[int, float, float]:
        """A place that covers as few lines as may be, in a row where it covers no pill."""
        lefts = list(self._tries(x, width, aside=False))
        left = min(
            lefts,
            key=lambda at: sum(at - 1 < other < at + width + 1 for other in side.uprights),
        )
        for row in range(len(side.rows) + 1):
            taken = side.rows[row] if row < len(side.rows) else []
            if all(left + width + _CLEAR <= a or b + _CLEAR <= left for a, b in taken):
                break
        self._take(side, row, x, left, width, x)
        return row, left, x

    # --- channels ----------------------------------------------------------------------------

    def channel(self, left: float, right: float) -> int:
        """The number of the first channel with room for a level stretch between two x."""
        for number, taken in enumerate(self.channels):
            if all(right + APART <= a or b + APART <= left for a, b in taken):
                taken.append((left, right))
                return number
        self.channels.append([(left, right)])
        return len(self.channels) - 1


def _inside(x: float, rows: Sequence[Sequence[Stretch]], first: int, last: int) -> bool:
    return any(a - _CLEAR < x < b + _CLEAR for row in rows[first:last] for a, b in row)


def _between(x: float, left: float, others: Sequence[float]) -> bool:
    """Whether the level line from `x` to a pill would run along so near that it meets others."""
    low, high = min(x, left), max(x, left)
    return sum(low < other < high for other in others) > 2
