"""Widgets: the small parts that panels share. All text is plain: no name can load a picture."""

import html
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QMenu, QMessageBox, QSizePolicy, QWidget

from annotator.gui.theme import scaled
from annotator.text.bidi import paragraph_direction

_SENTENCE = 360
"""The least width of a sentence in a box, in pixels."""
_FRAME = (20, 60)
"""What the system's own frame and title take of the screen, in pixels, with some air."""


def plain_label(text: str = "", *, wrap: bool = False) -> QLabel:
    """A label that shows its text letter by letter, whatever it holds."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setText(text)
    return label


def isolated(quote: str) -> str:
    """Words of the article for the middle of a sentence: their direction turns nothing around it.

    First strong isolate and its end (UAX 9, 2.4), which also keep the quote from setting the
    direction of the whole sentence.
    """
    return f"\u2068{quote}\u2069"


def without_isolates(text: str) -> str:
    """A text as it goes to other programs: without what `isolated` has put around words."""
    return text.replace("\u2068", "").replace("\u2069", "")


def plain_tip(text: str) -> str:
    """A tool tip that shows `text` letter by letter: tips have no plain mode, so it is escaped.

    No text gives no tip.
    """
    if not text:
        return ""
    return f"<qt>{html.escape(text)}</qt>".replace("\n", "<br>")


def plain_box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    """A box whose words are shown letter by letter; whoever asked for it opens it."""
    box = QMessageBox(parent)
    box.setObjectName("message")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(text)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
        if text and label.text() == text:
            # Else the box is as narrow as its title, and a path in it is cut at every stroke.
            label.setMinimumWidth(scaled(_SENTENCE))
    return box


def asked(parent: QWidget | None, title: str, text: str, yes: str) -> bool:
    """Ask before something that cannot simply be taken back; Escape and Enter both leave it."""
    box = plain_box(parent, title, text)
    doing = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is doing


def heading(menu: QMenu, words: str) -> None:
    """Say above the next entries of a menu what they are about: sections show no words here."""
    menu.addAction(words.replace("&", "&&")).setEnabled(False)


def message(parent: QWidget | None, title: str, text: str) -> None:
    """Show a message in plain text and go on when it is read."""
    box = plain_box(parent, title, text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.open()


def open_at(window: QWidget, size: tuple[int, int]) -> None:
    """Give a window its first size, in pixels grown with the system's text, as far as the screen
    of its parent, or the first one, has room for it."""
    screen = (window.parentWidget() or window).screen()
    room = screen.availableGeometry().size() - QSize(*_FRAME)
    window.resize(QSize(scaled(size[0]), scaled(size[1])).boundedTo(room))


def tab_through(*widgets: QWidget) -> None:
    """Let Tab go through widgets in this order, which is that of the eye."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


def key_cap(text: str) -> QLabel:
    """A key as a small label with a frame round it."""
    label = plain_label(text)
    label.setObjectName("keyCap")
    # Brackets and plus signs of a key are not mirrored with the window.
    label.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return label


def draw_key(painter: QPainter, where: QRectF, text: str, *, lit: bool, widget: QWidget) -> None:
    """Draw a key in `where` (pixels of the widget); `lit` marks it as awaited."""
    palette = widget.palette()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = where.adjusted(0.5, 0.5, -0.5, -0.5)
    if lit:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.highlight())
    else:
        painter.setPen(QPen(palette.dark().color(), 1))
        painter.setBrush(palette.button())
    painter.drawRoundedRect(box, 4, 4)
    ink = palette.highlightedText() if lit else palette.buttonText()
    painter.setPen(ink.color())
    font = QFont(widget.font())
    font.setPointSizeF(max(7.0, font.pointSizeF() - 1))
    painter.setFont(font)
    # Brackets and plus signs of a key are not mirrored with the window.
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)


def draw_swatch(painter: QPainter, where: QRectF, colour: QColor, line: str) -> None:
    """Draw the sample of a label's colour: a field, and below it a line in its style."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    soft = QColor(colour)
    soft.setAlpha(70)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft)
    painter.drawRoundedRect(where.adjusted(0, 0, 0, -4), 3, 3)
    style = {
        "dashed": Qt.PenStyle.DashLine,
        "dotted": Qt.PenStyle.DotLine,
    }.get(line, Qt.PenStyle.SolidLine)
    pen = QPen(colour, 2, style, Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    bottom = where.bottom() - 1
    painter.drawLine(int(where.left()), int(bottom), int(where.right()), int(bottom))
    if line == "double":
        above = int(bottom - 3)
        painter.drawLine(int(where.left()), above, int(where.right()), above)


class ElidedLabel(QWidget):
    """One line of somebody's text, in its own direction, shortened where there is no room."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        """One line high, as wide as it may be."""
        return QSize(80, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        line = self._text.replace("\n", " ")
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.width())
        rtl = paragraph_direction(line, "ltr") == "rtl"
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        painter.drawText(
            self.rect(),
            side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter,
            shown,
        )
