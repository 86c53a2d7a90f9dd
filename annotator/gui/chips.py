"""Chips: the filters of a list as small buttons, each of which takes itself away."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from annotator.gui.theme import scaled

_GAP = 4


class Chips(QWidget):
    """A row of chips that wraps. `removed` carries the number of the chip."""

    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[QToolButton] = []
        self._words: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_words(self, words: Sequence[str]) -> None:
        """Show other chips; without any it takes no room."""
        if list(words) == self._words:
            return
        self._words = list(words)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(number, one) for number, one in enumerate(words)]
        self.setVisible(bool(words))
        self._arrange()

    def words(self) -> list[str]:
        """What the chips say."""
        return self._words

    def _chip(self, number: int, words: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setText(f"{words}  ✕".replace("&", "&&"))
        chip.setAccessibleName(self.tr("Take away the filter {name}").replace("{name}", words))
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setStyleSheet(
            "QToolButton { border: 1px solid palette(mid); border-radius: 9px; padding: 1px 8px; "
            "background: palette(button); color: palette(button-text); }"
            "QToolButton:hover, QToolButton:focus { border-color: palette(highlight); }"
        )
        chip.clicked.connect(lambda: self.removed.emit(number))
        chip.show()
        return chip

    def _arrange(self) -> None:
        """Put the chips in lines from the leading side, and be as high as they need."""
        gap, width = scaled(_GAP), self.width()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = y = high = 0
        for chip in self._chips:
            size = chip.sizeHint().boundedTo(QSize(max(1, width), 10_000))
            if x and x + size.width() > width:
                x, y = 0, y + high + gap
            left = width - x - size.width() if mirrored else x
            chip.setGeometry(QRect(left, y, size.width(), size.height()))
            x, high = x + size.width() + gap, size.height()
        self.setFixedHeight(y + high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Flow anew."""
        super().resizeEvent(event)
        self._arrange()
