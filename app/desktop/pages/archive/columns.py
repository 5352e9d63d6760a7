"""The columns of the list of dossiers: which there are, which the clerk chose, and what stands in the chosen ones.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.archive import columns, custom, people
from app.archive.columns import Value
from app.archive.written import field_text, value_text
from app.desktop import words
from app.desktop.session import Session
from app.i18n import number, tr

#: The list's own columns, which rows always hold; of them these are shown until a clerk chooses.
OWN = ("code", "title", "years", "place", "number")
#: What is always shown: a list without it tells nothing.
ALWAYS = "title"
_KEPT = "arsip.kolom"
#: Columns of numbers.
NUMBERS = frozenset({"items", "files"})


def names(session: Session) -> tuple[str, ...]:
    """Return all columns there are: the list's own, those that can be added, and the office's own fields."""
    return (*OWN, *columns.COLUMNS, *(one.key for one in custom.fields(session.cabinet, counted=False)))


def title_of(session: Session, name: str) -> str:
    """Return what a column is called."""
    if custom.number_of(name) is not None:
        return next((one.name for one in custom.fields(session.cabinet, counted=False) if one.key == name), "")
    own = {
        "code": tr("Kode"),
        "years": tr("Tahun"),
        "place": tr("Tempat"),
        "number": tr("No."),
        "carrier": tr("Wujud"),
        "items": tr("Isi"),
        "files": tr("Berkas digital"),
        "folder": tr("No. folder"),
    }
    return own.get(name) or field_text(name)


def chosen(session: Session) -> tuple[str, ...]:
    """Return the columns that are shown, in their order."""
    kept = session.widths(_KEPT)
    return tuple(name for name in names(session) if name in kept) if kept else OWN


def choose(session: Session, wanted: Sequence[str]) -> None:
    """Keep which columns are shown."""
    session.keep_widths(_KEPT, dict.fromkeys({*wanted, ALWAYS}, 1))


def cells(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the cells of the columns that can be added for these dossiers; those not shown are empty."""
    shown = [name for name in chosen(session) if name not in OWN]
    if not shown:
        return {}
    from app.desktop.pages.archive import own_fields  # the list is there before

    own = {one.key: one for one in custom.fields(session.cabinet, counted=False)}
    hidden = people.hidden(session.cabinet, session.viewer, ids)
    found = columns.values(session.cabinet, ids, shown)
    answer = {}
    for id_, values in found.items():
        told = {
            name: own_fields.shown(own[name], str(value or "")) if name in own else cell_words(name, value)
            for name, value in zip(shown, values, strict=True)
            if id_ not in hidden or not (name in columns.TELLING or name in own)
        }
        answer[id_] = tuple(told.get(name, "") for name in (*columns.COLUMNS, *own))
    return answer


def cell_words(name: str, value: Value) -> str:
    """Return what stands in a cell in words."""
    if value is None or (name in NUMBERS and not value):
        return ""
    if name in NUMBERS:
        return number(int(value))
    if name == "election":
        return words.election_short(str(value))
    if name == "carrier":
        return words.carrier(str(value))
    return value_text(name, value)
