"""Words: where a double click, a word-wise cursor and a snap to whole words stop. Code points.

The rules are those of UAX 29, so Arabic marks and tatweel stay inside words. Every question looks
at a window around its position, never at the whole text. Nothing here knows clitics.
"""

from collections.abc import Iterator

import regex

from annotator.text.boundaries import snap_outwards

_JOINERS = r"\p{WB=Extend}\p{WB=Format}\p{WB=ZWJ}"
_X = rf"[{_JOINERS}]*+"  # WB4: what belongs to the character before it
_AHL = r"[\p{WB=ALetter}\p{WB=Hebrew_Letter}]"
_HEBREW = r"\p{WB=Hebrew_Letter}"
_NUMBER = r"\p{WB=Numeric}"
_INWORD = r"\p{WB=ALetter}\p{WB=Hebrew_Letter}\p{WB=Numeric}\p{WB=Katakana}\p{WB=ExtendNumLet}"


def _segment_pattern(not_between_letters: str, dotted: str) -> "regex.Pattern[str]":
    """One segment of UAX 29 per match; the comments name its rules.

    `not_between_letters` is a class of characters that WB6 and WB7 must not take, `dotted` a
    pattern tried first.
    """
    middle = (
        rf"(?!{not_between_letters})[\p{{WB=MidLetter}}\p{{WB=MidNumLet}}\p{{WB=Single_Quote}}]"
    )
    letters = rf"""(?:
        {_HEBREW}{_X}(?:\p{{WB=Double_Quote}}{_X}(?={_HEBREW})|{middle}{_X}(?={_AHL}))?   # WB7b-c
        | \p{{WB=ALetter}}{_X}(?:{middle}{_X}(?={_AHL}))?                                 # WB5-7
        | {_NUMBER}{_X}
          (?:[\p{{WB=MidNum}}\p{{WB=MidNumLet}}\p{{WB=Single_Quote}}]{_X}(?={_NUMBER}))?  # WB8-12
        )++"""
    run = rf"(?:{letters}|(?:\p{{WB=Katakana}}{_X})++)"  # WB13
    under = rf"(?:\p{{WB=ExtendNumLet}}{_X})"
    piece = rf"""(?:
        {dotted}
        | (?:{run}|{under}++{run}?+)(?:{under}++{run}?+)*+                                # WB13a-b
          (?:(?=')(?<={_HEBREW}[{_JOINERS}]*)'{_X})?+                                      # WB7a
        | \p{{WB=WSegSpace}}++{_X}                                                        # WB3d
        | (?:\p{{WB=Regional_Indicator}}{_X}){{1,2}}+                                     # WB15-16
        | [\s\S]{_X}                                                                      # WB999
        )"""
    return regex.compile(
        rf"""\r\n | [\r\n\p{{WB=Newline}}]                                                # WB3-3b
        | {piece}(?:(?<=\u200d)(?=\p{{Extended_Pictographic}}){piece})*+                  # WB3c
        """,
        regex.VERBOSE,
    )


def unicode_segment_pattern() -> "regex.Pattern[str]":
    """The segments of UAX 29 without our change; for the conformance test."""
    return _segment_pattern(r"(?!)", r"(?!)")


_SINGLE = rf"{_AHL}{_X}(?:\u0640{_X})*+"
_DOTTED = rf"{_SINGLE}(?:\.{_X}{_SINGLE}(?![{_INWORD}]))++"
_DOTTED = rf"{_SINGLE}(?:\.{_X}{_SINGLE}(?![{_INWORD}]))++"
_SEGMENT = _segment_pattern("[.:]", _DOTTED)

# Between these two characters there is a boundary whatever stands around them (WB3a, WB999): no
# rule joins the first to anything but marks or, for blanks, to further blanks, for signs that may
# stand inside words or numbers, to a letter or digit.
_SURE = regex.compile(
    rf"(?r)[\p{{WB=Other}}\p{{WB=Newline}}\p{{WB=LF}}][^{_JOINERS}]"
    rf"|\p{{WB=WSegSpace}}[^{_JOINERS}\p{{WB=WSegSpace}}]"
    r"|[\p{WB=MidLetter}\p{WB=MidNum}\p{WB=MidNumLet}\p{WB=Single_Quote}\p{WB=Double_Quote}]"
    rf"[^{_JOINERS}{_INWORD}]"
)
# And here a word ends for certain: no rule joins a letter or digit to a blank or to most signs.
_SURE_END = regex.compile(
    rf"[{_INWORD}]"
    r"[\p{WB=WSegSpace}\p{WB=Other}\p{WB=Newline}\p{WB=LF}\p{WB=CR}]"
)
_WORDLIKE = regex.compile(r"[\p{L}\p{N}]")
_OUTER = regex.compile(r"[\p{White_Space}\p{Bidi_Control}\ufeff]*+")
_OUTER_BACK = regex.compile(r"(?r)[\p{White_Space}\p{Bidi_Control}\ufeff]*+")


def segments(text: str, pattern: "regex.Pattern[str]" = _SEGMENT) -> Iterator[tuple[int, int]]:
    """All segments - words, blanks, single signs - as half-open ranges, without gaps.

    UAX 29 with one change, which Qt and the CLDR make too, at least in part: a colon or a full stop
    between letters joins them no longer, because a blank is often missing there in news
    («قال:نعم», «انتهى.وقال»). Single letters with full stops stay one word («أ.ف.ب», «هـ.م»,
    "U.S"), as in UAX 29 and ICU; Qt cuts those too.
    """
    return (piece.span() for piece in pattern.finditer(text))


def word_ranges(text: str) -> Iterator[tuple[int, int]]:
    """The segments that hold a letter or a digit, without bidi controls at their end."""
    return _words_from(text, 0)


def word_at(text: str, at: int) -> tuple[int, int] | None:
    """The word that holds the character at `at`, else the word that ends at `at`, else None."""
    found = None
    for start, end in _words_from(text, _sure(text, at - 1)):
        if start > at:
            break
        if at < end:
            return start, end
        if at == end:
            found = start, end
    return found


def is_clear_edge(text: str, at: int) -> bool:
    """Whether the two characters around `at` alone tell that no word goes on there.

    Quick, and true at most ends of words; where it is false `word_at` knows. Both ends of the text
    are clear.
    """
    if not 0 < at < len(text):
        return True
    around = (at - 1, at + 1)
    return bool(_SURE_END.match(text, *around) or _SURE.match(text, *around))


def next_word(text: str, at: int) -> int:
    """The start of the first word after `at`, or the end of the text."""
    for start, _ in _words_from(text, _sure(text, at)):
        if start > at:
            return start
    return len(text)


def previous_word(text: str, at: int) -> int:
    """The start of the last word that begins before `at`, or 0."""
    back = 64
    while True:
        origin = _sure(text, at - back)
        found = -1
        for start, _ in _words_from(text, origin):
            if start >= at:
                break
            found = start
        if found >= 0 or not origin:
            return max(found, 0)
        back *= 4


def snap_to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without white space and bidi controls at its ends, grown to whole words.

    Ends that stand in a word move outwards to its edge; ends that stand at signs stay. A range of
    nothing but blanks gives an empty range at its start.
    """
    low, high = trim(text, start, end)
    if low == high:
        return start, start
    first, last = word_at(text, low), word_at(text, high - 1)
    if first is not None and first[0] <= low < first[1]:
        low = first[0]
    if last is not None and last[0] < high <= last[1]:
        high = last[1]
    return snap_outwards(text, low, high)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without white space and bidi controls at both ends; empty at `end` if blank."""
    blank = _OUTER.match(text, start, end)
    low = blank.end() if blank else start
    blank = _OUTER_BACK.match(text, low, end)
    return low, blank.start() if blank else end


def _sure(text: str, at: int) -> int:
    """The last certain segment boundary at or before `at`."""
    hit = _SURE.search(text, 0, at + 1) if at > 0 else None
    return hit.start() + 1 if hit else 0


def _words_from(text: str, origin: int) -> Iterator[tuple[int, int]]:
    """Words from the segment boundary `origin` on."""
    for piece in _SEGMENT.finditer(text, origin):
        start, end = piece.span()
        if _WORDLIKE.search(text, start, end):
            yield start, trim(text, start, end)[1]
