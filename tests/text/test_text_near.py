"""Near-duplicates: what is the same article is found, what is not is not, in any order."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.text import near
from annotator.text.near import ALIKE, near_groups, resemblance, sketch


def words(rng, number):
    return ["ق" + str(rng.randrange(5000)) for _ in range(number)]


def test_a_sketch_is_the_same_on_every_machine():
    assert list(sketch("قصف الجيش مدينة حلب لبغداد أمس"))[:1] == [KNOWN]
    assert list(sketch("قَصَفَ الجيشُ، مدينةَ حلب لبغداد أمس")) == list(
        sketch("قصف الجيش مدينة حلب لبغداد أمس")
    ), "vowels and commas are not the article"


KNOWN = 2458970144576339639


def test_no_word_no_sketch_and_few_words_are_one_run():
    assert len(sketch(" \n…")) == 0
    assert len(sketch("حلب")) == 1
    assert sketch("حلب") != sketch("بغداد")
    assert resemblance(sketch(""), sketch("")) == 0.0


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_the_estimate_is_near_the_truth(share):
    rng = random.Random(1)
    errors = []
    for _ in range(30):
        common, one, other = words(rng, 300), words(rng, 700), words(rng, 700)
        own = round(300 * (1 / share - 1) / 2)
        a, b = " ".join(common + one[:own]), " ".join(common + other[:own])
        errors.append(resemblance(sketch(a), sketch(b)) - share)
    assert abs(sum(errors) / len(errors)) < 0.05


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("ابج ", max_size=30), max_size=20), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_and_hold_each_text_once(texts, shuffler):
    named = {f"d{n}": sketch(text) for n, text in enumerate(texts)}
    groups = near_groups(named)
    pairs = list(named.items())
    shuffler.shuffle(pairs)
    assert near_groups(dict(pairs)) == groups
    assert sorted(name for group in groups for name in group) == sorted(named)
    together = {name: number for number, group in enumerate(groups) for name in group}
    for n, one in enumerate(texts):
        for m, other in enumerate(texts[:n]):
            if one == other and one.split():
                assert together[f"d{n}"] == together[f"d{m}"]


def test_a_hundred_copies_are_one_group_and_a_common_phrase_is_none():
    rng = random.Random(2)
    body = words(rng, 200)
    phrase = " ".join(words(rng, 20))
    texts = {f"c{n}": " ".join(body) + f" {n}" for n in range(100)}
    texts |= {f"o{n}": " ".join(words(rng, 200)) + " " + phrase for n in range(300)}
    groups = near_groups({name: sketch(text) for name, text in texts.items()})
    assert sorted(map(len, groups))[-2:] == [1, 100]


HASHES = st.sets(st.sampled_from([n + 512 * m for n in range(40) for m in range(4)]), max_size=64)


@settings(max_examples=300)
@given(HASHES, HASHES)
def test_what_is_alike_is_never_passed_over_at_a_glance(one, other):
    one, other = sorted(one), sorted(other)
    if resemblance(one, other) >= ALIKE:
        assert near._may_be_alike(near._mark(one), near._mark(other), len(one), len(other))


def test_most_texts_that_are_not_alike_are_passed_over_at_a_glance():
    rng = random.Random(3)
    sketches = [sketch(" ".join(words(rng, 300))) for _ in range(40)]
    marked = [(near._mark(one), len(one)) for one in sketches]
    for one, (a, size) in enumerate(marked):
        assert not any(near._may_be_alike(a, b, size, number) for b, number in marked[:one])
