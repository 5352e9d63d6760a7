"""Numbers, codes and names as people write them: what is meant, what is blank, what has to be asked."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages import known, sentence
from importers.table.figures import FigureReader
from importers.values import (
    LARGEST,
    SEVERITIES,
    Number,
    Value,
    code_text,
    same_name,
    whole_number,
    whole_numbers,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, 0),
        (24214, 24214),
        (12.0, 12),
        ("0", 0),
        ("012", 12),
        ("  12 ", 12),
        ("24.214", 24214),
        ("1.234.567", 1_234_567),
        ("1 234", 1234),
        ("1\u00a0234\u202f567", 1_234_567),
        ("1'234", 1234),
        ("1.234,0", 1234),
        ("1.234,00", 1234),
        ("1,234.0", 1234),
        ("1,234,567", 1_234_567),
        ("12,0", 12),
        ("12.", 12),
        ("+7", 7),
        ("１２３", 123),
        ("-0", 0),
    ],
)
def test_whole_numbers(value: Value, expected: int) -> None:
    assert whole_number(value) == Number(expected)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "   ",
        "-",
        "–",
        "—",
        " - ",
        "--",
        "NA",
        "N/A",
        "n.a.",
        "#N/A",
        "nihil",
        "Nihil",
        "kosong",
        "...",
        "…",
        "_",
    ],
)
def test_blanks_are_not_zero(value: Value) -> None:
    assert whole_number(value) == Number(None)


@pytest.mark.parametrize(
    ("value", "code", "suggestion"),
    [
        (24.214, "decimal_looks_like_thousands", 24214),
        (24.21, "decimal_looks_like_thousands", 24210),
        (999.999, "decimal_looks_like_thousands", 999_999),
        ("24,214", "decimal_looks_like_thousands", 24214),
        ("24.21", "decimal_looks_like_thousands", 24210),
        (24.5, "not_whole_number", None),
        (0.214, "not_whole_number", None),
        (1234.567, "not_whole_number", None),
        (24.2141, "not_whole_number", None),
        ("1,5", "not_whole_number", None),
        ("1.234,5", "not_whole_number", None),
        ("-5", "negative_number", None),
        ("−5", "negative_number", None),
        ("(12)", "negative_number", None),
        (-5, "negative_number", None),
        (-5.5, "negative_number", None),
        ("3271012345678901", "number_too_large", None),
        (LARGEST + 1, "number_too_large", None),
        ("9" * 40, "number_too_large", None),
        (1e300, "number_too_large", None),
        ("abc", "not_a_number", None),
        ("(abc)", "not_a_number", None),
        ("560 orang", "not_a_number", 560),
        ("1.234 suara", "not_a_number", 1234),
        ("12%", "not_a_number", None),
        ("=1+1", "not_a_number", None),
        ("1 2 3", "not_a_number", None),
        ("1.23.4", "not_a_number", None),
        ("1e5", "not_a_number", None),
        ("5601)", "not_a_number", None),  # 5601 in brackets that lost one, or 560 with a footnote
        ("1²3", "not_a_number", None),
        ("½", "not_a_number", None),
        ("12/5", "not_a_number", None),
        (True, "not_a_number", None),
        (dt.date(2019, 5, 12), "not_a_number", None),
        (dt.time(7, 30), "not_a_number", None),
        (float("nan"), "not_a_number", None),
        (float("inf"), "not_a_number", None),
    ],
)
def test_what_cannot_be_taken_as_it_stands(value: Value, code: str, suggestion: int | None) -> None:
    assert whole_number(value) == Number(None, code, suggestion)


@pytest.mark.parametrize("text", ["12*", "12 *", "12 **", "12*)", "1.234†", "12¹", "1.234 ²", "12①"])
def test_a_footnote_mark_is_told_and_the_number_taken(text: str) -> None:
    number = whole_number(text)
    assert number.code == "footnote_mark"
    assert number.value in {12, 1234}


def test_more_digits_than_python_reads_are_too_many_and_no_fault() -> None:
    reader = FigureReader("Lembar1", (0,))
    reader.add(2, ("9" * 5000,))
    reader.flush()
    assert reader.rows == [(None,)]
    assert [(problem.code, problem.cell) for problem in reader.problems] == [("number_too_large", "A2")]


def test_every_code_has_a_severity_and_a_sentence() -> None:
    for code in SEVERITIES:
        assert known(code)
        assert "{" not in sentence(code, {"cell": "B3", "raw": "x", "suggestion": 1})


@given(st.integers(0, LARGEST))
def test_any_count_in_any_usual_writing_is_read_back(count: int) -> None:
    dotted = f"{count:,}".replace(",", ".")
    for text in (
        str(count),
        dotted,
        f" {dotted}",
        f"{count:,}".replace(",", " "),
        f"{dotted},00",
        f"{count},0",
        f"{count:06}",
    ):
        assert whole_number(text) == Number(count)
    assert whole_number(count) == Number(count)
    if count < 2**53:
        assert whole_number(float(count)) == Number(count)


@given(st.integers(1000, 999_999).filter(lambda count: count % 100))
def test_thousands_that_excel_took_for_decimals_are_offered(count: int) -> None:
    assert whole_number(count / 1000) == Number(None, "decimal_looks_like_thousands", count)


@given(st.text(max_size=20))
def test_no_text_is_ever_a_fault(text: str) -> None:
    number = whole_number(text)
    assert number.value is None or 0 <= number.value <= LARGEST
    assert number.code is None or number.code in SEVERITIES
    if number.value is not None:
        assert any(sign.isdigit() for sign in text)


_VALUE = st.none() | st.integers(-5, 10**13) | st.floats() | st.booleans() | st.text(max_size=6) | st.dates()


@given(st.lists(_VALUE | st.integers(0, 1000)))
def test_many_cells_are_read_as_one_by_one(values: list[Value]) -> None:
    numbers, found = whole_numbers(values)
    each = [whole_number(value) for value in values]
    assert numbers == tuple(number.value for number in each)
    assert found == tuple((place, number) for place, number in enumerate(each) if number.code)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("001", "001"),
        ("32.71.01.1001", "32.71.01.1001"),
        (" PL.01.8 ", "PL.01.8"),
        ("'0012", "0012"),
        ("HK 03.2", "HK 03.2"),
        (12.0, "12"),
        (32.71, "32.71"),
        (3271, "3271"),
        ("", None),
        ("  ", None),
        (None, None),
        (dt.date(2019, 1, 2), "2019-01-02"),
    ],
)
def test_codes_keep_their_zeros(value: Value, expected: str | None) -> None:
    assert code_text(value) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RANGGAMEKAR", "Rangga Mekar"),
        ("Kota  Bogor", "kota bogor"),
        ("Pasir-Jaya", "PASIR JAYA"),
        ("Ma'arif", "MAARIF"),
        ("Café", "CAFE"),
        ("Sindang Sari.", "sindangsari"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


def test_different_names_stay_apart() -> None:
    assert same_name("Tegal Gundil") != same_name("Tegal Lega")
    assert same_name("Desa 1") != same_name("Desa 2")


@given(st.text(max_size=30))
def test_a_name_s_key_is_its_own_key(text: str) -> None:
    assert same_name(same_name(text)) == same_name(text)
