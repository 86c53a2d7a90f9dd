"""Words: the table of text-view.md, Unicode's test file, and windows that answer as the whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies_text import mixed
from unicode_files import boundary_cases

from annotator.text.boundaries import is_grapheme_boundary
from annotator.text.words import (
    is_clear_edge,
    next_word,
    previous_word,
    segments,
    snap_to_words,
    trim,
    unicode_segment_pattern,
    word_at,
    word_ranges,
)


def shown(text):
    return " ¦ ".join(text[start:end].replace(" ", "␠") for start, end in segments(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('المخابئ لـ"داعش"', 'المخابئ ¦ ␠ ¦ لـ ¦ " ¦ داعش ¦ "'),
        ("وقُتل 3 أشخاص", "وقُتل ¦ ␠ ¦ 3 ¦ ␠ ¦ أشخاص"),
        ('لـ"داعش"(الأناضول)', 'لـ ¦ " ¦ داعش ¦ " ¦ ( ¦ الأناضول ¦ )'),
        ("صلَّى اللهُ عليهِ", "صلَّى ¦ ␠ ¦ اللهُ ¦ ␠ ¦ عليهِ"),
        ("133 ضربة", "133 ¦ ␠ ¦ ضربة"),
        ("12-3-2021", "12 ¦ - ¦ 3 ¦ - ¦ 2021"),
        ("3.5%", "3.5 ¦ %"),
        ("كتـــاب", "كتـــاب"),
        ("والـ61", "والـ61"),
        ("قره-جوخ", "قره ¦ - ¦ جوخ"),
        ("د. أحمد", "د ¦ . ¦ ␠ ¦ أحمد"),
        ("هـ.م", "هـ.م"),
        ("U+202E", "U ¦ + ¦ 202E"),
        # beyond the table
        ("قال:نعم", "قال ¦ : ¦ نعم"),
        ("انتهى.وقال", "انتهى ¦ . ¦ وقال"),
        ("د.أحمد", "د ¦ . ¦ أحمد"),
        ("أ.ف.ب", "أ.ف.ب"),
        ("می\u200cرود", "می\u200cرود"),
        ('צה"ל', 'צה"ל'),
        ("٣٫٥٪", "٣٫٥ ¦ ٪"),
        ("snake_case", "snake_case"),
        ("a\u200fb", "a\u200fb"),
    ],
)
def test_segments_are_those_of_the_table(text, expected):
    assert shown(text) == expected


SCISSORS = {"\u2701\u200d\u2701", "a\u200d\u2701"}
"""Unicode 15.0 joins them; since U+2701 is no pictograph any more, `regex` and Qt 6.11 cut them."""

# Ours on purpose: a colon between letters cuts, as in Qt and the CLDR.
COLON = {
    "a:A", "a:\u0308A", "a:\u05d0", "a:\u0308\u05d0", "a:a\u2060", "a:\u0308a\u2060", "a:a:",
    "a:\u0308a:", "a:a'", "a:\u0308a'", "a:a'\u2060", "a:\u0308a'\u2060", "a:a,", "a:\u0308a,",
    "A:A",
}  # fmt: skip


def test_words_pass_the_unicode_test_file():
    cases = list(boundary_cases("Word"))
    assert len(cases) == 1823

    def differ(pattern):
        return {
            text
            for text, expected in cases
            if [0, *(end for _, end in segments(text, *pattern))] != expected
        }

    assert differ([unicode_segment_pattern()]) == SCISSORS
    assert differ([]) == SCISSORS | COLON


@given(mixed())
def test_segments_cover_the_text_and_words_are_segments(text):
    found = list(segments(text))
    assert "".join(text[start:end] for start, end in found) == text
    starts = dict(found)
    for start, end in word_ranges(text):
        assert end <= starts[start]
        assert any(character.isalnum() for character in text[start:end])


@settings(max_examples=400)
@given(mixed())
def test_a_look_at_one_place_answers_as_the_whole_text(text):
    words = list(word_ranges(text))
    for at in range(len(text) + 1):
        inside = [(s, e) for s, e in words if s <= at < e] or [w for w in words if w[1] == at]
        assert word_at(text, at) == (inside[0] if inside else None)
        assert next_word(text, at) == min((s for s, _ in words if s > at), default=len(text))
        assert previous_word(text, at) == max((s for s, _ in words if s < at), default=0)


def test_far_words_are_found_behind_long_gaps():
    text = "كلمة" + " - " * 1000 + "أخرى"
    assert previous_word(text, len(text) - 4) == 0
    assert next_word(text, 1) == len(text) - 4


def test_a_double_click_takes_the_word_under_it_and_the_cursor_the_word_behind_it():
    text = 'قصف لـ"داعش"\u200f.'
    assert word_at(text, 8) == (7, 11)
    assert word_at(text, 11) == (7, 11)
    assert word_at(text, len(text)) is None


def test_a_direction_mark_at_the_end_is_no_part_of_a_word():
    assert list(word_ranges("داعش\u200f ثم")) == [(0, 4), (6, 8)]


@pytest.mark.parametrize(
    ("text", "chosen", "snapped"),
    [
        ("قصف التحالف الدولي", " التحالف ", "التحالف"),
        ("قصف التحالف الدولي", "حالف الدو", "التحالف الدولي"),
        ('قصف لـ"داعش" أمس', "اع", "داعش"),
        ('قصف لـ"داعش" أمس', '"داع', '"داعش'),
        ("في \u200fبغداد\u200f أمس", " \u200fبغداد\u200f ", "بغداد"),
        ("صلَّى اللهُ", "صل", "صلَّى"),
        ("قصف - أمس", " - ", "-"),
    ],
)
def test_a_selection_snaps_to_whole_words_without_blanks(text, chosen, snapped):
    start = text.index(chosen)
    low, high = snap_to_words(text, start, start + len(chosen))
    assert text[low:high] == snapped


def test_a_selection_of_blanks_becomes_empty_where_it_began():
    assert snap_to_words("ا \u200f ب", 1, 4) == (1, 1)


@given(mixed(), st.data())
def test_snapping_is_settled_after_one_step_and_cuts_no_grapheme(text, data):
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    low, high = snap_to_words(text, start, end)
    assert snap_to_words(text, low, high) == (low, high)
    if low < high:
        assert is_grapheme_boundary(text, low)
        assert is_grapheme_boundary(text, high)
        assert text[slice(*trim(text, start, end))] in text[low:high]


@settings(max_examples=400)
@given(mixed())
def test_a_clear_edge_lies_within_no_word_and_no_segment(text):
    inner = {at for start, end in segments(text) for at in range(start + 1, end)}
    assert not [at for at in range(len(text) + 1) if at in inner and is_clear_edge(text, at)]


def test_words_of_plain_news_have_clear_edges():
    text = "قال «العراق» (بغداد)\nأمس"
    for word in ("قال", "العراق", "بغداد", "أمس"):
        at = text.index(word)
        assert is_clear_edge(text, at)
        assert is_clear_edge(text, at + len(word))
        assert not is_clear_edge(text, at + 1)
