"""Style: fonts and lengths of the canvas at one size, and how wide a badge will be.

One object per reading size; it holds no text and paints nothing.
"""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from annotator.gui.canvas.heights import estimated
from annotator.gui.canvas.measures import Measures, measures
from annotator.gui.canvas.paragraph import BLANK_SHARE
from annotator.gui.theme import badge_font, reading_font
from annotator.model.marks import Mark, Shape
from annotator.text.bidi import has_rtl

TITLE_SIZE = 1.2
"""How much larger the letters of the title are."""

_SAMPLE = 2_000
_ELIDE = Qt.TextElideMode.ElideRight


class Style:
    """Fonts, lengths and text widths for letters of `size` pixels."""

    def __init__(self, family: str, size: float, column: int, spacing: float = 1.0) -> None:
        self.font: QFont = reading_font(family, size)
        self.title_font: QFont = reading_font(family, size * TITLE_SIZE)
        self.title_font.setBold(True)
        self.measures: Measures = measures(size, column, spacing)
        self.badge_font: QFont = badge_font(self.measures.badge_font)
        # Naskh letters are small on their body: at the size of Latin ones they could not be read.
        self._arabic_badge_font: QFont = badge_font(self.measures.badge_font * 1.24)
        self._arabic_badge_font.setFamilies(self.badge_font.families()[::-1])
        self._metrics = QFontMetricsF(self.font)
        self._widths: dict[str, tuple[str, float]] = {}
        self.line_height = math.ceil(self._metrics.height())

    def font_for(self, name: str) -> QFont:
        """The font of a badge or a pill with this name in it."""
        return self._arabic_badge_font if has_rtl(name) else self.badge_font

    def badge_label(self, name: str) -> tuple[str, float]:
        """What fits into a badge or a pill, with an ellipsis where it was cut, and its width."""
        found = self._widths.get(name)
        if found is None:
            metrics, most = QFontMetricsF(self.font_for(name)), self.measures.badge_max
            from_qt = metrics.elidedText(name, _ELIDE, most)
            found = self._widths[name] = from_qt, math.ceil(metrics.horizontalAdvance(from_qt))
        return found

    def badge_width(self, mark: Mark) -> float:
        """The width of the badge of a mark, with key-cap and warning; whole pixels."""
        m = self.measures
        width = self.badge_label(mark.badge)[1] + 2 * m.badge_pad
        if mark.shape is Shape.EVENT:
            width += m.badge_pad
        if mark.number is not None:
            width += m.badge
        width += m.badge * 0.8 * (mark.problem + mark.disputed)
        return float(math.ceil(width))

    def pill_width(self, name: str) -> float:
        """The width of the pill of an arc."""
        return self.badge_label(name)[1] + 2 * self.measures.badge_pad + 2

    def mean_advance(self, text: str) -> float:
        """The mean width of a character, from the first 2,000 of a text."""
        sample = text[:_SAMPLE].replace("\n", " ")
        return (
            self._metrics.horizontalAdvance(sample) / len(sample) if sample else self.measures.size
        )

    def estimate(self, length: int, advance: float, marks: int, *, closes: bool) -> int:
        """The likely height of a piece of `length` characters with `marks` marks on it."""
        m = self.measures
        gap = m.paragraph_gap if closes else 0
        if not length:
            return math.ceil(self.line_height * BLANK_SHARE)
        lines = estimated(length, advance, m.column)
        return lines * (self.line_height + m.leading) + gap + m.lane * min(marks, 2 * lines)
