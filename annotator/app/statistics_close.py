"""Statistics from close by: words, nesting and sentences, which only the text can tell."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations_with_replacement

import msgspec

from annotator.app.figures import Figure, FigureRow
from annotator.store.statistics_sample import Sampled, SampledMark
from annotator.text.boundaries import sentence_ranges
from annotator.text.words import word_ranges

SAMPLE = 1_000
"""So many documents are looked at; with fewer it is all of them."""
_BIN = 500
"""Lengths of documents are gathered in steps of so many characters."""
_PLACES = ("apart", "inside", "around", "crossing", "same")


class _Seen(msgspec.Struct):
    """What was seen so far. Pairs of labels are counted by sentences that have both."""

    words: Counter[tuple[str, int]] = msgspec.field(default_factory=Counter)
    depths: Counter[int] = msgspec.field(default_factory=Counter)
    places: Counter[str] = msgspec.field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    lengths: Counter[int] = msgspec.field(default_factory=Counter)
    items: int = 0


def close_figures(
    documents: Iterator[list[Sampled]],
    number: int,
    told: Callable[[int, int], None],
    stopped: Callable[[], bool],
) -> tuple[Figure, ...] | None:
    """The figures of `number` documents; None when it was stopped."""
    seen, at = _Seen(), 0
    for batch in documents:
        for document in batch:
            _look(document, seen)
            if stopped():
                return None
        at += len(batch)
        told(at, number)
    figures = (_words(seen), _depths(seen), _places(seen), _pairs(seen), _lengths(seen))
    return tuple(msgspec.structs.replace(figure, sampled=number) for figure in figures)


def _look(document: Sampled, seen: _Seen) -> None:
    seen.lengths[len(document.text) // _BIN] += 1
    together: dict[int, set[str]] = {}
    ends = [end for _, end in sentence_ranges(document.text)] if any(document.layers) else []
    for marks in document.layers:
        for mark, (depth, place) in zip(marks, nesting(marks), strict=True):
            seen.items += 1
            seen.words[mark.kind, number_of_words(mark.quote)] += 1
            seen.depths[depth] += 1
            seen.places.update(place)
            together.setdefault(bisect_right(ends, mark.start), set()).add(mark.label)
    for labels in together.values():
        seen.pairs.update(combinations_with_replacement(sorted(labels), 2))


def number_of_words(text: str) -> int:
    """How many words of UAX 29 a text has; clitics belong to their word."""
    return sum(1 for _ in word_ranges(text))


def nesting(marks: Sequence[SampledMark]) -> list[tuple[int, tuple[str, ...]]]:
    """For each mark how many longer ones hold it, and how it lies to the others of its layer.

    Outer ends count. "apart" shares no character with another; else one or more of "inside",
    "around" (a shorter one lies within), "crossing", "same" (the same two ends). `marks` are in
    the order of starts, the longest first.
    """
    depths, places = [0] * len(marks), [set[str]() for _ in marks]
    for at, mark in enumerate(marks):
        for further in range(at + 1, len(marks)):
            other = marks[further]
            if other.start >= mark.end:
                break
            if (other.start, other.end) == (mark.start, mark.end):
                places[at].add("same")
                places[further].add("same")
            elif other.end <= mark.end:
                depths[further] += 1
                places[further].add("inside")
                places[at].add("around")
            else:
                places[at].add("crossing")
                places[further].add("crossing")
    return [
        (depth, tuple(sorted(place)) or ("apart",))
        for depth, place in zip(depths, places, strict=True)
    ]


def _words(seen: _Seen) -> Figure:
    rows = (
        FigureRow((number, seen.words["s", number], seen.words["e", number]))
        for number in sorted({number for _, number in seen.words})
    )
    return Figure(key="words", columns=("words", "entities", "triggers"), rows=tuple(rows))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _depths(seen: _Seen) -> Figure:
    rows = (
        FigureRow((depth, number, _share(number, seen.items)))
        for depth, number in sorted(seen.depths.items())
    )
    return Figure(key="depth", columns=("depth", "items", "share"), rows=tuple(rows))


def _places(seen: _Seen) -> Figure:
    rows = (
        FigureRow((place, seen.places[place], _share(seen.places[place], seen.items)))
        for place in _PLACES
        if seen.items
    )
    return Figure(key="overlap", columns=("place", "items", "share"), rows=tuple(rows))


def _pairs(seen: _Seen) -> Figure:
    rows = (
        FigureRow((one, other, number))
        for (one, other), number in sorted(seen.pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    return Figure(key="sentences", columns=("label", "other", "sentences"), rows=tuple(rows))


def _lengths(seen: _Seen) -> Figure:
    last = max(seen.lengths, default=-1)
    rows = (FigureRow((at * _BIN, (at + 1) * _BIN - 1, seen.lengths[at])) for at in range(last + 1))
    return Figure(key="documents", columns=("from", "to", "documents"), rows=tuple(rows))
