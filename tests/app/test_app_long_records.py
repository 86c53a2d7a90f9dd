"""Articles that are longer than what a format is known by: each export is known again."""

import pytest

from annotator.app.exporting import export_records, writable_formats
from annotator.app.projects import new_project, open_session
from annotator.app.transfer import ExportOptions, ImportOptions, import_paths
from annotator.formats.archives import MemorySource
from annotator.formats.sniffing import first_bytes
from annotator.model.record import Record
from annotator.store.store import Store

WORDS = "قال زيد "
NOT_READ_BACK = {"spacy", "xlsx"}  # needs an extra; has a limit for a cell, which it tells


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A project with one article of 80,000 characters and marks at its beginning."""
    folder = tmp_path_factory.mktemp("long")
    line = (
        '{"format": "annotator/1", "id": "d", "author": "l", "text": "%s",'
        ' "entities": [{"start": 0, "end": 3, "label": "X"}, {"start": 4, "end": 7, "label": "Y"}]}'
    )
    (folder / "in.jsonl").write_text(line % (WORDS * 10_000), encoding="utf-8")
    new_project(folder / "p.annot")
    session = open_session(folder / "p.annot", "me")
    import_paths(session.store, [folder / "in.jsonl"], ImportOptions())
    yield session.store
    session.close()


def taken(tmp_path, out) -> list[Record]:
    new_project(tmp_path / "again.annot")
    session = open_session(tmp_path / "again.annot", "me")
    summary = import_paths(session.store, [out], ImportOptions())
    found = list(session.store.records())
    session.close()
    assert (summary.refused, summary.left_out) == (0, 0)
    return found


@pytest.mark.parametrize(
    "format",
    [one for one in writable_formats() if one.name not in NOT_READ_BACK],
    ids=lambda f: f.name,
)
def test_each_export_of_a_long_article_is_known_again(store: Store, tmp_path, format):
    out = tmp_path / ("out" if format.write is None else f"out{format.suffixes[0]}")
    export_records(store, out, ExportOptions(format=format.name))
    (record,) = taken(tmp_path, out)
    assert sorted((item.label, item.quote) for item in record.items) == [("X", "قال"), ("Y", "زيد")]


def test_an_outline_has_every_key_and_no_long_text():
    text = (r"a\"\\" * 20_000).encode()
    seen = first_bytes(MemorySource("x.jsonl", b'{"text": "' + text + b'", "spans": []}\n'))
    assert seen == b'{"text": "...", "spans": []}\n'


def test_short_lines_and_other_files_are_seen_as_they_are():
    lines = b'{"text": "x"}\n' * 10_000
    for data in (lines, b"x" * 100_000, b'{"a": 1}'):
        assert first_bytes(MemorySource("x", data)) == data[: 64 * 1024]
