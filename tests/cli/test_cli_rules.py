"""The command `rules`: what a project keeps, and marking what it finds."""

import json

import pytest

from annotator.app.corpus_rules import keep_act
from annotator.app.projects import open_session
from annotator.model.corpus_rules import ZoneRule
from annotator.store.store import Store

RULE = ZoneRule(id="z1", name="الخط", kind="boilerplate", how="line", words="+ الخط -")


@pytest.fixture
def project(tmp_path, annotate):
    path = tmp_path / "p.annot"
    lines = [json.dumps({"id": f"n{n}", "text": f"عنوان\n+ الخط -\nخبر {n}"}) for n in range(3)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert annotate("import", path, tmp_path / "in.jsonl").status == 0
    return path


def keep(path, *rules):
    session = open_session(path, "me")
    for rule in rules:
        assert session.act(keep_act(session.store, rule)).saved
    session.close()


def test_a_project_without_rules_says_so(annotate, project):
    done = annotate("rules", project)
    assert (done.status, done.out) == (0, "0 rules.\n")


def test_rules_are_listed_run_and_run_again_on_what_is_new(annotate, project):
    off = ZoneRule(id="z2", name="عنوان", kind="title", how="first", on=False)
    keep(project, RULE, off)
    listed = annotate("rules", project).out
    assert "+ الخط -" in listed
    assert "[off]" in listed
    assert "3 places marked" in annotate("rules", project, "--run").out
    assert "0 places marked" in annotate("rules", project, "--run").out
    with Store.open(project) as store:
        assert [len(store.zones(f"n{n}")) for n in range(3)] == [1, 1, 1]
        assert store.check() == []
    told = json.loads(annotate("rules", project, "--json").out)
    assert [(rule["id"], rule["marked"], rule["on"]) for rule in told["rules"]] == [
        ("z1", 3, True),
        ("z2", 0, False),
    ]
    assert not told["ran"]


def test_json_tells_what_a_run_has_marked(annotate, project):
    keep(project, RULE)
    told = json.loads(annotate("rules", project, "--run", "--all", "--json").out)
    assert [(rule["found"], rule["marked"]) for rule in told["rules"]] == [(3, 3)]


def test_a_slow_expression_is_refused_with_a_sentence(annotate, project, monkeypatch, tmp_path):
    from annotator.app import searching

    monkeypatch.setattr(searching, "PATTERN_S", 0.05)
    line = json.dumps({"id": "s", "text": "ا" * 5_000 + "ب"})
    (tmp_path / "s.jsonl").write_text(line, encoding="utf-8")
    annotate("import", project, tmp_path / "s.jsonl")
    keep(project, ZoneRule(id="z", name="p", kind="title", how="pattern", words="(ا+)+$"))
    done = annotate("rules", project, "--run")
    assert done.status == 2
    assert "search.slow" in done.err
    with Store.open(project) as store:
        assert store.zones("n0") == ()
