"""Selection: what is selected, as a value, and how an anchor and a caret become fragments.

Pure functions over a text; code points. Never ends inside a grapheme, and, unless asked, never
inside a word. The text room decides what a word and a grapheme is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotator.model.items import Fragment
from annotator.text.boundaries import (
    next_grapheme,
    next_sentence,
    previous_grapheme,
    previous_sentence,
    snap_outwards,
)
from annotator.text.words import next_word, previous_word, snap_to_words, word_at


@dataclass(frozen=True, slots=True)
class Selection:
    """An anchor, a caret, the fragment between them (if any) and the fragments added before.

    `current` is where the range between anchor and caret was snapped to.
    """

    anchor: int = 0
    caret: int = 0
    current: Fragment | None = None
    held: tuple[Fragment, ...] = ()

    def fragments(self) -> tuple[Fragment, ...]:
        """All fragments, sorted; those that touch or overlap are one."""
        return merged([*self.held, *([self.current] if self.current else [])])

    def outer(self) -> Fragment:
        """Start of the first and end of the last fragment; the caret twice when there is none."""
        parts = self.fragments()
        return (parts[0][0], parts[-1][1]) if parts else (self.caret, self.caret)


def merged(fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
    """Fragments sorted, empty ones left out, touching and overlapping ones joined."""
    found: list[Fragment] = []
    for start, end in sorted(fragments):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def at_caret(caret: int) -> Selection:
    """Nothing selected, the caret at an offset."""
    return Selection(caret, caret)


def exactly(start: int, end: int) -> Selection:
    """The range as it is, caret at its end."""
    return Selection(start, end, (start, end) if start < end else None)


def between(text: str, was: Selection, anchor: int, caret: int, *, words: bool) -> Selection:
    """The selection from `anchor` to `caret`, grown to words or to graphemes; `held` stays."""
    low, high = min(anchor, caret), max(anchor, caret)
    snap = snap_to_words if words else snap_outwards
    start, end = snap(text, low, high) if low < high else (low, low)
    return Selection(anchor, caret, (start, end) if start < end else None, was.held)


def settled(was: Selection) -> Selection:
    """Anchor and caret moved to the ends of what was snapped, as after a drag."""
    if was.current is None:
        return replace(was, anchor=was.caret)
    start, end = was.current
    forward = was.anchor <= was.caret
    return replace(was, anchor=start if forward else end, caret=end if forward else start)


def held(was: Selection) -> Selection:
    """What is selected becomes fixed; the next selection adds a fragment to it."""
    return Selection(was.caret, was.caret, None, was.fragments())


def word_or_character(text: str, at: int) -> Fragment | None:
    """The word around the character at `at`, else that one grapheme; None for blanks and ends."""
    if not 0 <= at < len(text) or text[at].isspace():
        return None
    word = word_at(text, at)
    if word is not None and word[0] <= at < word[1]:
        return word
    return snap_outwards(text, at, at + 1)


def paragraph_around(text: str, at: int) -> Fragment:
    """The paragraph that holds the position `at`, without its line feed."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, len(text) if end < 0 else end


def next_word_end(text: str, at: int) -> int:
    """The first end of a word after `at`, or the end of the text."""
    word = word_at(text, at)
    if word is not None and word[0] <= at < word[1]:
        return word[1]
    start = next_word(text, at)
    word = word_at(text, start) if start < len(text) else None
    return word[1] if word else len(text)


def previous_word_end(text: str, at: int) -> int:
    """The last end of a word before `at`, or 0."""
    start = previous_word(text, at)
    while True:
        word = word_at(text, start) if start < at else None
        if word is not None and word[1] < at:
            return word[1]
        if start <= 0:
            return 0
        start = previous_word(text, start)


def extended(text: str, was: Selection, unit: str, *, forward: bool) -> Selection:
    """The selection with its caret moved by a word, grapheme, sentence or paragraph.

    The way is the logical one: forward is towards the end of the text. By words the far end stops
    at ends of words after the anchor and at starts of words before it.
    """
    start = settled(was)
    anchor, caret = start.anchor, start.caret
    if unit == "word":
        moved = _by_word(text, anchor, caret, forward=forward)
        return between(text, was, anchor, moved, words=True)
    steps = {
        "grapheme": (previous_grapheme, next_grapheme),
        "sentence": (previous_sentence, next_sentence),
        "paragraph": (_paragraph_back, _paragraph_forward),
    }
    moved = steps[unit][forward](text, caret)
    return between(text, was, anchor, moved, words=False)


def _by_word(text: str, anchor: int, caret: int, *, forward: bool) -> int:
    if forward:
        moved = next_word_end(text, caret) if caret >= anchor else next_word(text, caret)
        return min(moved, anchor) if caret < anchor else moved
    moved = previous_word(text, caret) if caret <= anchor else previous_word_end(text, caret)
    return max(moved, anchor) if caret > anchor else moved


def _paragraph_back(text: str, at: int) -> int:
    return text.rfind("\n", 0, max(0, at - 1)) + 1


def _paragraph_forward(text: str, at: int) -> int:
    end = text.find("\n", min(len(text), at + 1))
    return len(text) if end < 0 else end
