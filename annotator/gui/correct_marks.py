"""Fates: the list of marks that do not come along as they are, each with a tick where it can."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from annotator.app.correcting import OfLayer
from annotator.gui.document_view import zone_name
from annotator.gui.theme import scaled
from annotator.gui.widgets import plain_tip
from annotator.model.carrying import Kind, Why
from annotator.model.document import Zone
from annotator.model.items import Mention

_MOST_ROWS = 3_000
_AUTHOR = 4
_WIDTHS = (150, 70, 130, 130)
_ORDER = {Kind.LOST: 0, Kind.CHANGED: 1, Kind.SPELT: 2}
_ONE = Qt.ItemDataRole.UserRole
_ABLE = Qt.ItemDataRole.UserRole + 1
_KINDS = {
    Kind.SPELT: QT_TRANSLATE_NOOP("Fate", "spelt otherwise"),
    Kind.CHANGED: QT_TRANSLATE_NOOP("Fate", "other words"),
    Kind.LOST: QT_TRANSLATE_NOOP("Fate", "lost"),
}
_WHYS = {
    Why.LINK: QT_TRANSLATE_NOOP("Fate", "loses a link"),
    Why.HEAD: QT_TRANSLATE_NOOP("Fate", "loses its head"),
    Why.PART: QT_TRANSLATE_NOOP("Fate", "loses a part"),
    Why.LEFT: QT_TRANSLATE_NOOP("Fate", "left out"),
}


def fate_words(one: OfLayer) -> str:
    """What becomes of a mark, in the words of the interface."""
    fate = one.fate
    words: object = _KINDS[fate.kind]
    if fate.why is Why.LEFT or (fate.kind is Kind.CHANGED and fate.why in _WHYS):
        words = _WHYS[fate.why]
    return QCoreApplication.translate("Fate", str(words))


class Fates(QTreeWidget):
    """The list: lost marks first, then changed ones, then those that are spelt otherwise.

    `led` carries where the mark of the present row will stand, in code points of the new text;
    `ticked` fires when a mark is to be kept or left out. At most 3,000 rows are shown.
    """

    led = Signal(int, int)
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("correctMarks")
        self.setAccessibleName(self.tr("Marks that do not come along as they are"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHeaderLabels(
            [
                self.tr("Keep"),
                self.tr("Label"),
                self.tr("So far"),
                self.tr("From now on"),
                self.tr("Author"),
            ]
        )
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, scaled(width))
        self._worth: list[OfLayer] = []
        self.currentItemChanged.connect(self._lead)
        self.itemChanged.connect(self._tick)

    def show_fates(self, fates: list[OfLayer]) -> int:
        """Show those fates that are worth a look; how many there are."""
        worth = [one for one in fates if one.fate.kind in _KINDS]
        worth.sort(key=lambda one: _ORDER[one.fate.kind])
        self._worth = worth
        with QSignalBlocker(self):
            self.clear()
            self.addTopLevelItems([_row(one) for one in worth[:_MOST_ROWS]])
        self.setColumnHidden(_AUTHOR, len({one.author for one in worth if one.author}) < 2)
        return len(worth)

    def rows(self) -> list[QTreeWidgetItem]:
        """All rows, from top to bottom."""
        rows = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [row for row in rows if row is not None]

    def left(self) -> set[tuple[str, str]]:
        """The marks that are not to come along, as (author, id)."""
        apart = [row.data(0, _ONE) for row in self.rows() if _apart(row)]
        return {(one.author, one.fate.id) for one in apart}

    def copy_all(self) -> None:
        """Put all marks of the list on the clipboard, as a table."""
        rows = [[*_cells(one), one.fate.id] for one in self._worth]
        head = [self.headerItem().text(at) for at in range(_AUTHOR + 1)]
        lines = ["\t".join(cells) for cells in ([*head, "id"], *rows)]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _tick(self, row: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            left = QCoreApplication.translate("Fate", str(_WHYS[Why.LEFT]))
            with QSignalBlocker(self):
                row.setText(0, left if _apart(row) else fate_words(row.data(0, _ONE)))
            self.ticked.emit()

    def _lead(self, row: QTreeWidgetItem | None) -> None:
        after = row.data(0, _ONE).fate.after if row is not None else None
        if isinstance(after, Mention):
            self.led.emit(after.start, after.end)


def _apart(row: QTreeWidgetItem) -> bool:
    """Whether a row has a tick that was taken away."""
    able = bool(row.flags() & Qt.ItemFlag.ItemIsUserCheckable) and row.data(0, _ABLE)
    return able and row.checkState(0) == Qt.CheckState.Unchecked


def _cells(one: OfLayer) -> list[str]:
    before, after = one.fate.before, one.fate.after
    label = zone_name(before.kind) if isinstance(before, Zone) else before.label
    quotes = [
        " ".join(item.quote.split()) if isinstance(item, Mention) else ""
        for item in (before, after)
    ]
    return [fate_words(one), label, *quotes, one.author]


def _row(one: OfLayer) -> QTreeWidgetItem:
    cells = _cells(one)
    row = QTreeWidgetItem(cells)
    row.setData(0, _ONE, one)
    for column in (2, 3):
        row.setToolTip(column, plain_tip(cells[column]))
    if one.fate.after is not None:
        # A flag that every row has from the beginning would not tell them apart.
        row.setData(0, _ABLE, True)
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        row.setCheckState(0, Qt.CheckState.Checked)
    return row
