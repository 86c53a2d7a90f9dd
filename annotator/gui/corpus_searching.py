"""Corpus searching: searches all articles in a worker, shows the hits, and marks those taken."""

import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, Signal

from annotator.app.corpus_marking import (
    MOST_AT_ONCE,
    Marked,
    mark_places,
)
from annotator.app.searching import Hit, search
from annotator.errors import UserError
from annotator.gui.corpus_dialog import CorpusDialog, sentence
from annotator.gui.covering import uncover
from annotator.gui.jobs import Job, JobGroup, Work
from annotator.gui.telling import in_words
from annotator.gui.widgets import isolated

if TYPE_CHECKING:
    from annotator.gui.window import Window
    from annotator.store.search import Corpus

MOST_HITS = 10_000
_FIRST, _BATCH = 40, 500
_GOODBYE_S = 5.0

Find = Callable[["Corpus", Callable[[int, int], None]], Iterator[Hit]]
"""Gives the hits of a corpus, and may tell how far it is."""


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """Places to be taken or left: what is said of them, how they are found, how they are marked.

    `mark` gets the hits that are taken, those that are left, and whether a rule is to be kept; a
    worker calls it. `keeps` says whether that is offered: None for no, else how it is ticked.
    """

    said: str
    find: Find
    mark: Callable[[list[Hit], list[Hit], bool], Marked]
    most: int = MOST_AT_ONCE
    keeps: bool | None = None


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
        self._offer: Offer | None = None
        self._jobs = JobGroup(self._refused)
        self._finding: Job | None = None
        self._freshening: Job | None = None
        self._feed = _Feed()
        self._feed.came.connect(self._came)
        self._going: Hit | None = None
        self._staying = False
        window.opening.opened.connect(self._arrived)

    # --- asking -------------------------------------------------------------------------------

    def ask(self) -> None:
        """Open the search, with the selected words in it when there are any."""
        canvas = self._window.canvas
        parts = canvas.fragments()
        words = canvas.text()[slice(*parts[0])] if len(parts) == 1 else ""
        if self._is_here(parts):
            # The list is wanted back, not a search for the words of its own hit.
            words = ""
        self._shown().ask(words.replace("\n", " ") if len(words) < 200 else "")

    def _is_here(self, parts: Sequence[tuple[int, int]]) -> bool:
        hit = self.dialog.list.current() if self.dialog is not None else None
        state = self._window.bridge.session.state
        return (
            hit is not None
            and state is not None
            and state.key.document == hit.document
            and list(parts) == [(hit.start, hit.end)]
        )

    def ask_for(self, words: str) -> None:
        """Open the search and look for a query."""
        self._shown().ask(words)

    def _shown(self) -> CorpusDialog:
        if self.dialog is None:
            dialog = CorpusDialog(self._window)
            dialog.asked.connect(self.search)
            dialog.opened.connect(self.go)
            dialog.chosen.connect(self._mark_hits)
            dialog.markAsked.connect(self.mark)
            self.dialog = dialog
        scheme, language = self._window.bridge.session.scheme, self._window.language
        offered = [*scheme.offered("entity"), *scheme.offered("event")]
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
        self._run(lambda corpus, _told: search(corpus, scheme, words, author), MOST_HITS)

    def _shown_already(self) -> CorpusDialog:
        return self.dialog if self.dialog is not None else self._shown()

    def _run(self, find: Find, most: int) -> None:
        """Find in a worker, and let the hits come in batches."""
        number, feed, self._most = self._search, self._feed, most

        def work(told: Callable[[int, int], None], stopped: Callable[[], bool]) -> object:
            found: list[Hit] = []
            size = _FIRST
            for hit in islice(find(self.corpus().until(stopped), told), most):
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
        return self._jobs.start(work, done, self._indexing)

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
            words = self.tr("The first {hits}, in {articles}")
        else:
            words = "{hits} · {articles}"
        choosing = self.dialog.list.hits.choosing
        places = not choosing and not any(hit.item or hit.start == hit.end for hit in hits)
        words = words.replace("{hits}", self.tr("%n hit(s)", "", len(hits)))
        said = words.replace("{articles}", self.tr("%n article(s)", "", articles))
        if choosing and self._offer is not None:
            said = f"{self._offer.said}\n{said}"
            self.dialog.list.step(1)
        self.dialog.ended(said, places=places)

    def _refused(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.refuse(in_words(error.message))

    def go(self, hit: Hit, *, stay: bool = False) -> None:
        """Open the article of a hit at its place; a list over it goes, but not if it is to stay."""
        window, state = self._window, self._window.bridge.session.state
        self._going, self._staying = hit, stay
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
        lists = (self.dialog, self._window.consistency.dialog)
        hidden = [] if self._staying else uncover(canvas, (hit.start, hit.end), lists)
        if hidden:
            self._window.activateWindow()
            canvas.setFocus()
            command = "search_corpus" if self.dialog in hidden else "consistency"
            key = self._window.router.keymap.shown_key(command)
            words = self.tr("{key} shows the list again.").replace("{key}", isolated(key))
            self._window.status.say(words)

    def step(self, by: int) -> None:
        """Go to the next (+1) or the previous (-1) hit of the last search."""
        hit = self.dialog.list.step(by) if self.dialog is not None else None
        if hit is None:
            self._window.status.say(self.tr("Search all articles first."))
        else:
            self.go(hit)

    # --- marking ------------------------------------------------------------------------------

    def _mark_hits(self, key: str) -> None:
        """Ask which hits of the present search are to be marked."""
        dialog = self._shown_already()
        hits = [_with_label(hit, key) for hit in dialog.list.hits.hits[:MOST_AT_ONCE]]
        self._stop()
        words = self.tr("%n hit(s) as {label}. Take or leave each, then mark them.", "", len(hits))
        said, session = sentence(words, label=key), self._window.bridge.session
        self._offer = Offer(
            said=said,
            find=lambda _corpus, _told: iter(hits),
            mark=lambda taken, _left, _keep: mark_places(session, taken),
        )
        dialog.start(said, choosing=True)
        dialog.list.hits.add(hits)
        dialog.ended(dialog.said.text(), places=False)
        dialog.list.setFocus()
        dialog.list.step(1)

    def offer(self, offer: Offer) -> None:
        """Look for places, and show each with a tick that takes or leaves it."""
        self._stop()
        dialog = self._shown()
        self._offer = offer
        dialog.leave_query()
        dialog.start(offer.said, choosing=True)
        dialog.offer_to_remember(offered=offer.keeps is not None, on=bool(offer.keeps))
        dialog.list.setFocus()
        self._run(offer.find, offer.most)

    def mark(self) -> None:
        """Mark all that is ticked, in one act."""
        dialog, offer = self._shown_already(), self._offer
        hits, left = dialog.list.hits.taken(), dialog.list.hits.left()
        keep = dialog.remember.isChecked()
        dialog.take.setEnabled(False)
        dialog.said.setText(self.tr("Marking…"))
        self._stop()
        if offer is not None:
            self._start(lambda _told, _stopped: offer.mark(hits, left, keep), self._marked)

    def _marked(self, result: Marked) -> None:
        dialog = self._shown_already()
        error = self._window.bridge.landed(result.parts)
        if error is not None:
            dialog.ended(in_words(error.message), places=False)
            return
        places = self.tr("%n place(s)", "", result.number)
        articles = self.tr("%n article(s)", "", result.documents)
        words = self.tr("Marked: {places} in {articles}.")
        words = words.replace("{places}", places).replace("{articles}", articles)
        more = self.tr("Undo takes all back.")
        if result.left:
            more = self.tr("%n place(s) had changed or were marked.", "", result.left)
        dialog.refuse(f"{words} {more}")

    # --- the index ------------------------------------------------------------------------------

    def _freshen(self) -> None:
        """Bring the index up to date in the background, once at a time."""
        if self._freshening is not None and not self._freshening.over:
            return

        def work(told: Callable[[int, int], None], stopped: Callable[[], bool]) -> object:
            corpus = self.corpus()
            return corpus.freshen(told, stopped) and corpus.count_quotes(stopped)

        self._freshening = self._start(work, self._fresh)

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
        self._jobs.finish(_GOODBYE_S)
        if self._corpus is not None:
            self._corpus.close()
        if self.dialog is not None:
            self.dialog.close()


def _with_label(hit: Hit, key: str) -> Hit:
    return msgspec.structs.replace(hit, label=key)
