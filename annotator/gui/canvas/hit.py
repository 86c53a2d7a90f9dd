"""Hit: what lies under a point of a laid-out piece. Pure; pixels of the piece.

Priority, written once: 1 a badge; 2 the letters: every mark that stands on the character there, the
innermost first; 3 a bar, with a little room around it, since it is thin. Arcs are never hit.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from annotator.gui.canvas.geometry import Geometry, LineMarks
from annotator.gui.canvas.paragraph import Paragraph

_REACH = 3.0


@dataclass(frozen=True, slots=True)
class Hit:
    """The items under a point, innermost first, and whether the point is on a badge."""

    items: tuple[str, ...]
    on_badge: bool = False


def hit(paragraph: Paragraph, marks: list[LineMarks], geometry: Geometry, point: QPointF) -> Hit:
    """What lies under `point`."""
    for badge in reversed(geometry.badges):
        if badge.rect.contains(point):
            return Hit((badge.mark.item,), on_badge=True)
    line = paragraph.line_at(point.y())
    if line.top <= point.y() < line.bottom:
        here = marks[line.number]
        x = point.x()
        return Hit(
            tuple(
                mark.item
                for mark, intervals in zip(here.marks, here.intervals, strict=True)
                if any(left <= x < right for left, right in intervals)
            )
        )
    for bar in geometry.bars:
        if bar.rect.adjusted(0, -1, 0, _REACH).contains(point):
            return Hit((bar.mark.item,))
    return Hit(())
