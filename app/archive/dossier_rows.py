"""Dossiers, items and digital files as records made of rows, many at a time; it writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.archive import classification
from app.archive.records import (
    AccessClass,
    Classification,
    Condition,
    CopyStatus,
    DigitalFile,
    Disposition,
    Dossier,
    Item,
    Medium,
    Retention,
    Stage,
)
from app.archive.underway import SINCE_NOW, WHERE_NOW
from app.archive.written import path_of
from app.store import Cabinet

_COLUMNS = (
    "id", "number", "code", "class_code_id", "title", "year_from", "year_to", "extent", "unit", "copy_status",
    "medium", "condition", "access", "exempt", "stage", "category", "protection", "creator", "processing_unit",
    "election", "closed_year", "active_years", "inactive_years", "disposition", "box_id", "folder", "placed_since",
    "note",
)  # fmt: skip
_DOSSIER = f"""
    SELECT {", ".join(f"d.{name}" for name in _COLUMNS)}, b.number, {WHERE_NOW},
        {SINCE_NOW}
    FROM dossier AS d LEFT JOIN box AS b ON b.id = d.box_id LEFT JOIN place AS p ON p.id = b.place_id
"""
_BATCH = 500


def dossiers_where(cabinet: Cabinet, condition: str, values: Sequence[object]) -> tuple[Dossier, ...]:
    """Return the dossiers (``d``) a condition holds for, by id, without their items and files."""
    rows = cabinet.connection().execute(f"{_DOSSIER} WHERE {condition} ORDER BY d.id", values).fetchall()
    codes = _Codes(cabinet)
    return tuple(_dossier(row, codes, (), ()) for row in rows)


def whole_dossiers(cabinet: Cabinet, ids: Sequence[int]) -> Iterator[Dossier]:
    """Yield dossiers in the order of ``ids`` with their items and files; one that is gone is left out."""
    connection = cabinet.connection()
    codes = _Codes(cabinet)
    for start in range(0, len(ids), _BATCH):
        some = list(ids[start : start + _BATCH])
        condition = f"d.id IN ({', '.join('?' * len(some))})"
        rows = {row[0]: row for row in connection.execute(f"{_DOSSIER} WHERE {condition}", some)}
        items, files = items_of(cabinet, some), files_of(cabinet, some)
        for id_ in some:
            if id_ in rows:
                yield _dossier(rows[id_], codes, items.get(id_, ()), files.get(id_, ()))


def items_of(cabinet: Cabinet, dossiers: Sequence[int]) -> dict[int, tuple[Item, ...]]:
    """Return the items of many dossiers, each in the order of their numbers."""
    found: dict[int, list[Item]] = {}
    for start in range(0, len(dossiers), _BATCH):
        some = list(dossiers[start : start + _BATCH])
        rows = cabinet.connection().execute(
            "SELECT dossier_id, id, number, title, date, extent, unit, note, code, copy_status FROM item"
            f" WHERE dossier_id IN ({', '.join('?' * len(some))}) ORDER BY dossier_id, number, id",
            some,
        )
        for dossier, id_, number, title, date, extent, unit, note, code, copy_status in rows:
            status = CopyStatus(copy_status) if copy_status else None
            found.setdefault(dossier, []).append(Item(id_, number, title, date, extent, unit, note, code, status))
    return {dossier: tuple(items) for dossier, items in found.items()}


def files_of(cabinet: Cabinet, dossiers: Sequence[int]) -> dict[int, tuple[DigitalFile, ...]]:
    """Return the digital files of many dossiers, each by path."""
    found: dict[int, list[DigitalFile]] = {}
    for start in range(0, len(dossiers), _BATCH):
        some = list(dossiers[start : start + _BATCH])
        rows = cabinet.connection().execute(
            "SELECT dossier_id, id, name, path, size, sha256, kind, item_id, added_at FROM digital_file"
            f" WHERE dossier_id IN ({', '.join('?' * len(some))}) ORDER BY dossier_id, path",
            some,
        )
        for dossier, *values in rows:
            found.setdefault(dossier, []).append(DigitalFile(*values))
    return {dossier: tuple(files) for dossier, files in found.items()}


class _Codes(dict[int | None, Classification | None]):
    """Classification codes by id, each read once."""

    def __init__(self, cabinet: Cabinet) -> None:
        super().__init__({None: None})
        self._cabinet = cabinet

    def __missing__(self, id_: int | None) -> Classification | None:
        self[id_] = classification.by_id(self._cabinet, id_)
        return self[id_]


def _dossier(row: Sequence[Any], codes: _Codes, items: tuple[Item, ...], files: tuple[DigitalFile, ...]) -> Dossier:
    at = dict(zip(_COLUMNS, row, strict=False))
    code = codes[at["class_code_id"]]
    box, path, moved_at = row[len(_COLUMNS) :]
    return Dossier(
        id=at["id"],
        number=at["number"],
        classification=code,
        title=at["title"],
        year_from=at["year_from"],
        year_to=at["year_to"],
        extent=at["extent"],
        unit=at["unit"],
        copy_status=CopyStatus(at["copy_status"]) if at["copy_status"] else None,
        medium=Medium(at["medium"]),
        condition=Condition(at["condition"]) if at["condition"] else None,
        access=AccessClass(at["access"]),
        exempt=bool(at["exempt"]),
        stage=Stage(at["stage"]),
        category=at["category"],
        processing_unit=at["processing_unit"],
        creator=at["creator"],
        election=at["election"],
        closed_year=at["closed_year"],
        box_id=at["box_id"],
        box=box,
        folder=at["folder"],
        place_path=path_of(path),
        placed_since=max(filter(None, (at["placed_since"], moved_at)), default=None),
        note=at["note"],
        items=items,
        files=files,
        code=at["code"],
        protection=at["protection"],
        retention=_retention(at, code),
    )


def _retention(at: Mapping[str, Any], code: Classification | None) -> Retention | None:
    """Return a dossier's own retention where it has one, else its code's; None where neither says anything."""
    own = (at["active_years"], at["inactive_years"], at["disposition"])
    if any(value is not None for value in own):
        return Retention(own[0], own[1], Disposition(own[2]) if own[2] else None, own=True)
    if code is None or (code.active_years is None and code.inactive_years is None and code.disposition is None):
        return None
    return Retention(code.active_years, code.inactive_years, code.disposition)
