"""The rows of a WebAnno file: words, and parts of words where a mark begins or ends inside one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from annotator.formats.tokens import TokenView
from annotator.model.items import Fragment

_Piece = tuple[int, Fragment]
"""The index of a word and what is meant of it."""


_STEP = 32


class Units:
    """Names places of the text (code points) as units: ``1-2`` a word, ``1-2.1`` a part of it.

    Parts are known only when all of `of` has been asked.
    """

    def __init__(self, view: TokenView) -> None:
        self._view = view
        self.tokens = list(view.tokens)
        if self.tokens and view.text[: self.tokens[0][0]].strip(" "):
            # Readers fill what stands ahead of the first word with blanks: other signs go with it.
            self.tokens[0] = (0, self.tokens[0][1])
        self._firsts = [first for first, _ in view.sentences]
        self._parts: dict[int, list[Fragment]] = {}
        self._asked: dict[Fragment, list[_Piece]] = {}
        self._sorted = False

    def extent(self, start: int, end: int) -> Fragment | None:
        """The place without what lies outside of words at its ends; registers its parts."""
        pieces = self._asked[start, end] = self._pieces(start, end)
        for index, piece in pieces:
            if piece != self.tokens[index]:
                parts = self._parts.setdefault(index, [])
                if piece not in parts:
                    parts.append(piece)
        return (pieces[0][1][0], pieces[-1][1][1]) if pieces else None

    def of(self, start: int, end: int) -> list[str]:
        """The names of the units of a place whose `extent` was asked before."""
        self._sort()
        return [self._name(index, piece) for index, piece in self._asked[start, end]]

    def sentences(self) -> Iterator[tuple[str, list[str], list[Fragment]]]:
        """The text of each sentence, up to the first word of the next; the names of its units and
        the place of each, in code points.
        """
        self._sort()
        ends = [self.tokens[first][0] for first, _ in self._view.sentences[1:]]
        ends.append(len(self._view.text))
        pairs = zip(self._view.sentences, ends, strict=True)
        for number, ((first, last), end) in enumerate(pairs, start=1):
            places = self.tokens[first:last]
            names = _names(number, -(-len(places) // _STEP))[: len(places)]
            for index in reversed(self._parts):
                if first <= index < last:
                    row, parts = index - first + 1, self._parts[index]
                    names[row:row] = [self._name(index, part) for part in parts]
                    places[row:row] = parts
            yield self._view.text[self.tokens[first][0] : end], names, places

    def _pieces(self, start: int, end: int) -> list[_Piece]:
        # Comparing whole tokens keeps the search in C, as in `TokenView.cover`.
        first = bisect_left(self.tokens, (start + 1,)) - 1
        if first < 0 or self.tokens[first][1] <= start:
            first += 1
        last = bisect_left(self.tokens, (end,), first)
        covered = enumerate(self.tokens[first:last], start=first)
        return [(index, (max(start, low), min(end, high))) for index, (low, high) in covered]

    def _sort(self) -> None:
        if not self._sorted:
            self._parts = {index: sorted(parts) for index, parts in sorted(self._parts.items())}
            self._sorted = True

    def _name(self, index: int, piece: Fragment) -> str:
        number = bisect_right(self._firsts, index)
        name = f"{number}-{index - self._firsts[number - 1] + 1}"
        if piece == self.tokens[index]:
            return name
        return f"{name}.{self._parts[index].index(piece) + 1}"


@lru_cache(maxsize=1 << 10)
def _many_names(number: int, steps: int) -> tuple[str, ...]:
    return tuple([f"{number}-{at}" for at in range(1, steps * _STEP + 1)])


def _names(number: int, steps: int) -> list[str]:
    """The names of the words of a sentence, which every document asks for anew."""
    return list(_many_names(number, steps))
