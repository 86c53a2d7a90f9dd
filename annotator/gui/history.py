"""History: the past of the open document as a list that can be stepped through and returned to.

While an act of before is looked at, no document is open in the session: nothing can be marked on
what is over. Looking changes nothing; going back is one act, and undo takes it back.
"""

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.app import timeline
from annotator.app.session import Change
from annotator.errors import UserError
from annotator.gui.telling import in_words
from annotator.gui.titles import act_title
from annotator.gui.two_lines import Row, TwoLineList
from annotator.gui.widgets import isolated, message, plain_label
from annotator.model.document import LayerKey
from annotator.model.edits import Origin
from annotator.model.state import Annotations

if TYPE_CHECKING:
    from annotator.gui.window import Window


def local_time(time: str) -> str:
    """A time of the log (UTC, ISO 8601) as the clock on the wall said; as it is when unreadable."""
    try:
        moment = datetime.datetime.fromisoformat(time)
    except ValueError:
        return time
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


class History(QWidget):
    """The panel; hidden until it is asked for."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.setObjectName("history")
        self._window = window
        self._key: LayerKey | None = None
        self._acts: timeline.Acts = ()
        self._then: Annotations | None = None
        self.list = TwoLineList(self.tr("History of the document"), self)
        self.list.currentRowChanged.connect(self._step)
        self.list.installEventFilter(self)
        self.back = QPushButton(self.tr("Return to this"), self)
        self.back.clicked.connect(self.return_here)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.addWidget(self.back, 1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(plain_label(self.tr("History of the document")))
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.setFocusProxy(self.list)
        self.hide()

    # --- the list ---------------------------------------------------------------------------

    def ask(self) -> None:
        """Show the history of the open document, or close it when it is shown."""
        if self.isVisible():
            self.leave()
            return
        state = self._window.bridge.session.state
        if state is None:
            self._window.status.say(self.tr("Open a document first."))
            return
        self._window.inspector.finish_editing()
        self.show()
        self._read(state.key)
        self.list.setFocus()

    def _read(self, key: LayerKey) -> None:
        store = self._window.bridge.session.store
        self._key, self._then = key, None
        self._acts = timeline.acts_of(store.acts(key.document), key)
        self.list.blockSignals(True)
        acts = timeline.past_acts(self._acts, key.document)
        # Time that was counted is no step that anybody would look for or return to.
        shown = [act for act in reversed(acts) if act.origin is not Origin.TIME]
        self.list.show_rows(map(self._row, shown))
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.back.setEnabled(False)

    def _row(self, act: timeline.PastAct) -> Row:
        title = act_title(act.title)
        if act.quote and act.origin is not Origin.IMPORT:
            title = f"{title} «{isolated(act.quote)}»"
        words = {
            Origin.UNDO: self.tr("Taken back: {act}"),
            Origin.REDO: self.tr("Done again: {act}"),
            Origin.IMPORT: self.tr("Imported"),
        }.get(act.origin, "{act}")
        below = [local_time(act.time)]
        if act.author != self._window.bridge.session.author:
            below.append(isolated(act.author))
        if act.changes > 1:
            below.append(self.tr("%n change(s)", "", act.changes))
        return Row(
            key=str(act.number),
            title=words.replace("{act}", title),
            below=" · ".join(below),
            dim=act.origin is Origin.UNDO,
        )

    def heard(self, change: Change) -> None:
        """An act was saved, or a document opened: the list follows."""
        if change.transaction is None:
            self._over()
        if self.isVisible() and change.new is not None and self._then is None:
            self._read(change.new.key)

    # --- looking at the past ------------------------------------------------------------------

    @property
    def looking(self) -> bool:
        """Whether the canvas shows something that is over."""
        return self._then is not None

    def _step(self, row: int) -> None:
        """Show the document as it was after the act of a row; the first one is now."""
        key = self._key
        if key is None or row < 0:
            return
        if row == 0:
            self.now()
            return
        number = int(self.list.rows()[row].key)
        try:
            self._show(key, number)
        except UserError as error:
            self.now()
            message(self._window, self.tr("This cannot be shown"), in_words(error.message))

    def _show(self, key: LayerKey, number: int) -> None:
        window = self._window
        session = window.bridge.session
        then = timeline.state_after(session.store, self._acts, key, number)
        if not self.looking:
            window.marking.select(show=False)
            session.leave()
        self._then = then
        self.back.setEnabled(True)
        window.showing.past(then)
        words = self.tr("As it was after «{act}». Nothing can be marked here.")
        title = self.list.rows()[self.list.currentRow()].title
        window.notice.tell(
            words.replace("{act}", title),
            ((self.tr("Return to this"), self.return_here), (self.tr("Back to now"), self.leave)),
        )

    def now(self) -> None:
        """Show the document as it is, where it is looked at as it was."""
        if self._then is not None and self._key is not None:
            self._window.showing.keeping_place(lambda: self._window.opening.open(self._id()))

    def _id(self) -> str:
        return self._key.document if self._key is not None else ""

    def _over(self) -> None:
        if self._then is not None:
            self._then = None
            self.back.setEnabled(False)
            self._window.notice.clear()
            self._window.showing.project()

    def return_here(self) -> None:
        """Make the document what it was after the chosen act, in one act."""
        then, keys = self._then, self.list.keys()
        if then is None or not keys:
            return
        number = int(keys[0])
        self.now()
        state = self._window.bridge.session.state
        if state is None:
            # A long document is still being read; its newest state must be known first.
            self._window.status.say(self.tr("The document is still being read. Try again."))
            return
        try:
            act = timeline.return_act(state, then, number)
        except UserError as error:
            message(self._window, self.tr("Nothing was changed"), in_words(error.message))
            return
        if act is None:
            self._window.status.say(self.tr("The document is what it was then."))
        self._window.bridge.act(act)
        self._window.canvas.setFocus()

    def leave(self) -> None:
        """Back to now, and close the list."""
        self.now()
        self.hide()
        self._key, self._acts = None, ()
        self._window.canvas.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter returns to the chosen act, Escape leaves."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.return_here()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return False
