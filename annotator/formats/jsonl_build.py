"""From the shape of a JSONL line to a record, checking every quote and reference on the way.

`build` is the fast way of the reader: it refuses by `Unsound`, without saying why, anything that
is not wholly sound. `jsonl_check` then says why.
"""

from collections.abc import Iterable

from annotator.formats.documents import (
    document_id,
    guess_direction,
    guess_language,
    text_version,
    title_of,
)
from annotator.formats.jsonl_shape import (
    DEPTH_LIMIT,
    ITEM_LIMIT,
    EntityShape,
    EventShape,
    RecordShape,
    TriggerShape,
)
from annotator.model.document import Document, Layer, Status, Zone, text_sha256
from annotator.model.items import (
    Argument,
    Cluster,
    DocumentLabel,
    Event,
    Fragment,
    LayerItem,
    Relation,
    Span,
    quote_of,
)
from annotator.model.record import Record, SchemeName
from annotator.text.offsets import find_forbidden, is_blank


class Unsound(Exception):
    """The record is not wholly sound; the slow reader has to look at it."""


def demand(sound: bool) -> None:
    """Give up on the fast way unless `sound`."""
    if not sound:
        raise Unsound


class Ids:
    """The ids of one record: each once, and a made one where the file gives none."""

    def __init__(self, given: Iterable[str]) -> None:
        every = [id for id in given if id]
        self._given = set(every)
        demand(len(every) == len(self._given))
        self._made = 0

    def __call__(self, given: str, prefix: str) -> str:
        """The given id, else ``s-1``, ``s-2`` and so on: the same on every reading."""
        while not given:
            self._made += 1
            made = f"{prefix}-{self._made}"
            given = "" if made in self._given else made
        return given


def build(shape: RecordShape, name: str, scheme: str, language: str) -> Record:
    """The record of a line in code points over LF text.

    `name`, `scheme` and `language` stand in where the line names none. Raises Unsound.
    """
    text = shape.text
    demand("\r" not in text and find_forbidden(text) is None)
    # Most texts begin with a letter; the whole text is looked at only where one does not.
    demand(text[:1].isalpha() or not is_blank(text))
    _check_limits(shape)
    name = shape.name or shape.id or name
    id = shape.id or document_id(shape.name, text)
    source = shape.source_sha256 or text_sha256(text)
    newline = shape.newline or ("lf" if "\n" in text else "none")
    version = text_version(id, text, source, newline, shape.bom)
    demand(shape.sha256 is None or shape.sha256 == version.sha256)
    guessed = guess_language(text) if not (shape.language and shape.direction) else ""
    document = Document(
        id=id,
        name=name,
        title=title_of(text) if shape.title is None else shape.title,
        language=shape.language or language or guessed,
        direction=shape.direction or guess_direction(text, guessed),
        external_id=shape.external_id,
        meta=shape.meta,
    )
    items = tuple(_items(shape))
    named = shape.scheme
    return Record(
        document=document,
        text=version,
        author=shape.author,
        layer=_layer(shape, bool(items)),
        scheme=SchemeName(named.name, named.version) if named else SchemeName(scheme, 0),
        zones=tuple(_zones(shape)),
        items=items,
    )


def _layer(shape: RecordShape, worked: bool) -> Layer:
    status = shape.status or (Status.IN_PROGRESS if worked else Status.NEW)
    return Layer(status=status, flagged=shape.flagged, note=shape.note, seconds=shape.seconds)


def _check_limits(shape: RecordShape) -> None:
    lists = (shape.entities, shape.events, shape.relations, shape.clusters, shape.labels)
    demand(sum(map(len, lists)) + len(shape.zones) <= ITEM_LIMIT)
    demand(shape.seconds >= 0 and not (shape.meta and deep(shape.meta)))


def deep(value: object) -> bool:
    """Whether a JSON value nests deeper than any that is kept."""
    level = [value]
    for _ in range(DEPTH_LIMIT):
        inner: list[object] = []
        for entry in level:
            if isinstance(entry, dict):
                inner.extend(entry.values())
            elif isinstance(entry, list):
                inner.extend(entry)
        if not inner:
            return False
        level = inner
    return True


def _items(shape: RecordShape) -> Iterable[LayerItem]:
    text = shape.text
    lists = (shape.entities, shape.events, shape.relations, shape.clusters, shape.labels)
    ids = Ids(item.id for items in lists for item in items)
    spans = [_span(entity, text, ids) for entity in shape.entities]
    yield from spans
    if not (shape.events or shape.relations or shape.clusters or shape.labels):
        return
    mentions = {span.id for span in spans} | {event.id for event in shape.events if event.id}
    for event in shape.events:
        yield _event(event, text, ids, mentions)
    everything = mentions.union(*((i.id for i in items if i.id) for items in lists[2:]))
    for relation in shape.relations:
        demand(relation.source in everything and relation.target in everything)
        yield Relation(
            id=ids(relation.id, "r"),
            label=_label(relation.type),
            source=relation.source,
            target=relation.target,
            attributes=relation.attributes,
            note=relation.note,
        )
    for cluster in shape.clusters:
        demand(bool(cluster.members) and mentions.issuperset(cluster.members))
        yield Cluster(
            id=ids(cluster.id, "c"),
            label=cluster.label,
            members=cluster.members,
            link=cluster.link,
            note=cluster.note,
        )
    for label in shape.labels:
        yield DocumentLabel(
            id=ids(label.id, "l"),
            label=_label(label.label),
            attributes=label.attributes,
            note=label.note,
        )


def _label(label: str) -> str:
    demand(bool(label))
    return label


def _span(entity: EntityShape, text: str, ids: Ids) -> Span:
    fragments, quote = _marked(entity, text)
    head = entity.head
    if head is not None:
        demand(any(start <= head[0] < head[1] <= end for start, end in fragments))
    return Span(
        id=entity.id or ids("", "s"),
        fragments=fragments,
        quote=quote,
        label=_label(entity.label),
        attributes=entity.attributes,
        note=entity.note,
        head=head,
        norm=entity.norm,
    )


def _event(event: EventShape, text: str, ids: Ids, mentions: set[str]) -> Event:
    fragments, quote = _marked(event.trigger, text)
    for argument in event.arguments:
        demand(argument.target in mentions and argument.target != event.id)
    return Event(
        id=ids(event.id, "e"),
        fragments=fragments,
        quote=quote,
        label=_label(event.type),
        attributes=event.attributes,
        note=event.note,
        arguments=tuple(Argument(a.role, a.target) for a in event.arguments),
    )


def _marked(place: EntityShape | TriggerShape, text: str) -> tuple[tuple[Fragment, ...], str]:
    start, end, fragments = place.start, place.end, place.fragments
    demand(0 <= start < end <= len(text))
    if len(fragments) > 1:
        demand(_in_order(fragments) and (start, end) == (fragments[0][0], fragments[-1][1]))
        quote = quote_of(text, fragments)
    else:
        demand(not fragments or fragments[0] == (start, end))
        fragments, quote = ((start, end),), text[start:end]
    demand(place.text is None or place.text == quote)
    return fragments, quote


def _in_order(fragments: tuple[Fragment, ...]) -> bool:
    last = -1
    for start, end in fragments:
        if not last < start < end:
            return False
        last = end
    return True


def _zones(shape: RecordShape) -> Iterable[Zone]:
    if not shape.zones:
        return
    ids = Ids(zone.id for zone in shape.zones)
    for zone in shape.zones:
        demand(0 <= zone.start < zone.end <= len(shape.text))
        yield Zone(id=ids(zone.id, "z"), kind=zone.kind, start=zone.start, end=zone.end)
