"""Export: from a project to files that appear whole or not at all, with every loss counted.

Works on a store and plain options; the window and the command line both call it.
"""

import contextlib
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from annotator.app.import_types import PROBLEMS_KEPT, OnProblem, Progress
from annotator.errors import UserError
from annotator.formats import FORMATS, format_by_name
from annotator.formats.base import Format, Level, Problem, Unit, WriteOptions, Writer
from annotator.formats.files import atomic_writer
from annotator.model.document import Status
from annotator.model.record import Record
from annotator.store.store import Store

_PARTS = {2: ("train", "test"), 3: ("train", "dev", "test")}
_DATABASE = b"SQLite format 3\0"


class ExportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to export. "" means every author, every status.

    `split` gives the shares of train, dev and test (or train and test) in percent; `seed` makes
    another division of the same shares.
    """

    format: str = "jsonl"
    author: str = ""
    status: str = ""
    offsets: str = Unit.CODEPOINT.value
    split: tuple[int, ...] = ()
    seed: int = 0


@dataclass
class ExportSummary:
    """What an export did. `kept` + `dropped` is the number of items looked at.

    `documents` counts records written: one layer of one document each. `changed` counts items
    that the format could say only in another way.
    """

    documents: int = 0
    items: int = 0
    kept: int = 0
    changed: int = 0
    dropped: int = 0
    refused: int = 0
    cancelled: bool = False
    paths: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problem_counts: Counter[str] = field(default_factory=Counter)

    @property
    def exit_status(self) -> int:
        """0 done, 3 done in part (design.md, section 8)."""
        return 3 if self.refused or self.changed or self.dropped or self.cancelled else 0


def export_records(
    store: Store,
    out: Path,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    on_problem: OnProblem | None = None,
) -> ExportSummary:
    """Write the layers of a project to `out`, or to ``out-train`` and so on with a split.

    A document on which nobody has worked is a record without an author when neither author nor
    status is asked for: nothing of the project is left behind. Raises UserError, and leaves what
    stood at `out`, when nothing fits, the format cannot write, or the disk cannot.
    """
    work = _Export(store, options, progress, cancelled, on_problem)
    targets = _targets(out, options)
    for path in targets.values():
        _refuse_database(path)
    parts = work.parts(options) if options.split else {}
    with contextlib.ExitStack() as open_files:
        files = {name: open_files.enter_context(atomic_writer(p)) for name, p in targets.items()}
        for name, file in files.items():
            for problem in work.writer(work.records(parts.get(name)), file, work.writing):
                work.note(problem)
        if work.summary.cancelled:
            raise UserError("export.cancelled", "The export was stopped; no file was written.")
        if not work.summary.documents:
            raise UserError("export.nothing", _nothing(options))
    work.summary.paths = list(targets.values())
    return work.summary


def writable_formats() -> list[Format]:
    """The formats that can be exported to."""
    return [known for known in FORMATS if known.write is not None]


def parse_split(words: str) -> tuple[int, ...]:
    """The shares of ``80,10,10`` or ``80,20``; else UserError ``export.split``."""
    try:
        shares = tuple(int(word) for word in words.split(","))
    except ValueError:
        shares = ()
    if len(shares) not in _PARTS or sum(shares) != 100 or min(shares) < 0:
        raise UserError(
            "export.split",
            f"{words!r} is no split. Give two or three whole percentages that make 100, "
            "such as 80,10,10 (train, dev, test).",
        )
    return shares


def split_documents(ids: Sequence[str], shares: tuple[int, ...], seed: int) -> list[set[str]]:
    """Divide documents into parts of `shares` percent, by SHA-256 of seed and id.

    The same on every machine and in every order of `ids`; the sizes are exact to one document
    (largest remainder). All layers of a document stay together, so no text leaks between parts.
    """
    ranked = sorted(
        set(ids), key=lambda id: hashlib.sha256(f"{seed}\0{id}".encode("utf-8", "replace")).digest()
    )
    exact = [share * len(ranked) / 100 for share in shares]
    sizes = [int(size) for size in exact]
    by_rest = sorted(range(len(shares)), key=lambda part: (sizes[part] - exact[part], part))
    for part in by_rest[: len(ranked) - sum(sizes)]:
        sizes[part] += 1
    parts, start = [], 0
    for size in sizes:
        parts.append(set(ranked[start : start + size]))
        start += size
    return parts


def _targets(out: Path, options: ExportOptions) -> dict[str, Path]:
    if not options.split:
        return {"": out}
    return {
        part: out.with_name(f"{out.stem}-{part}{out.suffix}") for part in _PARTS[len(options.split)]
    }


def _refuse_database(path: Path) -> None:
    # One slip of the finger must not put a text file in the place of somebody's project.
    if not path.is_file():
        return
    with contextlib.suppress(OSError), path.open("rb") as file:
        if file.read(len(_DATABASE)) == _DATABASE:
            raise UserError(
                "export.onto_project",
                f"{path} is a project or another database, and was left alone. "
                "Name another file to export to.",
            )


def _nothing(options: ExportOptions) -> str:
    wanted = [f"by {options.author}"] if options.author else []
    wanted += [f"of status {options.status}"] if options.status else []
    return f"There is no document {' and '.join(wanted)}".rstrip() + ", so no file was written."


class _Export:
    """One export under way: the records that are streamed, and the counts so far."""

    def __init__(
        self,
        store: Store,
        options: ExportOptions,
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
        on_problem: OnProblem | None,
    ) -> None:
        chosen = format_by_name(options.format)
        if chosen.write is None:
            names = ", ".join(known.name for known in writable_formats())
            raise UserError(
                "format.not_writable", f"The format {chosen.name} cannot be written. Use: {names}."
            )
        self.writer: Writer = chosen.write
        self.writing = WriteOptions(offsets=_unit(options.offsets))
        self.summary = ExportSummary()
        self._status = _status(options.status)
        self._store = store
        self._options = options
        self._progress = progress
        self._cancelled = cancelled
        self._on_problem = on_problem
        self._last_items = 0

    def parts(self, options: ExportOptions) -> dict[str, set[str]]:
        """The ids of the documents of each part, by its name."""
        ids = [record.document.id for record in self._all()]
        sets = split_documents(ids, options.split, options.seed)
        return dict(zip(_PARTS[len(options.split)], sets, strict=True))

    def records(self, only: set[str] | None) -> Iterator[Record]:
        """The records to write, counted as they pass; with `only`, those of these documents."""
        total = len(self._store.document_ids()) if self._progress is not None else 0
        for record in self._all():
            if self._cancelled is not None and self._cancelled():
                self.summary.cancelled = True
                return
            if only is not None and record.document.id not in only:
                continue
            self._last_items = len(record.items)
            self.summary.documents += 1
            self.summary.items += self._last_items
            self.summary.kept += self._last_items
            yield record
            if self._progress is not None:
                self._progress(self.summary.documents, max(total, self.summary.documents))

    def note(self, problem: Problem) -> None:
        """Count what the writer says of the record that it was given last."""
        summary = self.summary
        summary.problem_counts[problem.key] += 1
        if len(summary.problems) < PROBLEMS_KEPT:
            summary.problems.append(problem)
        if problem.level is Level.RECORD:
            summary.refused += 1
            summary.documents -= 1
            summary.items -= self._last_items
            summary.kept -= self._last_items
            summary.dropped += self._last_items
        elif problem.level is Level.ITEM:
            summary.items -= 1
            summary.kept -= 1
            summary.dropped += 1
        if self._on_problem is not None:
            self._on_problem(problem)

    def _all(self) -> Iterator[Record]:
        return self._store.records(author=self._options.author or None, status=self._status)


def _unit(name: str) -> Unit:
    try:
        return Unit(name)
    except ValueError as fault:
        names = ", ".join(unit.value for unit in Unit)
        raise UserError(
            "offset.unit", f"There is no offset unit {name!r}. There are: {names}."
        ) from fault


def _status(name: str) -> Status | None:
    try:
        return Status(name) if name else None
    except ValueError as fault:
        names = ", ".join(status.value for status in Status)
        words = f"There is no status {name!r}. There are: {names}."
        raise UserError("status.unknown", words) from fault
