"""Labels: the palette of entity labels, event types and relations, with keys and counts."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.theme import scaled
from annotator.gui.widgets import draw_key, draw_swatch, plain_tip
from annotator.model.scheme import Kind, Label, Scheme

_KEY = Qt.ItemDataRole.UserRole
_HEAD = Qt.ItemDataRole.UserRole + 1
_ROW = 27
_CAP = 21

Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Draws swatch, name, count and key cap on one line, mirrored where the window is."""

    def __init__(self, palette: "LabelPalette") -> None:
        super().__init__(palette)
        self._owner = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        palette: QPalette = option.palette
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        key = index.data(_KEY)
        painter.save()
        if key is None:
            self._heading(painter, rect, str(index.data(_HEAD)), palette)
        else:
            self._ground(painter, option, key)
            self._line(painter, rect, key, palette, mirrored=mirrored)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, text: str, palette: QPalette) -> None:
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.88)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(rect.adjusted(-10, 5, 10, 0), flags, text)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, key: str) -> None:
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state = option.state
        accent = QColor(palette.color(QPalette.ColorRole.Highlight))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(1, 1, -1, -1)
        if state & QStyle.StateFlag.State_MouseOver or key == self._owner.armed:
            soft = QColor(accent)
            soft.setAlpha(48 if key == self._owner.armed else 24)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawRoundedRect(box, 5, 5)
        focused = state & QStyle.StateFlag.State_HasFocus
        if focused or key == self._owner.armed:
            painter.setPen(accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)

    def _line(
        self, painter: QPainter, rect: QRect, key: str, palette: QPalette, *, mirrored: bool
    ) -> None:
        colour, line, cap, lit = self._owner.look_of(key)
        middle = rect.top() + (rect.height() - 16) // 2
        places = [QRectF(rect.left() + 5, middle + 1, 18, 16)]
        cap_width, room = max(scaled(_CAP), scaled(9 * len(cap)) + 8) if cap else 0, scaled(36)
        high = scaled(19)
        key_top = rect.top() + (rect.height() - high) // 2
        places.append(QRectF(rect.right() - cap_width - 3, key_top, cap_width, high))
        places.append(QRectF(rect.right() - cap_width - 8 - room, rect.top(), room, rect.height()))
        left, right = rect.left() + 30, rect.right() - cap_width - 8 - room
        places.append(QRectF(left, rect.top(), right - left, rect.height()))
        if mirrored:
            turn = rect.left() + rect.right()
            places = [QRectF(turn - p.right(), p.top(), p.width(), p.height()) for p in places]
        swatch, key_place, count_place, name_place = places
        draw_swatch(painter, swatch, colour, line)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        metrics = painter.fontMetrics()
        name = metrics.elidedText(
            self._owner.name_of(key), Qt.TextElideMode.ElideRight, int(name_place.width())
        )
        painter.drawText(name_place, leading, name)
        count = self._owner.count_of(key)
        if count:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            trailing = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
            painter.drawText(count_place, trailing, str(count))
        if cap:
            draw_key(painter, key_place, cap, lit=lit, widget=self._owner)


class _Tree(QTreeWidget):
    pressed_key = Signal()
    left = Signal()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.left.emit()
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed_key.emit()
        else:
            super().keyPressEvent(event)


class LabelPalette(QWidget):
    """The labels of the scheme. `labelChosen` carries a key when one is clicked or entered.

    `labelLooked` carries the key of the label below the pointer, "" when there is none any more.
    """

    labelChosen = Signal(str)
    labelLooked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labelPalette")
        self._scheme: Scheme | None = None
        self._language = "en"
        self._caps: Mapping[str, str] = {}
        self._counts: Mapping[str, int] = {}
        self._dark = False
        self._prompt: str | None = None
        self._rows: dict[str, QTreeWidgetItem] = {}
        self.armed: str | None = None
        self.tree = _Tree(self)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Labels"))
        self.tree.setItemDelegate(_Delegate(self))
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(14)
        self.tree.setMouseTracking(True)
        # The row with the focus is framed; a selected one would be painted over its branch too.
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.itemClicked.connect(self._clicked)
        self.tree.pressed_key.connect(lambda: self._clicked(self.tree.currentItem()))
        self.tree.itemEntered.connect(lambda row: self.labelLooked.emit(_key_of(row)))
        self.tree.currentItemChanged.connect(lambda row: self.labelLooked.emit(_key_of(row)))
        self.tree.left.connect(lambda: self.labelLooked.emit(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 5)
        column.addWidget(self.tree)
        self.setFocusProxy(self.tree)

    # --- what is shown --------------------------------------------------------------------

    def set_theme(self, dark: bool) -> None:
        """Use the colours for the light or the dark page."""
        self._dark = dark
        self.tree.viewport().update()

    def set_scheme(self, scheme: Scheme, language: str, caps: Mapping[str, str]) -> None:
        """Show the labels of a scheme with names in "ar" or "en"; `caps` is text on key caps."""
        self._scheme, self._language, self._caps = scheme, language, caps
        self.tree.clear()
        self._rows = {}
        tops = scheme.tops("entity")
        names = [label for label in tops if label.colour is None or label.colour.line != "dashed"]
        values = [label for label in tops if label not in names]
        self._section(self.tr("Entities"), names)
        self._section(self.tr("Values, times and things") if names else "", values)
        self._section(self.tr("Events — press E"), scheme.tops("event"))
        self._section(self.tr("Relations — press J"), scheme.tops("relation"))

    def _section(self, title: str, tops: list[Label]) -> None:
        tops = [top for top in tops if not top.retired]
        if not tops or self._scheme is None:
            return
        head = QTreeWidgetItem(self.tree)
        head.setData(0, _HEAD, title)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for top in tops:
            self._branch(top, self.tree)

    def _branch(self, label: Label, above: QTreeWidget | QTreeWidgetItem) -> None:
        """A label and all below it: some schemes have types of three levels."""
        row = self._row(label, above)
        for child in self._scheme.children(label.key) if self._scheme is not None else ():
            if not child.retired:
                self._branch(child, row)

    def _row(self, label: Label, above: QTreeWidget | QTreeWidgetItem) -> QTreeWidgetItem:
        row = QTreeWidgetItem()
        if isinstance(above, QTreeWidget):
            above.addTopLevelItem(row)
        else:
            above.addChild(row)
        row.setData(0, _KEY, label.key)
        other = label.names.en if self._language == "ar" else label.names.ar
        about = label.description.ar if self._language == "ar" else label.description.en
        tip = f"{self.name_of(label.key)} · {other} ({label.key})"
        row.setToolTip(0, plain_tip("\n".join(words for words in (tip, about) if words)))
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, self.name_of(label.key))
        self._rows[label.key] = row
        return row

    def name_of(self, key: str) -> str:
        """The name of a label in the language of the window."""
        label = self._scheme.label(key) if self._scheme else None
        if label is None:
            return key
        return label.names.ar if self._language == "ar" else label.names.en

    def count_of(self, key: str) -> int:
        """How many items carry a label or one below it."""
        below = f"{key}."
        return sum(
            n for other, n in self._counts.items() if other == key or other.startswith(below)
        )

    def look_of(self, key: str) -> tuple[QColor, str, str, bool]:
        """Colour, style of the line, text of the key cap, and whether the cap is lit."""
        colour = self._scheme.colour_of(key) if self._scheme else None
        hexa = "#888888" if colour is None else colour.dark if self._dark else colour.light
        lit = self._prompt is not None and key.rpartition(".")[0] == self._prompt
        return QColor(hexa), colour.line if colour else "solid", self._caps.get(key, ""), lit

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many items carry each label."""
        before, self._counts = self._counts, dict(counts)
        changed = {key for key in {*before, *counts} if before.get(key) != counts.get(key)}
        for key in changed | {key.partition(".")[0] for key in changed}:
            self._paint(key)

    def _paint(self, key: str | None) -> None:
        """Paint one row again: an act changes one or two of them, and there are some hundred."""
        row = self._rows.get(key or "")
        if row is not None:
            self.tree.viewport().update(self.tree.visualItemRect(row))

    def set_armed(self, label: str | None) -> None:
        """Show which label is kept ready."""
        before, self.armed = self.armed, label
        for key in {before, label} if before != label else ():
            self._paint(key)

    def set_prompt(self, parent: str | None) -> None:
        """Light up the keys of the subtypes of `parent`, or put them out."""
        before, self._prompt = self._prompt, parent
        if before == parent:
            return
        for key, wanted in ((before, False), (parent, True)):
            row = self._rows.get(key or "")
            if row is not None:
                row.setExpanded(wanted)
                last = row.child(row.childCount() - 1)
                if wanted and last is not None:
                    self.tree.scrollToItem(last)
                    self.tree.scrollToItem(row)
        self.tree.viewport().update()

    def current(self) -> str:
        """The key of the label that the keyboard stands on, "" where it is elsewhere."""
        return _key_of(self.tree.currentItem()) if self.tree.hasFocus() else ""

    def kind_of(self, key: str) -> Kind | None:
        """What a label is for."""
        label = self._scheme.label(key) if self._scheme else None
        return label.kind if label else None

    def _clicked(self, row: QTreeWidgetItem | None) -> None:
        key = row.data(0, _KEY) if row is not None else None
        if key is None or row is None:
            return
        if self.kind_of(key) in ("event", "relation") and row.childCount():
            row.setExpanded(not row.isExpanded())
            return
        self.labelChosen.emit(key)


def _key_of(row: QTreeWidgetItem | None) -> str:
    """The key of the label of a row; "" for a heading, and for none."""
    return (row.data(0, _KEY) if row is not None else None) or ""
