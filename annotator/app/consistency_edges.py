"""Consistency edges: where marks begin and end in words and at signs. Pure functions on a text."""

import unicodedata
from functools import lru_cache

from annotator.app.occurrences import is_whole
from annotator.text import clitics
from annotator.text.fold import fold
from annotator.text.words import snap_to_words, trim

_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "‘": "’", "‹": "›", "„": "“"}
_CLOSERS = {close: open_ for open_, close in _PAIRS.items()}
_SAME = "\"'`"
SIGNS = frozenset([*_PAIRS, *_CLOSERS, *_SAME, *".,;:!?،؛؟…-–—/\\|"])
"""Signs that belong to a sentence and seldom to a name."""

_MAQAF = "\u05be"
_FIRST = frozenset("وفبلكسושבכלמ")
_ARTICLES = ("ال", "لل", "ה")


def blank_edges(text: str, start: int, end: int) -> tuple[int, int] | None:
    """[start, end) without blanks at its ends, or None where it has none."""
    trimmed = trim(text, start, end)
    return trimmed if trimmed != (start, end) and trimmed[0] < trimmed[1] else None


def sign_edges(text: str, start: int, end: int) -> list[str]:
    """The signs at the ends of a mark that nothing in it belongs to: ``<"``, ``>.`` (start, end).

    A bracket that is closed inside, as that of «Apple (AAPL)», belongs to it; a full stop too
    where there is another one before it, as in "U.S.".
    """
    found: list[str] = []
    quote = text[start:end]
    if not quote:
        return found
    first, last = quote[0], quote[-1]
    if first in SIGNS and not _opens(quote):
        found.append("<" + first)
    if last in SIGNS and len(quote) > 1 and not _closes(quote):
        found.append(">" + last)
    return found


def _opens(quote: str) -> bool:
    """Whether the first sign is the opening of a part of the quote, not of all of it."""
    close = _PAIRS.get(quote[0]) or (quote[0] if quote[0] in _SAME else "")
    return bool(close) and close in quote[1:-1]


def _closes(quote: str) -> bool:
    last = quote[-1]
    if last == ".":
        return "." in quote[:-1]
    open_ = _CLOSERS.get(last) or (last if last in _SAME else "")
    return bool(open_) and open_ in quote[1:-1]


def signs_around(text: str, start: int, end: int) -> list[str]:
    """The signs that stand right outside a mark, written as those inside are."""
    found = []
    if start and text[start - 1] in SIGNS:
        found.append("<" + text[start - 1])
    if end < len(text) and text[end] in SIGNS:
        found.append(">" + text[end])
    return found


def without_signs(text: str, start: int, end: int) -> tuple[int, int] | None:
    """[start, end) without signs and blanks at its ends; None where nothing would be left."""
    low, high = start, end
    while low < high and (signs := sign_edges(text, low, high)):
        low += any(sign[0] == "<" for sign in signs)
        high -= any(sign[0] == ">" for sign in signs)
        low, high = trim(text, low, high) if low < high else (low, low)
    return (low, high) if low < high else None


def cuts(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a mark begins, and whether it ends, inside a word; clitics are not looked at."""
    begins = 0 < start < len(text) and _joined(text[start - 1], text[start])
    ends = 0 < end < len(text) and _joined(text[end - 1], text[end])
    return begins, ends


def _joined(one: str, other: str) -> bool:
    """Whether no word ends between two characters; between digit and letter a blank is missing."""
    first, second = _class(one), _class(other)
    return bool(first and second) and ("M" in (first, second) or first == second)


@lru_cache(maxsize=4096)
def _class(character: str) -> str:
    """L, N, M for marks and tatweel; "" for what belongs to no word."""
    if not character or character == "\u0640":
        return "M" if character else ""
    kind = unicodedata.category(character)[0]
    return kind if kind in "LNM" else ""


def clitic_before(text: str, start: int, end: int) -> str:
    """The clitics written before a mark that begins inside a word, folded; "" for none."""
    wider = clitic_outside(text, start, end)
    return letters(text[wider[0] : start]) if wider is not None else ""


def clitic_outside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """[start, end) with all clitics written before it; None where there are none."""
    before = text[max(0, start - 2) : start]
    sign = before[-1:] in SIGNS or before[-1:] == _MAQAF
    quoted = sign and _class(before[:1]) in ("L", "M")  # لـ"داعش", ב־1948
    if not before or not (quoted or _joined(before[-1], text[start : start + 1])):
        return None
    low = start
    while (wider := clitics.take_clitic(text, low, end)) is not None:
        low = wider[0]
    return (low, end) if low < start else None


def letters(text: str) -> str:
    """The letters of a folded text, without signs and blanks."""
    return "".join(filter(str.isalnum, fold(text)))


def clitics_of(name: str) -> list[tuple[str, str]]:
    """(clitics, rest) of a folded name, conjunction and preposition only, the least first.

    An article alone is none of them: «القاعدة» and «قاعدة» are two things.
    """
    if not name or name[0] not in _FIRST:
        return []
    found, at = [], 0
    while (shorter := clitics.drop_clitic(name, at, len(name))) is not None:
        at = shorter[0]
        found.append((name[:at], name[at:]))
        # لل is a preposition and what is left of the article.
        if name[:at].endswith("ل") and name[at:].startswith("ل"):
            found.append((name[:at], "ا" + name[at:]))
        # Behind these the Hebrew article is not written.
        elif name[at - 1] in "בכל":
            found.append((name[:at], "ה" + name[at:]))
    return [(before, rest) for before, rest in found if not before.endswith(_ARTICLES)]


def inside_clitic(text: str, start: int, end: int, clitic: str) -> tuple[int, int] | None:
    """[start, end) without these clitics (folded letters) at its start; None if it has them not."""
    low = start
    while (shorter := clitics.drop_clitic(text, low, end)) is not None:
        low = shorter[0]
        if letters(text[start:low]) == clitic:
            return low, end
    return None


def word_cut(text: str, start: int, end: int) -> str:
    """The letters of a word that a mark leaves out, though they are no clitic: ``<ب``, ``>ة``.

    "" for a mark of whole words. Both ends are told by the first of them.
    """
    begins, ends = cuts(text, start, end)
    if not (begins or ends) or is_whole(text, start, end):
        return ""
    low, high = snap_to_words(text, start, end)
    if begins and low < start and not clitic_before(text, start, end):
        return "<" + fold(text[low:start])
    return ">" + fold(text[end:high]) if high > end else ""


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) grown to the words that it cuts; a clitic before it stays outside."""
    low, high = snap_to_words(text, start, end)
    return (start if clitic_before(text, start, end) else low), high
