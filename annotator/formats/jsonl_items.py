"""The slow, exact reading of items: every wrong value is named with its path, the rest is kept.

Works on plain JSON objects and leaves objects that `jsonl_shape` takes; offsets come out as code
points of the record's own text.
"""

import math

from annotator.formats.jsonl_findings import Findings as Found
from annotator.formats.jsonl_findings import (
    Json,
    check_quote,
    extent,
    forbidden_in,
    fragments_of,
    id_of,
    objects,
    shown,
    sound_string,
)
from annotator.formats.jsonl_units import Ruler
from annotator.sentences import worded

_SPAN_KEYS = {
    "id", "label", "type", "start", "end", "text", "surface", "fragments", "head", "norm",
    "attributes", "note",
}  # fmt: skip
_EVENT_KEYS = {"id", "type", "label", "trigger", "arguments", "attributes", "note"}
_TRIGGER_KEYS = {"start", "end", "text", "surface", "fragments"}
_RELATION_KEYS = {"id", "type", "label", "source", "target", "attributes", "note"}
_CLUSTER_KEYS = {"id", "label", "type", "members", "link", "note"}
_LABEL_KEYS = {"id", "label", "type", "attributes", "note"}
_ZONE_KEYS = {"id", "kind", "label", "type", "start", "end"}


class ItemReader:
    """Reads the items of one record, in the unit and over the text of `ruler`."""

    def __init__(self, ruler: Ruler, found: Found) -> None:
        self._ruler = ruler
        self._found = found

    def spans(self, value: object) -> list[Json]:
        """The sound entities of the record."""
        return objects(value, "entities", self._span, self._found)

    def events(self, value: object) -> list[Json]:
        """The sound events, each with its sound arguments."""
        return objects(value, "events", self._event, self._found)

    def relations(self, value: object) -> list[Json]:
        """The sound relations; whether their ends are there is for the caller."""
        return objects(value, "relations", self._relation, self._found)

    def clusters(self, value: object) -> list[Json]:
        """The sound clusters; whether their members are there is for the caller."""
        return objects(value, "clusters", self._cluster, self._found)

    def labels(self, value: object) -> list[Json]:
        """The sound labels of the document."""
        return objects(value, "labels", self._label, self._found)

    def zones(self, value: object) -> list[Json]:
        """The sound zones of the document."""
        return objects(value, "zones", self._zone, self._found)

    def _span(self, obj: Json, where: str) -> Json | None:
        base = self._base(obj, where, "label")
        parts = fragments_of(obj, where, self._ruler, self._found)
        if base is None or parts is None:
            return None
        if not check_quote(obj, where, parts, self._ruler, self._found):
            return None
        start, end = parts[0][0], parts[-1][1]
        return {
            **base,
            "start": start,
            "end": end,
            "fragments": [list(part) for part in parts],
            "head": self._head(obj, where, parts),
            "norm": self._string(obj, "norm", where),
            "attributes": self._attributes(obj, where, _SPAN_KEYS),
        }

    def _head(self, obj: Json, where: str, parts: list[tuple[int, int]]) -> list[int] | None:
        given = obj.get("head")
        if given is None:
            return None
        path = f"{where}.head"
        if not isinstance(given, list) or len(given) != 2:
            self._found.item(
                "field.type",
                worded("expected [start, end], got {value}.", value=shown(given)),
                path,
            )
            return None
        head = extent((given[0], given[1]), path, self._ruler, self._found)
        if head is None:
            return None
        if not any(start <= head[0] and head[1] <= end for start, end in parts):
            words = worded(
                "the head {start}-{end} lies outside the entity; left out.",
                start=given[0],
                end=given[1],
            )
            self._found.item("head.outside", words, path)
            return None
        return list(head)

    def _event(self, obj: Json, where: str) -> Json | None:
        base = self._base(obj, where, "type")
        trigger = obj.get("trigger")
        path = f"{where}.trigger"
        if not isinstance(trigger, dict):
            words = worded(
                "an event needs a trigger with start and end, not {value}.", value=shown(trigger)
            )
            self._found.item("event.no_trigger", words, path)
            return None
        parts = fragments_of(trigger, path, self._ruler, self._found)
        if base is None or parts is None:
            return None
        if not check_quote(trigger, path, parts, self._ruler, self._found):
            return None
        for key in trigger.keys() - _TRIGGER_KEYS:
            self._dropped(key, path)
        arguments = objects(obj.get("arguments"), f"{where}.arguments", self._argument, self._found)
        start, end = parts[0][0], parts[-1][1]
        return {
            **base,
            "trigger": {"start": start, "end": end, "fragments": [list(part) for part in parts]},
            "arguments": arguments,
            "attributes": self._attributes(obj, where, _EVENT_KEYS),
        }

    def _argument(self, obj: Json, where: str) -> Json | None:
        role = sound_string(obj.get("role"), f"{where}.role", self._found)
        target = id_of(obj.get("target"), f"{where}.target", self._found)
        for key in obj.keys() - {"role", "target"}:
            self._dropped(key, where)
        if role is None or target is None:
            return None
        return {"role": role, "target": target}

    def _relation(self, obj: Json, where: str) -> Json | None:
        base = self._base(obj, where, "type")
        source = id_of(obj.get("source"), f"{where}.source", self._found)
        target = id_of(obj.get("target"), f"{where}.target", self._found)
        if base is None or source is None or target is None:
            return None
        attributes = self._attributes(obj, where, _RELATION_KEYS)
        return {**base, "source": source, "target": target, "attributes": attributes}

    def _cluster(self, obj: Json, where: str) -> Json | None:
        base = self._base(obj, where, "label", needed=False)
        members = obj.get("members")
        if not isinstance(members, list):
            words = worded("expected a list of ids, got {value}.", value=shown(members))
            self._found.item("field.type", words, f"{where}.members")
            return None
        ids = [
            id_of(member, f"{where}.members[{number}]", self._found)
            for number, member in enumerate(members)
        ]
        for key in obj.keys() - _CLUSTER_KEYS:
            self._dropped(key, where)
        if base is None:
            return None
        link = self._string(obj, "link", where)
        return {**base, "members": [id for id in ids if id is not None], "link": link}

    def _label(self, obj: Json, where: str) -> Json | None:
        base = self._base(obj, where, "label")
        if base is None:
            return None
        return {**base, "attributes": self._attributes(obj, where, _LABEL_KEYS)}

    def _zone(self, obj: Json, where: str) -> Json | None:
        key = next((key for key in ("kind", "label", "type") if key in obj), "kind")
        kind = sound_string(obj.get(key), f"{where}.{key}", self._found)
        id = id_of(obj.get("id"), f"{where}.id", self._found)
        both = extent((obj.get("start"), obj.get("end")), where, self._ruler, self._found)
        for unknown in obj.keys() - _ZONE_KEYS:
            self._dropped(unknown, where)
        if kind is None or id is None or both is None:
            return None
        return {"id": id, "kind": kind, "start": both[0], "end": both[1]}

    def _base(self, obj: Json, where: str, key: str, *, needed: bool = True) -> Json | None:
        """Id, label and note, which every item has. `type` and `label` are both understood."""
        other = "label" if key == "type" else "type"
        name = other if key not in obj and other in obj else key
        if not needed and obj.get(name) is None:
            label: str | None = ""
        else:
            label = sound_string(obj.get(name), f"{where}.{name}", self._found)
        id = id_of(obj.get("id"), f"{where}.id", self._found)
        note = self._string(obj, "note", where)
        if label is None or id is None:
            return None
        if needed and not label:
            self._found.item("label.empty", worded("the item has no label."), f"{where}.{name}")
            return None
        return {"id": id, key: label, "note": note}

    def _string(self, obj: Json, key: str, where: str) -> str:
        if obj.get(key) is None:
            return ""
        return sound_string(obj[key], f"{where}.{key}", self._found) or ""

    def _attributes(self, obj: Json, where: str, known: set[str]) -> Json:
        """The attributes, and after them the keys that only the file knows, as attributes."""
        given = obj.get("attributes")
        kept: Json = {}
        if isinstance(given, dict):
            for key, value in given.items():
                self._attribute(kept, key, value, f"{where}.attributes.{key}")
        elif given is not None:
            words = worded("expected an object, got {value}; left out.", value=shown(given))
            self._found.item("field.type", words, f"{where}.attributes")
        for key, value in obj.items():
            if key in known or value is None:
                continue
            if key not in kept:
                self._found.unknown.append(key)
                self._attribute(kept, key, value, f"{where}.{key}")
            else:
                self._dropped(key, where)
        return kept

    def _attribute(self, kept: Json, key: str, value: object, where: str) -> None:
        path = where if key.isprintable() else where.rpartition(".")[0]
        bad_key = forbidden_in(key)
        if bad_key is not None:
            self._found.item(bad_key[0], worded("the name of an attribute cannot be stored."), path)
        elif isinstance(value, str):
            sound = sound_string(value, path, self._found)
            if sound is not None:
                kept[key] = sound
        elif isinstance(value, (bool, int)) or (isinstance(value, float) and math.isfinite(value)):
            kept[key] = value
        else:
            words = worded(
                "an attribute is text, a number, true or false, not {value}; left out.",
                value=shown(value),
            )
            self._found.item("attribute.type", words, path)

    def _dropped(self, key: str, where: str) -> None:
        self._found.item("json.unknown_key", worded("an unknown key, left out."), f"{where}.{key}")
