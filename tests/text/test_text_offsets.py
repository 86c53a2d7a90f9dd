"""Offsets: the three units agree with Python's own codecs, and line ends come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies_text import mixed

from annotator.errors import UserError
from annotator.text.offsets import (
    OffsetMap,
    find_forbidden,
    has_astral,
    is_blank,
    normalise_newlines,
)

LONG = "سلام \U0001e900a😀" * 200  # several entries of the byte table


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


@given(mixed())
def test_every_position_goes_to_utf16_and_bytes_and_back(text):
    offsets = OffsetMap(text)
    for at in range(len(text) + 1):
        assert offsets.to_utf16(at) == utf16(text[:at])
        assert offsets.to_byte(at) == len(text[:at].encode())
        assert offsets.from_utf16_strict(offsets.to_utf16(at)) == at
        assert offsets.from_byte_strict(offsets.to_byte(at)) == at


@pytest.mark.parametrize("text", [LONG, "a" * 600, "ب" * 600, "😀" * 600, ""])
def test_long_texts_agree_with_the_codecs_at_every_position(text):
    offsets = OffsetMap(text)
    for at in range(0, len(text) + 1):
        assert offsets.to_utf16(at) == utf16(text[:at])
        assert offsets.to_byte(at) == len(text[:at].encode())


@given(mixed())
def test_a_position_inside_a_character_snaps_to_its_start(text):
    offsets = OffsetMap(text)
    for unit, to, back in (
        (utf16, offsets.to_utf16, offsets.from_utf16),
        (lambda t: len(t.encode()), offsets.to_byte, offsets.from_byte),
    ):
        starts = {to(at): at for at in range(len(text) + 1)}
        expected = 0
        for position in range(unit(text) + 1):
            expected = starts.get(position, expected)
            assert back(position) == expected


def test_the_strict_forms_refuse_a_position_inside_a_character():
    offsets = OffsetMap("ا😀ب")
    with pytest.raises(UserError, match="UTF-16 offset 2 lies inside the character at 1") as caught:
        offsets.from_utf16_strict(2)
    assert caught.value.key == "offset.inside_character"
    with pytest.raises(UserError, match="byte offset 1 lies inside the character at 0"):
        offsets.from_byte_strict(1)


@pytest.mark.parametrize("text", ["abc", "ابج", "ا😀ب"])
@pytest.mark.parametrize("name", ["to_utf16", "from_utf16", "to_byte", "from_byte"])
@pytest.mark.parametrize("at", [-1, 99])
def test_a_position_outside_the_text_is_refused_in_words(text, name, at):
    with pytest.raises(UserError, match=f"offset {at} lies outside the text") as caught:
        getattr(OffsetMap(text), name)(at)
    assert caught.value.key == "offset.out_of_range"


def test_bytes_of_a_text_with_a_lone_surrogate_are_refused_with_its_place():
    with pytest.raises(UserError, match=r"lone surrogate U\+D800 at character 2") as caught:
        OffsetMap("\0ا\ud800").to_byte(1)
    assert caught.value.key == "text.forbidden"


def test_bytes_of_a_text_with_nul_are_counted():
    assert OffsetMap("ا\0ب").to_byte(2) == 3


@given(mixed())
def test_astral_characters_are_seen_wherever_they_stand(text):
    assert has_astral(text) == any(ord(character) > 0xFFFF for character in text)


@given(st.text(st.sampled_from("اب\r\n\u2028\u0085 ")))
def test_line_ends_become_lf_and_every_position_has_its_place(raw):
    stored, lines = normalise_newlines(raw)
    assert stored == raw.replace("\r\n", "\n").replace("\r", "\n")
    for at in range(len(raw) + 1):
        inside = raw[at - 1 : at + 1] == "\r\n" if at else False
        expected = len(normalise_newlines(raw[: at - 1 if inside else at])[0])
        assert lines.to_stored(at) == expected
    for at in range(len(stored) + 1):
        assert lines.to_stored(lines.to_raw(at)) == at
        assert raw[lines.to_raw(at) - 1 : lines.to_raw(at) + 1] != "\r\n" or lines.to_raw(at) == 0


@given(st.text(st.sampled_from("اب\r\n")), st.data())
def test_a_marked_text_is_the_same_text_before_and_after(raw, data):
    stored, lines = normalise_newlines(raw)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(stored))] * 2)))
    back = raw[lines.to_raw(start) : lines.to_raw(end)]
    assert normalise_newlines(back)[0] == stored[start:end]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("ا", "none"),
        ("", "none"),
        ("ا\nب\n", "lf"),
        ("ا\r\nب\r\n", "crlf"),
        ("ا\rب", "cr"),
        ("ا\r\nب\n", "mixed"),
        ("ا\n\rب", "mixed"),
        ("ا\r\r\nب", "mixed"),
        ("ا\u2028ب\u0085", "none"),
    ],
)
def test_the_kind_of_line_end_is_remembered(raw, kind):
    assert normalise_newlines(raw)[1].kind == kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("سلام 😀\ufeff", None),
        ("سلام\0", (4, "NUL")),
        ("😀\ud83d", (1, "lone surrogate U+D83D")),
        ("\udc00\0", (0, "lone surrogate U+DC00")),
    ],
)
def test_what_no_document_may_hold_is_named_with_its_place(text, found):
    assert find_forbidden(text) == found


@pytest.mark.parametrize(
    "text", ["", " \n\t\u00a0\u2028", "\u200f\u202e\u2069", "\ufeff\u00ad\u200d"]
)
def test_nothing_to_read_is_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["ا", " \u0651", "\u200f.", "😀", " \u0640 "])
def test_anything_to_read_is_not_blank(text):
    assert not is_blank(text)
