"""Consistency: planted faults are found, each by its kind at its place; none on a clean copy."""

import json
from types import SimpleNamespace

import pytest
from consistency_help import UNKNOWN, checked, clean, marked, places, store_of, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.app.consistency import Check, check_kinds
from annotator.app.consistency_marks import judge_marks
from annotator.app.consistency_texts import OpenPlaces
from annotator.app.consistency_types import KINDS, Limits, sheet_of
from annotator.app.consistency_usual import Usual, key_of
from annotator.app.dismissed import Dismissed, Right
from annotator.errors import UserError
from annotator.model.document import Document, Layer, Status, TextVersion
from annotator.model.items import Span
from annotator.model.record import Record, SchemeName
from annotator.text.fold import fold


@pytest.fixture(autouse=True)
def own_home(monkeypatch, tmp_path):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))


def another_label(records):
    marked(records["n0"], "بغداد")[1]["label"] = "LOC"
    return "label.differs", "n0", "بغداد"


def another_label_behind_a_clitic(records):
    place = marked(records["n0"], "داعش")[0]
    place["start"] -= 3  # لـ"داعش: the clitic, a tatweel and the quotation mark
    place["label"] = "PER"
    return "label.differs", "n0", 'لـ"داعش'


def unlabelled(records):
    records["n3"]["entities"].remove(marked(records["n3"], "بغداد")[0])
    return "label.missing", "n3", "بغداد"


def unlabelled_in_another_spelling(records):
    records["n3"]["text"] += "\nوهاجمت داعـش المدينة"
    return "label.missing", "n3", "داعـش"


def unlabelled_behind_a_clitic(records):
    records["n4"]["text"] += "\nوذهب الوفد لبغداد"
    return "label.missing", "n4", "بغداد"


def blank_at_the_end(records):
    marked(records["n1"], "واشنطن")[0]["end"] += 1
    return "edge.blank", "n1", "واشنطن "


def sign_at_the_end(records):
    place = marked(records["n1"], "بغداد")[1]
    assert records["n1"]["text"][place["end"]] == "."
    place["end"] += 1
    return "edge.sign", "n1", "بغداد."


def quote_at_the_start(records):
    marked(records["n0"], "داعش")[1]["start"] -= 1
    return "edge.sign", "n0", '"داعش'


def clitic_inside(records):
    place = marked(records["n0"], "إيران")[1]
    place["start"] -= 1
    return "edge.clitic", "n0", "بإيران"


def word_cut(records):
    marked(records["n2"], "نينوى")[0]["end"] -= 1
    return "edge.word", "n2", "نينو"


def span_twice(records):
    place = marked(records["n4"], "داعش")[0]
    records["n4"]["entities"].append({**place, "id": "again"})
    return "span.twice", "n4", "داعش"


def overlap(records):
    place = marked(records["n2"], "خلية الإعلام الأمني")[0]
    part = {**place, "id": "part", "start": place["start"] + 5, "end": place["end"] + 3}
    records["n2"]["entities"].append(part)
    return "span.overlap", "n2", "الإعلام الأمني إن"


def event_twice(records):
    records["n2"]["events"].append({**records["n2"]["events"][0], "id": "again"})
    return "event.twice", "n2", "تدمير"


def role_empty(records):
    records["n2"]["events"][0]["arguments"].pop()
    return "event.role", "n2", "تدمير"


def odd_filler(records):
    place = places(records["n2"], "التحالف الدولي")[0]
    weapon = {"id": "date", "start": place[0] - 6, "end": place[0] - 1, "label": "Numeric.Money"}
    records["n2"]["entities"].append(weapon)
    records["n2"]["events"][0]["arguments"][0]["target"] = "date"
    return "event.filler", "n2", "تدمير"


def relation_with_itself(records):
    entity = marked(records["n1"], "مصطفى الكاظمي")[0]["id"]
    relation = {"id": "r0", "type": "PHYS.Located", "source": entity, "target": entity}
    records["n1"]["relations"].append(relation)
    return "relation.self", "n1", "مصطفى الكاظمي"


def in_boilerplate(records):
    zone = records["n2"]["zones"][0]
    place = {"id": "z", "start": zone["start"] + 2, "end": zone["end"] - 2, "label": "FAC"}
    records["n2"]["entities"].append(place)
    return "zone.boilerplate", "n2", "الخط"


def unknown_label(records):
    text = records["n4"]["text"]
    at = text.find("لقتال")
    records["n4"]["entities"].append({"id": "x", "start": at, "end": at + 5, "label": UNKNOWN})
    return "scheme.label", "n4", "لقتال"


def unknown_value(records):
    records["n2"]["events"][0]["attributes"] = {"polarity": "perhaps"}
    return "scheme.attribute", "n2", "تدمير"


def the_same_article(records):
    text = records["n1"]["text"].replace("مصطفى", "مصطفـى").replace("أمس", "أمسِ")
    copy = {**json.loads(json.dumps(records["n1"])), "id": "n9", "text": text + "\n+ الخط -"}
    copy["zones"] = [{"id": "z", "kind": "boilerplate", "start": len(text), "end": len(text) + 9}]
    for entity in copy["entities"]:
        del entity["id"]
    copy["entities"], copy["author"] = [], "other"
    records["n9"] = copy
    return "document.same", "n9", ""


def nearly_the_same_article(records):
    text = records["n0"]["text"].replace("الأخيرة", "الماضية", 1)
    records["n8"] = {"id": "n8", "name": "n8", "text": text, "author": "other"}
    return "document.near", "n8", ""


def unknown_role(records):
    records["n2"]["events"][0]["arguments"][0]["role"] = "Seller"
    return "scheme.role", "n2", "تدمير"


def wrong_ends(records):
    person, place = marked(records["n1"], "مصطفى الكاظمي")[0], marked(records["n1"], "إيران")[0]
    ends = {"source": place["id"], "target": person["id"]}
    records["n1"]["relations"].append({"id": "r1", "type": "PHYS.Located", **ends})
    return "scheme.relation", "n1", "إيران"


def relation_twice(records):
    person, place = marked(records["n1"], "مصطفى الكاظمي")[0], marked(records["n1"], "إيران")[0]
    for id in "rs":
        ends = {"source": person["id"], "target": place["id"]}
        records["n1"]["relations"].append({"id": id, "type": "PHYS.Located", **ends})
    return "relation.twice", "n1", "مصطفى الكاظمي"


FAULTS = (
    another_label,
    another_label_behind_a_clitic,
    unlabelled,
    unlabelled_in_another_spelling,
    unlabelled_behind_a_clitic,
    blank_at_the_end,
    sign_at_the_end,
    quote_at_the_start,
    clitic_inside,
    word_cut,
    span_twice,
    overlap,
    event_twice,
    role_empty,
    odd_filler,
    relation_with_itself,
    in_boilerplate,
    unknown_label,
    unknown_value,
    the_same_article,
    nearly_the_same_article,
    unknown_role,
    wrong_ends,
    relation_twice,
)


def test_a_clean_copy_has_no_findings(tmp_path):
    report = checked(clean(), tmp_path / "p.annot")
    assert told(report) == []
    assert (report.documents, report.layers, report.whole) == (5, 5, True)


def test_every_kind_is_planted(tmp_path):
    assert {fault(clean())[0] for fault in FAULTS} == set(KINDS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_planted_fault_is_found_by_its_kind_at_its_place(fault, tmp_path):
    records = clean()
    planted = fault(records)
    report = checked(records, tmp_path / "p.annot")
    assert planted in told(report)
    # One fault may be told in two ways, but brings no crowd of others.
    assert {document for _, document, _ in told(report)} <= {planted[1], "n0", "n1"}
    assert report.number <= 3
    found = next(f for g in report.groups for f in g.places if f.kind == planted[0])
    assert records[found.document]["text"][found.start : found.end] == found.text


def test_twenty_faults_together_are_all_found(tmp_path):
    alone = (another_label_behind_a_clitic, nearly_the_same_article, role_empty, odd_filler)
    records = clean()
    planted = [fault(records) for fault in FAULTS if fault not in alone]
    assert len(planted) == 20
    found = told(checked(records, tmp_path / "p.annot"))
    assert [one for one in planted if one not in found] == []


def test_the_likelier_comes_first(tmp_path):
    records = clean()
    for n in range(15):
        records[f"m{n}"] = {
            "id": f"m{n}",
            "text": f"خبر رقم {n} جاء من بغداد ومن عمان في مساء اليوم",
            "author": "me",
            "entities": [],
        }
        for name in ("بغداد", "عمان")[: 1 + (n < 3)]:
            at = records[f"m{n}"]["text"].find(name)
            mark = {"start": at, "end": at + 5 - (name == "عمان"), "label": "GPE"}
            records[f"m{n}"]["entities"].append(mark)
    records["m0"]["entities"][0]["label"] = "LOC"
    records["m1"]["entities"][1]["label"] = "ORG"
    report = checked(records, tmp_path / "p.annot")
    differs = [group for group in report.groups if group.kind == "label.differs"]
    assert [group.shown for group in differs] == ["بغداد", "عمان"]
    assert differs[0].counts[0][0] == "GPE"
    assert differs[0].usual == "GPE"
    assert differs[0].likelihood > differs[1].likelihood
    # A name that mostly stands unmarked is no name there.
    assert not [g for g in report.groups if g.kind == "label.missing" and g.shown == "عمان"]


def test_limits_leave_out_what_is_less_likely(tmp_path):
    records = clean()
    another_label(records)
    assert checked(records, tmp_path / "a.annot", limits=Limits(likelihood=0.99)).groups == ()


def test_other_peoples_layers_are_judged_when_asked_for(tmp_path):
    records = clean()
    for record in records.values():
        record["author"] = "other"
    _, _, words = blank_at_the_end(records)
    assert told(checked(records, tmp_path / "a.annot")) == []
    assert ("edge.blank", "n1", words) in told(checked(records, tmp_path / "b.annot", author=None))


def test_documents_that_nobody_has_begun_are_not_called_unlabelled(tmp_path):
    records = clean()
    for n in range(3):
        records[f"u{n}"] = {"id": f"u{n}", "text": f"بغداد والعراق {n} بلا وسم", "author": "me"}
    assert told(checked(records, tmp_path / "p.annot")) == []


def test_a_convention_of_the_corpus_is_no_fault(tmp_path):
    """Where clitics always belong to the mark, or names lie in names, that is how it is meant."""
    text = "جاء الوفد ببغداد وغاب عن بغداد ثم عاد لبغداد"
    entities = [{"start": 10, "end": 16}, {"start": 25, "end": 30}, {"start": 38, "end": 44}]
    records = {
        f"n{n}": {
            "id": f"n{n}",
            "text": f"{n} {text}",
            "author": "me",
            "entities": [
                {"start": e["start"] + 2, "end": e["end"] + 2, "label": "GPE"} for e in entities
            ],
        }
        for n in range(5)
    }
    kinds = {kind for kind, _, _ in told(checked(records, tmp_path / "p.annot"))}
    assert not kinds & {"edge.clitic", "edge.word", "label.differs", "label.missing"}


def test_what_was_called_right_is_not_told_again(tmp_path):
    records = clean()
    planted = another_label(records)
    with store_of(records, tmp_path / "p.annot") as store:
        report = Check(store, store.scheme(), "me").run()
        group = next(group for group in report.groups if group.kind == planted[0])
        one = Right(group.kind, group.cause, places=(group.places[0].place,))
        for right in (one, Right(group.kind, group.cause, whole=True)):
            dismissed = Dismissed([right])
            again = Check(store, store.scheme(), "me", dismissed=dismissed).run()
            assert planted not in told(again)
            other = Check(store, store.scheme(), "me")
            other.run()
            assert planted not in told(other.told(dismissed))


def test_a_check_can_be_stopped_and_tells_what_it_has(tmp_path):
    records = clean()
    blank_at_the_end(records)
    with store_of(records, tmp_path / "p.annot") as store:
        seen = []
        check = Check(store, store.scheme(), "me")
        report = check.run(lambda done, of: seen.append((done, of)), lambda: True)
        assert not report.whole
        assert report.groups == ()


def test_kinds_that_there_are_not_are_refused():
    check_kinds(KINDS)
    with pytest.raises(UserError, match="There is no kind lable"):
        check_kinds(["label.differs", "lable"])


def test_names_that_are_marked_seldom_are_left_out_on_demand(tmp_path):
    records = clean()
    marked(records["n0"], "المخابئ")[0]["label"] = "ORG"
    kinds = {kind for kind, _, _ in told(checked(records, tmp_path / "a.annot"))}
    assert "label.differs" in kinds
    report = checked(records, tmp_path / "b.annot", limits=Limits(marks=3))
    assert "label.differs" not in {kind for kind, _, _ in told(report)}


# --- made-up corpora --------------------------------------------------------------------------

LABELLED = {"بغداد": "GPE", "داعش": "ORG", "مصطفى الكاظمي": "PER", "نينوى": "GPE"}
words = st.one_of(
    st.tuples(st.sampled_from(["", "", "ب", "و", "لـ"]), st.sampled_from(sorted(LABELLED))),
    st.tuples(st.just(""), st.sampled_from(["قال", "إن", "الوفد", "زار", "أمس.", "(صورة)"])),
)
articles = st.lists(st.lists(words, min_size=1, max_size=12), min_size=1, max_size=5)


def sheets_of(corpus):
    """Layers in which each name has its label, clitics outside."""
    sheets = []
    for number, article in enumerate(corpus):
        text, spans = "", []
        for clitic, word in article:
            text += clitic
            if word in LABELLED:
                place = ((len(text), len(text) + len(word)),)
                id = f"s{len(spans)}"
                spans.append(Span(id=id, fragments=place, quote=word, label=LABELLED[word]))
            text += word + " "
        sheets.append(sheet(f"d{number}", text, spans))
    return sheets


def sheet(id, text, spans):
    version = TextVersion(document=id, text=text, sha256="", source_sha256="")
    document = Document(id=id, name=id, title="")
    scheme, layer = SchemeName("made", 1), Layer(status=Status.DONE)
    record = {"document": document, "text": version, "author": "me", "layer": layer}
    return sheet_of(Record(**record, scheme=scheme, items=tuple(spans)))


def judged(sheets):
    usual = Usual()
    for one in sheets:
        usual.add(one)
    usual.settle()
    open_ = OpenPlaces(usual, Limits())
    found = [judged for one in sheets for judged in judge_marks(one, usual)]
    for one in sheets:
        open_.look(one, fold(one.text))
    found += [(reason, place) for reason, _, places in open_.groups() for place in places]
    return [found for reason, found in found if reason.likelihood >= 0.5]


HEBREW = (("", "ירושלים"), ("ב", "ירושלים"), ("ומ", "ירושלים"), ("", "הכנסת"), ("ש", "הכנסת"))


def hebrew_sheet(id, marks):
    """A layer of Hebrew words; of each (clitics, name, whether they are inside the mark)."""
    text, spans = "", []
    for clitic, name, inside in marks:
        start = len(text) + (0 if inside else len(clitic))
        text += clitic + name
        place, quote = ((start, len(text)),), text[start:]
        spans.append(Span(id=f"s{len(spans)}", fragments=place, quote=quote, label="GPE"))
        text += " אמר "
    return sheet(id, text, spans)


@pytest.mark.parametrize(
    ("clitic", "name"), [("ל", "ירושלים"), ("שב", "ירושלים"), ("ו", "הכנסת"), ("ב", "כנסת")]
)
def test_a_hebrew_clitic_inside_a_mark_is_odd_where_it_is_outside_elsewhere(clitic, name):
    usual = [(before, word, False) for before, word in HEBREW] * 4
    assert judged([hebrew_sheet("d0", usual)]) == []
    (found,) = judged([hebrew_sheet("d0", usual), hebrew_sheet("d1", [(clitic, name, True)])])
    assert (found.kind, found.document, found.text) == ("edge.clitic", "d1", clitic + name)
    assert found.better == (len(clitic), len(clitic + name))


def test_a_hebrew_article_is_part_of_its_name():
    marks = [("", "הכנסת", False)] * 5 + [("", "כנסת", False)]
    assert judged([hebrew_sheet("d0", marks)]) == []


@given(articles)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_corpus_that_is_marked_alike_has_no_findings(corpus):
    assert judged(sheets_of(corpus)) == []


@given(articles, st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_one_slip_among_many_is_found_where_it_is(corpus, data):
    usual_ones = [[("", name), ("", "قال"), ("", name), ("", "إن")] for name in LABELLED] * 2
    sheets = sheets_of([*corpus, *usual_ones])
    at = data.draw(st.sampled_from([n for n, one in enumerate(sheets) if one.record.items]))
    odd = data.draw(st.sampled_from(sheets[at].record.items))
    slip = data.draw(st.sampled_from(["label", "none", "blank"]))
    rest = [span for span in sheets[at].record.items if span is not odd]
    start, end = odd.start, odd.end
    if slip == "label":
        rest.append(replace(odd, label="LOC"))
    elif slip == "blank":
        end += 1
        quote = sheets[at].text[start:end]
        rest.append(replace(odd, fragments=((start, end),), quote=quote))
    sheets[at] = sheet(f"d{at}", sheets[at].text, rest)
    kind = {"label": "label.differs", "none": "label.missing", "blank": "edge.blank"}[slip]
    found = [(f.kind, f.document, f.start, f.end) for f in judged(sheets)]
    assert found == [(kind, f"d{at}", start, end)]


names = st.sampled_from(["بغداد", "داعش", "إيران", "القاعدة", "واشنطن", "أ", "2", "بيروت"])
before = st.sampled_from(["", "و", "ب", 'لـ"', "ال"])
labels = st.sampled_from(["GPE", "ORG"])


@given(st.lists(st.tuples(before, names, labels), max_size=12))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_names_are_counted_whatever_is_written_before_them(marks):
    """All marks of a name are in the counts of its family, and no family loses or gains any."""
    usual, keys, number = Usual(), set(), 0
    for clitic, name, label in marks:
        quote = clitic + name
        span = Span(id="s", fragments=((0, len(quote)),), quote=quote, label=label)
        usual.add(SimpleNamespace(record=SimpleNamespace(items=(span,)), text=quote))
        keys.add(key_of(span))
        number += 1
    usual.settle()
    families = {usual.base("s" + key): usual.named("s", key) for key in keys}
    assert sum(named.number for named in families.values()) == number
    for named in families.values():
        assert sum(count for _, count in named.counts) == named.number
