"""Closing: remembers which files this program left whole, so that opening them needs no check.

The check of all pages at opening is for files of others, and for those that were not closed: a
project of 100,000 documents would wait a second for it. What is remembered lies in the person's
cache folder, never in the project; where it is lost or wrong, the check is made.
"""

import contextlib
import hashlib
import os
from pathlib import Path

import msgspec

from annotator.settings import cache_folder
from annotator.store.durable import companions


class _Left(msgspec.Struct, frozen=True):
    """How a file stood there when it was closed: what a copy or a change would make differ."""

    path: str
    device: int
    number: int
    size: int
    modified: int
    head: str


def _now(path: Path) -> _Left:
    with path.open("rb") as file:
        head = hashlib.sha256(file.read(4096)).hexdigest()
        found = os.fstat(file.fileno())
    return _Left(
        str(path.resolve()), found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, head
    )


def _note(path: Path) -> Path:
    name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:24]
    return cache_folder() / "closed" / f"{name}.json"


def remember(path: Path) -> None:
    """Remember a file that was just closed as one whole file; a full disk is no fault."""
    with contextlib.suppress(OSError):
        note = _note(path)
        note.parent.mkdir(mode=0o700, exist_ok=True)
        note.write_bytes(msgspec.json.encode(_now(path)))


def left_whole(path: Path) -> bool:
    """Whether a file stands there just as this program left it; no connection may be open."""
    with contextlib.suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
        if any(name.exists() for name in companions(path)):
            return False
        return msgspec.json.decode(_note(path).read_bytes(), type=_Left) == _now(path)
    return False
