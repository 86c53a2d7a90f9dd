"""Finder: the line that looks for text in the open article; a hit is taken as the selection.

It looks by folding: diacritics, tatweel, kinds of alef and digits make no difference, and a name is
found behind a clitic.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from annotator.gui.widgets import plain_label
from annotator.text.fold import Folded, fold_with_map


class Finder(QWidget):
    """A hidden line above the text.

    `found` carries a hit (code points, half-open), `looked` all hits of what is asked for.
    """

    found = Signal(int, int)
    looked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("finder")
        self._text = ""
        self._folded: Folded | None = None
        self._hits: list[tuple[int, int]] = []
        self._at = -1
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Find in the article"))
        self.line.setAccessibleName(self.tr("Find in the article"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.count = plain_label()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        for sign, step, words in (
            ("▲", -1, self.tr("The hit before")),
            ("▼", 1, self.tr("The next hit")),
        ):
            button = QToolButton(self)
            button.setText(sign)
            button.setAutoRaise(True)
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(lambda _=False, step=step: self.step(step))
            row.addWidget(button)
        self.setFocusProxy(self.line)
        self.hide()

    def set_text(self, text: str) -> None:
        """Look in another article from now on; it is folded when it is first looked in."""
        self._text, self._folded = text, None
        self._hits, self._at = [], -1
        if self.isVisible():
            self._look(self.line.text())

    def ask(self, words: str) -> None:
        """Open the line, with `words` in it when there are any."""
        self.show()
        if words:
            self.line.setText(words)
        self.line.selectAll()
        self.line.setFocus()

    def hits(self) -> list[tuple[int, int]]:
        """All hits of what is asked for, in the order of the text."""
        return list(self._hits)

    def _look(self, wanted: str) -> None:
        if self._folded is None:
            self._folded = fold_with_map(self._text)
        self._hits = self._folded.find(wanted) if wanted.strip() else []
        self._at = -1
        self._tell()
        self.looked.emit(tuple(self._hits))

    def step(self, by: int) -> None:
        """Go to the next (+1) or the previous (-1) hit, round the end."""
        if not self._hits:
            return
        first = 0 if by > 0 else -1
        self._at = first % len(self._hits) if self._at < 0 else (self._at + by) % len(self._hits)
        self._tell()
        self.found.emit(*self._hits[self._at])

    def _tell(self) -> None:
        if not self.line.text().strip():
            self.count.setText("")
        elif not self._hits:
            self.count.setText(self.tr("not found"))
        else:
            words = self.tr("{at} of {all}")
            self.count.setText(words.format(at=self._at + 1, all=len(self._hits)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, with Shift back; Escape closes the line and leaves the hit selected."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.looked.emit(())
            self.closed.emit()
            return True
        return False
