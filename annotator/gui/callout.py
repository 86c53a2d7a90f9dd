"""Callout: a small card that points at a place of the window; it never takes the focus."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.gui.theme import scaled
from annotator.gui.widgets import plain_label

_WIDTH = 320
_ARROW = 11
_RADIUS = 9.0
_SHADOW = 3


class Side(Enum):
    """Where a card stands, seen from what it points at."""

    BELOW = "below"
    ABOVE = "above"
    LEFT = "left"
    RIGHT = "right"


def placed(target: QRect, size: QSize, room: QRect, sides: tuple[Side, ...]) -> tuple[QRect, Side]:
    """Where a card of a size stands beside `target`, inside `room`; the first side that fits.

    Where none fits, it stands at the first one, moved into the room.
    """
    for side in sides:
        card = _beside(target, size, side)
        moved = _inside(card, room)
        if not moved.intersects(target) and room.contains(moved):
            return moved, side
    return _inside(_beside(target, size, sides[0]), room), sides[0]


def _beside(target: QRect, size: QSize, side: Side) -> QRect:
    centre = target.center()
    corner = {
        Side.BELOW: QPoint(centre.x() - size.width() // 2, target.bottom() + 1),
        Side.ABOVE: QPoint(centre.x() - size.width() // 2, target.top() - size.height()),
        Side.LEFT: QPoint(target.left() - size.width(), centre.y() - size.height() // 2),
        Side.RIGHT: QPoint(target.right() + 1, centre.y() - size.height() // 2),
    }
    return QRect(corner[side], size)


def _inside(card: QRect, room: QRect) -> QRect:
    left = max(room.left(), min(card.left(), room.right() - card.width() + 1))
    top = max(room.top(), min(card.top(), room.bottom() - card.height() + 1))
    return QRect(QPoint(left, top), card.size())


class Callout(QWidget):
    """Words and two buttons in a card with a point. `on` is called for going on, `off` to leave."""

    def __init__(
        self,
        parent: QWidget,
        on: Callable[[], object],
        off: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("callout")
        self._side, self._point = Side.BELOW, QPoint()
        self.words = plain_label(wrap=True)
        self.number = plain_label()
        self.number.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.next = self._button(on)
        self.leave = self._button(off)
        foot = QHBoxLayout()
        foot.addWidget(self.number, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.next)
        column = self._column = QVBoxLayout(self)
        around = scaled(13) + _ARROW
        column.setContentsMargins(around, around, around, around)
        column.setSpacing(scaled(10))
        column.addWidget(self.words)
        column.addLayout(foot)
        self.hide()

    def _button(self, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: act())
        return button

    def say(self, words: str, number: str, buttons: tuple[str, str]) -> None:
        """Show other words, which hint it is, and what the buttons say (go on, leave)."""
        self.words.setText(words)
        self.number.setText(number)
        self.next.setText(buttons[0])
        self.leave.setText(buttons[1])
        self.setAccessibleName(f"{number}. {words}")

    def point_at(self, target: QRect, room: QRect, sides: tuple[Side, ...]) -> None:
        """Stand beside a place (pixels of the parent), inside `room`, and point at it."""
        width = min(scaled(_WIDTH) + 2 * _ARROW, room.width())
        margins = self._column.contentsMargins()
        inner = width - margins.left() - margins.right()
        high = self.words.heightForWidth(inner) + self.next.sizeHint().height()
        size = QSize(width, high + margins.top() + margins.bottom() + self._column.spacing())
        card, self._side = placed(target, size, room, sides)
        self._point = self._tip(target, card)
        if card != self.geometry():
            self.setGeometry(card)
        self.show()
        self.raise_()
        self.update()

    def _tip(self, target: QRect, card: QRect) -> QPoint:
        """Where the point of the arrow is, in pixels of the card."""
        centre = target.center() - card.topLeft()
        edge = _ARROW + round(_RADIUS) + _ARROW
        x = max(edge, min(centre.x(), card.width() - edge))
        y = max(edge, min(centre.y(), card.height() - edge))
        return {
            Side.BELOW: QPoint(x, 1),
            Side.ABOVE: QPoint(x, card.height() - 2),
            Side.LEFT: QPoint(card.width() - 2, y),
            Side.RIGHT: QPoint(1, y),
        }[self._side]

    def shape(self) -> QPainterPath:
        """The outline: a card with rounded corners and its point."""
        body = QRectF(self.rect()).adjusted(_ARROW, _ARROW, -_ARROW, -_ARROW)
        card, arrow, tip = QPainterPath(), QPainterPath(), QPointF(self._point)
        card.addRoundedRect(body, _RADIUS, _RADIUS)
        along = QPointF(_ARROW, 0)
        if self._side in (Side.LEFT, Side.RIGHT):
            along = QPointF(0, _ARROW)
        inwards = {
            Side.BELOW: QPointF(0, _ARROW + 1),
            Side.ABOVE: QPointF(0, -_ARROW - 1),
            Side.LEFT: QPointF(-_ARROW - 1, 0),
            Side.RIGHT: QPointF(_ARROW + 1, 0),
        }[self._side]
        arrow.moveTo(tip)
        arrow.lineTo(tip + inwards + along)
        arrow.lineTo(tip + inwards - along)
        arrow.closeSubpath()
        return card.united(arrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card over a soft shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline, palette = self.shape(), self.palette()
        shadow = QColor(palette.color(QPalette.ColorRole.Shadow))
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(_SHADOW, 0, -1):
            shadow.setAlpha(36 // step)
            painter.setBrush(shadow)
            painter.drawPath(outline.translated(0, step))
        painter.setBrush(palette.base())
        painter.setPen(QPen(palette.highlight().color(), 1.5))
        painter.drawPath(outline)


def widget_rect(widget: QWidget, parent: QWidget) -> QRect:
    """Where a widget stands, in pixels of one of those around it."""
    return QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
