"""Dismissed: findings that somebody has called right, kept in the project or in the own folder.

One entry for each group, so that what several people say of one group meets in one place. Who may
not write entries on a team's server keeps a file of his own.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from annotator.app.consistency_types import Found
from annotator.app.session import Session
from annotator.errors import UserError
from annotator.model.commands import Act
from annotator.model.edits import SCHEME_PLACE, Edit
from annotator.model.entry import Entry
from annotator.model.place import shown
from annotator.sentences import worded
from annotator.settings import config_folder

PREFIX = "dismissed/"


class Right(msgspec.Struct, frozen=True):
    """What was called right of one group: all of it, or places of it (as `Found.place`).

    `words` is what it was about, for people.
    """

    kind: str
    cause: str
    words: str = ""
    whole: bool = False
    places: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """The key of the group."""
        return self.kind, self.cause


class Dismissed:
    """All that was called right in a project, as one look at it."""

    def __init__(self, rights: Iterable[Right]) -> None:
        self.rights = {right.key: right for right in rights}
        self._places = {key: frozenset(right.places) for key, right in self.rights.items()}

    def holds(self, found: Found) -> bool:
        """Whether a finding is not to be told."""
        right = self.rights.get(found.group)
        if right is None:
            return False
        return right.whole or found.place in self._places[found.group]


def read_dismissed(session: Session) -> Dismissed:
    """What was called right: in the project, and by this person alone. Any thread may ask."""
    rights = [_right(entry.body) for entry in session.store.entries(PREFIX)]
    return Dismissed([right for right in [*rights, *_own(session)] if right is not None])


def _right(body: str) -> Right | None:
    try:
        return msgspec.json.decode(body, type=Right)
    except msgspec.DecodeError:
        return None


def is_personal(session: Session) -> bool:
    """Whether this person may not write into the project, and keeps them alone."""
    return session.store.author is not None


def dismissal(session: Session, rights: Iterable[Right]) -> Act | None:
    """The act that keeps what is called right, beside what was; for `Session.act`.

    None when nothing changes, or where the person keeps it alone: it has been written then.
    UserError ``settings.unwritable``.
    """
    known = read_dismissed(session).rights
    changed = [_joined(known.get(right.key), right) for right in rights]
    return _kept(session, {right.key: right for right in changed}, "dismiss")


def brought_back(session: Session, keys: Iterable[tuple[str, str]]) -> Act | None:
    """The act that tells groups again; as `dismissal`."""
    return _kept(session, dict.fromkeys(keys), "tell-again")


def _joined(old: Right | None, new: Right) -> Right:
    if old is None:
        return new
    places = tuple(dict.fromkeys((*old.places, *new.places)))
    return msgspec.structs.replace(new, whole=old.whole or new.whole, places=places)


def _kept(session: Session, changed: dict[tuple[str, str], Right | None], title: str) -> Act | None:
    own = {right.key: right for right in _own(session)}
    if is_personal(session):
        own.update({key: right for key, right in changed.items() if right is not None})
        gone = {key for key, right in changed.items() if right is None}
        _write_own(session, [right for key, right in own.items() if key not in gone])
        return None
    before = {entry.key: entry for entry in session.store.entries(PREFIX)}
    edits = []
    for key, right in changed.items():
        name = _entry_key(key)
        old = before.get(name)
        body = msgspec.json.encode(right).decode() if right is not None else ""
        new = Entry(key=name, body=body) if right is not None else None
        if old != new:
            edits.append(Edit(SCHEME_PLACE, old, new))
    return Act(title, tuple(edits)) if edits else None


def _entry_key(key: tuple[str, str]) -> str:
    return PREFIX + hashlib.sha256("\n".join(key).encode()).hexdigest()[:24]


# --- the person's own ---------------------------------------------------------------------------


def _own(session: Session) -> list[Right]:
    if not is_personal(session):
        return []
    try:
        return msgspec.json.decode(_path(session).read_bytes(), type=list[Right])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        # Nothing is lost but that things are told once more.
        return []


def _write_own(session: Session, rights: list[Right]) -> None:
    path = _path(session)
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(msgspec.json.encode(rights))
        part.replace(path)
    except OSError as fault:
        words = worded(
            "What was called right cannot be kept in {path}: {fault}.",
            path=path,
            fault=fault.strerror,
        )
        raise UserError("settings.unwritable", words) from fault


def _path(session: Session) -> Path:
    name = hashlib.sha256(f"{shown(session.store.place)}\n{session.author}".encode()).hexdigest()
    return config_folder() / "dismissed" / f"{name[:24]}.json"
