"""Export: from a project to files that appear whole or not at all, with every loss counted.

Works on a store and plain options; the window and the command line both call it.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

from annotator.app.export_counts import PartCounts
from annotator.app.export_losses import Hashing, Losses, stages
from annotator.app.export_types import ExportOptions, ExportSummary
from annotator.app.import_types import PROBLEMS_KEPT, OnProblem, Progress
from annotator.app.sidecar import forget_stale
from annotator.app.splitting import PARTS, portraits, split_documents
from annotator.errors import UserError
from annotator.formats import format_by_name, known_formats
from annotator.formats.base import Format, Level, Problem, Tokens, Unit, WriteOptions
from annotator.formats.files import atomic_writer
from annotator.formats.outputs import several
from annotator.model.document import Status
from annotator.model.record import Record
from annotator.sentences import together, worded
from annotator.store.store import Store

_DATABASE = b"SQLite format 3\0"


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
    paths = targets(out, options)
    for path in paths.values():
        _refuse_database(path)
    parts = work.parts(options) if options.split else {}
    with contextlib.ExitStack() as open_files:
        for name, path in paths.items():
            work.write(PartCounts(name, path), parts.get(name), open_files)
        if work.summary.cancelled:
            words = worded("The export was stopped; no file was written.")
            raise UserError("export.cancelled", words)
        if not work.summary.documents:
            raise UserError("export.nothing", _nothing(options))
    work.summary.paths = list(paths.values())
    return work.summary


def writable_formats() -> list[Format]:
    """The formats that can be exported to."""
    return [known for known in known_formats() if known.writes]


def targets(out: Path, options: ExportOptions) -> dict[str, Path]:
    """The files or folders of an export by the names of their parts; "" for the whole."""
    if not options.split:
        return {"": out}
    if out.name in {"", ".."}:
        words = worded("{path} is a folder. Name a file to write to.", path=out)
        raise UserError("export.unwritable", words)
    return {
        part: out.with_name(f"{out.stem}-{part}{out.suffix}") for part in PARTS[len(options.split)]
    }


def _refuse_database(path: Path) -> None:
    # One slip of the finger must not put a text file in the place of somebody's project.
    if not path.is_file():
        return
    with contextlib.suppress(OSError), path.open("rb") as file:
        if file.read(len(_DATABASE)) == _DATABASE:
            raise UserError(
                "export.onto_project",
                worded(
                    "{path} is a project or another database, and was left alone. "
                    "Name another file to export to.",
                    path=path,
                ),
            )


def _nothing(options: ExportOptions) -> str:
    author, status = options.author, options.status
    if author and status:
        return worded(
            "There is no document by {author} and of status {status}, so no file was written.",
            author=author,
            status=status,
        )
    if author:
        return worded("There is no document by {author}, so no file was written.", author=author)
    if status:
        return worded(
            "There is no document of status {status}, so no file was written.", status=status
        )
    return worded("There is no document, so no file was written.")


@contextlib.contextmanager
def _after_success(path: Path) -> Iterator[list[Path]]:
    """Gives a list of exports, that of `path` at first: when all went well, their side-cars go."""
    stale = [path]
    yield stale
    for one in stale:
        forget_stale(one)


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
        if not chosen.writes:
            names = ", ".join(known.name for known in writable_formats())
            words = worded(
                "The format {name} cannot be written. Use: {names}.", name=chosen.name, names=names
            )
            raise UserError("format.not_writable", words)
        self._format = chosen
        self._writing = WriteOptions(
            offsets=_one_of(Unit, options.offsets, "offset.unit", worded("offset unit")),
            tokens=_one_of(
                Tokens, options.tokens, "export.tokens", worded("way of cutting tokens")
            ),
            scheme=store.scheme(),
            task=options.task,
        )
        if options.boilerplate not in {"", "keep", "cut"}:
            words = worded(
                "There is no way {way!r} for boilerplate. There are: keep, cut.",
                way=options.boilerplate,
            )
            raise UserError("export.boilerplate", words)
        self.summary = ExportSummary()
        self._status = _status(options.status)
        self._store = store
        self._options = options
        self._progress = progress
        self._cancelled = cancelled
        self._on_problem = on_problem
        self._losses = Losses(self.summary, chosen)

    def parts(self, options: ExportOptions) -> dict[str, list[str]]:
        """The ids of the documents of each part, in their order, by its name."""
        documents = portraits(self._all())
        division = split_documents(documents, options.split, options.seed)
        self.summary.division = division
        ordered = [[d.id for d in documents if d.id in part] for part in division.parts]
        return dict(zip(PARTS[len(options.split)], ordered, strict=True))

    def write(
        self, counts: PartCounts, only: Sequence[str] | None, files: contextlib.ExitStack
    ) -> None:
        """Write one part; what is open when it breaks off leaves nothing behind."""
        format, path = self._format, counts.path
        self.summary.parts.append(counts)
        self._losses.begin(path, counts, files)
        # Called when all files stand; the side-car of an older export would bring back its losses.
        stale = files.enter_context(_after_success(path))
        records = self._records(only)
        digest = ""
        if format.write is not None:
            out = Hashing(files.enter_context(atomic_writer(path)))
            for problem in format.write(records, cast("BinaryIO", out), self._writing):
                self._note(problem)
            digest = out.sha256()
        elif format.write_files is not None:
            written = format.write_files(records, self._writing)
            for problem in files.enter_context(several(path, written)):
                self._note(problem)
        self._losses.finish(digest)
        if self._losses.kept_beside():
            stale.clear()

    def _records(self, only: Sequence[str] | None) -> Iterator[Record]:
        """The records as the format can hold them, counted as they pass."""
        total = len(self._store.document_ids()) if self._progress is not None else 0
        for done, record in enumerate(self._all(only), start=1):
            if self._cancelled is not None and self._cancelled():
                self.summary.cancelled = True
                return
            for whole, shadow, problems, gone in stages(record, self._format.keeps, self._options):
                self._losses.open(record.document.id, whole, shadow, gone)
                for problem in problems:
                    self._note(problem)
                yield shadow
            if self._progress is not None:
                self._progress(done, max(total, done))

    def _note(self, problem: Problem) -> None:
        """Count what was lost of a record; refuse it when nothing may be."""
        if self._options.strict and problem.level is not Level.NOTE:
            nothing = worded(
                "Nothing was written, since nothing may be lost (--strict). "
                "The format {name} cannot say it; jsonl can.",
                name=self._format.name,
            )
            raise UserError(problem.key, together(problem.message, nothing))
        self._losses.note(problem)
        summary = self.summary
        summary.problem_counts[problem.key] += 1
        if problem.level is Level.NOTE and summary.problem_counts[problem.key] > 1:
            return  # the same of every document: told once, counted
        if len(summary.problems) < PROBLEMS_KEPT:
            summary.problems.append(problem)
        if self._on_problem is not None:
            self._on_problem(problem)

    def _all(self, only: Sequence[str] | None = None) -> Iterator[Record]:
        options = self._options
        wanted = only if only is not None else options.documents or None
        return self._store.records(options.author or None, self._status, wanted)


_Choice = TypeVar("_Choice", bound=StrEnum)


def _one_of(kind: type[_Choice], name: str, key: str, what: str) -> _Choice:
    try:
        return kind(name)
    except ValueError as fault:
        names = ", ".join(kind)
        words = worded(
            "There is no {what} {name!r}. There are: {names}.", what=what, name=name, names=names
        )
        raise UserError(key, words) from fault


def _status(name: str) -> Status | None:
    return _one_of(Status, name, "status.unknown", worded("status")) if name else None
