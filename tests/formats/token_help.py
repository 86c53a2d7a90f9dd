"""What the tests of the token formats share: one sample record, and spans by their words."""

import io
from pathlib import Path

import pytest

from annotator.formats.archives import MemorySource
from annotator.formats.base import Problem, ReadOptions, WriteOptions
from annotator.model.document import Document, Layer, TextVersion, text_sha256
from annotator.model.items import Mention, Span
from annotator.model.record import Record, SchemeName

GOLDEN = Path(__file__).parent / "golden"
BAD = Path(__file__).parent / "badinputs"

TEXT = '😀 دمّر الجيش وكركوك.\nزعيم لـ"داعش" في بغداد اليوم\n\nانتهى 𞤀𞤣 12.5'


def record_of(text: str, *marked: tuple[str, str], id: str = "d-1", author: str = "ليلى") -> Record:
    """A record with a span for each (words, label), at the first place of the words."""
    items = []
    for number, (words, label) in enumerate(marked, start=1):
        start = text.index(words)
        items.append(
            Span(
                id=f"s{number}", label=label, quote=words, fragments=((start, start + len(words)),)
            )
        )
    sha = text_sha256(text)
    return Record(
        document=Document(id=id, name=id, title="عنوان"),
        text=TextVersion(document=id, text=text, sha256=sha, source_sha256=sha),
        author=author,
        layer=Layer(),
        scheme=SchemeName("x", 1),
        items=tuple(items),
    )


FLAT = record_of(
    TEXT, ("الجيش", "ORG"), ("كركوك", "GPE"), ("داعش", "ORG"), ("بغداد", "GPE"), ("12.5", "NUM")
)
NESTED = record_of(
    TEXT,
    ('زعيم لـ"داعش"', "PER"),
    ("داعش", "ORG"),
    ("بغداد اليوم", "DATE"),
    ("بغداد", "DATE"),
    ("12.5", "NUM"),
    ("12", "NUM"),
)


def bytes_of(format, records, **options) -> tuple[bytes, list[Problem]]:
    """What a format writes for records, and the problems."""
    out = io.BytesIO()
    problems = list(format.write(iter(records), out, WriteOptions(**options)))
    return out.getvalue(), problems


def read_bytes(format, data: bytes | str, name: str = "x.txt", **options):
    """The records and the problems of some bytes."""
    source = MemorySource(name, data.encode("utf-8") if isinstance(data, str) else data)
    entries = list(format.read(source, ReadOptions(**options)))
    records = [entry for entry in entries if isinstance(entry, Record)]
    return records, [entry for entry in entries if isinstance(entry, Problem)]


def found(record: Record) -> list[tuple[str, str]]:
    """The quote and label of each mention, in the order of the text, the longer first."""
    mentions = [item for item in record.items if isinstance(item, Mention)]
    for mention in mentions:
        parts = [record.text.text[start:end] for start, end in mention.fragments]
        assert mention.quote == " ".join(parts)
    mentions.sort(key=lambda m: (m.start, -m.end))
    return [(mention.quote, mention.label) for mention in mentions]


def golden(name: str, data: bytes) -> None:
    """Compare with a golden file; a change of one is a change of the format."""
    path = GOLDEN / name
    if not path.exists():
        pytest.fail(f"there is no golden file {name}")
    assert data.decode("utf-8") == path.read_text(encoding="utf-8")


def file_read(format, path: Path, **options):
    """The records and the problems of a file."""
    return read_bytes(format, path.read_bytes(), path.name, **options)
