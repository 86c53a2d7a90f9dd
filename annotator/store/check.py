"""Check: every offset against its text, every link against its end, every row against the log."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager

import msgspec
from sqlalchemy import Connection, select

from annotator.errors import UserError
from annotator.model.place import Place, shown
from annotator.sentences import worded
from annotator.store.check_document import document_faults, lost_faults
from annotator.store.check_log import log_faults, scheme_faults
from annotator.store.check_rows import row_faults
from annotator.store.faults import Fault, with_remedy
from annotator.store.schema import documents, transaction_layers

__all__ = ["Fault", "check_project"]

Reading = Callable[[], AbstractContextManager[Connection]]
Own = Callable[[Connection], Iterable[tuple[str, str]]]
"""What the database itself finds wrong with its pages and links: (key, sentence)."""

_UNREADABLE = (UserError, ValueError, TypeError, msgspec.MsgspecError)
"""What reading damaged rows may raise; each becomes a fault, so that a check never breaks off."""


def check_project(reading_: Reading, place: Place, own: Own) -> list[Fault]:
    """All faults of a project, each with what can be done about it.

    Reads one document at a time; changes nothing. `own` asks the database itself.
    """
    project = shown(place)
    faults: list[Fault] = []
    parts: list[Callable[[Connection], Iterable[Fault]]] = [
        lambda c: [Fault(key, project, said) for key, said in own(c)],
        lambda c: log_faults(c, project),
        lambda c: scheme_faults(c, project),
    ]
    for part in parts:
        faults.extend(_part(reading_, part, project))
    faults.extend(_documents(reading_, project))
    return [with_remedy(fault, project) for fault in faults]


def _part(
    reading_: Reading, find: Callable[[Connection], Iterable[Fault]], where: str
) -> list[Fault]:
    found: list[Fault] = []
    try:
        with reading_() as connection:
            found.extend(find(connection))
    except _UNREADABLE as fault:
        words = fault.message if isinstance(fault, UserError) else str(fault)
        found.append(
            Fault(
                "row.unreadable", where, worded("Something here cannot be read: {why}", why=words)
            )
        )
    return found


def _documents(reading_: Reading, project: str) -> Iterator[Fault]:
    try:
        with reading_() as connection:
            there = connection.execute(select(documents.c.pk, documents.c.id)).fetchall()
            logged = set(connection.scalars(select(transaction_layers.c.document).distinct()))
    except _UNREADABLE as fault:
        yield Fault(
            "row.unreadable",
            project,
            worded("The list of documents cannot be read: {fault}", fault=str(fault)),
        )
        return
    for at in range(0, len(there), _CHUNK):
        yield from _chunk(reading_, {pk: str(id) for pk, id in there[at : at + _CHUNK]})
    for id in sorted(logged - {id for _, id in there} - {""}, key=str):
        yield from _part(reading_, lambda c, id=id: lost_faults(c, str(id)), str(id))  # type: ignore[misc] # bound at once


def _chunk(reading_: Reading, ids: dict[int, str]) -> Iterator[Fault]:
    """The rows of some documents together, which is far faster; then each document by itself."""
    broken: dict[int, list[Fault]] = {pk: [] for pk in ids}
    try:
        with reading_() as connection:
            for pk, fault in row_faults(connection, ids):
                broken[pk].append(fault)
    except _UNREADABLE:
        # One row of one of them stops the reading: it is looked for one by one.
        for pk, id in ids.items():
            broken[pk] = _part(reading_, lambda c, pk=pk, id=id: _own_rows(c, pk, id), id)  # type: ignore[misc] # bound at once
    for pk, faults in broken.items():
        yield from faults
        # What cannot be read as what it is cannot be compared with anything either.
        if not any(fault.key in _STOPS for fault in faults):
            yield from _part(
                reading_,
                lambda c, pk=pk: document_faults(c, pk, ids[pk]),  # type: ignore[misc] # bound at once
                ids[pk],
            )


def _own_rows(connection: Connection, pk: int, id: str) -> list[Fault]:
    return [fault for _, fault in row_faults(connection, {pk: id})]


_CHUNK = 200
_STOPS = {"row.unreadable", "row.type", "json.broken", "status.unknown", "kind.unknown"}
