"""Several: what is done to the author's layers on several documents, in one act with one undo.

And how a worker saves such an act, which nobody waits for.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from annotator.app.session import Session
from annotator.app.team_session import TeamSession
from annotator.errors import UserError
from annotator.model.commands import Act
from annotator.model.document import Layer, LayerKey, Status
from annotator.model.edits import Edit, Transaction
from annotator.sentences import worded

MOST_AT_ONCE = 10_000
"""So many documents are changed by one act at most: it must be saved, and undone, as a whole."""


Parts = list[tuple[Transaction | None, Act | None]]
"""Acts in their order, each as it was saved or as it is still to be done."""


def saved_aside(session: Session, act: Act | None) -> Parts:
    """Save an act where that can be done at once, and not on a server; a worker may do it.

    What it gives is taken in by the session's thread. UserError as `Session.save_large`.
    """
    if act is None:
        return []
    if isinstance(session, TeamSession):
        return [(None, act)]
    return [(session.save_large(session.transaction(act)), None)]


def status_act(session: Session, ids: Sequence[str], status: Status) -> Act | None:
    """The act that gives documents a status; None where all have it.

    Raises UserError ``several.many`` for more than `MOST_AT_ONCE` documents.
    """
    return _act(
        session, ids, f"statuses {status}", lambda old: msgspec.structs.replace(old, status=status)
    )


def flag_act(session: Session, ids: Sequence[str]) -> Act | None:
    """The act that flags documents, or takes the flags away where all have one."""
    flagged = not all(layer.flagged for _, layer in _layers(session, ids).values())
    return _act(session, ids, "flags", lambda old: msgspec.structs.replace(old, flagged=flagged))


def _layers(session: Session, ids: Sequence[str]) -> dict[str, tuple[bool, Layer]]:
    """For each document whether there is a layer, and that or an empty one."""
    found = session.store.layers_of(session.author, ids)
    layers = {id: (id in found, found.get(id, Layer())) for id in dict.fromkeys(ids)}
    state = session.state
    if state is not None and state.key.document in layers:
        # Memory may be ahead of a server.
        layers[state.key.document] = (state.layer is not None, state.layer or Layer())
    return layers


def _act(
    session: Session, ids: Sequence[str], title: str, change: Callable[[Layer], Layer]
) -> Act | None:
    if len(ids) > MOST_AT_ONCE:
        words = worded(
            "{number:,} documents are chosen; up to {most:,} can be changed by one act. "
            "Choose fewer, with a filter for example.",
            number=len(ids),
            most=MOST_AT_ONCE,
        )
        raise UserError("several.many", words)
    edits = tuple(_edits(session.author, _layers(session, ids), change))
    return Act(title, edits) if edits else None


def _edits(
    author: str, layers: dict[str, tuple[bool, Layer]], change: Callable[[Layer], Layer]
) -> Iterable[Edit]:
    for id, (there, layer) in layers.items():
        after = change(layer)
        if after != layer:
            yield Edit(LayerKey(id, author), layer if there else None, after)
