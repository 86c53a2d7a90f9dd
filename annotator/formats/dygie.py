"""DyGIE++: JSON lines, one document a line; token indices over the DOCUMENT, ends counted IN.

After dwadden/dygiepp (doc/data.md and the checks of dygie/data/dataset_readers/document.py): a
document has ``doc_key``, ``dataset``, ``sentences`` and, with one list for each sentence, ``ner``
``[first, last, label]``, ``relations`` ``[first, last, first, last, label]`` and ``events``
``[[trigger, type], [first, last, role], ...]``; ``clusters`` and ``event_clusters`` hold lists of
``[first, last]``. Any other key must begin with an underscore and have one entry for each
sentence; there we keep the text (``_text``) and what the format has no word for
(``_annotator``, all in its first entry).

Ends of relations and arguments must lie in the sentence; a trigger is one token. A sentence of a
single token may break its models (dygie.py warns of it), so it is joined to its neighbour.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from msgspec.structs import replace

from annotator.formats.base import Format, Keeps, Level, Problem, WriteOptions
from annotator.formats.dygie_read import read_dygie
from annotator.formats.jsonl_findings import Json
from annotator.formats.token_json import OURS, SHAPE, Laid, header_said, no_token, slices
from annotator.formats.tokens import TokenView, token_view
from annotator.model.items import Cluster, Event, Fragment, LayerItem, Relation, Span
from annotator.model.record import Record
from annotator.sentences import worded

__all__ = ["DYGIE", "read_dygie", "write_dygie"]

_SENTENCES = re.compile(rb'"sentences"\s*:\s*\[\s*\[')
_OTHERS = re.compile(rb'"(?:doc_key|clusters|ner|relations|events|dataset)"\s*:')


def write_dygie(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write a line a document; a problem for whatever crosses a sentence or leaves the tokens."""
    for record in records:
        view = token_view(record, options.tokens)
        if not view.tokens:
            yield no_token(record)
            continue
        writing = _Writing(record, view)
        out.write(SHAPE.encode(writing.document()) + b"\n")
        yield from writing.laid.problems


def paired(sentences: Iterable[Fragment]) -> list[Fragment]:
    """Sentences without those of a single token, each joined to the next, the last to the one
    before; half-open ranges of tokens.
    """
    found: list[Fragment] = []
    for first, last in sentences:
        if found and found[-1][1] - found[-1][0] < 2:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    if len(found) > 1 and found[-1][1] - found[-1][0] < 2:
        _, last = found.pop()
        found[-1] = (found[-1][0], last)
    return found


class _Writing:
    """One document on its way into a line."""

    def __init__(self, record: Record, view: TokenView) -> None:
        self.laid = Laid(record, view)
        self._view = view
        self._sentences = paired(view.sentences)
        self._of_token = [
            n for n, (low, high) in enumerate(self._sentences) for _ in range(low, high)
        ]
        self._memory: list[object] = []

    def document(self) -> Json:
        """The object of the line."""
        laid = self.laid
        if not laid.only_spans:
            laid.keep(self._fits)
            laid.items = [self._within(item) for item in laid.items]
        ner, relations, events = self._lists(), self._lists(), self._lists()
        for item in laid.items:
            if isinstance(item, Span):
                ner[self._sentence(item.id)].append(self._ner(item))
            elif isinstance(item, Relation):
                relations[self._sentence(item.source)].append(self._relation(item))
            elif isinstance(item, Event):
                events[self._sentence(item.id)].append(self._event(item))
        self._note_repeats("ner", ner, 2)
        self._note_repeats("relations", relations, 4)
        return self._whole(ner, relations, events)

    def _whole(self, ner: object, relations: object, events: object) -> Json:
        record, view = self.laid.record, self._view
        clusters = self._clusters(of_events=False), self._clusters(of_events=True)
        texts = slices(view, self._sentences)
        said = header_said(record) | {"items": self._memory}
        return {
            "doc_key": record.document.id,
            "dataset": record.scheme.name or OURS,
            "sentences": [view.words(first, last) for first, last in self._sentences],
            "ner": ner,
            "relations": relations,
            "events": events,
            "clusters": clusters[0],
            **({"event_clusters": clusters[1]} if clusters[1] else {}),
            "_text": texts,
            "_annotator": [said, *({} for _ in texts[1:])],
        }

    def _lists(self) -> list[list[object]]:
        return [[] for _ in self._sentences]

    def _sentence(self, id: str) -> int:
        return self._of_token[self.laid.places[id].first]

    def _at(self, id: str) -> tuple[int, int]:
        _, first, last = self.laid.places[id]
        return first, last - 1

    # --- what fits ------------------------------------------------------------------------------

    def _fits(self, item: LayerItem) -> bool:
        if not isinstance(item, Relation):
            return True
        places = self.laid.places
        if item.source not in places or item.target not in places:
            words = worded(" is left out: a relation joins two mentions in this format.")
            self.laid.tell(item, "loss.relation", words, Level.ITEM)
            return False
        if self._sentence(item.source) != self._sentence(item.target):
            words = worded(" is left out: its ends stand in two sentences.")
            self.laid.tell(item, "dygie.two_sentences", words, Level.ITEM)
            return False
        return True

    def _within(self, item: LayerItem) -> LayerItem:
        """An event without the arguments that stand in another sentence."""
        if not isinstance(item, Event):
            return item
        home = self._sentence(item.id)
        near = tuple(one for one in item.arguments if self._sentence(one.target) == home)
        if len(near) < len(item.arguments):
            number = len(item.arguments) - len(near)
            words = worded(
                ": {number} of its arguments stand in another sentence and are not written.",
                number=number,
            )
            self.laid.tell(item, "dygie.two_sentences", words, Level.CHANGED)
            item = replace(item, arguments=near)
        if self.laid.places[item.id].last - self.laid.places[item.id].first > 1:
            words = worded(": a trigger has one token here; its first one stands for it.")
            self.laid.tell(item, "dygie.long_trigger", words, Level.CHANGED)
        return item

    def _note_repeats(self, name: str, lists: list[list[object]], number: int) -> None:
        for entries in lists:
            if len(entries) < 2:
                continue
            places = [entry[:number] for entry in entries if isinstance(entry, tuple)]
            if len(set(places)) < len(places):
                words = worded(
                    "Several {kind} of document {document} stand on the same tokens; DyGIE++ "
                    "trains on the last of them only.",
                    kind=name,
                    document=self.laid.record.document.name,
                )
                self.laid.note(f"dygie.same_{name}", words)
                return

    # --- entries --------------------------------------------------------------------------------

    def _ner(self, span: Span) -> object:
        entry = (*self._at(span.id), span.label)
        self._memory.append((entry, self.laid.rest(span)))
        return entry

    def _relation(self, item: Relation) -> object:
        entry = (*self._at(item.source), *self._at(item.target), item.label)
        ends = {"source": item.source, "target": item.target}
        self._memory.append((entry, self.laid.rest(item) | ends))
        return entry

    def _event(self, event: Event) -> object:
        first, last = self._at(event.id)
        arguments = [(*self._at(one.target), one.role) for one in event.arguments]
        entry = [(first, event.label), *arguments]
        said = self.laid.rest(event) | {"targets": [one.target for one in event.arguments]}
        if last > first:
            said["last"] = last
        self._memory.append((entry, said))
        return entry

    def _clusters(self, *, of_events: bool) -> list[object]:
        found: list[object] = []
        events = {item.id for item in self.laid.items if isinstance(item, Event)}
        for item in self.laid.items:
            if isinstance(item, Cluster) and events.issuperset(item.members) is of_events:
                entry = [self._at(id) for id in item.members]
                said = self.laid.rest(item) | {"label": item.label, "members": item.members}
                self._memory.append((entry, said))
                found.append(entry)
        return found


def _sniff(head: bytes, name: str) -> int:
    return 95 if _SENTENCES.search(head) and _OTHERS.search(head) else 0


DYGIE = Format(
    name="dygie",
    title=worded("DyGIE++: documents in tokens with entities, relations, events and clusters"),
    suffixes=(".jsonl", ".json"),
    keeps=Keeps(
        overlap=True,
        nesting=True,
        attributes=True,
        heads=True,
        events=True,
        relations=True,
        clusters=True,
        labels=True,
        notes=True,
        authors=True,
        zones=True,
        meta=True,
    ),
    read=read_dygie,
    write=write_dygie,
    sniff=_sniff,
    tokens=True,
)
