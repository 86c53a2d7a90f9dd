"""Showing: brings every panel up to date after a change. Reads the session; never acts on it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.app.inspect import item_view
from annotator.app.scene import Look, SceneBuilder
from annotator.app.session import Change
from annotator.gui.canvas.accessible import announce
from annotator.gui.document_view import zone_name
from annotator.gui.linking import Filling
from annotator.gui.titles import act_title
from annotator.model.commands_groups import ZONE_KINDS
from annotator.model.document import Document, Status
from annotator.model.edits import SCHEME_PLACE, Origin, Transaction
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
        self._waiting.timeout.connect(self._now)

    def refresh(self) -> None:
        """Show selection and armed slot again, once, when the present event is through.

        Until then the canvas is not painted: what it has is about to be another picture.
        """
        if self._window.bridge.session.state is not None:
            self._window.canvas.viewport().setUpdatesEnabled(False)
        self._waiting.start()

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

    def documents(self) -> None:
        """Read the list of documents again."""
        window, session = self._window, self._window.bridge.session
        rows = session.documents()
        window.documents.set_rows(rows)
        self._progress()
        if session.state is not None:
            window.documents.set_current(session.state.key.document)

    def _progress(self) -> None:
        rows = self._window.documents.rows()
        done = sum(row.status == Status.DONE for row in rows)
        self._window.status.show_progress(done, len(rows))

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
        self.leave()
        self._changed = None
        self.text(state.document, state.text)
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

    def nothing(self) -> None:
        """Show that no document is open: the one that was asked for could not be read."""
        window = self._window
        self._document = None
        window.finder.set_text("")
        window.canvas.set_text("")
        window.status.show_turned(0, 0, "")
        window.status.show_saved(self.tr("No document is open"), problem=True)
        window.setWindowTitle(self.tr("Annotator"))
        self.panels()

    def take(self, state: Annotations, builder: SceneBuilder, scene: Scene) -> None:
        """The scene of a state that is adopted next, made elsewhere."""
        self._ready = state, builder, scene

    def _edited(self, change: Change, transaction: Transaction) -> None:
        window = self._window
        if any(edit.place == SCHEME_PLACE for edit in transaction.edits):
            self.scheme()
        if self._changed is not None:
            self._changed.update(_ids(transaction))
        window.marking.forget_missing()
        window.linking.forget_missing()
        self._reselect(change, transaction)
        self.refresh()
        row = window.bridge.session.document_row()
        if row is not None:
            before = window.documents.row(row.id)
            window.documents.update_row(row)
            if before is None or before.status != row.status:
                self._progress()

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


def _ids(transaction: Transaction) -> set[str]:
    """The ids of the items that a transaction touched."""
    return {
        value.id
        for edit in transaction.edits
        for value in (edit.before, edit.after)
        if isinstance(value, (Span, Event, Relation))
    }
