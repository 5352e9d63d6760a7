"""Editions of the classification with their codes and retention; periods are the office's data, never code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.archive import tables
from app.archive.keys import natural_key
from app.archive.records import AccessClass, Classification, Disposition, Edition
from app.errors import AppError
from app.store import Act, Cabinet

_CODE = """
    SELECT c.id, e.name, c.code, c.title, c.active_years, c.inactive_years, c.disposition, c.basis, c.nth, c.access
    FROM class_code AS c JOIN edition AS e ON e.id = c.edition_id
"""
#: The title of the code ``t.code`` in the current edition, "" where it is not known there: a part of larger queries.
TITLE_OF_CODE = (
    "coalesce((SELECT c.title FROM class_code AS c JOIN edition AS e ON e.id = c.edition_id"
    " WHERE e.current = 1 AND c.code = t.code ORDER BY c.nth LIMIT 1), '')"
)


def editions(cabinet: Cabinet) -> tuple[Edition, ...]:
    """Return all editions, the current one first, then by name."""
    rows = cabinet.connection().execute(
        "SELECT e.id, e.name, e.current, e.note, (SELECT count(*) FROM class_code AS c WHERE c.edition_id = e.id)"
        " FROM edition AS e ORDER BY e.current DESC, e.name"
    )
    return tuple(Edition(id_, name, bool(current), note, codes) for id_, name, current, note, codes in rows)


def current(cabinet: Cabinet) -> Edition | None:
    """Return the edition that new dossiers take their codes from, or None where there is none yet."""
    return next((edition for edition in editions(cabinet) if edition.current), None)


def codes(cabinet: Cabinet, edition: int, *, below: str | None = None) -> tuple[Classification, ...]:
    """Return the codes of an edition in the order of its list; ``below`` a code keeps it and the ones under it."""
    rows = cabinet.connection().execute(_CODE + " WHERE c.edition_id = ? ORDER BY c.position, c.id", (edition,))
    found = map(classification_of, rows)
    if below is None:
        return tuple(found)
    return tuple(code for code in found if code.code == below or code.code.startswith(f"{below}."))


def find(cabinet: Cabinet, code: str, edition: int | None = None) -> Classification | None:
    """Return a code of an edition (the current one if none is named); of a code that stands twice, the first."""
    edition = edition if edition is not None else _current_id(cabinet)
    row = (
        cabinet.connection()
        .execute(_CODE + " WHERE c.edition_id = ? AND c.code = ? ORDER BY c.nth LIMIT 1", (edition, code))
        .fetchone()
    )
    return classification_of(row) if row is not None else None


def by_id(cabinet: Cabinet, id_: int | None) -> Classification | None:
    """Return the code of this id, or None."""
    row = cabinet.connection().execute(_CODE + " WHERE c.id = ?", (id_,)).fetchone()
    return classification_of(row) if row is not None else None


def known(cabinet: Cabinet, wanted: Iterable[str]) -> dict[str, int]:
    """Return the ids of those of the ``wanted`` codes that the current edition has."""
    edition = _current_id(cabinet)
    if edition is None:
        return {}
    rows = cabinet.connection().execute(
        "SELECT code, id FROM class_code WHERE edition_id = ? ORDER BY nth DESC", (edition,)
    )
    ids = dict(rows.fetchall())
    return {code: ids[code] for code in set(wanted) if code in ids}


def add_edition(act: Act, cabinet: Cabinet, name: str, *, current: bool = True, note: str | None = None) -> int:
    """Add an edition; a name that is taken is `AppError` ``archive_edition_taken``."""
    connection = cabinet.connection()
    if connection.execute("SELECT 1 FROM edition WHERE name = ?", (name,)).fetchone() is not None:
        raise AppError("archive_edition_taken", name=name)
    (id_,) = act.insert(tables.Edition, [{"name": name, "note": note}])
    if current:
        make_current(act, id_)
    return id_


def make_current(act: Act, edition: int) -> None:
    """Let new dossiers take their codes from ``edition``; dossiers there are keep theirs."""
    act.update(tables.Edition, tables.Edition.id != edition, current=0)
    act.update(tables.Edition, tables.Edition.id == edition, current=1)


def add_codes(act: Act, edition: int, rows: Iterable[Mapping[str, object]]) -> list[int]:
    """Add codes (mappings of code, title, nth, position, active_years …) to an edition and return their ids."""
    return act.insert(
        tables.ClassCode, [{"edition": edition, "code_key": natural_key(str(row["code"])), **row} for row in rows]
    )


def edit_code(act: Act, code: int, **changes: object) -> int:
    """Change fields of a code: title, active_years, inactive_years, disposition, basis, access."""
    return act.update(tables.ClassCode, tables.ClassCode.id == code, **changes)


def link_dossiers(act: Act, cabinet: Cabinet, edition: int) -> int:
    """Tie dossiers that bear a code but no edition to the codes of ``edition``; return how many were tied."""
    rows = cabinet.connection().execute(
        "SELECT d.id, (SELECT c.id FROM class_code AS c WHERE c.edition_id = ? AND c.code = d.code ORDER BY c.nth)"
        " FROM dossier AS d WHERE d.code IS NOT NULL AND d.class_code_id IS NULL",
        (edition,),
    )
    return act.update_rows(tables.Dossier, {id_: {"class_code": code} for id_, code in rows if code is not None})


def classification_of(row: tuple[Any, ...]) -> Classification:
    """Return the record of a row of id, edition, code, title, active, inactive, disposition, basis, nth, access."""
    id_, edition, code, title, active, inactive, disposition, basis, nth, access = row
    return Classification(
        id_,
        edition,
        code,
        title,
        active,
        inactive,
        Disposition(disposition) if disposition else None,
        basis,
        nth,
        AccessClass(access) if access else None,
    )


def _current_id(cabinet: Cabinet) -> int | None:
    row = cabinet.connection().execute("SELECT id FROM edition WHERE current = 1 LIMIT 1").fetchone()
    return row[0] if row is not None else None
