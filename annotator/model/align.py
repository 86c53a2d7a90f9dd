"""Align: where the characters of a text stand in a corrected one. Pure, exact, code points.

Equal characters stand for each other; what differs only by vowel signs, tatweel, quotation marks or
blanks does too. Paragraphs and sentences that were moved are found where they are now.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from annotator.model.items import Fragment
from annotator.model.matching import Matching, Token, Words
from annotator.text.boundaries import is_grapheme_boundary, snap_outwards
from annotator.text.fold import Folded, fold, fold_with_map

_SLACK = 40


class Piece(msgspec.Struct, frozen=True, gc=False):
    """[a, a_end) of the old text stands for [b, b_end) of the new one.

    Of equal length it is character for character, else only as a whole. `chain` is 0 where the
    order was kept, and a number of its own for what was moved elsewhere.
    """

    a: int
    a_end: int
    b: int
    b_end: int
    chain: int = 0

    @property
    def even(self) -> bool:
        """Whether it is character for character."""
        return self.a_end - self.a == self.b_end - self.b

    def within(self, start: int, end: int) -> "Piece":
        """The part of an even piece in [start, end) of the old text; an uneven one is whole."""
        if not self.even:
            return self
        low, high = max(self.a, start), min(self.a_end, end)
        return Piece(low, high, self.b + low - self.a, self.b + high - self.a, self.chain)


class Difference(msgspec.Struct, frozen=True):
    """[start, end) of the old text and [new_start, new_end) of the new one differ, whole lines."""

    start: int
    end: int
    new_start: int
    new_end: int


class Alignment:
    """Two texts, and the pieces of the first that stand in the second, in the order of the first.

    No two pieces share a character on either side.
    """

    def __init__(self, old: str, new: str, pieces: Sequence[Piece]) -> None:
        self.old, self.new = old, new
        self.pieces = pieces
        self._starts = [piece.a for piece in pieces]

    def place(self, start: int, end: int, *, wide: bool = False) -> Fragment | None:
        """Where [start, end) of the old text stands now; None when all of its letters are gone.

        It reaches from its first to its last character that is left, as whole graphemes, and is
        unchanged text wherever it can be. Of what was torn apart the larger part counts, unless
        `wide`, which is for zones: those hold whatever was put into them.
        """
        groups = self._groups(start, end, wide=wide)
        if not groups:
            return None
        best = max(groups, key=lambda group: sum(map(self._weight, group)))
        if not any(map(self._weight, best)):
            return None
        found = best[0].b, best[-1].b_end
        if self.new[slice(*found)] != self.old[start:end]:
            return snap_outwards(self.new, *found)
        # What was marked with half a grapheme stays so; what was whole stays whole.
        low, high = snap_outwards(self.new, *found)
        return (
            low if is_grapheme_boundary(self.old, start) else found[0],
            high if is_grapheme_boundary(self.old, end) else found[1],
        )

    def _groups(self, start: int, end: int, *, wide: bool) -> list[list[Piece]]:
        """The pieces of a range, those together that stand together."""
        slack = len(self.new) if wide else max(_SLACK, (end - start) // 2)
        groups: list[list[Piece]] = []
        last: dict[int, list[Piece]] = {}
        for piece in self._overlapping(start, end):
            group = last.get(piece.chain)
            if group is not None and 0 <= piece.b - group[-1].b_end <= slack:
                group.append(piece)
            else:
                last[piece.chain] = [piece]
                groups.append(last[piece.chain])
        return groups

    def _overlapping(self, start: int, end: int) -> Iterator[Piece]:
        at = max(0, bisect_right(self._starts, start) - 1)
        while at < len(self.pieces) and self.pieces[at].a < end:
            if self.pieces[at].a_end > start:
                yield self.pieces[at].within(start, end)
            at += 1

    def _weight(self, piece: Piece) -> int:
        """Its letters, a hundredfold against signs; blanks weigh nothing."""
        words = self.old[piece.a : piece.a_end]
        return sum(100 if c.isalnum() else 0 if c.isspace() else 1 for c in words)

    def differences(self) -> list[Difference]:
        """Where the texts differ, in whole lines; what was moved differs in both places."""
        found: list[Difference] = []
        a = b = 0
        last = Piece(len(self.old), len(self.old), len(self.new), len(self.new))
        for piece in [*self._unchanged(0, len(self.old)), last]:
            if piece.a > a or piece.b > b:
                self._differ(found, (a, piece.a), (b, piece.b))
            a, b = piece.a_end, piece.b_end
        return found

    def inline(self, where: Difference) -> list[tuple[str, str]]:
        """A difference as one text: ("same" | "gone" | "new", words), in the order of reading.

        Words that differ in a letter are gone and new as a whole.
        """
        found: list[tuple[str, str]] = []
        a, b = where.start, where.new_start
        for whole in self._unchanged(where.start, where.end):
            piece = self._words(whole, where)
            if piece is None or piece.b < b or piece.b_end > where.new_end:
                continue
            found += [("gone", self.old[a : piece.a]), ("new", self.new[b : piece.b])]
            found.append(("same", self.old[piece.a : piece.a_end]))
            a, b = piece.a_end, piece.b_end
        found += [("gone", self.old[a : where.end]), ("new", self.new[b : where.new_end])]
        return [(kind, words) for kind, words in found if words]

    def _unchanged(self, start: int, end: int) -> Iterator[Piece]:
        """What kept its order and every letter, within [start, end) of the old text."""
        for piece in self._overlapping(start, end):
            if piece.chain or not piece.even:
                continue
            old, new = self.old[piece.a : piece.a_end], self.new[piece.b : piece.b_end]
            if old == new:
                yield piece
                continue
            at = 0
            for equal, run in groupby(
                zip(old, new, strict=True), key=lambda pair: pair[0] == pair[1]
            ):
                size = len(list(run))
                if equal:
                    yield piece.within(piece.a + at, piece.a + at + size)
                at += size

    def _words(self, piece: Piece, where: Difference) -> Piece | None:
        """The whole words of an unchanged piece; None when it has none."""
        low, high = piece.a, piece.a_end
        while low < high and not (
            _ends_word(self.old, low, where.start)
            and _ends_word(self.new, piece.b + low - piece.a, where.new_start)
        ):
            low += 1
        while high > low and not (
            _ends_word(self.old, high, where.end)
            and _ends_word(self.new, piece.b + high - piece.a, where.new_end)
        ):
            high -= 1
        return piece.within(low, high) if low < high else None

    def _differ(self, found: list[Difference], old: Fragment, new: Fragment) -> None:
        start, end = _lines(self.old, *old)
        new_start, new_end = _lines(self.new, *new)
        if found and (start < found[-1].end or new_start < found[-1].new_end):
            before = found.pop()
            start, new_start = min(start, before.start), min(new_start, before.new_start)
            end, new_end = max(end, before.end), max(new_end, before.new_end)
        found.append(Difference(start, end, new_start, new_end))


def _ends_word(text: str, at: int, edge: int) -> bool:
    """Whether a word may begin or end at a place; at the `edge` one always does."""
    return at == edge or text[at - 1 : at].isspace() or text[at : at + 1].isspace()


def _lines(text: str, start: int, end: int) -> Fragment:
    low = text.rfind("\n", 0, start) + 1
    if low == start == end:
        return start, end  # whole lines were put in here
    high = text.find("\n", max(end - 1, low)) if end > start else text.find("\n", end)
    return low, len(text) if high < 0 else high + 1


def align(old: str, new: str) -> Alignment:
    """Align two texts. Equal texts give one piece; large ones take a second or two a megabyte."""
    if old == new:
        return Alignment(old, new, [Piece(0, len(old), 0, len(new))] if old else [])
    words = Words()
    here, there = words.cut(old), words.cut(new)
    matching = Matching(here, there, words)
    return Alignment(old, new, list(_Cutter(old, new, here, there).pieces(matching)))


class _Cutter:
    """Makes pieces of characters out of pairs of words."""

    def __init__(self, old: str, new: str, here: Sequence[Token], there: Sequence[Token]) -> None:
        self._old, self._new = old, new
        self._here, self._there = here, there

    def pieces(self, matching: Matching) -> Iterator[Piece]:
        """The pieces of all pairs, in the order of the old text; neighbours are made one."""
        last: Piece | None = None
        for piece in self._raw(matching):
            if last is not None and _joins(last, piece):
                last = Piece(last.a, piece.a_end, last.b, piece.b_end, piece.chain)
                continue
            if last is not None:
                yield last
            last = piece
        if last is not None:
            yield last

    def _raw(self, matching: Matching) -> Iterator[Piece]:
        """Boxes of one or more words on both sides, and the blanks between neighbours."""
        spelt: list[Piece] = []
        here, there = self._here, self._there
        behind = (0, 0, 0)
        for i, j, i_end, j_end, chain in matching.pairs():
            box = Piece(
                here[i].start, here[i_end - 1].end, there[j].start, there[j_end - 1].end, chain
            )
            blank = self._blank(i, j, chain) if (i, j) == behind[:2] else None
            kind = self._kind(box, edited=here[i].key != there[j].key or i_end + j_end > i + j + 2)
            # Words that are only spelt otherwise are folded together, which is far quicker.
            if kind == "spelt" and spelt and blank is not None and chain == behind[2]:
                spelt += [blank, box]
            else:
                yield from self._spelt(spelt)
                spelt = [box] if kind == "spelt" else []
                if blank is not None:
                    yield blank
                if kind == "edited":
                    yield from self._folded(box, alike=False) or ()
                elif kind == "plain":
                    yield box
            behind = (i_end, j_end, chain)
        yield from self._spelt(spelt)
        if behind[:2] == (len(here), len(there)):
            blank = self._blank(*behind)
            if blank is not None:
                yield blank

    def _kind(self, box: Piece, *, edited: bool) -> str:
        """ "plain" for what can be taken as it is, "spelt" for what has to be folded first."""
        if edited:
            return "edited"
        if box.even and self._read(box) == self._old[box.a : box.a_end]:
            return "plain"
        # Folding leaves nothing of a quotation mark.
        return "plain" if not fold(self._old[box.a : box.a_end]) else "spelt"

    def _read(self, box: Piece) -> str:
        return self._new[box.b : box.b_end]

    def _blank(self, i: int, j: int, chain: int) -> Piece | None:
        """What lies before tokens i and j, where something does on both sides."""
        a = self._here[i - 1].end if i else 0
        b = self._there[j - 1].end if j else 0
        a_end = self._here[i].start if i < len(self._here) else len(self._old)
        b_end = self._there[j].start if j < len(self._there) else len(self._new)
        return Piece(a, a_end, b, b_end, chain) if a < a_end and b < b_end else None

    def _spelt(self, boxes: list[Piece]) -> Iterator[Piece]:
        """The pieces of boxes with blanks between them, whose words differ in their spelling."""
        if not boxes:
            return
        first, last = boxes[0], boxes[-1]
        whole = Piece(first.a, last.a_end, first.b, last.b_end, first.chain)
        pieces = self._folded(whole, alike=True)
        if pieces is not None:
            yield from pieces
            return
        for at, box in enumerate(boxes):
            if at % 2:
                yield box
            else:
                yield from self._folded(box, alike=True) or self._folded(box, alike=False) or ()

    def _folded(self, box: Piece, *, alike: bool) -> list[Piece] | None:
        """The pieces of a box by folding; None when it is not `alike` and has to be."""
        a = fold_with_map(self._old[box.a : box.a_end])
        b = fold_with_map(self._new[box.b : box.b_end])
        if alike:
            if a.text != b.text:
                return None
            size = len(a.text)
            pairs = list(zip(range(size), range(size), strict=True))
        else:
            pairs = _common(a.text, b.text)
        return list(_letters(box, a, b, pairs))


def _joins(last: Piece, piece: Piece) -> bool:
    """Whether two pieces are one: neighbours on both sides, character for character."""
    return (
        last.even
        and piece.even
        and last.chain == piece.chain
        and last.a_end == piece.a
        and last.b_end == piece.b
    )


def _letters(box: Piece, a: Folded, b: Folded, pairs: Sequence[Fragment]) -> Iterator[Piece]:
    """The pieces of pairs of folded letters; marks go with the letter that they stand behind.

    Letters that come out of one character stay together.
    """
    last: Piece | None = None
    for k, m in pairs:
        low, high = box.a + _first(a, k), box.a + _behind(a, k)
        other, behind = box.b + _first(b, m), box.b + _behind(b, m)
        if last is not None and (low < last.a_end or other < last.b_end):
            low, other = last.a, last.b
        elif last is not None:
            yield last
        last = Piece(low, high, other, behind, box.chain)
    if last is not None:
        yield last


def _first(folded: Folded, at: int) -> int:
    return folded.starts[at] if at else 0


def _behind(folded: Folded, at: int) -> int:
    """Where the source of a folded letter ends, with the marks behind it."""
    end, start = folded.ends[at], folded.starts[at]
    for after in range(at + 1, len(folded.text)):
        if folded.starts[after] > start:
            return max(end, folded.starts[after])
    return len(folded.source)


def _common(one: str, other: str) -> list[Fragment]:
    """The longest common subsequence of two words, as pairs of places."""
    size = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for x in range(len(one) - 1, -1, -1):
        for y in range(len(other) - 1, -1, -1):
            same = one[x] == other[y]
            size[x][y] = size[x + 1][y + 1] + 1 if same else max(size[x + 1][y], size[x][y + 1])
    pairs, x, y = [], 0, 0
    while x < len(one) and y < len(other):
        if one[x] == other[y]:
            pairs.append((x, y))
            x, y = x + 1, y + 1
        elif size[x + 1][y] >= size[x][y + 1]:
            x += 1
        else:
            y += 1
    return pairs
