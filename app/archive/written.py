"""How the archive writes years and places out for people; it knows records' values, no table and no screen."""

from __future__ import annotations

from app.i18n import tr

#: What stands between the names of a place's path where it is stored and shown.
SEPARATOR = " · "


def years_text(first: int | None, last: int | None) -> str:
    """Return a span of years as people write it: "2014–2019", "2019", or nothing."""
    if first is None and last is None:
        return ""
    if first is None or last is None or first == last:
        return str(first if first is not None else last)
    return f"{first}–{last}"


def place_text(path: str | None, box: str | None) -> str:
    """Return a place and a box as one text: "Rak 2 · Boks 118"."""
    return SEPARATOR.join(part for part in (path, box_text(box)) if part)


def box_text(number: str | None) -> str:
    """Return a box's name: "Boks 118"; a box without a number has none."""
    return tr("Boks {number}", number=number) if number else ""


def path_of(text: str | None) -> tuple[str, ...]:
    """Return the names of a stored path, from the widest place to the finest."""
    return tuple(text.split(SEPARATOR)) if text else ()
