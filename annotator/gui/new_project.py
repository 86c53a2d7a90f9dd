"""New project: three steps, where, which scheme, which files. Nothing is made before the last."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.projects import author_name, make_project
from annotator.app.transfer import ImportSummary
from annotator.errors import UserError
from annotator.gui.jobs import Job, run_job
from annotator.gui.new_project_steps import FilesStep, SchemeStep, WhereStep
from annotator.gui.telling import in_words
from annotator.gui.theme import scaled
from annotator.gui.widgets import open_at, plain_label

_SIZE = (900, 600)
_BACK = ("Alt+Left", "Alt+Backspace", "Back")


class NewProject(QDialog):
    """The dialog. `made` carries the path of the project and what its import reported, or None.

    Enter goes on, Alt+Left back, Escape leaves with nothing made.
    """

    made = Signal(object, object)

    def __init__(self, paths: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newProject")
        self.setWindowTitle(self.tr("New project"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._job: Job | None = None
        self.where = WhereStep(paths, self)
        self.scheme = SchemeStep(self)
        self.files = FilesStep(author_name(), self)
        self._steps = (self.where, self.scheme, self.files)
        self.stack = QStackedWidget(self)
        for step in self._steps:
            self.stack.addWidget(step)
            step.changed.connect(self._refresh)
        self._number, self._title, self._about = (plain_label(wrap=True) for _ in range(3))
        self.said = plain_label(wrap=True)
        self.said.setObjectName("newProjectSaid")
        self.back = QPushButton(self.tr("&Back"), self)
        self.on = QPushButton(self)
        self.leave = QPushButton(self.tr("Cancel"), self)
        self._lay_out()
        self._wire()
        self.files.pane.add(paths)
        self._show_step(0)

    def _lay_out(self) -> None:
        self._number.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.45)
        font.setBold(True)
        self._title.setFont(font)
        head = QVBoxLayout()
        head.setSpacing(scaled(3))
        for label in (self._number, self._title, self._about):
            head.addWidget(label)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        for button in (self.leave, self.back, self.on):
            button.setMinimumWidth(scaled(96))
            foot.addWidget(button)
        column = QVBoxLayout(self)
        margin = scaled(22)
        column.setContentsMargins(margin, scaled(18), margin, scaled(16))
        column.setSpacing(scaled(14))
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        open_at(self, _SIZE)

    def _wire(self) -> None:
        self.on.setDefault(True)
        for button in (self.back, self.leave):
            button.setAutoDefault(False)
        self.on.clicked.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.leave.clicked.connect(self.reject)
        self.scheme.chosen.connect(self.go_on)
        # In a window from right to left back points to the other side.
        keys = (*_BACK, "Alt+Right") if self.isRightToLeft() else _BACK
        for key in keys:
            QShortcut(QKeySequence(key), self).activated.connect(self.go_back)

    # --- the steps ------------------------------------------------------------------------

    def _show_step(self, at: int) -> None:
        step = self._steps[at]
        self.stack.setCurrentIndex(at)
        number = self.tr("Step {step} of {all}").replace("{all}", str(len(self._steps)))
        self._number.setText(number.replace("{step}", str(at + 1)))
        self._title.setText(step.title)
        self._about.setText(step.about)
        self.back.setVisible(at > 0)
        if step is self.files and self.scheme.scheme is not None:
            self.files.pane.set_scheme(self.scheme.scheme.name)
        self._refresh()
        step.take_focus()

    def _refresh(self) -> None:
        at = self.stack.currentIndex()
        step = self._steps[at]
        last = at == len(self._steps) - 1
        words = self.tr("Ma&ke the project") if last else self.tr("&Next")
        self.on.setText(words)
        fault = step.fault()
        self.on.setEnabled(not fault and step.ready())
        self.said.setText(fault)

    def go_on(self) -> None:
        """Go to the next step; behind the last one the project is made."""
        at = self.stack.currentIndex()
        if self._steps[at].fault() or not self._steps[at].ready():
            return
        if at + 1 < len(self._steps):
            self._show_step(at + 1)
        else:
            self._make()

    def go_back(self) -> None:
        """Go to the step before; what was chosen stays."""
        if self.stack.currentIndex():
            self._show_step(self.stack.currentIndex() - 1)

    # --- making it ------------------------------------------------------------------------

    def _make(self) -> None:
        place, scheme = self.where.place(), self.scheme.scheme
        sources = self.files.pane.paths(), self.files.pane.options()
        if scheme is None or self._job is not None:
            return

        def work(progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> object:
            return make_project(place, scheme, sources, progress, stopped)

        self.on.setEnabled(False)
        title = self.tr("Making the project…")
        self._job = run_job(self, title, work, (self._done, self._failed))
        self._job.broke.connect(self._broke)

    def _done(self, summary: ImportSummary | None) -> None:
        self._job = None
        if summary is not None and summary.cancelled:
            self._refresh()
            self.said.setText(self.tr("Stopped. Nothing was made."))
            return
        place = self.where.place()
        self.accept()
        self.made.emit(place, summary)

    def _broke(self, _bug: BaseException) -> None:
        # The bug is told at the top; here one can leave out what it came from and try again.
        self._job = None
        self._refresh()

    def _failed(self, error: UserError) -> None:
        self._job = None
        self._refresh()
        self.said.setText(in_words(error.message))
