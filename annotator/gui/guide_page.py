"""Guide page: a page of a guideline, laid out from plain blocks of letters; loads nothing, ever."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.gui.theme import scaled
from annotator.model.markdown import Block, Run
from annotator.text.bidi import paragraph_direction

MOST_BLOCKS = 1_500
"""So many paragraphs of a page are shown; the rest of a longer one is left to the editor."""
_SIZES = {1: 1.3, 2: 1.15, 3: 1.05}
_GAP, _INDENT = 7, 18
_LOOKS = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange)


class _Letters(QTextDocument):
    """A document of letters. Qt's own would look for a file where its widget has nothing."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None


class GuidePage(QTextEdit):
    """Shows blocks. Each paragraph runs as its first letter does, whatever the window does."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[Block, ...] = ()
        self.setDocument(_Letters(self))
        self.setObjectName("guidePage")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(scaled(10))
        self.document().setIndentWidth(scaled(_INDENT))
        # Lists that run from right to left are counted too wide; what is shown always fits.
        across = self.horizontalScrollBar()
        across.rangeChanged.connect(lambda: across.setRange(0, 0))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded, whoever asks."""
        return None

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show other blocks, from the top."""
        self._blocks = tuple(blocks[:MOST_BLOCKS])
        if len(blocks) > MOST_BLOCKS:
            self._blocks = (*self._blocks, Block("paragraph", (Run("…"),)))
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for at, block in enumerate(self._blocks):
            look = self._block_look(block, first=at == 0)
            letters = self._letters(block)
            if at == 0:
                cursor.setBlockFormat(look)
                cursor.setBlockCharFormat(letters)
            else:
                cursor.insertBlock(look, letters)
            if block.marker:
                cursor.insertText(f"{block.marker}\u2002", letters)
            for run in block.runs:
                # A paragraph of Qt ends at a line feed; this sign only ends the line.
                cursor.insertText(run.text.replace("\n", "\u2028"), self._run_look(letters, run))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours, fonts, or another direction: what is shown is laid out anew."""
        super().changeEvent(event)
        # Qt sends such events while the widget is still being made.
        if event.type() in _LOOKS and hasattr(self, "_blocks") and self._blocks:
            self.show_blocks(self._blocks)

    def _block_look(self, block: Block, *, first: bool) -> QTextBlockFormat:
        look = QTextBlockFormat()
        side = paragraph_direction(block.text, "rtl" if self.isRightToLeft() else "ltr")
        rtl = side == "rtl"
        look.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        look.setAlignment(Qt.AlignmentFlag.AlignLeft)
        above = scaled(
            _GAP * (2 if block.kind == "heading" else 0.4 if block.kind == "item" else 1)
        )
        look.setTopMargin(0 if first else above)
        look.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if block.kind == "heading":
            look.setHeadingLevel(block.level)
        elif block.kind == "item":
            width = QFontMetricsF(self.font()).horizontalAdvance(f"{block.marker}\u2002")
            look.setIndent(block.level + 1)
            look.setTextIndent(-width)
        elif block.kind in ("quote", "code"):
            look.setBackground(QBrush(self.palette().color(QPalette.ColorRole.AlternateBase)))
            look.setLeftMargin(scaled(8))
            look.setRightMargin(scaled(8))
        elif block.kind == "rule":
            width_of_line = QTextLength(QTextLength.Type.PercentageLength, 100)
            look.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, width_of_line)
        return look

    def _letters(self, block: Block) -> QTextCharFormat:
        look = QTextCharFormat()
        font = QFont(self.font())
        if block.kind == "heading":
            font.setPointSizeF(font.pointSizeF() * _SIZES.get(block.level, 1.0))
            font.setBold(True)
        look.setFont(font)
        look.setForeground(QBrush(self.palette().color(QPalette.ColorRole.Text)))
        return look

    def _run_look(self, letters: QTextCharFormat, run: Run) -> QTextCharFormat:
        look = QTextCharFormat(letters)
        if run.bold:
            look.setFontWeight(QFont.Weight.Bold)
        if run.italic:
            look.setFontItalic(True)
        if run.code:
            fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
            look.setFontFamilies([*fixed, *self.font().families()])
        return look
