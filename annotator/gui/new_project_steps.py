"""New project steps: the pages of the dialog that makes one. Each says what is wrong on it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.projects import DEFAULT_SCHEME, load_scheme, scheme_names
from annotator.app.transfer import format_rows
from annotator.errors import UserError
from annotator.gui.file_asking import ask_file, ask_folder
from annotator.gui.import_pane import ImportPane
from annotator.gui.jobs import Job, raise_bug
from annotator.gui.labels import LabelPalette
from annotator.gui.telling import in_words, reason
from annotator.gui.theme import scaled
from annotator.gui.two_lines import Row, TwoLineList
from annotator.gui.widgets import isolated, plain_label, tab_through
from annotator.model.scheme import Kind, Scheme

_SUFFIX = ".annot"
_NOT_IN_NAMES = set('/\\:*?"<>|')
_LIST = 300


class Step(QWidget):
    """One page. `changed` fires whenever what it holds may be wrong, or right again."""

    changed = Signal()
    title = ""
    about = ""

    def fault(self) -> str:
        """What is wrong on the page, in a plain sentence; "" when nothing is."""
        return ""

    def ready(self) -> bool:
        """Whether the page is filled in; False also while it is still being read."""
        return True

    def take_focus(self) -> None:
        """Give the focus to what is typed or chosen first."""


class WhereStep(Step):
    """Name and folder of the new file; both have a value from the start."""

    def __init__(self, paths: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("What is it called, and where is it to be?")
        self.about = self.tr("A project is one file: your articles and all that you mark in them.")
        self.folder = QLineEdit(str(_documents()), self)
        self.name = QLineEdit(self)
        self.name.setText(self._free_name(paths[0].stem if paths else self.tr("My corpus")))
        self._will_be = plain_label(wrap=True)
        self._will_be.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        other = QPushButton(self.tr("Another folder…"), self)
        other.setAutoDefault(False)
        other.clicked.connect(self._ask_folder)
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        row.addWidget(self.folder, 1)
        row.addWidget(other)
        form = QFormLayout()
        form.setVerticalSpacing(scaled(12))
        form.setHorizontalSpacing(scaled(14))
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Folder"), row)
        form.addRow("", self._will_be)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, scaled(10), 0, 0)
        column.addLayout(form)
        column.addStretch(1)
        # A label before a row of two widgets belongs to nothing by itself.
        self.folder.setAccessibleName(self.tr("Folder"))
        tab_through(self.name, self.folder, other)
        for line in (self.name, self.folder):
            line.textChanged.connect(self._typed)
        self._typed()

    def _free_name(self, wanted: str) -> str:
        folder, number, name = Path(self.folder.text()), 1, wanted
        while (folder / f"{name}{_SUFFIX}").exists():
            number += 1
            name = f"{wanted} {number}"
        return name

    def place(self) -> Path:
        """The file that the project will be."""
        name = self.name.text().strip().removesuffix(_SUFFIX)
        return Path(self.folder.text().strip()).expanduser() / f"{name}{_SUFFIX}"

    def fault(self) -> str:
        """What is wrong with the name or the folder."""
        name, folder = self.name.text().strip(), self.folder.text().strip()
        if not name:
            return self.tr("Give the project a name.")
        if _NOT_IN_NAMES & set(name) or not name.isprintable() or name.startswith("."):
            return self.tr('A name begins with no full stop and holds none of / \\ : * ? " < > |')
        if not folder or not Path(folder).expanduser().is_absolute():
            return self.tr("Choose the folder that it is to be in.")
        try:
            return self._fault_of_place(self.place())
        except OSError as fault:
            return self.tr("The folder cannot be used: {why}.").format(why=reason(fault.strerror))

    def _fault_of_place(self, place: Path) -> str:
        if place.exists():
            words = self.tr("{path} exists already. Choose another name.")
            return words.replace("{path}", isolated(str(place)))
        if place.parent.exists() and not place.parent.is_dir():
            return self.tr("This is a file, not a folder.")
        return ""

    def take_focus(self) -> None:
        """The name, ready to be typed over."""
        self.name.setFocus()
        self.name.selectAll()

    def _typed(self) -> None:
        words = self.tr("It will be the file {path}")
        shown = "" if self.fault() else words.replace("{path}", isolated(str(self.place())))
        self._will_be.setText(shown)
        self.changed.emit()

    def _ask_folder(self) -> None:
        folder = ask_folder(self, self.tr("Folder"), Path(self.folder.text()))
        if folder is not None:
            self.folder.setText(str(folder))


class SchemeStep(Step):
    """The schemes that come with the program, or one of a file, with a look at its labels.

    `chosen` fires when one is taken with a double click or Enter.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Which labels do you want to give?")
        self.about = self.tr("A scheme can be changed later; nothing that is marked is lost by it.")
        self.scheme: Scheme | None = None
        self._said = ""
        self._schemes: list[Scheme] = []
        self.list = TwoLineList(self.tr("Schemes"), self)
        self.list.setObjectName("schemes")
        self.list.setFixedWidth(scaled(_LIST))
        self.list.currentRowChanged.connect(self._choose)
        # Also the one that is chosen already: after a file that is none one goes on with it.
        self.list.itemClicked.connect(lambda _item: self._choose(self.list.currentRow()))
        self.list.itemDoubleClicked.connect(lambda _item: self.chosen.emit())
        self.from_file = QPushButton(self.tr("From a file…"), self)
        self.from_file.setToolTip(
            self.tr("A scheme of this program, of brat or Label Studio, or an ontology in JSON")
        )
        self.from_file.setAutoDefault(False)
        self.from_file.clicked.connect(self._ask_file)
        self.labels = LabelPalette(self)
        self.labels.setObjectName("schemeLabels")
        # Return goes on here as it does everywhere in the dialog.
        self.labels.tree.pressed_key.connect(self.chosen)
        self._lay_out()
        self._job = Job(lambda _progress, _stopped: [load_scheme(n) for n in scheme_names()])
        self._job.finished.connect(self._loaded)
        self._job.broke.connect(raise_bug)
        self._job.start()

    def _lay_out(self) -> None:
        left, both = QVBoxLayout(), QHBoxLayout(self)
        left.addWidget(self.list, 1)
        left.addWidget(self.from_file, 0, Qt.AlignmentFlag.AlignLeading)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(scaled(16))
        both.addLayout(left)
        both.addWidget(self.labels, 1)
        margins = self.labels.layout()
        if margins is not None:
            margins.setContentsMargins(0, 0, 0, 0)

    def _loaded(self, schemes: list[Scheme]) -> None:
        self._schemes = sorted(schemes, key=lambda one: one.name != DEFAULT_SCHEME)
        self._list(0)

    def _list(self, chosen: int) -> None:
        rows = [
            Row(str(at), self._name(scheme), self._counted(scheme))
            for at, scheme in enumerate(self._schemes)
        ]
        self.list.show_rows(rows)
        self.list.setCurrentRow(chosen)

    def _name(self, scheme: Scheme) -> str:
        names = scheme.names
        if not self.isRightToLeft():
            return names.en or scheme.name
        # «ACE 2005: كيانات» begins with Latin letters and is read from the right all the same.
        return f"\u200f{names.ar or scheme.name}"

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._schemes):
            return
        self._said = ""
        self.scheme = scheme = self._schemes[row]
        language = "ar" if self.isRightToLeft() else "en"
        caps = {label.key: label.hotkey or label.second or "" for label in scheme.labels}
        self.labels.set_theme(self.palette().color(QPalette.ColorRole.Base).lightness() < 128)
        self.labels.set_scheme(scheme, language, caps)
        self.changed.emit()

    def _counted(self, scheme: Scheme) -> str:
        words: tuple[tuple[Kind, str], ...] = (
            ("entity", self.tr("%n entities", "", _number(scheme, "entity"))),
            ("event", self.tr("%n event(s)", "", _number(scheme, "event"))),
            ("relation", self.tr("%n relation(s)", "", _number(scheme, "relation"))),
        )
        return " · ".join(said for kind, said in words if scheme.of_kind(kind))

    def fault(self) -> str:
        """Why the file that was chosen is no scheme."""
        return self._said

    def ready(self) -> bool:
        """Whether a scheme is chosen."""
        return self.scheme is not None

    def take_focus(self) -> None:
        """The list."""
        self.list.setFocus()

    def _ask_file(self) -> None:
        kinds = self.tr("Schemes (*.toml *.conf *.json *.xml);;All files (*)")
        path = ask_file(self, self.tr("Scheme"), kinds)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Take the scheme of a file; what is wrong with it is said, and the choice stays."""
        try:
            scheme = load_scheme(str(path))
        except UserError as error:
            self._said = in_words(error.message)
            self.changed.emit()
            return
        self._schemes.append(scheme)
        self._list(len(self._schemes) - 1)


class FilesStep(Step):
    """The articles to begin with. There need not be any."""

    def __init__(self, author: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Which articles do you begin with?")
        self.about = self.tr(
            "Drop files or folders here, or add them. You may go on without: more can come later."
        )
        self.pane = ImportPane(format_rows(), ("", author), self)
        # Nothing is marked in a new project yet, and no text is known.
        self.pane.replace.hide()
        self.pane.texts.hide()
        self.pane.filled.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)

    def take_focus(self) -> None:
        """The list of files."""
        self.pane.files.setFocus()


def _documents() -> Path:
    """The folder of the person's documents, or the home where there is none."""
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(where) if where and Path(where).is_dir() else Path.home()


def _number(scheme: Scheme, kind: Kind) -> int:
    """How many labels of a kind can be given: headings that only hold others do not count."""
    labels = scheme.of_kind(kind)
    headings = {label.parent for label in labels} if kind == "event" else set()
    return sum(label.key not in headings for label in labels)
