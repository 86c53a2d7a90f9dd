"""Direction: which way a paragraph runs, and which invisible controls it holds.

Implements rules P2 and P3 of UAX 9 only; laying out mixed lines is Qt's work.
"""

from typing import Literal

import regex

Direction = Literal["rtl", "ltr"]

BIDI_CONTROLS: dict[str, str] = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
"""The twelve characters of the property Bidi_Control, with their usual short names."""

# Classes come from `regex`, whose Unicode is the same under every Python version.
_STRONG = regex.compile(r"[\p{bc=L}\p{bc=R}\p{bc=AL}\u2066-\u2068]")
_ISOLATE = regex.compile("[\u2066-\u2069]")
_RTL = regex.compile(r"[\p{bc=R}\p{bc=AL}]")
_OVERRIDE = regex.compile("[\u202d\u202e]")
_CONTROL = regex.compile(r"\p{Bidi_Control}")


def paragraph_direction(text: str, default: Direction) -> Direction:
    """The direction of one paragraph: that of its first strong character (UAX 9, P2 and P3).

    Characters inside isolates are passed over. `default` is the answer when there is none, for
    example for digits and punctuation only.
    """
    at = 0
    while (hit := _STRONG.search(text, at)) is not None:
        if hit.group() not in "\u2066\u2067\u2068":
            return "rtl" if is_rtl_letter(hit.group()) else "ltr"
        at = _isolate_end(text, hit.start())
    return default


def is_rtl_letter(character: str) -> bool:
    """Whether the character is strongly right-to-left: bidi class R or AL."""
    return _RTL.match(character) is not None


def has_rtl(text: str) -> bool:
    """Whether any character is strongly right-to-left."""
    return not text.isascii() and _RTL.search(text) is not None


def has_overrides(text: str) -> bool:
    """Whether the text holds LRO or RLO, behind which letters show in another order than stored."""
    return _OVERRIDE.search(text) is not None


def find_controls(text: str) -> list[tuple[int, str]]:
    """All bidi controls as (code point position, short name), for a warning beside the text."""
    return [(hit.start(), BIDI_CONTROLS[hit.group()]) for hit in _CONTROL.finditer(text)]


def _isolate_end(text: str, start: int) -> int:
    """The position after the PDI that matches the initiator at `start`, or the text's end (BD9)."""
    depth = 0
    for hit in _ISOLATE.finditer(text, start):
        depth += -1 if hit.group() == "\u2069" else 1
        if not depth:
            end: int = hit.end()
            return end
    return len(text)
