"""Sheet: paints the part of a page that the screen asks for, pieces first and arcs above them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from annotator.gui.canvas.arcpainter import ArcPainter
from annotator.gui.canvas.page import Page
from annotator.gui.canvas.painter import Painter
from annotator.gui.canvas.style import Style
from annotator.gui.theme import CanvasTheme
from annotator.model.items import Fragment


class Sheet:
    """The painters of one style and theme."""

    def __init__(self, style: Style, theme: CanvasTheme) -> None:
        self._blocks = Painter(style, theme)
        self._arcs = ArcPainter(style, theme)
        self._ground = QColor(theme.page)

    def paint(
        self,
        painter: QPainter,
        page: Page,
        clip: QRect,
        origin: QPoint,
        selected: Sequence[Fragment],
    ) -> None:
        """Paint `clip` (viewport pixels) of a page whose corner stands at `origin`."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(clip, self._ground)
        area = QRectF(clip).translated(-origin.x(), -origin.y())
        for block, top in page.lay_out(area.top(), area.bottom()):
            part = area.translated(0, -top)
            here = [f for f in selected if f[0] < block.end and f[1] > block.start]
            painter.save()
            painter.translate(origin.x(), origin.y() + top)
            self._blocks.block(painter, block, part, here)
            painter.restore()
        routes = page.arcs_drawn(area.top(), area.bottom())
        if routes:
            painter.save()
            painter.translate(origin)
            self._arcs.draw(painter, page.arcs, routes, area)
            painter.restore()
