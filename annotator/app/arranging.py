"""Arranging: which documents of a catalogue pass a filter, in which order, and which comes next.

Nothing here asks the project. With 100,000 documents a filter takes some 20 ms; a sort by words
takes longer and may be done by a worker: it never holds the others up for more than a moment.
"""

import contextlib
import heapq
import zlib
from array import array
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from itertools import compress

from annotator.app.catalogue import PLACE_OF, Catalogue
from annotator.app.searching import label_keys
from annotator.model.document import Status
from annotator.model.list_query import ListQuery
from annotator.model.scheme import Scheme
from annotator.text.fold import fold

_PART = 4_000
"""So many rows are sorted at once: Python lets nobody else work meanwhile."""


class SortKey(StrEnum):
    """What a list can be sorted by; the order of import decides between equals."""

    IMPORT = "import"
    TITLE = "title"
    DATE = "date"
    STATUS = "status"
    FLAG = "flag"
    SPANS = "spans"
    EVENTS = "events"
    SECONDS = "seconds"
    NOTE = "note"


class WorkOrder(StrEnum):
    """Which document comes next: that of the list, any (always the same), or one not done."""

    LIST = "list"
    RANDOM = "random"
    NOT_DONE = "not-done"


# --- order ------------------------------------------------------------------------------------


def order_of(catalogue: Catalogue, key: SortKey, *, falling: bool = False) -> "array[int]":
    """All rows in the order of a key; `falling` begins with the last, the newest, the most."""
    rows = range(len(catalogue))
    if key is SortKey.IMPORT:
        return array("l", reversed(rows) if falling else rows)
    words = {SortKey.TITLE: catalogue.folded, SortKey.DATE: catalogue.dates}.get(key)
    if words is not None:
        return _by_words(words, falling=falling)
    noted = catalogue.notes
    value: dict[SortKey, Callable[[int], int]] = {
        SortKey.STATUS: catalogue.statuses.__getitem__,
        SortKey.FLAG: catalogue.flags.__getitem__,
        SortKey.SPANS: catalogue.spans.__getitem__,
        SortKey.EVENTS: catalogue.events.__getitem__,
        SortKey.SECONDS: catalogue.seconds.__getitem__,
        SortKey.NOTE: noted.__contains__,
    }
    return array("l", sorted(rows, key=value[key], reverse=falling))


def _by_words(words: Sequence[str], *, falling: bool) -> "array[int]":
    """Rows by their words; those without any come last in either direction."""
    some = [row for row, word in enumerate(words) if word]
    key = words.__getitem__
    parts = [
        sorted(some[at : at + _PART], key=key, reverse=falling) for at in range(0, len(some), _PART)
    ]
    found = array("l", heapq.merge(*parts, key=key, reverse=falling))
    found.extend([row for row, word in enumerate(words) if not word])
    return found


def random_order(catalogue: Catalogue, seed: str) -> "array[int]":
    """All rows in an order that looks like chance and is always the same for a seed."""
    salt = zlib.crc32(seed.encode("utf-8", "surrogatepass"))
    values = [zlib.crc32(id.encode("utf-8", "surrogatepass"), salt) for id in catalogue.ids]
    return array("l", sorted(range(len(values)), key=values.__getitem__))


# --- filter -----------------------------------------------------------------------------------


def passing(
    catalogue: Catalogue, scheme: Scheme, query: ListQuery, in_texts: Iterable[int] | None = None
) -> bytearray | None:
    """For each row 1 where it passes a filter, else 0; None where all do.

    `in_texts` are the numbers of the documents whose articles hold the words asked for.
    """
    masks: list[bytes] = []
    if query.statuses:
        masks.append(_of_statuses(catalogue, query.statuses))
    if query.flagged:
        masks.append(bytes(catalogue.flags))
    if query.untouched:
        masks.append(bytes(catalogue.touched.translate(bytes([1] + [0] * 255))))
    if query.noted or query.notes:
        masks.append(_of_notes(catalogue, query.notes))
    masks += [bytes([word in words for words in catalogue.folded]) for word in query.words]
    if query.labels:
        bits = _bits(catalogue, scheme, query.labels)
        masks.append(bytes([mask & bits != 0 for mask in catalogue.masks]))
    if query.dates:
        masks.append(_of_dates(catalogue, query.dates))
    masks += [_of_numbers(catalogue, *wanted) for wanted in query.numbers]
    if in_texts is not None:
        wanted = frozenset(in_texts)
        masks.append(bytes([number in wanted for number in catalogue.numbers]))
    return _all_of(masks) if masks else None


def _of_statuses(catalogue: Catalogue, statuses: Iterable[Status]) -> bytes:
    wanted = {PLACE_OF[status] for status in statuses}
    return bytes(catalogue.statuses.translate(bytes(at in wanted for at in range(256))))


def _of_notes(catalogue: Catalogue, words: Sequence[str]) -> bytes:
    mask = bytearray(len(catalogue))
    for row, note in catalogue.notes.items():
        mask[row] = not words or all(word in fold(note) for word in words)
    return bytes(mask)


def _of_dates(catalogue: Catalogue, ranges: Sequence[tuple[str, str]]) -> bytes:
    # There are few days beside so many documents.
    good = {d for d in set(catalogue.dates) if any(low <= d < high for low, high in ranges)}
    return bytes([date in good for date in catalogue.dates])


def _of_numbers(catalogue: Catalogue, kind: str, least: int, most: int) -> bytes:
    if kind == "minutes":
        return bytes([least <= (spent + 30) // 60 <= most for spent in catalogue.seconds])
    counts = catalogue.spans if kind == "entities" else catalogue.events
    return bytes([least <= count <= most for count in counts])


def _bits(catalogue: Catalogue, scheme: Scheme, names: Iterable[str]) -> int:
    """The bits of labels by key or name, and of the labels below them."""
    keys = [key for name in names for key in (label_keys(scheme, name) or (name,))]
    bits = 0
    for label, bit in catalogue.bits.items():
        if any(label == key or label.startswith(f"{key}.") for key in keys):
            bits |= 1 << bit
    return bits


def _all_of(masks: Sequence[bytes]) -> bytearray:
    size = len(masks[0])
    both = int.from_bytes(masks[0], "little")
    for mask in masks[1:]:
        both &= int.from_bytes(mask, "little")
    return bytearray(both.to_bytes(size, "little"))


def shown_rows(order: "array[int]", mask: bytearray | None) -> "array[int]":
    """The rows of an order that pass."""
    if mask is None:
        return order
    return array("l", compress(order, map(mask.__getitem__, order)))


# --- what comes next ----------------------------------------------------------------------------


def next_row(
    order: "array[int]", here: int | None, by: int, passes: Callable[[int], bool]
) -> int | None:
    """The next (+1) or previous (-1) row of an order behind `here` that passes; None at the end.

    Without `here` the search begins at the end of the order that lies behind the reader.
    """
    at = -1 if by > 0 else len(order)
    if here is not None:
        with contextlib.suppress(ValueError):
            at = order.index(here)
    rows = range(at + 1, len(order)) if by > 0 else range(at - 1, -1, -1)
    return next((order[place] for place in rows if passes(order[place])), None)
