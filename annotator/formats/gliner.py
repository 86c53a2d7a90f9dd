"""GLiNER's training data: a JSON list of documents in tokens, ends counted IN.

``tokenized_text``, ``ner`` as ``[first, last, label]`` and ``relations`` as ``[head, tail, label]``
of places in ``ner`` (urchade/GLiNER, examples/sample_data.json; its data processor reads keys by
name and passes over all others). Written as a list, one document a line, as its ``train.py`` loads
it; read as a list or as JSON lines. A document is one entry: GLiNER cuts what is longer than its
``max_len`` (384 words), so long documents are exported with ``--window``.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from annotator.formats.base import Format, Keeps, Level, Problem, ReadOptions, WriteOptions
from annotator.formats.files import Source
from annotator.formats.json_said import list_of
from annotator.formats.json_values import read_objects
from annotator.formats.jsonl_findings import Findings, Json, shown
from annotator.formats.token_json import OURS, SHAPE, Laid, header_said, no_token
from annotator.formats.token_json_read import (
    Laying,
    Memory,
    Plain,
    label_of,
    record_from,
    text_ignored,
    token_range,
    words_of,
)
from annotator.formats.tokens import token_view
from annotator.model.items import LayerItem, Relation, Span
from annotator.model.record import Record
from annotator.sentences import worded

_HEAD = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\[?\s*\{[^{}]*?"tokenized_text"\s*:')


# --- writing ----------------------------------------------------------------------------------


def write_gliner(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write a list of documents; a problem for each span off the tokens and what hangs on it."""
    before = b"[\n"
    for record in records:
        view = token_view(record, options.tokens)
        if not view.tokens:
            yield no_token(record)
            continue
        laid = Laid(record, view)
        _keep_between_spans(laid)
        said = header_said(record) | {"text": view.text}
        out.write(before + SHAPE.encode({"tokenized_text": view.words(), **_items(laid, said)}))
        before = b",\n"
        yield from laid.problems
    out.write(b"\n]\n" if before != b"[\n" else b"[]\n")


def _keep_between_spans(laid: Laid) -> None:
    def fits(item: LayerItem) -> bool:
        if not isinstance(item, Relation) or laid.places.keys() >= {item.source, item.target}:
            return True
        words = worded(" is left out: a relation joins two spans in this format.")
        laid.tell(item, "loss.relation", words, Level.ITEM)
        return False

    laid.keep(fits)


def _items(laid: Laid, said: Json) -> Json:
    ner: list[object] = []
    at: dict[str, int] = {}
    memory: list[object] = []
    for item in laid.items:
        if isinstance(item, Span):
            _, first, last = laid.places[item.id]
            at[item.id] = len(ner)
            ner.append((first, last - 1, item.label))
            memory.append(((first, last - 1, item.label), laid.rest(item)))
    relations: list[object] = []
    for item in laid.items:
        if isinstance(item, Relation):
            key = (at[item.source], at[item.target], item.label)
            relations.append(key)
            memory.append((("relation", item.source, item.target, item.label), laid.rest(item)))
    return {"ner": ner, "relations": relations, OURS: said | {"items": memory}}


# --- reading ----------------------------------------------------------------------------------


def read_gliner(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The documents of a list or of lines. The text is that of our exports, else joined tokens."""

    def take(obj: Json, found: Findings) -> Iterable[Record]:
        name = f"{source.path.stem}:{found.line}"
        if found.root:
            name = f"{source.path.stem}:{found.root.strip('[]')}"
        return record_from(lambda trust: _plain(obj, trust, found), name, options, found)

    return read_objects(source, options, take)


def _plain(obj: Json, trust: bool, found: Findings) -> Json | None:
    words = words_of(obj.get("tokenized_text"), "tokenized_text", found)
    if words is None:
        return None
    ours = obj.get(OURS)
    said: Json = dict(ours) if trust and isinstance(ours, dict) else {}
    memory = Memory(said.get("items"))
    laying = Laying()
    if not laying.add(words, said.get("text"), ours=True):
        text_ignored(found)
        memory.forget_places()
        said.pop("zones", None)
    laying.finish()
    plain = Plain(memory.ids)
    ids = _spans(obj, laying, memory, plain, found)
    _relations(obj, ids, memory, plain, found)
    return plain.record(laying.text, said)


def _spans(
    obj: Json, laying: Laying, memory: Memory, plain: Plain, found: Findings
) -> list[str | None]:
    ids: list[str | None] = []
    for number, entry in enumerate(list_of(obj.get("ner"), "ner", found)):
        where = f"ner[{number}]"
        ids.append(None)
        if not isinstance(entry, list) or len(entry) < 3:
            words = worded(
                "expected [first, last, label], got {value}; left out.", value=shown(entry)
            )
            found.item("field.type", words, where)
            continue
        first, last, given = entry[:3]
        tokens = token_range(first, last, len(laying.ranges), where, found, inclusive=True)
        label = label_of(given, where, found) if tokens else ""
        if tokens is not None and label:
            ids[-1] = plain.entity(laying.place(tokens), label, memory.take([first, last, label]))
    return ids


def _relations(
    obj: Json, ids: list[str | None], memory: Memory, plain: Plain, found: Findings
) -> None:
    for number, entry in enumerate(list_of(obj.get("relations"), "relations", found)):
        where = f"relations[{number}]"
        if not isinstance(entry, list) or len(entry) < 3:
            words = worded(
                "expected [head, tail, label], got {value}; left out.", value=shown(entry)
            )
            found.item("field.type", words, where)
            continue
        ends = [_end(index, ids) for index in entry[:2]]
        label = label_of(entry[2], where, found)
        if ends[0] is None or ends[1] is None:
            words = worded("it joins something that is no span of this document; left out.")
            found.item("ref.missing", words, where)
        elif label:
            said = memory.take(["relation", ends[0], ends[1], label])
            plain.relation(label, ends[0], ends[1], said)


def _end(index: object, ids: list[str | None]) -> str | None:
    if type(index) is not int or not 0 <= index < len(ids):
        return None
    return ids[index]


def _sniff(head: bytes, name: str) -> int:
    return 95 if _HEAD.match(head) else 0


GLINER = Format(
    name="gliner",
    title=worded("GLiNER training data: tokens, spans with their last token, relations"),
    suffixes=(".json", ".jsonl"),
    keeps=Keeps(
        overlap=True,
        nesting=True,
        attributes=True,
        heads=True,
        relations=True,
        labels=True,
        notes=True,
        authors=True,
        zones=True,
        meta=True,
    ),
    read=read_gliner,
    write=write_gliner,
    sniff=_sniff,
    tokens=True,
)
