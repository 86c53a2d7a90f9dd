"""Cuts: where a paragraph too long for one layout may be cut for the screen. Pure; code points.

Best at a line separator or the end of a sentence, else at a blank, else between letters that do not
join, never inside a grapheme; and, where there is a choice, where no control of direction is open.
"""

from bisect import bisect_left
from collections.abc import Iterator

import regex

from annotator.text.boundaries import grapheme_end, grapheme_start, is_grapheme_boundary

REACH = 2_000
"""So many characters before the limit are looked through for a good place."""

_TRIES = 64

# Each matches, backwards, what must stand before the cut. A digit or a Latin letter that began a
# line of its own might read another way than behind what precedes it, so letters of our own
# direction are asked for first.
# Runs are bounded: over a text of nothing but blanks they would take the square of its length.
_BLANKS = r"[^\S\u2028\u2029\u00a0\u2007\u202f]{1,4}"
_BEHIND_SENTENCE = r"[.!?؟۔…][»”\"'\)\]]{0,4}" + _BLANKS
_PLACES = tuple(
    regex.compile(f"(?r){pattern}")
    for pattern in (
        r"\u2028",
        _BEHIND_SENTENCE + r"(?=[\p{bc=R}\p{bc=AL}])",
        _BEHIND_SENTENCE,
        _BLANKS + r"(?=[\p{bc=R}\p{bc=AL}])",
        _BLANKS + r"(?=\S)",
        _BLANKS,
        # Joining types of Unicode's ArabicShaping.txt: behind these, marks left out, and before
        # those that join nothing, letters have the same shapes with and without the cut.
        r"[\p{jt=R}\p{jt=U}]\p{jt=T}{0,8}(?=[\p{L}\p{P}\p{S}\p{N}])(?<!\p{N})",
        r"[\p{jt=R}\p{jt=U}]\p{jt=T}{0,8}(?!\p{jt=T})",
    )
)

_CONTROL = regex.compile("[\u202a-\u202e\u2066-\u2069]")
_ISOLATES = "\u2066\u2067\u2068"
_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_DEEPEST = 125


class Controls:
    """Which embeddings, overrides and isolates are open at a place of one paragraph (UAX 9, X1-X8).

    Asked in the order of the text. More than 125 open ones count as no more (max_depth).
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        found = [(hit.start(), hit.group()) for hit in _CONTROL.finditer(text, start, end)]
        self._places = [at for at, _ in found]
        self._signs = [sign for _, sign in found]
        self._depths: list[int] = []
        stack = ""
        for sign in self._signs:
            stack = _after(stack, sign)
            self._depths.append(len(stack))
        self._stack = ""
        self._read = 0

    def closed_at(self, at: int) -> bool:
        """Whether nothing is open at `at`."""
        before = bisect_left(self._places, at)
        return not before or not self._depths[before - 1]

    def closes_within(self, low: int, high: int) -> bool:
        """Whether nothing is open somewhere in [low, high]."""
        if self.closed_at(low):
            return True
        first, last = bisect_left(self._places, low), bisect_left(self._places, high)
        return not all(self._depths[first:last])

    def open_at(self, at: int) -> str:
        """The controls open at `at`, the outermost first; `at` is not before the last one asked."""
        before = bisect_left(self._places, at)
        for sign in self._signs[self._read : before]:
            self._stack = _after(self._stack, sign)
        self._read = max(self._read, before)
        return self._stack


def _after(stack: str, sign: str) -> str:
    """What is open after one more control, the outermost first."""
    if sign == _POP_EMBEDDING:
        return stack if not stack or stack[-1] in _ISOLATES else stack[:-1]
    if sign == _POP_ISOLATE:
        deepest = max(map(stack.rfind, _ISOLATES))
        return stack if deepest < 0 else stack[:deepest]
    return stack + sign if len(stack) < _DEEPEST else stack


def cut_before(text: str, start: int, limit: int, controls: Controls) -> int:
    """Where the piece that begins at `start` ends: at most `limit`, but never inside a grapheme.

    A grapheme longer than that stays whole: what is given is then past `limit`.
    """
    low = max(start + 1, limit - REACH)
    fallback = None
    choice = controls.closes_within(low, limit)
    for pattern in _PLACES:
        for cut in _places(pattern, text, low, limit):
            if not choice or controls.closed_at(cut):
                return cut
            fallback = fallback or cut
    if fallback is not None:
        return fallback
    found = grapheme_start(text, limit)
    return found if found > start else grapheme_end(text, limit)


def _places(pattern: "regex.Pattern[str]", text: str, low: int, limit: int) -> Iterator[int]:
    for tried, hit in enumerate(pattern.finditer(text, low, limit)):
        if tried >= _TRIES:
            return
        if is_grapheme_boundary(text, hit.end()):
            yield hit.end()
