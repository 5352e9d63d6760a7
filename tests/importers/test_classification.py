"""A classification is taken whole, as the data stand, with retention where the table has it."""

from __future__ import annotations

from pathlib import Path

from importers.classification import read_classification
from importers.grid import read_workbook
from importers.records import Severity
from tests.importers.archive_sheets import write


def test_the_classification_of_an_office_is_taken_whole(shared_data: Path) -> None:
    reading = read_classification(read_workbook(shared_data / "klasifikasi_kpu.csv"))
    assert len(reading.rows) == 320
    assert reading.refused == 0
    assert reading.edition == "klasifikasi_kpu"
    assert max(len(row.title) for row in reading.rows) == 2918
    assert [(row.code, row.nth) for row in reading.rows if row.code == "PR.01"] == [("PR.01", 1), ("PR.01", 2)]
    assert [(problem.code, problem.severity, problem.raw, problem.suggestion) for problem in reading.problems] == [
        ("archive_code_odd", Severity.WARNING, "PAW 01.2", "PAW.01.2"),
        ("archive_code_twice", Severity.WARNING, "PR.01", None),
    ]
    by_code = {row.code: row.title for row in reading.rows}
    assert "PL.01.8" in by_code
    assert "PAW 01.2" in by_code


def test_retention_columns_are_read_where_they_stand(tmp_path: Path) -> None:
    head = [
        ("No", "Kode Klasifikasi", "Jenis/Series Arsip", "Jangka Simpan", None, "Nasib Akhir", "Dasar Hukum"),
        (None, None, None, "Aktif", "Inaktif"),
    ]
    rows = [
        (1, "PL.01.8", "Rekapitulasi", 2, "3 tahun", "Permanen", "PKPU 17/2023"),
        (2, "KU.01", "Anggaran", "1 th", 5, "Dinilai Kembali", None),
        (3, "KU.02", "Kuitansi", None, None, "Musnah", None),
        (4, None, "Tanpa kode"),
        (5, "KU.03", None),
    ]
    above = [("JADWAL RETENSI ARSIP KPU 2023",)]
    reading = read_classification(
        read_workbook(write(tmp_path / "jra.xlsx", rows, head=head, above=above, below=(), merges=["D1:E1"]))
    )
    assert [(row.code, row.active_years, row.inactive_years, row.disposition, row.basis) for row in reading.rows] == [
        ("PL.01.8", 2, 3, "keep", "PKPU 17/2023"),
        ("KU.01", 1, 5, "review", None),
        ("KU.02", None, None, "destroy", None),
    ]
    assert reading.edition == "JADWAL RETENSI ARSIP KPU 2023"
    assert reading.refused == 1
    assert [problem.code for problem in reading.problems] == ["archive_code_missing", "archive_code_without_title"]


def test_what_is_no_classification_says_so(shared_data: Path) -> None:
    reading = read_classification(read_workbook(shared_data / "bogor_pilpres2019_tps.csv"))
    assert reading.rows == ()
    assert reading.sheets[0].why == "archive_no_codes"
