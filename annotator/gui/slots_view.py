"""Slots view: the roles of an event as rows, required ones visibly empty until they are filled."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.inspect import FillView, SlotView
from annotator.gui.theme import scaled
from annotator.gui.widgets import ElidedLabel, plain_label, plain_tip


class _Empty(QWidget):
    """An empty slot: a dashed box with a word in it, not a colour alone."""

    def __init__(self, words: str, *, required: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._required = words, required
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.BrightText if self._required else QPalette.ColorRole.Mid
        style = Qt.PenStyle.DashLine if self._required else Qt.PenStyle.DotLine
        painter.setPen(QPen(self.palette().color(role), 1.2, style))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        ink = (
            QPalette.ColorRole.BrightText if self._required else QPalette.ColorRole.PlaceholderText
        )
        painter.setPen(self.palette().color(ink))
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.rect().adjusted(9, 0, -9, 0), leading, self._words)


class _Chip(QWidget):
    """What fills a slot, with a button that takes it out."""

    def __init__(self, fill: FillView, owner: "SlotsView") -> None:
        super().__init__(owner)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 1, 3, 1)
        row.setSpacing(5)
        quote = ElidedLabel(fill.quote, self)
        label = plain_label(fill.label)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        take_out = QToolButton(self)
        take_out.setText("✕")
        take_out.setAutoRaise(True)
        words = self.tr("Take «{quote}» out of this role").replace("{quote}", fill.quote)
        take_out.setAccessibleName(words)
        take_out.clicked.connect(lambda: owner.removed.emit(fill.index))
        row.addWidget(quote, 1)
        row.addWidget(label)
        row.addWidget(take_out)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        ground.setAlpha(30)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


class _Row(QWidget):
    """A role: its name as a button that arms it, and what fills it."""

    def __init__(self, slot: SlotView, owner: "SlotsView") -> None:
        super().__init__(owner)
        self.role = slot.role
        self._name = slot.name + (" *" if slot.required else "")
        self.button = QPushButton(self)
        self.button.setFlat(True)
        # Qt turns "left" round by itself where the window is mirrored.
        self.button.setStyleSheet(
            "QPushButton { text-align: left; border: 0; background: transparent; }"
            "QPushButton { padding: 3px 2px; }"
            "QPushButton:focus { text-decoration: underline; }"
        )
        self.button.setFixedWidth(scaled(104))
        self.button.setAccessibleName(slot.name)
        tip = self.tr("{role}: {admits}").replace("{role}", slot.name)
        self.button.setToolTip(plain_tip(tip.replace("{admits}", slot.admits)))
        self.button.clicked.connect(lambda: owner.armed.emit(slot.role))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for fill in slot.fills:
            column.addWidget(_Chip(fill, owner))
        if not slot.fills:
            words = self.tr("empty, and expected") if slot.required else self.tr("empty")
            column.addWidget(_Empty(words, required=slot.required, parent=owner))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(6)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.set_armed(False)

    def set_armed(self, armed: bool) -> None:
        font = self.button.font()
        font.setBold(armed)
        self.button.setFont(font)
        arrow = "◂ " if self.isRightToLeft() else "▸ "
        text = (arrow if armed else "") + self._name
        metrics = self.button.fontMetrics()
        self.button.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, scaled(96)))


class SlotsView(QWidget):
    """All roles of an event. `armed` carries a role, `removed` the place of an argument."""

    armed = Signal(str)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._rows: list[_Row] = []
        self._shown: tuple[SlotView, ...] = ()

    def show_slots(self, slots: tuple[SlotView, ...]) -> None:
        """Show other slots; nothing is built anew when they are the same."""
        if slots == self._shown:
            return
        self._shown = slots
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_Row(slot, self) for slot in slots]
        for row in self._rows:
            self._column.addWidget(row)

    def set_armed(self, role: str | None) -> None:
        """Show which role waits for its target."""
        for row in self._rows:
            row.set_armed(row.role == role)
