"""Outbox: acts that the server has not answered for yet, kept on this disk until it has.

One JSON line an act, in the order in which they were made, flushed before the screen shows them.
Sending one twice does no harm: the log knows each act by its id. So the file is not written anew
for each answer, and may hold some acts that the server has already.
"""

import contextlib
import errno
import hashlib
import itertools
import os
from pathlib import Path

import msgspec

from annotator.errors import UserError
from annotator.model.edits import Transaction
from annotator.sentences import worded
from annotator.store.durable import sync_file, sync_folder
from annotator.store.locking import ProjectLock

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Transaction).decode
_TIDY = 100
"""The file is written anew when more answered acts than this, and than wait, are in it."""


class Outbox:
    """The acts of one author that wait for one server.

    One program owns one file: a second window of the same author has a file of its own, and what
    a program left behind is taken over by the next one. Raises UserError ``outbox.damaged``, or
    ``outbox.unwritable`` when the folder cannot be written to.
    """

    def __init__(self, folder: Path, place: str, author: str) -> None:
        self._folder = folder
        self._name = hashlib.sha256(f"{place}\0{author}".encode()).hexdigest()[:24]
        self._waiting: dict[str, Transaction] = {}
        self._answered = 0
        self._path, self._lock = self._own()
        try:
            whole = self._take_over()
        except BaseException:
            self._lock.release()
            raise
        if not whole:
            self._write()

    def _own(self) -> tuple[Path, ProjectLock]:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fault:
            raise _unwritable(self._folder, fault) from fault
        for number in itertools.count():
            path = self._folder / f"{self._name}{f'-{number}' if number else ''}.jsonl"
            lock = _lock(path)
            if lock is not None:
                return path, lock
        raise AssertionError("the numbers have no end")

    def _take_over(self) -> bool:
        """Read our own file and those that nobody owns any more; False when ours is to be written.

        Theirs go only once ours holds what was in them.
        """
        whole = self._read(self._path)
        for path in sorted(self._folder.glob(f"{self._name}*.jsonl")):
            lock = _lock(path) if path != self._path else None
            if lock is not None:
                self._read(path)
                self._write()
                path.unlink(missing_ok=True)
                lock.release()
        return whole

    def _read(self, path: Path) -> bool:
        """Add the acts of a file; False when its last line is torn."""
        try:
            lines = path.read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return True
        for number, line in enumerate(lines, start=1):
            try:
                act = _decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as fault:
                if number == len(lines):
                    # A power cut may tear the last line: it was never shown as kept.
                    return False
                raise UserError(
                    "outbox.damaged",
                    worded(
                        "Acts that wait to be sent cannot be read ({path}, line {line}). "
                        "Move the file away to go on without them.",
                        path=path,
                        line=number,
                    ),
                ) from fault
            self._waiting[act.id] = act
        return not lines or lines[-1].endswith(b"\n")

    def __len__(self) -> int:
        return len(self._waiting)

    def waiting(self) -> list[Transaction]:
        """The acts that wait, the oldest first."""
        return list(self._waiting.values())

    def put(self, act: Transaction) -> None:
        """Keep an act; it is on this disk when this returns.

        UserError ``outbox.unwritable`` when the disk refuses; the file is as before then.
        """
        try:
            _append(self._path, _encode(act) + b"\n")
        except OSError as fault:
            raise _unwritable(self._path, fault) from fault
        self._waiting[act.id] = act

    def drop(self, id: str) -> None:
        """The server has this act: forget it here."""
        if self._waiting.pop(id, None) is None:
            return
        self._answered += 1
        if not self._waiting or self._answered > max(_TIDY, len(self._waiting)):
            self._write()

    def refuse(self, id: str) -> tuple[list[Transaction], Path]:
        """The server has refused an act: it goes, and so do those that were built on it.

        Built on it is whatever touches the same layer, or what such an act touches too. What goes
        is kept in a file of its own, whose path is told; the list is empty for an unknown id.
        """
        kept = self._path.with_suffix(".refused")
        first = self._waiting.get(id)
        if first is None:
            return [], kept
        ids = list(self._waiting)
        gone = built_on(first, [self._waiting[i] for i in ids[ids.index(id) + 1 :]])
        with contextlib.suppress(OSError):
            _append(kept, b"".join(_encode(act) + b"\n" for act in gone))
        for act in gone:
            del self._waiting[act.id]
        self._write()
        return gone, kept

    def _write(self) -> None:
        """Write the file anew. Where the disk refuses the old one stays, which does no harm."""
        with contextlib.suppress(OSError):
            if self._waiting:
                part = self._path.with_suffix(".part")
                part.write_bytes(b"".join(_encode(act) + b"\n" for act in self.waiting()))
                sync_file(part)
                part.replace(self._path)
                sync_folder(self._folder)
            elif self._path.exists():
                # Emptied, not removed, and not flushed: the next act is one flush, not three.
                os.truncate(self._path, 0)
            self._answered = 0

    def close(self) -> None:
        """Let go of the file; what waits stays in it for the next start."""
        if not self._waiting:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
        self._lock.release()


def _lock(path: Path) -> ProjectLock | None:
    """The lock of a file, or None where another program owns it."""
    try:
        return ProjectLock(path)
    except UserError as error:
        if error.key == "project.locked":
            return None
        raise UserError("outbox.unwritable", error.message) from error


def _append(path: Path, lines: bytes) -> None:
    """Add lines to a private file, flushed; OSError when the disk refuses, and none is added."""
    new = not path.exists()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        size = os.fstat(handle).st_size
        try:
            if os.write(handle, lines) != len(lines):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(handle)
        except OSError:
            # Half a line would spoil the next one.
            os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)
    if new:
        sync_folder(path.parent)


def built_on(first: Transaction, later: list[Transaction]) -> list[Transaction]:
    """An act, and later ones that touch the same layers, or what such an act touches besides."""
    gone, places = [first], {edit.place for edit in first.edits}
    for act in later:
        touched = {edit.place for edit in act.edits}
        if touched & places:
            gone.append(act)
            places |= touched
    return gone


def _unwritable(path: Path, fault: OSError) -> UserError:
    words = worded(
        "The act cannot be kept on this computer ({path}: {fault}), so it was not done.",
        path=path,
        fault=fault.strerror,
    )
    return UserError("outbox.unwritable", words)
