"""`annotator correct`: what it says is what it does, and its exit status tells a script."""

import json

import pytest

TEXT = "قال الوزير محمد بن سلمان في الرياض"
RECORD = {
    "id": "d1",
    "name": "article.txt",
    "text": TEXT,
    "author": "ليلى",
    "entities": [
        {"id": "p", "start": 11, "end": 24, "label": "PER"},
        {"id": "q", "start": 28, "end": 34, "label": "GPE"},
    ],
}


@pytest.fixture
def work(annotate, project, tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps(RECORD, ensure_ascii=False) + "\n", encoding="utf-8")
    assert annotate("import", project, path).status == 0
    return project


@pytest.fixture
def new(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "new.txt"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_when_all_marks_move_along_the_status_is_0(annotate, work, new):
    done = annotate("correct", work, "d1", new("أمس " + TEXT))
    assert done.status == 0, done
    assert "2 move with the same words" in done.out
    assert annotate("check", work).status == 0
    found = annotate("search", work, "أمس").out
    assert "1 places found" in found


def test_what_is_changed_or_lost_is_listed_and_the_status_is_3(annotate, work, new):
    done = annotate("correct", work, "article.txt", new("قال الوزير محمد سلمان"))
    assert done.status == 3
    assert "PER p of ليلى «محمد بن سلمان» is now «محمد سلمان»." in done.out
    assert "GPE q of ليلى «الرياض» is lost: its text is gone." in done.out
    assert annotate("check", work).status == 0


def test_a_dry_run_says_the_same_and_changes_no_byte(annotate, work, new, fingerprint):
    before = fingerprint(work)
    done = annotate("correct", work, "d1", new("قال الوزير محمد سلمان"), "--dry-run")
    assert done.status == 3
    assert "Nothing was changed" in done.out
    assert fingerprint(work) == before


def test_for_programs_every_item_is_told(annotate, work, new):
    done = annotate("correct", work, "d1", new("قال الوزير محمد سلمان"), "--json")
    told = json.loads(done.out)
    assert (told["document"], told["done"], told["text_version"]) == ("d1", True, 2)
    assert told["counts"] == {"same": 0, "moved": 0, "spelt": 0, "changed": 1, "lost": 1}
    items = {item["id"]: item for item in told["items"]}
    assert (items["p"]["kind"], items["p"]["after"]) == ("changed", "محمد سلمان")
    assert (items["q"]["kind"], items["q"]["new_fragments"]) == ("lost", None)


def test_an_encoding_can_be_named_and_has_to_be(annotate, work, new, fingerprint):
    path = new("أمس " + TEXT, "windows-1256")
    before = fingerprint(work)
    refused = annotate("correct", work, "d1", path)
    assert refused.status == 2
    assert "windows-1256" in refused.err
    assert fingerprint(work) == before
    assert annotate("correct", work, "d1", path, "--encoding", "windows-1256").status == 0


@pytest.mark.parametrize("document", ["d2", "other.txt"])
def test_a_document_that_is_not_there_is_refused(annotate, work, new, document):
    done = annotate("correct", work, document, new(TEXT))
    assert done.status == 2
    assert "There is no document" in done.err


def test_the_same_text_changes_nothing(annotate, work, new, fingerprint):
    before = fingerprint(work)
    done = annotate("correct", work, "d1", new(TEXT))
    assert done.status == 0
    assert "The text is the same" in done.out
    assert annotate("history", work, "d1").out.count("correct") == 0
    assert before


def test_an_import_corrects_texts_when_asked(annotate, work, tmp_path):
    path = tmp_path / "again.jsonl"
    record = {"id": "d1", "text": "أمس " + TEXT}
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    refused = annotate("import", work, path)
    assert refused.status == 3
    assert "--replace-text" in refused.err
    done = annotate("import", work, path, "--replace-text")
    assert done.status == 0
    assert "1 texts corrected" in done.out
    assert annotate("check", work).status == 0
