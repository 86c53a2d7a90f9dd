"""Salvage: a new project out of a damaged one, and a list of every thing that is not sure.

The damaged files are only read, byte by byte; see `salvage_pages`. Where the log of a document
holds, its whole history goes along; elsewhere the document begins anew with one act.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from annotator.errors import UserError
from annotator.model.document import LayerKey, TextVersion
from annotator.model.edits import SCHEME_PLACE, Edit, Origin, Transaction, document_place
from annotator.model.entry import Entry
from annotator.model.scheme import Label, Names, Scheme, SchemeHead
from annotator.sentences import worded
from annotator.store.durable import remove_with_companions, sync_folder
from annotator.store.locking import ProjectLock
from annotator.store.salvage_log import FoundLog
from annotator.store.salvage_pages import Pages
from annotator.store.salvage_rows import Mapped, sort_rows, sound
from annotator.store.salvage_state import LOST, UNPROVEN, DocumentSalvage, FoundRows, Loss, Saved
from annotator.store.scheme_rows import ENTRY, HEAD, SCHEME_HASH, scheme_hash
from annotator.store.store import Store

_BATCH = 100


class Salvaged(msgspec.Struct, frozen=True):
    """What came of a salvage. `losses` has every thing that was not saved, or not proven."""

    documents: int
    items: int
    losses: tuple[Loss, ...]

    @property
    def lost(self) -> int:
        """How many things were lost."""
        return sum(loss.kind == LOST for loss in self.losses)

    @property
    def unproven(self) -> int:
        """How many things were saved without proof."""
        return sum(loss.kind == UNPROVEN for loss in self.losses)


def salvage(damaged: Path, new: Path, now: str) -> Salvaged:
    """Make the project `new` out of what can be read of `damaged`, which is not changed.

    `now` is the time of the acts that begin documents anew, UTC in ISO 8601. The new project
    appears whole or not at all, and is checked before it does. Raises UserError
    ``project.exists``, ``project.locked`` while a program has the damaged one open,
    ``project.missing``, ``project.unreadable``, ``salvage.nothing`` when not one document is left.
    """
    if new.exists():
        words = worded("{path} exists already. Choose another name for what is saved.", path=new)
        raise UserError("project.exists", words)
    with _held(damaged):
        work = _Salvage(damaged, now)
    part = new.with_name(new.name + ".salvaging")
    remove_with_companions(part)
    try:
        done = work.write(part)
        part.rename(new)
        sync_folder(new.parent)
    finally:
        remove_with_companions(part)
    return done


@contextlib.contextmanager
def _held(damaged: Path) -> Iterator[None]:
    lock = None
    try:
        lock = ProjectLock(damaged)
    except UserError as fault:
        # On a medium that cannot be written nobody else writes either.
        if fault.key != "project.read_only":
            raise
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


class _Salvage:
    def __init__(self, damaged: Path, now: str) -> None:
        pages = Pages(damaged)
        tables = sort_rows(pages.rows())
        self._now = now
        self._losses = [Loss(UNPROVEN, words) for words in pages.torn]
        self._log = FoundLog(tables)
        self._rows = FoundRows(tables)
        self._scheme, self._initial = _scheme(tables, self._log, self._losses.append)
        # Where the log of the scheme holds, it brings the entries of itself.
        self._entries = {} if self._initial else _entries(tables, self._losses.append)
        self._saved: dict[str, Saved] = {}
        for id in dict.fromkeys([*self._log.documents(), *self._rows.documents]):
            saved = DocumentSalvage(id, self._log, self._rows, self._losses.append).saved()
            if saved is not None:
                self._saved[id] = saved
        if not self._saved and not self._log.lines:
            words = worded(
                "Nothing of a project can be read in {path}; {number} kinds of rows.",
                path=damaged,
                number=len(tables),
            )
            raise UserError("salvage.nothing", words)
        self._lost_lines()

    def _lost_lines(self) -> None:
        missing = sorted(self._log.missing)
        if missing:
            words = worded(
                "{number} acts of the history are lost, the first of them number {first}; a "
                "document that only they knew of cannot even be named",
                number=len(missing),
                first=missing[0],
            )
            self._losses.append(Loss(LOST, words))

    def write(self, part: Path) -> Salvaged:
        """Write the new project under a name for the time being, and hold it against itself."""
        scheme = self._initial or self._scheme
        with Store.create(part, scheme) as store:
            self._commit(store, self._history())
            self._commit(store, self._kept())
            self._commit(store, self._begun())
            for fault in store.check():
                self._losses.append(
                    Loss(
                        UNPROVEN,
                        worded("{why} [{key}]", why=fault.message, key=fault.key),
                        fault.where,
                    )
                )
        items = sum(len(i) for s in self._saved.values() for _, i in s.layers.values())
        return Salvaged(len(self._saved), items, tuple(dict.fromkeys(self._losses)))

    def _commit(self, store: Store, acts: Iterable[Transaction]) -> None:
        batch: list[Transaction] = []
        for act in acts:
            batch.append(act)
            if len(batch) >= _BATCH:
                store.commit_many(batch)
                batch = []
        store.commit_many(batch)

    def _history(self) -> Iterator[Transaction]:
        """The acts of the log on all that is proven, with the texts in their places."""
        written: set[str] = set()
        for seq in sorted(self._log.lines):
            line = self._log.lines[seq]
            edits = tuple(self._filled(edit) for edit in line.edits if self._goes(edit))
            if not edits:
                continue
            act = line.transaction(edits)
            if act.undoes is not None and act.undoes not in written:
                act = msgspec.structs.replace(act, undoes=None, origin=Origin.IMPORT)
            written.add(act.id)
            yield act

    def _goes(self, edit: Edit) -> bool:
        if edit.place == SCHEME_PLACE:
            return self._initial is not None
        saved = self._saved.get(edit.place.document)
        return saved is not None and saved.proven

    def _filled(self, edit: Edit) -> Edit:
        texts = self._saved[edit.place.document].texts if edit.place != SCHEME_PLACE else {}
        before, after = (
            texts[value.number] if isinstance(value, TextVersion) else value
            for value in (edit.before, edit.after)
        )
        return Edit(edit.place, before, after)

    def _kept(self) -> Iterator[Transaction]:
        """One act for the entries of a project whose scheme is not proven."""
        if self._entries:
            yield Transaction(
                id="salvaged-entries",
                edits=tuple(Edit(SCHEME_PLACE, None, entry) for entry in self._entries.values()),
                title="salvage scheme",
                author="",
                time=self._now,
                origin=Origin.IMPORT,
            )

    def _begun(self) -> Iterator[Transaction]:
        """One act for each document whose history does not hold."""
        for id, saved in self._saved.items():
            if saved.proven:
                continue
            author = min(saved.layers, default="")
            yield Transaction(
                id=f"salvaged-{hashlib.sha256(id.encode()).hexdigest()[:24]}",
                edits=tuple(_additions(id, saved)),
                title=f"salvage {saved.document.name}",
                author=author,
                time=self._now,
                origin=Origin.IMPORT,
            )


def _additions(id: str, saved: Saved) -> Iterator[Edit]:
    place = document_place(id)
    yield Edit(place, None, saved.document)
    for text in saved.texts.values():
        yield Edit(place, None, text)
    for zone in saved.zones:
        yield Edit(place, None, zone)
    for author, (layer, items) in saved.layers.items():
        key = LayerKey(id, author)
        yield Edit(key, None, layer)
        yield from (Edit(key, None, item) for item in items)


# --- the scheme -------------------------------------------------------------------------------


def _scheme(
    tables: dict[str, list[Mapped]], log: FoundLog, tell: Callable[[Loss], None]
) -> tuple[Scheme, Scheme | None]:
    """The scheme as it stands, and as the project began with it where both are proven."""
    head = _head(tables, tell)
    labels: dict[str, Label] = {}
    for row in sorted(tables["scheme_labels"], key=lambda row: int(row["position"])):
        try:
            label = msgspec.json.decode(row["body"], type=Label)
        except (msgspec.MsgspecError, UnicodeError) as fault:
            tell(
                Loss(
                    LOST,
                    worded(
                        "the label {label} cannot be read: {fault}",
                        label=row["key"],
                        fault=str(fault),
                    ),
                )
            )
            continue
        labels.setdefault(label.key, label)
    now = _with(head, labels)
    initial, first = dict(labels), head
    proven = SCHEME_PLACE in log.proven
    edits = [
        e for seq in sorted(log.lines) for e in log.lines[seq].edits if e.place == SCHEME_PLACE
    ]
    for edit in reversed(edits):
        initial.pop(edit.value.key if isinstance(edit.value, Label) else "", None)
        if isinstance(edit.before, Label):
            initial[edit.before.key] = edit.before
        elif isinstance(edit.before, SchemeHead):
            first = edit.before
    told = {row["value"] for row in tables["project"] if row["key"] == SCHEME_HASH}
    began = _with(first, initial)
    if scheme_hash(began) in told and (proven or not edits):
        return now, began
    words = worded("the scheme cannot be proven: compare its labels with those of a backup")
    tell(Loss(UNPROVEN, words))
    return now, None


def _head(tables: dict[str, list[Mapped]], tell: Callable[[Loss], None]) -> SchemeHead:
    for row in filter(sound, tables["project"]):
        if row["key"] == HEAD:
            with contextlib.suppress(msgspec.MsgspecError):
                return msgspec.json.decode(row["value"], type=SchemeHead)
    tell(Loss(LOST, worded("the name and the attributes of the scheme")))
    return SchemeHead("salvaged", 1, Names("", "salvaged"), ())


def _with(head: SchemeHead, labels: dict[str, Label]) -> Scheme:
    return Scheme(
        name=head.name, version=head.version, names=head.names, labels=tuple(labels.values())
    ).with_head(head)


def _entries(tables: dict[str, list[Mapped]], tell: Callable[[Loss], None]) -> dict[str, Entry]:
    """The entries of the project by key, as their rows have them."""
    found: dict[str, Entry] = {}
    for row in tables["project"]:
        if row["key"].startswith(ENTRY):
            try:
                entry = msgspec.json.decode(row["value"], type=Entry)
            except (msgspec.MsgspecError, UnicodeError) as fault:
                tell(
                    Loss(
                        LOST,
                        worded(
                            "{entry} cannot be read: {fault}", entry=row["key"], fault=str(fault)
                        ),
                    )
                )
                continue
            found.setdefault(entry.key, entry)
    return found
