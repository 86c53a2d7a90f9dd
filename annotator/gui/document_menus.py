"""Document menus: what the list of documents can be filtered and sorted by, to choose from."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from annotator.app.arranging import SortKey, WorkOrder
from annotator.gui.document_words import ORDER_WORDS, SORT_WORDS, STATUS_WORDS, is_words, said
from annotator.gui.theme import scaled
from annotator.gui.widgets import heading, plain_tip
from annotator.model.list_query import filter_pieces, with_filter

if TYPE_CHECKING:
    from annotator.gui.documents import DocumentsPanel

_MOST_LABELS = 40


class MenuButton(QToolButton):
    """A flat button that opens a menu; with the sign of a funnel where it has no words."""

    def __init__(self, name: str, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(menu)
        self.setStyleSheet(
            "QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 2px 6px; }"
            "QToolButton:hover { background: palette(mid); }"
            "QToolButton:focus { border-color: palette(highlight); }"
            "QToolButton::menu-indicator { image: none; width: 0; }"
        )

    def sizeHint(self) -> QSize:
        """Room for the words, or for the sign."""
        hint = super().sizeHint()
        return hint if self.text() else QSize(scaled(30), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and the sign."""
        super().paintEvent(event)
        if self.text():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1.4))
        middle, size = QPointF(self.rect().center()) + QPointF(0.5, 0.5), scaled(6)
        cup = ((-1, -0.8), (1, -0.8), (0.25, 0.1), (0.25, 1), (-0.25, 0.7), (-0.25, 0.1))
        painter.drawPolygon([middle + QPointF(x * size, y * size) for x, y in cup])


class FilterMenu(QMenu):
    """The filters; each puts itself into the line, or takes itself out of it."""

    def __init__(self, panel: "DocumentsPanel") -> None:
        super().__init__(panel)
        self._panel = panel
        self._labels = QMenu(self)
        self._labels.aboutToShow.connect(self._fill_labels)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for status, words in STATUS_WORDS.items():
            self._toggle(self, said(words), f"status:{status}")
        self.addSeparator()
        for mark in ("flagged", "noted", "untouched"):
            self._toggle(self, is_words(mark), f"is:{mark}")
        self.addSeparator()
        self._labels.setTitle(self.tr("Has an item with the label"))
        self.addMenu(self._labels)
        self._begin(self.tr("Words in the article…"), "text:")
        self._begin(self.tr("Words in the note…"), "note:")
        self._begin(self.tr("Date…"), "date:")
        self._begin(self.tr("Number of entities…"), "entities:")
        self._begin(self.tr("Number of events…"), "events:")
        self._begin(self.tr("Minutes spent…"), "minutes:")
        self.addSeparator()
        clear = self.addAction(self.tr("Clear the filter"))
        clear.setEnabled(bool(self._panel.filter.text()))
        clear.triggered.connect(self._panel.filter.clear)

    def _fill_labels(self) -> None:
        self._labels.clear()
        arranger = self._panel.arranger
        names = {label.key: label for label in arranger.scheme.labels}
        rtl = self._panel.isRightToLeft()
        for key in arranger.catalogue.labels()[:_MOST_LABELS]:
            label = names.get(key)
            name = ((label.names.ar if rtl else label.names.en) if label is not None else "") or key
            self._toggle(self._labels, f"{name} ({key})" if name != key else key, f"label:{key}")

    def _toggle(self, menu: QMenu, words: str, filter: str) -> None:
        line = self._panel.filter
        typed = line.text()
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(filter in {typed[p.start : p.end] for p in filter_pieces(typed)})
        action.triggered.connect(lambda: line.setText(with_filter(line.text(), filter)))

    def _begin(self, words: str, filter: str) -> None:
        """A filter whose value is to be typed."""
        line = self._panel.filter

        def write() -> None:
            line.setText(f"{line.text().rstrip()} {filter}".lstrip())
            line.setFocus()

        self.addAction(words).triggered.connect(write)


class SortMenu(QMenu):
    """What the list is sorted by, in which direction, and which document comes next."""

    def __init__(self, panel: "DocumentsPanel") -> None:
        super().__init__(panel)
        self._panel = panel
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        arranger, panel = self._panel.arranger, self._panel
        heading(self, self.tr("Sort by"))
        keys = QActionGroup(self)
        for key, words in SORT_WORDS.items():
            action = self._choice(keys, said(words), on=key is arranger.key)
            action.triggered.connect(lambda _=False, key=key: self._sort_by(key))
        falling = self.addAction(self.tr("The other way round"))
        falling.setCheckable(True)
        falling.setChecked(arranger.falling)
        falling.triggered.connect(lambda on: panel.set_sort(arranger.key, falling=on))
        self.addSeparator()
        heading(self, self.tr("The next document"))
        orders = QActionGroup(self)
        for order, words in ORDER_WORDS.items():
            action = self._choice(orders, said(words), on=order is panel.work)
            action.triggered.connect(lambda _=False, order=order: self._work_by(order))

    def _choice(self, group: QActionGroup, words: str, *, on: bool) -> QAction:
        action = self.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        group.addAction(action)
        return action

    def _sort_by(self, key: SortKey) -> None:
        # What one looks for is mostly the newest and the most.
        falling = key not in (SortKey.IMPORT, SortKey.TITLE, SortKey.STATUS)
        self._panel.set_sort(key, falling=falling)

    def _work_by(self, order: WorkOrder) -> None:
        self._panel.set_work(order)
