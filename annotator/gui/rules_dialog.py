"""Rules dialog: the rules that a project keeps: on or off, changed, run, deleted."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from annotator.app.corpus_rules import forget_act, keep_act, load_rules, may_keep
from annotator.gui.rule_editor import RuleEditor
from annotator.gui.rule_words import below_words
from annotator.gui.ruling import may_run
from annotator.gui.telling import in_words
from annotator.gui.two_lines import Row, TwoLineList
from annotator.gui.widgets import message, open_at, plain_label
from annotator.model.commands import Act, random_id
from annotator.model.corpus_rules import AnyRule, ZoneRule, source_of

if TYPE_CHECKING:
    from annotator.gui.window import Window

_SIZE = (720, 460)


class RulesDialog(QDialog):
    """The list, and what can be done with the rules that are chosen in it."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.setObjectName("rules")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Rules"))
        self._window = window
        self._rules: dict[str, AnyRule] = {}
        self._said = plain_label(wrap=True)
        self.list = TwoLineList(self.tr("Rules of the project"), self)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemDoubleClicked.connect(lambda _item: self.edit())
        self.list.installEventFilter(self)
        self.new = self._button(self.tr("Run on &new articles"), lambda: self.run(new=True))
        self.all = self._button(self.tr("Run on &all articles"), lambda: self.run(new=False))
        self.add = self._button(self.tr("A&dd…"), self.add_rule)
        self.change = self._button(self.tr("&Edit…"), self.edit)
        self.switch = self._button(self.tr("&On or off"), self.turn)
        self.gone = self._button(self.tr("De&lete"), self.forget)
        close = self._button(self.tr("&Close"), self.accept)
        self.new.setDefault(True)
        of_list, below = QHBoxLayout(), QHBoxLayout()
        for button in (self.add, self.change, self.switch, self.gone):
            of_list.addWidget(button)
        of_list.addStretch(1)
        below.addWidget(self.new)
        below.addWidget(self.all)
        below.addStretch(1)
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(9)
        column.addWidget(self._said)
        column.addWidget(self.list, 1)
        column.addLayout(of_list)
        column.addLayout(below)
        open_at(self, _SIZE)
        self.read()

    def _button(self, title: str, act: object) -> QPushButton:
        button = QPushButton(title, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    # --- the list ---------------------------------------------------------------------------

    def read(self, choose: str = "") -> None:
        """Read the rules again; one of them is chosen afterwards."""
        kept = load_rules(self._window.bridge.session.store)
        self._rules = {rule.id: rule for rule in kept}
        self.list.show_rows(
            Row(rule.id, rule.name, below_words(rule), dim=not rule.on) for rule in kept
        )
        self.list.choose(choose)
        if not self.list.keys():
            self.list.setCurrentRow(0)
        self._said.setText(self._words())
        self._enable()
        self.list.setFocus()

    def _words(self) -> str:
        if self._window.bridge.session.store.read_only:
            return self.tr("This project is open to be read, so no rule is changed or run here.")
        if not may_keep(self._window.bridge.session.store):
            return self.tr(
                "Zones and rules belong to the whole project: in a team its manager keeps them. "
                "Names can be marked by them all the same."
            )
        if not self._rules:
            return self.tr(
                "There are no rules yet. Mark a zone with Shift+Z, or a name in all articles, and "
                "let it be remembered."
            )
        return self.tr("Rules are run on articles that have come since. Nothing is marked unseen.")

    def chosen(self) -> list[AnyRule]:
        """The chosen rules, from top to bottom."""
        keys = self.list.keys()
        return [self._rules[key] for key in keys]

    def _enable(self) -> None:
        store = self._window.bridge.session.store
        keep, some = may_keep(store), self.chosen()
        runs = not store.read_only and any(may_run(rule, keep=keep) for rule in some)
        self.new.setEnabled(runs)
        self.all.setEnabled(runs)
        self.add.setEnabled(keep)
        self.change.setEnabled(keep and len(some) == 1)
        for button in (self.switch, self.gone):
            button.setEnabled(keep and bool(some))

    # --- acts ---------------------------------------------------------------------------------

    def run(self, *, new: bool) -> None:
        """Show what the chosen rules find; all that are on, when everything is chosen."""
        keep = may_keep(self._window.bridge.session.store)
        rules = [rule for rule in self.chosen() if may_run(rule, keep=keep)]
        if rules:
            self.accept()
            self._window.ruling.run(rules, everything=not new)

    def add_rule(self) -> None:
        """Write a rule for zones by hand."""
        self._ask(ZoneRule(id=random_id("z"), kind="boilerplate", how="line"))

    def edit(self) -> None:
        """Change the chosen rule."""
        some = self.chosen()
        if some and self.change.isEnabled():
            self._ask(some[0])

    def _ask(self, rule: AnyRule) -> None:
        session = self._window.bridge.session
        language = self._window.language
        offered = [*session.scheme.of_kind("entity"), *session.scheme.of_kind("event")]
        labels = [
            (label.key, f"{getattr(label.names, language)}  ·  {label.key}") for label in offered
        ]
        sources = {other.source for other in self._rules.values() if isinstance(other, ZoneRule)}
        if session.state is not None:
            sources.add(source_of(session.state.document.name, session.state.document.meta))
        editor = RuleEditor(rule, labels, sorted(sources), self)
        editor.accepted.connect(lambda: self._act(keep_act(session.store, editor.changed), rule.id))
        editor.open()

    def turn(self) -> None:
        """Switch the chosen rules on, or off when all of them are on."""
        some = self.chosen()
        on = not all(rule.on for rule in some)
        store = self._window.bridge.session.store
        for rule in some:
            self._act(keep_act(store, msgspec.structs.replace(rule, on=on)), rule.id)

    def forget(self) -> None:
        """Delete the chosen rules; what they have marked stays."""
        self._act(forget_act(self._window.bridge.session.store, self.chosen()))

    def _act(self, act: Act | None, choose: str = "") -> None:
        ticket = self._window.bridge.act(act)
        if ticket is not None and ticket.error is not None:
            message(self, self.tr("Nothing was changed"), in_words(ticket.error.message))
        self.read(choose)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list Space switches, Delete deletes."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        acts = {Qt.Key.Key_Space: self.turn, Qt.Key.Key_Delete: self.forget}
        act = acts.get(Qt.Key(event.key()))
        if act is None or not self.switch.isEnabled():
            return False
        act()
        return True


def ask_rules(window: "Window") -> None:
    """Show the rules of the project in a window."""
    RulesDialog(window).open()
