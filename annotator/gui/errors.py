"""Errors: the top handler. Whatever nobody caught, in any thread, is shown once and written down.

Qt hands exceptions of slots, timers, paint and its threads to `sys.excepthook`, from the thread
they arose in; Python has other hooks for its own threads and for what is thrown away
(reliability.md, E12). What ends the process itself leaves the place where it happened in a file.
"""

import contextlib
import faulthandler
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from annotator.errors import UserError
from annotator.gui.telling import in_words
from annotator.settings import data_folder

_SAME_ERROR_S = 10.0
_MOST_PLACES = 100
_MINUTE_S = 60.0

Tell = Callable[[str, bool], None]


class Errors(QObject):
    """Takes every uncaught error. `told` carries words, or the path of a report of a bug.

    The report names files and lines of the program and holds no text of an article. A fault of
    the world may come again, but not at every event; one of ours is told once for its place.
    """

    told = Signal(str, bool)

    def __init__(self, tell: Tell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last: dict[str, float] = {}
        self._seen: set[str] = set()
        # Queued, so that a box never opens in a paint or in another thread.
        self.told.connect(tell, Qt.ConnectionType.QueuedConnection)

    def __call__(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take one uncaught error, from any thread."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
        elif isinstance(error, UserError):
            self._world(in_words(error.message))
        else:
            self._bug(kind, trace)

    def install(self) -> None:
        """Become the hook for everything that Python and Qt let fall."""
        sys.excepthook = self
        threading.excepthook = lambda fallen: self(
            fallen.exc_type, fallen.exc_value, fallen.exc_traceback
        )
        sys.unraisablehook = lambda fallen: self(
            fallen.exc_type, fallen.exc_value, fallen.exc_traceback
        )

    def _world(self, text: str) -> None:
        now = time.monotonic()
        if now - self._last.get(text, -_SAME_ERROR_S) >= _SAME_ERROR_S:
            self._last[text] = now
            self.told.emit(text, True)

    def _bug(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        # Values are left out on purpose: they may quote an article.
        report = f"{kind.__name__}\n{''.join(traceback.format_tb(trace))}"
        # The same place is reached on several ways: a paint by the system's wish, and by ours.
        place = "".join([kind.__name__, *traceback.format_tb(trace)[-1:]])
        if place in self._seen or len(self._seen) >= _MOST_PLACES:
            return
        self._seen.add(place)
        path = data_folder() / "last-error.txt"
        with contextlib.suppress(OSError):
            path.write_text(report, encoding="utf-8")
        sys.stderr.write(f"annotator: a fault of the program: {report}")
        self.told.emit(str(path), False)


class Seldom:
    """Which refusals may open a box: those that come with every key, only once a minute."""

    _OFTEN = frozenset(("project.disk_full", "project.fault"))
    _NEVER = frozenset(("project.read_only",))

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._last: dict[str, float] = {}

    def may(self, key: str) -> bool:
        """Whether a box may open now; never for what stands above the article all the time."""
        now = self._monotonic()
        if key in self._NEVER:
            return False
        if key in self._OFTEN and now - self._last.get(key, -_MINUTE_S) < _MINUTE_S:
            return False
        self._last[key] = now
        return True


class CrashFile:
    """Where the place of a crash is written that Python cannot outlive (faulthandler).

    It holds the names of functions and lines, nothing else.
    """

    def __init__(self) -> None:
        self._path = data_folder() / "crash.txt"
        self._file: TextIO | None = None

    def before(self) -> Path | None:
        """The report of a crash of the last run, moved out of the way; None when it ended well."""
        with contextlib.suppress(OSError):
            if self._path.stat().st_size:
                kept = self._path.with_name("last-crash.txt")
                self._path.replace(kept)
                return kept
        return None

    def watch(self) -> None:
        """Have crashes from now on written down; without a place for it, on standard error."""
        try:
            self._file = self._path.open("w", encoding="utf-8")
        except OSError:
            faulthandler.enable()
        else:
            faulthandler.enable(self._file)

    def done(self) -> None:
        """The program ends well."""
        faulthandler.disable()
        if self._file is not None:
            self._file.close()
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
