"""What a format cannot hold is taken out whole, named one by one, and nothing else is touched."""

from string import Formatter

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import records

from annotator.formats.base import EVERYTHING, Keeps, Level, Problem
from annotator.formats.losses import reduced
from annotator.model.items import Mention, Span, quote_of, references
from annotator.sentences import Sentence

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


@given(records())
def test_the_name_of_a_document_is_never_lost_in_silence(record):
    _, problems = reduced(record, msgspec.structs.replace(EVERYTHING, meta=False))
    told = any(problem.key == "loss.meta" for problem in problems)
    assert told or record.document.name == record.document.id


def without_words(said):
    """What is left of a sentence for a reader who takes all of its templates away."""
    if not isinstance(said, Sentence):
        return str(said)
    places = [name for _, name, _, _ in Formatter().parse(said.template) if name]
    return "".join(without_words(said.values[name]) for name in places)


@settings(max_examples=40, deadline=None)
@given(records(), keeps)
def test_a_line_can_be_said_in_another_language_around_label_id_and_place(record, keeps):
    items = {item.id: item for item in record.items}
    for problem in reduced(record, keeps)[1]:
        item = items.get(problem.where)
        bare = without_words(problem.message)
        if item is None:
            assert not any(letter.isalpha() for letter in bare), problem.message
            continue
        place = f"{item.start}{item.end}" if isinstance(item, Mention) else ""
        assert bare.startswith(f"{item.label}{item.id}{place}"), problem.message


def test_a_place_is_said_in_words_that_can_be_translated():
    line = Problem(key="k", message="", source="/x/corpus.xml", line=3, where="annotation T1")
    assert line.place() == "corpus.xml, line 3, annotation T1"
    assert without_words(line.place()) == "corpus.xml3T1"
    assert Problem(key="k", message="").place() == ""
