"""Page: the whole article laid out in a column, piece by piece as it is looked at. No widget.

Coordinates: x from the left edge of the column, y from the top of the text, in pixels. Offsets are
code points of the whole text. Marks and arcs come from a scene; nothing is painted here.
"""

import math
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from annotator.gui.canvas.arcplan import ArcPlan, End, Gap, Leg, Room, Wanted, plan
from annotator.gui.canvas.arcroute import Drawn, drawn
from annotator.gui.canvas.geometry import (
    Geometry,
    LineMarks,
    line_marks,
    placed,
    spots_below,
    spread,
)
from annotator.gui.canvas.heights import Heights
from annotator.gui.canvas.paragraph import Line, Paragraph
from annotator.gui.canvas.pieces import Pieces
from annotator.gui.canvas.sceneindex import SceneIndex, innermost_first
from annotator.gui.canvas.style import Style
from annotator.model.items import Fragment
from annotator.model.marks import Arc, Scene
from annotator.text.bidi import Direction

KEPT = 400
"""So many laid-out pieces are kept; the one looked at longest ago goes first."""

MOST_ARCS = 100
"""More arcs than this are drawn only where one of their ends is in sight."""

TOP = 28
"""Room above the first and below the last line."""


@dataclass(slots=True)
class Block:
    """One laid-out piece with what stands on it. `start` is its first code point."""

    number: int
    start: int
    end: int
    paragraph: Paragraph
    marks: list[LineMarks]
    geometry: Geometry
    stale: bool = True


class Page:
    """The article, its marks and its arcs, in pixels of the column."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.width = float(style.measures.column)
        self.text = ""
        self.pieces = Pieces("", "rtl")
        self.index = SceneIndex()
        self.arcs: tuple[Arc, ...] = ()
        self.plan = ArcPlan((), {})
        self.heights = Heights([1])
        self._advance = 10.0
        self._blocks: OrderedDict[int, Block] = OrderedDict()
        self.version = 0
        self._planned_for: tuple[tuple[Arc, ...], list[int]] = (), []

    # --- text, style, scene -----------------------------------------------------------------

    def set_text(self, text: str, default: Direction) -> None:
        """A new text; marks and arcs are gone."""
        self.text = text
        self.pieces = Pieces(text, default)
        self.index = SceneIndex()
        self.arcs = ()
        self.lay_out_again()

    def set_style(self, style: Style, width: float) -> None:
        """Other fonts or another column width: everything is measured again."""
        self.style = style
        self.width = width
        self.lay_out_again()

    def lay_out_again(self) -> None:
        """Forget every layout and estimate all heights."""
        self._blocks.clear()
        self.plan = ArcPlan((), {})
        self._advance = self.style.mean_advance(self.text)
        self._planned_for = (), []
        self._estimate()

    def _estimate(self) -> None:
        pieces, style, advance = self.pieces, self.style, self._advance
        scale = style.measures.column / max(self.width, 1.0)
        counts = self.index.counts(pieces.starts)
        heights = [
            style.estimate(round((end - start) * scale), advance, count, closes=True)
            for start, end, count in zip(pieces.starts, pieces.ends, counts, strict=True)
        ]
        for number, block in self._blocks.items():
            heights[number] = block.paragraph.height
        self.heights = Heights(heights)

    def set_scene(self, scene: Scene, touched: tuple[Fragment, ...] | None) -> None:
        """Take over marks and arcs; only pieces whose marks changed are made again, when seen."""
        before = len(self.index)
        changed = self.index.replace(scene.marks)
        self.arcs = scene.arcs
        for start, end in (*changed, *(touched or ())):
            for number in self._numbers(start, end):
                block = self._blocks.get(number)
                if block is not None:
                    block.stale = True
        if abs(len(self.index) - before) > 200:
            self._estimate()

    def _numbers(self, start: int, end: int) -> Iterable[int]:
        if end - start > len(self.text):
            return list(self._blocks)
        return range(self.pieces.at(start), self.pieces.at(max(start, end - 1)) + 1)

    # --- blocks ---------------------------------------------------------------------------

    def block(self, number: int) -> Block:
        """One piece, laid out and with its marks; its true height is known afterwards."""
        block = self._blocks.get(number)
        if block is None:
            block = self._make(number)
            self._blocks[number] = block
            if len(self._blocks) > KEPT:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(number)
        if block.stale:
            marks = self.index.touching(block.start, max(block.end, block.start + 1))
            style = self.style
            block.marks = line_marks(
                block.paragraph, block.start, marks, style.measures, style.badge_width
            )
            block.stale = False
            self._place(block)
        return block

    def _make(self, number: int) -> Block:
        start, end = self.pieces.starts[number], self.pieces.ends[number]
        rtl = self.pieces.direction(number) == "rtl"
        style = self.style
        font = style.title_font if number == self.pieces.title else style.font
        paragraph = Paragraph(self.text[start:end], font, self.width, rtl=rtl)
        return Block(number, start, end, paragraph, [], Geometry([], [], [], [], [], {}))

    def _place(self, block: Block) -> None:
        channels = self.plan.channels.get(block.number, {})
        block.paragraph.place(
            self.style.measures,
            [marks.height for marks in block.marks],
            channels,
            closes=self.pieces.closes(block.number),
        )
        block.geometry = placed(block.paragraph, block.marks, self.style.measures)
        if self.heights.set(block.number, block.paragraph.height):
            self.version += 1

    def plan_arcs(self, top: float, bottom: float) -> None:
        """Route the arcs anew, and give the gaps that they run through their room.

        `top` and `bottom` say what is in sight, for a scene with too many arcs.
        """
        old = self.plan.channels
        arcs = self.arcs
        if self.crowded:
            blocks = self.lay_out(top, bottom)
            view = self.arcs, [block.number for block, _ in blocks]
            if view == self._planned_for:
                return
            self._planned_for = view
            seen = {item for block, _ in blocks for item in block.geometry.anchors}
            arcs = tuple(arc for arc in arcs if arc.source in seen or arc.target in seen)
            arcs = arcs[:MOST_ARCS]
        measures = self.style.measures
        room = Room(self.width, measures.rail, measures.margin - 6)
        self.plan = plan(self._wanted(arcs), room) if arcs else ArcPlan((), {})
        for number in old.keys() | self.plan.channels.keys():
            if old.get(number) != self.plan.channels.get(number) and number in self._blocks:
                self._place(self.block(number))

    @property
    def crowded(self) -> bool:
        """Whether there are too many arcs to route them all."""
        return len(self.arcs) > MOST_ARCS

    def _wanted(self, arcs: tuple[Arc, ...]) -> list[Wanted]:
        found = []
        for number, arc in enumerate(arcs):
            source, target = self._end(arc.source), self._end(arc.target)
            if source is not None and target is not None and source.item != target.item:
                found.append(Wanted(number, source, target, self.style.pill_width(arc.pill)))
        return found

    def _end(self, item: str) -> End | None:
        mark = self.index.mark(item)
        if mark is None:
            return None
        block = self.block(self.pieces.at(mark.start))
        anchor = block.geometry.anchors.get(item)
        if anchor is None:
            return None
        below = () if anchor.hidden else spots_below(block.marks[anchor.line], item)
        above = tuple(spread(anchor.left + 4, anchor.right - 4))
        return End(item, block.number, anchor.line, below, above, block.paragraph.rtl)

    def gap_span(self, gap: Gap) -> tuple[float, float]:
        """Top and bottom of a gap between lines."""
        number, at = gap
        paragraph, top = self.block(number).paragraph, self.top(number)
        if at < 0:
            return top, top + paragraph.top_gap
        line = paragraph.lines[at]
        start = top + line.bottom + line.lanes
        return start, start + line.gap

    def end_y(self, leg: Leg) -> float:
        """Where the line of a leg begins: under the badge or bar, or above the letters."""
        block, top = self.block(leg.end.piece), self.top(leg.end.piece)
        line = block.paragraph.lines[leg.end.line]
        if not leg.below:
            return top + line.baseline - block.paragraph.rise - 2
        marks = block.marks[leg.end.line]
        at = next(n for n, mark in enumerate(marks.marks) if mark.item == leg.end.item)
        place = marks.allotment.places[at]
        y = top + line.bottom + (marks.lane_tops[place.lane] if place else 0)
        m = self.style.measures
        badge = place.badge if place else None
        if badge is not None and badge <= leg.x <= badge + marks.pieces[at].badge:
            return y + round(m.bar) + 1 + m.badge + 1
        return y + m.bar + 1

    def arcs_drawn(self, top: float = 0.0, bottom: float = math.inf) -> list[Drawn]:
        """The routed arcs that may pass between two y, in pixels of the page."""
        found = []
        for route in self.plan.routes:
            pieces = route.source.end.piece, route.target.end.piece
            if self.top(min(pieces)) < bottom and self.top(max(pieces) + 1) > top:
                found.append(drawn(route, self, self.style.measures))
        return found

    def lay_out(self, top: float, bottom: float) -> list[tuple[Block, int]]:
        """The pieces between two y, laid out, each with the y of its top."""
        found = []
        number = self.heights.at(top - TOP)
        while number < len(self.pieces):
            block = self.block(number)
            y = self.top(number)
            if y > bottom:
                break
            found.append((block, y))
            number += 1
        return found

    def top(self, number: int) -> int:
        """The y at which a piece begins."""
        return self.heights.top(number) + TOP

    @property
    def height(self) -> int:
        """The height of everything, estimated where it has not been seen."""
        return self.heights.total + 2 * TOP

    # --- between text and pixels ------------------------------------------------------------

    def holding(self, offset: int) -> Block:
        """The piece that a caret at `offset` stands in."""
        return self.block(self.pieces.at(max(0, min(offset, len(self.text)))))

    def boxes(self, start: int, end: int) -> Iterator[QRectF]:
        """The rectangles of the letters [start, end), line by line."""
        first, last = self.pieces.at(start), self.pieces.at(max(start, end - 1))
        for number in range(first, last + 1):
            block = self.block(number)
            yield from [
                rect.translated(0, self.top(number))
                for rect in block.paragraph.boxes(start - block.start, end - block.start)
            ]

    def at(self, point: QPointF) -> tuple[Block, Line, float]:
        """The piece and line nearest to a point, and the point's y inside the piece."""
        number = self.heights.at(point.y() - TOP)
        block = self.block(number)
        y = point.y() - self.top(number)
        return block, block.paragraph.line_at(y), y

    def offset_at(self, point: QPointF) -> int:
        """The caret position nearest to a point."""
        block, line, _ = self.at(point)
        return block.start + block.paragraph.position_at(point.x(), line)

    def character_at(self, point: QPointF) -> int | None:
        """The character whose letter box holds a point; None beside the letters."""
        block, line, y = self.at(point)
        if not line.top <= y < line.bottom:
            return None
        found = block.paragraph.character_at(point.x(), line)
        return None if found is None else block.start + found

    def caret_rect(self, offset: int) -> QRectF:
        """The caret at `offset`: a rectangle of no width, as tall as its line's letters."""
        block = self.holding(offset)
        local = min(offset - block.start, len(block.paragraph.text))
        line = block.paragraph.line_of(local)
        x = block.paragraph.caret_x(local)
        return QRectF(x, self.top(block.number) + line.top, 0, line.height)

    def runs_left(self, offset: int) -> bool:
        """Whether the text behind a caret runs to the left."""
        block = self.holding(offset)
        return block.paragraph.runs_left(min(offset - block.start, len(block.paragraph.text)))

    def caret_near(self, offset: int, top: float, bottom: float) -> bool:
        """Whether the piece of a caret lies between two y; nothing is laid out to find out."""
        number = self.pieces.at(offset)
        return self.top(number) < bottom and self.top(number + 1) > top

    def items_at(self, offset: int) -> list[str]:
        """The items on the character behind a caret, else those that end there; inner first."""
        for start in (offset, offset - 1):
            marks = sorted(self.index.touching(start, start + 1), key=innermost_first)
            if marks:
                return [mark.item for mark in marks]
        return []

    def anchor(self, y: float) -> tuple[int, float]:
        """The first line at `y`, as its first code point, and how far `y` lies below its top."""
        block, line, _ = self.at(QPointF(0, y))
        return block.start + line.start, y - self.top(block.number) - line.top

    def y_of(self, anchor: tuple[int, float]) -> float:
        """Where the line of an anchor has gone."""
        block = self.holding(anchor[0])
        line = block.paragraph.line_of(anchor[0] - block.start)
        return self.top(block.number) + line.top + anchor[1]
