"""Dossiers moved to another edition: what is sure, what is asked, and that an undo brings all back."""

from __future__ import annotations

from app.archive import classification, dossiers, remapping
from app.store import Cabinet


def _editions(cabinet: Cabinet) -> tuple[int, int]:
    with cabinet.act("import_files") as act:
        old = classification.add_edition(act, cabinet, "Lama")
        rows = [("PL.01", "Rekapitulasi suara"), ("HM.02", "Hubungan masyarakat"), ("KU.03", "Anggaran belanja")]
        classification.add_codes(act, old, [{"code": c, "title": t, "position": at} for at, (c, t) in enumerate(rows)])
        for code in ("PL.01", "PL.01", "HM.02", "KU.03"):
            dossiers.create(act, cabinet, title=f"Berkas {code}", code=code)
        new = classification.add_edition(act, cabinet, "Baru")
        rows = [
            ("PL.01", "REKAPITULASI  suara"),
            ("HM.02", "Kehumasan pimpinan"),
            ("HM.05", "Hubungan masyarakat"),
            ("TU.01", "Tata usaha"),
        ]
        codes = [{"code": c, "title": t, "position": at, "active_years": 4} for at, (c, t) in enumerate(rows)]
        classification.add_codes(act, new, codes)
    return old, new


def test_only_the_same_code_with_the_same_title_is_sure(cabinet: Cabinet) -> None:
    old, new = _editions(cabinet)
    moves = {move.code.code: move for move in remapping.plan_move(cabinet, old, new)}
    assert {code: move.dossiers for code, move in moves.items()} == {"PL.01": 2, "HM.02": 1, "KU.03": 1}
    assert {code for code, move in moves.items() if move.sure} == {"PL.01"}
    # The title goes before the code: what HM.02 was is HM.05 now.
    assert [found.code for found in moves["HM.02"].candidates] == ["HM.05", "HM.02"]
    assert moves["KU.03"].candidates == ()


def test_moving_gives_code_and_periods_of_the_new_edition(cabinet: Cabinet) -> None:
    old, new = _editions(cabinet)
    moves = {move.code.code: move for move in remapping.plan_move(cabinet, old, new)}
    chosen = {moves[code].code.id: moves[code].candidates[0].id for code in ("PL.01", "HM.02")}
    before = list(dossiers.many(cabinet, [1, 2, 3, 4]))
    with cabinet.act("dossiers_remapped", source="Lama", target="Baru") as act:
        assert remapping.move(act, cabinet, chosen) == 3
    after = list(dossiers.many(cabinet, [1, 2, 3, 4]))
    assert [each.code for each in after] == ["PL.01", "PL.01", "HM.05", "KU.03"]
    assert [each.classification.edition for each in after if each.classification] == ["Baru"] * 3 + ["Lama"]
    assert after[0].retention is not None
    assert after[0].retention.active_years == 4
    assert [move.code.code for move in remapping.plan_move(cabinet, old, new)] == ["KU.03"]
    cabinet.undo()
    assert list(dossiers.many(cabinet, [1, 2, 3, 4])) == before
