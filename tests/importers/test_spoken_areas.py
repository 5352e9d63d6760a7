"""A kecamatan or kelurahan that only a sentence above the table names, in which all its areas lie."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.records import Level
from importers.results import read_results
from tests.importers.sheets import complaints, names, one, table_of

_VILLAGES = ("Paledang", "Gudang", "Sempur")


def _rows(title: str) -> list[list[Value]]:
    return [[title], ["Kelurahan", "01", "02"], *([name, 10 + at, 20 + at] for at, name in enumerate(_VILLAGES))]


@pytest.mark.parametrize(
    "title",
    [
        "Rekapitulasi perolehan suara Pilpres di Kecamatan Bogor Tengah tahun 2019",
        "HASIL PILPRES 2019 KECAMATAN BOGOR TENGAH",
        "Perolehan suara tiap kelurahan Kec. Bogor Tengah, Kota Bogor, Pilpres 2019",
        "PILPRES 2019 - HASIL HITUNG SUARA KECAMATAN BOGOR TENGAH KOTA BOGOR",
    ],
)
def test_kelurahan_lie_in_the_kecamatan_that_the_title_speaks_of(title: str) -> None:
    reading = read_results(one(_rows(title)))

    found = [name[-2].casefold() for name in names(table_of(reading))]
    assert found == ["bogor tengah"] * len(_VILLAGES)
    assert complaints(reading) == []


@pytest.mark.parametrize(
    "title",
    [
        "Hasil Pilpres 2019 per kecamatan dan kelurahan di Kota Bogor",
        "Rekap suara Pilpres 2019 kecamatan se-Kota Bogor",
        "Suara Pilpres 2019 Kecamatan Bogor Tengah dan Bogor Timur",
        "Suara Pilpres 2019 kecamatan terbanyak",
        "Suara Pilpres 2019 Kecamatan Bogor Tengah, Kecamatan Bogor Timur",
    ],
)
def test_a_title_that_speaks_of_several_or_of_none_puts_areas_in_none(title: str) -> None:
    assert names(table_of(read_results(one(_rows(title))))) == [(name,) for name in _VILLAGES]


def test_tps_lie_in_the_kelurahan_and_the_kecamatan_of_the_title() -> None:
    title = "Hasil Pilpres 2019 di Kelurahan Paledang Kecamatan Bogor Tengah Kota Bogor"

    table = table_of(read_results(one([[title], ["TPS", "01", "02"], [1, 10, 20], [2, 11, 21]])))

    tree = ((Level.SUBDISTRICT, "Bogor Tengah"), (Level.VILLAGE, "Paledang"))
    assert [area.path[:2] for area in table.areas] == [tree, tree]


def test_areas_as_columns_under_such_a_title_are_kelurahan() -> None:
    rows: list[list[Value]] = [
        ["Rekapitulasi perolehan suara Pilpres di Kecamatan Bogor Tengah tahun 2019"],
        ["Uraian", *_VILLAGES, "Jumlah"],
        ["01 Joko Widodo - Ma'ruf Amin", 10, 11, 12, 33],
        ["02 Prabowo - Sandi", 20, 21, 22, 63],
    ]

    table = table_of(read_results(one(rows)))

    assert {area.level for area in table.areas} == {Level.VILLAGE}
    assert {name[:-1] for name in names(table)} == {("Bogor Tengah",)}
