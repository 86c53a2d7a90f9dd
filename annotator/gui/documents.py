"""Documents: the list of documents with status, progress and a filter. Emits; never opens."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.theme import scaled
from annotator.gui.widgets import plain_label
from annotator.model.document import Status
from annotator.model.record import DocumentRow
from annotator.text.bidi import paragraph_direction
from annotator.text.fold import fold

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_HEIGHT = 50


class DocumentModel(QAbstractListModel):
    """The rows as they are; 100,000 of them cost nothing until they are seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[DocumentRow] = []
        self._places: dict[str, int] = {}

    def set_rows(self, rows: Sequence[DocumentRow]) -> None:
        """Take over another list."""
        self.beginResetModel()
        self.rows = list(rows)
        self._places = {row.id: at for at, row in enumerate(self.rows)}
        self.endResetModel()

    def place(self, id: str) -> int | None:
        """Where a document stands, or None."""
        return self._places.get(id)

    def replace(self, row: DocumentRow) -> None:
        """Show a changed row."""
        at = self._places.get(row.id)
        if at is not None:
            self.rows[at] = row
            self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index | None = None) -> int:
        """How many documents there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title to read, or the whole row."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.title or row.name
        return None


class _Filter(QSortFilterProxyModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted = ""

    def set_wanted(self, text: str) -> None:
        self.beginResetModel()
        self._wanted = fold(text).strip()
        self.endResetModel()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        if not self._wanted:
            return True
        source = self.sourceModel()
        assert isinstance(source, DocumentModel), "the one model"
        entry = source.rows[row]
        return self._wanted in fold(entry.title) or self._wanted in fold(entry.name)


class _Delegate(QStyledItemDelegate):
    """Draws title, status sign and counts. The sign differs by shape, not by colour alone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, scaled(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: DocumentRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = option.palette
        rect: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            soft = QColor(palette.color(QPalette.ColorRole.Highlight))
            soft.setAlpha(38)
            painter.setBrush(soft)
            painter.drawRoundedRect(rect.adjusted(3, 2, -3, -2), 6, 6)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        x = rect.right() - 16 if mirrored else rect.left() + 16
        draw_status(painter, QPointF(x, rect.top() + scaled(17)), row, palette)
        room = rect.adjusted(10, 6, -30, 0) if mirrored else rect.adjusted(30, 6, -10, 0)
        self._words(painter, room, row, palette, option)
        painter.restore()

    def _words(
        self,
        painter: QPainter,
        room: QRect,
        row: DocumentRow,
        palette: QPalette,
        option: QStyleOptionViewItem,
    ) -> None:
        title = (row.title or row.name).replace("\n", " ")
        metrics = option.fontMetrics
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        rtl = paragraph_direction(title, "ltr") == "rtl"
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(room, flags, shown)
        spans = self.tr("%n entities", "", row.spans)
        events = self.tr("%n event(s)", "", row.events)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.86)
        painter.setFont(font)
        below = room.adjusted(0, metrics.height() + 2, 0, 0)
        painter.setLayoutDirection(option.direction)
        painter.drawText(below, flags, f"{spans} · {events}")


def draw_status(painter: QPainter, centre: QPointF, row: DocumentRow, palette: QPalette) -> None:
    """New is a hollow ring, in progress a half-filled one, done a tick; a flag beside it."""
    ink = palette.color(QPalette.ColorRole.PlaceholderText)
    accent = palette.color(QPalette.ColorRole.Highlight)
    ring = QRectF(centre.x() - 5, centre.y() - 5, 10, 10)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if row.status == Status.DONE:
        painter.setPen(QPen(accent, 2.2, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(
            [centre + QPointF(-5, 0), centre + QPointF(-1, 4), centre + QPointF(5, -4)]
        )
    else:
        painter.setPen(QPen(accent if row.status == Status.IN_PROGRESS else ink, 1.6))
        painter.drawEllipse(ring)
        if row.status == Status.IN_PROGRESS:
            painter.setBrush(accent)
            painter.drawPie(ring, 90 * 16, 180 * 16)
    if row.flagged:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.BrightText), 1.6))
        painter.setBrush(palette.color(QPalette.ColorRole.BrightText))
        top = centre + QPointF(-4, 13)
        painter.drawLine(top, top + QPointF(0, 12))
        painter.drawPolygon([top, top + QPointF(8, 3), top + QPointF(0, 6)])


class _List(QListView):
    entered_row = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)


class DocumentsPanel(QWidget):
    """The list of documents. `documentChosen` fires on a click or Enter, not on arrowing."""

    documentChosen = Signal(str)
    importAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = DocumentModel(self)
        self._proxy = _Filter(self)
        self._proxy.setSourceModel(self._model)
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText(self.tr("Find a document"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setAccessibleName(self.tr("Find a document"))
        self.list = _List(self)
        self.list.setObjectName("documentList")
        self.list.setAccessibleName(self.tr("Documents"))
        self.list.setModel(self._proxy)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("corpusProgress")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(5)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing())
        self._arrange()
        self.setFocusProxy(self.list)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self._filter)
        column.addWidget(self._stack, 1)
        column.addWidget(self._bar)
        self._filter.textChanged.connect(self._proxy.set_wanted)
        self.list.clicked.connect(lambda _index: self._clicked())
        self.list.entered_row.connect(self._choose)

    def _nothing(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        words = plain_label(self.tr("No articles yet. Bring in text files or JSONL."), wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button = QPushButton(self.tr("Import articles…"), page)
        button.clicked.connect(self.importAsked)
        column.addStretch(1)
        column.addWidget(words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def set_theme(self, dark: bool) -> None:
        """Follow the theme; the palette has all that is needed here."""
        self.list.viewport().update()

    def set_rows(self, rows: Sequence[DocumentRow]) -> None:
        """Show another list of documents."""
        chosen = self.current()
        self._model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._progress()
        if chosen is not None:
            self.set_current(chosen)

    def rows(self) -> list[DocumentRow]:
        """All rows, in the order of the project."""
        return self._model.rows

    def row(self, id: str) -> DocumentRow | None:
        """The row of a document, or None."""
        at = self._model.place(id)
        return self._model.rows[at] if at is not None else None

    def update_row(self, row: DocumentRow) -> None:
        """Show a changed row."""
        self._model.replace(row)
        self._progress()

    def _progress(self) -> None:
        done = sum(row.status == Status.DONE for row in self._model.rows)
        self._bar.setRange(0, max(1, len(self._model.rows)))
        self._bar.setValue(done)

    def set_current(self, id: str) -> None:
        """Show which document is open."""
        at = self._model.place(id)
        if at is not None:
            index = self._proxy.mapFromSource(self._model.index(at))
            # Not by the list itself, which gathers rows while Ctrl or Shift is held: Ctrl+PgDown
            # would leave the document before chosen as well, for the next command to delete.
            self.list.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.list.scrollTo(index)

    def current(self) -> str | None:
        """The id of the row under the cursor, or None."""
        row = self.list.currentIndex().data(ROW)
        return row.id if isinstance(row, DocumentRow) else None

    def chosen(self) -> list[str]:
        """The ids of the chosen rows, in order.

        None while the focus is elsewhere and one row only says which document is open.
        """
        places = sorted(self.list.selectionModel().selectedIndexes(), key=QModelIndex.row)
        ids = [row.id for index in places if isinstance(row := index.data(ROW), DocumentRow)]
        if len(ids) == 1 and not self.list.hasFocus():
            return []
        return ids

    def _clicked(self) -> None:
        # With Shift or Ctrl rows are gathered, not opened.
        if len(self.list.selectionModel().selectedIndexes()) == 1:
            self._choose()

    def _choose(self) -> None:
        id = self.current()
        if id is not None:
            self.documentChosen.emit(id)
