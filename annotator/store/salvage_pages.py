"""Salvage, first step: rows out of the bytes of a damaged file, without SQLite.

Reads the pages as https://sqlite.org/fileformat2.html describes them, each by itself, so that one
that is lost takes nothing else along, and nothing in a file can make a foreign parser fall over.
Changes nothing. A row says what it holds; which table it is of is found by its shape.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.errors import UserError
from annotator.sentences import worded

_MAGIC = b"SQLite format 3\0"
_SIZES = (4096, 1024, 512, 2048, 8192, 16384, 32768, 65536)
_TREE_PAGES = {2, 5, 10, 13}
_LEAF = 13
_LARGEST_ROW = 1 << 30
_WAL_MAGIC = 0x377F0682
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")

Values = tuple[Any, ...]
"""The columns of a row: None, int, float, str; bytes for a blob or for text that is no UTF-8."""


class Row:
    """One row as it was found: its number in its table, its columns, the page that it was on."""

    __slots__ = ("number", "page", "values")

    def __init__(self, number: int, values: Values, page: int) -> None:
        self.number = number
        self.values = values
        self.page = page


class Pages:
    """The pages of a file, with those of a write-ahead log or a hot journal laid over them.

    `torn` says what of these could not be read, in sentences. Raises UserError
    ``project.unreadable`` or ``project.missing``.
    """

    def __init__(self, path: Path) -> None:
        self.torn: list[str] = []
        try:
            self._bytes = path.read_bytes()
            wal = _read(path.with_name(path.name + "-wal"))
            journal = _read(path.with_name(path.name + "-journal"))
        except FileNotFoundError as fault:
            raise UserError(
                "project.missing", worded("There is no project {project}.", project=path)
            ) from fault
        except OSError as fault:
            words = worded("{path} cannot be read: {reason}.", path=path, reason=fault.strerror)
            raise UserError("project.unreadable", words) from fault
        self.size = _page_size(self._bytes)
        self._over: dict[int, bytes] = {}
        self.count = -(-len(self._bytes) // self.size)
        self._lay_journal(journal)
        self._lay_wal(wal)
        self._free = self._freed()

    def page(self, number: int) -> bytes:
        """The bytes of a page, counted from 1; empty outside of the file."""
        over = self._over.get(number)
        if over is not None:
            return over
        return self._bytes[(number - 1) * self.size : number * self.size] if number > 0 else b""

    def rows(self) -> Iterator[Row]:
        """Every row of every page that holds rows and is not given back to the file."""
        for number in range(1, self.count + 1):
            if number not in self._free:
                yield from self._leaf(number)

    def _leaf(self, number: int) -> Iterator[Row]:
        page = self.page(number)
        start = 100 if number == 1 else 0
        if len(page) < start + 8 or page[start] != _LEAF:
            return
        cells = min(int.from_bytes(page[start + 3 : start + 5], "big"), self.size // 4)
        for at in range(cells):
            where = start + 8 + 2 * at
            cell = int.from_bytes(page[where : where + 2], "big")
            try:
                row = self._cell(page, cell)
                yield Row(row[0], row[1], number)
            except (IndexError, ValueError, OverflowError, struct.error):
                # One cell that makes no sense; what it held is missed and named further on.
                continue

    def _cell(self, page: bytes, at: int) -> tuple[int, Values]:
        length, at = _varint(page, at)
        number, at = _varint(page, at)
        if not 0 < length <= _LARGEST_ROW:
            raise ValueError(length)
        local = _local(length, self.size)
        content = page[at : at + local]
        if local < length:
            following = int.from_bytes(page[at + local : at + local + 4], "big")
            content += self._overflow(following, length - local)
        if len(content) != length:
            raise ValueError(length)
        return _signed(number), _columns(content)

    def _overflow(self, number: int, wanted: int) -> bytes:
        parts: list[bytes] = []
        seen: set[int] = set()
        while wanted > 0:
            page = self.page(number)
            if number in seen or len(page) < 4:
                raise ValueError(number)
            seen.add(number)
            part = page[4 : 4 + min(wanted, self.size - 4)]
            parts.append(part)
            wanted -= len(part)
            if not part:
                raise ValueError(number)
            number = int.from_bytes(page[:4], "big")
        return b"".join(parts)

    def _freed(self) -> set[int]:
        """The pages that the file has given back; they may hold rows of long ago."""
        free: set[int] = set()
        trunk = int.from_bytes(self.page(1)[32:36], "big")
        while 1 < trunk <= self.count and trunk not in free:
            free.add(trunk)
            page = self.page(trunk)
            number = min(int.from_bytes(page[4:8], "big"), self.size // 4 - 2)
            leaves = struct.unpack_from(f">{number}I", page, 8) if len(page) == self.size else ()
            free.update(leaf for leaf in leaves if 1 < leaf <= self.count)
            trunk = int.from_bytes(page[:4], "big")
        return free

    # --- what lies beside the file ----------------------------------------------------------

    def _lay_wal(self, wal: bytes) -> None:
        """Lay the frames of all whole transactions over the pages."""
        if len(wal) < 32:
            return
        magic, _, size = struct.unpack_from(">III", wal)
        if magic & ~1 != _WAL_MAGIC or size != self.size:
            self.torn.append(
                worded("The file -wal beside it is not one, or is of another project.")
            )
            return
        order = ">" if magic & 1 else "<"
        check = _wal_check(wal[:24], order, (0, 0))
        if check != struct.unpack_from(">II", wal, 24):
            self.torn.append(worded("The head of the file -wal is damaged, so it was left aside."))
            return
        salts = wal[16:24]
        pending: dict[int, bytes] = {}
        for at in range(32, len(wal) - self.size - 23, self.size + 24):
            head, page = wal[at : at + 24], wal[at + 24 : at + 24 + self.size]
            if head[8:16] != salts:
                break
            check = _wal_check(page, order, _wal_check(head[:8], order, check))
            if check != struct.unpack_from(">II", head, 16):
                self.torn.append(
                    worded("The file -wal is damaged: what was done last may be missing.")
                )
                break
            number, after = struct.unpack_from(">II", head)
            pending[number] = page
            if after:
                self._over.update(pending)
                self.count = max(after, *pending, 1)
                pending = {}

    def _lay_journal(self, journal: bytes) -> None:
        """Lay the pages of before an unfinished transaction back over it (file format, 3)."""
        start, first = 0, True
        while journal.startswith(_JOURNAL_MAGIC, start) and len(journal) >= start + 28:
            number, nonce, pages, sector, size = struct.unpack_from(">IIIII", journal, start + 8)
            if size != self.size or sector not in _SIZES:
                self.torn.append(
                    worded("The file -journal beside it is damaged, so it was left aside.")
                )
                return
            if first and pages:
                self.count = min(self.count, pages)
            first = False
            end = self._segment(journal, start + sector, number, nonce)
            start = -(-end // sector) * sector

    def _segment(self, journal: bytes, at: int, number: int, nonce: int) -> int:
        """One part of a journal, up to `number` pages from `at`; where it ends."""
        while number and at + self.size + 8 <= len(journal):
            page = journal[at + 4 : at + 4 + self.size]
            told = int.from_bytes(journal[at + 4 + self.size : at + 8 + self.size], "big")
            if (nonce + sum(page[self.size - 200 : 0 : -200])) & 0xFFFFFFFF != told:
                return len(journal)
            self._over.setdefault(int.from_bytes(journal[at : at + 4], "big"), page)
            at += self.size + 8
            number -= 1
        return at


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _page_size(content: bytes) -> int:
    """The size that the head tells, unless the pages fit another one far better."""
    told = int.from_bytes(content[16:18], "big")
    told = 65536 if told == 1 else told
    candidates = dict.fromkeys([told, *_SIZES] if told in _SIZES else _SIZES)
    fits = {size: _fits(content, size) for size in candidates}
    # A whole head is believed; else, as twice the true size fits nearly as well, the first one.
    enough = 0.1 if content.startswith(_MAGIC) and told in _SIZES else 0.6
    return next(size for size, share in fits.items() if share >= enough * max(fits.values()))


def _fits(content: bytes, size: int) -> float:
    """The share of some pages that look like pages of a tree, by their kind and count of cells."""
    count = len(content) // size
    if count < 2:
        return 0.0
    step = max(1, count // 200)
    looked = good = 0
    for number in range(1, count, step):
        head = content[number * size : number * size + 8]
        looked += 1
        cells, first = int.from_bytes(head[3:5], "big"), int.from_bytes(head[5:7], "big")
        good += head[0] in _TREE_PAGES and 0 < cells <= size // 4 and 8 <= first <= size
    return round(good / looked, 2)


def _varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(9):
        byte = page[at + step]
        if step == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + step + 1
    raise ValueError(at)


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value


def _local(length: int, size: int) -> int:
    """How much of a row stands on its own page (file format, section 1.6)."""
    if length <= size - 35:
        return length
    least = (size - 12) * 32 // 255 - 23
    kept = least + (length - least) % (size - 4)
    return kept if kept <= size - 35 else least


def _columns(content: bytes) -> Values:
    """The columns of a record; ValueError when its parts do not add up to the whole."""
    end, at = _varint(content, 0)
    kinds = []
    while at < end:
        kind, at = _varint(content, at)
        kinds.append(kind)
    if at != end or len(kinds) > 64:
        raise ValueError(end)
    values: list[Any] = []
    for kind in kinds:
        width = _width(kind)
        part = content[at : at + width]
        if len(part) != width:
            raise ValueError(kind)
        values.append(_value(kind, part))
        at += width
    if at != len(content):
        raise ValueError(at)
    return tuple(values)


def _width(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in {10, 11}:
        raise ValueError(kind)
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind]


def _value(kind: int, part: bytes) -> object:
    if kind == 0:
        return None
    if kind in {8, 9}:
        return kind - 8
    if kind == 7:
        return struct.unpack(">d", part)[0]
    if kind < 7:
        return int.from_bytes(part, "big", signed=True)
    if kind % 2 == 0:
        return part
    try:
        return part.decode()
    except UnicodeDecodeError:
        return part


def _wal_check(part: bytes, order: str, check: tuple[int, int]) -> tuple[int, int]:
    """The running checksum of a write-ahead log (file format, section 4.2)."""
    first, second = check
    words = struct.unpack(f"{order}{len(part) // 4}I", part)
    for at in range(0, len(words), 2):
        first = (first + words[at] + second) & 0xFFFFFFFF
        second = (second + words[at + 1] + first) & 0xFFFFFFFF
    return first, second
