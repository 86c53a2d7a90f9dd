"""Plots of statistics: draws a figure as bars, days or a field of pairs, by pyqtgraph.

Loading pyqtgraph takes half a second, so this file is imported when statistics are first asked for.
In a right-to-left interface everything is mirrored: bars and days grow to the left.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from annotator.app.figures import Figure
from annotator.gui.statistics_items import Axis, Bars, Cells, Corner, Entry, Names, Written
from annotator.gui.statistics_scales import (
    Look,
    amount,
    bars_of,
    day_words,
    days_of,
    frequent,
    round_steps,
    without_tail,
)
from annotator.gui.statistics_words import head, percent
from annotator.gui.theme import scaled
from annotator.model.colour import mixed

_LINES = {"dashed": Qt.PenStyle.DashLine, "dotted": Qt.PenStyle.DotLine}
_SLOT = 0.38
_PART = 48
"""Of the height of a window, in percent, a plot asks for at most."""


class Plots(pg.GraphicsLayoutWidget):  # type: ignore[misc] # pyqtgraph has no types
    """Draws one figure at a time. `rowChosen` carries the row of the figure that was clicked."""

    rowChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statisticsPlot")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self._look: Look
        self._row_at: Callable[[QPointF], int | None] = lambda _point: None
        self._main: pg.PlotItem | None = None
        self.scene().sigMouseClicked.connect(self._clicked)

    def show_figure(self, figure: Figure, look: Look) -> None:
        """Draw a figure; one without rows leaves the field empty."""
        self.clear()
        self.setMinimumHeight(0)
        self._look, self._main = look, None
        self._row_at = lambda _point: None
        self.setBackground(QColor(look.theme.base))
        if figure.rows:
            drawn = {
                "progress": self._draw_progress,
                "pace": self._draw_pace,
                "characters": self._draw_lengths,
                "words": self._draw_lengths,
                "documents": self._draw_documents,
                "together": self._draw_pairs,
                "sentences": self._draw_pairs,
            }
            drawn.get(figure.key, self._draw_bars)(figure)

    def _room_for(self, lines: int) -> None:
        """As high as that many names need, below each other, but not more than the window has."""
        needed = (lines + 3) * QFontMetrics(self._small()).height()
        self.setMinimumHeight(min(needed, self.window().height() * _PART // 100))

    def settle(self) -> None:
        """Bring everything to its place, before it is drawn elsewhere than on the screen."""
        self.ci.layout.activate()
        self.scene().prepareForPaint()

    # --- what all plots share -------------------------------------------------------------------

    def _field(self, row: int = 0) -> "pg.PlotItem":
        axes = {which: Axis(which) for which in ("bottom", self._side_name())}
        plot = self.addPlot(row=row, col=0, axisItems=axes)
        theme = self._look.theme
        # The axes are put on their sides by hand; a layout that mirrors itself would undo it.
        plot.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(False, False)
        plot.setDefaultPadding(0.0)
        if self._look.rtl:
            plot.hideAxis("left")
            plot.showAxis("right")
            plot.invertX(True)
        for axis in axes.values():
            axis.setPen(pg.mkPen(theme.rule, width=1))
            axis.setTextPen(theme.ink)
            axis.setStyle(
                tickFont=self._small(), tickLength=-scaled(4), hideOverlappingLabels=False
            )
        if self._main is None:
            self._main = plot
        return plot

    def _side(self, plot: "pg.PlotItem") -> "pg.AxisItem":
        return plot.getAxis(self._side_name())

    def _side_name(self) -> str:
        return "right" if self._look.rtl else "left"

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(8.0, font.pointSizeF() - 1))
        return font

    def _clicked(self, event: object) -> None:
        if self._main is None or event.button() != Qt.MouseButton.LeftButton:  # type: ignore[attr-defined] # of pyqtgraph
            return
        box = self._main.getViewBox()
        place = event.scenePos()  # type: ignore[attr-defined] # of pyqtgraph
        if self._main.sceneBoundingRect().contains(place):
            row = self._row_at(box.mapSceneToView(place))
            if row is not None:
                self.rowChosen.emit(row)

    # --- bars that lie, with names --------------------------------------------------------------

    def _draw_bars(self, figure: Figure) -> None:
        bars = bars_of(figure, self._look)
        self._room_for(len(bars))
        plot = self._field()
        plot.invertY(True)
        side = self._side(plot)
        side.setTicks([[(at, self._fitting(bar.name)) for at, bar in enumerate(bars)]])
        side.setStyle(tickLength=0)
        share = all(0 <= bar.value <= 1 for bar in bars) and figure.key not in ("labels",)
        most = 1.0 if share else max(1.0, *(bar.value for bar in bars))
        bottom = plot.getAxis("bottom")
        if share:
            bottom.setTicks([[(part / 4, percent(part / 4)) for part in range(5)]])
        else:
            bottom.setTicks([[(n, f"{n:,}") for n in round_steps(most)]])
        plot.addItem(Bars(bars, self._look, self._small()), ignoreBounds=True)
        plot.setXRange(0, most * 1.16, padding=0)
        plot.setYRange(-0.6, max(len(bars), 6) - 0.4, padding=0)

        def row_at(point: QPointF) -> int | None:
            at = round(point.y())
            return bars[at].row if 0 <= at < len(bars) else None

        self._row_at = row_at

    def _fitting(self, name: str) -> str:
        # Ticks are drawn whole, whatever room there is: a long name must be cut before.
        metrics = self.fontMetrics()
        return str(metrics.elidedText(name, Qt.TextElideMode.ElideRight, scaled(190)))

    # --- days -------------------------------------------------------------------------------------

    def _draw_progress(self, figure: Figure) -> None:
        self._draw_days(figure, "done", row=0)
        plot = self._draw_days(figure, "total", row=1, bars=False)
        days, _ = days_of(figure)
        totals = [amount(value) for value in figure.column("total")]
        known = [(day, total) for day, total in zip(days, totals, strict=True) if day is not None]
        if known:
            steps = list(pairwise([(known[0][0], 0.0), *known, (known[-1][0] + 0.5, totals[-1])]))
            places = [point for before, after in steps for point in ((after[0], before[1]), after)]
            line = pg.PlotCurveItem(
                [x for x, _ in places],
                [y for _, y in places],
                pen=pg.mkPen(self._look.theme.accent, width=scaled(2)),
            )
            # In a drawing a line of many small pieces does not end where it should.
            line.setSegmentedLineMode("off")
            plot.addItem(line)
            self._number_steps(plot, totals[-1])

    def _draw_pace(self, figure: Figure) -> None:
        self._draw_days(figure, "per_hour", row=0)
        if any(figure.column("seconds")):
            self._draw_days(figure, "seconds", row=1)

    def _draw_days(
        self, figure: Figure, column: str, row: int, *, bars: bool = True
    ) -> "pg.PlotItem":
        theme = self._look.theme
        plot = self._field(row)
        days, first = days_of(figure)
        last = max((day for day in days if day is not None), default=0)
        around = max(3.0, last * 0.02)
        plot.setXRange(-around, last + around, padding=0)
        every = max(1, -(-(last + 1) // 6))
        ticks = [(day, day_words(first + day)) for day in range(0, last + 1, every)]
        plot.getAxis("bottom").setTicks([ticks])
        pairs = zip(days, figure.column(column), strict=True)
        known = [(day, amount(value)) for day, value in pairs if day is not None]
        if bars and known:
            item = pg.BarGraphItem(
                x=[day for day, _ in known],
                height=[value for _, value in known],
                width=0.8,
                pen=pg.mkPen(theme.accent),
                brush=QColor(mixed(theme.accent, theme.base, 0.45)),
            )
            plot.addItem(item)
            most = max(1.0, *(value for _, value in known))
            self._number_steps(plot, most)
        plot.addItem(Corner((Entry(head(column)),), self._look, self._small()), ignoreBounds=True)

        def row_at(point: QPointF) -> int | None:
            day = round(point.x())
            return days.index(day) if day in days else None

        if row == 0:
            self._row_at = row_at
        return plot

    def _number_steps(self, plot: "pg.PlotItem", most: float) -> None:
        """Ticks at round numbers; their room is the same in plots below each other."""
        side = self._side(plot)
        side.setTicks([[(n, f"{n:,}") for n in round_steps(most)]])
        side.setWidth(self.fontMetrics().horizontalAdvance("0,000,000"))
        plot.setYRange(0, most * 1.15, padding=0)

    # --- lengths --------------------------------------------------------------------------------

    def _draw_lengths(self, figure: Figure) -> None:
        """Two bars for every length: filled for entities, hollow for triggers of events."""
        shown = without_tail(figure)
        plot, theme = self._field(), self._look.theme
        at = [amount(row.cells[0]) for row in figure.rows[:shown]]
        entities, triggers = ([amount(row.cells[n]) for row in figure.rows[:shown]] for n in (1, 2))
        filled = Entry(head("entities"), mixed(theme.accent, theme.base, 0.5), theme.accent)
        hollow = Entry(head("triggers"), theme.base, theme.ink)
        for shift, heights, entry in (
            (-_SLOT / 2, entities, filled),
            (_SLOT / 2, triggers, hollow),
        ):
            item = pg.BarGraphItem(
                x=[x + shift for x in at],
                height=heights,
                width=_SLOT,
                pen=pg.mkPen(entry.line, width=scaled(1)),
                brush=QColor(entry.fill),
            )
            plot.addItem(item)
        key = Corner((filled, hollow), self._look, self._small(), far=True)
        plot.addItem(key, ignoreBounds=True)
        self._finish_lengths(plot, at, max(1.0, *entities, *triggers))

    def _draw_documents(self, figure: Figure) -> None:
        plot, theme = self._field(), self._look.theme
        low, high = figure.column("from"), figure.column("to")
        at = [(amount(one) + amount(other) + 1) / 2 for one, other in zip(low, high, strict=True)]
        heights = [amount(value) for value in figure.column("documents")]
        item = pg.BarGraphItem(
            x=at,
            height=heights,
            width=0.9 * (amount(high[0]) + 1 - amount(low[0])),
            pen=pg.mkPen(theme.accent),
            brush=QColor(mixed(theme.accent, theme.base, 0.45)),
        )
        plot.addItem(item)
        last = amount(high[-1]) + 1
        plot.setXRange(0, last * 1.03, padding=0)
        plot.getAxis("bottom").setTicks([[(n, f"{n:,}") for n in round_steps(last)]])
        self._number_steps(plot, max(heights))

    def _finish_lengths(self, plot: "pg.PlotItem", at: Sequence[float], most: float) -> None:
        plot.setXRange(min(at) - 1, max(at) + 1, padding=0)
        every = max(1, round((max(at) - min(at) + 1) / 16))
        ticks = range(int(min(at)), int(max(at)) + 1, every)
        plot.getAxis("bottom").setTicks([[(n, f"{n:,}") for n in ticks]])
        self._number_steps(plot, most)
        places = list(at)

        def row_at(point: QPointF) -> int | None:
            return places.index(round(point.x())) if round(point.x()) in places else None

        self._row_at = row_at

    # --- pairs ----------------------------------------------------------------------------------

    def _draw_pairs(self, figure: Figure) -> None:
        """Half a square: the darker, the more often; the number stands in every cell."""
        labels = frequent(figure)
        place = {label: at for at, label in enumerate(labels)}
        cells = {}
        for row, line in enumerate(figure.rows):
            one, other, number = line.cells
            if one in place and other in place:
                down, across = sorted((place[str(one)], place[str(other)]), reverse=True)
                cells[down, across] = (row, int(amount(number)))
        plot, theme = self._field(), self._look.theme
        plot.invertY(True)
        numbers = {key: amount for key, (_, amount) in cells.items()}
        plot.addItem(Cells(numbers, theme, self._small()), ignoreBounds=True)
        names = [self._fitting(self._look.name("path", label)) for label in labels]
        self._room_for(len(names))
        self._side(plot).setTicks([[(at + 0.5, name) for at, name in enumerate(names)]])
        self._side(plot).setStyle(tickLength=0)
        # A column is named where it begins, at its corner: below there is no room for long names.
        side = 1.0 if self._look.rtl else 0.0
        corners: list[Written] = [
            (QPointF(at + 1.12, at + 0.5), self._look.name("label", label), theme.ink, side)
            for at, label in enumerate(labels)
        ]
        extent = QRectF(0, 0, 2 * len(names) + 2, len(names) + 1)
        plot.addItem(Names(corners, self._small(), extent), ignoreBounds=True)
        plot.hideAxis("bottom")
        plot.setXRange(0, max(len(labels), 4) * 1.2, padding=0)
        plot.setYRange(-0.1, max(len(labels), 4) + 0.1, padding=0)

        def row_at(point: QPointF) -> int | None:
            found = cells.get((int(point.y() // 1), int(point.x() // 1)))
            return found[0] if found is not None else None

        self._row_at = row_at
