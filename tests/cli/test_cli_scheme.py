"""The scheme on the command line: shown, exported, imported with a look first, taken back."""

import json

import pytest

from annotator.app import scheme_editing as editing
from annotator.app.projects import open_session
from annotator.model import scheme_edits as ops

LINE = {"id": "d1", "text": "بغداد", "entities": [{"start": 0, "end": 5, "label": "GPE"}]}


@pytest.fixture
def project(annotate, tmp_path):
    path = tmp_path / "p.annot"
    source = tmp_path / "one.jsonl"
    source.write_text(json.dumps(LINE), encoding="utf-8")
    assert annotate("new", path, "--scheme", "ace2005").status == 0
    assert annotate("import", path, source).status == 0
    return path


def test_it_is_shown(annotate, project):
    done = annotate("scheme", "show", project)
    assert done.status == 0
    assert "ace2005, version 1" in done.out
    assert "Conflict.Attack" in done.out
    assert json.loads(annotate("scheme", "show", project, "--json").out)["version"] == 1


def test_what_is_exported_makes_the_same_scheme_again(annotate, project, tmp_path):
    out = tmp_path / "mine.toml"
    assert annotate("scheme", "export", project, out).status == 0
    again = tmp_path / "again.annot"
    assert annotate("new", again, "--scheme", out).status == 0
    shown = [annotate("scheme", "export", path, "-").out for path in (project, again)]
    assert shown[0] == shown[1]


def test_an_import_is_shown_first_and_done_with_yes(annotate, project):
    seen = annotate("scheme", "import", project, "ere-rich")
    assert seen.status == 0
    assert "+ added" in seen.out
    assert "--yes" in seen.out
    assert "version 1" in annotate("scheme", "show", project).out
    assert annotate("scheme", "import", project, "ere-rich", "--yes").status == 0
    assert "version 2" in annotate("scheme", "show", project).out
    assert annotate("check", project).status == 0
    assert "already" in annotate("scheme", "import", project, "ere-rich").out
    told = annotate("scheme", "versions", project).out
    assert "scheme-import ere-rich" in told
    assert annotate("scheme", "undo", project).status == 0
    assert "version 1" in annotate("scheme", "show", project).out
    assert annotate("check", project).status == 0


def test_taking_back_lists_the_places_that_stand_against_it(annotate, project, tmp_path):
    session = open_session(project)
    editing.apply_change(session, ops.rename_label(session.scheme, "GPE", "STATE"))
    session.reload_scheme()
    session.open_document("d1")
    from annotator.model.commands import set_note

    item = next(iter(session.state.items.values()))
    assert session.act(set_note(session.state, item.id, "seither")).saved
    session.close()
    done = annotate("scheme", "undo", project)
    assert done.status == 2
    assert "scheme.changed_since" in done.err
    assert "«بغداد»" in done.out
    assert annotate("check", project).status == 0


@pytest.mark.parametrize("text", ["name = 1", "\xff", '[[entities]]\nkey = "A"'])
def test_a_bad_file_changes_nothing(annotate, project, tmp_path, text):
    bad = tmp_path / "bad.toml"
    bad.write_bytes(text.encode("latin-1"))
    done = annotate("scheme", "import", project, bad, "--yes")
    assert done.status == 2
    assert "bad.toml" in done.err
    assert "scheme.invalid" in done.err or "UTF-8" in done.err
    assert annotate("scheme", "import", project, tmp_path / "none.toml").status == 2


def test_nothing_to_take_back_is_said(annotate, project):
    done = annotate("scheme", "undo", project)
    assert done.status == 2
    assert "scheme.nothing" in done.err
