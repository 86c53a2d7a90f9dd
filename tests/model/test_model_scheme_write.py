"""A scheme written as TOML is read back as the same scheme; bad files are told plainly."""

import string
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import UserError
from annotator.model.scheme import (
    AttributeDef,
    Colour,
    Label,
    Names,
    Role,
    Scheme,
    ValueDef,
)
from annotator.model.scheme_toml import KINDS, read_toml, scheme_from_toml
from annotator.model.scheme_write import scheme_to_toml

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "schemes"
SHIPPED = sorted(FOLDER.glob("*.toml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_scheme_is_written_and_read_back_as_it_is(path):
    scheme = scheme_from_toml(path.read_text(encoding="utf-8"), path.name)
    text = scheme_to_toml(scheme)
    assert scheme_from_toml(text, "again") == scheme
    assert scheme_to_toml(scheme_from_toml(text, "again")) == text


WORDS = st.text(max_size=8).filter(lambda t: not any("\ud800" <= c <= "\udfff" for c in t))
KEYS = st.text(string.ascii_letters + "ابج-_'\"#[]=", min_size=1, max_size=4)
NAMES = st.builds(Names, WORDS, WORDS)
HEX = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
COLOURS = st.builds(Colour, HEX, HEX, st.sampled_from(["solid", "dashed", "dotted", "double"]))
VALUES = st.lists(st.builds(ValueDef, KEYS, NAMES), max_size=3, unique_by=lambda v: v.key)


@st.composite
def schemes(draw):
    """Any scheme without errors: labels of all kinds, roles that differ from type to type."""
    tops = draw(st.lists(st.tuples(KEYS, st.sampled_from(sorted(KINDS.values()))), max_size=5,
                         unique_by=lambda one: one[0]))  # fmt: skip
    keys = [(key, kind) for key, kind in tops]
    for key, kind in tops:
        below = draw(st.lists(KEYS, max_size=2, unique=True))
        keys += [(f"{key}.{one}", kind) for one in below]
    attributes = draw(st.lists(KEYS, max_size=2, unique=True))
    admitted = st.lists(st.sampled_from([*(key for key, _ in keys), "*"]), max_size=3, unique=True)

    def role(key):
        least = draw(st.integers(0, 3))
        most = draw(st.none() | st.integers(max(1, least), 5))
        return Role(key=key, names=draw(NAMES), admits=tuple(draw(admitted)), minimum=least,
                    maximum=most, variants=tuple(draw(VALUES)))  # fmt: skip

    labels = [
        Label(
            key=key, kind=kind, names=draw(NAMES), description=draw(NAMES),
            colour=draw(st.none() | COLOURS),
            roles=tuple(map(role, draw(st.lists(KEYS, max_size=3, unique=True)))),
            attributes=tuple(draw(st.permutations(attributes))),
            source_admits=tuple(draw(admitted)), target_admits=tuple(draw(admitted)),
            symmetric=draw(st.booleans()), retired=draw(st.booleans()),
        )
        for key, kind in keys
    ]  # fmt: skip
    return Scheme(
        name=draw(WORDS), version=draw(st.integers(1, 99)), names=draw(NAMES),
        labels=tuple(labels),
        attributes=tuple(
            AttributeDef(key=key, names=draw(NAMES), values=tuple(draw(VALUES)),
                         free=draw(st.booleans()))
            for key in attributes
        ),
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(schemes())
def test_any_scheme_is_written_and_read_back(scheme):
    again = read_toml(scheme_to_toml(scheme), "again")
    assert again.head == scheme.head
    by_key = {label.key: label for label in scheme.labels}
    assert {label.key: label for label in again.labels} == by_key
    # A second time the order of the labels is that of the file as well.
    assert read_toml(scheme_to_toml(again), "again") == again


HEAD = 'name = "x"\nversion = 1\nar = "س"\nen = "x"\n'
TOP = '[[entities]]\nkey = "A"\nar = "أ"\nen = "A"\nlight = "#2A33CB"\ndark = "#91ABFF"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + "[[planets]]\nkey = 1\n", "planets"),
        (HEAD + TOP + TOP, "2 times"),
        (HEAD + 'name = "y"\n', "line 5"),
        (HEAD + TOP.replace("#2A33CB", "#12"), "#rrggbb"),
        (HEAD + TOP + 'line = "wavy"\n', "wavy"),
        (HEAD + TOP.replace('"A"', '"A.B"'), "below A"),
        (HEAD + TOP.replace('"A"', '""'), "cannot be the key"),
        (HEAD + TOP.replace("entities", "relations") + 'from = ["B"]\n', "admits B"),
        (HEAD + TOP + "symmetric = 3\n", "symmetric"),
        ("\x00", "line 1"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(text, says):
    with pytest.raises(UserError) as caught:
        scheme_from_toml(text, "bad.toml")
    assert caught.value.key == "scheme.invalid"
    assert says in caught.value.message
    assert "bad.toml" in caught.value.message
    assert "\n" not in caught.value.message


def test_what_is_unfinished_is_read_where_a_person_goes_on_with_it():
    scheme = read_toml(HEAD + TOP, "mine.toml")
    assert scheme.label("A").hotkey is None
    with pytest.raises(UserError, match="no key"):
        scheme_from_toml(HEAD + TOP, "mine.toml")


def test_an_old_row_of_a_label_is_one_that_is_not_retired():
    row = b'{"type":"scheme-label","key":"A","kind":"entity","names":{"ar":"a","en":"A"}}'
    assert msgspec.json.decode(row, type=Label).retired is False
