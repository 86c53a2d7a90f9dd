"""Trash: deleting documents so that they can come back, and emptying what nobody missed.

Deleting is one act in the log, undone like any other; nothing of the work is touched by it.
"""

import datetime
from collections.abc import Iterable

import msgspec

from annotator.app.session import Saved, Session, Ticket, utc_now
from annotator.errors import UserError
from annotator.model.commands import Act, random_id
from annotator.model.document import Document, LayerKey
from annotator.model.edits import Edit, Origin, Transaction, document_place
from annotator.sentences import worded
from annotator.store.store import Store
from annotator.store.trash import Trashed

__all__ = [
    "KEEP_DAYS",
    "Trashed",
    "bring_back",
    "coming_back",
    "delete_documents",
    "empty_trash",
    "emptying",
    "needs_backup",
    "restore_documents",
    "ripe",
]

KEEP_DAYS = 30
"""So many days after it was deleted a document may be emptied out of the trash."""

_MANY = 10


def delete_documents(store: Store, ids: Iterable[str]) -> Act | None:
    """The act that puts documents into the trash; None for no documents.

    Hand it to `Session.act`. Raises UserError ``document.missing`` for an id that is not there.
    """
    found = [store.document(id) for id in ids]
    edits = tuple(_turned(document) for document in found if document.text_version > 0)
    return Act(_title("delete", [edit.value for edit in edits]), edits) if edits else None


def restore_documents(store: Store, ids: Iterable[str]) -> Act | None:
    """The act that brings documents back out of the trash; None when none of them lies there."""
    wanted = set(ids)
    edits = tuple(_turned(t.document) for t in store.trash() if t.document.id in wanted)
    return Act(_title("restore", [edit.value for edit in edits]), edits) if edits else None


def bring_back(session: Session, ids: Iterable[str]) -> Ticket:
    """Bring documents back; as the undo of their deletion where that is just what it was.

    Raises UserError ``trash.missing`` for what does not lie in the trash.
    """
    transaction = coming_back(session, ids)
    return session.dispatch(transaction) if transaction is not None else Ticket(Saved.SAVED)


def coming_back(session: Session, ids: Iterable[str]) -> Transaction | None:
    """The transaction that `bring_back` dispatches; any thread may ask. UserError as there."""
    wanted = list(dict.fromkeys(ids))
    lying = {found.document.id: found for found in session.store.trash()}
    for id in wanted:
        if id not in lying:
            words = worded(
                "There is no document {id} in the trash. See `annotator trash --list`.", id=id
            )
            raise UserError("trash.missing", words)
    acts = {lying[id].act for id in wanted}
    if len(acts) == 1:
        act = session.store.transaction(acts.pop()) if lying[wanted[0]].act else None
        # The same author takes the very act back: then undo and redo of the document stay right.
        if act is not None and act.author == session.author and _is_deletion(act, set(wanted)):
            return _new(session, act.title, act.inverse_edits(), act.id)
    found = restore_documents(session.store, wanted)
    return session.transaction(found) if found is not None else None


def _new(
    session: Session, title: str, edits: tuple[Edit, ...], undoes: str | None = None
) -> Transaction:
    return Transaction(
        id=random_id("t"),
        edits=edits,
        title=title,
        author=session.author,
        time=utc_now(),
        origin=Origin.UNDO if undoes is not None else Origin.LOCAL,
        undoes=undoes,
    )


def _is_deletion(act: Transaction, ids: set[str]) -> bool:
    touched = {edit.value.id for edit in act.edits if isinstance(edit.value, Document)}
    return len(act.edits) == len(ids) and touched == ids and act.origin is not Origin.REDO


def _turned(document: Document) -> Edit:
    after = msgspec.structs.replace(document, text_version=-document.text_version)
    return Edit(document_place(document.id), document, after)


def _title(verb: str, values: list[object]) -> str:
    names = [value.name for value in values if isinstance(value, Document)]
    return f"{verb} {names[0]}" if len(names) == 1 else f"{verb} {len(names)} documents"


def needs_backup(number: int) -> bool:
    """Whether so many documents at once are deleted only after a backup (more than ten)."""
    return number > _MANY


# --- emptying ---------------------------------------------------------------------------------


def ripe(trash: Iterable[Trashed], now: str) -> list[Trashed]:
    """What was deleted at least 30 days before `now` (UTC, ISO 8601), by the clock of then.

    A time that cannot be read, or lies in the future, is not ripe: a clock that stood wrong takes
    nothing away.
    """
    return [found for found in trash if _days(found.time, now) >= KEEP_DAYS]


def _days(then: str, now: str) -> int:
    try:
        moments = [datetime.datetime.fromisoformat(time) for time in (then, now)]
        return (moments[1] - moments[0]).days
    except (ValueError, TypeError):
        return -1


def empty_trash(session: Session, trashed: Iterable[Trashed]) -> int:
    """Delete documents for good, each in one act of the log; how many.

    Their texts are gone then and this cannot be undone; the log keeps what was marked, with the
    marked words. Raises UserError when the store refuses; those before stay deleted.
    """
    number = 0
    for found in trashed:
        ticket = session.dispatch(emptying(session, found))
        if ticket.error is not None:
            raise ticket.error
        number += 1
    return number


def emptying(session: Session, found: Trashed) -> Transaction:
    """The transaction that deletes one document for good; any thread may ask."""
    edits = tuple(_all_of(session.store, found.document))
    return _new(session, f"empty trash {found.document.name}", edits)


def _all_of(store: Store, document: Document) -> Iterable[Edit]:
    for author in store.authors_of(document.id):
        key = LayerKey(document.id, author)
        layer, items = store.layer(key)
        yield from (Edit(key, item, None) for item in items)
        yield Edit(key, layer, None)
    place = document_place(document.id)
    yield from (Edit(place, zone, None) for zone in store.zones(document.id))
    yield Edit(place, document, None)
