"""Fetching: reads lists and documents from a server in a thread, so that the window never waits."""

import threading
import time

import msgspec
from PySide6.QtCore import QObject, Signal

from annotator.app.catalogue import Catalogue
from annotator.app.session import Opened
from annotator.app.team_session import MAY_PASS, TeamSession
from annotator.errors import UserError
from annotator.gui.sending import AGAIN_S
from annotator.model.scheme import Scheme

_REST = 3
"""A list rests so many times as long as reading it took: a long one in a busy team is no load."""


class Fresh(msgspec.Struct, frozen=True):
    """What was read: the list and the scheme where they were asked for, and a document."""

    rows: Catalogue | None = None
    scheme: Scheme | None = None
    opened: Opened | None = None


class Fetching(QObject):
    """One thread that reads what was asked for last; asking twice before it begins reads once.

    `fetched` carries a Fresh. `failed` carries the UserError of a document that cannot be read;
    while the server is away it is tried again, and `away` says so.
    """

    fetched = Signal(object)
    failed = Signal(object)
    away = Signal(object)

    def __init__(self, session: TeamSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wake = threading.Condition()
        self._lists, self._document = False, ""
        self._lists_from = 0.0
        self._stopping = False
        self._reader = threading.Thread(target=self._read_all, name="fetching", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._reader.start()

    def ask(self, document: str = "", *, lists: bool = False) -> None:
        """Read a document, which takes the place of one asked for before, or the list as well."""
        with self._wake:
            self._lists = self._lists or lists
            self._document = document or self._document
            self._wake.notify()

    def stop(self) -> None:
        """Read nothing more; the thread is not waited for."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        self.blockSignals(True)

    def _read_all(self) -> None:
        while True:
            with self._wake:
                while not (self._document or self._stopping) and (rest := self._rest()) != 0:
                    self._wake.wait(rest)
                if self._stopping:
                    return
                lists, document = self._rest() == 0, self._document
                self._lists, self._document = self._lists and not lists, ""
            start = time.monotonic()
            self._read(lists, document)
            if lists:
                now = time.monotonic()
                self._lists_from = now + _REST * (now - start)

    def _rest(self) -> float | None:
        """Seconds until the list may be read; None when nobody has asked for it."""
        return max(0.0, self._lists_from - time.monotonic()) if self._lists else None

    def _read(self, lists: bool, document: str) -> None:
        session = self._session
        try:
            rows = session.documents() if lists else None
            scheme = session.store.scheme() if lists else None
            opened = session.read_document(document) if document else None
        except UserError as error:
            self._missed(lists, document, error)
            return
        self.fetched.emit(Fresh(rows, scheme, opened))

    def _missed(self, lists: bool, document: str, error: UserError) -> None:
        if error.key not in MAY_PASS:
            self.failed.emit(error)
            return
        self.away.emit(error)
        with self._wake:
            # What was asked for meanwhile goes before.
            self._lists = self._lists or lists
            self._document = self._document or document
            if not self._stopping:
                self._wake.wait(AGAIN_S)
