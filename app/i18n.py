"""The words people read: Indonesian in the code, other languages from ``locale/*.po``; numbers and dates by Babel.

It knows no screen. A language is chosen once for the program (`use`); a report may speak another one while it is made
(`speaking`), which another thread, such as the window's, does not hear.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LANGUAGES = ("id", "en")
_LOCALE = Path(__file__).parent / "locale"
_current = "id"
_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)


def use(name: str) -> None:
    """Choose the language of the program: "id" or "en"; another raises ValueError."""
    if name not in LANGUAGES:
        raise ValueError(name)
    global _current
    _current = name


@contextmanager
def speaking(name: str | None) -> Iterator[str]:
    """Speak the language ``name`` inside the block, in this thread alone, and yield it; None is the one in use."""
    token = _spoken.set(name or _spoken.get())
    try:
        yield language()
    finally:
        _spoken.reset(token)


def language() -> str:
    """Return the language in use: "id" or "en"."""
    return _spoken.get() or _current


def tr(text: str, /, **data: object) -> str:
    """Return ``text`` in the language in use, with ``{names}`` filled from ``data``."""
    found = _lookup(text) if language() != "id" else None
    return _fill(found or text, data)


def trn(one: str, many: str, count: int, /, **data: object) -> str:
    """Return the form of ``one``/``many`` that goes with ``count``, which fills ``{count}`` as a written number.

    Indonesian has one form for any count: pass the same text twice unless they really differ.
    """
    data = {"count": number(count), **data}
    if language() == "id":
        return _fill(one if count == 1 else many, data)
    message = _catalog(language()).get(one)
    if message is not None and isinstance(message.string, tuple) and all(message.string):
        return _fill(message.string[0 if count == 1 else 1], data)
    return _fill(one if count == 1 else many, data)


def trc(context: str, text: str, /, **data: object) -> str:
    """Return ``text`` as it is said in ``context`` ("Tidak" on a button is not "Tidak" in a list)."""
    found = _lookup(text, context) if language() != "id" else None
    return _fill(found or text, data)


def number(value: float, decimals: int = 0) -> str:
    """Return ``value`` with the separators of the language ("1.234,5" in Indonesian)."""
    text = f"{value:,.{decimals}f}"
    return text.translate(_SWAP) if language() == "id" else text


def percent(share: float | None, decimals: int = 1) -> str:
    """Return a share between 0 and 1 as a percentage ("63,6 %", in English "63.6%"), or a dash for None."""
    if share is None:
        return "–"
    written = number(share * 100, decimals)
    return f"{written} %" if language() == "id" else f"{written}%"


def date(value: dt.date, form: str = "long") -> str:
    """Return a date in words ("24 November 2026"); ``form`` is Babel's: short, medium, long or full."""
    if language() == "id" and form in _USUAL:
        # Babel takes longer to load than the window may need to show its first date.
        month = _MONTHS[value.month - 1]
        return _USUAL[form].format(day=value.day, month=month, short=month[:3], year=value.year)
    from babel.dates import format_date

    return format_date(value, format=form, locale=_DATES[language()])


def moment(value: dt.datetime) -> str:
    """Return a date and time of day ("24 November 2026 07.30")."""
    return f"{date(value.date())} {clock(value)}"


def clock(value: dt.datetime) -> str:
    """Return a time of day ("07.30" in Indonesian, "07:30" in English)."""
    return f"{value:%H.%M}" if language() == "id" else f"{value:%H:%M}"


_SWAP = str.maketrans(",.", ".,")
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
#: How the usual forms of a date are written in Indonesian (CLDR, as Babel has it).
_USUAL = {
    "long": "{day} {month} {year}",
    "medium": "{day} {short} {year}",
    "d MMM y": "{day} {short} {year}",
    "MMMM y": "{month} {year}",
}
#: Whose dates a language writes: those who read English in Indonesia put the day first all the same.
_DATES = {"id": "id", "en": "en_GB"}


def _fill(text: str, data: Mapping[str, object]) -> str:
    return text.format_map(data) if data else text


def _lookup(text: str, context: str | None = None) -> str | None:
    message = _catalog(language()).get(text, context)
    return message.string if message is not None and isinstance(message.string, str) else None


@lru_cache
def _catalog(name: str) -> Catalog:
    from babel.messages.pofile import read_po

    with (_LOCALE / f"{name}.po").open("rb") as file:
        return read_po(file, locale=name)
