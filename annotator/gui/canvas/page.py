"""Page: the whole article laid out in a column, piece by piece as it is looked at. No widget.

Coordinates: x from the left edge of the column, y from the top of the text, in pixels. Offsets are
code points of the whole text. Marks and arcs come from a scene; nothing is painted here.
"""

import math
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from annotator.gui.canvas.arcroute import Drawn
from annotator.gui.canvas.arcset import ArcSet
from annotator.gui.canvas.arcstubs import Stub, stubs
from annotator.gui.canvas.geometry import Geometry, LineMarks, line_marks, placed
from annotator.gui.canvas.heights import Heights
from annotator.gui.canvas.paragraph import Line, Paragraph
from annotator.gui.canvas.pieces import Pieces
from annotator.gui.canvas.sceneindex import SceneIndex, innermost_first
from annotator.gui.canvas.style import Style
from annotator.model.items import Fragment
from annotator.model.marks import Arc, Scene, ZoneMark
from annotator.text.bidi import Direction

KEPT = 400
"""So many laid-out pieces are kept; the one looked at longest ago goes first."""

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
        self.routes = ArcSet(self)
        self.selected: tuple[str, ...] = ()
        self.zones: tuple[ZoneMark, ...] = ()
        self.heights = Heights([1])
        self._advance = 10.0
        self._blocks: OrderedDict[int, Block] = OrderedDict()
        self.version = 0

    # --- text, style, scene -----------------------------------------------------------------

    def set_text(self, text: str, default: Direction) -> None:
        """A new text; marks and arcs are gone."""
        self.text = text
        self.pieces = Pieces(text, default)
        self.index = SceneIndex()
        self.routes.set(())
        self.selected, self.zones = (), ()
        self.lay_out_again()

    def set_style(self, style: Style, width: float) -> None:
        """Other fonts or another column width: everything is measured again."""
        self.style = style
        self.width = width
        self.lay_out_again()

    def lay_out_again(self) -> None:
        """Forget every layout and estimate all heights."""
        self._blocks.clear()
        self.routes.forget()
        self._advance = self.style.mean_advance(self.text)
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

    def set_scene(self, scene: Scene, touched: tuple[Fragment, ...] | None) -> tuple[Fragment, ...]:
        """Take over marks and arcs; only pieces whose marks changed are made again, when seen.

        Gives the ranges whose marks are not the same as before.
        """
        before = len(self.index)
        changed = self.index.replace(scene.marks)
        self.routes.set(scene.arcs)
        self.selected, self.zones = scene.selected, scene.zones
        for start, end in (*changed, *(touched or ())):
            for number in self._numbers(start, end):
                block = self._blocks.get(number)
                if block is not None:
                    block.stale = True
        if abs(len(self.index) - before) > 200:
            self._estimate()
        return changed

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
                block.paragraph, block.start, marks, style.measures, style.badge_width, block.marks
            )
            block.stale = False
            self._place(block)
        return block

    def _make(self, number: int) -> Block:
        start, end = self.pieces.starts[number], self.pieces.ends[number]
        rtl = self.pieces.direction(number) == "rtl"
        style = self.style
        font = style.title_font if number == self.pieces.title else style.font
        lead = self.pieces.lead(number)
        paragraph = Paragraph(self.text[start:end], font, self.width, rtl=rtl, lead=lead)
        return Block(number, start, end, paragraph, [], Geometry([], [], [], [], [], {}))

    def _place(self, block: Block) -> None:
        m, needs = self.style.measures, self.routes.plan.needs.get(block.number, {})
        block.paragraph.place(
            m,
            [marks.height for marks in block.marks],
            {line: m.gap(need.channels, need.top, need.bottom) for line, need in needs.items()},
            closes=self.pieces.closes(block.number),
        )
        block.geometry = placed(block.paragraph, block.marks, m)
        if self.heights.set(block.number, block.paragraph.height):
            self.version += 1

    def plan_arcs(self, top: float, bottom: float) -> bool:
        """Route the arcs anew, and give the gaps that they run through their room.

        `top` and `bottom` say what is in sight, for a scene with too many arcs. Whether any height
        has changed.
        """
        version = self.version
        for number in self.routes.make(top, bottom):
            block = self._blocks.get(number)
            if block is not None and not block.stale:
                self._place(block)
        return self.version != version

    @property
    def arcs(self) -> tuple[Arc, ...]:
        """The arcs of the scene, routed or not."""
        return self.routes.arcs

    @property
    def crowded(self) -> bool:
        """Whether there are too many arcs to route them all."""
        return self.routes.crowded

    def arcs_drawn(self, top: float = 0.0, bottom: float = math.inf) -> list[Drawn]:
        """The routed arcs that may pass between two y, in pixels of the page."""
        return self.routes.drawn(top, bottom)

    def stubs(self, top: float, bottom: float, margin: float) -> list[Stub]:
        """What stands at the edges of what is in sight for ends of arcs beyond them.

        `margin` is the room beside the column, in pixels; the rectangles are those of the page.
        """
        return stubs(self, (top, bottom), margin)

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

    def piece_at(self, y: float) -> int:
        """The number of the piece at a y; the first or the last one outside the text."""
        return self.heights.at(y - TOP)

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
