"""Examples for a guideline: real places of a label, the most typical and the newest."""

import contextlib
from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from annotator.app.searching import Hit, hit_at
from annotator.store.search_items import CorpusItem
from annotator.store.store import Store
from annotator.text.fold import fold

LOOKED_AT = 2_000
"""So many of the newest marks say what is typical."""
_TYPICAL = 5
_LONGEST = 200  # code points; a mark over half an article shows nothing


class Example(msgspec.Struct, frozen=True):
    """A place. `times` is how often its words are marked so, or 0 for one that is only new."""

    hit: Hit
    times: int = 0


def draw_examples(
    store: Store, label: str, most: int, stopped: Callable[[], bool]
) -> list[Example]:
    """Up to `most` places of a label or its subtypes: those whose words are marked so most often,
    each once, then the newest others. For a worker.
    """
    with contextlib.closing(store.corpus()) as corpus:
        found = corpus.until(stopped).latest((label,), LOOKED_AT)
        chosen = _chosen([item for item in found if len(item.quote) <= _LONGEST], most)
        numbers = sorted({item.number for item, _ in chosen})
        texts = {text.number: text for text in corpus.read(numbers)} if numbers else {}
    return [
        Example(hit_at(texts[item.number], item.start, item.end, item), times)
        for item, times in chosen
        if item.number in texts
    ]


def _chosen(items: Sequence[CorpusItem], most: int) -> list[tuple[CorpusItem, int]]:
    words = [fold(item.quote).strip() for item in items]
    # By number, then by who came first: the newest of those that are as frequent.
    often = [word for word, times in Counter(words).most_common(_TYPICAL) if times > 1][:most]
    times, first = Counter(words), {word: at for at, word in reversed(list(enumerate(words)))}
    typical = [(items[first[word]], times[word]) for word in often]
    fresh = [items[at] for word, at in sorted(first.items(), key=lambda pair: pair[1])
             if word not in often]  # fmt: skip
    return [*typical, *((item, 0) for item in fresh[: most - len(typical)])]
