"""Label Studio's JSON, reading: a list of tasks of any size, each with the work of several people.

Each annotation of a task becomes a layer of its author, each prediction one of its model. Regions
of ``labels`` are spans, one for each label; choices, texts and numbers on a region are its
attributes; choices on the whole text are labels of the document; relations join regions. The
smaller form, JSON-MIN, is read as well.

Offsets are code points, `end` exclusive, as version 1.23 writes them (peers.md); older versions
wrote UTF-16, and an old example has the last character for `end`. Where the texts of all regions
of a task fit only one of these, the task is read so, and that is noted.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

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
    note_once,
    numbered,
    objects_of,
    put_attribute,
    record_of,
    with_more,
)
from annotator.formats.json_units import LAST, USUAL, UTF16, Quoted, counting_of
from annotator.formats.json_values import read_objects
from annotator.formats.jsonl_findings import Findings, Json, shown, sound_string
from annotator.model.document import Status
from annotator.model.items import Scalar
from annotator.model.record import Record
from annotator.sentences import worded

DOCUMENT = "document"
"""The control of a labelling interface to which our exports assign labels of the document."""
UNNAMED = "relation"
"""The label of a relation that has none."""

_WORK = ("annotations", "completions", "predictions")
_TASK_KEYS = {*_WORK, "data", "id", "meta", OURS}
_ANNOTATION_KEYS = {"id", "result", "completed_by", "was_cancelled", "lead_time", "model_version",
                    "score", OURS}  # fmt: skip
_VALUES = ("choices", "text", "number", "rating", "datetime", "taxonomy")
_ADDRESS = re.compile(r"(?:https?|s3|gs|azure-blob)://\S+|/data/\S+|data:\S+")

_RESULT = re.compile(
    rb'"(?:annotations|predictions|completions)"\s*:\s*\[\s*(?:\]|\{(?:.*?"result"))', re.DOTALL
)
_DATA = re.compile(rb'"data"\s*:\s*\{')
_MIN = re.compile(rb'\[\s*\{[^{}\[\]]*"start"\s*:[^{}\[\]]*"labels"\s*:\s*\[')


def sniff_label_studio(head: bytes, name: str) -> int:
    """By the keys of a task; sure where some work on it is in sight."""
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n[")
    if not first.startswith(b"{"):
        return 0
    data, result = _DATA.search(head) is not None, _RESULT.search(head) is not None
    if data or result:
        return 92 if result and (data or b'"to_name"' in head) else 75 if data else 0
    return 88 if _MIN.search(head) and b'"text"' in head else 0


def read_label_studio(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The records of a file and its problems, in its order: one for each annotation of a task."""
    return read_objects(source, options, _Reader(source, options).records)


class _Work(NamedTuple):
    """One annotation or prediction and its path."""

    said: Json
    where: str
    predicted: bool


class _Reader:
    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._number = 0
        self._noted: set[str] = set()

    def records(self, task: Json, found: Findings) -> Iterator[Record]:
        self._number += 1
        whole = _from_min(task) if "data" not in task and "text" in task else task
        data = whole.get("data")
        if not isinstance(data, dict):
            words = worded("a task needs its data, not {value}; left out.", value=shown(data))
            found.refuse("task.no_data", words, "data")
            return
        key = _text_key(data, self._options.fields, found)
        raw = text_of(data[key], f"data.{key}", found) if key else None
        if raw is None:
            return
        work = list(_works(whole, found))
        self._note_bookkeeping(whole, work, found)
        names: set[str] = set()
        for one in work or [_Work({}, "", False)]:
            record = self._record(one, (whole, data, key, raw), names, found)
            if record is not None:
                yield record

    def _note_bookkeeping(self, task: Json, work: list[_Work], found: Findings) -> None:
        keys = sorted(task.keys() - _TASK_KEYS)
        keys += sorted({key for one in work for key in one.said.keys() - _ANNOTATION_KEYS})
        if keys:
            words = worded(
                "what Label Studio notes for itself is not kept: {keys}.", keys=", ".join(keys)
            )
            note_once(self._noted, "task.bookkeeping", words, found)
        if any(one.predicted for one in work):
            words = worded(
                "predictions are read as layers of their own; their author is the model."
            )
            note_once(self._noted, "task.prediction", words, found)

    def _record(
        self,
        one: _Work,
        task: tuple[Json, Json, str, str],
        names: set[str],
        found: Findings,
    ) -> Record | None:
        whole, data, key, raw = task
        results = list(objects_of(one.said.get("result"), f"{one.where}.result", found))
        way = counting_of(raw, list(_quoted(results)), (LAST, UTF16))
        if way is not USUAL:
            words = worded(
                "the texts of the regions show that offsets count {unit}; read so.", unit=way.words
            )
            note_once(self._noted, "offset.unit", words, found)
        draft = Draft(Text(raw, way.unit), found)
        _Results(draft, results, way.last, self._noted).read()
        said = {**_dict(data.get(OURS)), **_dict(one.said.get(OURS))}
        found.document = key_of(said.get("id"))
        facts = _facts(whole, data, key, one, found)
        author = str(said.get("author", facts.author))
        if author in names:
            author = _another(author, names)
            said["author"] = author
        names.add(author)
        place = Origin(self._source, self._options, str(self._number))
        return record_of(draft, place, said, facts)


def _dict(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _another(author: str, names: set[str]) -> str:
    number = 2
    while f"{author} ({number})" in names:
        number += 1
    return f"{author} ({number})"


def _works(task: Json, found: Findings) -> Iterator[_Work]:
    for name in _WORK:
        for one, where in objects_of(task.get(name), name, found):
            yield _Work(one, where, name == "predictions")


def _from_min(task: Json) -> Json:
    """A task of JSON-MIN in the full form: regions stand under the names of their controls."""
    result: list[Json] = []
    data: Json = {}
    for name, value in task.items():
        regions = value if isinstance(value, list) else []
        if regions and all(isinstance(one, dict) and "labels" in one for one in regions):
            result += [{"from_name": name, "type": "labels", "value": one} for one in regions]
        elif isinstance(value, dict) and isinstance(value.get("choices"), list):
            result.append({"from_name": name, "type": "choices", "value": value})
        elif name not in {"id", "annotator", "annotation_id", "lead_time", "created_at",
                          "updated_at"}:  # fmt: skip
            data[name] = value
    done: Json = {"result": result, "completed_by": task.get("annotator")}
    done["lead_time"] = task.get("lead_time")
    return {"id": task.get("id"), "data": data, "annotations": [done]}


def _text_key(data: Json, fields: Mapping[str, str], found: Findings) -> str:
    """The key of the text among the data of a task; "" with a finding when there is none."""
    wanted = fields.get("text", "text")
    texts = [
        key
        for key, value in data.items()
        if isinstance(value, str) and _ADDRESS.fullmatch(value) is None
    ]
    if wanted in data and (wanted in texts or not isinstance(data[wanted], str)):
        return wanted
    if len(texts) == 1 and "text" not in fields:
        return texts[0]
    what = (
        worded("several ({texts})", texts=", ".join(texts))
        if texts
        else worded("none, only addresses or other values")
    )
    words = worded(
        "expected one text among the data of the task, found {what}; left out.", what=what
    )
    found.refuse("task.not_text", words, "data")
    return ""


def _facts(task: Json, data: Json, key: str, one: _Work, found: Findings) -> Facts:
    cancelled = one.said.get("was_cancelled") is True
    status = Status.DONE if one.said and not one.predicted else None
    seconds = one.said.get("lead_time")
    id = key_of(task.get("id")) if OURS not in data else ""
    return Facts(
        with_more(
            meta_of(data, (key, OURS), found), described(task.get("meta"), "meta", found), found
        ),
        external_id=id or None,
        author=_author(one),
        status=Status.IN_PROGRESS if cancelled else status,
        flagged=cancelled,
        seconds=max(0, int(seconds)) if isinstance(seconds, (int, float)) else 0,
    )


def _author(one: _Work) -> str:
    if one.predicted:
        return key_of(one.said.get("model_version")) or "prediction"
    by = one.said.get("completed_by")
    if isinstance(by, dict):
        by = next((by[key] for key in ("email", "username", "id") if by.get(key)), None)
    return f"annotator-{by}" if type(by) is int else key_of(by)


def _quoted(results: list[tuple[Json, str]]) -> Iterator[Quoted]:
    for result, _ in results:
        value = _dict(result.get("value"))
        start, end, text = value.get("start"), value.get("end"), value.get("text")
        if type(start) is int and type(end) is int and isinstance(text, str):
            yield start, end, _ways(text)


def _ways(text: str) -> tuple[str, ...]:
    # The window of older versions wrote the line ends of a region's text as two characters.
    return text, text.replace("\\n", "\n")


class _Results:
    """The results of one annotation: regions first, then what stands on them, then relations."""

    def __init__(
        self, draft: Draft, results: list[tuple[Json, str]], last: int, noted: set[str]
    ) -> None:
        self._draft = draft
        self._found = draft.found
        self._last = last
        self._noted = noted
        self._relations = [one for one in results if one[0].get("type") == "relation"]
        self._regions: list[tuple[Json, str]] = []
        self._on: dict[str, list[tuple[Json, str]]] = {}
        regions = {
            key_of(result.get("id"))
            for result, _ in results
            if result.get("type") == "labels" and result.get("id")
        }
        for result, where in results:
            kind = result.get("type")
            if kind == "labels":
                self._regions.append((result, where))
            elif kind != "relation":
                id = key_of(result.get("id"))
                self._on.setdefault(id if id in regions else "", []).append((result, where))

    def read(self) -> None:
        """Put everything into the draft."""
        for region, where in self._regions:
            self._region(region, where)
        for result, where in self._on.get("", []):
            self._whole(result, where)
        for relation, where in self._relations:
            self._relation(relation, where)

    def _region(self, region: Json, where: str) -> None:
        value = _dict(region.get("value"))
        end = value.get("end")
        pair = (value.get("start"), end + self._last if type(end) is int else end)
        there = value.get("text")
        ways = _ways(there) if isinstance(there, str) else there
        place = self._draft.place([pair], f"{where}.value", ways)
        meta = _dict(region.get("meta"))
        attributes, note = self._described(meta, where)
        id = key_of(region.get("id"))
        for result, path in self._on.get(id, []) if id else []:
            self._attribute(attributes, result, path)
        if region.get("score") is not None:
            put_attribute(attributes, "score", region["score"], f"{where}.score", self._found)
        labels = list_of(value.get("labels"), f"{where}.value.labels", self._found) or [None]
        add = self._draft.event if meta.get("kind") == "event" else self._draft.span
        for number, label in enumerate(labels):
            path = f"{where}.value.labels[{number}]"
            add(id if number == 0 else "", label, place, path, dict(attributes), note)

    def _described(self, meta: Json, where: str) -> tuple[dict[str, Scalar], str]:
        """The attributes and the note that the ``meta`` of a result holds."""
        path = f"{where}.meta"
        attributes = attributes_of(meta.get("attributes"), f"{path}.attributes", self._found)
        for key, value in meta.items():
            if key not in {"attributes", "text", "kind", "id"}:
                put_attribute(attributes, key, value, f"{path}.{key}", self._found)
        texts = meta.get("text")
        lines = texts if isinstance(texts, list) else [] if texts is None else [texts]
        notes = (sound_string(line, f"{path}.text", self._found) for line in lines)
        return attributes, "\n".join(note for note in notes if note)

    def _attribute(self, kept: dict[str, Scalar], result: Json, where: str) -> None:
        name = key_of(result.get("from_name")) or key_of(result.get("type"))
        values = self._values(result, where)
        for value in values:
            put_attribute(kept, numbered(kept, name), value, where, self._found)

    def _values(self, result: Json, where: str) -> list[object]:
        value = _dict(result.get("value"))
        # `text` is the answer of a text area only; else it is the marked text.
        others = (key for key in _VALUES if key in value and key != "text")
        kind = "text" if result.get("type") == "textarea" else next(others, "")
        if not kind:
            words = worded(
                "a result of the type {value} is not read; left out.",
                value=shown(result.get("type")),
            )
            self._found.item("result.unsupported", words, where)
            return []
        answer = value.get(kind)
        several = answer if isinstance(answer, list) else [answer]
        return ["/".join(map(str, one)) if isinstance(one, list) else one for one in several]

    def _whole(self, result: Json, where: str) -> None:
        """A result on the text as a whole: a choice labels the document."""
        value = _dict(result.get("value"))
        if result.get("type") not in {"choices", "taxonomy"} or "start" in value:
            words = worded(
                "a result of the type {value} is not read; left out.",
                value=shown(result.get("type")),
            )
            self._found.item("result.unsupported", words, where)
            return
        attributes, note = self._described(_dict(result.get("meta")), where)
        control = key_of(result.get("from_name"))
        if control not in {"", DOCUMENT} and "from_name" not in attributes:
            put_attribute(attributes, "from_name", control, f"{where}.from_name", self._found)
        for label in self._values(result, where):
            self._draft.label(label, f"{where}.value", dict(attributes), note)

    def _relation(self, relation: Json, where: str) -> None:
        ends = key_of(relation.get("from_id")), key_of(relation.get("to_id"))
        if relation.get("direction") == "left":
            ends = ends[1], ends[0]
        meta = _dict(relation.get("meta"))
        labels = list_of(relation.get("labels"), f"{where}.labels", self._found)
        if self._draft.is_event(ends[0]) and meta.get("kind") != "relation":
            for role in labels or [""]:
                self._draft.argument(ends[0], key_of(role), ends[1], where)
            return
        if not labels:
            labels = [UNNAMED]
            words = worded(
                "relations without a label are read with the label {label}.", label=UNNAMED
            )
            note_once(self._noted, "relation.unlabelled", words, self._found)
        attributes, note = self._described(meta, where)
        if relation.get("direction") == "bi":
            attributes["direction"] = "bi"
        for label in labels:
            self._draft.relation(key_of(meta.get("id")), label, ends, where, attributes, note)
