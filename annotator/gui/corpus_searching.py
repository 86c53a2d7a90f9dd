"""Corpus searching: searches all articles in a worker, shows the hits, and marks those taken."""

import threading
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from annotator.app.corpus_marking import (
    MOST_AT_ONCE,
    Marked,
    check_labels,
    mark_places,
    open_places,
)
from annotator.app.gazetteer import Gazetteer, read_gazetteer
from annotator.app.searching import Hit, search
from annotator.errors import UserError
from annotator.gui.corpus_dialog import CorpusDialog, sentence
from annotator.gui.jobs import Job, Work
from annotator.model.items import Event

if TYPE_CHECKING:
    from annotator.gui.window import Window
    from annotator.store.search import Corpus

MOST_HITS = 10_000
_FIRST, _BATCH = 40, 500
_GOODBYE_S = 5.0

Find = Callable[["Corpus"], Iterator[Hit]]
"""Gives the hits of a corpus."""


class _Feed(QObject):
    """Carries hits from a worker; (number of the search, hits)."""

    came = Signal(int, object)


class CorpusSearching(QObject):
    """The search of one window. A new search stops the one before."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._corpus: Corpus | None = None
        self._opening = threading.Lock()
        self.dialog: CorpusDialog | None = None
        self._search = 0
        self._most = MOST_HITS
        self._looked_for = ""
        self._jobs: dict[Job, threading.Event] = {}
        self._finding: Job | None = None
        self._freshening: Job | None = None
        self._feed = _Feed()
        self._feed.came.connect(self._came)
        self._going: Hit | None = None
        window.opening.opened.connect(self._arrived)

    # --- asking -------------------------------------------------------------------------------

    def ask(self) -> None:
        """Open the search, with the selected words in it when there are any."""
        canvas = self._window.canvas
        parts = canvas.fragments()
        words = canvas.text()[slice(*parts[0])] if len(parts) == 1 else ""
        self._shown().ask(words.replace("\n", " ") if len(words) < 200 else "")

    def _shown(self) -> CorpusDialog:
        if self.dialog is None:
            dialog = CorpusDialog(self._window)
            dialog.asked.connect(self.search)
            dialog.opened.connect(self.go)
            dialog.chosen.connect(self._mark_hits)
            dialog.markAsked.connect(self.mark)
            self.dialog = dialog
        scheme, language = self._window.bridge.session.scheme, self._window.language
        offered = [*scheme.of_kind("entity"), *scheme.of_kind("event")]
        self.dialog.set_labels([(label.key, getattr(label.names, language)) for label in offered])
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self._freshen()
        return self.dialog

    def search(self, words: str) -> None:
        """Search for a query; what was being searched for is stopped."""
        self._stop()
        dialog, session = self._shown_already(), self._window.bridge.session
        if not words.strip():
            dialog.refuse("")
            return
        scheme, author = session.scheme, session.author
        dialog.start()
        self._run(lambda corpus: search(corpus, scheme, words, author), MOST_HITS)

    def _shown_already(self) -> CorpusDialog:
        return self.dialog if self.dialog is not None else self._shown()

    def _run(self, find: Find, most: int) -> None:
        """Find in a worker, and let the hits come in batches."""
        number, feed, self._most = self._search, self._feed, most

        def work(_progress: object, stopped: Callable[[], bool]) -> object:
            found: list[Hit] = []
            size = _FIRST
            for hit in islice(find(self.corpus().until(stopped)), most):
                if stopped():
                    break
                found.append(hit)
                if len(found) >= size:
                    feed.came.emit(number, found)
                    found, size = [], _BATCH
            feed.came.emit(number, found)
            return number

        self._finding = self._start(work, self._ended)

    def corpus(self) -> "Corpus":
        """The corpus, opened by the first worker that needs it: a server may take its time."""
        with self._opening:
            if self._corpus is None:
                self._corpus = self._window.bridge.session.store.corpus()
            return self._corpus

    def _start(self, work: Work, done: Callable[[Any], None]) -> Job:
        over = threading.Event()

        def whole(progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> object:
            try:
                return work(progress, stopped)
            finally:
                over.set()

        job = Job(whole)
        self._jobs = {old: event for old, event in self._jobs.items() if not event.is_set()}
        self._jobs[job] = over
        job.progressed.connect(self._indexing)
        job.finished.connect(done)
        job.failed.connect(self._refused)
        job.broke.connect(_raise)
        job.start()
        return job

    # --- answers ------------------------------------------------------------------------------

    def _came(self, number: int, hits: list[Hit]) -> None:
        if number == self._search and self.dialog is not None:
            self.dialog.list.hits.add(hits)

    def _ended(self, number: int) -> None:
        if number != self._search or self.dialog is None:
            return
        hits = self.dialog.list.hits.hits
        articles = len({hit.document for hit in hits})
        if not hits:
            words = self.tr("Nothing was found.")
        elif len(hits) >= self._most:
            words = self.tr("The first {hits} hits, in {articles} articles")
        else:
            words = self.tr("Hits: {hits} · articles: {articles}")
        choosing = self.dialog.list.hits.choosing
        places = not choosing and not any(hit.item or hit.start == hit.end for hit in hits)
        said = sentence(words, hits=len(hits), articles=articles)
        if choosing and hits:
            said = f"{self._looked_for}\n{said}"
            self.dialog.list.step(1)
        self.dialog.ended(said, places=places)

    def _refused(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.refuse(error.message)

    def go(self, hit: Hit) -> None:
        """Open the article of a hit at its place."""
        window, state = self._window, self._window.bridge.session.state
        self._going = hit
        if state is not None and state.key.document == hit.document:
            self._arrived()
        else:
            window.open_document(hit.document)
        window.activateWindow()

    def _arrived(self) -> None:
        hit, state = self._going, self._window.bridge.session.state
        if hit is None or state is None or state.key.document != hit.document:
            return
        self._going = None
        canvas = self._window.canvas
        if hit.item and state.key.author == hit.author and state.mention(hit.item) is not None:
            self._window.marking.select(hit.item)
        else:
            canvas.select(hit.start, hit.end)
        canvas.ensure_visible(hit.start, hit.end)

    def step(self, by: int) -> None:
        """Go to the next (+1) or the previous (-1) hit of the last search."""
        hit = self.dialog.list.step(by) if self.dialog is not None else None
        if hit is None:
            self._window.status.say(self.tr("Search all articles first."))
        else:
            self.go(hit)

    # --- marking ------------------------------------------------------------------------------

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
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("List of names"), "", self.tr("Text (*.txt *.tsv);;All (*)")
        )
        if name:
            self.look_for_names(Path(name))

    def look_for_names(self, path: Path, label: str = "") -> None:
        """Look for the names of a file; `label` is the key for names without a label of their own.

        Without one it is that of the selected item, or the first entity of the scheme.
        """
        session = self._window.bridge.session
        mention = self._window.marking.selected_mention()
        first = next(iter(session.scheme.of_kind("entity")), None)
        usual = mention.label if mention is not None and not isinstance(mention, Event) else ""
        key = label or usual or (first.key if first is not None else "")
        try:
            names = read_gazetteer(path)
            check_labels(session.scheme, names)
        except UserError as error:
            self._window.bridge.refused.emit(error)
            return
        what = self.tr("{names} names of {file}, those without a label as {label}")
        self._ask_marking(names, key, sentence(what, names=len(names), file=path.name, label=key))

    def _mark_hits(self, key: str) -> None:
        """Ask which hits of the present search are to be marked."""
        dialog = self._shown_already()
        hits = [_with_label(hit, key) for hit in dialog.list.hits.hits[:MOST_AT_ONCE]]
        self._stop()
        words = self.tr("The hits as {label}: {hits}. Take or leave each, then mark them.")
        dialog.start(sentence(words, label=key, hits=len(hits)), choosing=True)
        dialog.list.hits.add(hits)
        dialog.ended(dialog.said.text(), places=False)
        dialog.list.setFocus()
        dialog.list.step(1)

    def _ask_marking(self, names: Gazetteer, label: str, what: str) -> None:
        self._stop()
        session = self._window.bridge.session
        scheme, author = session.scheme, session.author
        dialog = self._shown()
        self._looked_for = what
        dialog.start(what, choosing=True)
        dialog.list.setFocus()
        self._run(lambda corpus: open_places(corpus, scheme, names, label, author), MOST_AT_ONCE)

    def mark(self) -> None:
        """Mark all that is ticked, in one act."""
        dialog, session = self._shown_already(), self._window.bridge.session
        hits = dialog.list.hits.taken()
        dialog.take.setEnabled(False)
        dialog.said.setText(self.tr("Marking…"))
        self._stop()
        self._start(lambda _told, _stopped: mark_places(session, hits), self._marked)

    def _marked(self, result: Marked) -> None:
        dialog, bridge = self._shown_already(), self._window.bridge
        if result.saved is not None:
            bridge.session.landed(result.saved)
            bridge.saved.emit(result.saved)
        else:
            ticket = bridge.act(result.act)
            if ticket is not None and ticket.error is not None:
                dialog.ended(ticket.error.message, places=False)
                return
        words = self.tr("Marked: {number} places in {articles} articles. Undo takes all back.")
        if result.left:
            words = self.tr(
                "Marked: {number} places in {articles} articles; {left} had changed or were marked."
            )
        dialog.refuse(
            sentence(words, number=result.number, articles=result.documents, left=result.left)
        )

    # --- the index ------------------------------------------------------------------------------

    def _freshen(self) -> None:
        """Bring the index up to date in the background, once at a time."""
        over = self._jobs.get(self._freshening) if self._freshening is not None else None
        if over is not None and not over.is_set():
            return
        self._freshening = self._start(
            lambda told, stopped: self.corpus().freshen(told, stopped), self._fresh
        )

    def _fresh(self, _now: bool) -> None:
        if self.dialog is not None:
            self.dialog.index.hide()

    def _indexing(self, done: int, number: int) -> None:
        if self.dialog is not None:
            self.dialog.index.setRange(0, number)
            self.dialog.index.setValue(done)
            self.dialog.index.setVisible(done < number)

    def _stop(self) -> None:
        """Let the search that runs end; what it still finds is not shown."""
        self._search += 1
        if self._finding is not None:
            self._finding.stop()

    def finish(self) -> None:
        """Stop all work and let go of the index, before the project is closed."""
        for job in self._jobs:
            job.stop()
        for over in self._jobs.values():
            over.wait(_GOODBYE_S)
        if self._corpus is not None:
            self._corpus.close()
        if self.dialog is not None:
            self.dialog.close()


def _with_label(hit: Hit, key: str) -> Hit:
    return msgspec.structs.replace(hit, label=key)


def _raise(bug: BaseException) -> None:
    raise bug
