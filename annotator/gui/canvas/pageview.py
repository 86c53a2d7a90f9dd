"""Pageview: from points of the viewport to the text and back - boxes, hits, what to scroll to.

Knows marks only as a scene; selection, keys and the mouse are the canvas's own (`view`).
"""

from PySide6.QtCore import QPoint, QPointF, QRectF

from annotator.gui.canvas.arcstubs import Stub, stub_at
from annotator.gui.canvas.hit import Hit, hit
from annotator.gui.canvas.pagearea import PageArea
from annotator.model.items import Fragment
from annotator.text.boundaries import grapheme_start

_EDGE = 24
_ROUNDS = 5


class PageView(PageArea):
    """Answers for points. Points are pixels of the viewport, offsets code points of the text."""

    def offset_at(self, point: QPoint | QPointF) -> int:
        """The caret position nearest to a point of the viewport; never inside a grapheme."""
        return grapheme_start(self.page.text, self.page.offset_at(self._on_page(point)))

    def character_at(self, point: QPoint | QPointF) -> int | None:
        """The character under a point of the viewport; None beside the letters."""
        return self.page.character_at(self._on_page(point))

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of [start, end), in pixels of the viewport, also of what is out of sight.

        One for each line and, where directions mix, for each part; in the order of the lines.
        """
        with self._still():
            for _ in self.page.boxes(start, end):
                pass  # laid out now: from here on nothing moves
        found = list(self.page.boxes(start, end))
        origin = QPointF(self.origin())
        return [box.translated(origin) for box in found]

    def hit(self, point: QPoint | QPointF) -> Hit:
        """The items under a point of the viewport; a stub counts as a badge without an item."""
        if self.stub_at(point) is not None:
            return Hit((), on_badge=True)
        at = self._on_page(point)
        block, _, y = self.page.at(at)
        return hit(block.paragraph, block.marks, block.geometry, QPointF(at.x(), y))

    def in_sight(self) -> Fragment:
        """The code points of the pieces that are in the viewport, half-open."""
        top = float(-self.origin().y())
        blocks = self.page.lay_out(top, top + self.viewport().height())
        return (blocks[0][0].start, blocks[-1][0].end) if blocks else (0, 0)

    def top_line(self) -> int:
        """The first code point of the first line in sight."""
        return self.page.anchor(float(-self.origin().y()))[0]

    def show_line(self, offset: int) -> None:
        """Scroll so that the line of a code point is the first in sight."""
        self._settle((max(0, min(offset, len(self.page.text))), 0.0))

    def items_at(self, point: QPoint | QPointF) -> list[str]:
        """The items under a point of the viewport, the innermost first."""
        return list(self.hit(point).items)

    def stub_at(self, point: QPoint | QPointF) -> Stub | None:
        """The stub under a point of the viewport; None where there is none."""
        return stub_at(self.stubs(), self._on_page(point))

    def show_item(self, item: str) -> None:
        """Scroll as little as needed to show a mark; nothing for an item that has none."""
        mark = self.page.index.mark(item)
        if mark is not None:
            self.ensure_visible(*mark.fragments[0])

    def ensure_visible(self, start: int, end: int) -> None:
        """Scroll as little as needed to show [start, end), its beginning above all."""
        for _ in range(_ROUNDS):
            with self._still():
                self.page.holding(start)
                self.page.holding(end)
            y, high = self._scroller.y, self.viewport().height()
            top = self.page.caret_rect(start).top()
            bottom = self.page.caret_rect(end).bottom()
            wanted = y
            if bottom + 2 * _EDGE > y + high:
                wanted = round(bottom + 3 * _EDGE - high)
            if top - _EDGE < wanted:
                wanted = round(top - _EDGE)
            if wanted == y:
                return
            # What lies between may turn out taller than it was thought to be: look again.
            self._scroller.go(wanted)
