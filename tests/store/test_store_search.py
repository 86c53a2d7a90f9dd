"""What a search of the corpus promises; the same on a file and on a server."""

import contextlib
from itertools import islice

import msgspec
import pytest
from store_help import SCHEME, span, tx, version

from annotator.app import searching
from annotator.app.searching import search
from annotator.errors import UserError
from annotator.model.document import Document, Layer, LayerKey, Status
from annotator.model.edits import Edit, Origin, document_place
from annotator.model.items import Argument, Event
from annotator.model.scheme import Colour, Label, Names
from annotator.store import search_items, search_quotes
from annotator.store.search import Corpus
from annotator.store.search_index import QuotesAt, SearchIndex

GROUNDS = ("file", "server")

TEXTS = {
    "a1": 'دمّر التحالف مخابئ لـ"داعش" في العراق',
    "a2": "لا شيء يهم هنا",
    "a3": "قال محمود عباس إن داعشيا دمر\nالعراق، وعباس في غزة ١٢",
    "a4": "تدمير مخابئ داعش: 100% دمار_شامل \\ نهاية",
}


@pytest.fixture(autouse=True)
def own_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))


@pytest.fixture
def ground_file(ground):
    if ground != "file":
        pytest.skip("the index of a server is the server's own affair")


def article(id, text, marks=(), author="me", **layer):
    place, key = document_place(id), LayerKey(id, author)
    document = Document(id=id, name=f"{id}.txt", title=id)
    edits = [Edit(place, None, document), Edit(place, None, version(id, text))]
    edits += [Edit(key, None, Layer(**layer))]
    edits += [Edit(key, None, mark) for mark in marks]
    return tx(*edits, author=author, origin=Origin.IMPORT)


def mark(id, words, label, in_text, kind=span, **more):
    at = in_text.index(words)
    return kind(id, at, at + len(words), label, in_text, **more)


@pytest.fixture
def corpus(store):
    """Five documents; the two layers of a1 and that of a4 have marks."""
    one, four = TEXTS["a1"], TEXTS["a4"]
    who = mark("s1", "التحالف", "ORG.Military", one)
    where = mark("s2", "داعش", "ORG", one)
    act = Event(
        id="e1",
        fragments=((0, 4),),
        quote=one[:4],
        label="Conflict.Attack",
        arguments=(Argument("Attacker", "s1"), Argument("Target", "s2")),
        attributes={"polarity": "negative", "sure": True},
    )
    store.commit(article("a1", one, (who, where, act), status=Status.DONE))
    store.commit(article("a2", TEXTS["a2"]))
    store.commit(article("a3", TEXTS["a3"]))
    store.commit(article("a4", four, (mark("s1", "داعش", "PER", four),), author="other"))
    with contextlib.closing(store.corpus()) as made:
        yield made


def found(corpus, words, me="me", scheme=SCHEME):
    return [(hit.document, hit.text) for hit in search(corpus, scheme, words, me)]


def both_ways(corpus, words, **more):
    """The answers by the index and without one, which must be the same."""
    scanned = found(Corpus(corpus._reading, None), words, **more)
    assert corpus.freshen()
    assert corpus.indexed()
    corpus.count_quotes()
    assert found(corpus, words, **more) == scanned
    return scanned


def test_words_are_found_as_a_reader_takes_them(corpus):
    assert both_ways(corpus, "دمر") == [("a1", "دمّر"), ("a3", "دمر")]
    assert ("a1", 'لـ"داعش') in both_ways(corpus, "لداعش")
    assert both_ways(corpus, "12") == [("a3", "١٢")]
    assert both_ways(corpus, "باريس") == []


def test_words_beside_each_other_are_a_phrase_also_over_a_line_end(corpus):
    assert both_ways(corpus, "دمر العراق") == [("a3", "دمر\nالعراق")]
    assert both_ways(corpus, "عباس محمود") == []


def test_words_in_quotation_marks_are_whole_clitics_aside(corpus):
    assert [document for document, _ in both_ways(corpus, "داعش")] == ["d1", "a1", "a3", "a4"]
    assert [document for document, _ in both_ways(corpus, '"داعش"')] == ["d1", "a1", "a4"]
    assert both_ways(corpus, '"عباس" غزة') == [("a3", "عباس"), ("a3", "عباس"), ("a3", "غزة")]


def test_short_words_are_found_by_looking_into_every_document(corpus):
    assert both_ways(corpus, "لا") == [("a2", "لا")]


@pytest.mark.parametrize("words", ["100%", "دمار_شامل", "\\ نهاية"])
def test_signs_of_the_database_are_only_signs(corpus, words):
    assert both_ways(corpus, words) == [("a4", words)]


def test_a_hit_says_where_it_is_and_what_stands_around(corpus):
    (hit,) = search(corpus, SCHEME, "محمود عباس", "me")
    assert (hit.document, hit.name, hit.start, hit.end) == ("a3", "a3.txt", 4, 14)
    assert hit.before + hit.text + hit.after == TEXTS["a3"]


def test_marks_are_found_by_label_with_its_subtypes(corpus):
    assert both_ways(corpus, "label:ORG")[-2:] == [("a1", "التحالف"), ("a1", "داعش")]
    assert both_ways(corpus, "label:ORG.Military") == [("a1", "التحالف")]
    assert both_ways(corpus, "label:ORG تحالف")[-1] == ("a1", "التحالف")
    assert both_ways(corpus, 'label:ORG "تحالف"') == both_ways(corpus, 'label:ORG "التحالف"')
    assert both_ways(corpus, "label:OR") == []


def test_marks_are_found_by_the_name_of_a_label_in_both_languages(corpus):
    assert both_ways(corpus, "label:person") == [("a4", "داعش")]
    assert both_ways(corpus, "وسم:شخص") == [("a4", "داعش")]


def test_events_are_found_by_a_role_and_what_fills_it(corpus):
    scheme = SCHEME.with_label(
        Label(key="ORG", kind="entity", names=Names("منظمة", "Organisation"),
              colour=Colour("#2A33CB", "#91ABFF"))
    )  # fmt: skip
    ask = "label:Conflict.Attack role:Attacker=ORG"
    assert both_ways(corpus, ask, scheme=scheme) == [("d1", "تدمير"), ("a1", "دمّر")]
    assert both_ways(corpus, "role:Target") == [("d1", "تدمير"), ("a1", "دمّر")]
    assert both_ways(corpus, "role:Target=PER") == []
    assert both_ways(corpus, 'role:Target="داعش"')[-1] == ("a1", "دمّر")
    assert both_ways(corpus, 'role:Attacker="داعش"') == []


def test_marks_are_found_by_attribute_author_and_status(corpus):
    assert both_ways(corpus, "attr:polarity=negative") == [("a1", "دمّر")]
    assert both_ways(corpus, "attr:polarity=positive") == []
    assert both_ways(corpus, "attr:sure=true author:me")[-1] == ("a1", "دمّر")
    assert both_ways(corpus, "author:other") == [("a4", "داعش")]
    assert both_ways(corpus, "author:me", me="other") == [("a4", "داعش")]
    assert both_ways(corpus, "label:ORG status:done")[0] == ("a1", "التحالف")


def test_documents_are_found_by_status_alone_or_with_words(corpus):
    assert both_ways(corpus, "status:done") == [("a1", "")]
    assert both_ways(corpus, "داعش status:done") == [("a1", "داعش")]


def test_what_is_marked_elsewhere_and_not_here(corpus):
    assert both_ways(corpus, "is:unlabelled داعش") == [("a4", "داعش")]
    answer = [("d1", "داعش"), ("a1", "داعش")]
    assert both_ways(corpus, "is:unlabelled label:PER", me="other") == answer
    assert ("a3", "داعشيا") not in both_ways(corpus, "is:unlabelled")


def test_expressions_are_found_in_the_text_as_it_is(corpus):
    assert both_ways(corpus, r"/[٠-٩]+/") == [("a3", "١٢")]
    assert both_ways(corpus, r"/\d+%/ author:other") == [("a4", "100%")]


def test_an_expression_cannot_freeze_the_search(corpus, store, monkeypatch):
    monkeypatch.setattr(searching, "PATTERN_S", 0.2)
    store.commit(article("long", "ا" * 60 + "!"))
    with pytest.raises(UserError) as told:
        list(search(corpus, SCHEME, "/(ا|اا)+$/", "me"))
    assert told.value.key == "search.slow"
    assert "long.txt" in told.value.message
    assert found(corpus, "/(ا+)+$/") == [("a2", "ا")]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (': - "" + *', "search.empty"),
        ("ـــ", "search.empty"),
        ("", "search.empty"),
        ("ا" * 2**20, "search.long"),
        ("lable:PER", "search.unknown"),
        ("label:", "search.value"),
        ("status:ready", "search.value"),
        ("is:here", "search.value"),
        ("role:=ORG", "search.value"),
        ("/(/", "search.pattern"),
        ("/a/ b", "search.pattern"),
    ],
)
def test_a_bad_query_gets_one_sentence(corpus, words, key):
    with pytest.raises(UserError) as told:
        search(corpus, SCHEME, words, "me")
    assert told.value.key == key
    assert len(told.value.message) < 300
    assert "\n" not in told.value.message


# --- the index follows the project ------------------------------------------------------------


def test_new_texts_are_found_before_and_after_the_index_has_them(corpus, store):
    assert corpus.freshen()
    store.commit(article("a0", "دمر قصر في مدينة أخرى"))
    assert found(corpus, "دمر")[-1][0] == "a0"
    assert both_ways(corpus, "قصر") == [("a0", "قصر")]


def test_trashed_and_corrected_documents_follow_at_once(corpus, store):
    assert corpus.freshen()
    before, place = store.document("a3"), document_place("a3")
    after = Document(id="a3", name="a3.txt", title="a3", text_version=-1)
    store.commit(tx(Edit(place, before, after)))
    assert both_ways(corpus, "دمر") == [("a1", "دمّر")]
    back = Document(id="a3", name="a3.txt", title="a3", text_version=2)
    words = "نص مصحح عن القاهرة"
    text = msgspec.structs.replace(version("a3", words), number=2)
    store.commit(tx(Edit(place, None, text), Edit(place, after, back)))
    assert both_ways(corpus, "القاهرة") == [("a3", "القاهرة")]
    assert both_ways(corpus, "دمر") == [("a1", "دمّر")]


def test_marking_does_not_make_the_index_old(corpus, store):
    assert corpus.freshen()
    state = corpus._index.state()
    key = LayerKey("a2", "me")
    store.commit(tx(Edit(key, None, span("s9", 0, 2, "ORG", TEXTS["a2"]))))
    assert corpus._behind(corpus._index).documents == frozenset()
    assert corpus.freshen()
    assert corpus._index.state()[1:] == state[1:]


def test_freshening_can_be_stopped_and_goes_on(corpus):
    assert not corpus.freshen(stopped=lambda: True)
    told = []
    assert corpus.freshen(lambda done, all: told.append((done, all)))
    assert told == [(5, 5)]


def test_an_index_of_another_project_is_not_believed(corpus, store):
    assert corpus.freshen()
    number, anchor, _ = corpus._index.state()
    corpus._index.reach((number, anchor, "other"))
    assert corpus._behind(corpus._index).documents is None
    assert found(corpus, "قال")
    assert corpus.freshen()
    assert corpus.indexed()


def test_a_long_list_of_candidates_comes_whole_and_in_order(corpus, store, monkeypatch):
    for number in range(100):
        store.commit(article(f"n{number}", f"المدينة رقم {number}"))
    assert [d for d, _ in both_ways(corpus, "المدينة")] == [f"n{n}" for n in range(100)]
    for number in range(100, 140):
        store.commit(article(f"n{number}", f"المدينة رقم {number}"))
    assert [d for d, _ in found(corpus, "المدينة")] == [f"n{n}" for n in range(140)]
    assert isinstance(corpus._index, SearchIndex)


# --- the quotes of spans follow the log -------------------------------------------------------


def quotes(corpus, *labels):
    return sorted(corpus.quotes(labels, 1000))


def scanned_quotes(corpus, *labels):
    return quotes(Corpus(corpus._reading, None), *labels)


KEY = LayerKey("a2", "me")
NEW = span("s9", 3, 6, "ORG.Military", TEXTS["a2"])
OTHER = span("s9", 3, 6, "PER", TEXTS["a2"])
ACTS = {
    "marked": (Edit(KEY, None, NEW),),
    "labelled otherwise": (Edit(KEY, NEW, OTHER),),
    "the same again": (Edit(KEY, None, msgspec.structs.replace(OTHER, id="s10")),),
    "one of two gone": (Edit(KEY, OTHER, None),),
    "the last one gone": (Edit(KEY, msgspec.structs.replace(OTHER, id="s10"), None),),
    "an event": (Edit(KEY, None, Event(id="e9", fragments=((0, 2),), quote="لا", label="E")),),
    "trashed": (
        Edit(
            document_place("a1"),
            Document(id="a1", name="a1.txt", title="a1"),
            Document(id="a1", name="a1.txt", title="a1", text_version=-1),
        ),
    ),
}


def test_quotes_are_the_same_counted_and_read_act_by_act(corpus, store):
    corpus.count_quotes()
    assert "داعش" in quotes(corpus, "PER")
    for act, edits in ACTS.items():
        store.commit(tx(*edits))
        for labels in ((), ("ORG",), ("ORG.Military", "PER"), ("OR",)):
            assert quotes(corpus, *labels) == scanned_quotes(corpus, *labels), act


@pytest.fixture
def counted(ground_file, corpus, monkeypatch):
    """A corpus that has counted, and what it then counts anew and asks the project for."""
    asked = []
    count, read = search_quotes._count, search_items.read_quotes
    monkeypatch.setattr(search_quotes, "_count", lambda *a: asked.append("counted") or count(*a))
    monkeypatch.setattr(search_items, "read_quotes", lambda *a: asked.append("read") or read(*a))
    assert corpus.count_quotes()
    assert asked == ["counted"]
    asked.clear()
    return asked


def test_counted_quotes_follow_the_log_without_being_counted_or_read_again(counted, corpus, store):
    for edits in ACTS.values():
        store.commit(tx(*edits))
        corpus.quotes((), 1000)
    store.commit(tx(Edit(KEY, None, NEW)))
    assert corpus.count_quotes()
    assert NEW.quote in quotes(corpus, "ORG")
    assert counted == []


def test_after_too_many_acts_quotes_are_read_until_they_are_counted(
    counted, corpus, store, monkeypatch
):
    monkeypatch.setattr(search_quotes, "_FEW_ACTS", 1)
    for act in ("marked", "labelled otherwise"):
        store.commit(tx(*ACTS[act]))
    assert NEW.quote in quotes(corpus, "PER")
    assert counted == ["read"]
    assert corpus.count_quotes()
    assert NEW.quote in quotes(corpus, "PER")
    assert counted == ["read", "counted"]


def test_after_one_very_large_act_quotes_are_counted_anew(counted, corpus, store, monkeypatch):
    monkeypatch.setattr(search_quotes, "_FEW_LETTERS", 10)
    store.commit(tx(*ACTS["marked"]))
    assert corpus.count_quotes()
    assert NEW.quote in quotes(corpus, "ORG")
    assert counted == ["counted"]


def test_quotes_of_another_project_are_not_believed(counted, corpus):
    index = corpus._index
    known = index.quotes_at()
    index.keep_quotes(known, QuotesAt(known.number, "other"), {("غريب", "ORG"): 1})
    assert "غريب" not in quotes(corpus)
    assert corpus.count_quotes()
    assert "غريب" not in quotes(corpus)
    assert counted == ["read", "counted"]


def test_more_quotes_than_are_kept_are_read_and_not_counted_again(
    corpus, store, monkeypatch, counted
):
    monkeypatch.setattr(search_quotes, "MOST_KEPT", 1)
    corpus._index.keep_quotes(None, QuotesAt(0, "nothing"), {})
    assert corpus.count_quotes()
    store.commit(tx(*ACTS["marked"]))
    assert corpus.count_quotes()
    assert quotes(corpus) == scanned_quotes(corpus)
    assert counted == ["counted", "read", "read"]


def test_fewer_are_asked_for_than_are_kept(counted, corpus):
    assert len(corpus.quotes((), 1)) == 1
    assert counted == ["read"]


@pytest.mark.usefixtures("ground_file")
def test_an_act_while_quotes_are_counted_makes_them_count_for_nothing(corpus, store, monkeypatch):
    count, acts = search_quotes._count, iter(ACTS.values())

    def disturbed(*asked):
        found = count(*asked)
        for edits in islice(acts, disturbing):
            store.commit(tx(*edits))
        return found

    monkeypatch.setattr(search_quotes, "_count", disturbed)
    disturbing = 1
    assert not corpus.count_quotes()
    assert quotes(corpus) == scanned_quotes(corpus)
    disturbing = 0
    assert not corpus.count_quotes(lambda: True)
    assert corpus.count_quotes()
    assert quotes(corpus) == scanned_quotes(corpus)


@pytest.mark.usefixtures("ground_file")
def test_what_another_program_has_counted_meanwhile_stays(counted, corpus):
    index = corpus._index
    known = index.quotes_at()
    newer = QuotesAt(known.number + 1, "newer")
    index.keep_quotes(known, newer, {})
    index.keep_quotes(known, QuotesAt(known.number + 2, "late"), {("متأخر", "ORG"): 1})
    assert index.quotes_at() == newer
    assert "متأخر" not in index.quotes((), 1000)


# --- the index itself -------------------------------------------------------------------------


def index_files(tmp_path):
    return sorted((tmp_path / "home" / "cache" / "search").glob("*"))


@pytest.mark.usefixtures("ground_file")
@pytest.mark.parametrize("body", [b"", b"no index", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_index_file_is_made_anew(corpus, tmp_path, body):
    assert corpus.freshen()
    corpus.close()
    (path,) = (p for p in index_files(tmp_path) if p.suffix == ".index")
    path.write_bytes(body)
    assert found(corpus, "دمر") == [("a1", "دمّر"), ("a3", "دمر")]
    assert both_ways(corpus, "دمر") == [("a1", "دمّر"), ("a3", "دمر")]


@pytest.mark.usefixtures("ground_file")
def test_an_index_file_is_for_its_owner_alone(corpus, tmp_path):
    assert corpus.freshen()
    corpus.close()
    for path in index_files(tmp_path):
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("ground_file")
def test_without_a_cache_folder_everything_is_still_found(store, corpus, tmp_path, monkeypatch):
    (tmp_path / "home" / "cache" / "search").write_text("in the way")
    assert not corpus.freshen()
    assert not corpus.indexed()
    assert found(corpus, "دمر") == [("a1", "دمّر"), ("a3", "دمر")]
