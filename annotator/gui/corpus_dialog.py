"""Corpus dialog: one line to ask, all hits of all articles below it, and marking of those taken."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.concordance import Concordance
from annotator.gui.widgets import isolated, open_at, plain_label

_PAUSE_MS = 250
_SIZE = (980, 560)
_LONGEST = 4_096
"""What is typed or pasted in code units: more than a query may have, so that it is told of; and not
so much that Qt, which copies all that is pasted once for each letter, would stand still."""
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CorpusDialog(QDialog):
    """Asks and shows; it searches and marks nothing itself.

    `asked` carries what is typed, after a short rest; `opened` a Hit to go to; `chosen` the label
    to mark text hits with (places get ticks then); `markAsked` fires when those ticked are to be
    marked.
    """

    asked = Signal(str)
    opened = Signal(object)
    chosen = Signal(str)
    markAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("corpusDialog")
        self.line = QLineEdit(self)
        self.line.setObjectName("corpusLine")
        self.line.setClearButtonEnabled(True)
        self.line.setMaxLength(_LONGEST)
        words = self.tr('Words, "whole words", /expression/, label:PER role:Attacker=ORG …')
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(self.tr("Search all articles"))
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        self.said = plain_label(wrap=True)
        self.said.setObjectName("corpusSaid")
        self.index = QProgressBar(self)
        self.index.setTextVisible(False)
        self.index.setFixedSize(120, 8)
        self.index.setToolTip(self.tr("The index of the articles is being brought up to date"))
        self.index.hide()
        self.list = Concordance(self)
        self.list.installEventFilter(self)
        self.list.doubleClicked.connect(self._open)
        self.list.hits.dataChanged.connect(self._ticked)
        self.labels = QComboBox(self)
        self.labels.setObjectName("corpusLabels")
        self.labels.setAccessibleName(self.tr("Label to mark the hits with"))
        self.labels.activated.connect(self._label_chosen)
        self.labels.installEventFilter(self)
        self.take = QPushButton(self.tr("Mark them"), self)
        self.take.setToolTip(self.tr("Marks all that are ticked, in one step"))
        self.take.clicked.connect(self.markAsked)
        self.every = QPushButton(self.tr("All or none"), self)
        self.every.clicked.connect(self.list.hits.turn_all)
        self.remember = QCheckBox(self.tr("&Remember for new articles"), self)
        self.remember.setObjectName("corpusRemember")
        self.remember.setToolTip(self.tr("Keeps a rule, which is offered whenever articles come"))
        for button in (self.take, self.every):
            # Return in the list goes to the hit; it must never mark.
            button.setAutoDefault(False)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self._lay_out()
        open_at(self, _SIZE)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.said, 1)
        head.addWidget(self.index)
        foot.addWidget(self.labels)
        foot.addWidget(self.remember)
        foot.addStretch(1)
        foot.addWidget(self.every)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(9)
        column.addWidget(self.line)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.show_choosing(choosing=False)

    # --- what it is told ----------------------------------------------------------------------

    def set_labels(self, labels: list[tuple[str, str]]) -> None:
        """Offer labels as (key, name)."""
        self.labels.clear()
        self.labels.addItem(self.tr("Mark the hits as …"), "")
        for key, name in labels:
            self.labels.addItem(f"{name}  ·  {key}" if name != key else key, key)

    def start(self, words: str = "", *, choosing: bool = False) -> None:
        """Begin with an empty list; a sentence says what is being looked for."""
        self.list.hits.clear(choosing=choosing)
        self.offer_to_remember(offered=False)
        self.said.setText(words or self.tr("Looking…"))
        self.show_choosing(choosing=choosing)

    def offer_to_remember(self, *, offered: bool, on: bool = False) -> None:
        """Offer to keep a rule, ticked or not."""
        self.remember.setVisible(offered)
        self.remember.setChecked(offered and on)

    def show_choosing(self, *, choosing: bool) -> None:
        """Show what belongs to marking, or to searching."""
        searching, marking = self.tr("Search all articles"), self.tr("Mark in all articles")
        self.setWindowTitle(marking if choosing else searching)
        self.every.setVisible(choosing)
        self.take.setVisible(choosing)
        self.labels.setVisible(not choosing)
        self.labels.setEnabled(False)

    def ended(self, words: str, *, places: bool) -> None:
        """All hits are there; `places` when they are places of the text that can be marked."""
        self.said.setText(words)
        self.labels.setEnabled(places and bool(self.list.hits.hits))
        self._ticked()

    def refuse(self, sentence: str) -> None:
        """Show why nothing can be found."""
        self.list.hits.clear()
        self.offer_to_remember(offered=False)
        self.show_choosing(choosing=False)
        self.said.setText(sentence)

    def ask(self, words: str) -> None:
        """Open the line with words in it."""
        if words and words != self.line.text():
            self.line.setText(words)
        self.line.selectAll()
        self.line.setFocus()

    def leave_query(self) -> None:
        """Empty the line without asking: what comes is not what it asked for."""
        self._pause.stop()
        with QSignalBlocker(self.line):
            self.line.clear()

    # --- what the person does -------------------------------------------------------------------

    def _typed(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit(self.line.text())

    def _open(self) -> None:
        hit = self.list.current()
        if hit is not None:
            self.opened.emit(hit)

    def _label_chosen(self) -> None:
        key = self.labels.currentData()
        self.labels.setCurrentIndex(0)
        if key:
            self.chosen.emit(key)

    def _ticked(self) -> None:
        if self.list.hits.choosing:
            number = self.list.hits.number_taken()
            self.take.setText(self.tr("Mark %n place(s)", "", number))
            self.take.setEnabled(number > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the line Return asks at once and Down goes to the hits; in the list Return opens.

        Up and Down open the labels: else the first one that they come to would be chosen.
        """
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if watched is self.list:
            if key in _RETURN:
                self._open()
            return key in _RETURN
        if watched is self.labels:
            if key in _ARROWS:
                self.labels.showPopup()
            return key in _ARROWS
        if key in _RETURN and self._pause.isActive():
            self._ask()
        elif key in (Qt.Key.Key_Down, *_RETURN):
            self.list.setFocus()
            if self.list.current() is None:
                self.list.step(1)
        return key in (Qt.Key.Key_Down, *_RETURN)


def sentence(template: str, **values: object) -> str:
    """A sentence with its places filled; words of articles and people stay in their direction."""
    for name, value in values.items():
        shown = isolated(value) if isinstance(value, str) else f"{value:,}"
        template = template.replace(f"{{{name}}}", shown)
    return template
