"""Writing our JSONL: one canonical line a record, each quote checked against the text first."""

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import msgspec

from annotator.formats.base import Level, Problem, Unit, WriteOptions
from annotator.formats.jsonl_shape import (
    ArgumentShape,
    ClusterShape,
    EntityShape,
    EventShape,
    LabelShape,
    RecordShape,
    RelationShape,
    SchemeShape,
    TriggerShape,
    ZoneShape,
)
from annotator.formats.jsonl_units import Ruler, unchanged
from annotator.model import rules
from annotator.model.document import Zone, text_sha256
from annotator.model.items import (
    Cluster,
    DocumentLabel,
    Event,
    Fragment,
    LayerItem,
    Relation,
    Span,
    references,
)
from annotator.model.record import Record, canonical_key
from annotator.sentences import worded

To = Callable[[int], int]
"""From a code point to an offset in the unit that is written."""

_ENCODER = msgspec.json.Encoder()


def write_jsonl(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write each record as one line of UTF-8 ended by LF; yield a problem for each left out.

    A record is left out whole when a quote of it does not fit its text or an item points at
    nothing: what is written can always be read back.
    """
    for record in records:
        fault = fault_of(record)
        if fault is not None:
            yield fault
            continue
        out.write(line_of(record, options.offsets))


def line_of(record: Record, unit: Unit = Unit.CODEPOINT) -> bytes:
    """The canonical line of a sound record, with its line end. Offsets in `unit`."""
    to = Ruler(record.text.text, unit).unit_offset
    return _ENCODER.encode(_shape(record, unit, to)) + b"\n"


def _shape(record: Record, unit: Unit, to: To) -> RecordShape:
    document, text, layer = record.document, record.text, record.layer
    spans, events, others = _by_kind(record.items)
    return RecordShape(
        id=document.id,
        external_id=document.external_id,
        name=document.name,
        title=document.title,
        text=text.text,
        sha256=text.sha256,
        source_sha256=text.source_sha256,
        newline=text.newline,  # type: ignore[arg-type] # one of the five words, by its definition
        bom=text.bom,
        offset_unit=unit,
        language=document.language,
        direction=document.direction,  # type: ignore[arg-type] # "rtl" or "ltr"
        scheme=SchemeShape(name=record.scheme.name, version=record.scheme.version),
        author=record.author,
        status=layer.status,
        flagged=layer.flagged,
        note=layer.note,
        seconds=layer.seconds,
        meta=document.meta,
        labels=tuple(_label(item) for item in others if isinstance(item, DocumentLabel)),
        zones=tuple(_zone(zone, to) for zone in sorted(record.zones, key=_zone_key)),
        entities=tuple([_entity(span, to) for span in spans]),
        events=tuple([_event(event, to) for event in events]),
        relations=tuple(_relation(item) for item in others if isinstance(item, Relation)),
        clusters=tuple(_cluster(item) for item in others if isinstance(item, Cluster)),
    )


def _by_kind(
    items: tuple[LayerItem, ...],
) -> tuple[list[Span], list[Event], list[Relation | Cluster | DocumentLabel]]:
    """Spans, events and the rest, each in canonical order."""
    spans, events, others = [], [], []
    for item in sorted(items, key=canonical_key):
        if isinstance(item, Span):
            spans.append(item)
        elif isinstance(item, Event):
            events.append(item)
        else:
            others.append(item)
    return spans, events, others


def _zone_key(zone: Zone) -> tuple[int, int, str]:
    return (zone.start, -zone.end, zone.id)


def _zone(zone: Zone, to: To) -> ZoneShape:
    return ZoneShape(id=zone.id, kind=zone.kind, start=to(zone.start), end=to(zone.end))


def _fragments(mention: Span | Event, to: To) -> tuple[Fragment, ...]:
    if to is unchanged:
        return mention.fragments
    return tuple((to(start), to(end)) for start, end in mention.fragments)


def _entity(span: Span, to: To) -> EntityShape:
    # Nearly all that is written: the short way where nothing has to be converted.
    fragments = span.fragments if to is unchanged else _fragments(span, to)
    return EntityShape(
        id=span.id,
        label=span.label,
        start=fragments[0][0],
        end=fragments[-1][1],
        text=span.quote,
        fragments=fragments,
        head=(to(span.head[0]), to(span.head[1])) if span.head is not None else None,
        norm=span.norm,
        attributes=dict(span.attributes) if span.attributes else {},
        note=span.note,
    )


def _event(event: Event, to: To) -> EventShape:
    fragments = _fragments(event, to)
    return EventShape(
        id=event.id,
        type=event.label,
        trigger=TriggerShape(
            start=fragments[0][0], end=fragments[-1][1], text=event.quote, fragments=fragments
        ),
        arguments=tuple(ArgumentShape(role=a.role, target=a.target) for a in event.arguments),
        attributes=dict(event.attributes),
        note=event.note,
    )


def _relation(relation: Relation) -> RelationShape:
    return RelationShape(
        id=relation.id,
        type=relation.label,
        source=relation.source,
        target=relation.target,
        attributes=dict(relation.attributes),
        note=relation.note,
    )


def _cluster(cluster: Cluster) -> ClusterShape:
    return ClusterShape(
        id=cluster.id,
        label=cluster.label,
        members=cluster.members,
        link=cluster.link,
        note=cluster.note,
    )


def _label(label: DocumentLabel) -> LabelShape:
    return LabelShape(
        id=label.id, label=label.label, attributes=dict(label.attributes), note=label.note
    )


def fault_of(record: Record) -> Problem | None:
    """Why a record must not be written: its text changed, a quote does not fit, an id dangles."""
    text = record.text
    if text_sha256(text.text) != text.sha256:
        return _problem(record, "text.hash", worded("its text is not the one that was stored"))
    for zone in record.zones:
        for finding in rules.zone_errors(zone, len(text.text)):
            return _problem(record, finding.key, finding.message)
    if _sound(record.items, text.text):
        return None
    for finding in rules.layer_errors(record.items, text.text):
        return _problem(record, finding.key, finding.message)
    return None


def _sound(items: tuple[LayerItem, ...], text: str) -> bool:
    """A quick look that never passes what `rules.layer_errors` would not."""
    ids = {item.id for item in items}
    if len(ids) < len(items):
        return False
    length = len(text)
    for item in items:
        if isinstance(item, Span) and item.head is None and len(item.fragments) == 1:
            ((start, end),) = item.fragments
            if not (0 <= start < end <= length and text[start:end] == item.quote and item.label):
                return False
        elif isinstance(item, (Span, Event)) and _has_errors(item, text):
            return False
        if not isinstance(item, Span) and _points_wrong(item, ids):
            return False
    return "" not in ids


def _has_errors(mention: Span | Event, text: str) -> bool:
    found = rules.item_errors(mention, text, lambda id: mention)
    return any(finding.key not in {"ref.self"} for finding in found)


def _points_wrong(item: LayerItem, ids: set[str]) -> bool:
    if isinstance(item, Cluster):
        return not item.members or not ids.issuperset(item.members)
    own = isinstance(item, Event) and any(a.target == item.id for a in item.arguments)
    return own or not item.label or not ids.issuperset(references(item))


def _problem(record: Record, key: str, words: str) -> Problem:
    document = record.document
    return Problem(
        key=key,
        message=worded(
            "Document {document} ({author}) was left out, since it would not read "
            "back: {why} Look at it with: annotator check.",
            document=document.name,
            author=record.author,
            why=words,
        ),
        level=Level.RECORD,
        document=document.id,
    )
