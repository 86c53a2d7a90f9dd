"""BioC: the shape of a collection, the same in XML and JSON, and the marks of one document.

A document is cut into passages, and these may be cut into sentences; each says at which offset of
the document it begins. Annotations have locations of offset and length, relations have nodes of
refid and role, everything has infons (keys and values).
"""

from collections.abc import Iterator, Mapping

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.bioc_places import Part, Places, number
from annotator.formats.files import Source
from annotator.formats.plain_values import jsonable, scalars
from annotator.formats.standoff import DocumentData, Draft, Raw, read_data
from annotator.model.items import Fragment, Scalar
from annotator.model.record import Record
from annotator.sentences import worded

OWN = "annotator"
KIND, NOTE, HEAD, NORM, LINK, TYPES, ZONE, ZONES = (
    f"{OWN}.{word}" for word in ("kind", "note", "head", "norm", "link", "types", "zone", "zones")
)
ESCAPED = f"{OWN}.attribute."
TRIGGER = "trigger"
SOURCE_ROLE, TARGET_ROLE = "source_role", "target_role"

_SOURCES = {"source", "arg1", "subject", "governor", "head", "from"}
_TARGETS = {"target", "arg2", "object", "dependent", "tail", "to"}
_LAYERS = ("custom.", "webanno.custom.")

_Json = dict[str, object]


class Sentence(msgspec.Struct, kw_only=True):
    """A sentence, and the base of a passage, as the file has them. Marks are looked at one by one,
    so that a bad one costs only itself.
    """

    offset: int | str = 0
    text: str = ""
    infons: dict[str, object] = {}
    annotations: list[_Json] = []
    relations: list[_Json] = []


class Passage(Sentence, kw_only=True):
    """A passage; its text is that of its sentences where it has none of its own."""

    sentences: list[Sentence] = []


class Document(msgspec.Struct, kw_only=True):
    """A document. `collection` is what the file says of all of its documents."""

    id: str | int = ""
    infons: dict[str, object] = {}
    passages: list[Passage] = []
    annotations: list[_Json] = []
    relations: list[_Json] = []
    collection: dict[str, object] = {}


def record_of(
    found: _Json, source: Source, options: ReadOptions, line: int | None = None
) -> Iterator[Record | Problem]:
    """The record of one parsed document, and problems ahead of it. `line` is where it begins."""
    try:
        document = msgspec.convert(found, Document)
        reading = _Reading(document, source, line)
        record = reading.record(options)
    except msgspec.ValidationError as fault:
        words = worded(
            "{file}: a document was left out, since its shape is not BioC's ({why}).",
            file=source.name,
            why=str(fault),
        )
        yield Problem(key="bioc.shape", message=words, source=str(source.path), line=line)
    except UserError as fault:
        yield Problem(key=fault.key, message=fault.message, source=str(source.path), line=line)
    else:
        yield from reading.draft.problems
        yield record


class _Reading:
    """One document on its way to a record."""

    def __init__(self, document: Document, source: Source, line: int | None) -> None:
        self._document = document
        self._name = f"{source.name}#{document.id}" if document.id != "" else source.name
        self._places = Places(document)
        self.draft = Draft(self._places.text, str(source.path), self._name, line)
        for key, words in self._places.doubts:
            self.draft.tell(key, words, Level.NOTE)
        self._refs: dict[tuple[int, str], str] = {}
        self._any: dict[str, str] = {}
        self._annotations: dict[str, Raw] = {}
        self._relations: list[tuple[str, int, _Json]] = []
        self._triggers: set[str] = set()
        self._taken: set[str] = set()

    def record(self, options: ReadOptions) -> Record:
        for part in self._places.parts:
            self._zone(part)
        self._own_zones()
        for scope, part in enumerate(self._places.parts):
            self._gather(scope, part, part.said.annotations, part.said.relations)
        self._gather(-1, None, self._document.annotations, self._document.relations)
        for ref, scope, relation in self._relations:
            self._relation(ref, scope, relation)
        for ref, mark in self._annotations.items():
            if ref not in self._triggers:
                self.draft.add(mark)
        infons = self._document.infons
        return self.draft.record(
            options, name=self._name, data=read_data(infons.get(OWN)), foreign=self._foreign()
        )

    def _foreign(self) -> DocumentData:
        meta = {key: value for key, value in self._document.infons.items() if key != OWN}
        parts = [
            {"offset": part.said.offset, "infons": part.said.infons}
            for part in self._places.parts
            if set(part.said.infons) - {"type"}
        ]
        if parts:
            meta["bioc.parts"] = parts
        if self._document.collection:
            meta["bioc.collection"] = self._document.collection
        plain = jsonable(meta)
        return DocumentData(
            id="",
            name=self._name,
            external_id=str(self._document.id) or None,
            meta=plain if isinstance(plain, dict) else {},
        )

    # --- zones --------------------------------------------------------------------------------

    def _zone(self, part: Part) -> None:
        infons = part.said.infons
        kind = infons.get("type")
        if not isinstance(kind, str) or not part.length or part.sentence:
            return
        if kind or ZONE in infons:
            self.draft.zone(kind, part.start, part.start + part.length, str(infons.get(ZONE, "")))

    def _own_zones(self) -> None:
        """Zones that overlap others, which passages cannot say; in code points."""
        said = self._document.infons.get(ZONES)
        try:
            zones = msgspec.json.decode(
                said if isinstance(said, str) else "[]", type=list[tuple[str, str, int, int]]
            )
        except msgspec.DecodeError:
            self.draft.tell(
                "bioc.zones", worded("The infon {key} is damaged.", key=ZONES), Level.CHANGED
            )
            return
        for id, kind, start, end in zones:
            self.draft.zone(kind, start, end, id)

    # --- annotations --------------------------------------------------------------------------

    def _gather(
        self, scope: int, part: Part | None, annotations: list[_Json], relations: list[_Json]
    ) -> None:
        """Take annotations and note relations. Ids are looked for in their own part first: some
        tools count them anew in each.
        """
        for one in annotations:
            ref = self._named(scope, str(one.get("id", "")), "")
            mark = self._annotation(ref, part, one)
            if mark is not None:
                self._annotations[ref] = mark
        for one in relations:
            ref = self._named(scope, str(one.get("id", "")), "relation ")
            self._relations.append((ref, scope, one))

    def _named(self, scope: int, id: str, kind: str) -> str:
        ref = first = f"{kind}{id}" if id else f"{kind}without id"
        number = 2
        while ref in self._taken:
            ref, number = f"{first} ({number})", number + 1
        self._taken.add(ref)
        self._refs.setdefault((scope, id), ref)
        self._any.setdefault(id, ref)
        return ref

    def _annotation(self, ref: str, part: Part | None, one: _Json) -> Raw | None:
        infons = _map(one.get("infons"))
        kind = infons.get(KIND)
        where = f"annotation {one.get('id', '')}"
        mark = Raw(kind="label" if kind == "label" else "span", ref=ref, label="", where=where)
        mark.id = str(one.get("id", ""))
        self._describe(mark, infons)
        if mark.kind == "label":
            return mark
        ranges = self._ranges(one.get("locations"), part, mark)
        if ranges is None:
            return None
        mark.ranges = ranges
        surface = one.get("text")
        mark.surface = surface if isinstance(surface, str) and surface else None
        head = infons.get(HEAD)
        if isinstance(head, str):
            offset, _, length = head.partition(":")
            pair = self._range(offset, length, part, mark)
            mark.head = pair
        return mark

    def _ranges(self, locations: object, part: Part | None, mark: Raw) -> list[Fragment] | None:
        found = []
        for one in locations if isinstance(locations, list) else []:
            pair = self._range(_map(one).get("offset"), _map(one).get("length"), part, mark)
            if pair is None:
                return None
            found.append(pair)
        if not found:
            words = worded(
                "{label} {ref} was left out: it has no location.", label=mark.label, ref=mark.ref
            )
            self.draft.tell("offset.missing", words, Level.ITEM, mark.where)
            return None
        return found

    def _range(
        self, offset: object, length: object, part: Part | None, mark: Raw
    ) -> Fragment | None:
        first, size = number(offset), number(length)
        if first is None or size is None:
            words = worded(
                "{label} {ref} was left out: offset {offset!r} and length {length!r} are no "
                "whole numbers.",
                label=mark.label,
                ref=mark.ref,
                offset=str(offset)[:30],
                length=str(length)[:30],
            )
            self.draft.tell("offset.type", words, Level.ITEM, mark.where)
            return None
        try:
            return self._places.range(first, size, part)
        except UserError as fault:
            words = worded(
                "{label} {ref} was left out: {why}",
                label=mark.label,
                ref=mark.ref,
                why=fault.message,
            )
            self.draft.tell(fault.key, words, Level.ITEM, mark.where)
            return None

    def _describe(self, mark: Raw, infons: Mapping[str, object]) -> None:
        """Label, attributes and our own infons of a mark."""
        kind, label = infons.get("type"), infons.get("label")
        used = {"type"}
        if isinstance(kind, str) and kind.startswith(_LAYERS) and isinstance(label, str) and label:
            # INCEpTION says the layer in `type` and the value in `label`.
            kind, used = label, {"label"}
        if not isinstance(kind, str) or not kind:
            default = "relation" if mark.kind == "relation" else "annotation"
            kind, used = ("" if KIND in infons else default), set[str]()
        mark.label = kind
        mark.note, mark.norm, mark.link = (
            value if isinstance(value := infons.get(key), str) else "" for key in (NOTE, NORM, LINK)
        )
        plain = {
            key.removeprefix(ESCAPED): value
            for key, value in infons.items()
            if key not in used and (key.startswith(ESCAPED) or not key.startswith(f"{OWN}."))
        }
        mark.attributes = _typed(scalars(plain, self.draft, mark.where), infons.get(TYPES))

    # --- relations ----------------------------------------------------------------------------

    def _relation(self, ref: str, scope: int, one: _Json) -> None:
        infons = _map(one.get("infons"))
        mark = Raw(kind="relation", ref=ref, id=str(one.get("id", "")), label="")
        mark.where = f"relation {mark.id}"
        self._describe(mark, infons)
        listed = one.get("nodes")
        nodes = [
            (str(_map(node).get("role", "")), self._ref(scope, str(_map(node).get("refid", ""))))
            for node in (listed if isinstance(listed, list) else [])
        ]
        kind = infons.get(KIND)
        trigger = _trigger_of(nodes, kind)
        if kind == "cluster":
            mark.kind, mark.points = "cluster", [target for _, target in nodes]
            self.draft.add(mark)
        elif trigger is not None:
            self._event(mark, nodes, trigger)
        else:
            self._plain_relation(mark, nodes, ours=kind == "relation")

    def _ref(self, scope: int, id: str) -> str:
        return self._refs.get((scope, id)) or self._refs.get((-1, id)) or self._any.get(id, id)

    def _event(self, mark: Raw, nodes: list[tuple[str, str]], trigger: int) -> None:
        """An event: the annotation of its trigger gives the place, and is no span any more."""
        ref = nodes[trigger][1]
        stands = self._annotations.get(ref)
        if stands is None:
            words = worded(
                "{label} {ref} was left out: its trigger was not read.",
                label=mark.label,
                ref=mark.ref,
            )
            self.draft.tell("ref.dangling", words, Level.ITEM, mark.where)
            return
        mark.kind, mark.alias = "event", ref
        mark.ranges, mark.surface = stands.ranges, stands.surface
        if mark.label.lower() in {"event", "relation", "annotation"}:
            mark.label = stands.label
        mark.arguments = nodes[:trigger] + nodes[trigger + 1 :]
        self.draft.add(mark)
        self._triggers.add(ref)

    def _plain_relation(self, mark: Raw, nodes: list[tuple[str, str]], *, ours: bool) -> None:
        if not ours:
            nodes = sorted(nodes, key=lambda node: _rank(node[0]))
        if len(nodes) != 2:
            self._fan(mark, nodes)
            return
        (first, source), (second, target) = nodes
        if (first, second) != ("source", "target"):
            mark.attributes |= {SOURCE_ROLE: first, TARGET_ROLE: second}
        mark.points = [source, target]
        self.draft.add(mark)

    def _fan(self, mark: Raw, nodes: list[tuple[str, str]]) -> None:
        """A relation of another number of nodes: one from the first to each of the others."""
        if len(nodes) < 2:
            words = worded(
                "{label} {ref} was left out: it has {number} nodes, not two.",
                label=mark.label,
                ref=mark.ref,
                number=len(nodes),
            )
            self.draft.tell("relation.nodes", words, Level.ITEM, mark.where)
            return
        words = worded(
            "{label} {ref} joins {number} marks; it became relations of two.",
            label=mark.label,
            ref=mark.ref,
            number=len(nodes),
        )
        self.draft.tell("relation.nodes", words, Level.CHANGED, mark.where)
        for at, node in enumerate(nodes[1:], start=1):
            part = msgspec.structs.replace(
                mark, ref=f"{mark.ref}.{at}", id=f"{mark.id}.{at}",
                attributes={**mark.attributes, "relation": mark.id},
            )  # fmt: skip
            self._plain_relation(part, [nodes[0], node], ours=True)


def _map(value: object) -> _Json:
    return value if isinstance(value, dict) else {}


def _rank(role: str) -> int:
    plain = role.lower()
    return -1 if plain in _SOURCES else 1 if plain in _TARGETS else 0


def _trigger_of(nodes: list[tuple[str, str]], kind: object) -> int | None:
    """Which node is the trigger of an event: of ours the first, else the one whose role says so."""
    if kind == "event":
        return 0 if nodes else None
    if kind is not None:
        return None
    named = [at for at, (role, _) in enumerate(nodes) if role.lower() in {TRIGGER, "anchor"}]
    return named[0] if named else None


def _typed(attributes: dict[str, Scalar], types: object) -> dict[str, Scalar]:
    """The attributes with the numbers and truth values that our infon of types names."""
    try:
        kinds = msgspec.json.decode(types, type=dict[str, str]) if isinstance(types, str) else {}
    except msgspec.DecodeError:
        return attributes
    return {key: _value(value, kinds.get(key, "")) for key, value in attributes.items()}


def _value(value: Scalar, kind: str) -> Scalar:
    if not isinstance(value, str):
        return value
    try:
        if kind == "int" and len(value) < 400:
            return int(value)
        if kind == "float":
            return float(value)
    except ValueError:
        return value
    return value == "true" if kind == "bool" and value in {"true", "false"} else value
