"""Prodigy's JSONL, writing: one task a line, cut into tokens at every edge of a mention.

An event is a span of its trigger with `"kind": "event"`, and a relation of `"kind": "argument"` to
each argument, labelled with the role: Prodigy's `relations` interface shows it as such. Labels of
the document are the accepted options of a `choice` task.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

import msgspec

from annotator.formats.base import Format, Keeps, Level, Problem, Tokens, WriteOptions
from annotator.formats.json_said import OURS, left_out, parted, said_of, sound_groups
from annotator.formats.jsonl_findings import Json
from annotator.formats.losses import named, problem_of
from annotator.formats.prodigy_read import TASK_KEYS, read_prodigy, sniff_prodigy
from annotator.formats.tokens import TokenView, token_view
from annotator.model.document import Status
from annotator.model.items import DocumentLabel, Event, LayerItem, Relation, Span
from annotator.model.record import Record, canonical_key
from annotator.sentences import worded

_ENCODER = msgspec.json.Encoder()


def write_prodigy(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write one task a line. Yields an item problem for a relation that does not join two
    mentions, and a note for a mention with white space at an edge, which Prodigy may not show.
    """
    for group in sound_groups(records):
        if isinstance(group, Problem):
            yield group
            continue
        for record in group:
            problems: list[Problem] = []
            out.write(_ENCODER.encode(_task(record, problems)) + b"\n")
            yield from problems


def _task(record: Record, problems: list[Problem]) -> Json:
    view = token_view(record, Tokens.CLITIC)
    items = sorted(record.items, key=canonical_key)
    spans = {
        item.id: _span(item, view, record, problems)
        for item in items
        if isinstance(item, (Span, Event))
    }
    # Prodigy wants its spans in the order of the text; events stand among the others.
    ordered = sorted(spans.values(), key=lambda span: (span["start"], -int(str(span["end"]))))
    meta, rest = _description(record)
    task: Json = {"text": record.text.text}
    if meta:
        task["meta"] = meta
    task |= {"tokens": _tokens(view), "spans": ordered}
    task["relations"] = list(_relations(items, spans, record, problems))
    labels = [item for item in items if isinstance(item, DocumentLabel)]
    if labels:
        task |= _choices(labels, record, problems)
    if record.layer.status is Status.DONE:
        task["answer"] = "accept"
    own = {key: value for key, value in rest.items() if key.startswith("_")}
    hidden = {key: value for key, value in rest.items() if key not in own}
    return task | own | {OURS: said_of(record, meta=hidden)}


def _description(record: Record) -> tuple[Json, Json]:
    """The description as Prodigy shows it, and its own keys, which begin with an underscore."""
    own = [key for key in record.document.meta if key.startswith("_") or key in TASK_KEYS]
    return parted(record.document.meta, own)


def _tokens(view: TokenView) -> list[Json]:
    text = view.text
    following = [start for start, _ in view.tokens[1:]] + [len(text)]
    return [
        {"text": text[start:end], "start": start, "end": end, "id": number, "ws": after > end}
        for number, ((start, end), after) in enumerate(zip(view.tokens, following, strict=True))
    ]


def _span(item: Span | Event, view: TokenView, record: Record, problems: list[Problem]) -> Json:
    span: Json = {"start": item.start, "end": item.end}
    cover = view.cover(item.start, item.end)
    if cover is not None:
        span |= {"token_start": cover[0], "token_end": cover[1] - 1}
    if not view.exact(item.start, item.end):
        words = worded(
            "{item} begins or ends in white space, where Prodigy has no token edge.",
            item=named(item),
        )
        problems.append(
            problem_of(record.document, "token.blank", words, level=Level.NOTE, where=item.id)
        )
    span |= {"label": item.label, "id": item.id}
    if isinstance(item, Event):
        span["kind"] = "event"
    return span | _properties(item)


def _properties(item: Span | Event | Relation | DocumentLabel) -> Json:
    found: Json = {}
    if item.attributes:
        found["attributes"] = dict(item.attributes)
    if item.note:
        found["note"] = item.note
    return found


def _relations(
    items: Iterable[LayerItem], spans: Mapping[str, Json], record: Record, problems: list[Problem]
) -> Iterator[Json]:
    for item in items:
        if isinstance(item, Event):
            for argument in item.arguments:
                line = _line(spans[item.id], spans[argument.target], argument.role)
                yield {**line, "kind": "argument"}
        elif isinstance(item, Relation):
            if item.source not in spans or item.target not in spans:
                words = worded("it does not join two mentions")
                problems.append(left_out(record, item, "loss.relation", words))
                continue
            line = _line(spans[item.source], spans[item.target], item.label)
            yield {**line, "kind": "relation", "id": item.id, **_properties(item)}


def _line(head: Json, child: Json, label: str) -> Json:
    """A relation as Prodigy has it: the first tokens of both ends, and the spans themselves."""
    return {
        "head": head.get("token_start"),
        "child": child.get("token_start"),
        "head_span": _short(head),
        "child_span": _short(child),
        "label": label,
    }


def _short(span: Json) -> Json:
    keys = ("start", "end", "token_start", "token_end", "label", "id")
    return {key: span[key] for key in keys if key in span}


def _choices(labels: list[DocumentLabel], record: Record, problems: list[Problem]) -> Json:
    options: dict[str, Json] = {}
    for label in labels:
        if label.label in options:
            words = worded("the document has that label already, and an option is accepted once")
            problems.append(left_out(record, label, "label.duplicate", words))
            continue
        options[label.label] = {"id": label.label, "text": label.label, **_properties(label)}
    return {"options": list(options.values()), "accept": list(options)}


PRODIGY = Format(
    name="prodigy",
    title=worded("Prodigy JSONL: tasks with spans, tokens and relations, one a line"),
    suffixes=(".jsonl", ".json"),
    keeps=Keeps(
        overlap=True,
        nesting=True,
        subtoken=True,
        attributes=True,
        events=True,
        relations=True,
        labels=True,
        notes=True,
        authors=True,
        meta=True,
    ),
    read=read_prodigy,
    write=write_prodigy,
    sniff=sniff_prodigy,
)
