"""Hover: the mark and the grip under the pointer, and the shape that the pointer has there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter

from annotator.gui.canvas.grips import Grip, grips_of
from annotator.gui.canvas.overlay import hover_boxes, paint_grips, paint_hover
from annotator.model.marks import Mark

if TYPE_CHECKING:
    from annotator.gui.canvas.view import Canvas


class Hover:
    """What the pointer is over on one canvas; paints the outline of it and the grips."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self.item: str | None = None

    def move(self, point: QPointF) -> None:
        """The pointer stands at a point of the viewport, no button down."""
        hit = self._canvas.hit(point)
        self._set(hit.items[0] if hit.items else None)
        shape = Qt.CursorShape.IBeamCursor
        if self.grip_at(point) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif hit.on_badge:
            shape = Qt.CursorShape.PointingHandCursor
        port = self._canvas.viewport()
        if port.cursor().shape() != shape:
            port.setCursor(shape)

    def leave(self) -> None:
        """The pointer has gone."""
        self._set(None)

    def _set(self, item: str | None) -> None:
        if item != self.item:
            self.item = item
            self._canvas.viewport().update()

    def grip_at(self, point: QPoint | QPointF) -> Grip | None:
        """The end of a selected mark that a press at a point of the viewport takes hold of."""
        at = QPointF(point) - QPointF(self._canvas.origin())
        near = [grip for grip in self._grips() if grip.holds(at)]
        return min(near, key=lambda grip: abs(grip.x - at.x()), default=None)

    def _span(self) -> tuple[float, float]:
        top = float(-self._canvas.origin().y())
        return top, top + self._canvas.viewport().height()

    def _grips(self) -> list[Grip]:
        page = self._canvas.page
        marks = [page.index.mark(item) for item in page.selected]
        return grips_of(page, [mark for mark in marks if mark and not mark.pending], *self._span())

    def _mark(self) -> Mark | None:
        mark = self._canvas.page.index.mark(self.item) if self.item else None
        return None if mark is None or mark.selected else mark

    def paint(self, painter: QPainter) -> None:
        """Paint outline and grips, in pixels of the viewport."""
        mark, grips = self._mark(), self._grips()
        if mark is None and not grips:
            return
        page, theme = self._canvas.page, self._canvas.theme
        painter.save()
        painter.translate(self._canvas.origin())
        if mark is not None:
            paint_hover(painter, mark, hover_boxes(page, mark, *self._span()), theme)
        paint_grips(painter, grips, theme)
        painter.restore()
