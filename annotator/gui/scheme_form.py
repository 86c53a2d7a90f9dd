"""Scheme form: everything about one label, to be typed into. It changes nothing itself."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.scheme_admits import AdmitsButton
from annotator.gui.scheme_colours import ColourRow
from annotator.gui.scheme_roles import RoleRows
from annotator.gui.theme import scaled
from annotator.gui.widgets import plain_label, plain_tip
from annotator.model.scheme import Label, Names, Scheme

_TICKS = 3
_STROKED = ("entity", "event", "relation")


class LabelForm(QScrollArea):
    """A form on one label. `changed` fires with every change that a person makes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labelForm")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._label: Label | None = None
        self._filling = False
        self.page = QWidget()
        self.key = self._line(self.tr("Key"), ltr=True)
        self.ar, self.en = (
            self._line(self.tr("Arabic name")),
            self._line(self.tr("English name"), ltr=True),
        )
        self.about_ar = self._text(self.tr("Description in Arabic"), rtl=True)
        self.about_en = self._text(self.tr("Description in English"))
        self.stroke = self._line(self.tr("Key on the keyboard"), ltr=True)
        self.stroke.setMaxLength(12)
        self.stroke.setFixedWidth(scaled(70))
        self.colours = ColourRow(self.page)
        self.roles = RoleRows(self.page)
        self.source = AdmitsButton(self.tr("From"), self.page)
        self.target = AdmitsButton(self.tr("To"), self.page)
        self.symmetric = QCheckBox(self.tr("It has no direction"), self.page)
        self.attributes = QWidget(self.page)
        self._ticks: dict[str, QCheckBox] = {}
        QGridLayout(self.attributes).setContentsMargins(0, 0, 0, 0)
        for widget in (self.colours, self.roles, self.source, self.target):
            widget.changed.connect(self._changed)
        self.symmetric.toggled.connect(self._changed)
        self._lay_out()
        self.setWidget(self.page)
        self.setFocusProxy(self.key)

    def _line(self, name: str, *, ltr: bool = False) -> QLineEdit:
        line = QLineEdit(self.page)
        line.setAccessibleName(name)
        if ltr:
            line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line.textChanged.connect(self._changed)
        return line

    def _text(self, name: str, *, rtl: bool = False) -> QPlainTextEdit:
        text = QPlainTextEdit(self.page)
        text.setAccessibleName(name)
        text.setTabChangesFocus(True)
        # Each begins at the side of its own language, whichever the window's is.
        option = text.document().defaultTextOption()
        option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        text.document().setDefaultTextOption(option)
        text.setFixedHeight(text.fontMetrics().lineSpacing() * 2 + scaled(18))
        text.textChanged.connect(self._changed)
        return text

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.page)
        column.setContentsMargins(scaled(14), scaled(4), scaled(14), scaled(10))
        column.setSpacing(scaled(10))
        form = QFormLayout()
        form.setVerticalSpacing(scaled(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._stroke_name = plain_label(self.tr("Key on the keyboard"))
        self._colour_name = plain_label(self.tr("Colour"))
        form.addRow(self.tr("Key"), self.key)
        form.addRow(self.tr("Arabic name"), self.ar)
        form.addRow(self.tr("English name"), self.en)
        form.addRow(self.tr("Description in Arabic"), self.about_ar)
        form.addRow(self.tr("Description in English"), self.about_en)
        form.addRow(self._stroke_name, self.stroke)
        form.addRow(self._colour_name, self.colours)
        column.addLayout(form)
        self._role_head = self._heading(self.tr("Roles"))
        self._inherited = plain_label(wrap=True)
        self._ends_head = self._heading(self.tr("What it joins"))
        self._ends = QWidget(self.page)
        ends = QHBoxLayout(self._ends)
        ends.setContentsMargins(0, 0, 0, 0)
        for name, widget in ((self.tr("From"), self.source), (self.tr("To"), self.target)):
            ends.addWidget(plain_label(name))
            ends.addWidget(widget, 1)
        ends.addWidget(self.symmetric)
        self._attribute_head = self._heading(self.tr("Attributes"))
        for part in (
            self._role_head, self._inherited, self.roles, self._ends_head, self._ends,
            self._attribute_head, self.attributes,
        ):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)

    def _heading(self, words: str) -> QLabel:
        head = plain_label(words)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        return head

    # --- what is shown ----------------------------------------------------------------------

    def show_label(self, scheme: Scheme, label: Label, language: str) -> None:
        """Show a label of a scheme, or one that is to become one."""
        self._filling, self._label = True, label
        self.key.setText(label.key)
        self.ar.setText(label.names.ar)
        self.en.setText(label.names.en)
        for line in (self.key, self.ar, self.en):
            line.setCursorPosition(0)
        self.about_ar.setPlainText(label.description.ar)
        self.about_en.setPlainText(label.description.en)
        self.stroke.setText((label.second if label.parent else label.hotkey) or "")
        self.colours.set_colour(label.colour, label.key.rpartition(".")[2])
        self._show_roles(scheme, label, language)
        self.source.set_admitted(scheme, label.source_admits, language)
        self.target.set_admitted(scheme, label.target_admits, language)
        self.symmetric.setChecked(label.symmetric)
        self._show_attributes(scheme, label, language)
        stroked = label.kind in _STROKED
        # A subtype has the colour of its heading, unless it was given one of its own.
        coloured = not label.parent or label.colour is not None
        parts: tuple[tuple[QWidget, bool], ...] = (
            (self._stroke_name, stroked),
            (self.stroke, stroked),
            (self._colour_name, coloured),
            (self.colours, coloured),
            (self._ends_head, label.kind == "relation"),
            (self._ends, label.kind == "relation"),
        )
        for widget, there in parts:
            widget.setVisible(there)
        self._filling = False

    def _show_roles(self, scheme: Scheme, label: Label, language: str) -> None:
        self.roles.set_roles(scheme, label.roles, language)
        above = scheme.roles_of(label.parent) if not label.roles and label.parent else ()
        words = self.tr("It has the roles of {label}, until it gets roles of its own: {roles}")
        names = ", ".join(role.key for role in above)
        self._inherited.setText(words.replace("{label}", label.parent).replace("{roles}", names))
        for widget in (self._role_head, self.roles):
            widget.setVisible(label.kind == "event")
        self._inherited.setVisible(label.kind == "event" and bool(above))

    def _show_attributes(self, scheme: Scheme, label: Label, language: str) -> None:
        grid = self.attributes.layout()
        assert isinstance(grid, QGridLayout), "made above"
        for tick in self._ticks.values():
            grid.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._ticks = {}
        for at, one in enumerate(scheme.attributes):
            name = (getattr(one.names, language) or one.key).replace("&", "&&")
            tick = QCheckBox(name, self.attributes)
            tick.setToolTip(plain_tip(one.key))
            tick.setChecked(one.key in label.attributes)
            tick.toggled.connect(self._changed)
            grid.addWidget(tick, at // _TICKS, at % _TICKS)
            self._ticks[one.key] = tick
        some = bool(scheme.attributes) and label.kind != "cluster"
        self._attribute_head.setVisible(some)
        self.attributes.setVisible(some)

    def draft(self) -> Label | None:
        """The label as it is typed; None while none is shown."""
        label = self._label
        if label is None:
            return None
        key = self.key.text().strip()
        stroke = self._stroke()
        ticked = [one for one, tick in self._ticks.items() if tick.isChecked()]
        kept = [one for one in label.attributes if one in ticked]
        return msgspec.structs.replace(
            label,
            key=key,
            names=Names(self.ar.text().strip(), self.en.text().strip()),
            description=Names(self.about_ar.toPlainText(), self.about_en.toPlainText()),
            colour=self.colours.colour(),
            hotkey=label.hotkey if label.parent else stroke,
            second=stroke if label.parent else label.second,
            roles=self.roles.roles(),
            source_admits=self.source.admitted(),
            target_admits=self.target.admitted(),
            symmetric=self.symmetric.isChecked(),
            attributes=(*kept, *(one for one in ticked if one not in kept)),
        )

    def _stroke(self) -> str | None:
        typed = self.stroke.text().strip()
        return (typed.upper() if len(typed) == 1 else typed) or None

    def renamed_roles(self) -> dict[str, str]:
        """The roles that got another key."""
        return self.roles.renamed()

    def _changed(self) -> None:
        if not self._filling:
            self.changed.emit()
