"""Tables: what CSV and Excel files share - articles in a column, and our own layout of items.

A foreign table has one article a row. Our own has a row for each document, and under it one for
each span, event, argument, relation, cluster, member, label and zone, so that it can be sorted and
counted in a spreadsheet and read back whole. A cell that a spreadsheet would run as a formula gets
an apostrophe in front, and so does one that begins with an apostrophe (OWASP, CSV injection).
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from annotator.errors import UserError
from annotator.formats.archives import MemorySource
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.composing import composed, noted
from annotator.formats.files import Source
from annotator.formats.jsonl_read import read_jsonl
from annotator.formats.jsonl_write import line_of
from annotator.model.record import Record
from annotator.sentences import worded

COLUMNS = (
    "kind", "document", "author", "id", "label", "start", "end", "text", "source", "target",
    "value", "note",
)  # fmt: skip
"""The columns of our own layout."""

Row = tuple[int, list[str]]
"""A row and the line of the file where it begins, from 1."""

FIELDS = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "article_text",
        "النص",
        "نص",
        "المحتوى",
        "المتن",
    ),
    "title": ("title", "headline", "العنوان", "عنوان"),
    "id": ("id", "doc_id", "url", "link", "الرابط", "المعرف"),
}
"""Names of columns that are known without being told, in the order of preference."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_PARTS = {"span": "entities", "event": "events", "relation": "relations", "cluster": "clusters"}
_PARTS |= {"label": "labels", "zone": "zones"}
_INDEX = re.compile(r"^(\w+)\[(\d+)\]")


def safe_cell(value: str) -> str:
    """A cell that no spreadsheet takes for a formula; `plain_cell` takes it back."""
    return "'" + value if value.startswith(_DANGEROUS) else value


def plain_cell(value: str) -> str:
    """What `safe_cell` was given."""
    return value[1:] if value.startswith("'") else value


# --- our own layout, out ----------------------------------------------------------------------


def rows_of(record: Record) -> Iterator[list[str]]:
    """The rows of a record in our layout, safe for spreadsheets."""
    shape = json.loads(line_of(record))
    for row in _rows(shape):
        cells = {"document": shape["id"], "author": shape["author"], **row}
        yield [safe_cell(_cell(cells.get(column, ""))) for column in COLUMNS]


def _cell(value: object) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


_OF_DOCUMENT = {"id", "author", "text", "title", "labels", "zones"}
_OF_DOCUMENT |= {"entities", "events", "relations", "clusters"}


def _rows(shape: dict[str, Any]) -> Iterator[dict[str, object]]:
    rest = {key: value for key, value in shape.items() if key not in _OF_DOCUMENT}
    yield {"kind": "document", "label": shape["title"], "text": shape["text"], "value": rest}
    for zone in shape["zones"]:
        yield {"kind": "zone", "label": zone["kind"], **_only(zone, "id", "start", "end")}
    for span in shape["entities"]:
        yield {"kind": "span", **_mention(span), "label": span["label"], "value": _rest(span)}
    for event in shape["events"]:
        trigger = event["trigger"]
        value = _rest({**trigger, **event})
        yield {
            "kind": "event", **_mention(trigger), **_only(event, "id", "note"),
            "label": event["type"], "value": value,
        }  # fmt: skip
        for one in event["arguments"]:
            more = {"id": event["id"], "label": one["role"], "target": one["target"]}
            yield {"kind": "argument", **more}
    for relation in shape["relations"]:
        ends = _only(relation, "id", "source", "target", "note")
        yield {"kind": "relation", **ends, "label": relation["type"], "value": _rest(relation)}
    for cluster in shape["clusters"]:
        yield {"kind": "cluster", **_only(cluster, "id", "label", "note"), "value": _rest(cluster)}
        for member in cluster["members"]:
            yield {"kind": "member", "id": cluster["id"], "target": member}
    for label in shape["labels"]:
        yield {"kind": "label", **_only(label, "id", "label", "note"), "value": _rest(label)}


def _only(value: Mapping[str, object], *keys: str) -> dict[str, object]:
    return {key: value[key] for key in keys}


def _mention(value: Mapping[str, object]) -> dict[str, object]:
    return {key: value.get(key, "") for key in ("id", "start", "end", "text", "note")}


def _rest(value: Mapping[str, Any]) -> object:
    """What has no column of its own, left out where it says nothing."""
    rest: dict[str, object] = {}
    if len(value.get("fragments", ())) > 1:
        rest["fragments"] = value["fragments"]
    for key in ("head", "norm", "attributes", "link"):
        if value.get(key):
            rest[key] = value[key]
    return rest or ""


# --- in ---------------------------------------------------------------------------------------


def read_rows(
    source: Source, options: ReadOptions, rows: Iterable[Row]
) -> Iterator[Record | Problem]:
    """The records of a table, in our layout or with articles in a column.

    `ReadOptions.fields` names the columns for ``text``, ``title`` and ``id``, by their heading or
    their number from 1; without it the usual headings are looked for. All other columns stand in
    `meta`. Raises UserError ``csv.no_text`` that names the columns when none can be told.
    """
    stream = iter(rows)
    first = next(stream, None)
    if first is None:
        raise UserError("csv.empty", worded("{file} has no row.", file=source.name))
    head = [cell.strip() for cell in first[1]]
    if head[: len(COLUMNS)] == list(COLUMNS):
        yield from _own_layout(source, options, stream)
    else:
        yield from _articles(source, options, head, (first, stream))


def _own_layout(
    source: Source, options: ReadOptions, rows: Iterable[Row]
) -> Iterator[Record | Problem]:
    under_way: list[tuple[int, dict[str, str]]] = []
    for line, cells in rows:
        row = dict(zip(COLUMNS, map(plain_cell, cells), strict=False))
        if row.get("kind") == "document" and under_way:
            yield from _record(source, options, under_way)
            under_way = []
        if row.get("kind"):
            under_way.append((line, row))
    if under_way:
        yield from _record(source, options, under_way)


def _record(
    source: Source, options: ReadOptions, rows: Sequence[tuple[int, dict[str, str]]]
) -> Iterator[Record | Problem]:
    line, head = rows[0]
    lines: dict[str, list[int]] = {}
    try:
        shape = _shape(head)
        for number, row in rows[1:]:
            part = _PARTS.get(row["kind"])
            _add(shape, row)
            if part:
                lines.setdefault(part, []).append(number)
    except (ValueError, KeyError, IndexError) as fault:
        yield Problem(
            key="csv.layout",
            message=worded(
                "{file}, row {line}: its rows are not as this program writes them "
                "({fault}). The document was left out.",
                file=source.name,
                line=line,
                fault=fault.args[0] if isinstance(fault, _Misplaced) else str(fault),
            ),
            source=str(source.path),
            line=line,
        )
        return
    inner = MemorySource(source.name, msgspec.json.encode(shape))
    for entry in read_jsonl(inner, options):
        yield entry if isinstance(entry, Record) else _placed(entry, source, (line, lines))


def _placed(
    problem: Problem, source: Source, places: tuple[int, Mapping[str, Sequence[int]]]
) -> Problem:
    """A problem of the record, with the line of its row."""
    line, lines = places
    found = _INDEX.match(problem.where)
    if found and int(found[2]) < len(lines.get(found[1], ())):
        line = lines[found[1]][int(found[2])]
    return msgspec.structs.replace(problem, source=str(source.path), line=line)


class _Misplaced(ValueError):
    """A row that this program would not have written so, and why."""


def _value(row: Mapping[str, str]) -> dict[str, Any]:
    value = json.loads(row["value"]) if row.get("value") else {}
    if not isinstance(value, dict):
        raise _Misplaced(worded("its value is no object"))
    return value


def _shape(row: Mapping[str, str]) -> dict[str, Any]:
    if row["kind"] != "document":
        raise _Misplaced(worded("it does not begin with a document"))
    lists: dict[str, Any] = {part: [] for part in _PARTS.values()}
    known = {"id": row["document"], "author": row["author"], "title": row["label"]}
    return {**_value(row), **known, "text": row["text"], **lists}


def _add(shape: dict[str, Any], row: Mapping[str, str]) -> None:
    kind = row["kind"]
    if kind in {"span", "event"}:
        more = _value(row)
        place = {"start": int(row["start"]), "end": int(row["end"]), "text": row["text"]}
        place["fragments"] = more.pop("fragments", [[place["start"], place["end"]]])
        named = {"id": row["id"], "note": row["note"], **more}
        if kind == "span":
            shape["entities"].append({**named, **place, "label": row["label"]})
        else:
            event = {**named, "type": row["label"], "trigger": place, "arguments": []}
            shape["events"].append(event)
    elif kind == "argument":
        argument = {"role": row["label"], "target": row["target"]}
        _last(shape["events"], row["id"])["arguments"].append(argument)
    elif kind == "member":
        _last(shape["clusters"], row["id"])["members"].append(row["target"])
    else:
        shape[_PARTS[kind]].append(_other(kind, row))


def _last(items: list[dict[str, Any]], id: str) -> dict[str, Any]:
    if not items or items[-1]["id"] != id:
        raise _Misplaced(worded("a row of {id} does not stand under it", id=id))
    return items[-1]


def _other(kind: str, row: Mapping[str, str]) -> dict[str, Any]:
    if kind == "zone":
        place = {"start": int(row["start"]), "end": int(row["end"])}
        return {"id": row["id"], "kind": row["label"], **place}
    item = {"id": row["id"], "note": row["note"], **_value(row)}
    if kind == "relation":
        return {**item, "type": row["label"], "source": row["source"], "target": row["target"]}
    if kind == "cluster":
        return {**item, "label": row["label"], "members": []}
    return {**item, "label": row["label"]}


# --- articles in a column -----------------------------------------------------------------------


def _articles(
    source: Source, options: ReadOptions, head: list[str], found: tuple[Row, Iterator[Row]]
) -> Iterator[Record | Problem]:
    first, rows = found
    columns = {field: _column(field, head, options, source.name) for field in FIELDS}
    text = columns["text"]
    if text is None:
        text, has_head = _only_column(head, source.name)
        if not has_head:
            rows = _again(first, rows)
        yield noted(
            source,
            "csv.column",
            worded(
                "{file}: the articles were taken from column {column}.",
                file=source.name,
                column=text + 1,
            ),
        )
    for number, (line, cells) in enumerate(rows, start=1):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            yield _article(source, options, head, (cells, columns | {"text": text}, number))
        except UserError as fault:
            yield Problem(
                key=fault.key,
                message=worded(
                    "{file}, line {line}: {message}",
                    file=source.name,
                    line=line,
                    message=fault.message,
                ),
                level=Level.RECORD,
                source=str(source.path),
                line=line,
            )


def _again(first: Row, rows: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rows


def _column(field: str, head: list[str], options: ReadOptions, name: str) -> int | None:
    wanted = options.fields.get(field, "")
    if wanted:
        if wanted in head:
            return head.index(wanted)
        if wanted.isdecimal() and 1 <= int(wanted) <= len(head):
            return int(wanted) - 1
        known = ", ".join(filter(None, head))
        words = worded(
            "{file} has no column {wanted!r}. It has: {known}.",
            file=name,
            wanted=wanted,
            known=known,
        )
        raise UserError("csv.no_column", words)
    lower = [cell.lower() for cell in head]
    return next((lower.index(known) for known in FIELDS[field] if known in lower), None)


def _only_column(head: list[str], name: str) -> tuple[int, bool]:
    """The column of articles where no heading names it, and whether there is a heading at all."""
    if len(head) == 1:
        return 0, len(head[0]) <= 30
    known = ", ".join(filter(None, head))
    words = worded(
        "{file}: which column holds the articles? It has: {known}. Name it: --field text=…",
        file=name,
        known=known,
    )
    raise UserError("csv.no_text", words)


def _article(
    source: Source,
    options: ReadOptions,
    head: list[str],
    found: tuple[list[str], Mapping[str, int | None], int],
) -> Record:
    cells, columns, number = found

    def cell(field: str) -> str:
        at = columns[field]
        return cells[at] if at is not None and at < len(cells) else ""

    taken = {at for at in columns.values() if at is not None}
    names = [name or f"column {at + 1}" for at, name in enumerate(head)]
    more = {names[at]: value for at, value in enumerate(cells[: len(names)]) if at not in taken}
    text = cell("text").replace("\r\n", "\n").replace("\r", "\n")
    return composed(
        source,
        options,
        text,
        part=str(number),
        title=cell("title").strip(),
        external_id=cell("id").strip() or None,
        meta={key: value for key, value in more.items() if value},
    )
