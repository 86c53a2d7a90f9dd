"""Projects are made whole, schemes found by name or file; settings are never overwritten."""

import pytest

from annotator.app.projects import (
    DEFAULT_SCHEME,
    load_scheme,
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
