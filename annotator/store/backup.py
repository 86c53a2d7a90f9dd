"""Backup: copies of a project that are opened and checked before they count, and their thinning.

Reads the project through a connection of its own; never touches its files by hand while it may
be open (reliability.md, decision 8). Order is by number, never by clock.
"""

import datetime
import hashlib
import os
import re
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from annotator.errors import UserError
from annotator.sentences import worded
from annotator.settings import data_folder
from annotator.store.clock import Clock
from annotator.store.durable import (
    make_private,
    private_folder,
    remove_with_companions,
    sync_file,
    sync_folder,
)
from annotator.store.locking import ProjectLock
from annotator.store.verifying import counts_of, reader, verify

_NAME = re.compile(r"(\d{6,})-([a-z]+)-(\d{4}-\d{2}-\d{2})T(\d{6})Z\.annot")
_REASON = re.compile(r"[a-z]+")


class Backup(msgspec.Struct, frozen=True, order=True):
    """One backup: its number, which gives the order; the file; why; when, by the clock of then."""

    number: int
    path: Path
    reason: str
    time: str
    size: int


class Keeping(msgspec.Struct, frozen=True, kw_only=True):
    """How many backups are kept: the newest, and the last one of so many days, weeks, months.

    Days are those on which there were backups, so that neither a holiday nor a clock that jumps
    takes one away. `size` is the most that all may take, in bytes; the newest `least` stay
    whatever their size.
    """

    newest: int = 48
    days: int = 7
    weeks: int = 4
    months: int = 12
    size: int = 4 * 1024**3
    least: int = 2


def backup_folder(project: Path) -> Path:
    """Where backups of a project go: beside it, else in the person's data folder.

    Made when it is not there, for its owner alone. Raises UserError ``backup.no_folder``.
    """
    beside = project.with_name(project.name.removesuffix(".annot") + "-backups")
    try:
        if os.access(private_folder(beside), os.W_OK):
            return beside
    except OSError:
        pass
    try:
        return private_folder(_far(project, make=True))
    except OSError as fault:
        words = worded(
            "There is no place for backups of {project}: {fault}. Choose another folder.",
            project=project,
            fault=str(fault),
        )
        raise UserError("backup.no_folder", words) from fault


def _far(project: Path, *, make: bool) -> Path:
    known = hashlib.sha256(os.fsencode(project.resolve())).hexdigest()[:12]
    folder = data_folder() / "backups"
    if make:
        private_folder(folder)
    return folder / f"{project.stem[:40]}-{known}"


def backups_of(project: Path) -> list[Backup]:
    """All backups of a project, oldest first, from both places where they may be."""
    beside = project.with_name(project.name.removesuffix(".annot") + "-backups")
    return sorted({*_listed(beside), *_listed(_far(project, make=False))})


def _listed(folder: Path) -> Iterable[Backup]:
    try:
        names = list(folder.iterdir())
    except OSError:
        return
    for path in names:
        told = _NAME.fullmatch(path.name)
        if told is not None and path.is_file() and not path.is_symlink():
            number, reason, day, time = told.groups()
            when = f"{day}T{time[:2]}:{time[2:4]}:{time[4:]}Z"
            yield Backup(int(number), path, reason, when, path.stat().st_size)


def make_backup(
    project: Path,
    reason: str,
    clock: Clock,
    *,
    folder: Path | None = None,
    everything: bool = False,
) -> Backup:
    """Copy a project, check the copy, and only then give it the name of a backup.

    The project may be open, here or elsewhere: the copy is taken in one step from one moment.
    Works in any thread; SQLite copies without holding Python up. `reason` is one word of ASCII
    letters. With `everything` each text and chain of the copy is hashed, otherwise of a large
    project every n-th. Raises UserError ``backup.bad`` when the copy is not sound, which says
    that the project is damaged; ``backup.failed`` when it cannot be written. What was there
    before stays in both cases.
    """
    if _REASON.fullmatch(reason) is None:
        raise ValueError(reason)
    if not project.is_file():
        raise UserError(
            "project.missing", worded("There is no project {project}.", project=project)
        )
    where = folder if folder is not None else backup_folder(project)
    try:
        private_folder(where)
        lock = ProjectLock(where / "backups")
    except OSError as fault:
        raise _failed(project, fault) from fault
    try:
        _sweep(where)
        return _made(project, where, reason, clock(), everything=everything)
    except (OSError, sqlite3.Error) as fault:
        raise _failed(project, fault) from fault
    finally:
        lock.release()


def _made(project: Path, folder: Path, reason: str, now: str, *, everything: bool) -> Backup:
    known = [*backups_of(project), *_listed(folder)]
    number = max((backup.number for backup in known), default=0) + 1
    part = folder / f"{number:06}.part"
    try:
        copy_project(project, part, everything=everything)
        stamp = now.replace(":", "")
        path = folder / f"{number:06}-{reason}-{stamp}.annot"
        if _NAME.fullmatch(path.name) is None:
            raise ValueError(now)
        # Numbers only grow and the lock is ours, so that nothing stands at this name.
        part.replace(path)
        sync_folder(folder)
    finally:
        remove_with_companions(part)
    return Backup(number, path, reason, now, path.stat().st_size)


def copy_project(
    project: Path, copy: Path, *, everything: bool, called: Path | None = None
) -> None:
    """A checked copy of a project as one file of its owner alone, on the disk when this returns.

    Raises OSError, sqlite3.Error, or UserError ``backup.bad``, which names `called` where it is
    given, else the copy; then the copy may be there in part.
    """
    make_private(copy)
    with reader(project) as source:
        # Counted and copied in one transaction, so that both are of the same moment.
        source.execute("BEGIN")
        expected = counts_of(source)
        target = sqlite3.connect(copy, isolation_level=None)
        try:
            # The file becomes durable as a whole, by `sync_file`; until then it is nothing.
            target.execute("PRAGMA synchronous=OFF")
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE").fetchall()
        finally:
            target.close()
        source.execute("ROLLBACK")
    verify(copy, expected, all_=everything, called=called)
    sync_file(copy)


def _sweep(folder: Path) -> None:
    """Take away what a killed program has left. The lock is ours, so nobody writes it now."""
    for part in folder.glob("*.part"):
        remove_with_companions(part)


def _failed(project: Path, fault: Exception) -> UserError:
    words = worded(
        "No backup of {project} could be made: {fault}. The project and its earlier backups are as "
        "they were. Make room, or see whether the folder is yours to write to.",
        project=project,
        fault=str(fault),
    )
    return UserError("backup.failed", words)


# --- thinning ---------------------------------------------------------------------------------


def superfluous(backups: Sequence[Backup], keeping: Keeping) -> list[Backup]:
    """Which backups may go, oldest first. Pure; reads no clock.

    Kept are the newest ones, and the last one of each of the latest days, weeks and months that
    have any; the newest first until `size` is used up.
    """
    newest_first = sorted(backups, reverse=True)
    wanted: dict[int, Backup] = {b.number: b for b in newest_first[: keeping.least]}
    for periods, length in ((keeping.days, 10), (keeping.weeks, 0), (keeping.months, 7)):
        for backup in _last_of_each(newest_first, length)[:periods]:
            wanted.setdefault(backup.number, backup)
    for backup in newest_first[: keeping.newest]:
        wanted.setdefault(backup.number, backup)
    kept: set[int] = set()
    used = 0
    # In the order of their worth: the last two, days, weeks, months, then the many of today.
    for backup in wanted.values():
        if len(kept) < keeping.least or used + backup.size <= keeping.size:
            kept.add(backup.number)
            used += backup.size
    return [backup for backup in sorted(backups) if backup.number not in kept]


def _last_of_each(newest_first: Iterable[Backup], length: int) -> list[Backup]:
    """The last backup of each period: so many letters of the date, or 0 for the week."""
    found: dict[str, Backup] = {}
    for backup in newest_first:
        found.setdefault(_week(backup.time) if not length else backup.time[:length], backup)
    return list(found.values())


def _week(time: str) -> str:
    try:
        year, week, _ = datetime.date.fromisoformat(time[:10]).isocalendar()
    except ValueError:
        return time[:10]
    return f"{year}-{week}"


def thin(project: Path, keeping: Keeping) -> list[Backup]:
    """Delete the superfluous backups; those that went. What cannot be deleted stays.

    Nothing goes while the newest backup does not open as a sound project: the older ones are then
    all that there is. Raises UserError ``backup.bad`` in that case.
    """
    known = backups_of(project)
    gone = superfluous(known, keeping)
    if not gone:
        return []
    verify(known[-1].path)
    done = []
    for backup in gone:
        try:
            backup.path.unlink()
        except OSError:
            continue
        done.append(backup)
    return done
