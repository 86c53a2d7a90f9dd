"""PubAnnotation's JSON, reading: denotations, attributes, relations, blocks, tracks, early keys.

One document an object; a file may hold several. Each track is a layer, its project the author.
Blocks are zones; one that an attribute or a relation points at becomes a span, since a zone has
neither. Discontinuous spans are read in both of PubAnnotation's models: a list of spans, and
fragments that are chained (``_lexicallyChainedTo``).

The early form (BioNLP-ST 2013: ``catanns``, ``insanns``, ``relanns``, ``modanns``) and the one
after it (``instances``, ``modifications``) have events: an instance of a category is an event on
its place, «x themeOf E» an argument of it with the role ``Theme``, a modification an attribute.
Events of our own export are denotations with the attribute ``annotator:event``.

Offsets are code points, as PubAnnotation's server counts them; its editor TextAE counts UTF-16
(formats.md, section 1), for which an export of ours with ``--offsets utf16`` says so.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotator.formats.base import Level, Problem, ReadOptions, Unit
from annotator.formats.files import Source
from annotator.formats.json_draft import Draft, Pair, Place, Text, text_of
from annotator.formats.json_said import (
    OURS,
    Facts,
    Origin,
    key_of,
    meta_of,
    note_of,
    numbered,
    objects_of,
    put_attribute,
    record_of,
)
from annotator.formats.json_values import read_objects
from annotator.formats.jsonl_findings import Findings, Json, shown
from annotator.model.document import Zone
from annotator.model.items import Scalar
from annotator.model.record import Record
from annotator.sentences import worded

EVENT = f"{OURS}:event"
NOTE = f"{OURS}:note"
RELATION = f"{OURS}:relation"
"""Attributes by which our export says what an item is, beside its label."""

FRAGMENT = "_FRAGMENT"
CHAIN = "_lexicallyChainedTo"
"""How PubAnnotation chains the parts of a discontinuous span."""

LAYER_KEYS = ("denotations", "attributes", "relations", "blocks", "instances", "modifications",
              "catanns", "insanns", "relanns", "modanns")  # fmt: skip
DOCUMENT_KEYS = (*LAYER_KEYS, "text", "tracks", "project", OURS)
_EARLY = {
    "denotations": ("catanns", {"category": "obj"}),
    "instances": ("insanns", {"type": "pred", "object": "obj"}),
    "relations": ("relanns", {"type": "pred", "subject": "subj", "object": "obj"}),
    "modifications": ("modanns", {"type": "pred", "object": "obj"}),
}
_SIGNS = re.compile(rb'"(?:denotations|catanns)"\s*:\s*\[')
_TRACKS = re.compile(rb'"tracks"\s*:\s*\[\s*\{')
_SOURCE = re.compile(rb'"source_?db"\s*:')


def sniff_pubannotation(head: bytes, name: str) -> int:
    """By the lists of a document, or by how it names its source."""
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n[")
    if not first.startswith(b"{") or b'"text"' not in head:
        return 0
    if _SIGNS.search(head):
        return 92
    return 85 if _TRACKS.search(head) or _SOURCE.search(head) else 0


def read_pubannotation(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The records of a file and its problems, in its order: one for each track of a document."""
    return read_objects(source, options, _Reader(source, options).records)


class _Reader:
    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._number = 0

    def records(self, document: Json, found: Findings) -> Iterator[Record]:
        self._number += 1
        raw = text_of(document.get("text"), "text", found)
        if raw is None:
            return
        said = _dict(document.get(OURS))
        found.document = key_of(said.get("id"))
        text = Text(raw, Unit.UTF16 if said.get("offset_unit") == "utf16" else Unit.CODEPOINT)
        zones: list[Zone] | None = None
        tracks = list(objects_of(document.get("tracks"), "tracks", found))
        if not tracks or any(document.get(key) for key in LAYER_KEYS if key != "blocks"):
            tracks.insert(0, (document, ""))
        for track, where in tracks:
            draft = Draft(text, found)
            _Layer(draft, track, f"{where}." if where else "").read()
            if zones is None and track is not document:
                _zones(document, draft, found)
            zones = draft.zones if zones is None else zones
            draft.zones = list(zones)
            record = self._record(draft, document, track, said)
            if record is not None:
                yield record

    def _record(self, draft: Draft, document: Json, track: Json, said: Json) -> Record | None:
        meta = meta_of(document, DOCUMENT_KEYS, draft.found)
        author = key_of(track.get("project"))
        facts = Facts(meta, external_id=None if said else _external(document), author=author)
        here = said | _dict(track.get(OURS)) if track is not document else said
        alone = self._number == 1 and not draft.found.root
        place = Origin(self._source, self._options, "" if alone else str(self._number))
        return record_of(draft, place, here, facts)


def _dict(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _external(document: Json) -> str | None:
    """The address of the document, else the names of its source, joined."""
    target = key_of(document.get("target"))
    early = "source_db" in document
    names = (
        ("source_db", "source_id", "division_id") if early else ("sourcedb", "sourceid", "divid")
    )
    parts = [key_of(document.get(name)) for name in names]
    return target or ":".join(part for part in parts if part) or None


def _zones(document: Json, draft: Draft, found: Findings) -> None:
    for block, where in objects_of(document.get("blocks"), "blocks", found):
        draft.zone(key_of(block.get("id")), key_of(block.get("obj")), _place(block, where, draft))


def _place(denotation: Json, where: str, draft: Draft) -> Place | None:
    pairs = _pairs(denotation, where, draft.found)
    return draft.place(pairs, f"{where}.span") if pairs else None


def _pairs(denotation: Json, where: str, found: Findings) -> list[Pair]:
    span = denotation.get("span")
    parts = span if isinstance(span, list) else [span]
    if not parts or not all(isinstance(part, dict) for part in parts):
        words = worded("a span needs its begin and end, not {value}; left out.", value=shown(span))
        found.item("field.type", words, f"{where}.span")
        return []
    return [(part.get("begin"), part.get("end")) for part in parts if isinstance(part, dict)]


class _Said(NamedTuple):
    """What the attributes of a file say of one item."""

    attributes: dict[str, Scalar]
    flags: set[str]
    note: list[str]


class _Layer:
    """Reads one track, or a document without tracks, into a draft."""

    def __init__(self, draft: Draft, track: Json, root: str) -> None:
        self._draft = draft
        self._found = draft.found
        lists = {name: list(_entries(track, name, root, draft.found)) for name in _EARLY}
        blocks = objects_of(track.get("blocks"), f"{root}blocks", draft.found)
        self._blocks = list(blocks)
        self._denotations = lists["denotations"]
        self._instances = lists["instances"]
        self._relations = lists["relations"]
        self._said: dict[str, _Said] = {}
        self._unread: dict[str, str] = {}
        for attribute, where in objects_of(
            track.get("attributes"), f"{root}attributes", self._found
        ):
            self._attribute(attribute, where, key_of(attribute.get("subj")))
        for modification, where in lists["modifications"]:
            flag = {**modification, "obj": True}
            self._attribute(flag, where, key_of(modification.get("obj")))
        self._parts: dict[str, list[str]] = {}
        self._chained: dict[str, str] = {}
        self._by_key: dict[str, tuple[Json, str]] = {}

    def read(self) -> None:
        """Put everything into the draft."""
        self._chain()
        self._place_denotations()
        self._place_blocks()
        for relation, where in self._relations:
            if relation.get("pred") != CHAIN:
                self._relation(relation, where)
        for subject, where in self._unread.items():
            if subject in self._said:
                words = worded("{value} is nothing that was kept; left out.", value=shown(subject))
                self._found.item("ref.missing", words, where)

    # --- attributes ---------------------------------------------------------------------------

    def _attribute(self, attribute: Json, where: str, subject: str) -> None:
        said = self._said.setdefault(subject, _Said({}, set(), []))
        self._unread.setdefault(subject, where)
        name, value = attribute.get("pred"), attribute.get("obj")
        if name in {EVENT, RELATION}:
            said.flags.add(str(name))
        elif name == NOTE:
            said.note.append(note_of(value, where, self._found))
        elif isinstance(name, str):
            put_attribute(
                said.attributes, numbered(said.attributes, name), value, where, self._found
            )
        else:
            words = worded("an attribute needs a pred, not {value}; left out.", value=shown(name))
            self._found.item("field.type", words, f"{where}.pred")

    def _take(self, key: str) -> _Said:
        return self._said.pop(key, _Said({}, set(), [])) if key else _Said({}, set(), [])

    # --- mentions -----------------------------------------------------------------------------

    def _chain(self) -> None:
        """Gather the parts of chained spans under the key of the one that has the label."""
        labels = {key_of(one.get("id")): one.get("obj") for one, _ in self._denotations}
        groups: dict[str, list[str]] = {}
        for relation, _ in self._relations:
            if relation.get("pred") == CHAIN:
                ends = key_of(relation.get("subj")), key_of(relation.get("obj"))
                both = groups.get(ends[0], [ends[0]]) + groups.get(ends[1], [ends[1]])
                groups.update(dict.fromkeys(both, both))
        for key, group in groups.items():
            main = next((one for one in group if labels.get(one, FRAGMENT) != FRAGMENT), group[0])
            self._chained[key] = main
            self._parts[main] = [one for one in group if one in labels]

    def _place_denotations(self) -> None:
        triggers: dict[str, list[tuple[Json, str]]] = {}
        for instance, where in self._instances:
            triggers.setdefault(key_of(instance.get("obj")), []).append((instance, where))
        pointed = self._pointed()
        self._by_key = {key_of(one.get("id")): (one, where) for one, where in self._denotations}
        for denotation, where in self._denotations:
            key = key_of(denotation.get("id"))
            if key and self._chained.get(key, key) != key:
                continue
            place = self._whole(key, denotation, where)
            instances = triggers.pop(key, []) if key else []
            for instance, path in instances:
                self._instance(instance, denotation, place, path)
            # The place of an event is no span of its own, unless something points at it.
            if not instances or key in pointed:
                self._denotation(denotation, place, where)
        for instance, where in (one for rest in triggers.values() for one in rest):
            words = worded("{value} is no denotation; left out.", value=shown(instance.get("obj")))
            self._found.item("ref.missing", words, where)

    def _whole(self, key: str, denotation: Json, where: str) -> Place | None:
        """The place of a denotation with all parts that are chained to it."""
        pairs: list[Pair] = []
        for part in self._parts.get(key, []):
            pairs += _pairs(*self._by_key[part], self._found)
        pairs = pairs or _pairs(denotation, where, self._found)
        return self._draft.place(pairs, f"{where}.span") if pairs else None

    def _pointed(self) -> set[str]:
        ends = (relation.get(end) for relation, _ in self._relations for end in ("subj", "obj"))
        return {key_of(end) for end in ends} | self._said.keys()

    def _instance(self, instance: Json, category: Json, place: Place | None, where: str) -> None:
        key = key_of(instance.get("id"))
        said = self._take(key)
        note = "\n".join(said.note)
        self._draft.event(key, category.get("obj"), place, where, said.attributes, note)

    def _denotation(self, denotation: Json, place: Place | None, where: str) -> None:
        key = key_of(denotation.get("id"))
        said = self._take(key)
        for name, value in denotation.items():
            if name not in {"id", "span", "obj", "category"}:
                free = numbered(said.attributes, name)
                put_attribute(said.attributes, free, value, f"{where}.{name}", self._found)
        add = self._draft.event if EVENT in said.flags else self._draft.span
        note = "\n".join(said.note)
        add(key, denotation.get("obj"), place, where, said.attributes, note)

    def _place_blocks(self) -> None:
        pointed = self._pointed()
        for block, where in self._blocks:
            key, place = key_of(block.get("id")), _place(block, where, self._draft)
            if key and key in pointed:
                words = worded(
                    "the block has attributes or relations, so it is read as a span, no zone."
                )
                self._found.add(Level.CHANGED, "block.span", words, where)
                self._denotation(block, place, where)
            elif isinstance(block.get("obj"), str):
                self._draft.zone(key, str(block["obj"]), place)
            else:
                words = worded(
                    "a block needs a kind, not {value}; left out.", value=shown(block.get("obj"))
                )
                self._found.item("label.empty", words, f"{where}.obj")

    # --- relations ----------------------------------------------------------------------------

    def _relation(self, relation: Json, where: str) -> None:
        subject, target = (
            self._chained.get(key_of(relation.get(end)), key_of(relation.get(end)))
            for end in ("subj", "obj")
        )
        key, label = key_of(relation.get("id")), relation.get("pred")
        said = self._take(key)
        if RELATION not in said.flags:
            if self._instances and self._draft.is_event(target) and _role(label):
                self._draft.argument(target, _role(label), subject, where)
                return
            if self._draft.is_event(subject):
                self._draft.argument(subject, key_of(label), target, where)
                return
        note = "\n".join(said.note)
        self._draft.relation(key, label, (subject, target), where, said.attributes, note)


def _role(predicate: object) -> str:
    """The role of the subject of an early relation: ``Theme`` of ``themeOf``; "" if it is none."""
    name = key_of(predicate)
    return name[0].upper() + name[1:-2] if name.endswith("Of") and len(name) > 2 else ""


def _entries(track: Json, name: str, root: str, found: Findings) -> Iterator[tuple[Json, str]]:
    """The objects of a list under its present name, and under its early one with present keys."""
    yield from objects_of(track.get(name), f"{root}{name}", found)
    early, keys = _EARLY[name]
    for entry, where in objects_of(track.get(early), f"{root}{early}", found):
        yield {keys.get(key, key): value for key, value in entry.items()}, where
