"""Inspector: everything about the selected item. Emits what a person changes; changes nothing."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.inspect import AttributeView, ItemView
from annotator.gui.document_view import DocumentPage
from annotator.gui.groups_section import GroupsSection
from annotator.gui.notes import NoteEdit
from annotator.gui.slots_view import SlotsView
from annotator.gui.telling import in_words
from annotator.gui.theme import scaled
from annotator.gui.widgets import ElidedLabel, plain_label
from annotator.model.colour import ink_on

_HIDDEN = Qt.WidgetAttribute.WA_WState_ExplicitShowHide


class _Badge(QWidget):
    """The label of the item on its colour; an event's is pointed, as on the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text, self._ground, self._event = "", QColor("#888888"), False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_label(self, text: str, ground: str, *, event: bool) -> None:
        self._text, self._ground, self._event = text, QColor(ground), event
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, scaled(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        room = self.width() - 22
        text = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        width = painter.fontMetrics().horizontalAdvance(text) + 20
        left = self.width() - width if self.isRightToLeft() else 0
        box = QRectF(left, 1, width, self.height() - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground)
        painter.drawRoundedRect(box, 3 if self._event else 11, 3 if self._event else 11)
        painter.setPen(QColor(ink_on(self._ground.name())))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Inspector(QWidget):
    """The selected item. Its signals say what is wanted; the window knows of what item."""

    slotArmed = Signal(str)
    argumentRemoved = Signal(int)
    attributeChanged = Signal(str, object)
    noteChanged = Signal(str)
    normChanged = Signal(str)
    itemAsked = Signal(str)
    labelAsked = Signal()
    relationAsked = Signal()
    deleteAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._view: ItemView | None = None
        self._dark = False
        self._filling = False
        self._shape: list[tuple[object, ...]] | None = None
        self._fields: dict[str, QComboBox | QLineEdit] = {}
        self._badge = _Badge(self)
        self._quote = ElidedLabel(parent=self)
        self._problems = plain_label(wrap=True)
        self._problems.setForegroundRole(QPalette.ColorRole.BrightText)
        self._slots = SlotsView(self)
        self._uses = QVBoxLayout()
        self._form = QFormLayout()
        self._norm = QLineEdit(self)
        self._norm.hide()
        self.groups = GroupsSection(self)
        self._note = NoteEdit(self)
        self.document = DocumentPage(self)
        self._page = self._make_page()
        self._arrange()
        self._listen()
        self.show_item(None)

    # --- building -------------------------------------------------------------------------

    def _make_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        font = self._quote.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self._quote.setFont(font)
        self._note.setPlaceholderText(self.tr("Note"))
        self._note.setAccessibleName(self.tr("Note"))
        self._norm.setPlaceholderText(self.tr("as it would stand alone"))
        self._norm.setAccessibleName(self.tr("Written-out form"))
        self._form.setContentsMargins(0, 0, 0, 0)
        # A long name of an attribute takes a line of its own: nothing is cut off at the side.
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for part in (self._badge, self._quote, self._problems, self._slots):
            column.addWidget(part)
        column.addLayout(self._form)
        column.addLayout(self._uses)
        column.addWidget(self.groups)
        column.addWidget(self._note)
        column.addLayout(self._buttons())
        column.addStretch(1)
        return page

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, signal in (
            (self.tr("Label…"), self.labelAsked),
            (self.tr("Relation…"), self.relationAsked),
            (self.tr("Delete"), self.deleteAsked),
        ):
            button = QPushButton(words, self)
            button.clicked.connect(signal)
            row.addWidget(button)
        return row

    def _arrange(self) -> None:
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._page)
        self._scroll.viewport().setAutoFillBackground(False)
        self._page.setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.document)
        column.addWidget(self._scroll)
        self.setFocusProxy(self._note)

    def _listen(self) -> None:
        self._slots.armed.connect(self.slotArmed)
        self._slots.removed.connect(self.argumentRemoved)
        self._note.finished.connect(self._hand_over_note)
        self._norm.editingFinished.connect(self._hand_over_norm)
        self._page.installEventFilter(self)

    # --- showing --------------------------------------------------------------------------

    def set_theme(self, dark: bool) -> None:
        """Use the colours for the light or the dark page."""
        self._dark = dark
        if self._view is not None:
            self._show_head(self._view)

    def item(self) -> str | None:
        """The id of the item that is shown."""
        return self._view.id if self._view else None

    def show_item(self, view: ItemView | None) -> None:
        """Show an item, or the whole document. A half-typed note is handed over first."""
        if view == self._view and view is not None:
            return
        if self._view is not None and (view is None or view.id != self._view.id):
            self.finish_editing()
        same = self._view is not None and view is not None and view.id == self._view.id
        self._view = view
        self.document.setVisible(view is None)
        self._scroll.setVisible(view is not None)
        if view is None:
            return
        self._filling = True
        self._show_head(view)
        self._slots.setVisible(bool(view.slots))
        self._slots.show_slots(view.slots)
        self._show_form(view)
        self._show_uses(view)
        if not same or not self._note.hasFocus():
            self._note.setPlainText(view.note)
        self._filling = False

    def settle(self) -> None:
        """Lay out what is shown now: no frame may show it pressed into the room of the item before.

        Qt shows what a layout was given, and then lays it out, in later rounds of its own.
        """
        for part in self._page.findChildren(QWidget):
            parent = part.parentWidget()
            if part.isHidden() and not part.testAttribute(_HIDDEN) and parent is not None:
                part.show()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _show_head(self, view: ItemView) -> None:
        colour = view.colour.dark if self._dark else view.colour.light
        self._badge.show_label(view.name, colour, event=view.kind == "event")
        self._quote.set_text(view.quote)
        self._problems.setText("\n".join(f"⚠ {in_words(one)}" for one in view.problems))
        self._problems.setVisible(bool(view.problems))

    def _show_form(self, view: ItemView) -> None:
        shape: list[tuple[object, ...]] = [
            (a.key, a.name, a.values, a.free) for a in view.attributes
        ]
        if shape != self._shape:
            self._build_form(view)
            self._shape = shape
        for attribute in view.attributes:
            self._fill(self._fields[attribute.key], attribute)
        self._form.setRowVisible(self._norm, view.norm is not None)
        if not self._norm.hasFocus():
            self._norm.setText(view.norm or "")

    def _build_form(self, view: ItemView) -> None:
        while self._form.rowCount():
            row = self._form.takeRow(0)
            for part in (row.labelItem, row.fieldItem):
                widget = part.widget() if part is not None else None
                if widget is not None and widget is not self._norm:
                    widget.hide()
                    widget.deleteLater()
        self._fields = {}
        for attribute in view.attributes:
            field = self._field(attribute)
            self._fields[attribute.key] = field
            label = plain_label(attribute.name)
            label.setBuddy(field)
            self._form.addRow(label, field)
        self._form.addRow(plain_label(self.tr("Written out")), self._norm)

    def _field(self, attribute: AttributeView) -> QComboBox | QLineEdit:
        key = attribute.key
        if attribute.free:
            line = QLineEdit(self)
            line.setAccessibleName(attribute.name)
            line.editingFinished.connect(lambda: self._changed(key, line.text() or None))
            return line
        box = QComboBox(self)
        box.setAccessibleName(attribute.name)
        box.addItem("—", None)
        for value, name in attribute.values:
            box.addItem(name, value)
        box.activated.connect(lambda _at: self._changed(key, box.currentData()))
        return box

    def _fill(self, field: QComboBox | QLineEdit, attribute: AttributeView) -> None:
        current = attribute.current
        if isinstance(field, QLineEdit):
            if not field.hasFocus():
                field.setText("" if current is None else str(current))
            return
        at = field.findData(current) if current is not None else 0
        if at < 0:
            field.addItem(str(current), current)
            at = field.count() - 1
        field.setCurrentIndex(at)

    def _show_uses(self, view: ItemView) -> None:
        while self._uses.count():
            part = self._uses.takeAt(0)
            widget = part.widget() if part is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for use in view.uses:
            button = QToolButton(self)
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            words = f"{use.what} — {use.quote}".replace("&", "&&")
            button.setText(button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, 260))
            button.setAccessibleName(words)
            button.clicked.connect(lambda _=False, id=use.item: self.itemAsked.emit(id))
            self._uses.addWidget(button)

    def set_armed(self, role: str | None) -> None:
        """Show which role waits for its target."""
        self._slots.set_armed(role)

    # --- what a person changes ------------------------------------------------------------

    def focus_note(self) -> None:
        """Go to the note of the item."""
        self._note.setFocus()
        self._scroll.ensureWidgetVisible(self._note)

    def focus_link(self) -> None:
        """Go to the link of the item's cluster."""
        self.groups.focus_link()
        self._scroll.ensureWidgetVisible(self.groups)

    def finish_editing(self) -> None:
        """Hand over what is half typed, before another item or document is shown."""
        if self._view is None:
            self.document.finish_editing()
            return
        self._hand_over_note()
        self._hand_over_norm()
        self.groups.finish_editing()

    def _changed(self, key: str, value: object) -> None:
        if self._filling or self._view is None:
            return
        before = next((a.current for a in self._view.attributes if a.key == key), None)
        if value != before:
            self.attributeChanged.emit(key, value)

    def _hand_over_note(self) -> None:
        note = self._note.toPlainText()
        if self._view is not None and not self._filling and note != self._view.note:
            self.noteChanged.emit(note)

    def _hand_over_norm(self) -> None:
        view = self._view
        if view is None or self._filling or view.norm is None:
            return
        if self._norm.text() != view.norm:
            self.normChanged.emit(self._norm.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on bare ground ends the editing of a field."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.finish_editing()
        return False
