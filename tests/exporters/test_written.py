"""Values are written with the separators of the report's language, in texts and in number formats."""

from __future__ import annotations

import datetime as dt

import pytest

from exporters.content import Kind, Value
from exporters.written import number_format, written


@pytest.mark.parametrize(
    ("value", "kind", "indonesian", "english"),
    [
        (1_234_567, Kind.NUMBER, "1.234.567", "1,234,567"),
        (0, Kind.NUMBER, "0", "0"),
        (None, Kind.NUMBER, "–", "–"),
        (0.6363, Kind.SHARE, "63,6 %", "63.6%"),
        (1234, Kind.SIGNED, "+1.234", "+1,234"),
        (-5, Kind.SIGNED, "−5", "−5"),
        (0, Kind.SIGNED, "0", "0"),
        ("0012", Kind.CODE, "0012", "0012"),
        (dt.date(2019, 5, 7), Kind.DATE, "07/05/2019", "2019-05-07"),
    ],
)
def test_written(value: Value, kind: Kind, indonesian: str, english: str) -> None:
    assert written(value, kind, "id") == indonesian
    assert written(value, kind, "en") == english


def test_thousands_are_dots_on_every_pc() -> None:
    assert number_format(Kind.NUMBER, "id") == r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"
    assert number_format(Kind.CODE, "id") == "@"
