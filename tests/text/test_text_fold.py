"""Folding: what a reader takes for the same is found, and every hit stands where it was written."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from strategies_text import ARABIC, BLANKS, DIGITS, MARKS, PERSIAN, SIGNS, mixed

from annotator.text.boundaries import is_grapheme_boundary
from annotator.text.fold import find_folded, fold, fold_with_map


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("مُصطفى الكاظميّ", "مصطفي الكاظمي"),
        ("إيران أحمد آية ٱلله", "ايران احمد ايه الله"),
        ("کتاب علی", "كتاب علي"),
        ("كتـــاب", "كتاب"),
        ("ﻻ ﷲ ﷺ", "لا الله صلي الله عليه وسلم"),
        ("هٰذا ٱلرَّحۡمَـٰنِ", "هذا الرحمن"),
        ("شؤون هيئة شيء", "شوون هييه شيء"),
        ('لـ"داعش"', "لداعش"),
        ("«داعش»", "داعش"),
        ('צה״ל צה"ל שָׁלוֹם', "צהל צהל שלום"),
        ("בית־ספר", "בית-ספר"),
        ("ܫܠܳܡܳܐ", "ܫܠܡܐ"),
        ("ދިވެހި", "ދިވެހި"),
        ("١٢٣ ۴۵ ٣٫٥٪", "123 45 3.5%"),
        ("Ärger STRASSE Straße İ", "arger strasse strasse i"),
        ("می\u200cرود \u202eabc\u202c", "ميرود abc"),
        ("ا \u00a0\u200f\n\tب", "ا ب"),
        ("ﹰ\u00b4", ""),
        ("がぎ 한", "か\u3099き\u3099 " + unicodedata.normalize("NFD", "한")),
    ],
)
def test_one_plain_spelling(text, folded):
    assert fold(text) == folded


@settings(max_examples=300)
@given(mixed())
@example("a \u200f b")
@example("\u200d  \u0651 ")
def test_both_ways_fold_alike_and_twice_is_once(text):
    folded = fold(text)
    assert fold_with_map(text).text == folded
    assert fold(folded) == folded


@given(mixed())
def test_composed_and_decomposed_texts_fold_alike(text):
    assume("\u0e33" not in text)
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


def test_every_character_folds_to_characters_that_stay():
    for code in range(0x110000):
        folded = fold(chr(code))
        assert fold(folded) == folded


@settings(max_examples=300)
@given(mixed())
def test_the_map_runs_forward_inside_the_text_and_each_piece_folds_to_its_character(text):
    folded = fold_with_map(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    for at, (start, end) in enumerate(zip(folded.starts, folded.ends, strict=True)):
        assert 0 <= start < end <= len(text)
        assert folded.text[at] in fold(text[start:end])


@settings(max_examples=300)
@given(st.data())
def test_any_piece_of_a_text_is_found_there_again(data):
    text = data.draw(mixed())
    folded = fold(text)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(folded))] * 2)))
    needle = folded[start:end].strip(" ")
    hits = find_folded(text, needle)
    assert bool(hits) == bool(needle)
    for low, high in hits:
        assert needle in fold(text[low:high])
        assert is_grapheme_boundary(text, low)
        assert is_grapheme_boundary(text, high)
    assert all(before[1] <= after[0] for before, after in pairwise(hits))


ONE_TO_ONE = [sign for sign in SIGNS if sign != "…"]  # it folds to three full stops
PLAIN = st.lists(
    st.sampled_from(ARABIC + PERSIAN + MARKS + BLANKS + ONE_TO_ONE + DIGITS[:4]), max_size=30
).map("".join)


@given(PLAIN, st.data())
def test_in_arabic_a_hit_is_exactly_what_was_asked_for(text, data):
    folded = fold(text)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(folded))] * 2)))
    needle = folded[start:end].strip(" ")
    expected = folded.count(needle) if needle else 0
    assert [fold(text[a:b]) for a, b in find_folded(text, needle)] == [needle] * expected


@pytest.mark.parametrize(
    ("text", "needle", "hits"),
    [
        ("زار عراقٌ قديمٌ", "عراق", ["عراقٌ"]),  # the final tanwin is part of the hit
        ("مُصطفى الكاظمي", "مصطفي", ["مُصطفى"]),
        ('قصف لـ"داعش" أمس', "لداعش", ['لـ"داعش']),
        ('قصف لـ"داعش" أمس', "داعش", ["داعش"]),
        ("دمّر ودَمَرَ", "دمر", ["دمّر", "دَمَرَ"]),
        ("التحالف\n  الدولي", "التحالف الدولي", ["التحالف\n  الدولي"]),
        ("قال ﷲ", "له", ["ﷲ"]),
        ("اﷲ", "ا", ["ا", "ﷲ"]),
        ("ماما", "ما", ["ما", "ما"]),
        ("العراق", "ايران", []),
        ("العراق", '"', []),
        ("العراق", "", []),
        ("العراق", "  عراق ", ["عراق"]),
        ("👩\u200d👧", "👧", ["👩\u200d👧"]),
    ],
)
def test_hits_are_ranges_of_the_text_as_written(text, needle, hits):
    assert [text[start:end] for start, end in find_folded(text, needle)] == hits


def test_the_name_of_the_article_is_found_every_time(sample_text):
    found = find_folded(sample_text, "دَاعـش")
    assert len(found) == sample_text.count("داعش") == 5
    assert {sample_text[start:end] for start, end in found} == {"داعش"}
