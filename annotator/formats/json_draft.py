"""The items of one layer as they are read from another tool's JSON: places, ids, ends settled.

Offsets come in the unit and over the text of the file and leave as code points over LF text.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from annotator.formats.base import Unit
from annotator.formats.jsonl_findings import (
    Findings,
    extent,
    forbidden_in,
    shown,
    sound_string,
)
from annotator.formats.jsonl_shape import ITEM_LIMIT
from annotator.formats.jsonl_units import Ruler
from annotator.model.document import Zone
from annotator.model.items import (
    Argument,
    Attributes,
    Cluster,
    DocumentLabel,
    Event,
    Fragment,
    LayerItem,
    Relation,
    Span,
)
from annotator.sentences import worded
from annotator.text.offsets import is_blank, normalise_newlines

STARTS = (".start", ".end")
Pair = tuple[object, object]


class Place(NamedTuple):
    """Where a mention stands, in code points of the stored text, and its text."""

    fragments: tuple[Fragment, ...]
    quote: str


class Text:
    """The text of a record: as the file has it, and as it is stored."""

    def __init__(self, raw: str, unit: Unit = Unit.CODEPOINT) -> None:
        self.raw = raw
        self.stored, self._ends = normalise_newlines(raw)
        self.ruler = Ruler(raw, unit)
        self.plain = self.stored is raw and unit is Unit.CODEPOINT
        """Whether offsets of the file are code points of the stored text as they are."""

    @property
    def newline(self) -> str:
        """The line ends of the file: ``lf``, ``crlf``, ``cr``, ``mixed`` or ``none``."""
        return self._ends.kind

    def to_stored(self, part: Fragment) -> Fragment:
        """A range of code points of the raw text in the stored one; empty inside a CR LF."""
        return self._ends.to_stored(part[0]), self._ends.to_stored(part[1])


def text_of(value: object, where: str, found: Findings) -> str | None:
    """The text of a record, or None when the record must be left out for it."""
    if not isinstance(value, str):
        words = worded("the record needs a text, not {value}; record left out.", value=shown(value))
        found.refuse("text.missing", words, where)
        return None
    bad = forbidden_in(value)
    if bad is not None:
        words = worded(
            "the text holds {what} at character {position}; record left out.",
            what=bad[2],
            position=bad[1],
        )
        found.refuse(bad[0], words, where)
        return None
    if not value[:1].isalpha() and is_blank(value):
        found.refuse("text.blank", worded("the text has nothing to read; record left out."), where)
        return None
    return value


class _Mark(msgspec.Struct):
    """A mention on its way: a span, or an event with its arguments as (role, end, path)."""

    id: str
    label: str
    place: Place
    attributes: Attributes
    note: str
    is_event: bool
    arguments: list[tuple[str, str, str]]


class _Line(NamedTuple):
    """A relation on its way: its ends are keys of the file."""

    relation: Relation
    where: str


class Draft:
    """The items of one layer as they are read. Ends are given by the keys of the file.

    A key names a mention in its file (an id, or whatever the format points with); ids of the
    record are those of the file where they are unique, else made: ``s-1``, ``e-2`` and so on, the
    same on every reading.
    """

    def __init__(self, text: Text, found: Findings) -> None:
        self.text = text
        self.found = found
        self.zones: list[Zone] = []
        self._marks: dict[str, _Mark] = {}
        self._lines: list[_Line] = []
        self._labels: list[DocumentLabel] = []
        self._clusters: list[tuple[Cluster, str]] = []
        self._by_place: dict[tuple[Fragment, ...], list[str]] = {}
        self._indexed: set[str] = set()
        self._used: set[str] = set()
        self._made = 0

    # --- places -------------------------------------------------------------------------------

    def place(
        self,
        pairs: Sequence[Pair],
        where: str,
        given: object = None,
        *,
        names: tuple[str, str] = STARTS,
    ) -> Place | None:
        """Where a mention of these (start, end) stands, or None with a finding.

        `given` is the text that the file says is there, None where it says none, a tuple where it
        may be written in several ways; a mismatch is reported and never mended. `names` are the
        ends of the JSON paths of the two offsets.
        """
        text = self.text
        parts: list[Fragment] = []
        for number, (start, end) in enumerate(pairs):
            sound = type(start) is int and type(end) is int and text.plain
            if sound and 0 <= start < end <= len(text.raw):  # type: ignore[operator] # both are int
                parts.append((start, end))  # type: ignore[arg-type] # both are int
                continue
            path = where if len(pairs) == 1 else f"{where}[{number}]"
            part = extent((start, end), path, text.ruler, self.found, names)
            if part is None:
                return None
            parts.append(part)
        return self._settled(parts, where, given)

    def _settled(self, parts: list[Fragment], where: str, given: object) -> Place | None:
        text = self.text
        if len(parts) > 1:
            parts = _joined(parts)
        there = " ".join(text.raw[start:end] for start, end in parts)
        ways = given if isinstance(given, tuple) else (given,)
        if ways[0] is not None and there not in ways:
            words = worded(
                "the file says {given}, but the text there is {there}; left out.",
                given=shown(ways[0]),
                there=shown(there),
            )
            self.found.item("offset.text_mismatch", words, where)
            return None
        if text.plain:
            return Place(tuple(parts), there)
        stored = [text.to_stored(part) for part in parts]
        if any(start >= end for start, end in stored):
            words = worded("the range holds only one half of a line end; item left out.")
            self.found.item("offset.empty", words, where)
            return None
        return Place(tuple(stored), " ".join(text.stored[s:e] for s, e in stored))

    # --- items --------------------------------------------------------------------------------

    def span(
        self,
        key: str,
        label: object,
        place: Place | None,
        where: str,
        attributes: Attributes | None = None,
        note: str = "",
    ) -> bool:
        """Add a span; False, with a finding, when its label is none or its place was not sound."""
        return self._mention(key, label, place, where, (attributes or {}, note, False))

    def event(
        self,
        key: str,
        label: object,
        place: Place | None,
        where: str,
        attributes: Attributes | None = None,
        note: str = "",
    ) -> bool:
        """Add an event; its arguments follow by `argument`."""
        return self._mention(key, label, place, where, (attributes or {}, note, True))

    def _mention(
        self,
        key: str,
        label: object,
        place: Place | None,
        where: str,
        rest: tuple[Attributes, str, bool],
    ) -> bool:
        if place is None:
            return False
        name = self._label(label, where)
        if not name:
            return False
        if key and key in self._marks:
            words = worded("a second item with the id {id}; left out.", id=shown(key))
            self.found.item("id.duplicate", words, where)
            return False
        attributes, note, is_event = rest
        id = self.id(key, "e" if is_event else "s")
        self._marks[key or f"\0{id}"] = _Mark(id, name, place, attributes, note, is_event, [])
        return True

    def _label(self, label: object, where: str) -> str:
        if isinstance(label, str) and label and forbidden_in(label) is None:
            return label
        if label is None or label == "":
            self.found.item("label.empty", worded("the item has no label; left out."), where)
            return ""
        if type(label) is int:
            return str(label)
        return sound_string(label, where, self.found) or ""

    def argument(self, event: str, role: str, target: str, where: str) -> None:
        """Add an argument to an event that was added; `finish` settles its end."""
        self._marks[event].arguments.append((role, target, where))

    def relation(
        self,
        key: str,
        label: object,
        ends: tuple[str, str],
        where: str,
        attributes: Attributes | None = None,
        note: str = "",
    ) -> None:
        """Add a relation between two keys; `finish` settles its ends."""
        name = self._label(label, where)
        if name:
            made = Relation(
                id=key,
                label=name,
                source=ends[0],
                target=ends[1],
                attributes=attributes or {},
                note=note,
            )
            self._lines.append(_Line(made, where))

    def label(
        self, label: object, where: str, attributes: Attributes | None = None, note: str = ""
    ) -> None:
        """Add a label of the whole document."""
        name = self._label(label, where)
        if name:
            id = self.id("", "l")
            made = DocumentLabel(id=id, label=name, attributes=attributes or {}, note=note)
            self._labels.append(made)

    def cluster(self, cluster: Cluster, where: str) -> None:
        """Add a cluster whose members are keys; `finish` settles them."""
        self._clusters.append((cluster, where))

    def zone(self, key: str, kind: str, place: Place | None) -> None:
        """Add a zone, if its place was sound."""
        if place is not None:
            taken = {zone.id for zone in self.zones}
            id = key if key and key not in taken else f"z-{len(taken) + 1}"
            start, end = place.fragments[0][0], place.fragments[-1][1]
            self.zones.append(Zone(id=id, kind=kind, start=start, end=end))

    def is_event(self, key: str) -> bool:
        """Whether a key names an event that was added."""
        mark = self._marks.get(key)
        return mark is not None and mark.is_event

    def has(self, key: str) -> bool:
        """Whether a key names a mention that was added."""
        return key in self._marks

    def at(self, fragments: tuple[Fragment, ...], label: object = None) -> str:
        """The key of the first mention on exactly these fragments, if possible of that label; ""
        when there is none.
        """
        if len(self._indexed) < len(self._marks):
            for key in list(self._marks)[len(self._indexed) :]:
                self._by_place.setdefault(self._marks[key].place.fragments, []).append(key)
                self._indexed.add(key)
        keys = self._by_place.get(fragments, [])
        same = [key for key in keys if self._marks[key].label == label]
        return next(iter(same or keys), "")

    def around(self, start: int, end: int) -> str:
        """The key of the shortest mention around a range of the stored text, "" when none is."""
        found = [
            (mark.place.fragments[-1][1] - mark.place.fragments[0][0], key)
            for key, mark in self._marks.items()
            if mark.place.fragments[0][0] <= start and end <= mark.place.fragments[-1][1]
        ]
        return min(found)[1] if found else ""

    def id(self, wanted: str, prefix: str) -> str:
        """The wanted id if no item has it yet, else a made one."""
        while not wanted or wanted in self._used:
            self._made += 1
            wanted = f"{prefix}-{self._made}"
        self._used.add(wanted)
        return wanted

    # --- the end ------------------------------------------------------------------------------

    def finish(self) -> tuple[LayerItem, ...] | None:
        """The items, without what points at nothing; None when they are more than a record may
        have.
        """
        lists = (self._marks, self._lines, self._labels, self._clusters, self.zones)
        number = sum(map(len, lists))
        if number > ITEM_LIMIT:
            words = worded(
                "{number} items are more than the {limit} of one record; left out.",
                number=number,
                limit=ITEM_LIMIT,
            )
            self.found.refuse("limit.items", words)
            return None
        mentions = [self._made_of(mark) for mark in self._marks.values()]
        return (*mentions, *self._relations(), *self._settled_clusters(), *self._labels)

    def _made_of(self, mark: _Mark) -> Span | Event:
        fragments, quote = mark.place
        if not mark.is_event:
            return Span(
                id=mark.id, fragments=fragments, quote=quote, label=mark.label,
                attributes=mark.attributes, note=mark.note,
            )  # fmt: skip
        return Event(
            id=mark.id,
            fragments=fragments,
            quote=quote,
            label=mark.label,
            attributes=mark.attributes,
            note=mark.note,
            arguments=tuple(self._arguments(mark)),
        )

    def _arguments(self, mark: _Mark) -> Iterator[Argument]:
        for role, target, where in mark.arguments:
            other = self._marks.get(target)
            if other is mark:
                words = worded(
                    "the event is its own {role}; kept without that argument.", role=role
                )
                self.found.item("ref.self", words, where)
            elif other is None:
                words = worded("{id} is no mention that was kept; left out.", id=shown(target))
                self.found.item("ref.missing", words, where)
            else:
                yield Argument(role, other.id)

    def _relations(self) -> Iterator[Relation]:
        for relation, where in self._lines:
            ends = [self._marks.get(key) for key in (relation.source, relation.target)]
            if ends[0] is None or ends[1] is None:
                key = relation.target if ends[0] else relation.source
                words = worded("{id} is no mention that was kept; left out.", id=shown(key))
                self.found.item("ref.missing", words, where)
                continue
            yield msgspec.structs.replace(
                relation,
                id=self.id(relation.id, "r"),
                source=ends[0].id,
                target=ends[1].id,
            )

    def _settled_clusters(self) -> Iterator[Cluster]:
        for cluster, where in self._clusters:
            marks = [(key, self._marks.get(key)) for key in cluster.members]
            for key, mark in marks:
                if mark is None:
                    words = worded(
                        "{id} is no mention that was kept; left out of the cluster.", id=shown(key)
                    )
                    self.found.item("ref.missing", words, where)
            members = tuple(mark.id for _, mark in marks if mark is not None)
            if members:
                id = self.id(cluster.id, "c")
                yield msgspec.structs.replace(cluster, id=id, members=members)
            else:
                self.found.item(
                    "cluster.empty", worded("the cluster has no members; left out."), where
                )


def _joined(parts: list[Fragment]) -> list[Fragment]:
    """Fragments in order, with those that touch or overlap made one."""
    found: list[Fragment] = []
    for start, end in sorted(parts):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
