"""Windows: whole sentences, every item in its place or named, and nothing counted twice."""

import io
import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.app.cutting import windows
from annotator.app.export_types import ExportOptions
from annotator.app.exporting import export_records
from annotator.app.import_types import ImportOptions
from annotator.app.importing import import_paths
from annotator.app.projects import load_scheme
from annotator.formats.base import Level, WriteOptions
from annotator.formats.jsonl_write import write_jsonl
from annotator.model.items import Cluster, DocumentLabel, Mention, Relation, quote_of, references
from annotator.store.store import Store

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "formats"))

from record_strategies import records

SIZES = st.integers(1, 40)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(records(), SIZES)
def test_windows_make_the_text_and_hold_each_mention_once_in_its_place(record, size):
    pieces = list(windows(record, size))
    assert "".join(piece.text.text for piece, _ in pieces) == record.text.text
    assert all(piece.text.text.strip() for piece, _ in pieces), "none is blank"
    before = {item.id: item for item in record.items}
    seen = Counter()
    for piece, _ in pieces:
        at = piece.document.meta.get("window_start", 0)
        assert record.text.text.startswith(piece.text.text, at)
        for item in piece.items:
            if isinstance(item, Mention):
                seen[item.id] += 1
                moved = tuple((start + at, end + at) for start, end in item.fragments)
                assert moved == before[item.id].fragments
                assert item.quote == quote_of(piece.text.text, item.fragments)
    assert seen == Counter(item.id for item in record.items if isinstance(item, Mention))
    assert len({piece.document.id for piece, _ in pieces}) == len(pieces)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(records(), SIZES)
def test_what_falls_between_windows_is_named_once(record, size):
    pieces = list(windows(record, size))
    home = {item.id: n for n, (piece, _) in enumerate(pieces) for item in piece.items}
    told = Counter((p.where, p.level) for _, problems in pieces for p in problems)
    kept = Counter(i.id for piece, _ in pieces for i in piece.items)
    for item in record.items:
        ends = [home[id] for id in references(item) if id in home]
        if isinstance(item, Relation):
            apart = len(set(ends)) > 1
            assert kept[item.id] == (0 if apart else 1)
            assert told[item.id, Level.ITEM] == (1 if apart else 0)
        elif isinstance(item, Cluster):
            assert kept[item.id] == len(set(ends))
        elif isinstance(item, DocumentLabel):
            assert kept[item.id] == len(pieces)
        elif isinstance(item, Mention):
            lost = [end for end in ends if end != home[item.id]]
            assert told[item.id, Level.CHANGED] == (1 if lost else 0)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(records(), SIZES)
def test_each_window_is_a_sound_record_and_zones_are_cut_not_lost(record, size):
    pieces = [piece for piece, _ in windows(record, size)]
    assert list(write_jsonl(pieces, io.BytesIO(), WriteOptions())) == []
    covered = Counter()
    for piece in pieces:
        for zone in piece.zones:
            covered[zone.id] += zone.end - zone.start
    assert covered == Counter({zone.id: zone.end - zone.start for zone in record.zones})


TEXT = "قصف الجيش حلب. زار الوزير بغداد. عاد الوفد."


@pytest.fixture
def store(tmp_path):
    def entity(id, words):
        at = TEXT.index(words)
        return {"id": id, "label": "GPE", "start": at, "end": at + len(words)}

    record = {
        "id": "d",
        "text": TEXT,
        "author": "a",
        "entities": [entity("s1", "حلب"), entity("s2", "بغداد"), entity("s3", "الوزير")],
        "relations": [
            {"id": "near", "type": "PHYS", "source": "s3", "target": "s2"},
            {"id": "far", "type": "PHYS", "source": "s1", "target": "s2"},
        ],
    }
    path = tmp_path / "in.jsonl"
    path.write_bytes(msgspec.json.encode(record))
    with Store.create(tmp_path / "p.annot", load_scheme("ace2005")) as store:
        import_paths(store, [path], ImportOptions())
        yield store


@pytest.mark.parametrize("format", ["jsonl", "gliner", "dygie", "oneie"])
def test_windows_are_exported_counted_right_and_read_well(store, tmp_path, format):
    out = tmp_path / "x.jsonl"
    summary = export_records(store, out, ExportOptions(format=format, window=20))
    assert (summary.documents, summary.kept, summary.dropped) == (3, 4, 1)
    (part,) = summary.parts
    assert (part.documents, part.records, part.items) == (1, 3, 4)
    assert [p.where for p in summary.problems if p.level is Level.ITEM] == ["far"]
    with Store.create(tmp_path / "q.annot", load_scheme("ace2005")) as other:
        done = import_paths(other, [out], ImportOptions(format=format))
        assert (done.imported, done.refused, done.left_out) == (3, 0, 0)
        back = sorted(other.records(), key=lambda r: r.document.meta["window_start"])
        assert "".join(r.text.text for r in back) == TEXT
        assert [len(r.items) for r in back] == [1, 3, 0]
        assert {r.document.meta["window_of"] for r in back} == {"d"}
        assert other.check() == []
