"""Check of the log: gaps, lost ends, lines that cannot be read, chains, and what it tells.

Reads only; what the log tells of a document is put together by `model.replay`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

import msgspec
from sqlalchemy import Connection, func, inspect, select, text

from annotator.model.document import Document, LayerKey
from annotator.model.edits import SCHEME_PLACE, Edit, Origin
from annotator.model.entry import Entry
from annotator.model.replay import Told
from annotator.model.scheme import Label, SchemeHead
from annotator.sentences import worded
from annotator.store.chain import CHAIN_START, follows
from annotator.store.faults import Fault
from annotator.store.schema import project as project_table
from annotator.store.schema import scheme_labels, transaction_layers, transactions
from annotator.store.scheme_rows import ENTRY, HEAD, project_key

_ORIGINS = {str(origin) for origin in Origin}
_LAST_GIVEN = text("SELECT seq FROM sqlite_sequence WHERE name = 'transactions'")

decode_edits = msgspec.json.Decoder(tuple[Edit, ...]).decode


def log_faults(connection: Connection, project: str) -> Iterator[Fault]:
    """Faults of the log as a whole."""
    yield from _lines(connection, project)
    yield from _lost_end(connection, project)
    linked = select(transaction_layers.c.seq)
    bare = select(transactions.c.seq, transactions.c.id).where(transactions.c.seq.not_in(linked))
    for seq, id in connection.execute(bare):
        words = worded(
            "Act {number} ({id}) belongs to no document any more: its links are gone.",
            number=seq,
            id=id,
        )
        yield Fault("log.unlinked", project, words)


def _lines(connection: Connection, project: str) -> Iterator[Fault]:
    t = transactions.c
    before = 0
    undone: Counter[str] = Counter()
    known = set()
    query = select(t.seq, t.id, t.undoes, t.origin, t.time).order_by(t.seq)
    for seq, id, undoes, origin, time in connection.execute(query):
        if seq != before + 1:
            words = worded(
                "Acts {first} to {last} are missing from the log.", first=before + 1, last=seq - 1
            )
            yield Fault("log.gap", project, words)
        before = seq
        known.add(id)
        if undoes is not None:
            undone[undoes] += 1
        if origin not in _ORIGINS:
            yield Fault(
                "log.origin",
                project,
                worded(
                    "Act {number} comes from «{origin}», which is nothing.",
                    number=seq,
                    origin=origin,
                ),
            )
        if not isinstance(time, str) or len(time) < 10:
            yield Fault("log.time", project, worded("Act {number} has no time.", number=seq))
    for id in undone.keys() - known:
        yield Fault(
            "log.undoes",
            project,
            worded("The log undoes act {act}, which it does not have.", act=id),
        )


def _lost_end(connection: Connection, project: str) -> Iterator[Fault]:
    """Acts cut off at the end, which leave no gap: SQLite itself has counted them."""
    if connection.dialect.name != "sqlite" or not inspect(connection).has_table("sqlite_sequence"):
        return
    given = connection.scalar(_LAST_GIVEN) or 0
    last = connection.scalar(select(func.max(transactions.c.seq))) or 0
    if isinstance(given, int) and given > last:
        words = worded(
            "The log ends with act {last}, but {given} acts were saved.", last=last, given=given
        )
        yield Fault("log.cut", project, words)
    elif given != last:
        words = worded(
            "The log ends with act {last}, but SQLite has counted {given}.", last=last, given=given
        )
        yield Fault("log.count", project, words)


def chain(
    connection: Connection, key: LayerKey
) -> Iterator[tuple[int, tuple[Edit, ...] | None, bool]]:
    """Each act on a place: its number, its edits (None when unreadable), whether its link fits."""
    t = transaction_layers
    query = (
        select(transactions, t.c.hash)
        .join(t, t.c.seq == transactions.c.seq)
        .where(t.c.document == key.document, t.c.author == key.author)
        .order_by(t.c.seq)
    )
    previous = CHAIN_START
    for row in connection.execute(query).mappings():
        try:
            edits = decode_edits(row["body"])
        except (msgspec.MsgspecError, UnicodeError, TypeError):
            edits = None
        fits = follows(previous, row, row["hash"])
        if not fits and edits is not None and begins(edits, key):
            fits = follows(CHAIN_START, row, row["hash"])
        previous = row["hash"]
        yield row["seq"], edits, fits


def begins(edits: tuple[Edit, ...], key: LayerKey) -> bool:
    """Whether an act brings a document into the project, by which its chains begin anew."""
    return any(
        isinstance(edit.after, Document) and edit.before is None and edit.after.id == key.document
        for edit in edits
    )


def replay(connection: Connection, id: str) -> tuple[Told, list[Fault]]:
    """What the log tells of a document, and what is wrong with that part of the log."""
    t = transaction_layers
    authors = connection.scalars(select(t.c.author).where(t.c.document == id).distinct())
    faults: list[Fault] = []
    acts: dict[int, tuple[Edit, ...]] = {}
    for author in sorted(authors.all()):
        where = f"{id} / {author}" if author else id
        sound = True
        for seq, edits, fits in chain(connection, LayerKey(id, author)):
            sound = sound and fits
            if edits is None:
                faults.append(
                    Fault(
                        "log.json",
                        where,
                        worded("Act {number} of the log cannot be read.", number=seq),
                    )
                )
            else:
                acts[seq] = edits
        if not sound:
            words = worded("The chain of hashes over the log is broken.")
            faults.append(Fault("log.chain", where, words))
    told = Told()
    for seq in sorted(acts):
        for edit in acts[seq]:
            if edit.place.document == id:
                told.take(edit)
    return told, faults


Kept: TypeAlias = Label | SchemeHead | Entry


def scheme_faults(connection: Connection, project: str) -> Iterator[Fault]:
    """Labels, a head or entries that cannot be read, or are other than the log says."""
    there: dict[str, Kept] = {}
    for name, kind, body in _kept_rows(connection):
        try:
            value = msgspec.json.decode(body, type=kind)
        except (msgspec.MsgspecError, UnicodeError, TypeError) as fault:
            yield Fault(
                "scheme.broken",
                f"{project} / {name}",
                worded("{what} cannot be read: {fault}.", what=name, fault=str(fault)),
            )
            continue
        there[name] = value
        if _kept_name(value) != name:
            words = worded(
                "{what} stands under the name {name}.", what=_kept_name(value), name=name
            )
            yield Fault("scheme.key", f"{project} / {name}", words)
    # Entries come through the log alone; labels and a head may be those of the beginning.
    told: dict[str, object] = {name: None for name in there if name.startswith(ENTRY)}
    for seq, edits, fits in chain(connection, SCHEME_PLACE):
        if not fits:
            yield Fault(
                "log.chain",
                f"{project} / labels",
                worded("The chain is broken at act {number}.", number=seq),
            )
        for edit in edits or ():
            if edit.place == SCHEME_PLACE and isinstance(edit.value, Kept):
                told[_kept_name(edit.value)] = edit.after
    for name, value_ in told.items():
        if there.get(name) != value_:
            words = worded("{what} is stored differently from what the log says.", what=name)
            yield Fault("log.differs", f"{project} / {name}", words)


def _kept_rows(connection: Connection) -> Iterator[tuple[str, type[Kept], str]]:
    """Name, type and JSON of all that the project keeps of its scheme and beside it."""
    for key, body in connection.execute(select(scheme_labels.c.key, scheme_labels.c.body)):
        yield worded("label {label}", label=key), Label, body
    key_ = project_table.c.key
    wanted = select(key_, project_table.c.value)
    for key, body in connection.execute(
        wanted.where((key_ == HEAD) | key_.startswith(ENTRY, autoescape=True))
    ):
        yield key, SchemeHead if key == HEAD else Entry, body


def _kept_name(value: Kept) -> str:
    return (
        worded("label {label}", label=value.key) if isinstance(value, Label) else project_key(value)
    )
