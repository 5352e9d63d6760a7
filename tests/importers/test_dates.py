"""Dates, years and spans in the writings of archive lists."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.values import Span, Value, date_span

MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()  # noqa: SIM905
)


@pytest.mark.parametrize(
    ("value", "first", "last", "iso"),
    [
        (2019, 2019, 2019, "2019"),
        (2019.0, 2019, 2019, "2019"),
        ("2019", 2019, 2019, "2019"),
        ("Tahun 2019", 2019, 2019, "2019"),
        ("TA. 2019", 2019, 2019, "2019"),
        ("2014–2019", 2014, 2019, "2014/2019"),
        ("2014-2019", 2014, 2019, "2014/2019"),
        ("2014 - 2019", 2014, 2019, "2014/2019"),
        ("2014 s.d. 2019", 2014, 2019, "2014/2019"),
        ("2014 s/d 2019", 2014, 2019, "2014/2019"),
        ("2014 sampai dengan 2019", 2014, 2019, "2014/2019"),
        ("2018/2019", 2018, 2019, "2018/2019"),
        ("2014, 2015, 2016", 2014, 2016, "2014/2016"),
        ("2014 dan 2019", 2014, 2019, "2014/2019"),
        ("Mei 2019", 2019, 2019, "2019-05"),
        ("5/2019", 2019, 2019, "2019-05"),
        ("2019-05", 2019, 2019, "2019-05"),
        ("Mei s.d. Juni 2019", 2019, 2019, "2019-05/2019-06"),
        ("Mei 2018 - Juni 2019", 2018, 2019, "2018-05/2019-06"),
        ("12 Mei 2019", 2019, 2019, "2019-05-12"),
        ("Senin, 12 Agustus 2019", 2019, 2019, "2019-08-12"),
        ("Jum'at 17 Mei 2019", 2019, 2019, "2019-05-17"),
        ("12-Agt-19", 2019, 2019, "2019-08-12"),
        ("30 Nop. 2018", 2018, 2018, "2018-11-30"),
        ("12/05/2019", 2019, 2019, "2019-05-12"),
        ("12.05.2019", 2019, 2019, "2019-05-12"),
        ("1-5-2019", 2019, 2019, "2019-05-01"),
        ("17/04/99", 1999, 1999, "1999-04-17"),
        ("05/25/2019", 2019, 2019, "2019-05-25"),
        ("2019-05-12", 2019, 2019, "2019-05-12"),
        ("2019-05-12 10:00:00", 2019, 2019, "2019-05-12"),
        ("2019-05-12T10:00:00", 2019, 2019, "2019-05-12"),
        ("12 - 14 Mei 2019", 2019, 2019, "2019-05-12/2019-05-14"),
        ("17 April s.d. 22 Mei 2019", 2019, 2019, "2019-04-17/2019-05-22"),
        ("01 Januari 2018 – 31 Desember 2019", 2018, 2019, "2018-01-01/2019-12-31"),
        (dt.date(2019, 5, 12), 2019, 2019, "2019-05-12"),
        (dt.datetime(2019, 5, 12, 7, 30), 2019, 2019, "2019-05-12"),  # noqa: DTZ001 - cells know no time zone
    ],
)
def test_spans(value: Value, first: int, last: int, iso: str) -> None:
    assert date_span(value) == Span(first, last, iso)


@pytest.mark.parametrize("value", [None, "", " ", "-", "–", "NA", "nihil"])
def test_blanks(value: Value) -> None:
    assert date_span(value) == Span(None, None, None)


@pytest.mark.parametrize("value", ["belum jelas", 43597, 24.5, True, "12", "99/99/9999", "12 Mei", dt.time(7)])
def test_what_is_no_date(value: Value) -> None:
    assert date_span(value) == Span(None, None, None, "not_a_date")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("31 Februari 2019", 2019, 2019),
        ("Pemilu 2014 dan Pilkada 2018", 2014, 2018),
        ("Juni 2019 - Mei 2018", 2018, 2019),
    ],
)
def test_years_are_taken_where_no_more_is_understood(value: str, first: int, last: int) -> None:
    iso = str(first) if first == last else f"{first}/{last}"
    assert date_span(value) == Span(first, last, iso, "date_partly_read")


@given(st.dates(dt.date(1945, 8, 17), dt.date(2099, 12, 31)))
def test_any_day_in_any_usual_writing(day: dt.date) -> None:
    name = MONTHS[day.month - 1]
    for text in (
        f"{day.day} {name} {day.year}",
        f"{day.day:02} {name.upper()} {day.year}",
        f"{day.day}-{name[:3]}-{day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
    ):
        assert date_span(text) == Span(day.year, day.year, day.isoformat())


@given(st.text(max_size=30))
def test_no_text_is_ever_a_fault(text: str) -> None:
    span = date_span(text)
    assert (span.year_from is None) == (span.year_to is None) == (span.iso is None)
    if span.year_from is not None and span.year_to is not None:
        assert 1800 <= span.year_from <= span.year_to <= 2100
