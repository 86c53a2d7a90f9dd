"""Sharing: whether a file lies on another computer, where SQLite's write-ahead log must not be.

The log needs memory that all programs share, which a network cannot give them
(sqlite.org/wal.html, "All processes using a database must be on the same host computer").
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_FAR = frozenset(
    (
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "9p", "afs", "afpfs", "webdav", "davfs",
        "fuse.davfs", "fuse.davfs2", "fuse.sshfs", "sshfs", "fuse.rclone", "fuse.gvfsd-fuse",
        "fuse.s3fs", "fuse.glusterfs", "glusterfs", "ceph", "fuse.ceph", "lustre", "gfs2", "ocfs2",
        "vboxsf", "fuse.vmhgfs-fuse", "virtiofs", "ncpfs", "coda", "beegfs",
    )
)  # fmt: skip
_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE_DRIVE = 4
"""DRIVE_REMOTE of GetDriveTypeW (Windows, fileapi.h)."""


def is_far(path: Path) -> bool:
    """Whether a file lies on a network share, or on a disk that another machine hands in.

    What cannot be told counts as near: then SQLite's own locks are the guard.
    """
    with contextlib.suppress(OSError, ValueError):
        place = path.resolve()
        if sys.platform == "win32":
            return _far_drive(place)
        return kind_of_place(place, _mounts()) in _FAR
    return False


def kind_of_place(place: Path, mounts: Iterator[tuple[str, str]]) -> str:
    """The kind of file system that a path lies on, of (where, kind) pairs; "" when unknown."""
    best, found = "", ""
    for where, kind in mounts:
        # A later mount at the same place lies over the earlier one.
        if len(where) >= len(best) and (place == Path(where) or Path(where) in place.parents):
            best, found = where, kind
    return found


def _mounts() -> Iterator[tuple[str, str]]:
    if sys.platform == "darwin":
        yield from _mounts_of_mac()
        return
    for line in _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        # proc(5): the place is field 5; behind the lone dash stands the kind.
        before, _, behind = line.partition(" - ")
        yield _unescaped(before.split()[4]), behind.split()[0]


def _unescaped(where: str) -> str:
    """Blanks in names are written in octal there."""
    for code in ("040", "011", "012", "134"):
        where = where.replace(f"\\{code}", chr(int(code, 8)))
    return where


def _mounts_of_mac() -> Iterator[tuple[str, str]]:
    said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False)
    for line in said.stdout.splitlines():
        # "//me@host/share on /Volumes/share (smbfs, nodev, nosuid, mounted by me)"
        where, _, kinds = line.partition(" on ")[2].rpartition(" (")
        yield where, kinds.partition(",")[0].rstrip(")")


def _far_drive(place: Path) -> bool:
    if str(place).startswith("\\\\"):
        return True
    import ctypes

    windows = getattr(ctypes, "windll", None)
    drive = os.path.splitdrive(place)[0] + "\\"
    return bool(windows and windows.kernel32.GetDriveTypeW(drive) == _REMOTE_DRIVE)
