"""Rules of the corpus: what a zone teaches is found in its siblings alone, in one act, for good."""

import contextlib
import json

import msgspec
import pytest

from annotator.app import searching
from annotator.app.corpus_rules import (
    checked,
    forget_act,
    keep_act,
    load_rules,
    mark_found,
    mark_names,
)
from annotator.app.gazetteer import Gazetteer
from annotator.app.projects import load_scheme
from annotator.app.rule_run import RuleRun
from annotator.app.session import Session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.errors import UserError
from annotator.model.commands_groups import mark_zone
from annotator.model.corpus_rules import MarkRule, ZoneRule, source_of
from annotator.model.document import LayerKey
from annotator.model.zone_lines import learn
from annotator.store.store import Store

URL = "https://www.alaraby.example/news/{0}"


def article(number, *, tail="المساهمون", site=URL):
    lines = (
        f"عنوان الخبر رقم {number}",
        "",
        f"{number + 1} مارس 2021",
        "صورة لجنود في نينوى (الأناضول)",
        "+ الخط -",
        "",
        f"أعلنت السلطات الأمنية في بغداد حصيلة الضربات الجوية {number} أمس.",
        "وقالت في بيان لها إن الضربات أدت إلى تدمير أوكار (قره جوخ)، ولم تقل كم عددها.",
        tail,
    )
    return {"id": f"n{number}", "text": "\n".join(lines), "url": site.format(number)}


STRANGER = {
    "id": "x1",
    "text": "خبر آخر\nقال إن زر + الخط - على الصفحة صغير.\nالمساهمون في الشركة غاضبون.\nقال\n",
    "url": "https://other.example/1",
}


@pytest.fixture(autouse=True)
def own_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))


@pytest.fixture
def bring(tmp_path):
    """A project, and a way to import records into it."""
    with Store.create(tmp_path / "p.annot", load_scheme("ace2005")) as store:
        session = Session(store, "me")

        def more(*records):
            path = tmp_path / "in.jsonl"
            path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
            import_paths(store, [path], ImportOptions(author=""))
            return session

        yield more


@pytest.fixture
def session(bring):
    return bring(*(article(n) for n in range(4)), STRANGER)


def taught(session, words, kind, id="n0"):
    """Mark a line by hand, and give the rule that it teaches."""
    state = session.open_document(id)
    start = state.text.index(words)
    session.act(mark_zone(state, start, start + len(words), kind))
    rule = learn(state.text, start, start + len(words), kind)
    source = source_of(state.document.name, state.document.meta)
    return msgspec.structs.replace(rule, id=f"r-{kind}", name=words, source=source)


def run_of(session, *rules, everything=True):
    return RuleRun(session.store, session.scheme, session.author, rules, everything=everything)


def hits_of(session, run):
    with contextlib.closing(session.store.corpus()) as corpus:
        return list(run.hits(corpus))


def found(session, *rules, everything=True):
    return [
        (h.document, h.text)
        for h in hits_of(session, run_of(session, *rules, everything=everything))
    ]


def do(session, run, taken=None, left=(), *, keep=False):
    hits = hits_of(session, run) if taken is None else taken
    marked = mark_found(session, run, hits, list(left), keep=keep)
    land(session, marked)
    return marked


def land(session, marked):
    for saved, _ in marked.parts:
        if saved is not None:
            session.landed(saved)


def zones(session, id):
    text = session.store.text(id).text
    return [(z.kind, text[z.start : z.end]) for z in session.store.zones(id)]


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("+ الخط -", "boilerplate", ["+ الخط -"] * 3),
        ("المساهمون", "boilerplate", ["المساهمون"] * 3),
        ("1 مارس 2021", "dateline", ["2 مارس 2021", "3 مارس 2021", "4 مارس 2021"]),
        ("صورة لجنود في نينوى (الأناضول)", "caption", ["صورة لجنود في نينوى (الأناضول)"] * 3),
        ("عنوان الخبر رقم 0", "title", [f"عنوان الخبر رقم {n}" for n in (1, 2, 3)]),
    ],
)
def test_one_marked_zone_finds_just_its_line_in_the_articles_of_its_source(
    session, words, kind, expected
):
    rule = taught(session, words, kind)
    assert found(session, rule) == list(zip(("n1", "n2", "n3"), expected, strict=True))


@pytest.mark.parametrize("kind", ["boilerplate", "dateline", "caption"])
def test_without_a_source_an_article_of_elsewhere_is_left_alone_all_the_same(session, kind):
    words = {"boilerplate": "المساهمون", "dateline": "1 مارس 2021"}.get(
        kind, "صورة لجنود في نينوى (الأناضول)"
    )
    rule = msgspec.structs.replace(taught(session, words, kind), source="")
    assert "x1" not in {id for id, _ in found(session, rule)}


def test_all_are_marked_by_one_act_and_one_undo_takes_them_back_and_another_the_rule(session):
    rule = taught(session, "+ الخط -", "boilerplate")
    marked = do(session, run_of(session, rule), keep=True)
    assert (marked.number, marked.documents, marked.left) == (3, 3, 0)
    assert zones(session, "n2") == [("boilerplate", "+ الخط -")]
    (kept,) = load_rules(session.store)
    assert (kept.marked, kept.anchor) == (3, "x1")
    assert session.store.check() == []
    assert session.undo().saved
    assert zones(session, "n2") == []
    assert zones(session, "n0") == [("boilerplate", "+ الخط -")]
    (kept,) = load_rules(session.store)
    assert (kept.marked, kept.reached) == (0, 0)
    assert session.undo().saved
    assert load_rules(session.store) == []
    assert session.redo().saved
    assert session.redo().saved
    assert zones(session, "n3") == [("boilerplate", "+ الخط -")]
    assert session.store.check() == []


def test_a_kept_rule_looks_only_at_what_has_come_since(session, bring):
    do(session, run_of(session, taught(session, "+ الخط -", "boilerplate")), keep=True)
    rules = load_rules(session.store)
    assert found(session, *rules, everything=False) == []
    bring(article(7), {"id": "x2", "text": "لا شيء\nهنا", "url": URL.format(2)})
    assert found(session, *rules, everything=False) == [("n7", "+ الخط -")]
    do(session, run_of(session, *rules, everything=False))
    (kept,) = load_rules(session.store)
    assert (kept.marked, kept.anchor) == (4, "x2")


def test_an_older_run_can_be_taken_back_after_a_newer_one_and_a_change_of_the_rule(session, bring):
    do(session, run_of(session, taught(session, "+ الخط -", "boilerplate")), keep=True)
    bring(article(7))
    do(session, run_of(session, *load_rules(session.store), everything=False))
    (kept,) = load_rules(session.store)
    session.act(keep_act(session.store, msgspec.structs.replace(kept, name="زر")))
    session.open_document("n1")
    assert session.undo().saved
    assert zones(session, "n2") == []
    assert zones(session, "n7") == [("boilerplate", "+ الخط -")]
    (kept,) = load_rules(session.store)
    assert (kept.name, kept.marked) == ("زر", 1)
    session.act(forget_act(session.store, [kept]))
    session.open_document("n7")
    assert session.undo().saved
    assert zones(session, "n7") == []
    assert session.store.check() == []


def test_what_was_left_in_a_list_is_not_offered_again(session):
    rule = taught(session, "+ الخط -", "boilerplate")
    run = run_of(session, rule)
    first, *others = hits_of(session, run)
    do(session, run, others, [first], keep=True)
    assert found(session, *load_rules(session.store)) == []


def test_what_was_taken_out_by_hand_is_not_offered_again_but_what_was_undone_is(session):
    rule = taught(session, "+ الخط -", "boilerplate")
    do(session, run_of(session, rule), keep=True)
    (kept,) = load_rules(session.store)
    state = session.open_document("n2")
    (zone,) = state.zones.values()
    session.act(mark_zone(state, zone.start, zone.end, ""))
    assert found(session, kept) == []
    session.undo()
    assert zones(session, "n2") == [("boilerplate", "+ الخط -")]
    session.undo()
    assert {id for id, _ in found(session, kept)} == {"n1", "n2", "n3"}


def test_what_somebody_decided_stays_and_body_makes_room(session):
    rule = taught(session, "+ الخط -", "boilerplate")
    for id, kind in (("n1", "title"), ("n2", "body")):
        state = session.open_document(id)
        session.act(mark_zone(state, 0, len(state.text), kind))
    assert [id for id, _ in found(session, rule)] == ["n2", "n3"]
    do(session, run_of(session, rule))
    assert [kind for kind, _ in zones(session, "n2")] == ["body", "boilerplate", "body"]
    assert session.store.check() == []
    session.undo()
    assert [kind for kind, _ in zones(session, "n2")] == ["body"]


def test_everything_behind_a_line_is_one_zone(bring):
    session = bring(
        article(0, tail="المساهمون\nعلي\nأحمد"), article(1, tail="المساهمون\nليلى"), article(2)
    )
    rule = taught(session, "المساهمون\nعلي\nأحمد", "boilerplate")
    assert rule.how == "rest"
    assert found(session, rule) == [("n1", "المساهمون\nليلى"), ("n2", "المساهمون")]


def test_a_block_between_two_lines_is_one_zone(bring):
    def with_block(number, *inside):
        record = article(number)
        block = "\n".join(("تابعونا على", *inside, "انتهى"))
        return record | {"text": record["text"].replace("+ الخط -", block)}

    session = bring(with_block(0, "فيسبوك"), with_block(1, "تويتر", "يوتيوب"), article(2))
    rule = taught(session, "تابعونا على\nفيسبوك\nانتهى", "boilerplate")
    assert found(session, rule) == [("n1", "تابعونا على\nتويتر\nيوتيوب\nانتهى")]


def test_a_written_expression_marks_whole_lines(session):
    rule = checked(ZoneRule(id="p", kind="dateline", how="pattern", words=r"^\d+ مارس"))
    assert found(session, rule) == [(f"n{n}", f"{n + 1} مارس 2021") for n in range(4)]


def test_a_slow_expression_is_stopped_with_a_sentence(bring, monkeypatch):
    monkeypatch.setattr(searching, "PATTERN_S", 0.05)
    session = bring({"id": "s", "text": "ا" * 5_000 + "ب\nسطر"})
    rule = checked(ZoneRule(id="p", kind="dateline", how="pattern", words="(ا+)+$"))
    with pytest.raises(UserError) as told:
        found(session, rule)
    assert told.value.key == "search.slow"


def test_a_kept_rule_that_another_program_broke_gets_a_sentence(session):
    with pytest.raises(UserError) as told:
        found(session, ZoneRule(id="p", kind="title", how="pattern", words="("))
    assert told.value.key == "rule.pattern"
    assert found(session, ZoneRule(id="p", kind="title", how="moon", words="(")) == []


@pytest.mark.parametrize(
    ("rule", "key"),
    [
        (ZoneRule(id="p", kind="title", how="pattern", words="("), "rule.pattern"),
        (ZoneRule(id="p", kind="title", how="line", words="ــ «»"), "rule.words"),
        (ZoneRule(id="p", kind="title", how="line", words="ا" * 2_000), "rule.words"),
        (ZoneRule(id="p", kind="title", how="block", words="ا"), "rule.until"),
        (ZoneRule(id="p", kind=" ", how="line", words="ا"), "rule.kind"),
    ],
)
def test_a_rule_that_cannot_work_is_refused_with_a_sentence(rule, key):
    with pytest.raises(UserError) as told:
        checked(rule)
    assert told.value.key == key


def test_rules_are_changed_switched_off_and_forgotten_by_acts(session):
    do(session, run_of(session, taught(session, "+ الخط -", "boilerplate")), keep=True)
    (rule,) = load_rules(session.store)
    off = msgspec.structs.replace(rule, on=False, name="زر الخط")
    assert session.act(keep_act(session.store, off)).saved
    assert load_rules(session.store) == [off]
    assert keep_act(session.store, off) is None
    assert session.act(forget_act(session.store, [off])).saved
    assert load_rules(session.store) == []
    assert zones(session, "n1") == [("boilerplate", "+ الخط -")]
    session.undo()
    assert load_rules(session.store) == [off]


# --- names --------------------------------------------------------------------------------------


def remembered(session, names, label="GPE", left=()):
    marked = mark_names(session, Gazetteer(names), label, (), list(left))
    land(session, marked)
    return load_rules(session.store)[-1]


def test_a_list_of_names_is_kept_and_run_on_new_documents_only(session, bring):
    rule = remembered(session, [("بغداد", ""), ("نينوى", "LOC"), ("الكوكب", "PLANET")])
    assert isinstance(rule, MarkRule)
    assert rule.names == 3
    assert found(session, rule, everything=False) == []
    bring(article(8))
    run = run_of(session, rule, everything=False)
    assert [(h.document, h.text, h.label) for h in hits_of(session, run)] == [
        ("n8", "نينوى", "LOC"),
        ("n8", "بغداد", "GPE"),
    ]
    assert do(session, run_of(session, rule, everything=False)).number == 2
    assert load_rules(session.store)[0].marked == 2
    assert session.store.check() == []
    session.undo()
    assert session.store.layer(LayerKey("n8", "me"))[1] == ()


def test_a_name_that_was_taken_out_by_hand_is_not_offered_again(session):
    rule = remembered(session, [("بغداد", "")])
    do(session, run_of(session, rule))
    state = session.open_document("n1")
    (span,) = state.mentions()
    from annotator.model import commands

    session.act(commands.delete(state, [span.id]))
    assert found(session, rule) == []


def test_names_inside_furniture_are_left_alone(session):
    rule = remembered(session, [("المساهمون", "")])
    assert len(found(session, rule)) == 5
    taught(session, "المساهمون", "boilerplate")
    assert "n0" not in {id for id, _ in found(session, rule)}


def test_a_hundred_thousand_names_are_kept_in_little(session):
    names = [(f"اسم طويل بعض الشيء {number}", "") for number in range(100_000)]
    rule = remembered(session, names)
    (entry,) = session.store.entries(f"rule/names/{rule.id}")
    assert len(entry.body) < 1_000_000
    (listed,) = session.store.entries("rule/mark/")
    assert len(listed.body) < 300


def test_a_run_that_is_cut_short_goes_on_where_it_stopped(bring):
    session = bring(*(article(n) for n in range(30)))
    rule = taught(session, "+ الخط -", "boilerplate")
    session.act(keep_act(session.store, rule))
    run = run_of(session, rule, everything=False)
    with contextlib.closing(session.store.corpus()) as corpus:
        some = [hit for hit, _ in zip(run.hits(corpus), range(20), strict=False)]
    assert do(session, run, some).number == 20
    (kept,) = load_rules(session.store)
    rest = found(session, kept, everything=False)
    assert len(rest) == 9
    assert not {id for id, _ in rest} & {hit.document for hit in some}


def test_numbers_that_were_given_anew_hide_no_document(session):
    rule = taught(session, "+ الخط -", "boilerplate")
    stale = msgspec.structs.replace(rule, reached=4, anchor="somebody else")
    assert len(found(session, stale, everything=False)) == 3


def test_the_length_of_the_open_document_says_nothing_of_the_others(bring):
    session = bring(article(0), article(1) | {"text": "نص " * 3_000 + "\nالمساهمون"}, article(2))
    rule = taught(session, "المساهمون", "boilerplate")
    assert do(session, run_of(session, rule)).number == 2
    assert zones(session, "n1") == [("boilerplate", "المساهمون")]
    assert session.undo().saved


@pytest.mark.parametrize("step", [1, 3, 40])
def test_an_index_finds_the_same_as_reading_all(bring, step):
    plain = {"text": "عنوان آخر\nخبر بلا شيء\nوآخر"}
    session = bring(
        *(article(n) if n % step == 0 else {"id": f"p{n}", **plain} for n in range(150))
    )
    rule = msgspec.structs.replace(taught(session, "+ الخط -", "boilerplate"), source="")
    without = found(session, rule)
    with contextlib.closing(session.store.corpus()) as corpus:
        assert corpus.freshen()
    assert found(session, rule) == without
    assert len(without) == len(range(0, 150, step)) - 1
