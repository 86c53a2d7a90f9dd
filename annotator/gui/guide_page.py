"""Guide page: a page of a guideline, laid out from plain blocks of letters; loads nothing, ever."""

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QKeyEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.gui.theme import scaled
from annotator.model.markdown import Block, Run
from annotator.text.bidi import paragraph_direction

_PART, _PARAGRAPHS = 3_000, 60
"""So many letters or paragraphs are laid out at a time."""
_LONGEST = 1_000
"""A longer paragraph is laid out as several: one of a page without a blank takes seconds."""
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
        self._shown: list[Block] = []
        self._waiting: Iterator[Block] = iter(())
        self._wanted = 0
        self._more = QTimer(self, interval=0, singleShot=True)
        self._more.timeout.connect(self._add)
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

    def show_blocks(self, blocks: Iterable[Block], *, stay: bool = False) -> None:
        """Show other blocks, from the top; with `stay` from where the old ones are scrolled to.

        A long page comes in parts, so that the window never stands still for it.
        """
        self._wanted = self.verticalScrollBar().value() if stay else 0
        self._shown, self._waiting = [], _short(blocks)
        self.clear()
        self._add()

    def _add(self) -> None:
        """Append the next part of the page."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        letters, number = 0, 0
        for block in self._waiting:
            self._append(cursor, block)
            letters, number = letters + len(block.text), number + 1
            if letters >= _PART or number >= _PARAGRAPHS:
                self._more.start()
                break
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(self._wanted)

    def _append(self, cursor: QTextCursor, block: Block) -> None:
        look = self._block_look(block, first=not self._shown)
        letters = self._letters(block)
        if self._shown:
            cursor.insertBlock(look, letters)
        else:
            cursor.setBlockFormat(look)
            cursor.setBlockCharFormat(letters)
        self._shown.append(block)
        if block.marker:
            cursor.insertText(f"{block.marker}\u2002", letters)
        for run in block.runs:
            # A paragraph of Qt ends at a line feed; this sign only ends the line.
            cursor.insertText(run.text.replace("\n", "\u2028"), self._run_look(letters, run))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever scrolls is not scrolled back when the next part comes."""
        super().wheelEvent(event)
        self._wanted = self.verticalScrollBar().value()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same by keys."""
        super().keyPressEvent(event)
        self._wanted = self.verticalScrollBar().value()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours, fonts, or another direction: what is shown is laid out anew."""
        super().changeEvent(event)
        # Qt sends such events while the widget is still being made.
        if event.type() in _LOOKS and hasattr(self, "_shown") and self._shown:
            self.show_blocks(chain(tuple(self._shown), self._waiting), stay=True)

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
            look.setBackground(QBrush(self.palette().color(QPalette.ColorRole.AlternateBase)))
        return look


def _short(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, none longer than `_LONGEST` letters."""
    for block in blocks:
        parts: list[Run] = []
        room, marker = _LONGEST, block.marker
        for run in block.runs:
            at = 0
            while len(run.text) - at > room:
                cut = run.text.rfind(" ", at + 1, at + room) + 1 or at + room
                parts.append(replace(run, text=run.text[at:cut]))
                yield replace(block, runs=tuple(parts), marker=marker)
                parts, room, marker, at = [], _LONGEST, "", cut
            parts.append(replace(run, text=run.text[at:]))
            room -= len(run.text) - at
        yield replace(block, runs=tuple(parts), marker=marker)
