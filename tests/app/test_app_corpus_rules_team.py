"""Rules on the server of a team: its manager keeps them, its members may mark names by them."""

import contextlib
import json

import msgspec
import pytest

from annotator.app.corpus_rules import load_rules, mark_found, mark_names, may_keep
from annotator.app.gazetteer import Gazetteer
from annotator.app.projects import load_scheme
from annotator.app.rule_run import RuleRun
from annotator.app.session import Session
from annotator.app.team import for_team
from annotator.app.transfer import ImportOptions, import_paths
from annotator.errors import UserError
from annotator.model.corpus_rules import MarkRule, ZoneRule
from annotator.model.document import LayerKey
from annotator.store.store import Store

LINE = ZoneRule(id="z", name="+ الخط -", kind="boilerplate", how="line", words="+ الخط -")
MEMBER = "ليلى"


def found(session, rules):
    run = RuleRun(session.store, session.scheme, session.author, rules, everything=True)
    with contextlib.closing(session.store.corpus()) as corpus:
        return run, list(run.hits(corpus))


def land(session, marked):
    for saved, _ in marked.parts:
        if saved is not None:
            session.landed(saved)


@pytest.fixture
def urls(team_server, tmp_path, monkeypatch):
    """A project with two articles and two rules: the URLs of its manager and of a member."""
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    team_server.ask(
        "DO $$ BEGIN CREATE ROLE keeper LOGIN CREATEROLE; "
        "EXCEPTION WHEN duplicate_object THEN NULL; END $$"
    )
    name = team_server.database(owner="keeper")
    url = team_server.url(name, "keeper")
    text = "عنوان\n+ الخط -\nبغداد بعيدة"
    lines = [json.dumps({"id": f"n{n}", "text": text}) for n in range(2)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Store.create(url, load_scheme("ace2005")) as store:
        import_paths(store, [tmp_path / "in.jsonl"], ImportOptions(author=""))
    team = for_team(url)
    team.init(blind=False)
    team.add(MEMBER, None)
    yield url, url.replace("keeper@", f"{MEMBER}@")
    team_server.drop(name)


def test_the_manager_marks_zones_and_keeps_rules(urls):
    with Store.open(urls[0]) as store:
        session = Session(store, "keeper")
        run, hits = found(session, [LINE])
        assert may_keep(store)
        land(session, mark_found(session, run, hits, [], keep=True))
        assert [zone.kind for zone in store.zones("n1")] == ["boilerplate"]
        assert [rule.marked for rule in load_rules(store)] == [2]
        assert store.check() == []


def test_a_member_is_told_plainly_and_may_mark_names_all_the_same(urls):
    with Store.open(urls[0]) as store:
        keeper = Session(store, "keeper")
        land(keeper, mark_names(keeper, Gazetteer(["بغداد"]), "GPE", [], []))
    with Store.open(urls[1]) as store:
        session = Session(store, store.author)
        assert not may_keep(store)
        run, hits = found(session, [LINE])
        for refused in (
            lambda: mark_found(session, run, hits, [], keep=False),
            lambda: mark_names(session, Gazetteer(["بغداد"]), "GPE", [], []),
        ):
            with pytest.raises(UserError) as told:
                refused()
            assert told.value.key == "rule.forbidden"
        assert store.zones("n1") == ()
        (rule,) = load_rules(store)
        assert isinstance(rule, MarkRule)
        run, hits = found(session, [msgspec.structs.replace(rule, reached=0, anchor="")])
        land(session, mark_found(session, run, hits, [], keep=False))
        assert [item.quote for item in store.layer(LayerKey("n1", MEMBER))[1]] == ["بغداد"]
