"""Label Studio's JSON: a list of tasks; the layers of one document are annotations of one task.

Written for an interface with the controls ``label`` (Labels, on the text ``text``), ``document``
(Choices) and Relations. A region's note is its ``meta.text``, which Label Studio shows; its
attributes, and that it is the trigger of an event, stand in ``meta`` beside it, which Label Studio
keeps as it is. An event is the region of its trigger and a relation to each argument, labelled
with the role: its window draws them. What a relation has besides a label is written into a
``meta`` of it, which is lost when somebody edits the annotation in Label Studio.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

import msgspec

from annotator.formats.base import Format, Keeps, Level, Problem, WriteOptions
from annotator.formats.json_said import (
    OURS,
    document_said,
    layer_said,
    left_out,
    parted,
    sound_groups,
)
from annotator.formats.jsonl_findings import Json
from annotator.formats.label_studio_read import DOCUMENT, read_label_studio, sniff_label_studio
from annotator.formats.losses import named, problem_of
from annotator.model.document import Layer
from annotator.model.items import Cluster, DocumentLabel, Event, LayerItem, Relation, Scalar, Span
from annotator.model.record import Record, canonical_key
from annotator.sentences import worded

_ENCODER = msgspec.json.Encoder()


def write_label_studio(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write a list with one task a line. Yields an item problem for a relation that does not join
    two mentions, and a changed one for a whole number beyond 64 bits, which becomes text.
    """
    before = b"[\n"
    for group in sound_groups(records):
        if isinstance(group, Problem):
            yield group
            continue
        problems: list[Problem] = []
        out.write(before + _ENCODER.encode(_task(group, problems)))
        yield from problems
        before = b",\n"
    out.write(b"\n]\n" if before == b",\n" else b"[]\n")


def _task(layers: list[Record], problems: list[Problem]) -> Json:
    record = layers[0]
    beside, rest = parted(record.document.meta, ("text", OURS))
    document = document_said(record) | ({"meta": rest} if rest else {})
    data: Json = {"text": record.text.text, **beside, OURS: document}
    worked = [one for one in layers if one.items or one.author or one.layer != Layer()]
    return {"data": data, "annotations": [_annotation(one, problems) for one in worked]}


def _annotation(record: Record, problems: list[Problem]) -> Json:
    items = [_readable(item, record, problems) for item in sorted(record.items, key=canonical_key)]
    mentions = {item.id for item in items if isinstance(item, (Span, Event))}
    result: list[Json] = []
    for item in items:
        if isinstance(item, Relation) and not mentions.issuperset((item.source, item.target)):
            words = worded("it does not join two mentions")
            problems.append(left_out(record, item, "loss.relation", words))
        else:
            result.extend(_results(item))
    annotation: Json = {"result": result, "was_cancelled": False}
    if record.layer.seconds:
        annotation["lead_time"] = record.layer.seconds
    return {**annotation, OURS: {**layer_said(record), **_scheme(record)}}


def _readable(item: LayerItem, record: Record, problems: list[Problem]) -> LayerItem:
    """The item with whole numbers beyond 64 bits as text: at one of them Label Studio's own
    reader (ijson, in its SDK) refuses the whole file.
    """
    if isinstance(item, Cluster):
        return item
    large = {
        name: str(value)
        for name, value in item.attributes.items()
        if type(value) is int and not -(2**63) <= value < 2**63
    }
    if not large:
        return item
    words = worded(
        "{item}: whole numbers beyond 64 bits are written as text ({names}).",
        item=named(item),
        names=", ".join(large),
    )
    problems.append(
        problem_of(record.document, "number.large", words, level=Level.CHANGED, where=item.id)
    )
    return msgspec.structs.replace(item, attributes={**item.attributes, **large})


def _scheme(record: Record) -> Json:
    scheme = record.scheme
    return {"scheme": {"name": scheme.name, "version": scheme.version}} if scheme.name else {}


def _results(item: LayerItem) -> Iterator[Json]:
    if isinstance(item, Span):
        yield _region(item, {})
    elif isinstance(item, Event):
        yield _region(item, {"kind": "event"})
        for argument in item.arguments:
            yield _line((item.id, argument.target), argument.role, {"kind": "argument"})
    elif isinstance(item, Relation):
        yield _relation(item)
    elif isinstance(item, DocumentLabel):
        yield _choice(item)


def _region(item: Span | Event, kind: Json) -> Json:
    value = {"start": item.start, "end": item.end, "text": item.quote, "labels": [item.label]}
    region: Json = {"id": item.id, "from_name": "label", "to_name": "text", "type": "labels"}
    region["value"] = value
    meta = kind | _meta(item.attributes, item.note)
    return {**region, "meta": meta} if meta else region


def _meta(attributes: Mapping[str, Scalar], note: str) -> Json:
    meta: Json = {"text": [note]} if note else {}
    return {**meta, "attributes": dict(attributes)} if attributes else meta


def _relation(relation: Relation) -> Json:
    attributes = dict(relation.attributes)
    direction = "right"
    if attributes.get("direction") == "bi":
        direction = str(attributes.pop("direction"))
    meta = {"kind": "relation", "id": relation.id, **_meta(attributes, relation.note)}
    return _line((relation.source, relation.target), relation.label, meta, direction)


def _line(ends: tuple[str, str], label: str, meta: Json, direction: str = "right") -> Json:
    return {
        "from_id": ends[0],
        "to_id": ends[1],
        "type": "relation",
        "direction": direction,
        "labels": [label],
        "meta": meta,
    }


def _choice(label: DocumentLabel) -> Json:
    attributes = dict(label.attributes)
    control = attributes.get("from_name")
    named = isinstance(control, str) and control not in {"", DOCUMENT}
    if named:
        del attributes["from_name"]
    choice: Json = {"id": label.id, "from_name": control if named else DOCUMENT}
    choice |= {"to_name": "text", "type": "choices", "value": {"choices": [label.label]}}
    meta = _meta(attributes, label.note)
    return {**choice, "meta": meta} if meta else choice


LABEL_STUDIO = Format(
    name="label-studio",
    title=worded("Label Studio JSON: tasks with the annotations of several people"),
    suffixes=(".json", ".jsonl"),
    keeps=Keeps(
        overlap=True,
        nesting=True,
        subtoken=True,
        attributes=True,
        events=True,
        relations=True,
        labels=True,
        notes=True,
        authors=True,
        meta=True,
    ),
    read=read_label_studio,
    write=write_label_studio,
    sniff=sniff_label_studio,
)
