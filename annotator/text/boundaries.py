"""Graphemes and sentences: where a cursor may stand and where a sentence ends. Code points.

Graphemes are those of UAX 29 (extended), and so those of Qt for every script written from right to
left, save that Qt 6.11 cuts a flag right behind an emoji in two. Every question looks at a window
around its position, never at the whole text.
"""

import re
from collections.abc import Iterator

import regex

# --- graphemes ---------------------------------------------------------------------------------

_GRAPHEME = regex.compile(r"\X")

# Between these two characters there is a boundary whatever stands around them (UAX 29, GB5 and
# GB999): the first neither joins what follows (as prepend, Hangul, regional indicators, ZWJ and
# Indic linkers may) nor is it a CR, the second does not join what precedes.
_SURE_GRAPHEME = regex.compile(
    r"(?r)[\p{GCB=Other}\p{GCB=Control}\p{GCB=LF}]"
    r"[^\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}]"
)


def _around(text: str, at: int) -> tuple[int, int]:
    """The nearest boundaries at or before `at` and at or after it; `at` twice if it is one."""
    if at <= 0:
        return 0, 0
    if at >= len(text):
        return len(text), len(text)
    sure = _SURE_GRAPHEME.search(text, 0, at + 1)
    for cluster in _GRAPHEME.finditer(text, sure.start() + 1 if sure else 0):
        if cluster.start() == at:
            return at, at
        if cluster.end() > at:
            return cluster.start(), cluster.end()
    return len(text), len(text)


def grapheme_start(text: str, at: int) -> int:
    """The last grapheme boundary at or before `at`; positions outside the text are clamped."""
    return _around(text, at)[0]


def grapheme_end(text: str, at: int) -> int:
    """The first grapheme boundary at or after `at`; positions outside the text are clamped."""
    return _around(text, at)[1]


def is_grapheme_boundary(text: str, at: int) -> bool:
    """Whether a cursor may stand at `at`."""
    return grapheme_start(text, at) == at


def next_grapheme(text: str, at: int) -> int:
    """The first grapheme boundary after `at`, at most the end of the text."""
    return grapheme_end(text, at + 1)


def previous_grapheme(text: str, at: int) -> int:
    """The last grapheme boundary before `at`, at least 0."""
    return grapheme_start(text, at - 1)


def snap_outwards(text: str, start: int, end: int) -> tuple[int, int]:
    """The range [start, end) grown to whole graphemes. An empty range stays empty."""
    low = grapheme_start(text, start)
    return low, (low if end <= start else grapheme_end(text, end))


def graphemes(text: str) -> Iterator[tuple[int, int]]:
    """All graphemes of the text as half-open ranges, in order, without gaps."""
    return (cluster.span() for cluster in _GRAPHEME.finditer(text))


# --- sentences ---------------------------------------------------------------------------------

_X = r"[\p{SB=Extend}\p{SB=Format}]*+"
_PARAGRAPH = r"(?:\r\n|[\p{SB=Sep}\p{SB=CR}\p{SB=LF}])"
_LETTERS = r"\p{SB=OLetter}\p{SB=Upper}\p{SB=Lower}"
_ENDS = r"\p{SB=STerm}\p{SB=ATerm}"

# A single letter before a full stop, with its marks and tatweel: «د.», "J.", the parts of «أ.ف.ب».
# After a number it is a unit or an era («1445 هـ.») and the full stop may well end the sentence.
_INITIAL = (
    r"(?<=(?:\A|[^\p{L}\p{M}\p{N}\u0640\s]|(?<!\p{N})\s)(?!\p{Ideographic})\p{L}[\p{M}\u0640]*)[\p{SB=ATerm}]"
    rf"(?!{_X}(?:\p{{SB=Close}}{_X})*+(?:\p{{SB=Sp}}{_X})*+(?:{_PARAGRAPH}|\Z))"
)


def _sentence_pattern(aterm: str, exception: str) -> "regex.Pattern[str]":
    """Matches what closes a sentence; the sentence ends where the match ends (UAX 29, SB3-SB11)."""
    tail = rf"(?:\p{{SB=Close}}{_X})*+(?:\p{{SB=Sp}}{_X})*+"
    stop = rf"[{_ENDS}{aterm}]"
    return regex.compile(
        rf"""{_PARAGRAPH}                                                      # SB3, SB4
        | \p{{SB=STerm}}{_X}{tail}(?:{_PARAGRAPH}|(?!{stop}|\p{{SB=SContinue}}))  # SB8a-SB11
        | (?!{exception})
          (?!(?<=[\p{{SB=Upper}}\p{{SB=Lower}}][\p{{SB=Extend}}\p{{SB=Format}}]*)
             [{aterm}]{_X}\p{{SB=Upper}})                                      # SB7
          [{aterm}]{_X}(?!\p{{SB=Numeric}}){tail}                              # SB6
          (?:{_PARAGRAPH}
            |(?!{stop}|\p{{SB=SContinue}})
             (?![^{_LETTERS}\p{{SB=Sep}}\p{{SB=CR}}\p{{SB=LF}}{_ENDS}]*+\p{{SB=Lower}}))  # SB8
        """,
        regex.VERBOSE,
    )


def unicode_sentence_pattern() -> "regex.Pattern[str]":
    """The sentence ends of UAX 29 without our two changes; for the conformance test."""
    return _sentence_pattern(r"\p{SB=ATerm}", r"(?!)")


_SENTENCE = _sentence_pattern(r"\p{SB=ATerm}\u2026", _INITIAL)

# What may close a sentence: paragraph ends, SB=STerm, SB=ATerm and the ellipsis, as ranges for
# `re`, which passes over all else six times as fast as a search for the whole rule. Beyond the
# the first plane it is every character but those of Adlam: to ask too often costs time only.
_MAY_END = re.compile(
    r"["
    r"\x0a\x0d\x21\x2e\x3f\x85\u0589\u061d-\u061f\u06d4\u0700-\u0702\u07f9\u0837\u0839"
    r"\u083d-\u083e\u0964-\u0965\u104a-\u104b\u1362\u1367-\u1368\u166e\u1735-\u1736"
    r"\u17d4-\u17d5\u1803\u1809\u1944-\u1945\u1aa8-\u1aab\u1b4e-\u1b4f\u1b5a-\u1b5b"
    r"\u1b5e-\u1b5f\u1b7d-\u1b7f\u1c3b-\u1c3c\u1c7e-\u1c7f\u2024\u2026\u2028-\u2029"
    r"\u203c-\u203d\u2047-\u2049\u2cf9-\u2cfb\u2e2e\u2e3c\u2e53-\u2e54\u2e60-\u2e61\u3002"
    r"\ua4ff\ua60e-\ua60f\ua6f3\ua6f7\ua876-\ua877\ua8ce-\ua8cf\ua92f\ua9c8-\ua9c9"
    r"\uaa5d-\uaa5f\uaaf0-\uaaf1\uabeb\ufe12\ufe15-\ufe16\ufe52\ufe56-\ufe57\uff01\uff0e\uff1f"
    r"\uff61"
    r"\U00010000-\U0001e8ff\U0001e960-\U0010ffff]"
)
_LETTER_BEFORE = regex.compile(rf"(?r)[{_LETTERS}]")


def _ends(text: str, start: int, pattern: "regex.Pattern[str]" = _SENTENCE) -> Iterator[int]:
    """Sentence ends after `start`, which must not lie between a terminator and its blanks."""
    last, match = start, pattern.match
    for found in _MAY_END.finditer(text, start):
        at = found.start()
        if at >= last and (hit := match(text, at)):
            last = hit.end()
            yield last
    if last < len(text):
        yield len(text)


def sentence_ranges(
    text: str, pattern: "regex.Pattern[str]" = _SENTENCE
) -> Iterator[tuple[int, int]]:
    """All sentences as half-open ranges, in order, without gaps: closing blanks belong to them.

    The rules are those of UAX 29 (SB3-SB11: ``. ! ? ؟ ۔ 。``, closing quotes and brackets, line
    ends; 3.5 is not cut), all 502 lines of Unicode's test file included, with two changes:
    the ellipsis … ends a sentence as a full stop does, as "..." already does in UAX 29; and a full
    stop after a single letter («د. أحمد», "J. Smith", «أ.ف.ب.») does not, unless a number stands
    before the letter («1445 هـ.») or the paragraph ends. Abbreviations of several letters are not
    known: «دكتور.» ends a sentence.
    """
    start = 0
    for end in _ends(text, 0, pattern):
        yield start, end
        start = end


def next_sentence(text: str, at: int) -> int:
    """The first sentence end after `at`, at most the end of the text."""
    for end in _ends(text, _letter_before(text, at)):
        if end > at:
            return end
    return len(text)


def previous_sentence(text: str, at: int) -> int:
    """The last sentence start before `at`, at least 0."""
    back = 256
    while True:
        start = _letter_before(text, at - back)
        found = 0
        for end in _ends(text, start):
            if end >= at:
                break
            found = end
        if found or not start:
            return found
        back *= 4


def _letter_before(text: str, at: int) -> int:
    """The last letter before `at`, or 0: a place where no terminator has been passed already."""
    letter = _LETTER_BEFORE.search(text, 0, max(at, 0))
    return letter.start() if letter else 0
