"""Statistics sample: whole documents with their marks, for what only the text can tell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import and_, select

from annotator.store.records import Reading
from annotator.store.schema import documents, layers, mentions, texts
from annotator.store.statistics import Chosen, among, matching

_AT_ONCE = 50


class SampledMark(msgspec.Struct, frozen=True):
    """A mention: `kind` is "s" or "e", `start` and `end` are its outer code points."""

    kind: str
    label: str
    start: int
    end: int
    quote: str


class Sampled(msgspec.Struct, frozen=True):
    """A document's text, and for each layer that counts its marks in the order of the text."""

    text: str
    layers: tuple[tuple[SampledMark, ...], ...]


def stream_sampled(
    reading: Reading, numbers: Sequence[int], chosen: Chosen
) -> Iterator[list[Sampled]]:
    """Documents by the numbers of their rows, in order, some at a time."""
    for at in range(0, len(numbers), _AT_ONCE):
        some = numbers[at : at + _AT_ONCE]
        with reading() as connection:
            written = connection.execute(
                select(documents.c.pk, texts.c.text)
                .join(
                    texts,
                    and_(
                        texts.c.document == documents.c.pk,
                        texts.c.number == documents.c.text_version,
                    ),
                )
                .where(among(documents.c.pk, some))
                .order_by(documents.c.pk)
            ).fetchall()
            marked = connection.execute(
                select(
                    layers.c.document,
                    layers.c.pk,
                    mentions.c.kind,
                    mentions.c.label,
                    mentions.c.start,
                    mentions.c.end,
                    mentions.c.quote,
                )
                .join(documents, documents.c.pk == layers.c.document)
                .join(mentions, mentions.c.layer == layers.c.pk)
                .where(among(layers.c.document, some), *matching(chosen))
                .order_by(layers.c.pk, mentions.c.start, mentions.c.end.desc())
            ).fetchall()
        by_layer: dict[int, dict[int, list[SampledMark]]] = defaultdict(lambda: defaultdict(list))
        for document, layer, *mark in marked:
            by_layer[document][layer].append(SampledMark(*mark))
        yield [
            Sampled(text, tuple(tuple(marks) for marks in by_layer[number].values()))
            for number, text in written
        ]
