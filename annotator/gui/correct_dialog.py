"""Correct dialog: the new text, where it differs, and what becomes of each mark. Saves nothing."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeySequence,
    QPalette,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.app import correcting
from annotator.app.correcting import Correction, Looked, NewText, OfLayer
from annotator.errors import UserError
from annotator.gui.correct_marks import Fates
from annotator.gui.file_asking import ask_file
from annotator.gui.jobs import Job, raise_bug
from annotator.gui.telling import in_words
from annotator.gui.theme import scaled
from annotator.gui.widgets import open_at, plain_label
from annotator.model.carrying import Kind
from annotator.model.state import Annotations
from annotator.text.bidi import paragraph_direction
from annotator.text.offsets import OffsetMap

_REST_MS = 500
_SIZE = (1080, 640)
_MOST_DIFFERENCES = 200


class TextField(QPlainTextEdit):
    """The new text, letter by letter: what was put in comes out as it was, nbsp included."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""
        self.setTabChangesFocus(True)

    def put(self, text: str) -> None:
        """Show another text, as one step of its undo."""
        self._given = text
        rtl = paragraph_direction(text, "rtl") == "rtl"
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        # Each paragraph has a direction of its own, as in the article; the side is that of all.
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.setPlainText(text)
        self.document().setModified(False)

    @property
    def touched(self) -> bool:
        """Whether somebody has typed since."""
        return self.document().isModified()

    def text(self) -> str:
        """The text; QPlainTextEdit's own would make a blank of a no-break space."""
        if not self.touched:
            return self._given
        return self.document().toRawText().replace("\u2029", "\n")


class CorrectDialog(QDialog):
    """Asks for the new text. When it is accepted, `correction` and `left` say what is to be done.

    The texts are compared by a worker whenever typing has rested.
    """

    def __init__(self, store: Any, state: Annotations, parent: QWidget | None = None) -> None:  # noqa: ANN401 - handed on to `correcting`
        super().__init__(parent)
        self.setObjectName("correctDialog")
        self._store, self._document, self._text = store, state.key.document, state.text
        self.correction: Correction | None = None
        self._file: NewText | None = None
        self._path: Path | None = None
        self._job: Job | None = None
        self._opening: Job | None = None
        self._going = False
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._compare)
        self._make_parts()
        self._lay_out()
        open_at(self, _SIZE)
        self.setWindowTitle(self.tr("Correct the text"))
        self.field.put(self._text)
        self.field.textChanged.connect(self._typed)
        self._compare()

    def _make_parts(self) -> None:
        self.field = TextField(self)
        self.field.setObjectName("correctText")
        self.field.setAccessibleName(self.tr("The corrected text"))
        self.encoding = QComboBox(self)
        self.encoding.setAccessibleName(self.tr("Encoding of the file"))
        self.encoding.activated.connect(self._read_again)
        self.encoding.hide()
        self.said = plain_label(wrap=True)
        self.said.setObjectName("correctSaid")
        self.differences = QTextEdit(self)
        self.differences.setReadOnly(True)
        self.differences.setTabChangesFocus(True)
        self.differences.setAccessibleName(self.tr("Where the texts differ"))
        self.marks = Fates(self)
        self.marks.led.connect(self._lead)
        self.marks.ticked.connect(self._ticked)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.differences, self.tr("Differences"))
        self.tabs.addTab(self.marks, self.tr("Marks"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self._buttons.addButton(
            self.tr("Correct"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.go.setDefault(True)
        self.go.setToolTip(self.tr("Ctrl+Enter. Undo takes it back, with all marks."))
        self.copy = self._buttons.addButton(
            self.tr("Copy the list"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self.marks.copy_all)
        self._buttons.accepted.connect(self.apply)
        self._buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.apply)

    def _lay_out(self) -> None:
        open_, paste, back = (
            QPushButton(words, self)
            for words in (
                self.tr("&Open a file…"),
                self.tr("&Paste in its place"),
                self.tr("&The present text"),
            )
        )
        for button in (open_, paste, back):
            button.setAutoDefault(False)
        open_.clicked.connect(self._ask_file)
        paste.clicked.connect(self._paste)
        back.clicked.connect(lambda: self.show_text(self._text))
        row = QHBoxLayout()
        for part in (open_, paste, back, self.encoding):
            row.addWidget(part)
        row.addStretch(1)
        left, right = QWidget(self), QWidget(self)
        one, other = QVBoxLayout(left), QVBoxLayout(right)
        for column in (one, other):
            column.setContentsMargins(scaled(6), 0, scaled(6), 0)
        title: QLabel = plain_label(self.tr("The corrected text: change it here, or bring another"))
        title.setBuddy(self.field)
        one.addWidget(title)
        one.addLayout(row)
        one.addWidget(self.field, 1)
        other.addWidget(self.said)
        other.addWidget(self.tabs, 1)
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.addWidget(left)
        both.addWidget(right)
        both.setChildrenCollapsible(False)
        both.setSizes([scaled(_SIZE[0] // 2)] * 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(scaled(8), scaled(14), scaled(8), scaled(14))
        whole.addWidget(both, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(scaled(6), 0, scaled(6), 0)
        foot.addWidget(self._buttons)
        whole.addLayout(foot)

    # --- the new text -------------------------------------------------------------------------

    def show_text(self, text: str, source: NewText | None = None) -> None:
        """Put a text in, that of a file with what its `source` had."""
        self._file = source
        with QSignalBlocker(self.field):
            self.field.put(text)
        self._compare()

    def _typed(self) -> None:
        self._wait()
        self._rest.start()

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text:
            self._path = None
            self.encoding.hide()
            self.show_text(text)

    def _ask_file(self) -> None:
        path = ask_file(self, self.tr("The corrected text"))
        if path is not None:
            self.encoding.clear()
            self.encoding.hide()
            self.read_file(path)

    def _read_again(self) -> None:
        if self._path is not None:
            self.read_file(self._path, self.encoding.currentText())

    def read_file(self, path: Path, encoding: str = "") -> None:
        """Read a file by a worker; an answer that came too late is let go."""
        self._path = path
        self._wait()
        self._opening = Job(lambda _told, _stopped: correcting.look_into(path, encoding))
        self._opening.finished.connect(self._read)
        self._opening.broke.connect(raise_bug)
        self._opening.start()

    def _read(self, found: Looked) -> None:
        if self.sender() is not self._opening:
            return
        if found.text is not None:
            self.show_text(found.text.text, found.text)
            return
        self.said.setText(in_words(found.problem))
        if found.offers:
            self.said.setText(self.tr("This is not UTF-8. Choose the encoding in which it reads."))
            with QSignalBlocker(self.encoding):
                self.encoding.clear()
                self.encoding.addItems([offer.encoding for offer in found.offers])
                self.encoding.setCurrentIndex(-1)
                self.encoding.setPlaceholderText(self.tr("Encoding…"))
            self.encoding.show()
            self.encoding.setFocus()

    # --- comparing ------------------------------------------------------------------------------

    def _wait(self) -> None:
        """Nothing is known of the text that is typed now."""
        self.correction, self._job, self._going = None, None, False
        self.go.setEnabled(False)

    def _compare(self) -> None:
        self._rest.stop()
        self._wait()
        text, source = self.field.text(), self._file if not self.field.touched else None
        store, document = self._store, self._document
        self.said.setText(self.tr("Comparing…"))

        def work(_told: object, _stopped: object) -> tuple[Correction, list[OfLayer]]:
            new = source if source is not None else correcting.typed(text)
            correction = correcting.prepare(store, document, new)
            return correction, correction.fates()

        self._job = Job(work)
        self._job.finished.connect(self._compared)
        self._job.failed.connect(self._refused)
        self._job.broke.connect(raise_bug)
        self._job.start()

    def _refused(self, error: UserError) -> None:
        if self.sender() is self._job:
            self.said.setText(in_words(error.message))
            self._show_differences(None)
            self._show_marks([])

    def _compared(self, answer: tuple[Correction, list[OfLayer]]) -> None:
        if self.sender() is not self._job:
            return
        self.correction, fates = answer
        self._show_differences(self.correction)
        self._show_marks(fates)
        same = self.correction.old.text == self.correction.new.text
        self.said.setText(self.tr("The text is as it was.") if same else self._sentence(fates))
        self.go.setEnabled(not same)
        if self._going:
            self.apply()

    def _sentence(self, fates: list[OfLayer]) -> str:
        number = correcting.counts(fates)
        words = self.tr(
            "Kept: {kept} · spelt otherwise: {spelt} · changed: {changed} · lost: {lost}"
        )
        return words.format(
            kept=number[Kind.SAME] + number[Kind.MOVED],
            spelt=number[Kind.SPELT],
            changed=number[Kind.CHANGED],
            lost=number[Kind.LOST],
        )

    def _show_differences(self, correction: Correction | None) -> None:
        self.differences.clear()
        found = correction.differences() if correction is not None else []
        self.tabs.setTabText(0, self.tr("Differences ({number})").format(number=len(found)))
        if correction is None:
            return
        looks = self._looks()
        cursor = QTextCursor(self.differences.document())
        for at, where in enumerate(found[:_MOST_DIFFERENCES]):
            if at:
                cursor.insertBlock()
            line = correction.new.text.count("\n", 0, where.new_start) + 1
            cursor.insertText(self.tr("Line {line}").format(line=line), looks["line"])
            cursor.insertBlock()
            for kind, words in correction.alignment.inline(where):
                # A line end that went or came is shown: else nothing would be seen of it.
                shown = words if kind == "same" else words.replace("\n", "⏎\n")
                cursor.insertText(shown, looks[kind])
        if len(found) > _MOST_DIFFERENCES:
            more = self.tr("… and {more} more.").format(more=len(found) - _MOST_DIFFERENCES)
            cursor.insertBlock()
            cursor.insertText(more, looks["line"])
        self.differences.moveCursor(QTextCursor.MoveOperation.Start)

    def _looks(self) -> dict[str, QTextCharFormat]:
        """What is gone is struck out, what is new is bold and underlined: never colour alone."""
        looks = {kind: QTextCharFormat() for kind in ("same", "gone", "new", "line")}
        palette = self.palette()
        looks["gone"].setFontStrikeOut(True)
        looks["gone"].setForeground(palette.brush(QPalette.ColorRole.PlaceholderText))
        looks["new"].setFontUnderline(True)
        looks["new"].setFontWeight(QFont.Weight.Bold)
        looks["line"].setForeground(palette.brush(QPalette.ColorRole.PlaceholderText))
        return looks

    # --- marks ------------------------------------------------------------------------------------

    def _show_marks(self, fates: list[OfLayer]) -> None:
        number = self.marks.show_fates(fates)
        self.tabs.setTabText(1, self.tr("Marks ({number})").format(number=number))
        self.copy.setEnabled(number > 0)

    def left(self) -> set[tuple[str, str]]:
        """The marks that are not to come along, as (author, id)."""
        return self.marks.left()

    def _ticked(self) -> None:
        if self.correction is not None:
            self.said.setText(self._sentence(self.correction.fates(self.left())))

    def _lead(self, start: int, end: int) -> None:
        """Show in the text where a mark will stand."""
        if self.correction is None:
            return
        units = OffsetMap(self.correction.new.text)
        cursor = self.field.textCursor()
        cursor.setPosition(units.to_utf16(start))
        cursor.setPosition(units.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        self.field.setTextCursor(cursor)
        self.field.centerCursor()

    def apply(self) -> None:
        """Accept, as soon as the present text has been compared."""
        if self.correction is not None and self.go.isEnabled():
            self.accept()
        elif self.correction is None:
            if self._rest.isActive():
                self._compare()
            self._going = self._job is not None
