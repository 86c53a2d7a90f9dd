"""Which unit the offsets of a file count, where the texts that it quotes can tell."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from annotator.formats.base import Unit
from annotator.formats.jsonl_units import Ruler
from annotator.sentences import worded


class Counting(NamedTuple):
    """One way to count: the unit, and what to add to an end (1 where it names the last)."""

    unit: Unit
    last: int
    words: str


USUAL = Counting(Unit.CODEPOINT, 0, worded("code points"))
UTF16 = Counting(Unit.UTF16, 0, worded("UTF-16 units"))
LAST = Counting(Unit.CODEPOINT, 1, worded("the last character of a region"))

Quoted = tuple[int, int, Sequence[str]]
"""Start, end, and the ways in which the text between them may be written."""


def counting_of(raw: str, quoted: Sequence[Quoted], ways: Iterable[Counting]) -> Counting:
    """The first of `ways` in which every quote of a text stands where its offsets say.

    Code points when they all fit so, or when no way fits all: then what does not fit is reported
    one by one.
    """
    if _fits(raw, quoted, USUAL):
        return USUAL
    return next((way for way in ways if _fits(raw, quoted, way)), USUAL)


def _fits(raw: str, quoted: Sequence[Quoted], way: Counting) -> bool:
    ruler = Ruler(raw, way.unit)
    for start, end, texts in quoted:
        if not 0 <= start <= end + way.last <= ruler.length:
            return False
        first, after = ruler.codepoint(start), ruler.codepoint(end + way.last)
        if first is None or after is None or raw[first:after] not in texts:
            return False
    return True
