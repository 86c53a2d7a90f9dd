"""Reading OneIE: sentences of one document, next to each other, become one record again."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotator.errors import UserError
from annotator.formats.base import Problem, ReadOptions, not_read
from annotator.formats.files import LINE_LIMIT, Source
from annotator.formats.json_said import list_of
from annotator.formats.json_values import decoded, json_values
from annotator.formats.jsonl_findings import Findings, Json, shown
from annotator.formats.token_json import OURS
from annotator.formats.token_json_read import (
    Laying,
    Plain,
    label_of,
    record_from,
    role_of,
    text_ignored,
    token_range,
    words_of,
)
from annotator.model.record import Record
from annotator.sentences import worded


class _Sentence(NamedTuple):
    obj: Json
    found: Findings
    size: int


def read_oneie(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The documents of a file: neighbouring lines of one ``doc_id``, in the text of our exports,
    else each ``sentence`` on a line. A ``sent_id`` that comes again begins a further record.
    """
    group: list[_Sentence] = []
    try:
        for value in json_values(source, options):
            if isinstance(value, Problem):
                yield value
                continue
            found = Findings(str(source.path), value.line)
            obj = decoded(value.data, found)
            if obj is None:
                yield from found.problems
                continue
            found.document = str(obj.get("doc_id", ""))
            if group and _begins(obj, group):
                yield from _document(group, source, options)
                group = []
            group.append(_Sentence(obj, found, len(value.data)))
    except UserError as fault:
        yield from _document(group, source, options)
        yield not_read(source.path, fault)
        return
    yield from _document(group, source, options)


def _ours(obj: Json) -> Json:
    said = obj.get(OURS)
    return said if isinstance(said, dict) else {}


def _begins(obj: Json, group: list[_Sentence]) -> bool:
    """Whether a sentence is the first of a further record."""
    other = obj.get("doc_id") is None or obj["doc_id"] != group[0].obj.get("doc_id")
    first = obj.get("sent_id") is not None and obj["sent_id"] == group[0].obj.get("sent_id")
    full = sum(sentence.size for sentence in group) > LINE_LIMIT
    return other or first or full or "status" in _ours(obj)


def _document(
    group: list[_Sentence], source: Source, options: ReadOptions
) -> Iterator[Record | Problem]:
    if not group:
        return
    first = group[0]
    name = f"{source.path.stem}:{first.found.line}"
    records = record_from(lambda trust: _Reading(group, trust).plain(), name, options, first.found)
    for sentence in group:
        yield from sentence.found.problems
    yield from records


class _Reading:
    """One document on its way out of its lines."""

    def __init__(self, group: list[_Sentence], trust: bool) -> None:
        self._group = group
        self._trust = trust
        self._laying = Laying()
        self._plain = Plain()
        self._fits = True

    def plain(self) -> Json | None:
        """The record in the words of our JSONL; None when it was refused."""
        if not self._trust:
            for sentence in self._group[1:]:
                sentence.found.problems.clear()
        sentences = [sentence for sentence in self._group if self._lay(sentence)]
        if not sentences:
            return None
        self._laying.finish()
        ends = [*self._laying.starts[1:], len(self._laying.ranges)]
        for sentence, first, last in zip(sentences, self._laying.starts, ends, strict=True):
            items = _Items(sentence, self._laying, self._plain, (first, last), self._trust)
            items.read(heads=self._fits)
        header: Json = dict(_ours(self._group[0].obj)) if self._trust else {}
        if not self._fits:
            header.pop("zones", None)
        document = self._group[0].obj.get("doc_id")
        if isinstance(document, str) and document:
            header.setdefault("id", document)
        return self._plain.record(self._laying.text, header)

    def _lay(self, sentence: _Sentence) -> bool:
        obj, found = sentence.obj, sentence.found
        words = words_of(obj.get("tokens"), "tokens", found)
        if words is None:
            return False
        said = _ours(obj) if self._trust else {}
        ours = "text" in said
        text = said.get("text") if ours else obj.get("sentence")
        if not self._laying.add(words, text, ours=ours) and ours:
            text_ignored(found)
            self._fits = False
        return True


class _Items:
    """The mentions of one sentence; ids of the file count within it."""

    def __init__(
        self,
        sentence: _Sentence,
        laying: Laying,
        plain: Plain,
        tokens: tuple[int, int],
        trust: bool,
    ) -> None:
        self._obj = sentence.obj
        self._found = sentence.found
        self._laying = laying
        self._plain = plain
        self._base, last = tokens
        self._number = last - self._base
        self._trust = trust
        self._ids: dict[str, str] = {}
        self._heads = True

    def read(self, *, heads: bool) -> None:
        """Entities first: the others point at them. `heads`: whether those we wrote still hold."""
        self._heads = heads
        for entry, where in self._objects("entity_mentions"):
            self._entity(entry, where)
        for entry, where in self._objects("event_mentions"):
            self._event(entry, where)
        for entry, where in self._objects("relation_mentions"):
            self._relation(entry, where)

    def _objects(self, key: str) -> Iterable[tuple[Json, str]]:
        return _objects(self._obj.get(key), key, self._found)

    def _said(self, entry: Json) -> Json:
        said = dict(_ours(entry)) if self._trust else {}
        said["id"] = entry.get("id")
        if not self._heads:
            said.pop("head", None)
        return said

    def _place(self, entry: Json, where: str) -> tuple[int, int] | None:
        start, end = entry.get("start"), entry.get("end")
        tokens = token_range(start, end, self._number, where, self._found, inclusive=False)
        if tokens is None:
            return None
        place = self._laying.place((tokens[0] + self._base, tokens[1] + self._base))
        there, given = self._laying.text[slice(*place)], entry.get("text")
        # Foreign files give the text with blanks of their own: only the letters are compared.
        if isinstance(given, str) and "".join(given.split()) != "".join(there.split()):
            words = worded(
                "the file says {given}, but the text there is {there}; left out.",
                given=shown(given),
                there=shown(there),
            )
            self._found.item("offset.text_mismatch", words, f"{where}.text")
            return None
        return place

    def _entity(self, entry: Json, where: str) -> None:
        place = self._place(entry, where)
        label = label_of(entry.get("entity_type"), f"{where}.entity_type", self._found)
        if place is None or not label:
            return
        subtype = entry.get("entity_subtype")
        if isinstance(subtype, str) and subtype:
            label += f".{subtype.removeprefix(f'{label}:').removeprefix(f'{label}.')}"
        self._ids[str(entry.get("id"))] = self._plain.entity(place, label, self._said(entry))

    def _event(self, entry: Json, where: str) -> None:
        trigger = entry.get("trigger")
        place = self._place(trigger if isinstance(trigger, dict) else {}, f"{where}.trigger")
        said = self._said(entry)
        label = self._typed(entry.get("event_type"), said, f"{where}.event_type")
        if place is None or not label:
            return
        made = self._plain.event(place, label, said)
        arguments = made["arguments"]
        for one, path in _objects(entry.get("arguments"), f"{where}.arguments", self._found):
            target = self._end(one, path)
            role = role_of(one.get("role"), f"{path}.role", self._found) if target else None
            if role is not None and isinstance(arguments, list):
                arguments.append({"role": role, "target": target})

    def _relation(self, entry: Json, where: str) -> None:
        said = self._said(entry)
        given = entry.get("relation_type")
        subtype = entry.get("relation_subtype")
        if isinstance(subtype, str) and subtype:
            given = subtype if subtype.startswith(f"{given}:") else f"{given}:{subtype}"
        label = self._typed(given, said, f"{where}.relation_type")
        ends: dict[str, str] = {}
        for one, path in _objects(entry.get("arguments"), f"{where}.arguments", self._found):
            target = self._end(one, path)
            if target:
                ends[str(one.get("role"))] = target
        if len(ends) != 2:
            words = worded("a relation needs two entities, Arg-1 and Arg-2; left out.")
            self._found.item("ref.missing", words, where)
        elif label:
            source, target = (ends[role] for role in sorted(ends))
            self._plain.relation(label, source, target, said)

    def _typed(self, given: object, said: Json, where: str) -> str:
        """A label from a type such as ``Conflict:Attack``; our exports say how it was spelt."""
        label = label_of(given, where, self._found)
        own = said.pop("label", None)
        spelt = label.replace(":", ".", 1)
        if isinstance(own, str) and own.replace(".", ":", 1) == spelt.replace(".", ":", 1):
            return own
        return spelt

    def _end(self, one: Json, where: str) -> str:
        id = self._ids.get(str(one.get("entity_id")), "")
        if not id:
            words = worded(
                "{value} is no entity of this sentence; left out.",
                value=shown(one.get("entity_id")),
            )
            self._found.item("ref.missing", words, f"{where}.entity_id")
        return id


def _objects(value: object, where: str, found: Findings) -> Iterator[tuple[Json, str]]:
    for number, entry in enumerate(list_of(value, where, found)):
        path = f"{where}[{number}]"
        if isinstance(entry, dict):
            yield entry, path
        else:
            found.item(
                "field.type",
                worded("expected an object, got {value}; left out.", value=shown(entry)),
                path,
            )
