"""The rows of a WebAnno file: words, and parts of words where a mark begins or ends inside one."""

from bisect import bisect_left
from collections.abc import Iterator

from annotator.formats.tokens import TokenView
from annotator.model.items import Fragment


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
        self._parts: list[list[Fragment]] = [[] for _ in self.tokens]
        self._asked: list[tuple[int, Fragment]] = []
        self._names: dict[tuple[int, Fragment], str] = {}

    def extent(self, start: int, end: int) -> Fragment | None:
        """The place without what lies outside of words at its ends; registers its parts."""
        pieces = list(self._pieces(start, end))
        for index, piece in pieces:
            if piece != self.tokens[index] and piece not in self._parts[index]:
                self._parts[index].append(piece)
        return (pieces[0][1][0], pieces[-1][1][1]) if pieces else None

    def of(self, start: int, end: int) -> list[str]:
        """The names of the units of a place whose `extent` was asked before."""
        if not self._names:
            self._name()
        return [self._names[piece] for piece in self._pieces(start, end)]

    def names(self) -> list[str]:
        """All names, in the order of the rows."""
        if not self._names:
            self._name()
        return list(self._names.values())

    def sentences(self) -> Iterator[tuple[str, list[tuple[str, int, int]]]]:
        """The text of each sentence, up to the first word of the next, and its units."""
        if not self._names:
            self._name()
        ends = [self.tokens[first][0] for first, _ in self._view.sentences[1:]]
        ends.append(len(self._view.text))
        for (first, last), end in zip(self._view.sentences, ends, strict=True):
            units = [
                (self._names[index, piece], *piece)
                for index in range(first, last)
                for piece in (self.tokens[index], *self._parts[index])
            ]
            yield self._view.text[self.tokens[first][0] : end], units

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, Fragment]]:
        index = bisect_left(self.tokens, start + 1, key=lambda token: token[1])
        while index < len(self.tokens) and self.tokens[index][0] < end:
            token = self.tokens[index]
            yield index, (max(start, token[0]), min(end, token[1]))
            index += 1

    def _name(self) -> None:
        for number, (first, last) in enumerate(self._view.sentences, start=1):
            for index in range(first, last):
                name = f"{number}-{index - first + 1}"
                self._names[index, self.tokens[index]] = name
                self._parts[index].sort()
                for part, piece in enumerate(self._parts[index], start=1):
                    self._names[index, piece] = f"{name}.{part}"
