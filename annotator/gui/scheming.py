"""Scheming: opens the scheme editor, counts what a change would touch, and has it saved."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from annotator.app import scheme_editing as editing
from annotator.app.scheme_editing import ChangedSince, Effect, Watching
from annotator.app.searching import Hit
from annotator.errors import UserError
from annotator.gui.chooser import ChooserEntry
from annotator.gui.corpus_dialog import sentence
from annotator.gui.jobs import JobGroup, Work, run_job

# Not loaded late, as other pages are: shiboken may take a class of Qt that has a class of ours
# between for another one when it is made late in a long life (seen on Python 3.11.2).
from annotator.gui.scheme_editor import SchemeEditor
from annotator.gui.scheme_files_asked import SchemeFiles
from annotator.gui.telling import in_words
from annotator.gui.titles import act_title
from annotator.gui.widgets import asked, message
from annotator.model.history import act_of, is_scheme_act
from annotator.model.scheme import Scheme
from annotator.model.scheme_edits import SchemeChange

if TYPE_CHECKING:
    from annotator.gui.window import Window

_GOODBYE_S = 5.0


class Scheming(QObject):
    """The scheme editor of one window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.dialog: SchemeEditor | None = None
        self.files = SchemeFiles(self)
        self._asked = 0
        self._jobs = JobGroup(self._refused)

    # --- opening ----------------------------------------------------------------------------

    def ask(self) -> None:
        """Open the editor, on the label of the selected item where there is one."""
        mention = self._window.marking.selected_mention()
        dialog = self.made()
        if not dialog.isVisible() or dialog.change is None:
            self._show(mention.label if mention is not None else "")
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        dialog.tree.setFocus()

    def made(self) -> SchemeEditor:
        """The editor, made when it is first asked for."""
        if self.dialog is None:
            dialog = SchemeEditor(self._window)
            dialog.proposed.connect(self._proposed)
            dialog.applied.connect(self.apply)
            dialog.opened.connect(self._window.searching.go)
            dialog.backAsked.connect(self.take_back)
            dialog.importAsked.connect(self.files.ask_file)
            dialog.exportAsked.connect(self.files.ask_export)
            dialog.mergeAsked.connect(self._ask_merge)
            self.dialog = dialog
        return self.dialog

    def _show(self, choose: str = "") -> None:
        """Show the scheme as the session has it now, and its history when that is read."""
        dialog, session = self.made(), self._window.bridge.session
        window = self._window
        dialog.show_scheme(session.scheme, window.language, dark=window.theme.dark, choose=choose)
        dialog.show_right(self._why_not())
        store = session.store
        self._jobs.start(lambda _told, _stopped: editing.versions(store), dialog.show_versions)

    def _why_not(self) -> str:
        reason = editing.why_not(self._window.bridge.session)
        words = {
            "": "",
            "read_only": self.tr("This project is open for reading only."),
            "member": self.tr(
                "Only whoever manages this team may change its scheme. You can look at it."
            ),
            "unsaved": self.tr("Acts are still waiting to be saved. Open this again then."),
        }
        return words[reason]

    def scheme(self) -> Scheme:
        """The scheme of the project, as the session has it."""
        return self._window.bridge.session.scheme

    # --- counting ---------------------------------------------------------------------------

    def _proposed(self, change: SchemeChange | None) -> None:
        self._asked += 1
        if change is None or self.dialog is None:
            return
        if change.moves.nothing:
            self.dialog.show_effect(self._only_scheme(change), ())
            return
        self.dialog.show_effect(self.tr("Counting what this touches…"), ())
        number, store = self._asked, self._window.bridge.session.store

        def work(_told: object, _stopped: object) -> tuple[int, Effect, list[Hit]]:
            effect = editing.effect_of(store, change)
            return number, effect, editing.hits_of(store, effect.places)

        self._jobs.start(work, self._counted)

    def _only_scheme(self, change: SchemeChange) -> str:
        words = self.tr("{act}: only the scheme changes, no item is touched.")
        return words.replace("{act}", act_title(change.title))

    def _counted(self, found: tuple[int, Effect, list[Hit]]) -> None:
        number, effect, hits = found
        dialog = self.dialog
        if number != self._asked or dialog is None or dialog.change is None:
            return
        dialog.show_effect(self._effect_words(dialog.change, effect), hits)

    def _effect_words(self, change: SchemeChange, effect: Effect) -> str:
        use = effect.use
        if not use.items:
            return self._only_scheme(change)
        words = self.tr("{act} — items: {items} · articles: {articles} · authors: {authors}")
        if change.moves.gone:
            words = self.tr(
                "{act} — items that go: {items}, with links to them: {links} · articles: "
                "{articles} · authors: {authors}"
            )
        said = sentence(
            words,
            act=act_title(change.title),
            items=use.items,
            links=use.links,
            articles=use.documents,
            authors=use.authors,
        )
        if use.trashed:
            more = self.tr("of these articles in the trash: {trashed}")
            said = f"{said} · {sentence(more, trashed=use.trashed)}"
        return said

    # --- doing ------------------------------------------------------------------------------

    def apply(self) -> None:
        """Do the change that stands, in one act."""
        dialog, session = self.dialog, self._window.bridge.session
        change = dialog.change if dialog is not None else None
        if dialog is None or change is None:
            return
        self._window.inspector.finish_editing()
        choose = change.moves.label(dialog.tree.key())
        added = [one.key for one in change.after.labels if change.before.label(one.key) is None]
        if change.title.startswith("scheme-add ") and added:
            choose = added[0]

        def work(told: Callable[[int, int], None], stopped: Callable[[], bool]) -> object:
            return editing.apply_change(session, change, Watching(told, stopped))

        done = self.tr("Saved: {act}. Take it back under Versions.")
        said = done.replace("{act}", act_title(change.title))
        self._run(self.tr("Changing the scheme…"), work, lambda _n: self._landed(said, choose))

    def take_back(self) -> None:
        """Take back the latest change of the scheme, after a question."""
        if self._question():
            self._repeat(editing.take_back, "")

    def _question(self) -> bool:
        title = self.tr("Take the latest change of the scheme back?")
        words = self.tr("The scheme, and all items that it changed, become what they were.")
        return asked(self.dialog or self._window, title, words, self.tr("Take it back"))

    def undo(self) -> None:
        """Undo, as the menu does: of the document, or of the scheme where that came last."""
        history, bridge = self._window.bridge.session.history, self._window.bridge
        if history.done and is_scheme_act(history.done[-1].id):
            if self._question():
                self._repeat(editing.take_back, act_of(history.done[-1].id))
        else:
            bridge.undo()

    def redo(self) -> None:
        """Redo, in the same way."""
        history, bridge = self._window.bridge.session.history, self._window.bridge
        if history.undone and is_scheme_act(history.undone[-1].id):
            self._repeat(editing.bring_again, act_of(history.undone[-1].id))
        else:
            bridge.redo()

    def _repeat(self, how: Callable[..., str], act: str) -> None:
        session = self._window.bridge.session
        self._window.inspector.finish_editing()

        def work(told: Callable[[int, int], None], stopped: Callable[[], bool]) -> str:
            return how(session, act, Watching(told, stopped))

        words = self.tr("Taken back: {act}")
        if how is editing.bring_again:
            words = self.tr("Done again: {act}")
        title = self.tr("Changing the scheme…")
        self._run(title, work, lambda t: self._landed(words.replace("{act}", act_title(t)), ""))

    def _run(self, title: str, work: Work, then: Callable[[Any], object]) -> None:
        parent = self.dialog if self.dialog is not None and self.dialog.isVisible() else None
        run_job(parent or self._window, title, work, (then, self._refused))

    def _landed(self, said: str, choose: str) -> None:
        window = self._window
        window.reload()
        window.status.show_saved(said)
        if self.dialog is not None and self.dialog.isVisible():
            self._show(choose)
            self.dialog.said.setText(f"✓ {said}")

    def _refused(self, error: UserError) -> None:
        dialog = self.dialog
        if dialog is None or not dialog.isVisible():
            message(self._window, self.tr("Nothing was changed"), in_words(error.message))
            return
        dialog.refuse(in_words(error.message))
        if isinstance(error, ChangedSince):
            store, places = self._window.bridge.session.store, error.places
            words = dialog.said.text()
            self._jobs.start(
                lambda _told, _stopped: editing.hits_of(store, places),
                lambda hits: dialog.show_effect(words, hits),
            )

    # --- merging -----------------------------------------------------------------------

    def _ask_merge(self, key: str) -> None:
        dialog = self.made()
        scheme = dialog.scheme
        label = scheme.label(key) if scheme is not None else None
        if scheme is None or label is None:
            return
        entries = [
            ChooserEntry(
                key=one.key,
                name_ar=one.names.ar,
                name_en=f"{one.names.en} · {one.key}",
                keywords=one.key,
            )
            for one in scheme.of_kind(label.kind)
            if one.key != key and not one.key.startswith(f"{key}.")
        ]
        title = self.tr("Merge {label} into").replace("{label}", key)
        dialog.ask_other(entries, title)

    # --- workers ------------------------------------------------------------------------------

    def finish(self) -> None:
        """Wait for what is being counted, before the project is closed."""
        self._jobs.finish(_GOODBYE_S)
        if self.dialog is not None:
            self.dialog.change = None
            self.dialog.close()
