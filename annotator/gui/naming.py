"""Naming: marking one name, or a list of names, in all articles: shown first, kept if wanted."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app.corpus_marking import Marked, check_labels, mark_places, open_places
from annotator.app.corpus_rules import mark_names, may_keep
from annotator.app.gazetteer import Gazetteer, read_gazetteer
from annotator.app.searching import Hit
from annotator.errors import UserError
from annotator.gui.corpus_dialog import sentence
from annotator.gui.corpus_searching import Offer
from annotator.gui.file_asking import ask_file
from annotator.gui.jobs import wait_for
from annotator.model.items import Event

if TYPE_CHECKING:
    from annotator.gui.window import Window


class Naming(QObject):
    """Asks for names, and has the search of the window look for them."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window

    def ask_selected(self) -> None:
        """Look for the text of the selected item in all articles, to mark it there."""
        mention = self._window.marking.selected_mention()
        if mention is None:
            words = self.tr("Select the item whose text is to be marked in all articles.")
            self._window.status.say(words)
            return
        what = self.tr("«{text}» as {label}, where it is not marked yet")
        self._ask_marking(
            Gazetteer([mention.quote]),
            mention.label,
            sentence(what, text=mention.quote, label=mention.label),
        )

    def ask_names(self) -> None:
        """Ask for a list of names, and look for them in all articles."""
        kinds = self.tr("Text (*.txt *.tsv);;All (*)")
        path = ask_file(self._window, self.tr("List of names"), kinds)
        if path is not None:
            self.look_for_names(path)

    def look_for_names(self, path: Path, label: str = "") -> None:
        """Look for the names of a file; `label` is the key for names without a label of their own.

        Without one it is that of the selected item, or the first entity of the scheme.
        """
        session = self._window.bridge.session
        mention = self._window.marking.selected_mention()
        first = next(iter(session.scheme.offered("entity")), None)
        usual = mention.label if mention is not None and not isinstance(mention, Event) else ""
        key = label or usual or (first.key if first is not None else "")
        try:
            names = wait_for(self._window, path.name, lambda: read_gazetteer(path))
            check_labels(session.scheme, names)
        except UserError as error:
            self._window.bridge.refused.emit(error)
            return
        what = self.tr("%n name(s) of {file}, those without a label as {label}", "", len(names))
        said = sentence(what, file=path.name, label=key)
        if names.short:
            left = self.tr("%n of one letter, or too long, left out.", "", names.short)
            said = f"{said}\n{left}"
        self._ask_marking(names, key, said)

    def _ask_marking(self, names: Gazetteer, label: str, what: str) -> None:
        session = self._window.bridge.session
        scheme, author = session.scheme, session.author

        def mark(taken: list[Hit], left: list[Hit], keep: bool) -> Marked:
            if keep:
                return mark_names(session, names, label, taken, left)
            return mark_places(session, taken)

        self._window.searching.offer(
            Offer(
                said=what,
                find=lambda corpus, _told: open_places(corpus, scheme, names, label, author),
                mark=mark,
                keeps=False if may_keep(session.store) else None,
            )
        )
