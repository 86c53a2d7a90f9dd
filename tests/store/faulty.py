"""Faulty: makes the N-th call of the program to the database or to the file system fail.

SQLite's own way of testing (sqlite.org/testing.html, "I/O error testing"): for N = 1, 2, 3 … until
the work comes through without a fault.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_REAL_CONNECT = sqlite3.connect
_OS_CALLS = ("fsync", "replace", "open", "rename", "unlink", "mkdir")


class Countdown:
    """Counts calls; the one with the number `fail_at` (from 1) fails. 0 never fails.

    With `late` the call is done first and fails then: the world did it and could not say so.
    """

    def __init__(self, fail_at: int, *, late: bool = False) -> None:
        self.fail_at = fail_at
        self.late = late
        self.calls = 0
        self.failed_in = ""

    def due(self, name: str) -> bool:
        """Count one call; whether it is the one to fail."""
        self.calls += 1
        if self.calls == self.fail_at:
            self.failed_in = name
            return True
        return False


_now: list[Countdown] = []


def _sql(name: str, call: Any, *words: Any) -> Any:
    if not _now:
        return call(*words)
    count = _now[-1]
    shown = f"{name} {words[0]}"[:60] if words else name
    if not count.due(shown):
        return call(*words)
    if count.late:
        call(*words)
    raise sqlite3.OperationalError("disk I/O error")


class _Cursor(sqlite3.Cursor):
    def execute(self, *words: Any) -> Any:
        return _sql("execute", super().execute, *words)

    def executemany(self, *words: Any) -> Any:
        return _sql("executemany", super().executemany, *words)


class _Connection(sqlite3.Connection):
    def cursor(self, *words: Any, **more: Any) -> Any:
        more.setdefault("factory", _Cursor)
        return super().cursor(*words, **more)

    def execute(self, *words: Any) -> Any:
        return _sql("execute", super().execute, *words)

    def commit(self) -> None:
        _sql("commit", super().commit)

    def rollback(self) -> None:
        # A rollback that fails leaves it to SQLite, which rolls back when the file is opened next.
        _sql("rollback", super().rollback)

    def backup(self, *words: Any, **more: Any) -> None:
        _sql("backup", lambda: super(_Connection, self).backup(*words, **more))


@contextmanager
def wired(monkeypatch: Any) -> Iterator[None]:
    """Connections opened inside can be made to fail; so can calls of `os` that write."""

    def connect(*words: Any, **more: Any) -> sqlite3.Connection:
        more.setdefault("factory", _Connection)
        return _REAL_CONNECT(*words, **more)

    monkeypatch.setattr(sqlite3, "connect", connect)
    for name in _OS_CALLS:
        monkeypatch.setattr(os, name, _file_call(name, getattr(os, name)))
    yield


def _file_call(name: str, real: Any) -> Any:
    def call(*words: Any, **more: Any) -> Any:
        if not _now or (name == "open" and not _writes(words, more)):
            return real(*words, **more)
        count = _now[-1]
        if not count.due(f"os.{name}"):
            return real(*words, **more)
        if count.late:
            found = real(*words, **more)
            if name == "open":
                os.close(found)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    return call


def _writes(words: tuple[Any, ...], more: dict[str, Any]) -> bool:
    flags = words[1] if len(words) > 1 else more.get("flags", 0)
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


@contextmanager
def failing(count: Countdown) -> Iterator[Countdown]:
    """Count the calls made inside, and let one of them fail."""
    _now.append(count)
    try:
        yield count
    finally:
        _now.pop()
