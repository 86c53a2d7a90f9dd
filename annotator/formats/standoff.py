"""Stand-off marks on their way in: what UIMA, GATE and BioC files share once they are parsed.

A reader turns its file into a text and `Raw` marks with code points of that text; here they are
checked, get ids, find what they point at, and become the items of a record. Knows no syntax.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, TypeAlias

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.documents import (
    document_id,
    guess_direction,
    guess_language,
    refuse_unusable,
    text_version,
    title_of,
)
from annotator.model.document import Document, Layer, Status, Zone
from annotator.model.items import (
    Argument,
    Cluster,
    DocumentLabel,
    Event,
    Fragment,
    LayerItem,
    Relation,
    Scalar,
    Span,
    quote_of,
)
from annotator.model.record import Record, SchemeName
from annotator.model.rules import fragment_errors
from annotator.sentences import worded
from annotator.text.offsets import find_forbidden, normalise_newlines

Kind: TypeAlias = Literal["span", "event", "relation", "cluster", "label"]
KINDS: tuple[Kind, ...] = ("span", "event", "relation", "cluster", "label")
_KIND_NAMES = {
    "span": worded("span"), "event": worded("event"), "relation": worded("relation"),
    "cluster": worded("cluster"), "label": worded("label"),
}  # fmt: skip


class Raw(msgspec.Struct, kw_only=True):
    """One mark as a file has it. `ref` (and `alias`, if set) is what other marks call it, `id` the
    id it should get.

    `ranges` and `head` are code points of the text as the file gives it. `surface` is the text
    that the file says stands there, None when it says nothing. `arguments` are pairs of role and
    ref; `points` are the refs of the two ends of a relation or the members of a cluster. `where`
    is the place in the file, for problems.
    """

    kind: Kind
    ref: str
    alias: str = ""
    label: str
    id: str = ""
    ranges: list[Fragment] = []
    surface: str | None = None
    attributes: dict[str, Scalar] = {}
    note: str = ""
    head: Fragment | None = None
    norm: str = ""
    arguments: list[tuple[str, str]] = []
    points: list[str] = []
    link: str = ""
    where: str = ""


class DocumentData(msgspec.Struct, kw_only=True):
    """What our own files say of a document and a layer beside its marks; see `data_of`."""

    id: str
    name: str = ""
    title: str = ""
    language: str = ""
    direction: str = ""
    external_id: str | None = None
    meta: dict[str, object] = {}
    author: str = ""
    status: Status = Status.NEW
    flagged: bool = False
    note: str = ""
    seconds: int = 0
    scheme: str = ""
    scheme_version: int = 0
    source_sha256: str = ""
    newline: Literal["", "lf", "crlf", "cr", "mixed", "none"] = ""
    bom: bool = False


def data_of(record: Record) -> str:
    """What a record says beside text, zones and items, as JSON: the feature ``annotator`` of a
    document, which other tools carry along and do not read.
    """
    document, layer, text = record.document, record.layer, record.text
    data = DocumentData(
        id=document.id,
        name=document.name,
        title=document.title,
        language=document.language,
        direction=document.direction,
        external_id=document.external_id,
        meta=document.meta,
        author=record.author,
        status=layer.status,
        flagged=layer.flagged,
        note=layer.note,
        seconds=layer.seconds,
        scheme=record.scheme.name,
        scheme_version=record.scheme.version,
        source_sha256=text.source_sha256,
        newline=text.newline,  # type: ignore[arg-type] # one of the five words, by its definition
        bom=text.bom,
    )
    return msgspec.json.encode(data).decode()


def read_data(value: object) -> DocumentData | None:
    """What `data_of` wrote, or None when it is something else."""
    if not isinstance(value, str):
        return None
    try:
        found = msgspec.json.decode(value, type=DocumentData)
    except msgspec.DecodeError:
        return None
    return found if found.id and "\0" not in value and "\\u0000" not in value else None


class Draft:
    """One document that is being read. `text` is as the file gives it, with its own line ends.

    Raises UserError ``text.missing``, ``text.nul``, ``text.lone_surrogate`` or ``text.blank``
    for a text that no project can hold; the reader makes it a problem of the record.
    """

    def __init__(self, text: str, source: str, document: str, line: int | None = None) -> None:
        if not text:
            words = worded(
                "{document} has no text, so that nothing can stand on it.", document=document
            )
            raise UserError("text.missing", words)
        refuse_unusable(text, document)
        self.raw = text
        self.text, self._newlines = normalise_newlines(text)
        self._plain_ends = self.text is self.raw
        self.problems: list[Problem] = []
        self._marks: list[Raw] = []
        self._zones: list[Zone] = []
        self._source, self._document, self._line = source, document, line

    def tell(self, key: str, words: str, level: Level = Level.ITEM, where: str = "") -> None:
        """Note a problem of this document."""
        self.problems.append(
            Problem(
                key=key, message=words, level=level, source=self._source,
                where=where, document=self._document, line=self._line,
            )
        )  # fmt: skip

    def add(self, mark: Raw) -> None:
        """Take a mark; it is checked when the record is made."""
        self._marks.append(mark)

    def zone(self, kind: str, start: int, end: int, id: str = "") -> None:
        """Take a zone, at code points of the text of the file; an empty one is reported."""
        place = self._place([(start, end)], lambda: worded("Zone {kind}", kind=kind), id)
        if place:
            number = f"z{len(self._zones) + 1}"
            ((first, last),) = place
            self._zones.append(Zone(id=id or number, kind=kind, start=first, end=last))

    def record(
        self,
        options: ReadOptions,
        *,
        name: str,
        data: DocumentData | None = None,
        foreign: DocumentData | None = None,
    ) -> Record:
        """The record of all that was taken. `data` is our own, `foreign` what the format says.

        `name` is that of the file, with a part that tells documents of one file apart; the id of
        a document that did not come from us is made of it and the text.
        """
        said = data or foreign or DocumentData(id="")
        guessed = guess_language(self.text)
        id = said.id if data else document_id(name, self.text)
        language = (said.language if data else options.language or said.language) or guessed
        document = Document(
            id=id,
            name=said.name or name,
            title=said.title if data else said.title or title_of(self.text),
            language=language,
            direction=said.direction or guess_direction(self.text, guessed),
            external_id=said.external_id,
            meta=said.meta,
        )
        digest = said.source_sha256 or hashlib.sha256(self.raw.encode()).hexdigest()
        line_ends = said.newline or self._newlines.kind
        return Record(
            document=document,
            text=text_version(id, self.text, digest, line_ends, said.bom),
            author=said.author,
            layer=Layer(
                status=said.status, flagged=said.flagged, note=said.note, seconds=said.seconds
            ),
            scheme=SchemeName(said.scheme or options.scheme, said.scheme_version),
            zones=tuple(self._zones),
            items=tuple(self._items()),
        )

    # --- items --------------------------------------------------------------------------------

    def _items(self) -> list[LayerItem]:
        ids: dict[str, str] = {}
        taken: set[str] = set()
        placed = []
        for mark in self._marks:
            place = self._placed(mark)
            if place is not None:
                id = _unique(mark.id or mark.ref, taken)
                ids.setdefault(mark.ref, id)
                if mark.alias:
                    ids.setdefault(mark.alias, id)
                placed.append((id, mark, place))
        mentions = {
            ref
            for _, mark, _ in placed
            if mark.kind in {"span", "event"}
            for ref in (mark.ref, mark.alias)
            if ref
        }
        return self._linked(placed, ids, mentions)

    def _linked(
        self,
        placed: list[tuple[str, Raw, tuple[Fragment, ...]]],
        ids: dict[str, str],
        mentions: set[str],
    ) -> list[LayerItem]:
        items: list[LayerItem] = []
        ends = {ref: ids[ref] for ref in mentions}
        for id, mark, place in placed:
            item: LayerItem | None
            if mark.kind == "span":
                item = self._span(id, mark, place)
            elif mark.kind == "event":
                item = self._event(id, mark, place, ends)
            elif mark.kind == "relation":
                item = self._relation(id, mark, ends)
            elif mark.kind == "cluster":
                item = self._cluster(id, mark, ends)
            else:
                item = DocumentLabel(
                    id=id, label=mark.label, attributes=mark.attributes, note=mark.note
                )
            if item is not None:
                items.append(item)
        return items

    def _span(self, id: str, mark: Raw, place: tuple[Fragment, ...]) -> Span:
        head = None
        if mark.head is not None:
            first, last = (self._newlines.to_stored(at) for at in mark.head)
            if place[0][0] <= first < last <= place[-1][1]:
                head = (first, last)
            else:
                words = worded(
                    "{item}: its head lies outside of it and was left out.", item=_named(mark)
                )
                self.tell("offset.head", words, Level.CHANGED, mark.where)
        return Span(
            id=id,
            fragments=place,
            quote=quote_of(self.text, place),
            label=mark.label,
            attributes=mark.attributes,
            note=mark.note,
            head=head,
            norm=mark.norm,
        )

    def _event(
        self, id: str, mark: Raw, place: tuple[Fragment, ...], ends: Mapping[str, str]
    ) -> Event:
        arguments = []
        for role, ref in mark.arguments:
            if ref in ends and ends[ref] != id:
                arguments.append(Argument(role=role, target=ends[ref]))
            else:
                words = worded(
                    "{item}: its argument {role!r} was left out, since {ref!r} is "
                    "no other mention that was read.",
                    item=_named(mark),
                    role=role,
                    ref=ref,
                )
                self.tell("ref.dangling", words, Level.ITEM, mark.where)
        return Event(
            id=id,
            fragments=place,
            quote=quote_of(self.text, place),
            label=mark.label,
            attributes=mark.attributes,
            note=mark.note,
            arguments=tuple(arguments),
        )

    def _relation(self, id: str, mark: Raw, ends: Mapping[str, str]) -> Relation | None:
        if len(mark.points) != 2 or not all(ref in ends for ref in mark.points):
            words = worded(
                "{item} was left out: it needs two ends that are mentions.", item=_named(mark)
            )
            self.tell("ref.dangling", words, Level.ITEM, mark.where)
            return None
        source, target = mark.points
        return Relation(
            id=id,
            label=mark.label,
            source=ends[source],
            target=ends[target],
            attributes=mark.attributes,
            note=mark.note,
        )

    def _cluster(self, id: str, mark: Raw, ends: Mapping[str, str]) -> Cluster | None:
        members = tuple(ends[ref] for ref in mark.points if ref in ends)
        lost = len(mark.points) - len(members)
        if lost or not members:
            words = worded(
                "{item}: {lost} of its members were not read.", item=_named(mark), lost=lost
            )
            self.tell("ref.dangling", words, Level.ITEM, mark.where)
        if not members:
            return None
        return Cluster(id=id, label=mark.label, members=members, link=mark.link, note=mark.note)

    # --- places -------------------------------------------------------------------------------

    def _placed(self, mark: Raw) -> tuple[Fragment, ...] | None:
        """Where a mark stands in the stored text; () for what has no place, None for a fault."""
        if not mark.label and mark.kind != "cluster":
            words = worded("{item} has no label.", item=_named(mark))
            self.tell("label.empty", words, Level.ITEM, mark.where)
            return None
        if _holds_forbidden(mark):
            words = worded(
                "{item} holds a NUL or half a character and was left out.", item=_named(mark)
            )
            self.tell("text.forbidden", words, Level.ITEM, mark.where)
            return None
        if mark.kind not in {"span", "event"}:
            return ()
        place = self._place(mark.ranges, lambda: _named(mark), mark.where)
        if place and mark.surface is not None and not self._fits(mark, place):
            return None
        return place

    def _place(
        self, ranges: Iterable[Fragment], named: Callable[[], str], where: str
    ) -> tuple[Fragment, ...] | None:
        length = len(self.raw)
        ordered = tuple(sorted(ranges))
        if len(ordered) == 1 and self._plain_ends:
            # Nearly all marks: one sound range of a text whose line ends are as stored.
            ((start, end),) = ordered
            if 0 <= start < end <= length:
                return ordered
        for start, end in ordered:
            if start == end and 0 <= start <= length:
                words = worded(
                    "{item} marks no character (it stands at {start}) and was left out.",
                    item=named(),
                    start=start,
                )
                self.tell("offset.empty", words, Level.ITEM, where)
                return None
        for key, why in fragment_errors(ordered, length, named()):
            if key != "offset.overlap":
                self.tell(key, worded("{why} It was left out.", why=why), Level.ITEM, where)
                return None
        to = self._newlines.to_stored
        joined = _joined([(to(start), to(end)) for start, end in ordered])
        if any(start == end for start, end in joined):
            words = worded("{item} marks half of a line end and was left out.", item=named())
            self.tell("offset.empty", words, Level.ITEM, where)
            return None
        if len(joined) < len(ordered):
            words = worded(
                "{item} has parts that touch or overlap; they were joined.", item=named()
            )
            self.tell("offset.overlap", words, Level.CHANGED, where)
        return joined

    def _fits(self, mark: Raw, place: tuple[Fragment, ...]) -> bool:
        # Tools join the parts of a mention with a space, with nothing, or with " ... ".
        said, found = mark.surface or "", quote_of(self.text, place)
        if _squeezed(said) == _squeezed(found):
            return True
        words = worded(
            "{item} was left out: the file says that it reads {given!r}, but {there!r} stands "
            "there.",
            item=_named(mark),
            given=said[:40],
            there=found[:40],
        )
        self.tell("offset.text_mismatch", words, Level.ITEM, mark.where)
        return False


def _holds_forbidden(mark: Raw) -> bool:
    texts = [mark.id, mark.ref, mark.label, mark.note, mark.norm, mark.link]
    texts += [role for role, _ in mark.arguments]
    texts += mark.attributes
    texts += [value for value in mark.attributes.values() if isinstance(value, str)]
    return find_forbidden("\n".join(texts)) is not None


def _named(mark: Raw) -> str:
    name = mark.label.strip() or _KIND_NAMES[mark.kind]
    return worded("{label} {id}", label=name, id=mark.ref) if mark.ref else name


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _joined(ranges: list[Fragment]) -> tuple[Fragment, ...]:
    found: list[Fragment] = []
    for start, end in ranges:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _unique(wanted: str, taken: set[str]) -> str:
    id, number = wanted, 2
    while id in taken or not id:
        id, number = f"{wanted}~{number}", number + 1
    taken.add(id)
    return id
