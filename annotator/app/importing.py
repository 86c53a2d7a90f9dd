"""Import: from files to acts on a project, in batches, with every loss counted and named.

Works on a store and plain options; the window and the command line both call it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from annotator.app.correcting import NewText, prepare, problems_of
from annotator.app.import_files import gathered
from annotator.app.import_reading import read_source, scheme_of
from annotator.app.import_types import (
    PROBLEMS_KEPT,
    ImportOptions,
    ImportSummary,
    OnProblem,
    Progress,
    Target,
)
from annotator.app.labels_found import FoundLabels
from annotator.app.late import LateProject
from annotator.app.session import utc_now
from annotator.app.sidecar import Sidecars
from annotator.errors import UserError
from annotator.formats import format_by_name
from annotator.formats.base import Level, Problem, not_read
from annotator.formats.decoding import check_encoding
from annotator.formats.files import Source
from annotator.model import rules
from annotator.model.commands import random_id
from annotator.model.document import Layer, LayerKey, Zone
from annotator.model.edits import Edit, Origin, Transaction, document_place
from annotator.model.items import LayerItem, Span
from annotator.model.record import Record
from annotator.model.scheme import Label, Scheme
from annotator.sentences import together, worded
from annotator.settings import user_name

_BATCH_DOCUMENTS = 256
_BATCH_CHARACTERS = 4_000_000
_COUNTED = ("records_in", "imported", "layers_added", "replaced", "skipped", "refused", "items")


def import_paths(
    store: Target,
    paths: Sequence[Path],
    options: ImportOptions,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    on_problem: OnProblem | None = None,
) -> ImportSummary:
    """Import files, and folders with all files of known suffixes below them, in sorted order.

    Each batch is one database transaction. When the work is cancelled, what was read until then
    stands; when the store cannot write any more, the batches before stand, and the summary says
    so. Raises UserError, and nothing was written then, when a path, the format or the encoding
    does not exist, or when the store cannot write at all.
    """
    if options.encoding:
        check_encoding(options.encoding)
    chosen = format_by_name(options.format) if options.format else None
    work = _Import(store, options, on_problem)
    sources = gathered(paths, chosen, work.ignored, work.unopened)
    sidecars = Sidecars(paths)
    total = sum(map(_size, sources))
    before = 0
    try:
        for source in sources:
            work.summary.files += 1
            work.learn(scheme_of(source, chosen))
            name = store.scheme().name
            for entry in read_source(source, chosen, options, name, sidecars.of(source)):
                if cancelled is not None and cancelled():
                    work.summary.cancelled = True
                    break
                work.take(entry)
                if progress is not None:
                    progress(before + source.done, total)
            work.end_of_source()
            if work.summary.cancelled:
                break
            before += source.done
        work.flush()
    except _BrokenOffError:
        work.summary.cancelled = True
    return work.summary


def _size(source: Source) -> int:
    try:
        return source.size
    except UserError:
        return 0  # Gone since the folder was looked through; reading it says so.


class _BrokenOffError(Exception):
    """The store cannot write any more; the batches before are safe."""


class _Import:
    """One import under way: the batch that is being gathered and the counts so far."""

    def __init__(self, store: Target, options: ImportOptions, on_problem: OnProblem | None) -> None:
        self.summary = ImportSummary()
        self._store = store
        self._options = options
        self._on_problem = on_problem
        self._labels = FoundLabels(store.scheme())
        self._learned: Scheme | None = None
        self.summary.labels_added = self._labels.added
        self._known = set(store.document_ids())
        self._trashed = {found.document.id for found in store.trash()}
        self._author = options.author or user_name()
        self._batch: list[Transaction] = []
        self._batch_ids: set[str] = set()
        self._batch_characters = 0
        self._of_record: list[Problem] = []
        self._waiting: list[Problem] = []
        self._schemes = {"", self._labels.scheme.name}
        self._safe, self._safe_labels = self._counts(), len(self._labels.added)

    def take(self, entry: Record | Problem) -> None:
        """Take one thing that a reader yields."""
        if isinstance(entry, Problem):
            self._note(entry)
            return
        self.summary.records_in += 1
        left_out, self._of_record = self._of_record, []
        self._tell_waiting(entry.document.id)
        if entry.scheme.name not in self._schemes:
            self._mind_scheme(entry.scheme.name)
        if self._options.strict and self._objects(entry, left_out):
            return
        self._place(entry)

    def learn(self, scheme: Scheme | None) -> None:
        """Take the labels and attributes of a scheme that comes with the files."""
        if scheme is None or scheme == self._learned:
            return
        self._learned = scheme
        if isinstance(self._store, LateProject):
            self._store.begin_with(scheme.attributes)
        edits = self._labels.admit_scheme(scheme)
        if edits:
            words = f"labels of {scheme.name}"
            self._batch.append(_transaction(edits, words, self._author))

    def ignored(self, name: str) -> None:
        """Count a file of a folder or an archive that is of no known kind, and name it once."""
        self.summary.files_ignored += 1
        words = worded(
            "{name} was passed over: it is of no kind that is read from folders.", name=name
        )
        self._tell(Problem(key="file.ignored", message=words, level=Level.NOTE, source=name))

    def unopened(self, source: Source, fault: UserError) -> None:
        """Count a file that was not opened, and say why; those around it are read."""
        self.summary.files += 1
        self._note(not_read(source.path, fault))

    def flush(self) -> None:
        """Commit the batch: one database transaction."""
        if self._batch:
            try:
                self._store.commit_many(self._batch)
            except UserError as fault:
                if self._options.whole:
                    raise
                self._break_off(fault)
                raise _BrokenOffError from fault
        self._batch, self._batch_ids, self._batch_characters = [], set(), 0
        self._safe, self._safe_labels = self._counts(), len(self._labels.added)

    def _counts(self) -> dict[str, int]:
        return {name: getattr(self.summary, name) for name in _COUNTED}

    def _break_off(self, fault: UserError) -> None:
        """Go back to the counts of what is safe, and say why there is no more; or just raise."""
        for name, number in self._safe.items():
            setattr(self.summary, name, number)
        del self.summary.labels_added[self._safe_labels :]
        if not self.summary.changed:
            raise fault
        safe = worded(
            "The import stopped there: the first {number} records are safe in the project. "
            "Import the same files again for the rest.",
            number=self._safe["records_in"],
        )
        words = together(fault.message, safe)
        self._tell(Problem(key=fault.key, message=words, level=Level.SOURCE))

    def _note(self, problem: Problem) -> None:
        summary = self.summary
        self._waiting.append(problem)
        if problem.level in {Level.RECORD, Level.SOURCE}:
            summary.records_in += 1
            summary.refused += 1
            self._of_record = []
            self._tell_waiting("")
        elif problem.level is Level.ITEM:
            summary.left_out += 1
            self._of_record.append(problem)
        summary.source_refused |= problem.fatal

    def end_of_source(self) -> None:
        """What waits for a record to which it belongs waits no longer."""
        self._tell_waiting("")

    def _tell_waiting(self, document: str) -> None:
        """Tell what a reader said just before a record, with the id of its document."""
        for problem in self._waiting:
            about = problem.document or document
            self._tell(msgspec.structs.replace(problem, document=about))
        self._waiting.clear()

    def _mind_scheme(self, name: str) -> None:
        self._schemes.add(name)
        words = worded(
            "Some records were made with the scheme {name}; the project has {here}, by which "
            "they are read now.",
            name=name,
            here=self._labels.scheme.name,
        )
        self._tell(Problem(key="scheme.differs", message=words, level=Level.NOTE))

    def _tell(self, problem: Problem) -> None:
        self.summary.problem_counts[problem.key] += 1
        if len(self.summary.problems) < PROBLEMS_KEPT:
            self.summary.problems.append(problem)
        if self._on_problem is not None:
            self._on_problem(problem)

    def _objects(self, record: Record, left_out: list[Problem]) -> bool:
        if left_out:
            words = worded("{number} of its values would have been left out", number=len(left_out))
            self._refuse(record, left_out[0].key, words)
            return True
        lookup = {item.id: item for item in record.items}
        for item in record.items:
            for finding in rules.item_problems(item, self._labels.scheme, lookup.get):
                self._refuse(record, finding.key, finding.message)
                return True
        return False

    def _refuse(self, record: Record, key: str, why: str, *, strict: bool = True) -> None:
        self.summary.refused += 1
        name = record.document.name
        if strict:
            words = worded("Document {name} was refused (strict): {why}", name=name, why=why)
        else:
            words = worded("Document {name} was refused: {why}", name=name, why=why)
        self._tell(Problem(key=key, message=words, document=record.document.id))

    def _place(self, record: Record) -> None:
        """Decide what a record means for the project: new, further layer, the same, or refused."""
        id = record.document.id
        if id in self._trashed:
            words = worded(
                "it lies in the trash. Bring it back with `annotator trash --restore {id}`.", id=id
            )
            self._refuse(record, "document.trashed", words, strict=False)
            return
        if id in self._batch_ids:
            self.flush()
        if id not in self._known:
            self._add_document(record)
            return
        corrected = self._store.text(id).sha256 != record.text.sha256
        if corrected and not self._correct(record):
            return
        before = self.summary.skipped
        self._add_layer(record)
        if corrected and self.summary.skipped > before:
            self.summary.skipped = before
            self.summary.replaced += 1

    def _add_layer(self, record: Record) -> None:
        """The marks of a record whose document is there, with this very text."""
        key = self._layer_key(record)
        if key is None:
            self.summary.skipped += 1
        elif not self._store.layer_exists(key):
            self.summary.layers_added += 1
            self._gather(record, (Edit(key, None, record.layer), *_added(key, record.items)))
        else:
            self._meet(key, record)

    def _correct(self, record: Record) -> bool:
        """Put the text of a record in the place of the document's, at once; False when refused."""
        if not self._options.replace_text:
            words = worded(
                "the project has a document of the same id with another text. Give one of the two "
                "another id, or correct the text and keep its marks with --replace-text."
            )
            self._refuse(record, "id.duplicate", words, strict=False)
            return False
        try:
            correction = prepare(self._store, record.document.id, NewText.of(record.text))
            act = correction.act()
        except UserError as fault:
            self._refuse(record, fault.key, fault.message, strict=False)
            return False
        assert act is not None, "the texts differ"
        self._batch.append(_transaction(act.edits, act.title, record.author or self._author))
        self.flush()
        self.summary.corrected += 1
        for problem in problems_of(correction):
            self.summary.left_out += problem.level is Level.ITEM
            self.summary.altered += problem.level is not Level.ITEM
            self._tell(problem)
        return True

    def _layer_key(self, record: Record) -> LayerKey | None:
        worked = record.items or record.layer != Layer()
        author = record.author or (self._author if worked else "")
        return LayerKey(record.document.id, author) if author else None

    def _add_document(self, record: Record) -> None:
        place = document_place(record.document.id)
        document = msgspec.structs.replace(record.document, text_version=record.text.number)
        edits = [Edit(place, None, document), Edit(place, None, record.text)]
        edits.extend(Edit(place, None, zone) for zone in record.zones)
        key = self._layer_key(record)
        if key is not None:
            edits.append(Edit(key, None, record.layer))
            edits.extend(_added(key, record.items))
        self._known.add(record.document.id)
        self.summary.imported += 1
        self._gather(record, tuple(edits))

    def _meet(self, key: LayerKey, record: Record) -> None:
        """The same document and author again."""
        layer, items = self._store.layer(key)
        edits = tuple(_changes(key, {item.id: item for item in items}, record.items))
        if edits and not self._options.replace:
            words = worded(
                "{author} has other items on it already. "
                "Import it with --replace to put these in their place.",
                author=key.author,
            )
            self._refuse(record, "layer.differs", words, strict=False)
            return
        rest = (*_layer_change(key, layer, record.layer), *self._document_changes(record))
        if self._options.replace and (edits or rest):
            self.summary.replaced += 1
            self._gather(record, (*edits, *rest))
            return
        self.summary.skipped += 1
        if rest:
            self._tell_differing(record)

    def _tell_differing(self, record: Record) -> None:
        words = worded(
            "Document {name}: the items are there already; its status, notes, zones or "
            "description differ and were left as they are in the project "
            "(--replace takes those of the file).",
            name=record.document.name,
        )
        id, level = record.document.id, Level.NOTE
        self._tell(Problem(key="document.differs", message=words, level=level, document=id))

    def _document_changes(self, record: Record) -> Iterator[Edit]:
        place = document_place(record.document.id)
        here = self._store.document(record.document.id)
        document = msgspec.structs.replace(record.document, text_version=here.text_version)
        if document != here:
            yield Edit(place, here, document)
        zones = {zone.id: zone for zone in self._store.zones(record.document.id)}
        yield from _changes(place, zones, record.zones)

    def _gather(self, record: Record, edits: tuple[Edit, ...]) -> None:
        self._admit_labels(record)
        author = record.author or self._author
        self._batch.append(_transaction(edits, f"import {record.document.name}", author))
        self._batch_ids.add(record.document.id)
        self._batch_characters += len(record.text.text)
        self.summary.items += len(record.items)
        full = len(self._batch) >= _BATCH_DOCUMENTS
        if full or self._batch_characters >= _BATCH_CHARACTERS:
            self.flush()

    def _admit_labels(self, record: Record) -> None:
        """Add the labels that the scheme lacks, then count what the scheme says of the rest."""
        edits = self._labels.admit(record.items)
        if edits:
            names = ", ".join(edit.value.key for edit in edits if isinstance(edit.value, Label))
            self._batch.append(_transaction(edits, f"labels {names}", self._author))
        # Of a span the scheme can only say that it lacks the label, and now it has it.
        others = [item for item in record.items if not isinstance(item, Span)]
        if not others:
            return
        lookup = {item.id: item for item in record.items}
        for item in others:
            for finding in rules.item_problems(item, self._labels.scheme, lookup.get):
                self.summary.findings[finding.key] += 1


def _transaction(edits: tuple[Edit, ...], title: str, author: str) -> Transaction:
    return Transaction(
        id=random_id("t"),
        edits=edits,
        title=title,
        author=author,
        time=utc_now(),
        origin=Origin.IMPORT,
    )


def _added(key: LayerKey, items: Iterable[LayerItem]) -> Iterator[Edit]:
    return (Edit(key, None, item) for item in items)


def _changes(
    place: LayerKey, here: Mapping[str, LayerItem | Zone], wanted: Iterable[LayerItem | Zone]
) -> Iterator[Edit]:
    """The edits from what is there to what is wanted; an item never changes its class."""
    new = {value.id: value for value in wanted}
    for id, old in here.items():
        if type(new.get(id)) is not type(old):
            yield Edit(place, old, None)
    for id, value in new.items():
        before = here.get(id)
        before = before if type(before) is type(value) else None
        if before != value:
            yield Edit(place, before, value)


def _layer_change(key: LayerKey, here: Layer, wanted: Layer) -> Iterator[Edit]:
    if here != wanted:
        yield Edit(key, here, wanted)
