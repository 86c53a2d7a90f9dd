"""Clitics: every glued mention of the sample article is one or two keys away, and keys undo."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies_text import mixed, ranges

from annotator.text.boundaries import is_grapheme_boundary
from annotator.text.clitics import (
    clitic_split,
    drop_clitic,
    drop_enclitic,
    norm_for,
    take_clitic,
    take_enclitic,
)
from annotator.text.words import snap_to_words, word_ranges


def presses(text, start, end):
    """What each further press leaves, as text."""
    left = []
    found = drop_clitic(text, start, end)
    while found is not None:
        left.append(text[slice(*found)])
        found = drop_clitic(text, *found)
    return left


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("وكركوك", ["كركوك", "ركوك"]),  # the second press is nonsense, and the person's to judge
        ("لتنظيم", ["تنظيم"]),
        ("بإيران", ["إيران"]),
        ("والموصل", ["الموصل", "موصل"]),
        ("وبالعراق", ["بالعراق", "العراق", "عراق"]),
        ("للقوات", ["لقوات", "قوات"]),
        ("وللقوات", ["للقوات", "لقوات", "قوات"]),
        ("وَكركوك", ["كركوك", "ركوك"]),
        ("وَبِـالْعِراقِ", ["بِـالْعِراقِ", "الْعِراقِ", "عِراقِ"]),
        ("لأحمد", ["أحمد"]),
        ("سيهاجم", ["يهاجم"]),
        ("والـ61", ["الـ61", "61"]),
        ('لـ"داعش', ["داعش"]),
        ('والـ"داعش', ['الـ"داعش', "داعش"]),
        ("لـ«القوات", ["القوات", "قوات"]),
        ("بـ(الأناضول", ["الأناضول", "أناضول"]),
        ("ألمانيا", []),
        ("ا\u0654لمانيا", []),  # the same, decomposed: no article
        ("و\u0654لد", []),  # a decomposed waw with hamza is no conjunction
        ("وب", []),  # one letter would be left
        ("وزّ", []),
        ("مدينة", []),
        ("😀", []),
        ("", []),
    ],
)
def test_each_press_drops_one_proclitic(word, left):
    assert presses(word, 0, len(word)) == left


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("לירושלים", ["ירושלים"]),
        ("הכנסת", ["כנסת"]),
        ("והכנסת", ["הכנסת", "כנסת"]),
        ("ושהכנסת", ["שהכנסת", "הכנסת", "כנסת"]),
        ("מהליגה", ["הליגה", "ליגה"]),
        ("שבכנסת", ["בכנסת", "כנסת"]),
        ("כשהכנסת", ["שהכנסת", "הכנסת", "כנסת"]),
        ("וְהַכְּנֶסֶת", ["הַכְּנֶסֶת", "כְּנֶסֶת"]),
        ("שֶׁירושלים", ["ירושלים"]),
        ("שׂרה", []),  # with the dot of sin it is another letter
        ('ו"אינטל', ["אינטל"]),
        ("ל״הארץ", ["הארץ", "ארץ"]),
        ("ב-1948", ["1948"]),
        ("ב־1948", ["1948"]),
        ("ה-BBC", ["BBC"]),
        ('בצה"ל', ['צה"ל']),
        ('שממע"מ', ['ממע"מ', 'מע"מ']),
        ('צה"ל', []),
        ('ש"ס', []),
        ('בש"ס', ['ש"ס']),
        ("הח״כ", ["ח״כ"]),
        ('ב"כ', []),
        ("בת-ים", []),
        ("בן-גוריון", []),
        ("של", []),
        ("ירושלים", []),
        ("לחם", ["חם"]),  # nonsense again, as with every word that begins like a clitic
    ],
)
def test_each_press_drops_one_hebrew_proclitic(word, left):
    assert presses(word, 0, len(word)) == left


def glued_hebrew_mentions(shared):
    """(text, start of the word, start, end) of mentions that begin inside a word."""
    path = shared / "corpora/ner/he-iahlt-knesset/he_iahltknesset-ne-ud-dev.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        for start, end, _ in record["label"]:
            word = start
            while word and not text[word - 1].isspace() and text[word - 1] not in "(,.:;":
                word -= 1
            if word < start and any(map(str.isalpha, text[word:start])):
                yield text, word, start, end


NOT_REACHED = ["ב-1 בספטמבר", "שב-6.3", "בא' באלול", "ועיר-דוד"]
"""Behind the clitic stands a single letter or digit before a sign, or the tail of a compound."""


def test_glued_hebrew_mentions_of_a_corpus_are_reached_from_their_words(shared):
    reached, left = 0, []
    for text, word, start, end in glued_hebrew_mentions(shared):
        found, back = (word, end), (start, end)
        while found is not None and found[0] < start:
            found = drop_clitic(text, *found)
        while back is not None and back[0] > word:
            back = take_clitic(text, *back)
        assert (found == (start, end)) == (back == (word, end))
        if found == (start, end):
            reached += 1
        else:
            left.append(text[word:end])
    assert reached == 57
    assert sorted(left) == sorted(NOT_REACHED)


ARTICLE = [
    ("ديالى", "و§،"), ("كركوك", "و§،"), ("صلاح الدين", "و§،"), ("الأنبار", "و§،"),
    ("الموصل", "و§،"), ("إيران", "المرتبط ب§"), ('تنظيم "داعش', 'ل§" الإرهابي'),
    ("إنهاء", "ب§ مهام"), ("قتل", "و§ عدد"), ("ضرب", "ب§ التنظيم"), ("إخراج", "ب§ القوات"),
    ("إنهاء", "و§ دور"), ("ضربات", "و§ مستمرة"), ("داعش", 'لـ"§"'),
]  # fmt: skip


@pytest.mark.parametrize(("mention", "context"), ARTICLE)
def test_glued_mentions_of_the_article_are_reached_from_their_words(sample_text, mention, context):
    start = sample_text.index(context.replace("§", mention)) + context.index("§")
    end = start + len(mention)
    word = snap_to_words(sample_text, start, end)
    if word[0] == start:  # behind a quotation mark
        word = take_clitic(sample_text, *word)
    assert word[0] < start
    reached = [word]
    while reached[-1][0] < start and len(reached) < 3:
        reached.append(drop_clitic(sample_text, *reached[-1]))
    assert reached[-1] == (start, end)


def test_the_pronoun_of_the_article_is_one_key_away(sample_text):
    start = sample_text.index("من هجماته") + 3
    assert drop_enclitic(sample_text, start, start + 6) == (start, start + 5)
    assert take_enclitic(sample_text, start, start + 5) == (start, start + 6)


def test_a_place_within_a_word_that_is_no_clitic_edge_has_nothing_to_drop():
    assert drop_clitic("الولد", 2, 5) is None  # و after the article is a letter
    assert drop_clitic("مولد", 1, 4) is None
    assert take_clitic("مولد", 1, 4) is None


def test_nothing_is_taken_over_from_the_word_before():
    text = 'قال "كركوك"'
    assert take_clitic(text, 5, 10) is None
    assert take_clitic("و كركوك", 2, 7) is None
    assert take_clitic('الرئيس"داعش"', 7, 11) is None


def test_the_end_of_the_range_never_moves_at_the_front_keys():
    text = 'قصف لـ"داعش" أمس'
    assert drop_clitic(text, 4, 12) == (7, 12)
    assert drop_clitic("لداعش", 0, 2) is None  # only one letter of the range would be left


@pytest.mark.parametrize(
    ("text", "start", "norm"),
    [
        ("للقوات المسلحة", 0, "القوات المسلحة"),
        ("للقوات المسلحة", 1, "القوات المسلحة"),
        ("للقوات المسلحة", 2, None),
        ("وللقوات  \u00a0المسلحة", 0, "القوات المسلحة"),
        ("وللقوات\nالمسلحة", 1, "القوات المسلحة"),
        ("لِلْقُوّاتِ", 0, "الْقُوّاتِ"),
        ("لله", 0, "الله"),
        ("ل\u0650ل\u0651\u0670ه\u0650", 0, "الل\u0651\u0670ه\u0650"),
        ("لتنظيم", 0, None),
        ("القوات", 0, None),
        ("ليلى", 0, None),
        ("", 0, None),
    ],
)
def test_an_article_without_its_alef_is_written_out(text, start, norm):
    assert norm_for(text, start, len(text)) == norm


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("هجماته", "هجمات"),
        ("هجماتِهِ", "هجماتِ"),
        ("هجماتها", "هجمات"),
        ("كتابهما", "كتاب"),
        ("كتابكم", "كتاب"),
        ("رئيسنا", "رئيس"),
        ("يقتلني", "يقتل"),
        ("مدرستي", "مدرست"),
        ("له", None),
        ("بها", None),
        ("قتل", None),
        ("مدينة", None),
    ],
)
def test_a_pronoun_at_the_end_is_dropped_and_taken_back(word, stem):
    found = drop_enclitic(word, 0, len(word))
    assert (None if found is None else word[slice(*found)]) == stem
    if found is not None:
        assert take_enclitic(word, *found) == (0, len(word))


def test_pronouns_stand_only_at_the_end_of_a_word():
    assert drop_enclitic("هجماتهم", 0, 6) is None
    assert take_enclitic("هجماتهمس", 0, 5) is None
    assert take_enclitic("هجمات هم", 0, 5) is None


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("وبهجماتهم", ["و", "ب", "هجمات", "هم"]),
        ("للقوات", ["ل", "ل", "قوات"]),
        ("وَالموصل", ["وَ", "ال", "موصل"]),
        ("والـ61", ["و", "الـ", "61"]),
        ("بغداد", ["ب", "غداد"]),
        ("دمشق", ["دمشق"]),
        ("12", ["12"]),
        ("ושבכנסת", ["ו", "ש", "ב", "כנסת"]),
    ],
)
def test_a_word_is_cut_at_every_clitic_edge(word, pieces):
    assert [word[start:end] for start, end in clitic_split(word, 0, len(word))] == pieces


@settings(max_examples=300)
@given(st.data())
def test_dropping_and_taking_back_gives_the_same_range(data):
    text = data.draw(mixed())
    start, end = data.draw(ranges(text))
    for drop, take in ((drop_clitic, take_clitic), (drop_enclitic, take_enclitic)):
        dropped = drop(text, start, end)
        if dropped is not None:
            assert start <= dropped[0] < dropped[1] <= end
            assert dropped != (start, end)
            assert take(text, *dropped) == (start, end)


WORDS = st.builds(
    "".join,
    st.lists(
        st.sampled_from(["و", "ف", "بِ", "ل", "لـ", "ك", "س", "ال", '"', "\u0651", "\u0654", "😀"])
        | st.sampled_from(["ו", "כ", "ש", "שׁ", "שׂ", "ב", "לְ", "מ", "ה", "־", "-", "״", "כנסת"])
        | st.sampled_from(["كتاب", "قو", "ه", "هم", "نا", "61", " ", "«", "\u200d"]),
        max_size=12,
    ),
)


@settings(max_examples=400)
@given(WORDS)
def test_edges_cut_no_grapheme_and_pieces_cover_the_word(text):
    for start, end in word_ranges(text):
        pieces = clitic_split(text, start, end)
        assert "".join(text[a:b] for a, b in pieces) == text[start:end]
        assert all(a < b for a, b in pieces)
        assert all(is_grapheme_boundary(text, a) for a, _ in pieces)
        found = (start, end)
        while (further := drop_clitic(text, *found)) is not None:
            assert take_clitic(text, *further) == found
            assert is_grapheme_boundary(text, further[0])
            found = further
        back = drop_enclitic(text, start, end)
        if back is not None:
            assert take_enclitic(text, *back) == (start, end)
