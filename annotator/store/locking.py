"""Locking: one program writes a project at a time. The lock dies with its holder."""

import contextlib
import getpass
import os
import re
import socket
import stat
import sys
from pathlib import Path

from annotator.errors import UserError
from annotator.sentences import worded

if sys.platform == "win32":  # pragma: no cover - the other branch runs elsewhere
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


_HOLDER = re.compile(r"process (?P<number>\d+) of (?P<user>.*) on (?P<computer>.*)", re.DOTALL)


class ProjectLock:
    """The lock file beside a project: ``<project>-lock``, with the holder's name inside.

    It stands beside the file that a symbolic link leads to. Raises UserError ``project.locked``,
    naming the holder, when another program has it, and ``project.linked`` for a file with several
    hard links: under another name another program could write it unnoticed.
    """

    def __init__(self, project: Path) -> None:
        real = project.resolve()
        _refuse_links(real)
        self._path = real.with_name(real.name + "-lock")
        self._handle = self._acquire(project)

    def _acquire(self, project: Path) -> int:
        while True:
            try:
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as fault:
                raise UserError(
                    "project.read_only",
                    worded(
                        "{project} cannot be written to ({reason}). Open it for reading only, or "
                        "copy it to a folder of yours.",
                        project=project,
                        reason=fault.strerror,
                    ),
                ) from fault
            if not _take(handle):
                holder = self._holder(handle)
                os.close(handle)
                raise UserError(
                    "project.locked",
                    worded(
                        "{project} is open in another program ({holder}). Close it there, or open "
                        "it here for reading only.",
                        project=project,
                        holder=holder,
                    ),
                )
            if self._is_current(handle):
                os.ftruncate(handle, 0)
                name = f"process {os.getpid()} of {_user()} on {socket.gethostname()}"
                os.pwrite(handle, name.encode(), 0) if hasattr(os, "pwrite") else None
                return handle
            # The holder before us took its lock file away between our open and our lock.
            os.close(handle)

    def _is_current(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except FileNotFoundError:
            return False

    @staticmethod
    def _holder(handle: int) -> str:
        os.lseek(handle, 0, os.SEEK_SET)
        try:
            said = os.read(handle, 200).decode("utf-8", "replace")
        except OSError:
            said = ""
        found = _HOLDER.fullmatch(said)
        if found is not None:
            return worded(
                "process {number} of {user} on {computer}",
                number=found["number"],
                user=found["user"],
                computer=found["computer"],
            )
        return said or worded("it does not say which")

    def release(self) -> None:
        """Take the lock file away and let go. A file that stays behind holds nobody up."""
        if sys.platform != "win32":
            self._remove()
        os.close(self._handle)
        if sys.platform == "win32":  # pragma: no cover - an open file cannot be removed there
            self._remove()

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


def _refuse_links(project: Path) -> None:
    try:
        found = project.stat()
    except OSError:
        return
    if stat.S_ISREG(found.st_mode) and found.st_nlink > 1:
        words = worded(
            "{project} has {number} names (hard links); what is written under one changes the "
            "other. Copy it and open the copy, or open it for reading only.",
            project=project,
            number=found.st_nlink,
        )
        raise UserError("project.linked", words)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"
