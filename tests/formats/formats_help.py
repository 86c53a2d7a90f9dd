"""What the tests of all formats share: writing, reading again, and comparing without ids."""

import io
import re
from pathlib import Path

from annotator.formats.base import Format, Keeps, Problem, ReadOptions, WriteOptions
from annotator.formats.files import Source
from annotator.formats.outputs import several
from annotator.model.items import Cluster, DocumentLabel, Event, Mention, Relation, Span
from annotator.model.record import Record


def written(format: Format, records, path: Path, **options) -> list[Problem]:
    """Write records to `path` (a file, or a folder of files) in a format; its problems."""
    wanted = WriteOptions(**options)
    if format.write is not None:
        out = io.BytesIO()
        problems = list(format.write(iter(records), out, wanted))
        path.write_bytes(out.getvalue())
        return problems
    with several(path, format.write_files(iter(records), wanted)) as problems:
        return list(problems)


def sources(format: Format, path: Path) -> list[Source]:
    """What an import would read of a path, companions apart."""
    if path.is_file():
        return [Source(path)]
    beside = {other for others in format.companions.values() for other in others}
    found = sorted(p for p in path.rglob("*") if p.suffix in format.suffixes)
    return [Source(p) for p in found if p.suffix not in beside]


def read(format: Format, path: Path, **options) -> list[Record | Problem]:
    """Everything that the reader of a format yields for a file or a folder."""
    return [
        entry
        for source in sources(format, path)
        for entry in format.read(source, ReadOptions(**options))
    ]


def suffix(format: Format) -> str:
    return format.suffixes[0] if format.write is not None else ""


def shape(record: Record, keeps: Keeps) -> list[tuple]:
    """The items of a record without their ids, in an order of their own, for comparing.

    Of a format without the text a mention is known by its words, not by its place.
    """
    by_id = {item.id: item for item in record.items}
    return sorted((_shape(item, by_id, keeps) for item in record.items), key=repr)


def _place(item, keeps: Keeps):
    if not isinstance(item, Mention):
        return ("id", item.label)
    where = item.fragments if keeps.text else re.sub(r"\s", "", item.quote)
    return type(item).__name__, item.label, where


def _shape(item, by_id, keeps: Keeps) -> tuple:
    def of(id):
        return _place(by_id[id], keeps)

    more: tuple = (sorted(item.attributes.items()) if not isinstance(item, Cluster) else (),)
    if isinstance(item, Span):
        more += (item.head if keeps.text else None, item.norm)
    elif isinstance(item, Event):
        more += (sorted((one.role, of(one.target)) for one in item.arguments),)
    elif isinstance(item, Relation):
        more += (of(item.source), of(item.target))
    elif isinstance(item, Cluster):
        more += (sorted({of(id) for id in item.members}), item.link)
    elif isinstance(item, DocumentLabel):
        more += ("document",)
    return (_place(item, keeps), item.note, *more)
