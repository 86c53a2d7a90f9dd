"""OneIE, and what has its shape: JSON lines, one SENTENCE a line; its own token indices, ends OUT.

``doc_id``, ``sent_id``, ``tokens``, ``sentence``, ``entity_mentions``, ``relation_mentions`` (with
``Arg-1`` and ``Arg-2``) and ``event_mentions``, as OneIE's loader (Lin et al. 2020, data.py) and
those made after it read them: by key, passing over others, so a mention and a sentence may carry
what the format has no word for. Arguments and ends of relations name entities of the same
sentence by their id. Types of two parts are written with a colon there («Conflict:Attack»), those
of entities and relations with their first part as type and the rest as subtype. OneIE's own
``pieces`` and ``token_lens`` belong to a model's tokenizer and are left to its preprocessing.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from msgspec.structs import replace

from annotator.formats.base import Format, Keeps, Level, Problem, WriteOptions
from annotator.formats.jsonl_findings import Json
from annotator.formats.oneie_read import read_oneie
from annotator.formats.token_json import OURS, SHAPE, Laid, header_said, no_token, slices
from annotator.formats.tokens import TokenView, token_view
from annotator.model.items import Event, LayerItem, Relation, Span
from annotator.model.record import Record
from annotator.sentences import worded

_LINE = re.compile(rb'"(?:entity_mentions|event_mentions)"\s*:')
_TOKENS = re.compile(rb'"tokens"\s*:\s*\[')
_MENTION_TYPES = {"NAM", "NOM", "PRO"}


def write_oneie(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write a line for each sentence; a problem for whatever crosses one or leaves the tokens."""
    for record in records:
        view = token_view(record, options.tokens)
        if not view.tokens:
            yield no_token(record)
            continue
        writing = _Writing(record, view)
        out.write(SHAPE.encode_lines(list(writing.lines())))
        yield from writing.laid.problems


class _Writing:
    """One document on its way into lines."""

    def __init__(self, record: Record, view: TokenView) -> None:
        self.laid = Laid(record, view)
        self._view = view

    def lines(self) -> Iterator[Json]:
        """The objects of the lines, sentence by sentence."""
        laid = self.laid
        if not laid.only_spans:
            laid.keep(self._fits)
            laid.items = [self._within(item) for item in laid.items]
        by_sentence: list[list[LayerItem]] = [[] for _ in self._view.sentences]
        for item in laid.items:
            if isinstance(item, (Span, Event, Relation)):
                id = item.source if isinstance(item, Relation) else item.id
                by_sentence[self._sentence(id)].append(item)
        self._note_overlaps()
        texts = slices(self._view, self._view.sentences)
        document = laid.record.document.id
        for number, (first, last) in enumerate(self._view.sentences):
            said: Json = {"text": texts[number]}
            yield {
                "doc_id": document,
                "sent_id": f"{document}-{number}",
                "tokens": self._view.words(first, last),
                "sentence": texts[number].strip(),
                **self._mentions(by_sentence[number], first),
                OURS: said if number else header_said(laid.record) | said,
            }

    def _sentence(self, id: str) -> int:
        return self._view.sentence_of(self.laid.places[id].first)

    def _fits(self, item: LayerItem) -> bool:
        if not isinstance(item, Relation):
            return True
        spans = [self.laid.places.get(id) for id in (item.source, item.target)]
        if not all(place and isinstance(place.mention, Span) for place in spans):
            words = worded(" is left out: a relation joins two entities in this format.")
            self.laid.tell(item, "loss.relation", words, Level.ITEM)
            return False
        if self._sentence(item.source) != self._sentence(item.target):
            words = worded(" is left out: its ends stand in two sentences.")
            self.laid.tell(item, "oneie.two_sentences", words, Level.ITEM)
            return False
        return True

    def _within(self, item: LayerItem) -> LayerItem:
        """An event with those of its arguments that are entities of its sentence."""
        if not isinstance(item, Event):
            return item
        home, places = self._sentence(item.id), self.laid.places
        near = tuple(
            one
            for one in item.arguments
            if isinstance(places[one.target].mention, Span) and self._sentence(one.target) == home
        )
        if len(near) < len(item.arguments):
            number = len(item.arguments) - len(near)
            words = worded(
                ": {number} of its arguments are events or stand in another sentence.",
                number=number,
            )
            self.laid.tell(item, "oneie.two_sentences", words, Level.CHANGED)
        return replace(item, arguments=near)

    def _note_overlaps(self) -> None:
        reach = 0
        for item in self.laid.items:
            if isinstance(item, Span):
                _, first, last = self.laid.places[item.id]
                if first < reach:
                    words = worded(
                        "Entities of document {document} overlap; OneIE "
                        "trains on the first of those that share a token.",
                        document=self.laid.record.document.name,
                    )
                    self.laid.note("oneie.overlap", words)
                    return
                reach = max(reach, last)

    def _mentions(self, items: list[LayerItem], base: int) -> Json:
        made: dict[str, list[Json]] = {
            "entity_mentions": [], "relation_mentions": [], "event_mentions": []
        }  # fmt: skip
        for item in items:
            if isinstance(item, Span):
                made["entity_mentions"].append(self._entity(item, base))
            elif isinstance(item, Relation):
                made["relation_mentions"].append(self._relation(item))
            elif isinstance(item, Event):
                made["event_mentions"].append(self._event(item, base))
        return dict(made)

    def _place(self, id: str, base: int) -> Json:
        _, first, last = self.laid.places[id]
        tokens = self._view.tokens
        text = self._view.text[tokens[first][0] : tokens[last - 1][1]]
        return {"text": text, "start": first - base, "end": last - base}

    def _entity(self, span: Span, base: int) -> Json:
        top, _, rest = span.label.partition(".")
        whole = not (top and rest)
        mention = str(span.attributes["mention"]).upper() if "mention" in span.attributes else ""
        return {
            "id": span.id,
            **self._place(span.id, base),
            "entity_type": span.label if whole else top,
            "entity_subtype": "" if whole else rest,
            "mention_type": mention if mention in _MENTION_TYPES else "NAM",
            OURS: self.laid.rest(span),
        }

    def _relation(self, item: Relation) -> Json:
        top, _, rest = item.label.partition(".")
        ends = (("Arg-1", item.source), ("Arg-2", item.target))
        arguments = [
            {"entity_id": id, "text": self._place(id, 0)["text"], "role": role} for role, id in ends
        ]
        return {
            "id": item.id,
            "relation_type": top if top and rest else item.label,
            "relation_subtype": f"{top}:{rest}" if top and rest else "",
            "arguments": arguments,
            OURS: self.laid.rest(item) | {"label": item.label},
        }

    def _event(self, event: Event, base: int) -> Json:
        arguments = [
            {"entity_id": one.target, "text": self._place(one.target, 0)["text"], "role": one.role}
            for one in event.arguments
        ]
        return {
            "id": event.id,
            "event_type": event.label.replace(".", ":", 1),
            "trigger": self._place(event.id, base),
            "arguments": arguments,
            OURS: self.laid.rest(event) | {"label": event.label},
        }


def _sniff(head: bytes, name: str) -> int:
    return 95 if _LINE.search(head) and _TOKENS.search(head) else 0


ONEIE = Format(
    name="oneie",
    title=worded("OneIE: sentences in tokens with entity, relation and event mentions"),
    suffixes=(".jsonl", ".json"),
    keeps=Keeps(
        overlap=True,
        nesting=True,
        attributes=True,
        heads=True,
        events=True,
        relations=True,
        labels=True,
        notes=True,
        authors=True,
        zones=True,
        meta=True,
    ),
    read=read_oneie,
    write=write_oneie,
    sniff=_sniff,
    tokens=True,
)
