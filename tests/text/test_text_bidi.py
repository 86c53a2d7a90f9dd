"""Direction: the first strong character decides, and controls are found."""

import lzma

import pytest

from annotator.text.bidi import (
    BIDI_CONTROLS,
    find_controls,
    has_overrides,
    has_rtl,
    is_rtl_letter,
    paragraph_direction,
)


@pytest.mark.parametrize("default", ["rtl", "ltr"])
@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("12 ضربة", "rtl"),
        ('"داعش" قال', "rtl"),
        ("(CNN) بغداد", "ltr"),
        ("\u200fCNN", "rtl"),
        ("- שלום", "rtl"),
        ("٣٥ Reuters", "ltr"),
        ("\u2066CNN\u2069 قال", "rtl"),
        ("\u2067قال \u2066CNN\u2069 ثم\u2069 Reuters", "ltr"),
        ("\U0001e900\U0001e901 a", "rtl"),
        ("\u202bCNN", "ltr"),
    ],
)
def test_the_first_strong_character_decides(text, direction, default):
    assert paragraph_direction(text, default) == direction


@pytest.mark.parametrize(
    "text", ["", "12:30 - 14:00", "«...»", "٣٥", "\u2067قال", "\u2066a \u2067ب"]
)
@pytest.mark.parametrize("default", ["rtl", "ltr"])
def test_without_a_strong_character_the_default_holds(text, default):
    assert paragraph_direction(text, default) == default


@pytest.mark.shared
def test_directions_agree_with_the_bidi_test_file(shared):
    seen = 0
    path = shared / "corpora" / "unicode" / "BidiCharacterTest.txt.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.split("#")[0].strip().split(";")
            if len(fields) == 5 and fields[1] == "2":
                text = "".join(chr(int(code, 16)) for code in fields[0].split())
                expected = "rtl" if fields[2] == "1" else "ltr"
                assert paragraph_direction(text, "ltr") == expected
                seen += 1
    assert seen == 28


def test_letters_know_their_direction():
    assert all(map(is_rtl_letter, "اאܐ\u07ca\U0001e900"))
    assert not any(map(is_rtl_letter, "a1٣ .\u064e"))
    assert has_rtl("abc ا")
    assert not has_rtl("abc é 12")


def test_overrides_and_controls_are_found_with_their_places():
    assert has_overrides("a\u202eb")
    assert not has_overrides("a\u202bb\u200f")
    assert find_controls("ا\u200f b\u202e") == [(1, "RLM"), (4, "RLO")]
    assert len(BIDI_CONTROLS) == 12
    assert find_controls("".join(BIDI_CONTROLS)) == list(enumerate(BIDI_CONTROLS.values()))
