"""Command palette: one line that finds commands, labels, documents and projects in two languages.

Titles are found in Arabic and in English whatever the language of the interface is, folded.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QEvent,
    QObject,
    QSize,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.able import lacking, why_lacking, why_not
from annotator.gui.finding import Entry, found
from annotator.gui.jobs import Job, raise_bug
from annotator.gui.keys import COMMANDS, MENUS, translated
from annotator.gui.palette_rows import ENTRY, PaletteDelegate
from annotator.gui.theme import scaled
from annotator.gui.widgets import plain_label
from annotator.model.place import project_title
from annotator.model.record import DocumentRow
from annotator.model.scheme import Label, Scheme
from annotator.settings import resources
from annotator.text.fold import fold

if TYPE_CHECKING:
    from annotator.gui.window import Window

_SIZE = QSize(640, 440)
_TOP = 54
_MOST_DOCUMENTS = 20
_MOST = 200
_MARK_AS = QT_TRANSLATE_NOOP("Command", "Mark as {label}")
_EVENT = QT_TRANSLATE_NOOP("Command", "Event: {label}")
_LABEL_DOCUMENT = QT_TRANSLATE_NOOP("Command", "Label of the document: {label}")
_KINDS = {"entity": _MARK_AS, "event": _EVENT, "document": _LABEL_DOCUMENT}


class Arabic:
    """The Arabic titles of commands, also while the interface is in English."""

    def __init__(self) -> None:
        self._own = QTranslator()
        self._own.load("annotator_ar", str(resources() / "i18n"))

    def of(self, title: str) -> str:
        """The Arabic title of a command or menu; the English one where there is none."""
        return self._own.translate("Command", title) or title


class Palette(QFrame):
    """A pop-up with a line and what it finds. `run` is called with the entry that is taken."""

    def __init__(self, window: "Window", run: Callable[[Entry], None]) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("commandPalette")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._window, self._run = window, run
        self._entries: Sequence[Entry] = ()
        self._documents: Documents | None = None
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("A command, a label, a document, a project"))
        self.line.setAccessibleName(self.tr("Find a command"))
        self.line.setMaxLength(200)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = plain_label(self.tr("Nothing has this name."), wrap=True)
        column = QVBoxLayout(self)
        margin = scaled(10)
        column.setContentsMargins(margin, margin, margin, margin)
        for widget in (self.line, self.list, self.nothing):
            column.addWidget(widget)
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.setFocusProxy(self.line)

    def ask(self, entries: Sequence[Entry], documents: "Documents") -> None:
        """Open at the top of the window with nothing typed."""
        self._entries, self._documents = entries, documents
        documents.arrived.append(self._show_documents)
        self.line.clear()
        self._look()
        size = QSize(scaled(_SIZE.width()), scaled(_SIZE.height()))
        size = size.boundedTo(self._window.size() - QSize(40, _TOP + 20))
        self.resize(size)
        corner = self._window.mapToGlobal(self._window.rect().topLeft())
        left = corner.x() + (self._window.width() - size.width()) // 2
        self.move(left, corner.y() + _TOP)
        self.show()
        self.line.setFocus()

    def shown(self) -> list[Entry]:
        """What is on the list, from the top."""
        return [self.list.item(at).data(ENTRY) for at in range(self.list.count())]

    def _look(self) -> None:
        typed = self.line.text()
        self._show(found(self._entries, typed)[:_MOST])
        if self._documents is not None:
            self._documents.look(typed)

    def _show(self, entries: Sequence[Entry]) -> None:
        self.list.clear()
        self._add(entries)
        self.list.setCurrentRow(0)

    def _add(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            item = QListWidgetItem()
            item.setData(ENTRY, entry)
            said = (entry.title, entry.keys, entry.why)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(s for s in said if s))
            self.list.addItem(item)
        self.nothing.setVisible(not self.list.count())

    def _show_documents(self, typed: str, entries: list[Entry]) -> None:
        """Put the documents that were found below the rest, when nothing else was typed since."""
        if typed == self.line.text() and self.isVisible():
            first = self.list.count() == 0
            self._add(entries)
            if first:
                self.list.setCurrentRow(0)

    def _take(self, item: QListWidgetItem | None) -> None:
        entry = item.data(ENTRY) if item is not None else None
        if isinstance(entry, Entry) and not entry.why:
            self.hide()
            self._run(entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that are no letters of a name."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        page = max(1, self.list.height() // max(1, self.list.sizeHintForRow(0)) - 1)
        moves: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_PageDown: lambda: self._step(page, stop=True),
            Qt.Key.Key_PageUp: lambda: self._step(-page, stop=True),
            Qt.Key.Key_Return: lambda: self._take(self.list.currentItem()),
            Qt.Key.Key_Enter: lambda: self._take(self.list.currentItem()),
            Qt.Key.Key_Escape: self.hide,
        }
        move = moves.get(event.key())
        if move is not None:
            move()
        return move is not None

    def _step(self, by: int, *, stop: bool = False) -> None:
        count = self.list.count()
        if count:
            at = self.list.currentRow() + by
            self.list.setCurrentRow(max(0, min(count - 1, at)) if stop else at % count)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was looked for is let go."""
        super().hideEvent(event)
        if self._documents is not None:
            self._documents.arrived.clear()


class Documents(QObject):
    """Finds documents by title, by a worker: folding 100,000 of them takes its time.

    Those in `arrived` are called with what was typed and the documents that have it.
    """

    def __init__(self, rows: Sequence[DocumentRow], parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows
        self._folded: list[str] = []
        self._job: Job | None = None
        self.arrived: list[Callable[[str, list[Entry]], None]] = []

    def look(self, typed: str) -> None:
        """Look for what is typed; an answer that came too late is let go."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        wanted = fold(typed).split()
        if not wanted:
            return
        self._job = Job(lambda _told, stopped: (typed, self._find(wanted, stopped)))
        self._job.finished.connect(self._answer)
        self._job.broke.connect(raise_bug)
        self._job.start()

    def _find(self, wanted: list[str], stopped: Callable[[], bool]) -> list[Entry]:
        """The first documents whose title has all words; a list of rows is folded once."""
        hits: list[Entry] = []
        for at, row in enumerate(self._rows):
            if at >= len(self._folded):
                self._folded.append(fold(f"{row.title} {row.name}"))
            if all(word in self._folded[at] for word in wanted):
                title = row.title or row.name
                hits.append(Entry(kind="go", key=row.id, title=title))
                if len(hits) >= _MOST_DOCUMENTS:
                    break
            if at % 256 == 0 and stopped():
                break
        return hits

    def _answer(self, answer: tuple[str, list[Entry]]) -> None:
        if self.sender() is self._job:
            for call in self.arrived:
                call(*answer)


class CommandPalette(QObject):
    """Puts together what can be found in a window, and runs what is taken."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._arabic = Arabic()
        self._before: QWidget | None = None
        self.palette = Palette(window, self._run)

    def ask(self) -> None:
        """Open the palette."""
        self._before = QApplication.focusWidget()
        documents = Documents(self._window.documents.rows(), self)
        self.palette.ask(self.entries(), documents)

    def entries(self) -> list[Entry]:
        """Commands, labels and projects, as things stand now."""
        lacks = lacking(self._window)
        return [*self._commands(lacks), *self._labels(lacks), *self._projects()]

    def _entry(self, kind: str, key: str, titles: tuple[str, str], **more: str) -> Entry:
        """An entry with (Arabic, English) titles, that of the interface's language first."""
        arabic, english = (title.replace("&", "").removesuffix("…") for title in titles)
        mine, other = (arabic, english) if self._window.language == "ar" else (english, arabic)
        return Entry(kind=kind, key=key, title=mine, other=other, **more)

    def _commands(self, lacks: frozenset[str]) -> list[Entry]:
        keymap, menus = self._window.router.keymap, dict(MENUS)
        return [
            self._entry(
                "command",
                command.name,
                (self._arabic.of(command.title), command.title),
                keys=keymap.shown_key(command.name),
                why=why_not(command.name, lacks),
                place=translated(menus[command.menu]).replace("&", ""),
            )
            for command in COMMANDS
            if command.name != "command_palette"
        ]

    def _labels(self, lacks: frozenset[str]) -> list[Entry]:
        scheme = self._window.bridge.session.scheme
        return [
            self._label(scheme, label, lacks)
            for label in scheme.labels
            if not scheme.retired(label.key)
            if label.kind in _KINDS and not (label.kind == "event" and scheme.children(label.key))
        ]

    def _label(self, scheme: Scheme, label: Label, lacks: frozenset[str]) -> Entry:
        pattern, colour = str(_KINDS[label.kind]), scheme.colour_of(label.key)
        needs = {"document", "write"} | ({"some"} if label.kind == "event" else set())
        arabic = self._arabic.of(pattern).replace("{label}", label.names.ar or label.key)
        english = pattern.replace("{label}", label.names.en or label.key)
        dark = self._window.theme.dark
        strokes = (scheme.label(label.parent), label) if label.parent else (label,)
        keys = [(one.hotkey or one.second or "") for one in strokes if one is not None]
        return self._entry(
            label.kind,
            label.key,
            (arabic, english),
            keys=" ".join(keys) if all(keys) and label.kind == "entity" else "",
            why=why_lacking(needs, lacks),
            colour="" if colour is None else colour.dark if dark else colour.light,
            keywords=label.key,
        )

    def _projects(self) -> list[Entry]:
        here = self._window.settings.last
        words = QCoreApplication.translate("Command", "&Recent projects").replace("&", "")
        return [
            Entry(
                kind="project",
                key=name,
                title=project_title(name),
                keywords=name,
                place=words,
            )
            for name in self._window.settings.recent
            if name != here
        ]

    def _run(self, entry: Entry) -> None:
        """Do what was taken, with the focus where it was before."""
        window = self._window
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        acts: dict[str, Callable[[str], object]] = {
            "command": window.commands.run,
            "entity": self._mark,
            "event": window.linking.make_event,
            "document": window.grouping.toggle_label,
            "go": window.open_document,
            "project": window.projectAsked.emit,
        }
        acts[entry.kind](entry.key)

    def _mark(self, label: str) -> None:
        if not self._window.linking.mark_new(label):
            self._window.marking.press_label(label)
