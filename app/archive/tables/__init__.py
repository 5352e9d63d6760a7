"""The tables of the archive room, as the store composes them into a cabinet; rows never leave the room.

Dates are ISO text, yes and no are 1 and 0 (STRICT tables take no other). Columns ending in ``_key`` are derived, for
sorting: `app.archive.keys` makes them whenever what they are made of is written.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.archive.finding import index
from app.archive.tables.classes import ClassCode, Edition
from app.archive.tables.dossiers import Dossier, Item
from app.archive.tables.files import DigitalFile
from app.archive.tables.loans import Loan, LoanLine, Person, ViewLog
from app.archive.tables.places import Box, BoxMove, Place
from app.store import Cabinet, Holding, KnownFile, Room

__all__ = [
    "ROOM",
    "Box",
    "BoxMove",
    "ClassCode",
    "DigitalFile",
    "Dossier",
    "Edition",
    "Item",
    "Loan",
    "LoanLine",
    "Person",
    "Place",
    "ViewLog",
]


def _digital_files(cabinet: Cabinet) -> Iterable[KnownFile]:
    rows = cabinet.connection().execute("SELECT path, sha256, size FROM digital_file ORDER BY path")
    return [KnownFile(*row) for row in rows.fetchall()]


ROOM = Room(
    name="archive",
    models=(
        *(Edition, ClassCode, Place, Box, BoxMove, Dossier, Item, DigitalFile),
        *(Loan, LoanLine, Person, ViewLog),
    ),
    statements=index.STATEMENTS,
    flush=index.flush,
    checks=(index.check,),
    holdings=(Holding("", _digital_files, "vault_file_missing", "vault_file_changed", "vault_file_unknown"),),
    names={
        "edition": "name",
        "class_code": "code || ' ' || title",
        "place": "name",
        "box": "number",
        "dossier": "number || ' · ' || title",
        "item": "title",
        "digital_file": "name",
        "loan": "borrower",
        "loan_line": "number || ' · ' || title",
        "person": "name",
    },
)
