"""`annotator stats`: for people and for programs."""

import json

import pytest

RECORDS = (
    {
        "id": "d1",
        "text": "قال الوزير محمد بن سلمان في الرياض",
        "author": "ليلى",
        "status": "done",
        "entities": [
            {"id": "p", "start": 11, "end": 24, "label": "PER"},
            {"id": "g", "start": 28, "end": 34, "label": "GPE"},
        ],
    },
    {
        "id": "d2",
        "text": "زار محمد بغداد",
        "author": "عمر",
        "entities": [{"id": "p", "start": 4, "end": 8, "label": "PER"}],
    },
)


@pytest.fixture
def counted(annotate, project, tmp_path):
    path = tmp_path / "in.jsonl"
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS)
    path.write_text(lines, encoding="utf-8")
    assert annotate("import", project, path).status == 0
    return project


def test_json_has_every_figure_by_name(annotate, counted):
    done = annotate("stats", counted, "--json")
    assert (done.status, done.err) == (0, "")
    told = json.loads(done.out)
    assert (told["documents"], told["layers"], told["entities"]) == (2, 2, 3)
    assert told["statuses"] == {"new": 0, "in-progress": 1, "done": 1}
    used = [row for row in told["figures"]["labels"]["rows"] if row["items"]]
    assert used == [
        {"kind": "entity", "label": "PER", "items": 2},
        {"kind": "entity", "label": "GPE", "items": 1},
    ]
    (day,) = told["figures"]["progress"]["rows"]
    assert (day["done"], day["total"]) == (1, 1)
    assert "members" not in done.out


def test_an_author_and_a_status_are_chosen(annotate, counted):
    told = json.loads(annotate("stats", counted, "--json", "--author", "عمر").out)
    assert (told["documents"], told["entities"]) == (1, 1)
    told = json.loads(annotate("stats", counted, "--json", "--status", "done").out)
    assert (told["documents"], told["entities"]) == (1, 2)
    told = json.loads(annotate("stats", counted, "--json", "--until", "2001-01-01").out)
    assert told["documents"] == 0


def test_people_get_tables(annotate, counted):
    done = annotate("stats", counted)
    assert done.status == 0
    assert "entities: 3, events: 0, relations: 0" in done.out
    assert "Items per label" in done.out
    assert "Contact-Info" not in done.out


def test_an_empty_project_is_counted_too(annotate, project):
    done = annotate("stats", project)
    assert (done.status, done.err) == (0, "")
    assert "documents: 0" in done.out


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["--status", "ready"], "statistics.status"),
        (["--since", "gestern"], "statistics.day"),
    ],
)
def test_what_cannot_be_chosen_is_refused(annotate, project, words, key):
    done = annotate("stats", project, *words)
    assert done.status == 2
    assert key in done.err


def test_a_name_cannot_steer_the_terminal(annotate, counted, tmp_path):
    bad = {
        "id": "d3",
        "text": "زار",
        "author": "ليلى",
        "entities": [{"id": "p", "start": 0, "end": 3, "label": "\x1b[31mRED"}],
    }
    path = tmp_path / "bad.jsonl"
    path.write_text(json.dumps(bad), encoding="utf-8")
    annotate("import", counted, path)
    assert "\x1b" not in annotate("stats", counted).out
