"""What the tests of UIMA, GATE and BioC share: the golden record, and its files byte by byte."""

from pathlib import Path

from formats_help import read, shape, sources, suffix, written

from annotator.formats.base import EVERYTHING, Format, Problem, ReadOptions
from annotator.formats.files import Source
from annotator.formats.jsonl import JSONL
from annotator.model.record import Record

GOLDEN = Path(__file__).parent / "golden"
BAD = Path(__file__).parent / "badinputs"


def golden_records() -> list[Record]:
    """Two records with every kind of item, an emoji, CR LF and two documents."""
    found = JSONL.read(Source(GOLDEN / "full.codepoint.jsonl"), ReadOptions())
    return [entry for entry in found if isinstance(entry, Record)]


def same_files(format: Format, folder: Path, tmp_path: Path) -> None:
    """Assert that the golden records are written as the golden files say, byte by byte."""
    out = tmp_path / "out"
    target = out if format.write is None else tmp_path / f"out{suffix(format)}"
    assert written(format, golden_records(), target) == []
    made = sorted(out.rglob("*")) if target is out else [target]
    kept = sorted(folder.rglob("*"))
    assert [path.name.replace("out", "full") for path in made] == [path.name for path in kept]
    for path, golden in zip(made, kept, strict=True):
        assert path.read_bytes() == golden.read_bytes(), golden


def read_back(format: Format, folder: Path) -> None:
    """Assert that the golden files give the golden records: items, documents, layers, zones."""
    back = [e for s in sources(format, folder) for e in format.read(s, ReadOptions())]
    assert [e for e in back if isinstance(e, Problem)] == []
    wanted = golden_records()
    assert [one.document for one in back] == [one.document for one in wanted]
    for one, other in zip(back, wanted, strict=True):
        assert (one.text, one.author, one.layer) == (other.text, other.author, other.layer)
        assert (one.scheme, one.zones) == (other.scheme, other.zones)
        assert shape(one, EVERYTHING) == shape(other, EVERYTHING)
        assert {item.id for item in one.items} == {item.id for item in other.items}


def parted(format: Format, path: Path, **options) -> tuple[list[Record], list[Problem]]:
    """The records and the problems of a file or a folder."""
    found = read(format, path, **options)
    return (
        [entry for entry in found if isinstance(entry, Record)],
        [entry for entry in found if isinstance(entry, Problem)],
    )


def quotes(record: Record) -> list[tuple[str, str]]:
    """Label and text of each mention of a record, in its order."""
    return [(item.label, item.quote) for item in record.items if hasattr(item, "quote")]
