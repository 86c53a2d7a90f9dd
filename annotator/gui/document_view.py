"""Document view: the whole document beside the text while no item is selected.

Its labels, what is the same thing, its zones, its note. Emits what a person changes.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.app.groups import ClusterView, DocumentView, ZoneView
from annotator.gui.notes import NoteEdit
from annotator.gui.selection_card import SelectionCard
from annotator.gui.theme import scaled
from annotator.gui.widgets import ElidedLabel, plain_label

_ZONES = {
    "title": QT_TRANSLATE_NOOP("Zone", "Title"),
    "dateline": QT_TRANSLATE_NOOP("Zone", "Date line"),
    "caption": QT_TRANSLATE_NOOP("Zone", "Caption"),
    "body": QT_TRANSLATE_NOOP("Zone", "Body"),
    "boilerplate": QT_TRANSLATE_NOOP("Zone", "Page furniture"),
}


def zone_name(kind: str) -> str:
    """The name of a kind of zone in the language of the interface; others as they are written."""
    words = _ZONES.get(kind)
    return QCoreApplication.translate("Zone", str(words)) if words else kind


class DocumentPage(QScrollArea):
    """The page. `labelToggled` carries a key, `clusterAsked` ids, `linkChanged` a cluster and its
    link, `zoneAsked` a range of code points, `zoneRemoved` the same, `noteChanged` the note."""

    labelToggled = Signal(str)
    clusterAsked = Signal(object)
    linkChanged = Signal(str, str)
    zoneAsked = Signal(int, int)
    zoneRemoved = Signal(int, int)
    noteChanged = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentPage")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._view: DocumentView | None = None
        self._page = QWidget(self)
        self._page.setAutoFillBackground(False)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(14, 14, 14, 10)
        self._column.setSpacing(8)
        self.card = SelectionCard(self._page)
        self._hints = self._make_hints()
        self._parts = QVBoxLayout()
        self._parts.setSpacing(5)
        self.note = NoteEdit(self._page)
        self.note.setPlaceholderText(self.tr("Note on the whole document"))
        self.note.setAccessibleName(self.tr("Note on the whole document"))
        self.note.finished.connect(self.finish_editing)
        self._column.addWidget(self.card)
        self._column.addWidget(self._hints)
        self._column.addLayout(self._parts)
        self._column.addWidget(self.note)
        self._column.addStretch(1)
        self.setWidget(self._page)

    def _make_hints(self) -> QWidget:
        page = QWidget(self._page)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(10)
        for words in (
            self.tr("Select text: double-click a word, or drag over several."),
            self.tr("Press the key beside a label to mark it. Ctrl+Z takes anything back."),
            self.tr("On the word that says what happened press E: that is an event."),
        ):
            label = plain_label(words, wrap=True)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            column.addWidget(label)
        return page

    def show_document(self, view: DocumentView) -> None:
        """Show a document; nothing is built anew when it is the same."""
        if view == self._view:
            return
        self._view = view
        self._hints.setVisible(view.untouched and self.card.isHidden())
        self._empty()
        if view.labels:
            self._title(self.tr("This document"))
            for choice in view.labels:
                box = QCheckBox(choice.name.replace("&", "&&"), self._page)
                box.setChecked(choice.on)
                box.clicked.connect(lambda _=False, key=choice.key: self.labelToggled.emit(key))
                self._parts.addWidget(box)
        if view.clusters:
            self._title(self.tr("The same thing"))
            for cluster in view.clusters:
                self._parts.addWidget(self._cluster(cluster))
        if view.zones:
            self._title(self.tr("Zones"))
            for zone in view.zones:
                self._parts.addWidget(self._zone(zone))
        if not self.note.hasFocus():
            self.note.setPlainText(view.note)

    def show_selection(self, text: str) -> None:
        """Show what can be done with the text that is selected; "" when none is."""
        self.card.show_text(text)
        untouched = self._view is not None and self._view.untouched
        self._hints.setVisible(untouched and not text)

    def _empty(self) -> None:
        while self._parts.count():
            part = self._parts.takeAt(0)
            widget = part.widget() if part is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _title(self, words: str) -> None:
        label: QLabel = plain_label(words)
        font = QFont(label.font())
        font.setBold(True)
        label.setFont(font)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._parts.addWidget(label)

    def _cluster(self, cluster: ClusterView) -> QWidget:
        row = QWidget(self._page)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        count = self._button(str(len(cluster.members)), self.tr("Go through the places"))
        count.clicked.connect(lambda: self.clusterAsked.emit(cluster.members))
        link = QLineEdit(cluster.link, row)
        link.setPlaceholderText(self.tr("link, Q796"))
        words = self.tr("Link of «{quote}» to a knowledge base").replace("{quote}", cluster.name)
        link.setAccessibleName(words)
        link.setFixedWidth(scaled(92))
        link.editingFinished.connect(lambda: self.linkChanged.emit(cluster.id, link.text()))
        line.addWidget(count)
        line.addWidget(ElidedLabel(cluster.name, row), 1)
        line.addWidget(link)
        return row

    def _zone(self, zone: ZoneView) -> QWidget:
        row = QWidget(self._page)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        name = self._button(zone_name(zone.kind), self.tr("Go there"))
        name.clicked.connect(lambda: self.zoneAsked.emit(zone.start, zone.end))
        gone = self._button("✕", self.tr("This is no such zone"))
        gone.clicked.connect(lambda: self.zoneRemoved.emit(zone.start, zone.end))
        line.addWidget(name)
        line.addWidget(ElidedLabel(zone.quote, row), 1)
        line.addWidget(gone)
        return row

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words.replace("&", "&&"), self._page)
        button.setStyleSheet("QPushButton { padding: 2px 8px; }")
        button.setToolTip(tip)
        button.setAccessibleName(f"{words}: {tip}")
        return button

    def finish_editing(self) -> None:
        """Hand over a note that is half typed."""
        note = self.note.toPlainText()
        if self._view is not None and note != self._view.note:
            self.noteChanged.emit(note)
