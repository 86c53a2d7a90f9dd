"""labelbuddy's JSON: a list of documents, or one a line, with annotations on ranges of the text.

Offsets stand twice, in characters (code points) and in bytes of UTF-8, and the MD5 of the text in
UTF-8 says on which text: all three are checked when they are read and written. The keys of old
versions (``labels`` as ``[start, end, label, extra]``, ``meta``, ``long_title``) are read as well.
A span's note is labelbuddy's ``extra_data``. What the format has no word for stands under
``metadata``, which labelbuddy keeps.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from annotator.formats.base import Format, Keeps, Problem, ReadOptions, Unit, WriteOptions
from annotator.formats.files import Source
from annotator.formats.json_draft import Draft, Text, text_of
from annotator.formats.json_said import (
    OURS,
    Facts,
    Origin,
    key_of,
    list_of,
    meta_of,
    note_of,
    objects_of,
    parted,
    record_of,
    said_of,
    sound_groups,
    with_more,
)
from annotator.formats.json_values import read_objects
from annotator.formats.jsonl_findings import Findings, Json, extent, shown
from annotator.formats.jsonl_units import Ruler
from annotator.model.items import Span
from annotator.model.record import Record, canonical_key
from annotator.sentences import worded

_ENCODER = msgspec.json.Encoder()
_KEYS = (
    "text", "annotations", "labels", "metadata", "meta", "utf8_text_md5_checksum", "id",
    "list_title", "display_title", "long_title", "short_title",
)  # fmt: skip
_TITLES = ("list_title", "display_title", "long_title", "short_title")
_RANGE = re.compile(rb'"(?:start|end)_(?:char|byte)"\s*:')
_MD5 = re.compile(rb'"utf8_text_md5_checksum"\s*:')
_DOCUMENT = re.compile(rb'"(?:list|display)_title"\s*:')


def _sniff(head: bytes, name: str) -> int:
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n[")
    if not first.startswith(b"{"):
        return 0
    if _RANGE.search(head) or _MD5.search(head):
        return 95
    return 70 if _DOCUMENT.search(head) and b'"text"' in head else 0


def read_labelbuddy(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The records of a file and its problems, in its order."""
    return read_objects(source, options, _Reader(source, options).records)


class _Reader:
    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._number = 0

    def records(self, document: Json, found: Findings) -> Iterator[Record]:
        self._number += 1
        if document.get("text") is None and "annotations" in document:
            words = worded(
                "annotations without their text: export them from labelbuddy with the text of the "
                "documents; record left out."
            )
            found.refuse("text.missing", words, "text")
            return
        raw = text_of(document.get("text"), "text", found)
        if raw is None or not _is_of(raw, document, found):
            return
        draft = Draft(Text(raw), found)
        lengths = _Bytes(raw)
        for entry, where in objects_of(document.get("annotations"), "annotations", found):
            _annotation(entry, where, draft, lengths)
        for number, old in enumerate(list_of(document.get("labels"), "labels", found)):
            _old_label(old, f"labels[{number}]", draft)
        given = document.get("metadata", document.get("meta"))
        metadata = given if isinstance(given, dict) else {}
        ours = metadata.get(OURS)
        said = ours if isinstance(ours, dict) else {}
        found.document = key_of(said.get("id"))
        meta = with_more(meta_of(metadata, (OURS,), found), meta_of(document, _KEYS, found), found)
        titles = (document.get(key) for key in _TITLES)
        title = next((title for title in titles if isinstance(title, str) and title), "")
        facts = Facts(meta, external_id=key_of(document.get("id")) or None, title=title)
        origin = Origin(self._source, self._options, str(self._number))
        record = record_of(draft, origin, said, facts)
        if record is not None:
            yield record


def _is_of(raw: str, document: Json, found: Findings) -> bool:
    given = document.get("utf8_text_md5_checksum")
    if given is None or given == _md5(raw):
        return True
    words = worded(
        "the checksum is not that of the text: one of the two was changed; record left out."
    )
    found.refuse("text.hash", words, "utf8_text_md5_checksum")
    return False


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


class _Bytes:
    """Counts the bytes of a text, from the first question on."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._ruler: Ruler | None = None

    @property
    def ruler(self) -> Ruler:
        """Bytes of the text as it is in the file."""
        if self._ruler is None:
            self._ruler = Ruler(self._raw, Unit.BYTE)
        return self._ruler


def _annotation(entry: Json, where: str, draft: Draft, lengths: _Bytes) -> None:
    found = draft.found
    characters = (entry.get("start_char"), entry.get("end_char"))
    octets = (entry.get("start_byte"), entry.get("end_byte"))
    if octets != (None, None):
        names = (".start_byte", ".end_byte")
        counted = extent(octets, where, lengths.ruler, found, names)
        if counted is None:
            return
        if characters not in {(None, None), counted}:
            words = worded(
                "characters {start}-{end} and bytes "
                "{first}-{last} are not the same place; left out.",
                start=shown(characters[0]),
                end=shown(characters[1]),
                first=octets[0],
                last=octets[1],
            )
            found.item("offset.units_differ", words, where)
            return
        characters = counted
    place = draft.place([characters], where, names=(".start_char", ".end_char"))
    note = note_of(entry.get("extra_data"), f"{where}.extra_data", found)
    draft.span("", entry.get("label_name"), place, where, None, note)


def _old_label(old: object, where: str, draft: Draft) -> None:
    if not isinstance(old, list) or len(old) not in {3, 4}:
        words = worded("expected [start, end, label], got {value}; left out.", value=shown(old))
        draft.found.item("field.type", words, where)
        return
    place = draft.place([(old[0], old[1])], where, names=("[0]", "[1]"))
    note = note_of(old[3] if len(old) == 4 else None, f"{where}[3]", draft.found)
    draft.span("", old[2], place, where, None, note)


# --- writing --------------------------------------------------------------------------------------


def write_labelbuddy(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write one document a line."""
    for group in sound_groups(records):
        if isinstance(group, Problem):
            yield group
            continue
        for record in group:
            out.write(_ENCODER.encode(_document(record)) + b"\n")


def _document(record: Record) -> Json:
    text = record.text.text
    beside, rest = parted(record.document.meta, (OURS,))
    to_byte = Ruler(text, Unit.BYTE).unit_offset
    spans = [item for item in record.items if isinstance(item, Span)]
    annotations: list[Json] = []
    for span in sorted(spans, key=canonical_key):
        line: Json = {"start_char": span.start, "end_char": span.end}
        line |= {"start_byte": to_byte(span.start), "end_byte": to_byte(span.end)}
        line["label_name"] = span.label
        annotations.append({**line, "extra_data": span.note} if span.note else line)
    document: Json = {"utf8_text_md5_checksum": _md5(text), "text": text}
    if record.document.title:
        document["list_title"] = record.document.title
    document["metadata"] = {**beside, OURS: said_of(record, meta=rest)}
    return {**document, "annotations": annotations}


LABELBUDDY = Format(
    name="labelbuddy",
    title=worded("labelbuddy JSON lines: documents with annotations in characters and bytes"),
    suffixes=(".jsonl", ".json"),
    keeps=Keeps(overlap=True, nesting=True, subtoken=True, notes=True, authors=True, meta=True),
    read=read_labelbuddy,
    write=write_labelbuddy,
    sniff=_sniff,
)
