"""A list of names against texts: the longest name, clitics aside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.gazetteer import Gazetteer, read_gazetteer
from annotator.app.occurrences import is_whole
from annotator.errors import UserError
from annotator.text.fold import find_folded


def found(names, text):
    return [(text[place.start : place.end], place.name) for place in Gazetteer(names).find(text)]


def test_the_longest_name_that_begins_at_a_word_counts():
    names = ["الأمم", "الأمم المتحدة", "مجلس الأمن"]
    text = "دعت الأمم المتّحدة مجلسَ الأمن، والأمم كلها"
    assert found(names, text) == [
        ("الأمم المتّحدة", "الأمم المتحدة"),
        ("مجلسَ الأمن", "مجلس الأمن"),
        ("الأمم", "الأمم"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "hits"),
    [
        ("داعش", 'مخابئ لـ"داعش" وبداعش', ["داعش", "داعش"]),
        ("داعش", "داعشي وداعشيون", []),
        ("العراق", "العراقي في العراق وبالعراق", ["العراق", "العراق"]),
        ("مدرسة", "قلم مدرسة", ["مدرسة"]),
        ("كتاب", "كتابهم وكتابها", ["كتاب", "كتاب"]),
        ("بن لادن", "أسامة بن لادن، وبن لادن", ["بن لادن", "بن لادن"]),
        ("إيران", "ايران - إيران", ["ايران", "إيران"]),
        ("ירושלים", "ושמירושלים לירושלים, כשירושלים", ["ירושלים"] * 3),
        ("אינטל", 'ו"אינטל" באינטל אינטלי', ["אינטל", "אינטל"]),
        ("כנסת", "הכנסת שבכנסת מתכנסת", ["כנסת", "כנסת"]),
    ],
)
def test_clitics_and_spelling_make_no_difference(name, text, hits):
    assert [words for words, _ in found([name], text)] == hits


WORDS = st.sampled_from(["وبالعراق", "العراق", "محمد", "عباس", 'لـ"داعش"', "كتابهم", "،", "داعش"])


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=12), st.sampled_from(["داعش", "محمد عباس", "العراق", "كتاب"]))
def test_one_name_is_found_where_finding_it_in_the_article_does(words, name):
    text = " ".join(words)
    places = [text[a:b] for a, b in find_folded(text, name) if is_whole(text, a, b)]
    assert [words for words, _ in found([name], text)] == places


def test_a_file_of_names_may_give_labels_and_remarks(tmp_path):
    path = tmp_path / "names.txt"
    path.write_text("\ufeff# مدن\n\nبغداد\tGPE\nو\nدمشق\n", encoding="utf-8")
    names = read_gazetteer(path)
    assert (len(names), names.short) == (2, 1)
    assert [(p.name, p.label) for p in names.find("بغداد ودمشق")] == [
        ("بغداد", "GPE"),
        ("دمشق", ""),
    ]


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b"\xe4\xe5\n", "gazetteer.encoding"),
        ("\n\nو\n".encode(), "gazetteer.empty"),
        ("".join(f"name{n}\n" for n in range(1_000_000)).encode(), "gazetteer.long"),
    ],
    ids=["encoding", "empty", "long"],
)
def test_a_bad_file_gets_one_sentence(tmp_path, body, key):
    path = tmp_path / "names.txt"
    path.write_bytes(body)
    with pytest.raises(UserError) as told:
        read_gazetteer(path)
    assert told.value.key == key


def test_a_file_that_is_not_there_gets_one_sentence(tmp_path):
    with pytest.raises(UserError) as told:
        read_gazetteer(tmp_path / "none.txt")
    assert told.value.key == "gazetteer.unreadable"
