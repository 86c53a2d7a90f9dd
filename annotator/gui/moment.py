"""Moment: the keys that do something now, shown over the window until the next key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
)

from annotator.gui.able import lacking, why_not
from annotator.gui.canvas.accessible import announce
from annotator.gui.keys import COMMANDS, key_words, plain_title
from annotator.gui.linking import Filling
from annotator.gui.theme import scaled
from annotator.gui.widgets import key_cap, plain_label
from annotator.model.scheme import Label

if TYPE_CHECKING:
    from annotator.gui.window import Window

_COLUMN = 290
_LEFT = (QEvent.Type.Resize, QEvent.Type.Hide)
_MARGIN = 16


class Group(msgspec.Struct, frozen=True):
    """Keys that belong together: (key, what it does)."""

    title: str
    rows: tuple[tuple[str, str], ...]


_HEADS = {
    "linking": QT_TRANSLATE_NOOP("Moment", "An answer is awaited"),
    "text": QT_TRANSLATE_NOOP("Moment", "Text is selected"),
    "item": QT_TRANSLATE_NOOP("Moment", "An item is selected"),
    "nothing": QT_TRANSLATE_NOOP("Moment", "Nothing is selected"),
    "list": QT_TRANSLATE_NOOP("Moment", "In a list"),
    "panel": QT_TRANSLATE_NOOP("Moment", "In a panel"),
}
_ENDS = "drop_clitic take_clitic drop_enclitic take_enclitic start_out start_in end_out end_in"
_COMMANDS: dict[str, tuple[tuple[object, str], ...]] = {
    "text": (
        (QT_TRANSLATE_NOOP("Moment", "Make of it"), "event zone hold_fragment add_part copy"),
        (QT_TRANSLATE_NOOP("Moment", "Its ends"), f"{_ENDS} start_word_out end_word_out"),
    ),
    "item": (
        (
            QT_TRANSLATE_NOOP("Moment", "Change it"),
            "event fill_slots edit_note edit_link merge split move_argument mark_all mark_corpus "
            "delete",
        ),
        (QT_TRANSLATE_NOOP("Moment", "Join it"), "relation same_as not_same next_member"),
        (QT_TRANSLATE_NOOP("Moment", "Its ends"), _ENDS),
        (QT_TRANSLATE_NOOP("Moment", "Go on"), "next_item previous_item next_here next_same"),
    ),
    "nothing": (
        (
            QT_TRANSLATE_NOOP("Moment", "In the article"),
            "next_item previous_item next_here find document_label next_problem",
        ),
        (
            QT_TRANSLATE_NOOP("Moment", "Documents"),
            "done_and_next toggle_flag next_document previous_document search_corpus import_files "
            "export_file",
        ),
    ),
    "list": (
        (
            QT_TRANSLATE_NOOP("Moment", "Documents"),
            "delete_documents next_document previous_document search_corpus",
        ),
    ),
}
_ALWAYS = "undo redo command_palette next_panel moment_keys show_keys"


def state_of(window: "Window") -> str:
    """Which keys count: "linking", "text", "item", "nothing", or "list" and "panel" elsewhere."""
    focus = QApplication.focusWidget()
    canvas = window.canvas
    if focus is not None and focus is not canvas and not canvas.isAncestorOf(focus):
        if isinstance(focus, QAbstractItemView):
            return "list"
        if focus.window() is window:
            return "panel"
    if window.linking.mode is not None:
        return "linking"
    if canvas.fragments():
        return "text"
    return "item" if window.marking.selected else "nothing"


class Moment(QObject):
    """Puts together what is shown, and shows it."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.panel: MomentPanel | None = None

    def toggle(self) -> None:
        """Show the keys of the moment, or take them away."""
        if self.panel is not None:
            self.leave()
            return
        state = state_of(self._window)
        title = QCoreApplication.translate("Moment", str(_HEADS[state]))
        self.panel = MomentPanel(title, self.groups(state), self._window)
        app = QApplication.instance()
        if app is not None:
            # While it is there, and no longer: a filter on the application sees every event.
            app.installEventFilter(self)
        self.panel.show_over()

    def leave(self) -> None:
        """Take the panel away."""
        panel, self.panel = self.panel, None
        app = QApplication.instance()
        if panel is not None and app is not None:
            app.removeEventFilter(self)
            panel.hide()
            panel.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any key or click closes it and does what it always does; Escape only closes it."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress or (watched is self._window and kind in _LEFT):
            self.leave()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                # Taken as a key, so that no shortcut of the window has it.
                event.accept()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
            return False
        closes = event.key() == Qt.Key.Key_Escape or event.text() in ("?", "؟")
        self.leave()
        return closes

    # --- what is shown --------------------------------------------------------------------

    def groups(self, state: str) -> list[Group]:
        """What the keys do now, in the groups of a state; those that do nothing are left out."""
        lacks, keymap = lacking(self._window), self._window.router.keymap
        titles = {command.name: plain_title(command) for command in COMMANDS}

        def rows(names: str) -> tuple[tuple[str, str], ...]:
            return tuple(
                (keymap.shown_key(name), titles[name])
                for name in names.split()
                if name in titles and keymap.key_of(name) and not why_not(name, lacks)
            )

        found = [*self._own(state)]
        for title, names in _COMMANDS.get(state, ()):
            found.append(Group(QCoreApplication.translate("Moment", str(title)), rows(names)))
        found.append(Group(self.tr("Always"), rows(_ALWAYS)))
        return [group for group in found if group.rows]

    def _own(self, state: str) -> list[Group]:
        """Keys that are no commands: labels, numbers, arrows."""
        if state == "linking":
            return [self._answers()]
        if state == "text":
            return [Group(self.tr("Mark it as"), self._labels(self._tops()))]
        if state == "item":
            return self._second()
        if state == "nothing":
            return [Group(self.tr("Select"), self._arrows())]
        if state == "list":
            return [Group(self.tr("In the list"), self._list())]
        return [Group(self.tr("In the panel"), ((key_words("Tab"), self.tr("the next field")),))]

    def _answers(self) -> Group:
        window, rows = self._window, [("1–9", self.tr("take the item with this number"))]
        if len(window.linking.numbers()) >= 9:
            rows.append(("0", self.tr("further items")))
        if isinstance(window.linking.mode, Filling):
            if window.canvas.fragments():
                rows.append(("A–Z", self.tr("mark the selected text, as the answer")))
            rows.append((key_words("Tab"), self.tr("the next role")))
            rows.append((key_words("Shift+Tab"), self.tr("the role before")))
        rows.append((key_words("Esc"), self.tr("stop")))
        return Group(self.tr("Answer"), tuple(rows))

    def _tops(self) -> list[Label]:
        scheme = self._window.bridge.session.scheme
        return [label for label in scheme.offered("entity") if label.hotkey and not label.parent]

    def _labels(self, labels: Sequence[Label]) -> tuple[tuple[str, str], ...]:
        lang = self._window.language
        return tuple(
            (label.hotkey or label.second or "", label.names.ar if lang == "ar" else label.names.en)
            for label in labels
        )

    def _second(self) -> list[Group]:
        marking, scheme = self._window.marking, self._window.bridge.session.scheme
        if marking.awaiting is not None:
            children = [child for child in scheme.children(marking.awaiting) if child.second]
            return [Group(self.tr("More exactly"), self._labels(children))]
        keys = [label.hotkey or "" for label in self._tops()]
        span = marking.selected_mention()
        if not keys or span is None or "event" not in lacking(self._window):
            return []
        shown = " ".join(keys[:7]) + (" …" if len(keys) > 7 else "")
        return [Group(self.tr("Another label"), ((shown, self.tr("their keys")),))]

    def _arrows(self) -> tuple[tuple[str, str], ...]:
        return (
            (key_words("Shift") + " ← →", self.tr("select words")),
            (key_words("Alt+Shift") + " ← →", self.tr("select letters")),
            (key_words("Ctrl+A"), self.tr("select all")),
        )

    def _list(self) -> tuple[tuple[str, str], ...]:
        return (
            ("↑ ↓", self.tr("the row above or below")),
            (key_words("Return"), self.tr("open it")),
            (key_words("Shift") + " ↑ ↓", self.tr("choose several")),
        )


class MomentPanel(QFrame):
    """Groups of keys in columns, at the foot of the window. It never takes the focus."""

    def __init__(self, title: str, groups: Sequence[Group], window: "Window") -> None:
        super().__init__(window)
        self.setObjectName("momentPanel")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.groups = list(groups)
        self._window = window
        head = QHBoxLayout()
        name = self._strong(plain_label(title), 1.15)
        hint = plain_label(self.tr("Any key closes this."))
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(hint)
        column = QVBoxLayout(self)
        margin = scaled(_MARGIN)
        column.setContentsMargins(margin, scaled(12), margin, margin)
        column.setSpacing(scaled(10))
        column.addLayout(head)
        column.addLayout(self._columns())
        said = [f"{group.title}: {key} {does}" for group in groups for key, does in group.rows]
        self.setAccessibleName(". ".join([title, *said]))

    def _columns(self) -> QHBoxLayout:
        """The groups, each below the shortest column so far."""
        room = self._window.width() - scaled(4 * _MARGIN)
        number = max(1, min(len(self.groups), room // scaled(_COLUMN)))
        columns = [QVBoxLayout() for _ in range(number)]
        heights = [0] * number
        for group in self.groups:
            at = heights.index(min(heights))
            columns[at].addLayout(self._group(group))
            heights[at] += len(group.rows) + 2
        row = QHBoxLayout()
        row.setSpacing(scaled(26))
        for one in columns:
            one.setSpacing(scaled(12))
            one.addStretch(1)
            row.addLayout(one, 1)
        return row

    def _group(self, group: Group) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(10))
        grid.setVerticalSpacing(scaled(4))
        for at, (key, does) in enumerate(group.rows):
            grid.addWidget(key_cap(key), at, 0, Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(plain_label(does), at, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout()
        column.setSpacing(scaled(6))
        column.addWidget(self._strong(plain_label(group.title), 1.0))
        column.addLayout(grid)
        return column

    def _strong(self, label: QLabel, size: float) -> QLabel:
        font = label.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * size)
        label.setFont(font)
        return label

    def show_over(self) -> None:
        """Show it at the foot of the window, over the article and the panels."""
        middle = self._window.centralWidget() or self._window
        self.adjustSize()
        margin = scaled(_MARGIN)
        width = min(max(self.sizeHint().width(), scaled(420)), middle.width() - 2 * margin)
        high = min(max(self.sizeHint().height(), self.heightForWidth(width)), middle.height())
        left = middle.x() + (middle.width() - width) // 2
        self.setGeometry(left, middle.geometry().bottom() - high - margin // 2, width, high)
        self.show()
        self.raise_()
        announce(self._window.canvas, self.accessibleName())
