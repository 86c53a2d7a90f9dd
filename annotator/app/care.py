"""Care: when a project is backed up, and the doors to backup, restore and salvage.

A copy is made by `store.backup`; here is decided when and why. Any thread may call `back_up`.
"""

import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from annotator.errors import UserError
from annotator.store.backup import Backup, Keeping, backups_of, make_backup, thin
from annotator.store.clock import Clock, utc_now
from annotator.store.restore import Passed, Restored, finish, restore
from annotator.store.verifying import last_act

__all__ = [
    "Backup",
    "Passed",
    "Restored",
    "Schedule",
    "back_up",
    "backups_of",
    "finish_restore",
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


def import_needs_backup(documents: int) -> bool:
    """Whether an import of so many documents begins with a backup (more than a hundred)."""
    return documents > _MANY_DOCUMENTS


def restore_project(project: Path, source: Path | None = None) -> Restored:
    """Put the newest sound backup, or the named one, in the place of a project; see `restore`."""
    return restore(project, source)


def finish_restore(project: Path) -> bool:
    """End a restore that was cut short, before the project is opened; True when there was one."""
    return finish(project)


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
