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
from annotator.sentences import worded

Note = Callable[[Problem], None]
Tell = Callable[[LayerItem, str, str, Level], None]
replace = msgspec.structs.replace

_NAMES: dict[type[LayerItem], str] = {
    Span: worded("Span"),
    Event: worded("Event"),
    Relation: worded("Relation"),
    Cluster: worded("Cluster"),
    DocumentLabel: worded("DocumentLabel"),
}
# Said of item after item, so made once.
_UNSAID: dict[type[LayerItem], str] = {
    Span: worded(" is left out: a span cannot be said in this format."),
    Event: worded(" is left out: an event cannot be said in this format."),
    Relation: worded(" is left out: a relation cannot be said in this format."),
    Cluster: worded(" is left out: a cluster cannot be said in this format."),
    DocumentLabel: worded(" is left out: a label of the document cannot be said in this format."),
}
_OUTER_RANGE = worded(": its outer range stands for its parts.")
_NO_HEAD = worded(": its head or written-out form is not written.")
_NO_ATTRIBUTES = worded(": its attributes are not written.")
_NO_LINK = worded(": its link is not written.")
_NO_NOTE = worded(": its note is not written.")
_DANGLING = worded(" is left out: what it points at is not written.")


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
            words = worded("{number} zones are not written.", number=len(zones))
            self._tell("loss.zone", words, Level.NOTE)
            zones = ()
        self._tell_of_document()
        return replace(self._record, items=tuple(items), zones=zones)

    # --- items ------------------------------------------------------------------------------

    def _kept_kinds(self) -> Iterator[LayerItem]:
        keeps = self._keeps
        kinds = {
            Span: (keeps.spans, "loss.span"),
            Event: (keeps.events, "loss.event"),
            Relation: (keeps.relations, "loss.relation"),
            Cluster: (keeps.clusters, "loss.cluster"),
            DocumentLabel: (keeps.labels, "loss.label"),
        }
        for item in sorted(self._record.items, key=canonical_key):
            kept, key = kinds[type(item)]
            if kept:
                yield self._plain(item)
            else:
                self._drop(item, key, _UNSAID[type(item)])

    def _plain(self, item: LayerItem) -> LayerItem:
        """The item without the properties that cannot be said."""
        if type(item) is Span and _bare(item):
            return item  # nothing to lose, as with most items of most corpora
        keeps = self._keeps
        if isinstance(item, Mention) and len(item.fragments) > 1 and not keeps.fragments:
            self._change(item, "loss.fragments", _OUTER_RANGE)
            whole = ((item.start, item.end),)
            quote = quote_of(self._record.text.text, whole)
            item = replace(item, fragments=whole, quote=quote)
        if isinstance(item, Span) and (item.head or item.norm) and not keeps.heads:
            self._change(item, "loss.head", _NO_HEAD)
            item = replace(item, head=None, norm="")
        if not isinstance(item, Cluster) and item.attributes and not keeps.attributes:
            self._change(item, "loss.attributes", _NO_ATTRIBUTES)
            item = replace(item, attributes={})
        if isinstance(item, Cluster) and item.link and not keeps.links:
            self._change(item, "loss.link", _NO_LINK)
            item = replace(item, link="")
        if item.note and not keeps.notes:
            self._change(item, "loss.note", _NO_NOTE)
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
            words = worded("The name of the author is not written.")
            self._tell("loss.author", words, Level.NOTE)
        document = record.document
        said = document.meta or document.external_id or record.layer != Layer()
        said = said or document.name != document.id
        if said and not keeps.meta:
            words = worded("Status, notes and description of the document are not written.")
            self._tell("loss.meta", words, Level.NOTE)
        if not keeps.text:
            words = worded("The text is not written as it stands, only its tokens.")
            self._tell("loss.text", words, Level.NOTE)

    def _change(self, item: LayerItem, key: str, words: str) -> None:
        self._tell_of(item, key, words, Level.CHANGED)

    def _drop(self, item: LayerItem, key: str, words: str) -> None:
        self._tell_of(item, key, words, Level.ITEM)

    def _tell_of(self, item: LayerItem, key: str, words: str, level: Level) -> None:
        self._tell(key, line_of(item, words), level, item.id)

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
        words = worded(": {number} of its arguments point at what is not written.", number=number)
        tell(item, "loss.argument", words, Level.CHANGED)
        left = tuple(one for one in item.arguments if one.target in here)
        return replace(item, arguments=left)
    if isinstance(item, Cluster) and len(lost) < len(item.members):
        words = worded(": {number} of its members are not written.", number=number)
        tell(item, "loss.member", words, Level.CHANGED)
        return replace(item, members=tuple(id for id in item.members if id in here))
    tell(item, "loss.dangling", _DANGLING, Level.ITEM)
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
            return "loss.nesting", worded(
                " is left out: it lies inside {item}, and nesting cannot be said.",
                item=named(other),
            )
        if not inside and not keeps.overlap:
            words = worded(
                " is left out: it crosses {item}, and that cannot be said.", item=named(other)
            )
            return "loss.overlap", words
    return None


def named(item: LayerItem) -> str:
    """An item for a line of a report: its label, its id and where it stands, never its text."""
    return line_of(item, "")


def line_of(item: LayerItem, rest: str) -> str:
    """The line of an item in a report: its name as `named` gives it, and what is said of it.

    One sentence and not two in each other: an export may tell of every item that it writes.
    """
    label = item.label or _NAMES[type(item)]
    if not isinstance(item, Mention):
        return worded("{label} {id}{rest}", label=label, id=item.id, rest=rest)
    return worded(
        "{label} {id} at {start}-{end}{rest}",
        label=label,
        id=item.id,
        start=item.start,
        end=item.end,
        rest=rest,
    )


def problem_of(
    document: Document, key: str, message: str, *, level: Level, where: str = ""
) -> Problem:
    """A line about a document that is being written; `where` is the id of an item."""
    return Problem(key=key, message=message, level=level, where=where, document=document.id)
