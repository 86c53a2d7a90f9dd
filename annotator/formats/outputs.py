"""Targets of an export: one file, a folder or a zip file, each whole or not at all."""

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from annotator.errors import UserError
from annotator.formats.archives import write_zip
from annotator.formats.base import OutFile, Problem
from annotator.formats.files import atomic_writer, sync_folder, told
from annotator.sentences import worded

Written = Iterable[OutFile | Problem]


@contextlib.contextmanager
def several(path: Path, files: Written) -> Iterator[Iterator[Problem]]:
    """Write several files to a folder, or into one zip file when `path` ends in ``.zip``.

    Gives the problems among `files`; going through them is what writes. The folder must not
    exist, or be empty: nothing of anybody's is mixed with it or replaced. It appears whole, when
    the context ends well. Raises UserError ``export.folder_exists``, ``export.disk_full`` and
    ``export.unwritable``.
    """
    if path.suffix.lower() == ".zip":
        with atomic_writer(path) as out:
            yield _into_zip(out, files)
    else:
        with _new_folder(path) as part:
            yield _into_folder(part, files)


def _into_zip(out: BinaryIO, files: Written) -> Iterator[Problem]:
    problems: list[Problem] = []

    def only_files() -> Iterator[OutFile]:
        for entry in files:
            if isinstance(entry, OutFile):
                yield entry
            else:
                problems.append(entry)

    for _ in write_zip(out, only_files()):
        yield from problems
        problems.clear()
    yield from problems


def _into_folder(part: Path, files: Written) -> Iterator[Problem]:
    folder = _Folder(part)
    for entry in files:
        if isinstance(entry, OutFile):
            folder.write(entry)
        else:
            yield entry
    folder.close()


@contextlib.contextmanager
def _new_folder(path: Path) -> Iterator[Path]:
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        words = worded(
            "{path} exists and is not an empty folder. Name a new folder, or a .zip file.",
            path=path,
        )
        raise UserError("export.folder_exists", words)
    if not path.parent.is_dir():
        words = worded(
            "There is no folder {folder}. Make it, or name another one.", folder=path.parent
        )
        raise UserError("export.unwritable", words)
    part = path.parent / f".annotator-{secrets.token_hex(8)}.part"
    try:
        part.mkdir()
        yield part
        sync_folder(part)
        with contextlib.suppress(FileNotFoundError):
            path.rmdir()
        os.replace(part, path)
        sync_folder(path.parent)
    except OSError as fault:
        raise told(path, fault) from fault
    finally:
        shutil.rmtree(part, ignore_errors=True)


class _Folder:
    """A folder that is being filled, file by file; folders inside it are made once each."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._made = {""}

    def write(self, file: OutFile) -> None:
        """Write a file that outlives a power cut from now on, but for its name."""
        home, _, name = file.name.rpartition("/")
        # Names are those of our own stems: one that leads elsewhere is a fault of ours.
        if not _plain(name):
            raise ValueError(f"{file.name} is no name for a file in the folder")
        if home not in self._made:
            self._make(home)
        with open(f"{self._path}{os.sep}{file.name}", "xb", buffering=0) as out:
            out.write(file.data)
            os.fsync(out.fileno())

    def _make(self, home: str) -> None:
        if not all(map(_plain, home.split("/"))):
            raise ValueError(f"{home} lies outside of the folder")
        (self._path / home).mkdir(parents=True, exist_ok=True)
        self._made.add(home)

    def close(self) -> None:
        """All is written: the names in the folders outlive a power cut, too."""
        for home in sorted(self._made - {""}):
            sync_folder(self._path / home)


def _plain(name: str) -> bool:
    return name not in ("", ".", "..") and not set("\\:\0").intersection(name)
