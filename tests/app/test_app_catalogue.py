"""The list in memory: filters, orders and what acts do to it, held against the plain way."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.arranging import SortKey, next_row, order_of, passing, random_order, shown_rows
from annotator.app.catalogue import Catalogue, Details, folded_words
from annotator.app.projects import load_scheme, make_sample, open_session
from annotator.model import commands
from annotator.model.document import Status
from annotator.model.list_query import parse_list_query
from annotator.text.fold import fold

TITLES = ("بغداد", "مُصطفى", "Zebra", "apple", "", "العراق الجديد", "بغداد القديمة")
LABELS = ("PER", "PER.Individual", "ORG", "PERSON")
DATES = ("", "2013-01-01", "2014-06", "2014-06-12", "2026-11-26")

rows = st.lists(
    st.tuples(
        st.sampled_from(TITLES), st.sampled_from([None, *Status]), st.booleans(),
        st.sampled_from(["", "سؤال", "later"]), st.integers(0, 9_000), st.integers(0, 30),
        st.sets(st.sampled_from(LABELS)), st.sampled_from(DATES),
    ),
    max_size=30,
)  # fmt: skip


def made(found):
    """A catalogue of such rows, counted."""
    lines = []
    for n, (title, status, flagged, note, seconds, *_) in enumerate(found, 1):
        layer = (None,) * 4 if status is None else (status.value, flagged, note, seconds)
        lines.append((n * 2, f"d{n}", f"{n}.txt", title, *layer))
    catalogue = Catalogue(lines)
    details = {
        n * 2: Details(spans, spans % 3, tuple(labels), date)
        for n, (*_, spans, labels, date) in enumerate(found, 1)
    }
    while (some := catalogue.missing()) is not None:
        catalogue.fill(some, details, folded_words(catalogue.name_words(some)))
    return catalogue


FILTERS = {
    "status:done": lambda row, labels: row.status is Status.DONE,
    "status:new status:done": lambda row, labels: row.status is not Status.IN_PROGRESS,
    "is:flagged": lambda row, labels: row.flagged,
    "is:noted": lambda row, labels: bool(row.note),
    "note:سؤ": lambda row, labels: "سؤ" in row.note,
    "label:PER": lambda row, labels: bool(labels & {"PER", "PER.Individual"}),
    "label:org": lambda row, labels: "ORG" in labels,
    "entities:>9": lambda row, labels: row.spans > 9,
    "events:0 entities:1..20": lambda row, labels: row.events == 0 and 1 <= row.spans <= 20,
    "minutes:1..": lambda row, labels: row.seconds >= 30,
    "date:2014": lambda row, labels: row.date.startswith("2014"),
    "بغداد": lambda row, labels: "بغداد" in fold(row.title),
    ".txt": lambda row, labels: True,
    "مصطفي status:done": lambda row, labels: row.title == "مُصطفى" and row.status is Status.DONE,
}
SCHEME = load_scheme("ace2005")


@given(rows, st.sampled_from(sorted(FILTERS)))
def test_a_filter_passes_what_a_look_at_each_row_would(found, typed):
    catalogue = made(found)
    mask = passing(catalogue, SCHEME, parse_list_query(typed))
    assert mask is not None
    wanted = [FILTERS[typed](catalogue[n], labels) for n, (*_, labels, _) in enumerate(found)]
    assert [bool(one) for one in mask] == wanted


def test_without_a_filter_all_pass():
    assert passing(made([]), SCHEME, parse_list_query("  ")) is None


def test_words_of_the_article_are_those_that_the_search_has_found():
    catalogue = made([("أ", None, False, "", 0, 0, set(), "")] * 3)
    query = parse_list_query("text:كلمة")
    assert list(passing(catalogue, SCHEME, query, {4})) == [0, 1, 0]
    assert list(passing(catalogue, SCHEME, query, set())) == [0, 0, 0]


KEYS = {
    SortKey.IMPORT: lambda row: 0,
    SortKey.STATUS: lambda row: list(Status).index(row.status),
    SortKey.FLAG: lambda row: row.flagged,
    SortKey.SPANS: lambda row: row.spans,
    SortKey.EVENTS: lambda row: row.events,
    SortKey.SECONDS: lambda row: row.seconds,
    SortKey.NOTE: lambda row: bool(row.note),
}


@given(rows, st.sampled_from(sorted(KEYS)))
def test_an_order_is_that_of_a_stable_sort(found, key):
    catalogue = made(found)
    assert list(order_of(catalogue, key)) == sorted(
        range(len(catalogue)), key=lambda row: KEYS[key](catalogue[row])
    )


@given(rows, st.booleans())
def test_dates_are_sorted_and_what_has_none_comes_last(found, falling):
    catalogue = made(found)
    dates = [catalogue[row].date for row in order_of(catalogue, SortKey.DATE, falling=falling)]
    some = [date for date in dates if date]
    assert some == sorted(some, reverse=falling)
    assert dates == some + [""] * (len(dates) - len(some))


def test_a_long_list_of_titles_is_sorted_as_a_whole():
    titles = [f"{(n * 7919) % 10_007:05}" for n in range(10_000)]
    catalogue = made([(title, None, False, "", 0, 0, set(), "") for title in titles])
    assert [titles[row] for row in order_of(catalogue, SortKey.TITLE)] == sorted(titles)


@given(rows, st.text(max_size=5))
def test_chance_is_an_order_of_all_and_always_the_same(found, seed):
    catalogue = made(found)
    once = random_order(catalogue, seed)
    assert sorted(once) == list(range(len(catalogue)))
    assert once == random_order(made(found), seed)


@given(rows, st.integers(0, 40), st.sampled_from([1, -1]))
def test_the_next_row_is_the_nearest_that_passes(found, here, by):
    catalogue = made(found)
    order = order_of(catalogue, SortKey.TITLE)
    got = next_row(order, here, by, lambda row: catalogue.status_of(row) is Status.DONE)
    line = list(order)[::by]
    at = line.index(here) if here in line else -1
    wanted = [row for row in line[at + 1 :] if catalogue.status_of(row) is Status.DONE]
    assert got == (wanted[0] if wanted else None)


def test_rows_of_an_order_that_pass_keep_that_order():
    catalogue = made([(t, Status.DONE, n % 2 == 0, "", 0, 0, set(), "")
                      for n, t in enumerate("تباث")])  # fmt: skip
    order = order_of(catalogue, SortKey.TITLE)
    mask = passing(catalogue, SCHEME, parse_list_query("is:flagged"))
    assert list(shown_rows(order, mask)) == [row for row in order if row % 2 == 0]


# --- following what happens ---------------------------------------------------------------------


@pytest.fixture
def session(tmp_path):
    make_sample(tmp_path / "p.annot")
    session = open_session(tmp_path / "p.annot", "me")
    session.open_document(session.documents().ids[0])
    yield session
    session.close()


def test_a_catalogue_that_follows_the_acts_is_the_one_that_is_read_again(session):
    catalogue, heard = session.documents(), []
    session.listen(lambda change: heard.append(change.transaction))
    session.act(commands.mark_span(session.state, [(0, 5)], "GPE"))
    session.act(commands.set_status(session.state, Status.DONE))
    session.act(commands.set_layer_note(session.state, "ملاحظة"))
    session.undo()
    session.act(commands.toggle_flag(session.state))
    for transaction in heard:
        assert catalogue.take(transaction, "me")
    assert list(catalogue) == list(session.documents())
    assert (catalogue[0].status, catalogue[0].flagged, catalogue[0].note) == ("done", True, "")


def test_marks_elsewhere_make_a_row_uncounted_and_those_of_others_do_not(session):
    catalogue = session.documents()
    session.act(commands.mark_span(session.state, [(0, 5)], "GPE"))
    logged = session.store.transaction(session.history.done[-1].id)
    fill = {1: Details(4, 1, ("GPE",), "2014")}
    catalogue.fill(range(1), fill, ["x"])
    assert catalogue.take(logged, "me", here=catalogue.ids[0])
    assert catalogue.complete
    assert catalogue.take(logged, "somebody else")
    assert catalogue.complete
    catalogue.take(logged, "me")
    assert catalogue.missing() == range(1)


def test_a_document_that_goes_or_comes_makes_the_list_to_be_read_again(session):
    from annotator.app import trash

    catalogue, heard = session.documents(), []
    session.listen(lambda change: heard.append(change.transaction))
    session.act(trash.delete_documents(session.store, catalogue.ids))
    assert not catalogue.take(heard[0], "me")
    assert len(session.documents()) == 0


def test_the_open_document_is_as_memory_has_it(session):
    catalogue = session.documents()
    session.act(commands.mark_span(session.state, [(0, 5)], "GPE"))
    row = msgspec.structs.replace(session.document_row(), seconds=9)
    assert catalogue.put(row, session.state.counts) == 0
    assert (catalogue[0].spans, catalogue[0].seconds, catalogue.labels()) == (1, 9, ["GPE"])
    assert catalogue.put(msgspec.structs.replace(row, id="nowhere"), []) is None
