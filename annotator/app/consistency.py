"""Consistency: what is odd in a corpus, held against what is usual in it, the most likely first.

Two passes over the records, some hundreds of documents at a time: one counts, one judges. What
is kept is bounded (`MOST_PLACES` a group, `MOST_KEPT` places), so memory does not grow with the
corpus but for the names that are marked in it and the sketches of its texts.
"""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from annotator.app.consistency_marks import judge_marks, with_more
from annotator.app.consistency_scheme import judge_scheme
from annotator.app.consistency_texts import Documents, OpenPlaces
from annotator.app.consistency_types import (
    KINDS,
    MOST_KEPT,
    MOST_PLACES,
    Found,
    Group,
    Judged,
    Limits,
    Reason,
    Report,
    Sheet,
    found_at,
    sheet_of,
)
from annotator.app.consistency_usual import Usual, name_key
from annotator.app.dismissed import Dismissed
from annotator.errors import UserError
from annotator.model.record import Record
from annotator.model.scheme import Scheme
from annotator.sentences import worded
from annotator.store.store import Store
from annotator.text.fold import fold

MOST_GROUPS = 5_000
_AT_ONCE = 400
_RANK = {kind: at for at, kind in enumerate(KINDS)}

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]


class _Kept:
    """Findings by group. When there are too many, the least likely groups go."""

    def __init__(self) -> None:
        self.left = 0
        self._groups: dict[tuple[str, str], tuple[Reason, list[Found]]] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._size = 0

    def put(self, judged: Judged) -> None:
        """Keep one finding."""
        reason, found = judged
        known = self._groups.get(found.group)
        if known is None:
            known = self._groups[found.group] = (reason, [])
            self._numbers[found.group] = 0
        self._numbers[found.group] += 1
        if len(known[1]) < MOST_PLACES:
            known[1].append(found)
            self._size += 1
            if self._size > MOST_KEPT:
                self._thin()

    def _thin(self) -> None:
        ordered = sorted(self._groups, key=lambda key: -self._groups[key][0].likelihood)
        for key in reversed(ordered[1:]):
            if self._size <= MOST_KEPT // 2:
                return
            self._size -= len(self._groups.pop(key)[1])
            del self._numbers[key]
            self.left += 1

    def groups(self) -> Iterator[tuple[Reason, int, list[Found]]]:
        """(reason, number of places, the places that were kept)."""
        for key, (reason, places) in self._groups.items():
            yield reason, self._numbers[key], places


class Check:
    """The check of one corpus. `run` looks at all of it, `again` at documents that have changed.

    With an author only the layers of that author are judged; texts are compared in any case. Both
    belong into a worker, one at a time.
    """

    def __init__(
        self,
        store: Store,
        scheme: Scheme,
        author: str | None,
        limits: Limits | None = None,
        dismissed: Dismissed | None = None,
    ) -> None:
        self._store = store
        self.scheme = scheme
        self._author = author
        self.limits = limits or Limits()
        self.dismissed = dismissed or Dismissed(())
        self._usual = Usual()
        self._open: OpenPlaces | None = None
        self.report = Report()

    # --- the whole corpus ---------------------------------------------------------------------

    def run(
        self,
        progress: Progress | None = None,
        stopped: Stopped = lambda: False,
        tell: Callable[[Report], None] | None = None,
    ) -> Report:
        """Check all documents. `progress` gets (done, of) now and then, of two passes together.

        `tell` gets what was found until then, ever more seldom. A check that is `stopped` reports
        what it has found.
        """
        watch = _Watch(2 * self._store.info().documents, progress, stopped)
        self._usual, self._open = Usual(), None
        for record in watch.over(self._store.records(self._author)):
            if record.author:
                self._usual.add(sheet_of(record))
        self._usual.settle()
        watch.half()
        kept, documents = _Kept(), Documents()
        open_ = self._open = OpenPlaces(self._usual, self.limits)
        layers = 0
        for record in watch.over(self._store.records()):
            folded = fold(record.text.text)
            documents.look(record, folded)
            if record.author and self._author in (None, record.author):
                layers += 1
                sheet = sheet_of(record)
                for judged in self._judged(sheet):
                    kept.put(judged)
                open_.look(sheet, folded)
            if tell is not None and watch.is_time():
                tell(self._made(kept, open_, (watch.documents, layers), whole=False))
        if not watch.stopped():
            self._compare(documents, kept, watch.stopped)
        self.report = self._made(kept, open_, (watch.documents, layers), whole=not watch.stopped())
        return self.report

    def _judged(self, sheet: Sheet) -> Iterator[Judged]:
        for judged in (
            *judge_marks(sheet, self._usual),
            *judge_scheme(sheet, self._usual, self.scheme),
        ):
            reason, found = judged
            if self._is_told(reason) and not self.dismissed.holds(found):
                yield judged

    def _is_told(self, reason: Reason) -> bool:
        if reason.likelihood < self.limits.likelihood:
            return False
        marks = sum(number for _, number in reason.counts)
        return reason.kind != "label.differs" or marks >= self.limits.marks

    def _compare(self, documents: Documents, kept: _Kept, stopped: Stopped) -> None:
        """Tell of documents that are alike, each with the beginning of its text."""
        wanted = [(reason, ids) for reason, ids in islice(documents.groups(stopped), MOST_GROUPS)]
        ids = [id for _, some in wanted for id in some[:MOST_PLACES]]
        heads: dict[str, Record] = {}
        for at in range(0, len(ids), _AT_ONCE):
            for record in self._store.records("", None, ids[at : at + _AT_ONCE]):
                heads[record.document.id] = record
            for id in ids[at : at + _AT_ONCE]:
                if id not in heads:
                    heads[id] = next(self._store.records(None, None, [id]))
        for reason, some in wanted:
            for id in some[:MOST_PLACES]:
                sheet = sheet_of(msgspec.structs.replace(heads[id], author="", items=()))
                found = found_at(sheet, reason, (0, 0))
                if id != some[0]:
                    found = with_more(found, other=some[0])
                if not self.dismissed.holds(found):
                    kept.put((reason, found))

    def _made(
        self, kept: _Kept, open_: OpenPlaces, seen: tuple[int, int], *, whole: bool
    ) -> Report:
        groups = [_group(*parts) for parts in kept.groups()]
        for reason, number, places in open_.groups():
            told = [found for found in places if not self.dismissed.holds(found)]
            if told:
                groups.append(_group(reason, number - len(places) + len(told), told))
        ordered = _ordered(groups)
        left = kept.left + open_.left + max(0, len(ordered) - MOST_GROUPS)
        return Report(tuple(ordered[:MOST_GROUPS]), *seen, left=left, whole=whole)

    # --- some documents again -----------------------------------------------------------------

    def again(self, ids: Collection[str], stopped: Stopped = lambda: False) -> Report:
        """Judge documents again that have changed; what is usual stays as it was counted.

        A document that is not there any more has no findings. Called before `run` it finds nothing.
        """
        if self._open is None:
            return self.report
        groups = {group.key: group for group in self.report.groups}
        gone = frozenset(ids)
        groups = {key: _without(group, gone) for key, group in groups.items()}
        fresh: dict[tuple[str, str], tuple[Reason, list[Found]]] = {}
        there: set[str] = set()
        for record in self._records_of(sorted(gone)):
            if stopped():
                return self.report
            there.add(record.document.id)
            if record.author and self._author in (None, record.author):
                for reason, found in self._judged_again(sheet_of(record)):
                    fresh.setdefault(found.group, (reason, []))[1].append(found)
        for key, (reason, places) in fresh.items():
            groups[key] = _with(groups.get(key), reason, places)
        for group in self.report.groups:
            if group.kind.startswith("document."):
                groups[group.key] = _still(group, gone - there)
        self.report = msgspec.structs.replace(
            self.report, groups=tuple(_ordered([g for g in groups.values() if g.places]))
        )
        return self.report

    def _judged_again(self, sheet: Sheet) -> Iterator[Judged]:
        assert self._open is not None, "run was here before"
        yield from self._judged(sheet)
        for base, found in self._open.find(sheet):
            reason = self._open.reason(base)
            if reason is not None and not self.dismissed.holds(found):
                yield reason, found

    def _records_of(self, ids: Sequence[str]) -> Iterator[Record]:
        for at in range(0, len(ids), _AT_ONCE):
            yield from self._store.records(None, None, ids[at : at + _AT_ONCE])

    def told(self, dismissed: Dismissed) -> Report:
        """The last report without what has been called right since; nothing is forgotten."""
        groups = []
        for group in self.report.groups:
            places = tuple(found for found in group.places if not dismissed.holds(found))
            if places:
                number = group.number - len(group.places) + len(places)
                groups.append(msgspec.structs.replace(group, places=places, number=number))
        return msgspec.structs.replace(self.report, groups=tuple(groups))


def _group(reason: Reason, number: int, places: Sequence[Found]) -> Group:
    return Group(
        kind=reason.kind,
        cause=reason.cause,
        shown=reason.shown or _words_of(reason, places),
        likelihood=reason.likelihood,
        counts=reason.counts,
        usual=reason.usual,
        number=number,
        places=tuple(places),
    )


def _words_of(reason: Reason, places: Sequence[Found]) -> str:
    """A name as it is written at one of its places, without clitics; or that of a document."""
    first = places[0]
    if first.end == first.start:
        return first.name
    name = reason.cause[1:]
    if not name:
        return ""
    return next((found.text for found in places if name_key(found.text) == name), name)


def _ordered(groups: Iterable[Group]) -> list[Group]:
    return sorted(groups, key=lambda g: (-g.likelihood, _RANK[g.kind], -g.number, g.cause))


def _without(group: Group, gone: frozenset[str]) -> Group:
    if group.kind.startswith("document."):
        return group
    places = tuple(found for found in group.places if found.document not in gone)
    number = group.number - len(group.places) + len(places)
    return msgspec.structs.replace(group, places=places, number=number)


def _with(group: Group | None, reason: Reason, places: Sequence[Found]) -> Group:
    if group is None or not group.places:
        return _group(reason, len(places), places)
    every = (*group.places, *places)
    return msgspec.structs.replace(group, places=every, number=group.number + len(places))


def _still(group: Group, gone: Collection[str]) -> Group:
    """A group of like documents without those that are gone; one alone is like no other."""
    places = tuple(found for found in group.places if found.document not in gone)
    if len(places) == len(group.places):
        return group
    if len(places) < 2:
        return msgspec.structs.replace(group, places=(), number=0)
    number = group.number - len(group.places) + len(places)
    return msgspec.structs.replace(group, places=places, number=number)


class _Watch:
    """Counts documents, tells of it, and says whether to stop."""

    def __init__(self, number: int, progress: Progress | None, stopped: Stopped) -> None:
        self._number, self._progress, self.stopped = number, progress, stopped
        self._done = 0
        self.documents = 0
        self._next = 200

    def over(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records, until it is stopped."""
        last, self.documents = "", 0
        for record in records:
            if record.document.id != last:
                last = record.document.id
                self._done += 1
                self.documents += 1
                if self._progress is not None and self._done % 100 == 0:
                    self._progress(min(self._done, self._number), self._number)
            if self.stopped():
                return
            # Whoever waits for the interpreter, such as a window, need not wait for its turn.
            time.sleep(0)
            yield record

    def half(self) -> None:
        """The first pass is over: it may have met only some of the documents."""
        self._done = self._number // 2

    def is_time(self) -> bool:
        """Whether to tell what was found: after 200 documents, then after twice as many."""
        if self.documents < self._next:
            return False
        self._next *= 2
        return True


def check_kinds(kinds: Sequence[str]) -> None:
    """Refuse a kind that there is not; UserError ``consistency.kind`` names those there are."""
    for kind in kinds:
        if kind not in KINDS:
            words = worded(
                "There is no kind {kind}. There are {kinds}.", kind=kind, kinds=", ".join(KINDS)
            )
            raise UserError("consistency.kind", words)
