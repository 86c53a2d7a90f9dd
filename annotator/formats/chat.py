"""Instruction tuning: JSON lines of ``messages``, the article and the answer that is wanted.

The shape that the trainers of chat models read (``{"messages": [{"role": …, "content": …}]}``):
the system says what is asked, the user gives the article as it stands, the assistant answers with
JSON. The answer names places by the article's own words and the number of their occurrence
(overlapping ones counted), which a language model can produce, and which says one place only.
`WriteOptions.task` asks for entities, events or both. What the answer has no word for stands under
a further key beside ``messages``, which trainers that read columns by name pass over.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import BinaryIO

from annotator.formats.base import Format, Keeps, Level, Problem, WriteOptions
from annotator.formats.chat_prompts import Task, prompt, task_of
from annotator.formats.chat_read import Occurrences, read_chat
from annotator.formats.jsonl_findings import Json
from annotator.formats.losses import named, problem_of
from annotator.formats.token_json import OURS, SHAPE, header_said, rest_of
from annotator.model.items import Event, Span
from annotator.model.record import Record
from annotator.sentences import worded

_HEAD = re.compile(rb'"messages"\s*:\s*\[\s*\{[^{}]*"role"\s*:')


def write_chat(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write a line for each document; a problem for each item that the task does not ask for.

    Raises UserError ``chat.task`` for a task that there is not.
    """
    task = task_of(options.task)

    @cache
    def asked(language: str) -> str:
        return prompt(options.scheme, task, language)

    for record in records:
        answering = _Answering(record, task)
        answer = SHAPE.encode(answering.answer()).decode()
        said = header_said(record) | {"task": task.value, "items": answering.memory}
        messages = [
            {"role": "system", "content": asked(record.document.language)},
            {"role": "user", "content": record.text.text},
            {"role": "assistant", "content": answer},
        ]
        out.write(SHAPE.encode({"messages": messages, OURS: said}) + b"\n")
        yield from answering.problems


class _Answering:
    """The answer for one record."""

    def __init__(self, record: Record, task: Task) -> None:
        self.memory: list[object] = []
        self.problems: list[Problem] = []
        self._record = record
        self._task = task
        self._numbers = Occurrences(record.text.text)
        self._spans = [item for item in record.items if isinstance(item, Span)]
        self._events = [item for item in record.items if isinstance(item, Event)]
        self._by_id = {span.id: span for span in self._spans}
        self._names = {span.id: f"E{n}" for n, span in enumerate(self._spans, start=1)}
        self._names |= {event.id: f"V{n}" for n, event in enumerate(self._events, start=1)}

    def answer(self) -> Json:
        """The object that the assistant says."""
        said: Json = {}
        if self._task is not Task.EVENTS:
            said["entities"] = [self._entity(span) for span in self._spans]
        if self._task is not Task.ENTITIES:
            said["events"] = [self._event(event) for event in self._events]
        self._tell_of_others()
        return said

    def _tell_of_others(self) -> None:
        if self._task is Task.ENTITIES:
            self._drop(self._events)
        elif self._task is Task.EVENTS:
            targets = {one.target for event in self._events for one in event.arguments}
            seen: set[tuple[int, int, str]] = set()
            for span in self._spans:
                place = (span.start, span.end, span.label)
                if span.id not in targets or place in seen:
                    self._drop([span])
                seen.add(place)

    def _drop(self, items: Iterable[Span | Event]) -> None:
        for item in items:
            if self._task is Task.ENTITIES:
                words = worded("{item} is left out: only entities are asked for.", item=named(item))
            else:
                words = worded("{item} is left out: only events are asked for.", item=named(item))
            document = self._record.document
            self.problems.append(
                problem_of(document, "chat.task", words, level=Level.ITEM, where=item.id)
            )

    def _place(self, item: Span | Event) -> tuple[str, int]:
        return item.quote, self._numbers.number(item.quote, item.start)

    def _remember(self, item: Span | Event, place: tuple[str, int]) -> None:
        self.memory.append(((item.label, *place), rest_of(item)))

    def _entity(self, span: Span) -> Json:
        text, number = self._place(span)
        self._remember(span, (text, number))
        name = self._names[span.id]
        return {"id": name, "label": span.label, "text": text, "occurrence": number}

    def _event(self, event: Event) -> Json:
        text, number = self._place(event)
        self._remember(event, (text, number))
        return {
            "id": self._names[event.id],
            "type": event.label,
            "trigger": text,
            "occurrence": number,
            "arguments": [self._argument(one.role, one.target) for one in event.arguments],
        }

    def _argument(self, role: str, target: str) -> Json:
        span = self._by_id.get(target)
        if self._task is Task.EVENTS and span is not None:
            text, number = self._place(span)
            self._remember(span, (text, number))
            return {"role": role, "label": span.label, "text": text, "occurrence": number}
        said: Json = {"role": role, "target": self._names[target]}
        return said | {"text": span.quote} if span is not None else said


def _sniff(head: bytes, name: str) -> int:
    return 90 if _HEAD.search(head) else 0


CHAT = Format(
    name="chat",
    title=worded("Instruction tuning: messages with the article and the answer as JSON (--task)"),
    suffixes=(".jsonl", ".json"),
    keeps=Keeps(
        overlap=True,
        nesting=True,
        subtoken=True,
        attributes=True,
        heads=True,
        events=True,
        labels=True,
        notes=True,
        authors=True,
        zones=True,
        meta=True,
    ),
    read=read_chat,
    write=write_chat,
    sniff=_sniff,
)
