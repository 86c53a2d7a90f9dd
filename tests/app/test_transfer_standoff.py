"""Exports of several files: all comes back with the folder or the zip file, by its side-car."""

from pathlib import Path

import pytest

from annotator.app.projects import load_scheme
from annotator.app.sidecar import sidecar_path
from annotator.app.transfer import ExportOptions, ImportOptions, export_records, import_paths
from annotator.formats.jsonl_write import line_of
from annotator.store.store import Store

GOLDEN = Path(__file__).parents[1] / "formats" / "golden" / "full.codepoint.jsonl"


def project(path, *paths, **options):
    store = Store.create(path, load_scheme("ace2005"))
    summary = import_paths(store, paths, ImportOptions(author="me", **options))
    return store, summary


def items_of(store):
    return {
        record.document.name: (set(map(repr, record.items)), record.zones, record.author)
        for record in store.records()
    }


@pytest.mark.parametrize("target", ["out", "out.zip"])
@pytest.mark.parametrize("format", ["brat", "webanno-tsv", "ace-apf"])
def test_a_folder_or_a_zip_file_brings_back_what_its_format_lost(tmp_path, format, target):
    store, _ = project(tmp_path / "a.annot", GOLDEN)
    out = tmp_path / target
    summary = export_records(store, out, ExportOptions(format=format, boilerplate="keep"))
    assert summary.losses == [sidecar_path(out)]
    before = items_of(store)
    store.close()
    again, done = project(tmp_path / "b.annot", out, format=format)
    assert done.problem_counts["sidecar.damaged"] == 0
    assert items_of(again) == before
    again.close()


def test_a_folder_without_its_side_car_has_what_it_says(tmp_path):
    store, _ = project(tmp_path / "a.annot", GOLDEN)
    out = tmp_path / "out"
    export_records(store, out, ExportOptions(format="brat"))
    sidecar_path(out).unlink()
    again, _ = project(tmp_path / "b.annot", out, format="brat")
    assert items_of(again)["article.txt"][2] == "me"
    assert items_of(again) != items_of(store)
    again.close()
    store.close()


def test_the_same_article_is_met_again_and_not_doubled(tmp_path):
    text = tmp_path / "article.txt"
    text.write_text("زار أحمد بغداد.\n", encoding="utf-8")
    store, _ = project(tmp_path / "a.annot", text)
    export_records(store, tmp_path / "out", ExportOptions(format="brat"))
    before = [line_of(record) for record in store.records()]
    summary = import_paths(store, [tmp_path / "out"], ImportOptions(author="me"))
    assert (summary.imported, summary.skipped) == (0, 1)
    assert [line_of(record) for record in store.records()] == before
    store.close()
