"""Start page: the projects of before, and the ways to another one. Opens nothing itself."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.dropping import Dropping
from annotator.gui.history import local_time
from annotator.gui.jobs import Job, raise_bug
from annotator.gui.theme import scaled
from annotator.gui.two_lines import Row, TwoLineList
from annotator.gui.widgets import isolated, open_at, plain_label
from annotator.model.place import is_server, project_title
from annotator.settings import Visit

_SIZE = (860, 560)
_SIDE = 250
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StartPage(QDialog):
    """Recent projects on one side, what can be begun on the other.

    `projectAsked` carries a project ("" for the sample), `newAsked` the files that are to be in a
    new one, `openAsked` fires when one is to be looked for on the disk, `forgotten` carries a
    project that is to leave the list, `languageAsked` fires for the other language.
    """

    projectAsked = Signal(str)
    newAsked = Signal(object)
    openAsked = Signal()
    forgotten = Signal(str)
    languageAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setWindowTitle(self.tr("Annotator"))
        self._job: Job | None = None
        self.gone: frozenset[str] = frozenset()
        self._recent: tuple[str, ...] = ()
        self._visits: Mapping[str, Visit] = {}
        self.list = TwoLineList(self.tr("Recent projects"), self)
        self.list.setObjectName("recentProjects")
        self.list.itemClicked.connect(lambda _item: self._open())
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.installEventFilter(self)
        self._nothing = self._dim(self.tr("What you open will be listed here."))
        self._forget = QPushButton(self.tr("Remove from the list"), self)
        self._forget.clicked.connect(self._leave_out)
        self._forget.setAutoDefault(False)
        self._make_buttons()
        self._lay_out()
        dropping = Dropping(self)
        dropping.dropped.connect(self._dropped)
        open_at(self, _SIZE)

    # --- parts ----------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.new = self._button(
            self.tr("&New project…"), self.tr("In three steps"), lambda: self.newAsked.emit([])
        )
        self.new.setDefault(True)
        self.look = self._button(
            self.tr("&Open a project…"), self.tr("A file of this computer"), self.openAsked.emit
        )
        self.sample = self._button(
            self.tr("The &sample"),
            self.tr("One article, to try things out"),
            lambda: self.projectAsked.emit(""),
        )
        # Its own name, in its own letters, for those who cannot read the rest.
        words = "English" if self.isRightToLeft() else "العربية"
        self.language = QPushButton(words, self)
        self.language.setFlat(True)
        self.language.setAutoDefault(False)
        self.language.clicked.connect(self.languageAsked)

    def _button(self, words: str, tip: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        button.setMinimumHeight(scaled(40))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: act())
        return button

    def _dim(self, words: str) -> QLabel:
        label = plain_label(words, wrap=True)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return label

    def _lay_out(self) -> None:
        head = plain_label(self.tr("Annotator"))
        font = head.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        font.setBold(True)
        head.setFont(font)
        side = QVBoxLayout()
        side.setSpacing(scaled(9))
        side.addWidget(head)
        side.addWidget(self._dim(self.tr("Entities and events on right-to-left text.")))
        side.addSpacing(scaled(14))
        for button in (self.new, self.look, self.sample):
            side.addWidget(button)
        side.addSpacing(scaled(10))
        side.addWidget(self._field())
        side.addStretch(1)
        side.addWidget(self.language, 0, Qt.AlignmentFlag.AlignLeading)
        left = QWidget(self)
        left.setFixedWidth(scaled(_SIDE))
        left.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        whole = QHBoxLayout(self)
        margin = scaled(24)
        whole.setContentsMargins(margin, margin, margin, scaled(16))
        whole.setSpacing(scaled(26))
        whole.addWidget(left)
        whole.addLayout(self._recent_side(), 1)
        QWidget.setTabOrder(self.list, self.new)

    def _recent_side(self) -> QVBoxLayout:
        title = plain_label(self.tr("Recent projects"))
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        column = QVBoxLayout()
        column.setSpacing(scaled(9))
        column.addWidget(title)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self._forget, 0, Qt.AlignmentFlag.AlignTrailing)
        return column

    def _field(self) -> QWidget:
        """The place that says that files can be dropped; the whole page takes them."""
        field = QFrame(self)
        field.setObjectName("dropField")
        words = self._dim(self.tr("Or drop articles, a folder or a project anywhere on this page."))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(field)
        margin = scaled(14)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(words)
        return field

    # --- what is shown --------------------------------------------------------------------

    def show_projects(self, recent: Sequence[str], visits: Mapping[str, Visit]) -> None:
        """List projects, the last one first; whether each is still there is looked up behind."""
        self._recent, self._visits = tuple(recent), visits
        self._fill()
        self._job = Job(lambda _progress, _stopped: _missing(self._recent))
        self._job.finished.connect(self._looked)
        self._job.broke.connect(raise_bug)
        self._job.start()

    def _looked(self, gone: frozenset[str]) -> None:
        if self.sender() is self._job and gone != self.gone:
            self.gone = gone
            self._fill()

    def _fill(self) -> None:
        at = max(0, self.list.currentRow())
        self.list.show_rows(self._row(name) for name in self._recent)
        self.list.setVisible(bool(self._recent))
        self._forget.setVisible(bool(self._recent))
        self._nothing.setVisible(not self._recent)
        self.list.setCurrentRow(min(at, len(self._recent) - 1))
        self._enable()
        # Once it is on the screen: a hidden list takes no focus.
        QTimer.singleShot(0, self, (self.list if self._recent else self.new).setFocus)

    def _row(self, name: str) -> Row:
        visit, parts = self._visits.get(name), []
        if name in self.gone:
            parts.append(self.tr("not found"))
        elif visit is not None:
            parts.append(local_day(visit.time))
            parts.append(self.tr("%n document(s)", "", visit.documents))
            parts.append(self.tr("%n done", "", visit.done))
        where = name.rpartition("/")[0] if is_server(name) else _short(Path(name).parent)
        parts.append(isolated(where))
        return Row(name, project_title(name), " · ".join(parts), dim=name in self.gone)

    def _enable(self) -> None:
        self._forget.setEnabled(bool(self.list.keys()))

    # --- what the person does -------------------------------------------------------------

    def _open(self) -> None:
        chosen = self.list.keys()
        if chosen and chosen[0] not in self.gone:
            self.projectAsked.emit(chosen[0])

    def _leave_out(self) -> None:
        chosen = self.list.keys()
        if chosen:
            self.forgotten.emit(chosen[0])

    def _dropped(self, paths: list[Path]) -> None:
        projects = [path for path in paths if path.suffix.lower() == ".annot"]
        if projects:
            self.projectAsked.emit(str(projects[0]))
        else:
            self.newAsked.emit(paths)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list Return opens, Delete takes the project out of the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _RETURN and self.list.keys():
            self._open()
            return True
        if event.key() == Qt.Key.Key_Delete:
            self._leave_out()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the window; where there is none it would end the program."""
        if event.key() != Qt.Key.Key_Escape or self.parentWidget() is not None:
            super().keyPressEvent(event)


def local_day(time: str) -> str:
    """A moment (UTC, ISO 8601) as the day on the wall, with the hour when it is today's."""
    clock = local_time(time)
    today = datetime.datetime.now().astimezone().strftime("%Y-%m-%d")
    return clock.removeprefix(f"{today} ") if clock.startswith(today) else clock[:10]


def _short(folder: Path) -> str:
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)


def _missing(names: Sequence[str]) -> frozenset[str]:
    """Those that are not on the disk; a server is not asked. A drive may be slow to answer."""
    return frozenset(name for name in names if not is_server(name) and not _is_there(Path(name)))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
