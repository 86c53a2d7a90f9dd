"""Window: lays out the panels and wires them. The one page where panels are connected."""

import sys

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from annotator.app.session import Session
from annotator.app.team_session import TeamSession
from annotator.gui.asking import Asking
from annotator.gui.backups import Keeping
from annotator.gui.bridge import Bridge
from annotator.gui.canvas.view import Canvas
from annotator.gui.clustering import Clustering
from annotator.gui.commands import Commands
from annotator.gui.consistency import Consistency
from annotator.gui.corpus_searching import CorpusSearching
from annotator.gui.documents import DocumentsPanel
from annotator.gui.dropping import Dropping
from annotator.gui.everywhere import Everywhere
from annotator.gui.finder import Finder
from annotator.gui.grouping import Grouping
from annotator.gui.guide import Guiding
from annotator.gui.hearing import Hearing
from annotator.gui.helping import Helping
from annotator.gui.history import History
from annotator.gui.inspector import Inspector
from annotator.gui.jobs import leave_all
from annotator.gui.keyrouter import KeyRouter
from annotator.gui.keys import Keymap
from annotator.gui.labels import LabelPalette
from annotator.gui.linking import Linking
from annotator.gui.listing import Listing
from annotator.gui.marking import Marking
from annotator.gui.menus import Menus
from annotator.gui.moving import Moving
from annotator.gui.notice import Notice
from annotator.gui.opening import Opening
from annotator.gui.printing import Printing
from annotator.gui.repairing import Repairing
from annotator.gui.ruling import Ruling
from annotator.gui.scheming import Scheming
from annotator.gui.showing import Showing
from annotator.gui.statistics import Counting
from annotator.gui.statusbar import StatusBar
from annotator.gui.team import Team
from annotator.gui.theme import CanvasTheme, family_or_bundled, scaled, text_scale
from annotator.gui.trash import Deleting
from annotator.gui.widgets import open_at
from annotator.model import commands
from annotator.settings import Settings

_SIZE = (1360, 860)
_WIDTHS = (280, 770, 310)
_HEIGHTS = (430, 430)
_GOODBYE_S = 5.0


class Window(QMainWindow):
    """The main window on one session.

    `projectAsked` carries a path (or "" for the sample) when another project is to be opened in
    this window's place, `restoreAsked` the backup to go back to; `settingsChanged` carries the
    new Settings; `closed` carries where the window stood and its zoom, to be given back to it.
    """

    projectAsked = Signal(str)
    restoreAsked = Signal(str)
    settingsChanged = Signal(object)
    closed = Signal(str, float)

    def __init__(self, session: Session, settings: Settings, theme: CanvasTheme) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.settings = settings
        self.theme = theme
        self.bridge = Bridge(session, self)
        self.canvas = Canvas(self)
        self.finder = Finder(self)
        self.notice = Notice(self)
        self.documents = DocumentsPanel(self)
        self.history = History(self)
        self.palette_panel = LabelPalette(self)
        self.inspector = Inspector(self)
        self.status = StatusBar(self)
        self.marking = Marking(self.bridge, self.canvas, self)
        self.linking = Linking(self.bridge, self.canvas, self.marking)
        self.asking = Asking(self)
        self.repairing = Repairing(self)
        self.moving = Moving(self)
        self.grouping = Grouping(self)
        self.clustering = Clustering(self)
        self.everywhere = Everywhere(self)
        self.printing = Printing(self)
        self.keeping = Keeping(self)
        self.deleting = Deleting(self)
        self.opening = Opening(self)
        self.searching = CorpusSearching(self)
        self.scheming = Scheming(self)
        self.guiding = Guiding(self)
        self.helping = Helping(self)
        self.consistency = Consistency(self)
        self.counting = Counting(self)
        self.ruling = Ruling(self)
        self.listing = Listing(self)
        self.commands = Commands(self)
        self.dropping = Dropping(self)
        self.menus = Menus(self, self.commands.run)
        self.router = KeyRouter(self.canvas, self.marking, self.linking, self.commands.run)
        self.showing = Showing(self)
        self.hearing = Hearing(self)
        self.team = Team(self, session) if isinstance(session, TeamSession) else None
        self._lay_out()
        _wire(self)
        _wire_inspector(self)
        self.use_settings(settings, theme)
        self.showing.scheme()
        self.showing.documents()
        self.showing.project()

    # --- layout and wiring ------------------------------------------------------------------

    def _lay_out(self) -> None:
        side = QSplitter(Qt.Orientation.Vertical, self)
        side.addWidget(self.palette_panel)
        side.addWidget(self.inspector)
        side.setSizes(list(_HEIGHTS))
        left = QSplitter(Qt.Orientation.Vertical, self)
        left.addWidget(self.documents)
        left.addWidget(self.history)
        left.setSizes(list(_HEIGHTS))
        left.setChildrenCollapsible(False)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.ruling.card)
        column.addWidget(self.finder)
        column.addWidget(self.everywhere)
        column.addWidget(self.canvas, 1)
        main = QSplitter(Qt.Orientation.Horizontal, self)
        for panel, stretch in ((left, 0), (middle, 1), (side, 0)):
            main.addWidget(panel)
            main.setStretchFactor(main.count() - 1, stretch)
        main.setSizes([scaled(width) for width in _WIDTHS])
        main.setChildrenCollapsible(False)
        self.setCentralWidget(main)
        self.setStatusBar(self.status)
        open_at(self, _SIZE)

    # --- settings and documents ---------------------------------------------------------------

    @property
    def language(self) -> str:
        """The language that names are shown in: "ar" or "en"."""
        return "ar" if self.isRightToLeft() else "en"

    def use_settings(self, settings: Settings, theme: CanvasTheme) -> None:
        """Take over fonts, keys and look at once."""
        self.settings, self.theme = settings, theme
        self.router.keymap = Keymap(settings.hotkeys)
        self.menus.set_keymap(self.router.keymap)
        self.inspector.document.card.set_key(self.router.keymap.shown_key("event"))
        self.menus.set_recent(settings.recent, self.projectAsked.emit)
        self.marking.keep_armed = settings.keep_label_armed
        self.canvas.set_theme(theme)
        self.show_reading(settings)
        for panel in (self.documents, self.palette_panel, self.inspector):
            panel.set_theme(theme.dark)
        self.showing.steps()
        self.showing.refresh()

    def show_reading(self, settings: Settings) -> None:
        """Font, size, width and spacing of the article; a font that is not here is told."""
        family, there = family_or_bundled(settings.reading_font)
        width, spacing = settings.column_width, settings.line_spacing / 100
        size = settings.reading_size * text_scale()
        self.canvas.set_reading(family, size, width, spacing)
        self.canvas.set_zoom(settings.zoom)
        self.canvas.show_invisibles(settings.show_invisibles)
        if not there:
            words = self.tr("The font {font} is not on this computer; {other} is shown instead.")
            self.status.say(words.format(font=settings.reading_font, other=family))

    def open_document(self, id: str) -> None:
        """Open a document of the project in this author's layer."""
        if self.opening.wanted != id:
            self.inspector.finish_editing()
            self.opening.open(id)
        self.canvas.setFocus()

    def reload(self) -> None:
        """Read everything again after an import; the open document stays open."""
        if self.team is not None:
            self.team.read_again()
            return
        session = self.bridge.session
        session.reload_scheme()
        self.showing.scheme()
        self.showing.documents()
        if self.opening.wanted is not None:
            self.opening.again()
        else:
            self.listing.open_first()

    # --- Qt's own ---------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Names follow the direction of the interface at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and hasattr(self, "showing"):
            self.showing.scheme()
            self.showing.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is half typed in a note is saved; then the project becomes one whole file."""
        try:
            self._finish()
        except Exception:  # noqa: BLE001 - Qt does not outlive what a closing window raises
            sys.excepthook(*sys.exc_info())
        finally:
            # The window goes in any case; so the project must be let go of in any case.
            leave_all(_GOODBYE_S)
            self.bridge.session.close()
        self.closed.emit(self.saveGeometry().toBase64().toStdString(), self.canvas.zoom)
        event.accept()

    def _finish(self) -> None:
        self.inspector.finish_editing()
        self.listing.finish()
        self.opening.finish()
        self.searching.finish()
        self.consistency.finish()
        self.counting.finish()
        self.scheming.finish()
        self.ruling.finish()
        self.bridge.finish()
        if self.team is not None:
            self.team.finish()
        self.keeping.finish()


def _wire(window: Window) -> None:
    """What the panels say to each other: the one page where they are connected."""
    bridge, canvas, marking, linking = window.bridge, window.canvas, window.marking, window.linking
    hearing = window.hearing
    bridge.changed.connect(window.showing.change)
    bridge.changed.connect(window.history.heard)
    bridge.refused.connect(hearing.refused)
    bridge.saved.connect(hearing.saved)
    bridge.waiting.connect(hearing.waiting)
    canvas.itemClicked.connect(hearing.item_clicked)
    canvas.itemDoubleClicked.connect(linking.start)
    canvas.itemResized.connect(window.repairing.resized)
    canvas.emptyClicked.connect(hearing.empty_clicked)
    canvas.selectionChanged.connect(hearing.selection_changed)
    canvas.caretMoved.connect(hearing.selection_changed)
    canvas.contextMenuAsked.connect(hearing.context_menu)
    canvas.selectionFinished.connect(hearing.selection_finished)
    marking.lookChanged.connect(window.showing.refresh)
    marking.message.connect(window.status.say)
    marking.prompted.connect(window.showing.refresh_panels)
    linking.modeChanged.connect(window.showing.refresh)
    linking.message.connect(window.status.say)
    linking.relationAsked.connect(window.asking.ask_relation)
    window.status.turnedAsked.connect(window.showing.show_turned)
    window.finder.found.connect(window.showing.show_place)
    window.finder.looked.connect(canvas.ruler.set_hits)
    window.finder.closed.connect(canvas.setFocus)
    window.documents.documentChosen.connect(window.open_document)
    window.dropping.dropped.connect(window.commands.transferring.import_files)
    window.documents.importAsked.connect(lambda: window.commands.run("import_files"))
    window.palette_panel.labelChosen.connect(hearing.label_chosen)


def _wire_inspector(window: Window) -> None:
    """What the inspector says."""
    inspector, edit = window.inspector, window.hearing.edit_item
    inspector.slotArmed.connect(window.hearing.slot_armed)
    inspector.argumentRemoved.connect(lambda at: edit(commands.remove_argument, at))
    inspector.attributeChanged.connect(lambda key, value: edit(commands.set_attribute, key, value))
    inspector.noteChanged.connect(lambda note: edit(commands.set_note, note))
    inspector.normChanged.connect(lambda norm: edit(commands.set_norm, norm))
    inspector.itemAsked.connect(window.marking.select)
    inspector.labelAsked.connect(window.asking.ask_label)
    inspector.relationAsked.connect(lambda: window.commands.run("relation"))
    inspector.document.card.eventAsked.connect(lambda: window.commands.run("event"))
    inspector.deleteAsked.connect(lambda: window.commands.run("delete"))
    inspector.groups.sameAsked.connect(lambda: window.commands.run("same_as"))
    inspector.groups.outAsked.connect(window.grouping.leave)
    inspector.groups.splitAsked.connect(window.clustering.split)
    inspector.groups.nextAsked.connect(window.grouping.walk)
    inspector.groups.linkChanged.connect(window.clustering.set_link)
