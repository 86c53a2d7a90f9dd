"""Arcsteady: whether, after scrolling, arcs and pieces in sight have only been shifted. Pure.

If so the picture can be shifted with them. Pixels from the top of the viewport.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.gui.canvas.page import Page

_SLACK = 40.0
"""What lies further than this out of sight may change: nothing of it is painted."""


class Sight:
    """What is in sight of a page between two y: where its pieces stand and where arcs run."""

    def __init__(self, page: "Page", top: float, high: float) -> None:
        self.high = high
        # The objects themselves are kept: an id alone might be given to another one meanwhile.
        self.pieces = {
            block.number: (y - top, block.geometry) for block, y in page.lay_out(top, top + high)
        }
        self.routes = {
            (one.arc.source, one.arc.target, one.arc.pill, one.arc.faint): (
                tuple((x, y - top) for x, y in one.points),
                None if one.pill is None else one.pill.top() - top,
            )
            for one in page.arcs_drawn(top, top + high)
        }

    def is_shifted(self, before: "Sight", by: float) -> bool:
        """Whether what was in sight before and still is stands `by` pixels lower, unchanged."""
        for number in self.pieces.keys() & before.pieces.keys():
            (y, geometry), (was, old) = self.pieces[number], before.pieces[number]
            if y != was + by or geometry is not old:
                return False
        low, high = max(0.0, by) - _SLACK, self.high + min(0.0, by) + _SLACK
        return self.inside(low, high, 0.0) == before.inside(low, high, by)

    def inside(self, low: float, high: float, by: float) -> dict[object, object]:
        """The routes between two y, cut off there, when all stands `by` pixels lower."""
        found: dict[object, object] = {}
        for name, (points, pill) in self.routes.items():
            ys = [y + by for _, y in points]
            if max(ys) > low and min(ys) < high:
                cut = [(x, max(low, min(y, high))) for (x, _), y in zip(points, ys, strict=True)]
                inside = pill is not None and low < pill + by < high
                found[name] = cut, pill + by if pill is not None and inside else None
        return found
