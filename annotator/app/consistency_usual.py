"""Consistency, what is usual: counted over all layers before any place is judged."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from annotator.app import consistency_edges as edges
from annotator.app.consistency_types import Sheet, most_first
from annotator.app.cutting import BOILERPLATE
from annotator.app.gazetteer import name_key as plain_name_key
from annotator.model.items import Event, Mention, Span

Range = tuple[int, int, str]
"""Start, end (outer ends, code points) and "s" or "e"."""

MOST_NAMES = 200_000
"""So many different names are compared; with more of them those met last are left out."""

_AND = " + "
_REMEMBERED = 50_000
name_key = lru_cache(maxsize=1 << 16)(plain_name_key)


class Named(msgspec.Struct, frozen=True):
    """How marks of one name are labelled: counts by label, most first, and their number.

    `usual` are the labels of more than half of them: several where the same text has several.
    """

    counts: tuple[tuple[str, int], ...]
    number: int
    usual: frozenset[str]


class Usual:
    """Counts of labels by name, of edges, of fillers, of overlaps. `settle` ends the counting."""

    def __init__(self) -> None:
        self.marks: Counter[str] = Counter()
        self.within: Counter[str] = Counter()
        self.crossing: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        self.outside: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.filled: Counter[tuple[str, str]] = Counter()
        self.twins: Counter[str] = Counter()
        self.slots: Counter[tuple[str, str]] = Counter()
        self.fillers: Counter[tuple[str, str, str]] = Counter()
        self.clitics_inside: Counter[str] = Counter()
        self.clitics_outside: Counter[str] = Counter()
        self.open: dict[str, int] = {}
        self._names: dict[str, dict[str, int]] = {}
        self._family: dict[str, tuple[str, str]] = {}
        self._relatives: dict[str, list[str]] = defaultdict(list)
        self._told: dict[str, Named | None] = {}

    # --- counting -----------------------------------------------------------------------------

    def add(self, sheet: Sheet) -> None:
        """Count one layer."""
        mentions = [item for item in sheet.record.items if isinstance(item, Mention)]
        for (_, _, kind), items in ranges_of(mentions).items():
            labels = _AND.join(sorted({item.label for item in items}))
            self._name(kind + key_of(items[0]), labels)
        for mention in mentions:
            self.marks[mention.label] += 1
            self._edges(sheet.text, mention)
        for one, other in overlaps(mentions):
            (self.crossing if crosses(one, other) else self.within)[one.label] += 1
        self._events([item for item in mentions if isinstance(item, Event)], mentions)

    def _name(self, key: str, labels: str) -> None:
        counts = self._names.get(key)
        if counts is None:
            if len(key) < 2 or len(self._names) >= MOST_NAMES:
                return
            counts = self._names[key] = {}
        counts[labels] = counts.get(labels, 0) + 1

    def _edges(self, text: str, mention: Mention) -> None:
        start, end = mention.start, mention.end
        for sign in edges.sign_edges(text, start, end):
            self.inside[sign] += 1
        for sign in edges.signs_around(text, start, end):
            self.outside[sign] += 1
        before = edges.clitic_before(text, start, end)
        if before:
            self.clitics_outside[before] += 1
        cut = edges.word_cut(text, start, end)
        if cut:
            self.words[cut] += 1

    def _events(self, events: Sequence[Event], mentions: Sequence[Mention]) -> None:
        if not events:
            return
        labels = {mention.id: mention.label for mention in mentions}
        for event, _, same in twin_events(events):
            self.twins[event.label] += not same
        for event in events:
            self.types[event.label] += 1
            for role in {argument.role for argument in event.arguments}:
                self.filled[event.label, role] += 1
            for argument in event.arguments:
                self.slots[event.label, argument.role] += 1
                self.fillers[event.label, argument.role, labels.get(argument.target, "")] += 1

    def settle(self) -> None:
        """Put names with a clitic to those without it; to be called once, when all is counted."""
        for key, counts in self._names.items():
            number = sum(counts.values())
            for clitic, rest in edges.clitics_of(key[1:]):
                others = self._names.get(key[0] + rest)
                # «بلال» is no «لال»: what is marked without the clitic must be the usual thing.
                if others is not None and sum(others.values()) >= number:
                    self._family[key] = (key[0] + rest, edges.letters(clitic))
                    self.clitics_inside[edges.letters(clitic)] += number
                    break
        for key in self._family:
            self._relatives[self.base(key)].append(key)

    # --- asking ---------------------------------------------------------------------------------

    def named(self, kind: str, key: str) -> Named | None:
        """How a name is labelled, with or without clitics; None for one that is not compared."""
        base = self.base(kind + key)
        if base not in self._told:
            if len(self._told) >= _REMEMBERED:
                self._told.clear()
            self._told[base] = self._tell(base)
        return self._told[base]

    def base(self, key: str) -> str:
        """The name without the clitic that it is marked with; kind and key are one string here."""
        for _ in range(3):
            if key not in self._family:
                break
            key = self._family[key][0]
        return key

    def clitic(self, kind: str, key: str) -> str:
        """The clitics (folded letters) that stand inside a name here and outside elsewhere."""
        found = self._family.get(kind + key)
        return found[1] if found is not None else ""

    def _tell(self, base: str) -> Named | None:
        if base not in self._names:
            return None
        counts = Counter(self._names[base])
        for other in self._relatives.get(base, ()):
            counts.update(self._names[other])
        ordered = most_first(list(counts.items()))
        number = sum(counts.values())
        usual = ordered[0][0] if ordered[0][1] * 2 > number else ""
        return Named(ordered, number, frozenset(usual.split(_AND) if usual else ()))

    def names(self, least: int) -> Iterator[str]:
        """The names, without their kind, that are marked so often at least."""
        for key, counts in self._names.items():
            if sum(counts.values()) >= least:
                yield key[1:]


def key_of(mention: Mention) -> str:
    """The name of a mention: its written-out form where it has one, folded."""
    norm = mention.norm if isinstance(mention, Span) else ""
    return name_key(norm or mention.quote)


def ranges_of(mentions: Sequence[Mention]) -> dict[Range, list[Mention]]:
    """The mentions by the text that they stand on: one name with several labels is one thing."""
    found: dict[Range, list[Mention]] = {}
    for mention in mentions:
        kind = "e" if isinstance(mention, Event) else "s"
        found.setdefault((mention.start, mention.end, kind), []).append(mention)
    return found


def overlaps(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of spans of one label that share text, but for those of equal ranges."""
    by_label: dict[str, list[Mention]] = {}
    for mention in mentions:
        if isinstance(mention, Span):
            by_label.setdefault(mention.label, []).append(mention)
    for spans in by_label.values():
        if len(spans) < 2:
            continue
        spans.sort(key=lambda span: (span.start, -span.end, span.id))
        for at, one in enumerate(spans):
            for other in spans[at + 1 :]:
                if other.start >= one.end:
                    break
                if one.fragments != other.fragments and _share_text(one, other):
                    yield one, other


def twin_events(events: Sequence[Event]) -> Iterator[tuple[Event, Event, bool]]:
    """(event, the first one of its trigger and type, whether neither says more than the other)."""
    first: dict[tuple[object, ...], Event] = {}
    for event in events:
        kept = first.setdefault((event.fragments, event.label), event)
        if kept is not event:
            mine, others = set(event.arguments), set(kept.arguments)
            yield event, kept, mine <= others or others <= mine


def _share_text(one: Mention, other: Mention) -> bool:
    return any(a < d and c < b for a, b in one.fragments for c, d in other.fragments)


def crosses(one: Mention, other: Mention) -> bool:
    """Whether two that overlap lie neither in the other; `one` begins first."""
    return one.start < other.start and one.end < other.end


def in_boilerplate(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a range touches a zone that is no part of the article."""
    return any(
        zone.kind == BOILERPLATE and start < zone.end and zone.start < end
        for zone in sheet.record.zones
    )
