"""Dates and spans as archives write them ("12 Mei 2019", "2014–2019", "Mei s.d. Juni 2019"); it knows no column."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

#: What a cell can hold.
Value = str | int | float | bool | dt.date | dt.datetime | dt.time | None

_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb pebruari peb february",
            "maret mar mrt march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agt agu ags aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nopember nop",
            "desember des dec december",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>\d{4})"
_TO = re.compile(r"\s*(?:–|—|\bs\s*[./]?\s*d\b\.?|\bsampai(?:\s+dengan)?\b|\bhingga\b|\bto\b|(?<=\w)\s*-\s*(?=\w))\s*")
_NOISE = re.compile(
    r"\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|tahun|thn|th|tanggal|tgl|bulan|bln|ta|t\.a)\b\.?[,:]?|,"
)
_SHAPES = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?:[t ]\d{1,2}[:.]\d{2}.*)?"),
    re.compile(r"(?P<day>\d{1,2})[-/.](?P<number>\d{1,2})[-/.](?P<year>\d{4}|\d{2})(?: \d{1,2}[:.]\d{2}.*)?"),
    re.compile(rf"(?P<day>\d{{1,2}})[-/. ]*{_MONTH}[-/. ]*(?P<year>\d{{4}}|\d{{2}})"),
    re.compile(rf"{_MONTH}[-/. ]*{_YEAR}"),
    re.compile(r"(?P<number>\d{1,2})[-/](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<number>0[1-9]|1[0-2])"),
    re.compile(_YEAR),
)
_HALF_DAY = re.compile(r"(?P<day>\d{1,2})")
_HALF_MONTH = re.compile(rf"(?:(?P<day>\d{{1,2}})[-/. ]*)?{_MONTH}")
_ANY_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time: first and last year, and ISO 8601 text as exact as what was written.

    ``iso`` is "2019", "2019-05", "2019-05-12" or two of them with "/" between. All None is a blank, or with ``code``
    ``not_a_date`` a text that is no date; ``date_partly_read`` says that only years were understood.
    """

    year_from: int | None
    year_to: int | None
    iso: str | None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class _Point:
    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


_BLANK = Span(None, None, None)
_NOT_A_DATE = Span(None, None, None, "not_a_date")


def date_span(value: Value) -> Span:
    """Return the span of time that a cell holds: a date, a month, a year, or from one to another."""
    if value is None:
        return _BLANK
    if isinstance(value, dt.date):
        iso = (value.date() if isinstance(value, dt.datetime) else value).isoformat()
        return Span(value.year, value.year, iso)
    if isinstance(value, str):
        return _from_text(value)
    if not isinstance(value, bool | dt.time) and _FIRST_YEAR <= value <= _LAST_YEAR and value == int(value):
        return Span(int(value), int(value), str(int(value)))
    return _NOT_A_DATE


@lru_cache(maxsize=16_384)
def _from_text(text: str) -> Span:
    plain = " ".join(_NOISE.sub(" ", text.casefold().replace("\u2212", "-")).split())
    if not plain.strip("-–—. ") or plain in {"na", "n/a", "n.a.", "nihil", "kosong"}:
        return _BLANK
    if point := _point(plain):
        return _span(point, point)
    for start, end in _halves(plain):
        last = _point(end)
        first = (_point(start) or _completed(start, last)) if last else None
        if first and last and first.iso() <= last.iso():
            return _span(first, last)
    years = [int(year) for year in _ANY_YEAR.findall(plain)]
    if not years:
        return _NOT_A_DATE
    first, last = _Point(min(years)), _Point(max(years))
    known = re.fullmatch(r"\d{4}(?:\W+(?:dan )?\d{4})+", plain)
    return _span(first, last, None if known else "date_partly_read")


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to cut a text into from and to."""
    for cut in _TO.finditer(text):
        yield text[: cut.start()].strip(), text[cut.end() :].strip()


def _span(first: _Point, last: _Point, code: str | None = None) -> Span:
    iso = first.iso() if first == last else f"{first.iso()}/{last.iso()}"
    return Span(first.year, last.year, iso, code)


def _point(text: str) -> _Point | None:
    for shape in _SHAPES:
        if found := shape.fullmatch(text):
            parts = found.groupdict()
            month = _MONTHS[parts["month"]] if parts.get("month") else _number(parts.get("number"))
            return _checked(_year(parts["year"]), month, _number(parts.get("day")))
    return None


def _completed(text: str, last: _Point | None) -> _Point | None:
    """Return the beginning that borrows its month or year from the end: "12" of "12–14 Mei 2019"."""
    if last is None:
        return None
    if last.day is not None and (found := _HALF_DAY.fullmatch(text)):
        return _checked(last.year, last.month, int(found["day"]))
    if found := _HALF_MONTH.fullmatch(text):
        return _checked(last.year, _MONTHS[found["month"]], _number(found["day"]))
    return None


def _checked(year: int, month: int | None, day: int | None) -> _Point | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if month is not None and month > 12 and day is not None and day <= 12:
        month, day = day, month  # the American way round, which can mean nothing else here
    try:
        dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    return _Point(year, month, day)


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 2:
        return year + (2000 if year < 50 else 1900)
    return year


def _number(text: str | None) -> int | None:
    return int(text) if text else None
