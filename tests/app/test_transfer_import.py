"""Import: what a second meeting of the same document means, and that every record is counted."""

import json
import zipfile
from pathlib import Path

import pytest

from annotator.app.transfer import ExportOptions, ImportOptions, export_records, import_paths
from annotator.errors import UserError
from annotator.model.document import LayerKey, Status
from annotator.model.edits import Origin
from annotator.model.scheme import Colour, Label, Names, Role, Scheme
from annotator.store.store import Store

TEXT = "قال الوزير محمد بن سلمان في الرياض."
PERSON = {"id": "p", "start": 11, "end": 24, "label": "PER"}
PLACE = {"id": "q", "start": 28, "end": 34, "label": "GPE"}
RECORD = {"id": "d1", "text": TEXT, "author": "ليلى", "entities": [PERSON]}


def label(key: str, kind: str = "entity", **more) -> Label:
    return Label(key=key, kind=kind, names=Names(key, key), **more)


SCHEME = Scheme(
    name="small",
    version=3,
    names=Names("صغير", "small"),
    labels=(
        label("PER", colour=Colour("#2A33CB", "#91ABFF")),
        label("GPE", colour=Colour("#709A5A", "#9CD182")),
        label(
            "Say",
            "event",
            roles=(
                Role(key="Speaker", names=Names("قائل", "Speaker"), admits=("PER",), minimum=1),
            ),
        ),
    ),
)


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "p.annot", SCHEME) as store:
        yield store


@pytest.fixture
def take(store, tmp_path):
    """Import records given as objects."""
    numbers = iter(range(1000))

    def run(*records: dict, **options):
        path = tmp_path / f"in{next(numbers)}.jsonl"
        path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        return import_paths(store, [path], ImportOptions(**options))

    return run


def counts(summary) -> dict[str, int]:
    names = ("imported", "layers_added", "replaced", "skipped", "refused")
    assert summary.records_in == sum(getattr(summary, name) for name in names)
    return {name: getattr(summary, name) for name in names if getattr(summary, name)}


def items(store, author="ليلى", document="d1"):
    return store.layer(LayerKey(document, author))[1]


def test_a_document_comes_in_as_one_act_with_its_layer(store, take):
    assert counts(take(RECORD)) == {"imported": 1}
    assert store.text("d1").text == TEXT
    assert [item.quote for item in items(store)] == ["محمد بن سلمان"]
    assert store.layer(LayerKey("d1", "ليلى"))[0].status is Status.IN_PROGRESS
    (head,) = store.history("d1", "ليلى")
    assert head.origin is Origin.IMPORT


def test_the_same_again_is_skipped_and_changes_nothing(store, take):
    take(RECORD)
    before = store.info().transactions
    assert counts(take(RECORD)) == {"skipped": 1}
    assert counts(take(RECORD, RECORD)) == {"skipped": 2}
    assert store.info().transactions == before


def test_other_items_of_the_same_author_are_refused_and_say_how(store, take):
    take(RECORD)
    summary = take({**RECORD, "entities": [PERSON, PLACE]})
    assert counts(summary) == {"refused": 1}
    assert (summary.problems[0].key, summary.exit_status) == ("layer.differs", 3)
    assert "--replace" in summary.problems[0].message
    assert [item.id for item in items(store)] == ["p"]


def test_replace_puts_them_in_place_as_one_act_that_can_be_taken_back(store, take):
    take({**RECORD, "entities": [PERSON, PLACE]})
    changed = {**PERSON, "label": "GPE"}
    event = {"id": "q", "type": "Say", "trigger": {"start": 0, "end": 3}}
    summary = take({**RECORD, "entities": [changed], "events": [event]}, replace=True)
    assert counts(summary) == {"replaced": 1}
    assert [(item.id, item.label) for item in items(store)] == [("p", "GPE"), ("q", "Say")]
    act = store.transaction(store.history("d1", "ليلى")[-1].id)
    assert len(act.inverse_edits()) == len(act.edits) == 3


def test_another_author_is_a_further_layer(store, take):
    take(RECORD)
    assert counts(take({**RECORD, "author": "سعاد", "entities": [PLACE]})) == {"layers_added": 1}
    assert store.authors_of("d1") == ["سعاد", "ليلى"]
    assert store.document_ids() == ["d1"]


def test_two_layers_of_one_document_may_come_in_one_file(store, take):
    assert counts(take(RECORD, {**RECORD, "author": "سعاد"})) == {"imported": 1, "layers_added": 1}


def test_the_same_id_with_another_text_is_an_error(store, take):
    summary = take(RECORD, {**RECORD, "text": TEXT + "!"})
    assert counts(summary) == {"imported": 1, "refused": 1}
    assert summary.problems[0].key == "id.duplicate"
    assert counts(take({**RECORD, "text": "غيره", "entities": []}, replace=True)) == {"refused": 1}
    assert store.text("d1").text == TEXT


def test_a_changed_status_alone_is_left_and_told_until_replace_is_said(store, take):
    take(RECORD)
    done = {
        **RECORD,
        "status": "done",
        "title": "عنوان",
        "zones": [{"kind": "title", "start": 0, "end": 3}],
    }
    summary = take(done)
    assert (counts(summary), summary.exit_status) == ({"skipped": 1}, 0)
    assert summary.problems[0].key == "document.differs"
    assert counts(take(done, replace=True)) == {"replaced": 1}
    assert store.layer(LayerKey("d1", "ليلى"))[0].status is Status.DONE
    assert store.document("d1").title == "عنوان"
    assert len(store.zones("d1")) == 1


def test_plain_text_belongs_to_nobody(store, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for expected in ({"imported": 1}, {"skipped": 1}):
        assert counts(import_paths(store, [tmp_path / "a.txt"], ImportOptions())) == expected
    assert store.info().authors == ()


def test_work_that_names_no_author_gets_the_one_of_the_import(store, take):
    take({**RECORD, "author": ""}, author="سعاد")
    assert store.authors_of("d1") == ["سعاد"]
    take({**RECORD, "id": "d2"}, author="سعاد")
    assert store.authors_of("d2") == ["ليلى"]


def test_labels_that_the_scheme_lacks_are_added_with_their_use(store, take):
    record = {
        **RECORD,
        "entities": [PERSON, {**PLACE, "label": "CITY"}],
        "events": [
            {
                "id": "e",
                "type": "Travel.Arrive",
                "trigger": {"start": 0, "end": 3},
                "arguments": [{"role": "Who", "target": "p"}],
            }
        ],
        "relations": [{"type": "NEAR", "source": "p", "target": "q"}],
        "labels": [{"label": "politics"}],
    }
    summary = take(record)
    assert summary.exit_status == 0
    assert sorted(summary.labels_added) == ["CITY", "NEAR", "Travel.Arrive", "politics"]
    assert not summary.findings
    scheme = store.scheme()
    assert {key: scheme.label(key).kind for key in summary.labels_added} == {
        "CITY": "entity",
        "Travel.Arrive": "event",
        "NEAR": "relation",
        "politics": "document",
    }
    assert [role.key for role in scheme.roles_of("Travel.Arrive")] == ["Who"]
    used = [found.colour for found in scheme.labels if found.kind == "entity"]
    assert len(set(used)) == len(used)
    assert store.check() == []


def test_what_the_scheme_does_not_admit_is_kept_and_counted(store, take):
    event = {
        "id": "e",
        "type": "Say",
        "trigger": {"start": 0, "end": 3},
        "arguments": [{"role": "Hearer", "target": "p"}],
    }
    summary = take({**RECORD, "events": [event]})
    assert summary.findings == {"role.unknown": 1, "role.empty": 1}
    assert (summary.exit_status, len(items(store))) == (0, 2)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"entities": [{**PERSON, "label": "CITY"}]}, "label.unknown"),
        ({"entities": [PERSON, {**PLACE, "end": 99}]}, "offset.out_of_range"),
        (
            {"events": [{"type": "Say", "trigger": {"start": 0, "end": 3}}]},
            "role.empty",
        ),
    ],
)
def test_strict_refuses_a_record_with_any_fault_and_takes_the_others(store, take, change, key):
    summary = take({**RECORD, "id": "bad", **change}, RECORD, strict=True)
    assert counts(summary) == {"imported": 1, "refused": 1}
    assert key in {problem.key for problem in summary.problems}
    assert store.document_ids() == ["d1"]
    assert store.scheme() == SCHEME


def test_a_folder_is_walked_in_order_and_other_kinds_are_counted(store, tmp_path):
    for name in ("b/z.txt", "b/a.txt", "a.jsonl", "c.mp3", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"text": "س" + name}) if "jsonl" in name else "س" + name)
    summary = import_paths(store, [tmp_path / "corpus"], ImportOptions())
    assert (summary.files, summary.files_ignored, summary.imported) == (3, 1, 3)
    names = [line[2] for line in store.lines("", 0, 10)]
    assert names == ["a:1", "a.txt", "z.txt"]


@pytest.mark.parametrize(
    ("options", "key"),
    [({"format": "mp3"}, "format.unknown"), ({"encoding": "klingon"}, "encoding.unknown")],
)
def test_what_cannot_be_done_is_refused_before_anything_is_written(store, take, options, key):
    with pytest.raises(UserError) as refused:
        take(RECORD, **options)
    assert refused.value.key == key
    assert store.document_ids() == []


def test_progress_reaches_its_end_and_stopping_keeps_whole_records(store, tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps({**RECORD, "id": f"d{n}"}) for n in range(600)))
    seen = []
    import_paths(store, [path], ImportOptions(), lambda *step: seen.append(step))
    assert seen[-1] == (path.stat().st_size,) * 2
    assert seen == sorted(seen)
    answers = iter([False] * 10 + [True])
    again = tmp_path / "more.jsonl"
    again.write_text("\n".join(json.dumps({**RECORD, "id": f"e{n}"}) for n in range(600)))
    summary = import_paths(store, [again], ImportOptions(), None, lambda: next(answers))
    assert (summary.cancelled, summary.imported, summary.exit_status) == (True, 10, 3)
    assert len(store.document_ids()) == 610


def test_when_the_disk_is_full_in_mid_import_the_batches_before_stand(store, tmp_path, monkeypatch):
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps({**RECORD, "id": f"d{n}"}) for n in range(600)))
    real, calls = store.commit_many, []

    def full(batch):
        calls.append(batch)
        if len(calls) == 2:
            raise UserError("project.disk_full", "The disk is full.")
        real(batch)

    monkeypatch.setattr(store, "commit_many", full)
    summary = import_paths(store, [path], ImportOptions())
    assert (summary.imported, summary.exit_status) == (256, 3)
    assert "first 256 records" in summary.problems[-1].message
    assert len(store.document_ids()) == 256
    monkeypatch.undo()
    assert counts(import_paths(store, [path], ImportOptions())) == {"imported": 344, "skipped": 256}


def test_a_disk_that_is_full_at_once_refuses_the_whole_import(store, take, monkeypatch):
    def full(batch):
        raise UserError("project.disk_full", "The disk is full.")

    monkeypatch.setattr(store, "commit_many", full)
    with pytest.raises(UserError, match="full"):
        take(RECORD)


def test_what_the_reader_guessed_and_the_scheme_of_the_records_is_told(store, tmp_path):
    path = tmp_path / "records.txt"
    record = {**RECORD, "scheme": {"name": "wojood", "version": 2}}
    path.write_text(json.dumps(record) + "\n" + json.dumps({**record, "id": "d2"}))
    summary = import_paths(store, [path], ImportOptions())
    assert [problem.key for problem in summary.problems] == ["format.guessed", "scheme.differs"]
    assert (summary.imported, summary.exit_status) == (2, 0)


def test_attributes_meta_and_every_kind_of_item_survive_the_store(store, tmp_path):
    golden = Path(__file__).resolve().parents[1] / "formats" / "golden" / "full.codepoint.jsonl"
    import_paths(store, [golden], ImportOptions())
    out = tmp_path / "out.jsonl"
    export_records(store, out, ExportOptions())
    first, second = (path.read_bytes().split(b"\n") for path in (golden, out))
    for line, again in zip(first, second, strict=True):
        # The scheme is the project's own; everything else comes back byte for byte.
        for name in (b'{"name":"ace2005","version":1}', b'{"name":"blank","version":1}'):
            line = line.replace(name, b'{"name":"small","version":3}')
        assert again == line


def test_an_archive_that_is_not_opened_does_not_keep_the_files_around_it_out(store, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("خبر أول", encoding="utf-8")
    (folder / "z.txt").write_text("خبر ثان", encoding="utf-8")
    with zipfile.ZipFile(folder / "m.zip", "w") as archive:
        archive.writestr("../evil.txt", "x")
    for paths in ([folder], sorted(folder.iterdir())):
        done = import_paths(store, paths, ImportOptions())
        assert done.imported + done.skipped == 2
        assert (done.refused, done.source_refused) == (1, True)
        (told,) = [p for p in done.problems if p.key == "zip.unsafe_path"]
        assert told.fatal
        assert Path(told.source).name == "m.zip"
    with pytest.raises(UserError, match=r"m\.zip"):
        import_paths(store, [folder / "m.zip"], ImportOptions())
