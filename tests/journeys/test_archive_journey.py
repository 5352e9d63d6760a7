"""From an office's own files to a dossier in the hand: classification, lists, search, a move, a digital copy, undo."""

from __future__ import annotations

from pathlib import Path

from app.archive import counts, dossiers, listing, places, vault
from app.archive.finding.search import search
from app.archive.records import DossierFilter, Order, PlaceKind
from app.cabinet import open_cabinet
from app.intake.plan import ImportRequest
from app.intake.run import apply_plans, plan_file
from app.store import Cabinet
from importers.records import Kind
from tests.importers.archive_sheets import ACTIVE_HEAD, ACTIVE_MERGES, INACTIVE_HEAD, write

_ACTIVE = (
    (1, "PL.01.8", "Rekapitulasi hasil Pilpres 2019 Kecamatan Bogor Tengah", "2019", "1 berkas", 1,
     "Model DA1-PPWP Kelurahan Paledang", "7 Mei 2019", "4 lembar", "Asli", "Rak 2/Boks 118/Folder 3", "Biasa", None),
    (None, None, None, None, None, 2, "Daftar hadir saksi", "8 Mei 2019", "2 lembar"),
    (2, "PL.02.6", "Penetapan pasangan calon Wali Kota 2018", "2018", 1, None, None, None, None, "Asli", "R2 Boks 118",
     "Terbatas"),
)  # fmt: skip
_INACTIVE = ((1, "KU.01", "Laporan keuangan hibah", "2014–2015", "Asli", "3 bundel", "5/7/1", "Rahasia", "Musnah"),)


def _files(folder: Path) -> list[Path]:
    title = [("DAFTAR ARSIP AKTIF",), ("Unit Pengolah : Subbagian Teknis",)]
    return [
        write(folder / "aktif.xlsx", _ACTIVE, head=ACTIVE_HEAD, above=title, merges=ACTIVE_MERGES),
        write(folder / "inaktif.xlsx", _INACTIVE, head=INACTIVE_HEAD, above=[("DAFTAR ARSIP INAKTIF",)]),
    ]


def _take(cabinet: Cabinet, files: list[Path]) -> list[Kind]:
    plans = [plan_file(cabinet, ImportRequest(path)) for path in files]
    apply_plans(cabinet, plans)
    return [plan.kind for plan in plans]


def test_from_the_office_s_files_to_a_dossier_in_the_hand(tmp_path: Path, shared_data: Path) -> None:
    with open_cabinet(tmp_path / "lemari", create=True, who="Sari") as cabinet:
        kinds = _take(cabinet, [shared_data / "klasifikasi_kpu.csv", *_files(tmp_path)])
        assert kinds == [Kind.CLASSIFICATION, Kind.ARCHIVE_LIST, Kind.ARCHIVE_LIST]
        assert counts.totals(cabinet) == counts.Totals(3, 2, 0, 2, 2, 0, 0)

        (hit,) = search(cabinet, "paledang").hits
        assert hit.dossier is not None
        assert (hit.number, hit.place) == ("1", "Rak 2 · Boks 118")
        dossier = dossiers.get(cabinet, hit.dossier)
        assert dossier is not None
        assert dossier.classification is not None
        assert dossier.election == "ppwp-2019-1"
        assert [hit.number for hit in search(cabinet, "boks 118").hits] == ["118", "1", "2"]

        box = next(box for box in places.boxes(cabinet) if box.number == "118")
        with cabinet.act("archive_move") as act:
            room = places.add_place(act, cabinet, PlaceKind.ROOM, "Ruang Arsip Baru")
            places.move_boxes(act, cabinet, [box.id], room, reason="Pindah kantor")
        assert search(cabinet, "paledang").hits[0].place == "Ruang Arsip Baru · Boks 118"
        inside = listing.ids_of_view(cabinet, DossierFilter(place=room), Order.PLACE)
        assert [line.number for line in listing.lines(cabinet, inside)] == ["1", "2"]

        scan = tmp_path / "scan.pdf"
        scan.write_bytes(b"%PDF-1.7 ...")
        with cabinet.act("archive_files") as act:
            file = vault.add_file(act, cabinet, hit.dossier, scan)
        assert vault.path_of_file(cabinet, file).read_bytes() == scan.read_bytes()
        assert cabinet.check() == []


def test_everything_is_taken_back_also_after_a_restart(tmp_path: Path) -> None:
    files = _files(tmp_path)
    with open_cabinet(tmp_path / "lemari", create=True) as cabinet:
        _take(cabinet, files)
        _take(cabinet, files)
        assert len(cabinet.history()) == 1
    with open_cabinet(tmp_path / "lemari", write=True) as cabinet:
        assert search(cabinet, "paledang").total == 1
        cabinet.undo()
        assert counts.totals(cabinet) == counts.Totals(0, 0, 0, 0, 0, 0, 0)
        assert search(cabinet, "paledang").total == 0
        cabinet.redo()
        assert search(cabinet, "paledang").total == 1
        assert cabinet.check() == []
