"""Guide panel: a page of the guidelines beside the article, and examples below it. Emits only."""

from collections.abc import Iterable, Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.guide_edit import GuideEditor
from annotator.gui.guide_examples import GuideExamples, Shown
from annotator.gui.guide_page import GuidePage
from annotator.gui.theme import scaled
from annotator.gui.widgets import ElidedLabel, plain_label
from annotator.model.markdown import Block

_LEAST = 226
_HEIGHTS = (420, 260)


class PageView(msgspec.Struct, frozen=True):
    """What the panel shows: the name of the label, whose page it is, and the page (read once)."""

    title: str
    below: str
    blocks: Iterable[Block]


class GuidePanel(QWidget):
    """`writeAsked` fires for the button, `closed` for the cross; `menuAsked` carries the menu that
    is about to open, to be filled.
    """

    writeAsked = Signal()
    closed = Signal()
    menuAsked = Signal(object)
    startAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guidePanel")
        self.title = ElidedLabel(parent=self)
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.title.setFont(font)
        self.below = plain_label(wrap=True)
        self.below.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.page = GuidePage(self.tr("Guideline"), self)
        self.start = QPushButton(self)
        self.start.clicked.connect(self.startAsked)
        self.start.hide()
        self.said = plain_label(wrap=True)
        self.said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.examples = GuideExamples(self)
        self.editor = GuideEditor(self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._reading())
        self.pages.addWidget(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        # A width that is set would cut off a button that needs more.
        column.addStrut(scaled(_LEAST))
        column.addLayout(self._head())
        column.addWidget(self.below)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.page)

    def _head(self) -> QHBoxLayout:
        self.write = QPushButton(self.tr("Write…"), self)
        self.write.clicked.connect(self.writeAsked)
        self.more = QToolButton(self)
        self.more.setText("⋯")
        self.more.setAccessibleName(self.tr("More about guidelines"))
        self.more.setToolTip(self.tr("More about guidelines"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.menu.aboutToShow.connect(lambda: self.menuAsked.emit(self.menu))
        self.more.setMenu(self.menu)
        # The three dots say already that there is a menu.
        self.more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        close = QToolButton(self)
        close.setText("✕")
        close.setAccessibleName(self.tr("Close the guidelines"))
        close.setToolTip(self.tr("Close the guidelines"))
        close.clicked.connect(self.closed)
        for button in (self.more, close):
            button.setAutoRaise(True)
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        for part in (self.write, self.more, close):
            row.addWidget(part)
        return row

    def _reading(self) -> QSplitter:
        top, self._below = QWidget(self), QWidget(self)
        for part, widgets in (
            (top, (self.start, self.page)),
            (self._below, (self.said, self.examples)),
        ):
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
            for widget in widgets:
                column.addWidget(widget)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(top)
        parts.addWidget(self._below)
        parts.setSizes(list(_HEIGHTS))
        parts.setChildrenCollapsible(False)
        return parts

    # --- what it is told ----------------------------------------------------------------------

    @property
    def editing(self) -> bool:
        """Whether the editor is open."""
        return self.pages.currentWidget() is self.editor

    def show_page(self, view: PageView) -> None:
        """Show a page to be read."""
        self._name(view.title, view.below)
        self.page.show_blocks(view.blocks)

    def _name(self, title: str, below: str) -> None:
        self.title.set_text(title)
        # A label's key is Latin; it stands at the side where the panel begins all the same.
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.below.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.below.setText(below)
        self.below.setVisible(bool(below))

    def edit(self, title: str, below: str, text: str) -> None:
        """Open the editor on the text of a page."""
        self._name(title, below)
        self.write.hide()
        self.pages.setCurrentWidget(self.editor)
        self.editor.start(text)

    def read(self) -> None:
        """Close the editor."""
        self.write.show()
        self.pages.setCurrentIndex(0)

    def offer_start(self, words: str) -> None:
        """Offer pages to begin with; "" offers nothing."""
        self.start.setText(words)
        self.start.setVisible(bool(words))

    def show_examples(self, rows: Sequence[Shown], said: str) -> None:
        """Show examples, and a sentence above them."""
        self.examples.show_rows(rows)
        self.examples.setVisible(bool(rows))
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self._below.setVisible(bool(rows or said))

    def set_read_only(self, read_only: bool) -> None:
        """Allow writing, or not."""
        self.write.setEnabled(not read_only)
        words = self.tr("The project is open for reading only.") if read_only else ""
        self.write.setToolTip(words)
