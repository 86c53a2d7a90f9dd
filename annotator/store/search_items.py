"""Search items: reads the marks of all documents that pass a filter, some documents at a time."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select, true

from annotator.model.document import Status
from annotator.store import rows
from annotator.store.records import Reading
from annotator.store.schema import arguments, documents, layers, mentions
from annotator.text.fold import fold

_RARE = 2_000
"""Up to so many marks of a label are looked up by it; of more, document by document."""
_AT_ONCE = 400
_FIRST, _LARGEST = 64, 8_192

Numbers = Callable[[Sequence[str]], Iterator[list[int]]]
Place = tuple[int, int, str]
"""Start and end of a mark (code points, outer ends), and its label."""


class RoleWanted(msgspec.Struct, frozen=True):
    """A role that must be filled: by one of these labels or their subtypes, or by folded words."""

    role: str
    labels: tuple[str, ...] = ()
    words: str = ""


class ItemsWanted(msgspec.Struct, frozen=True, kw_only=True):
    """What marks must be like; empty asks for nothing. `labels` are keys, each with its subtypes.

    `words` are folded and must stand in the mark's text, `attributes` are (name, value or "").
    """

    labels: tuple[str, ...] = ()
    roles: tuple[RoleWanted, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    words: tuple[str, ...] = ()


class CorpusItem(msgspec.Struct, frozen=True):
    """A mark and where it stands: code points, outer ends."""

    number: int
    author: str
    id: str
    kind: str
    label: str
    start: int
    end: int
    quote: str


def stream_items(
    reading: Reading, numbers: Numbers, wanted: ItemsWanted
) -> Iterator[list[CorpusItem]]:
    """Batches of marks in the order of documents, authors, places; empty ones among them."""
    asked = _asked(wanted)
    for some in _windows(reading, numbers, wanted):
        with reading() as connection:
            found = connection.execute(asked.where(some)).fetchall()
            held = [row for row in found if _holds(row, wanted)]
            fillers = _fillers(connection, held, wanted)
        yield [
            CorpusItem(number, *row)
            for number, layer, _, *row in held
            if all(_filled(fillers[layer, row[1]], role) for role in wanted.roles if role.words)
        ]


def _asked(wanted: ItemsWanted) -> Select[Any]:
    columns = (mentions.c.id, mentions.c.kind, mentions.c.label, mentions.c.start, mentions.c.end)
    found = (
        select(
            documents.c.pk,
            layers.c.pk,
            mentions.c.rest,
            layers.c.author,
            *columns,
            mentions.c.quote,
        )
        .join(layers, layers.c.document == documents.c.pk)
        .join(mentions, mentions.c.layer == layers.c.pk)
        .where(documents.c.text_version > 0, labelled(_slowly(mentions.c.label), wanted.labels))
        .order_by(
            documents.c.pk, layers.c.author, mentions.c.start, mentions.c.end.desc(), mentions.c.id
        )
    )
    if wanted.authors:
        found = found.where(layers.c.author.in_(wanted.authors))
    if wanted.statuses:
        found = found.where(layers.c.status.in_([str(status) for status in wanted.statuses]))
    if wanted.attributes:
        found = found.where(mentions.c.rest != rows.NOTHING)
    for role in wanted.roles:
        found = found.where(_filled_in(role))
    return found


def labelled(label: ColumnElement[str], keys: Sequence[str]) -> ColumnElement[bool]:
    """Whether a label is one of `keys` or below one of them; any label for no keys."""
    if not keys:
        return true()
    # The slash is the character after the full stop, in the order of code points.
    return or_(*(or_(label == key, and_(label > f"{key}.", label < f"{key}/")) for key in keys))


def _slowly(label: ColumnElement[str]) -> ColumnElement[str]:
    """The column without its index: documents come in their order, a few at a time."""
    return label.concat("")


def _filled_in(role: RoleWanted) -> ColumnElement[bool]:
    slot, target = arguments.alias(), mentions.alias()
    here = (
        slot.c.layer == mentions.c.layer,
        slot.c.event == mentions.c.id,
        slot.c.role == role.role,
    )
    if not role.labels:
        return exists().where(*here)
    there = (target.c.layer == slot.c.layer, target.c.id == slot.c.target)
    return exists().where(*here, *there, labelled(target.c.label, role.labels))


def _holds(row: Sequence[Any], wanted: ItemsWanted) -> bool:
    """Whether attributes and words are as wanted: what no column says."""
    if wanted.attributes:
        attributes = rows.from_rest(row[2]).attributes
        for name, value in wanted.attributes:
            if name not in attributes or (value and _written(attributes[name]) != value.lower()):
                return False
    if wanted.words:
        quote = fold(row[9])
        return all(word in quote for word in wanted.words)
    return True


def _written(value: object) -> str:
    return str(value).lower()


def _fillers(
    connection: Connection, held: Sequence[Sequence[Any]], wanted: ItemsWanted
) -> dict[tuple[int, str], list[tuple[str, str]]]:
    """(role, folded text of its target) of events, where words of a target are asked for."""
    found: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    if not any(role.words for role in wanted.roles):
        return found
    target = mentions.alias()
    asked = select(arguments.c.layer, arguments.c.event, arguments.c.role, target.c.quote).join(
        target,
        (target.c.layer == arguments.c.layer) & (target.c.id == arguments.c.target),
    )
    numbers = sorted({row[1] for row in held})
    for at in range(0, len(numbers), _AT_ONCE):
        some = asked.where(arguments.c.layer.in_(numbers[at : at + _AT_ONCE]))
        for layer, event, role, quote in connection.execute(some):
            found[layer, event].append((role, fold(quote)))
    return found


def _filled(fillers: Sequence[tuple[str, str]], wanted: RoleWanted) -> bool:
    return any(role == wanted.role and wanted.words in quote for role, quote in fillers)


# --- which documents at a time ----------------------------------------------------------------


def _windows(
    reading: Reading, numbers: Numbers, wanted: ItemsWanted
) -> Iterator[ColumnElement[bool]]:
    if wanted.words:
        # A mark in several pieces has a blank where the text has something else.
        gathered: list[int] = []
        size = _FIRST
        for some in numbers([piece for word in wanted.words for piece in word.split()]):
            gathered += some
            if len(gathered) >= size:
                yield documents.c.pk.in_(gathered)
                gathered, size = [], _AT_ONCE
        yield documents.c.pk.in_(gathered)
        return
    with reading() as connection:
        rare = _rare(connection, wanted.labels)
        last = int(connection.scalar(select(func.max(documents.c.pk))) or 0)
    if rare is not None:
        for at in range(0, len(rare), _AT_ONCE):
            yield documents.c.pk.in_(rare[at : at + _AT_ONCE])
        return
    at, size = 0, _FIRST
    while at < last:
        yield and_(documents.c.pk > at, documents.c.pk <= at + size)
        at, size = at + size, min(4 * size, _LARGEST)


def _rare(connection: Connection, keys: Sequence[str]) -> list[int] | None:
    """The numbers of all documents with a label, in order; None where there are many."""
    if not keys:
        return None
    some = select(mentions.c.layer).where(labelled(mentions.c.label, keys)).limit(_RARE + 1)
    found = list(connection.scalars(some))
    if len(found) > _RARE:
        return None
    numbers: set[int] = set()
    for at in range(0, len(found), _AT_ONCE):
        here = layers.c.pk.in_(found[at : at + _AT_ONCE])
        numbers |= set(connection.scalars(select(layers.c.document).where(here)))
    return sorted(numbers)


# --- smaller questions ----------------------------------------------------------------------


def read_places(
    connection: Connection, numbers: Sequence[int], authors: Sequence[str]
) -> dict[int, list[Place]]:
    """What authors have marked in documents, by the documents' numbers."""
    asked = (
        select(layers.c.document, mentions.c.start, mentions.c.end, mentions.c.label)
        .join(mentions, mentions.c.layer == layers.c.pk)
        .where(layers.c.document.in_(numbers), layers.c.author.in_(authors))
    )
    found: dict[int, list[Place]] = defaultdict(list)
    for number, start, end, label in connection.execute(asked):
        found[number].append((start, end, label))
    return found


def read_quotes(connection: Connection, keys: Sequence[str], most: int) -> list[str]:
    """The texts of all spans with a label, each once, `most` of them."""
    asked = select(mentions.c.quote).distinct().where(mentions.c.kind == "s")
    asked = asked.where(labelled(mentions.c.label, keys)).limit(most)
    return list(connection.scalars(asked))


def read_layers(
    connection: Connection, numbers: Sequence[int], wanted: ItemsWanted
) -> list[tuple[int, str]]:
    """(document's number, author) of the layers with a status, in the order of documents."""
    asked = select(layers.c.document, layers.c.author).where(layers.c.document.in_(numbers))
    if wanted.statuses:
        asked = asked.where(layers.c.status.in_([str(status) for status in wanted.statuses]))
    if wanted.authors:
        asked = asked.where(layers.c.author.in_(wanted.authors))
    found = connection.execute(asked.order_by(layers.c.document, layers.c.author))
    return [(number, author) for number, author in found]
