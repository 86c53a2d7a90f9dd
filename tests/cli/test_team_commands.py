"""Every command takes the URL of a server where it takes a file, and prints no password."""

import contextlib
import json

import pytest

from annotator.app.projects import make_sample, open_session
from annotator.app.trash import delete_documents
from annotator.gui.picturing import picture
from annotator.model import commands
from annotator.model.place import place_of


@pytest.fixture
def url(team_server, database):
    return team_server.url(database).replace("postgres@", "postgres:secret@")


def test_the_whole_job_on_a_server(annotate, url, tmp_path):
    shown = url.replace(":secret", "")
    done = annotate("new", url)
    assert (done.status, done.out) == (0, f"{shown} made, with the scheme ace2005.\n")
    (tmp_path / "a.txt").write_text("بغداد\nقال المصدر", encoding="utf-8")
    record = {"text": "دمشق اليوم", "entities": [{"start": 0, "end": 4, "label": "GPE"}]}
    (tmp_path / "b.jsonl").write_text(json.dumps(record), encoding="utf-8")
    for path in ("a.txt", "b.jsonl"):
        assert annotate("import", url, tmp_path / path).status == 0
    again = annotate("import", url, tmp_path / "a.txt", "--json")
    assert json.loads(again.out)["skipped"] == 1
    facts = json.loads(annotate("info", url, "--json").out)
    assert (facts["path"], facts["documents"], facts["spans"]) == (shown, 2, 1)
    assert facts["database"].startswith("PostgreSQL ")
    assert annotate("check", url).out == "Sound: no fault found.\n"
    assert "1 places found" in annotate("search", url, "بغداد").out
    out = tmp_path / "out.jsonl"
    assert annotate("export", url, out).status == 0
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [line["text"] for line in lines] == ["بغداد\nقال المصدر", "دمشق اليوم"]
    assert annotate("new", url).status == 2


def test_trash_and_history_are_those_of_a_file_and_what_is_not_for_servers_says_so(
    annotate, url, tmp_path
):
    record = {"text": "دمشق اليوم", "entities": [{"start": 0, "end": 4, "label": "GPE"}]}
    (tmp_path / "b.jsonl").write_text(json.dumps(record), encoding="utf-8")
    assert annotate("import", url, tmp_path / "b.jsonl").status == 0
    place = place_of(url)
    with contextlib.closing(open_session(place, "ليلى")) as session:
        (id,) = session.store.document_ids()
        session.open_document(id)
        (item,) = session.state.items.values()
        assert session.act(commands.delete(session.state, [item.id])).saved
        assert session.act(delete_documents(session.store, [id])).saved
    acts = json.loads(annotate("history", url, id, "--json").out)["acts"]
    assert [act["number"] for act in acts] == [1, 2, 3]
    assert id in annotate("trash", url).out
    assert "1 documents are back" in annotate("trash", url, "--restore", id).out
    assert "0-4  GPE" in annotate("history", url, id, "--at", "1").out
    assert annotate("history", url, id, "--return", "1").status == 0
    # Done on the server when the command ends, not kept in a queue.
    assert json.loads(annotate("info", url, "--json").out)["spans"] == 1
    assert "0 documents deleted for good" in annotate("trash", url, "--empty").out
    assert annotate("check", url).status == 0
    for words in (["backup", url], ["restore", url], ["salvage", url, tmp_path / "n.annot"]):
        refused = annotate(*words)
        assert refused.status == 2
        assert "pg_dump" in refused.err
        assert "secret" not in refused.err


def test_a_picture_of_an_article_on_a_server(url, tmp_path, qapp):
    make_sample(url)
    out = tmp_path / "a.pdf"
    assert picture(url, "article.txt", out, "", ("light", "en")) == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_an_import_makes_the_project_and_a_refused_one_leaves_none(annotate, url, tmp_path):
    (tmp_path / "bad.jsonl").write_text("{", encoding="utf-8")
    assert annotate("import", url, tmp_path / "bad.jsonl").status != 0
    assert "[project.missing]" in annotate("info", url).err
    (tmp_path / "a.txt").write_text("بغداد", encoding="utf-8")
    assert annotate("import", url, tmp_path / "a.txt").status == 0
    assert json.loads(annotate("info", url, "--json").out)["documents"] == 1


def test_no_command_prints_a_password(annotate, url, team_server, tmp_path):
    away = url.replace(str(team_server.port), "1")
    nowhere = url.rpartition("/")[0] + "/nowhere"
    for place in (url, away, nowhere, url + "?sslmode=verify-full", "postgresql://a:secret@"):
        for words in (
            ["info", place],
            ["check", place],
            ["search", place, "x"],
            ["export", place, tmp_path / "x.jsonl"],
            ["team", "init", place],
            ["team", "status", place],
        ):
            done = annotate(*words)
            assert done.status == 2
            assert "secret" not in done.out + done.err
            assert done.err.count("\n") == 1


def test_a_server_that_shows_no_certificate_is_not_spoken_to_when_one_is_asked_for(annotate, url):
    annotate("new", url)
    assert "[team.ssl]" in annotate("info", url + "?sslmode=require").err


def test_a_team_is_made_filled_and_listed(annotate, url):
    assert annotate("new", url).status == 0
    assert annotate("team", "add", url, "hana").status == 2
    assert annotate("team", "init", url, "--blind").status == 0
    done = annotate("team", "add", url, "hana")
    assert done.status == 0
    assert "A login role was made" in done.out
    said = json.loads(annotate("team", "status", url, "--json").out)
    assert said == {
        "blind": True,
        "members": [{"name": "hana", "documents": 0, "done": 0, "mentions": 0, "seconds": 0}],
    }
    assert "hana: 0 of 0 documents done" in annotate("team", "status", url).out
    assert annotate("team", "upgrade", url).status == 0
    assert annotate("team", "remove", url, "hana").status == 0
    assert annotate("team", "init", "corpus.annot").status == 2


def test_without_the_driver_the_program_says_how_to_get_it(annotate, monkeypatch):
    import sys

    for name in [name for name in sys.modules if name.startswith("annotator.store.postgres")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    done = annotate("info", "postgresql://me@localhost/news")
    assert done.status == 2
    assert "[team.driver]" in done.err
    assert "pip install" in done.err
