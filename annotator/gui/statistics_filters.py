"""Filters of statistics: whose work is counted, in which state, and of which days."""

import datetime

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QPushButton, QWidget

from annotator.app.statistics import Choice
from annotator.gui.theme import scaled
from annotator.gui.widgets import plain_label
from annotator.model.document import Status

_DAYS = {"week": 7, "month": 30, "year": 365}


class StatisticsFilters(QWidget):
    """A row of choices. `changed` fires when something else is to be counted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.authors = QComboBox(self)
        self.authors.setObjectName("statisticsAuthor")
        self.authors.setAccessibleName(self.tr("Author"))
        self.statuses = QComboBox(self)
        self.statuses.setObjectName("statisticsStatus")
        self.statuses.setAccessibleName(self.tr("State"))
        for words, value in (
            (self.tr("Any state"), ""),
            (self.tr("New"), Status.NEW),
            (self.tr("In progress"), Status.IN_PROGRESS),
            (self.tr("Done"), Status.DONE),
        ):
            self.statuses.addItem(words, str(value))
        self.days = QComboBox(self)
        self.days.setObjectName("statisticsDays")
        self.days.setAccessibleName(self.tr("Days"))
        for words, value in (
            (self.tr("All days"), ""),
            (self.tr("The last 7 days"), "week"),
            (self.tr("The last 30 days"), "month"),
            (self.tr("The last year"), "year"),
            (self.tr("From … to …"), "between"),
        ):
            self.days.addItem(words, value)
        self.first, self.last = (self._date(words) for words in (self.tr("From"), self.tr("To")))
        self.again = QPushButton(self.tr("Count &again"), self)
        self.again.setAutoDefault(False)
        for box in (self.authors, self.statuses, self.days):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMaximumWidth(scaled(260))
        self._lay_out()
        self.authors.activated.connect(self.changed)
        self.statuses.activated.connect(self.changed)
        self.days.activated.connect(self._days_chosen)
        self.first.dateChanged.connect(self.changed)
        self.last.dateChanged.connect(self.changed)
        self.again.clicked.connect(self.changed)

    def _date(self, words: str) -> QDateEdit:
        edit = QDateEdit(QDate.currentDate(), self)
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.setCalendarPopup(True)
        edit.setAccessibleName(words)
        # A date that is being typed is not counted number by number.
        edit.setKeyboardTracking(False)
        return edit

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.authors)
        row.addWidget(self.statuses)
        row.addWidget(self.days)
        row.addWidget(self.first)
        self._between = plain_label("–")
        row.addWidget(self._between)
        row.addWidget(self.last)
        row.addStretch(1)
        row.addWidget(self.again)
        self._show_dates()

    def set_authors(self, authors: list[str]) -> None:
        """Offer authors; who was chosen stays so."""
        chosen = self.authors.currentData()
        self.authors.clear()
        self.authors.addItem(self.tr("All authors"), "")
        for author in authors:
            self.authors.addItem(author, author)
        self.authors.setCurrentIndex(max(0, self.authors.findData(chosen)))

    def choice(self) -> Choice:
        """What is chosen now."""
        author, status = self.authors.currentData(), self.statuses.currentData()
        first, last = self._range()
        return Choice(
            authors=(author,) if author else (),
            statuses=(Status(status),) if status else (),
            first=first,
            last=last,
        )

    def _range(self) -> tuple[str, str]:
        chosen = self.days.currentData()
        if chosen == "between":
            ends = sorted(edit.date().toString("yyyy-MM-dd") for edit in (self.first, self.last))
            return ends[0], ends[1]
        if chosen in _DAYS:
            today = datetime.datetime.now().astimezone().date()
            return (today - datetime.timedelta(days=_DAYS[chosen] - 1)).isoformat(), ""
        return "", ""

    def _days_chosen(self) -> None:
        self._show_dates()
        self.changed.emit()

    def _show_dates(self) -> None:
        for widget in (self.first, self._between, self.last):
            widget.setVisible(self.days.currentData() == "between")
