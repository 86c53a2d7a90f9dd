"""The persistent collections behave like dict and sorted set, and old versions stay whole."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.persistent import PMap, PSorted

keys = st.text(max_size=3)
acts = st.lists(st.tuples(st.booleans(), keys, st.integers()), max_size=60)


@given(acts)
def test_a_map_behaves_like_a_dict_and_keeps_every_old_version(steps):
    here, there = PMap(), {}
    versions = []
    for put, key, value in steps:
        if put:
            here, there = here.put(key, value), {**there, key: value}
        elif key in there:
            here, there = here.drop(key), {k: v for k, v in there.items() if k != key}
        versions.append((here, there))
    for old, expected in versions:
        assert len(old) == len(expected)
        assert sorted(old.values()) == sorted(expected.values())
        assert all(old.get(key) == value and key in old for key, value in expected.items())


numbers = st.integers(-5, 2000)


@given(st.lists(st.tuples(st.booleans(), numbers), max_size=80), numbers)
def test_a_sorted_set_gives_its_members_in_order_from_any_place(steps, place):
    here, there = PSorted(), set()
    for add, number in steps:
        member = (number, -number, str(number))
        if add and member not in there:
            here, there = here.add(member), there | {member}
        elif not add:
            here, there = here.discard(member), there - {member}
    assert list(here) == sorted(there)
    probe = (place, -place, "")
    assert list(here.from_key(probe)) == sorted(m for m in there if m >= probe)
    assert list(here.before_key(probe)) == sorted((m for m in there if m < probe), reverse=True)
    assert len(here) == len(there)


def test_a_sorted_set_of_many_chunks_stays_sorted_through_adding_and_taking():
    start = PSorted((n, -n, "") for n in range(0, 6000, 2))
    grown = start
    for n in range(1, 6000, 2):
        grown = grown.add((n, -n, ""))
    assert [m[0] for m in grown] == list(range(6000))
    for n in range(0, 6000, 3):
        grown = grown.discard((n, -n, ""))
    assert [m[0] for m in grown] == [n for n in range(6000) if n % 3]
    assert [m[0] for m in start] == list(range(0, 6000, 2))
    assert next(grown.from_key((3000, -9999, "")))[0] == 3001
    assert next(grown.before_key((3000, -9999, "")))[0] == 2999
