"""Dates as articles write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.dates import find_date


@pytest.mark.parametrize(("words", "date"), [
    ("2014-06-12T10:00:00Z", "2014-06-12"),
    ("١٢/٦/٢٠١٤", "2014-06-12"),
    ("بغداد 12 حزيران/يونيو 2014 (رويترز)", "2014-06-12"),
    ("في 3 تشرين الأول/أكتوبر 2017", "2017-10-03"),
    ("12 كانون الثاني 2015", "2015-01-12"),
    ("الخميس 5 من أغسطس 2016", "2016-08-05"),
    ("حزيران (يونيو) 2014", "2014-06"),
    ("Thu, 12 Jun 2014 10:00:00 GMT", "2014-06-12"),
    ("June 12th, 2014", "2014-06-12"),
    ("6/25/2014", "2014-06-25"),
    ("2014-06", "2014-06"),
    ("99/99/2014", ""),
    ("dismay 2014", ""),
    ("20140612", ""),
    ("", ""),
])  # fmt: skip
def test_a_date_is_found_in_the_ways_it_is_written(words, date):
    assert find_date(words) == date


@given(st.dates().filter(lambda day: 1900 <= day.year < 2100), st.text(max_size=20))
def test_an_iso_date_comes_back_whatever_stands_behind_it(day, behind):
    assert find_date(f"{day.isoformat()} {behind}") == day.isoformat()


@given(st.text(max_size=60))
def test_any_text_gives_a_date_or_nothing(words):
    found = find_date(words)
    assert found == "" or found[:2] in ("19", "20")
