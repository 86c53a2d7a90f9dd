"""Gazetteer: a list of names, and all places of a text where one of them stands.

The longest name that begins at a word counts, by folding; clitics written onto a word are no part
of it: «داعش» stands in لـ"داعش". The cost does not grow with the number of names.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import regex

from annotator.app.occurrences import is_whole
from annotator.errors import UserError
from annotator.sentences import worded
from annotator.text.fold import fold, fold_with_map

MOST_NAMES = 200_000
_LONGEST = 200
_REMEMBERED = 100_000
_GONE = 200
_WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+")
# What may be written onto a name, folded: conjunction, particle, article (see text.clitics).
_BEFORE = regex.compile(r"[وف]?+[بلكس]?+(?:ال)?+ו?+(?:כ?ש)?+[בכלמ]?+ה?+")
_AFTER = ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_AFTER_BY_LAST = {
    last: tuple(pronoun for pronoun in _AFTER if pronoun[-1] == last)
    for last in {pronoun[-1] for pronoun in _AFTER}
}


class Named(msgspec.Struct, frozen=True):
    """A place of a name: half-open code points, the name as it was given, its label or ""."""

    start: int
    end: int
    name: str
    label: str = ""


Wanted = Callable[[int, int], bool]


class Gazetteer:
    """Names by their folded spelling. `short` counts those left out as too short to be looked for.

    A name given twice counts once, with its first label.
    """

    def __init__(self, names: Iterable[str | tuple[str, str]]) -> None:
        self.short = 0
        self._names: dict[str, tuple[str, str]] = {}
        # The most words that a name has, by its first word.
        self._firsts: dict[str, int] = {}
        self._begun: Counter[str] = Counter()
        self._seen: dict[str, bool] = {}
        self._gone = 0
        for given in names:
            name, label = (given, "") if isinstance(given, str) else given
            self._add(name, label)

    def __len__(self) -> int:
        return len(self._names)

    @property
    def given(self) -> list[tuple[str, str]]:
        """The names as they were given, each with its label or ""."""
        return list(self._names.values())

    @property
    def labels(self) -> frozenset[str]:
        """The labels that names have of their own."""
        return frozenset(label for _, label in self._names.values() if label)

    @property
    def only(self) -> str:
        """The folded name where there is just one, which an index can look for; else ""."""
        return next(iter(self._names)) if len(self._names) == 1 else ""

    def _add(self, name: str, label: str) -> None:
        words = [word.group() for word in _WORD.finditer(fold(name))]
        if sum(map(len, words)) < 2 or len(name) > _LONGEST:
            self.short += 1
            return
        key = name_key(name)
        if key in self._names:
            return
        self._names[key] = (name, label)
        self._begun[words[0]] += 1
        self._firsts[words[0]] = max(self._firsts.get(words[0], 0), len(words))

    def find(
        self, text: str, folded: str | None = None, wanted: Wanted = lambda _start, _end: True
    ) -> list[Named]:
        """The places of names in a text, in its order, never overlapping.

        `folded` is what `fold` gave, for a caller who has it; `wanted` says of a place (code
        points) whether to look at it any closer.
        """
        folded = fold(text) if folded is None else folded
        found = list(self._in_folded(folded))
        if not found:
            return []
        mapped, places = fold_with_map(text, folded), []
        for start, end, key in found:
            low, high = mapped.original(start, end)
            if wanted(low, high) and is_whole(text, low, high):
                places.append(Named(low, high, *self._names[key]))
        return places

    def forget(self, name: str) -> None:
        """Look for a name no more."""
        key = name_key(name)
        if self._names.pop(key, None) is None:
            return
        first = _first_word(key)
        self._begun[first] -= 1
        if not self._begun[first]:
            del self._firsts[first], self._begun[first]
            # Words that may begin this name may begin none now, which is asked again when many
            # have gone; those that begin none never will.
            self._gone += 1
            if self._gone >= _GONE:
                self._seen = {word: False for word, may in self._seen.items() if not may}
                self._gone = 0

    def _in_folded(self, folded: str) -> Iterator[tuple[int, int, str]]:
        words = [word.span() for word in _WORD.finditer(folded)]
        seen = self._seen
        # Nearly all words are known to begin no name.
        open_ = [at for at, (a, b) in enumerate(words) if seen.get(folded[a:b]) is not False]
        done = 0
        for at in open_:
            start, end = words[at]
            if start < done or not self._may_begin(folded[start:end]):
                continue
            hit = self._longest(folded, words, at, start, end)
            if hit is not None:
                yield hit
                done = hit[1]

    def _may_begin(self, word: str) -> bool:
        """Whether a name may begin in a word."""
        known = self._seen.get(word)
        if known is None:
            known = any(
                word[begin:stop] in self._firsts
                for begin in _begins(word, 0, len(word))
                for stop in _ends(word, begin, len(word))
            )
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[word] = known
        return known

    def _longest(
        self, folded: str, words: list[tuple[int, int]], at: int, start: int, end: int
    ) -> tuple[int, int, str] | None:
        best = None
        for begin in _begins(folded, start, end):
            for first in _ends(folded, begin, end):
                most = self._firsts.get(folded[begin:first], 0)
                # Words behind a pronoun would be words of another thing.
                reach = words[at : at + (most if first == end else min(most, 1))]
                for low, high in reversed(reach):
                    hit = self._ending(folded, begin, max(low, begin), high)
                    if hit is not None and (best is None or hit[1] - hit[0] > best[1] - best[0]):
                        best = hit
        return best

    def _ending(self, folded: str, begin: int, low: int, high: int) -> tuple[int, int, str] | None:
        for stop in _ends(folded, low, high):
            if folded[begin:stop] in self._names:
                return begin, stop, folded[begin:stop]
        return None


def name_key(name: str) -> str:
    """What names are compared by: folded, from the first letter to the last one; "" without any."""
    folded = fold(name)
    words = [word.span() for word in _WORD.finditer(folded)]
    return folded[words[0][0] : words[-1][1]] if words else ""


def _first_word(key: str) -> str:
    found = _WORD.match(key)
    return found.group() if found is not None else ""


def _begins(folded: str, start: int, end: int) -> list[int]:
    """Where a name may begin in a word: at its start, and behind letters that may be clitics."""
    most = _BEFORE.match(folded, start, end)
    stop = most.end() if most else start
    return list(range(start, min(stop, end - 1) + 1))


def _ends(folded: str, start: int, end: int) -> list[int]:
    """Where a name may end in a word: at its end, or before letters that may be a pronoun."""
    size = end - start
    return [
        end,
        *(
            end - len(pronoun)
            for pronoun in _AFTER_BY_LAST.get(folded[end - 1 : end], ())
            if size > len(pronoun) and folded.endswith(pronoun, start, end)
        ),
    ]


def read_gazetteer(path: Path) -> Gazetteer:
    """A list of names from a UTF-8 file: one a line, or name, tab and label; # begins a remark.

    Empty lines are passed over; names of one letter are left out and counted. Raises UserError
    ``gazetteer.unreadable``, ``gazetteer.encoding`` (with the line), ``gazetteer.long`` (more than
    200,000 names), ``gazetteer.empty``.
    """
    try:
        with path.open(encoding="utf-8-sig") as lines:
            found = Gazetteer(_names(lines, path))
    except UnicodeDecodeError as fault:
        words = worded(
            "{name} is not UTF-8 (byte {byte}). Save it as UTF-8 and try again.",
            name=path.name,
            byte=fault.start,
        )
        raise UserError("gazetteer.encoding", words) from fault
    except OSError as fault:
        words = worded("{path} cannot be read: {fault}.", path=path, fault=fault.strerror)
        raise UserError("gazetteer.unreadable", words) from fault
    if not len(found):
        words = worded(
            "{name} holds no name of two letters or more. Write one name a line.", name=path.name
        )
        raise UserError("gazetteer.empty", words)
    return found


def _names(lines: Iterable[str], path: Path) -> Iterator[tuple[str, str]]:
    number = 0
    for line in lines:
        name, _, label = line.strip().partition("\t")
        if not name.strip() or name.startswith("#"):
            continue
        number += 1
        if number > MOST_NAMES:
            words = worded(
                "{name} holds more than {most:,} names. Use a part of it at a time.",
                name=path.name,
                most=MOST_NAMES,
            )
            raise UserError("gazetteer.long", words)
        yield name.strip(), label.strip()
