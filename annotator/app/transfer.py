"""Transfer: the one door for files into and out of a project, for the window and the shell."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from annotator.app.export_types import ExportOptions, ExportSummary
from annotator.app.exporting import export_records, targets
from annotator.app.import_types import ImportOptions, ImportSummary, OnProblem, parse_fields
from annotator.app.importing import import_paths
from annotator.app.importing_whole import import_whole
from annotator.app.late import LateProject
from annotator.app.sidecar import sidecar_path
from annotator.app.splitting import Division, parse_split
from annotator.errors import UserError
from annotator.formats import known_formats
from annotator.formats.base import Problem
from annotator.formats.files import Source, atomic_writer
from annotator.formats.plugins import plugin_formats
from annotator.sentences import plain, worded

__all__ = [
    "Division",
    "ExportOptions",
    "ExportSummary",
    "FormatRow",
    "ImportOptions",
    "ImportSummary",
    "LateProject",
    "Problem",
    "export_files",
    "export_records",
    "format_faults",
    "format_rows",
    "import_paths",
    "import_whole",
    "parse_fields",
    "parse_split",
    "report_to",
]


class FormatRow(msgspec.Struct, frozen=True):
    """What there is to say of a format: its name, its files, its ways, what it keeps and loses."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    reads: bool
    writes: bool
    keeps: tuple[str, ...]
    loses: tuple[str, ...]
    tokens: bool = False
    several_files: bool = False
    extra: str = ""


def format_faults() -> tuple[str, ...]:
    """A sentence for each format of a plugin that cannot be used."""
    return plugin_formats()[1]


def format_rows() -> list[FormatRow]:
    """One row for each format of the program, in their order."""
    rows = []
    for known in known_formats():
        kept = msgspec.structs.asdict(known.keeps)
        rows.append(
            FormatRow(
                known.name,
                known.title,
                known.suffixes,
                known.read is not None,
                known.writes,
                tuple(name for name, keeps in kept.items() if keeps),
                tuple(name for name, keeps in kept.items() if not keeps),
                known.tokens,
                known.write_files is not None,
                known.extra,
            )
        )
    return rows


@contextlib.contextmanager
def report_to(path: Path, written: Sequence[Path] = ()) -> Iterator[OnProblem]:
    """A function that writes each problem as one line of JSON to `path`.

    The file appears whole, when the work ends; it is empty when there was no problem. It also
    appears when the work breaks off, with what was told until then. A disk that refuses a line
    does not stop the work: it is told at its end (UserError ``export.*``). An older report is
    replaced, but no other file and none that the work itself writes (`written`): UserError
    ``report.taken``.
    """
    _refuse_taken(path, written)
    fault: BaseException | None = None
    with atomic_writer(path) as file:
        report = _Report(file)
        try:
            yield report.write
        except Exception as broke:  # noqa: BLE001 - kept for after the report is safe, then raised
            fault = broke
        if report.fault is not None:
            raise fault or report.fault
    if fault is not None:
        raise fault


def _refuse_taken(path: Path, written: Sequence[Path]) -> None:
    words = ""
    if os.path.realpath(path) in {os.path.realpath(other) for other in written}:
        words = worded(
            "{path} is written by the work itself. Name another file for the report.", path=path
        )
    elif path.is_file() and not _is_report(path):
        words = worded(
            "{path} is there and is no report of problems. Name another file for the report.",
            path=path,
        )
    if words:
        raise UserError("report.taken", words)


def _is_report(path: Path) -> bool:
    begin = b'{"key":'
    return Source(path).head(len(begin)) in {begin, b""}


def export_files(out: Path, options: ExportOptions) -> list[Path]:
    """What an export to `out` writes: its files or folders, and the side-car of each."""
    found = list(targets(out, options).values())
    return [*found, *map(sidecar_path, found)]


class _Report:
    """The lines of a report; those after one that could not be written are left out."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.fault: OSError | None = None

    def write(self, problem: Problem) -> None:
        """Write a problem as a line of JSON."""
        if self.fault is not None:
            return
        try:
            self._file.write(msgspec.json.encode(problem, enc_hook=plain) + b"\n")
        except OSError as fault:
            self.fault = fault
