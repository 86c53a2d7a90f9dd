"""Export dialog: to which format, how, with a look at the open document in it and at the losses."""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.app.previewing import ExportPreview, preview_export
from annotator.app.session import Session
from annotator.app.transfer import ExportOptions, FormatRow, parse_split
from annotator.errors import UserError
from annotator.gui.jobs import Job, raise_bug
from annotator.gui.telling import in_words, listed
from annotator.gui.widgets import open_at, plain_label, tab_through

_CHOSEN = "chosen"
_KEPT = {
    "spans": QT_TRANSLATE_NOOP("Keeps", "spans"),
    "overlap": QT_TRANSLATE_NOOP("Keeps", "overlap"),
    "nesting": QT_TRANSLATE_NOOP("Keeps", "nesting"),
    "fragments": QT_TRANSLATE_NOOP("Keeps", "fragments"),
    "subtoken": QT_TRANSLATE_NOOP("Keeps", "subtoken"),
    "attributes": QT_TRANSLATE_NOOP("Keeps", "attributes"),
    "heads": QT_TRANSLATE_NOOP("Keeps", "heads"),
    "events": QT_TRANSLATE_NOOP("Keeps", "events"),
    "relations": QT_TRANSLATE_NOOP("Keeps", "relations"),
    "clusters": QT_TRANSLATE_NOOP("Keeps", "clusters"),
    "links": QT_TRANSLATE_NOOP("Keeps", "links"),
    "labels": QT_TRANSLATE_NOOP("Keeps", "labels"),
    "notes": QT_TRANSLATE_NOOP("Keeps", "notes"),
    "authors": QT_TRANSLATE_NOOP("Keeps", "authors"),
    "zones": QT_TRANSLATE_NOOP("Keeps", "zones"),
    "meta": QT_TRANSLATE_NOOP("Keeps", "meta"),
    "text": QT_TRANSLATE_NOOP("Keeps", "text"),
}
"""What a format may be unable to hold, as `FormatRow.loses` names it."""
_LONGEST_WINDOW, _WINDOW_STEP, _MOST_SEEDS = 100_000, 100, 99_999


class ExportDialog(QDialog):
    """Gives `options` and `row` when it is accepted. Nothing is written here."""

    previewed = Signal(object)

    def __init__(
        self,
        formats: Sequence[FormatRow],
        session: Session,
        parent: QWidget | None = None,
        *,
        documents: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export"))
        self._session = session
        self._rows = {row.name: row for row in formats if row.writes}
        self._job: Job | None = None
        self._documents = tuple(documents)
        self._make_fields()
        self.said = plain_label(wrap=True)
        self.lost = plain_label(wrap=True)
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.preview.setAccessibleName(self.tr("The open document in this format"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._go = self._buttons.addButton(
            self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._go.setDefault(True)
        tab_through(
            *(self.format, self.author, self.status, self.tokens, self.boilerplate),
            *(self.window_size, self.split, self.seed, self.strict, self.preview, self._go),
        )
        open_at(self, (1040, 600))
        self._changed()

    # --- parts ------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self.format = self._choice(
            [(f"{r.name}  ·  {in_words(r.title)}", r.name) for r in self._rows.values()]
        )
        self.format.setObjectName("exportFormat")
        mine, all_ = self.tr("My own"), self.tr("Everybody's")
        self.author = self._choice([(mine, self._session.author), (all_, "")])
        self.status = self._choice(
            [
                (self.tr("All documents"), ""),
                (self.tr("Only those that are done"), "done"),
            ]
        )
        if self._documents:
            words = self.tr("The chosen documents: %n", "", len(self._documents))
            self.status.insertItem(0, words, _CHOSEN)
            self.status.setCurrentIndex(0)
        self.tokens = self._choice(
            [
                (self.tr("Words, cut again where a mark begins or ends"), "clitic"),
                (self.tr("Words"), "word"),
                (self.tr("White space"), "whitespace"),
            ]
        )
        self.boilerplate = self._choice(
            [
                (self.tr("As the format can say it"), ""),
                (self.tr("Keep it in the text"), "keep"),
                (self.tr("Leave it out"), "cut"),
            ]
        )
        self.split = QLineEdit(self)
        self.split.setPlaceholderText("80,10,10")
        self.split.textChanged.connect(self._changed)
        self.seed = QSpinBox(self)
        self.seed.setMaximum(_MOST_SEEDS)
        self.window_size = QSpinBox(self)
        self.window_size.setRange(0, _LONGEST_WINDOW)
        self.window_size.setSingleStep(_WINDOW_STEP)
        self.window_size.setSpecialValueText(self.tr("whole documents"))
        self.window_size.valueChanged.connect(self._changed)
        self.strict = QCheckBox(self.tr("Write nothing when anything would be lost"), self)

    def _choice(self, entries: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox(self)
        # A long title of a format is cut off in the box; the preview has the room.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        for words, value in entries:
            box.addItem(words, value)
        box.currentIndexChanged.connect(self._changed)
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.said)
        form.addRow(self.tr("Whose marks"), self.author)
        form.addRow(self.tr("Documents"), self.status)
        form.addRow(self.tr("Tokens"), self.tokens)
        form.addRow(self.tr("Boilerplate"), self.boilerplate)
        form.addRow(self.tr("Pieces of characters"), self.window_size)
        form.addRow(self.tr("Train, dev, test in percent"), self.split)
        form.addRow(self.tr("Number of the split"), self.seed)
        form.addRow(self.strict)
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addWidget(self.lost)
        both = QHBoxLayout()
        both.addLayout(form, 6)
        both.addLayout(right, 5)
        whole = QVBoxLayout(self)
        whole.addLayout(both, 1)
        whole.addWidget(self._buttons)

    # --- what is asked for ------------------------------------------------------------------------

    def row(self) -> FormatRow:
        """The format that is chosen."""
        return self._rows[self.format.currentData()]

    def options(self) -> ExportOptions:
        """What is asked for; UserError ``export.split`` for a split that is none."""
        split = self.split.text().strip()
        chosen = self.status.currentData() == _CHOSEN
        return ExportOptions(
            format=self.format.currentData(),
            author=self.author.currentData(),
            status="" if chosen else self.status.currentData(),
            documents=self._documents if chosen else (),
            tokens=self.tokens.currentData(),
            boilerplate=self.boilerplate.currentData(),
            window=self.window_size.value(),
            split=parse_split(split) if split else (),
            seed=self.seed.value(),
            strict=self.strict.isChecked(),
        )

    def _changed(self) -> None:
        if not hasattr(self, "_buttons"):
            return  # still being made
        row = self.row()
        self.tokens.setEnabled(row.tokens)
        self.seed.setEnabled(bool(self.split.text().strip()))
        lost = listed(QCoreApplication.translate("Keeps", str(_KEPT[one])) for one in row.loses)
        words = self.tr("Cannot hold: {lost}").format(lost=lost) if lost else ""
        self.said.setText(words or self.tr("Holds everything"))
        try:
            options = self.options()
        except UserError as fault:
            self._go.setEnabled(False)
            self.lost.setText(in_words(fault.message))
            return
        self._go.setEnabled(True)
        self._look(options)

    def _look(self, options: ExportOptions) -> None:
        """Write the open document into memory, by a worker; a late answer is let go."""
        state, store = self._session.state, self._session.store
        if state is None:
            return
        document = state.key.document
        self._job = Job(lambda _progress, _stopped: preview_export(store, document, options))
        self._job.finished.connect(self._looked)
        self._job.failed.connect(self._failed)
        self._job.broke.connect(raise_bug)
        self._job.start()

    def _looked(self, seen: ExportPreview) -> None:
        if self.sender() is self._job:
            self._show(seen)

    def _failed(self, fault: UserError) -> None:
        if self.sender() is self._job:
            self._show(ExportPreview(losses=(fault.message,)))

    def _show(self, seen: ExportPreview) -> None:
        self.preview.setPlainText(in_words(seen.text))
        shown = [in_words(loss) for loss in seen.losses[:4]]
        more = len(seen.losses) - len(shown)
        if more > 0:
            shown.append(self.tr("… and %n more.", "", more))
        self.lost.setText("\n".join(shown))
        self.previewed.emit(seen)
