"""Consistency acts: what is done about findings, in one act with one undo. A worker may do it.

Nothing is saved on a server here: its acts are sent by the outbox.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from annotator.app.consistency_types import Found
from annotator.app.corpus_marking import Marked, mark_places
from annotator.app.session import Session
from annotator.app.team_session import TeamSession
from annotator.errors import UserError
from annotator.model.commands import Act, delete, relabel, resize
from annotator.model.commands_repair import merge_mentions
from annotator.model.edits import Edit, Origin, Transaction
from annotator.model.items import Cluster, DocumentLabel, Event, LayerItem, Mention, Relation, Span
from annotator.model.state import Annotations

_ITEMS = (Mention, Relation, Cluster, DocumentLabel)

Command = Callable[[Annotations, Found], Act | None]

FIXES = {
    "label.differs": "relabel",
    "label.missing": "mark",
    "edge.blank": "edges",
    "edge.sign": "edges",
    "edge.clitic": "edges",
    "edge.word": "edges",
    "span.twice": "merge",
    "span.overlap": "delete",
    "event.twice": "merge",
    "relation.self": "delete",
    "relation.twice": "delete",
    "zone.boilerplate": "delete",
    "scheme.label": "relabel",
    "document.same": "trash",
    "document.near": "trash",
}
"""What can be done about a kind for many places at once; others are mended by hand."""


def put_right(
    session: Session,
    founds: Iterable[Found],
    fix: str,
    label: str = "",
    stopped: Callable[[], bool] = lambda: False,
) -> Marked:
    """Do a fix of `FIXES` at places of this session's author, in one act; `label` for two of them.

    Places that have changed since, and those of other authors, are left out and counted. What it
    gives goes to `Session.landed` where it was saved, else to `Session.act`. Raises UserError when
    nothing could be saved.
    """
    own = [found for found in founds if found.author == session.author]
    if fix == "mark":
        hits = [msgspec.structs.replace(found, label=label or found.label) for found in own]
        return mark_places(session, hits)
    wanted = session.scheme.label(label)
    command = _commands(label, wanted.kind if wanted is not None else "")[fix]
    by_document: dict[str, list[Found]] = defaultdict(list)
    for found in own:
        by_document[found.document].append(found)
    edits: list[Edit] = []
    done = documents = 0
    for id, places in by_document.items():
        if stopped():
            return Marked(None, 0, 0, len(own))
        made, number = _in_document(session, id, places, command)
        edits += made
        done, documents = done + number, documents + bool(number)
    if not edits:
        return Marked(None, 0, 0, len(own))
    act = Act(f"put-right {done}", tuple(edits))
    marked = Marked(act, done, documents, len(own) - done)
    if isinstance(session, TeamSession):
        return marked
    return msgspec.structs.replace(marked, saved=session.save_large(session.transaction(act)))


def _commands(label: str, kind: str) -> dict[str, Command]:
    return {
        "relabel": lambda state, found: (
            relabel(state, found.item, label) if _fits(state, found, kind) else None
        ),
        "edges": lambda state, found: (
            resize(state, found.item, [found.better], shared=False) if found.better else None
        ),
        "merge": lambda state, found: merge_mentions(state, [found.other, found.item]),
        "delete": lambda state, found: delete(state, [found.item]),
    }


def _in_document(
    session: Session, id: str, places: Sequence[Found], command: Command
) -> tuple[list[Edit], int]:
    """The edits of one layer, each item changed once, and how many places they put right."""
    try:
        start = session.read_document(id).state
    except UserError:
        return [], 0
    state, touched, done = start, dict[str, None](), 0
    for found in places:
        act = command(state, found) if _is_there(state, found) else None
        if act is None:
            continue
        done += 1
        for edit in act.edits:
            if isinstance(edit.value, _ITEMS):
                touched[edit.value.id] = None
        state = state.apply(_transaction(act))
    return _difference(start, state, touched), done


def _fits(state: Annotations, found: Found, kind: str) -> bool:
    """Whether an item is of the kind that a label is for: no span is made an event by its label."""
    kinds = {Span: "entity", Event: "event", Relation: "relation", DocumentLabel: "document"}
    item = state.item(found.item)
    return item is not None and kinds.get(type(item)) == kind


def _is_there(state: Annotations, found: Found) -> bool:
    """Whether an item is still what was found."""
    item = state.item(found.item)
    if item is None or item.label != found.label:
        return False
    if isinstance(item, Mention):
        return (item.start, item.end, state.text[item.start : item.end]) == (
            found.start,
            found.end,
            found.text,
        )
    return True


def _transaction(act: Act) -> Transaction:
    return Transaction(
        id="trial", edits=act.edits, title=act.title, author="", time="", origin=Origin.LOCAL
    )


def _difference(old: Annotations, new: Annotations, touched: Iterable[str]) -> list[Edit]:
    """One edit for each item that differs; what points goes before what is pointed at."""
    pairs = [(old.item(id), new.item(id)) for id in touched]
    edits = [Edit(old.key, before, after) for before, after in pairs if before != after]
    return sorted(edits, key=_turn)


def _turn(edit: Edit) -> int:
    ranks: tuple[type[LayerItem], ...] = (Cluster, Relation, Event)
    rank = next((at for at, kind in enumerate(ranks) if isinstance(edit.value, kind)), len(ranks))
    return rank if edit.after is None else -1
