"""Dates as people type them."""

from datetime import date

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from places.formats.tanggal import format_tanggal
from tests.random_cases import cases
from villages.forms.tanggal_field import TanggalField, parse_tanggal

DAY = date(2020, 4, 7)


@pytest.mark.parametrize(
    "text",
    [
        "2020-04-07",
        "07-04-2020",
        "7/4/2020",
        "7.4.2020",
        "7 4 2020",
        "7 April 2020",
        "07 apr 2020",
        "7 APRIL 2020",
        "7 Apr. 2020",
    ],
)
def test_usual_spellings_are_read(text):
    assert TanggalField().clean(text) == DAY


@pytest.mark.parametrize(
    "text",
    ["30-02-2020", "4/2020", "besok", "7 Ap", "7-4-20", "13-13-2020", "0-1-2020", "٧-٤-٢٠٢٠", "2020-4-7", "7 Ma 2020"],
)
def test_what_is_no_clear_day_is_refused_with_an_example(text):
    with pytest.raises(forms.ValidationError, match="misalnya 27-04-2020"):
        TanggalField().clean(text)


def test_an_empty_date_is_none_where_it_may_be():
    assert TanggalField(required=False).clean("  ") is None
    with pytest.raises(forms.ValidationError):
        TanggalField().clean("")


@given(day=st.dates(date(1900, 1, 1), date(2100, 1, 1)))
@cases(500)
def test_every_day_is_read_from_each_way_it_is_written(day):
    for text in (format_tanggal(day), day.isoformat(), f"{day:%d-%m-%Y}", f"{day.day}/{day.month}/{day.year}"):
        assert parse_tanggal(text) == day


@given(text=st.text(max_size=30))
@cases(1000)
def test_any_text_is_a_day_or_none(text):
    day = parse_tanggal(text)
    assert day is None or isinstance(day, date)
