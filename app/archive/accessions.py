"""The accession register: what was delivered to the records unit, when and by whom, and which dossiers came with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.archive import tables
from app.archive.keys import natural_key
from app.archive.many import among, listed
from app.errors import AppError
from app.store import Act, Cabinet

_COLUMNS = "a.id, a.number, a.date, a.source, a.what, a.extent, a.unit, a.note"
_COUNT = "(SELECT count(*) FROM accession_dossier AS t WHERE t.accession_id = a.id)"


@dataclass(frozen=True, slots=True)
class Accession:
    """An entry of the register; ``date`` is ISO text, ``dossiers`` how many of the archive came with it."""

    id: int
    number: str
    date: str
    source: str
    what: str
    extent: int | None
    unit: str | None
    note: str | None
    dossiers: int


def register(cabinet: Cabinet) -> tuple[Accession, ...]:
    """Return the entries, the newest first."""
    rows = cabinet.connection().execute(
        f"SELECT {_COLUMNS}, {_COUNT} FROM accession AS a ORDER BY a.date DESC, a.number_key DESC"
    )
    return tuple(Accession(*row) for row in rows.fetchall())


def of_dossier(cabinet: Cabinet, dossier: int) -> Accession | None:
    """Return the entry a dossier came with."""
    row = cabinet.connection().execute(
        f"SELECT {_COLUMNS}, {_COUNT} FROM accession AS a JOIN accession_dossier AS o ON o.accession_id = a.id"
        " WHERE o.dossier_id = ?",
        (dossier,),
    )
    found = row.fetchone()
    return Accession(*found) if found is not None else None


def next_number(cabinet: Cabinet, year: int) -> str:
    """Return the number after the last of a year, written as "3/2026"."""
    rows = cabinet.connection().execute("SELECT number FROM accession WHERE number LIKE ?", (f"%/{year}",))
    firsts = [row[0].partition("/")[0] for row in rows.fetchall()]
    return f"{max((int(first) for first in firsts if first.isdigit()), default=0) + 1}/{year}"


def add(act: Act, cabinet: Cabinet, fields: Mapping[str, object]) -> int:
    """Enter a delivery (number, date, source, what, extent, unit, note) and return its id.

    Raises `AppError` ``accession_incomplete`` and ``accession_number_taken``.
    """
    (made,) = act.insert(tables.Accession, [_whole(cabinet, fields, None)])
    return made


def edit(act: Act, cabinet: Cabinet, accession: int, fields: Mapping[str, object]) -> int:
    """Set all fields of an entry; raises what `add` raises."""
    return act.update(tables.Accession, tables.Accession.id == accession, **_whole(cabinet, fields, accession))


def remove(act: Act, accession: int) -> int:
    """Take an entry out; the dossiers that came with it stay in the archive."""
    act.delete(tables.AccessionDossier, tables.AccessionDossier.accession == accession)
    return act.delete(tables.Accession, tables.Accession.id == accession)


def tie(act: Act, cabinet: Cabinet, accession: int, dossiers: Sequence[int]) -> int:
    """Note that dossiers came with an entry, whatever stood there before; return how many are new to it."""
    rows = cabinet.connection().execute(
        "SELECT value FROM json_each(?) WHERE value NOT IN"
        " (SELECT dossier_id FROM accession_dossier WHERE accession_id = ?)",
        (listed(dossiers), accession),
    )
    coming = [row[0] for row in rows.fetchall()]
    act.delete(tables.AccessionDossier, among(tables.AccessionDossier.dossier, coming))
    act.insert(tables.AccessionDossier, [{"dossier": id_, "accession": accession} for id_ in coming])
    return len(coming)


def untie(act: Act, dossiers: Sequence[int]) -> int:
    """Note that it is not known with what dossiers came."""
    return act.delete(tables.AccessionDossier, among(tables.AccessionDossier.dossier, dossiers))


def _whole(cabinet: Cabinet, fields: Mapping[str, object], own: int | None) -> dict[str, object]:
    if not all(str(fields.get(name) or "").strip() for name in ("number", "date", "source", "what")):
        raise AppError("accession_incomplete")
    number = str(fields["number"]).strip()
    other = cabinet.connection().execute(
        "SELECT what FROM accession WHERE number_key = ? AND id IS NOT ?", (natural_key(number), own)
    )
    found = other.fetchone()
    if found is not None:
        raise AppError("accession_number_taken", number=number, what=found[0])
    return {**fields, "number": number, "number_key": natural_key(number)}
