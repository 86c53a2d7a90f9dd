"""Care: when a project is backed up, and the doors to backup, restore and salvage.

A copy is made by `store.backup`; here is decided when and why. Any thread may call `back_up`.
"""

import itertools
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from annotator.errors import UserError
from annotator.model.place import Place
from annotator.store.backup import Backup, Keeping, backups_of, make_backup, thin
from annotator.store.clock import Clock, utc_now
from annotator.store.restore import Passed, Restored, restore
from annotator.store.verifying import last_act

__all__ = [
    "Backup",
    "Passed",
    "Restored",
    "Schedule",
    "back_up",
    "back_up_before",
    "back_up_before_import",
    "backups_of",
    "import_needs_backup",
    "restore_project",
    "unsaved_acts",
]

WORK_MINUTES = 30
"""At most so much work lies between two backups."""

_MANY_DOCUMENTS = 100


class Done(msgspec.Struct, frozen=True):
    """A backup that was made, and what was thinned out after it; `remark` when that failed."""

    backup: Backup
    gone: tuple[Backup, ...] = ()
    remark: str = ""


def back_up(
    project: Path,
    reason: str,
    *,
    clock: Clock = utc_now,
    keeping: Keeping | None = None,
    folder: Path | None = None,
) -> Done:
    """Make a checked backup, then thin out the older ones. UserError as from `make_backup`.

    `reason` is one word: "work", "hand", "migration", "import", "delete", "merge".
    """
    made = make_backup(project, reason, clock, folder=folder)
    try:
        return Done(made, tuple(thin(project, keeping or Keeping())))
    except UserError as fault:
        # The backup is there; only the tidying was not possible.
        return Done(made, (), fault.message)


def back_up_before(project: Path, reason: str) -> Done | None:
    """As `back_up`, before something large; None when the newest backup holds all there is."""
    return back_up(project, reason) if unsaved_acts(project) else None


def import_needs_backup(paths: Iterable[Path]) -> bool:
    """Whether an import begins with a backup: one of more than a hundred documents.

    Files count as one each and those of lines by their lines; reading ends as soon as it is sure.
    What cannot be read counts as nothing: the import itself will say so.
    """
    number = 0
    for path in _files(paths):
        number += _documents_in(path, _MANY_DOCUMENTS + 1 - number)
        if number > _MANY_DOCUMENTS:
            return True
    return False


def back_up_before_import(place: Place, paths: Iterable[Path]) -> Done | None:
    """Back a project file up before a large import; None where there is no need, or no project."""
    if not isinstance(place, Path) or not place.exists() or not import_needs_backup(paths):
        return None
    return back_up_before(place, "import")


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (found for found in path.rglob("*") if found.is_file())
        else:
            yield path


def _documents_in(path: Path, most: int) -> int:
    if path.suffix.lower() != ".jsonl":
        return 1
    try:
        with path.open("rb") as file:
            return sum(1 for _ in itertools.islice(file, most))
    except OSError:
        return 0


def restore_project(project: Path, source: Path | None = None) -> Restored:
    """Put the newest sound backup, or the named one, in the place of a project; see `restore`."""
    return restore(project, source)


def unsaved_acts(project: Path) -> bool:
    """Whether the log of a project goes further than that of its newest backup."""
    known = backups_of(project)
    return last_act(project) > (last_act(known[-1].path) if known else 0)


class Schedule:
    """Says when the next backup is due: 30 minutes after the first act that none has.

    Counted by a clock that only goes forward and that nobody sets (`time.monotonic`, in seconds),
    so that neither summer time nor a wrong date delays or doubles a backup. Time in which nothing
    was done makes nothing due.
    """

    def __init__(
        self, monotonic: Callable[[], float] = time.monotonic, minutes: float = WORK_MINUTES
    ) -> None:
        self._monotonic = monotonic
        self._seconds = minutes * 60
        self._since: float | None = None
        self._acts = 0
        self._seen = 0

    def acted(self) -> None:
        """An act was saved. Also at opening, when `unsaved_acts` says so."""
        self._acts += 1
        if self._since is None:
            self._since = self._monotonic()

    def due(self) -> bool:
        """Whether a backup should be made now; ask once a minute."""
        return self._since is not None and self._monotonic() - self._since >= self._seconds

    def began(self) -> None:
        """A backup has begun: what is saved from now on may not be in it."""
        self._seen = self._acts

    def done(self) -> None:
        """The backup that began last is there; acts since then are counted from now."""
        self._since = self._monotonic() if self._acts > self._seen else None

    def failed(self, minutes: float = 5) -> None:
        """The backup could not be made: it is due again in some minutes, not at once."""
        self._since = self._monotonic() - self._seconds + minutes * 60
