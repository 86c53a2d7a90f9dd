"""Files at the border: atomic writing, and streamed reading with limits.

Knows bytes, folders and faults of the disk; knows nothing of documents or formats.
"""

import contextlib
import errno
import io
import os
import secrets
import stat
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import BinaryIO

from annotator.errors import UserError
from annotator.sentences import worded

LINE_LIMIT = 64 * 1024 * 1024
"""The longest line, and the largest file read whole, in bytes (reliability.md, S17)."""

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_BINARY = getattr(os, "O_BINARY", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_TRIES_WHILE_HELD = 20


@contextlib.contextmanager
def atomic_writer(path: Path) -> Iterator[BinaryIO]:
    """Write `path` whole or not at all: its old content stands until the new one is durable.

    A temporary file in the same folder (only its owner can read it) is written, flushed to the
    disk and renamed; then the folder is flushed (reliability.md, F13: without the two flushes an
    export that was reported as done can be torn or missing after a power cut). On any failure
    the temporary file is removed. A link at `path` is replaced, never followed.

    Raises UserError ``export.disk_full``, ``export.unwritable`` or ``export.in_use``.
    """
    _refuse_odd_target(path)
    part = path.parent / f".annotator-{secrets.token_hex(8)}.part"
    try:
        with _opened(part) as (out, mode):
            yield out
            out.flush()
            os.fsync(out.fileno())
            _set_mode(out.fileno(), _kept_mode(path, mode))
        _rename(part, path)
        sync_folder(path.parent)
    except OSError as fault:
        raise told(path, fault) from fault
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


@contextlib.contextmanager
def _opened(part: Path) -> Iterator[tuple[BinaryIO, int]]:
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | _BINARY | _NOFOLLOW
    handle = os.open(part, flags, 0o666)
    # The system has applied the umask; this is the only way to learn it without changing it.
    usual = stat.S_IMODE(os.fstat(handle).st_mode)
    _set_mode(handle, 0o600)
    with os.fdopen(handle, "wb", buffering=1024 * 1024) as out:
        yield out, usual


def _set_mode(handle: int, mode: int) -> None:
    if hasattr(os, "fchmod"):
        # Some foreign file systems have no modes; that is no reason to refuse an export.
        with contextlib.suppress(PermissionError):
            os.fchmod(handle, mode)


def _kept_mode(path: Path, usual: int) -> int:
    try:
        return stat.S_IMODE(os.lstat(path).st_mode) & 0o777 if not path.is_symlink() else usual
    except FileNotFoundError:
        return usual


def _refuse_odd_target(path: Path) -> None:
    if path.is_dir():
        raise UserError(
            "export.unwritable", worded("{path} is a folder. Name a file to write to.", path=path)
        )
    if path.exists() and not path.is_file():
        raise UserError(
            "export.unwritable",
            worded("{path} is not an ordinary file. Name another one.", path=path),
        )
    if not path.parent.is_dir():
        raise UserError(
            "export.unwritable",
            worded(
                "There is no folder {folder}. Make it, or name another one.", folder=path.parent
            ),
        )


def _rename(part: Path, path: Path) -> None:
    for attempt in range(_TRIES_WHILE_HELD):
        try:
            os.replace(part, path)
        except PermissionError as fault:
            # Windows refuses while another program has the target open, often for a moment only.
            if os.name != "nt":
                raise
            if attempt == _TRIES_WHILE_HELD - 1:
                raise UserError(
                    "export.in_use",
                    worded(
                        "{path} is open in another program. Close it there, then export again.",
                        path=path,
                    ),
                ) from fault
            time.sleep(0.05)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Have the names in a folder outlive a power cut, as far as its file system can."""
    if os.name == "nt":  # NTFS journals the rename; folders cannot be opened for flushing there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as fault:
        # Some network file systems cannot flush a folder.
        if fault.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:
            raise
    finally:
        os.close(handle)


def told(path: Path, fault: OSError) -> UserError:
    """What a fault of the disk means for a file that was being written."""
    if fault.errno in _FULL:
        return UserError(
            "export.disk_full",
            worded(
                "There is no room to write {path}. What stood there before is unchanged; "
                "make room or choose another place.",
                path=path,
            ),
        )
    return UserError(
        "export.unwritable",
        worded(
            "{path} cannot be written ({why}). What stood there before is unchanged.",
            path=path,
            why=fault.strerror,
        ),
    )


class Source:
    """One file being read. `done` is how many of its bytes have been read so far.

    Of a folder that is read, `root` is its real path: no link out of it is followed.
    """

    def __init__(self, path: Path, root: Path | None = None) -> None:
        self.path = path
        self._root = root
        self.done = 0
        self.encoding = ""
        """The encoding that was guessed, for the report of the import; "" when none was."""

    @property
    def name(self) -> str:
        """The file's name with its suffix."""
        return self.path.name

    @property
    def size(self) -> int:
        """Bytes in the file; UserError ``import.unreadable`` when it cannot be asked."""
        with self._faults():
            return self.path.stat().st_size

    def head(self, length: int = 4096) -> bytes:
        """The first bytes of the file."""
        with self._faults(), self._open() as file:
            return file.read(length)

    def whole(self, limit: int = LINE_LIMIT) -> bytes:
        """All bytes of the file; UserError ``limit.file`` when there are more than `limit`."""
        with self._faults(), self._open() as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise UserError(
                "limit.file",
                worded(
                    "{file} is larger than {size} MB, the most that is read as one document. "
                    "Split it.",
                    file=self.name,
                    size=limit // 2**20,
                ),
            )
        self.done = len(data)
        return data

    def lines(self, encoding: str = "", limit: int = LINE_LIMIT) -> Iterator[tuple[int, bytes]]:
        """The lines of the file as (number from 1, bytes of UTF-8 without the line end).

        Only LF ends a line; a byte order mark ahead of the first line is dropped. `encoding`
        other than "" is turned into UTF-8 on the way. Raises UserError ``limit.line`` at a line of
        more than `limit` bytes (the rest is not read), ``encoding.invalid`` and
        ``import.unreadable``.
        """
        # Who stops reading lets this generator go; its rows let go of the file before it closes.
        with (
            self._faults(),
            self._open() as file,
            contextlib.closing(
                _recoded(file, encoding, limit) if encoding else _rows(file, limit)
            ) as rows,
        ):
            for number, row in enumerate(rows, start=1):
                if len(row) > limit:
                    raise UserError(
                        "limit.line",
                        worded(
                            "{file}, line {line}: the line is longer than {size} MB, the most that "
                            "one record may have. Nothing was read from here on; split the record.",
                            file=self.name,
                            line=number,
                            size=limit // 2**20,
                        ),
                    )
                self.done = file.tell()
                yield number, _bare(row, number)

    def beside(self, name: str) -> "Source | None":
        """The file of that name in the same folder, or None. `name` is a bare file name."""
        path = self.path.parent / name
        plain = name == Path(name).name and name not in {"", ".", ".."}
        if not plain or not path.is_file():
            return None
        if self._root is not None and not Path(os.path.realpath(path)).is_relative_to(self._root):
            return None
        return Source(path, self._root)

    def stream(self) -> BinaryIO:
        """The file, to be read by a library; the caller closes it. May raise OSError."""
        return self._open()

    def _open(self) -> BinaryIO:
        return self.path.open("rb")

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise UserError(
                "import.unreadable",
                worded("{path} cannot be read ({why}).", path=self.path, why=fault.strerror),
            ) from fault
        except UnicodeDecodeError as fault:
            raise UserError(
                "encoding.invalid",
                worded(
                    "{file} is not {encoding}: {why} near byte {byte} of what was read last. "
                    "Name the right encoding with --encoding.",
                    file=self.name,
                    encoding=fault.encoding,
                    why=fault.reason,
                    byte=fault.start,
                ),
            ) from fault
        except UnicodeError as fault:
            # Some encodings say no more than that: UTF-16 without its mark, punycode.
            words = worded(
                "{file} is not in the encoding that was named ({why}). "
                "Name the right one with --encoding.",
                file=self.name,
                why=str(fault),
            )
            raise UserError("encoding.invalid", words) from fault


def _rows(file: BinaryIO, limit: int) -> Generator[bytes, None, None]:
    while row := file.readline(limit + 1):
        yield row


def _recoded(file: BinaryIO, encoding: str, limit: int) -> Generator[bytes, None, None]:
    # The wrapper closes the file; detach it, since the caller owns it.
    text = io.TextIOWrapper(file, encoding=encoding, newline="\n")
    try:
        while row := text.readline(limit + 1):
            yield row.encode("utf-8", "surrogatepass")
    finally:
        text.detach()


def _bare(row: bytes, number: int) -> bytes:
    row = row.rstrip(b"\r\n")
    return row.removeprefix(b"\xef\xbb\xbf") if number == 1 else row
