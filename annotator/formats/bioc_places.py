"""Where the marks of a BioC document stand: its text put together, and its offsets understood.

Neither the unit of offsets nor their origin is laid down: there are files in code points, in
UTF-16 and in bytes, counted from the start of the document or of the sentence. Which it is, the
texts that annotations carry decide.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from annotator.errors import UserError
from annotator.formats.base import Unit
from annotator.formats.jsonl_units import Ruler
from annotator.model.items import Fragment
from annotator.sentences import worded

if TYPE_CHECKING:
    from annotator.formats.bioc import Document, Passage, Sentence

GAP_LIMIT = 1_000_000
"""The widest gap between two parts that is filled, in the unit of the offsets."""

UNIT_INFON = "annotator.offsets"
"""The infon of a collection in which we state the unit of its offsets."""

_ORIGINS = (False, True)  # from the start of the document; from the start of the part


class Part(NamedTuple):
    """A passage or a sentence. `offset` is what it says of itself, `start` and `length` are code
    points of the text that was put together.
    """

    said: "Passage | Sentence"
    offset: int
    text: str
    start: int
    sentence: bool

    @property
    def length(self) -> int:
        """Code points of its text."""
        return len(self.text)


class _Reckoning(NamedTuple):
    unit: Unit
    relative: bool


class Places:
    """The text of a document and the place of each offset in it. `doubts` are pairs of key and
    sentence for what was not quite right. UserError ``offset.type`` or ``limit.gap`` for offsets
    of parts that cannot be.
    """

    def __init__(self, document: "Document") -> None:
        self.doubts: list[tuple[str, str]] = []
        self._reckoning = _decided(document)
        self._rulers: dict[str, Ruler] = {}
        self.text = ""
        self.parts: list[Part] = []
        self._leaves: list[Part] = []
        for passage in document.passages:
            self._add_passage(passage)
        self._offsets = [leaf.offset for leaf in self._leaves]
        self._ordered = self._offsets == sorted(self._offsets)

    # --- the text -----------------------------------------------------------------------------

    def _add_passage(self, passage: "Passage") -> None:
        offset = _offset(passage)
        if passage.text or not passage.sentences:
            whole = self._leaf(passage, offset, passage.text, sentence=False)
            for sentence in passage.sentences:
                self._inside(sentence, whole)
            return
        at, number = len(self.text), len(self.parts)
        for sentence in passage.sentences:
            if self._leaves or _offset(sentence) >= offset:
                self._fill(_offset(sentence), offset if sentence is passage.sentences[0] else None)
            self._leaf(sentence, _offset(sentence), sentence.text, sentence=True)
        whole = Part(passage, offset, self.text[at:], at, sentence=False)
        self.parts.insert(number, whole)

    def _leaf(self, said: "Passage | Sentence", offset: int, text: str, *, sentence: bool) -> Part:
        if not sentence:
            self._fill(offset, None)
        part = Part(said, offset, text, len(self.text), sentence)
        self.text += text
        self.parts.append(part)
        self._leaves.append(part)
        return part

    def _fill(self, offset: int, begun: int | None) -> None:
        """Blanks for what lies between the last part, or `begun`, and an offset."""
        if self._leaves:
            last = self._leaves[-1]
            end = last.offset + self._ruler(last.text).length
        elif begun is not None:
            end = begun
        else:
            return  # offsets of the first part need not begin at 0
        gap = offset - end
        if gap > GAP_LIMIT:
            words = worded(
                "a part begins at {offset}, {gap} after the one before. Check its offsets.",
                offset=offset,
                gap=gap,
            )
            raise UserError("limit.gap", worded("A document was left out: {why}", why=words))
        if gap < 0:
            words = worded(
                "A part begins at {offset}, but the one before ends at {end}; it was put after.",
                offset=offset,
                end=end,
            )
            self.doubts.append(("bioc.overlap", words))
        elif gap:
            self.text += ("\n" if self.text else " ") + " " * (gap - 1)

    def _inside(self, sentence: "Sentence", whole: Part) -> None:
        """A sentence of a passage that has its own text: where it stands there."""
        offset = _offset(sentence)
        said = (
            self._ruler(whole.text).codepoint(offset - whole.offset)
            if _within(offset - whole.offset, self._ruler(whole.text))
            else None
        )
        if said is None or whole.text[said : said + len(sentence.text)] != sentence.text:
            said = max(0, whole.text.find(sentence.text))
            words = worded(
                "The sentence at {offset} does not read as its passage does there.", offset=offset
            )
            self.doubts.append(("bioc.sentence", words))
        self.parts.append(Part(sentence, offset, sentence.text, whole.start + said, sentence=True))

    def _ruler(self, text: str) -> Ruler:
        if text not in self._rulers:
            self._rulers[text] = Ruler(text, self._reckoning.unit)
        return self._rulers[text]

    # --- offsets ------------------------------------------------------------------------------

    def range(self, offset: int, length: int, part: Part | None) -> Fragment:
        """Code points of a location in a part (None: in the document); UserError
        ``offset.reversed``, ``offset.out_of_range`` or ``offset.inside_character``.
        """
        if length < 0:
            raise UserError("offset.reversed", worded("its length is {length}.", length=length))
        if self._reckoning.relative and part is not None:
            return self._at(part, offset), self._at(part, offset + length)
        first = self._leaf_at(offset, offset)
        last = self._leaf_at(offset + length - 1 if length else offset, offset + length)
        return self._at(first, offset - first.offset), self._at(last, offset + length - last.offset)

    def _leaf_at(self, offset: int, said: int) -> Part:
        """The last part that begins at or before an offset."""
        if self._ordered:
            at = bisect_right(self._offsets, offset) - 1
        else:
            ats = [at for at, begins in enumerate(self._offsets) if begins <= offset]
            at = ats[-1] if ats else -1
        found = self._leaves[at] if at >= 0 else None
        if found is None:
            raise UserError(
                "offset.out_of_range",
                worded("no part of the document is at {offset}.", offset=said),
            )
        return found

    def _at(self, part: Part, inside: int) -> int:
        ruler = self._ruler(part.text)
        if inside > ruler.length:  # in the gap behind it, or beyond all
            at = part.start + part.length + inside - ruler.length
            if at > len(self.text):
                words = worded("it reaches to {end}, beyond the text.", end=part.offset + inside)
                raise UserError("offset.out_of_range", words)
            return at
        if inside < 0:
            words = worded("it begins {number} before its part.", number=-inside)
            raise UserError("offset.out_of_range", words)
        point = ruler.codepoint(inside)
        if point is None:
            raise UserError("offset.inside_character", worded("it cuts a character in two."))
        return part.start + point


def number(value: object) -> int | None:
    """A whole number, from JSON or from digits; None for anything else."""
    if value.__class__ is int:
        return value
    if isinstance(value, str):
        plain = value if value.isdecimal() else value.strip()
        if len(plain) < 19 and plain.isascii() and plain.removeprefix("-").isdecimal():
            return int(plain)
    return None


def _offset(part: "Passage | Sentence") -> int:
    found = number(part.offset)
    if found is None or found < 0:
        words = worded(
            "A document was left out: a part begins at {offset!r}, no offset.",
            offset=str(part.offset)[:40],
        )
        raise UserError("offset.type", words)
    return found


def _within(offset: int, ruler: Ruler) -> bool:
    return 0 <= offset <= ruler.length


# --- deciding ---------------------------------------------------------------------------------


class _Sample(NamedTuple):
    text: str
    base: int
    offset: int
    length: int
    surface: str


def _decided(document: "Document") -> _Reckoning:
    """The unit and origin by which most annotations read as they say; of equal ones that by which
    most lie inside their part and most parts follow each other closely; then code points from
    the start of the document. A unit that we wrote is believed.
    """
    samples, leaves = list(_samples(document)), list(_leaves(document))
    stated = _stated(document)
    if stated is not None:
        units = [stated]
    else:
        units = [Unit.CODEPOINT] if all(leaf.text.isascii() for leaf in leaves) else list(Unit)
    found = [_Reckoning(unit, relative) for relative in _ORIGINS for unit in units]
    if stated is not None:
        return found[0]
    # Of equal ones `max` takes the first.
    return max(found, key=lambda one: (*_score(samples, one), _snug(leaves, one.unit)))


def _stated(document: "Document") -> Unit | None:
    said = document.collection.get(UNIT_INFON)
    infons = document.collection.get("infons")
    if said is None and isinstance(infons, dict):
        said = infons.get(UNIT_INFON)
    return Unit(said) if isinstance(said, str) and said in set(Unit) else None


def _leaves(document: "Document") -> "Iterator[Passage | Sentence]":
    for passage in document.passages:
        yield from passage.sentences if passage.sentences and not passage.text else [passage]


def _snug(leaves: "list[Passage | Sentence]", unit: Unit) -> int:
    """How many parts begin where the one before ends, or one after."""
    return sum(
        _offset(after) - _offset(before) - Ruler(before.text, unit).length in {0, 1}
        for before, after in pairwise(leaves)
    )


def _samples(document: "Document") -> Iterator[_Sample]:
    for passage in document.passages:
        for part in (passage, *passage.sentences):
            if not part.text:
                continue
            for one in part.annotations:
                locations = one.get("locations")
                for place in locations if isinstance(locations, list) else []:
                    place = place if isinstance(place, dict) else {}
                    offset, length = number(place.get("offset")), number(place.get("length"))
                    alone = len(locations) == 1 if isinstance(locations, list) else False
                    if offset is not None and length is not None and length > 0:
                        said = one.get("text") if alone else ""
                        yield _Sample(
                            part.text, _offset(part), offset, length,
                            said if isinstance(said, str) else "",
                        )  # fmt: skip


def _score(samples: list[_Sample], by: _Reckoning) -> tuple[int, int]:
    fitting = inside = 0
    ruler, text = None, None
    for sample in samples:
        if ruler is None or sample.text is not text:
            ruler, text = Ruler(sample.text, by.unit), sample.text
        start = sample.offset - (0 if by.relative else sample.base)
        end = start + sample.length
        if start < 0 or end > ruler.length:
            continue
        inside += 1
        first, last = ruler.codepoint(start), ruler.codepoint(end)
        if first is not None and last is not None and sample.surface:
            fitting += _same(sample.text[first:last], sample.surface)
    return fitting, inside


def _same(one: str, other: str) -> bool:
    return one == other or "".join(one.split()) == "".join(other.split())
