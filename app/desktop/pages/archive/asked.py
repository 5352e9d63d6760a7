"""What was asked of the archive in words: the parts of a search as it was understood, and why a dossier was found.

It knows no widget. The search itself is loaded when there is one: the list is there before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.archive.written import field_text
from app.desktop import words
from app.i18n import tr, trc

if TYPE_CHECKING:
    from app.archive.finding.fields import Filter
    from app.archive.finding.understood import Reason, Understood
    from app.archive.people import Viewer
    from app.store import Cabinet

#: Fields whose text is told itself: it is not what the details begin with.
_TOLD = frozenset({"contents", "note", "place", "classification", "own"})


def understood(cabinet: Cabinet, text: str, who: Viewer) -> tuple[Understood, ...]:
    """Return the parts of a text as the search takes them for ``who``; none for an empty one."""
    if not text.strip():
        return ()
    from app.archive.finding.understood import understood as parts_of

    return parts_of(cabinet, text, who=who)


def part_words(one: Understood) -> str:
    """Return a part of a search in the words of a chip."""
    part = one.part
    if part.filter is not None:
        text = _filter_words(part.filter)
        for other in part.filter.others:
            text = tr("{one} atau {other}", one=text, other=_filter_words(other))
    elif part.kind == "excluded":
        text = tr("Tanpa “{text}”", text=part.text.lstrip("-").strip('"'))
    elif part.kind == "phrase":
        text = tr("Persis “{text}”", text=part.text.strip('"'))
    else:
        text = tr("“{text}”", text=part.text)
    if one.instead:
        return tr("{asked}, dicari {words}", asked=text, words=", ".join(one.instead))
    return text


def reason_words(cabinet: Cabinet, text: str, dossier: int) -> str:
    """Return in words where a dossier has what was searched for, "" where only its fields were asked for."""
    from app.archive.finding.understood import reasons

    found = [_reason_words(reason) for reason in reasons(cabinet, text, dossier)]
    return tr("Cocok pada {places}", places="; ".join(found)) if found else ""


def _reason_words(reason: Reason) -> str:
    told = reason.text if reason.field in _TOLD else ", ".join(reason.words)
    if reason.field == "election":
        told = words.election_short(reason.text)
    return tr("{field}: “{text}”", field=field_text(reason.field), text=told)


def _filter_words(one: Filter) -> str:
    name = _field_words(one)
    if one.values == ("",):
        return tr("{field}: …", field=name)
    if not one.values:
        return tr("{field}: terisi", field=name) if one.excluded else tr("{field}: kosong", field=name)
    value = ", ".join(_value_words(one, value) for value in one.values)
    return tr("{field}: bukan {value}", field=name, value=value) if one.excluded else f"{name}: {value}"


def _field_words(one: Filter) -> str:
    short = {
        "code": tr("Kode"),
        "box": tr("Boks"),
        "number": tr("Nomor"),
        "access": tr("Akses"),
    }
    return short.get(one.field.value) or field_text(one.field.value)


def _value_words(one: Filter, value: str) -> str:
    from app.archive.finding.fields import bounds

    ends = None if one.quoted or one.worded else bounds(value)
    if ends is None:
        return value
    first, last = ends
    if not last:
        return trc("rentang", "{first} ke atas", first=first)
    if not first:
        return trc("rentang", "sampai {last}", last=last)
    return f"{first}–{last}"
