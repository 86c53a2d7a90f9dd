"""Guide editor: the Markdown of a page and, below it, how it will look. Emits; saves nothing."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.app.guide import without_places
from annotator.gui.guide_page import GuidePage
from annotator.gui.widgets import plain_label
from annotator.model.markdown import each_block

_PAUSE_MS = 200
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Source(QPlainTextEdit):
    """The letters of the page. Ctrl+Enter and Escape are ours before they are the window's."""

    saved = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guideSource")
        self.setTabChangesFocus(True)
        option = QTextOption()
        # Each paragraph runs as its first letter does, as it will on the page.
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)

    def event(self, event: QEvent) -> bool:
        ours = (*_RETURN, Qt.Key.Key_Escape)
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in ours:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _RETURN and control:
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class GuideEditor(QWidget):
    """`saved` fires for Ctrl+Enter and its button, `left` for Escape and its button."""

    saved = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = _Source(self)
        self.source.setAccessibleName(self.tr("Text of the guideline, in Markdown"))
        self.source.setPlaceholderText(
            self.tr("# Heading\n\nWhat is marked, and what is not.\n\n- **bold**, *italic*, a list")
        )
        self.preview = GuidePage(self.tr("How the page will look"), self)
        self.told = plain_label(wrap=True)
        self.told.setForegroundRole(QPalette.ColorRole.BrightText)
        self.told.hide()
        save = QPushButton(self.tr("Save"), self)
        save.setToolTip("Ctrl+Enter")
        leave = QPushButton(self.tr("Leave"), self)
        leave.setToolTip("Esc")
        save.clicked.connect(self.saved)
        leave.clicked.connect(self.left)
        self.source.saved.connect(self.saved)
        self.source.left.connect(self.left)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._preview)
        self.source.textChanged.connect(self._pause.start)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(save)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.source)
        parts.addWidget(self.preview)
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(parts, 1)
        column.addWidget(self.told)
        column.addLayout(row)

    def start(self, text: str) -> None:
        """Begin with a page as it is stored."""
        self.tell("")
        self.source.setPlainText(text)
        self.source.document().setModified(False)
        self._preview()
        self.source.setFocus()

    @property
    def text(self) -> str:
        """What stands there now."""
        return self.source.toPlainText()

    @property
    def changed(self) -> bool:
        """Whether something was typed since `start`."""
        return self.source.document().isModified()

    def tell(self, words: str) -> None:
        """Say why the page was not saved; "" says nothing."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _preview(self) -> None:
        self._pause.stop()
        self.preview.show_blocks(each_block(without_places(self.text)), stay=True)
