"""Speed of UIMA, GATE and BioC: articles of 3.6 KB with 20 spans each, written and read back.

The bar is 2,000 a second written and 1,000 read (resources/help/formats); what must hold is
asserted with room for a slow machine, by a floor measured in the same run.
"""

import io
import time

import pytest
from bench_transfer import floor, make_corpus

from annotator.formats import format_by_name
from annotator.formats.archives import MemorySource
from annotator.formats.base import OutFile, ReadOptions, WriteOptions
from annotator.formats.files import Source
from annotator.formats.jsonl import JSONL
from annotator.model.record import Record

DOCUMENTS = 1_000
NAMES = ("uima-xmi", "uima-json", "gate-xml", "bdoc", "bioc-xml", "bioc-json")


def written(format, records) -> dict[str, bytes]:
    if format.write is not None:
        out = io.BytesIO()
        assert list(format.write(iter(records), out, WriteOptions())) == []
        return {f"a{format.suffixes[0]}": out.getvalue()}
    files = format.write_files(iter(records), WriteOptions())
    return {file.name: file.data for file in files if isinstance(file, OutFile)}


@pytest.mark.parametrize("name", NAMES)
def test_writing_and_reading(name, tmp_path):
    make_corpus(tmp_path / "a.jsonl", DOCUMENTS)
    found = JSONL.read(Source(tmp_path / "a.jsonl"), ReadOptions())
    records = [entry for entry in found if isinstance(entry, Record)]
    format, unit = format_by_name(name), floor()
    began = time.process_time()
    files = written(format, records)
    wrote = time.process_time() - began
    began = time.process_time()
    back = [
        entry
        for file, data in files.items()
        for entry in format.read(MemorySource(file, data), ReadOptions())
        if isinstance(entry, Record)
    ]
    read = time.process_time() - began
    print(
        f"\n{name}: {DOCUMENTS / wrote:,.0f} written a second, {DOCUMENTS / read:,.0f} read; "
        f"floor {unit:.3f} s"
    )
    assert len(back) == DOCUMENTS
    assert wrote < 40 * unit
    assert read < 60 * unit
