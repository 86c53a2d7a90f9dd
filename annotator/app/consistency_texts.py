"""Consistency of texts: names that are marked elsewhere, and articles that are there twice."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

import msgspec

from annotator.app import consistency_edges as edges
from annotator.app.consistency_types import (
    MOST_KEPT,
    MOST_PLACES,
    Found,
    Limits,
    Reason,
    Sheet,
    found_at,
)
from annotator.app.consistency_usual import Named, Usual, in_boilerplate
from annotator.app.cutting import without_boilerplate
from annotator.app.gazetteer import Gazetteer
from annotator.app.gazetteer import Named as Place
from annotator.model.document import Status
from annotator.model.items import Mention
from annotator.model.record import Record
from annotator.text.fold import fold
from annotator.text.near import Sketch, near_groups, resemblance, sketch

_LEAST_RUNS = 8
"""Texts with fewer runs of five words are too short to be nearly the same."""


class OpenPlaces:
    """Names that are marked in the corpus, at places where nothing is marked.

    A name that is left unmarked too often is no name there, and is not told of at all.
    """

    def __init__(self, usual: Usual, limits: Limits) -> None:
        self._usual = usual
        self._limits = limits
        self._names = Gazetteer(usual.names(limits.marks))
        self.counts: Counter[str] = Counter()
        self.left = 0
        self._kept: dict[str, list[Found]] = defaultdict(list)
        self._size = 0

    def look(self, sheet: Sheet, folded: str) -> None:
        """Look into one layer, if anybody has worked on it."""
        for base, name, place in self._places(sheet, folded):
            self.counts[base] += 1
            if self.reason(base) is None:
                self._size -= len(self._kept.pop(base, ()))
                self._names.forget(name)
            elif len(self._kept[base]) < MOST_PLACES:
                self._kept[base].append(self._found(sheet, base, place))
                self._size += 1
                if self._size > MOST_KEPT:
                    self._thin()

    def _thin(self) -> None:
        """Let the names go that are the least likely; they can only become less likely yet."""

        def sure(base: str) -> float:
            reason = self.reason(base)
            return reason.likelihood if reason is not None else 0.0

        for base in sorted(self._kept, key=sure):
            if self._size <= MOST_KEPT // 2:
                return
            self._size -= len(self._kept.pop(base))
            self._names.forget(base[1:])
            self.left += 1

    def find(self, sheet: Sheet) -> Iterator[tuple[str, Found]]:
        """(name, place) of all names that stand unmarked in a layer."""
        for base, _, place in self._places(sheet):
            yield base, self._found(sheet, base, place)

    def _places(
        self, sheet: Sheet, folded: str | None = None
    ) -> Iterator[tuple[str, str, tuple[int, int]]]:
        marks = [(i.start, i.end) for i in sheet.record.items if isinstance(i, Mention)]
        if not marks and sheet.record.layer.status is not Status.DONE:
            return

        def free(start: int, end: int) -> bool:
            return not any(low < end and start < high for low, high in marks)

        for place in self._names.find(sheet.text, folded, free):
            if in_boilerplate(sheet, place.start, place.end) or _chance(sheet.text, place):
                continue
            base, named = self._named(place.name)
            if named is not None:
                yield base, place.name, (place.start, place.end)

    def _found(self, sheet: Sheet, base: str, place: tuple[int, int]) -> Found:
        named = self._usual.named(base[0], base[1:])
        label = named.counts[0][0].split(" + ")[0] if named is not None else ""
        return found_at(sheet, Reason("label.missing", base, "", 0.0), place, ("", label))

    def _named(self, key: str) -> tuple[str, Named | None]:
        """The name as entity or as event, whichever it is more often."""
        spans, events = self._usual.named("s", key), self._usual.named("e", key)
        if events is not None and (spans is None or events.number > spans.number):
            return self._usual.base("e" + key), events
        return self._usual.base("s" + key), spans

    def reason(self, base: str) -> Reason | None:
        """Why places of a name are told; None for one that is too often left unmarked."""
        named = self._usual.named(base[0], base[1:])
        if named is None:
            return None
        open_ = self.counts[base]
        # More careful than `share`: that a name was marked once makes it no name everywhere.
        sure = named.number / (named.number + open_ + 1)
        if sure < self._limits.likelihood:
            return None
        label = named.counts[0][0].split(" + ")[0]
        counts = (*named.counts, ("unmarked", open_))
        return Reason("label.missing", base, "", sure, counts, label)

    def groups(self) -> Iterator[tuple[Reason, int, list[Found]]]:
        """What there is to tell: the reason, how many places, and those that were kept."""
        for base, kept in list(self._kept.items()):
            reason = self.reason(base)
            if reason is not None:
                yield reason, self.counts[base], kept


def _chance(text: str, place: Place) -> bool:
    """Whether letters of another word look like a name with clitics: «سمكة» holds no «مكة».

    A س goes before verbs, and a pronoun seldom follows a name (أمريكاني).
    """
    _, ends = edges.cuts(text, place.start, place.end)
    return ends or edges.clitic_before(text, place.start, place.end)[-1:] == "س"


class _Portrait(msgspec.Struct, frozen=True, gc=False):
    digest: bytes
    sketch: Sketch


class Documents:
    """Looks for articles that are there twice; boilerplate, spelling and vowel signs aside."""

    def __init__(self) -> None:
        self._portraits: dict[str, _Portrait] = {}

    def look(self, record: Record, folded: str) -> None:
        """Look at the text of a record, if its document was not seen yet; `folded` is all of it."""
        id = record.document.id
        if id in self._portraits:
            return
        cut, _ = without_boilerplate(msgspec.structs.replace(record, items=()))
        plain = (folded if cut.text is record.text else fold(cut.text.text)).strip()
        if plain:
            digest = hashlib.blake2b(plain.encode(), digest_size=16).digest()
            self._portraits[id] = _Portrait(digest, sketch("", plain))

    def groups(self, stopped: Callable[[], bool]) -> Iterator[tuple[Reason, list[str]]]:
        """Each reason with the ids of the documents, the first of which is to be kept."""
        by_digest: dict[bytes, list[str]] = defaultdict(list)
        for id, portrait in self._portraits.items():
            by_digest[portrait.digest].append(id)
        for ids in by_digest.values():
            if len(ids) > 1:
                yield Reason("document.same", _cause(ids), "", 1.0), ids
        firsts = {ids[0]: self._portraits[ids[0]].sketch for ids in by_digest.values()}
        long = {id: found for id, found in firsts.items() if len(found) >= _LEAST_RUNS}
        order = {id: at for at, id in enumerate(firsts)}
        for near in near_groups(long, stopped):
            if len(near) > 1:
                ids = sorted(near, key=order.__getitem__)
                alike = max(resemblance(long[ids[0]], long[id]) for id in ids[1:])
                yield Reason("document.near", _cause(ids), "", max(0.5, 0.99 * alike)), ids


def _cause(ids: Sequence[str]) -> str:
    """A name for a set of documents, the same whatever their order."""
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()[:16]
