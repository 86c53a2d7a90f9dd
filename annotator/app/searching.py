"""Search: words, expressions and marks in all documents of a project, as a reader expects them.

An index says where to look; what is a hit is decided here, on the text itself, so that a file and a
server give the same answers. Hits come in the order of import, as they are found.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
import regex

from annotator.app.gazetteer import Gazetteer
from annotator.app.occurrences import is_whole
from annotator.errors import UserError
from annotator.model.query import Query, Text, parse_query
from annotator.model.scheme import Scheme
from annotator.sentences import worded
from annotator.store.search import Corpus, CorpusText
from annotator.store.search_index import LEAST
from annotator.store.search_items import CorpusItem, ItemsWanted, Place, RoleWanted
from annotator.text.fold import fold, fold_with_map

_AROUND = 80
PATTERN_S = 2.0
"""Seconds that a regular expression may think about one document."""
_MOST_NAMES = 100_000
_FRESH_S = 0.5
"""So long the index may be brought up to date before a question that would rather not wait."""
_ME = ("me", "أنا")


class Hit(msgspec.Struct, frozen=True):
    """One place: half-open code points of the document's text, and up to 80 on either side.

    `author`, `label` and `item` (its id) are those of a mark; a place of the text has none. A hit
    that is a whole document is an empty place at its start.
    """

    document: str
    name: str
    start: int
    end: int
    before: str
    text: str
    after: str
    author: str = ""
    label: str = ""
    item: str = ""


def search(corpus: Corpus, scheme: Scheme, words: str, me: str) -> Iterator[Hit]:
    """All hits of a query (see `model.query`) in a project; `me` is the author who asks.

    Raises UserError ``search.…`` with one sentence: at once for a query that cannot be understood,
    later where an expression takes too long (``search.slow``).
    """
    return _hits(corpus, scheme, parse_query(words), me)


def _hits(corpus: Corpus, scheme: Scheme, query: Query, me: str) -> Iterator[Hit]:
    wanted = _wanted(scheme, query, me)
    if query.unlabelled:
        asked = wanted if wanted.statuses else msgspec.structs.replace(wanted, authors=())
        return _of_layers(corpus, asked, _unlabelled(corpus, query, wanted, me))
    if query.pattern:
        return _of_layers(corpus, wanted, _pattern_hits(corpus, query.pattern))
    if query.of_items:
        return _item_hits(corpus, query, wanted)
    if query.of_layers:
        return _layer_hits(corpus, wanted)
    return _of_layers(corpus, wanted, _text_hits(corpus, query.texts))


def documents_with(
    corpus: Corpus, words: Sequence[str], stopped: Callable[[], bool]
) -> Iterator[list[int]]:
    """Batches of the numbers of all documents whose articles hold all of these folded words."""
    deadline = time.monotonic() + _FRESH_S
    long = all(len(word) >= LEAST for word in words)
    # An index that has seen every document needs no second look at the articles.
    if long and corpus.freshen(None, lambda: stopped() or time.monotonic() > deadline):
        yield from corpus.numbers(words)
        return
    for batch in corpus.texts(words):
        folded = ((text.number, fold(text.text)) for text in batch)
        yield [number for number, text in folded if all(word in text for word in words)]


# --- words ------------------------------------------------------------------------------------


def _text_hits(corpus: Corpus, texts: Sequence[Text]) -> Iterator[tuple[CorpusText, list[Hit]]]:
    for batch in corpus.texts([text.folded for text in texts]):
        for document in batch:
            found = _places(document.text, texts)
            yield document, [hit_at(document, start, end) for start, end in found]


def _places(text: str, texts: Sequence[Text]) -> list[tuple[int, int]]:
    """The places of all of `texts`, in order, where the document has each of them; else none."""
    folded = fold(text)
    if not all(wanted.folded in folded for wanted in texts):
        return []
    mapped, places = fold_with_map(text, folded), set()
    for wanted in texts:
        found = mapped.find(wanted.folded)
        if wanted.whole:
            found = [place for place in found if is_whole(text, *place)]
        if not found:
            return []
        places.update(found)
    return sorted(places)


def _pattern_hits(corpus: Corpus, pattern: str) -> Iterator[tuple[CorpusText, list[Hit]]]:
    compiled = regex.compile(pattern)
    for batch in corpus.texts():
        for document in batch:
            yield (
                document,
                [hit_at(document, *place) for place in pattern_places(compiled, document)],
            )


def pattern_places(pattern: "regex.Pattern[str]", document: CorpusText) -> list[tuple[int, int]]:
    """Where an expression matches a document; UserError ``search.slow`` where it takes too long."""
    deadline = time.monotonic() + PATTERN_S
    found = []
    try:
        # Concurrent: the window goes on while an expression thinks.
        for match in pattern.finditer(document.text, concurrent=True, timeout=PATTERN_S):
            if match.end() > match.start():
                found.append(match.span())
            if time.monotonic() > deadline:
                raise _slow(pattern, document)
    except TimeoutError as fault:
        raise _slow(pattern, document) from fault
    return found


def _slow(pattern: "regex.Pattern[str]", document: CorpusText) -> UserError:
    words = worded(
        "/{pattern}/ was stopped after {seconds:.0f} seconds in {document}: it tries too many "
        "ways. Write it without a repetition inside a repetition.",
        pattern=pattern.pattern,
        seconds=PATTERN_S,
        document=document.name,
    )
    return UserError("search.slow", words)


def _of_layers(
    corpus: Corpus, wanted: ItemsWanted, found: Iterable[tuple[CorpusText, list[Hit]]]
) -> Iterator[Hit]:
    """The hits in documents where a layer has the status and the author that are asked for."""
    for document, hits in found:
        asked = bool(hits and (wanted.statuses or wanted.authors))
        if not asked or corpus.layers([document.number], wanted):
            yield from hits


def _layer_hits(corpus: Corpus, wanted: ItemsWanted) -> Iterator[Hit]:
    for numbers in corpus.numbers():
        layers = corpus.layers(numbers, wanted)
        texts = {text.number: text for text in corpus.read([number for number, _ in layers])}
        for number, author in layers:
            if number in texts:
                hit = hit_at(texts[number], 0, 0)
                yield msgspec.structs.replace(hit, author=author)


def hit_at(document: CorpusText, start: int, end: int, item: CorpusItem | None = None) -> Hit:
    """The hit at [start, end) of a document, code points, with what stands around it."""
    text = document.text
    return Hit(
        document.id,
        document.name,
        start,
        end,
        text[max(0, start - _AROUND) : start],
        text[start:end],
        text[end : end + _AROUND],
        *((item.author, item.label, item.id) if item is not None else ()),
    )


# --- marks ------------------------------------------------------------------------------------


def _wanted(scheme: Scheme, query: Query, me: str) -> ItemsWanted:
    roles = []
    for role in query.roles:
        labels = label_keys(scheme, role.filler) if role.filler else ()
        roles.append(RoleWanted(role.role, labels, "" if labels else fold(role.filler).strip()))
    keys = [label_keys(scheme, label) or (label,) for label in query.labels]
    return ItemsWanted(
        labels=tuple(key for found in keys for key in found),
        roles=tuple(roles),
        attributes=tuple((attribute.name, attribute.value) for attribute in query.attributes),
        authors=tuple(me if author in _ME else author for author in query.authors),
        statuses=query.statuses,
        words=tuple(text.folded for text in query.texts),
    )


def label_keys(scheme: Scheme, name: str) -> tuple[str, ...]:
    """The keys of the labels that a person means: by key, or by Arabic or English name, folded."""
    folded = fold(name).strip()
    return tuple(
        label.key
        for label in scheme.labels
        if folded in (fold(label.key), fold(label.names.ar), fold(label.names.en))
    )


def _item_hits(corpus: Corpus, query: Query, wanted: ItemsWanted) -> Iterator[Hit]:
    for items in corpus.items(wanted):
        texts = {t.number: t for t in corpus.read(sorted({item.number for item in items}))}
        for item in items:
            if item.number in texts and _whole_in(item, query.texts):
                yield hit_at(texts[item.number], item.start, item.end, item)


def _whole_in(item: CorpusItem, texts: Sequence[Text]) -> bool:
    whole = [text for text in texts if text.whole]
    return not whole or bool(_places(item.quote, whole))


# --- unlabelled -------------------------------------------------------------------------------


def _unlabelled(
    corpus: Corpus, query: Query, wanted: ItemsWanted, me: str
) -> Iterator[tuple[CorpusText, list[Hit]]]:
    """Places of words that are marked elsewhere, where no mark of the author covers them."""
    authors = wanted.authors or (me,)
    names = Gazetteer(_names_marked(corpus, query, wanted.labels))
    for batch in corpus.texts(wanted.words):
        found = [(document, names.find(document.text)) for document in batch]
        numbers = [document.number for document, places in found if places]
        marked = corpus.places(numbers, authors) if numbers else {}
        for document, places in found:
            covered = Covered(marked.get(document.number, ()))
            free = (p for p in places if not covered.holds(p.start, p.end))
            yield document, [hit_at(document, place.start, place.end) for place in free]


def _names_marked(corpus: Corpus, query: Query, labels: tuple[str, ...]) -> Sequence[str]:
    """The words that are marked anywhere, by anybody; of those that are asked for, if any are."""
    if not query.texts:
        return corpus.quotes(labels, _MOST_NAMES)
    asked = [text.folded for text in query.texts]
    return [words for words in asked if _is_marked(corpus, words, labels)]


def _is_marked(corpus: Corpus, words: str, labels: tuple[str, ...]) -> bool:
    for items in corpus.items(ItemsWanted(labels=labels, words=(words,))):
        if any(fold(item.quote).strip() == words for item in items):
            return True
    return False


class Covered:
    """The marks of one document, asked whether they cover a place."""

    def __init__(self, marked: Sequence[Place]) -> None:
        self._marked = sorted(marked)

    def holds(self, start: int, end: int, label: str = "") -> bool:
        """Whether one mark covers all of [start, end); with `label`, one of that label."""
        return any(
            low <= start and end <= high and label in ("", of) for low, high, of in self._marked
        )
