"""PostgreSQL watch: LISTEN, and the log for what was said. It writes nothing."""

import threading
import time
from collections.abc import Container
from typing import Any

import psycopg

from annotator.store import postgres_schema as sql
from annotator.store.changes import Changed, Watch
from annotator.store.postgres_errors import translated
from annotator.store.postgres_url import driver_words

_SLICE_S = 0.5
"""How long a wait lasts before it looks whether it was told to stop."""
_SHORTEST_S, _LONGEST_S = 0.25, 10.0
"""Between two attempts to reach a server that is away."""


class ServerWatch(Watch):
    """News of one project on a server. `own` holds the ids of acts that are no news."""

    def __init__(self, url: str, name: str, own: Container[str]) -> None:
        self._words = driver_words(url, read_only=True)
        self._own = own
        self._closed = threading.Event()
        self._polling = threading.Lock()
        self._connection: psycopg.Connection[Any] | None = None
        self._wait, self._next = _SHORTEST_S, 0.0
        with translated(name):
            self._connection = self._connect()
            row = self._connection.execute(sql.LAST).fetchone()
        self._last = int(row[0]) if row else 0

    def _connect(self) -> psycopg.Connection[Any]:
        connection = psycopg.connect(**self._words, autocommit=True)  # type: ignore[arg-type] # libpq's own words
        connection.execute(sql.LISTEN)
        return connection

    @property
    def connected(self) -> bool:
        """Whether the server listens to us just now."""
        return self._connection is not None

    def poll(self, seconds: float) -> list[Changed]:
        """News since the last call; see `Watch`."""
        with self._polling:
            return self._poll(seconds)

    def _poll(self, seconds: float) -> list[Changed]:
        deadline = time.monotonic() + seconds
        while not self._closed.is_set():
            left = max(0.0, deadline - time.monotonic())
            try:
                found = self._once(min(left, _SLICE_S))
            except psycopg.Error:
                self._drop()
                found = []
            if found or left <= 0:
                return found
        self._drop()
        return []

    def _once(self, seconds: float) -> list[Changed]:
        if self._connection is None:
            self._again(seconds)
            # What was said while nobody listened stands in the log.
            return self._news() if self._connection is not None else []
        heard = list(self._connection.notifies(timeout=seconds, stop_after=1))
        if any(int(said.payload) > self._last for said in heard if said.payload.isdecimal()):
            return self._news()
        return []

    def _news(self) -> list[Changed]:
        assert self._connection is not None, "asked only when connected"
        found = self._connection.execute(sql.NEWS, (self._last,)).fetchall()
        if found:
            self._last = found[-1][0]
        return [
            Changed(document, author, by, number)
            for number, document, author, by, id in found
            if id not in self._own
        ]

    def _again(self, seconds: float) -> None:
        """Try to connect again, at growing distances."""
        if time.monotonic() < self._next:
            self._closed.wait(seconds)
            return
        try:
            self._connection = self._connect()
            self._wait = _SHORTEST_S
        except psycopg.Error:
            self._next = time.monotonic() + self._wait
            self._wait = min(2 * self._wait, _LONGEST_S)

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def close(self) -> None:
        """Stop; the connection is given up by the thread that polls, or here when none does."""
        self._closed.set()
        if self._polling.acquire(blocking=False):
            self._drop()
            self._polling.release()
