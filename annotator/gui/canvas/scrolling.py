"""Scrolling: keeps the line under the eye still while heights above it become known.

Heights are estimates until a piece has been laid out. Before anything changes, the first visible
line is remembered; afterwards the scroll bar is set so that this line stands where it stood.
"""

from PySide6.QtWidgets import QAbstractScrollArea

from annotator.gui.canvas.page import Page

Anchor = tuple[int, float]
"""The first code point of a line and how far the top of the viewport lies below its top."""

_ROUNDS = 6


class Scroller:
    """The vertical position of a page in a scroll area. Pixels."""

    def __init__(self, area: QAbstractScrollArea, page: Page) -> None:
        self._area = area
        self._page = page
        self.guarded = False
        self.shifted = 0  # pixels that the picture moved down when it was last settled
        self._reference = (0, 0)

    @property
    def y(self) -> int:
        """The y of the page at the top of the viewport."""
        return self._area.verticalScrollBar().value()

    def anchor(self) -> Anchor | None:
        """What to keep still; None at the very top, which stays the very top."""
        return self._page.anchor(self.y) if self.y > 0 else None

    def settle(self, anchor: Anchor | None, y: int | None = None) -> None:
        """Lay out what is visible, with the anchor where it was, or at `y`; move the scroll bar."""
        page, high = self._page, self._area.viewport().height()
        if y is None:
            y = self.y if anchor is None else round(page.y_of(anchor))
        for _ in range(_ROUNDS):
            page.lay_out(y, y + high)
            wanted = y if anchor is None else round(page.y_of(anchor))
            wanted = max(0, min(wanted, page.height - high))
            if wanted == y:
                break
            y = wanted
        self._set(y)

    def _set(self, y: int) -> None:
        bar, high = self._area.verticalScrollBar(), self._area.viewport().height()
        self.guarded = True
        bar.setPageStep(high)
        bar.setSingleStep(3 * self._page.style.line_height // 2)
        bar.setRange(0, max(0, self._page.height - high))
        bar.setValue(y)
        self.guarded = False
        self._remember()

    def _remember(self) -> None:
        """Note where a piece stands on the screen, and how far the last one has moved."""
        number, was = self._reference
        if number < len(self._page.pieces):
            self.shifted = self._page.top(number) - self.y - was
        number = self._page.heights.at(self.y)
        self._reference = number, self._page.top(number) - self.y

    def go(self, y: float) -> None:
        """Scroll to a y of the page."""
        self._area.verticalScrollBar().setValue(round(y))
