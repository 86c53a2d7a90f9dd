"""A GATE document as plain values, and what it means for records; GATE XML and bdoc share it.

An annotation set is a layer: the default set that of nobody, a named set that of the author of
its name. Every item is an annotation whose type is its label; what GATE has no place for stands
in features whose names begin with ``annotator.``, and refers to other annotations by their ids.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import cast

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.files import Source
from annotator.formats.losses import named, problem_of
from annotator.formats.plain_values import jsonable, scalars
from annotator.formats.standoff import (
    KINDS,
    DocumentData,
    Draft,
    Raw,
    data_of,
    read_data,
)
from annotator.model.document import Status
from annotator.model.items import (
    Cluster,
    DocumentLabel,
    Event,
    Fragment,
    LayerItem,
    Mention,
    Relation,
    Scalar,
    Span,
)
from annotator.model.record import Record, canonical_key
from annotator.sentences import worded

MARKUP = "Original markups"
"""The set in which GATE keeps the structure of the source."""

OWN = "annotator"
_ID, _KIND, _NOTE, _HEAD, _NORM, _LINK = (
    f"{OWN}.{word}" for word in ("id", "kind", "note", "head", "norm", "link")
)
_FRAGMENTS, _ARGUMENTS, _POINTS = (f"{OWN}.{word}" for word in ("fragments", "arguments", "points"))
_ESCAPED = f"{OWN}.attribute."
_BLOCKS = {
    "title", "h1", "h2", "h3", "p", "paragraph", "body", "article", "section", "header", "footer",
}  # fmt: skip

Clean = Callable[[str], str]
Offset = Callable[[int], int]


class Annotation(msgspec.Struct, kw_only=True):
    """One annotation. Offsets are code points of the text of its document. `where` is its place
    in the file, for problems.
    """

    id: int
    type: str
    start: int
    end: int
    features: dict[str, object] = {}
    where: str = ""


class GateDocument(msgspec.Struct, kw_only=True):
    """A document with its sets by name, the default one under ""."""

    text: str
    features: dict[str, object] = {}
    sets: dict[str, list[Annotation]] = {}
    name: str = ""


# --- reading ----------------------------------------------------------------------------------


class Doubts(msgspec.Struct):
    """Problems that a notation finds before the text is known to be sound."""

    found: list[tuple[str, str, Level, str]] = []

    def tell(self, key: str, words: str, level: Level = Level.ITEM, where: str = "") -> None:
        """Note one, as `Draft.tell`."""
        self.found.append((key, words, level, where))


def records_of(
    document: GateDocument, doubts: Doubts, from_unit: Offset, source: Source, options: ReadOptions
) -> Iterator[Record | Problem]:
    """A record for each set with annotations, and problems ahead of it. `from_unit` gives the
    code point of an offset inside our own features; it raises UserError for an impossible one.
    """
    said = _said(document)
    for name in _layers(document, said):
        try:
            draft = Draft(document.text, str(source.path), document.name or source.name)
            meta = jsonable({k: v for k, v in document.features.items() if k != OWN})
        except UserError as fault:
            yield Problem(key=fault.key, message=fault.message, source=str(source.path))
            return
        for doubt in doubts.found:
            draft.tell(*doubt)
        doubts.found.clear()
        _take_markup(document, draft)
        for one in document.sets.get(name, []):
            _take(one, draft, from_unit)
        data = _data_of_layer(name, said)
        foreign = DocumentData(
            id="",
            name=source.name,
            external_id=document.name or None,
            author=name,
            meta=cast("dict[str, object]", meta),
        )
        record = draft.record(options, name=source.name, data=data, foreign=foreign)
        yield from draft.problems
        yield record


def _said(document: GateDocument) -> dict[str, DocumentData]:
    """What we wrote of each layer, by the name of its set."""
    value = document.features.get(OWN)
    try:
        texts = msgspec.json.decode(value, type=dict[str, str]) if isinstance(value, str) else {}
    except msgspec.DecodeError:
        return {}
    found = {name: read_data(text) for name, text in texts.items()}
    return {name: data for name, data in found.items() if data is not None}


def _layers(document: GateDocument, said: Mapping[str, DocumentData]) -> list[str]:
    filled = [name for name, marks in document.sets.items() if marks and name != MARKUP]
    return list(dict.fromkeys([*said, *filled])) or [""]


def _data_of_layer(name: str, said: Mapping[str, DocumentData]) -> DocumentData | None:
    if name in said or not said:
        return said.get(name)
    # A set that somebody added in GATE to a document of ours: a further layer of it.
    return msgspec.structs.replace(
        next(iter(said.values())), author=name, status=Status.NEW, flagged=False, note="", seconds=0
    )


def _take_markup(document: GateDocument, draft: Draft) -> None:
    passed = 0
    for one in document.sets.get(MARKUP, []):
        kind = one.features.get(_KIND)
        if isinstance(kind, str):
            draft.zone(kind, one.start, one.end, str(one.features.get(_ID, "")))
        elif one.type.lower() in _BLOCKS and one.start < one.end:
            draft.zone(one.type.lower(), one.start, one.end)
        else:
            passed += 1
    if passed:
        words = worded(
            "{number} annotations of the set {set} are markup of the source and stay out.",
            number=passed,
            set=MARKUP,
        )
        draft.tell("gate.markup", words, Level.NOTE)


def _take(one: Annotation, draft: Draft, from_unit: Offset) -> None:
    kind = one.features.get(_KIND, "span")
    if kind not in KINDS:
        words = worded(
            "{type} {id}: it is of a kind that is not known, {kind!r}.",
            type=one.type,
            id=one.id,
            kind=str(kind)[:40],
        )
        draft.tell("item.kind", words, Level.ITEM, one.where)
        return
    own = _Own(one, draft, from_unit)
    mark = Raw(
        kind=kind,
        ref=str(one.id),
        id=own.text(_ID),
        label=own.text(f"{OWN}.label", one.type),
        ranges=own.ranges(_FRAGMENTS) or [(one.start, one.end)],
        attributes=own.attributes(),
        note=own.text(_NOTE),
        norm=own.text(_NORM),
        link=own.text(_LINK),
        arguments=own.arguments(),
        points=own.points(),
        where=one.where,
    )
    head = own.ranges(_HEAD)
    mark.head = head[0] if head else None
    draft.add(mark)


class _Own:
    """Our own features of an annotation: from bdoc as they are, from XML as JSON in a string."""

    def __init__(self, one: Annotation, draft: Draft, from_unit: Offset) -> None:
        self._one, self._draft, self._from_unit = one, draft, from_unit

    def text(self, name: str, otherwise: str = "") -> str:
        value = self._one.features.get(name, otherwise)
        return value if isinstance(value, str) else otherwise

    def attributes(self) -> dict[str, Scalar]:
        plain = {
            key.removeprefix(_ESCAPED): value
            for key, value in self._one.features.items()
            if key.startswith(_ESCAPED) or not key.startswith(f"{OWN}.")
        }
        return scalars(plain, self._draft, self._one.where)

    def ranges(self, name: str) -> list[Fragment]:
        if name not in self._one.features:
            return []
        try:
            pairs = msgspec.convert(self._value(name), list[tuple[int, int]])
            return [(self._from_unit(start), self._from_unit(end)) for start, end in pairs]
        except (msgspec.ValidationError, UserError):
            self._odd(name)
            return []

    def arguments(self) -> list[tuple[str, str]]:
        if _ARGUMENTS not in self._one.features:
            return []
        try:
            found = msgspec.convert(self._value(_ARGUMENTS), list[dict[str, str | int]])
            return [(str(one["role"]), str(one["target"])) for one in found]
        except (msgspec.ValidationError, KeyError):
            self._odd(_ARGUMENTS)
            return []

    def points(self) -> list[str]:
        if _POINTS not in self._one.features:
            return []
        try:
            return [str(id) for id in msgspec.convert(self._value(_POINTS), list[int])]
        except msgspec.ValidationError:
            self._odd(_POINTS)
            return []

    def _value(self, name: str) -> object:
        value = self._one.features[name]
        if not isinstance(value, str):
            return value
        try:
            return msgspec.json.decode(value)
        except msgspec.DecodeError:
            return value

    def _odd(self, name: str) -> None:
        words = worded(
            "{type} {id}: its feature {name} is damaged and was left out.",
            type=self._one.type,
            id=self._one.id,
            name=name,
        )
        self._draft.tell("gate.feature", words, Level.CHANGED, self._one.where)


# --- writing ----------------------------------------------------------------------------------


def document_of(
    layers: Sequence[Record], to_unit: Offset, clean: Clean
) -> tuple[GateDocument, list[Problem]]:
    """The layers of one document as a GATE document, and what had to be said in another way.

    `to_unit` gives the offset that our own features carry for a code point; `clean` is what the
    notation makes of a string that it cannot hold.
    """
    work = _Writing(layers[0], to_unit, clean)
    said: dict[str, str] = {}
    for record in layers:
        name = _set_name(clean(record.author), said)
        said[name] = data_of(record)
        work.add(name, record)
    work.add_zones(layers[0])
    work.document.features[OWN] = msgspec.json.encode(said).decode()
    return work.document, work.problems


def _set_name(author: str, taken: Iterable[str]) -> str:
    name, number = author, 2
    while name in taken or name == MARKUP:
        name, number = f"{author} ({number})", number + 1
    return name


class _Writing:
    """A GATE document that is being made. Ids count on through all its sets, as GATE's do."""

    def __init__(self, record: Record, to_unit: Offset, clean: Clean) -> None:
        text, self._source = record.text.text, record.document
        self.document = GateDocument(text=text, name=clean(record.document.name))
        self.document.features = {"title": clean(record.document.title)}
        self.problems: list[Problem] = []
        self._to, self._clean, self._next = to_unit, clean, 1
        self._ids: dict[str, int] = {}
        self._spans: dict[str, Fragment] = {}
        self._changed = False

    def add(self, name: str, record: Record) -> None:
        items = sorted(record.items, key=canonical_key)
        self._ids = {item.id: self._next + at for at, item in enumerate(items)}
        self._next += len(items)
        self._spans = {one.id: (one.start, one.end) for one in items if isinstance(one, Mention)}
        self.document.sets[name] = [self._annotation(item) for item in items]

    def add_zones(self, record: Record) -> None:
        marks = []
        for zone in record.zones:
            features = {_KIND: self._plain(zone.kind), _ID: self._plain(zone.id)}
            marks.append(
                Annotation(
                    id=self._next, type=self._plain(zone.kind) or "zone", start=zone.start,
                    end=zone.end, features=dict(features),
                )
            )  # fmt: skip
            self._next += 1
        if marks:
            self.document.sets[MARKUP] = marks

    def _plain(self, text: str) -> str:
        cleaned = self._clean(text)
        self._changed |= cleaned != text
        return cleaned

    def _annotation(self, item: LayerItem) -> Annotation:
        self._changed = False
        start, end = self._place(item)
        features = self._attributes(item)
        features[_ID] = self._plain(item.id)
        features |= self._own(item)
        if not item.label:  # a cluster may have none, an annotation of GATE must
            features[f"{OWN}.label"] = ""
        type = self._plain(item.label) or "Cluster"
        if self._changed:
            words = worded("{item}: control characters in it became U+FFFD.", item=named(item))
            problem = problem_of(
                self._source, "text.control", words, level=Level.CHANGED, where=item.id
            )
            self.problems.append(problem)
        return Annotation(id=self._ids[item.id], type=type, start=start, end=end, features=features)

    def _place(self, item: LayerItem) -> Fragment:
        """Where an annotation stands: a relation from its first end to its last, what is of the
        whole document on all of it.
        """
        if isinstance(item, Mention):
            return item.start, item.end
        if isinstance(item, Relation):
            ends = [self._spans[item.source], self._spans[item.target]]
            return min(start for start, _ in ends), max(end for _, end in ends)
        return 0, len(self.document.text)

    def _attributes(self, item: LayerItem) -> dict[str, object]:
        found: dict[str, object] = {}
        if not isinstance(item, Cluster):
            for key, value in item.attributes.items():
                name = f"{_ESCAPED}{key}" if key.startswith(f"{OWN}.") or not key else key
                found[self._plain(name)] = self._plain(value) if isinstance(value, str) else value
        return found

    def _own(self, item: LayerItem) -> dict[str, object]:
        found: dict[str, object] = {}
        if item.note:
            found[_NOTE] = self._plain(item.note)
        if isinstance(item, Mention) and len(item.fragments) > 1:
            found[_FRAGMENTS] = [self._pair(one) for one in item.fragments]
        if isinstance(item, Span):
            found |= self._of_span(item)
        elif isinstance(item, Event):
            found[_KIND] = "event"
            found[_ARGUMENTS] = [
                {"role": self._plain(one.role), "target": self._ids[one.target]}
                for one in item.arguments
            ]
        elif isinstance(item, Relation):
            found |= {_KIND: "relation", _POINTS: [self._ids[item.source], self._ids[item.target]]}
        elif isinstance(item, Cluster):
            found |= {_KIND: "cluster", _POINTS: [self._ids[id] for id in item.members]}
            if item.link:
                found[_LINK] = self._plain(item.link)
        elif isinstance(item, DocumentLabel):
            found[_KIND] = "label"
        return found

    def _of_span(self, span: Span) -> dict[str, object]:
        found: dict[str, object] = {}
        if span.head is not None:
            found[_HEAD] = [self._pair(span.head)]
        if span.norm:
            found[_NORM] = self._plain(span.norm)
        return found

    def _pair(self, one: Fragment) -> list[int]:
        return [self._to(one[0]), self._to(one[1])]
