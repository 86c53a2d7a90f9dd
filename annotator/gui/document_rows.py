"""Document rows: the rows of the list of documents, made and drawn when they are seen."""

from array import array
from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.app.catalogue import Catalogue
from annotator.gui.document_words import row_words, time_words
from annotator.gui.theme import scaled
from annotator.gui.widgets import plain_tip
from annotator.model.document import Status
from annotator.model.record import DocumentRow
from annotator.text.bidi import paragraph_direction

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_SMALLER = 0.86
_ROLE = QPalette.ColorRole


def row_height(font: QFont) -> int:
    """Pixels of a row: two lines and room around them."""
    return QFontMetrics(font).height() + QFontMetrics(_small(font)).height() + scaled(16)


class DocumentModel(QAbstractListModel):
    """Some rows of a catalogue in some order; 100,000 of them cost nothing until they are seen.

    `unknown` fires with the row of a document that is looked at and not counted yet.
    """

    unknown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.catalogue = Catalogue()
        self.shown: array[int] = array("l")
        self.open_row: int | None = None
        self._last = 0

    def show(self, catalogue: Catalogue, shown: "array[int]") -> None:
        """Take over other rows of a catalogue."""
        self.beginResetModel()
        self.catalogue, self.shown = catalogue, shown
        self.endResetModel()

    def place(self, row: int | None) -> int | None:
        """Where a row of the catalogue stands in the list, or None."""
        # The same row is asked for at every key: the last answer mostly holds.
        if row is not None and self._last < len(self.shown) and self.shown[self._last] == row:
            return self._last
        try:
            self._last = self.shown.index(row) if row is not None else 0
        except ValueError:
            return None
        return self._last if row is not None else None

    def touch(self, row: int | None) -> None:
        """A row of the catalogue has changed."""
        at = self.place(row)
        if at is not None:
            self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index | None = None) -> int:
        """How many documents are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title to read, the whole row, what a screen reader says, or the note."""
        row = self.catalogue[self.shown[index.row()]]
        if role == ROW:
            if not row.counted:
                self.unknown.emit(self.shown[index.row()])
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_words(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(filter(None, (row.title, row.name, row.note))))
        return None


class DocumentDelegate(QStyledItemDelegate):
    """Draws a row in two lines: status, title and signs; below them the date and the counts.

    What is told apart differs by shape, not by colour alone.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines and room around them."""
        return QSize(scaled(120), row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: DocumentRow = index.data(ROW)
        model = index.model()
        assert isinstance(model, DocumentModel), "the one model"
        here = model.open_row == model.shown[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Drawing(painter, option).draw(row, here=here)
        painter.restore()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALLER)
    return small


class _Drawing:
    """One row being drawn: the painter, and where things are on it in either direction."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter, self._option = painter, option
        # Not that of the list, which has no colour for what is chosen.
        self._palette = QApplication.palette()
        self._rect: QRect = option.rect
        self._mirrored = option.direction == Qt.LayoutDirection.RightToLeft

    def draw(self, row: DocumentRow, *, here: bool) -> None:
        """All of the row; `here` says that it is the document that is open."""
        self._ground(here=here)
        high = self._option.fontMetrics.height()
        top = self._rect.top() + scaled(6)
        edge, gutter = scaled(10), scaled(32)
        centre = QPointF(scaled(18), top + high / 2)
        draw_status(self._painter, self._at(centre), row.status, self._palette)
        room = self._rect.width() - edge
        for there, sign in ((row.flagged, _draw_flag), (bool(row.note), _draw_note)):
            if there:
                room -= scaled(18)
                point = self._at(QPointF(room + scaled(9), top + high / 2))
                sign(self._painter, point, self._palette, self._mirrored)
        font = QFont(self._option.font)
        font.setBold(here)
        title = (row.title or row.name).replace("\n", " ")
        self._words(title, QRect(gutter, top, room - gutter, high), font, _ROLE.Text)
        small = _small(self._option.font)
        below = QRect(gutter, top + high + scaled(3), 0, QFontMetrics(small).height())
        self._second_line(row, below, small)

    def _at(self, point: QPointF) -> QPointF:
        """A point measured from the leading edge of the row, as a point of the list."""
        left, right = self._rect.left(), self._rect.right() + 1
        return QPointF(right - point.x() if self._mirrored else left + point.x(), point.y())

    def _box(self, box: QRect) -> QRect:
        x = self._rect.left() + box.x()
        if self._mirrored:
            x = self._rect.right() + 1 - box.x() - box.width()
        return QRect(x, box.y(), box.width(), box.height())

    def _ground(self, *, here: bool) -> None:
        state, painter = self._option.state, self._painter
        box = QRectF(self._rect).adjusted(3, 1.5, -3, -1.5)
        accent = QColor(self._palette.color(_ROLE.Highlight))
        soft = QColor(accent)
        if state & QStyle.StateFlag.State_Selected:
            soft.setAlpha(44)
        elif state & QStyle.StateFlag.State_MouseOver:
            soft.setAlpha(16)
        else:
            soft.setAlpha(0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawRoundedRect(box, 6, 6)
        if here:
            painter.setBrush(accent)
            x = box.right() - 3 if self._mirrored else box.left()
            painter.drawRoundedRect(QRectF(x, box.top() + 7, 3, box.height() - 14), 1.5, 1.5)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _words(self, words: str, box: QRect, font: QFont, role: QPalette.ColorRole) -> None:
        painter = self._painter
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        rtl = paragraph_direction(words, "rtl" if self._mirrored else "ltr") == "rtl"
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(self._palette.color(role))
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._box(box), flags, shown)

    # --- the second line ------------------------------------------------------------------------

    def _second_line(self, row: DocumentRow, line: QRect, font: QFont) -> None:
        """The date in front, the counts behind, each in a column of its own."""
        metrics = QFontMetrics(font)
        date = row.date if row.counted else "…"
        start, width = line.x(), metrics.horizontalAdvance("0000-00-00")
        self._words(date, QRect(start, line.y(), width + 2, line.height()), font, _dim())
        left = start + width + scaled(8)
        at = self._rect.width() - scaled(10)
        columns: tuple[tuple[str, Callable[[QPointF], None], str], ...] = (
            (str(row.spans) if row.counted else "", self._span_sign, "000"),
            (str(row.events or "") if row.counted else "", self._event_sign, "00"),
            (time_words(row.seconds), self._time_sign, "0:00"),
        )
        for words, sign, widest in columns:
            wide = max(metrics.horizontalAdvance(widest), metrics.horizontalAdvance(words))
            at -= wide + scaled(18)
            if at < left:
                break
            if words:
                sign(self._at(QPointF(at + scaled(6), line.y() + line.height() / 2)))
                box = QRect(at + scaled(14), line.y(), wide + 2, line.height())
                self._words(words, box, font, _dim())

    def _outline(self) -> None:
        self._painter.setPen(QPen(self._palette.color(_dim()), max(1.0, scaled(1.2))))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _span_sign(self, centre: QPointF) -> None:
        """A mark on a line of text: a box."""
        self._outline()
        half = scaled(4)
        box = QRectF(centre.x() - half, centre.y() - half * 0.8, 2 * half, 1.6 * half)
        self._painter.drawRoundedRect(box, 2, 2)

    def _event_sign(self, centre: QPointF) -> None:
        """What happened: a diamond."""
        self._outline()
        half = scaled(4.5)
        points = [(0, -half), (half, 0), (0, half), (-half, 0)]
        self._painter.drawPolygon([centre + QPointF(x, y) for x, y in points])

    def _time_sign(self, centre: QPointF) -> None:
        """A clock."""
        self._outline()
        half = scaled(4.5)
        self._painter.drawEllipse(centre, half, half)
        self._painter.drawPolyline(
            [centre + QPointF(0, -half * 0.6), centre, centre + QPointF(half * 0.5, 0)]
        )


def _dim() -> QPalette.ColorRole:
    return _ROLE.PlaceholderText


def draw_status(painter: QPainter, centre: QPointF, status: Status, palette: QPalette) -> None:
    """New is a hollow ring, in progress a half-filled one, done a tick in a filled one."""
    ink, accent = palette.color(_ROLE.PlaceholderText), palette.color(_ROLE.Highlight)
    half = scaled(6)
    ring = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink if status is Status.NEW else accent, 1.6))
    if status is Status.DONE:
        painter.setBrush(accent)
        painter.drawEllipse(ring)
        paper = palette.color(_ROLE.HighlightedText)
        painter.setPen(QPen(paper, 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        tick = ((-0.48, 0.02), (-0.12, 0.4), (0.5, -0.36))
        painter.drawPolyline([centre + QPointF(x * half, y * half) for x, y in tick])
        return
    painter.drawEllipse(ring)
    if status is Status.IN_PROGRESS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawPie(ring, 90 * 16, 180 * 16)


def _draw_flag(painter: QPainter, centre: QPointF, palette: QPalette, mirrored: bool) -> None:
    """A flag on its pole, blown forwards."""
    ink, size = palette.color(_ROLE.BrightText), scaled(5.5)
    side = -1 if mirrored else 1
    top = centre + QPointF(-side * size * 0.6, -size)
    painter.setPen(QPen(ink, 1.6, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(top, top + QPointF(0, 2 * size)))
    painter.setBrush(ink)
    cloth = ((0, 0), (size * 1.5 * side, size * 0.55), (0, size * 1.1))
    painter.drawPolygon([top + QPointF(x, y) for x, y in cloth])


def _draw_note(painter: QPainter, centre: QPointF, palette: QPalette, mirrored: bool) -> None:
    """A sheet with two lines on it."""
    del mirrored
    ink, half = palette.color(_ROLE.PlaceholderText), scaled(5)
    painter.setPen(QPen(ink, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(
        QRectF(centre.x() - half * 0.85, centre.y() - half, half * 1.7, half * 2), 1.5, 1.5
    )
    for y in (-0.3, 0.3):
        painter.drawLine(
            QLineF(centre + QPointF(-half * 0.4, y * half), centre + QPointF(half * 0.4, y * half))
        )
