"""Carrying: items of a layer and zones of a document, taken over to a corrected text. Pure.

Nothing is dropped in silence: every item that was there has its fate in the report.
"""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

import msgspec

from annotator.model.align import Alignment
from annotator.model.commands import merge_fragments, with_dependents, without
from annotator.model.document import Document, LayerKey, TextVersion, Zone
from annotator.model.items import (
    Event,
    Fragment,
    LayerItem,
    Mention,
    Span,
    quote_of,
    references,
)
from annotator.model.state import Annotations
from annotator.text.fold import fold

replace = msgspec.structs.replace


class Kind(StrEnum):
    """What becomes of an item in the corrected text."""

    SAME = "same"
    MOVED = "moved"
    SPELT = "spelt"
    CHANGED = "changed"
    LOST = "lost"


class Why(StrEnum):
    """Why an item is changed or lost, beyond its own words."""

    WORDS = "words"
    LINK = "link"
    LEFT = "left"
    HEAD = "head"
    PART = "part"


class Fate(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of one item: as it was, and as it will be (None when it is lost).

    SAME stands where it stood, MOVED elsewhere with the same words, SPELT has words that differ by
    their spelling alone (as folding sees it), CHANGED other words or fewer links, LOST nothing.
    `why` tells words from links; a lost item is LEFT when the person left it out. `links` are the
    ids of lost items that it pointed at.
    """

    kind: Kind
    before: LayerItem | Zone
    after: LayerItem | Zone | None
    why: Why = Why.WORDS
    links: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the item."""
        return self.before.id

    @property
    def edited(self) -> bool:
        """Whether the item has to be written anew."""
        return self.before != self.after


def carry(
    of: tuple[LayerKey, Document, TextVersion],
    items: Sequence[LayerItem],
    alignment: Alignment,
    left: Collection[str] = (),
) -> list[Fate]:
    """The fates of all items of a layer, in their order.

    `of` has the layer's key, its document and the text so far; `left` are the ids of items that
    are not to come along. What points at lost items loses that link: events the argument, clusters
    the member; relations, and clusters that say nothing any more, are lost themselves.
    """
    state = Annotations.load(*of, (None, (), items))
    moved: dict[str, LayerItem] = {}
    lost: dict[str, Why] = {}
    for item in items:
        after = carried(item, alignment) if isinstance(item, (Span, Event)) else item
        if after is None:
            lost[item.id] = Why.WORDS
        elif item.id in left:
            lost[item.id] = Why.LEFT
        else:
            moved[item.id] = after
    gone = with_dependents(state, lost)
    return [_fate(item, moved.get(item.id), lost.get(item.id), gone) for item in items]


def _fate(
    item: LayerItem, after: LayerItem | None, lost: Why | None, gone: Mapping[str, None]
) -> Fate:
    links = tuple(dict.fromkeys(id for id in references(item) if id in gone))
    if after is None or item.id in gone:
        return Fate(kind=Kind.LOST, before=item, after=None, why=lost or Why.LINK, links=links)
    if links:
        after = without(after, gone)
        return Fate(kind=Kind.CHANGED, before=item, after=after, why=Why.LINK, links=links)
    kind, why = _kind(item, after)
    return Fate(kind=kind, before=item, after=after, why=why)


def _kind(before: LayerItem, after: LayerItem) -> tuple[Kind, Why]:
    if before == after or not isinstance(before, Mention) or not isinstance(after, Mention):
        return Kind.SAME, Why.WORDS
    if isinstance(before, Span) and before.head is not None and _head(after) is None:
        return Kind.CHANGED, Why.HEAD
    if len(after.fragments) < len(before.fragments) and _letters(before) != _letters(after):
        return Kind.CHANGED, Why.PART
    if before.quote == after.quote:
        return Kind.MOVED, Why.WORDS
    return (Kind.SPELT if fold(before.quote) == fold(after.quote) else Kind.CHANGED), Why.WORDS


def _letters(item: Mention) -> str:
    return "".join(item.quote.split())


def _head(item: Mention) -> Fragment | None:
    return item.head if isinstance(item, Span) else None


def carried(item: Span | Event, alignment: Alignment) -> Span | Event | None:
    """A mention on the new text; None when all of its words are gone."""
    places = [alignment.place(start, end) for start, end in item.fragments]
    fragments = merge_fragments(place for place in places if place is not None)
    if not fragments:
        return None
    quote = quote_of(alignment.new, fragments)
    moved = replace(item, fragments=fragments, quote=quote)
    if isinstance(moved, Span) and moved.head is not None:
        moved = replace(moved, head=_inside(alignment.place(*moved.head), fragments))
    return moved


def _inside(head: Fragment | None, fragments: Sequence[Fragment]) -> Fragment | None:
    """A head, where it lies in one of the fragments."""
    if head is None or not any(start <= head[0] and head[1] <= end for start, end in fragments):
        return None
    return head


def carry_zones(zones: Sequence[Zone], alignment: Alignment) -> list[Fate]:
    """The fates of the zones of a document, in their order: SAME, MOVED or LOST.

    What was put into a zone belongs to it.
    """
    found = []
    for zone in zones:
        place = alignment.place(zone.start, zone.end, wide=True)
        if place is None:
            found.append(Fate(kind=Kind.LOST, before=zone, after=None))
            continue
        after = replace(zone, start=place[0], end=place[1])
        kind = Kind.SAME if after == zone else Kind.MOVED
        found.append(Fate(kind=kind, before=zone, after=after))
    return found
