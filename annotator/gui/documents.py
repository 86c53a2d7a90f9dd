"""Documents: the list of documents with its filter, its order and progress. Emits; never opens."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.app.arranging import SortKey, WorkOrder
from annotator.app.catalogue import Catalogue
from annotator.gui.arranger import Arranger
from annotator.gui.chips import Chips
from annotator.gui.document_menus import FilterMenu, MenuButton, SortMenu
from annotator.gui.document_rows import DocumentDelegate, DocumentModel, row_height
from annotator.gui.document_words import SORT_WORDS, filter_words, said
from annotator.gui.theme import scaled
from annotator.gui.widgets import ElidedLabel, plain_label
from annotator.model.list_query import filter_pieces, without
from annotator.model.record import DocumentRow

Index = QModelIndex | QPersistentModelIndex
_KEPT = 5_000
"""So many chosen rows stay chosen when the list is arranged anew."""
_LIST, _NO_DOCUMENTS, _NO_MATCH, _READING = range(4)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DocumentList(QTableView):
    """The list itself: a table of one column. Letters typed on it are for the filter.

    Qt's own list goes over all of its rows whenever one of them changes, which takes a tenth of a
    second with 100,000; a table does not.
    """

    entered_row = Signal()
    typed = Signal(str)
    deleteAsked = Signal()
    menuAsked = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("documentList")
        self.setAccessibleName(self.tr("Documents"))
        self.setItemDelegate(DocumentDelegate(self))
        # A table paints what is chosen in one strong colour; the delegate has a softer one.
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))

    def changeEvent(self, event: QEvent) -> None:
        """Rows are as high as two lines of the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, Delete deletes, Home and End go to the ends of the list."""
        if event.key() in _ENDS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # In a table these keys alone go to the ends of a row.
            modifiers = event.modifiers() | Qt.KeyboardModifier.ControlModifier
            event = QKeyEvent(event.type(), event.key(), modifiers)
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered_row.emit()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.deleteAsked.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Qt would look through all rows; the filter does it better."""
        if search.strip():
            self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By key the menu opens at the row that has the focus."""
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            point = self.viewport().mapToGlobal(box.center())
        self.menuAsked.emit(point)


class DocumentsPanel(QWidget):
    """The list of documents. `documentChosen` fires on a click or Enter, not on arrowing;
    `looked` with a row that is seen and not counted yet; `arranged` when filter or order changed.
    """

    documentChosen = Signal(str)
    importAsked = Signal()
    deleteAsked = Signal()
    menuAsked = Signal(QPoint)
    looked = Signal(int)
    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arranger = Arranger(self)
        self.work = WorkOrder.LIST
        self._model = DocumentModel(self)
        self._open = ""
        self.filter = self._make_filter()
        self.funnel = MenuButton(self.tr("Filters (Alt+Down)"), FilterMenu(self), self)
        self.sort = MenuButton(self.tr("Order of the list and of work"), SortMenu(self), self)
        self.count = ElidedLabel("", self)
        self.chips = Chips(self)
        self.fault = plain_label(wrap=True)
        self.fault.hide()
        self.list = DocumentList(self)
        self.list.setModel(self._model)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("corpusProgress")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(5)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._wire()
        self.setFocusProxy(self.list)
        self._say_order()

    # --- parts ----------------------------------------------------------------------------------

    def _make_filter(self) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(self.tr("Find a document"))
        line.setClearButtonEnabled(True)
        line.setAccessibleName(self.tr("Find a document"))
        line.installEventFilter(self)
        return line

    def _lay_out(self) -> None:
        self._stack.addWidget(self.list)
        words = self.tr("No articles yet. Bring in text files or JSONL.")
        self._stack.addWidget(self._page(words, self.tr("Import articles…"), self.importAsked.emit))
        words = self.tr("No document passes this filter.")
        self._stack.addWidget(self._page(words, self.tr("Clear the filter"), self.filter.clear))
        self._stack.addWidget(self._page(self.tr("Reading the list…"), "", None))
        asking, line = QHBoxLayout(), QHBoxLayout()
        asking.setSpacing(scaled(4))
        asking.addWidget(self.filter, 1)
        asking.addWidget(self.funnel)
        line.addWidget(self.count, 1)
        line.addWidget(self.sort)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(6)
        column.addLayout(asking)
        column.addLayout(line)
        column.addWidget(self.chips)
        column.addWidget(self.fault)
        column.addWidget(self._stack, 1)
        column.addWidget(self._bar)

    def _page(self, words: str, doing: str, act: object) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        label = plain_label(words, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addWidget(label)
        if callable(act):
            button = QPushButton(doing, page)
            button.clicked.connect(lambda: act())
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _wire(self) -> None:
        self.filter.textChanged.connect(self._typed)
        self.list.clicked.connect(lambda _index: self._clicked())
        self.list.entered_row.connect(self._choose)
        self.list.typed.connect(self._type_on)
        self.list.deleteAsked.connect(self.deleteAsked)
        self.list.menuAsked.connect(self.menuAsked)
        self.chips.removed.connect(self._take_away)
        self.arranger.changed.connect(self._show)
        self.arranger.refused.connect(self._refuse)
        self.arranger.busy.connect(lambda _busy: self._say_count())
        self._model.unknown.connect(self.looked)

    def set_theme(self, dark: bool) -> None:
        """Follow the theme; the palette has all that is needed here."""
        self.list.viewport().update()

    # --- what is shown --------------------------------------------------------------------------

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show another list of documents."""
        self.arranger.set_catalogue(catalogue)
        self._progress()

    def show_reading(self) -> None:
        """Say that the list is still being read, where there is none yet."""
        if not len(self.arranger.catalogue):
            self._stack.setCurrentIndex(_READING)

    def rows(self) -> Catalogue:
        """All rows, in the order of import."""
        return self.arranger.catalogue

    def row(self, id: str) -> DocumentRow | None:
        """The row of a document, or None."""
        at = self.rows().row_of(id)
        return self.rows()[at] if at is not None else None

    def update_row(self, row: DocumentRow, labels: Iterable[str]) -> None:
        """Show a changed row of a document with these labels; the list keeps its arrangement."""
        self._model.touch(self.rows().put(row, labels))
        self._progress()

    def refresh(self) -> None:
        """Draw what is in sight again: something was counted or has changed."""
        self.list.viewport().update()
        self._progress()

    def _show(self) -> None:
        arranger = self.arranger
        kept = self._chosen_rows() if self._model.catalogue is arranger.catalogue else []
        self._model.open_row = arranger.catalogue.row_of(self._open)
        self._model.show(arranger.catalogue, arranger.shown)
        page = _LIST if len(arranger.shown) else _NO_MATCH
        self._stack.setCurrentIndex(page if len(arranger.catalogue) else _NO_DOCUMENTS)
        self._select(kept)
        self._say_count()

    def _select(self, rows: list[int]) -> None:
        """Choose rows of the catalogue again, or the open document where none was chosen."""
        if len(rows) > 1 and len(rows) <= _KEPT:
            places = [at for at in map(self._model.place, rows) if at is not None]
            chosen = QItemSelection()
            for at in places:
                chosen.select(self._model.index(at), self._model.index(at))
            self.list.selectionModel().select(
                chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        elif self._open:
            self.set_current(self._open)

    def _say_count(self) -> None:
        shown, all_ = len(self.arranger.shown), len(self.arranger.catalogue)
        if self.arranger.looking:
            words = self.tr("Looking… {shown} of {all}")
        elif self.arranger.filtered:
            words = self.tr("{shown} of {all}")
        else:
            words = self.tr("Documents: {all}")
        self.count.set_text(words.format(shown=f"{shown:,}", all=f"{all_:,}"))

    def _progress(self) -> None:
        self._bar.setRange(0, max(1, len(self.rows())))
        self._bar.setValue(self.rows().done)

    # --- filter and order -----------------------------------------------------------------------

    def _typed(self, words: str) -> None:
        self.arranger.set_words(words)
        self.chips.show_words([filter_words(piece) for piece in filter_pieces(words)])
        self.arranged.emit()

    def _refuse(self, sentence: str) -> None:
        self.fault.setText(f"⚠ {sentence}")
        self.fault.setVisible(bool(sentence))

    def _take_away(self, number: int) -> None:
        words = self.filter.text()
        found = filter_pieces(words)
        if number < len(found):
            self.filter.setText(without(words, found[number]))
        self.filter.setFocus()

    def set_sort(self, key: SortKey, *, falling: bool) -> None:
        """Sort the list."""
        self.arranger.set_sort(key, falling=falling)
        self._say_order()
        self.arranged.emit()

    def set_work(self, work: WorkOrder) -> None:
        """Say which document comes next."""
        self.work = work
        self._say_order()
        self.arranged.emit()

    def _say_order(self) -> None:
        arrow = "↓" if self.arranger.falling else "↑"
        self.sort.setText(f"{said(SORT_WORDS[self.arranger.key])} {arrow}")

    def ask(self) -> None:
        """Go to the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _type_on(self, letters: str) -> None:
        self.filter.setFocus()
        self.filter.setText(letters)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the filter Down goes to the list, Return opens, Escape clears and leaves."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Down and alt:
            self.funnel.showMenu()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self._go_to_list()
        elif key in _ENTER and not event.modifiers():
            self._go_to_list()
            self._choose()
        elif key == Qt.Key.Key_Escape:
            if self.filter.text():
                self.filter.clear()
            else:
                self.list.setFocus()
        else:
            return False
        return True

    def _go_to_list(self) -> None:
        if self.list.currentIndex().row() < 0 and self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0))
        self.list.setFocus()

    # --- which are chosen -----------------------------------------------------------------------

    def set_current(self, id: str) -> None:
        """Show which document is open."""
        self._open = id
        before, self._model.open_row = self._model.open_row, self.rows().row_of(id)
        at = self._model.place(self._model.open_row)
        if at is not None:
            index = self._model.index(at)
            # Not by the list itself, which gathers rows while Ctrl or Shift is held: Ctrl+PgDown
            # would leave the document before chosen as well, for the next command to delete.
            self.list.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.list.scrollTo(index)
        if before != self._model.open_row:
            self._model.touch(before)

    def current(self) -> str | None:
        """The id of the row under the cursor, or None."""
        at = self.list.currentIndex().row()
        return self.rows().ids[self._model.shown[at]] if at >= 0 else None

    def _chosen_rows(self) -> list[int]:
        """The chosen rows of the catalogue, in the order of the list."""
        parts = sorted(
            (r.top(), r.bottom()) for r in self.list.selectionModel().selection().toList()
        )
        return [self._model.shown[at] for top, end in parts for at in range(top, end + 1)]

    def chosen(self) -> list[str]:
        """The ids of the chosen rows, in order.

        None while the focus is elsewhere and one row only says which document is open.
        """
        ids = [self.rows().ids[row] for row in self._chosen_rows()]
        if len(ids) == 1 and not self.list.hasFocus():
            return []
        return ids

    def _clicked(self) -> None:
        # With Shift or Ctrl rows are gathered, not opened.
        if len(self._chosen_rows()) == 1:
            self._choose()

    def _choose(self) -> None:
        id = self.current()
        if id is not None:
            self.documentChosen.emit(id)
