"""Cutting: a record without its boilerplate, and a long one in windows of whole sentences.

Both give records with a text of their own and items moved onto it, and say of each item that does
not come along why.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from annotator.formats.base import Level, Problem
from annotator.formats.losses import named, problem_of, without_dangling
from annotator.model.document import TextVersion, Zone, text_sha256
from annotator.model.items import (
    Event,
    Fragment,
    LayerItem,
    Mention,
    Relation,
    Span,
    quote_of,
    references,
)
from annotator.model.record import Record
from annotator.sentences import worded
from annotator.text.boundaries import sentence_ranges

BOILERPLATE = "boilerplate"
"""The kind of zone that is no part of the article."""

WINDOW_META = "window_start"
"""Where a window begins in its document, in code points: the key in the document's `meta`."""

replace = msgspec.structs.replace


def without_boilerplate(record: Record) -> tuple[Record, list[Problem]]:
    """The record with the text of its boilerplate zones taken out, and what was lost with it.

    A line end beside a zone goes too where two would meet. An item that touches boilerplate goes;
    all others are moved. The record is returned as it is when it has no such zone.
    """
    text = record.text.text
    cut = _merged([(zone.start, zone.end) for zone in record.zones if zone.kind == BOILERPLATE])
    if not cut:
        return record, []
    kept = list(_kept(text, cut))
    why = worded("it stands in boilerplate, which is not written")
    return _moved(record, kept, "loss.boilerplate", why)


def windows(record: Record, size: int) -> Iterator[tuple[Record, list[Problem]]]:
    """A document in pieces of whole sentences of at most `size` code points each.

    A sentence that is longer is a piece by itself; no mention is cut, so a piece may be longer by
    a sentence, and none is blank. Together they are the text. Each piece is a document with the id
    ``ID#START``, and `meta` says in ``window_start`` where it begins, in ``window_of`` in which
    document. An event or cluster loses what lies in other pieces; a relation whose ends lie in two
    goes, and is named once, with the piece of its source. Zones are cut where pieces end, labels
    of the document are those of each piece. A short document is given as it is.
    """
    text = record.text.text
    if len(text) <= size:
        yield record, []
        return
    for start, end in _not_blank(text, _pieces(record, size)):
        id = f"{record.document.id}#{start}"
        meta = {**record.document.meta, WINDOW_META: start, "window_of": record.document.id}
        document = replace(
            record.document, id=id, name=f"{record.document.name}#{start}", meta=meta
        )
        part = _only(record, start, end)
        why = worded("it stands elsewhere")
        moved, problems = _moved(part, [(start, end)], "loss.window", why)
        yield (
            replace(moved, document=document, text=replace(moved.text, document=id)),
            problems,
        )


def _only(record: Record, start: int, end: int) -> Record:
    """The record with the mentions of one window, and what points at them."""
    here: set[str] = set()
    for item in record.items:
        if isinstance(item, Mention) and start <= item.start and item.end <= end:
            here.add(item.id)
    items = tuple(
        item
        for item in record.items
        if (item.id in here if isinstance(item, Mention) else _touches(item, here))
    )
    return replace(record, items=items)


def _touches(item: LayerItem, here: set[str]) -> bool:
    if isinstance(item, Relation):
        return item.source in here
    targets = references(item)
    return not targets or not here.isdisjoint(targets)


def _not_blank(text: str, pieces: Iterable[Fragment]) -> Iterator[Fragment]:
    """Pieces with something to read: a blank one belongs to the one before, else to the next."""
    start = last = 0
    for low, high in pieces:
        blank = not text[low:high].strip()
        if not blank and text[start:last].strip():
            yield start, last
            start = low
        last = high
    yield start, last


def _pieces(record: Record, size: int) -> Iterator[Fragment]:
    spans = sorted((m.start, m.end) for m in record.items if isinstance(m, Mention))
    start, last, reach, at = 0, 0, 0, 0
    for _, end in sentence_ranges(record.text.text):
        if end - start > size and last > start:
            yield start, last
            start = last
        while at < len(spans) and spans[at][0] < end:
            reach = max(reach, spans[at][1])
            at += 1
        if reach <= end:
            last = end
    yield start, len(record.text.text)


def _merged(ranges: Iterable[Fragment]) -> list[Fragment]:
    found: list[Fragment] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif end > start:
            found.append((start, end))
    return found


def _kept(text: str, cut: Sequence[Fragment]) -> Iterator[Fragment]:
    at = 0
    for start, end in cut:
        if (at == start or text[start - 1] == "\n") and text[end : end + 1] == "\n":
            end += 1  # a line of its own: its line end goes with it
        if start > at:
            yield at, start
        at = max(at, end)
    if at < len(text):
        yield at, len(text)


def _moved(
    record: Record, kept: list[Fragment], key: str, why: str
) -> tuple[Record, list[Problem]]:
    """The record on the text of the ranges that are kept."""
    ruler = _Ruler(kept)
    text = "".join(record.text.text[start:end] for start, end in kept)
    problems: list[Problem] = []

    def tell(item: LayerItem, key: str, words: str, level: Level) -> None:
        message = worded("{item}{rest}", item=named(item), rest=words)
        problems.append(problem_of(record.document, key, message, level=level, where=item.id))

    items = []
    for item in record.items:
        moved = ruler.item(item, text)
        if moved is None:
            tell(item, key, worded(" is left out: {why}.", why=why), Level.ITEM)
        else:
            items.append(moved)
    whole = list(without_dangling(items, tell))
    version = _version(record.text, text)
    zones = tuple(zone for old in record.zones if (zone := ruler.zone(old)) is not None)
    return replace(record, text=version, items=tuple(whole), zones=zones), problems


def _version(old: TextVersion, text: str) -> TextVersion:
    return replace(old, text=text, sha256=text_sha256(text))


class _Ruler:
    """From positions of a text to those of the ranges of it that are kept."""

    def __init__(self, kept: list[Fragment]) -> None:
        self._starts = [start for start, _ in kept]
        self._kept = kept
        self._before = [0]
        for start, end in kept:
            self._before.append(self._before[-1] + end - start)

    def range(self, start: int, end: int) -> Fragment | None:
        """A range that lies in one kept range, moved; None for any other."""
        at = bisect_right(self._starts, start) - 1
        if at < 0 or end > self._kept[at][1] or start >= self._kept[at][1]:
            return None
        shift = self._before[at] - self._kept[at][0]
        return start + shift, end + shift

    def item(self, item: LayerItem, text: str) -> LayerItem | None:
        """An item moved; None when a part of it is gone."""
        if not isinstance(item, (Span, Event)):
            return item
        parts = [self.range(*part) for part in item.fragments]
        if any(part is None for part in parts):
            return None
        fragments = tuple(part for part in parts if part is not None)
        quote = quote_of(text, fragments)
        if isinstance(item, Span) and item.head is not None:
            return replace(item, fragments=fragments, quote=quote, head=self.range(*item.head))
        return replace(item, fragments=fragments, quote=quote)

    def zone(self, zone: Zone) -> Zone | None:
        """What is left of a zone, moved; None when nothing is."""
        start, end = self._kept_before(zone.start), self._kept_before(zone.end)
        return replace(zone, start=start, end=end) if start < end else None

    def _kept_before(self, at: int) -> int:
        """How many characters before a position are kept."""
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return 0
        start, end = self._kept[index]
        return self._before[index] + min(at, end) - start
