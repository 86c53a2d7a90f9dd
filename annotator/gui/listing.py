"""Listing: reads the list of documents, follows what happens to them, and says which comes next.

A short list is read at once, a long one by a worker, in parts that nobody waits for; counts come
after, those of the rows in sight first. Where the person was is remembered for each project.
"""

from array import array
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app import arranging
from annotator.app.arranging import SortKey, WorkOrder
from annotator.app.catalogue import Catalogue, Details, folded_words
from annotator.app.cataloguing import read_catalogue
from annotator.app.searching import documents_with
from annotator.app.whereabouts import Whereabouts, load_whereabouts, save_whereabouts
from annotator.errors import UserError
from annotator.gui.jobs import Job, raise_bug
from annotator.gui.several import Several
from annotator.gui.timing import Timing
from annotator.model.document import Status
from annotator.model.edits import Transaction

if TYPE_CHECKING:
    from annotator.gui.window import Window

_SHORT = 1_000
"""So many documents are listed and counted at once."""

Counts = tuple[dict[int, Details], list[str]]


class Listing(QObject):
    """The list of one window, between the project and the panel."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window, self._panel = window, window.documents
        self._reading: Job | None = None
        self._counting: Job | None = None
        self._meanwhile: list[Transaction] = []
        self._near = 0
        self._random: tuple[Catalogue, array[int]] | None = None
        self._where = load_whereabouts(window.bridge.session.store.place)
        self._coming_back = ""
        self.several = Several(window)
        self.timing = Timing(window)
        self._panel.arranger.find_texts = self._find_texts
        self._panel.looked.connect(self._looked)
        self._panel.arranged.connect(self._remember)
        window.opening.opened.connect(self._opened)
        self._come_back_to_list()

    # --- reading --------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the list again: at once, or by a worker where it is long."""
        session = self._window.bridge.session
        self._panel.arranger.scheme = session.scheme
        if session.store.number_of_documents() <= _SHORT:
            self._stop_reading()
            self.show(session.documents())
            return
        self._stop_reading()
        self._panel.show_reading()
        self._meanwhile = []
        store, author = session.store, session.author
        job = Job(lambda _told, stopped: read_catalogue(store, author, stopped))
        job.finished.connect(self._was_read)
        job.failed.connect(lambda error: self._not_read(job, error))
        job.broke.connect(raise_bug)
        self._reading = job
        job.start()

    def _stop_reading(self) -> None:
        job, self._reading = self._reading, None
        if job is not None:
            job.finished.disconnect(self._was_read)
            job.stop()

    def _not_read(self, job: Job, error: UserError) -> None:
        if self._reading is job:
            self._reading = None
            self._window.bridge.refused.emit(error)

    def _was_read(self, catalogue: Catalogue) -> None:
        self._reading = None
        author = self._window.bridge.session.author
        there = [catalogue.take(act, author) for act in self._meanwhile]
        if all(there):
            self.show(catalogue)
        else:
            self.read()

    def show(self, catalogue: Catalogue) -> None:
        """Show a list that was read; the line of the open document is as memory has it."""
        window, session = self._window, self._window.bridge.session
        self._panel.arranger.scheme = session.scheme
        self._counting = None
        if len(catalogue) <= _SHORT and window.team is None:
            while (rows := catalogue.missing()) is not None:
                catalogue.fill(rows, *self._count(catalogue, rows)())
        state, row = session.state, session.document_row()
        if state is not None and row is not None:
            catalogue.put(row, state.counts)
        self._panel.show_catalogue(catalogue)
        self._progress()
        if window.opening.wanted is not None:
            self._panel.set_current(window.opening.wanted)
        self._count_on()

    def follow(self, transaction: Transaction) -> None:
        """An act was saved: what it did to the list."""
        session, panel = self._window.bridge.session, self._panel
        state, row = session.state, session.document_row()
        if self._reading is not None:
            self._meanwhile.append(transaction)
        here = state.key.document if state is not None else ""
        before = panel.rows().done
        if not panel.rows().take(transaction, session.author, here):
            self.read()
            return
        if state is not None and row is not None:
            panel.update_row(row, state.counts)
        if len(transaction.edits) > 1:
            panel.refresh()
        if panel.rows().done != before or len(transaction.edits) > 1:
            self._progress()
        self._count_on()

    def _progress(self) -> None:
        rows = self._panel.rows()
        self._window.status.show_progress(rows.done, len(rows))

    # --- counting -------------------------------------------------------------------------------

    def _looked(self, row: int) -> None:
        self._near = row

    def _count(self, catalogue: Catalogue, rows: range) -> Callable[[], Counts]:
        """What a worker does to count rows, made of plain data."""
        store, author = self._window.bridge.session.store, self._window.bridge.session.author
        first, last = catalogue.numbers[rows.start], catalogue.numbers[rows.stop - 1]
        pairs = catalogue.name_words(rows)
        return lambda: (store.details(author, first, last), folded_words(pairs))

    def _count_on(self) -> None:
        """Count what is not counted yet, some rows at a time, those in sight first."""
        catalogue = self._panel.rows()
        rows = catalogue.missing(self._near)
        if self._counting is not None or rows is None:
            return
        work = self._count(catalogue, rows)
        job = Job(lambda _told, _stopped: work())
        job.finished.connect(lambda found: self._counted(job, catalogue, rows, found))
        job.failed.connect(lambda _error: self._not_counted(job))
        job.broke.connect(raise_bug)
        self._counting = job
        job.start()

    def _not_counted(self, job: Job) -> None:
        # A server that is away: what is looked at next asks again.
        if self._counting is job:
            self._counting = None

    def _counted(self, job: Job, catalogue: Catalogue, rows: range, found: Counts) -> None:
        if self._counting is not job:
            return
        self._counting = None
        catalogue.fill(rows, *found)
        session = self._window.bridge.session
        state, row = session.state, session.document_row()
        if state is not None and row is not None:
            catalogue.put(row, state.counts)
        if self._near in rows or catalogue.complete:
            self._panel.refresh()
        arranger = self._panel.arranger
        if catalogue.complete and (arranger.filtered or arranger.key is not SortKey.IMPORT):
            arranger.again()
        self._count_on()

    def _find_texts(
        self, words: tuple[str, ...], stopped: Callable[[], bool]
    ) -> Iterable[list[int]]:
        corpus = self._window.searching.corpus().until(stopped)
        return documents_with(corpus, words, stopped)

    # --- which comes next -----------------------------------------------------------------------

    def _order(self) -> "array[int]":
        """The order of work."""
        catalogue = self._panel.rows()
        if self._panel.work is not WorkOrder.RANDOM:
            return self._panel.arranger.order
        if self._random is None or self._random[0] is not catalogue:
            order = arranging.random_order(catalogue, self._window.bridge.session.author)
            self._random = catalogue, order
        return self._random[1]

    def _here(self) -> int | None:
        id = self._window.opening.wanted
        return self._panel.rows().row_of(id) if id is not None else None

    def _open_row(self, row: int) -> None:
        self._window.open_document(self._panel.rows().ids[row])

    def step(self, by: int) -> None:
        """Open the next (+1) or the previous (-1) document of the order of work.

        Where only what is not done comes next, the way back leads to what was just done.
        """
        rows, passes = self._panel.rows(), self._panel.arranger.passes
        skip_done = self._panel.work is WorkOrder.NOT_DONE and by > 0

        def wanted(row: int) -> bool:
            return passes(row) and not (skip_done and rows.status_of(row) is Status.DONE)

        row = arranging.next_row(self._order(), self._here(), by, wanted)
        if row is not None:
            self._open_row(row)
        elif by > 0:
            self._window.status.say(self.tr("There is no further document in the list."))
        else:
            self._window.status.say(self.tr("This is the first document of the list."))

    def next_to_do(self) -> None:
        """Open the next document that is not done, from here on and then from the beginning."""
        rows, passes = self._panel.rows(), self._panel.arranger.passes
        here = self._here()

        def wanted(row: int) -> bool:
            return row != here and passes(row) and rows.status_of(row) is not Status.DONE

        order = self._order()
        row = arranging.next_row(order, here, 1, wanted)
        if row is None:
            row = arranging.next_row(order, None, 1, wanted)
        if row is not None:
            self._open_row(row)
        elif rows.done < len(rows) and self._panel.arranger.filtered:
            self._window.status.say(self.tr("All documents that pass the filter are done."))
        else:
            self._window.status.say(self.tr("All documents are done."))

    def neighbour(self, id: str, gone: set[str]) -> str | None:
        """The document to go to when this one and others are gone: behind it, else before it."""
        rows, order = self._panel.rows(), self._panel.arranger.order
        here = rows.row_of(id)
        for by in (1, -1):
            row = arranging.next_row(order, here, by, lambda row: rows.ids[row] not in gone)
            if row is not None:
                return rows.ids[row]
        return None

    # --- where one was --------------------------------------------------------------------------

    def open_first(self) -> None:
        """Open the document of the last time, else the first that is not done, if there is any."""
        session = self._window.bridge.session
        id = self._where.document
        if not id or not self._is_there(id):
            id = session.store.first_open(session.author) or ""
        if id:
            self._coming_back = id if id == self._where.document else ""
            self._window.open_document(id)

    def _is_there(self, id: str) -> bool:
        try:
            return self._window.bridge.session.store.document(id).text_version > 0
        except UserError:
            return False

    def _come_back_to_list(self) -> None:
        where, panel = self._where, self._panel
        keys, orders = {str(key) for key in SortKey}, {str(order) for order in WorkOrder}
        panel.blockSignals(True)
        panel.set_work(WorkOrder(where.work if where.work in orders else "list"))
        key = SortKey(where.sort if where.sort in keys else "import")
        panel.set_sort(key, falling=where.falling)
        panel.filter.setText(where.filter)
        panel.blockSignals(False)

    def _opened(self) -> None:
        """Go to where the caret was, when this is the document of the last time."""
        id, self._coming_back = self._coming_back, ""
        state, canvas = self._window.bridge.session.state, self._window.canvas
        if id and state is not None and state.key.document == id:
            size = len(state.text)
            canvas.set_caret(min(self._where.caret, size))
            if self._where.top:
                canvas.show_line(self._where.top)
        self._remember()

    def _remember(self) -> None:
        panel, canvas = self._panel, self._window.canvas
        state = self._window.bridge.session.state
        # While no document is open, as when a long one is being read, it is still the last one.
        here = (self._where.document, self._where.caret, self._where.top)
        if state is not None:
            here = (state.key.document, canvas.caret(), canvas.top_line())
        self._where = Whereabouts(
            document=here[0],
            caret=here[1],
            top=here[2],
            filter=panel.filter.text(),
            sort=panel.arranger.key,
            falling=panel.arranger.falling,
            work=panel.work,
        )
        save_whereabouts(self._window.bridge.session.store.place, self._where)

    def finish(self) -> None:
        """Remember where the person is; wait until nothing reads the project any more."""
        self.timing.save()
        self._remember()
        self._panel.arranger.finish()
        self.several.finish()
        self._window.deleting.finish()
        reading, counting = self._reading, self._counting
        self._stop_reading()
        self._counting = None
        # A server may never answer; its connections are let go of with the project.
        for job in (reading, counting) if self._window.team is None else ():
            if job is not None:
                job.wait()
