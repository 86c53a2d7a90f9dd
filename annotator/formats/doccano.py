"""doccano's JSONL: sequence labelling, relations, intent and slots, and the shapes of old versions.

Read: spans under ``label`` or ``labels``, as triples or objects, or under ``entities``;
``relations`` between them; ``cats`` for the whole document. Columns of other names are mapped by
`ReadOptions.fields` (``{"text": "column_data", "label": "column_label"}``), as doccano's own import
dialogue does. Written: ``label`` triples; when a record of the export has a relation, the whole
file has ``entities`` and ``relations``, the form of a relation project.

Offsets are code points, as doccano's import takes them. Its window stores UTF-16 units beside them
(peers.md), so what was marked there in a text with astral characters may be shifted; the files say
no surface by which that could be seen. The spans' keys are those of
``backend/data_import/pipeline/label.py`` of doccano/doccano; any other column of a line becomes
``meta`` there and is written back by its export, so the key ``annotator`` travels along.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

import msgspec

from annotator.formats.base import Format, Keeps, Problem, ReadOptions, WriteOptions
from annotator.formats.files import Source
from annotator.formats.json_draft import Draft, Text, text_of
from annotator.formats.json_said import (
    OURS,
    Facts,
    Origin,
    key_of,
    left_out,
    list_of,
    meta_of,
    objects_of,
    parted,
    record_of,
    said_of,
    sound_groups,
)
from annotator.formats.json_values import read_objects
from annotator.formats.jsonl_findings import Findings, Json, shown
from annotator.model.items import DocumentLabel, Relation, Span
from annotator.model.record import Record, canonical_key
from annotator.sentences import worded

_KNOWN = ("text", "label", "labels", "entities", "relations", "cats", "id", OURS)
_SPOOL = 16 * 1024 * 1024
_ENCODER = msgspec.json.Encoder()

_TRIPLES = re.compile(rb'"(?:label|labels|entities)"\s*:\s*\[\s*\[\s*-?\d+\s*,\s*-?\d+\s*,\s*"')
_OBJECTS = re.compile(rb'"(?:label|labels|entities)"\s*:\s*\[\s*\{[^{}]*"start_offset"\s*:')
_EMPTY = re.compile(rb'"labels?"\s*:\s*\[\s*\]')


def read_doccano(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The records of a file and its problems, in its order."""
    reader = _Reader(source, options)
    return read_objects(source, options, reader.records)


class _Reader:
    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._number = 0

    def records(self, obj: Json, found: Findings) -> Iterator[Record]:
        self._number += 1
        plain = _mapped(obj, self._options.fields)
        raw = text_of(plain.get("text"), self._options.fields.get("text", "text"), found)
        if raw is None:
            return
        draft = Draft(Text(raw), found)
        for name in ("label", "labels", "entities"):
            self._spans(plain.get(name), self._options.fields.get(name, name), draft)
        for relation, where in objects_of(plain.get("relations"), "relations", found):
            ends = (key_of(relation.get("from_id")), key_of(relation.get("to_id")))
            key = key_of(relation.get("id"))
            draft.relation(key, relation.get("type"), ends, where)
        for number, label in enumerate(list_of(plain.get("cats"), "cats", found)):
            draft.label(label, f"cats[{number}]")
        record = self._record(draft, plain)
        if record is not None:
            yield record

    def _spans(self, value: object, where: str, draft: Draft) -> None:
        if isinstance(value, str):
            draft.label(value, where)  # text classification of one class
            return
        for number, entry in enumerate(list_of(value, where, draft.found)):
            path = f"{where}[{number}]"
            if isinstance(entry, list) and len(entry) == 3:
                place = draft.place([(entry[0], entry[1])], path, names=("[0]", "[1]"))
                draft.span("", entry[2], place, path)
            elif isinstance(entry, dict):
                _span_object(entry, path, draft)
            elif isinstance(entry, str):
                draft.label(entry, path)  # text classification of several classes
            else:
                words = worded(
                    "expected [start, end, label], got {value}; left out.", value=shown(entry)
                )
                draft.found.item("field.type", words, path)

    def _record(self, draft: Draft, obj: Json) -> Record | None:
        ours = obj.get(OURS)
        said = ours if isinstance(ours, dict) else {}
        line = draft.found.line if not draft.found.root else self._number
        id = key_of(obj.get("id"))
        draft.found.document = key_of(said.get("id")) or id
        facts = Facts(meta_of(obj, _KNOWN, draft.found), external_id=id or None)
        if said:
            facts = facts._replace(external_id=None)
        return record_of(draft, Origin(self._source, self._options, str(line)), said, facts)


def _mapped(obj: Json, fields: Mapping[str, str]) -> Json:
    """The object under the usual keys; a usual key that another column stands for moves away."""
    if not fields:
        return obj
    columns = {column: name for name, column in fields.items()}
    plain = {key: value for key, value in obj.items() if key not in columns and key not in fields}
    return plain | {columns[key]: value for key, value in obj.items() if key in columns}


def _span_object(entry: Json, path: str, draft: Draft) -> None:
    old = "start_offset" not in entry
    start, end = ("start", "end") if old else ("start_offset", "end_offset")
    place = draft.place([(entry.get(start), entry.get(end))], path, entry.get("text"))
    draft.span(key_of(entry.get("id")), entry.get("label"), place, path)


# --- writing --------------------------------------------------------------------------------------


def write_doccano(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write one record a line; which of the two forms is known at the end, so both are spooled.

    Yields an item problem for a relation between other things than spans.
    """
    with (
        tempfile.SpooledTemporaryFile(max_size=_SPOOL) as plain,
        tempfile.SpooledTemporaryFile(max_size=_SPOOL) as related,
    ):
        writer = _Writer(plain, related)  # type: ignore[arg-type] # files of bytes, both
        for group in sound_groups(records):
            if isinstance(group, Problem):
                yield group
                continue
            for record in group:
                yield from writer.write(record)
        chosen = related if writer.has_relations else plain
        chosen.seek(0)
        while block := chosen.read(1024 * 1024):
            out.write(block)


class _Writer:
    def __init__(self, plain: BinaryIO, related: BinaryIO) -> None:
        self._plain = plain
        self._related = related
        self.has_relations = False
        self._last_id = 0

    def write(self, record: Record) -> Iterator[Problem]:
        spans, relations, labels = _by_kind(record)
        numbers = {span.id: self._last_id + n for n, span in enumerate(spans, start=1)}
        self._last_id += len(spans)
        lines = []
        for relation in relations:
            if relation.source in numbers and relation.target in numbers:
                self._last_id += 1
                lines.append(_relation(relation, self._last_id, numbers))
            else:
                yield left_out(
                    record, relation, "loss.relation", worded("it does not join two spans")
                )
        self.has_relations |= bool(lines)
        head, tail = _around(record, labels)
        if not self.has_relations:
            triples = [(span.start, span.end, span.label) for span in spans]
            self._put(self._plain, {**head, "label": triples, **tail})
        entities = [_entity(span, numbers[span.id]) for span in spans]
        self._put(self._related, {**head, "entities": entities, "relations": lines, **tail})

    @staticmethod
    def _put(file: BinaryIO, line: Json) -> None:
        file.write(_ENCODER.encode(line) + b"\n")


def _by_kind(record: Record) -> tuple[list[Span], list[Relation], list[DocumentLabel]]:
    spans, relations, labels = [], [], []
    for item in sorted(record.items, key=canonical_key):
        if isinstance(item, Span):
            spans.append(item)
        elif isinstance(item, Relation):
            relations.append(item)
        elif isinstance(item, DocumentLabel):
            labels.append(item)
    return spans, relations, labels


def _entity(span: Span, number: int) -> Json:
    return {
        "id": number,
        "start_offset": span.start,
        "end_offset": span.end,
        "label": span.label,
    }


def _relation(relation: Relation, number: int, numbers: Mapping[str, int]) -> Json:
    return {
        "id": number,
        "from_id": numbers[relation.source],
        "to_id": numbers[relation.target],
        "type": relation.label,
    }


def _around(record: Record, labels: list[DocumentLabel]) -> tuple[Json, Json]:
    """What stands ahead of the spans, and behind them."""
    beside, rest = parted(record.document.meta, _KNOWN)
    head: Json = {"id": record.document.external_id or record.document.id}
    head["text"] = record.text.text
    tail: Json = {"cats": [label.label for label in labels]} if labels else {}
    return head, tail | beside | {OURS: said_of(record, meta=rest)}


def _sniff(head: bytes, name: str) -> int:
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n[")
    if not first.startswith(b"{") or first[:40].replace(b" ", b"").startswith(b'{"format"'):
        return 0
    if _TRIPLES.search(head) or _OBJECTS.search(head):
        return 90
    return 60 if _EMPTY.search(head) and b'"text"' in head else 0


DOCCANO = Format(
    name="doccano",
    title=worded("doccano JSONL: spans, or spans with relations, one document a line"),
    suffixes=(".jsonl", ".json"),
    keeps=Keeps(
        overlap=True,
        nesting=True,
        subtoken=True,
        relations=True,
        labels=True,
        authors=True,
        meta=True,
    ),
    read=read_doccano,
    write=write_doccano,
    sniff=_sniff,
)
