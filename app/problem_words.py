"""What problems are about, in two or three words, so that many of one kind can be told together; it knows no screen."""

from __future__ import annotations

from app.i18n import tr
from importers.records import Problem


def problem_group(problem: Problem) -> str:
    """Return in two or three words what a problem is about, so that many of one kind can be looked at together."""
    code = problem.code
    groups = {
        "check1": tr("Laki-laki + perempuan"),
        "check2": tr("Rincian dan jumlahnya"),
        "check3": tr("Melebihi batas"),
        "check4": tr("Surat suara"),
        "check6": tr("Suara sah"),
        "check7": tr("Jumlah suara"),
        "check8": tr("Pengguna hak pilih"),
        "check9": tr("Jumlah kolom"),
        "check11": tr("Melebihi batas"),
        "check5": tr("Suara partai dan calon"),
        "check_crossing": tr("Jumlah baris dan kolom"),
        "check_blank": tr("Sel kosong"),
        "moved": tr("Bergeser satu baris"),
        "columns_swapped": tr("Kolom tertukar"),
        "columns_copied": tr("Angka ganda"),
        "columns_or_totals_swapped": tr("Kolom tertukar"),
        "cells_swapped": tr("Kolom tertukar"),
        "cells_moved": tr("Angka tertukar"),
        "cells_exchanged": tr("Angka tertukar"),
        "totals_swapped": tr("Baris jumlah"),
        "row_copied": tr("Angka ganda"),
        "total": tr("Baris jumlah"),
        "voters_past_list": tr("Melebihi batas"),
        "out_of_proportion": tr("Tidak sebanding"),
        "far_from_others": tr("Tidak sebanding"),
        "amended": tr("Nilai yang diputuskan"),
        "amended_blank": tr("Nilai yang diputuskan"),
        "printed_sum": tr("Jumlah tercetak"),
        "parent": tr("Jumlah wilayah di dalamnya"),
        "check_parent": tr("Jumlah wilayah di dalamnya"),
        "check_children": tr("Jumlah wilayah di dalamnya"),
        "check_elsewhere": tr("Beda dengan sumber lain"),
        "swapped_beside": tr("Beda dengan sumber lain"),
        "areas": tr("Beda dengan sumber lain"),
        "column_moved": tr("Beda dengan sumber lain"),
        "lone_beside": tr("Beda dengan sumber lain"),
        "differs_from_source": tr("Beda dengan sumber lain"),
        "table_repeated": tr("Angka ganda"),
        "stated": tr("Jumlah wilayah di dalamnya"),
        "figure_twice": tr("Angka ganda"),
        "figures_twice": tr("Angka ganda"),
        "subject_twice": tr("Kolom ganda"),
        "area": tr("Wilayah"),
        "archive_code": tr("Kode"),
        "archive_date": tr("Tanggal"),
        "archive_access": tr("Akses"),
        "archive_possible": tr("Mungkin ganda"),
        "archive_number": tr("Nomor berkas"),
        "archive_dossier": tr("Nomor berkas"),
    }
    found = max((start for start in groups if f"{code}_".startswith(f"{start}_")), key=len, default="")
    return groups.get(found) or tr("Isi sel")
