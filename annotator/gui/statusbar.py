"""Statusbar: saved or not, what was said last, the offsets of the selection, progress."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from annotator.gui.canvas.accessible import announce
from annotator.gui.widgets import plain_tip

_SAID_FOR_MS = 12_000


class StatusBar(QStatusBar):
    """Four plain-text fields, and a sign for text that is turned round.

    Tests read `saved`, `said`, `offsets`, `progress`. `turnedAsked` fires when the sign is clicked.
    `counts` is how many documents are done, and how many there are.
    """

    turnedAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self.counts = (0, 0)
        self.saved, self.said, self.offsets, self.progress = (self._field() for _ in range(4))
        self.addWidget(self.saved)
        self.addWidget(self.said, 1)
        self.turned = QToolButton(self)
        self.turned.setAutoRaise(True)
        self.turned.hide()
        self.turned.clicked.connect(self.turnedAsked)
        self.addPermanentWidget(self.turned)
        self.addPermanentWidget(self.offsets)
        self.addPermanentWidget(self.progress)
        self._timer = QTimer(self, singleShot=True, interval=_SAID_FOR_MS)
        self._timer.timeout.connect(lambda: self.said.setText(""))

    def _field(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setContentsMargins(8, 2, 8, 2)
        return label

    def say(self, words: str) -> None:
        """Show one sentence for a while."""
        self.said.setText(words)
        self.said.setToolTip("")
        announce(self, words)
        self._timer.start()

    def show_saved(self, words: str, *, problem: bool = False) -> None:
        """Show what became of the latest act. Never by colour alone: the sign differs too."""
        self.saved.setText(("⚠ " if problem else "✓ ") + words)
        font = self.saved.font()
        if font.bold() != problem:
            font.setBold(problem)
            self.saved.setFont(font)

    def show_selection(self, start: int, end: int, parts: int) -> None:
        """Show the selected code points, half-open, and how many parts they have."""
        if start == end:
            self.offsets.setText(self.tr("at {start}").format(start=start))
        elif parts > 1:
            words = self.tr("{start}–{end}, %n part(s)", "", parts)
            self.offsets.setText(words.format(start=start, end=end))
        else:
            words = self.tr("{start}–{end} ({length})")
            self.offsets.setText(words.format(start=start, end=end, length=end - start))

    def show_turned(self, number: int, first: int, names: str) -> None:
        """Warn that marks of direction turn letters round: how many, where the first stands."""
        self.turned.setVisible(bool(number))
        words = self.tr("⚠ %n sign(s) turn text", "", number)
        self.turned.setText(words)
        tip = self.tr(
            "{names}: letters are not shown in the order in which they are stored. "
            "The first stands at {first}. Click to go there and see the signs."
        )
        self.turned.setToolTip(plain_tip(tip.format(names=names, first=first)))
        self.turned.setAccessibleName(words)

    def show_progress(self, done: int, total: int) -> None:
        """Show how much of the corpus this author has done."""
        self.counts = done, total
        self.progress.setText(self.tr("{done} of {total} done").format(done=done, total=total))
