"""Sentences: plain English for whoever prints them, and all that they were made of."""

import copy
import json
import pickle
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.sentences import Sentence, plain, together, worded

names = st.from_regex("[a-z_]{1,8}", fullmatch=True)
values = st.one_of(st.text(), st.integers(), st.sampled_from([Path("a{b}.txt"), 2.5, None]))
bones = st.text().map(lambda words: words.replace("{", "{{").replace("}", "}}"))


@st.composite
def filled(draw):
    """A template of words and places, some of them spoken twice or with `repr`, and its values."""
    given_ = draw(st.dictionaries(names, values, max_size=4))
    spoken = st.sampled_from(sorted(given_)) if given_ else st.nothing()
    places = st.builds("{{{}{}}}".format, spoken, st.sampled_from(["", "!r"]))
    parts = draw(st.lists(st.one_of(bones, places), max_size=8))
    return "".join(parts), given_


@given(filled())
def test_the_text_is_the_template_with_its_places_filled(made):
    template, given_ = made
    sentence = worded(template, **given_)
    assert sentence == template.format(**given_)
    assert (sentence.template, sentence.values) == (template, given_)


@given(filled())
def test_str_gives_bare_text_and_so_does_all_that_is_done_to_it(made):
    template, given_ = made
    sentence = worded(template, **given_)
    for text in (str(sentence), f"{sentence}", sentence + "", sentence[:], "".join([sentence])):
        assert text == template.format(**given_)
    assert type(str(sentence)) is str
    assert type(f"{sentence}!") is str
    assert type(sentence + "!") is str


def sent(value):
    return pickle.loads(pickle.dumps(value))


@given(filled(), st.sampled_from([copy.copy, copy.deepcopy, sent]))
def test_a_copy_is_the_same_sentence(made, copied):
    template, given_ = made
    sentence = worded("{first} {rest}", first=worded(template, **given_), rest="x")
    other = copied(sentence)
    assert type(other) is Sentence
    assert (other, other.template, other.values) == (
        sentence,
        sentence.template,
        sentence.values,
    )
    first = other.values["first"]
    assert (type(first), first.template, first.values) == (Sentence, template, given_)


def test_it_is_equal_to_its_text_and_stands_for_it_in_sets():
    sentence = worded("There is no {what}.", what="file")
    assert sentence == "There is no file."
    assert {sentence, "There is no file."} == {"There is no file."}


def test_values_with_braces_are_no_places():
    assert worded("{path} is lost.", path="{0}{path}.txt") == "{0}{path}.txt is lost."


def test_braces_that_are_meant_are_doubled():
    assert worded("Write {{{name}}}.", name="x") == "Write {x}."


@pytest.mark.parametrize("template", ["{missing}", "{0}", "{"])
def test_a_template_that_does_not_fit_its_values_is_a_fault_where_it_is_made(template):
    with pytest.raises((KeyError, IndexError, ValueError)):
        worded(template, other=1)


def test_a_value_may_have_any_name():
    assert worded("{template} {self}", template="a", self="b") == "a b"


@given(st.lists(st.text()))
def test_sentences_together_are_parted_by_blanks_and_empty_ones_left_out(sentences):
    assert together(*sentences) == " ".join(one for one in sentences if one)


def test_sentences_together_stay_sentences():
    why, rest = worded("It is {what}.", what="full"), worded("Nothing was written.")
    both = together(why, "", rest)
    assert both == "It is full. Nothing was written."
    assert list(both.values.values()) == [why, rest]
    assert all(isinstance(value, Sentence) for value in both.values.values())


def test_an_encoder_that_knows_str_alone_gets_the_bare_text():
    found = {"why": worded("It is {what}.", what="full")}
    assert msgspec.json.decode(msgspec.json.encode(found, enc_hook=plain)) == {"why": "It is full."}
    builtins = msgspec.to_builtins(found, enc_hook=plain)
    assert type(builtins["why"]) is str
    assert json.loads(json.dumps(found)) == builtins
    with pytest.raises(TypeError, match="object"):
        msgspec.json.encode({"what": object()}, enc_hook=plain)
