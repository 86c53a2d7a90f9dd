"""Durable: private files that stand on the disk whole, or not at all.

Knows names, modes and flushes; knows nothing of projects.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)

COMPANIONS = ("-wal", "-journal", "-shm")
"""What SQLite keeps beside a database, by the end of its name."""


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder, without which a rename may be gone after a power cut."""
    if sys.platform == "win32":  # pragma: no cover - Windows flushes names by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems know no flush of a folder; there the rename must do.
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Flush what was written to a file; OSError when the disk refuses."""
    handle = os.open(path, os.O_RDWR | _BINARY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_private(path: Path) -> None:
    """Make an empty file that only its owner can read; a link at its name is never followed."""
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | _BINARY | _NOFOLLOW
    handle = os.open(path, flags, 0o600)
    try:
        if hasattr(os, "fchmod"):
            # A foreign file system without modes is no reason to go without a backup.
            with contextlib.suppress(PermissionError):
                os.fchmod(handle, 0o600)
    finally:
        os.close(handle)


def private_folder(path: Path) -> Path:
    """A folder that only its owner can enter; made when it is not there. OSError when not."""
    if not path.is_dir():
        path.mkdir(mode=0o700)
        with contextlib.suppress(PermissionError):
            path.chmod(0o700)
    return path


def companions(path: Path) -> Iterator[Path]:
    """The files that SQLite may keep beside a database."""
    return (path.with_name(path.name + end) for end in COMPANIONS)


def remove_with_companions(path: Path) -> None:
    """Remove a copy that did not become anything. What cannot be removed stays."""
    for name in (path, *companions(path)):
        with contextlib.suppress(OSError):
            name.unlink(missing_ok=True)
