"""Our own format: everything of the model, one layer of one document a line (design.md, 7)."""

from annotator.formats.base import Format, Keeps
from annotator.formats.jsonl_read import read_jsonl
from annotator.formats.jsonl_write import write_jsonl

JSONL = Format(
    name="jsonl",
    title="Annotator JSONL: one layer of one document a line",
    suffixes=(".jsonl", ".ndjson", ".json"),
    keeps=Keeps(
        overlap=True,
        nesting=True,
        fragments=True,
        attributes=True,
        events=True,
        relations=True,
        clusters=True,
        notes=True,
        authors=True,
        zones=True,
    ),
    read=read_jsonl,
    write=write_jsonl,
)
