"""Outlines: a painter that draws words as paths, for files that are read without our fonts.

An SVG with text in it is shaped anew by whoever shows it, and joined letters, marks and the order
of mixed lines come out as that program thinks. Paths look the same everywhere. A colour emoji has
no outline and is left out.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGlyphRun, QPainter, QPainterPath

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_RIGHT = Qt.AlignmentFlag.AlignRight


class OutlinePainter(QPainter):
    """Draws text as filled paths; everything else as usual."""

    def drawText(self, rect: QRectF, flags: int, text: str) -> None:  # type: ignore[override] # the one form that is used
        """Draw one line of text in a rectangle, as QPainter would, by outlines."""
        metrics = QFontMetricsF(self.font())
        wide = metrics.horizontalAdvance(text)
        left = rect.left()
        if flags & int(_CENTRE):
            left = rect.center().x() - wide / 2
        elif flags & int(_RIGHT):
            left = rect.right() - wide
        base = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
        path = QPainterPath()
        path.addText(QPointF(left, base), self.font(), text)
        self.fillPath(path, self.pen().brush())

    def draw_glyphs(self, runs: list[QGlyphRun]) -> None:
        """Draw laid-out glyphs at their places, in the colour of the pen."""
        for run in runs:
            font = run.rawFont()
            for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                path = font.pathForGlyph(glyph)
                path.translate(place)
                self.fillPath(path, self.pen().brush())
