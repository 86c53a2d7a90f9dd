"""Commands: the methods behind the names of `keys.COMMANDS`, one for each. Thin on purpose."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from annotator import __version__
from annotator.gui.backups import ask_backups
from annotator.gui.canvas.view import Canvas
from annotator.gui.projects import Projects
from annotator.gui.transferring import Transferring
from annotator.gui.trash import ask_trash
from annotator.gui.widgets import message
from annotator.model import commands
from annotator.model.document import Status

if TYPE_CHECKING:
    from annotator.gui.correcting import Correcting
    from annotator.gui.window import Window


Methods = dict[str, Callable[[], object]]


class Commands(QObject):
    """Runs a command of the window by its name."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.projects = Projects(window)
        self.transferring = Transferring(window)
        self._correcting: Correcting | None = None
        self._methods: Methods = {
            **self._projects(),
            **self._editing(),
            **self._marking(),
            **self._ends(),
            **self._going(),
            **self._viewing(),
        }

    def _projects(self) -> Methods:
        window_ = self._window
        return {
            "start_page": self.projects.pageAsked.emit,
            "new_project": self.projects.newAsked.emit,
            "open_project": self.projects.open,
            "open_sample": lambda: window_.projectAsked.emit(""),
            "import_files": self.transferring.import_files,
            "import_clipboard": self.transferring.import_clipboard,
            "export_file": self.transferring.export_file,
            "print": window_.printing.print,
            "save_picture": window_.printing.save,
            "backups": lambda: ask_backups(window_),
            "trash": lambda: ask_trash(window_),
            "show_settings": self.projects.show_settings,
            "quit": window_.close,
        }

    @property
    def correcting(self) -> "Correcting":
        """The correction of texts, loaded as late as the rules."""
        if self._correcting is None:
            from annotator.gui.correcting import Correcting

            self._correcting = Correcting(self._window)
        return self._correcting

    def _rules(self) -> None:
        # Loaded when it is first asked for: the first painted article need not wait for it.
        from annotator.gui.rules_dialog import ask_rules

        ask_rules(self._window)

    def _editing(self) -> Methods:
        window_ = self._window
        canvas, marking = window_.canvas, window_.marking
        return {
            "undo": window_.scheming.undo,
            "redo": window_.scheming.redo,
            "copy": canvas.copy,
            "delete": marking.delete,
            "delete_documents": window_.deleting.ask,
            "history": window_.history.ask,
            "correct_text": lambda: self.correcting.ask(),
            "edit_note": self._edit_note,
        }

    def _marking(self) -> Methods:
        window_, canvas = self._window, self._window.canvas
        marking, linking, repairing = window_.marking, window_.linking, window_.repairing
        return {
            "event": lambda: window_.asking.ask_event_type(),
            "relation": linking.start_relation,
            "same_as": linking.start_group,
            "not_same": window_.grouping.leave,
            "document_label": window_.grouping.ask_label,
            "zone": window_.grouping.ask_zone,
            "edit_link": window_.clustering.ask_link,
            "fill_slots": self._fill_slots,
            "merge": repairing.merge,
            "split": repairing.split,
            "move_argument": window_.moving.ask,
            "mark_all": window_.everywhere.ask,
            "mark_corpus": window_.ruling.naming.ask_selected,
            "mark_names": window_.ruling.naming.ask_names,
            "rules": self._rules,
            **window_.guiding.methods(),
            **window_.listing.several.methods(),
            "hold_fragment": canvas.add_fragment_anchor,
            "add_part": marking.add_part,
        }

    def _ends(self) -> Methods:
        marking, repairing = self._window.marking, self._window.repairing
        return {
            "drop_clitic": lambda: marking.shift_clitic(behind=False, take=False),
            "take_clitic": lambda: marking.shift_clitic(behind=False, take=True),
            "drop_enclitic": lambda: marking.shift_clitic(behind=True, take=False),
            "take_enclitic": lambda: marking.shift_clitic(behind=True, take=True),
            "start_out": lambda: marking.move_end(end=False, outwards=True),
            "start_in": lambda: marking.move_end(end=False, outwards=False),
            "end_out": lambda: marking.move_end(end=True, outwards=True),
            "end_in": lambda: marking.move_end(end=True, outwards=False),
            "start_word_out": lambda: repairing.move_word(end=False, outwards=True),
            "start_word_in": lambda: repairing.move_word(end=False, outwards=False),
            "end_word_out": lambda: repairing.move_word(end=True, outwards=True),
            "end_word_in": lambda: repairing.move_word(end=True, outwards=False),
        }

    def _going(self) -> Methods:
        window_ = self._window
        marking, repairing = window_.marking, window_.repairing
        return {
            "find": self._find,
            "find_next": lambda: window_.finder.step(1),
            "find_previous": lambda: window_.finder.step(-1),
            "search_corpus": window_.searching.ask,
            "statistics": window_.counting.show,
            "scheme": window_.scheming.ask,
            "corpus_next": lambda: window_.searching.step(1),
            "corpus_previous": lambda: window_.searching.step(-1),
            "consistency": window_.consistency.ask,
            "next_finding": lambda: window_.consistency.step(1),
            "previous_finding": lambda: window_.consistency.step(-1),
            "next_item": lambda: marking.walk(1),
            "previous_item": lambda: marking.walk(-1),
            "next_here": lambda: repairing.cycle(1),
            "previous_here": lambda: repairing.cycle(-1),
            "next_member": window_.clustering.next_member,
            "next_same": lambda: repairing.walk_same(1),
            "previous_same": lambda: repairing.walk_same(-1),
            "next_problem": lambda: repairing.walk_problem(1),
            "previous_problem": lambda: repairing.walk_problem(-1),
            "done_and_next": self._done_and_next,
            "toggle_flag": window_.listing.several.toggle_flag,
            "next_document": lambda: window_.listing.step(1),
            "previous_document": lambda: window_.listing.step(-1),
            "find_document": window_.documents.ask,
            "next_panel": lambda: self._step_panel(1),
            "previous_panel": lambda: self._step_panel(-1),
        }

    def _viewing(self) -> Methods:
        canvas = self._window.canvas
        return {
            "zoom_in": canvas.zoom_in,
            "zoom_out": canvas.zoom_out,
            "zoom_reset": canvas.zoom_reset,
            "toggle_theme": self.projects.toggle_theme,
            "other_language": self.projects.languageAsked.emit,
            "toggle_all_arcs": self.projects.toggle_all_arcs,
            "toggle_invisibles": self.projects.toggle_invisibles,
            "narrower": lambda: self.projects.widen(-1),
            "wider": lambda: self.projects.widen(1),
            "show_keys": self._show_keys,
            **self._window.helping.methods(),
            "about": self._about,
        }

    def run(self, name: str) -> None:
        """Run a command; KeyError for a name that is not in the list."""
        self._methods[name]()

    def names(self) -> frozenset[str]:
        """The names that can be run: a test holds them against the list of commands."""
        return frozenset(self._methods)

    def _fill_slots(self) -> None:
        mention = self._window.marking.selected_mention()
        if mention is None:
            items = self._window.canvas.items_at_caret()
            if items:
                self._window.marking.select(items[0], show=False)
            return
        self._window.linking.start(mention.id)

    def _find(self) -> None:
        parts = self._window.canvas.fragments()
        text = self._window.canvas.text()
        self._window.finder.ask(text[slice(*parts[0])] if len(parts) == 1 else "")

    def _edit_note(self) -> None:
        if self._window.marking.selected_mention() is not None:
            self._window.inspector.focus_note()
        else:
            # Without an item it is the note of the document, which stands beside the text then.
            self._window.inspector.document.note.setFocus()

    # --- documents ------------------------------------------------------------------------

    def _done_and_next(self) -> None:
        window = self._window
        state = window.bridge.session.state
        if state is None:
            return
        window.inspector.finish_editing()
        state = window.bridge.session.state or state
        ticket = window.bridge.act(commands.set_status(state, Status.DONE))
        if ticket is not None and not ticket.saved:
            return
        window.listing.next_to_do()

    # --- panels ---------------------------------------------------------------------------

    def _step_panel(self, by: int) -> None:
        window = self._window
        panels: list[QWidget] = [
            window.documents,
            *([window.history] if window.history.isVisible() else []),
            *([window.ruling.card] if window.ruling.card.isVisible() else []),
            window.canvas,
            *window.guiding.panels(),
            window.palette_panel,
            window.inspector,
        ]
        focus = QApplication.focusWidget()
        here = panels.index(window.canvas)
        for at, panel in enumerate(panels):
            if focus is panel or (focus is not None and panel.isAncestorOf(focus)):
                here = at
        target = panels[(here + by) % len(panels)]
        if not isinstance(target, Canvas):
            target = target.focusProxy() or target
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_keys(self) -> None:
        from annotator.gui.keys_dialog import KeysDialog

        KeysDialog(self._window).open()

    def _about(self) -> None:
        words = self.tr("Annotator {version}: entities and events on right-to-left text.")
        message(self._window, self.tr("About"), words.format(version=__version__))
