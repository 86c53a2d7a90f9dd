"""Lines: one line of the article in a list, the words that matter underlined. Plain text only."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from annotator.gui.canvas.bidi_boxes import cursor_x
from annotator.gui.theme import reading_font
from annotator.text.bidi import paragraph_direction
from annotator.text.offsets import OffsetMap

_SIZE = 15.0


def draw_context(
    painter: QPainter,
    room: QRectF,
    words: tuple[str, str, str],
    palette: QPalette,
    *,
    dim: bool = False,
) -> None:
    """Draw (before, hit, after) on one line of `room`, the hit underlined and in the middle.

    In the direction of the text. One layout for all, so that letters at the edges of the hit keep
    the shapes that they have in the article; the hits of several lines stand below each other, and
    what does not fit is cut off at the sides.
    """
    before, hit, after = words
    rtl = paragraph_direction(before + hit + after, "rtl") == "rtl"
    text = before + hit + after
    units = OffsetMap(text)
    start, end = units.to_utf16(len(before)), units.to_utf16(len(before) + len(hit))
    layout = _laid_out(text, rtl=rtl)
    line = layout.lineAt(0)
    middle = (cursor_x(line, start) + cursor_x(line, end)) / 2
    shift = room.width() / 2 - middle
    ink = palette.color(QPalette.ColorRole.PlaceholderText if dim else QPalette.ColorRole.Text)
    painter.save()
    painter.setClipRect(room)
    painter.setPen(ink)
    where = QPointF(room.left() + shift, room.center().y() - line.height() / 2)
    layout.draw(
        painter, where, [_marked(start, end, palette.color(QPalette.ColorRole.Link), ink, dim)]
    )
    painter.restore()


def _laid_out(text: str, *, rtl: bool) -> QTextLayout:
    layout = QTextLayout(text, reading_font("Noto Naskh Arabic", _SIZE))
    option = QTextOption()
    direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def _marked(
    start: int, end: int, accent: QColor, ink: QColor, dim: bool
) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    part.start, part.length = start, end - start
    look = QTextCharFormat()
    look.setForeground(ink if dim else accent)
    look.setFontUnderline(not dim)
    part.format = look
    return part
