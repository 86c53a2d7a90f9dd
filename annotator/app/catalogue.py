"""Catalogue: the list of documents in memory, as compact columns; rows are made when they are seen.

100,000 documents take some 40 MB here, and every question of the list is answered from them without
the project: which pass a filter, in which order they stand. What is in the articles is asked of the
search. A catalogue belongs to the thread of the window; what a worker reads is handed in by parts.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import overload

from annotator.model.document import Document, Layer, Status, Zone
from annotator.model.edits import Edit, Transaction
from annotator.model.record import DocumentRow
from annotator.store.listing import Details as Details
from annotator.store.listing import ListLine as ListLine
from annotator.text.fold import fold

STATUSES = tuple(Status)
PLACE_OF = {status.value: at for at, status in enumerate(STATUSES)}
CHUNK = 500
"""So many rows are counted together."""


class Catalogue(Sequence[DocumentRow]):
    """All documents as one author sees them, in the order of import; a row is its place there."""

    def __init__(self, lines: Iterable[ListLine] = ()) -> None:
        self.numbers = array("q")
        """The numbers of the documents, ascending."""
        self.ids: list[str] = []
        self.names: list[str] = []
        self.titles: list[str] = []
        self.statuses = bytearray()
        """Places in `STATUSES`."""
        self.touched = bytearray()
        """1 where the author has a layer."""
        self.flags = bytearray()
        self.seconds = array("q")
        self.notes: dict[int, str] = {}
        self.spans, self.events = array("l"), array("l")
        self.dates: list[str] = []
        self.folded: list[str] = []
        """Title and name, folded; "" where it was not done yet."""
        self.masks: list[int] = []
        """Which labels a document has, as bits of `bits`."""
        self.bits: dict[str, int] = {}
        self.counted = bytearray()
        self._rows: dict[str, int] = {}
        self.add(lines)

    # --- filling ------------------------------------------------------------------------------

    def add(self, lines: Iterable[ListLine]) -> None:
        """Take in further lines, behind those that are there."""
        columns = list(zip(*lines, strict=True))
        if not columns:
            return
        numbers, ids, names, titles, statuses, flags, notes, seconds = columns
        first = len(self.ids)
        self._rows.update(zip(ids, range(first, first + len(ids)), strict=True))
        self.numbers.extend(numbers)
        self.ids.extend(ids)
        self.names.extend(names)
        self.titles.extend(titles)
        self.touched.extend([status is not None for status in statuses])
        self.statuses.extend([PLACE_OF.get(status, 0) for status in statuses])
        self.flags.extend(map(bool, flags))
        self.seconds.extend([spent or 0 for spent in seconds])
        self.notes.update((row, note) for row, note in enumerate(notes, first) if note)
        nothing = [0] * len(ids)
        self.spans.extend(nothing)
        self.events.extend(nothing)
        self.masks.extend(nothing)
        self.dates.extend([""] * len(ids))
        self.folded.extend([""] * len(ids))
        self.counted.extend(nothing)

    def missing(self, near: int = 0) -> range | None:
        """Rows that are not counted yet, `CHUNK` at most: those at row `near` before others.

        None when all are counted.
        """
        first = near - near % CHUNK
        at = self.counted.find(0, first, first + CHUNK)
        if at < 0:
            at = self.counted.find(0)
        if at < 0:
            return None
        first = at - at % CHUNK
        return range(first, min(first + CHUNK, len(self)))

    def name_words(self, rows: range) -> list[tuple[str, str]]:
        """(title, name) of rows, for `folded_words`, which a worker may call."""
        pairs = (self.titles[rows.start : rows.stop], self.names[rows.start : rows.stop])
        return list(zip(*pairs, strict=True))

    def fill(self, rows: range, details: Mapping[int, Details], folded: Sequence[str]) -> None:
        """Take in what was counted of rows; `folded` comes from `folded_words`."""
        nothing = Details()
        for row, words in zip(rows, folded, strict=True):
            found = details.get(self.numbers[row], nothing)
            self.spans[row], self.events[row] = found.spans, found.events
            self.dates[row] = found.date
            self.masks[row] = self._mask(found.labels)
            self.folded[row] = words
            self.counted[row] = 1

    @property
    def complete(self) -> bool:
        """Whether all rows are counted."""
        return self.counted.find(0) < 0

    def _mask(self, labels: Iterable[str]) -> int:
        mask = 0
        for label in labels:
            mask |= 1 << self.bits.setdefault(label, len(self.bits))
        return mask

    # --- rows ---------------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> DocumentRow: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[DocumentRow]: ...
    def __getitem__(self, at: int | slice) -> DocumentRow | Sequence[DocumentRow]:
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(len(self)))]
        if at < 0:
            at += len(self)
        return DocumentRow(
            id=self.ids[at],
            name=self.names[at],
            title=self.titles[at],
            status=STATUSES[self.statuses[at]],
            flagged=bool(self.flags[at]),
            spans=self.spans[at],
            events=self.events[at],
            note=self.notes.get(at, ""),
            seconds=self.seconds[at],
            date=self.dates[at],
            counted=bool(self.counted[at]),
        )

    def row_of(self, id: str) -> int | None:
        """The row of a document, or None."""
        return self._rows.get(id)

    def status_of(self, row: int) -> Status:
        """The status of the document in a row."""
        return STATUSES[self.statuses[row]]

    @property
    def done(self) -> int:
        """How many documents are done."""
        return self.statuses.count(PLACE_OF[Status.DONE])

    def labels(self) -> list[str]:
        """The keys of all labels that some document has, as far as they are counted."""
        return sorted(self.bits)

    # --- changes ------------------------------------------------------------------------------

    def put(self, row: DocumentRow, labels: Iterable[str]) -> int | None:
        """Take over what memory has of the open document; its place, None where it has none."""
        at = self._rows.get(row.id)
        if at is None:
            return None
        layer = Layer(status=row.status, flagged=row.flagged, note=row.note, seconds=row.seconds)
        self._put_layer(at, layer)
        self._rename(at, row.title, row.name)
        self.spans[at], self.events[at] = row.spans, row.events
        self.masks[at] = self._mask(labels)
        return at

    def take(self, transaction: Transaction, author: str, here: str = "") -> bool:
        """Follow an act; False when documents came or went, and the list must be read again.

        Documents whose items changed are to be counted again, but for `here`: see `put`.
        """
        still = True
        for edit in transaction.edits:
            still = self._take(edit, author, here) and still
        return still

    def _take(self, edit: Edit, author: str, here: str) -> bool:
        value = edit.value
        if isinstance(value, Document):
            return self._take_document(edit)
        at = self._rows.get(edit.place.document)
        if at is None or edit.place.author not in ("", author):
            return True
        if isinstance(value, Layer):
            layer = edit.after if isinstance(edit.after, Layer) else Layer()
            self._put_layer(at, layer)
            self.touched[at] = edit.after is not None
        elif isinstance(value, Zone):
            if value.kind == "dateline":
                self.counted[at] = 0
        elif edit.place.document != here:
            self.counted[at] = 0
        return True

    def _take_document(self, edit: Edit) -> bool:
        before, after = edit.before, edit.after
        if not isinstance(before, Document) or not isinstance(after, Document):
            return False
        at = self._rows.get(after.id)
        if (before.text_version > 0) != (after.text_version > 0) or at is None:
            return False
        self._rename(at, after.title, after.name)
        return True

    def _put_layer(self, at: int, layer: Layer) -> None:
        self.statuses[at] = PLACE_OF[layer.status]
        self.flags[at] = layer.flagged
        self.seconds[at] = layer.seconds
        if layer.note:
            self.notes[at] = layer.note
        else:
            self.notes.pop(at, None)

    def _rename(self, at: int, title: str, name: str) -> None:
        if (title, name) != (self.titles[at], self.names[at]):
            self.titles[at], self.names[at] = title, name
            self.folded[at] = folded_words([(title, name)])[0]


def folded_words(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """What a filter compares with, for each (title, name)."""
    return [f"{fold(title)}\n{fold(name)}" for title, name in pairs]
