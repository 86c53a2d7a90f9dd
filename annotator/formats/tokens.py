"""Tokens: a view of a record for formats that know no characters. Never kept, never the truth.

Token positions are indices into `TokenView.tokens`; ranges of them are half-open here, whatever a
format writes (formats.md, section 1, lists who counts the last token in).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

import msgspec

from annotator.formats.base import Level, Problem, Tokens
from annotator.formats.losses import named, problem_of
from annotator.model.items import Event, Fragment, Mention, Span
from annotator.model.record import Record
from annotator.sentences import worded
from annotator.text.boundaries import sentence_ranges
from annotator.text.words import segments

_BETWEEN_BLANKS = re.compile(r"\S+")
_SHORT = 40  # code points; what is longer is hardly ever met twice
_KEPT = 1 << 15  # chunks


class TokenView(msgspec.Struct, frozen=True):
    """A text in tokens: each a range of code points, none empty, none with white space in it.

    `sentences` are half-open ranges of token indices, in order, without gaps.
    """

    text: str
    tokens: tuple[Fragment, ...]
    sentences: tuple[Fragment, ...]

    def words(self, first: int = 0, last: int | None = None) -> list[str]:
        """The tokens [first, last) as text."""
        return [self.text[start:end] for start, end in self.tokens[first:last]]

    def cover(self, start: int, end: int) -> Fragment | None:
        """The tokens [first, last) that share a character with [start, end), or None."""
        # Comparing whole tokens keeps the search in C: this is asked for each mention.
        first = bisect_left(self.tokens, (start + 1,)) - 1
        if first < 0 or self.tokens[first][1] <= start:
            first += 1
        last = bisect_left(self.tokens, (end,), first)
        return (first, last) if first < last else None

    def exact(self, start: int, end: int) -> bool:
        """Whether [start, end) begins with a token and ends with one."""
        found = self.cover(start, end)
        if found is None:
            return False
        return self.tokens[found[0]][0] == start and self.tokens[found[1] - 1][1] == end

    def sentence_of(self, index: int) -> int:
        """The number of the sentence that holds a token."""
        return bisect_left(self.sentences, (index + 1,)) - 1


class Placed(NamedTuple):
    """A mention and the tokens [first, last) that stand for it."""

    mention: Span | Event
    first: int
    last: int


def token_view(record: Record, tokens: Tokens) -> TokenView:
    """The tokens and sentences of a record's text.

    With ``clitic`` the edges of all mentions of the record cut tokens; a sentence never ends
    inside a mention, so that none is torn.
    """
    text = record.text.text
    places = [item.fragments for item in record.items if isinstance(item, Mention)]
    found = _whitespace(text) if tokens is Tokens.WHITESPACE else _words(text)
    if tokens is Tokens.CLITIC:
        edges = {edge for fragments in places for part in fragments for edge in part}
        found = _cut(found, sorted(edges))
    ends = _sentence_ends(text, [(parts[0][0], parts[-1][1]) for parts in places])
    return TokenView(text, tuple(found), tuple(_sentences(found, ends)))


def placed(
    record: Record, view: TokenView, mentions: Iterable[Span | Event], *, flat: bool = False
) -> tuple[list[Placed], list[Problem]]:
    """Where mentions (of one fragment each) stand in tokens, and what could not be said exactly.

    A mention whose edge lies inside a token grows to the whole token (``token.widened``); one that
    begins or ends with white space loses that (``token.trimmed``); one without a token goes
    (``token.dropped``), and with `flat` so does one that would share a token with another one.
    """
    found: list[Placed] = []
    problems: list[Problem] = []
    taken: set[int] = set()

    def tell(mention: Span | Event, key: str, words: str, level: Level) -> None:
        message = worded("{item}{rest}", item=named(mention), rest=words)
        problems.append(problem_of(record.document, key, message, level=level, where=mention.id))

    tokens = view.tokens
    for mention in mentions:
        start, end = mention.fragments[0][0], mention.fragments[-1][1]
        cover = view.cover(start, end)
        if cover is None:
            tell(
                mention, "token.dropped", worded(" is left out: no token stands there."), Level.ITEM
            )
            continue
        first, last = cover
        if flat:
            wanted = range(first, last)
            if not taken.isdisjoint(wanted):
                words = worded(" is left out: another span has its token already.")
                tell(mention, "token.dropped", words, Level.ITEM)
                continue
            taken.update(wanted)
        if tokens[first][0] != start or tokens[last - 1][1] != end:
            tell(mention, *_inexact(view, mention, cover), Level.CHANGED)
        found.append(Placed(mention, first, last))
    return found, problems


def spans_of(record: Record) -> list[Span]:
    """The spans of a record in the order of the text, the longer first."""
    return [item for item in record.items if isinstance(item, Span)]


def joined(
    words: Sequence[str], spaces: Sequence[bool] | None = None
) -> tuple[str, list[Fragment]]:
    """The text of tokens and the range of each, for readers of formats without a text.

    A blank follows each token but where `spaces` says no, and the last one.
    """
    parts: list[str] = []
    ranges: list[Fragment] = []
    at = 0
    if spaces is None:
        for word in words:
            end = at + len(word)
            ranges.append((at, end))
            at = end + 1
        return " ".join(words), ranges
    for index, word in enumerate(words):
        ranges.append((at, at + len(word)))
        blank = index + 1 < len(words) and spaces[index]
        parts.append(word + " " * blank)
        at += len(word) + blank
    return "".join(parts), ranges


def _inexact(view: TokenView, mention: Span | Event, cover: Fragment) -> tuple[str, str]:
    low, high = view.tokens[cover[0]][0], view.tokens[cover[1] - 1][1]
    if mention.start <= low and high <= mention.end:
        return "token.trimmed", worded(": the white space at its ends is no part of a token.")
    words = worded(": it begins or ends inside a token and was widened to the whole of it.")
    return "token.widened", words


def _whitespace(text: str) -> list[Fragment]:
    return [piece.span() for piece in _BETWEEN_BLANKS.finditer(text)]


def _words(text: str) -> list[Fragment]:
    """Words and signs. White space always parts them, even the few blanks that UAX 29 takes into
    a word, so that what stands between two blanks can be cut without looking around it.
    """
    found: list[Fragment] = []
    at = 0
    for line in text.split("\n"):
        found += _words_of_line(line, at)
        at += len(line) + 1
    return found


def _words_of_line(line: str, base: int) -> Iterable[Fragment]:
    # Where one blank stands between two chunks, all places are sums of lengths: no search is
    # needed, and no step of the interpreter for each word. An export asks for each one there is.
    edges = list(accumulate(chain.from_iterable(map(_STEPS.__getitem__, line.split())), initial=-1))
    if edges[-1] != len(line):
        return _words_anywhere(line, base)
    if base:
        edges = [edge + base for edge in edges]
    return zip(edges[1::2], edges[2::2], strict=True)


def _words_anywhere(line: str, base: int) -> Iterator[Fragment]:
    at = 0
    for chunk in line.split():
        start = line.find(chunk, at)
        at = start + len(chunk)
        # The first of the steps is the blank ahead of a chunk.
        edges = [*accumulate(_STEPS[chunk], initial=base + start - 1)][1:]
        yield from zip(edges[::2], edges[1::2], strict=True)


class _Steps(dict[str, tuple[int, ...]]):
    """Of what stands between two blanks: the blank ahead of it (1), the length of its first word
    or sign, nothing (0) ahead of the next one, its length, and so on.
    """

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        steps = [1]
        for low, high in segments(chunk):
            steps += (high - low, 0)
        found = tuple(steps[:-1])
        if len(chunk) <= _SHORT:
            if len(self) >= _KEPT:
                self.clear()
            self[chunk] = found
        return found


_STEPS = _Steps()


def _cut(tokens: list[Fragment], edges: Sequence[int]) -> list[Fragment]:
    """Tokens cut at edges, which are in order."""
    found: list[Fragment] = []
    done = 0
    for index, inside in _cuts(tokens, edges):
        found.extend(tokens[done:index])
        start, end = tokens[index]
        found.extend(pairwise([start, *inside, end]))
        done = index + 1
    return [*found, *tokens[done:]]


def _cuts(tokens: list[Fragment], edges: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Each token that has edges inside it, by its index, and these edges."""
    last, inside = -1, list[int]()
    for edge in edges:
        index = bisect_left(tokens, (edge,)) - 1
        if index < 0 or tokens[index][1] <= edge:
            continue
        if index != last and inside:
            yield last, inside
            inside = []
        last = index
        inside.append(edge)
    if inside:
        yield last, inside


def _sentence_ends(text: str, extents: list[Fragment]) -> list[int]:
    """Where sentences end, but for those ends that lie inside one of the extents."""
    inside = sorted(extents)
    ends, reach, at = [], 0, 0
    for _, end in sentence_ranges(text):
        while at < len(inside) and inside[at][0] < end:
            reach = max(reach, inside[at][1])
            at += 1
        if reach <= end:
            ends.append(end)
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return ends


def _sentences(tokens: Sequence[Fragment], ends: Iterable[int]) -> Iterable[Fragment]:
    first = 0
    for end in ends:
        last = bisect_left(tokens, (end,), first)
        if last > first:
            yield first, last
        first = last
