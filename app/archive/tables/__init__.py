"""The tables of the archive room, as the store composes them into a cabinet; rows never leave the room.

Dates are ISO text, yes and no are 1 and 0 (STRICT tables take no other). Columns ending in ``_key`` are derived, for
sorting: `app.archive.keys` makes them whenever what they are made of is written.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.archive.finding import index
from app.archive.tables.arrangement import (
    Accession,
    AccessionDossier,
    CustomField,
    CustomValue,
    NotDuplicate,
    Template,
    TrashRow,
)
from app.archive.tables.classes import ClassCode, Edition
from app.archive.tables.disposal import (
    Hold,
    Proposal,
    ProposalLine,
    ProposalPerson,
    ProposalSignature,
    RemovedFile,
)
from app.archive.tables.dossiers import Dossier, Item
from app.archive.tables.files import DigitalFile, FileJob, FilePassed, FileStep, FileText
from app.archive.tables.finding import SavedSearch
from app.archive.tables.loans import OUT_ONCE, Loan, LoanLine, Person, ViewLog
from app.archive.tables.moving import Relocation, RelocationBox, RelocationScan, RelocationVehicle
from app.archive.tables.places import Box, BoxMove, Place
from app.store import Cabinet, Holding, KnownFile, Room

__all__ = [
    "ROOM",
    "Accession",
    "AccessionDossier",
    "Box",
    "BoxMove",
    "ClassCode",
    "CustomField",
    "CustomValue",
    "DigitalFile",
    "Dossier",
    "Edition",
    "FileJob",
    "FilePassed",
    "FileStep",
    "FileText",
    "Hold",
    "Item",
    "Loan",
    "LoanLine",
    "NotDuplicate",
    "Person",
    "Place",
    "Proposal",
    "ProposalLine",
    "ProposalPerson",
    "ProposalSignature",
    "Relocation",
    "RelocationBox",
    "RelocationScan",
    "RelocationVehicle",
    "RemovedFile",
    "SavedSearch",
    "Template",
    "TrashRow",
    "ViewLog",
]


def _digital_files(cabinet: Cabinet) -> Iterable[KnownFile]:
    # What lies in the trash with its dossier can be put back: its copy is no stranger's.
    rows = cabinet.connection().execute(
        "SELECT path, sha256, size FROM digital_file UNION ALL"
        " SELECT f.value ->> 'path', f.value ->> 'sha256', f.value ->> 'size'"
        " FROM trash AS t, json_each(t.content, '$.digital_file') AS f ORDER BY 1"
    )
    return [KnownFile(*row) for row in rows.fetchall()]


#: That a dossier is kept restricted or exempt.
_CLOSED = "access <> 'B' OR exempt"
ROOM = Room(
    name="archive",
    models=(
        *(Edition, ClassCode, Place, Box, BoxMove, Dossier, Item, DigitalFile),
        *(FileJob, FileStep, FileText, FilePassed),
        *(Loan, LoanLine, Person, ViewLog),
        *(TrashRow, Accession, AccessionDossier, CustomField, CustomValue, Template, NotDuplicate),
        *(Proposal, ProposalLine, ProposalPerson, ProposalSignature, Hold, RemovedFile),
        *(Relocation, RelocationVehicle, RelocationBox, RelocationScan),
        SavedSearch,
    ),
    final=frozenset({"disposal_destroyed"}),
    statements=(*index.STATEMENTS, OUT_ONCE),
    flush=index.flush,
    checks=(index.check,),
    holdings=(Holding("", _digital_files, "vault_file_missing", "vault_file_changed", "vault_file_unknown"),),
    names={
        "edition": "name",
        "class_code": "code || ' ' || title",
        "place": "name",
        "box": "number",
        # What is kept restricted is told of by its number.
        "dossier": f"number || iif({_CLOSED}, '', ' · ' || title)",
        "item": f"(SELECT iif({_CLOSED}, d.number, item.title) FROM dossier AS d WHERE d.id = dossier_id)",
        "file_passed": "source",
        "digital_file": f"(SELECT iif({_CLOSED}, d.number, name) FROM dossier AS d WHERE d.id = dossier_id)",
        "loan": "borrower",
        "loan_line": "number",
        "person": "name",
        "trash": "number",
        "accession": "number || ' · ' || what",
        "custom_field": "name",
        "dossier_template": "name",
        "proposal": "number",
        "proposal_person": "name",
        "proposal_signature": "name",
        "hold": f"(SELECT iif({_CLOSED}, d.number, reason) FROM dossier AS d WHERE d.id = dossier)",
        "removed_file": f"(SELECT iif({_CLOSED}, d.number, name) FROM dossier AS d WHERE d.id = dossier)",
        "relocation": "name",
        "relocation_vehicle": "name",
        "saved_search": "name",
    },
)
