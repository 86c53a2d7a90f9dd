"""Statusbar: saved or not, what was said last, the offsets of the selection, progress."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

_SAID_FOR_MS = 12_000


class StatusBar(QStatusBar):
    """Four plain-text fields. Tests read `saved`, `said`, `offsets` and `progress`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self.saved, self.said, self.offsets, self.progress = (self._field() for _ in range(4))
        self.addWidget(self.saved)
        self.addWidget(self.said, 1)
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
        self._timer.start()

    def show_saved(self, words: str, *, problem: bool = False) -> None:
        """Show what became of the latest act. Never by colour alone: the sign differs too."""
        self.saved.setText(("⚠ " if problem else "✓ ") + words)

    def show_selection(self, start: int, end: int, parts: int) -> None:
        """Show the selected code points, half-open, and how many parts they have."""
        if start == end:
            self.offsets.setText(self.tr("at {start}").format(start=start))
        elif parts > 1:
            words = self.tr("{start}–{end}, {parts} parts")
            self.offsets.setText(words.format(start=start, end=end, parts=parts))
        else:
            words = self.tr("{start}–{end} ({length})")
            self.offsets.setText(words.format(start=start, end=end, length=end - start))

    def show_progress(self, done: int, total: int) -> None:
        """Show how much of the corpus this author has done."""
        self.progress.setText(self.tr("{done} of {total} done").format(done=done, total=total))
