"""Prodigy's JSONL, reading: spans, tokens, relations, choices, and what was answered to a task.

Offsets are code points, `end` exclusive, `token_end` inclusive (formats.md, section 1). A task that
was rejected or ignored comes without its items, and that is said. A file of patterns is no text and
is refused whole. What our own export adds to a span (`id`, `kind`, `attributes`, `note`) is read
back: Prodigy keeps keys that it does not know (its documentation, "Annotation interfaces").
"""

import re
from collections.abc import Iterator

from annotator.errors import UserError
from annotator.formats.base import Problem, ReadOptions
from annotator.formats.files import Source
from annotator.formats.json_draft import Draft, Text, text_of
from annotator.formats.json_said import (
    OURS,
    Facts,
    Origin,
    attributes_of,
    described,
    key_of,
    list_of,
    meta_of,
    note_of,
    objects_of,
    put_attribute,
    record_of,
    with_more,
)
from annotator.formats.json_values import read_objects
from annotator.formats.jsonl_findings import Findings, Json, shown
from annotator.model.document import Status
from annotator.model.items import Scalar
from annotator.model.record import Record
from annotator.sentences import worded

TASK_KEYS = (
    "text", "tokens", "spans", "relations", "meta", "answer", "accept", "options", "label", OURS,
)  # fmt: skip
SPAN_KEYS = (
    "text", "start", "end", "token_start", "token_end", "label", "id", "kind", "attributes",
    "note",
)  # fmt: skip
_ANSWERS = ("accept", "reject", "ignore")
_PATTERN = re.compile(rb'^\{\s*"(?:label|pattern|id)"\s*:(?:(?!"text"\s*:).)*"pattern"\s*:\s*[\["]')
_HASHES = re.compile(rb'"_(?:input|task)_hash"\s*:')
_SPANS = re.compile(rb'"spans"\s*:\s*\[\s*(?:\]|\{[^{}]*"(?:start|token_start)"\s*:)')
_TOKENS = re.compile(rb'"tokens"\s*:\s*\[\s*\{[^{}]*"start"\s*:')
_ANSWER = re.compile(rb'"answer"\s*:\s*"(?:accept|reject|ignore)"')


def sniff_prodigy(head: bytes, name: str) -> int:
    """Pattern files are known as well: the reader says what they are."""
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n[")
    line = first.partition(b"\n")[0]
    if not first.startswith(b"{"):
        return 0
    if _PATTERN.search(line):
        return 95
    if b'"text"' not in head:
        return 0
    if _HASHES.search(head):
        return 95
    signs = sum(bool(sign.search(head)) for sign in (_SPANS, _TOKENS, _ANSWER))
    return (0, 70, 88, 92)[signs]


def read_prodigy(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The records of a file and its problems, in its order."""
    return read_objects(source, options, _Reader(source, options).records)


class _Reader:
    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._number = 0

    def records(self, task: Json, found: Findings) -> Iterator[Record]:
        self._number += 1
        if not _is_task(task, found, self._source.name, self._number == 1):
            return
        raw = text_of(task.get("text"), "text", found)
        if raw is None:
            return
        draft = Draft(Text(raw), found)
        said = task.get(OURS)
        said = said if isinstance(said, dict) else {}
        found.document = key_of(said.get("id"))
        answer = _answer(task, found)
        if answer in {"reject", "ignore"}:
            _passed_over(task, answer, found)
            if "status" in said:
                said = {**said, "status": _STATUS[answer].value}
        else:
            _items(task, draft)
        line = found.line if not found.root else self._number
        place = Origin(self._source, self._options, str(line))
        record = record_of(draft, place, said, _facts(task, answer, found))
        if record is not None:
            yield record


_STATUS = {"accept": Status.DONE, "reject": Status.IN_PROGRESS, "ignore": Status.NEW}


def _is_task(task: Json, found: Findings, name: str, first: bool) -> bool:
    if "text" in task:
        return True
    if "pattern" in task:
        words = worded("a pattern for finding spans, not a text")
        if first:
            raise UserError(
                "prodigy.patterns",
                worded(
                    "{file} is a file of patterns, not of texts: each line is {words}. Nothing "
                    "was imported.",
                    file=name,
                    words=words,
                ),
            )
        found.refuse("prodigy.patterns", worded("{words}; left out.", words=words))
        return False
    kind = next((key for key in ("image", "audio", "video", "html") if key in task), "")
    if kind:
        found.refuse(
            "task.not_text",
            worded("the task is of {kind}, not of text; left out.", kind=kind),
            kind,
        )
        return False
    return True


def _answer(task: Json, found: Findings) -> str:
    answer = task.get("answer")
    if isinstance(answer, str) and answer in _ANSWERS:
        return answer
    if answer is not None:
        words = worded(
            "{value} is none of {answers}; read as if it were not there.",
            value=shown(answer),
            answers=", ".join(_ANSWERS),
        )
        found.item("field.choice", words, "answer")
    return ""


def _passed_over(task: Json, answer: str, found: Findings) -> None:
    lists = (task.get("spans"), task.get("relations"), task.get("accept"))
    number = sum(len(items) for items in lists if isinstance(items, list))
    if number:
        key, said = "prodigy.ignored", worded("ignored")
        if answer == "reject":
            key, said = "prodigy.rejected", worded("rejected")
        words = worded(
            "the task was {said}: its {number} items are left out, its text is read.",
            said=said,
            number=number,
        )
        found.item(key, words, "answer")


def _facts(task: Json, answer: str, found: Findings) -> Facts:
    meta = described(task.get("meta"), "meta", found)
    meta = with_more(meta, meta_of(task, (*TASK_KEYS, "_annotator_id"), found), found)
    author = task.get("_annotator_id") or task.get("_session_id")
    return Facts(
        meta,
        author=author if isinstance(author, str) else "",
        status=_STATUS.get(answer),
        flagged=answer == "reject",
    )


# --- items ----------------------------------------------------------------------------------------


def _items(task: Json, draft: Draft) -> None:
    for span, where in objects_of(task.get("spans"), "spans", draft.found):
        _span(span, where, draft)
    for relation, where in objects_of(task.get("relations"), "relations", draft.found):
        _relation(relation, where, task, draft)
    _labels(task, draft)


def _span(span: Json, where: str, draft: Draft) -> None:
    place = draft.place([(span.get("start"), span.get("end"))], where, span.get("text"))
    attributes = attributes_of(span.get("attributes"), f"{where}.attributes", draft.found)
    for key, value in span.items():
        # What a model or a matcher says of a span: its score, its source, its pattern.
        if key not in SPAN_KEYS and value is not None and key not in attributes:
            put_attribute(attributes, key, value, f"{where}.{key}", draft.found)
    note = note_of(span.get("note"), f"{where}.note", draft.found)
    add = draft.event if span.get("kind") == "event" else draft.span
    add(key_of(span.get("id")), span.get("label"), place, where, attributes, note)


def _relation(relation: Json, where: str, task: Json, draft: Draft) -> None:
    ends = (_end(relation, "head", where, task, draft), _end(relation, "child", where, task, draft))
    label = relation.get("label")
    kind = relation.get("kind")
    if draft.is_event(ends[0]) and kind != "relation":
        draft.argument(ends[0], key_of(label), ends[1], where)
        return
    attributes = attributes_of(relation.get("attributes"), f"{where}.attributes", draft.found)
    note = note_of(relation.get("note"), f"{where}.note", draft.found)
    draft.relation(key_of(relation.get("id")), label, ends, where, attributes, note)


def _end(relation: Json, side: str, where: str, task: Json, draft: Draft) -> str:
    """The key of the mention at one end: by the span that is named there, else by its token."""
    span = relation.get(f"{side}_span")
    if isinstance(span, dict):
        key = key_of(span.get("id"))
        if key and draft.has(key):
            return key
        place = draft.place([(span.get("start"), span.get("end"))], f"{where}.{side}_span")
        known = draft.at(place.fragments, span.get("label")) if place else ""
        return known or f"{span.get('start')}-{span.get('end')}"
    tokens = list_of(task.get("tokens"), "tokens", draft.found)
    index = relation.get(side)
    token = tokens[index] if type(index) is int and 0 <= index < len(tokens) else None
    if not isinstance(token, dict):
        return f"token {index}"
    place = draft.place([(token.get("start"), token.get("end"))], f"tokens[{index}]")
    return (draft.around(*place.fragments[0]) if place else "") or f"token {index}"


def _labels(task: Json, draft: Draft) -> None:
    options: dict[str, Json] = {}
    for option, _ in objects_of(task.get("options"), "options", draft.found):
        options[key_of(option.get("id"))] = option
    for number, label in enumerate(list_of(task.get("accept"), "accept", draft.found)):
        where = f"accept[{number}]"
        option = options.get(key_of(label), {})
        attributes: dict[str, Scalar] = attributes_of(
            option.get("attributes"), f"{where}.attributes", draft.found
        )
        note = note_of(option.get("note"), f"{where}.note", draft.found)
        draft.label(label, where, attributes, note)
    if task.get("label") is not None and not task.get("spans"):
        draft.label(task["label"], "label")  # a task of text classification
