"""Zip files: their members as sources, never unpacked onto the disk, and written without a clock.

Names inside an archive are only names here: nothing is ever opened by them outside of it, so a
name such as ``../../x`` reaches nothing (reliability.md, S7). What unpacks to more than it should
is refused before it is read (S8).
"""

import contextlib
import io
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from annotator.errors import UserError
from annotator.formats.base import OutFile
from annotator.formats.files import LINE_LIMIT, Source
from annotator.sentences import worded

_MOST_FILES = 100_000
_MOST_BYTES = 4 * 1024**3
_RATIO = 200  # text packs at most about tenfold; markup full of repeats some fiftyfold
_SMALL = 1024 * 1024
_WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip file knows: the same bytes every time


class _Archive:
    """An open zip file, shared by its members: its list is read once."""

    def __init__(self, path: Path) -> None:
        try:
            self.file = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, RuntimeError, OSError) as fault:
            words = worded(
                "{file} is no readable zip file ({why}). Nothing of it was read.",
                file=path.name,
                why=str(fault),
            )
            raise UserError("archive.damaged", words) from fault
        self.path = path
        self.members = {info.filename: info for info in self.file.infolist() if not info.is_dir()}


class ZipSource(Source):
    """A file inside a zip file. `path` is the archive's path with the member's name behind it."""

    def __init__(self, archive: _Archive, member: str) -> None:
        super().__init__(archive.path / member)
        self._archive = archive
        self._member = member

    @property
    def name(self) -> str:
        """The member's own name, without folders."""
        return PurePosixPath(self._member).name

    @property
    def size(self) -> int:
        """Bytes of the member when unpacked."""
        return self._archive.members[self._member].file_size

    def beside(self, name: str) -> Source | None:
        """The member of that name in the same folder of the archive, or None."""
        if not name or "/" in name:
            return None
        wanted = str(PurePosixPath(self._member).with_name(name))
        return ZipSource(self._archive, wanted) if wanted in self._archive.members else None

    def _open(self) -> BinaryIO:
        try:
            with self._archive.file.open(self._member) as member:
                # The size that the archive claims was checked; what it holds is checked here.
                data = member.read(LINE_LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as bad:
            words = worded(
                "{path} cannot be unpacked ({why}). The other files were read.",
                path=self.path,
                why=str(bad),
            )
            raise UserError("archive.damaged", words) from bad
        if len(data) > LINE_LIMIT:
            words = worded(
                "{path} unpacks to more than {size} MB. Unpack it yourself.",
                path=self.path,
                size=LINE_LIMIT // 2**20,
            )
            raise UserError("limit.archive", words)
        return io.BytesIO(data)


class MemorySource(Source):
    """Bytes under a name, such as what was pasted."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(Path(name))
        self._data = data

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self._data)

    def beside(self, name: str) -> Source | None:
        """None: nothing lies beside it."""
        return None

    def _open(self) -> BinaryIO:
        return io.BytesIO(self._data)


def zip_members(path: Path) -> list[ZipSource]:
    """The files of a zip file in the order of their names, hidden ones and folders left out.

    Raises UserError ``archive.damaged``, ``archive.encrypted``, ``zip.unsafe_path`` and
    ``limit.archive`` (too many files, too large when unpacked, or packed more tightly than text
    can be: a zip bomb).
    """
    archive = _Archive(path)
    _refuse_unsafe(path, archive.file.infolist())
    refuse_bombs(path, list(archive.members.values()))
    names = sorted(name for name in archive.members if not _hidden(name))
    return [ZipSource(archive, name) for name in names]


@contextlib.contextmanager
def opened_archive(source: Source) -> Iterator[zipfile.ZipFile]:
    """A document that is a zip file itself, open while it is read.

    Raises UserError ``archive.damaged``, ``archive.encrypted`` and ``limit.archive``.
    """
    with source.stream() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, RuntimeError) as fault:
            words = worded(
                "{file} is cut off or damaged ({why}). Nothing of it was read.",
                file=source.name,
                why=str(fault),
            )
            raise UserError("archive.damaged", words) from fault
        with archive:
            refuse_bombs(source.path, archive.infolist())
            yield archive


def read_member(archive: zipfile.ZipFile, member: str, name: str, limit: int = LINE_LIMIT) -> bytes:
    """The bytes of a member of a document that is a zip file itself; `name` is the document's.

    Raises UserError ``archive.damaged`` and ``limit.archive``. What is read, not what the archive
    claims, is measured.
    """
    try:
        with archive.open(member) as file:
            data = file.read(limit + 1)
    except KeyError as fault:
        words = worded(
            "{name} has no part {member}, so it is no whole document of its kind.",
            name=name,
            member=member,
        )
        raise UserError("archive.damaged", words) from fault
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as fault:
        words = worded(
            "{name}: its part {member} cannot be unpacked ({why}).",
            name=name,
            member=member,
            why=str(fault),
        )
        raise UserError("archive.damaged", words) from fault
    if len(data) > limit:
        words = worded(
            "{name}: its part {member} unpacks to more than {size} MB.",
            name=name,
            member=member,
            size=limit // 2**20,
        )
        raise UserError("limit.archive", words)
    return data


def _refuse_unsafe(path: Path, members: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that means to write elsewhere: here it could not, but it is a trap."""
    for info in members:
        parts = PurePosixPath(info.filename.replace("\\", "/")).parts
        link = stat.S_ISLNK(info.external_attr >> 16)
        drive = len(info.filename) > 1 and info.filename[1] == ":"
        if link or drive or info.filename.startswith(("/", "\\")) or ".." in parts:
            words = worded(
                "{file} holds the entry {entry!r}, which points outside of it. Nothing of "
                "it was read. Unpack what you trust yourself, then import the files.",
                file=path.name,
                entry=info.filename,
            )
            raise UserError("zip.unsafe_path", words)


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def refuse_bombs(path: Path, members: list[zipfile.ZipInfo]) -> None:
    """UserError for an archive of too many files, too large, locked, or packed too tightly."""
    whole = sum(info.file_size for info in members)
    packed = sum(info.compress_size for info in members)
    if any(info.flag_bits & 0x1 for info in members):
        words = worded(
            "{file} is locked with a password. Unpack it yourself, then import the files.",
            file=path.name,
        )
        raise UserError("archive.encrypted", words)
    tight = whole > _SMALL and whole > _RATIO * max(1, packed)
    if len(members) > _MOST_FILES or whole > _MOST_BYTES or tight:
        words = worded(
            "{file} would unpack to {whole:,.0f} MB in {files} files, from "
            "{packed:,.3f} MB. That is more than texts do; nothing of it was read. If "
            "you trust it, unpack it yourself.",
            file=path.name,
            whole=whole / 1e6,
            files=len(members),
            packed=packed / 1e6,
        )
        raise UserError("limit.archive", words)


def write_zip(out: BinaryIO, files: Iterable[OutFile]) -> Iterator[str]:
    """Write files into a zip file, the same bytes for the same files; yields each name.

    A later file of the same name is refused with ValueError: two documents would become one.
    """
    seen: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            if file.name in seen:
                raise ValueError(f"two files named {file.name}")
            seen.add(file.name)
            info = zipfile.ZipInfo(file.name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, file.data)
            yield file.name
