"""Pieces: where the paragraphs of a text begin and end. Code points; no widget, no pixels.

A paragraph of more than 20,000 characters is cut into display pieces at the ends of sentences, else
at blanks: one layout of 200,000 characters would take 70 ms. Nothing but the canvas sees the cuts.
"""

from bisect import bisect_right
from itertools import accumulate

import regex

from annotator.text.bidi import Direction, paragraph_direction
from annotator.text.boundaries import grapheme_start

LIMIT = 20_000
"""Characters of the longest piece."""

TITLE = 90
"""Characters of the longest first line that is taken for a title."""

_REACH = 2_000
_SENTENCE_END = regex.compile(r"(?r)[.!?؟۔…][»”\"'\)\]]*\s")
_BLANK = regex.compile(r"(?r)\s")


class Pieces:
    """The pieces of one text, by number: `starts` and `ends`, without the line feed itself."""

    __slots__ = ("_default", "_heads", "_text", "ends", "starts", "title")

    def __init__(self, text: str, default: Direction) -> None:
        self._text = text
        self._default = default
        lengths = [len(part) for part in text.split("\n")]
        starts = list(accumulate((n + 1 for n in lengths[:-1]), initial=0))
        ends = [start + n for start, n in zip(starts, lengths, strict=True)]
        self._heads: dict[int, int] = {}
        if max(lengths) > LIMIT:
            starts, ends = self._cut(starts, ends)
        self.starts: list[int] = starts
        self.ends: list[int] = ends
        self.title = self._title()

    def _title(self) -> int | None:
        """The piece that is the title: a short first line, no sentence, with more text after it.

        Titles stand out on the page and nowhere else; a wrong guess costs a bold line.
        """
        for number, (start, end) in enumerate(zip(self.starts, self.ends, strict=True)):
            line = self._text[start:end].strip()
            if line:
                short = len(line) <= TITLE and line[-1] not in ".!?؟…:،"
                return number if short and self._text[end:].strip() else None
        return None

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """The number of the piece that holds `offset`; at a cut, the later one."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def closes(self, number: int) -> bool:
        """Whether a paragraph ends with this piece, so that a gap follows."""
        return number + 1 == len(self.starts) or self.starts[number + 1] > self.ends[number]

    def direction(self, number: int) -> Direction:
        """The direction of the paragraph that the piece belongs to."""
        head = self._heads.get(number, self.starts[number])
        return paragraph_direction(self._text[head : self.ends[number]], self._default)

    def _cut(self, starts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
        new_starts: list[int] = []
        new_ends: list[int] = []
        for start, end in zip(starts, ends, strict=True):
            at = start
            while end - at > LIMIT:
                cut = _cut_before(self._text, at + LIMIT)
                if at > start:
                    self._heads[len(new_starts)] = start
                new_starts.append(at)
                new_ends.append(cut)
                at = cut
            if at > start:
                self._heads[len(new_starts)] = start
            new_starts.append(at)
            new_ends.append(end)
        return new_starts, new_ends


def _cut_before(text: str, limit: int) -> int:
    for pattern in (_SENTENCE_END, _BLANK):
        hit = pattern.search(text, limit - _REACH, limit)
        if hit is not None:
            return int(hit.end())
    return grapheme_start(text, limit)
