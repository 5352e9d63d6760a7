"""What is edited in the list itself: the cells that can be, what they hold, and the work that stores one.

It knows no widget.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from app.archive import dossiers
from app.archive.records import Dossier
from app.archive.written import years_text
from app.i18n import tr
from app.store import Cabinet

#: The columns that can be edited in the list, in their order.
COLUMNS = ("code", "title", "years", "number")
_YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")


def text_of(dossier: Dossier, column: str) -> str:
    """Return what a cell holds, whole."""
    match column:
        case "code":
            return dossier.code or ""
        case "years":
            return years_text(dossier.year_from, dossier.year_to)
        case "number":
            return dossier.number
        case _:
            return dossier.title


def read(column: str, text: str) -> tuple[dict[str, Any], str]:
    """Turn what was typed into a cell into fields to store, or a problem in words."""
    if column == "years":
        found = _YEARS.fullmatch(text)
        if text and found is None:
            return {}, tr("Tulis tahun seperti 2019 atau 2014–2019. Tidak ada yang diubah.")
        first, last = (found[1], found[2]) if found else (None, None)
        return {"year_from": int(first) if first else None, "year_to": int(last) if last else None}, ""
    if column == "title" and not text:
        return {}, tr("Uraian tidak boleh kosong. Tidak ada yang diubah.")
    if column == "number" and not text:
        return {}, tr("Nomor tidak boleh kosong. Tidak ada yang diubah.")
    return {column: text or None}, ""


def work(dossier: Dossier, fields: dict[str, Any]) -> Callable[[Cabinet], int]:
    """Return the work that stores a cell as one act."""

    def run(cabinet: Cabinet) -> int:
        number, title = fields.get("number", dossier.number), fields.get("title", dossier.title)
        with cabinet.act("dossier_edited", number=number, title=title) as act:
            return dossiers.edit(act, cabinet, [dossier.id], **fields)

    return run


def next_column(column: str, step: int, shown: Callable[[str], bool]) -> str | None:
    """Return the next column to edit that is shown, None behind the last."""
    at = COLUMNS.index(column) + step
    while 0 <= at < len(COLUMNS):
        if shown(COLUMNS[at]):
            return COLUMNS[at]
        at += step
    return None
