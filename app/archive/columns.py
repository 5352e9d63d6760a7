"""What a list of dossiers shows besides its own columns: a few facts of each dossier on screen, by column.

It knows no order and no filter: the lists are read by `app.archive.listing`.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.archive import custom
from app.archive.many import listed
from app.store import Cabinet

Value = str | int | None
_FILES = "(SELECT count(*) FROM digital_file AS f WHERE f.dossier_id = d.id)"
#: The columns by name, each as SQL over the dossier (``d``).
COLUMNS: dict[str, str] = {
    "stage": "d.stage",
    "access": "d.access",
    "medium": "d.medium",
    "carrier": f"CASE WHEN d.medium = 'digital' THEN 'digital' WHEN {_FILES} > 0 THEN 'both' ELSE 'paper' END",
    "condition": "d.condition",
    "copy_status": "d.copy_status",
    "extent": "nullif(trim(coalesce(d.extent, '') || ' ' || coalesce(d.unit, '')), '')",
    "items": "(SELECT count(*) FROM item AS i WHERE i.dossier_id = d.id)",
    "files": _FILES,
    "election": "d.election",
    "processing_unit": "d.processing_unit",
    "creator": "d.creator",
    "folder": "d.folder",
    "note": "d.note",
}
#: Those that may tell of a dossier what its access class keeps back.
TELLING = frozenset({"items", "files", "election", "creator", "note"})


def values(cabinet: Cabinet, dossiers: Sequence[int], columns: Sequence[str]) -> dict[int, tuple[Value, ...]]:
    """Return what stands in these columns for each of the dossiers; an unknown column is a KeyError.

    A field of the office's own is a column by its `custom.Field.key`.
    """
    if not columns or not dossiers:
        return {}
    rows = cabinet.connection().execute(
        f"SELECT d.id, {', '.join(map(_sql, columns))} FROM dossier AS d"
        " WHERE d.id IN (SELECT value FROM json_each(?))",
        (listed(dossiers),),
    )
    return {row[0]: tuple(row[1:]) for row in rows}


def _sql(name: str) -> str:
    own = custom.number_of(name)
    return COLUMNS[name] if own is None else custom.value_sql(own, "d.id")
