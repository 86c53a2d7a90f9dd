"""Rule run: where rules see a place in the documents of a project that nobody has decided on yet.

Nothing here saves (see `app.corpus_rules`). Left alone are places that carry the mark already, that
have another zone, that were left in an earlier list, or that somebody took out by hand.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec
import regex

from annotator.app.corpus_marking import key_of
from annotator.app.gazetteer import Gazetteer, Named
from annotator.app.searching import Covered, Hit, hit_at, pattern_places
from annotator.errors import UserError
from annotator.model.corpus_rules import (
    LEFT,
    NAMES,
    AnyRule,
    MarkRule,
    ZoneRule,
    is_of_source,
    left_places,
    names_of,
    place_digest,
)
from annotator.model.document import Zone
from annotator.model.scheme import Scheme
from annotator.model.zone_lines import Lines, find_zones
from annotator.sentences import worded
from annotator.store.search import Corpus, CorpusText
from annotator.store.search_items import Place
from annotator.store.search_zones import Head
from annotator.store.store import Store

BODY, BOILERPLATE = "body", "boilerplate"
_DENSE = 16
"""One document of so many: an index spares work only where fewer of them have the words."""

Told = Callable[[int, int], None]
"""Called with the number of the document that was looked at and that of the last one."""

_Found = tuple[AnyRule, int, int, str]
"""A rule, a half-open place in code points, the kind of zone or the label."""


class RuleRun:
    """One run of rules over the documents that they have not been over, or over `everything`.

    After `hits` has ended `reached` and `anchor` are number and id of the last document that was
    looked at as a whole; each hit carries the id of its rule as author, its kind or label as label.
    `floors` says, by rule, up to which number a run of before has found nothing.
    """

    def __init__(
        self,
        store: Store,
        scheme: Scheme,
        author: str,
        rules: Sequence[AnyRule],
        *,
        everything: bool = False,
    ) -> None:
        self.rules = tuple(rules)
        self.everything = everything
        self.reached, self.anchor = 0, ""
        self.floors: dict[str, int] = {}
        self._store, self._scheme, self._author = store, scheme, author

    def hits(self, corpus: Corpus, told: Told | None = None) -> Iterator[Hit]:
        """All places, in the order of import; UserError ``search.slow`` for a slow expression."""
        if not self.rules:
            return
        last, anchor = corpus.last()
        finders = [self._finder(rule, corpus) for rule in self.rules]
        after = min(finder.after for finder in finders)
        for numbers in self._numbers(corpus, after):
            heads = corpus.heads(numbers)
            yield from self._batch(corpus, finders, heads)
            if heads:
                self.reached, self.anchor = heads[-1].number, heads[-1].id
            if told is not None:
                told(numbers[-1], last)
        if not corpus.stopped:
            self.reached, self.anchor = last, anchor

    def _numbers(self, corpus: Corpus, after: int) -> Iterator[list[int]]:
        """The numbers of documents to look at. An index is left for what nearly all of them have:
        asking it for some at a time takes longer then than to read on."""
        words = self._words()
        for numbers in corpus.numbers(words, after=after):
            yield numbers
            dense = numbers[-1] - after < _DENSE * len(numbers)
            after = numbers[-1]
            if words and dense:
                break
        else:
            return
        yield from corpus.numbers(after=after)

    def _words(self) -> list[str]:
        """What an index can look for: the line of a single rule that knows a line by its words."""
        rule = self.rules[0]
        alone = len(self.rules) == 1 and isinstance(rule, ZoneRule)
        if alone and isinstance(rule, ZoneRule) and rule.how in ("line", "rest", "block", "begins"):
            return [rule.words]
        return []

    def _finder(self, rule: AnyRule, corpus: Corpus) -> "_ZoneFinder | _MarkFinder":
        known = corpus.is_at(rule.reached, rule.anchor)
        after = (
            0 if self.everything or not known else max(rule.reached, self.floors.get(rule.id, 0))
        )
        left = left_places(self._store.entries(f"{LEFT}{rule.id}/"))
        if isinstance(rule, ZoneRule):
            return _ZoneFinder(rule, after, left)
        return _MarkFinder(rule, after, left, self._gazetteer(rule))

    def _gazetteer(self, rule: MarkRule) -> Gazetteer:
        """The names of a marking rule that the scheme has a label for, each with its key."""
        entry = next(iter(self._store.entries(NAMES + rule.id)), None)
        given = names_of(entry) if entry is not None else []
        keys = {label: key_of(self._scheme, label or rule.label) for _, label in given}
        return Gazetteer((name, keys[label]) for name, label in given if keys[label])

    def _batch(
        self,
        corpus: Corpus,
        finders: "Sequence[_ZoneFinder | _MarkFinder]",
        heads: Sequence[Head],
    ) -> Iterator[Hit]:
        asked = {head.number: [f for f in finders if f.wants(head)] for head in heads}
        numbers = [number for number, some in asked.items() if some]
        if not numbers:
            return
        zones = corpus.zones(numbers)
        found = []
        for document in corpus.read(numbers):
            places = list(_places(document, asked[document.number], zones[document.number]))
            if places:
                found.append((document, places))
        yield from self._undecided(corpus, found)

    def _undecided(
        self, corpus: Corpus, found: list[tuple[CorpusText, list[_Found]]]
    ) -> Iterator[Hit]:
        """Without what carries the label already, and what somebody took out."""
        if not found:
            return
        ids = [document.id for document, _ in found]
        marking = any(isinstance(rule, MarkRule) for _, places in found for rule, *_ in places)
        numbers = [document.number for document, _ in found]
        marked = corpus.places(numbers, [self._author]) if marking else {}
        gone = corpus.taken_out(ids, "")
        mine = corpus.taken_out(ids, self._author) if marking else {}
        for document, places in found:
            covered = Covered(marked.get(document.number, ()))
            for rule, start, end, label in places:
                zone = isinstance(rule, ZoneRule)
                taken = (gone if zone else mine).get(document.id, ())
                if _meets(taken, start, end, label) or (
                    not zone and covered.holds(start, end, label)
                ):
                    continue
                hit = hit_at(document, start, end)
                yield msgspec.structs.replace(hit, label=label, author=rule.id)


def _meets(places: Sequence[Place], start: int, end: int, label: str) -> bool:
    return any(low < end and start < high and of == label for low, high, of in places)


class _ZoneFinder:
    """What a zone rule sees in one document."""

    def __init__(self, rule: ZoneRule, after: int, left: frozenset[str]) -> None:
        self.rule, self.after, self.left = rule, after, left
        self._pattern = compiled(rule.words) if rule.how == "pattern" else None

    def wants(self, head: Head) -> bool:
        return head.number > self.after and is_of_source(self.rule.source, head.name, head.meta)

    def find(self, document: CorpusText, lines: Lines) -> list[Named]:
        if self._pattern is None:
            found = find_zones(self.rule, lines)
        else:
            found = _whole_lines(pattern_places(self._pattern, document), lines)
        return [Named(start, end, "", self.rule.kind) for start, end in found]


class _MarkFinder:
    """What a marking rule sees in one document."""

    def __init__(self, rule: MarkRule, after: int, left: frozenset[str], names: Gazetteer) -> None:
        self.rule, self.after, self.left, self._names = rule, after, left, names

    def wants(self, head: Head) -> bool:
        return head.number > self.after

    def find(self, document: CorpusText, _lines: Lines) -> list[Named]:
        return self._names.find(document.text)


def compiled(pattern: str) -> "regex.Pattern[str]":
    """The expression of a rule, where ^ and $ are ends of lines; UserError ``rule.pattern``."""
    try:
        return regex.compile(pattern, regex.MULTILINE)
    except (regex.error, OverflowError, RecursionError) as fault:
        words = worded(
            "/{pattern}/ is no regular expression: {fault}. Change or delete the rule.",
            pattern=pattern[:80],
            fault=str(fault),
        )
        raise UserError("rule.pattern", words) from fault


def _whole_lines(places: Sequence[tuple[int, int]], lines: Lines) -> list[tuple[int, int]]:
    """The lines that an expression touches, each run of them once."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        touched = [(low, high) for low, high in lines.places if low < end and start < high]
        if touched and (not found or touched[0][0] >= found[-1][1]):
            found.append((touched[0][0], touched[-1][1]))
    return found


def _places(
    document: CorpusText, finders: "Sequence[_ZoneFinder | _MarkFinder]", zones: list[Zone]
) -> Iterator[_Found]:
    """Free places of one document in the order of the text; of two zones that meet the first."""
    lines, found = Lines(document.text), []
    claimed: list[tuple[int, int]] = []
    for finder in finders:
        for place in finder.find(document, lines):
            start, end = place.start, place.end
            if finder.left and place_digest(document.id, start, end) in finder.left:
                continue
            if isinstance(finder, _ZoneFinder):
                met = any(low < end and start < high for low, high in claimed)
                if met or not is_free(document.text, zones, (start, end), place.label):
                    continue
                claimed.append((start, end))
            elif any(z.kind == BOILERPLATE and z.start < end and start < z.end for z in zones):
                continue
            found.append((finder.rule, start, end, place.label))
    yield from sorted(found, key=lambda place: place[1:3])


def is_free(text: str, zones: Sequence[Zone], place: tuple[int, int], kind: str) -> bool:
    """Whether a range can become a zone of a kind without taking away what somebody decided.

    Only body makes room; a range that has the kind already, but for blanks, needs nothing.
    """
    start, end = place
    here = [zone for zone in zones if zone.start < end and start < zone.end]
    if any(zone.kind not in (kind, BODY) for zone in here):
        return False
    at, lacking = start, ""
    for zone in here:
        if zone.kind == kind:
            lacking += text[at : max(at, zone.start)]
            at = max(at, zone.end)
    return bool((lacking + text[at:end]).strip())
