"""Columns of votes headed by the ids that a portal gives contestants ("100025"), which are no numbers on a ballot.

Whose id it is only a list of names can tell, the `Roster`; without it the number is asked for. It knows columns only.
"""

from __future__ import annotations

import re

from importers.table.column import Column, Columns
from importers.wording.contestants import STRONG, Roster
from importers.wording.headings import VOTES, Meaning, Role, words

#: Ids of one contest are given one after the other; those of areas have gaps as wide as their level.
_ID = re.compile(r"(?<!\d)(\d{6})(?!\d)")
_WIDEST = 100
_AROUND = VOTES | {"paslon", "pasangan", "calon", "partai", "id", "kode", "no", "nomor", "jumlah", "perolehan"}


def contestants_by_id(columns: Columns, roster: Roster) -> None:
    """Take columns of whole numbers under ids that lie close together for contestants."""
    found = {column.place: (column, text) for column in columns.all if (text := _id_of(column)) is not None}
    ids = sorted(int(text) for _, text in found.values())
    if len(ids) < 2 or len(set(ids)) < len(ids) or ids[-1] - ids[0] > _WIDEST:
        return
    for column, text in found.values():
        number = roster.number_of(text)
        column.meaning = Meaning(Role.CONTESTANT, number=number, name=text, likelihood=STRONG)


def _id_of(column: Column) -> str | None:
    """Return the id that heads a column of figures, alone or beside words of votes."""
    heading = column.parts[-1].replace("_", " ") if column.parts else ""
    found = _ID.findall(heading)
    if len(found) != 1 or not column.content.whole or column.meaning.role in (Role.AREA, Role.ROW_NUMBER):
        return None
    rest = set(words(heading.replace(found[0], " ")))
    return found[0] if rest <= _AROUND else None
