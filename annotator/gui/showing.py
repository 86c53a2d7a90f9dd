"""Showing: brings every panel up to date after a change. Reads the session; never acts on it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer

from annotator.app.inspect import item_view
from annotator.app.scene import Look, SceneBuilder
from annotator.app.session import Change
from annotator.gui.canvas.accessible import announce
from annotator.gui.document_view import zone_name
from annotator.gui.lettering import scripts_without_font
from annotator.gui.linking import Filling
from annotator.gui.titles import act_title
from annotator.gui.widgets import isolated
from annotator.model.commands_groups import ZONE_KINDS
from annotator.model.document import Document, LayerKey
from annotator.model.edits import SCHEME_PLACE, Edit, Origin, Transaction
from annotator.model.entry import Entry
from annotator.model.items import Event, Mention, Relation, Span
from annotator.model.marks import Scene
from annotator.model.state import Annotations
from annotator.text.controls import oddities

if TYPE_CHECKING:
    from annotator.gui.window import Window


class Showing(QObject):
    """Scene, palette, inspector, list and menus of one window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._builder = SceneBuilder(window.bridge.session.scheme)
        self._changed: set[str] | None = None
        self.scene_now = Scene()
        self._spoken: str | None = None
        self._ready: tuple[Annotations, SceneBuilder, Scene] | None = None
        self._document: str | None = None
        self._waiting = QTimer(self, singleShot=True, interval=0)
        self._waiting.timeout.connect(self._canvas)
        self._behind = QTimer(self, singleShot=True, interval=0)
        self._behind.timeout.connect(self.panels)

    def refresh(self) -> None:
        """Show selection and armed slot again, once, when the present event is through.

        Until then the canvas is not painted: what it has is about to be another picture. What
        stands beside the article comes behind it, so that the eye has the mark first.
        """
        if self._window.bridge.session.state is not None:
            self._window.canvas.viewport().setUpdatesEnabled(False)
        self._waiting.start()

    def refresh_panels(self) -> None:
        """Show again what stands beside the article, once, when the canvas is painted."""
        self._behind.start()

    def _canvas(self) -> None:
        port = self._window.canvas.viewport()
        marking = self._window.marking
        self._waiting.stop()
        self.scene()
        shown, marking.revealed = marking.revealed, None
        if shown is not None:
            self._window.canvas.show_item(shown)
        port.setUpdatesEnabled(True)
        # First, so that a fault in the paint, which comes out here, leaves no panel behind.
        self._behind.start()
        port.repaint()

    def _now(self) -> None:
        self._waiting.stop()
        self.scene()
        self._window.canvas.viewport().setUpdatesEnabled(True)
        self.panels()

    def scheme(self) -> None:
        """Show another scheme, or the same one after a change."""
        window, scheme = self._window, self._window.bridge.session.scheme
        self._builder = SceneBuilder(scheme)
        self._changed = None
        window.router.set_scheme(scheme)
        caps = {label.key: label.hotkey or label.second or "" for label in scheme.labels}
        window.palette_panel.set_scheme(scheme, window.language, caps)

    def show_place(self, start: int, end: int) -> None:
        """Select the code points [start, end) and bring them into sight."""
        self._window.canvas.select(start, end)
        self._window.canvas.ensure_visible(start, end)

    def show_turned(self) -> None:
        """Show the first mark of direction that turns letters, with the signs of all of them."""
        odd = oddities(self._window.canvas.text())
        if odd:
            if not self._window.canvas.shows_invisibles:
                self._window.commands.run("toggle_invisibles")
            self.show_place(odd[0].at, odd[0].at + 1)

    def project(self) -> None:
        """Say above the article what is special about the project, if anything is."""
        window, store = self._window, self._window.bridge.session.store
        if store.read_only:
            window.notice.tell(self.tr("Open for reading only: nothing can be marked here."))
        elif store.far:
            words = self.tr(
                "This project lies on another computer: each act takes longer there, and two "
                "people must not work on it at once."
            )
            window.notice.tell(words)
        else:
            window.notice.clear()

    def documents(self) -> None:
        """Read the list of documents again."""
        self._window.listing.read()

    def change(self, change: Change) -> None:
        """Show what the session has just told: an act is on the disk, or a document open."""
        if change.new is None:
            return
        if change.transaction is None:
            self._opened(change)
        else:
            self._edited(change, change.transaction)
        self.steps()

    def _opened(self, change: Change) -> None:
        window, state = self._window, change.new
        assert state is not None, "a document was opened"
        again = self._document == state.key.document and window.canvas.text() == state.text
        if again:
            # Read once more: whoever reads or marks stays where they are.
            window.linking.stop()
            window.everywhere.leave()
            window.marking.forget_missing()
        else:
            self.leave()
        self._changed = None
        self.text(state.document, state.text)
        if not window.bridge.session.unsaved:
            window.status.show_saved(self.tr("Everything is saved"))
        self._now()

    def leave(self) -> None:
        """Let go of what is selected, armed and proposed in the document so far."""
        window = self._window
        window.linking.stop()
        window.everywhere.leave()
        window.marking.select(show=False)

    def text(self, document: Document, text: str) -> None:
        """Show the text of a document, without marks; the same one stays where it is."""
        window = self._window
        window.documents.set_current(document.id)
        name = self.tr("Annotator")
        window.setWindowTitle(f"{document.title} — {name}")
        if self._document == document.id and window.canvas.text() == text:
            return
        self._document = document.id
        window.finder.set_text(text)
        window.canvas.set_text(text, "ltr" if document.direction == "ltr" else "rtl")
        odd = oddities(text)
        names = ", ".join(sorted({one.name for one in odd}))
        window.status.show_turned(len(odd), odd[0].at if odd else 0, names)
        self._letters(text)

    def _letters(self, text: str) -> None:
        lacking = scripts_without_font(text, self._window.canvas.reading_font)
        if lacking:
            words = self.tr(
                "No font on this computer has letters of this article ({scripts}), so they show "
                "as boxes. Install one, such as Noto Sans {script}; what you mark is right anyway."
            )
            shown = isolated(", ".join(lacking))
            self._window.status.say(words.format(scripts=shown, script=isolated(lacking[0])))

    def past(self, then: Annotations) -> None:
        """Show a state of before, which is not that of the session; the view stays where it is."""
        window = self._window
        if window.canvas.text() != then.text:
            self.text(then.document, then.text)
        window.inspector.show_item(None)
        builder = SceneBuilder(window.bridge.session.scheme)
        window.canvas.set_scene(builder.scene(then, msgspec.structs.replace(self.look(), peers=())))
        window.palette_panel.set_counts(then.counts)
        window.status.show_saved(self.tr("Everything is saved; this is the past"))
        self.steps()

    def keeping_place(self, act: Callable[[], object]) -> None:
        """Do something that shows the text anew, and scroll back to where the reader was."""
        bar = self._window.canvas.verticalScrollBar()
        at = bar.value()
        act()
        bar.setValue(at)

    def nothing(self) -> None:
        """Show that no document is open: there is none, or it could not be read."""
        window = self._window
        self._document = None
        window.marking.select(show=False)
        window.inspector.show_item(None)
        window.finder.set_text("")
        window.canvas.set_text("", "rtl")
        window.status.show_turned(0, 0, "")
        window.status.show_saved(self.tr("No document is open"), problem=True)
        window.setWindowTitle(self.tr("Annotator"))
        self.panels()
        self.steps()

    def take(self, state: Annotations, builder: SceneBuilder, scene: Scene) -> None:
        """The scene of a state that is adopted next, made elsewhere."""
        self._ready = state, builder, scene

    def _edited(self, change: Change, transaction: Transaction) -> None:
        window = self._window
        if any(_of_scheme(edit) for edit in transaction.edits):
            self.scheme()
        old, new = change.old, change.new
        if self._changed is not None and new is not None:
            self._changed.update(_ids(transaction, new.key))
        if old is not None and new is not None and old.version is not new.version:
            self._other_text(new)
            window.listing.follow(transaction)
            return
        window.marking.forget_missing()
        window.linking.forget_missing()
        self._reselect(change, transaction)
        self.refresh()
        window.listing.follow(transaction)

    def _other_text(self, state: Annotations) -> None:
        """The text itself was corrected, or a correction taken back; the reader stays there."""
        self.leave()
        self._changed = None
        self.keeping_place(lambda: self.text(state.document, state.text))
        self._now()

    def _reselect(self, change: Change, transaction: Transaction) -> None:
        """After undo and redo, select what they brought back, so that the eye finds it."""
        if transaction.origin not in (Origin.UNDO, Origin.REDO) or change.new is None:
            return
        marking = self._window.marking
        back = [edit.after for edit in transaction.edits if isinstance(edit.after, Mention)]
        ids = [mention.id for mention in back if change.new.mention(mention.id) is not None]
        if ids and ids[0] not in marking.selected:
            marking.selected = (ids[0],)
            marking.reveal(ids[0])

    def steps(self) -> None:
        """Name in the menu what undo and redo would touch."""
        history = self._window.bridge.session.history
        for name, steps in (("undo", history.done), ("redo", history.undone)):
            title = act_title(steps[-1].title) if steps else ""
            self._window.menus.set_step(name, bool(steps), title)

    def scene(self) -> None:
        """Hand the marks to the canvas, which paints what differs."""
        window, state = self._window, self._window.bridge.session.state
        if state is None:
            return
        ready, self._ready = self._ready, None
        if ready is not None and ready[0] is state:
            # What was read by a thread has its first scene already.
            _, self._builder, self.scene_now = ready
        else:
            self.scene_now = self._builder.scene(state, self.look(), self._changed)
        window.canvas.set_scene(self.scene_now)
        self._changed = set()

    def look(self) -> Look:
        """What the person looks at now."""
        window = self._window
        return Look(
            selected=window.marking.selected,
            numbers=window.linking.numbers(),
            language=window.language,
            all_relations=window.settings.show_all_relations,
            all_events=window.settings.show_all_events,
            peers=window.grouping.peers(),
            zone_names={kind: zone_name(kind) for kind in ZONE_KINDS},
            proposed=window.everywhere.proposed(),
        )

    def panels(self) -> None:
        """Show counts, the armed label, and the selected item."""
        window, session = self._window, self._window.bridge.session
        state, mode, marking = session.state, window.linking.mode, window.marking
        self._behind.stop()
        window.guiding.follow()
        window.palette_panel.set_prompt(marking.awaiting)
        if state is None:
            window.palette_panel.set_counts({})
            window.inspector.show_item(None)
            return
        window.palette_panel.set_counts(state.counts)
        window.grouping.refresh()
        window.palette_panel.set_armed(marking.armed)
        one = marking.selected[0] if len(marking.selected) == 1 else None
        view = item_view(state, session.scheme, one, window.language) if one else None
        if view is not None and one != self._spoken:
            announce(window.canvas, f"{view.name}: {view.quote}")
        self._spoken = one
        window.inspector.show_item(view)
        window.clustering.refresh()
        window.inspector.set_armed(mode.role if isinstance(mode, Filling) else None)
        window.inspector.settle()


def _of_scheme(edit: Edit) -> bool:
    """Whether an edit changes the scheme; texts of the project do not."""
    return edit.place == SCHEME_PLACE and not isinstance(edit.value, Entry)


def _ids(transaction: Transaction, key: LayerKey) -> set[str]:
    """The ids of the items of a layer that a transaction touched."""
    return {
        value.id
        for edit in transaction.edits
        if edit.place == key
        for value in (edit.before, edit.after)
        if isinstance(value, (Span, Event, Relation))
    }
