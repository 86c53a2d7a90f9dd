"""Reading chat: each place found again by its words and the number of their occurrence."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

import msgspec

from annotator.formats.base import Problem, ReadOptions
from annotator.formats.files import Source
from annotator.formats.json_said import list_of
from annotator.formats.json_values import read_objects
from annotator.formats.jsonl_findings import Findings, Json, shown
from annotator.formats.token_json import OURS
from annotator.formats.token_json_read import Memory, Plain, label_of, record_from, role_of
from annotator.model.items import Fragment
from annotator.model.record import Record
from annotator.sentences import worded
from annotator.text.offsets import normalise_newlines

_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n\s*```\s*\Z", re.DOTALL)


class Occurrences:
    """The places of words in a text, each looked up once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}

    def of(self, words: str) -> list[int]:
        """Where the words begin, in code points, overlapping places included."""
        found = self._places.get(words)
        if found is None:
            found, at = [], self._text.find(words)
            while at >= 0:
                found.append(at)
                at = self._text.find(words, at + 1)
            self._places[words] = found
        return found

    def number(self, words: str, start: int) -> int:
        """Which of their occurrences the words at `start` are, from 1."""
        return bisect_left(self.of(words), start) + 1


def read_chat(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """A document for each line: the text of the user, the items that the assistant names.

    Words that stand nowhere in the text, or at several places without a number, are refused as
    items. An answer that is no JSON leaves a document without items, with a line in the report.
    """

    def take(obj: Json, found: Findings) -> Iterable[Record]:
        name = f"{source.path.stem}:{found.line}"
        return record_from(lambda trust: _plain(obj, trust, found), name, options, found)

    return read_objects(source, options, take)


def _plain(obj: Json, trust: bool, found: Findings) -> Json | None:
    said = obj.get(OURS)
    header: Json = dict(said) if trust and isinstance(said, dict) else {}
    user, answer = _contents(obj, found)
    if not user:
        found.refuse(
            "chat.no_user", worded("no message of a user holds a text; left out."), "messages"
        )
        return None
    text, ends = normalise_newlines(user)
    header.setdefault("newline", ends.kind)
    memory = Memory(header.get("items"))
    reading = _Reading(text, memory, found)
    if answer is not None:
        reading.read(_answer(answer, found))
    return reading.plain.record(text, header)


def _contents(obj: Json, found: Findings) -> tuple[str, str | None]:
    """What the first user and, after it, the first assistant says."""
    user, answer = "", None
    for entry in list_of(obj.get("messages"), "messages", found):
        role = entry.get("role") if isinstance(entry, dict) else None
        content = entry.get("content") if isinstance(entry, dict) else None
        if not isinstance(content, str):
            continue
        if role == "user" and not user:
            user = content
        elif role == "assistant" and user and answer is None:
            answer = content
    return user, answer


def _answer(content: str, found: Findings) -> Json:
    fenced = _FENCE.match(content)
    try:
        value = msgspec.json.decode(fenced.group(1) if fenced else content)
    except (msgspec.DecodeError, RecursionError):
        value = None
    if isinstance(value, dict):
        return value
    words = worded("the assistant's answer is no JSON object; the article was kept without items.")
    found.item("chat.no_json", words, "messages")
    return {}


class _Reading:
    """The items of one answer."""

    def __init__(self, text: str, memory: Memory, found: Findings) -> None:
        self.plain = Plain(memory.ids)
        self._places = Occurrences(text)
        self._memory = memory
        self._found = found
        self._ids: dict[str, str] = {}
        self._made: dict[tuple[Fragment, str], str] = {}

    def read(self, answer: Json) -> None:
        """Entities, then events, then what these point at."""
        for entry, where in self._objects(answer.get("entities"), "entities"):
            id = self._entity(entry, where)
            if id:
                self._ids[str(entry.get("id"))] = id
        events = []
        for entry, where in self._objects(answer.get("events"), "events"):
            event = self._event(entry, where)
            if event is not None:
                self._ids[str(entry.get("id"))] = str(event["id"])
                events.append((event, entry, where))
        for event, entry, where in events:
            for one, path in self._objects(entry.get("arguments"), f"{where}.arguments"):
                self._argument(event, one, path)

    def _objects(self, value: object, where: str) -> Iterator[tuple[Json, str]]:
        for number, entry in enumerate(list_of(value, where, self._found)):
            path = f"{where}[{number}]"
            if isinstance(entry, dict):
                yield entry, path
            else:
                words = worded("expected an object, got {value}; left out.", value=shown(entry))
                self._found.item("field.type", words, path)

    def _entity(self, entry: Json, where: str) -> str:
        place = self._place(entry.get("text"), entry.get("occurrence"), where)
        label = label_of(entry.get("label"), f"{where}.label", self._found) if place else ""
        if place is None or not label:
            return ""
        said = self._memory.take([label, entry.get("text"), entry.get("occurrence")])
        id = self.plain.entity(place, label, said)
        self._made[(place, label)] = id
        return id

    def _event(self, entry: Json, where: str) -> Json | None:
        place = self._place(entry.get("trigger"), entry.get("occurrence"), where)
        label = label_of(entry.get("type"), f"{where}.type", self._found) if place else ""
        if place is None or not label:
            return None
        said = self._memory.take([label, entry.get("trigger"), entry.get("occurrence")])
        return self.plain.event(place, label, said)

    def _argument(self, event: Json, one: Json, where: str) -> None:
        role = role_of(one.get("role"), f"{where}.role", self._found)
        if role is None:
            return
        target = self._target(one, where)
        arguments = event["arguments"]
        if target == event["id"]:
            words = worded("the event is its own argument; kept without that argument.")
            self._found.item("ref.self", words, where)
        elif target and isinstance(arguments, list):
            arguments.append({"role": role, "target": target})

    def _target(self, one: Json, where: str) -> str:
        if "target" in one:
            id = self._ids.get(str(one["target"]), "")
            if not id:
                words = worded(
                    "{value} is nothing that was kept; left out.", value=shown(one["target"])
                )
                self._found.item("ref.missing", words, f"{where}.target")
            return id
        place = self._place(one.get("text"), one.get("occurrence"), where)
        label = one.get("label")
        if place is None:
            return ""
        here = self._made.get((place, label if isinstance(label, str) else ""))
        return here or self._entity(one, where)

    def _place(self, words: object, number: object, where: str) -> Fragment | None:
        """Where the number-th occurrence of words stands, in code points."""
        if not isinstance(words, str) or not words:
            self._found.item(
                "field.type",
                worded("expected words, got {words}; left out.", words=shown(words)),
                where,
            )
            return None
        if number is None:
            return self._only(words, where)
        if type(number) is not int or number < 1:
            told = worded(
                "an occurrence is a whole number from 1, not {value}; left out.",
                value=shown(number),
            )
            self._found.item("offset.not_integer", told, f"{where}.occurrence")
            return None
        places = self._places.of(words)
        if number > len(places):
            told = worded(
                "{words} stands in the text {number} times only; left out.",
                words=shown(words),
                number=len(places),
            )
            self._found.item("offset.text_mismatch", told, where)
            return None
        at = places[number - 1]
        return at, at + len(words)

    def _only(self, words: str, where: str) -> Fragment | None:
        places = self._places.of(words)
        if len(places) == 1:
            return places[0], places[0] + len(words)
        key = "chat.ambiguous" if places else "offset.text_mismatch"
        told = worded(
            "{words} stands in the text {number} times; the item names no place.",
            words=shown(words),
            number=len(places),
        )
        self._found.item(key, told, where)
        return None
