"""Tour: five hints that point at the window and go on when the person does what they say.

Nothing waits for them: Escape leaves at once, and they never come back by themselves.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from annotator.gui.callout import Callout, Side, widget_rect
from annotator.gui.canvas.accessible import announce
from annotator.gui.keys import key_words
from annotator.gui.theme import scaled
from annotator.model.document import Layer, Status
from annotator.model.edits import Origin, Transaction
from annotator.model.items import Event, Span

if TYPE_CHECKING:
    from annotator.gui.window import Window

_ON, _OFF = "F9", "Esc"
_FOLLOW_MS = 200
_CLEAR, _BADGE = 95, 24
_BESIDE_TEXT = (Side.BELOW, Side.ABOVE, Side.LEFT, Side.RIGHT)
_BESIDE_PANEL = (Side.LEFT, Side.RIGHT, Side.BELOW, Side.ABOVE)
_AT_THE_FOOT = (Side.ABOVE, Side.LEFT, Side.RIGHT)


class Hint(msgspec.Struct, frozen=True):
    """What is said, what it points at (pixels of the window), and where the card may stand."""

    words: str
    target: Callable[[], QRect]
    sides: tuple[Side, ...]


class Tour(QObject):
    """The hints of one window. `at` is the number of the hint that is shown, None for none."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.at: int | None = None
        self.callout = Callout(window, self.go_on, self.leave)
        self._keys = [
            QShortcut(QKeySequence(_ON), window, self.go_on),
            QShortcut(QKeySequence(_OFF), window, self.leave),
        ]
        self._follow = QTimer(self, interval=_FOLLOW_MS)
        self._follow.timeout.connect(self._place)
        self._listen(on=False)
        window.canvas.selectionChanged.connect(self._selected)
        window.bridge.saved.connect(self._saved)

    # --- the hints ------------------------------------------------------------------------

    def hints(self) -> list[Hint]:
        """The five, with the keys as they are set now."""
        keymap = self._window.router.keymap
        label = self._label()
        words = (
            self.tr(
                "Select words: drag over them, double-click one, or use Shift with the arrows."
            ),
            self.tr("Press the key of a label to mark what is selected. {key} is {label}."),
            self.tr(
                "{key} cuts off a letter that is only attached, as و in وكركوك. "
                "{back} takes it back."
            ),
            self.tr("Now an event: select the word that says what happened, and press {key}."),
            self.tr(
                "{key} marks the article as done and opens the next one. All is saved already."
            ),
        )
        places = {
            0: {},
            1: {"{key}": label[0], "{label}": label[1]},
            2: {
                "{key}": keymap.shown_key("drop_clitic"),
                "{back}": keymap.shown_key("take_clitic"),
            },
            3: {"{key}": keymap.shown_key("event")},
            4: {"{key}": keymap.shown_key("done_and_next")},
        }
        targets = (self._words, self._label_row, self._mark, self._mark, self._progress)
        sides = (_BESIDE_TEXT, _BESIDE_PANEL, _BESIDE_TEXT, _BESIDE_TEXT, _AT_THE_FOOT)
        hints = []
        for at, said in enumerate(words):
            for place, value in places[at].items():
                said = said.replace(place, value)
            hints.append(Hint(said, targets[at], sides[at]))
        return hints

    # --- what they point at ---------------------------------------------------------------

    def _box(self, start: int, end: int) -> QRect:
        """The first box of a range of the text; the middle of the page where it is not in sight."""
        canvas = self._window.canvas
        port = canvas.viewport()
        corner = port.mapTo(self._window, QPoint(0, 0))
        for box in canvas.boxes(start, end):
            shown = box.toRect().intersected(port.rect())
            if not shown.isEmpty():
                return shown.translated(corner)
        middle = port.rect().center() + corner
        return QRect(middle, middle)

    def _words(self) -> QRect:
        """A word near the top of what is shown."""
        text = self._window.canvas.text()
        first = len(text) - len(text.lstrip())
        return self._box(first, first + len(text[first:].partition(" ")[0].partition("\n")[0]))

    def _mark(self) -> QRect:
        """The item, with its badge, or the text that is selected, else a word."""
        mention = self._window.marking.selected_mention()
        if mention is not None:
            return self._box(*mention.fragments[0]).adjusted(0, 0, 0, scaled(_BADGE))
        parts = self._window.canvas.fragments()
        return self._box(*parts[0]) if parts else self._words()

    def _label(self) -> tuple[str, str, QRect]:
        """Key, name and row of a label; of one at whose side a card does not hide what is selected.

        Empty words and the whole list where the scheme has no label with a key.
        """
        window, tree = self._window, self._window.palette_panel.tree
        corner = widget_rect(tree.viewport(), window)
        keys = {label.key: label for label in window.bridge.session.scheme.offered("entity")}
        taken, found = self._mark(), ("", "", widget_rect(tree, window))
        for at in range(tree.topLevelItemCount()):
            row = tree.topLevelItem(at)
            if row is None:
                continue
            label = keys.get(row.data(0, Qt.ItemDataRole.UserRole))
            place = tree.visualItemRect(row).translated(corner.topLeft())
            if label is None or not label.hotkey or not corner.contains(place):
                continue
            name = label.names.ar if window.language == "ar" else label.names.en
            aside = abs(place.center().y() - taken.center().y()) > scaled(_CLEAR)
            if aside or not found[0]:
                found = label.hotkey, name, place
            if aside:
                break
        return found

    def _label_row(self) -> QRect:
        return self._label()[2]

    def _progress(self) -> QRect:
        return widget_rect(self._window.status.progress, self._window)

    # --- going on -------------------------------------------------------------------------

    def start(self) -> None:
        """Begin with the first hint, or with the second where text is selected already."""
        if self._window.bridge.session.state is None:
            self._window.status.say(self.tr("Open an article first; the hints point at it."))
            return
        self._listen(on=True)
        self._window.canvas.setFocus()
        self._show(1 if self._window.canvas.fragments() else 0)

    def go_on(self) -> None:
        """Show the next hint; behind the last one the tour is over."""
        if self.at is None:
            return
        if self.at + 1 < len(self.hints()):
            self._show(self.at + 1)
        else:
            self.leave()
            words = self.tr("That was all. {key} shows the keys of the moment; Help has the tour.")
            said = self._window.router.keymap.shown_key("moment_keys")
            self._window.status.say(words.replace("{key}", said))

    def leave(self) -> None:
        """Take the hint away."""
        self.at = None
        self._listen(on=False)
        self.callout.hide()

    def _listen(self, *, on: bool) -> None:
        for key in self._keys:
            key.setEnabled(on)
        if on:
            self._follow.start()
        else:
            self._follow.stop()

    def _show(self, at: int) -> None:
        self.at = at
        hints = self.hints()
        number = self.tr("Hint {at} of {all}").replace("{all}", str(len(hints)))
        last = at + 1 == len(hints)
        on = self.tr("Finish") if last else self.tr("Next")
        off = self.tr("Leave")
        buttons = (f"{on}  {_ON}", f"{off}  {key_words(_OFF)}")
        self.callout.say(hints[at].words, number.replace("{at}", str(at + 1)), buttons)
        self._place()
        # Once more when what has just been shown or hidden has moved the rest.
        QTimer.singleShot(0, self, self._place)
        announce(self._window.canvas, self.callout.accessibleName())

    def _place(self) -> None:
        """Stand beside the place again: the text scrolls, the window changes its size."""
        if self.at is None:
            return
        hint, window = self.hints()[self.at], self._window
        room = window.rect().adjusted(4, window.menuBar().height(), -4, -4)
        self.callout.point_at(hint.target(), room, hint.sides)

    # --- what the person does -------------------------------------------------------------

    def _selected(self) -> None:
        if self.at == 0 and self._window.canvas.fragments():
            self._show(1)

    def _saved(self, act: Transaction) -> None:
        if self.at is None or act.origin in (Origin.UNDO, Origin.REDO):
            return
        done = {1: _marked, 2: _resized, 3: _happened, 4: _finished}.get(self.at)
        if done is not None and any(done(edit.before, edit.after) for edit in act.edits):
            # Once the act is on the screen: the next hint may point at what it made.
            QTimer.singleShot(0, self, self.go_on)


def _marked(before: object, after: object) -> bool:
    return before is None and isinstance(after, Span)


def _resized(before: object, after: object) -> bool:
    if not isinstance(before, Span) or not isinstance(after, Span):
        return False
    return before.fragments != after.fragments


def _happened(before: object, after: object) -> bool:
    return isinstance(after, Event) and not isinstance(before, Event)


def _finished(_before: object, after: object) -> bool:
    return isinstance(after, Layer) and after.status == Status.DONE
