"""What the tests of the JSON formats of other tools share."""

import io
import json
from pathlib import Path

from annotator.formats.base import Level, Problem, ReadOptions, WriteOptions
from annotator.formats.files import Source
from annotator.formats.jsonl_read import read_jsonl
from annotator.formats.losses import reduced
from annotator.model.record import Record

GOLDEN = Path(__file__).parent / "golden"
LOST = {Level.CHANGED, Level.ITEM, Level.RECORD, Level.SOURCE}


def entries_of(format, path: Path, **options) -> tuple[list[Record], list[Problem]]:
    """The records and the problems that a reader yields for a file."""
    entries = list(format.read(Source(path), ReadOptions(**options)))
    records = [entry for entry in entries if isinstance(entry, Record)]
    return records, [entry for entry in entries if isinstance(entry, Problem)]


def read_value(format, folder: Path, *values, **options) -> tuple[list[Record], list[Problem]]:
    """The same of JSON values, one a line."""
    path = folder / "made.jsonl"
    path.write_text("".join(json.dumps(v) + "\n" for v in values), encoding="utf-8", newline="")
    return entries_of(format, path, **options)


def golden_records() -> list[Record]:
    """The records of the golden file of our own format: every feature is in them."""
    source = Source(GOLDEN / "full.codepoint.jsonl")
    return [entry for entry in read_jsonl(source, ReadOptions()) if isinstance(entry, Record)]


def bytes_of(format, records) -> bytes:
    """What a format writes of records once they are reduced to what it keeps."""
    out = io.BytesIO()
    shadows = [reduced(record, format.keeps)[0] for record in records]
    faults = [p for p in format.write(iter(shadows), out, WriteOptions()) if p.level in LOST]
    assert faults == []
    return out.getvalue()


def assert_golden(format, name: str) -> None:
    """The golden file of a format is what is written, and reading it and writing gives it again."""
    path = GOLDEN / name
    assert bytes_of(format, golden_records()) == path.read_bytes()
    records, problems = entries_of(format, path)
    assert [p for p in problems if p.level in LOST] == []
    assert bytes_of(format, records) == path.read_bytes()


def keys(problems: list[Problem]) -> list[str]:
    return [problem.key for problem in problems if problem.level in LOST]
