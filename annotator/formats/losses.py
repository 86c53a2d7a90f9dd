"""Losses: what a record becomes in a format that cannot hold all of it, and a line for each loss.

One place decides it for every format, so that a writer only gets what it can say, and a test can
hold any format to its word: reading what was written gives the reduced record.
"""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from annotator.formats.base import Keeps, Level, Problem
from annotator.model.document import Document, Layer
from annotator.model.items import (
    Cluster,
    DocumentLabel,
    Event,
    LayerItem,
    Mention,
    Relation,
    Span,
    quote_of,
    references,
)
from annotator.model.record import Record, canonical_key

Note = Callable[[Problem], None]
Tell = Callable[[LayerItem, str, str, Level], None]
replace = msgspec.structs.replace


def reduced(record: Record, keeps: Keeps) -> tuple[Record, list[Problem]]:
    """A record with only what a format keeps, and what was lost or changed on the way.

    Items that go take with them what points at them: an event loses the argument, a relation goes.
    Of spans that overlap or nest where that cannot be said, the longest stays, then the first.
    The outer range stands for a discontinuous mention. Ids are never changed. `meta`, `authors`
    and `text` concern the record itself and are only reported, not taken out: writers ignore them.
    """
    problems: list[Problem] = []
    work = _Reduction(record, keeps, problems.append)
    return work.record(), problems


class _Reduction:
    """One record on its way into a format."""

    def __init__(self, record: Record, keeps: Keeps, note: Note) -> None:
        self._record = record
        self._keeps = keeps
        self._note = note

    def record(self) -> Record:
        """What is left of the record."""
        items = self._without_overlaps(self._kept_kinds())
        items = list(without_dangling(items, self._tell_of))
        zones = self._record.zones
        if zones and not self._keeps.zones:
            self._tell("loss.zone", f"{len(zones)} zones are not written.", Level.NOTE)
            zones = ()
        self._tell_of_document()
        return replace(self._record, items=tuple(items), zones=zones)

    # --- items ------------------------------------------------------------------------------

    def _kept_kinds(self) -> Iterator[LayerItem]:
        keeps = self._keeps
        kinds = {
            Span: (keeps.spans, "loss.span", "a span"),
            Event: (keeps.events, "loss.event", "an event"),
            Relation: (keeps.relations, "loss.relation", "a relation"),
            Cluster: (keeps.clusters, "loss.cluster", "a cluster"),
            DocumentLabel: (keeps.labels, "loss.label", "a label of the document"),
        }
        for item in sorted(self._record.items, key=canonical_key):
            kept, key, words = kinds[type(item)]
            if kept:
                yield self._plain(item)
            else:
                self._drop(item, key, f"{words} cannot be said in this format")

    def _plain(self, item: LayerItem) -> LayerItem:
        """The item without the properties that cannot be said."""
        if type(item) is Span and _bare(item):
            return item  # nothing to lose, as with most items of most corpora
        keeps = self._keeps
        if isinstance(item, Mention) and len(item.fragments) > 1 and not keeps.fragments:
            self._change(item, "loss.fragments", "its outer range stands for its parts")
            whole = ((item.start, item.end),)
            quote = quote_of(self._record.text.text, whole)
            item = replace(item, fragments=whole, quote=quote)
        if isinstance(item, Span) and (item.head or item.norm) and not keeps.heads:
            self._change(item, "loss.head", "its head or written-out form is not written")
            item = replace(item, head=None, norm="")
        if not isinstance(item, Cluster) and item.attributes and not keeps.attributes:
            self._change(item, "loss.attributes", "its attributes are not written")
            item = replace(item, attributes={})
        if isinstance(item, Cluster) and item.link and not keeps.links:
            self._change(item, "loss.link", "its link is not written")
            item = replace(item, link="")
        if item.note and not keeps.notes:
            self._change(item, "loss.note", "its note is not written")
            item = replace(item, note="")
        return item

    def _without_overlaps(self, items: Iterable[LayerItem]) -> list[LayerItem]:
        keeps = self._keeps
        found = list(items)
        if keeps.overlap and keeps.nesting:
            return found
        spans = [item for item in found if isinstance(item, Span)]
        gone = set()
        taken: list[Span] = []
        for span in sorted(spans, key=lambda s: (s.start - s.end, s.start, s.id)):
            fault = _in_the_way(span, taken, keeps)
            if fault is None:
                taken.append(span)
            else:
                gone.add(span.id)
                self._drop(span, *fault)
        return [item for item in found if item.id not in gone]

    # --- the document -------------------------------------------------------------------------

    def _tell_of_document(self) -> None:
        record, keeps = self._record, self._keeps
        if record.author and not keeps.authors:
            self._tell("loss.author", "The name of the author is not written.", Level.NOTE)
        said = record.document.meta or record.document.external_id or record.layer != Layer()
        if said and not keeps.meta:
            words = "Status, notes and description of the document are not written."
            self._tell("loss.meta", words, Level.NOTE)
        if not keeps.text:
            words = "The text is not written as it stands, only its tokens."
            self._tell("loss.text", words, Level.NOTE)

    def _change(self, item: LayerItem, key: str, words: str) -> None:
        self._tell_of(item, key, f": {words}.", Level.CHANGED)

    def _drop(self, item: LayerItem, key: str, words: str) -> None:
        self._tell_of(item, key, f" is left out: {words}.", Level.ITEM)

    def _tell_of(self, item: LayerItem, key: str, words: str, level: Level) -> None:
        self._tell(key, f"{named(item)}{words}", level, item.id)

    def _tell(self, key: str, message: str, level: Level, where: str = "") -> None:
        self._note(problem_of(self._record.document, key, message, level=level, where=where))


def without_dangling(items: Iterable[LayerItem], tell: Tell) -> Iterator[LayerItem]:
    """Items without what points at items that are not among them, until nothing does.

    An event loses the argument, a cluster the member, as long as one is left; a relation goes.
    `tell` is called for each change with item, key, words and level.
    """
    found = list(items)
    if all(type(item) is Span for item in found):
        yield from found  # spans point at nothing, and most records have nothing else
        return
    while True:
        here = {item.id for item in found}
        kept = [left for item in found if (left := _cut(item, here, tell)) is not None]
        if len(kept) == len(found):
            yield from kept
            return
        found = kept


def _cut(item: LayerItem, here: set[str], tell: Tell) -> LayerItem | None:
    lost = [id for id in references(item) if id not in here]
    if not lost:
        return item
    number = len(set(lost))
    if isinstance(item, Event):
        words = f": {number} of its arguments point at what is not written."
        tell(item, "loss.argument", words, Level.CHANGED)
        left = tuple(one for one in item.arguments if one.target in here)
        return replace(item, arguments=left)
    if isinstance(item, Cluster) and len(lost) < len(item.members):
        words = f": {number} of its members are not written."
        tell(item, "loss.member", words, Level.CHANGED)
        return replace(item, members=tuple(id for id in item.members if id in here))
    words = " is left out: what it points at is not written."
    tell(item, "loss.dangling", words, Level.ITEM)
    return None


def _bare(span: Span) -> bool:
    """Whether a span has a label and one range, and nothing else that a format may lack."""
    more = span.attributes or span.note or span.head or span.norm
    return not more and len(span.fragments) == 1


def _in_the_way(span: Span, taken: list[Span], keeps: Keeps) -> tuple[str, str] | None:
    for other in taken:
        if span.start >= other.end or other.start >= span.end:
            continue
        inside = other.start <= span.start and span.end <= other.end
        if inside and not keeps.nesting:
            return "loss.nesting", f"it lies inside {named(other)}, and nesting cannot be said"
        if not inside and not keeps.overlap:
            return "loss.overlap", f"it crosses {named(other)}, and that cannot be said"
    return None


def named(item: LayerItem) -> str:
    """An item for a line of a report: its label, its id and where it stands, never its text."""
    where = f" at {item.start}-{item.end}" if isinstance(item, Mention) else ""
    return f"{item.label or type(item).__name__} {item.id}{where}"


def problem_of(
    document: Document, key: str, message: str, *, level: Level, where: str = ""
) -> Problem:
    """A line about a document that is being written; `where` is the id of an item."""
    return Problem(key=key, message=message, level=level, where=where, document=document.id)
