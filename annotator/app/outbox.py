"""Outbox: acts that the server has not answered for yet, kept on this disk until it has.

One JSON line an act, in the order in which they were made, flushed before the screen shows them.
Sending one twice does no harm: the log knows each act by its id.
"""

import hashlib
import os
from pathlib import Path

import msgspec

from annotator.errors import UserError
from annotator.model.edits import Transaction

_decode = msgspec.json.Decoder(Transaction).decode


class Outbox:
    """The acts of one author that wait for one server."""

    def __init__(self, folder: Path, place: str, author: str) -> None:
        name = hashlib.sha256(f"{place}\0{author}".encode()).hexdigest()[:24]
        self._path = folder / f"{name}.jsonl"
        self._waiting: dict[str, Transaction] = {}
        self._read()

    def _read(self) -> None:
        try:
            lines = self._path.read_bytes().splitlines()
        except FileNotFoundError:
            return
        for number, line in enumerate(lines, start=1):
            try:
                act = _decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as fault:
                if number == len(lines):
                    # The last line may be torn by a power cut: it was never shown as kept.
                    return
                raise UserError(
                    "outbox.damaged",
                    f"Acts that wait to be sent cannot be read ({self._path}, line {number}). "
                    "Move the file away to go on without them.",
                ) from fault
            self._waiting[act.id] = act

    def __len__(self) -> int:
        return len(self._waiting)

    def waiting(self) -> list[Transaction]:
        """The acts that wait, the oldest first."""
        return list(self._waiting.values())

    def get(self, id: str) -> Transaction | None:
        """A waiting act by its id."""
        return self._waiting.get(id)

    def put(self, act: Transaction) -> None:
        """Keep an act; it is on this disk when this returns. UserError when the disk refuses."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(handle, msgspec.json.encode(act) + b"\n")
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as fault:
            raise UserError(
                "outbox.unwritable",
                f"The act cannot be kept on this computer ({self._path}: {fault.strerror}), "
                "so it was not done.",
            ) from fault
        self._waiting[act.id] = act

    def drop(self, id: str) -> None:
        """The server has this act: forget it here."""
        if self._waiting.pop(id, None) is not None:
            self._write()

    def clear(self) -> list[Transaction]:
        """Forget all that waits; what it was."""
        gone = self.waiting()
        self._waiting.clear()
        self._write()
        return gone

    def _write(self) -> None:
        if not self._waiting:
            self._path.unlink(missing_ok=True)
            return
        part = self._path.with_suffix(".part")
        part.write_bytes(b"".join(msgspec.json.encode(a) + b"\n" for a in self.waiting()))
        part.replace(self._path)
