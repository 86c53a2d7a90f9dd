"""Latest: the marks of a label that were begun last, layer by layer from the newest. Reads only."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from annotator.store.records import Reading
from annotator.store.schema import documents, layers, mentions
from annotator.store.search_items import CorpusItem, labelled

_RARE = 2_000
"""Up to so many marks of a label are looked up by it; of more, layer by layer."""
_FIRST, _LARGEST = 64, 4_096


def read_latest(
    reading: Reading, keys: Sequence[str], most: int, stopped: Callable[[], bool]
) -> list[CorpusItem]:
    """Marks of labels and their subtypes, those of the newest layers first: `most` of them or a
    few more, since no layer is cut in two. No query takes long; `stopped` is asked between them.
    """
    with reading() as connection:
        some = select(mentions.c.layer).where(labelled(mentions.c.label, keys)).limit(_RARE + 1)
        numbers = list(connection.scalars(some))
        last = int(connection.scalar(select(func.max(layers.c.pk))) or 0)
    if len(numbers) <= _RARE:
        return _of_layers(reading, keys, sorted(set(numbers), reverse=True), most)
    found: list[CorpusItem] = []
    size = _FIRST
    while last > 0 and len(found) < most and not stopped():
        window = and_(layers.c.pk <= last, layers.c.pk > last - size)
        found += _read(reading, _asked(keys).where(window))
        last, size = last - size, min(4 * size, _LARGEST)
    return found


def _of_layers(
    reading: Reading, keys: Sequence[str], numbers: Sequence[int], most: int
) -> list[CorpusItem]:
    found: list[CorpusItem] = []
    for at in range(0, len(numbers), _FIRST):
        if len(found) >= most:
            break
        found += _read(reading, _asked(keys).where(layers.c.pk.in_(numbers[at : at + _FIRST])))
    return found


def _asked(keys: Sequence[str]) -> Select[Any]:
    # The column without its index: a layer is read as a whole.
    label: ColumnElement[str] = mentions.c.label.concat("")
    return (
        select(
            documents.c.pk,
            layers.c.author,
            mentions.c.id,
            mentions.c.kind,
            mentions.c.label,
            mentions.c.start,
            mentions.c.end,
            mentions.c.quote,
        )
        .join(layers, layers.c.document == documents.c.pk)
        .join(mentions, mentions.c.layer == layers.c.pk)
        .where(documents.c.text_version > 0, labelled(label, keys))
        .order_by(layers.c.pk.desc(), mentions.c.start, mentions.c.id)
    )


def _read(reading: Reading, asked: Select[Any]) -> list[CorpusItem]:
    with reading() as connection:
        return [CorpusItem(*row) for row in connection.execute(asked)]
