"""The accession register: entries with their numbers, the dossiers that came with them, undone and redone."""

from __future__ import annotations

import pytest

from app.archive import accessions, dossiers, listing, trash
from app.archive.records import DossierFilter
from app.errors import AppError
from app.store import Cabinet

ENTRY = {"number": "1/2026", "date": "2026-02-03", "source": "Subbagian Teknis", "what": "Berkas rekapitulasi 2019"}


def test_dossiers_come_with_an_entry_and_go_with_the_trash(filled: Cabinet) -> None:
    ids = [dossiers.by_number(filled, number)[0].id for number in ("12", "9")]
    with filled.act("accession_added") as act:
        made = accessions.add(act, filled, {**ENTRY, "extent": 2, "unit": "boks"})
        assert accessions.tie(act, filled, made, ids) == 2
        assert accessions.tie(act, filled, made, ids) == 0
    (entry,) = accessions.register(filled)
    assert (entry.number, entry.dossiers, entry.extent) == ("1/2026", 2, 2)
    assert sorted(listing.ids_of_view(filled, DossierFilter(accession=made))) == sorted(ids)
    assert accessions.next_number(filled, 2026) == "2/2026"
    with filled.act("dossiers_thrown") as act:
        trash.throw(act, filled, ids[:1])
    assert accessions.register(filled)[0].dossiers == 1
    with filled.act("dossiers_restored") as act:
        trash.restore(act, filled, ids[:1])
    assert accessions.of_dossier(filled, ids[0]) == entry
    with filled.act("accession_removed") as act:
        accessions.remove(act, made)
    assert accessions.of_dossier(filled, ids[0]) is None
    filled.undo()
    assert accessions.of_dossier(filled, ids[0]) == entry


def test_a_number_is_given_once_and_nothing_is_left_out(filled: Cabinet) -> None:
    with filled.act("accession_added") as act:
        accessions.add(act, filled, ENTRY)
    for fields, code in ((ENTRY, "accession_number_taken"), ({**ENTRY, "source": " "}, "accession_incomplete")):
        with pytest.raises(AppError, match=code), filled.act("accession_added") as act:
            accessions.add(act, filled, fields)
    assert len(accessions.register(filled)) == 1
