"""Reading DyGIE++: from indices over the document to items, each end found by its tokens."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.files import Source
from annotator.formats.json_said import list_of
from annotator.formats.json_values import read_objects
from annotator.formats.jsonl_findings import Findings, Json, shown
from annotator.formats.token_json_read import (
    Laying,
    Memory,
    Plain,
    label_of,
    record_from,
    role_of,
    text_ignored,
    token_range,
    words_of,
)
from annotator.model.items import Fragment
from annotator.model.record import Record
from annotator.sentences import worded

_KNOWN = {"doc_key", "dataset", "sentences", "ner", "relations", "events", "clusters"}
_KNOWN |= {"event_clusters", "weight", "sentence_start", "_text", "_annotator"}

_Event = tuple[Json, list[object], Json, str]
"""An event that was made, its entry in the file, what our export said of it, and its path."""

_Take = Callable[[list[object], str], _Event | None]


def read_dygie(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The documents of a file, in the text of our exports, else in joined tokens.

    Ends of relations, arguments and members are found by their tokens; a range without an entity
    there is made a span of the label ``mention``, so that nothing that points at it is lost.
    """

    def take(obj: Json, found: Findings) -> Iterable[Record]:
        name = f"{source.path.stem}:{found.line}"
        found.document = str(obj.get("doc_key", ""))
        return record_from(lambda trust: _Reading(obj, trust, found).plain(), name, options, found)

    return read_objects(source, options, take)


class _Reading:
    """One document on its way out of a line."""

    def __init__(self, obj: Json, trust: bool, found: Findings) -> None:
        self._obj = obj
        self._trust = trust
        self._found = found
        self._said = self._first("_annotator")
        self._memory = Memory(self._said.get("items"))
        self._plain = Plain(self._memory.ids)
        self._laying = Laying()
        self._at: dict[Fragment, list[str]] = defaultdict(list)
        """The ids of the mentions on each range of tokens [first, last]."""

    def plain(self) -> Json | None:
        """The record in the words of our JSONL; None when it was refused."""
        if not self._lay():
            return None
        self._each("ner", self._ner)
        # Events may be arguments of others and ends of relations: their places come first.
        for made in self._each("events", self._event):
            self._arguments(*made)
        self._each("relations", self._relation)
        for key in ("clusters", "event_clusters"):
            for number, entry in enumerate(list_of(self._obj.get(key), key, self._found)):
                self._cluster(entry, f"{key}[{number}]")
        self._note_unknown()
        header: Json = dict(self._said)
        doc_key = self._obj.get("doc_key")
        if isinstance(doc_key, str) and doc_key:
            header.setdefault("id", doc_key)
        return self._plain.record(self._laying.text, header)

    def _first(self, key: str) -> Json:
        value = self._obj.get(key)
        first = value[0] if self._trust and isinstance(value, list) and value else None
        return dict(first) if isinstance(first, dict) else {}

    def _note_unknown(self) -> None:
        unknown = sorted(self._obj.keys() - _KNOWN)
        if unknown:
            words = worded("not read: {keys}.", keys=", ".join(map(shown, unknown)))
            self._found.add(Level.NOTE, "json.unknown_key", words)

    # --- the text -------------------------------------------------------------------------------

    def _lay(self) -> bool:
        sentences = self._obj.get("sentences")
        if not isinstance(sentences, list) or not sentences:
            words = worded(
                "a document needs sentences, not {value}; left out.", value=shown(sentences)
            )
            self._found.refuse("tokens.missing", words, "sentences")
            return False
        fits = True
        for number, value in enumerate(sentences):
            words_here = words_of(value, f"sentences[{number}]", self._found)
            if words_here is None:
                return False
            fits &= self._laying.add(words_here, self._nth("_text", number), ours=True)
        self._laying.finish()
        if not fits:
            text_ignored(self._found)
            self._memory.forget_places()
            self._said.pop("zones", None)
        return True

    def _nth(self, key: str, number: int) -> object:
        value = self._obj.get(key) if self._trust else None
        return value[number] if isinstance(value, list) and number < len(value) else None

    # --- the items ------------------------------------------------------------------------------

    def _each(self, key: str, take: _Take) -> list[_Event]:
        """What `take` gives for each entry of each sentence of a list."""
        made: list[_Event] = []
        for number, entries in enumerate(list_of(self._obj.get(key), key, self._found)):
            for at, entry in enumerate(list_of(entries, f"{key}[{number}]", self._found)):
                where = f"{key}[{number}][{at}]"
                if not isinstance(entry, list):
                    words = worded("expected a list, got {value}; left out.", value=shown(entry))
                    self._found.item("field.type", words, where)
                    continue
                event = take(entry, where)
                if event is not None:
                    made.append(event)
        return made

    def _range(self, entry: list[object], at: int, where: str) -> Fragment | None:
        if len(entry) < at + 2:
            words = worded(
                "two token indices are lacking in {number} values; left out.", number=len(entry)
            )
            self._found.item("field.type", words, where)
            return None
        first, last = entry[at], entry[at + 1]
        number = len(self._laying.ranges)
        return token_range(first, last, number, where, self._found, inclusive=True)

    def _label(self, entry: list[object], at: int, where: str) -> str:
        return label_of(entry[at] if at < len(entry) else None, where, self._found)

    def _ner(self, entry: list[object], where: str) -> None:
        tokens = self._range(entry, 0, where)
        label = self._label(entry, 2, where) if tokens else ""
        if tokens and label:
            said = self._memory.take(entry[:3])
            self._at[tokens].append(self._plain.entity(self._laying.place(tokens), label, said))

    def _event(self, entry: list[object], where: str) -> _Event | None:
        trigger = entry[0] if entry else None
        if not isinstance(trigger, list) or len(trigger) < 2:
            words = worded(
                "expected [token, type] first, got {value}; left out.", value=shown(trigger)
            )
            self._found.item("field.type", words, where)
            return None
        # Some data sets give a trigger of several tokens as [first, last, type].
        long = len(trigger) > 2 and isinstance(trigger[2], str)
        last = trigger[1] if long else trigger[0]
        said = self._memory.take(entry)
        tokens = self._range([trigger[0], said.get("last", last)], 0, f"{where}[0]")
        label = self._label(trigger, 2 if long else 1, f"{where}[0]") if tokens else ""
        if not tokens or not label:
            return None
        rest = {key: value for key, value in said.items() if key not in {"targets", "last"}}
        made = self._plain.event(self._laying.place(tokens), label, rest)
        self._at[tokens].append(str(made["id"]))
        return made, entry, said, where

    def _arguments(self, event: Json, entry: list[object], said: Json, where: str) -> None:
        arguments = event["arguments"]
        targets = said.get("targets")
        for number, one in enumerate(entry[1:], start=1):
            path = f"{where}[{number}]"
            target = targets[number - 1] if isinstance(targets, list) else None
            ends = one if isinstance(one, list) else []
            tokens = self._range(ends, 0, path)
            role = (
                role_of(ends[2] if len(ends) > 2 else None, path, self._found) if tokens else None
            )
            id = self._end(tokens, target) if tokens and role is not None else ""
            if id and id == event["id"]:
                words = worded("the event is its own argument; kept without that argument.")
                self._found.item("ref.self", words, path)
            elif id and isinstance(arguments, list):
                arguments.append({"role": role, "target": id})

    def _relation(self, entry: list[object], where: str) -> None:
        source, target = self._range(entry, 0, where), self._range(entry, 2, where)
        label = self._label(entry, 4, where) if source and target else ""
        if source and target and label:
            said = self._memory.take(entry[:5])
            ends = self._end(source, said.get("source")), self._end(target, said.get("target"))
            self._plain.relation(label, *ends, said)

    def _cluster(self, entry: object, where: str) -> None:
        pairs = list_of(entry, where, self._found)
        said = self._memory.take(entry)
        members = said.get("members")
        ids: list[str] = []
        for number, pair in enumerate(pairs):
            ends = pair if isinstance(pair, list) else []
            tokens = self._range(ends, 0, f"{where}[{number}]")
            if tokens:
                wanted = members[number] if isinstance(members, list) else None
                ids.append(self._end(tokens, wanted))
        if ids:
            self._plain.cluster(ids, said)

    def _end(self, tokens: Fragment, wanted: object) -> str:
        """The id of what stands on the tokens: the wanted one if it does, else the first."""
        here = self._at[tokens]
        if isinstance(wanted, str) and wanted in here:
            return wanted
        if not here:
            words = worded(
                "something points at tokens without an entity; they were made a mention."
            )
            self._found.add(Level.NOTE, "dygie.unnamed", words)
            here.append(self._plain.entity(self._laying.place(tokens), "mention", {}))
        return here[0]
