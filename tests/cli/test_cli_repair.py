"""The commands that care for a project, as a person or a script meets them."""

import json
import sqlite3

import pytest

RECORD = {
    "id": "d1",
    "text": "قال الوزير محمد بن سلمان",
    "author": "ليلى",
    "entities": [{"id": "p", "start": 11, "end": 24, "label": "PER"}],
}


@pytest.fixture
def work(annotate, project, tmp_path):
    """A project with two documents."""
    path = tmp_path / "corpus.jsonl"
    records = [RECORD, {**RECORD, "id": "d2", "text": RECORD["text"] + " اليوم"}]
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text(lines + "\n", encoding="utf-8")
    assert annotate("import", project, path).status == 0
    return project


def spoil(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE mentions SET label = 'LOC'")
    connection.close()


def test_a_backup_is_made_listed_and_brought_back_by_its_number(annotate, work, fingerprint):
    made = annotate("backup", work)
    assert made.status == 0
    assert "it is whole" in made.out
    listed = json.loads(annotate("backup", work, "--list", "--json").out)["backups"]
    assert [(b["number"], b["reason"]) for b in listed] == [(1, "hand")]
    before = fingerprint(work)
    spoil(work)
    assert annotate("check", work).status == 3
    back = annotate("restore", work, "1")
    assert back.status == 0
    assert "corpus.annot.damaged-1" in back.out
    assert annotate("check", work).status == 0
    assert fingerprint(work) == fingerprint(work.with_name("corpus-backups") / made_name(listed))
    assert before != fingerprint(work.with_name("corpus.annot.damaged-1"))


def made_name(listed):
    return listed[0]["path"].rpartition("/")[2]


def test_restoring_without_any_backup_is_refused_and_changes_nothing(annotate, work, fingerprint):
    before = fingerprint(work)
    done = annotate("restore", work)
    assert done.status == 2
    assert "backup.none" in done.err
    assert fingerprint(work) == before


def test_faults_come_with_what_can_be_done(annotate, work):
    spoil(work)
    done = annotate("check", work)
    assert done.status == 3
    assert "What can be done: " in done.out
    assert "annotator salvage" in done.out


def test_salvage_of_a_spoilt_project_puts_right_what_the_log_proves(annotate, work, tmp_path):
    spoil(work)
    new = tmp_path / "saved.annot"
    done = annotate("salvage", work, new)
    assert (done.status, done.err) == (0, "")
    assert "2 documents with 2 items saved" in done.out
    assert annotate("check", new).status == 0
    assert annotate("export", new, tmp_path / "o.jsonl").status == 0
    assert '"PER"' in (tmp_path / "o.jsonl").read_text(encoding="utf-8")


def test_what_salvage_cannot_save_is_on_the_screen_and_in_the_report(annotate, work, tmp_path):
    with sqlite3.connect(work) as connection:
        connection.execute("UPDATE texts SET text = 'شيء آخر' WHERE document = 1")
    connection.close()
    new = tmp_path / "saved.annot"
    done = annotate("salvage", work, new, "--json")
    assert done.status == 3
    told = json.loads(done.out)
    assert (told["documents"], told["lost"]) == (1, 1)
    report = (tmp_path / "saved.annot.losses.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["document"] for line in report] == ["d1"]
    again = annotate("salvage", work, new)
    assert again.status == 2
    assert "project.exists" in again.err


def test_salvage_of_rubbish_is_refused_in_one_sentence(annotate, tmp_path):
    rubbish = tmp_path / "rubbish.annot"
    rubbish.write_bytes(bytes(range(256)) * 100)
    done = annotate("salvage", rubbish, tmp_path / "new.annot")
    assert done.status == 2
    assert "salvage.nothing" in done.err
    assert not list(tmp_path.glob("new.annot*"))


def test_the_trash_is_empty_and_says_so(annotate, work):
    done = annotate("trash", work)
    assert (done.status, done.out) == (0, "0 documents in the trash.\n")
    assert annotate("trash", work, "--restore", "d1").status == 2


def test_history_lists_the_acts_and_shows_the_state_after_one(annotate, work):
    acts = json.loads(annotate("history", work, "d1", "--json").out)["acts"]
    assert [act["origin"] for act in acts] == ["import"]
    shown = annotate("history", work, "d1", "--at", acts[0]["number"])
    assert "11-24  PER  «محمد بن سلمان»  p" in shown.out
    assert annotate("history", work, "d1", "--at", "99").status == 2
    assert annotate("history", work, "nothing").status == 2


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_server_is_refused_in_words(annotate, command):
    done = annotate(command, "postgresql://host/db")
    assert done.status == 2
    assert "project.server" in done.err
