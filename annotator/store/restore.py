"""Restore: a backup takes the place of a project, whole or not at all, and nothing is deleted.

A stale ``-wal`` or ``-journal`` beside a restored file would be replayed into it (reliability.md,
decision 7): whatever stands at the project's names is moved aside together, the database first,
so that no program can open a mixture. A plan on the disk lets whoever comes next finish it.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from annotator.errors import UserError
from annotator.sentences import worded
from annotator.store.backup import Backup, backups_of, copy_project
from annotator.store.durable import (
    COMPANIONS,
    make_private,
    remove_with_companions,
    sync_file,
    sync_folder,
)
from annotator.store.locking import ProjectLock
from annotator.store.verifying import what_it_says


class Passed(msgspec.Struct, frozen=True):
    """A backup that could not be used, and why."""

    path: Path
    why: str


class Restored(msgspec.Struct, frozen=True):
    """What a restore did: from which file, where the files of before are, what was passed over."""

    source: Path
    aside: tuple[Path, ...]
    passed: tuple[Passed, ...] = ()


class _Plan(msgspec.Struct, frozen=True):
    """What is still to be done: move what is there to this number, then the copy to its place."""

    number: int


def restore(project: Path, source: Path | None = None) -> Restored:
    """Put a backup in the place of a project; the newest sound one when none is named.

    The files that stand there are renamed to ``<project>.damaged-<n>`` and are never deleted;
    there need not be any. Whatever is killed when, the project is afterwards the one of before or
    the backup: at the next opening `finish` ends what was begun.

    Raises UserError: ``project.locked`` while a program has the project open, ``backup.none``,
    ``backup.bad`` when the named one is not sound, ``backup.failed`` when the disk refuses.
    """
    path = project.resolve()
    with _held(path):
        finish_held(path)
        copy = _copy_name(path)
        remove_with_companions(copy)
        try:
            used, passed = _checked_copy(path, source, copy)
            aside = _begin(path)
            finish_held(path)
        except OSError as fault:
            raise _failed(path, fault) from fault
        finally:
            if not _plan_name(path).exists():
                remove_with_companions(copy)
    return Restored(used, aside, passed)


def finish(project: Path) -> bool:
    """End a restore that was cut short; True when there was one.

    For whoever opens a project, before anything is read. Where nothing was cut short this is one
    look at a name. Raises UserError ``project.locked`` or ``backup.failed``.
    """
    path = project.resolve()
    if not _plan_name(path).exists():
        return False
    with _held(path):
        try:
            return finish_held(path)
        except OSError as fault:
            raise _failed(path, fault) from fault


@contextlib.contextmanager
def _held(path: Path) -> Iterator[None]:
    try:
        lock = ProjectLock(path)
    except FileNotFoundError as fault:
        raise UserError(
            "project.missing", worded("There is no folder {folder}.", folder=path.parent)
        ) from fault
    try:
        yield
    finally:
        lock.release()


# --- the copy ---------------------------------------------------------------------------------


def _checked_copy(path: Path, source: Path | None, copy: Path) -> tuple[Path, tuple[Passed, ...]]:
    """Make the copy from the named file, or from the newest backup that is sound."""
    if source is not None:
        _copied(source, copy)
        return source, ()
    passed: list[Passed] = []
    for backup in reversed(backups_of(path)):
        try:
            _copied(backup.path, copy)
        except UserError as fault:
            if fault.key != "backup.bad":
                raise
            passed.append(Passed(backup.path, fault.message))
            remove_with_companions(copy)
        else:
            return backup.path, tuple(passed)
    raise _none(path, passed)


def _copied(source: Path, copy: Path) -> None:
    if not source.is_file():
        raise UserError("backup.missing", worded("There is no backup {path}.", path=source))
    try:
        copy_project(source, copy, everything=True, called=source)
    except sqlite3.Error as fault:
        raise what_it_says(source, fault) from fault
    sync_folder(copy.parent)


def _none(path: Path, passed: list[Passed]) -> UserError:
    if not passed:
        words = worded("There is no backup of {path}. Nothing was changed.", path=path)
    else:
        words = worded(
            "None of the {number} backups of {path} is sound, and nothing was changed. Save what "
            "can be saved with `annotator salvage {path} NEW.annot`.",
            number=len(passed),
            path=path,
        )
    return UserError("backup.none", words)


# --- the exchange -----------------------------------------------------------------------------


def _begin(path: Path) -> tuple[Path, ...]:
    """Write down what will be done; from here on it is only ever finished, never taken back."""
    number = 1
    while any(os.path.lexists(name) for name in _aside(path, number)):
        number += 1
    plan = _plan_name(path)
    part = plan.with_name(plan.name + "-part")
    part.unlink(missing_ok=True)
    make_private(part)
    part.write_bytes(msgspec.json.encode(_Plan(number)))
    sync_file(part)
    there = tuple(
        aside
        for name, aside in zip(_present(path), _aside(path, number), strict=True)
        if os.path.lexists(name)
    )
    part.replace(plan)
    sync_folder(path.parent)
    return there


def finish_held(path: Path) -> bool:
    """As `finish`, for who has the lock of the project already; OSError when the disk refuses."""
    plan = _plan_name(path)
    try:
        told = msgspec.json.decode(plan.read_bytes(), type=_Plan)
    except FileNotFoundError:
        return False
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        words = worded(
            "{path} cannot be understood. Look at the files beside it before deleting it.",
            path=plan,
        )
        raise UserError("backup.failed", words) from fault
    copy = _copy_name(path)
    if copy.exists():
        # The database first: without it nothing can be opened, and so nothing be mixed.
        for name, aside in zip(_present(path), _aside(path, told.number), strict=True):
            if os.path.lexists(name):
                name.replace(_free(aside))
        sync_folder(path.parent)
        copy.replace(path)
        sync_folder(path.parent)
    plan.unlink()
    sync_folder(path.parent)
    return True


def _free(aside: Path) -> Path:
    """A name that nothing has: somebody may have made a new file between two tries."""
    number = 1
    found = aside
    while os.path.lexists(found):
        number += 1
        found = aside.with_name(f"{aside.name}.{number}")
    return found


def _present(path: Path) -> tuple[Path, ...]:
    return (path, *(path.with_name(path.name + end) for end in COMPANIONS))


def _aside(path: Path, number: int) -> tuple[Path, ...]:
    # With the ends where SQLite looks for them, so that the damaged project stays readable.
    first = path.with_name(f"{path.name}.damaged-{number}")
    return (first, *(first.with_name(first.name + end) for end in COMPANIONS))


def _copy_name(path: Path) -> Path:
    return path.with_name(path.name + ".restoring")


def _plan_name(path: Path) -> Path:
    return path.with_name(path.name + ".restore-plan")


def _failed(path: Path, fault: OSError) -> UserError:
    words = worded(
        "{path} could not be restored: {fault}. Nothing is lost: the files of before stand there "
        "or beside it. Make room, or see whether the folder is yours, and repeat.",
        path=path,
        fault=str(fault),
    )
    return UserError("backup.failed", words)


def newest(project: Path) -> Backup | None:
    """The newest backup of a project, or None."""
    found = backups_of(project)
    return found[-1] if found else None
