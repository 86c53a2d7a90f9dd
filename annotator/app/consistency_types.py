"""Consistency types: what is odd in a corpus, where, and how likely. Frozen values."""

from collections.abc import Sequence

import msgspec

from annotator.app.searching import Hit, hit_at
from annotator.model.record import Record
from annotator.store.search import CorpusText

KINDS = (
    "label.differs",
    "label.missing",
    "edge.blank",
    "edge.sign",
    "edge.clitic",
    "edge.word",
    "span.twice",
    "span.overlap",
    "event.twice",
    "event.role",
    "event.filler",
    "relation.self",
    "relation.twice",
    "zone.boilerplate",
    "scheme.label",
    "scheme.role",
    "scheme.attribute",
    "scheme.relation",
    "document.same",
    "document.near",
)
"""All kinds of findings, in the order in which they are offered."""

MOST_PLACES = 200
"""So many places of one group are kept; the others are counted, and found when these are done."""


MOST_KEPT = 20_000
"""So many places are kept while all documents are looked at: of the likeliest groups."""


class Limits(msgspec.Struct, frozen=True):
    """What is told: from which likelihood (0 to 1) on, and of names with so many marks at least."""

    likelihood: float = 0.5
    marks: int = 1


class Found(Hit, frozen=True, kw_only=True, gc=False):
    """One odd place. `cause` tells groups of one kind apart; `better` are the ends it should have.

    `other` is the id of an item, or of a document, that says the same and is to be kept.
    """

    kind: str = ""
    cause: str = ""
    better: tuple[int, int] | None = None
    other: str = ""

    @property
    def group(self) -> tuple[str, str]:
        """The group that it belongs to: kind and cause."""
        return self.kind, self.cause

    @property
    def place(self) -> str:
        """What tells it apart from other places of its group, also after other acts."""
        where = f"{self.item} {self.label}" if self.item else f"{self.start}-{self.end}"
        return "|".join((self.document, self.author, where, self.text[:60]))


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """All places of one cause. `shown` is what it is about, `counts` what is usual, most first.

    `usual` is the label that most such places have, or "". `number` counts all places, of which
    `places` are kept.
    """

    kind: str
    cause: str
    shown: str
    likelihood: float
    counts: tuple[tuple[str, int], ...] = ()
    usual: str = ""
    number: int
    places: tuple[Found, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Kind and cause."""
        return self.kind, self.cause


class Reason(msgspec.Struct, frozen=True, gc=False):
    """What all places of one group have in common; fields as in `Group`."""

    kind: str
    cause: str
    shown: str
    likelihood: float
    counts: tuple[tuple[str, int], ...] = ()
    usual: str = ""


Judged = tuple[Reason, Found]
"""One odd place with the reason that it is odd for."""


class Report(msgspec.Struct, frozen=True):
    """What a check has found, the most likely first; of how many documents and layers.

    `left` counts groups that were not kept because there were too many, `whole` is false for a
    check that was stopped.
    """

    groups: tuple[Group, ...] = ()
    documents: int = 0
    layers: int = 0
    left: int = 0
    whole: bool = True

    @property
    def number(self) -> int:
        """How many places there are in all groups."""
        return sum(group.number for group in self.groups)


class Sheet(msgspec.Struct, frozen=True):
    """One layer as the checks read it: the record, and its text as a search takes it."""

    record: Record
    corpus: CorpusText

    @property
    def text(self) -> str:
        """The text that all offsets count in."""
        return self.corpus.text


def sheet_of(record: Record) -> Sheet:
    """The sheet of a record."""
    document = record.document
    return Sheet(
        record, CorpusText(0, document.id, document.title or document.name, record.text.text)
    )


def found_at(
    sheet: Sheet, reason: Reason, place: tuple[int, int], mark: tuple[str, str] = ("", "")
) -> Found:
    """The finding at a place (code points); `mark` is the id and the label of an item there."""
    hit = hit_at(sheet.corpus, *place)
    return Found(
        hit.document,
        hit.name,
        hit.start,
        hit.end,
        hit.before,
        hit.text,
        hit.after,
        author=sheet.record.author,
        item=mark[0],
        label=mark[1],
        kind=reason.kind,
        cause=reason.cause,
    )


def most_first(counts: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Counts, the greatest first, then by name."""
    return tuple(sorted(counts, key=lambda pair: (-pair[1], pair[0])))


def share(most: int, number: int) -> float:
    """How likely what `most` of `number` cases do is right for all: 19 of 20 are more than 2 of 3.

    Laplace's rule of succession, but that one of two stays one half and all of them stays below 1.
    """
    return (most + 1) / (number + 2)
