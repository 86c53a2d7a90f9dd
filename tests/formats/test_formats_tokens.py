"""Tokens are a view: they cover the text, cut no mention when asked not to, and name each loss."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import records

from annotator.formats.base import Keeps, Level, Tokens
from annotator.formats.losses import reduced
from annotator.formats.tokens import joined, placed, spans_of, token_view
from annotator.model.document import Document, Layer, TextVersion, text_sha256
from annotator.model.items import Span
from annotator.model.record import Record, SchemeName


def record_of(text, *spans):
    items = tuple(
        Span(id=f"s{n}", label="X", fragments=((a, b),), quote=text[a:b])
        for n, (a, b) in enumerate(spans)
    )
    sha = text_sha256(text)
    return Record(
        document=Document(id="d", name="d", title=""),
        text=TextVersion(document="d", text=text, sha256=sha, source_sha256=sha),
        author="a",
        layer=Layer(),
        scheme=SchemeName("x", 1),
        items=items,
    )


@settings(max_examples=150, deadline=None)
@given(records(), st.sampled_from(list(Tokens)))
def test_tokens_and_sentences_cover_the_text_without_overlap(record, kind):
    view = token_view(record, kind)
    at = 0
    for start, end in view.tokens:
        assert view.text[at:start].isspace() or at == start
        assert start < end
        assert not view.text[start].isspace()
        at = end
    assert view.text[at:].strip() == ""
    assert [i for first, last in view.sentences for i in range(first, last)] == list(
        range(len(view.tokens))
    )


@settings(max_examples=150, deadline=None)
@given(records())
def test_cut_at_the_edges_of_mentions_nothing_is_widened(record):
    record, _ = reduced(record, Keeps(overlap=True, nesting=True))
    view = token_view(record, Tokens.CLITIC)
    found, problems = placed(record, view, spans_of(record))
    # What begins or ends with white space has no token there.
    sound = [s for s in spans_of(record) if s.quote.strip() == s.quote]
    named = {problem.where for problem in problems}
    assert named.isdisjoint(span.id for span in sound)
    assert {p.mention.id for p in found} >= {span.id for span in sound}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Tokens.WHITESPACE, ["وكركوك،", 'لـ"داعش"']),
        (Tokens.WORD, ["وكركوك", "،", "لـ", '"', "داعش", '"']),
        (Tokens.CLITIC, ["و", "كركوك", "،", "لـ", '"', "داعش", '"']),
    ],
)
def test_the_three_ways_of_cutting(kind, words):
    text = 'وكركوك، لـ"داعش"'
    record = record_of(text, (1, 6), (11, 15))
    view = token_view(record, kind)
    assert view.words() == words
    found, problems = placed(record, view, spans_of(record))
    widened = {"whitespace": 2, "word": 1, "clitic": 0}[kind.value]
    assert [p.key for p in problems] == ["token.widened"] * widened
    assert all(p.level is Level.CHANGED for p in problems)
    assert len(found) == 2


def test_two_flat_spans_in_one_token_lose_one_with_a_word():
    record = record_of("abcd ef", (0, 2), (2, 4))
    view = token_view(record, Tokens.WORD)
    found, problems = placed(record, view, spans_of(record), flat=True)
    assert [p.mention.id for p in found] == ["s0"]
    assert [(p.key, p.where) for p in problems if p.level is Level.ITEM] == [
        ("token.dropped", "s1")
    ]


def test_a_sentence_never_ends_inside_a_mention():
    text = "قال ا. ب. جاء. ثم"
    record = record_of(text, (0, 16))
    assert len(token_view(record, Tokens.WORD).sentences) == 1
    none = msgspec.structs.replace(record, items=())
    assert len(token_view(none, Tokens.WORD).sentences) > 1


def test_tokens_are_joined_as_they_say():
    assert joined(["a", "b", "c"], [False, True, True]) == ("ab c", [(0, 1), (1, 2), (3, 4)])
    assert joined([]) == ("", [])


def test_white_space_at_the_ends_of_a_mention_is_trimmed_and_named():
    record = record_of("في بغداد اليوم", (2, 9))
    view = token_view(record, Tokens.CLITIC)
    found, problems = placed(record, view, spans_of(record))
    assert [(p.first, p.last) for p in found] == [(1, 2)]
    assert [(p.key, p.level) for p in problems] == [("token.trimmed", Level.CHANGED)]


@pytest.mark.parametrize("kind", list(Tokens))
def test_no_token_holds_white_space_not_even_a_narrow_blank_inside_a_number(kind):
    record = record_of("بلغ 12\u202f500 دولار\u2028ثم\u0085انتهى \u200fكله")
    words = token_view(record, kind).words()
    assert [word for word in words if any(letter.isspace() for letter in word)] == []
    assert words[1:3] == ["12", "500"]
