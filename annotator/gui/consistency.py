"""Consistency: checks all articles in a worker, leads to what is odd, and puts it right."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from annotator.app.consistency import Check
from annotator.app.consistency_acts import put_right
from annotator.app.consistency_types import Found, Report
from annotator.app.corpus_marking import Marked
from annotator.app.dismissed import (
    PREFIX,
    Dismissed,
    Right,
    brought_back,
    dismissal,
    read_dismissed,
)
from annotator.app.session import Change
from annotator.errors import UserError
from annotator.gui.consistency_dialog import ConsistencyDialog
from annotator.gui.consistency_right import RightDialog
from annotator.gui.corpus_dialog import sentence
from annotator.gui.telling import in_words
from annotator.gui.turns import Turns
from annotator.model.commands import Act
from annotator.model.edits import SCHEME_PLACE, Transaction
from annotator.model.entry import Entry

if TYPE_CHECKING:
    from annotator.gui.window import Window

_REST_MS = 400


class _Feed(QObject):
    """Carries what a running check has found until now."""

    came = Signal(object)


class Consistency(QObject):
    """The check of one window. One piece of work runs at a time; what is asked meanwhile waits."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.dialog: ConsistencyDialog | None = None
        self._check: Check | None = None
        self._dismissed = Dismissed(())
        self._turns = Turns(self._failed, self._progressed)
        self._checking = False
        self._changed: set[str] = set()
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._look_again)
        self._feed = _Feed()
        self._feed.came.connect(self._came)
        window.bridge.changed.connect(self._heard)
        window.bridge.saved.connect(self._saved)

    # --- checking -----------------------------------------------------------------------------

    def ask(self) -> None:
        """Open the window of findings; the first time the corpus is checked at once."""
        dialog = self._shown()
        if self._check is None and not self._checking:
            self.check()
        dialog.groups.setFocus()

    def _shown(self) -> ConsistencyDialog:
        if self.dialog is None:
            self.dialog = dialog = ConsistencyDialog(self._window)
            dialog.checkAsked.connect(self.check)
            dialog.opened.connect(self._go)
            dialog.fixAsked.connect(self._fix)
            dialog.rightAsked.connect(self._call_right)
            dialog.againAsked.connect(self._ask_again)
            keymap = self._window.router.keymap
            for name, by in (("next_finding", 1), ("previous_finding", -1)):
                shortcut = QShortcut(QKeySequence(keymap.key_of(name)), dialog)
                shortcut.activated.connect(lambda by=by: self.step(by))
        scheme, language = self._window.bridge.session.scheme, self._window.language
        entities, events = (
            [(label.key, getattr(label.names, language)) for label in found]
            for found in (scheme.offered("entity"), scheme.offered("event"))
        )
        self.dialog.set_labels(entities, events)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        return self.dialog

    def check(self) -> None:
        """Check all articles; a check that runs is stopped instead, and tells what it has."""
        if self._checking:
            self._turns.stop()
            return
        dialog, session = self._shown(), self._window.bridge.session
        author = None if dialog.everybody.isChecked() else session.author
        limits, feed = dialog.limits(), self._feed
        self._changed.clear()

        def work(progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> object:
            dismissed = read_dismissed(session)
            check = Check(session.store, session.scheme, author, limits, dismissed)
            check.run(progress, stopped, feed.came.emit)
            return check, dismissed

        def begin() -> None:
            self._checking = True
            dialog.show_checking(checking=True)
            dialog.said.setText(self.tr("Looking at all articles…"))

        self._turns.take(work, self._checked, begin)

    def _came(self, report: Report) -> None:
        if self._checking and self.dialog is not None:
            self._show(report)

    def _checked(self, result: tuple[Check, Dismissed]) -> None:
        self._check, self._dismissed = result
        self._checking = False
        if self.dialog is not None:
            self.dialog.show_checking(checking=False)
            self._show(self._check.report)

    def _show(self, report: Report) -> None:
        """Show a report and say in one sentence what it is of."""
        if self.dialog is None:
            return
        self.dialog.show_report(report)
        if not report.layers:
            words = self.tr("No work of yours to be judged. Articles: {documents}")
        elif not report.groups:
            words = self.tr("Nothing odd. Articles: {documents}")
        else:
            words = self.tr("Odd places: {places} · causes: {groups} · articles: {documents}")
        if not report.whole and not self._checking:
            words += " · " + self.tr("The check was stopped.")
        if report.left:
            words += " · " + self.tr("Less likely causes left out: {left}")
        self.dialog.said.setText(
            sentence(
                words,
                places=report.number,
                groups=len(report.groups),
                documents=report.documents,
                left=report.left,
            )
        )

    def _failed(self, error: UserError) -> None:
        self._checking = False
        if self.dialog is not None:
            self.dialog.show_checking(checking=False)
            self.dialog.show_busy(busy=False)
            self.dialog.said.setText(in_words(error.message))

    def _progressed(self, done: int, number: int) -> None:
        if self._checking and self.dialog is not None:
            self.dialog.bar.setRange(0, number)
            self.dialog.bar.setValue(done)

    # --- what has changed ---------------------------------------------------------------------

    def _heard(self, change: Change) -> None:
        if change.transaction is not None:
            self._note(change.transaction)

    def _saved(self, transaction: Transaction) -> None:
        # On a server an act was heard of before it was there to be read.
        self._note(transaction)

    def _note(self, transaction: Transaction) -> None:
        if self._check is None:
            return
        places = {edit.place for edit in transaction.edits}
        self._changed |= {place.document for place in places if place != SCHEME_PLACE}
        dismissed = any(
            isinstance(edit.value, Entry) and edit.value.key.startswith(PREFIX)
            for edit in transaction.edits
        )
        if dismissed:
            self._read_dismissed()
        if self._changed:
            self._rest.start()

    def _look_again(self) -> None:
        """Judge again what has changed, when nothing else runs."""
        changed = frozenset(self._changed)
        self._changed.clear()
        if self._check is not None:
            self._check.scheme = self._window.bridge.session.scheme

        def work(_told: object, stopped: Callable[[], bool]) -> object:
            # Whatever check there is when it is its turn: one that has just ended has seen it.
            return self._check.again(changed, stopped) if self._check is not None else None

        if changed:
            self._turns.take(work, self._judged)

    def _judged(self, _report: object) -> None:
        self._filter()

    def _filter(self) -> None:
        if self._check is not None:
            self._show(self._check.told(self._dismissed))

    def _read_dismissed(self) -> None:
        session = self._window.bridge.session
        self._turns.take(lambda _told, _stopped: read_dismissed(session), self._use_dismissed)

    def _use_dismissed(self, dismissed: Dismissed) -> None:
        self._dismissed = dismissed
        self._filter()

    # --- going --------------------------------------------------------------------------------

    def _go(self, found: Found, stay: bool) -> None:
        self._window.searching.go(found, stay=stay)
        if stay and self.dialog is not None:
            self.dialog.activateWindow()

    def step(self, by: int) -> None:
        """Go to the next (+1) or the previous (-1) odd place."""
        found = self.dialog.step(by) if self.dialog is not None else None
        if found is None:
            self._window.status.say(self.tr("Nothing odd is listed: check the articles first."))
        else:
            self._window.searching.go(found)

    # --- putting right ------------------------------------------------------------------------

    def _fix(self, fix: str, label: str) -> None:
        """Put the places right that are ticked, in one act."""
        dialog, session = self._shown(), self._window.bridge.session
        founds = dialog.taken()
        self._window.inspector.finish_editing()
        if fix == "trash":
            self._window.deleting.delete([found.document for found in founds])
            return

        dialog.show_busy(busy=True)
        self._turns.take(
            lambda _told, stopped: put_right(session, founds, fix, label, stopped),
            self._put,
            lambda: dialog.said.setText(self.tr("Putting right…")),
        )

    def _put(self, result: Marked) -> None:
        dialog, bridge = self._shown(), self._window.bridge
        dialog.show_busy(busy=False)
        if result.saved is not None:
            bridge.session.landed(result.saved)
            bridge.saved.emit(result.saved)
        else:
            ticket = bridge.act(result.act)
            if ticket is not None and ticket.error is not None:
                dialog.said.setText(in_words(ticket.error.message))
                return
        self._window.showing.documents()
        words = self.tr("Put right: {number} · articles: {articles} · Undo takes all back.")
        if result.left:
            words = self.tr(
                "Put right: {number} · articles: {articles} · changed or the work of others: {left}"
            )
        said = sentence(words, number=result.number, articles=result.documents, left=result.left)
        dialog.said.setText(said)
        self._window.status.say(said)

    # --- what is right ------------------------------------------------------------------------

    def _call_right(self, whole: bool) -> None:
        dialog = self._shown()
        group, founds = dialog.group(), dialog.taken()
        if group is None:
            return
        places = () if whole else tuple(found.place for found in founds)
        right = Right(group.kind, group.cause, group.shown, whole=whole, places=places)
        session = self._window.bridge.session
        self._turns.take(lambda _told, _stopped: dismissal(session, [right]), self._kept)

    def _kept(self, act: Act | None) -> None:
        ticket = self._window.bridge.act(act)
        if ticket is not None and ticket.error is not None:
            self._shown().said.setText(in_words(ticket.error.message))
        # Kept by this person alone there is no act that would tell of it.
        if ticket is None:
            self._read_dismissed()

    def _ask_again(self) -> None:
        session = self._window.bridge.session
        self._turns.take(lambda _told, _stopped: read_dismissed(session), self._choose_again)

    def _choose_again(self, dismissed: Dismissed) -> None:
        chooser = RightDialog(list(dismissed.rights.values()), self._shown())
        if chooser.exec() != QDialog.DialogCode.Accepted:
            return
        keys, session = chooser.chosen(), self._window.bridge.session

        def done(act: Act | None) -> None:
            self._kept(act)
            # What was right before the check is not among what it has kept.
            self.check()

        self._turns.take(lambda _told, _stopped: brought_back(session, keys), done)

    def finish(self) -> None:
        """Stop all work, before the project is closed."""
        self._rest.stop()
        self._turns.finish()
        if self.dialog is not None:
            self.dialog.close()
