"""Zooming: wheel with Ctrl, and two fingers on a pad or screen; what is under them stays there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

if TYPE_CHECKING:
    from annotator.gui.canvas.pagearea import PageArea

_NOTCH = 120.0
"""Eighths of a degree in one notch of a usual wheel (QWheelEvent.angleDelta)."""

_PER_NOTCH = 1.1


class Zooming:
    """Turns wheels and gestures of one page view into its zoom."""

    def __init__(self, view: "PageArea") -> None:
        self._view = view

    def listen(self) -> None:
        """Ask Qt for the gestures."""
        self._view.viewport().grabGesture(Qt.GestureType.PinchGesture)

    def wheel(self, event: QWheelEvent) -> bool:
        """Zoom by a wheel with Ctrl, finely where the wheel is fine; False for another wheel."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        turned = event.angleDelta().y() / _NOTCH
        self._by(_PER_NOTCH**turned, event.position())
        event.accept()
        return True

    def gesture(self, event: QEvent) -> bool:
        """Zoom by a pinch; False for another event."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
                return False
            self._by(1.0 + event.value(), event.position())
            return True
        if event.type() == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            return self._pinch(event)
        return False

    def _pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        if pinch.changeFlags() & QPinchGesture.ChangeFlag.ScaleFactorChanged:
            point = self._view.viewport().mapFromGlobal(pinch.centerPoint())
            self._by(pinch.scaleFactor(), QPointF(point))
        event.accept(pinch)
        return True

    def _by(self, factor: float, at: QPointF) -> None:
        if factor > 0:
            self._view.set_zoom(self._view.zoom * factor, at)
