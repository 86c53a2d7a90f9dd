"""Splits: which documents go to train, dev and test; the same on every machine.

A document goes as a whole, with the layers of all its authors, and so does a group of
near-duplicates: what a model is tested on is nothing that it was trained on.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from annotator.app.cutting import without_boilerplate
from annotator.errors import UserError
from annotator.model.items import Cluster
from annotator.model.record import Record
from annotator.sentences import worded
from annotator.text.near import Sketch, near_groups, sketch

PARTS = {2: ("train", "test"), 3: ("train", "dev", "test")}
"""The names of the parts by their number."""

_UNLABELLED = ""
"""Counts documents that have no item, so that these are shared out as well."""


def parse_split(words: str) -> tuple[int, ...]:
    """The shares of ``80,10,10`` or ``80,20``; else UserError ``export.split``."""
    try:
        shares = tuple(int(word) for word in words.split(","))
    except ValueError:
        shares = ()
    if len(shares) not in PARTS or sum(shares) != 100 or min(shares) < 0:
        told = worded(
            "{words!r} is no split. Give two or three whole percentages that make 100, "
            "such as 80,10,10 (train, dev, test).",
            words=words,
        )
        raise UserError("export.split", told)
    return shares


class Portrait(msgspec.Struct):
    """What a split looks at in a document: how many items of each label all its layers have
    together, who made them, and the sketch of its text without boilerplate.
    """

    id: str
    labels: Counter[str]
    authors: set[str]
    sketch: Sketch


class Division(msgspec.Struct, frozen=True):
    """The ids of the documents of each part, in the order of the shares.

    `near` counts the documents that have a near-duplicate, `groups` the groups that these make,
    `several` the documents that have layers of several authors.
    """

    parts: tuple[frozenset[str], ...]
    near: int
    groups: int
    several: int


def portraits(records: Iterable[Record]) -> list[Portrait]:
    """One portrait a document; the layers of one document stand next to each other."""
    found: list[Portrait] = []
    for record in records:
        if not found or found[-1].id != record.document.id:
            text = without_boilerplate(msgspec.structs.replace(record, items=()))[0].text.text
            found.append(Portrait(record.document.id, Counter(), set(), sketch(text)))
        found[-1].labels.update(
            item.label for item in record.items if not isinstance(item, Cluster)
        )
        if record.author:
            found[-1].authors.add(record.author)
    return found


def split_documents(documents: Sequence[Portrait], shares: tuple[int, ...], seed: int) -> Division:
    """Divide documents into parts of `shares` percent, so that each label is shared out alike.

    Near-duplicates stay together. Where no group is larger than one document the sizes are exact
    to one document (largest remainder), otherwise to the size of a group. Groups go first, the
    largest first; then the documents with the rarest label. Each goes where its rarest label is
    lacking most, then its others, then documents; SHA-256 of seed and id decides what is left, so
    the division does not depend on the order of `documents` or on the machine.
    """
    by_id = {document.id: document for document in documents}
    groups = near_groups({id: document.sketch for id, document in by_id.items()})
    work = _Division([_Group([by_id[id] for id in ids], seed) for ids in groups], shares)
    near = [ids for ids in groups if len(ids) > 1]
    return Division(
        work.parts(),
        near=sum(map(len, near)),
        groups=len(near),
        several=sum(len(document.authors) > 1 for document in by_id.values()),
    )


class _Group:
    """Documents that go together."""

    def __init__(self, documents: Sequence[Portrait], seed: int) -> None:
        self.ids = [document.id for document in documents]
        self.labels: Counter[str] = Counter()
        for document in documents:
            self.labels.update(document.labels)
        if not self.labels:
            self.labels[_UNLABELLED] = len(self.ids)
        first = min(self.ids)
        self.rank = hashlib.sha256(f"{seed}\0{first}".encode("utf-8", "replace")).digest()


class _Division:
    """Parts that are being filled."""

    def __init__(self, groups: list[_Group], shares: tuple[int, ...]) -> None:
        self._shares = shares
        self._totals: Counter[str] = Counter()
        self._spread: Counter[str] = Counter()
        for group in groups:
            self._totals.update(group.labels)
            self._spread.update(group.labels.keys())
        self._room = _sizes(sum(len(group.ids) for group in groups), shares)
        self._have: list[Counter[str]] = [Counter() for _ in shares]
        self._ids: list[set[str]] = [set() for _ in shares]
        for group in sorted(groups, key=self._turn):
            self._place(group)

    def parts(self) -> tuple[frozenset[str], ...]:
        """The ids of each part."""
        return tuple(frozenset(ids) for ids in self._ids)

    def _rarest_first(self, labels: Mapping[str, int]) -> list[str]:
        return sorted(labels, key=lambda label: (self._spread[label], label))

    def _turn(self, group: _Group) -> tuple[int, int, bytes]:
        rarest = min(self._spread[label] for label in group.labels)
        return -len(group.ids), rarest, group.rank

    def _place(self, group: _Group) -> None:
        size = len(group.ids)
        fitting = [part for part, room in enumerate(self._room) if room >= size and room > 0]
        if not fitting:
            fitting = [max(range(len(self._room)), key=lambda n: (self._room[n], self._shares[n]))]
        rarest, *others = self._rarest_first(group.labels)
        best = max(
            fitting,
            key=lambda part: (
                self._lack(part, rarest),
                sum(self._lack(part, label) for label in others),
                self._room[part] / self._shares[part] if self._shares[part] else 0.0,
                group.rank[part],
            ),
        )
        self._ids[best].update(group.ids)
        self._have[best].update(group.labels)
        self._room[best] -= size

    def _lack(self, part: int, label: str) -> float:
        """The share of a label's items that a part has still to get, over all of its due."""
        due = self._totals[label] * self._shares[part] / 100
        return round((due - self._have[part][label]) / due, 9) if due else -1.0


def _sizes(number: int, shares: tuple[int, ...]) -> list[int]:
    """Whole numbers in the proportion of `shares` that make `number` (largest remainder)."""
    exact = [share * number / 100 for share in shares]
    sizes = [int(size) for size in exact]
    by_rest = sorted(range(len(shares)), key=lambda part: (sizes[part] - exact[part], part))
    for part in by_rest[: number - sum(sizes)]:
        sizes[part] += 1
    return sizes
