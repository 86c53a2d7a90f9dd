"""Statistics of the log: when documents were done, and how much was marked in which minute."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, select

from annotator.model.document import Layer, LayerKey, Status
from annotator.model.edits import Edit, Origin
from annotator.store.records import Reading
from annotator.store.schema import transaction_layers, transactions
from annotator.store.statistics import Chosen, within

_AT_ONCE = 4_096
BY_HAND = 20_000
"""An act whose edits take more characters of JSON than this was done to many places at once."""
_ADDED = tuple(f'"before":null,"after":{{"type":"{kind}"' for kind in ("span", "event", "relation"))
_OF_LAYER = '"type":"layer"'
_edits = msgspec.json.Decoder(tuple[Edit, ...]).decode


class Minute(msgspec.Struct, frozen=True):
    """What an author did by hand in one minute of the log (UTC, as ``2026-11-24T14:00``)."""

    author: str
    minute: str
    acts: int
    items: int


class Turn(msgspec.Struct, frozen=True):
    """A layer became done at a time of the log, or (`done` False) is so no longer."""

    key: LayerKey
    time: str
    done: bool


def last_act(connection: Connection) -> int:
    """The number of the last act; 0 for none."""
    return int(connection.scalar(select(func.max(transactions.c.seq))) or 0)


def stream_minutes(reading: Reading, chosen: Chosen) -> Iterator[list[Minute]]:
    """The minutes with acts of authors, some thousand acts at a time; one minute may come twice.

    Imports, undoing and doing again are no work of the hand, nor is an act on many places.
    """
    log = transactions.c
    items = sum(((_count(log.body, words)) for words in _ADDED[1:]), _count(log.body, _ADDED[0]))
    minute = func.substr(log.time, 1, 16)
    asked = (
        select(log.author, minute, func.count(), func.sum(items))
        .where(log.origin == str(Origin.LOCAL), func.length(log.body) <= BY_HAND)
        .where(*within(transactions.c.time, chosen))
        .group_by(log.author, minute)
    )
    if chosen.authors:
        asked = asked.where(log.author.in_(chosen.authors))
    for found in _windows(reading, asked):
        yield [Minute(author, at, acts, int(number)) for author, at, acts, number in found]


def _count(body: ColumnElement[str], words: str) -> ColumnElement[int]:
    """How often words stand in a body: quotation marks within texts of it are escaped."""
    without = func.length(func.replace(body, words, ""))
    return (func.length(body) - without) // len(words)


def stream_turns(reading: Reading) -> Iterator[list[Turn]]:
    """What acts of the window made of layers, in the order of the log; imports are left out."""
    log = transactions.c
    asked = (
        select(log.time, log.body)
        .where(log.origin != str(Origin.IMPORT), log.body.contains(_OF_LAYER, autoescape=True))
        .order_by(log.seq)
    )
    for found in _windows(reading, asked):
        yield [turn for time, body in found for turn in _turns(time, body)]


def _turns(time: str, body: str) -> Iterator[Turn]:
    for edit in _edits(body):
        before, after = edit.before, edit.after
        if isinstance(before, Layer) or isinstance(after, Layer):
            was, now = (
                isinstance(layer, Layer) and layer.status is Status.DONE
                for layer in (before, after)
            )
            if was != now:
                yield Turn(edit.place, time, now)


def stream_imports(reading: Reading) -> Iterator[list[tuple[LayerKey, str]]]:
    """Which layers imports touched, and when, in the order of the log."""
    log = transaction_layers.c
    asked = (
        select(log.document, log.author, transactions.c.time)
        .join(transactions, transactions.c.seq == log.seq)
        .where(transactions.c.origin == str(Origin.IMPORT), log.author != "")
        .order_by(transactions.c.seq)
    )
    for found in _windows(reading, asked):
        yield [(LayerKey(document, author), time) for document, author, time in found]


def _windows(reading: Reading, asked: Select[Any]) -> Iterator[list[Any]]:
    with reading() as connection:
        last = last_act(connection)
    for at in range(0, last, _AT_ONCE):
        some = (transactions.c.seq > at, transactions.c.seq <= at + _AT_ONCE)
        with reading() as connection:
            found = list(connection.execute(asked.where(*some)))
        yield found
