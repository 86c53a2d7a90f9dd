"""Arcstubs: what stands at the edge of what is in sight for ends of arcs that lie beyond it.

An arrow with the name of the one end there, or with how many there are. Stubs stand in the margin,
over the rails and never over letters or badges. They follow from what is in sight, so they are made
for each picture. Pixels of the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from annotator.gui.canvas.arcroute import Drawn
from annotator.model.marks import Arc

if TYPE_CHECKING:
    from annotator.gui.canvas.page import Page

_OUT = 16.0
"""Badges reach out of the column nearly so far; a stub begins beyond them."""

_EDGE = 3.0
_ARROW = 9.0
_LEAST = 3
"""A name cut to fewer letters says nothing: the number stands there instead."""


@dataclass(frozen=True, slots=True)
class Stub:
    """Ends of arcs beyond the upper or the lower edge: where that is drawn, and of which items.

    `items` come the nearest first. `arcs` are those that lead there.
    """

    rect: QRectF
    up: bool
    text: str
    items: tuple[str, ...]
    arcs: tuple[Arc, ...]

    @property
    def faint(self) -> bool:
        """Whether no arc of a selected item leads there."""
        return all(arc.faint for arc in self.arcs)


@dataclass(slots=True)
class _Beyond:
    """The ends that one stub stands for: where each lies, and an arc that leads to it."""

    ends: dict[str, tuple[float, Arc]] = field(default_factory=dict)
    arcs: list[Arc] = field(default_factory=list)


_Corner = tuple[bool, bool, bool]
"""(up, on the right, faint)"""


def stubs(page: "Page", sight: tuple[float, float], margin: float) -> list[Stub]:
    """The stubs for what lies between the two y of `sight`; those of faint arcs stand behind."""
    found: list[Stub] = []
    taken: dict[tuple[bool, bool], float] = {}
    corners = _corners(page, sight)
    for corner in sorted(corners, key=lambda corner: corner[2]):
        up, right, _ = corner
        near = taken.get((up, right), 0.0)
        stub = _stub(page, corners[corner], (up, right), sight, (margin, near))
        taken[up, right] = near + stub.rect.height() + 2
        found.append(stub)
    return found


def stub_at(found: list[Stub], point: QPointF) -> Stub | None:
    """The stub under a point of the page, or None."""
    return next((stub for stub in found if stub.rect.contains(point)), None)


def _corners(page: "Page", sight: tuple[float, float]) -> dict[_Corner, _Beyond]:
    found: dict[_Corner, _Beyond] = {}
    for net in _nets(page.arcs_drawn(*sight)):
        places = [place for one in net for place in _places(one, sight)]
        if all(side for _, side, _, _ in places):
            continue
        rail = next((one.rail for one in net if one.rail is not None), None)
        right = page.pieces.direction(0) == "rtl" if rail is None else rail > 0
        for item, side, away, arc in places:
            if side:
                beyond = found.setdefault((side < 0, right, arc.faint), _Beyond())
                beyond.ends.setdefault(item, (away, arc))
                beyond.arcs.append(arc)
    return found


def _nets(routes: list[Drawn]) -> list[list[Drawn]]:
    nets: dict[tuple[str, bool], list[Drawn]] = {}
    for one in routes:
        nets.setdefault((one.arc.source, one.arc.dashed), []).append(one)
    return list(nets.values())


def _places(one: Drawn, sight: tuple[float, float]) -> Iterator[tuple[str, int, float, Arc]]:
    """Both ends: item, -1 above, 0 in or 1 below sight, how far away, and the arc."""
    items = one.arc.source, one.arc.target
    for item, (top, bottom), laid_out in zip(items, one.ends, one.open, strict=True):
        if laid_out:
            yield item, laid_out, float("inf"), one.arc
        elif top + bottom <= 2 * sight[0]:
            yield item, -1, sight[0] - bottom, one.arc
        elif top + bottom >= 2 * sight[1]:
            yield item, 1, top - sight[1], one.arc
        else:
            yield item, 0, 0.0, one.arc


def _stub(
    page: "Page",
    beyond: _Beyond,
    corner: tuple[bool, bool],
    sight: tuple[float, float],
    room: tuple[float, float],
) -> Stub:
    up, right = corner
    margin, near = room
    most = max(0.0, margin - _OUT - 1)
    items = sorted(beyond.ends, key=lambda item: beyond.ends[item][0])
    text, width = _text(page, items, beyond, most)
    high = float(page.style.measures.badge + 2)
    y = sight[0] + _EDGE + near if up else sight[1] - _EDGE - near - high
    left = page.width + _OUT if right else -_OUT - width
    rect = QRectF(round(left), round(y), width, high)
    return Stub(rect, up, text, tuple(items), tuple(beyond.arcs))


def _text(page: "Page", items: list[str], beyond: _Beyond, most: float) -> tuple[str, float]:
    """The name of the one end as far as it fits, else the number of ends; and the width."""
    style = page.style
    around = _ARROW + 2 * style.measures.badge_pad
    if len(items) == 1:
        name = _name(page, items[0], beyond.ends[items[0]][1])
        metrics = QFontMetricsF(style.font_for(name))
        room = min(most - around, style.measures.badge_max)
        cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        if cut == name or len(cut) > _LEAST:
            return cut, round(around + metrics.horizontalAdvance(cut)) + 1
    number = str(len(items))
    width = QFontMetricsF(style.badge_font).horizontalAdvance(number) + around
    return number, round(min(width, max(most, 2 * _ARROW)))


def _name(page: "Page", item: str, arc: Arc) -> str:
    if item == arc.target:
        return arc.pill
    mark = page.index.mark(item)
    return mark.badge if mark is not None else ""
