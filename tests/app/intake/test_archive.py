"""Archive lists and classifications against the catalogue: planned in full, applied in one act, undone whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from app.archive import classification, dossiers, listing, places, tables
from app.archive.finding.search import search
from app.archive.records import AccessClass, CopyStatus, Disposition, Stage
from app.intake.archive import planning as archive
from app.intake.plan import ImportPlan, ImportRequest
from app.store import Cabinet
from importers.grid import read_workbook
from tests.importers.archive_sheets import ACTIVE_HEAD, ACTIVE_MERGES, INACTIVE_HEAD, write

ROWS = (
    (1, "PL.01.8", "Rekapitulasi Pilpres 2019 Bogor Tengah", "2019", "1 berkas", 1, "Model DA1-PPWP Paledang",
     "7 Mei 2019", "4 lembar", "Asli", "Rak 2/Boks 118/Folder 3", "Biasa", "lengkap"),
    (None, None, None, None, None, 2, "Daftar hadir saksi", "2019-05-08", 2),
    (2, "PL.02.6", "Penetapan pasangan calon", "2018–2019", 3, None, None, None, None, "Kopi", "R2 Boks 119",
     "Terbatas"),
    (3, "KU.01", "Laporan keuangan", "2018", 1, None, None, None, None, "Asli", "Lemari 4", None),
)  # fmt: skip
ABOVE = (("DAFTAR ARSIP AKTIF",), ("Unit Pengolah : Subbagian Teknis",))


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with Cabinet.open(tmp_path / "lemari", (tables.ROOM,), create=True) as opened:
        yield opened


def active(path: Path, rows: Sequence[Sequence[object]] = ROWS) -> Path:
    return write(path, rows, head=ACTIVE_HEAD, above=ABOVE, merges=ACTIVE_MERGES)


def inactive(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    return write(path, rows, head=INACTIVE_HEAD, above=[("DAFTAR ARSIP INAKTIF",)])


def plan(cabinet: Cabinet | None, path: Path, *, take_duplicates: bool = False) -> ImportPlan:
    return archive.plan_list(cabinet, read_workbook(path), ImportRequest(path, take_duplicates=take_duplicates))


def take(cabinet: Cabinet, path: Path, *, take_duplicates: bool = False) -> ImportPlan:
    planned = plan(cabinet, path, take_duplicates=take_duplicates)
    with cabinet.act("import_files", names=path.name) as act:
        archive.apply_list(act, cabinet, planned)
    return planned


def counts(planned: ImportPlan) -> tuple[int, int, int, int, int]:
    return tuple(asdict(planned.counts).values())


def everything(cabinet: Cabinet) -> list[object]:
    found: list[object] = [dossiers.get(cabinet, id_) for id_ in listing.ids_of_view(cabinet)]
    return [*found, places.tree(cabinet), places.boxes(cabinet), classification.editions(cabinet)]


def test_a_list_is_planned_without_a_cabinet(tmp_path: Path) -> None:
    planned = plan(None, active(tmp_path / "a.xlsx"))
    assert counts(planned) == (5, 0, 0, 0, 0)
    assert planned.summary["dossiers"]["new"] == 3
    assert planned.summary["items"]["new"] == 2
    assert (planned.summary["places"], planned.summary["boxes"]) == (2, 2)
    assert planned.summary["lists"] == ["aktif"]


def test_a_list_becomes_dossiers_items_boxes_and_places(cabinet: Cabinet, tmp_path: Path) -> None:
    take(cabinet, active(tmp_path / "a.xlsx"))
    (first,) = dossiers.by_number(cabinet, "1")
    whole = dossiers.get(cabinet, first.id)
    assert whole is not None
    assert (whole.title, whole.code, whole.year_from, whole.extent, whole.unit) == (
        "Rekapitulasi Pilpres 2019 Bogor Tengah",
        "PL.01.8",
        2019,
        1,
        "berkas",
    )
    assert (whole.place_path, whole.box, whole.folder) == (("Rak 2",), "118", "3")
    assert (whole.stage, whole.copy_status, whole.election) == (Stage.ACTIVE, CopyStatus.ORIGINAL, "ppwp-2019-1")
    assert whole.processing_unit == "Subbagian Teknis"
    assert [(item.number, item.title, item.date) for item in whole.items] == [
        (1, "Model DA1-PPWP Paledang", "2019-05-07"),
        (2, "Daftar hadir saksi", "2019-05-08"),
    ]
    assert dossiers.by_number(cabinet, "2")[0].access is AccessClass.LIMITED
    (loose,) = dossiers.by_number(cabinet, "3")
    assert (loose.place_path, loose.box) == (("Lemari 4",), "")
    assert [node.path for node in places.tree(cabinet)] == [("Lemari 4",), ("Rak 2",)]
    assert [hit.number for hit in search(cabinet, "paledang").hits] == ["1"]


def test_the_same_list_again_is_the_same_and_undo_leaves_nothing(cabinet: Cabinet, tmp_path: Path) -> None:
    before = everything(cabinet)
    path = active(tmp_path / "a.xlsx")
    take(cabinet, path)
    after = everything(cabinet)
    again = take(cabinet, path)
    assert counts(again) == (0, 0, 5, 0, 0)
    assert again.changes == ()
    assert everything(cabinet) == after
    assert len(cabinet.history()) == 1
    cabinet.undo()
    assert everything(cabinet) == before
    assert search(cabinet, "paledang").hits == ()
    cabinet.redo()
    assert everything(cabinet) == after


def test_what_changed_is_told_field_by_field(cabinet: Cabinet, tmp_path: Path) -> None:
    take(cabinet, active(tmp_path / "a.xlsx"))
    rows = [list(row) for row in ROWS]
    rows[0][11] = "Rahasia"
    rows[0][10] = "Rak 5/Boks 118/Folder 3"
    rows[1][6] = "Daftar hadir saksi dan panwas"
    rows.insert(2, [None, None, None, None, None, 3, "Berita acara", "2019-05-08", 1])
    planned = take(cabinet, active(tmp_path / "b.xlsx", rows))
    assert counts(planned) == (1, 2, 3, 0, 0)
    assert [(change.what, change.before, change.after) for change in planned.changes] == [
        ("1 · Keamanan & akses", "Biasa", "Rahasia"),
        ("1 · Lokasi simpan", "Rak 2 · Boks 118", "Rak 5 · Boks 118"),
    ]
    (first,) = dossiers.by_number(cabinet, "1")
    assert (first.access, first.place_path) == (AccessClass.SECRET, ("Rak 5",))
    assert [item.title for item in dossiers.items(cabinet, first.id)] == [
        "Model DA1-PPWP Paledang",
        "Daftar hadir saksi dan panwas",
        "Berita acara",
    ]


def test_what_a_list_does_not_say_is_left_alone(cabinet: Cabinet, tmp_path: Path) -> None:
    take(cabinet, active(tmp_path / "a.xlsx"))
    rows = [(1, "PL.01.8", "Rekapitulasi Pilpres 2019 Bogor Tengah", "2019")]
    before = dossiers.by_number(cabinet, "1")
    assert counts(take(cabinet, active(tmp_path / "b.xlsx", rows))) == (0, 0, 1, 0, 0)
    assert dossiers.by_number(cabinet, "1") == before


def test_an_active_dossier_in_the_inactive_list_is_the_same_dossier(cabinet: Cabinet, tmp_path: Path) -> None:
    take(cabinet, active(tmp_path / "a.xlsx"))
    rows = [
        (1, "KU.01", "Laporan keuangan", 2018, "Asli", 1, "3/200/1", "Biasa", "2 tahun / 3 tahun / Musnah", "Umum"),
        (2, "KU.01", "Laporan keuangan", 2017, "Asli", 1, "3/200/2", "Biasa", None, None),
    ]
    planned = take(cabinet, inactive(tmp_path / "b.xlsx", rows))
    assert counts(planned) == (1, 1, 0, 0, 0)
    (old,) = dossiers.by_number(cabinet, "3")
    assert (old.stage, old.box, old.place_path) == (Stage.INACTIVE, "200", ("Rak 3",))
    assert old.retention is not None
    assert (old.retention.inactive_years, old.retention.disposition) == (3, Disposition.DESTROY)
    (new,) = dossiers.by_number(cabinet, "4")  # "2" is a place in the list, and a number that is taken
    assert (new.year_from, new.folder) == (2017, "2")
    assert counts(plan(cabinet, tmp_path / "b.xlsx")) == (0, 0, 2, 0, 0)


def test_rows_alike_but_for_where_they_are_stay_apart(cabinet: Cabinet, tmp_path: Path) -> None:
    rows = [(n, "PL.01.8", "Salinan C.Hasil", 2024, "Kopi", 1, f"1/{n}/1") for n in range(1, 6)]
    path = inactive(tmp_path / "a.xlsx", rows)
    assert counts(take(cabinet, path)) == (5, 0, 0, 0, 0)
    assert counts(take(cabinet, path)) == (0, 0, 5, 0, 0)
    shuffled = [(n, *rows[-n][1:]) for n in range(1, 6)]
    assert counts(plan(cabinet, inactive(tmp_path / "b.xlsx", shuffled))) == (0, 0, 5, 0, 0)


def test_a_number_used_anew_makes_another_dossier(cabinet: Cabinet, tmp_path: Path) -> None:
    take(cabinet, active(tmp_path / "a.xlsx"))
    planned = take(cabinet, active(tmp_path / "b.xlsx", [(1, "HK.01", "Keputusan sekretaris", "2021", 2)]))
    assert counts(planned) == (1, 0, 0, 0, 0)
    assert [problem.code for problem in planned.problems] == ["archive_number_in_use"]
    assert {dossier.title for dossier in dossiers.by_number(cabinet, "1")} == {
        "Rekapitulasi Pilpres 2019 Bogor Tengah",
        "Keputusan sekretaris",
    }
    assert counts(plan(cabinet, tmp_path / "a.xlsx")) == (0, 0, 5, 0, 0)
    assert counts(plan(cabinet, tmp_path / "b.xlsx")) == (0, 0, 1, 0, 0)


def test_a_possible_duplicate_is_held_back_until_it_is_decided(cabinet: Cabinet, tmp_path: Path) -> None:
    take(cabinet, active(tmp_path / "a.xlsx"))
    path = active(tmp_path / "b.xlsx", [(77, "KU.01", "LAPORAN  Keuangan", "2018", 1)])
    planned = take(cabinet, path)
    assert counts(planned) == (0, 0, 0, 1, 0)
    (problem,) = planned.problems
    assert (problem.code, problem.cell, problem.data["number"]) == ("archive_possible_duplicate", "A7", "3")
    assert dossiers.by_number(cabinet, "77") == ()
    decided = take(cabinet, path, take_duplicates=True)
    assert counts(decided) == (1, 0, 0, 0, 0)
    assert decided.has_work
    assert len(dossiers.by_number(cabinet, "77")) == 1
    assert counts(plan(cabinet, path)) == (0, 0, 1, 0, 0)


def test_a_row_that_stands_twice_is_held_back_also_when_it_comes_again(cabinet: Cabinet, tmp_path: Path) -> None:
    row = (9, "KU.01", "Kuitansi hotel", "2022", 1, None, None, None, None, "Asli", "Rak 1/Boks 2")
    elsewhere = (*row[:-1], "Rak 1/Boks 3")
    path = active(tmp_path / "a.xlsx", [row, row, elsewhere])
    planned = take(cabinet, path)
    assert counts(planned) == (2, 0, 0, 1, 0)
    (problem,) = planned.problems
    assert (problem.code, problem.cell, problem.data["number"]) == ("archive_possible_duplicate", "A8", "9")
    assert counts(plan(cabinet, path)) == (0, 0, 2, 1, 0)
    take(cabinet, path, take_duplicates=True)
    assert counts(plan(cabinet, path)) == (0, 0, 3, 0, 0)


def test_contents_find_their_dossier_by_its_number(cabinet: Cabinet, tmp_path: Path) -> None:
    take(cabinet, active(tmp_path / "a.xlsx"))
    head = [("No. Berkas", "No. Item Arsip", "Kode Klasifikasi", "Uraian Informasi Arsip", "Tanggal", "Jumlah")]
    rows = [
        ("2", 1, "PL.02.6", "Keputusan penetapan", "12 Februari 2018", "3 lembar"),
        (None, 2, "PL.02.6", "Berita acara penetapan", None, 1),
        ("99", 1, "PL.02.6", "Tanpa berkas", None, 1),
    ]
    path = write(tmp_path / "isi.xlsx", rows, head=head, above=[("DAFTAR ISI BERKAS",)])
    planned = take(cabinet, path)
    assert counts(planned) == (2, 0, 1, 0, 1)
    assert [problem.code for problem in planned.problems] == ["archive_dossier_unknown"]
    (dossier,) = dossiers.by_number(cabinet, "2")
    assert [(item.title, item.extent, item.unit) for item in dossiers.items(cabinet, dossier.id)] == [
        ("Keputusan penetapan", 3, "lembar"),
        ("Berita acara penetapan", 1, None),
    ]
    assert counts(plan(cabinet, path)) == (0, 0, 3, 0, 1)


def test_two_overlapping_files_in_one_act_double_nothing(cabinet: Cabinet, tmp_path: Path) -> None:
    plans = [plan(cabinet, active(tmp_path / name)) for name in ("a.xlsx", "b.xlsx")]
    with cabinet.act("import_files") as act:
        for planned in plans:
            archive.apply_list(act, cabinet, planned)
    assert len(listing.ids_of_view(cabinet)) == 3


def test_a_plan_grown_old_is_made_anew(cabinet: Cabinet, tmp_path: Path) -> None:
    old = plan(cabinet, active(tmp_path / "a.xlsx"))
    take(cabinet, tmp_path / "a.xlsx")
    with cabinet.act("import_files") as act:
        archive.apply_list(act, cabinet, old)
    assert len(listing.ids_of_view(cabinet)) == 3


def test_a_file_without_a_list_is_refused_whole(cabinet: Cabinet, tmp_path: Path) -> None:
    path = write(tmp_path / "x.xlsx", [("Budi", 12)], head=[("Nama", "Umur")], below=())
    planned = plan(cabinet, path)
    assert planned.refusal == ("archive_nothing_found", {"name": "x.xlsx"})
    assert counts(planned) == (0, 0, 0, 0, 0)


def test_places_are_met_by_what_the_list_says_of_them(cabinet: Cabinet, tmp_path: Path) -> None:
    first = [(1, "A.1", "Satu", 2020, "Asli", 1, "Gedung A, Ruang Arsip, Rak 2, Boks 7")]
    take(cabinet, inactive(tmp_path / "a.xlsx", first))
    second = [
        (2, "A.1", "Dua", 2020, "Asli", 1, "Rak 2 Boks 7"),
        (3, "A.1", "Tiga", 2020, "Asli", 1, "Gedung B, Rak 2, Boks 7"),
        (4, "A.1", "Empat", 2020, "Asli", 1, "Boks 8"),
    ]
    planned = take(cabinet, inactive(tmp_path / "b.xlsx", second))
    assert (planned.summary["places"], planned.summary["boxes"]) == (2, 2)
    where = {dossier.title: (*dossier.place_path, dossier.box) for dossier in map(_first(cabinet), "1234")}
    assert where == {
        "Satu": ("Gedung A", "Ruang Arsip", "Rak 2", "7"),
        "Dua": ("Gedung A", "Ruang Arsip", "Rak 2", "7"),
        "Tiga": ("Gedung B", "Rak 2", "7"),
        "Empat": ("8",),
    }


def _first(cabinet: Cabinet):  # type: ignore[no-untyped-def]
    return lambda number: dossiers.by_number(cabinet, number)[0]


def codes_plan(cabinet: Cabinet | None, path: Path, source: str | None = None) -> ImportPlan:
    return archive.plan_classification(cabinet, read_workbook(path), ImportRequest(path, source=source))


def take_codes(cabinet: Cabinet, path: Path, source: str | None = None) -> ImportPlan:
    planned = codes_plan(cabinet, path, source)
    with cabinet.act("import_files") as act:
        archive.apply_classification(act, cabinet, planned)
    return planned


def test_the_office_s_classification_becomes_the_current_edition(
    cabinet: Cabinet, tmp_path: Path, shared_data: Path
) -> None:
    take(cabinet, active(tmp_path / "a.xlsx"))
    path = shared_data / "klasifikasi_kpu.csv"
    assert counts(codes_plan(None, path)) == (320, 0, 0, 0, 0)
    assert counts(take_codes(cabinet, path)) == (320, 0, 0, 0, 0)
    edition = classification.current(cabinet)
    assert edition is not None
    assert (edition.name, edition.codes) == ("klasifikasi_kpu", 320)
    (dossier,) = dossiers.by_number(cabinet, "1")
    assert dossier.classification is not None
    assert dossier.classification.code == "PL.01.8"
    assert [code.nth for code in classification.codes(cabinet, edition.id, below="PR.01") if code.code == "PR.01"] == [
        1,
        2,
    ]
    assert counts(take_codes(cabinet, path)) == (0, 0, 320, 0, 0)
    cabinet.undo()
    assert classification.editions(cabinet) == ()
    assert dossiers.by_number(cabinet, "1")[0].classification is None


def test_a_retention_table_fills_the_current_edition(cabinet: Cabinet, tmp_path: Path, shared_data: Path) -> None:
    take_codes(cabinet, shared_data / "klasifikasi_kpu.csv")
    head = [("Kode Klasifikasi", "Jenis Arsip", "Aktif", "Inaktif", "Nasib Akhir", "Dasar Hukum")]
    rows = [("PL.01.8", "judul lain", 2, 3, "Permanen", "contoh"), ("PL.02.6", "judul lain", 1, 2, "Musnah", "contoh")]
    path = write(tmp_path / "jra.xlsx", rows, head=head, below=())
    planned = take_codes(cabinet, path)
    assert counts(planned) == (0, 2, 0, 0, 0)
    assert planned.changes[0].what == "PL.01.8 · Retensi aktif"
    code = classification.find(cabinet, "PL.01.8")
    assert code is not None
    assert (code.active_years, code.inactive_years, code.disposition) == (2, 3, Disposition.KEEP)
    assert code.title != "judul lain"
    assert counts(codes_plan(cabinet, path)) == (0, 0, 2, 0, 0)
    named = codes_plan(cabinet, path, source="Edisi lain")
    assert (counts(named), named.summary["edition"]) == ((2, 0, 0, 0, 0), "Edisi lain")
