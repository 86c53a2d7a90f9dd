"""A record as spaCy sees a text: tokens with at most one blank behind each, white space as tokens.

spaCy's `Doc` has no text of its own: it is the words and a flag for a blank behind each. Further
white space stands in tokens of its own, as spaCy's tokenizer makes them. So nothing of the text is
lost, and offsets are code points.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from annotator.formats.base import Level, Problem, Tokens
from annotator.formats.losses import problem_of
from annotator.formats.tokens import Placed, placed, spans_of, token_view
from annotator.model.items import Fragment
from annotator.model.record import Record
from annotator.sentences import worded

SPANS_KEY = "sc"
"""The key of `doc.spans` that spaCy's span categorizer takes by itself."""


Place = tuple[str, Fragment]
"""A label and where it stands, in tokens or in code points."""


class SpacyView(NamedTuple):
    """A record in tokens of spaCy: all its spans, and those that `doc.ents` can hold.

    `tokens` are places in code points, `blanks` says of each whether a blank follows, `begins`
    are the tokens that begin sentences.
    """

    text: str
    tokens: list[Fragment]
    blanks: list[bool]
    begins: list[int]
    spans: list[Placed]
    ents: list[Placed]

    def words(self) -> list[str]:
        """The tokens as text."""
        return [self.text[start:end] for start, end in self.tokens]


def spacy_view(record: Record, tokens: Tokens) -> tuple[SpacyView, list[Problem]]:
    """A record in tokens of spaCy, and what could not be said exactly.

    `ents` takes of spans that share a token the longest, then the first, as spaCy's own
    `filter_spans` does; the others are named together in a note.
    """
    view = token_view(record, tokens)
    places, problems = placed(record, view, spans_of(record))
    tokens_of, blanks, numbers = _tokens(view.text, view.tokens)
    # White space ahead of the text belongs to the first sentence.
    begins = [numbers[first] if first else 0 for first, _ in view.sentences]
    spans = [Placed(m, numbers[first], numbers[last - 1] + 1) for m, first, last in places]
    ents = _flat(spans)
    if len(ents) < len(spans):
        words = worded(
            "{number} of {all} spans share a token with a longer one: "
            "they stand in doc.spans[{group!r}], not in doc.ents.",
            number=len(spans) - len(ents),
            all=len(spans),
            group=SPANS_KEY,
        )
        problems.append(problem_of(record.document, "spacy.spans_only", words, level=Level.NOTE))
    return SpacyView(view.text, tokens_of, blanks, begins, spans, ents), problems


def _tokens(text: str, tokens: Sequence[Fragment]) -> tuple[list[Fragment], list[bool], list[int]]:
    """Tokens with those of white space between them, whether a blank follows each, and the new
    number of each old one.
    """
    found: list[Fragment] = []
    blanks: list[bool] = []
    numbers: list[int] = []
    at, size = 0, len(text)
    for token in tokens:
        start, end = token
        if start > at:
            found.append((at, start))
            blanks.append(False)
        numbers.append(len(found))
        found.append(token)
        blank = end < size and text[end] == " "
        blanks.append(blank)
        at = end + blank
    if at < size:
        found.append((at, size))
        blanks.append(False)
    return found, blanks, numbers


def _flat(spans: Iterable[Placed]) -> list[Placed]:
    taken: set[int] = set()
    kept: list[Placed] = []
    for place in sorted(spans, key=lambda p: (p.first - p.last, p.first)):
        tokens = range(place.first, place.last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(place)
    return sorted(kept, key=lambda p: p.first)


def in_order(found: Counter[Place]) -> list[Place]:
    """Places in the order of the text, the longer first, as often as each was counted."""
    return sorted(found.elements(), key=lambda place: (place[1][0], -place[1][1], place[0]))


def characters(view: SpacyView, place: Placed) -> Fragment:
    """Where a span stands in the text, in code points."""
    return view.tokens[place.first][0], view.tokens[place.last - 1][1]
