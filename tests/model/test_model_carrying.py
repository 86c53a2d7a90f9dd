"""Carrying: no item is dropped in silence, and nothing points at what is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model import rules
from annotator.model.align import align
from annotator.model.carrying import Kind, Why, carry, carry_zones
from annotator.model.document import Document, LayerKey, TextVersion, Zone, text_sha256
from annotator.model.items import (
    Argument,
    Cluster,
    DocumentLabel,
    Event,
    Relation,
    Span,
    quote_of,
)

OLD = "قال الرئيس محمد علي في بغداد إن الجيش دخل الموصل أمس"


def span(id, words, text=OLD, **more):
    at = text.index(words)
    return Span(id=id, fragments=((at, at + len(words)),), quote=words, label="PER", **more)


def event(id, words, *arguments, text=OLD):
    at = text.index(words)
    arguments = tuple(Argument(role, target) for role, target in arguments)
    return Event(
        id=id, fragments=((at, at + len(words)),), quote=words, label="Move", arguments=arguments
    )


def carried(items, new, left=(), old=OLD):
    document = Document(id="d", name="d", title="d")
    version = TextVersion(
        document="d", text=old, sha256=text_sha256(old), source_sha256=text_sha256(old)
    )
    of = (LayerKey("d", "me"), document, version)
    fates = carry(of, items, align(old, new), left)
    assert [fate.before for fate in fates] == list(items), "every item has its fate"
    after = [fate.after for fate in fates if fate.after is not None]
    assert rules.layer_errors(after, new) == []
    return {fate.id: fate for fate in fates}


def test_each_item_is_told_by_what_became_of_it():
    new = "وقد قالَ الرئيس محمود علي إن الجيش دخل الموصل أمس"
    items = [
        span("said", "قال"),
        span("name", "محمد علي"),
        span("city", "بغداد"),
        span("army", "الجيش"),
        DocumentLabel(id="l", label="politics"),
    ]
    fates = carried(items, new)
    assert {id: fate.kind for id, fate in fates.items()} == {
        "said": Kind.SPELT,
        "name": Kind.CHANGED,
        "city": Kind.LOST,
        "army": Kind.MOVED,
        "l": Kind.SAME,
    }
    assert fates["name"].after.quote == "محمود علي"
    assert fates["said"].after.quote == "قالَ"


def test_what_points_at_a_lost_item_loses_that_link_and_is_told():
    items = [
        span("city", "بغداد"),
        span("army", "الجيش"),
        span("where", "الموصل"),
        event("go", "دخل", ("Agent", "army"), ("From", "city")),
        Relation(id="r", label="near", source="city", target="where"),
        Cluster(id="two", members=("city", "army")),
        Cluster(id="three", members=("city", "army", "where")),
    ]
    fates = carried(items, OLD.replace(" في بغداد", ""))
    assert fates["city"].kind is Kind.LOST
    assert (fates["go"].kind, fates["go"].why, fates["go"].links) == (
        Kind.CHANGED,
        Why.LINK,
        ("city",),
    )
    assert fates["go"].after.arguments == (Argument("Agent", "army"),)
    assert (fates["r"].kind, fates["r"].why) == (Kind.LOST, Why.LINK)
    assert fates["two"].kind is Kind.LOST
    assert fates["three"].after.members == ("army", "where")


def test_an_item_that_is_left_out_goes_with_what_depends_on_it():
    items = [span("city", "بغداد"), span("army", "الجيش"), event("go", "دخل", ("From", "city"))]
    fates = carried(items, OLD + " الأول", left={"city"})
    assert (fates["city"].kind, fates["city"].why) == (Kind.LOST, Why.LEFT)
    assert fates["go"].after.arguments == ()


def test_of_several_parts_those_are_kept_that_are_left():
    first, last = OLD.index("الرئيس"), OLD.index("بغداد")
    fragments = ((first, first + 6), (last, last + 5))
    one = Span(id="s", fragments=fragments, quote=quote_of(OLD, fragments), label="PER")
    fate = carried([one], OLD.replace(" في بغداد", ""))["s"]
    assert (fate.kind, fate.why, fate.after.quote) == (Kind.CHANGED, Why.PART, "الرئيس")


def test_parts_that_come_to_touch_are_one():
    first, last = OLD.index("محمد"), OLD.index("علي")
    fragments = ((first, first + 4), (last, last + 3))
    one = Span(id="s", fragments=fragments, quote=quote_of(OLD, fragments), label="PER")
    fate = carried([one], OLD.replace("محمد علي", "محمدعلي"))["s"]
    assert len(fate.after.fragments) == 1
    assert fate.after.quote == "محمدعلي"


def test_a_head_that_is_gone_is_told():
    at = OLD.index("محمد")
    one = span("s", "الرئيس محمد علي", head=(at, at + 4))
    assert carried([one], OLD)["s"].after == one
    fate = carried([one], OLD.replace("محمد ", ""))["s"]
    assert (fate.kind, fate.why, fate.after.head) == (Kind.CHANGED, Why.HEAD, None)
    kept = carried([one], "ثم " + OLD)["s"].after
    assert ("ثم " + OLD)[slice(*kept.head)] == "محمد"


def test_a_zone_holds_what_was_put_into_it():
    old = "عنوان\nقال محمد ذلك أمس في المدينة\nالمساهمون"
    new = "عنوان\nقال محمد ذلك\n" + "جملة أخرى تماما هنا. " * 20 + "\nأمس في المدينة\n"
    zones = [
        Zone(id="t", kind="title", start=0, end=5),
        Zone(id="b", kind="body", start=6, end=old.index("\nالمس")),
        Zone(id="p", kind="boilerplate", start=old.index("المس"), end=len(old)),
    ]
    fates = {fate.id: fate for fate in carry_zones(zones, align(old, new))}
    assert fates["t"].kind is Kind.SAME
    body = fates["b"].after
    assert new[body.start : body.end].startswith("قال محمد")
    assert new[body.start : body.end].endswith("في المدينة")
    assert fates["p"].kind is Kind.LOST


LINKS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12)
PARTS = st.lists(st.sampled_from(OLD.split()), max_size=14)


@settings(max_examples=200, deadline=None)
@given(PARTS, LINKS, st.sets(st.integers(0, 9), max_size=3))
def test_whatever_the_new_text_is_the_layer_stays_sound(parts, links, left):
    words = OLD.split()
    items = [span(f"s{n}", words[n]) for n in range(5)]
    for n in range(5, 10):
        pairs = [("R", f"s{b}") for a, b in links if a == n and b != n]
        items.append(event(f"s{n}", words[n], *dict.fromkeys(pairs)))
    for at, (a, b) in enumerate(links):
        items.append(Relation(id=f"r{at}", label="near", source=f"s{a}", target=f"s{b}"))
        items.append(Cluster(id=f"c{at}", members=tuple(dict.fromkeys((f"s{a}", f"s{b}", "s0")))))
    new = " ".join(parts) or "لا شيء"
    fates = carried(items, new, {f"s{n}" for n in left})
    for fate in fates.values():
        if fate.kind in (Kind.SAME, Kind.MOVED):
            assert getattr(fate.after, "quote", "") == getattr(fate.before, "quote", "")


def test_a_large_layer_is_carried_over(sample_text):
    text = "\n".join(f"{n} {sample_text}" for n in range(20))
    items = [
        Span(id=f"s{at}", fragments=((at, at + 6),), quote=text[at : at + 6], label="PER")
        for at in range(0, len(text) - 8, 40)
    ]
    new = text.replace("واشنطن", "العاصمة واشنطن")
    fates = carried(items, new, old=text)
    kept = [f for f in fates.values() if f.kind in (Kind.SAME, Kind.MOVED)]
    assert len(kept) >= 0.98 * len(items)


@pytest.mark.parametrize("new", ["x", "،"])
def test_a_text_with_nothing_left_loses_everything_and_says_so(new):
    fates = carried([span("a", "بغداد"), event("e", "دخل", ("At", "a"))], new)
    assert {fate.kind for fate in fates.values()} == {Kind.LOST}
