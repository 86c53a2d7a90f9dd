"""Correcting: another text in the place of a document's, with everything that stands on it.

One act adds the text, puts it in force and moves the marks of all authors and the zones over; undo
takes all of it back. Pure but for the reading; nothing here saves by itself but `correct`.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import msgspec

from annotator.app.import_files import gathered
from annotator.app.import_reading import read_source
from annotator.app.import_types import ImportOptions, Target
from annotator.app.session import Session
from annotator.app.team_session import TeamSession
from annotator.errors import UserError
from annotator.formats import SNIFFED, format_by_name
from annotator.formats.base import Level, Problem
from annotator.formats.decoding import Offer, offers
from annotator.formats.documents import refuse_unusable, title_of
from annotator.model import rules
from annotator.model.align import Alignment, Difference, align
from annotator.model.carrying import Fate, Kind, Why, carry, carry_zones
from annotator.model.commands import Act
from annotator.model.document import Document, LayerKey, TextVersion, Zone, text_sha256
from annotator.model.edits import Edit, Transaction, document_place
from annotator.model.items import LayerItem, Mention
from annotator.model.record import Record
from annotator.sentences import Sentence, together, worded
from annotator.text.offsets import normalise_newlines

Left = Collection[tuple[str, str]]
"""Items that are not to come along, as (author, id)."""


class NewText(msgspec.Struct, frozen=True):
    """A text that is to take the place of another: as it is stored, and what its source had.

    `source_sha256` is of the bytes that came in, `newline` and `bom` as in `TextVersion`.
    """

    text: str
    source_sha256: str
    newline: str = "lf"
    bom: bool = False

    @classmethod
    def of(cls, text: TextVersion) -> "NewText":
        """The text of a record that was read."""
        return cls(text.text, text.source_sha256, text.newline, text.bom)


class Looked(msgspec.Struct, frozen=True):
    """What a file holds: its text, or why there is none, with encodings to choose from."""

    text: NewText | None = None
    problem: str = ""
    offers: tuple[Offer, ...] = ()


class OfLayer(msgspec.Struct, frozen=True):
    """What becomes of an item of an author; the author of a zone is ""."""

    author: str
    fate: Fate


class Correction(msgspec.Struct, frozen=True):
    """A correction that can be looked at before it is made. Changes nothing."""

    document: Document
    old: TextVersion
    new: TextVersion
    alignment: Alignment
    zones: tuple[Zone, ...]
    layers: tuple[tuple[LayerKey, tuple[LayerItem, ...]], ...]

    def fates(self, left: Left = ()) -> list[OfLayer]:
        """What becomes of every zone and every item of every author; `left` do not come along."""
        found = [OfLayer("", fate) for fate in carry_zones(self.zones, self.alignment)]
        for key, items in self.layers:
            apart = {id for author, id in left if author == key.author}
            of = (key, self.document, self.old)
            found += [OfLayer(key.author, fate) for fate in carry(of, items, self.alignment, apart)]
        return found

    def differences(self) -> list[Difference]:
        """Where the two texts differ, as whole lines of each."""
        return self.alignment.differences()

    def act(self, left: Left = ()) -> Act | None:
        """The act that makes it, for `Session.act`; None when the text is the same.

        UserError ``correct.unsound`` names an item that would not fit the new text.
        """
        if self.old.text == self.new.text:
            return None
        fates = self.fates(left)
        self._check(fates)
        return Act(f"correct {self.document.name}", tuple(self._edits(fates)))

    def _edits(self, fates: Sequence[OfLayer]) -> Iterator[Edit]:
        place = document_place(self.document.id)
        yield Edit(place, self.old, self.new)
        yield Edit(place, self.document, self._entry())
        for one in fates:
            if one.fate.edited:
                key = LayerKey(self.document.id, one.author) if one.author else place
                yield Edit(key, one.fate.before, one.fate.after)

    def _entry(self) -> Document:
        """The document on its new text; a title that was the first line of the old one follows."""
        title = self.document.title
        if title == title_of(self.old.text):
            title = title_of(self.new.text)
        number = self.new.number
        return msgspec.structs.replace(self.document, title=title, text_version=number)

    def _check(self, fates: Sequence[OfLayer]) -> None:
        kept: dict[str, list[LayerItem]] = {key.author: [] for key, _ in self.layers}
        errors = []
        for one in fates:
            if isinstance(one.fate.after, Zone):
                errors += rules.zone_errors(one.fate.after, len(self.new.text))
            elif one.fate.after is not None:
                kept[one.author].append(one.fate.after)
        for items in kept.values():
            errors += rules.layer_errors(items, self.new.text)
        for error in errors:
            nothing = worded("The text was not corrected; nothing was changed.")
            raise UserError("correct.unsound", together(error.message, nothing))


def typed(text: str) -> NewText:
    """A text that was typed or pasted; its source is the text itself.

    UserError ``text.nul``, ``text.lone_surrogate`` or ``text.blank`` for what cannot be kept.
    """
    name = worded("The new text")
    refuse_unusable(text, name)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    plain, line_ends = normalise_newlines(text.removeprefix("\ufeff"))
    refuse_unusable(plain, name)
    return NewText(plain, digest, line_ends.kind, text.startswith("\ufeff"))


def look_into(path: Path, encoding: str = "", format: str = "") -> Looked:
    """The text of a file, read as an import would read it. Never raises for what is wrong with it.

    `encoding` "" is UTF-8, `format` "" by content. Marks that the file brings are not looked at.
    """
    source = None
    try:
        chosen = format_by_name(format) if format else None
        sources = gathered([path], chosen, lambda _name: None)
        if len(sources) != 1:
            words = worded(
                "{name} holds {number} files; a corrected text comes in one file.",
                name=path.name,
                number=len(sources),
            )
            raise UserError("correct.many", words)
        source = sources[0]
        entries = list(read_source(source, chosen, ImportOptions(encoding=encoding), ""))
        return Looked(_only(entries, path.name))
    except UserError as fault:
        asks = fault.key.startswith("encoding.") and source is not None
        found = offers(source.head(SNIFFED)) if asks and source is not None else ()
        return Looked(problem=fault.message, offers=tuple(found))


def read_text(path: Path, encoding: str = "", format: str = "") -> NewText:
    """As `look_into`, for a caller who wants the text: UserError ``correct.file`` when none is."""
    found = look_into(path, encoding, format)
    if found.text is None:
        raise UserError("correct.file", found.problem)
    return found.text


def _only(entries: Sequence[Record | Problem], name: str) -> NewText:
    records = [entry for entry in entries if isinstance(entry, Record)]
    fatal = [entry for entry in entries if isinstance(entry, Problem) and entry.fatal]
    if fatal:
        raise UserError(fatal[0].key, fatal[0].message)
    if len({record.document.id for record in records}) != 1:
        words = worded(
            "{name} holds {number} documents; a corrected text is one document.",
            name=name,
            number=len(records),
        )
        raise UserError("correct.many", words)
    return NewText.of(records[0].text)


def prepare(store: Target, id: str, text: NewText) -> Correction:
    """What putting a text in the place of a document's would do; any thread may ask.

    UserError ``document.missing``, ``document.trashed``, or ``team.blind`` for whoever does not
    see the work of all: it would be left behind.
    """
    document = store.document(id)
    if document.text_version < 0:
        words = worded(
            "Document {document} lies in the trash. Bring it back before it is corrected.",
            document=document.name,
        )
        raise UserError("document.trashed", words)
    if not store.sees_all():
        words = worded(
            "In a blind team you see your own work only, and a corrected text moves the work of "
            "all. Whoever manages the team can correct it."
        )
        raise UserError("team.blind", words)
    old = store.text(id)
    new = TextVersion(
        document=id,
        number=store.last_text(id) + 1,
        text=text.text,
        sha256=text_sha256(text.text),
        source_sha256=text.source_sha256,
        newline=text.newline,
        bom=text.bom,
    )
    keys = [LayerKey(id, author) for author in store.authors_of(id)]
    layers = tuple((key, store.layer(key)[1]) for key in keys)
    return Correction(document, old, new, align(old.text, new.text), tuple(store.zones(id)), layers)


class Corrected(msgspec.Struct, frozen=True):
    """A correction that was made or is to be sent; `saved` is its act in the log, if any."""

    document: str
    act: Act | None
    counts: dict[Kind, int]
    saved: Transaction | None = None


def correct(session: Session, correction: Correction, left: Left = ()) -> Corrected:
    """Make a correction; a worker may do it.

    What it gives goes to `Session.landed` where it was saved, else to `Session.act`: on a server
    acts are sent by the outbox. UserError when nothing could be saved.
    """
    act = correction.act(left)
    done = Corrected(correction.document.id, act, counts(correction.fates(left)))
    if act is None or isinstance(session, TeamSession):
        return done
    return msgspec.structs.replace(done, saved=session.save_large(session.transaction(act)))


def counts(fates: Sequence[OfLayer]) -> dict[Kind, int]:
    """How many items have each fate; zones are counted too."""
    number = Counter(one.fate.kind for one in fates)
    return {kind: number[kind] for kind in Kind}


def problems_of(correction: Correction, left: Left = ()) -> Iterator[Problem]:
    """What of the marks is lost (as items) or other than before (as notes), in plain words."""
    name = correction.document.name
    for one in correction.fates(left):
        if one.fate.kind in (Kind.CHANGED, Kind.LOST):
            yield Problem(
                key=f"correct.{one.fate.kind}",
                message=worded("Document {document}: {said}", document=name, said=said(one)),
                level=Level.ITEM if one.fate.kind is Kind.LOST else Level.NOTE,
                document=correction.document.id,
                where=one.fate.id,
            )


def said(one: OfLayer) -> Sentence:
    """What becomes of an item, in one plain sentence."""
    fate = one.fate
    after, links = fate.after, ", ".join(fate.links)
    item = _quoted(one, fate.before)
    if after is None:
        return worded("{item} is lost: {why}.", item=item, why=_why(fate))
    if links:
        return worded(
            "{item} no longer points at {links}, which is lost.",
            item=_quoted(one, after),
            links=links,
        )
    if fate.kind in (Kind.SAME, Kind.MOVED) or not isinstance(after, Mention):
        return worded("{item} is kept.", item=item)
    now = worded("{item} is now «{quote}».", item=item, quote=after.quote)
    return together(now, worded("It has no head any more.")) if fate.why is Why.HEAD else now


def _why(fate: Fate) -> Sentence:
    if fate.why is Why.LEFT:
        return worded("it was left out")
    if fate.why is Why.LINK:
        return worded("it points at {links}, which is lost", links=", ".join(fate.links))
    return worded("its text is gone")


def _quoted(one: OfLayer, item: LayerItem | Zone) -> Sentence:
    """An item by its label, its id and its author, with the words that `item` stands on."""
    before = one.fate.before
    name = before.kind if isinstance(before, Zone) else before.label or worded("cluster")
    known = worded("{name} {id}", name=name, id=before.id)
    if one.author:
        known = worded("{item} of {author}", item=known, author=one.author)
    if isinstance(item, Mention):
        known = worded("{item} «{quote}»", item=known, quote=item.quote)
    return known


def document_named(session: Session, name: str) -> str:
    """The id of a document by its id, or by the name of its file where only one has it.

    UserError ``document.missing`` or ``document.ambiguous``.
    """
    rows = session.documents()
    if any(row.id == name for row in rows):
        return name
    found = [row.id for row in rows if row.name == name]
    if len(found) > 1:
        words = worded(
            "{number} documents have the name {name}. Name one by its id, as {id}.",
            number=len(found),
            name=name,
            id=found[0],
        )
        raise UserError("document.ambiguous", words)
    if not found:
        words = worded(
            "There is no document {name} in this project. Name it by its id or its file.", name=name
        )
        raise UserError("document.missing", words)
    return found[0]
