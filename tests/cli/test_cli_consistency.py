"""`annotator consistency`: what is odd, as lines and as JSON, and its exit statuses."""

import json

import pytest

WORDS = "قال محمد إن بغداد بعيدة عن محمد"
MARKS = ((4, 8, "PER"), (12, 17, "GPE"), (27, 31, "PER"))


def records(*, author="me"):
    """Three articles in which all is marked alike."""
    ends = ("في الصباح", "عند المساء البارد", "بعد الظهر من يوم آخر طويل")
    return [
        {
            "id": f"n{n}",
            "name": f"خبر {n}",
            "text": f"{WORDS} {end}",
            "author": author,
            "entities": [{"start": a, "end": b, "label": label} for a, b, label in MARKS],
        }
        for n, end in enumerate(ends)
    ]


@pytest.fixture
def consistency(annotate, tmp_path):
    def run(lines, *words):
        source, path = tmp_path / "in.jsonl", tmp_path / "p.annot"
        source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        if not path.exists():
            assert annotate("import", path, source).status == 0
        return annotate("consistency", path, *words)

    return run


def test_nothing_odd_is_0_and_says_what_was_looked_at(consistency):
    done = consistency(records(), "--author", "me", "--kind", "label.differs")
    assert done.status == 0
    assert "0 places in 0 groups; looked at 3 documents, 3 layers of me" in done.out


def test_odd_places_are_3_and_stand_below_their_group(consistency):
    lines = records()
    lines[1]["entities"][1]["label"] = "LOC"
    done = consistency(lines, "--author", "me", "--kind", "label.differs")
    assert done.status == 3
    group, place, _ = done.out.splitlines()
    assert "label.differs  «بغداد»  GPE 2, LOC 1  1 places" in group
    assert "12-17  LOC" in place
    assert consistency(lines, "--author", "me", "--kind", "edge.blank").status == 0
    assert (
        consistency(
            lines, "--author", "me", "--kind", "label.differs", "--likelihood", "0.9"
        ).status
        == 0
    )


def test_json_holds_groups_with_their_places(consistency):
    lines = records()
    lines[2]["entities"][0]["end"] += 1
    done = consistency(lines, "--author", "me", "--json", "--kind", "edge.blank")
    assert done.status == 3
    told = json.loads(done.out)
    (group,) = told["groups"]
    (place,) = group["places"]
    assert (place["document"], place["start"], place["end"], place["better"]) == (
        "n2",
        4,
        9,
        [4, 8],
    )
    assert (told["documents"], told["layers"]) == (3, 3)


def test_the_work_of_others_is_judged_on_demand(consistency):
    lines = records(author="other")
    lines[0]["entities"][1]["label"] = "LOC"
    kind = ("--kind", "label.differs")
    assert consistency(lines, *kind).status == 0
    assert consistency(lines, *kind, "--author", "other").status == 3
    assert consistency(lines, *kind, "--all").status == 3


def test_a_kind_that_there_is_not_is_refused(consistency):
    done = consistency(records(), "--kind", "lable.differs")
    assert done.status == 2
    assert "There is no kind lable.differs" in done.err
    assert "label.differs" in done.err
