"""Offsets: code points to UTF-16 units and UTF-8 bytes and back, and line ends made equal.

Inside the program every offset counts code points; this module is the only place that converts.
It never changes a text except for its line ends, and never guesses an encoding.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Literal

import regex

from annotator.errors import UserError
from annotator.sentences import worded

NewlineKind = Literal["lf", "crlf", "cr", "mixed", "none"]

# The `regex` module looks for an astral character in about a fifth of the time that `re` needs.
_ASTRAL = regex.compile("[\U00010000-\U0010ffff]")
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK = regex.compile(r"[\p{White_Space}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]*+")
_SAMPLE = 256
"""Code points between two entries of the byte table: 80 KB of table for 5 million characters."""
_CHARACTER, _BYTE = worded("character"), worded("byte")


def has_astral(text: str) -> bool:
    """Whether any character lies above U+FFFF, so that UTF-16 and code point offsets differ."""
    return not text.isascii() and _ASTRAL.search(text) is not None


def is_blank(text: str) -> bool:
    """Whether there is nothing to read: only white space, bidi controls, default-ignorables."""
    return _BLANK.fullmatch(text) is not None


def find_forbidden(text: str) -> tuple[int, str] | None:
    """The first character that no document may hold, as (code point offset, name), or None.

    Forbidden are NUL, which databases and Qt cut texts at, and surrogates, which no encoding can
    carry.
    """
    hit = _FORBIDDEN.search(text)
    if hit is None:
        return None
    code = ord(hit.group())
    return hit.start(), worded("lone surrogate U+{code:04X}", code=code) if code else "NUL"


class OffsetMap:
    """Converts positions in one text between code points, UTF-16 units and UTF-8 bytes.

    Tables are made at the first question. A text without astral characters needs none for UTF-16,
    an ASCII text none at all. Each answer costs well under a microsecond for UTF-16, and the
    encoding of at most 256 characters for bytes. A position outside the text raises UserError
    ``offset.out_of_range``.
    """

    __slots__ = ("_astral", "_bytes", "_length", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._length = len(text)
        self._astral: array[int] | None = None
        self._bytes: array[int] | None = None

    def to_utf16(self, at: int) -> int:
        """UTF-16 position of the code point position `at`."""
        self._check(at, self._length, _CHARACTER)
        return at + bisect_left(self._astral_positions(), at)

    def from_utf16(self, at: int) -> int:
        """Code point position of a UTF-16 position; inside a surrogate pair, the pair's start."""
        astral = self._astral_positions()
        self._check(at, self._length + len(astral), "UTF-16")
        # The pair of the k-th astral character stands at units astral[k] + k and the one after.
        low, high = 0, len(astral)
        while low < high:
            middle = (low + high) // 2
            if astral[middle] + middle + 1 < at:
                low = middle + 1
            else:
                high = middle
        inside = low < len(astral) and astral[low] + low + 1 == at
        return at - low - inside

    def from_utf16_strict(self, at: int) -> int:
        """As `from_utf16`, but UserError ``offset.inside_character`` inside a surrogate pair."""
        found = self.from_utf16(at)
        if self.to_utf16(found) != at:
            raise _inside(at, "UTF-16", found)
        return found

    def to_byte(self, at: int) -> int:
        """UTF-8 byte position of the code point position `at`."""
        self._check(at, self._length, _CHARACTER)
        if self._text.isascii():
            return at
        chunk = at // _SAMPLE
        return self._byte_table()[chunk] + _size(self._text[chunk * _SAMPLE : at])

    def from_byte(self, at: int) -> int:
        """Code point position of a UTF-8 byte position; inside a character, the character's start.

        A text with a lone surrogate has no UTF-8 form: UserError ``text.forbidden``.
        """
        if self._text.isascii():
            self._check(at, self._length, _BYTE)
            return at
        table = self._byte_table()
        self._check(at, table[-1], _BYTE)
        chunk = min(bisect_right(table, at), len(table) - 1) - 1
        start = chunk * _SAMPLE
        head = self._text[start : start + _SAMPLE].encode()[: at - table[chunk]]
        # A character that was cut in two is dropped by "ignore", which is the snap to its start.
        return start + len(head.decode("utf-8", "ignore"))

    def from_byte_strict(self, at: int) -> int:
        """As `from_byte`, but UserError ``offset.inside_character`` inside a character."""
        found = self.from_byte(at)
        if self.to_byte(found) != at:
            raise _inside(at, _BYTE, found)
        return found

    def _astral_positions(self) -> "array[int]":
        if self._astral is None:
            hits = _ASTRAL.finditer(self._text) if has_astral(self._text) else ()
            self._astral = array("I", (hit.start() for hit in hits))
        return self._astral

    def _byte_table(self) -> "array[int]":
        if self._bytes is None:
            self._refuse_surrogates()
            sizes = (_size(piece) for piece in _pieces(self._text))
            self._bytes = array("Q", accumulate(sizes, initial=0))
        return self._bytes

    def _refuse_surrogates(self) -> None:
        hit = _SURROGATE.search(self._text)
        if hit is not None:
            raise UserError(
                "text.forbidden",
                worded(
                    "The text holds a lone surrogate U+{code:04X} at character {at} and cannot be "
                    "written as UTF-8; remove it from the source.",
                    code=ord(hit.group()),
                    at=hit.start(),
                ),
            )

    @staticmethod
    def _check(at: int, end: int, unit: str) -> None:
        if not 0 <= at <= end:
            raise UserError(
                "offset.out_of_range",
                worded(
                    "The {unit} offset {at} lies outside the text, which ends at {end}; check in "
                    "which unit the offsets were counted.",
                    unit=unit,
                    at=at,
                    end=end,
                ),
            )


def _pieces(text: str) -> Iterator[str]:
    return (text[start : start + _SAMPLE] for start in range(0, len(text), _SAMPLE))


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())


def _inside(at: int, unit: str, character: int) -> UserError:
    return UserError(
        "offset.inside_character",
        worded(
            "The {unit} offset {at} lies inside the character at {character}; check in which unit "
            "the offsets were counted.",
            unit=unit,
            at=at,
            character=character,
        ),
    )


class NewlineMap:
    """Positions of a raw text and of the stored text, whose line ends are all LF. Code points.

    `kind` names the line ends that were there. The position between CR and LF of one line end
    becomes the position before the stored LF; the position before the stored LF goes back to
    before the CR.
    """

    __slots__ = ("_stored", "kind")

    def __init__(self, kind: NewlineKind, stored: "array[int]") -> None:
        self.kind = kind
        self._stored = stored  # stored positions of the LFs that were CR LF

    def to_stored(self, raw: int) -> int:
        """Stored position of the raw position `raw`."""
        stored = self._stored
        low, high = 0, len(stored)
        while low < high:  # count the CR LF whose CR, at stored[k] + k, lies before `raw`
            middle = (low + high) // 2
            if stored[middle] + middle < raw:
                low = middle + 1
            else:
                high = middle
        return raw - low

    def to_raw(self, stored: int) -> int:
        """Raw position of the stored position `stored`."""
        return stored + bisect_left(self._stored, stored)


def normalise_newlines(raw: str) -> tuple[str, NewlineMap]:
    """`raw` with CR LF and CR turned into LF, and the map between the two texts.

    Only CR LF, CR and LF count as line ends (design.md, section 4): U+0085, U+2028 and the like
    are characters of the document and stay.
    """
    returns = raw.count("\r")
    pairs = raw.count("\r\n") if returns else 0
    counts: dict[NewlineKind, int] = {
        "lf": raw.count("\n") - pairs,
        "crlf": pairs,
        "cr": returns - pairs,
    }
    there = [kind for kind, count in counts.items() if count]
    kind = "none" if not there else there[0] if len(there) == 1 else "mixed"
    if not returns:
        return raw, NewlineMap(kind, array("I"))
    hits = enumerate(re.finditer("\r\n", raw)) if pairs else ()
    stored = array("I", (hit.start() - number for number, hit in hits))
    return raw.replace("\r\n", "\n").replace("\r", "\n"), NewlineMap(kind, stored)
