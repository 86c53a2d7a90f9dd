"""How one marked zone becomes a rule, and what it sees: the line of its siblings, nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.corpus_rules import (
    NO_SOURCE,
    Entry,
    ZoneRule,
    is_of_source,
    left_entry,
    left_places,
    names_entry,
    names_of,
    place_digest,
    rule_entry,
    rule_of,
    source_of,
)
from annotator.model.zone_lines import Lines, find_zones, learn
from annotator.text.fold import fold
from annotator.text.shape import example_of, is_date, is_general, shape_of

MONTHS = ("يناير", "مارس", "آذار", "كانون الثاني", "أبريل", "نوفمبر", "ذو القعدة", "جويلية")
NEWS = "قال وأعلنت السلطات العراقية أمس حصيلة الضربات الجوية في بغداد ونينوى مؤكدة تدمير أوكار"
WORDS = st.sampled_from(NEWS.split())
SENTENCE = st.lists(WORDS, min_size=8, max_size=40).map(lambda words: " ".join(words) + ".")
BODY = st.lists(SENTENCE, min_size=3, max_size=8)
DATE = st.builds(
    lambda day, month, year: f"{day} {month} {year}",
    st.integers(1, 31),
    st.sampled_from(MONTHS),
    st.integers(1990, 2030),
)
FURNITURE = st.sampled_from(
    ["+ الخط -", "المساهمون", "شارك هذا المقال", "طباعة", "جميع الحقوق محفوظة للموقع", "© وكالة"]
)
VOWELS = st.text("\u064e\u064f\u0650\u0651\u0652\u0640", max_size=2)


@st.composite
def varied(draw, words):
    """The same words for a reader: with vowel signs and tatweel between the letters."""
    return "".join(letter + (draw(VOWELS) if letter.isalpha() else "") for letter in words)


def texts(rule, text):
    return [text[start:end] for start, end in find_zones(rule, Lines(text))]


def taught(text, words, kind):
    at = text.index(words)
    return learn(text, at, at + len(words), kind)


@settings(max_examples=150, deadline=None)
@given(st.data(), FURNITURE, BODY, BODY, BODY, st.booleans())
def test_furniture_of_one_article_is_found_in_its_sibling_and_in_no_other(
    data, line, body, sibling, stranger, at_top
):
    def article(parts, furniture):
        head = ["عنوان", "12 مارس 2021"]
        return "\n".join([*head, furniture, *parts] if at_top else [*head, *parts, furniture])

    rule = taught(article(body, line), line, "boilerplate")
    other = data.draw(varied(line))
    assert texts(rule, article(sibling, other)) == [other]
    assert texts(rule, "\n".join(["عنوان", *stranger])) == []
    # The same words inside a sentence are words of the article.
    assert texts(rule, "\n".join(["عنوان", f"قال إن {line} على الصفحة صغير.", *stranger])) == []


@settings(max_examples=150, deadline=None)
@given(DATE, DATE, BODY, BODY)
def test_a_date_line_is_found_on_every_day_and_no_date_inside_a_sentence(one, other, body, sibling):
    rule = taught("\n".join(["عنوان", one, *body]), one, "dateline")
    assert texts(rule, "\n".join(["آخر", other, *sibling])) == [other]
    inside = [f"جرى ذلك يوم {other} في بغداد كما قيل.", *sibling]
    assert texts(rule, "\n".join(["آخر", *inside])) == []
    assert texts(rule, "\n".join(["آخر", *sibling * 5, other])) == []


@settings(max_examples=100, deadline=None)
@given(st.text("ab \n.()«» اب12", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_whatever_is_learned_finds_the_zone_that_taught_it(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    for kind in ("title", "dateline", "caption", "body", "boilerplate"):
        rule = learn(text, start, end, kind)
        if rule is None:
            continue
        assert rule.kind == kind
        assert any(
            low < max(end, start + 1) and start < high
            for low, high in find_zones(rule, Lines(text))
        )


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=80),
    st.sampled_from(["line", "shape", "begins", "first", "bracket", "rest", "block"]),
)
def test_a_zone_lies_in_the_text_and_is_no_blank(text, how):
    lines = Lines(text)
    words = lines.folded(0) if len(lines) else "ا"
    rule = ZoneRule(id="r", kind="boilerplate", how=how, words=words, until=words, most=9)
    for start, end in find_zones(rule, lines):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize(
    ("lines", "marked", "kind"),
    [
        (["عنوان", "قال أحمد إن بغداد بعيدة جدًّا"], "أحمد إن", "boilerplate"),
        (["عنوان", "قال أحمد إن بغداد بعيدة جدًّا"], "قال أحمد إن بغداد بعيدة جدًّا", "body"),
        (["عنوان", "عنوان آخر", "خبر"], "عنوان آخر", "title"),
        (["عنوان.", "خبر"], "عنوان.", "title"),
        (["عنوان", "صورة لجنود", "خبر"], "صورة لجنود", "caption"),
        (["عنوان", "صورة لجنود في بغداد (فيديو)", "خبر"], "صورة لجنود في بغداد (فيديو)", "caption"),
        (["عنوان", "صورة لقمة في بغداد (كوب 28)", "خبر"], "صورة لقمة في بغداد (كوب 28)", "caption"),
        (["عنوان", "الأمم المتحدة (رويترز)", "خبر"], "الأمم المتحدة (رويترز)", "caption"),
        (["عنوان", "ــ «»", "خبر"], "ــ «»", "boilerplate"),
        (["عنوان", "خبر", "ثان"], "عنوان\nخبر", "title"),
        (["عنوان", "3-1", "ثان"], "3-1", "dateline"),
    ],
)
def test_a_guess_is_no_rule(lines, marked, kind):
    text = "\n".join(lines)
    rule = taught(text, marked, kind)
    assert rule is None or rule.how == "line"
    if kind != "dateline":
        assert rule is None


@pytest.mark.parametrize(
    ("line", "other", "same"),
    [
        ("الأحد 21/03/2021", "الجمعة 02/11/2022", True),
        ("الأحد 21/03/2021", "الأحد 21-03-2021", False),
        ("12 مارس 2021", "1 كانون الثاني 2022", True),
        ("12 مارس 2021", "12 مارس", False),
        ("١٢ مارس ٢٠٢١", "3 أبريل 2020", True),
        ("آخر تحديث: 12 مارس 2021 - 10:30", "آخر تحديث: 2 أيار 2021 - 9:05", True),
        ("آخر تحديث: 12 مارس 2021", "نشر في: 12 مارس 2021", False),
        ("السبت 3 تشرين الأول/أكتوبر 2020", "الأحد 4 مايو 2020", True),
        ("قراءة 5 دقائق", "قراءة 12 دقائق", True),
        ("3 March 2021", "14 April 2022", True),
        ("۳ فروردین ۱۴۰۰", "۱۲ اسفند ۱۴۰۱", True),
        ("מרץ 3 2021", "אפריל 12 2022", True),
    ],
)
def test_lines_of_another_day_have_one_shape(line, other, same):
    assert (shape_of(fold(line)) == shape_of(fold(other))) is same
    assert is_general(shape_of(fold(line)))


@pytest.mark.parametrize("line", ["الأحد 21/03/2021 - 10:05", "Sun, 3 March 2021", "عدد 12345"])
def test_an_example_of_a_shape_has_that_shape(line):
    shape = shape_of(fold(line))
    assert shape_of(fold(example_of(shape))) == shape
    assert "#" not in example_of(shape)


def test_numbers_alone_tell_nothing():
    assert not any(map(is_general, map(shape_of, ("12", "2021", "3-1", "بغداد"))))
    assert is_date(shape_of("21/03/2021"))
    assert not is_date(shape_of("133 ضربه"))


def test_a_word_that_holds_the_name_of_a_month_is_no_month():
    assert shape_of("مارسيليا 12 2021") == "مارسيليا ## ####"


def test_a_line_that_begins_so_is_known_by_its_beginning():
    text = "عنوان\nقال.\nاقرأ أيضاً: بغداد تعلن\nقال."
    rule = taught(text, "اقرأ أيضاً: بغداد تعلن", "boilerplate")
    assert (rule.how, rule.words) == ("begins", "اقرا ايضا:")
    assert texts(rule, "عنوان\nإقرأ ايضا: غيرها\nقال: اقرأ أيضا: لا") == ["إقرأ ايضا: غيرها"]


# --- sources ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "meta", "source"),
    [
        ("a", {"url": "https://www.Site.example/x?y"}, "site:site.example"),
        ("a", {"url": "https://[bad"}, NO_SOURCE),
        ("a", {"url": 7, "hostname": "site.example"}, "site:site.example"),
        ("a", {"sitename": "العربي الجديد"}, "meta:sitename=العربي الجديد"),
        ("alaraby-0012.txt", {}, "name:alaraby-*.txt"),
        ("خبر ١٢", {}, "name:خبر *"),
        ("12", {}, NO_SOURCE),
        ("article", {}, NO_SOURCE),
    ],
)
def test_the_source_of_a_document(name, meta, source):
    assert source_of(name, meta) == source
    assert is_of_source(source, name, meta)
    assert is_of_source("", name, meta)
    assert is_of_source(NO_SOURCE, name, meta) == (source == NO_SOURCE)
    assert not is_of_source("site:other.example", name, meta)
    assert not is_of_source("name:other-*", name, meta)
    assert not is_of_source("meta:sitename=other", name, meta)


def test_a_page_of_a_part_of_a_site_is_of_the_site_and_brackets_are_letters():
    assert is_of_source("site:bbc.example", "a", {"url": "http://arabic.bbc.example/1"})
    assert not is_of_source("site:bbc.example", "a", {"url": "http://notbbc.example/1"})
    assert is_of_source("name:a[*]", "a[12]", {})


# --- entries ----------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.text("اب \u200cx", min_size=1), st.sampled_from(["", "PER"]))))
def test_names_come_back_from_their_entry(names):
    assert names_of(names_entry("r", names)) == names


@pytest.mark.parametrize("body", ["", "{}", "[1]", '{"type":"zone"}', '{"type":"moon"}', "\x00"])
def test_an_entry_that_nobody_can_read_is_no_rule(body):
    assert rule_of(Entry(key="rule/zone/x", body=body)) is None
    assert names_of(Entry(key="rule/names/x", body=body)) == []


def test_a_rule_comes_back_from_its_entry_and_only_under_its_key():
    rule = ZoneRule(id="r", kind="title", how="first")
    assert rule_of(rule_entry(rule)) == rule
    assert rule_of(Entry(key="rule/zone/other", body=rule_entry(rule).body)) is None


def test_places_that_were_left_add_up():
    one, other = place_digest("d", 1, 2), place_digest("d", 1, 3)
    runs = [left_entry("r", "1", [one]), left_entry("r", "2", [one, other])]
    assert left_places(runs) == {one, other}
    assert left_places([]) == frozenset()
