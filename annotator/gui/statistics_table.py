"""Table of statistics: a figure as rows to read, to sort and to walk through by key."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.app.figures import Cell, Figure
from annotator.gui.statistics_words import cell_words, head
from annotator.gui.theme import scaled

_SORT = Qt.ItemDataRole.UserRole
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex
Name = Callable[[str, str], str]


class FigureModel(QAbstractTableModel):
    """One figure. `name` says what labels and roles are called: (type or "label", key)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.figure = Figure(key="", columns=())
        self._name: Name = lambda _of, key: key

    def show_figure(self, figure: Figure, name: Name) -> None:
        """Take over another figure."""
        self.beginResetModel()
        self.figure, self._name = figure, name
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The rows of the figure."""
        return 0 if parent.isValid() else len(self.figure.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The columns of the figure."""
        return 0 if parent.isValid() else len(self.figure.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return head(self.figure.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and self._of_numbers(section):
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def _of_numbers(self, column: int) -> bool:
        rows = self.figure.rows
        return bool(rows) and isinstance(rows[0].cells[column], (int, float))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell: as it is read, as it is sorted, and where it stands."""
        column = self.figure.columns[index.column()]
        cells = self.figure.rows[index.row()].cells
        cell = cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(column, cell, str(cells[0]))
        if role == _SORT:
            return cell if cell is not None else -1
        if role == Qt.ItemDataRole.TextAlignmentRole and isinstance(cell, (int, float)):
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def words(self, column: str, cell: Cell, first: str) -> str:
        """A cell as it is read: labels and roles by their names, with the key behind."""
        if column not in ("label", "other", "type", "role") or not cell:
            return cell_words(column, cell)
        name = self._name(first if column == "role" else "label", str(cell))
        return name if name == cell else f"{name}  ·  {cell}"


class FigureTable(QTableView):
    """Shows a figure; `opened` carries the row of the figure whose documents are asked for."""

    opened = Signal(int)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statisticsTable")
        self.figure = FigureModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSortRole(_SORT)
        self._sorted.setSourceModel(self.figure)
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setResizeContentsPrecision(40)
        self.doubleClicked.connect(lambda _index: self._open())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.row()))

    def show_figure(self, figure: Figure, name: Name) -> None:
        """Show another figure, in its own order, at its first row."""
        self.figure.show_figure(figure, name)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setAccessibleName(figure.key)
        self.resizeColumnsToContents()
        for column in range(len(figure.columns)):
            self.setColumnWidth(column, self.columnWidth(column) + scaled(18))
        if figure.rows:
            self.setCurrentIndex(self._sorted.index(0, 0))

    def row(self) -> int:
        """The row of the figure that is chosen, or -1."""
        return self._sorted.mapToSource(self.currentIndex()).row()

    def choose(self, row: int) -> None:
        """Choose a row of the figure."""
        index = self._sorted.mapFromSource(self.figure.index(row, 0))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _open(self) -> None:
        if self.row() >= 0:
            self.opened.emit(self.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return asks for the documents of the row."""
        if Qt.Key(event.key()) in _RETURN and event.type() == QEvent.Type.KeyPress:
            self._open()
            return
        super().keyPressEvent(event)
