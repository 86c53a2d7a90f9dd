"""PubAnnotation's JSON: one document an object, one object a line; its layers are tracks.

An event is a denotation with the attribute ``annotator:event`` and one relation to each argument,
whose ``pred`` is the role: TextAE draws them. A relation that begins at an event and is no argument
has the attribute ``annotator:relation``. Notes are attributes as well (``annotator:note``). A
discontinuous mention is written as PubAnnotation chains fragments. Keys of a document that
PubAnnotation does not know are kept by TextAE, so what the format has no word for stands there.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

import msgspec

from annotator.formats.base import Format, Keeps, Level, Problem, Unit, WriteOptions
from annotator.formats.json_said import (
    OURS,
    bare_names,
    document_said,
    layer_said,
    left_out,
    parted,
    sound_groups,
)
from annotator.formats.jsonl_findings import Json
from annotator.formats.jsonl_units import Ruler
from annotator.formats.losses import named, problem_of
from annotator.formats.pubannotation_read import (
    CHAIN,
    DOCUMENT_KEYS,
    EVENT,
    FRAGMENT,
    NOTE,
    RELATION,
    read_pubannotation,
    sniff_pubannotation,
)
from annotator.model.document import Zone
from annotator.model.items import Event, Fragment, Relation, Scalar, Span
from annotator.model.record import Record, canonical_key
from annotator.sentences import worded

_ENCODER = msgspec.json.Encoder()


def write_pubannotation(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write one document a line, offsets in code points or, when asked for, in UTF-16.

    Yields an item problem for a relation that does not join two mentions, and a changed one for an
    attribute whose name is one of ours.
    """
    unit = Unit.UTF16 if options.offsets is Unit.UTF16 else Unit.CODEPOINT
    for group in sound_groups(records):
        if isinstance(group, Problem):
            yield group
            continue
        problems: list[Problem] = []
        out.write(_ENCODER.encode(_document(group, unit, problems)) + b"\n")
        yield from problems


def _document(layers: Sequence[Record], unit: Unit, problems: list[Problem]) -> Json:
    record = layers[0]
    ruler = Ruler(record.text.text, unit)
    beside, rest = parted(record.document.meta, DOCUMENT_KEYS)
    said = document_said(record) | ({"meta": rest} if rest else {})
    if unit is not Unit.CODEPOINT:
        said["offset_unit"] = unit.value
    document: Json = {**beside, "text": record.text.text}
    if len(layers) == 1:
        document |= _layer(record, ruler, problems)
        said |= layer_said(record)
    else:
        tracks = [(one, _layer(one, ruler, problems)) for one in layers]
        document["tracks"] = [{**track, OURS: layer_said(one)} for one, track in tracks]
    if record.zones:
        taken = {item.id for layer in layers for item in layer.items}
        document["blocks"] = [_block(zone, ruler, taken) for zone in record.zones]
    return {**document, OURS: said}


def _layer(record: Record, ruler: Ruler, problems: list[Problem]) -> Json:
    writer = _Layer(record, ruler, problems)
    for item in sorted(record.items, key=canonical_key):
        if isinstance(item, (Span, Event)):
            writer.mention(item)
        elif isinstance(item, Relation):
            writer.relation(item)
    lists = {
        "denotations": writer.denotations,
        "attributes": writer.attributes,
        "relations": writer.relations,
    }
    return {"project": record.author, **lists} if record.author else dict(lists)


def _block(zone: Zone, ruler: Ruler, taken: set[str]) -> Json:
    id = zone.id
    while id in taken:
        id += "-block"
    return {"id": id, "span": _span((zone.start, zone.end), ruler), "obj": zone.kind}


def _span(part: Fragment, ruler: Ruler) -> Json:
    return {"begin": ruler.unit_offset(part[0]), "end": ruler.unit_offset(part[1])}


class _Layer:
    """The lists of one layer as they grow."""

    def __init__(self, record: Record, ruler: Ruler, problems: list[Problem]) -> None:
        self.denotations: list[Json] = []
        self.attributes: list[Json] = []
        self.relations: list[Json] = []
        self._record = record
        self._ruler = ruler
        self._problems = problems
        self._ids = {item.id for item in record.items}
        self._events = {item.id for item in record.items if isinstance(item, Event)}
        self._mentions = {item.id for item in record.items if isinstance(item, (Span, Event))}

    def mention(self, item: Span | Event) -> None:
        """A denotation, its attributes, and of an event a relation to each argument."""
        self._chain(item)
        span = _span(item.fragments[-1], self._ruler)
        self.denotations.append({"id": item.id, "span": span, "obj": item.label})
        if isinstance(item, Event):
            self._attribute(item.id, EVENT, True)
            for argument in item.arguments:
                self._line(self._id("R"), argument.role, item.id, argument.target)
        self._properties(item)

    def _chain(self, item: Span | Event) -> None:
        """All fragments but the last, each chained to the one before, as PubAnnotation does it."""
        before = ""
        for number, part in enumerate(item.fragments[:-1]):
            id = self._id(f"{item.id}-", number)
            span = _span(part, self._ruler)
            self.denotations.append({"id": id, "span": span, "obj": FRAGMENT})
            if before:
                self._line(self._id("C"), CHAIN, id, before)
            before = id
        if before:
            self._line(self._id("C"), CHAIN, item.id, before)

    def relation(self, relation: Relation) -> None:
        """A relation between two mentions, and its attributes."""
        if not self._mentions.issuperset((relation.source, relation.target)):
            words = worded("it does not join two mentions")
            self._problems.append(left_out(self._record, relation, "loss.relation", words))
            return
        self._line(relation.id, relation.label, relation.source, relation.target)
        if relation.source in self._events:
            self._attribute(relation.id, RELATION, True)
        self._properties(relation)

    def _line(self, id: str, label: str, source: str, target: str) -> None:
        self.relations.append({"id": id, "pred": label, "subj": source, "obj": target})

    def _properties(self, item: Span | Event | Relation) -> None:
        for name, value in bare_names(item.attributes):
            if name in {EVENT, NOTE, RELATION}:
                words = worded(
                    "{item}: its attribute {attribute} has a name of ours; not written.",
                    item=named(item),
                    attribute=name,
                )
                self._problems.append(
                    problem_of(
                        self._record.document,
                        "attribute.reserved",
                        words,
                        level=Level.CHANGED,
                        where=item.id,
                    )
                )
            else:
                self._attribute(item.id, name, value)
        if item.note:
            self._attribute(item.id, NOTE, item.note)

    def _attribute(self, subject: str, name: str, value: Scalar) -> None:
        id = self._id("A")
        self.attributes.append({"id": id, "subj": subject, "pred": name, "obj": value})

    def _id(self, prefix: str, number: int = 1) -> str:
        """An id that nothing of the layer has."""
        lists = {"A": self.attributes, "R": self.relations, "C": self.relations}
        number = len(lists[prefix]) + 1 if prefix in lists else number
        while f"{prefix}{number}" in self._ids:
            number += 1
        self._ids.add(f"{prefix}{number}")
        return f"{prefix}{number}"


PUBANNOTATION = Format(
    name="pubannotation",
    title=worded("PubAnnotation and TextAE JSON: one document an object, layers as tracks"),
    suffixes=(".json", ".jsonl"),
    keeps=Keeps(
        overlap=True,
        nesting=True,
        fragments=True,
        subtoken=True,
        attributes=True,
        events=True,
        relations=True,
        notes=True,
        authors=True,
        zones=True,
        meta=True,
    ),
    read=read_pubannotation,
    write=write_pubannotation,
    sniff=sniff_pubannotation,
)
