"""What a format cannot hold is taken out whole, named one by one, and nothing else is touched."""

from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import records

from annotator.formats.base import EVERYTHING, Keeps, Level
from annotator.formats.losses import reduced
from annotator.model.items import Mention, Span, quote_of, references

keeps = st.builds(Keeps, **dict.fromkeys(Keeps.__struct_fields__, st.booleans()))


@settings(max_examples=150, deadline=None)
@given(records(), keeps)
def test_every_item_is_kept_changed_with_a_word_or_left_out_with_a_word(record, keeps):
    shadow, problems = reduced(record, keeps)
    before = {item.id: item for item in record.items}
    after = {item.id: item for item in shadow.items}
    dropped = {p.where for p in problems if p.level is Level.ITEM}
    changed = {p.where for p in problems if p.level is Level.CHANGED}
    assert after.keys() == before.keys() - dropped
    assert {id for id, item in after.items() if item != before[id]} == changed - dropped
    for item in shadow.items:
        assert set(references(item)) <= after.keys()
        if isinstance(item, Mention):
            assert item.quote == quote_of(record.text.text, item.fragments)


@settings(max_examples=100, deadline=None)
@given(records())
def test_our_own_format_loses_nothing(record):
    shadow, problems = reduced(record, EVERYTHING)
    assert sorted(shadow.items, key=repr) == sorted(record.items, key=repr)
    assert shadow.zones == record.zones
    assert problems == []


@settings(max_examples=100, deadline=None)
@given(records())
def test_flat_spans_share_no_character(record):
    shadow, _ = reduced(record, Keeps())
    taken = set()
    for item in shadow.items:
        assert isinstance(item, Span)
        places = set(range(item.start, item.end))
        assert taken.isdisjoint(places)
        taken |= places
