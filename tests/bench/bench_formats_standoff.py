"""Speed of the formats that stand off from a text: 500 articles of 3.6 KB with 20 spans each.

Promised: brat is imported at 1,000 documents a second or more. What is printed is CPU time of the
process, of reading and writing records alone, without the store; beside it the floor of the
machine in the same run.
"""

import time

import pytest
from bench_transfer import floor, make_corpus

from annotator.app.projects import load_scheme
from annotator.formats import format_by_name
from annotator.formats.base import OutFile, ReadOptions, WriteOptions
from annotator.formats.files import Source
from annotator.formats.jsonl_read import read_jsonl
from annotator.formats.outputs import several
from annotator.model.record import Record

DOCUMENTS = 500
READ = {"brat": ".ann", "webanno-tsv": ".tsv", "ace-apf": ".apf.xml"}
LEAST = {"brat": 100, "webanno-tsv": 20, "ace-apf": 40}
"""Documents read in the time of the floor; about half of what was measured."""


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    path = tmp_path_factory.mktemp("standoff") / "corpus.jsonl"
    make_corpus(path, DOCUMENTS)
    return [e for e in read_jsonl(Source(path), ReadOptions()) if isinstance(e, Record)]


@pytest.mark.parametrize("name", sorted(READ))
def test_writing_and_reading(records, name, tmp_path, capsys):
    format = format_by_name(name)
    options = WriteOptions(scheme=load_scheme("ace2005"))
    base = floor()
    start = time.process_time()
    made = sum(isinstance(one, OutFile) for one in format.write_files(iter(records), options))
    writing = time.process_time() - start
    with several(tmp_path / "out", format.write_files(iter(records), options)) as problems:
        list(problems)
    paths = sorted(tmp_path.glob(f"out/*{READ[name]}"))
    start = time.process_time()
    entries = [entry for path in paths for entry in format.read(Source(path), ReadOptions())]
    reading = time.process_time() - start
    back = [entry for entry in entries if isinstance(entry, Record)]
    with capsys.disabled():
        print(
            f"\n{name}: {DOCUMENTS / writing:,.0f} documents/s written, "
            f"{DOCUMENTS / reading:,.0f} read (floor {base:.2f} s, {made} files)"
        )
    assert len(back) == DOCUMENTS
    assert sum(len(record.items) for record in back) == sum(len(r.items) for r in records)
    assert DOCUMENTS / reading > LEAST[name] / base
