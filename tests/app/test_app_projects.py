"""Projects are made whole, schemes found by name or file; settings are never overwritten."""

import pytest

from annotator.app.import_types import ImportOptions
from annotator.app.projects import (
    DEFAULT_SCHEME,
    load_scheme,
    make_project,
    make_sample,
    new_project,
    open_session,
    sample_project,
    scheme_names,
)
from annotator.errors import UserError
from annotator.settings import (
    Settings,
    config_folder,
    data_folder,
    load_settings,
    resources,
    save_settings,
)


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))


def test_the_sample_holds_the_article_and_the_default_scheme(sample_text):
    session = open_session(sample_project(), "me")
    (row,) = session.documents()
    state = session.open_document(row.id)
    assert state.text == sample_text
    assert session.scheme == load_scheme(DEFAULT_SCHEME)
    assert row.title == sample_text.split("\n")[0]
    session.close()


def test_a_start_that_was_cut_short_does_not_spoil_the_next():
    (data_folder() / "sample-being-made.annot").touch()
    (data_folder() / "sample-being-made.annot-lock").touch()
    path = sample_project()
    assert [p.name for p in path.parent.iterdir()] == ["sample.annot"]
    before = path.read_bytes()
    assert sample_project().read_bytes() == before


def articles(folder, number):
    folder.mkdir()
    for at in range(number):
        (folder / f"{at}.txt").write_text(f"مقالة {at}", encoding="utf-8")
    return [folder]


def test_a_project_appears_with_its_scheme_and_articles(tmp_path):
    place, blank = tmp_path / "deep" / "er" / "p.annot", load_scheme("blank")
    told = []
    sources = articles(tmp_path / "in", 3), ImportOptions(author="me")
    summary = make_project(place, blank, sources, lambda done, of: told.append((done, of)))
    assert summary.imported == 3
    assert told
    session = open_session(place, "me")
    assert [row.name for row in session.documents()] == ["0.txt", "1.txt", "2.txt"]
    assert session.scheme == blank
    session.close()
    assert [path.name for path in place.parent.iterdir()] == ["p.annot"]


def test_a_project_without_articles_is_empty_and_reports_nothing(tmp_path):
    assert make_project(tmp_path / "p.annot", load_scheme("blank"), ([], ImportOptions())) is None
    session = open_session(tmp_path / "p.annot", "me")
    assert list(session.documents()) == []
    session.close()


def test_a_project_that_is_stopped_leaves_nothing(tmp_path):
    place = tmp_path / "out" / "p.annot"
    sources = articles(tmp_path / "in", 3), ImportOptions()
    summary = make_project(place, load_scheme("blank"), sources, stopped=lambda: True)
    assert summary.cancelled
    assert list(place.parent.iterdir()) == []


def test_a_project_is_never_made_over_another_nor_where_nothing_can_be_written(tmp_path):
    nothing, blank = ([], ImportOptions()), load_scheme("blank")
    make_project(tmp_path / "p.annot", blank, nothing)
    before = (tmp_path / "p.annot").read_bytes()
    with pytest.raises(UserError) as twice:
        make_project(tmp_path / "p.annot", blank, nothing)
    assert twice.value.key == "project.exists"
    assert (tmp_path / "p.annot").read_bytes() == before
    with pytest.raises(UserError) as within:
        make_project(tmp_path / "p.annot" / "q.annot", blank, nothing)
    assert within.value.key == "project.unwritable"


def test_files_without_a_text_make_no_project(tmp_path):
    (tmp_path / "old.txt").write_bytes("بغداد".encode("windows-1256") * 9)
    place = tmp_path / "out" / "p.annot"
    with pytest.raises(UserError) as none:
        make_project(place, load_scheme("blank"), ([tmp_path / "old.txt"], ImportOptions()))
    assert none.value.message
    assert list(place.parent.iterdir()) == []


def test_a_scheme_is_a_name_or_a_file(tmp_path):
    assert DEFAULT_SCHEME in scheme_names()
    copy = tmp_path / "mine.toml"
    copy.write_bytes((resources() / "schemes" / "conll4.toml").read_bytes())
    assert load_scheme(str(copy)) == load_scheme("conll4")
    with pytest.raises(UserError, match="ace2005") as caught:
        load_scheme("nonsense")
    assert caught.value.key == "scheme.missing"


def test_a_new_project_has_the_scheme_and_no_documents(tmp_path):
    new_project(tmp_path / "p.annot", "wojood")
    session = open_session(tmp_path / "p.annot", "me", read_only=True)
    assert session.scheme.name == "wojood"
    assert len(session.documents()) == 0
    session.close()


def test_an_act_on_a_project_open_for_reading_is_refused_in_words(tmp_path):
    from annotator.model import commands

    make_sample(tmp_path / "p.annot")
    session = open_session(tmp_path / "p.annot", "me", read_only=True)
    state = session.open_document(session.documents()[0].id)
    ticket = session.act(commands.mark_span(state, [(0, 5)], "GPE"))
    assert ticket.error.key == "project.read_only"
    assert session.state is state
    assert session.undo() is None
    session.close()


def test_a_listener_that_acts_is_a_bug_and_is_told_so(tmp_path):
    from annotator.errors import BugError
    from annotator.model import commands

    make_sample(tmp_path / "p.annot")
    session = open_session(tmp_path / "p.annot", "me")
    session.open_document(session.documents()[0].id)
    session.listen(lambda change: session.undo())
    with pytest.raises(BugError):
        session.act(commands.mark_span(session.state, [(0, 5)], "GPE"))
    session.close()


def test_settings_survive_and_a_broken_file_is_not_overwritten():
    assert load_settings() == Settings()
    mine = Settings(author="أنا", theme="dark", hotkeys={"event": "Y"}, recent=("a",))
    save_settings(mine)
    assert load_settings() == mine
    (config_folder() / "settings.json").write_text("{broken", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_settings()
    assert caught.value.key == "settings.invalid"
    assert (config_folder() / "settings.json").read_text("utf-8") == "{broken"
