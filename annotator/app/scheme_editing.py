"""Scheme editing: what a change of the scheme would do, doing it, its history, taking it back.

Nothing here is a second road past the session: a change of the scheme touches layers that are not
open, so it is saved by the store as one act, and the session reads again what it has.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from annotator.app.searching import Hit
from annotator.app.session import Session, utc_now
from annotator.app.whole_files import write_whole
from annotator.errors import UserError
from annotator.model.commands import random_id
from annotator.model.edits import Edit, Origin, Transaction
from annotator.model.history import History, act_of, is_scheme_act
from annotator.model.scheme import Scheme
from annotator.model.scheme_edits import SchemeChange, scheme_with
from annotator.model.scheme_merge import Merging, merge_schemes
from annotator.model.scheme_write import scheme_to_toml
from annotator.sentences import worded
from annotator.store.scheme_acts import ChangedSince, SchemeLogEntry, Watching
from annotator.store.scheme_use import Use, UsePlace
from annotator.store.store import Store

if TYPE_CHECKING:
    from annotator.app.scheme_files import SchemeFile

__all__ = [
    "ChangedSince",
    "Effect",
    "Merging",
    "Use",
    "UsePlace",
    "Version",
    "Watching",
    "apply_change",
    "bring_again",
    "effect_of",
    "export_toml",
    "hits_of",
    "merge_schemes",
    "read_file",
    "take_back",
    "versions",
    "why_not",
]

_AROUND = 80
MOST_PLACES = 200
"""So many places are shown of what a change would touch."""


class Effect(msgspec.Struct, frozen=True):
    """What a change would touch, and the first places of it."""

    use: Use
    places: tuple[UsePlace, ...]


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """The scheme as an act left it. `standing` is false for acts that are taken back by now.

    `act` is the id to take it back by, "" where it was no act on the scheme (an import).
    """

    number: int
    title: str
    author: str
    time: str
    origin: Origin
    act: str
    standing: bool
    scheme: Scheme


def why_not(session: Session) -> str:
    """Why the scheme cannot be changed here, as a key; "" where it can.

    ``read_only``; ``member``: only who manages the team may; ``unsaved``: acts still wait.
    """
    if session.store.read_only:
        return "read_only"
    if session.store.author is not None:
        return "member"
    return "unsaved" if session.unsaved else ""


_REFUSED = {
    "read_only": worded("This project is open for reading only, so its scheme cannot be changed."),
    "member": worded("Only whoever manages this team may change its scheme; you may look at it."),
    "unsaved": worded("Acts are still waiting to be saved. Change the scheme when they are."),
}


def _check(session: Session) -> None:
    reason = why_not(session)
    if reason:
        raise UserError(f"scheme.{reason}", _REFUSED[reason])


def effect_of(store: Store, change: SchemeChange) -> Effect:
    """Count what a change would touch; any thread may ask. Nothing is changed."""
    if change.moves.nothing:
        return Effect(Use(), ())
    use = store.scheme_use(change.moves)
    places = store.scheme_places(change.moves, MOST_PLACES) if use.items else []
    return Effect(use, tuple(places))


def hits_of(store: Store, places: Sequence[UsePlace]) -> list[Hit]:
    """Places with the words around them, to be listed and gone to."""
    texts: dict[str, str] = {}
    found = []
    for place in places:
        if place.document not in texts:
            texts[place.document] = store.text(place.document).text
        text = texts[place.document]
        found.append(
            Hit(
                document=place.document,
                name=place.name,
                start=place.start,
                end=place.end,
                before=text[max(0, place.start - _AROUND) : place.start],
                text=place.quote,
                after=text[place.end : place.end + _AROUND],
                author=place.author,
                label=place.label,
                item=place.item,
            )
        )
    return found


def apply_change(session: Session, change: SchemeChange, watching: Watching | None = None) -> int:
    """Save a change, with all items that it touches, as one act; a worker may do it.

    How many items it was. The session must read scheme and document again afterwards. UserError
    when it is refused; nothing has changed then.
    """
    _check(session)
    act = _act(session, change.title, Origin.LOCAL, change.edits)
    return session.store.change_scheme(act, change.moves, watching)


def _act(session: Session, title: str, origin: Origin, edits: tuple[Edit, ...] = ()) -> Transaction:
    return Transaction(
        id=random_id("t"),
        edits=edits,
        title=title,
        author=session.author,
        time=utc_now(),
        origin=origin,
    )


# --- history ----------------------------------------------------------------------------------


def versions(store: Store) -> list[Version]:
    """Every state of the scheme that the log tells of, the present one first.

    The last one is the scheme that the project began with; its time is empty.
    """
    scheme, entries = store.scheme(), store.scheme_log()
    standing = {step.id for step in _history(entries).done}
    found = []
    for entry in reversed(entries):
        head = entry.head
        acted = is_scheme_act(head.id)
        found.append(
            Version(
                number=scheme.version,
                title=head.title,
                author=head.author,
                time=head.time,
                origin=head.origin,
                act=act_of(head.id) if acted else "",
                standing=head.id in standing or not acted,
                scheme=scheme,
            )
        )
        scheme = scheme_with(scheme, [edit.inverse() for edit in reversed(entry.edits)])
    first = Version(
        number=scheme.version,
        title="",
        author="",
        time="",
        origin=Origin.IMPORT,
        act="",
        standing=True,
        scheme=scheme,
    )
    return [*found, first]


def _history(entries: Sequence[SchemeLogEntry]) -> History:
    return History.from_log(entry.head for entry in entries if is_scheme_act(entry.head.id))


def take_back(session: Session, act: str = "", watching: Watching | None = None) -> str:
    """Take back the latest act on the scheme, which `act` may name; the title of it.

    A worker may do it. Raises UserError ``scheme.nothing`` where there is none, ``scheme.order``
    where later ones stand on it, and ChangedSince, with the places, where something of it was
    changed since.
    """
    _check(session)
    done = _history(session.store.scheme_log()).done
    return _repeat(session, [(s.id, s.title) for s in done], act, Origin.UNDO, watching)


def bring_again(session: Session, act: str = "", watching: Watching | None = None) -> str:
    """Do again the act on the scheme that was taken back last; as `take_back`."""
    _check(session)
    undone = _history(session.store.scheme_log()).undone
    return _repeat(session, [(s.id, s.title) for s in undone], act, Origin.REDO, watching)


def _repeat(
    session: Session,
    steps: Sequence[tuple[str, str]],
    act: str,
    origin: Origin,
    watching: Watching | None,
) -> str:
    if not steps:
        words = worded("There is no change of the scheme to take back.")
        raise UserError("scheme.nothing", words)
    last, title = steps[-1]
    if act and act_of(last) != act:
        words = worded(
            "The scheme was changed again after this. Take the later changes back first, the "
            "latest at the head."
        )
        raise UserError("scheme.order", words)
    session.store.repeat_scheme(act_of(last), _act(session, title, origin), watching)
    return title


# --- files ------------------------------------------------------------------------------------


def read_file(path: Path) -> "SchemeFile":
    """A scheme from a file of any kind of `scheme_files`; UserError as there."""
    # The readers of other tools' files are loaded when one is first asked for.
    from annotator.app.scheme_files import read_scheme_file

    return read_scheme_file(path)


def export_toml(scheme: Scheme, path: Path) -> None:
    """Write a scheme to a file, whole or not at all. UserError ``export.…`` when it cannot be."""
    write_whole(path, scheme_to_toml(scheme).encode("utf-8"))
