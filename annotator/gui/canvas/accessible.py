"""Accessible: what a screen reader learns of the canvas - its text, caret, selection, places.

Offsets given to and taken from Qt here count UTF-16 units, as QAccessible wants them.
"""

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
    QAccessibleTextUpdateEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from annotator.gui.canvas.accessible_marks import NOTHING, MarksInSight
from annotator.text.offsets import OffsetMap

if TYPE_CHECKING:
    from annotator.gui.canvas.view import Canvas


_SPOKEN = 400
"""So many characters of a selection are read out."""


class CanvasText(QAccessibleTextInterface):
    """The text of one canvas. Offsets are UTF-16 units; rectangles are pixels of the screen."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__()
        self._canvas = weakref.ref(canvas)
        self._mapped: tuple[str, OffsetMap] = "", OffsetMap("")

    def _here(self) -> "Canvas":
        canvas = self._canvas()
        if canvas is None:
            raise ReferenceError("the canvas of this text is gone")
        return canvas

    def _map(self) -> OffsetMap:
        text = self._here().text()
        if self._mapped[0] is not text:
            self._mapped = text, OffsetMap(text)
        return self._mapped[1]

    def _from_units(self, at: int) -> int:
        units = self._map()
        most = units.to_utf16(len(self._here().text()))
        return units.from_utf16(max(0, min(at, most)))

    def characterCount(self) -> int:
        """Length of the text."""
        return self._map().to_utf16(len(self._here().text()))

    def text(self, start: int, end: int) -> str:
        """A part of the text; -1 as `end` means to its end."""
        text = self._here().text()
        stop = len(text) if end < 0 else self._from_units(end)
        return text[self._from_units(start) : stop]

    def cursorPosition(self) -> int:
        """The caret."""
        return self._map().to_utf16(self._here().caret())

    def setCursorPosition(self, position: int) -> None:
        """Move the caret."""
        self._here().set_caret(self._from_units(position))

    def selectionCount(self) -> int:
        """How many ranges are selected."""
        return len(self._here().fragments())

    def setSelection(self, number: int, start: int, end: int) -> None:
        """Change one selected range."""
        parts = list(self._here().fragments())
        if 0 <= number < len(parts):
            parts[number] = self._from_units(start), self._from_units(end)
            self._here().set_fragments(tuple(parts))

    def addSelection(self, start: int, end: int) -> None:
        """Select a further range."""
        part = self._from_units(start), self._from_units(end)
        self._here().set_fragments((*self._here().fragments(), part))

    def removeSelection(self, number: int) -> None:
        """Take one selected range away."""
        parts = list(self._here().fragments())
        del parts[number : number + 1]
        self._here().set_fragments(tuple(parts))

    def characterRect(self, offset: int) -> QRect:
        """Where a character stands on the screen."""
        canvas = self._here()
        at = self._from_units(offset)
        boxes = canvas.boxes(at, at + 1)
        box = (boxes[0] if boxes else QRectF()).toAlignedRect()
        return QRect(canvas.viewport().mapToGlobal(box.topLeft()), box.size())

    def offsetAtPoint(self, point: QPoint) -> int:
        """The character at a point of the screen; -1 where there is none."""
        canvas = self._here()
        at = canvas.character_at(canvas.viewport().mapFromGlobal(point))
        return -1 if at is None else self._map().to_utf16(at)

    def scrollToSubstring(self, start: int, end: int) -> None:
        """Scroll a range into view."""
        self._here().ensure_visible(self._from_units(start), self._from_units(end))


class CanvasInterface(QAccessibleWidget):
    """The canvas as an element that holds text."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas, QAccessible.Role.EditableText)
        self._canvas = weakref.ref(canvas)
        self._text = CanvasText(canvas)
        self._marks = MarksInSight(canvas)

    def childCount(self) -> int:
        """How many marks are in sight."""
        return len(self._marks.items())

    def child(self, index: int) -> QAccessibleInterface:
        """A mark in sight, by its number in the order of the text."""
        return self._marks.at(index)  # type: ignore[return-value] # None for another number

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a mark among those in sight."""
        return self._marks.index_of(child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """The mark under a point of the screen."""
        canvas = self._canvas()
        if canvas is None:
            return None  # type: ignore[return-value] # nothing there
        point = canvas.viewport().mapFromGlobal(QPoint(x, y))
        return self._marks.at_point(QPointF(point))  # type: ignore[return-value] # None beside marks

    def text(self, which: QAccessible.Text) -> str:
        """Name, description and value."""
        canvas = self._canvas()
        if canvas is None:
            return ""
        if which == QAccessible.Text.Name:
            return canvas.accessibleName() or QCoreApplication.translate("Canvas", "Article")
        if which == QAccessible.Text.Value:
            return canvas.text()
        return canvas.accessibleDescription() if which == QAccessible.Text.Description else ""

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override] # the stubs say int; an int is a segmentation fault
        """The text interface itself, else a null pointer."""
        return self._text if kind == QAccessible.InterfaceType.TextInterface else NOTHING


# Qt owns no reference to what Python made, and deletes its own half with the widget: the Python
# halves stay here, small as they are, since their end before Qt's would end the process.
_KEPT: list[CanvasInterface] = []
_INSTALLED: list[bool] = []


def _factory(_: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QWidget) and hasattr(thing, "accessible_canvas"):
        interface = CanvasInterface(thing.accessible_canvas())
        _KEPT.append(interface)
        return interface
    return None


def install() -> None:
    """Tell Qt once how to describe a canvas."""
    if not _INSTALLED:
        _INSTALLED.append(True)
        QAccessible.installFactory(_factory)


def caret_moved(canvas: "Canvas", caret: int) -> None:
    """Say that the caret moved; `caret` in code points."""
    if QAccessible.isActive():
        at = OffsetMap(canvas.text()[:caret]).to_utf16(caret)
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(canvas, at))


def text_changed(canvas: QWidget, old: str, new: str) -> None:
    """Say that the whole text is another one."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleTextUpdateEvent(canvas, 0, old, new))


def selection_changed(canvas: "Canvas", start: int, end: int) -> None:
    """Say what is selected now (code points): as an event, and in words.

    PySide has no way to answer what range is selected, so a tool that asks learns nothing; what
    was selected is therefore announced.
    """
    if not QAccessible.isActive():
        return
    text = canvas.text()
    units = OffsetMap(text[:end])
    event = QAccessibleTextSelectionEvent(canvas, units.to_utf16(start), units.to_utf16(end))
    QAccessible.updateAccessibility(event)
    if end > start:
        words = QCoreApplication.translate("Canvas", "Selected: {text}")
        announce(canvas, words.replace("{text}", text[start : min(end, start + _SPOKEN)]))


def announce(widget: QWidget, words: str) -> None:
    """Have words spoken, where a tool listens."""
    if QAccessible.isActive() and words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
