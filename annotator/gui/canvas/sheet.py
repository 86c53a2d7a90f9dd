"""Sheet: paints the part of a page that the screen asks for, pieces first and arcs above them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from annotator.gui.canvas.arcpainter import ArcPainter
from annotator.gui.canvas.arcstubs import Stub
from annotator.gui.canvas.invisibles import Invisibles
from annotator.gui.canvas.page import Page
from annotator.gui.canvas.painter import Painter
from annotator.gui.canvas.style import Style
from annotator.gui.canvas.zonepainter import ZonePainter
from annotator.gui.theme import CanvasTheme
from annotator.model.items import Fragment


class Sheet:
    """The painters of one style and theme; `direct` ones keep no pictures of badges, for paper."""

    def __init__(self, style: Style, theme: CanvasTheme, *, direct: bool = False) -> None:
        self._blocks = Painter(style, theme, direct=direct)
        self._arcs = ArcPainter(style, theme)
        self._ground = QColor(theme.page)
        self._zones = ZonePainter(style, theme)
        self._invisibles = Invisibles(style.measures.size, theme)
        self.shows_invisibles = False

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
            if page.zones:
                self._zones.block(painter, block, page.zones)
            self._blocks.block(painter, block, part, here)
            if self.shows_invisibles:
                closes = page.pieces.closes(block.number)
                self._invisibles.block(painter, block, part, closes=closes)
            painter.restore()
        routes = page.arcs_drawn(area.top(), area.bottom())
        if routes:
            painter.save()
            painter.translate(origin)
            self._arcs.draw(painter, routes, area)
            painter.restore()

    def paint_stubs(self, painter: QPainter, stubs: Sequence[Stub], origin: QPoint) -> None:
        """Paint what stands at the edges for ends of arcs beyond them."""
        painter.save()
        painter.translate(origin)
        for stub in stubs:
            self._arcs.stub(painter, stub)
        painter.restore()
