"""The graphemes of the text room are those of Qt, where the cursor of the canvas stands."""

import pytest
import regex
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextLayout
from strategies_text import right_to_left

from annotator.text.boundaries import graphemes, snap_outwards
from annotator.text.offsets import OffsetMap
from annotator.text.words import segments

FAMILY = "👩\u200d👩\u200d👧\u200d👦"
TEXTS = {
    "harakat": "قَالَ مُحَمَّدٌ: صَلَّى اللَّهُ عَلَيْهِ وَسَلَّمَ",
    "Quranic marks": "ٱلرَّحۡمَـٰنِ ٱلرَّحِیمِ ۝ وَرَتِّلِ ٱلۡقُرۡءَانَ تَرۡتِيلًا ۗ",
    "emoji": f"صورة {FAMILY} و👍🏽 و❤\ufe0f و1\ufe0f\u20e3 و🏳\ufe0f\u200d🌈 و👨🏿\u200d🚀",
    "flags": "من 🇮🇶 إلى 🇸🇾🇯🇴 و🇮🇶🇮🇶🇮",
    "Adlam": "\U0001e900\U0001e944\U0001e901 \U0001e922\U0001e945\U0001e923\U0001e94a",
    "niqqud": "שָׁלוֹם בְּרֵאשִׁית הַמֶּמְשָׁלָה",
    "decomposed": "ا\u0653ل ا\u0654حمد و\u0654 ي\u0654 e\u0301",
    "tatweel": 'كتـــابٌ لـ"داعش" مـُـحـمّـد',
    "lam-alef": "لا لأحمد سلامٌ الآن ﻻ ﷲ",
    "joiners": "می\u200cرود ه\u200d نامه\u200cای",
    "direction marks": "\u200fقال \u202eabc\u202c \u2067د\u2069 \u061c12",
    "numbers": "\u06001٢ ٣٫٥٪ \u06dd١٢ \u08e25",
    "line ends": "ا\r\nب\rج\nد\u0651\n\u0651\u2028ه",
    "Syriac": "ܫܠܳܡܳܐ ܥܰܡܟ݂ܽܘܢ",
    "Thaana": "ދިވެހިރާއްޖެ",
    "N'Ko": "ߒߞߏ߫ ߊ߬",
    "Mandaic": "ࡌࡀࡍࡃࡀ࡙ࡉࡀ",
    "Rohingya": "\U00010d00\U00010d24\U00010d01\U00010d27",
}


def ours(text):
    offsets = OffsetMap(text)
    return [0, *(offsets.to_utf16(end) for _, end in graphemes(text))]


def finder(text, kind):
    boundaries = QTextBoundaryFinder(kind, text)
    found = [0]
    while (at := boundaries.toNextBoundary()) >= 0:
        found.append(at)
    return found


def cursor_places(text):
    if not text:
        return [0]  # an empty layout answers False everywhere
    layout = QTextLayout(text)
    layout.beginLayout()
    while layout.createLine().isValid():
        pass
    layout.endLayout()
    end = OffsetMap(text).to_utf16(len(text))
    return [at for at in range(end + 1) if layout.isValidCursorPosition(at)]


def assert_qt_agrees(text):
    assert ours(text) == finder(text, QTextBoundaryFinder.BoundaryType.Grapheme)
    assert ours(text) == cursor_places(text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_qt_cuts_the_same_graphemes(qapp, text):
    assert_qt_agrees(text)


def test_qt_cuts_the_same_graphemes_in_the_sample_article(qapp, sample_text):
    for line in sample_text.split("\n"):
        assert_qt_agrees(line)


FLAG_BEHIND_EMOJI = regex.compile(
    r"\p{Extended_Pictographic}[\p{GCB=Extend}\p{GCB=ZWJ}]*\p{Regional_Indicator}"
)


def test_qt_cuts_a_flag_right_behind_an_emoji_and_we_do_not(qapp):
    """A fault of Qt 6.11. Unicode keeps the flag whole, and so do we: Qt can select that too."""
    assert ours("😀🇮🇶") == [0, 2, 6]
    assert cursor_places("😀🇮🇶") == [0, 2, 4, 6]


@settings(max_examples=300, deadline=None)
@given(right_to_left())
@example("".join(TEXTS.values()))
def test_qt_cuts_the_same_graphemes_in_any_mix_of_right_to_left_scripts(qapp, text):
    assume(not FLAG_BEHIND_EMOJI.search(text))
    assert_qt_agrees(text)


@settings(max_examples=100, deadline=None)
@given(right_to_left(), st.data())
def test_a_snapped_range_is_one_that_qt_can_select(qapp, text, data):
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    offsets, places = OffsetMap(text), cursor_places(text)
    for edge in snap_outwards(text, start, end):
        assert offsets.to_utf16(edge) in places


RTL_BLOCKS = [(0x0590, 0x0900), (0xFB1D, 0xFDD0), (0xFDF0, 0xFE00), (0xFE70, 0xFEFF)]
RTL_BLOCKS += [(0x10800, 0x11000), (0x1E800, 0x1F000)]
NEWER = {*range(0x05C8, 0x05CA), *range(0x10ECB, 0x10ED0), *range(0x10EF0, 0x10EFA)}
"""Marks that `regex` knows from a Unicode newer than that of Qt 6.11; unassigned there."""


def test_every_character_of_the_right_to_left_blocks_is_cut_as_in_qt(qapp):
    differ = set()
    for code in (code for block in RTL_BLOCKS for code in range(*block)):
        character = chr(code)
        for text in (f"ب{character}ب", f"{character}\u0651", f"👩\u200d{character}"):
            if ours(text) != finder(text, QTextBoundaryFinder.BoundaryType.Grapheme):
                differ.add(code)
    assert differ <= NEWER


INDIC = {
    "க்ஷ": "Qt keeps a Tamil conjunct together; Unicode leaves Tamil out of GB9c",
    "ൎക": "Unicode joins the Malayalam dot reph to what follows; Qt does not",
}


@pytest.mark.parametrize("text", INDIC)
def test_qt_differs_only_by_its_own_rules_for_indic(qapp, text):
    """Known and left: these scripts run from left to right and no article here is in them."""
    assert ours(text) != finder(text, QTextBoundaryFinder.BoundaryType.Grapheme)


def test_words_of_the_sample_article_are_those_of_qt(qapp, sample_text):
    offsets = OffsetMap(sample_text)
    found = [0, *(offsets.to_utf16(end) for _, end in segments(sample_text))]
    assert found == finder(sample_text, QTextBoundaryFinder.BoundaryType.Word)
