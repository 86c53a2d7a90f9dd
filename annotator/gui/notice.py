"""Notice: a strip above the article that says in which state it is, with what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.gui.widgets import plain_label

Offer = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """One sentence and a few buttons; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self._words = plain_label(wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 7, 10, 7)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        self.buttons: list[QPushButton] = []
        self.hide()

    def words(self) -> str:
        """What it says; "" when it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, words: str, offers: Sequence[Offer] = ()) -> None:
        """Say a sentence, with buttons for what can be done."""
        self.clear()
        self._words.setText(words)
        self._words.setAccessibleName(words)
        for title, act in offers:
            button = QPushButton(title, self)
            button.clicked.connect(lambda _=False, act=act: act())
            self._row.addWidget(button)
            self.buttons.append(button)
        # A panel that is walked to has its first button in hand.
        if self.buttons:
            self.setFocusProxy(self.buttons[0])
        self.show()

    def clear(self) -> None:
        """Say nothing any more."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        self.hide()
