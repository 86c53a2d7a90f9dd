"""Pieces: where the paragraphs of a text begin and end. Code points; no widget, no pixels.

A paragraph of more than 10,000 characters is cut into display pieces (`cuts` says where), since one
layout of 200,000 characters would take 70 ms. Nothing but the canvas sees the cuts.
"""

import re
from bisect import bisect_right

from annotator.gui.canvas.cuts import Controls, cut_before
from annotator.text.bidi import Direction, paragraph_direction

LIMIT = 10_000
"""Characters of the longest paragraph that is laid out whole: 7 ms."""

PIECE = 5_000
"""Characters of a piece of a longer one, at most: 3 ms."""

TITLE = 90
"""Characters of the longest first line that is taken for a title."""

_HEAD = 2_000
_LINE = re.compile("\n")
_INK = re.compile(r"\S")
SEPARATOR = "\u2028"


class Pieces:
    """The pieces of one text, by number: `starts` and `ends`, without the line feed itself.

    A line separator (U+2028) at a cut is left out of both pieces, as a line feed is: the break is
    there already. `lead` gives the controls of direction that are open where a piece begins.
    """

    __slots__ = ("_default", "_directions", "_heads", "_leads", "_text", "ends", "starts", "title")

    def __init__(self, text: str, default: Direction) -> None:
        self._text = text
        self._default = default
        ends = [hit.start() for hit in _LINE.finditer(text)]
        starts = [0, *(end + 1 for end in ends)]
        ends.append(len(text))
        self._heads: dict[int, int] = {}
        self._leads: dict[int, str] = {}
        self._directions: dict[int, Direction] = {}
        if max(map(int.__sub__, ends, starts)) > LIMIT:
            starts, ends = self._cut(starts, ends)
        self.starts: list[int] = starts
        self.ends: list[int] = ends
        self.title = self._title()

    def _title(self) -> int | None:
        """The piece that is the title: a short first line, no sentence, with more text after it.

        Titles stand out on the page and nowhere else; a wrong guess costs a bold line.
        """
        first = _INK.search(self._text)
        if first is None:
            return None
        number = self.at(first.start())
        line = self._text[self.starts[number] : self.ends[number]].strip()
        short = len(line) <= TITLE and line[-1] not in ".!?؟…:،"
        return number if short and _INK.search(self._text, self.ends[number]) else None

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """The number of the piece that holds `offset`; at a cut, the later one."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def closes(self, number: int) -> bool:
        """Whether a paragraph ends with this piece, so that a gap follows."""
        return number + 1 not in self._heads

    def lead(self, number: int) -> str:
        """The controls of direction that are open where a piece begins; nearly always none."""
        return self._leads.get(number, "")

    def direction(self, number: int) -> Direction:
        """The direction of the paragraph that the piece belongs to."""
        head = self._heads.get(number)
        if head is None:
            start, end = self.starts[number], self.ends[number]
            return paragraph_direction(self._text[start:end], self._default)
        if head not in self._directions:
            end = self._text.find("\n", head)
            paragraph = self._text[head : end if end >= 0 else len(self._text)]
            self._directions[head] = paragraph_direction(paragraph, self._default)
        return self._directions[head]

    def _cut(self, starts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
        """The same with long paragraphs cut; notes where each of their pieces' paragraph began."""
        text = self._text
        new_starts: list[int] = []
        new_ends: list[int] = []
        for start, end in zip(starts, ends, strict=True):
            at = start
            controls = Controls(text, start, end) if end - start > LIMIT else None
            while controls is not None and end - at > PIECE:
                cut = cut_before(text, at, min(at + PIECE, end - 1), controls)
                if cut >= end:
                    break
                self._note(len(new_starts), at, start, controls)
                new_starts.append(at)
                new_ends.append(cut - (text[cut - 1] == SEPARATOR))
                at = cut
            self._note(len(new_starts), at, start, controls)
            new_starts.append(at)
            new_ends.append(end)
        return new_starts, new_ends

    def _note(self, number: int, at: int, head: int, controls: Controls | None) -> None:
        if controls is None or at == head:
            return
        self._heads[number] = head
        lead = controls.open_at(at)
        if lead:
            self._leads[number] = lead
