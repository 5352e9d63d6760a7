"""Open data with a row for each category of voters and each sex of them."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.results import read_results
from tests.importers.sheets import Rows, complaints, keys, names, one, table_of

_CITIES = (("3201", "KABUPATEN BOGOR"), ("3202", "KABUPATEN SUKABUMI"), ("3271", "KOTA BOGOR"))
_CATEGORIES = ("DPT", "DPTB", "DPK")
_LEAD: list[Value] = ["id", "kode_provinsi", "nama_provinsi", "kode_kabupaten_kota", "nama_kabupaten_kota"]


def _open_data(head: list[Value], subjects: list[list[Value]]) -> tuple[Rows, list[tuple[int, ...]]]:
    rows: list[list[Value]] = [[*_LEAD, *head, "satuan", "tahun"]]
    truth: list[tuple[int, ...]] = []
    for at, (code, name) in enumerate(_CITIES):
        counts = [9000 * (at + 1) + 17 * each for each in range(len(subjects))]
        truth.append(tuple(counts))
        for subject, count in zip(subjects, counts, strict=True):
            rows.append([len(rows), 32, "JAWA BARAT", code, name, *subject, count, "ORANG", 2019])
    return rows, truth


@pytest.mark.parametrize(
    ("counted", "stem"), [("jumlah_pemilih", "registered"), ("jumlah_pengguna_hak_pilih", "voted")]
)
@pytest.mark.parametrize("sexes", [("LAKI-LAKI", "PEREMPUAN"), ()])
def test_categories_of_voters_by_sex(counted: str, stem: str, sexes: tuple[str, ...]) -> None:
    subjects: list[list[Value]] = [[each, *sex] for each in _CATEGORIES for sex in ([[s] for s in sexes] or [[]])]
    head: list[Value] = ["kategori_pemilih", *(["jenis_kelamin"] if sexes else []), counted]
    rows, truth = _open_data(head, subjects)

    reading = read_results(one(rows))

    table = table_of(reading)
    ends = ("_l", "_p") if sexes else ("",)
    assert keys(table) == [f"{stem}_{each.lower()}{end}" for each in _CATEGORIES for end in ends]
    assert list(table.values) == truth
    assert names(table) == [("JAWA BARAT", name) for _, name in _CITIES]
    assert table.cell(table.areas[1], table.subjects[1]) == f"{'H' if sexes else 'G'}{3 + len(subjects)}"
    assert complaints(reading) == []
    assert reading.election.year == 2019


def test_valid_and_invalid_votes_in_rows() -> None:
    rows, truth = _open_data(["jenis_suara", "jumlah_suara"], [["SAH"], ["TIDAK SAH"]])

    reading = read_results(one(rows))

    assert keys(table_of(reading)) == ["valid", "invalid"]
    assert list(table_of(reading).values) == truth
    assert complaints(reading) == []


def test_categories_of_anything_else_are_no_voters() -> None:
    rows, _ = _open_data(["kategori", "jenis_kelamin", "jumlah"], [["PPK", "LAKI-LAKI"], ["PPS", "PEREMPUAN"]])

    assert not read_results(one(rows)).tables
