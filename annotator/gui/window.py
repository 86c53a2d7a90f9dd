"""Window: lays out the panels and wires them. The one page where panels are connected."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from annotator.app.inspect import item_view
from annotator.app.scene import Look, SceneBuilder
from annotator.app.session import Change, Session
from annotator.errors import UserError
from annotator.gui.asking import Asking
from annotator.gui.bridge import Bridge
from annotator.gui.canvas.view import Canvas
from annotator.gui.commands import Commands
from annotator.gui.documents import DocumentsPanel
from annotator.gui.inspector import Inspector
from annotator.gui.keyrouter import KeyRouter
from annotator.gui.keys import Keymap
from annotator.gui.labels import LabelPalette
from annotator.gui.linking import Filling, Linking
from annotator.gui.marking import Marking
from annotator.gui.menus import Menus
from annotator.gui.statusbar import StatusBar
from annotator.gui.theme import CanvasTheme
from annotator.gui.titles import act_title
from annotator.gui.widgets import message
from annotator.model import commands
from annotator.model.document import Document, Status, TextVersion
from annotator.model.edits import SCHEME_PLACE, Origin, Transaction
from annotator.model.items import Fragment, Mention
from annotator.settings import Settings


class Window(QMainWindow):
    """The main window on one session.

    `projectAsked` carries a path (or "" for the sample) when another project is to be opened in
    this window's place; `settingsChanged` carries the new Settings.
    """

    projectAsked = Signal(str)
    settingsChanged = Signal(object)

    def __init__(self, session: Session, settings: Settings, theme: CanvasTheme) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.settings = settings
        self.theme = theme
        self.bridge = Bridge(session, self)
        self.canvas = Canvas(self)
        self.documents = DocumentsPanel(self)
        self.palette_panel = LabelPalette(self)
        self.inspector = Inspector(self)
        self.status = StatusBar(self)
        self.marking = Marking(self.bridge, self.canvas, self)
        self.linking = Linking(self.bridge, self.canvas, self.marking)
        self.asking = Asking(self)
        self.commands = Commands(self)
        self.menus = Menus(self, self.commands.run)
        self.router = KeyRouter(self.canvas, self.marking, self.linking, self.commands.run)
        self._builder = SceneBuilder(session.scheme)
        self._refreshing = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._wire()
        self.use_settings(settings, theme)
        self._show_scheme()
        self.show_documents()

    # --- layout and wiring ------------------------------------------------------------------

    def _lay_out(self) -> None:
        side = QSplitter(Qt.Orientation.Vertical, self)
        side.addWidget(self.palette_panel)
        side.addWidget(self.inspector)
        side.setSizes([420, 420])
        main = QSplitter(Qt.Orientation.Horizontal, self)
        for panel, stretch in ((self.documents, 0), (self.canvas, 1), (side, 0)):
            main.addWidget(panel)
            main.setStretchFactor(main.count() - 1, stretch)
        main.setSizes([240, 820, 300])
        main.setChildrenCollapsible(False)
        self.setCentralWidget(main)
        self.setStatusBar(self.status)
        self.resize(1360, 860)

    def _wire(self) -> None:
        bridge, canvas, marking, linking = self.bridge, self.canvas, self.marking, self.linking
        bridge.changed.connect(self._changed)
        bridge.refused.connect(self._refused)
        bridge.saved.connect(self._saved)
        canvas.itemClicked.connect(self._item_clicked)
        canvas.emptyClicked.connect(self._empty_clicked)
        canvas.selectionChanged.connect(self._selection_changed)
        canvas.selectionFinished.connect(self._selection_finished)
        canvas.caretMoved.connect(self._selection_changed)
        marking.lookChanged.connect(self.refresh)
        marking.message.connect(self.status.say)
        marking.prompted.connect(self.palette_panel.set_prompt)
        linking.modeChanged.connect(self.refresh)
        linking.message.connect(self.status.say)
        linking.relationAsked.connect(self.asking.ask_relation)
        self.documents.documentChosen.connect(self.open_document)
        self.documents.importAsked.connect(lambda: self.commands.run("import_files"))
        self.palette_panel.labelChosen.connect(self._label_chosen)
        self._wire_inspector()
        self._refreshing.timeout.connect(self._refresh)

    def _wire_inspector(self) -> None:
        inspector, edit = self.inspector, self._edit_item
        inspector.slotArmed.connect(self._slot_armed)
        inspector.argumentRemoved.connect(lambda at: edit(commands.remove_argument, at))
        inspector.attributeChanged.connect(
            lambda key, value: edit(commands.set_attribute, key, value)
        )
        inspector.noteChanged.connect(lambda note: edit(commands.set_note, note))
        inspector.normChanged.connect(lambda norm: edit(commands.set_norm, norm))
        inspector.itemAsked.connect(self._item_asked)
        inspector.labelAsked.connect(self.asking.ask_label)
        inspector.relationAsked.connect(lambda: self.commands.run("relation"))
        inspector.deleteAsked.connect(lambda: self.commands.run("delete"))

    # --- settings and scheme ----------------------------------------------------------------

    @property
    def language(self) -> str:
        """The language that names are shown in: "ar" or "en"."""
        return "ar" if self.isRightToLeft() else "en"

    def use_settings(self, settings: Settings, theme: CanvasTheme) -> None:
        """Take over fonts, keys, language and look at once."""
        self.settings, self.theme = settings, theme
        keymap = Keymap(settings.hotkeys)
        self.router.keymap = keymap
        self.menus.set_keymap(keymap)
        self.canvas.set_theme(theme)
        self.canvas.set_reading(settings.reading_font, settings.reading_size, settings.column_width)
        for panel in (self.documents, self.palette_panel, self.inspector):
            panel.set_theme(theme.dark)
        self._show_steps()
        self.refresh()

    def _show_scheme(self) -> None:
        scheme = self.bridge.session.scheme
        self._builder = SceneBuilder(scheme)
        self.router.set_scheme(scheme)
        caps = {label.key: label.hotkey or label.second or "" for label in scheme.labels}
        self.palette_panel.set_scheme(scheme, self.language, caps)

    # --- documents ----------------------------------------------------------------------------

    def show_documents(self) -> None:
        """Read the list of documents again."""
        session = self.bridge.session
        rows = session.store.documents(session.author)
        self.documents.set_rows(rows)
        done = sum(1 for row in rows if row.status == Status.DONE)
        self.status.show_progress(done, len(rows))
        if session.state is not None:
            self.documents.set_current(session.state.key.document)

    def open_document(self, id: str) -> None:
        """Open a document of the project in this author's layer."""
        state = self.bridge.session.state
        if state is None or state.key.document != id:
            self.inspector.finish_editing()
            self.bridge.session.open_document(id)
        self.canvas.setFocus()

    # --- what the session says ------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        state = change.new
        if state is None:
            return
        if change.transaction is None:
            self.linking.stop()
            self.marking.select(show=False)
            self.canvas.set_text(state.text, state.document.direction)
            self.documents.set_current(state.key.document)
            self.setWindowTitle(f"{state.document.title} — {self.tr('Annotator')}[*]")
            self._scene()
        else:
            if any(edit.place == SCHEME_PLACE for edit in change.transaction.edits):
                self._show_scheme()
            self.marking.forget_missing()
            self.linking.forget_missing()
            self._reselect(change)
            self._scene(_touched(change.transaction))
            self._row_changed()
        self._show_steps()
        self._panels()

    def _reselect(self, change: Change) -> None:
        """After undo and redo, select what they brought back, so that the eye finds it."""
        tx = change.transaction
        if tx is None or tx.origin not in (Origin.UNDO, Origin.REDO) or change.new is None:
            return
        back = [e.after for e in tx.edits if isinstance(e.after, Mention)]
        ids = [m.id for m in back if change.new.mention(m.id) is not None]
        if ids and ids[0] not in self.marking.selected:
            self.marking.selected = (ids[0],)
            self.marking.reveal(ids[0])

    def _row_changed(self) -> None:
        session = self.bridge.session
        if session.state is None:
            return
        row = session.document_row()
        before = self.documents.row(row.id)
        self.documents.update_row(row)
        if before is None or before.status != row.status:
            rows = self.documents.rows()
            self.status.show_progress(sum(r.status == Status.DONE for r in rows), len(rows))

    def _saved(self, transaction: Transaction) -> None:
        verb = {
            Origin.UNDO: self.tr("Taken back: {act}"),
            Origin.REDO: self.tr("Done again: {act}"),
        }.get(transaction.origin, self.tr("Saved: {act}"))
        self.status.show_saved(verb.replace("{act}", act_title(transaction.title)))

    def _refused(self, error: UserError) -> None:
        self.status.show_saved(self.tr("Not saved"), problem=True)
        message(self, self.tr("Nothing was changed"), error.message)

    def _show_steps(self) -> None:
        history = self.bridge.session.history
        for name, steps in (("undo", history.done), ("redo", history.undone)):
            self.menus.set_step(name, bool(steps), act_title(steps[-1].title) if steps else "")

    # --- what is shown ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show selection and armed slot again, once, when the present event is through."""
        self._refreshing.start()

    def _refresh(self) -> None:
        self._scene(())
        self._panels()

    def _scene(self, touched: tuple[Fragment, ...] | None = None) -> None:
        state = self.bridge.session.state
        if state is None:
            return
        look = Look(
            selected=self.marking.selected,
            numbers=self.linking.numbers(),
            language=self.language,
            all_relations=self.settings.show_all_relations,
        )
        self.canvas.set_scene(self._builder.scene(state, look))

    def _panels(self) -> None:
        session, mode = self.bridge.session, self.linking.mode
        state = session.state
        if state is None:
            return
        self.palette_panel.set_counts(state.counts)
        self.palette_panel.set_armed(self.marking.armed)
        one = self.marking.selected[0] if len(self.marking.selected) == 1 else None
        view = item_view(state, session.scheme, one, self.language) if one else None
        self.inspector.show_item(view)
        self.inspector.set_armed(mode.role if isinstance(mode, Filling) else None)

    def _selection_changed(self) -> None:
        start, end = self.canvas.selection()
        parts = self.canvas.fragments()
        self.status.show_selection(start, end, len(parts))
        if parts and self.linking.mode is None and self.marking.selected:
            self.marking.select(show=False)

    def _selection_finished(self) -> None:
        armed = self.marking.armed
        if armed is not None and self.linking.mode is None and self.canvas.fragments():
            self.marking.mark(armed)

    # --- what the panels say -------------------------------------------------------------------------

    def _item_clicked(self, id: str, on_badge: bool) -> None:
        if self.linking.mode is not None and self.linking.pick(id):
            return
        self.marking.select(id, show=False)

    def _empty_clicked(self) -> None:
        if self.linking.mode is None and self.marking.selected:
            self.marking.select(show=False)

    def _label_chosen(self, key: str) -> None:
        label = self.bridge.session.scheme.label(key)
        if label is None:
            return
        if label.kind == "event":
            self.linking.make_event(key)
        elif label.kind == "relation":
            self.commands.run("relation")
        elif not self.linking.mark_new(key):
            self.marking.press_label(key)
        self.canvas.setFocus()

    def _slot_armed(self, role: str) -> None:
        mention = self.marking.selected_mention()
        if mention is not None:
            self.linking.arm(mention.id, role)
            self.canvas.setFocus()

    def _edit_item(self, command: "EditCommand", *words: object) -> None:
        session = self.bridge.session
        item = self.inspector.item()
        if session.state is not None and item is not None:
            self.bridge.act(command(session.state, item, *words))

    def _item_asked(self, id: str) -> None:
        self.marking.select(id)

    def changeEvent(self, event: QEvent) -> None:
        """Names follow the direction of the interface at once."""
        if event.type() == QEvent.Type.LayoutDirectionChange and hasattr(self, "_builder"):
            self._show_scheme()
            self.refresh()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is half typed in a note is saved; then the project becomes one whole file."""
        self.inspector.finish_editing()
        self.bridge.session.close()
        event.accept()


def _touched(transaction: Transaction) -> tuple[Fragment, ...]:
    """The ranges of text that a transaction changed marks on (code points)."""
    found: list[Fragment] = []
    for edit in transaction.edits:
        for value in (edit.before, edit.after):
            if isinstance(value, Mention):
                found.extend(value.fragments)
            elif isinstance(value, (Document, TextVersion)):
                return ((0, 1 << 31),)
    return tuple(found)
