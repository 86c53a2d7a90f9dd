"""Single W3C Web Annotations: what one says, and what it becomes in a record."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from annotator.formats.base import Level
from annotator.formats.json_draft import Draft, Pair, Place
from annotator.formats.json_said import (
    OURS,
    attributes_of,
    key_of,
    note_once,
    numbered,
    put_attribute,
)
from annotator.formats.json_units import Quoted
from annotator.formats.jsonl_findings import Json, sound_string
from annotator.model.items import Cluster, Fragment, Scalar
from annotator.sentences import worded

KIND = f"{OURS}:kind"
ATTRIBUTES = f"{OURS}:attributes"
EVENT, ARGUMENT, RELATION, CLUSTER, ZONE, TEXT = (
    "event", "argument", "relation", "cluster", "zone", "text",
)  # fmt: skip
"""What our export says of an annotation under `KIND`."""

ZONE_ID = f"{OURS}:zone"
TAGS = ("tagging", "classifying")
UNTAGGED = "commenting"
"""The label of an annotation that has a comment and no tag."""


class Entry(NamedTuple):
    """An annotation and its path in the file."""

    said: Json
    where: str


def many(value: object) -> list[object]:
    """What JSON-LD writes alone or as a list, as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def id_of(address: object) -> str:
    """The key of an annotation: its address, of one within the file without the ``#``."""
    key = key_of(address)
    return unquote(key[1:]) if key.startswith("#") else key


def source_of(target: object) -> str:
    """The address of what a target stands on, or of the target itself."""
    if not isinstance(target, dict):
        return key_of(target)
    inner = many(target.get("items"))
    if inner:
        return source_of(inner[0])
    source = target.get("source", target.get("id"))
    return key_of(source.get("id")) if isinstance(source, dict) else key_of(source)


def selector_of(target: object, kind: str) -> Json | None:
    """The selector of a kind (``TextQuoteSelector``) among those of a target, or None."""
    if not isinstance(target, dict):
        return None
    for selector in many(target.get("selector")):
        found = selector
        while isinstance(found, dict):
            if found.get("type") == kind:
                return found
            found = found.get("refinedBy")
    return None


def parts_of(target: object) -> list[object]:
    """The parts of a target that are meant together (Composite), or the target alone."""
    together = isinstance(target, dict) and "Composite" in many(target.get("type"))
    return many(target["items"]) if together else [target]  # type: ignore[index] # a dict then


def quotes_of(entry: Entry) -> Iterator[Quoted]:
    """Each position of an annotation that comes with a quote."""
    for target in many(entry.said.get("target")):
        for part in parts_of(target):
            quote = selector_of(part, "TextQuoteSelector")
            position = selector_of(part, "TextPositionSelector")
            if quote is None or position is None:
                continue
            exact, start, end = quote.get("exact"), position.get("start"), position.get("end")
            if isinstance(exact, str) and type(start) is int and type(end) is int:
                yield start, end, (exact,)


def bodies_of(annotation: Json) -> Iterator[Json]:
    """The bodies as objects; a plain text (``bodyValue``) is a comment."""
    plain = annotation.get("bodyValue")
    if isinstance(plain, str):
        yield {"type": "TextualBody", "value": plain}
    for body in many(annotation.get("body")):
        if isinstance(body, dict):
            yield body
        elif isinstance(body, str):
            yield {"type": "SpecificResource", "source": body, "purpose": "linking"}


def creator_of(annotation: Json) -> str:
    """The name of who made an annotation, else the address, "" when nobody is named."""
    for creator in many(annotation.get("creator")):
        if isinstance(creator, dict):
            names = (key_of(creator.get(key)) for key in ("name", "nickname", "id"))
            name = next((name for name in names if name), "")
        else:
            name = key_of(creator)
        if name:
            return name
    return ""


class _Bodies(NamedTuple):
    """What the bodies of an annotation say: its tags, its note, and the rest as attributes."""

    tags: list[object]
    note: str
    attributes: dict[str, Scalar]


class Items:
    """The annotations of one author on one document, on their way into a draft."""

    def __init__(self, draft: Draft, entries: list[Entry], noted: set[str]) -> None:
        self._draft = draft
        self._found = draft.found
        self._entries = entries
        self._noted = noted
        self._ids = {id_of(entry.said.get("id")) for entry in entries} - {""}

    def read(self) -> None:
        """Marks first, then what joins them."""
        joining = []
        for entry in self._entries:
            kind = entry.said.get(KIND)
            if kind in {ARGUMENT, RELATION, CLUSTER} or self._joins(entry):
                joining.append(entry)
            elif kind != TEXT:
                self._mark(entry)
        for entry in joining:
            self._join(entry)

    def _joins(self, entry: Entry) -> bool:
        targets = [id_of(source_of(target)) for target in many(entry.said.get("target"))]
        return len(targets) > 1 and all(target in self._ids for target in targets)

    # --- marks --------------------------------------------------------------------------------

    def _mark(self, entry: Entry) -> None:
        bodies = self._bodies(entry)
        kind = entry.said.get(KIND)
        key = id_of(entry.said.get("id"))
        targets = many(entry.said.get("target"))
        if not targets:
            self._found.item(
                "target.missing", worded("the annotation has no target; left out."), entry.where
            )
        for number, target in enumerate(targets):
            where = f"{entry.where}.target" + (f"[{number}]" if len(targets) > 1 else "")
            if not any(
                isinstance(part, dict) and part.get("selector") for part in parts_of(target)
            ):
                self._whole(target, bodies, where)
                continue
            place = self._place(target, where)
            if kind == ZONE:
                self._draft.zone(
                    key_of(entry.said.get(ZONE_ID)), key_of(next(iter(bodies.tags), "")), place
                )
                continue
            add = self._draft.event if kind == EVENT else self._draft.span
            for tag in self._tags(bodies):
                add(key, tag, place, where, dict(bodies.attributes), bodies.note)
                key = ""  # further tags and targets are marks of their own

    def _tags(self, bodies: _Bodies) -> list[object]:
        if bodies.tags:
            return bodies.tags
        words = worded("annotations without a tag are read with the label {label}.", label=UNTAGGED)
        note_once(self._noted, "label.untagged", words, self._found)
        return [UNTAGGED]

    def _whole(self, target: object, bodies: _Bodies, where: str) -> None:
        """An annotation of the document as a whole, or of something that is no text of it."""
        if id_of(source_of(target)) in self._ids:
            words = worded("an annotation of another annotation is not read; left out.")
            self._found.item("target.annotation", words, where)
            return
        for tag in self._tags(bodies):
            self._draft.label(tag, where, dict(bodies.attributes), bodies.note)

    def _place(self, target: object, where: str) -> Place | None:
        pairs: list[Pair] = []
        quotes: list[str] = []
        for part in parts_of(target):
            quote = selector_of(part, "TextQuoteSelector") or {}
            position = selector_of(part, "TextPositionSelector")
            exact = quote.get("exact")
            if position is not None:
                pairs.append((position.get("start"), position.get("end")))
            else:
                pair = self._sought(quote, where)
                if pair is None:
                    return None
                pairs.append(pair)
            if isinstance(exact, str):
                quotes.append(exact)
        given = " ".join(quotes) if len(quotes) == len(pairs) else None
        return self._draft.place(pairs, f"{where}.selector", given)

    def _sought(self, quote: Json, where: str) -> Fragment | None:
        """Where a quote with its surroundings stands, in the unit of the file, if it does once."""
        exact = quote.get("exact")
        if not isinstance(exact, str) or not exact:
            words = worded("neither a position nor a quote of the text; left out.")
            self._found.item("selector.unsupported", words, where)
            return None
        before, after = key_of(quote.get("prefix")), key_of(quote.get("suffix"))
        whole = before + exact + after
        text = self._draft.text
        at = text.raw.find(whole)
        if at < 0 or text.raw.find(whole, at + 1) >= 0:
            words = (
                worded("the quote does not stand in the text")
                if at < 0
                else worded("the quote stands twice")
            )
            key = "quote.missing" if at < 0 else "quote.ambiguous"
            self._found.item(
                key, worded("{words}, and there is no position; left out.", words=words), where
            )
            return None
        to = text.ruler.unit_offset
        start = at + len(before)
        return to(start), to(start + len(exact))

    def _bodies(self, entry: Entry) -> _Bodies:
        where, found = f"{entry.where}.body", self._found
        said = attributes_of(entry.said.get(ATTRIBUTES), f"{entry.where}.{ATTRIBUTES}", found)
        tags: list[object] = []
        notes: list[str] = []
        for body in bodies_of(entry.said):
            value = body.get("value", body.get("source", body.get("id")))
            purpose = next(iter(many(body.get("purpose"))), "commenting")
            if purpose in TAGS:
                tags.append(value)
            elif purpose in {"commenting", "replying"} and isinstance(value, str):
                notes.append(sound_string(value, where, found) or "")
            else:
                put_attribute(said, numbered(said, key_of(purpose)), value, where, found)
        return _Bodies(tags, "\n".join(note for note in notes if note), said)

    # --- what joins ---------------------------------------------------------------------------

    def _join(self, entry: Entry) -> None:
        bodies = self._bodies(entry)
        kind = entry.said.get(KIND)
        keys = [id_of(source_of(target)) for target in many(entry.said.get("target"))]
        label = next(iter(bodies.tags), "")
        if kind == CLUSTER or len(keys) > 2:
            self._cluster(entry, keys, bodies)
        elif len(keys) != 2:
            words = worded(
                "a link joins two annotations, not {number}; left out.", number=len(keys)
            )
            self._found.item("ref.missing", words, entry.where)
        elif kind == ARGUMENT or (kind != RELATION and self._draft.is_event(keys[0])):
            if self._draft.is_event(keys[0]):
                self._draft.argument(keys[0], key_of(label), keys[1], entry.where)
            else:
                words = worded("the event of this argument was not kept; left out.")
                self._found.item("ref.missing", words, entry.where)
        else:
            ends = keys[0], keys[1]
            key = id_of(entry.said.get("id"))
            for tag in bodies.tags or [UNTAGGED if bodies.note else "linking"]:
                self._draft.relation(key, tag, ends, entry.where, bodies.attributes, bodies.note)

    def _cluster(self, entry: Entry, keys: list[str], bodies: _Bodies) -> None:
        link = bodies.attributes.pop("identifying", "")
        made = Cluster(
            id=id_of(entry.said.get("id")),
            members=tuple(keys),
            label=key_of(next(iter(bodies.tags), "")),
            link=link if isinstance(link, str) else "",
            note=bodies.note,
        )
        if bodies.attributes:
            words = worded("a cluster has no attributes here; they were left out.")
            self._found.add(Level.CHANGED, "loss.attributes", words, entry.where)
        self._draft.cluster(made, entry.where)
