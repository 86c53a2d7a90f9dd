"""Rule editor: the form of one rule: name, what it marks, how it is known, in which articles."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.app.corpus_rules import checked
from annotator.errors import UserError
from annotator.gui.document_view import zone_name
from annotator.gui.rule_words import HOW_NAMES, WHERE_NAMES, rule_tr, shown_words, source_words
from annotator.gui.telling import in_words
from annotator.gui.theme import scaled
from annotator.gui.widgets import plain_label
from annotator.model.commands_groups import ZONE_KINDS
from annotator.model.corpus_rules import AnyRule, MarkRule, ZoneRule

_WIDTH = 520
Choice = tuple[str, str]
"""A value and its name."""


class RuleEditor(QDialog):
    """Shows a rule and gives a changed one back. Nothing is written here.

    `labels` are those that a marking rule may give, `sources` those to be offered.
    """

    def __init__(
        self,
        rule: AnyRule,
        labels: Sequence[Choice],
        sources: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ruleEditor")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Rule"))
        self._rule = rule
        self.changed: AnyRule = rule
        self.name = QLineEdit(rule.name, self)
        self.said = plain_label(wrap=True)
        self.form = QFormLayout()
        self.form.addRow(self.tr("&Name"), self.name)
        if isinstance(rule, ZoneRule):
            self._zone_rows(rule, sources)
        else:
            self._mark_rows(rule, labels)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(self.form)
        column.addWidget(self.said)
        column.addWidget(buttons)
        self.resize(scaled(_WIDTH), self.sizeHint().height())

    def _zone_rows(self, rule: ZoneRule, sources: Sequence[str]) -> None:
        kinds = list(dict.fromkeys((*ZONE_KINDS, rule.kind)))
        self.kind = self._choice([(kind, zone_name(kind)) for kind in kinds], rule.kind)
        hows = [(how, rule_tr(name)) for how, name in HOW_NAMES.items()]
        self.how = self._choice(hows, rule.how)
        self.words = QLineEdit(shown_words(rule), self)
        self.until = QLineEdit(rule.until, self)
        wheres = [(where, rule_tr(name)) for where, name in WHERE_NAMES.items()]
        self.where = self._choice(wheres, rule.where)
        offered = list(dict.fromkeys(("", rule.source, *sources)))
        self.source = self._choice([(one, source_words(one)) for one in offered], rule.source)
        self.form.addRow(self.tr("&Marks as"), self.kind)
        self.form.addRow(self.tr("&Known by"), self.how)
        self.form.addRow(self.tr("&Words"), self.words)
        self.form.addRow(self.tr("&Last line"), self.until)
        self.form.addRow(self.tr("&Place"), self.where)
        self.form.addRow(self.tr("&In"), self.source)
        self.how.currentIndexChanged.connect(self._show_rows)
        self._show_rows()

    def _show_rows(self) -> None:
        """Show what the way of knowing needs."""
        how = self.how.currentData()
        self.form.setRowVisible(self.words, how != "first")
        self.form.setRowVisible(self.until, how == "block")
        self.form.setRowVisible(self.where, how not in ("first", "rest", "pattern"))
        tips = {
            "shape": self.tr("Write such a line: 12 March 2021"),
            "bracket": self.tr("Empty: any source"),
            "pattern": r"^\d+ .*$",
        }
        self.words.setPlaceholderText(tips.get(how, ""))

    def _mark_rows(self, rule: MarkRule, labels: Sequence[Choice]) -> None:
        there = list(labels)
        if rule.label not in {key for key, _ in there}:
            there.append((rule.label, rule.label))
        self.label = self._choice(there, rule.label)
        self.form.addRow(self.tr("&Label"), self.label)

    def _choice(self, values: Sequence[Choice], now: str) -> QComboBox:
        box = QComboBox(self)
        for value, name in values:
            box.addItem(name, value)
        box.setCurrentIndex(max(0, box.findData(now)))
        return box

    def _keep(self) -> None:
        """Take the rule over where it can work; else say why not."""
        try:
            self.changed = self._written()
        except UserError as error:
            self.said.setText(in_words(error.message))
            return
        self.accept()

    def _written(self) -> AnyRule:
        name = " ".join(self.name.text().split())
        if isinstance(self._rule, MarkRule):
            label = self.label.currentData()
            return msgspec.structs.replace(self._rule, name=name or label, label=label)
        how, words = self.how.currentData(), self.words.text()
        words = "" if how == "first" else words
        until = self.until.text() if how == "block" else ""
        rule = msgspec.structs.replace(
            self._rule,
            name=name or words or rule_tr(HOW_NAMES[how]),
            kind=self.kind.currentData(),
            how=how,
            words=words,
            until=until,
            where="" if how in ("first", "rest", "pattern") else self.where.currentData(),
            source=self.source.currentData(),
        )
        return checked(rule)
