"""What is on paper, digital or both, as a filter and as a column; and the other columns a list can show."""

from __future__ import annotations

from pathlib import Path

from app.archive import columns, dossiers, listing, vault
from app.archive.records import Carrier, DossierFilter
from app.store import Cabinet


def test_paper_digital_and_both_are_told_apart(filled: Cabinet, tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text("isi", encoding="utf-8")
    first, second, third = (dossiers.by_number(filled, number)[0].id for number in ("12", "9", "100"))
    with filled.act("carriers") as act:
        dossiers.edit(act, filled, [second], medium="digital")
        for dossier in (first, second):
            vault.add_file(act, filled, dossier, paper)

    def numbers(carrier: Carrier) -> list[int]:
        return sorted(listing.ids_of_view(filled, DossierFilter(carrier=carrier)))

    guests = dossiers.by_number(filled, "A-1")[0].id
    assert numbers(Carrier.PAPER) == sorted([third, guests])
    assert numbers(Carrier.DIGITAL) == [second]
    assert numbers(Carrier.BOTH) == [first]
    assert columns.values(filled, [first, second, third], ["carrier", "items", "files", "election", "extent"]) == {
        first: ("both", 2, 1, "ppwp-2019-1", None),
        second: ("digital", 0, 1, None, None),
        third: ("paper", 0, 0, "pkwkk-2018-1", None),
    }
