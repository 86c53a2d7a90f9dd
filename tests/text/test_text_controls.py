"""Characters without ink have signs; those that turn text round are named with their place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.bidi import BIDI_CONTROLS
from annotator.text.controls import INVISIBLE, oddities, sign_of


def found(text):
    return [(odd.at, odd.name) for odd in oddities(text)]


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("بغداد", []),
        ("\u2067x\u2069 \u202bx\u202c \u200f\u200e\u061c", []),
        ("a\u202eb\u202c", [(1, "RLO")]),
        ("a\u202db", [(1, "LRO"), (1, "LRO")]),
        ("\u202ba\nb\u202c", [(0, "RLE"), (4, "PDF")]),
        ("x\u2069", [(1, "PDI")]),
        ("\u2066a\u202bb\u2069", []),
        ("\u202b\u2067a\u202cb\u2069\u202c", [(3, "PDF")]),
    ],
)
def test_overrides_and_what_is_not_closed_are_named(text, odd):
    assert found(text) == odd


@given(st.text("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\na"))
def test_each_oddity_is_a_control_of_the_text_at_its_place(text):
    for odd in oddities(text):
        assert BIDI_CONTROLS[text[odd.at]] == odd.name


def test_every_control_and_every_blank_has_a_sign():
    for code in range(0x110000):
        character = chr(code)
        control = character in BIDI_CONTROLS
        if control or unicodedata.category(character) == "Zs":
            assert INVISIBLE.match(character), hex(code)
            assert sign_of(character).text


def test_letters_and_marks_have_none():
    for character in "ابa1.،\u064b\u0651\u0301😀":
        assert INVISIBLE.match(character) is None
