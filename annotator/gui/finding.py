"""Finding: which of many named things are meant by a few letters, in Arabic or in English."""

from collections.abc import Sequence

import msgspec

from annotator.text.fold import fold


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A thing that can be taken: its title, and that in the `other` language.

    `why` says why it cannot be taken now, `keys` what it is struck with, `place` where it stands
    in the menus; `keywords` are found as well.
    """

    kind: str
    key: str
    title: str
    other: str = ""
    keys: str = ""
    why: str = ""
    place: str = ""
    colour: str = ""
    keywords: str = ""


_STARTS, _WORD, _INSIDE, _KEYWORD, _SPREAD = range(5)
_SHORTEST_SPREAD = 3


def found(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries that hold all words of what was typed, folded, the likeliest first.

    A word may begin a title, begin a word of it, stand inside, stand in the keywords, or have its
    letters in order somewhere in a title: in this order of likeliness. What can be taken now comes
    before what cannot. With nothing typed all come, in their own order.
    """
    words = fold(typed).split()
    if not words:
        return list(entries)
    ranked = []
    for at, entry in enumerate(entries):
        score = _score(entry, words)
        if score is not None:
            ranked.append((score, bool(entry.why), at, entry))
    return [row[-1] for row in sorted(ranked, key=lambda row: row[:-1])]


def _score(entry: Entry, words: list[str]) -> int | None:
    """How far an entry is from the words: 0 is nearest; None when it lacks one of them."""
    titles = [fold(entry.title), fold(entry.other)]
    others = fold(f"{entry.keywords} {entry.place}")
    best: int | None = None
    for title in titles:
        kinds = [_nearness(title, others, word) for word in words]
        whole = None if None in kinds else sum(kind for kind in kinds if kind is not None)
        if whole is not None and (best is None or whole < best):
            best = whole
    return best


def _nearness(title: str, others: str, word: str) -> int | None:
    if title.startswith(word):
        return _STARTS
    if f" {word}" in title:
        return _WORD
    if word in title:
        return _INSIDE
    if word in others:
        return _KEYWORD
    return _SPREAD if len(word) >= _SHORTEST_SPREAD and _in_order(word, title) else None


def _in_order(word: str, title: str) -> bool:
    """Whether a title has the letters of a word in their order, the first where a word begins."""
    at = 0 if title.startswith(word[0]) else title.find(f" {word[0]}") + 1
    if at == 0 and not title.startswith(word[0]):
        return False
    for letter in word:
        at = title.find(letter, at) + 1
        if at == 0:
            return False
    return True
