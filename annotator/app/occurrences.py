"""Occurrences: where the text of a mention stands again in its document. Marks nothing itself."""

import msgspec

from annotator.model.commands_repair import is_marked
from annotator.model.items import Event
from annotator.model.state import Annotations
from annotator.text import clitics
from annotator.text.fold import Folded, fold_with_map
from annotator.text.words import is_clear_edge, word_at

_NISBA = ("\u064a", "\u064a\u0651", "\u06cc")


class Occurrence(msgspec.Struct, frozen=True):
    """One place: half-open code points, and whether it carries the label already."""

    start: int
    end: int
    marked: bool


class Occurrences(msgspec.Struct, frozen=True):
    """All places of what one mention marks, in the order of the text, its own among them."""

    wanted: str
    label: str
    event: bool
    places: tuple[Occurrence, ...]

    @property
    def open(self) -> tuple[Occurrence, ...]:
        """The places that do not carry the label yet."""
        return tuple(place for place in self.places if not place.marked)


def occurrences_of(state: Annotations, id: str, folded: Folded | None = None) -> Occurrences | None:
    """Where the text of a mention stands in its document; None when there is no such mention.

    By folding: diacritics, tatweel, kinds of alef, digits make no difference. Only whole words
    count, where clitics written onto a word are no part of it. `folded` is the folded text, for a
    caller who has it.
    """
    mention = state.mention(id)
    if mention is None:
        return None
    found = (folded or fold_with_map(state.text)).find(mention.quote)
    places = tuple(
        Occurrence(start, end, is_marked(state, start, end, mention.label))
        for start, end in found
        if is_whole(state.text, start, end)
    )
    return Occurrences(mention.quote, mention.label, isinstance(mention, Event), places)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether [start, end) begins and ends with a word, attached clitics aside."""
    first = None if is_clear_edge(text, start) else word_at(text, start)
    cut = first is not None and first[0] < start < first[1]
    if cut and clitics.take_clitic(text, start, end) is None:
        return False
    last = None if is_clear_edge(text, end) else word_at(text, end - 1)
    if last is None or not last[0] < end < last[1]:
        return True
    # A yeh on a name makes an adjective of it (العراقي), hardly ever «my Iraq».
    return text[end : last[1]] not in _NISBA and clitics.take_enclitic(text, start, end) is not None
