"""Controls: characters without ink, their signs, and the ones that make text look like another.

Qt-free. Positions are code points.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from annotator.text.bidi import BIDI_CONTROLS


@dataclass(frozen=True, slots=True)
class Sign:
    """How a character without ink is shown: `wide` ones in their own room, others by a flag."""

    text: str
    wide: bool


_WIDE = {" ": "·", "\t": "→", "\u0640": "ـ"}
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NARROW = {
    "\u00ad": "SHY",
    "\u034f": "CGJ",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u2028": "LS",
    "\u2029": "PS",
    "\u2060": "WJ",
    "\ufeff": "BOM",
    "\r": "CR",
    "\x0b": "VT",
    "\x0c": "FF",
} | BIDI_CONTROLS

INVISIBLE = regex.compile("[ \t\u0640" + _BLANKS + "".join(_NARROW) + "]")
"""Every character that has a sign: blanks, joiners, marks of direction, tatweel."""

_OPENERS = "\u202a\u202b\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_SIGNS = (*_OPENERS, *_ISOLATES, "\u202c", "\u2069")
_DIRECTING = regex.compile("[\u202a-\u202e\u2066-\u2069\n]")


def sign_of(character: str) -> Sign:
    """The sign of one character that `INVISIBLE` finds; a blank of another width is a frame."""
    if character in _WIDE:
        return Sign(_WIDE[character], wide=True)
    name = _NARROW.get(character)
    return Sign(name, wide=False) if name else Sign("▭", wide=True)


@dataclass(frozen=True, slots=True)
class Oddity:
    """A character that turns text round: where it stands (code point) and its short name."""

    at: int
    name: str


def oddities(text: str) -> list[Oddity]:
    """Overrides (LRO, RLO), and embeddings and isolates without a partner in their paragraph.

    UAX 9 ends them with the paragraph (X8), so nothing is wrong with the offsets; but the letters
    are not shown in the order in which they are stored. In the order of the text.
    """
    if not any(sign in text for sign in _SIGNS):
        return []  # nearly always, and ten times as fast on 10 MB
    return sorted(_oddities(text), key=lambda odd: odd.at)


def _oddities(text: str) -> Iterator[Oddity]:
    waiting: list[tuple[int, str]] = []
    for hit in _DIRECTING.finditer(text):
        character, at = hit.group(), hit.start()
        if character == "\n":
            yield from (_odd(*one) for one in waiting)
            waiting = []
        elif character in _OPENERS or character in _ISOLATES:
            if character in "\u202d\u202e":
                yield _odd(at, character)
            waiting.append((at, character))
        elif not _closes(waiting, character):
            yield _odd(at, character)
    yield from (_odd(*one) for one in waiting)


def _odd(at: int, character: str) -> Oddity:
    return Oddity(at, BIDI_CONTROLS[character])


def _closes(waiting: list[tuple[int, str]], character: str) -> bool:
    """Take off what a PDF or PDI closes; False when there is nothing to close."""
    wanted = _OPENERS if character == "\u202c" else _ISOLATES
    for number in range(len(waiting) - 1, -1, -1):
        if waiting[number][1] in wanted:
            del waiting[number:]
            return True
        if character == "\u202c":
            # An embedding is not closed across the border of an isolate (UAX 9, X7).
            return False
    return False
