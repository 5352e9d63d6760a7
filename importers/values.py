"""Numbers, dates, codes and names as people in Indonesia write them; it knows no file and no column.

Nothing is corrected in silence: what is not surely meant comes back as a problem code, with a suggestion where
there is one. A blank, "-", "NA" or "nihil" is blank, never zero.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from importers.dates import Span, Value, date_span
from importers.records import Severity

__all__ = [
    "LARGEST",
    "SEVERITIES",
    "Number",
    "Span",
    "Value",
    "code_text",
    "date_span",
    "same_name",
    "whole_number",
    "whole_numbers",
]

#: No count of people, papers or votes is larger; an identity number typed into the wrong column is.
LARGEST = 10**12

#: How much each code of this module matters.
SEVERITIES: Mapping[str, Severity] = MappingProxyType(
    {
        "not_a_number": Severity.ERROR,
        "not_whole_number": Severity.ERROR,
        "negative_number": Severity.ERROR,
        "number_too_large": Severity.ERROR,
        "decimal_looks_like_thousands": Severity.ERROR,
        "footnote_mark": Severity.INFO,
        "not_a_date": Severity.WARNING,
        "date_partly_read": Severity.INFO,
    }
)

_BLANK_WORDS = frozenset(
    {"na", "n/a", "n.a", "n.a.", "#n/a", "nihil", "nil", "null", "none", "nan", "t.a", "t.a.", "kosong"}
    | {"tidak ada", "tdk ada", "belum", "belum ada"}
)
_DASHES = "-–—‒―−_.…*~"
_NUMBER = re.compile(r"(?P<sign>[+\-−–]?)(?P<number>\d[\d.,'’ ]*)(?P<marks>[*†‡]*|\*+\))")
#: Raised and circled digits behind a number are a footnote's: "560¹" is 560, though Unicode has it that ¹ is a 1.
_RAISED = re.compile(r"(?<=\d)\s*[¹²³⁰⁴-⁹①-⑳]+\s*$")
#: "1.234 suara", "1.234 (koreksi)", "1.234 1)".
_WITH_WORD = re.compile(r"(\d[\d.,]*)\s*(?:[^\W\d]{1,15}\.?|\([^()]{1,30}\)|\s\d\))")
#: "1.234 (45,6 %)": a figure and its share, as newspapers print them.
_WITH_SHARE = re.compile(r"(\d[\d.,]*)\s*\(\s*\d{1,3}(?:[.,]\d+)?\s*(?:%|persen)\s*\)")
_SPACED = re.compile(r"\d{1,3}(?:[ '’]\d{3})+")
_GROUPED = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+") for mark in ".,"}


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number read from a cell: ``value`` None and no ``code`` is a blank.

    With a ``code`` (see `SEVERITIES`) and no value, the cell cannot be taken as it stands; ``suggestion`` is what it
    may mean. A code beside a value is worth knowing only.
    """

    value: int | None
    code: str | None = None
    suggestion: int | None = None


_BLANK = Number(None)
_NOT_A_NUMBER = Number(None, "not_a_number")


def whole_number(value: Value) -> Number:
    """Return the whole number, 0 or more, that a cell holds; text is read the Indonesian way ("24.214" is 24214)."""
    if type(value) is int:
        return _checked(value)
    if value is None:
        return _BLANK
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, float):
        return _from_float(value)
    return _NOT_A_NUMBER


def whole_numbers(values: Sequence[Value]) -> tuple[tuple[int | None, ...], tuple[tuple[int, Number], ...]]:
    """Return the whole numbers of many cells, and (place, number) of those that carry a code.

    Cells that are all whole numbers or blank, as nearly all are, cost a tenth of what they cost one by one.
    """
    kinds = set(map(type, values))
    if kinds <= _PLAIN:
        whole: Any = values if _BLANK_TYPE not in kinds else [value for value in values if value is not None]
        if not whole or (min(whole) >= 0 and max(whole) <= LARGEST):
            return tuple(values), ()  # type: ignore[arg-type]
    numbers = [whole_number(value) for value in values]
    found = tuple([(place, number) for place, number in enumerate(numbers) if number.code is not None])
    return tuple([number.value for number in numbers]), found


_BLANK_TYPE = type(None)
_PLAIN = {int, _BLANK_TYPE}


def _checked(value: int) -> Number:
    if 0 <= value <= LARGEST:
        return Number(value)
    return Number(None, "negative_number" if value < 0 else "number_too_large")


def _from_float(value: float) -> Number:
    if value != value or value in {float("inf"), float("-inf")}:
        return _NOT_A_NUMBER
    if value.is_integer():
        return _checked(int(value))
    if value < 0:
        return Number(None, "negative_number")
    return _decimal(value)


def _decimal(value: float) -> Number:
    """Return what a number with decimals is: Excel took "24.214" for 24 and a bit where 24,214 was meant.

    It drops zeros at the end (24.210 becomes 24.21), so two decimals are suspicious too; one hardly is.
    """
    thousands = round(value * 1000)
    if 1 <= value < 1000 and abs(value * 1000 - thousands) < 1e-6 and thousands % 100:
        return Number(None, "decimal_looks_like_thousands", thousands)
    return Number(None, "not_whole_number")


@lru_cache(maxsize=65_536)
def _from_text(text: str) -> Number:
    if text.isascii() and text.isdecimal():
        return _checked(int(text)) if len(text) < 20 else Number(None, "number_too_large")
    bare = _RAISED.sub("", text)
    if bare != text:
        number = _from_text(bare)
        return number if number.value is None else Number(number.value, "footnote_mark")
    if not text.isascii() and any(unicodedata.category(sign) == "No" for sign in text):
        return _NOT_A_NUMBER
    # an apostrophe in front is how Excel is told that digits are text
    plain = " ".join(unicodedata.normalize("NFKC", text).split()).removeprefix("'").strip()
    if not plain.strip(_DASHES + " ") or plain.casefold() in _BLANK_WORDS:
        return _BLANK
    if plain.startswith("(") and plain.endswith(")"):  # the accountant's way to write a loss
        inner = _from_text(plain[1:-1])
        return Number(None, "negative_number") if inner.value is not None else _NOT_A_NUMBER
    shared = _WITH_SHARE.fullmatch(plain)
    if shared is not None:
        return _from_text(shared[1])
    found = _NUMBER.fullmatch(plain)
    if found is None:
        word = _WITH_WORD.fullmatch(plain)
        return Number(None, "not_a_number", _from_text(word[1]).value if word else None)
    number = _unsigned(found["number"].rstrip(" "))
    if found["sign"] not in {"", "+"}:
        return number if number.value == 0 else Number(None, "negative_number")
    if found["marks"].strip() and number.value is not None:
        return Number(number.value, "footnote_mark")
    return number


def _unsigned(text: str) -> Number:
    """Return the number in digits with dots, commas, apostrophes and spaces."""
    if _SPACED.fullmatch(text):
        text = re.sub(r"[ '’]", "", text)
    if not re.fullmatch(r"[\d.,]+", text):
        return _NOT_A_NUMBER
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return _checked(int(text)) if len(text) < 20 else Number(None, "number_too_large")
    mark = text[last]
    other = "," if mark == "." else "."
    if other in text:  # "1.234,0" and "1,234.0": the last mark is the decimal one
        return _with_decimals(text[:last], other, text[last + 1 :])
    if _GROUPED[mark].fullmatch(text):
        whole = int(text.replace(mark, ""))
        if mark == "," and text.count(",") == 1:  # three decimals, or a thousand in the English way
            return Number(None, "decimal_looks_like_thousands", whole)
        return _checked(whole)
    if text.count(mark) > 1:
        return _NOT_A_NUMBER
    return _with_decimals(text[:last], other, text[last + 1 :])


def _with_decimals(whole: str, mark: str, decimals: str) -> Number:
    if mark in whole:
        if not _GROUPED[mark].fullmatch(whole):
            return _NOT_A_NUMBER
        whole = whole.replace(mark, "")
    if not whole.isdecimal() or (decimals and not decimals.isdecimal()) or len(whole) > 20:
        return _NOT_A_NUMBER
    if not decimals.strip("0"):
        return _checked(int(whole))
    return _decimal(float(f"{whole}.{decimals}"))


def code_text(value: Value) -> str | None:
    """Return a code as text: zeros in front stay, 12.0 is "12", a blank is None."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        text = " ".join(value.split())
        # An apostrophe in front is how Excel is told that digits are text.
        return text.removeprefix("'") or None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return str(value)


@lru_cache(maxsize=65_536)
def same_name(text: str) -> str:
    """Return the key under which spellings of one name meet: "Rangga Mekar" and "RANGGAMEKAR" are the same."""
    if text.isascii():
        return "".join(filter(str.isalnum, text)).casefold()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if sign.isalnum()).casefold()
