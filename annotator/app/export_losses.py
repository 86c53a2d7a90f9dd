"""Losses of an export under way: what each record lost, counted, and kept in the side-car."""

import contextlib
import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from annotator.app.cutting import windows, without_boilerplate
from annotator.app.export_counts import PartCounts
from annotator.app.export_types import ExportOptions, ExportSummary
from annotator.app.sidecar import LEFT_OUT, SidecarWriter, sidecar_path
from annotator.formats.base import EVERYTHING, Format, Keeps, Level, Problem
from annotator.formats.files import atomic_writer
from annotator.formats.losses import reduced
from annotator.model.record import Record

_OPEN = 64
"""So many records back a writer may still name a loss: it reads ahead by a few at most."""

Stage = tuple[Record, Record, list[Problem], int]
"""A whole record (or window of one), what the format can hold of it, what was lost, and how many
of the lost items are not in the whole one either, since they fall between windows.
"""


def stages(record: Record, keeps: Keeps, options: ExportOptions) -> Iterator[Stage]:
    """A record on its way out: without boilerplate, in windows, with only what the format keeps."""
    cut, lost = record, list[Problem]()
    if options.boilerplate == "cut" or (not options.boilerplate and not keeps.zones):
        cut, lost = without_boilerplate(record)
    pieces = windows(cut, options.window) if options.window > 0 else iter([(cut, list[Problem]())])
    for piece, outside in pieces:
        shadow, more = reduced(piece, keeps)
        # Of a window the side-car can only give back the window.
        whole = record if piece is cut else piece
        gone = sum(problem.level is Level.ITEM for problem in outside)
        if whole is not record:
            gone += sum(problem.level is Level.ITEM for problem in lost)
        yield whole, shadow, [*lost, *outside, *more], gone
        lost = []


class _Entry(msgspec.Struct):
    index: int
    whole: Record
    shadow: Record
    problems: list[Problem]
    refused: bool = False
    changed: set[str] = msgspec.field(default_factory=set)


class Losses:
    """Counts what is lost and writes the side-cars of one export."""

    def __init__(self, summary: ExportSummary, format: Format) -> None:
        self._summary = summary
        self._format = format.name
        self._lossless = format.keeps == EVERYTHING
        self._refused = 0
        self._open: OrderedDict[str, _Entry] = OrderedDict()
        self._last = ""
        self._index = 0
        self._path: Path | None = None
        self._counts: PartCounts | None = None
        self._files = contextlib.ExitStack()
        self._writer: SidecarWriter | None = None

    def begin(self, path: Path, counts: PartCounts, files: contextlib.ExitStack) -> None:
        """A further file is being written."""
        self._path, self._counts, self._files = path, counts, files
        self._writer, self._index, self._refused = None, 0, 0
        self._open.clear()

    def open(self, document: str, whole: Record, shadow: Record, gone: int = 0) -> None:
        """A record of a document, or a window of it, goes to the writer.

        `gone` items that a window lost are no more in `whole`, and will be noted. What becomes of
        a record some records back is settled now.
        """
        while len(self._open) >= _OPEN:
            self._settle(self._open.popitem(last=False)[1])
        self._last = f"{shadow.document.id}\0{shadow.author}"
        self._open[self._last] = _Entry(self._index, whole, shadow, [])
        self._index += 1
        if self._counts is not None:
            self._counts.take(document, shadow)
        self._summary.documents += 1
        self._summary.items += len(whole.items) + gone
        self._summary.kept += len(whole.items) + gone

    def note(self, problem: Problem) -> None:
        """Something was lost of the record that it names, else of the last one."""
        entry = self._entry(problem.document)
        entry.problems.append(problem)
        self._recount(entry.shadow, problem)
        if problem.level is Level.RECORD:
            entry.refused = True
            self._summary.refused += 1
            self._summary.documents -= 1
            self._dropped(len(entry.whole.items))
            self._summary.changed -= len(entry.changed)
        elif problem.level is Level.ITEM:
            self._dropped(1)
            if problem.where in entry.changed:
                self._summary.changed -= 1
        elif problem.level is Level.CHANGED and problem.where not in entry.changed:
            entry.changed.add(problem.where)
            self._summary.changed += 1

    def _recount(self, shadow: Record, problem: Problem) -> None:
        if self._counts is None:
            return
        if problem.level is Level.RECORD:
            self._counts.refuse(shadow)
        elif problem.level is Level.ITEM:
            self._counts.lose(shadow, problem.where)

    def _dropped(self, number: int) -> None:
        self._summary.items -= number
        self._summary.kept -= number
        self._summary.dropped += number

    def _entry(self, document: str) -> _Entry:
        last = self._open[self._last]
        if not document or last.shadow.document.id == document:
            return last
        for entry in reversed(self._open.values()):
            if entry.shadow.document.id == document or entry.whole.document.id == document:
                return entry
        return last

    def _settle(self, entry: _Entry) -> None:
        index = LEFT_OUT if entry.refused else entry.index - self._refused
        self._refused += entry.refused
        if self._path is None or not self._lacks(entry):
            return
        if self._writer is None:
            path = sidecar_path(self._path)
            out = self._files.enter_context(atomic_writer(path))
            self._writer = SidecarWriter(out, self._format)
            self._summary.losses.append(path)
        self._writer.add(index, entry.whole, entry.shadow, entry.problems)

    def _lacks(self, entry: _Entry) -> bool:
        """Whether anything of a record is to be kept beside the file."""
        if self._lossless:
            return any(problem.level is not Level.NOTE for problem in entry.problems)
        return bool(entry.problems)

    def finish(self, sha256: str) -> None:
        """The file is written; the side-car gets its last lines."""
        for entry in self._open.values():
            self._settle(entry)
        self._open.clear()
        if self._writer is not None:
            self._writer.close(sha256, self._index)

    def kept_beside(self) -> bool:
        """Whether the file that is being written has a side-car."""
        return self._writer is not None


class Hashing:
    """A file that is written, and the SHA-256 of what was written so far."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Write bytes."""
        self._digest.update(data)
        return self._out.write(data)

    def sha256(self) -> str:
        """Of everything so far, lower-case hexadecimal."""
        return self._digest.hexdigest()
