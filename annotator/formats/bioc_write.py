"""From a record to a BioC document: passages are zones, events are relations with a trigger."""

from collections.abc import Callable, Iterator

from annotator.formats.base import Level, Problem, Unit
from annotator.formats.bioc import (
    ESCAPED,
    HEAD,
    KIND,
    LINK,
    NORM,
    NOTE,
    OWN,
    SOURCE_ROLE,
    TARGET_ROLE,
    TRIGGER,
    TYPES,
    ZONE,
    ZONES,
)
from annotator.formats.jsonl_units import Ruler
from annotator.formats.losses import named, problem_of
from annotator.formats.plain_values import as_json
from annotator.formats.standoff import data_of
from annotator.model.document import Zone
from annotator.model.items import (
    Attributes,
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

Json = dict[str, object]
Clean = Callable[[str], str]


def document_of(record: Record, unit: Unit, clean: Clean) -> tuple[Json, list[Problem]]:
    """A record as BioC has it, offsets in `unit` from the start of the document; and what had to
    be said in another way. `clean` is what the notation makes of a string that it cannot hold.
    """
    work = _Writing(record, unit, clean)
    return work.document(), work.problems


class _Writing:
    def __init__(self, record: Record, unit: Unit, clean: Clean) -> None:
        self._record = record
        self._text = record.text.text
        self._to = Ruler(self._text, unit).unit_offset
        self._clean = clean
        self._changed = False
        self._ids = {item.id for item in record.items}
        self.problems: list[Problem] = []

    def document(self) -> Json:
        passages, apart = _cut(self._record.zones, len(self._text))
        made = [self._passage(start, end, zone) for start, end, zone in passages]
        infons: Json = {OWN: data_of(self._record)}
        if apart:
            infons[ZONES] = as_json([[one.id, one.kind, one.start, one.end] for one in apart])
        annotations: list[Json] = []
        relations: list[Json] = []
        for item in sorted(self._record.items, key=canonical_key):
            self._changed = False
            for one in self._annotation(item):
                place = self._passage_of(item, passages)
                held = annotations if place is None else made[place]["annotations"]
                held.append(one)  # type: ignore[attr-defined] # the list that `_passage` made
            relations += self._relation(item)
            if self._changed:
                self._tell(item)
        return {
            "id": self._plain(self._record.document.external_id or self._record.document.id),
            "infons": {key: self._plain(str(value)) for key, value in infons.items()},
            "passages": made,
            "annotations": annotations,
            "relations": relations,
        }

    def _tell(self, item: LayerItem) -> None:
        words = worded("{item}: control characters in it became U+FFFD.", item=named(item))
        self.problems.append(
            problem_of(
                self._record.document, "text.control", words, level=Level.CHANGED, where=item.id
            )
        )

    def _plain(self, text: str) -> str:
        cleaned = self._clean(text)
        self._changed |= cleaned != text
        return cleaned

    # --- passages -----------------------------------------------------------------------------

    def _passage(self, start: int, end: int, zone: Zone | None) -> Json:
        infons: Json = {}
        if zone is not None:
            infons = {"type": self._plain(zone.kind), ZONE: self._plain(zone.id)}
        return {
            "offset": self._to(start),
            "infons": infons,
            "text": self._text[start:end],
            "sentences": [],
            "annotations": list[Json](),
            "relations": [],
        }

    @staticmethod
    def _passage_of(item: LayerItem, passages: list[tuple[int, int, Zone | None]]) -> int | None:
        if not isinstance(item, Mention):
            return None
        for number, (start, end, _) in enumerate(passages):
            if start <= item.start and item.end <= end:
                return number
        return None

    # --- marks --------------------------------------------------------------------------------

    def _annotation(self, item: LayerItem) -> Iterator[Json]:
        """The annotation of a span, of the trigger of an event, or of a label of the document,
        which has no location.
        """
        if isinstance(item, Span):
            infons = self._infons(item)
            if item.head is not None:
                infons[HEAD] = self._head(item.head)
            if item.norm:
                infons[NORM] = self._plain(item.norm)
            yield self._marked(self._plain(item.id), infons, item)
        elif isinstance(item, Event):
            infons = {"type": self._plain(item.label), KIND: TRIGGER}
            yield self._marked(self._trigger(item), infons, item)
        elif isinstance(item, DocumentLabel):
            infons = {**self._infons(item), KIND: "label"}
            yield {"id": self._plain(item.id), "infons": infons, "text": "", "locations": []}

    def _marked(self, id: str, infons: Json, item: Mention) -> Json:
        places = [(self._to(start), self._to(end)) for start, end in item.fragments]
        return {
            "id": id,
            "infons": infons,
            "text": item.quote,
            "locations": [{"offset": start, "length": end - start} for start, end in places],
        }

    def _head(self, head: Fragment) -> str:
        start, end = self._to(head[0]), self._to(head[1])
        return f"{start}:{end - start}"

    def _trigger(self, event: Event) -> str:
        id = f"{event.id}.{TRIGGER}"
        while id in self._ids:
            id += "-"
        return self._plain(id)

    def _relation(self, item: LayerItem) -> Iterator[Json]:
        if isinstance(item, Event):
            nodes = [(TRIGGER, self._trigger(item))]
            nodes += [(one.role, one.target) for one in item.arguments]
            kind = "event"
        elif isinstance(item, Relation):
            roles = _roles(item.attributes) or ("source", "target")
            nodes, kind = [(roles[0], item.source), (roles[1], item.target)], "relation"
        elif isinstance(item, Cluster):
            nodes, kind = [("member", id) for id in item.members], "cluster"
        else:
            return
        infons = {**self._infons(item), KIND: kind}
        if isinstance(item, Cluster) and item.link:
            infons[LINK] = self._plain(item.link)
        yield {
            "id": self._plain(item.id),
            "infons": infons,
            "nodes": [{"refid": self._plain(id), "role": self._plain(role)} for role, id in nodes],
        }

    def _infons(self, item: LayerItem) -> Json:
        found: Json = {"type": self._plain(item.label)} if item.label else {}
        kinds: dict[str, str] = {}
        attributes = {} if isinstance(item, Cluster) else item.attributes
        said_by_nodes = set()
        if isinstance(item, Relation) and _roles(attributes):
            said_by_nodes = {SOURCE_ROLE, TARGET_ROLE}
        for key, value in attributes.items():
            if key in said_by_nodes:
                continue
            name = self._plain(f"{ESCAPED}{key}" if _taken(key) else key)
            found[name] = self._plain(_said(value))
            if not isinstance(value, str):
                kinds[self._plain(key)] = value.__class__.__name__
        if kinds:
            found[TYPES] = as_json(kinds)
        if item.note:
            found[NOTE] = self._plain(item.note)
        return found


def _taken(key: str) -> bool:
    return key in {"", "type", "label"} or key.startswith(f"{OWN}.")


def _said(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)


def _roles(attributes: Attributes) -> tuple[str, str] | None:
    """The roles of the two nodes of a relation, where its attributes name both."""
    first, second = attributes.get(SOURCE_ROLE), attributes.get(TARGET_ROLE)
    if not (isinstance(first, str) and isinstance(second, str)):
        return None
    return None if (first, second) == ("source", "target") else (first, second)


def _cut(
    zones: tuple[Zone, ...], length: int
) -> tuple[list[tuple[int, int, Zone | None]], list[Zone]]:
    """The passages of a text as (start, end, zone), and the zones that overlap one before."""
    passages: list[tuple[int, int, Zone | None]] = []
    apart = []
    at = 0
    for zone in sorted(zones, key=lambda one: (one.start, -one.end, one.id)):
        if zone.start < at:
            apart.append(zone)
            continue
        if zone.start > at:
            passages.append((at, zone.start, None))
        passages.append((zone.start, zone.end, zone))
        at = zone.end
    if at < length:
        passages.append((at, length, None))
    return passages, apart
