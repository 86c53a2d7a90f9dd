"""Import pane: which files, read how, with a look at what would come. Imports nothing."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.previewing import ImportPreview, preview_import
from annotator.app.transfer import FormatRow, ImportOptions
from annotator.gui.dropping import Dropping
from annotator.gui.file_asking import ask_files, ask_folder
from annotator.gui.jobs import Job, raise_bug
from annotator.gui.telling import in_words
from annotator.gui.theme import scaled
from annotator.gui.widgets import isolated, plain_label, plain_tip, tab_through
from annotator.text.bidi import paragraph_direction

_PATH = Qt.ItemDataRole.UserRole
_TABLES = {"csv", "xlsx", "jsonl"}


class ImportPane(QWidget):
    """Gives `paths` and `options`. Files and folders come by button, or are dropped on it.

    The look into a file is taken by a worker, so that a large one does not stop the window.
    `previewed` carries what was seen, `filled` fires when files were put in or taken out.
    """

    previewed = Signal(object)
    filled = Signal()

    def __init__(
        self,
        formats: Sequence[FormatRow],
        of_project: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scheme, self._author = of_project
        self._job: Job | None = None
        self.files = QListWidget(self)
        self.files.setObjectName("importFiles")
        self.files.setSpacing(2)
        self.files.setAccessibleName(self.tr("Files to import"))
        self.files.currentRowChanged.connect(self._look)
        self.format = self._formats(formats)
        self.encoding = self._encodings()
        self.column = QLineEdit(self)
        self.column.setPlaceholderText(self.tr("as the heading says"))
        self.column.editingFinished.connect(self._look)
        self.replace = QCheckBox(self.tr("Put these in the place of my other marks"), self)
        self.texts = QCheckBox(self.tr("Correct the texts of known documents"), self)
        self.strict = QCheckBox(self.tr("Refuse what has any fault"), self)
        self.said = plain_label(wrap=True)
        self.said.setObjectName("importSaid")
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("The beginning of the first document"))
        self._lay_out()
        self._dropping = Dropping(self)
        self._dropping.dropped.connect(self.add)

    # --- parts ------------------------------------------------------------------------------

    def _formats(self, formats: Sequence[FormatRow]) -> QComboBox:
        box = QComboBox(self)
        # A long title of a format is cut off in the box, not the window made wider for it.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        box.addItem(self.tr("By content"), "")
        for row in formats:
            if row.reads:
                box.addItem(f"{row.name}  ·  {in_words(row.title)}", row.name)
        box.currentIndexChanged.connect(self._look)
        return box

    def _encodings(self) -> QComboBox:
        box = QComboBox(self)
        box.setEditable(True)
        box.addItems(["UTF-8", "windows-1256", "iso-8859-6", "windows-1255", "utf-16"])
        box.activated.connect(self._look)
        return box

    def _lay_out(self) -> None:
        add, folder, less = (
            QPushButton(words, self)
            for words in (self.tr("Add files…"), self.tr("Add a folder…"), self.tr("Take out"))
        )
        out = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.files)
        out.setContext(Qt.ShortcutContext.WidgetShortcut)
        out.activated.connect(self._take_out)
        add.clicked.connect(self._ask_files)
        folder.clicked.connect(self._ask_folder)
        less.clicked.connect(self._take_out)
        for button in (add, folder, less):
            # Return in a list or a field goes on; it opens no other dialog.
            button.setAutoDefault(False)
        left = QVBoxLayout()
        left.addWidget(plain_label(self.tr("Files, folders, zip files")))
        left.addWidget(self.files, 1)
        row = QHBoxLayout()
        for button in (add, folder, less):
            row.addWidget(button)
        left.addLayout(row)
        form = QFormLayout()
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Encoding"), self.encoding)
        form.addRow(self.tr("Column of the text"), self.column)
        right = QVBoxLayout()
        right.addLayout(form)
        right.addWidget(self.said)
        right.addWidget(self.preview, 1)
        right.addWidget(self.replace)
        right.addWidget(self.texts)
        right.addWidget(self.strict)
        tab_through(
            *(self.files, add, folder, less, self.format, self.encoding, self.column),
            *(self.preview, self.replace, self.texts, self.strict),
        )
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(scaled(16))
        for inner in (left, row, form, right):
            # Else they would have the wide space between the two halves.
            inner.setSpacing(scaled(7))
        both.addLayout(left, 2)
        both.addLayout(right, 3)

    # --- files ------------------------------------------------------------------------------

    def add(self, paths: Sequence[Path]) -> None:
        """Add files or folders to the list, each once, and look into the first of them."""
        known = set(self.paths())
        for path in paths:
            if path not in known:
                known.add(path)
                item = QListWidgetItem(path.name or str(path))
                item.setData(_PATH, str(path))
                item.setToolTip(plain_tip(str(path)))
                self.files.addItem(item)
        if self.files.count() and self.files.currentRow() < 0:
            self.files.setCurrentRow(0)
        self.filled.emit()

    def paths(self) -> list[Path]:
        """What is in the list, in its order."""
        return [Path(self.files.item(at).data(_PATH)) for at in range(self.files.count())]

    def _ask_files(self) -> None:
        self.add(ask_files(self, self.tr("Import")))

    def _ask_folder(self) -> None:
        folder = ask_folder(self, self.tr("Import"))
        if folder is not None:
            self.add([folder])

    def _take_out(self) -> None:
        if self.files.currentRow() >= 0:
            self.files.takeItem(self.files.currentRow())
        self.filled.emit()
        self._look()

    def set_scheme(self, name: str) -> None:
        """Look at the files as the project of another scheme would."""
        if name != self._scheme:
            self._scheme = name
            self._look()

    # --- how ----------------------------------------------------------------------------------

    def options(self) -> ImportOptions:
        """What is asked for."""
        encoding = self.encoding.currentText().strip()
        column = self.column.text().strip()
        return ImportOptions(
            format=self.format.currentData() or "",
            encoding="" if encoding.upper() in {"", "UTF-8"} else encoding,
            author=self._author,
            fields=(("text", column),) if column else (),
            replace=self.replace.isChecked(),
            replace_text=self.texts.isChecked(),
            strict=self.strict.isChecked(),
        )

    def _look(self) -> None:
        """Look into the chosen file by a worker; an answer that came too late is let go."""
        row = self.files.currentRow()
        if row < 0:
            self._show(ImportPreview())
            return
        path, options = Path(self.files.item(row).data(_PATH)), self.options()
        scheme = self._scheme
        self._job = Job(lambda _progress, _stopped: preview_import(path, options, scheme))
        self._job.finished.connect(self._looked)
        self._job.broke.connect(raise_bug)
        self.said.setText(self.tr("Looking…"))
        self._job.start()

    def _looked(self, seen: ImportPreview) -> None:
        if self.sender() is self._job:
            self._show(seen)

    def _show(self, seen: ImportPreview) -> None:
        self.preview.setPlainText(seen.text or "\n\n".join(_offered(seen)))
        rtl = paragraph_direction(self.preview.toPlainText(), "rtl") == "rtl"
        option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        self.preview.document().setDefaultTextOption(option)
        self.said.setText("\n".join([self._sentence(seen), *map(in_words, seen.notes[:3])]))
        self._offer(seen)
        table = (self.format.currentData() or seen.format) in _TABLES
        self.column.setEnabled(table)
        self.previewed.emit(seen)

    def _sentence(self, seen: ImportPreview) -> str:
        if seen.offers:
            return self.tr("This is not UTF-8. Choose the encoding in which it reads well.")
        if seen.problem or not seen.format:
            return in_words(seen.problem)
        documents = self.tr("%n document(s)", "", seen.documents)
        if seen.more:
            documents = self.tr("{documents} and more").replace("{documents}", documents)
        marks = self.tr("%n mark(s)", "", seen.items)
        # A name in Latin letters at the head would turn an Arabic line, and the notes below it.
        return f"{isolated(seen.format)}: {documents} · {marks}"

    def _offer(self, seen: ImportPreview) -> None:
        """Put the encodings to choose from first; choosing one looks again."""
        if not seen.offers:
            return
        chosen = self.encoding.currentText()
        names = [offer.encoding for offer in seen.offers]
        rest = [self.encoding.itemText(at) for at in range(self.encoding.count())]
        self.encoding.blockSignals(True)
        self.encoding.clear()
        self.encoding.addItems(list(dict.fromkeys([*names, *rest])))
        self.encoding.setCurrentText(chosen)
        self.encoding.blockSignals(False)


def _offered(seen: ImportPreview) -> list[str]:
    return [f"{offer.encoding}:  {offer.preview}" for offer in seen.offers[:4]]
