"""Arranger: keeps the list of documents filtered and sorted as a person wants it.

A filter is answered at once. What takes longer - a sort of very many titles, words in the articles
- is done by a worker, and the list stays as it was until then.
"""

import time
from array import array
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.app import arranging
from annotator.app.arranging import SortKey
from annotator.app.catalogue import Catalogue
from annotator.errors import UserError
from annotator.gui.jobs import Job, raise_bug
from annotator.gui.telling import in_words
from annotator.model.list_query import ListQuery, parse_list_query
from annotator.model.scheme import Names, Scheme

_MANY = 20_000
_TELL_S = 0.25
_SOON_MS = 20

FindTexts = Callable[[tuple[str, ...], Callable[[], bool]], Iterable[list[int]]]
"""Gives batches of the numbers of documents whose articles hold folded words; a worker asks."""


class _Feed(QObject):
    """Carries what a worker has found: (which question, numbers of documents)."""

    came = Signal(int, object)


class Arranger(QObject):
    """`changed` fires when other rows are shown, `refused` with a sentence about a filter that
    cannot be understood, or "" ; `busy` says whether an answer is still on its way."""

    changed = Signal()
    refused = Signal(str)
    busy = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.catalogue = Catalogue()
        self.scheme = Scheme(name="", version=0, names=Names("", ""))
        self.find_texts: FindTexts | None = None
        self.words = ""
        self.key, self.falling = SortKey.IMPORT, False
        self.query = ListQuery()
        self.order: array[int] = array("l")
        self.mask: bytearray | None = None
        self.shown: array[int] = array("l")
        self._number = 0
        self._texts: tuple[str, ...] = ()
        self._in_texts: set[int] = set()
        self._finding: Job | None = None
        self._sorting: Job | None = None
        # What a worker finds in the same moment is shown together.
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._mask)
        self._feed = _Feed()
        self._feed.came.connect(self._came)

    # --- what is wanted -------------------------------------------------------------------------

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """Arrange another catalogue in the same way."""
        self.catalogue = catalogue
        self._texts = ()
        self._sort()
        self._filter()

    def set_words(self, words: str) -> None:
        """Filter by what was typed."""
        self.words = words
        self._filter()

    def set_sort(self, key: SortKey, *, falling: bool) -> None:
        """Sort by a key."""
        self.key, self.falling = key, falling
        self._sort()
        self._show()

    def again(self) -> None:
        """Filter and sort once more: what is known of the documents has changed."""
        self._sort()
        self._filter()

    @property
    def filtered(self) -> bool:
        """Whether a filter is set."""
        return self.query != ListQuery()

    @property
    def looking(self) -> bool:
        """Whether articles are still being searched for the filter."""
        return self._finding is not None

    def passes(self, row: int) -> bool:
        """Whether a row passes the filter."""
        return self.mask is None or bool(self.mask[row])

    # --- order ----------------------------------------------------------------------------------

    def _sort(self) -> None:
        catalogue, key, falling = self.catalogue, self.key, self.falling
        if self._sorting is not None:
            self._sorting.finished.disconnect(self._sorted)
            self._sorting = None
        if len(catalogue) <= _MANY or key is not SortKey.TITLE:
            self.order = arranging.order_of(catalogue, key, falling=falling)
            return
        if len(self.order) != len(catalogue):
            self.order = arranging.order_of(catalogue, SortKey.IMPORT)
        job = Job(lambda _told, _stop: arranging.order_of(catalogue, key, falling=falling))
        job.finished.connect(self._sorted)
        job.broke.connect(raise_bug)
        self._sorting = job
        job.start()

    def _sorted(self, order: "array[int]") -> None:
        self._sorting = None
        if len(order) == len(self.catalogue):
            self.order = order
            self._show()

    # --- filter ---------------------------------------------------------------------------------

    def _filter(self) -> None:
        try:
            self.query = parse_list_query(self.words)
        except UserError as error:
            self.refused.emit(in_words(error.message))
            return
        self.refused.emit("")
        if self.query.texts != self._texts:
            self._ask_texts(self.query.texts)
        self._mask()

    def _mask(self) -> None:
        texts = self._in_texts if self.query.texts else None
        self.mask = arranging.passing(self.catalogue, self.scheme, self.query, texts)
        self._show()

    def _show(self) -> None:
        self.shown = arranging.shown_rows(self.order, self.mask)
        self.changed.emit()

    def _ask_texts(self, texts: tuple[str, ...]) -> None:
        self.stop()
        self._texts, self._in_texts = texts, set()
        find, feed, number = self.find_texts, self._feed, self._number
        if not texts or find is None:
            self._finding = None
            self.busy.emit(False)
            return

        def work(_told: object, stopped: Callable[[], bool]) -> object:
            found, last = [], 0.0
            for numbers in find(texts, stopped):
                if stopped():
                    break
                found += numbers
                if time.monotonic() - last > _TELL_S:
                    feed.came.emit(number, found)
                    found, last = [], time.monotonic()
            feed.came.emit(number, found)
            return number

        job = Job(work)
        job.finished.connect(self._found_all)
        job.failed.connect(lambda error: self.refused.emit(in_words(error.message)))
        job.broke.connect(raise_bug)
        self._finding = job
        self.busy.emit(True)
        job.start()

    def _came(self, number: int, found: list[int]) -> None:
        if number == self._number and found:
            self._in_texts.update(found)
            self._soon.start()

    def _found_all(self, number: int) -> None:
        if number == self._number:
            self._finding = None
            self._soon.stop()
            self._mask()
            self.busy.emit(False)

    def stop(self) -> None:
        """Let the search that runs end; what it still finds is not shown."""
        self._number += 1
        if self._finding is not None:
            self._finding.stop()

    def finish(self) -> None:
        """Stop, and wait until nothing reads the project any more."""
        job = self._finding
        self.stop()
        if job is not None:
            job.wait()
