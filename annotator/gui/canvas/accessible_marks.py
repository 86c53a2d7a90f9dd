"""Accessible marks: each mark in sight as an element of its own, with its name and its place.

Only what is in sight: an article with 100,000 marks has no more elements than one with ten.
"""

import weakref
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from shiboken6 import Shiboken

from annotator.model.marks import Mark

if TYPE_CHECKING:
    from annotator.gui.canvas.view import Canvas

NOTHING = Shiboken.VoidPtr(0)
"""What `interface_cast` answers where there is none.

With None, and with any number, PySide 6.11 ends the process as soon as a screen reader asks.
"""

_KEPT = 512


class MarkInterface(QAccessibleInterface):
    """One mark of a canvas, as an assistive tool sees it. Rectangles are pixels of the screen."""

    def __init__(self, canvas: "Canvas", item: str) -> None:
        super().__init__()
        self._canvas = weakref.ref(canvas)
        self.item = item

    def _mark(self) -> Mark | None:
        canvas = self._canvas()
        return canvas.page.index.mark(self.item) if canvas is not None else None

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override] # the stubs say int
        """A mark has a name and a place, and nothing more."""
        return NOTHING

    def isValid(self) -> bool:
        """Whether the mark is still there."""
        return self._mark() is not None

    def object(self) -> QObject:
        """No object stands behind a mark."""
        return None  # type: ignore[return-value] # what Qt wants of an element without a widget

    def window(self) -> QWindow:
        """The window of the canvas."""
        canvas = self._canvas()
        return canvas.window().windowHandle() if canvas is not None else None  # type: ignore[return-value] # None before it is shown

    def parent(self) -> QAccessibleInterface:
        """The canvas."""
        return QAccessible.queryAccessibleInterface(self._canvas())  # type: ignore[arg-type] # alive

    def child(self, index: int) -> QAccessibleInterface:
        """A mark has nothing below it."""
        return None  # type: ignore[return-value] # no child

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """A mark has nothing below it."""
        return None  # type: ignore[return-value] # no child

    def childCount(self) -> int:
        """0."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """-1."""
        return -1

    def text(self, which: QAccessible.Text) -> str:
        """The label with the marked text as name; what is missing as description."""
        canvas, mark = self._canvas(), self._mark()
        if canvas is None or mark is None:
            return ""
        quote = " ".join(canvas.text()[start:end] for start, end in mark.fragments)
        if which == QAccessible.Text.Name:
            return f"{mark.tip}: {quote}"
        if which == QAccessible.Text.Value:
            return quote
        return "!" if which == QAccessible.Text.Description and mark.problem else ""

    def setText(self, which: QAccessible.Text, text: str) -> None:
        """Names are given by the scheme."""

    def role(self) -> QAccessible.Role:
        """A piece of text with a meaning."""
        return QAccessible.Role.StaticText

    def state(self) -> QAccessible.State:
        """Whether it is selected."""
        state = QAccessible.State()
        mark = self._mark()
        state.selectable = True
        state.selected = mark is not None and mark.selected
        return state

    def rect(self) -> QRect:
        """Where its first line stands on the screen."""
        canvas, mark = self._canvas(), self._mark()
        if canvas is None or mark is None:
            return QRect()
        boxes = canvas.boxes(*mark.fragments[0])
        box = (boxes[0] if boxes else QRectF()).toAlignedRect()
        return QRect(canvas.viewport().mapToGlobal(box.topLeft()), box.size())

    def foregroundColor(self) -> QColor:
        """The ink of the page."""
        canvas = self._canvas()
        return QColor(canvas.theme.ink) if canvas is not None else QColor()

    def backgroundColor(self) -> QColor:
        """The page."""
        canvas = self._canvas()
        return QColor(canvas.theme.page) if canvas is not None else QColor()


class MarksInSight:
    """The elements of one canvas. Qt keeps no reference to what Python made, so they stay here."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = weakref.ref(canvas)
        self._made: OrderedDict[str, MarkInterface] = OrderedDict()

    def items(self) -> list[str]:
        """The items in sight, in the order of the text."""
        canvas = self._canvas()
        if canvas is None or not canvas.text():
            return []
        top = float(-canvas.origin().y())
        blocks = canvas.page.lay_out(top, top + canvas.viewport().height())
        if not blocks:
            return []
        first, last = blocks[0][0].start, blocks[-1][0].end
        return [mark.item for mark in canvas.page.index.touching(first, last)]

    def at(self, number: int) -> MarkInterface | None:
        """The element of the mark with this number among those in sight."""
        items, canvas = self.items(), self._canvas()
        if canvas is None or not 0 <= number < len(items):
            return None
        return self.of(items[number])

    def of(self, item: str) -> MarkInterface | None:
        """The element of an item."""
        canvas = self._canvas()
        if canvas is None:
            return None
        made = self._made.get(item)
        if made is None:
            made = self._made[item] = MarkInterface(canvas, item)
            # Its id is given out now, so that the element can be taken back by it later.
            QAccessible.registerAccessibleInterface(made)
            if len(self._made) > _KEPT:
                _, old = self._made.popitem(last=False)
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(old))
        return made

    def index_of(self, child: QAccessibleInterface) -> int:
        """The number of an element among those in sight; -1 for another."""
        item = child.item if isinstance(child, MarkInterface) else ""
        items = self.items()
        return items.index(item) if item in items else -1

    def at_point(self, point: QPointF) -> MarkInterface | None:
        """The element under a point of the viewport."""
        canvas = self._canvas()
        items = canvas.items_at(point) if canvas is not None else []
        return self.of(items[0]) if items else None
