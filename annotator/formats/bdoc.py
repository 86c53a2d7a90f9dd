"""bdoc: GATE documents as JSON (``.bdocjs``) or YAML (``.bdocym``), one a file.

Offsets are UTF-16 units where ``offset_type`` is ``j``, as GATE writes, and code points where it
is ``p``, as python-gatenlp writes; the shape is the one of python-gatenlp.
"""

import importlib
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from annotator.errors import UserError
from annotator.formats.base import (
    EVERYTHING,
    Format,
    Level,
    OutFile,
    Problem,
    ReadOptions,
    Unit,
    WriteOptions,
)
from annotator.formats.decoding import decode
from annotator.formats.file_names import FileNames
from annotator.formats.files import Source
from annotator.formats.gate import (
    Annotation,
    Doubts,
    GateDocument,
    Offset,
    document_of,
    records_of,
)
from annotator.formats.jsonl_units import Ruler
from annotator.formats.plain_values import json_map, jsonable
from annotator.model.record import Record
from annotator.sentences import worded
from annotator.text.offsets import OffsetMap

_UNITS = {"j": Unit.UTF16, "p": Unit.CODEPOINT}
_TYPES = {unit: letter for letter, unit in _UNITS.items()}


def read_bdoc(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The sets of a document as records, from JSON or YAML as the file begins; YAML is read by a
    loader that makes plain values only. Values that are lists or maps are kept as JSON.
    """
    try:
        data = _parsed(source, options)
        text = data.get("text")
        if not isinstance(text, str) or not isinstance(data.get("annotation_sets", {}), dict):
            words = worded(
                "{file} is no bdoc document: it needs a text and annotation_sets.", file=source.name
            )
            raise UserError("bdoc.other", words)
        offsets = _offsets(data, text, source.name)
    except UserError as fault:
        yield Problem(
            key=fault.key, message=fault.message, level=Level.SOURCE, source=str(source.path)
        )
        return
    doubts = Doubts()
    document = GateDocument(
        text=text,
        name=data["name"] if isinstance(data.get("name"), str) else "",  # type: ignore[arg-type] # just asked
        features=_map(data.get("features")),
        sets=_sets(_map(data.get("annotation_sets")), offsets, doubts),
    )
    yield from records_of(document, doubts, offsets, source, options)


def _offsets(data: dict[str, object], text: str, name: str) -> Offset:
    letter = data.get("offset_type", "p")
    if letter not in _UNITS:
        words = worded(
            "{name}: its offset_type is {unit!r}; known are 'j' and 'p'.",
            name=name,
            unit=str(letter)[:20],
        )
        raise UserError("offset.unit", words)
    offsets = OffsetMap(text)
    # Without a table of its own the code point is the offset, once it is known to lie inside.
    if letter == "j":
        return offsets.from_utf16_strict
    return lambda at: (offsets.to_utf16(at), at)[1]


def _map(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _sets(found: dict[str, object], offsets: Offset, doubts: Doubts) -> dict[str, list[Annotation]]:
    sets: dict[str, list[Annotation]] = {}
    for name, held in found.items():
        marks = _map(held).get("annotations", [])
        if not isinstance(marks, list):
            doubts.tell(
                "bdoc.set",
                worded("The set {name!r} has no list of annotations.", name=name),
                Level.ITEM,
                name,
            )
            continue
        read = (
            _annotation(one, offsets, doubts, f"annotation_sets[{name!r}].annotations[{number}]")
            for number, one in enumerate(marks)
        )
        sets[name] = [one for one in read if one is not None]
    return sets


class _Shape(msgspec.Struct):
    """An annotation as bdoc has it."""

    type: str
    start: int
    end: int
    id: int
    features: dict[str, object] | None = None


def _annotation(one: object, offsets: Offset, doubts: Doubts, where: str) -> Annotation | None:
    try:
        shape = msgspec.convert(one, _Shape)
        if shape.start > shape.end:
            words = worded(
                "it begins at {start} and ends before, at {end}.", start=shape.start, end=shape.end
            )
            raise UserError("offset.reversed", words)
        start, end = offsets(shape.start), offsets(shape.end)
    except (msgspec.ValidationError, UserError) as fault:
        key = fault.key if isinstance(fault, UserError) else "offset.type"
        doubts.tell(
            key, worded("An annotation was left out: {why}", why=fault.args[0]), Level.ITEM, where
        )
        return None
    return Annotation(
        id=shape.id,
        type=shape.type,
        start=start,
        end=end,
        features=shape.features or {},
        where=where,
    )


# --- JSON and YAML ----------------------------------------------------------------------------


def _parsed(source: Source, options: ReadOptions) -> dict[str, object]:
    text, _ = decode(source.whole(), options.encoding, source.name)
    if text.lstrip()[:1] == "{":
        return json_map(text, source.name)
    found = jsonable(_yaml(text, source.name), len(text))
    if not isinstance(found, dict):
        raise UserError(
            "bdoc.other", worded("{file} is no bdoc document, which is a map.", file=source.name)
        )
    return found


def _yaml(text: str, name: str) -> object:
    try:
        yaml = importlib.import_module("yaml")
    except ImportError as fault:
        words = worded(
            "{name} is YAML, which needs PyYAML: pip install 'annotator[yaml]'.", name=name
        )
        raise UserError("library.missing", words) from fault
    # The safe loader makes strings, numbers, lists and maps and calls nothing.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(text, Loader=loader)  # it is the safe one
    except (yaml.YAMLError, RecursionError, ValueError) as fault:
        said = " ".join(str(fault).split())[:200]
        raise UserError(
            "yaml.syntax", worded("{name} is not whole YAML ({why}).", name=name, why=said)
        ) from fault


# --- writing ----------------------------------------------------------------------------------


def write_bdoc(records: Iterable[Record], options: WriteOptions) -> Iterator[OutFile | Problem]:
    """One ``.bdocjs`` a document, with a set for each layer; offsets in code points, or in UTF-16
    when that was asked for. Raises UserError ``offset.unit`` for bytes.
    """
    if options.offsets not in _TYPES:
        words = worded("bdoc counts in code points or UTF-16, not in bytes. Choose one of these.")
        raise UserError("offset.unit", words)
    names = FileNames()
    for _, group in groupby(records, key=lambda record: record.document.id):
        layers = list(group)
        to = Ruler(layers[0].text.text, options.offsets).unit_offset
        document, problems = document_of(layers, to, str)
        yield from problems
        data = _written(document, to, _TYPES[options.offsets])
        yield OutFile(f"{names.of(layers[0])}.bdocjs", data)


def _written(document: GateDocument, to: Offset, letter: str) -> bytes:
    last = max((one.id for marks in document.sets.values() for one in marks), default=-1)
    whole = {
        "annotation_sets": {
            name: {
                "name": name,
                "annotations": [
                    {
                        "type": one.type, "start": to(one.start), "end": to(one.end),
                        "id": one.id, "features": one.features,
                    }
                    for one in marks
                ],
                "next_annid": last + 1,
            }
            for name, marks in document.sets.items()
        },
        "text": document.text,
        "features": document.features,
        "offset_type": letter,
        "name": document.name,
    }  # fmt: skip
    return msgspec.json.encode(whole) + b"\n"


def _sniff(head: bytes, name: str) -> int:
    json = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    if json:
        return 95 if b'"annotation_sets"' in head and b'"%TYPE' not in head else 0
    begins = head.startswith((b"annotation_sets:", b"features:", b"text:"))
    return 95 if begins and b"annotation_sets:" in head else 0


BDOC = Format(
    name="bdoc",
    title=worded("GATE bdoc (JSON; reads YAML too): a folder with one file a document"),
    suffixes=(".bdocjs", ".bdocym"),
    keeps=EVERYTHING,
    read=read_bdoc,
    write_files=write_bdoc,
    sniff=_sniff,
)
