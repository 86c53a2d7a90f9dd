"""The rows of a WebAnno file: words, and parts of words where a mark begins or ends inside one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from annotator.formats.tokens import TokenView
from annotator.model.items import Fragment

_Piece = tuple[int, Fragment]
"""The index of a word and what is meant of it."""


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

    def sentences(self) -> Iterator[tuple[str, list[tuple[str, int, int]]]]:
        """The text of each sentence, up to the first word of the next, and its units."""
        self._sort()
        ends = [self.tokens[first][0] for first, _ in self._view.sentences[1:]]
        ends.append(len(self._view.text))
        pairs = zip(self._view.sentences, ends, strict=True)
        for number, ((first, last), end) in enumerate(pairs, start=1):
            words = enumerate(self.tokens[first:last], start=1)
            units = [(f"{number}-{at}", start, stop) for at, (start, stop) in words]
            for index in reversed(self._parts):
                if first <= index < last:
                    row = index - first
                    parts = [(self._name(index, part), *part) for part in self._parts[index]]
                    units[row + 1 : row + 1] = parts
            yield self._view.text[self.tokens[first][0] : end], units

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
