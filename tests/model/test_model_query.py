"""What a person types to search the corpus, and what it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import UserError
from annotator.model.document import Status
from annotator.model.query import AttributeFilter, Query, RoleFilter, Text, parse_query


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("قال: نعم", Query(texts=(Text("قال: نعم"),))),
        ('label:PER لـ"داعش"', Query(texts=(Text("لداعش"),), labels=("PER",))),
        ('"label:PER"', Query(texts=(Text("label:per", whole=True),))),
        ("role:Attacker=ORG", Query(roles=(RoleFilter("Attacker", "ORG"),))),
        ("role:Target", Query(roles=(RoleFilter("Target"),))),
        ('دور:Target="قوات الأمن"', Query(roles=(RoleFilter("Target", "قوات الأمن"),))),
        ("attr:polarity=negative", Query(attributes=(AttributeFilter("polarity", "negative"),))),
        ('author:"Ali B" حالة:منجز', Query(authors=("Ali B",), statuses=(Status.DONE,))),
        ("هو:بلا-وسم", Query(unlabelled=True)),
        ("/a b/ status:new", Query(pattern="a b", statuses=(Status.NEW,))),
        ("12/5 و 13/5", Query(texts=(Text("12/5 و 13/5"),))),
    ],
)
def test_words_and_filters_are_told_apart(words, query):
    assert parse_query(words) == query


@given(st.text(max_size=60) | st.text('"/:=\u0640 اب-label', max_size=40))
def test_whatever_is_typed_is_a_query_or_a_sentence(words):
    try:
        query = parse_query(words)
    except UserError as told:
        said = told
    else:
        assert query != Query()
        return
    assert said.key.startswith("search.")
    assert "\n" not in said.message or "\n" in words
