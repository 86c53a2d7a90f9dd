"""The side-car of an export: what its format could not hold, and how it all comes back.

Beside ``x.conll`` stands ``x.conll.losses.jsonl``: a first line that names the format; then three
lines for each record of which anything was lost - what and why, the whole record, and the record
as the format has it; and a last line with the checksum of the export. On import a format that
keeps the text has its items compared with those that were written: what another program left alone
is ours again with all that was lost, what it changed, added or deleted stays so. Of a format
without the text the whole record comes back as long as the file is unchanged.
"""

import contextlib
import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from annotator.app.merging_back import merged_back
from annotator.errors import UserError
from annotator.formats.archives import MemorySource
from annotator.formats.base import Format, Keeps, Level, Problem, ReadOptions
from annotator.formats.files import Source
from annotator.formats.jsonl_read import read_jsonl
from annotator.formats.jsonl_write import line_of
from annotator.model.items import Mention
from annotator.model.record import Record
from annotator.sentences import worded

SUFFIX = ".losses.jsonl"
_MARK = "annotator-losses/1"
LEFT_OUT = -1
"""The index of a record that is not in the file at all."""
_MADE = re.compile(r"d-[0-9a-f]{20}")
"""An id that a reader made, since the file says none (`document_id`)."""
_TORN = ("token.", "loss.argument", "loss.member")
"""Problems after which an item stands elsewhere in the file, or points at fewer there."""


class _Head(msgspec.Struct, tag_field="line", tag="head"):
    format: str
    written: str


class _Entry(msgspec.Struct, tag_field="line", tag="losses"):
    index: int
    document: str
    losses: list[tuple[str, str, str, str]]
    """Key, level, id of the item, message."""


class _Foot(msgspec.Struct, tag_field="line", tag="foot"):
    sha256: str
    records: int


_Line = msgspec.json.Decoder(_Head | _Entry | _Foot)
_BEGIN = msgspec.json.encode(_Head(_MARK, "")).partition(b',"written"')[0]


def is_sidecar(source: Source) -> bool:
    """Whether a file is a side-car, which is never imported by itself."""
    return source.name.endswith(SUFFIX) and source.head(len(_BEGIN)) == _BEGIN


def is_read_with_export(source: Source) -> bool:
    """Whether a file is the side-car of an export that is there, too."""
    if not source.name.endswith(SUFFIX):
        return False
    export = source.name.removesuffix(SUFFIX)
    there = source.beside(export) is not None or (source.path.parent / export).exists()
    with contextlib.suppress(UserError):
        return there and is_sidecar(source)
    return False


def sidecar_alone(source: Source) -> UserError:
    """What is said of a side-car that is imported by itself."""
    words = worded(
        "{name} holds what the export {export} lacks and is read together with it. "
        "Import {export}, with this file beside it.",
        name=source.name,
        export=source.name.removesuffix(SUFFIX),
    )
    return UserError("sidecar.alone", words)


def forget_stale(path: Path) -> None:
    """Take away the side-car of an older export to `path`, whose losses are none of the new one's.

    Any other file of its name is left alone.
    """
    beside = sidecar_path(path)
    with contextlib.suppress(OSError, UserError):
        if beside.is_file() and is_sidecar(Source(beside)):
            beside.unlink()


def sidecar_path(path: Path) -> Path:
    """Where the side-car of an export stands."""
    return path.with_name(path.name + SUFFIX) if path.name else path / SUFFIX


class SidecarWriter:
    """Writes one side-car as the export goes on."""

    def __init__(self, out: BinaryIO, format: str) -> None:
        self._out = out
        self._line(_Head(_MARK, format))

    def add(self, index: int, record: Record, shadow: Record, problems: list[Problem]) -> None:
        """One record, the `index`-th of the export, that lost something."""
        losses = [(p.key, p.level.value, p.where, str(p.message)) for p in problems]
        self._line(_Entry(index, record.document.id, losses))
        line = line_of(record)
        self._out.write(line)
        # Often only what is no part of the record was lost, such as the name of the author.
        self._out.write(line if shadow == record else line_of(shadow))

    def close(self, sha256: str, records: int) -> None:
        """The last line: the checksum of what was exported ("" for several files)."""
        self._line(_Foot(sha256, records))

    def _line(self, value: _Head | _Entry | _Foot) -> None:
        self._out.write(msgspec.json.encode(value) + b"\n")


class _Lost(msgspec.Struct):
    record: Record
    shadow: Record
    entry: _Entry


class Sidecar:
    """What a side-car file holds. Nothing, when it is damaged: then `problem` says so."""

    def __init__(self, source: Source) -> None:
        self.problem: Problem | None = None
        self._by_index: dict[int, _Lost] = {}
        self._by_text: dict[str, list[_Lost]] = defaultdict(list)
        self.left_out: list[Record] = []
        """Records that the export refused whole: nothing of them is in the file."""
        self._sha256 = ""
        self.format = ""
        try:
            self._read(source)
        except (msgspec.DecodeError, StopIteration, ValueError) as fault:
            self._by_index.clear()
            self._by_text.clear()
            self.left_out.clear()
            words = worded(
                "{name} is damaged ({fault}), so nothing of it was brought back.",
                name=source.name,
                fault=str(fault),
            )
            self.problem = Problem(
                key="sidecar.damaged", message=words, level=Level.NOTE, source=str(source.path)
            )

    def _read(self, source: Source) -> None:
        lines = (line for _, line in source.lines())
        for line in lines:
            found = _Line.decode(line)
            if isinstance(found, _Head):
                self.format = found.written
            elif isinstance(found, _Foot):
                self._sha256 = found.sha256
            else:
                lost = _Lost(_record(next(lines)), _record(next(lines)), found)
                if found.index == LEFT_OUT:
                    self.left_out.append(lost.record)
                else:
                    self._by_index[found.index] = lost
                    self._by_text[lost.shadow.text.sha256].append(lost)

    def unchanged(self, source: Source) -> bool:
        """Whether a file is, byte for byte, the one that was exported."""
        digest = hashlib.sha256()
        with source.stream() as file:
            while block := file.read(1024 * 1024):
                digest.update(block)
        return digest.hexdigest() == self._sha256

    def at(self, index: int) -> Record | None:
        """The whole record of which the `index`-th of the export is a part."""
        found = self._by_index.get(index)
        return found.record if found else None

    def of(self, record: Record, keeps: Keeps) -> Record | None:
        """The record with all that was lost of it, or None when nothing was.

        Documents may have the same text, and a document several layers: the most alike is taken,
        each once. One that says in the file that it is another is not taken.
        """
        waiting = self._by_text.get(record.text.sha256, [])
        fitting = [lost for lost in waiting if _fits(lost.shadow, record, keeps)]
        if not fitting:
            return None
        lost = max(fitting, key=lambda lost: _likeness(lost.shadow, record))
        if len(waiting) > 1:
            waiting.remove(lost)
        return _merged(record, lost)


def _fits(written: Record, read: Record, keeps: Keeps) -> bool:
    """Whether what was read may be what was written, by what the format says of either."""
    id, author = read.document.id, read.author
    other = keeps.meta and id != written.document.id and not _MADE.fullmatch(id)
    return not other and not (keeps.authors and author and author != written.author)


def _likeness(written: Record, read: Record) -> tuple[bool, bool, float]:
    ours, theirs = (
        {(item.label, item.fragments) for item in record.items if isinstance(item, Mention)}
        for record in (written, read)
    )
    alike = len(ours & theirs) / len(ours | theirs) if ours or theirs else 1.0
    one, other = written.document, read.document
    return one.id == other.id, one.name == other.name, alike


def _record(line: bytes) -> Record:
    for entry in read_jsonl(MemorySource("record.jsonl", line), ReadOptions()):
        if isinstance(entry, Record):
            return entry
    raise ValueError("a record of it cannot be read")


def _merged(read: Record, lost: _Lost) -> Record:
    losses = lost.entry.losses
    torn = {id for key, _, id, _ in losses if key.startswith(_TORN)}
    gone = {id for _, level, id, _ in losses if level == Level.ITEM.value}
    return merged_back(lost.record, lost.shadow, read, gone, torn)


class Sidecars:
    """The side-cars of folders and zip files that are imported: each beside what it belongs to.

    They are read when first asked for, and once.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        there = {path.resolve(): sidecar_path(Path(os.path.abspath(path))) for path in paths}
        self._places = {path: beside for path, beside in there.items() if beside.is_file()}
        self._read: dict[Path, Sidecar] = {}

    def of(self, source: Source) -> Sidecar | None:
        """That of the folder or zip file which holds a source, None where it has none."""
        if not self._places:
            return None
        for parent in source.path.resolve().parents:
            beside = self._places.get(parent)
            if beside is not None:
                if beside not in self._read:
                    self._read[beside] = Sidecar(Source(beside))
                return self._read[beside]
        return None


def restored(
    entries: Iterable[Record | Problem], source: Source, format: Format, whole: Sidecar | None
) -> Iterator[Record | Problem]:
    """What a reader yields, with what a side-car holds brought back: that beside the file, or that
    of the `whole` of an export of several files.
    """
    beside = source.beside(source.name + SUFFIX)
    if beside is None:
        yield from entries if whole is None else _of_several(entries, format, whole)
        return
    sidecar = Sidecar(beside)
    if sidecar.problem is not None:
        yield sidecar.problem
    if sidecar.format != format.name:
        yield from entries
        return
    unchanged = sidecar.unchanged(source)
    if not unchanged and not format.keeps.text:
        words = worded(
            "{name} was changed since it was exported, and it has no text to find places "
            "by, so what its side-car holds was not brought back.",
            name=source.name,
        )
        yield Problem(key="sidecar.stale", message=words, level=Level.NOTE, source=str(source.path))
        yield from entries
        return
    index = 0
    for entry in entries:
        if isinstance(entry, Problem):
            yield entry
            continue
        found = sidecar.at(index) if unchanged else sidecar.of(entry, format.keeps)
        index += 1
        yield entry if found is None else found
    yield from sidecar.left_out


def _of_several(
    entries: Iterable[Record | Problem], format: Format, whole: Sidecar
) -> Iterator[Record | Problem]:
    """Records of one of several files, known by their texts."""
    if whole.problem is not None:
        yield whole.problem
        whole.problem = None
    for entry in entries:
        fitting = format.name == whole.format and format.keeps.text
        found = whole.of(entry, format.keeps) if fitting and isinstance(entry, Record) else None
        yield entry if found is None else found
    while whole.left_out:
        yield whole.left_out.pop(0)
