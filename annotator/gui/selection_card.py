"""Selection card: what can be done with the text that is selected, for who has read nothing."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from annotator.gui.widgets import ElidedLabel, plain_label

_MOST = 200


class SelectionCard(QWidget):
    """The selected text and its two ways on: a label, or an event. Hidden while nothing is.

    `eventAsked` fires when the text is to become an event.
    """

    eventAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selectionCard")
        self.quote = ElidedLabel(parent=self)
        font = self.quote.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.quote.setFont(font)
        words = plain_label(
            self.tr("An entity: click its label above, or press its key."), wrap=True
        )
        words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.eventAsked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(8)
        for part in (self.quote, words, self.button):
            column.addWidget(part)
        self.set_key("")
        self.hide()

    def set_key(self, key: str) -> None:
        """Name the key that makes an event, as people of this system write it; "" for none."""
        words = self.tr("It says what happened: an event…")
        self.button.setText(f"{words}  [{key}]" if key else words)

    def show_text(self, text: str) -> None:
        """Show what is selected; "" hides the card."""
        if text[:_MOST] != self.quote.text():
            self.quote.set_text(text[:_MOST])
        if self.isHidden() == bool(text):
            self.setVisible(bool(text))
