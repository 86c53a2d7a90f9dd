"""The side-car of an export in the folders of a stranger: it brings back its own, and only that."""

import json

import pytest

from annotator.app.late import LateProject
from annotator.app.projects import load_scheme, new_project, open_session
from annotator.app.sidecar import sidecar_path
from annotator.app.transfer import ExportOptions, ImportOptions, export_records, import_paths
from annotator.errors import UserError

TEXT = "قال زيد لعمرو"


def record(id, *entities, name="", text=TEXT, author="ليلى", **more):
    spans = [
        {"id": f"s{n}", "start": start, "end": end, "label": label, "note": note}
        for n, (start, end, label, note) in enumerate(entities)
    ]
    return {
        "format": "annotator/1",
        "id": id,
        "name": name or f"{id}.txt",
        "text": text,
        "author": author,
        "entities": spans,
        **more,
    }


@pytest.fixture
def project(tmp_path):
    """A project with the records that are given."""

    def make(*records):
        path = tmp_path / f"p{len(list(tmp_path.iterdir()))}.annot"
        new_project(path)
        lines = tmp_path / "in.jsonl"
        lines.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        session = open_session(path, "me")
        if records:
            import_paths(session.store, [lines], ImportOptions())
        return session

    made = []

    def remembered(*records):
        made.append(make(*records))
        return made[-1]

    yield remembered
    for session in made:
        session.close()


def taken(project, *paths):
    session = project()
    summary = import_paths(session.store, list(paths), ImportOptions())
    return summary, {
        (found.document.id, found.author): sorted(
            (item.label, item.quote, item.note) for item in found.items
        )
        for found in session.store.records()
    }


def test_documents_of_the_same_text_get_back_their_own_marks(project, tmp_path):
    one, two = (4, 7, "PER", "اسم"), (8, 13, "PER", "آخر")
    session = project(
        record("b/1", one), record("a", two), record("c"), record("d", one, two, name="..")
    )
    out = tmp_path / "out"
    export_records(session.store, out, ExportOptions(format="brat"))
    summary, back = taken(project, out)
    assert summary.refused == 0
    assert back == {
        ("b/1", "ليلى"): [("PER", "زيد", "اسم")],
        ("a", "ليلى"): [("PER", "لعمرو", "آخر")],
        ("c", "ليلى"): [],
        ("d", "ليلى"): [("PER", "زيد", "اسم"), ("PER", "لعمرو", "آخر")],
    }


def test_layers_of_several_authors_come_back_from_files_without_authors(project, tmp_path):
    session = project(
        record("a", (4, 7, "PER", "ن")), record("a", (8, 13, "PER", ""), author="سامي")
    )
    for format in ("brat", "webanno-tsv"):
        out = tmp_path / format
        export_records(session.store, out, ExportOptions(format=format))
        summary, back = taken(project, out)
        assert summary.refused == 0, format
        assert back == {
            ("a", "ليلى"): [("PER", "زيد", "ن")],
            ("a", "سامي"): [("PER", "لعمرو", "")],
        }


def test_what_lost_nothing_is_not_taken_for_its_neighbour_of_the_same_text(project, tmp_path):
    session = project(
        record("a", (4, 7, "PER", "ن")),
        record("a", (8, 13, "ORG", ""), author="سامي"),
        record("b", (0, 3, "X", "")),
    )
    out = tmp_path / "out.jsonl"
    export_records(session.store, out, ExportOptions(format="doccano"))
    # Edited in another program: known by the texts from now on.
    out.write_bytes(out.read_bytes() + b"\n")
    assert taken(project, out)[1] == {
        ("a", "ليلى"): [("PER", "زيد", "ن")],
        ("a", "سامي"): [("ORG", "لعمرو", "")],
        ("b", "ليلى"): [("X", "قال", "")],
    }


def test_an_export_without_losses_forgets_those_of_the_one_before(project, tmp_path):
    out = tmp_path / "out.jsonl"
    lossy = project(record("a", (4, 7, "PER", "ن")))
    export_records(lossy.store, out, ExportOptions(format="doccano"))
    assert sidecar_path(out).exists()
    export_records(
        project(record("a", (4, 7, "PER", ""))).store, out, ExportOptions(format="doccano")
    )
    assert not sidecar_path(out).exists()
    assert taken(project, out)[1] == {("a", "ليلى"): [("PER", "زيد", "")]}


def test_an_export_that_fails_leaves_the_side_car_of_the_one_before(project, tmp_path):
    out = tmp_path / "out.jsonl"
    session = project(record("a", (4, 7, "PER", "ن")))
    export_records(session.store, out, ExportOptions(format="doccano"))
    with pytest.raises(UserError):
        export_records(project().store, out, ExportOptions(format="jsonl"))
    assert sidecar_path(out).exists()


def test_a_file_of_somebody_with_the_name_of_a_side_car_is_left_alone(project, tmp_path):
    out = tmp_path / "out.jsonl"
    sidecar_path(out).write_text('{"mine": 1}\n', encoding="utf-8")
    export_records(project(record("a")).store, out, ExportOptions())
    assert sidecar_path(out).read_text("utf-8") == '{"mine": 1}\n'


@pytest.mark.parametrize(
    ("format", "name"), [("xlsx", "out.xlsx"), ("bioc-xml", "out.xml"), ("gate-xml", "out")]
)
def test_a_record_that_a_format_refuses_is_kept_beside_and_comes_back(
    project, tmp_path, format, name
):
    bad = record("b", (4, 7, "PER", ""), text="قال زيد\x0b لعمرو")
    session = project(record("a", (4, 7, "PER", "")), bad, record("c", (0, 3, "X", "")))
    out = tmp_path / name
    summary = export_records(session.store, out, ExportOptions(format=format))
    assert (summary.refused, summary.exit_status, len(summary.losses)) == (1, 3, 1)
    assert taken(project, out)[1] == {
        ("a", "ليلى"): [("PER", "زيد", "")],
        ("b", "ليلى"): [("PER", "زيد", "")],
        ("c", "ليلى"): [("X", "قال", "")],
    }


def test_members_and_arguments_that_the_file_lacks_come_back(project, tmp_path):
    event = {
        "id": "e",
        "type": "Contact.Meet",
        "trigger": {"start": 0, "end": 3},
        "arguments": [{"role": "Entity", "target": "s0"}, {"role": "Entity", "target": "s1"}],
    }
    cluster = {"id": "c", "label": "PER", "members": ["s0", "s1", "s2"]}
    session = project(
        record(
            "a",
            (4, 7, "PER", ""),
            (8, 13, "شيء", ""),
            (9, 13, "PER", ""),
            events=[event],
            clusters=[cluster],
        )
    )
    out = tmp_path / "out"
    export_records(session.store, out, ExportOptions(format="ace-apf"))
    back = project()
    import_paths(back.store, [out], ImportOptions())
    (first,), (second,) = (list(one.store.records()) for one in (session, back))
    assert second.items == first.items


def test_a_folder_with_exports_and_their_side_cars_is_each_export_once(project, tmp_path):
    session = project(record("a", (4, 7, "PER", "ن")))
    folder = tmp_path / "in"
    folder.mkdir()
    export_records(session.store, folder / "x.jsonl", ExportOptions(format="doccano"))
    wanted = {("a", "ليلى"): [("PER", "زيد", "ن")]}
    for paths in ([folder], sorted(folder.iterdir())):
        summary, back = taken(project, *paths)
        assert (summary.refused, back) == (0, wanted)
        assert summary.problem_counts == {}


def test_a_side_car_alone_is_no_export(tmp_path, project):
    session = project(record("a", (4, 7, "PER", "ن")))
    out = tmp_path / "x.jsonl"
    export_records(session.store, out, ExportOptions(format="doccano"))
    target = LateProject(tmp_path / "new.annot", load_scheme("ace2005"))
    with pytest.raises(UserError, match=r"Import x\.jsonl, with"):
        import_paths(target, [sidecar_path(out)], ImportOptions())
    out.unlink()
    folder = tmp_path / "alone"
    folder.mkdir()
    sidecar_path(out).rename(folder / sidecar_path(out).name)
    summary = import_paths(target, [folder], ImportOptions())
    assert summary.problem_counts == {"sidecar.alone": 1}
    assert not (tmp_path / "new.annot").exists()
