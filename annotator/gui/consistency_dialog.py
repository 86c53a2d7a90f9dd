"""Consistency dialog: what is odd by its cause on one side, the places in context on the other."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.app.consistency_acts import FIXES
from annotator.app.consistency_types import KINDS, Found, Group, Limits, Report
from annotator.gui.concordance import Concordance
from annotator.gui.consistency_words import fix_words, group_line, group_title, kind_name, why
from annotator.gui.documents import Index
from annotator.gui.theme import scaled
from annotator.gui.two_lines import ROW, Row, TwoLines
from annotator.gui.widgets import open_at, plain_label

_SIZE = (1080, 640)
_WIDTHS = (380, 680)
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Offered = list[tuple[str, str]]
_WITH_LABEL = ("relabel", "mark")


class GroupModel(QAbstractListModel):
    """The groups; a row is made into words only when it is looked at."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.groups: Sequence[Group] = ()

    def show(self, groups: Sequence[Group]) -> None:
        """Show other groups."""
        self.beginResetModel()
        self.groups = groups
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many groups there are."""
        return 0 if parent is not None and parent.isValid() else len(self.groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row to draw, or to read aloud."""
        group = self.groups[index.row()]
        if role == ROW:
            return Row("", group_title(group), group_line(group))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{group_title(group)}. {group_line(group)}"
        return None


class ConsistencyDialog(QDialog):
    """Shows and asks; it checks and changes nothing itself.

    `checkAsked` fires when the corpus is to be checked or the check to be stopped; `opened` carries
    a Found to go to, and whether this window keeps the focus; `fixAsked` the fix and the label for
    those ticked; `rightAsked` whether the whole group is right (or those ticked); `againAsked`
    fires for what was called right before.
    """

    checkAsked = Signal()
    opened = Signal(object, bool)
    fixAsked = Signal(str, str)
    rightAsked = Signal(bool)
    againAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consistencyDialog")
        self.setWindowTitle(self.tr("Consistency"))
        self.report = Report()
        self.busy = False
        self._ticking = False
        self._offered: tuple[Offered, Offered] = ([], [])
        self.said = plain_label(wrap=True)
        self.said.setObjectName("consistencySaid")
        self._make_head()
        self._make_lists()
        self._make_foot()
        self._lay_out()
        open_at(self, _SIZE)
        self.show_checking(checking=False)
        self._show_group()

    # --- making -------------------------------------------------------------------------------

    def _make_head(self) -> None:
        self.check = QPushButton(self)
        self.check.clicked.connect(self.checkAsked)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(scaled(140), scaled(8))
        self.bar.setAccessibleName(self.tr("How far the check is"))
        self.kinds = QComboBox(self)
        self.kinds.setAccessibleName(self.tr("Kind of finding"))
        self.kinds.activated.connect(lambda _at: self._show_groups())
        self.likelihood = QSpinBox(self)
        self.likelihood.setRange(10, 99)
        self.likelihood.setSingleStep(5)
        self.likelihood.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.likelihood.setValue(round(100 * Limits().likelihood))
        self.likelihood.setPrefix(self.tr("likely: "))
        self.likelihood.setSuffix(" %")
        self.likelihood.setAccessibleName(self.tr("How likely it must be"))
        self.likelihood.setToolTip(self.tr("Tells only what is so likely to be a slip"))
        self.marks = QSpinBox(self)
        self.marks.setRange(1, 99)
        self.marks.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.marks.setPrefix(self.tr("marked: "))
        self.marks.setAccessibleName(self.tr("How often a name must be marked"))
        self.marks.setToolTip(self.tr("Compares only names that are marked so often"))
        self.everybody = QCheckBox(self.tr("Work of all authors"), self)
        self.before = QPushButton(self.tr("Called right…"), self)
        self.before.setToolTip(self.tr("What was called right, to be told again"))
        self.before.clicked.connect(self.againAsked)

    def _make_lists(self) -> None:
        self.model = GroupModel(self)
        self.groups = QListView(self)
        self.groups.setObjectName("consistencyGroups")
        self.groups.setAccessibleName(self.tr("What is odd, the most likely first"))
        self.groups.setItemDelegate(TwoLines(self.groups))
        self.groups.setModel(self.model)
        self.groups.setUniformItemSizes(True)
        self.groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.groups.selectionModel().currentChanged.connect(lambda *_: self._show_group())
        self.groups.installEventFilter(self)
        self.why = plain_label(wrap=True)
        self.why.setContentsMargins(6, 0, 6, 0)
        self.list = Concordance(self)
        self.list.setAccessibleName(self.tr("The places in their articles"))
        self.list.installEventFilter(self)
        self.list.doubleClicked.connect(lambda _index: self._open(stay=False))
        self.list.pressed.connect(self._pressed)
        self.list.clicked.connect(self._clicked)
        self.list.hits.dataChanged.connect(self._tick_changed)

    def _make_foot(self) -> None:
        self.labels = QComboBox(self)
        self.labels.setAccessibleName(self.tr("Label that the places should have"))
        self.fix = QPushButton(self)
        self.fix.clicked.connect(self._fix_asked)
        self.every = QPushButton(self.tr("All or none"), self)
        self.every.clicked.connect(self.list.hits.turn_all)
        self.right = QPushButton(self.tr("These are right"), self)
        self.right.setToolTip(self.tr("Those that are ticked are not told again"))
        self.right.clicked.connect(lambda: self.rightAsked.emit(False))
        self.never = QPushButton(self.tr("Never tell of it"), self)
        self.never.setToolTip(self.tr("All such places are right, also those to come"))
        self.never.clicked.connect(lambda: self.rightAsked.emit(True))
        for button in (self.fix, self.every, self.right, self.never, self.check, self.before):
            # Return in a list goes to the place; it must never change anything.
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        head, choice, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.said, 1)
        head.addWidget(self.bar)
        head.addWidget(self.check)
        choice.addWidget(self.kinds, 1)
        for widget in (self.likelihood, self.marks, self.everybody, self.before):
            choice.addWidget(widget)
        foot.addWidget(self.labels)
        foot.addWidget(self.fix)
        foot.addStretch(1)
        for button in (self.every, self.right, self.never):
            foot.addWidget(button)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.why)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.split = QSplitter(self)
        self.split.addWidget(self.groups)
        self.split.addWidget(side)
        self.split.setSizes([scaled(width) for width in _WIDTHS])
        self.split.setStretchFactor(1, 1)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(scaled(6))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 14, 14, 14)
        whole.setSpacing(9)
        whole.addLayout(head)
        whole.addLayout(choice)
        whole.addWidget(self.split, 1)

    # --- what it is told ----------------------------------------------------------------------

    def set_labels(self, entities: Offered, events: Offered) -> None:
        """Offer labels as (key, name): of entities, and of events."""
        self._offered = entities, events
        self._offer()

    def _offer(self) -> None:
        """Offer the labels that fit the group: no span is made an event by its label."""
        group = self.group()
        kind = group.cause[:1] if group is not None and group.kind == "label.differs" else ""
        entities, events = self._offered
        fitting = {"s": entities, "e": events}.get(kind, [*entities, *events])
        self.labels.clear()
        for key, name in fitting:
            self.labels.addItem(f"{name}  ·  {key}" if name != key else key, key)
        usual = group.usual if group is not None else ""
        self.labels.setCurrentIndex(max(0, self.labels.findData(usual)))

    def limits(self) -> Limits:
        """From which likelihood on findings are told, and of names with how many marks."""
        return Limits(likelihood=self.likelihood.value() / 100, marks=self.marks.value())

    def show_checking(self, *, checking: bool) -> None:
        """Show that a check runs, or that it has ended."""
        self.check.setText(self.tr("Stop") if checking else self.tr("Check again"))
        self.bar.setVisible(checking)
        if checking:
            self.bar.setRange(0, 0)

    def show_busy(self, *, busy: bool) -> None:
        """While something is being saved nothing else can be asked for."""
        self.busy = busy
        self._ticked()

    def show_report(self, report: Report) -> None:
        """Show what was found; the group that is looked at stays, where it is still there."""
        self.report = report
        self._show_kinds()
        self._show_groups()

    def _show_kinds(self) -> None:
        chosen = self.kinds.currentData()
        numbers = dict.fromkeys(KINDS, 0)
        for group in self.report.groups:
            numbers[group.kind] += group.number
        self.kinds.clear()
        every = self.tr("All kinds: {number}")
        self.kinds.addItem(every.replace("{number}", f"{self.report.number:,}"), "")
        for kind, number in numbers.items():
            if number or kind == chosen:
                self.kinds.addItem(f"{kind_name(kind)}: {number:,}", kind)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen)))

    def _show_groups(self) -> None:
        old, row = self.group(), self.groups.currentIndex().row()
        kind = self.kinds.currentData()
        groups = [group for group in self.report.groups if kind in ("", None, group.kind)]
        self.model.show(groups)
        keys = [group.key for group in groups]
        if old is not None and old.key in keys:
            row = keys.index(old.key)
        if groups:
            self.groups.setCurrentIndex(self.model.index(min(max(0, row), len(groups) - 1)))
        self._show_group()

    def group(self) -> Group | None:
        """The group that is looked at."""
        row = self.groups.currentIndex().row()
        return self.model.groups[row] if 0 <= row < len(self.model.groups) else None

    def _show_group(self) -> None:
        group, hits = self.group(), self.list.hits
        if group is not None and list(group.places) == hits.hits:
            return
        at = self.list.currentIndex().row()
        hits.clear(choosing=True)
        self.why.setText(why(group.kind) if group is not None else "")
        if group is not None:
            fix = FIXES.get(group.kind)
            kept = [n for n, found in enumerate(group.places) if fix == "trash" and not found.other]
            hits.add(group.places, left=kept)
            self.list.setCurrentIndex(hits.index(min(max(0, at), len(group.places) - 1)))
            self._offer()
        self._ticked()

    def taken(self) -> list[Found]:
        """The places that are ticked."""
        return [hit for hit in self.list.hits.taken() if isinstance(hit, Found)]

    # --- what the person does -----------------------------------------------------------------

    def _ticked(self) -> None:
        group = self.group()
        fix = FIXES.get(group.kind) if group is not None else None
        number = self.list.hits.number_taken()
        self.fix.setVisible(fix is not None)
        self.labels.setVisible(fix in _WITH_LABEL)
        if fix is not None:
            self.fix.setText(fix_words(fix, number))
        for button in (self.fix, self.right):
            button.setEnabled(number > 0 and not self.busy)
        for widget in (self.every, self.never):
            widget.setEnabled(group is not None and not self.busy)

    def _fix_asked(self) -> None:
        group = self.group()
        if group is not None and group.kind in FIXES:
            self.fixAsked.emit(FIXES[group.kind], self.labels.currentData() or "")

    def _open(self, *, stay: bool) -> None:
        hit = self.list.current()
        if hit is not None:
            self.opened.emit(hit, stay)

    def _pressed(self) -> None:
        self._ticking = False

    def _clicked(self) -> None:
        # A click on the tick takes a place or leaves it, and goes nowhere.
        if not self._ticking:
            self._open(stay=True)

    def _tick_changed(self) -> None:
        self._ticking = True
        self._ticked()

    def step(self, by: int) -> Found | None:
        """Look at the next place (+1) or the one before (-1), through all groups, round the end."""
        groups = self.model.groups
        if not groups:
            return None
        at = self.list.currentIndex().row() + by
        if not 0 <= at < len(self.list.hits.hits):
            row = (self.groups.currentIndex().row() + by) % len(groups)
            self.groups.setCurrentIndex(self.model.index(row))
            at = 0 if by > 0 else len(self.list.hits.hits) - 1
        self.list.setCurrentIndex(self.list.hits.index(at))
        hit = self.list.current()
        return hit if isinstance(hit, Found) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return goes from a group to its places, and from a place into its article."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if Qt.Key(event.key()) not in _RETURN:
            return False
        if watched is self.list:
            self._open(stay=False)
        else:
            self.list.setFocus()
        return True
