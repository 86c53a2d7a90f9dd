"""Page of statistics: a list of figures, the plot of the one that is chosen, and its table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.figures import Figure, FigureRow
from annotator.app.statistics import Statistics
from annotator.gui.corpus_dialog import sentence
from annotator.gui.statistics_filters import StatisticsFilters
from annotator.gui.statistics_scales import Look
from annotator.gui.statistics_table import FigureTable
from annotator.gui.statistics_words import FIGURES, about, title
from annotator.gui.theme import scaled
from annotator.gui.widgets import open_at, plain_label

if TYPE_CHECKING:
    from annotator.gui.statistics_plots import Plots

_SIZE = (1080, 760)


class StatisticsDialog(QDialog):
    """Shows figures; it counts nothing itself.

    `known` is what was counted last, or None. `asked` fires when the chosen is to be counted,
    `stopAsked` when counting is to end, `documentsAsked` carries a FigureRow, `saveAsked` fires
    for the figure that is shown, `lookChanged` when theme or direction have changed.
    """

    asked = Signal()
    stopAsked = Signal()
    documentsAsked = Signal(object)
    saveAsked = Signal()
    lookChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statisticsDialog")
        self.setWindowTitle(self.tr("Statistics"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.known: Statistics | None = None
        self._look: Look | None = None
        self._drawing = QTimer(self, singleShot=True, interval=0)
        self._drawing.timeout.connect(self._draw)
        self.plots: Plots | None = None
        self.filters = StatisticsFilters(self)
        self.said = plain_label(wrap=True)
        self.said.setObjectName("statisticsSaid")
        self.bar = QProgressBar(self)
        self.bar.setObjectName("corpusProgress")
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(scaled(120), scaled(6))
        self.bar.setAccessibleName(self.tr("Counting"))
        self.stop = QPushButton(self.tr("Stop"), self)
        self.list = QListWidget(self)
        self.list.setObjectName("statisticsList")
        self.list.setAccessibleName(self.tr("Figures"))
        high = self.list.fontMetrics().height() + scaled(8)
        for key in FIGURES:
            item = QListWidgetItem(title(key), self.list)
            item.setSizeHint(QSize(0, high))
        self.name, self.about = plain_label(), plain_label(wrap=True)
        self.note = plain_label(wrap=True)
        self.empty = plain_label(wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.empty)
        self.table = FigureTable(self)
        self.lead = QPushButton(self.tr("Show the &documents"), self)
        self.save = QPushButton(self.tr("&Save…"), self)
        self.save.setToolTip(self.tr("The plot as PNG or SVG, the table as CSV"))
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.close)
        for button in (self.stop, self.lead, self.save, close):
            button.setAutoDefault(False)
        self._lay_out(close)
        self._wire()
        open_at(self, _SIZE)
        self.list.setCurrentRow(FIGURES.index("labels"))

    def _lay_out(self, close: QPushButton) -> None:
        font = self.name.font()
        font.setPointSizeF(font.pointSizeF() + 3)
        font.setBold(True)
        self.name.setFont(font)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.said, 1)
        head.addWidget(self.bar)
        head.addWidget(self.stop)
        foot.addWidget(self.lead)
        foot.addWidget(self.save)
        foot.addWidget(self.note, 1)
        foot.addWidget(close)
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name)
        column.addWidget(self.about)
        column.addWidget(self.stack, 1)
        right = QSplitter(Qt.Orientation.Vertical, self)
        right.setContentsMargins(scaled(10), 0, scaled(10), 0)
        right.addWidget(upper)
        right.addWidget(self.table)
        right.setSizes([scaled(430), scaled(190)])
        right.setChildrenCollapsible(False)
        main = QSplitter(Qt.Orientation.Horizontal, self)
        side = QWidget(self)
        # A mirrored splitter puts its first part a pixel too far out, and cuts the frame off.
        room = QVBoxLayout(side)
        room.setContentsMargins(1, 0, 1, 0)
        room.addWidget(self.list)
        main.addWidget(side)
        main.addWidget(right)
        main.setStretchFactor(1, 1)
        main.setSizes([scaled(190), scaled(870)])
        main.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 14, 14, 14)
        whole.setSpacing(9)
        whole.addWidget(self.filters)
        whole.addLayout(head)
        whole.addWidget(main, 1)
        whole.addLayout(foot)

    def _wire(self) -> None:
        self.filters.changed.connect(self.asked)
        self.stop.clicked.connect(self.stopAsked)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.table.opened.connect(self._open)
        self.table.chosen.connect(lambda _row: self._enable())
        self.lead.clicked.connect(lambda: self._open(self.table.row()))
        self.save.clicked.connect(self.saveAsked)

    # --- what it is told ----------------------------------------------------------------------

    def start(self) -> None:
        """Counting has begun."""
        self.bar.setRange(0, 0)
        self.bar.show()
        self.stop.show()
        self.said.setText(self.tr("Counting…"))

    def progress(self, done: int, total: int) -> None:
        """So much is counted."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def ended(self, words: str = "") -> None:
        """Counting is over; `words` say why when it was not finished."""
        self.bar.hide()
        self.stop.hide()
        if words:
            self.said.setText(words)

    def show_statistics(self, known: Statistics, look: Look) -> None:
        """Show what was counted."""
        self.known, self._look = known, look
        words = self.tr(
            "Documents: {documents} · done: {done} · entities: {entities} · events: {events} · "
            "relations: {relations}"
        )
        self.said.setText(
            sentence(
                words,
                documents=known.documents,
                done=known.statuses.get("done", 0),
                entities=known.entities,
                events=known.events,
                relations=known.relations,
            )
        )
        self._show()

    def figure(self) -> Figure | None:
        """The figure that is shown, or None while it is not counted."""
        key = FIGURES[max(0, self.list.currentRow())]
        return self.known.figure(key) if self.known is not None else None

    def show_figure(self, key: str) -> None:
        """Choose a figure by its key."""
        self.list.setCurrentRow(FIGURES.index(key))

    # --- showing ------------------------------------------------------------------------------

    def _show(self) -> None:
        key = FIGURES[max(0, self.list.currentRow())]
        figure = self.figure()
        self.name.setText(title(key))
        self.note.clear()
        self.about.setText(self._about(key, figure))
        shown = figure if figure is not None else Figure(key=key, columns=())
        look = self._look
        self.table.show_figure(shown, look.name if look is not None else lambda _of, name: name)
        self.table.setAccessibleName(title(key))
        self.empty.setText(self._nothing(figure))
        has = bool(look is not None and figure is not None and _drawn(figure))
        self.table.setVisible(has)
        self._enable()
        # The plot comes behind the table: either takes half of what a window may take at once.
        if has:
            self._drawing.start()
        else:
            self._drawing.stop()
            self.stack.setCurrentWidget(self.empty)

    def _draw(self) -> None:
        figure, look = self.figure(), self._look
        if figure is None or look is None:
            return
        plots = self._plots()
        plots.show_figure(figure, look)
        plots.setAccessibleName(title(figure.key))
        plots.setAccessibleDescription(self.about.text())
        self.stack.setCurrentWidget(plots)

    def let_go(self) -> None:
        """Give the plots back before the window goes.

        The items of pyqtgraph belong to Python, and its view to Qt: taken down by Qt alone, with
        the window, the view calls items that are gone, and the program dies of it.
        """
        self._drawing.stop()
        if self.plots is not None:
            self.stack.removeWidget(self.plots)
            self.plots.close()
            self.plots.setParent(None)
            self.plots = None

    def _plots(self) -> "Plots":
        if self.plots is None:
            from annotator.gui.statistics_plots import Plots

            self.plots = Plots(self)
            self.plots.rowChosen.connect(self._clicked)
            self.stack.addWidget(self.plots)
        return self.plots

    def _about(self, key: str, figure: Figure | None) -> str:
        words = about(key)
        if figure is not None and figure.sampled and self.known is not None:
            sample = self.tr(
                "Seen in %n document(s) of {all}, evenly from the first to the last.",
                "",
                figure.sampled,
            )
            told = sentence(sample, all=self.known.documents)
            return f"{words} {told}"
        return words

    def _nothing(self, figure: Figure | None) -> str:
        if self.known is None or figure is None:
            return self.tr("Counting…") if self.bar.isVisible() else self.tr("Not counted.")
        if not self.known.documents:
            return self.tr("There are no documents here. Import articles, or choose more of them.")
        if figure.key == "progress":
            return self.tr("No document is done yet.")
        if figure.key == "pace":
            return self.tr("Nothing was marked by hand in these days.")
        return self.tr("Nothing is marked here yet.")

    def _enable(self) -> None:
        figure, row = self.figure(), self.table.row()
        leads = False
        if figure is not None and 0 <= row < len(figure.rows):
            leads = bool(figure.rows[row].query or figure.rows[row].members)
        self.lead.setEnabled(leads)
        self.save.setEnabled(figure is not None and _drawn(figure))

    def changeEvent(self, event: QEvent) -> None:
        """The plots have colours of their own, and their own left and right."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange):
            self.lookChanged.emit()

    # --- what the person does -------------------------------------------------------------------

    def _clicked(self, row: int) -> None:
        self.table.choose(row)
        self._open(row)

    def _open(self, row: int) -> None:
        figure = self.figure()
        if figure is None or not 0 <= row < len(figure.rows):
            return
        asked: FigureRow = figure.rows[row]
        if asked.query or asked.members:
            self.documentsAsked.emit(asked)


def _drawn(figure: Figure) -> bool:
    """Whether there is anything to see: labels of the scheme that nobody used are no bars."""
    if figure.key == "labels":
        return any(figure.column("items"))
    return bool(figure.rows)
