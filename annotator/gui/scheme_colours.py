"""Scheme colours: the two colours of a label with a picture of each page and the live contrast."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.theme import DARK, LIGHT, CanvasTheme, badge_font, reading_font, scaled
from annotator.gui.widgets import draw_swatch, isolated, plain_label
from annotator.model.colour import Page, ink_on, nearest_good, readable
from annotator.model.scheme import Colour
from annotator.model.scheme_check import is_colour

_LINES = ("solid", "dashed", "dotted", "double")


def page_of(theme: CanvasTheme) -> Page:
    """The page of a theme, for computing contrasts."""
    return Page(theme.page, theme.ink, theme.tint)


class _Sample(QWidget):
    """A marked word with its badge on the page of one theme, whatever theme the window has."""

    def __init__(self, theme: CanvasTheme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour, self._line, self._badge = "", "solid", ""
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for a word."""
        return QSize(scaled(150), scaled(58))

    def show_colour(self, colour: str, line: str, badge: str) -> None:
        """Paint with another colour; no page of the window is needed for it."""
        self._colour, self._line, self._badge = colour, line, badge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, the word with its tint and line, and the badge."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(theme.rule))
        painter.setBrush(QColor(theme.page))
        painter.drawRoundedRect(box, 6, 6)
        word = QRectF(scaled(62), scaled(14), scaled(76), scaled(32))
        if is_colour(self._colour):
            tint = QColor(self._colour)
            tint.setAlphaF(theme.tint)
            painter.fillRect(word, tint)
            draw_swatch(
                painter,
                QRectF(word.left(), word.bottom() - 2, word.width(), 4),
                QColor(self._colour),
                self._line,
            )
            self._draw_badge(painter)
        painter.setPen(QColor(theme.ink))
        painter.setFont(reading_font("Noto Naskh Arabic", scaled(20)))
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, "التحالف")

    def _draw_badge(self, painter: QPainter) -> None:
        place = QRectF(scaled(10), scaled(19), scaled(44), scaled(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(QColor(ink_on(self._colour)))
        painter.setFont(badge_font(scaled(10.5)))
        shown = painter.fontMetrics().elidedText(
            self._badge, Qt.TextElideMode.ElideRight, int(place.width()) - 6
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


class _Side(QWidget):
    """One colour: as words, to be picked, with its sample and what its contrast is."""

    changed = Signal()

    def __init__(self, theme: CanvasTheme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page_of(theme)
        self._name = name
        self._good = ""
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText("#rrggbb")
        self.line.setMaxLength(7)
        self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.line.setFixedWidth(scaled(96))
        self.line.textChanged.connect(self._typed)
        pick = QPushButton(self.tr("Pick…"), self)
        pick.setAutoDefault(False)
        pick.setAccessibleDescription(name)
        pick.clicked.connect(self._pick)
        self.sample = _Sample(theme, self)
        self.said = plain_label(wrap=True)
        self.use = QPushButton(self)
        self.use.setAutoDefault(False)
        self.use.clicked.connect(lambda: self.line.setText(self._good))
        self.use.hide()
        row = QHBoxLayout()
        row.addWidget(plain_label(name))
        row.addSpacing(scaled(4))
        row.addWidget(self.line)
        row.addWidget(pick)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.sample)
        column.addWidget(self.said)
        column.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def show_colour(self, words: str) -> None:
        """Show a colour, as words, and what its contrast is."""
        self.line.setText(words)
        self._tell()

    def _typed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        colour = self.line.text()
        self.use.hide()
        if not is_colour(colour):
            self.said.setText(self.tr("A colour is written #rrggbb.") if colour else "")
            return
        found = readable(colour, self._page)
        words = self.tr("Badge {badge} : 1 · page {page} : 1")
        words = words.replace("{badge}", f"{found.badge:.1f}").replace(
            "{page}", f"{found.page:.1f}"
        )
        if found.good:
            self.said.setText(f"✓ {words}")
            return
        self._good = nearest_good(colour, self._page)
        self.said.setText(f"⚠ {words} · " + self.tr("hard to read; at least 4.5 and 3"))
        self.use.setText(self.tr("Use {colour}").replace("{colour}", isolated(self._good)))
        self.use.show()

    def _pick(self) -> None:
        colour = QColorDialog.getColor(QColor(self.line.text()), self, self._name)
        if colour.isValid():
            self.line.setText(colour.name())


class ColourRow(QWidget):
    """Both colours and the style of the line. `changed` fires with every change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = ""
        self.light = _Side(LIGHT, self.tr("Light"), self)
        self.dark = _Side(DARK, self.tr("Dark"), self)
        self.style_ = QComboBox(self)
        self.style_.setAccessibleName(self.tr("Style of the line"))
        names = (self.tr("Solid"), self.tr("Dashed"), self.tr("Dotted"), self.tr("Double"))
        for key, name in zip(_LINES, names, strict=True):
            self.style_.addItem(name, key)
        for side in (self.light, self.dark):
            side.changed.connect(self._changed)
        self.style_.currentIndexChanged.connect(self._changed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(18))
        grid.addWidget(self.light, 0, 0)
        grid.addWidget(self.dark, 0, 1)
        row = QHBoxLayout()
        row.addWidget(plain_label(self.tr("Line")))
        row.addSpacing(scaled(6))
        row.addWidget(self.style_)
        row.addStretch(1)
        grid.addLayout(row, 1, 0, 1, 2)
        grid.setColumnStretch(2, 1)

    def set_colour(self, colour: Colour | None, badge: str) -> None:
        """Show a colour; None shows empty lines."""
        self._badge = badge
        for side, words in (
            (self.light, colour.light if colour else ""),
            (self.dark, colour.dark if colour else ""),
        ):
            side.show_colour(words)
        self.style_.setCurrentIndex(_LINES.index(colour.line) if colour else 0)
        self._paint()

    def colour(self) -> Colour | None:
        """The colour as it is typed; None where both lines are empty."""
        light, dark = self.light.line.text(), self.dark.line.text()
        if not (light or dark):
            return None
        return Colour(light, dark, self.style_.currentData())

    def _changed(self) -> None:
        self._paint()
        self.changed.emit()

    def _paint(self) -> None:
        line = self.style_.currentData()
        for side in (self.light, self.dark):
            side.sample.show_colour(side.line.text(), line, self._badge)
