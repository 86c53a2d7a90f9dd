"""What a person types to filter the list of documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import UserError
from annotator.model.document import Status
from annotator.model.list_query import (
    ListQuery,
    filter_pieces,
    parse_list_query,
    with_filter,
    without,
)


def test_words_are_of_the_title_and_filters_beside_them_hold_as_well():
    found = parse_list_query("status:done label:PER بغداد القديمة")
    assert found.words == ("بغداد القديمه",)
    assert (found.statuses, found.labels) == ((Status.DONE,), ("PER",))


def test_words_on_either_side_of_a_filter_are_no_phrase():
    assert parse_list_query("بغداد is:flagged دمشق").words == ("بغداد", "دمشق")


def test_filters_may_be_written_in_arabic():
    found = parse_list_query("حالة:منجز هو:مؤشر نص:دمّر تاريخ:٢٠١٤")
    assert found == ListQuery(
        statuses=(Status.DONE,), flagged=True, texts=("دمر",), dates=(("2014", "2014~"),)
    )


@pytest.mark.parametrize(("typed", "inside", "outside"), [
    ("2014", ["2014-01-01", "2014-12-31", "2014"], ["2013-12-31", "2015-01-01"]),
    ("2014-06", ["2014-06-30"], ["2014-05-31", "2014-07-01"]),
    ("2014..2015", ["2014-01-01", "2015-12-31"], ["2013-12-31", "2016-01-01"]),
    ("..2015", ["1999-01-01", "2015-12-31"], ["2016-01-01"]),
    (">2014-06", ["2014-07-01", "2020-01-01"], ["2014-06-30"]),
    ("<2014-06", ["2014-05-31"], ["2014-06-01"]),
    (">=2014-6", ["2014-06-01"], ["2014-05-31"]),
    ("<=2014/6", ["2014-06-30"], ["2014-07-01"]),
])  # fmt: skip
def test_dates_are_days_months_years_and_ranges_of_them(typed, inside, outside):
    ((low, high),) = parse_list_query(f"date:{typed}").dates
    assert all(low <= day < high for day in inside)
    assert not any(low <= day < high for day in outside)


@pytest.mark.parametrize(("typed", "inside", "outside"), [
    ("0", [0], [1]),
    (">3", [4, 1000], [3]),
    ("<=3", [0, 3], [4]),
    ("<1", [0], [1]),
    ("٢..٥", [2, 5], [1, 6]),
    ("5..", [5, 10**8], [4]),
])  # fmt: skip
def test_counts_and_minutes_are_numbers_and_ranges_of_them(typed, inside, outside):
    found = parse_list_query(f"entities:{typed} minutes:{typed}").numbers
    assert [kind for kind, _, _ in found] == ["entities", "minutes"]
    for _, least, most in found:
        assert all(least <= number <= most for number in inside)
        assert not any(least <= number <= most for number in outside)


@pytest.mark.parametrize("typed", ["entities:many", "events:=", "minutes:1...2",
    "status:doing", "lable:PER", "is:unlabelled", "date:yesterday", "date:14", "note:", "x" * 1001,
])  # fmt: skip
def test_what_cannot_be_understood_is_said_in_a_sentence(typed):
    with pytest.raises(UserError) as caught:
        parse_list_query(typed)
    assert caught.value.key.startswith("search.")
    assert caught.value.message.endswith(".")


def test_a_filter_is_put_in_and_taken_out_and_the_words_stay():
    with_done = with_filter("بغداد", "status:done")
    assert with_done == "بغداد status:done"
    assert with_filter(with_done, "status:done") == "بغداد"
    (piece,) = filter_pieces("قبل is:flagged بعد")
    assert without("قبل is:flagged بعد", piece) == "قبل بعد"


@given(st.text(alphabet='ab:"/.2014 status:label:date:نص', max_size=40))
def test_whatever_is_typed_is_a_filter_or_a_sentence(typed):
    sentence = ""
    try:
        parse_list_query(typed)
    except UserError as error:
        sentence = error.message
    shown = filter_pieces(typed)
    assert sentence or len(shown) == len([p for p in shown if typed[p.start : p.end].strip()])
