"""Graphemes and sentences: Unicode's own test files, and windows that answer as the whole text."""

import sys
from itertools import pairwise

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies_text import mixed
from unicode_files import boundary_cases

from annotator.text.boundaries import (
    grapheme_end,
    grapheme_start,
    graphemes,
    is_grapheme_boundary,
    next_grapheme,
    next_sentence,
    previous_grapheme,
    previous_sentence,
    sentence_ranges,
    snap_outwards,
    unicode_sentence_pattern,
)

SCISSORS = "\u2701\u200d\u2701"
"""Joined in Unicode 15.0; since U+2701 is no pictograph any more, `regex` and Qt 6.11 cut it."""


def edges(ranges):
    return [0, *(end for _, end in ranges)]


def test_graphemes_pass_the_unicode_test_file():
    cases = list(boundary_cases("Grapheme"))
    assert len(cases) == 602
    differ = {text for text, expected in cases if edges(graphemes(text)) != expected}
    assert differ == {SCISSORS}


@pytest.mark.parametrize(
    ("text", "boundaries"),
    [
        ("مُحَمَّدٌ", [0, 2, 4, 7, 9]),
        ("ا\u0653", [0, 2]),
        ("لا", [0, 1, 2]),
        ("كتـــاب", [0, 1, 2, 3, 4, 5, 6, 7]),
        ("👩\u200d👩\u200d👧\u200d👦 a", [0, 7, 8, 9]),
        ("🇮🇶ا", [0, 2, 3]),
        ("a\r\nb", [0, 1, 3, 4]),
        ("\u06001ا", [0, 2, 3]),
        ("א\u200fب", [0, 1, 2, 3]),
        ("שָׁל", [0, 3, 4]),
    ],
)
def test_graphemes_of_real_words(text, boundaries):
    assert edges(graphemes(text)) == boundaries


@settings(max_examples=400)
@given(mixed())
def test_a_look_at_one_place_answers_as_the_whole_text(text):
    places = edges(graphemes(text))
    for at in range(len(text) + 1):
        low = max(place for place in places if place <= at)
        high = min(place for place in places if place >= at)
        assert (grapheme_start(text, at), grapheme_end(text, at)) == (low, high)
        assert is_grapheme_boundary(text, at) == (at in places)
        assert next_grapheme(text, at) == min((p for p in places if p > at), default=len(text))
        assert previous_grapheme(text, at) == max((p for p in places if p < at), default=0)


@pytest.mark.parametrize("kind", ["Grapheme", "Word", "Sentence"])
def test_a_look_at_one_place_answers_as_the_whole_text_on_all_unicode_cases(kind):
    for text, _ in boundary_cases(kind):
        places = edges(graphemes(text))
        for at in range(len(text) + 1):
            assert grapheme_start(text, at) == max(place for place in places if place <= at)


@pytest.mark.parametrize("at", [-5, 99])
def test_places_outside_the_text_are_clamped(at):
    assert grapheme_start("اب", at) == grapheme_end("اب", at) == (0 if at < 0 else 2)


@given(mixed(), st.data())
def test_snapping_grows_to_whole_graphemes_and_no_further(text, data):
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    low, high = snap_outwards(text, start, end)
    assert low <= start
    assert is_grapheme_boundary(text, low)
    assert is_grapheme_boundary(text, high)
    assert snap_outwards(text, low, high) == (low, high)
    if start == end:
        assert low == high
    else:
        assert end <= high
        assert next_grapheme(text, low) > start
        assert previous_grapheme(text, high) < end


def test_a_cut_off_tanwin_and_half_an_emoji_are_taken_in():
    assert snap_outwards("عراقٌ", 0, 4) == (0, 5)
    assert snap_outwards("a👨\u200d👩b", 2, 3) == (1, 4)


def test_sentences_pass_the_unicode_test_file():
    cases = list(boundary_cases("Sentence"))
    assert len(cases) == 502
    unchanged = unicode_sentence_pattern()
    for text, expected in cases:
        assert edges(sentence_ranges(text, unchanged)) == expected
        assert edges(sentence_ranges(text)) == expected


def test_no_character_that_may_close_a_sentence_is_passed_over():
    close = regex.compile(r"[\p{SB=Sep}\p{SB=CR}\p{SB=LF}\p{SB=STerm}\p{SB=ATerm}\u2026]")
    closers = close.findall("".join(map(chr, range(sys.maxunicode + 1))))
    assert len(closers) > 150
    passed = [c for c in closers if len(list(sentence_ranges(f"بغداد{c} وكركوك"))) != 2]
    assert passed == []


def sentences(text):
    return [text[start:end] for start, end in sentence_ranges(text)]


@pytest.mark.parametrize(
    "pieces",
    [
        ["وصل الرئيس. ", "ثم غادر؟ ", "نعم! ", "انتهى"],
        ["قال «حسنا.» ", "وأضاف"],
        ['"أين هم؟" ', "ثم سكت"],
        ["بلغت 3.5 مليون. ", "وارتفعت"],
        ["وقال… ", "ثم سكت"],
        ["وقال... ", "ثم سكت"],
        ["کابل میں دھماکہ۔ ", "دو افراد ہلاک"],
        ["العنوان\n", "النص الأول.\n", "\n", "النص الثاني"],
        ["لقاء مع د. أحمد. ", "ثم"],
        ["ذكرت (أ.ف.ب.) ذلك. ", "ثم"],
        ["سنة 1445 هـ. ", "ثم"],
        ["Mr. ", "Smith met J. Doe. ", "He left."],
        ["في الخيار أ.\n", "ثم"],
        ["מר כהן אמר. ", "ואז הלך"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(pieces):
    assert sentences("".join(pieces)) == pieces


@pytest.mark.parametrize(
    ("text", "ours", "unicode"),
    [("د. أحمد", ["د. أحمد"], ["د. ", "أحمد"]), ("قال… ثم", ["قال… ", "ثم"], ["قال… ثم"])],
)
def test_the_two_differences_from_unicode_are_these(text, ours, unicode):
    assert sentences(text) == ours
    assert [text[a:b] for a, b in sentence_ranges(text, unicode_sentence_pattern())] == unicode


@settings(max_examples=400)
@given(mixed())
def test_sentences_cover_the_text_and_each_place_finds_its_neighbours(text):
    found = list(sentence_ranges(text))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(before[1] == after[0] for before, after in pairwise(found))
    ends = [end for _, end in found]
    starts = [start for start, _ in found]
    for at in range(len(text) + 1):
        assert next_sentence(text, at) == min((e for e in ends if e > at), default=len(text))
        assert previous_sentence(text, at) == max((s for s in starts if s < at), default=0)


def test_a_far_sentence_start_is_found_behind_a_long_sentence():
    text = "أولا. " + "كلمة " * 2000
    assert previous_sentence(text, len(text)) == 6
    assert next_sentence(text, 10) == len(text)
