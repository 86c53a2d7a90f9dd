"""What the JSON of other tools says beside its items: keys, attributes, documents, layers.

Reading: `record_of` and the checks of values. Writing: `said_of`, which puts what a format has no
word for under one key, `OURS`, that other tools pass over.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import PurePath
from typing import NamedTuple

import msgspec

from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.documents import (
    document_id,
    guess_direction,
    guess_language,
    text_version,
    title_of,
)
from annotator.formats.files import Source
from annotator.formats.json_draft import Draft
from annotator.formats.jsonl_build import deep
from annotator.formats.jsonl_check import header_of, keep_meta
from annotator.formats.jsonl_findings import Findings, Json, forbidden_in, shown, sound_string
from annotator.formats.jsonl_shape import DEPTH_LIMIT
from annotator.formats.jsonl_write import fault_of
from annotator.formats.losses import named, problem_of
from annotator.model.document import Document, Layer, Status, text_sha256
from annotator.model.items import LayerItem, Scalar
from annotator.model.record import Record, SchemeName
from annotator.sentences import worded

OURS = "annotator"
"""The key under which our exports say what a format has no word for; other tools pass it over."""


def key_of(value: object) -> str:
    """The key of an id in a file, given as text or a whole number; "" for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if type(value) is int else ""


def list_of(value: object, where: str, found: Findings) -> list[object]:
    """A list of the file; an empty one, with a finding unless it is null, for anything else."""
    if isinstance(value, list):
        return value
    if value is not None:
        found.item(
            "field.type",
            worded("expected a list, got {value}; left out.", value=shown(value)),
            where,
        )
    return []


def objects_of(value: object, where: str, found: Findings) -> Iterator[tuple[Json, str]]:
    """The objects of a list with their paths; what is none is a finding."""
    for number, entry in enumerate(list_of(value, where, found)):
        path = f"{where}[{number}]"
        if isinstance(entry, dict):
            yield entry, path
        else:
            words = worded("expected an object, got {value}; left out.", value=shown(entry))
            found.item("field.type", words, path)


def attributes_of(value: object, where: str, found: Findings) -> dict[str, Scalar]:
    """The attributes of an item: text, numbers, true or false; others are findings."""
    if not isinstance(value, dict):
        if value is not None:
            words = worded("expected an object, got {value}; left out.", value=shown(value))
            found.item("field.type", words, where)
        return {}
    kept: dict[str, Scalar] = {}
    for name, scalar in value.items():
        put_attribute(kept, name, scalar, where, found)
    return kept


def put_attribute(
    kept: dict[str, Scalar], name: str, value: object, where: str, found: Findings
) -> None:
    """Put one attribute into `kept`, or leave a finding."""
    if isinstance(value, str):
        sound = sound_string(value, where, found)
        if sound is not None and sound_string(name, where, found) is not None:
            kept[name] = sound
    elif isinstance(value, (bool, int)) or (isinstance(value, float) and math.isfinite(value)):
        if sound_string(name, where, found) is not None:
            kept[name] = value
    else:
        words = worded(
            "an attribute is text, a number, true or false, not {value}; left out.",
            value=shown(value),
        )
        found.item("attribute.type", words, where)


def numbered(kept: Mapping[str, object], name: str) -> str:
    """The name under which one more value of an attribute is kept: ``name``, ``name#2`` and so on.

    For formats in which an item may have the same attribute several times; `bare_names` undoes it.
    """
    number, free = 1, name
    while free in kept:
        number += 1
        free = f"{name}#{number}"
    return free


def bare_names(attributes: Mapping[str, Scalar]) -> Iterator[tuple[str, Scalar]]:
    """The attributes with the names that they had before `numbered`, in its order."""
    for name, value in attributes.items():
        if "#" in name and name.rpartition("#")[0] in attributes:
            continue
        yield name, value
        number = 2
        while f"{name}#{number}" in attributes:
            yield name, attributes[f"{name}#{number}"]
            number += 1
    # A number without the ones before it was a name of its own.
    for name, value in attributes.items():
        base, mark, number_of = name.rpartition("#")
        if mark and base in attributes and not _follows(attributes, base, number_of):
            yield name, value


def _follows(attributes: Mapping[str, Scalar], base: str, number: str) -> bool:
    if not (number.isascii() and number.isdecimal()) or str(int(number)) != number:
        return False
    return int(number) > 1 and all(f"{base}#{n}" in attributes for n in range(2, int(number)))


def note_of(value: object, where: str, found: Findings) -> str:
    """A note, "" when there is none."""
    return "" if value is None else sound_string(value, where, found) or ""


def meta_of(obj: Mapping[str, object], known: Iterable[str], found: Findings) -> Json:
    """The keys of an object that are none of `known`, as far as a project can store them."""
    kept: Json = {}
    passed = set(known)
    for key, value in obj.items():
        if key not in passed:
            keep_meta(kept, key, value, key, found)
    return kept


def described(value: object, key: str, found: Findings, known: Iterable[str] = ()) -> Json:
    """The description under a key of the file: its own keys, or the value when it is no object."""
    if isinstance(value, dict):
        return meta_of(value, known, found)
    return {} if value is None else meta_of({key: value}, (), found)


def with_more(meta: Json, more: Json, found: Findings) -> Json:
    """A description with that of another place of the file; the first one wins, with a finding."""
    for key in meta.keys() & more.keys():
        if meta[key] != more[key]:
            words = worded(
                "the key stands twice with different values; the second one was left out."
            )
            found.item("json.unknown_key", words, key)
    return more | meta


class Origin(NamedTuple):
    """Where a record comes from: its file, its options, and what names it there."""

    source: Source
    options: ReadOptions
    place: str
    """Its line or place in the file, for the name and the id of a document that has none."""


class Facts(NamedTuple):
    """What a file of another tool says of a document and of the work on it."""

    meta: Json
    external_id: str | None = None
    author: str = ""
    status: Status | None = None
    flagged: bool = False
    title: str = ""
    seconds: int = 0


def record_of(draft: Draft, origin: Origin, said: Json, facts: Facts) -> Record | None:
    """The record of a draft; None when it was refused.

    `said` is what an export of ours put under `OURS`; it wins over `facts`, but for a flag.
    """
    items = draft.finish()
    if items is None:
        return None
    header = header_of(said, draft.found) if said else {}
    meta = dict(facts.meta)
    ours = said.get("meta")
    if isinstance(ours, dict):
        for key, value in ours.items():
            keep_meta(meta, key, value, f"{OURS}.meta.{key}", draft.found)
    if facts.external_id is not None:
        header.setdefault("external_id", facts.external_id)
    if facts.title:
        header.setdefault("title", facts.title)
    if meta and deep(meta):
        words = worded("nested deeper than {limit} levels; record left out.", limit=DEPTH_LIMIT)
        draft.found.refuse("json.too_deep", words)
        return None
    document = _document(draft.text.stored, origin, said, header)
    text = draft.text
    newline = text.newline if text.stored is not text.raw else header.get("newline", text.newline)
    source = str(header.get("source_sha256", "")) or text_sha256(text.raw)
    bom = header.get("bom") is True
    return Record(
        document=msgspec.structs.replace(document, meta=meta),
        text=text_version(document.id, text.stored, source, str(newline), bom),
        author=str(header.get("author", facts.author)),
        layer=_layer(header, facts, bool(items)),
        scheme=_scheme(header, origin.options),
        zones=tuple(draft.zones),
        items=items,
    )


def _document(text: str, origin: Origin, said: Json, header: Json) -> Document:
    name = f"{PurePath(origin.source.name).stem}:{origin.place}"
    if not origin.place:
        name = origin.source.name
    id = key_of(said.get("id"))
    id = id if id and forbidden_in(id) is None else document_id(name, text)
    guessed = guess_language(text)
    external = header.get("external_id")
    return Document(
        id=id,
        name=str(header.get("name", name)),
        title=str(header["title"]) if "title" in header else title_of(text),
        language=str(header.get("language") or origin.options.language or guessed),
        direction=str(header.get("direction") or guess_direction(text, guessed)),
        external_id=None if external is None else str(external),
    )


def _layer(header: Json, facts: Facts, worked: bool) -> Layer:
    usual = facts.status or (Status.IN_PROGRESS if worked else Status.NEW)
    seconds = header.get("seconds", facts.seconds)
    return Layer(
        status=Status(str(header.get("status", usual))),
        flagged=facts.flagged or header.get("flagged") is True,
        note=str(header.get("note", "")),
        seconds=seconds if isinstance(seconds, int) else 0,
    )


def _scheme(header: Json, options: ReadOptions) -> SchemeName:
    named = header.get("scheme")
    if isinstance(named, dict):
        return SchemeName(str(named["name"]), int(named["version"]))
    return SchemeName(options.scheme, 0)


def said_of(record: Record, *, meta: Json | None = None) -> Json:
    """What a record says of its document and layer, for the key `OURS`; `meta` is that part of
    the description that stands nowhere else. What is the usual is not written.
    """
    said = document_said(record) | layer_said(record)
    return {**said, "meta": meta} if meta else said


def document_said(record: Record) -> Json:
    """What a record says of its document alone."""
    document, text = record.document, record.text
    said: Json = {"id": document.id, "name": document.name, "title": document.title}
    said |= {"language": document.language, "direction": document.direction}
    if document.external_id is not None:
        said["external_id"] = document.external_id
    if text.newline not in {"lf", "none"}:
        said["newline"] = text.newline
    if text.bom:
        said["bom"] = True
    if text.source_sha256 != text.sha256:
        said["source_sha256"] = text.source_sha256
    if record.scheme.name:
        said["scheme"] = {"name": record.scheme.name, "version": record.scheme.version}
    return said


def layer_said(record: Record) -> Json:
    """What a record says of its layer alone; the author is always named."""
    layer = record.layer
    said: Json = {"author": record.author, "status": layer.status.value}
    if layer.flagged:
        said["flagged"] = True
    if layer.note:
        said["note"] = layer.note
    if layer.seconds:
        said["seconds"] = layer.seconds
    return said


def parted(meta: Mapping[str, object], taken: Iterable[str]) -> tuple[Json, Json]:
    """A description in two: what can stand beside the keys of a format, and what cannot."""
    keys = set(taken)
    beside = {key: value for key, value in meta.items() if key not in keys}
    return beside, {key: value for key, value in meta.items() if key in keys}


def note_once(seen: set[str], key: str, words: str, found: Findings) -> None:
    """A note that is said once for a file; `seen` holds the keys that were said."""
    if key not in seen:
        seen.add(key)
        found.add(Level.NOTE, key, words)


def left_out(record: Record, item: LayerItem, key: str, words: str) -> Problem:
    """The line of an item that a writer could not say: `words` complete «… is left out: »."""
    message = worded("{item} is left out: {words}.", item=named(item), words=words)
    return problem_of(record.document, key, message, level=Level.ITEM, where=item.id)


def sound_groups(records: Iterable[Record]) -> Iterator[list[Record] | Problem]:
    """The layers of each document together, as they come next to each other; a problem for each
    that would not read back.
    """
    for _, layers in groupby(records, key=lambda record: record.document.id):
        sound = []
        for record in layers:
            fault = fault_of(record)
            if fault is None:
                sound.append(record)
            else:
                yield fault
        if sound:
            yield sound
