"""Words, numbers and dates in both languages, and a report's language that the window does not hear."""

from __future__ import annotations

import datetime as dt
from threading import Thread

import pytest
from babel.dates import format_date

from app import i18n


def test_numbers_and_dates_are_written_as_the_language_writes_them() -> None:
    noon = dt.datetime(2026, 11, 24, 7, 30, tzinfo=dt.UTC)
    assert (i18n.number(1234567), i18n.number(63.62, 1), i18n.percent(0.636)) == ("1.234.567", "63,6", "63,6 %")
    assert i18n.moment(noon) == "24 November 2026 07.30"
    i18n.use("en")
    assert (i18n.number(1234567), i18n.number(63.62, 1), i18n.percent(0.636)) == ("1,234,567", "63.6", "63.6%")
    assert i18n.date(noon.date()) == "24 November 2026"


def test_a_language_that_is_not_spoken_is_refused() -> None:
    with pytest.raises(ValueError, match="su"):
        i18n.use("su")


def test_a_report_speaks_its_language_in_its_own_thread_alone() -> None:
    heard: list[str] = []
    with i18n.speaking("en"):
        listener = Thread(target=lambda: heard.append(i18n.number(1000)))
        listener.start()
        listener.join()
        assert i18n.number(1000) == "1,000"
    assert heard == ["1.000"]
    assert i18n.number(1000) == "1.000"


@pytest.mark.parametrize("form", ["long", "medium", "d MMM y", "MMMM y", "full", "short"])
def test_an_indonesian_date_is_written_as_babel_writes_it(form: str) -> None:
    for month in range(1, 13):
        day = dt.date(2024, month, 7)
        assert i18n.date(day, form) == format_date(day, format=form, locale="id")
