"""The slow, exact reading of one JSONL record: what is wrong, where, and what can be kept.

`sift` turns one JSON text into the plain object that `jsonl_shape` takes, with code points over
LF text, and a list of problems. `jsonl_read` comes here only when its fast way does not succeed.
"""

import json
import re
from collections.abc import Callable

from annotator.formats.base import Level, Unit
from annotator.formats.jsonl_findings import (
    WHERE,
    Findings,
    Json,
    forbidden_in,
    id_of,
    shown,
    sound_string,
)
from annotator.formats.jsonl_items import ItemReader
from annotator.formats.jsonl_shape import DEPTH_LIMIT, FORMAT, ITEM_LIMIT
from annotator.formats.jsonl_units import Ruler
from annotator.model.document import Status, text_sha256
from annotator.sentences import worded
from annotator.text.offsets import is_blank, normalise_newlines

_LISTS = ("labels", "zones", "entities", "events", "relations", "clusters")
_TEXTS = ("external_id", "name", "title", "source_sha256", "language", "author", "note")
_CHOICES = {
    "newline": ("lf", "crlf", "cr", "mixed", "none"),
    "direction": ("rtl", "ltr"),
    "status": tuple(status.value for status in Status),
}
_KNOWN = {
    *_LISTS, *_TEXTS, *_CHOICES, "format", "id", "text", "sha256", "bom", "offset_unit", "scheme",
    "flagged", "seconds", "meta",
}  # fmt: skip
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_BRACKET = re.compile(rb"[\[\]{}]")
_DIGITS = 400


def too_deep(data: bytes) -> bool:
    """Whether a JSON text nests deeper than 100 levels; brackets in strings do not count."""
    depth = 0
    for match in _BRACKET.finditer(_STRING.sub(b"", data)):
        depth += 1 if match.group() in b"[{" else -1
        if depth > DEPTH_LIMIT:
            return True
    return False


def _whole_number(digits: str) -> int | float:
    # Python refuses to read more than 4,300 digits; no offset and no attribute has so many.
    return int(digits) if len(digits) < _DIGITS else float("inf")


DECODER = json.JSONDecoder(parse_int=_whole_number)
"""Reads what JSON writers really write, NaN and half surrogate pairs included, to name it."""


def parse(data: bytes, found: Findings) -> object:
    """The value of one JSON text, or None with a finding."""
    if too_deep(data):
        found.refuse(
            "json.too_deep",
            worded("nested deeper than {limit} levels; record left out.", limit=DEPTH_LIMIT),
        )
        return None
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as fault:
        bad: UnicodeDecodeError | None = fault
        text = data.decode("utf-8", "replace")
    else:
        bad = None
    try:
        value: object = DECODER.decode(text)
    except json.JSONDecodeError as fault:
        words = worded(
            "not a whole JSON value ({fault} at character {position}); record left out.",
            fault=fault.msg.removesuffix(" at"),  # "… starting at"
            position=fault.pos,
        )
        found.refuse("json.syntax", words)
        return None
    if bad is not None:
        found.refuse(
            "encoding.invalid_utf8",
            worded(
                "byte {position} of the line (0x{byte:02X}) is not UTF-8; record left "
                "out. If the file has another encoding, name it with --encoding.",
                position=bad.start,
                byte=data[bad.start],
            ),
        )
        return None
    return value


def sift(data: bytes, found: Findings) -> Json | None:
    """The sound part of one record as a plain object, or None when the record is left out."""
    value = parse(data, found)
    if value is None and found.problems:
        return None
    if not isinstance(value, dict):
        words = worded(
            "expected one JSON object, got {value}; record left out.", value=shown(value)
        )
        found.refuse("json.not_object", words)
        return None
    return _sift_record(value, found)


def _sift_record(obj: Json, found: Findings) -> Json | None:
    id = id_of(obj.get("id"), "id", found)
    found.document = id or ""
    text, unit = _text(obj, found), _unit(obj, found)
    if text is None or unit is None or not _admitted(obj, found):
        return None
    stored, line_ends = normalise_newlines(text)
    if not _hash_fits(obj, (text, stored), found):
        return None
    kept = header_of(obj, found)
    kept.update(id=id or "", text=stored, meta=_meta(obj, found))
    if text != stored or "newline" not in kept:
        kept["newline"] = line_ends.kind
    if "source_sha256" not in kept:
        kept["source_sha256"] = text_sha256(text)
    reader = ItemReader(Ruler(text, unit), found)
    lists = {
        "labels": reader.labels(obj.get("labels")),
        "zones": reader.zones(obj.get("zones")),
        "entities": reader.spans(obj.get("entities")),
        "events": reader.events(obj.get("events")),
        "relations": reader.relations(obj.get("relations")),
        "clusters": reader.clusters(obj.get("clusters")),
    }
    if text != stored:
        _move(lists, line_ends.to_stored, found)
    _Links(lists, found).settle()
    for name, items in lists.items():
        kept[name] = [_without_path(item) for item in items]
    return kept


def _without_path(item: Json) -> Json:
    plain = {key: value for key, value in item.items() if key != WHERE}
    if isinstance(plain.get("arguments"), list):
        plain["arguments"] = [
            {"role": argument["role"], "target": argument["target"]}
            for argument in item["arguments"]  # type: ignore[attr-defined] # a list, see above
        ]
    return plain


def _text(obj: Json, found: Findings) -> str | None:
    text = obj.get("text")
    if not isinstance(text, str):
        words = worded("the record needs a text, not {value}; record left out.", value=shown(text))
        found.refuse("text.missing", words, "text")
        return None
    bad = forbidden_in(text)
    if bad is not None:
        key, position, what = bad
        words = worded(
            "the text holds {what} at character {position}; record left out.",
            what=what,
            position=position,
        )
        found.refuse(key, words, "text")
        return None
    if is_blank(text):
        found.refuse("text.blank", worded("the text has nothing to read; record left out."), "text")
        return None
    return text


def _unit(obj: Json, found: Findings) -> Unit | None:
    value = obj.get("offset_unit", "codepoint")
    names = [unit.value for unit in Unit]
    if value not in names:
        words = worded(
            "{value} is none of {names}; record left out.",
            value=shown(value),
            names=", ".join(names),
        )
        found.refuse("offset.unit", words, "offset_unit")
        return None
    return Unit(value)


def _admitted(obj: Json, found: Findings) -> bool:
    if obj.get("format", FORMAT) != FORMAT:
        found.refuse(
            "format.version",
            worded(
                "this program reads {format}, not {given}; record left out.",
                format=FORMAT,
                given=shown(obj["format"]),
            ),
            "format",
        )
        return False
    number = sum(len(items) for name in _LISTS if isinstance(items := obj.get(name), list))
    if number > ITEM_LIMIT:
        words = worded(
            "{number} items are more than the {limit} of one record; record left out.",
            number=number,
            limit=ITEM_LIMIT,
        )
        found.refuse("limit.items", words)
        return False
    return True


def _hash_fits(obj: Json, texts: tuple[str, str], found: Findings) -> bool:
    given = obj.get("sha256")
    if given is None or given in [text_sha256(text) for text in texts]:
        return True
    found.refuse(
        "text.hash",
        worded(
            "sha256 is not that of the text: one of the two was changed; record left out. "
            "Take the key sha256 away if the text is right."
        ),
        "sha256",
    )
    return False


def header_of(obj: Json, found: Findings) -> Json:
    """What a record says of its document and layer, under the keys of our JSONL; only what fits."""
    kept: Json = {}
    for key in _TEXTS:
        if obj.get(key) is not None:
            words = sound_string(obj[key], key, found)
            if words is not None:
                kept[key] = words
    for key, choices in _CHOICES.items():
        value = obj.get(key)
        if value in choices:
            kept[key] = value
        elif value is not None:
            admitted = ", ".join(choices)
            found.item(
                "field.choice",
                worded(
                    "{value} is none of {admitted}; left out.",
                    value=shown(value),
                    admitted=admitted,
                ),
                key,
            )
    for key in ("flagged", "bom"):
        _typed(obj, key, lambda value: type(value) is bool, kept, found)
    _typed(obj, "seconds", lambda value: type(value) is int and value >= 0, kept, found)
    _typed(obj, "scheme", _is_scheme, kept, found)
    return kept


def _typed(
    obj: Json, key: str, fits: Callable[[object], bool], kept: Json, found: Findings
) -> None:
    value = obj.get(key)
    if value is None:
        return
    if fits(value):
        kept[key] = value
    else:
        found.item(
            "field.type", worded("{value} does not fit here; left out.", value=shown(value)), key
        )


def _is_scheme(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"name", "version"}
        and isinstance(value["name"], str)
        and forbidden_in(value["name"]) is None
        and type(value["version"]) is int
    )


def _meta(obj: Json, found: Findings) -> Json:
    """`meta`, and after it every key of the record that only the file knows."""
    kept: Json = {}
    given = obj.get("meta")
    if isinstance(given, dict):
        for key, value in given.items():
            keep_meta(kept, key, value, f"meta.{key}", found)
    elif given is not None:
        found.item(
            "field.type",
            worded("expected an object, got {value}; left out.", value=shown(given)),
            "meta",
        )
    for key, value in obj.items():
        if key in _KNOWN:
            continue
        if key in kept:
            found.item("json.unknown_key", worded("the key stands in meta already; left out."), key)
            continue
        found.unknown.append(key)
        keep_meta(kept, key, value, key, found)
    return kept


def keep_meta(kept: Json, key: str, value: object, where: str, found: Findings) -> None:
    """Put a value into `kept` when a project can store it, else a finding."""
    try:
        words = json.dumps([key, value], ensure_ascii=False, allow_nan=False)
    except ValueError:
        found.item("number.not_finite", worded("NaN and Infinity cannot be kept; left out."), where)
        return
    bad = forbidden_in(words)
    if bad is None and "\\u0000" not in words:
        kept[key] = value
        return
    key_of_fault = bad[0] if bad is not None else "text.nul"
    found.item(key_of_fault, worded("a value that cannot be stored; left out."), where)


def _move(lists: dict[str, list[Json]], to: Callable[[int], int], found: Findings) -> None:
    """Turn offsets over the text as it came into offsets over the text with LF line ends."""
    for name in ("zones", "entities", "events"):
        for item in tuple(lists[name]):
            place = item["trigger"] if name == "events" else item
            if not isinstance(place, dict) or not _moved(place, to):
                words = worded("the range holds only one half of a line end; item left out.")
                found.item("offset.empty", words, str(item[WHERE]))
                lists[name].remove(item)


def _moved(place: Json, to: Callable[[int], int]) -> bool:
    for key in ("start", "end"):
        place[key] = to(int(str(place[key])))
    for key in ("fragments", "head"):
        value = place.get(key)
        if isinstance(value, list):
            place[key] = [
                [to(part[0]), to(part[1])] if isinstance(part, list) else to(part) for part in value
            ]
    parts = place.get("fragments", [[place["start"], place["end"]]])
    return isinstance(parts, list) and all(part[0] < part[1] for part in parts)


class _Links:
    """Settles ids and references once all items of a record are known."""

    def __init__(self, lists: dict[str, list[Json]], found: Findings) -> None:
        self._lists = lists
        self._found = found

    def settle(self) -> None:
        """Leave out doubled ids, then everything that points at nothing."""
        self._unique()
        mentions = self._ids("entities") | self._ids("events")
        for event in self._lists["events"]:
            self._arguments(event, mentions)
        self._relations()
        self._clusters(mentions)

    def _unique(self) -> None:
        seen: set[object] = set()
        for name in ("entities", "events", "relations", "clusters", "labels"):
            self._lists[name] = [item for item in self._lists[name] if self._first(item, seen)]
        zones: set[object] = set()
        self._lists["zones"] = [zone for zone in self._lists["zones"] if self._first(zone, zones)]

    def _first(self, item: Json, seen: set[object]) -> bool:
        id = item["id"]
        if id and id in seen:
            words = worded("a second item with the id {id}; left out.", id=shown(id))
            self._found.item("id.duplicate", words, f"{item[WHERE]}.id")
            return False
        seen.add(id)
        return True

    def _ids(self, name: str) -> set[object]:
        return {item["id"] for item in self._lists[name] if item["id"]}

    def _arguments(self, event: Json, mentions: set[object]) -> None:
        kept = []
        arguments = event["arguments"]
        assert isinstance(arguments, list)
        for argument in arguments:
            target, role = argument["target"], argument["role"]
            if target == event["id"] and target:
                words = worded(
                    "the event is its own {role}; kept without that argument.", role=role
                )
                self._found.item("ref.self", words, argument[WHERE])
            elif target not in mentions:
                words = worded(
                    "{target} is no entity or event of this record; "
                    "the event was kept without that argument ({role}).",
                    target=shown(target),
                    role=role,
                )
                self._found.item("ref.missing", words, argument[WHERE])
            else:
                kept.append(argument)
        event["arguments"] = kept

    def _relations(self) -> None:
        everything = set().union(*(self._ids(name) for name in self._lists if name != "zones"))
        while True:
            bad = [
                item
                for item in self._lists["relations"]
                if not {item["source"], item["target"]} <= everything
            ]
            if not bad:
                return
            for item in bad:
                words = worded(
                    "{source} or {target} is not there; left out.",
                    source=shown(item["source"]),
                    target=shown(item["target"]),
                )
                self._found.item("ref.missing", words, str(item[WHERE]))
                self._lists["relations"].remove(item)
                everything.discard(item["id"])

    def _clusters(self, mentions: set[object]) -> None:
        for item in tuple(self._lists["clusters"]):
            members = item["members"]
            assert isinstance(members, list)
            there = [member for member in members if member in mentions]
            for member in members:
                if member not in mentions:
                    words = worded(
                        "{member} is not there; the cluster was kept without it.",
                        member=shown(member),
                    )
                    self._found.item("ref.missing", words, f"{item[WHERE]}.members")
            item["members"] = there
            if not there:
                words = worded("the cluster has no members; left out.")
                self._found.item("cluster.empty", words, str(item[WHERE]))
                self._lists["clusters"].remove(item)


def unknown_keys_note(names: list[str], found: Findings) -> None:
    """One note for the keys that were not known and are kept in `meta` or as attributes."""
    words = worded("unknown keys, kept as meta or attributes: {names}.", names=", ".join(names))
    found.add(Level.NOTE, "json.unknown_key", words)
